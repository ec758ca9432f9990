"""Made-up vectors of any number that are as easy or hard to search as real ones."""

import numpy as np

from embedlab.distances import normalize


def glove_like(n: int, d: int, seed: int = 0) -> np.ndarray:
    """N unit vectors (n, d) of float32: many small topics, within topics a few strong directions.

    Independent random numbers would have no near neighbours, which no embedding looks like.
    """
    rng = np.random.default_rng(seed)
    strength = np.arange(1, d + 1, dtype=np.float32) ** -0.25
    topics = rng.standard_normal((max(n // 200, 1), d), dtype=np.float32)
    vectors = rng.standard_normal((n, d), dtype=np.float32)
    for start in range(0, n, 2**16):
        some = vectors[start : start + 2**16]
        some += 1.2 * topics[rng.integers(len(topics), size=len(some))]
        some[:] = normalize(some * strength)
    return vectors
