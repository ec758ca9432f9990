"""embedlab: the helper module of a course on embeddings.

The ground floor (`embedlab.text`, `embedlab.counts`, ...) is the mathematics; `embedlab.course` is
what makes it a course. Nothing heavy is imported before a function needs it.
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submodules=[
        "applications",
        "bias",
        "bootstrap",
        "cluster",
        "counts",
        "datasets",
        "distances",
        "documents",
        "drawings",
        "evaluation",
        "glove",
        "languages",
        "maps",
        "neighbors",
        "plots",
        "reduction",
        "search",
        "sound",
        "text",
        "transformer",
    ],
    submod_attrs={
        "course.checking": ["check", "hint", "ours"],
        "course.probe": ["probe"],
        "course.questions": ["reveal"],
    },
)
