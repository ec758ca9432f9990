"""How far apart two vectors are, and how alike.

Every function takes vectors along the last axis; other axes broadcast, so a table against one
vector gives one number a row. Numbers are computed as float64.
"""

import numpy as np
import numpy.typing as npt

from embedlab._refusals import Array, finite, same_length


def euclidean(a: npt.ArrayLike, b: npt.ArrayLike) -> Array:
    """The straight-line distance: the root of the sum of the squared differences.

    Parameters
    ----------
    a, b : arrays of finite numbers whose last axis holds the d numbers of one vector; other axes
        broadcast, so a table (n, d) against one vector (d,) gives n distances

    Returns
    -------
    array of distances, or one number for two vectors; in the units of the vectors

    Raises
    ------
    TypeError
        If one of them holds no real numbers, or masked ones. All functions here refuse that.
    ValueError
        For NaN or infinity, or vectors of different lengths.

    >>> float(euclidean([0, 0], [3, 4]))
    5.0
    >>> euclidean([[0, 0], [3, 0]], [3, 4]).tolist()
    [5.0, 4.0]
    """
    a, b = _pair(a, b)
    return np.sqrt(((a - b) ** 2).sum(axis=-1))


def dot(a: npt.ArrayLike, b: npt.ArrayLike) -> Array:
    """The dot product, a similarity: it grows with the angle's cosine and with both lengths.

    Parameters
    ----------
    a, b : arrays of vectors, as in `euclidean`

    Returns
    -------
    array of numbers, or one number for two vectors; in the units of the vectors, squared

    >>> float(dot([1, 2], [3, 4]))
    11.0
    """
    a, b = _pair(a, b)
    return (a * b).sum(axis=-1)


def cosine(a: npt.ArrayLike, b: npt.ArrayLike) -> Array:
    """The cosine of the angle, a similarity from -1 to 1: the dot product of the directions.

    A zero vector has no direction; its cosine with anything is 0 here, as if at a right angle.

    Parameters
    ----------
    a, b : arrays of vectors, as in `euclidean`

    Returns
    -------
    array of numbers from -1 to 1, or one number for two vectors

    >>> float(cosine([1, 0], [5, 0])), float(cosine([1, 0], [0, 2])), float(cosine([1, 0], [0, 0]))
    (1.0, 0.0, 0.0)
    """
    a, b = _pair(a, b)
    return np.clip(dot(normalize(a), normalize(b)), -1, 1)  # rounding may step over 1


def normalize(vectors: npt.ArrayLike) -> Array:
    """Divide every vector by its length, so that only its direction is left.

    Parameters
    ----------
    vectors : array of finite numbers, vectors along the last axis

    Returns
    -------
    array of the same shape; a zero vector stays as it is. float16 becomes float32, which stays
    float32; what is not a floating-point number becomes float64.

    >>> normalize([[3, 4], [0, 0]]).tolist()
    [[0.6, 0.8], [0.0, 0.0]]
    """
    vectors = finite(vectors, "vectors")
    kind = vectors.dtype if vectors.dtype.kind == "f" else np.float64
    vectors = vectors.astype(np.result_type(kind, np.float32), copy=False)
    largest = np.abs(vectors).max(axis=-1, keepdims=True, initial=0)
    vectors = vectors / np.where(largest == 0, 1, largest)  # squares of tiny numbers would vanish
    length = np.sqrt((vectors**2).sum(axis=-1, keepdims=True))
    return vectors / np.where(length == 0, 1, length)


def hamming(a: npt.ArrayLike, b: npt.ArrayLike) -> Array:
    """The number of places that differ (Hamming 1950), for anything that can be compared.

    Parameters
    ----------
    a, b : arrays of vectors, as in `euclidean`, or lists of anything: the letters of a word are
        `list(word)`

    Returns
    -------
    array of whole numbers, or one number for two vectors

    >>> int(hamming([1, 0, 1, 1], [1, 1, 1, 0])), int(hamming(list("karolin"), list("kathrin")))
    (2, 3)
    """
    a, b = np.asarray(a), np.asarray(b)
    same_length(a=a, b=b)
    return (a != b).sum(axis=-1)


def jaccard(a: npt.ArrayLike, b: npt.ArrayLike) -> Array:
    """How much two sets differ: 1 - members they share / members of either (Jaccard 1901).

    Parameters
    ----------
    a, b : arrays of vectors, as in `euclidean`; such a vector stands for a set, with a 1 (or
        anything but 0) at each member

    Returns
    -------
    array of numbers from 0 to 1, or one number for two vectors; two empty sets are equal: 0

    >>> round(float(jaccard([1, 1, 0], [1, 0, 1])), 3)  # one of three
    0.667
    """
    one, other = (vectors != 0 for vectors in _pair(a, b))
    shared, either = (one & other).sum(axis=-1), (one | other).sum(axis=-1)
    return np.where(either == 0, 0.0, 1 - shared / np.maximum(either, 1))


def _pair(a: npt.ArrayLike, b: npt.ArrayLike) -> tuple[Array, Array]:
    """Both as float64, with vectors of one length."""
    one, other = finite(a, "a").astype(np.float64), finite(b, "b").astype(np.float64)
    same_length(a=one, b=other)
    return one, other
