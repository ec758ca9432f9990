"""How far apart two vectors are, and how alike.

Every function takes vectors along the last axis; other axes broadcast, so a table against one
vector gives one number a row. Integers and float32 are computed as float64; NaN gives NaN.
"""

import numpy as np


def euclidean(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The straight-line distance: the root of the sum of the squared differences.

    Parameters
    ----------
    a, b : arrays whose last axis holds the numbers of one vector; other axes broadcast, so a table
        against one vector gives one distance a row

    Returns
    -------
    array of distances, or one number for two vectors; in the units of the vectors

    >>> float(euclidean([0, 0], [3, 4]))
    5.0
    >>> euclidean([[0, 0], [3, 0]], [3, 4]).tolist()
    [5.0, 4.0]
    """
    return np.sqrt((_difference(a, b) ** 2).sum(axis=-1))


def manhattan(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The city-block or L1 distance: the sum of the absolute differences.

    >>> float(manhattan([0, 0], [3, 4]))
    7.0
    """
    return np.abs(_difference(a, b)).sum(axis=-1)


def chebyshev(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The largest absolute difference: one column decides.

    >>> float(chebyshev([0, 0], [3, 4]))
    4.0
    """
    return np.abs(_difference(a, b)).max(axis=-1, initial=0.0)


def dot(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The dot product, a similarity: it grows with the angle's cosine and with both lengths.

    >>> float(dot([1, 2], [3, 4]))
    11.0
    """
    return (np.asarray(a, dtype=float) * np.asarray(b, dtype=float)).sum(axis=-1)


def cosine(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The cosine of the angle, a similarity from -1 to 1: the dot product of the directions.

    A zero vector has no direction; its cosine with anything is 0 here, as if at a right angle.

    >>> float(cosine([1, 0], [5, 0])), float(cosine([1, 0], [0, 2])), float(cosine([1, 0], [0, 0]))
    (1.0, 0.0, 0.0)
    """
    return np.clip(dot(normalize(a), normalize(b)), -1, 1)  # rounding may step over 1


def normalize(vectors: np.ndarray) -> np.ndarray:
    """Divide every vector by its length, so that only its direction is left.

    A zero vector stays as it is. float16 becomes float32, which stays float32; what is not a
    floating-point number becomes float64.

    >>> normalize([[3, 4], [0, 0]]).tolist()
    [[0.6, 0.8], [0.0, 0.0]]
    """
    vectors = np.asarray(vectors)
    kind = vectors.dtype if vectors.dtype.kind == "f" else np.float64
    vectors = vectors.astype(np.result_type(kind, np.float32), copy=False)
    largest = np.abs(vectors).max(axis=-1, keepdims=True, initial=0)
    vectors = vectors / np.where(largest == 0, 1, largest)  # squares of tiny numbers would vanish
    length = np.sqrt((vectors**2).sum(axis=-1, keepdims=True))
    return vectors / np.where(length == 0, 1, length)


def hamming(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The number of places that differ (Hamming 1950), for anything that can be compared.

    >>> int(hamming([1, 0, 1, 1], [1, 1, 1, 0]))
    2
    """
    return (np.asarray(a) != np.asarray(b)).sum(axis=-1)


def jaccard(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """How much two sets differ: 1 - members they share / members of either (Jaccard 1901).

    A set is a vector with a 1 (or anything but 0) at each member. Two empty sets are equal: 0.

    >>> round(float(jaccard([1, 1, 0], [1, 0, 1])), 3)  # one of three
    0.667
    """
    a, b = np.asarray(a, dtype=bool), np.asarray(b, dtype=bool)
    shared, either = (a & b).sum(axis=-1), (a | b).sum(axis=-1)
    return np.where(either == 0, 0.0, 1 - shared / np.maximum(either, 1))


def _difference(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.asarray(a, dtype=float) - np.asarray(b, dtype=float)
