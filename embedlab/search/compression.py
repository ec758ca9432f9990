"""The same vectors in fewer bytes, and search that works on them.

For one vector of d = 100 numbers:

    float32    4 d       400 bytes
    float16    2 d       200
    int8       d         100    and 4 d once, a step for each column
    product    blocks     25    for 25 blocks, and 1,024 d once (`product_quantization`)
    bits       d / 8      16    in 64-bit words: 2 words of 8 bytes

All searches here rank by the dot product: `distances.normalize` the vectors first, and that is the
cosine. What few bytes find is a list of candidates; `rerank` reads the vectors of these alone.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from embedlab import _refusals
from embedlab.neighbors import nearest


class Bits(NamedTuple):
    """The signs of n vectors: `words`, uint64 (n, columns / 64 rounded up), 64 signs in a word."""

    words: np.ndarray
    columns: int


def to_float16(vectors: ArrayLike) -> np.ndarray:
    """Half precision: every number keeps 11 binary digits. `nearest` searches it as it is.

    Parameters
    ----------
    vectors : array of numbers up to 65,504, the largest of float16

    Returns
    -------
    float16 array; a number moves by at most 1/2048 of its size (below 6.1e-5: by at most 3e-8)

    Raises
    ------
    ValueError
        For NaN, infinity, and numbers that round beyond 65,504.

    >>> to_float16(np.array([[0.1, 2.0]])).nbytes
    4
    """
    vectors = _refusals.finite(vectors, "vectors")
    if vectors.size and np.abs(vectors).max() >= 65_520:
        raise ValueError("float16 holds numbers up to 65,504; scale the vectors down first")
    return vectors.astype(np.float16)


def to_int8(vectors: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Round each column to 255 equal steps between its largest size and minus that.

    Parameters
    ----------
    vectors : array (n, d) of finite numbers

    Returns
    -------
    codes : int8 array (n, d), from -127 to 127
    step : float32 array (d,); `codes * step` is at most half a step away from the vectors. A
        column of zeros has the step 0.

    Raises
    ------
    ValueError
        For NaN, infinity, no table, and columns whose step is too large or too small for float32.

    >>> codes, step = to_int8(np.array([[1.0, 0.0], [-0.5, 8.0]]))
    >>> codes.tolist()
    [[127, 0], [-64, 127]]
    >>> (codes * step).round(2).tolist()
    [[1.0, 0.0], [-0.5, 8.0]]
    """
    vectors = _refusals.table(vectors, "vectors")
    vectors = vectors.astype(np.result_type(vectors, np.float32), copy=False)
    largest = np.abs(vectors).max(axis=0, initial=0)
    if not ((largest == 0) | (largest > 1e-36) & (largest < 1e38)).all():
        raise ValueError("the largest number of a column is 1e-36 to 1e38; scale the vectors first")
    step = (largest / 127).astype(np.float32)
    scaled = vectors / np.where(step == 0, 1, step)
    return np.rint(scaled).clip(-127, 127).astype(np.int8), step


def nearest_int8(
    codes: np.ndarray, step: np.ndarray, queries: ArrayLike, k: int = 10
) -> tuple[np.ndarray, np.ndarray]:
    """As `neighbors.nearest` with "dot", on codes: q . (codes * step) = (q * step) . codes.

    Parameters
    ----------
    codes, step : as from `to_int8`
    queries : array (q, d) of finite numbers
    k : at least 1; more than n means all n

    Returns
    -------
    indices, scores : arrays (q, k), best first

    Raises
    ------
    ValueError
        As `nearest` does, or if the step is not one for each column.

    >>> codes, step = to_int8(np.array([[1.0, 0.0], [0.0, 8.0]]))
    >>> nearest_int8(codes, step, [[3.0, 1.0]], k=1)[0].tolist()
    [[1]]
    """
    queries = _refusals.table(queries, "queries")
    _refusals.same_length(codes=codes, step=step, queries=queries)
    return nearest(codes, queries * step, k, metric="dot")


