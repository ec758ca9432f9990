"""SIF vectors beside a loop over the documents, as it is usually written.

    python benchmarks/documents.py

CPU seconds of one thread.
"""

from collections import Counter
from collections.abc import Iterator

import numpy as np
from gensim.models import KeyedVectors
from rows import Row, compare, show
from threadpoolctl import threadpool_limits

from embedlab.datasets import load_encyclopedia, load_glove
from embedlab.documents import sif_vectors
from embedlab.text import tokenize


def rows() -> Iterator[Row]:
    """One row: all English articles."""
    documents = [tokenize(article.text) for article in load_encyclopedia()]
    vectors = load_glove()
    gap = np.abs(sif_vectors(documents, vectors) - loop(documents, vectors)).max()
    if not gap < 1e-5:
        raise RuntimeError(f"the loop and sif_vectors differ by {gap}; one of them is wrong")
    with threadpool_limits(1):
        yield compare(
            f"SIF of {len(documents)} documents",
            lambda: sif_vectors(documents, vectors),
            lambda: loop(documents, vectors),
            note=f"a loop over documents; equal to {gap:.0e}",
        )


def loop(documents: list[list[str]], vectors: KeyedVectors, a: float = 1e-3) -> np.ndarray:
    """The same vectors, one document and one word at a time."""
    counts = Counter(word for document in documents for word in document)
    total = counts.total()
    means = np.full((len(documents), vectors.vector_size), np.nan)
    for mean, document in zip(means, documents, strict=True):
        known = [word for word in document if word in vectors]
        if known:
            weighted = [a / (a + counts[word] / total) * vectors[word] for word in known]
            mean[:] = np.mean(weighted, axis=0, dtype=np.float64)
    known = means[~np.isnan(means).any(axis=1)]
    shared = np.linalg.svd(known, full_matrices=False)[2][0]
    return means - np.outer(means @ shared, shared)


if __name__ == "__main__":
    show(rows())
