"""embedlab: the helper module of a course on embeddings.

The ground floor (`embedlab.text`, `embedlab.counts`, ...) is the mathematics; `embedlab.course` is
what makes it a course. Nothing heavy is imported before a function needs it.
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submodules=[
        "alignment",
        "bias",
        "bootstrap",
        "commands",
        "compression",
        "counts",
        "datasets",
        "distances",
        "distributed",
        "documents",
        "drawings",
        "evaluation",
        "glove",
        "minilm",
        "neighbors",
        "plots",
        "product_quantization",
        "ranking",
        "reduction",
        "sentence_encoder",
        "text",
        "transformer",
        "wordpiece",
    ],
    submod_attrs={"course.checks": ["check", "hint"], "course.probe": ["probe"]},
)
