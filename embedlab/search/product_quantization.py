"""Product quantisation: a vector as a short list of typical parts (Jégou, Douze, Schmid 2011).

The columns are cut into equal blocks, and each block of a vector is replaced by the number of the
nearest of 256 centroids: one byte a block. With d = 100 and 25 blocks, 400 bytes become 25, beside
the codebooks, 256 * d * 4 bytes once. Ranks by the dot product, as `compression` does.
"""

import warnings

import numpy as np

from embedlab.search.compression import check_table

_ROWS = 2**13  # looked up at a time, so that they stay in a processor's cache


def train_codebooks(vectors: np.ndarray, blocks: int, *, seed: int = 0) -> np.ndarray:
    """Find 256 typical vectors for each block of columns, by k-means.

    Parameters
    ----------
    vectors : array (n, d) of finite numbers, n >= 1; at most 10,000 of them, drawn by `seed`, are
        learned from
    blocks : int that divides d

    Returns
    -------
    float32 array (blocks, centroids, d / blocks); as many centroids as vectors if these are fewer
        than 256

    >>> train_codebooks(np.eye(4), blocks=2).shape
    (2, 4, 2)
    """
    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning

    vectors = check_table(vectors)
    n, d = vectors.shape
    if n == 0 or blocks < 1 or d == 0 or d % blocks:
        raise ValueError(
            "product quantisation needs at least one vector, and a number of blocks that divides "
            f"that of the columns; got shape {vectors.shape} and {blocks} blocks"
        )
    sample = np.random.default_rng(seed).choice(n, min(n, 10_000), replace=False)
    means = KMeans(min(n, 256), init="random", n_init=1, max_iter=25, random_state=seed)
    with warnings.catch_warnings():  # equal vectors: some centroids are equal too, and no harm done
        warnings.simplefilter("ignore", ConvergenceWarning)
        parts = np.split(vectors[sample].astype(np.float32), blocks, axis=1)
        return np.stack([means.fit(part).cluster_centers_ for part in parts])


def to_product(vectors: np.ndarray, codebooks: np.ndarray) -> np.ndarray:
    """For each block of columns the number of its nearest centroid: uint8 array (n, blocks).

    >>> codebooks = np.array([[[0.0, 0.0], [1.0, 1.0]], [[0.0, 0.0], [5.0, 5.0]]])
    >>> to_product(np.array([[0.9, 1.0, 0.0, 1.0]]), codebooks).tolist()
    [[1, 0]]
    """
    vectors = check_table(vectors)
    blocks, _, width = codebooks.shape
    if vectors.shape[1] != blocks * width:
        raise ValueError(
            f"these codebooks are for {blocks * width} columns; got shape {vectors.shape}"
        )
    codes = np.empty((len(vectors), blocks), dtype=np.uint8, order="F")
    for start in range(0, len(vectors), _ROWS):
        some = vectors[start : start + _ROWS]
        for block, (part, book) in enumerate(
            zip(np.split(some, blocks, 1), codebooks, strict=True)
        ):
            # |part - centroid|^2 = |part|^2 + 2 (|centroid|^2 / 2 - part . centroid)
            away = (book**2).sum(axis=1) / 2 - part @ book.T
            codes[start : start + _ROWS, block] = away.argmin(axis=1)
    return codes


def from_product(codes: np.ndarray, codebooks: np.ndarray) -> np.ndarray:
    """The vectors (n, d) that the codes stand for: their centroids side by side.

    >>> codebooks = np.array([[[0.0, 0.0], [1.0, 1.0]], [[0.0, 0.0], [5.0, 5.0]]])
    >>> from_product(np.array([[1, 0]]), codebooks).tolist()
    [[1.0, 1.0, 0.0, 0.0]]
    """
    return np.hstack([book[column] for book, column in zip(codebooks, codes.T, strict=True)])


def nearest_product(
    codes: np.ndarray, codebooks: np.ndarray, queries: np.ndarray, k: int = 10
) -> tuple[np.ndarray, np.ndarray]:
    """As `neighbors.nearest` with "dot", on codes: the query itself stays exact (asymmetric).

    Each query is multiplied by all centroids once; then a vector costs `blocks` look-ups.

    >>> codebooks = np.array([[[0.0, 0.0], [1.0, 1.0]], [[0.0, 0.0], [5.0, 5.0]]])
    >>> indices, scores = nearest_product(np.array([[1, 0], [0, 1]]), codebooks, [[1, 1, 1, 1]])
    >>> indices.tolist(), scores.tolist()
    ([[1, 0]], [[10.0, 2.0]])
    """
    queries, k = check_table(queries), min(k, len(codes))
    blocks, _, width = codebooks.shape
    if k < (len(codes) > 0) or queries.shape[1] != blocks * width:
        raise ValueError(
            f"k starts at 1, and queries have {blocks * width} columns as the codebooks have; "
            f"got k={k} and shape {queries.shape}"
        )
    indices = np.empty((len(queries), k), dtype=np.intp)
    scores = np.empty((len(queries), k), dtype=np.float32)
    for i, query in enumerate(queries.reshape(-1, blocks, width) if k else []):
        products = np.einsum("bcw,bw->bc", codebooks, query).astype(np.float32)
        score = _sum_of_look_ups(codes, products)
        rows = np.flatnonzero(score >= np.partition(score, -k)[-k])
        indices[i] = rows[np.argsort(-score[rows], kind="stable")[:k]]
        scores[i] = score[indices[i]]
    return indices, scores


def _sum_of_look_ups(codes: np.ndarray, products: np.ndarray) -> np.ndarray:
    """For each row the sum of products[block, code], as float32."""
    score = np.zeros(len(codes), dtype=np.float32)
    number, product = np.empty(_ROWS, dtype=np.intp), np.empty(_ROWS, dtype=np.float32)
    for start in range(0, len(codes), _ROWS):
        for table, column in zip(products, codes[start : start + _ROWS].T, strict=True):
            # table[column], four times as fast because the same memory is used again and again
            np.copyto(number[: len(column)], column)
            np.take(table, number[: len(column)], out=product[: len(column)], mode="clip")
            score[start : start + _ROWS] += product[: len(column)]
    return score