def binarize(vectors: ArrayLike) -> Bits:
    """Keep the signs alone: one bit a number, 1 for more than 0, packed into 64-bit words.

    Where columns are not around 0, subtract their means first, else a bit says little.

    Parameters
    ----------
    vectors : array (n, d) of finite numbers

    Returns
    -------
    Bits; what is left over in the last word of a row is 0

    Raises
    ------
    ValueError
        For NaN, infinity, or no table.

    >>> binarize(np.array([[1.0, -1.0, 2.0], [0.0, 5.0, -3.0]])).words.tolist()
    [[5], [2]]
    """
    vectors = _refusals.table(vectors, "vectors")
    columns = vectors.shape[1]
    bits = np.pad(vectors > 0, ((0, 0), (0, -columns % 64)))
    words = np.packbits(bits, axis=1, bitorder="little").view("<u8").astype(np.uint64)
    return Bits(np.asfortranarray(words), columns)  # word by word in memory, as they are compared


def nearest_bits(bits: Bits, queries: ArrayLike, k: int = 10) -> tuple[np.ndarray, np.ndarray]:
    """The rows whose bits differ from each query's in the fewest places, and in how many.

    Parameters
    ----------
    bits : as from `binarize`
    queries : array (q, d) of finite numbers, of which the signs are kept
    k : at least 1; more than n means all n

    Returns
    -------
    indices : int array (q, k), fewest differences first, and then the lower index
    differences : int array (q, k), the Hamming distances

    Raises
    ------
    ValueError
        For NaN, infinity, k < 1, or queries of another number of columns.

    >>> bits = binarize(np.array([[1, 1, 1], [-1, -1, 1], [1, -1, 1]]))
    >>> indices, differences = nearest_bits(bits, [[1, 1, 1]], k=2)
    >>> indices.tolist(), differences.tolist()
    ([[0, 2]], [[0, 1]])
    """
    _refusals.at_least(1, k=k)
    asked = binarize(queries)
    if asked.columns != bits.columns:
        raise ValueError(f"queries need {bits.columns} columns, as the bits; got {asked.columns}")
    k = min(k, len(bits.words))
    indices = np.empty((len(asked.words), k), dtype=np.intp)
    differences = np.empty((len(asked.words), k), dtype=np.intp)
    for i, query in enumerate(asked.words):
        differ = np.bitwise_count(bits.words ^ query).sum(axis=1, dtype=np.int32)
        indices[i] = best_rows(-differ, k)
        differences[i] = differ[indices[i]]
    return indices, differences


def rerank(
    vectors: ArrayLike, queries: ArrayLike, candidates: ArrayLike, k: int = 10
) -> tuple[np.ndarray, np.ndarray]:
    """Order candidates by their exact dot product.

    Parameters
    ----------
    vectors : array (n, d)
    queries : array (q, d) of finite numbers
    candidates : int array (q, c), for each query different rows of `vectors`
    k : at least 1; more than c means all c

    Returns
    -------
    indices : int array (q, k), best first, and among equals the lower row
    scores : float64 array (q, k)

    Raises
    ------
    ValueError
        If the shapes do not match, k < 1, a candidate is no row or comes twice, or a number is not
        finite.

    >>> rerank(np.array([[1.0], [3.0], [2.0]]), [[1.0]], [[0, 2]], k=1)[0].tolist()
    [[2]]
    """
    vectors, queries = np.asarray(vectors), _refusals.table(queries, "queries")
    candidates = np.sort(_refusals.table(candidates, "candidates").astype(np.intp), axis=1)
    _refusals.at_least(1, k=k)
    _refusals.same_length(vectors=vectors, queries=queries)
    if len(candidates) != len(queries) or (np.diff(candidates) == 0).any():
        raise ValueError("each query has a row of candidates of its own, none of them twice")
    if candidates.size and not (candidates.min() >= 0 and candidates.max() < len(vectors)):
        raise ValueError(f"candidates are rows of the vectors, from 0 to {len(vectors) - 1}")
    scores = np.einsum("qcd,qd->qc", vectors[candidates], queries, dtype=np.float64)
    best = np.argsort(-_refusals.finite(scores, "scores"), axis=1, kind="stable")[:, :k]
    return np.take_along_axis(candidates, best, axis=1), np.take_along_axis(scores, best, axis=1)


def best_rows(scores: np.ndarray, k: int) -> np.ndarray:
    """The rows of the k largest of n scores, best first, and among equals the lower row."""
    if k == 0:
        return np.zeros(0, dtype=np.intp)
    rows = np.flatnonzero(scores >= np.partition(scores, -k)[-k])
    return rows[np.argsort(-scores[rows], kind="stable")[:k]]
