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

import numpy as np

from embedlab import distances
from embedlab.neighbors import nearest


def to_float16(vectors: np.ndarray) -> np.ndarray:
    """Half precision: every number keeps 11 binary digits. `nearest` searches it as it is.

    A number moves by at most 1/2048 of its size (below 6.1e-5: by at most 3e-8). ValueError for
    NaN, infinity and numbers that round beyond 65,504, the largest.

    >>> to_float16(np.array([[0.1, 2.0]])).nbytes
    4
    """
    with np.errstate(over="ignore"):  # said below
        half = np.asarray(vectors).astype(np.float16)
    if not np.isfinite(half).all():
        raise ValueError("float16 holds finite numbers up to 65,504; scale the vectors down first")
    return half


def to_int8(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Round each column to 255 equal steps between its largest size and minus that.

    Parameters
    ----------
    vectors : array (n, d) of finite numbers

    Returns
    -------
    codes : int8 array (n, d), from -127 to 127
    step : float32 array (d,); `codes * step` is at most half a step away from the vectors. A
        column of zeros has the step 0.

    >>> codes, step = to_int8(np.array([[1.0, 0.0], [-0.5, 8.0]]))
    >>> codes.tolist()
    [[127, 0], [-64, 127]]
    >>> (codes * step).round(2).tolist()
    [[1.0, 0.0], [-0.5, 8.0]]
    """
    vectors = check_table(vectors)
    step = (np.abs(vectors).max(axis=0, initial=0) / 127).astype(np.float32)
    scaled = vectors / np.where(step == 0, 1, step)
    return np.rint(scaled).clip(-127, 127).astype(np.int8), step


def nearest_int8(
    codes: np.ndarray, step: np.ndarray, queries: np.ndarray, k: int = 10
) -> tuple[np.ndarray, np.ndarray]:
    """As `neighbors.nearest` with "dot", on codes: q . (codes * step) = (q * step) . codes.

    >>> codes, step = to_int8(np.array([[1.0, 0.0], [0.0, 8.0]]))
    >>> nearest_int8(codes, step, [[3.0, 1.0]], k=1)[0].tolist()
    [[1]]
    """
    return nearest(codes, np.asarray(queries) * step, k, metric="dot")


def to_bits(vectors: np.ndarray) -> np.ndarray:
    """Keep the signs alone: one bit a number, 1 for more than 0, packed into 64-bit words.

    Returns a uint64 array (n, words) with ceil(d / 64) words a row; what is left over is 0. Where
    columns are not around 0, subtract their means first, else a bit says little.

    >>> to_bits(np.array([[1.0, -1.0, 2.0], [0.0, 5.0, -3.0]])).tolist()
    [[5], [2]]
    """
    vectors = check_table(vectors)
    padding = -vectors.shape[1] % 64
    bits = np.packbits(np.pad(vectors > 0, ((0, 0), (0, padding))), axis=1, bitorder="little")
    words = np.ascontiguousarray(bits).view("<u8").astype(np.uint64, copy=False)
    return np.asfortranarray(words)  # word after word in memory: each is read by itself


def nearest_bits(
    bits: np.ndarray, query_bits: np.ndarray, k: int = 10
) -> tuple[np.ndarray, np.ndarray]:
    """The rows whose bits differ from each query's in the fewest places, and in how many.

    Returns indices (q, k), fewest first and then the lower index, and Hamming distances (q, k) as
    int. More than n neighbours means all n.

    >>> bits = to_bits(np.array([[1, 1, 1], [-1, -1, 1], [1, -1, 1]]))
    >>> indices, places = nearest_bits(bits, bits[:1], k=2)
    >>> indices.tolist(), places.tolist()
    ([[0, 2]], [[0, 1]])
    """
    if k < 1 or bits.shape[1] != query_bits.shape[1]:
        raise ValueError(
            "k starts at 1, and bits and queries have equally many words; "
            f"got k={k} and shapes {bits.shape} and {query_bits.shape}"
        )
    k = min(k, len(bits))
    indices = np.empty((len(query_bits), k), dtype=np.intp)
    places = np.empty((len(query_bits), k), dtype=np.intp)
    kind = np.min_scalar_type(64 * bits.shape[1])  # the narrower, the faster
    for i, query in enumerate(query_bits if k else []):
        differ = np.zeros(len(bits), dtype=kind)
        for word, query_word in zip(bits.T, query, strict=True):
            differ += np.bitwise_count(word ^ query_word)
        rows = np.flatnonzero(differ <= _smallest(differ, k))
        indices[i] = rows[np.argsort(differ[rows], kind="stable")[:k]]
        places[i] = differ[indices[i]]
    return indices, places


def _smallest(numbers: np.ndarray, k: int) -> int:
    """The k-th smallest of many small whole numbers, by halving the range that holds it."""
    low, high = 0, int(numbers.max())
    while low < high:
        middle = (low + high) // 2
        if np.count_nonzero(numbers <= middle) >= k:
            high = middle
        else:
            low = middle + 1
    return low


def rerank(
    vectors: np.ndarray, queries: np.ndarray, candidates: np.ndarray, k: int = 10
) -> tuple[np.ndarray, np.ndarray]:
    """Order candidates (q, c) by their exact dot product: the k best rows and scores, best first.

    >>> rerank(np.array([[1.0], [3.0], [2.0]]), [[1.0]], np.array([[0, 2]]), k=1)[0].tolist()
    [[2]]
    """
    indices, scores = np.sort(candidates, axis=1), []  # so that among equals the lower comes first
    for i, query in enumerate(np.asarray(queries)):
        score = distances.dot(vectors[indices[i]], query)
        order = np.argsort(-score, kind="stable")
        indices[i], scores = indices[i][order], [*scores, score[order][:k]]
    return indices[:, :k], np.reshape(scores, indices[:, :k].shape)


def check_table(vectors: np.ndarray) -> np.ndarray:
    """The vectors as an array; ValueError unless it is (rows, columns) of finite numbers."""
    vectors = np.asarray(vectors)
    if vectors.ndim != 2 or not np.isfinite(vectors).all():
        raise ValueError(
            "vectors are a table (rows, columns) of finite numbers; leave out or replace NaN and "
            f"infinity first; got shape {vectors.shape}"
        )
    return vectors
