"""Product quantization: a vector as a short list of typical parts (Jégou, Douze, Schmid 2011).

The columns are cut into equal blocks, and each block of a vector is replaced by the number of the
nearest of 256 centroids: one byte a block. With d = 100 and 25 blocks, 400 bytes become 25, beside
the codebooks, 256 * d * 4 bytes once. Ranks by the dot product, as `compression` does.
"""

import warnings

import numpy as np
from numpy.typing import ArrayLike

from embedlab import _refusals
from embedlab.search.compression import best_rows


def fit(vectors: ArrayLike, blocks: int, *, seed: int = 0) -> np.ndarray:
    """Find 256 typical vectors for each block of columns, by k-means.

    Parameters
    ----------
    vectors : array (n, d) of finite numbers, n >= 1; at most 10,000 of them, drawn by `seed`, are
        learned from
    blocks : int that divides d

    Returns
    -------
    codebooks : float32 array (blocks, centroids, d / blocks); as many centroids as vectors if these
        are fewer than 256

    Raises
    ------
    ValueError
        For NaN, infinity, no vectors, or a number of blocks that does not divide d.

    >>> fit(np.eye(4), blocks=2).shape
    (2, 4, 2)
    """
    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning

    vectors = _float32(_refusals.table(vectors, "vectors"), "vectors")
    _refusals.at_least(1, blocks=blocks)
    n, d = vectors.shape
    if n == 0 or d == 0 or d % blocks:
        raise ValueError(
            "product quantization needs at least one vector, and a number of blocks that divides "
            f"that of the columns; got shape {vectors.shape} and {blocks} blocks"
        )
    sample = np.random.default_rng(seed).choice(n, min(n, 10_000), replace=False)
    means = KMeans(min(n, 256), init="random", n_init=1, max_iter=25, random_state=seed)
    with warnings.catch_warnings():  # equal vectors: some centroids are equal too, and no harm done
        warnings.simplefilter("ignore", ConvergenceWarning)
        parts = np.split(vectors[sample], blocks, axis=1)
        return np.stack([means.fit(part).cluster_centers_ for part in parts])


def encode(vectors: ArrayLike, codebooks: ArrayLike) -> np.ndarray:
    """For each block of columns the number of its nearest centroid.

    Parameters
    ----------
    vectors : array (n, d) of finite numbers
    codebooks : as from `fit`

    Returns
    -------
    codes : uint8 array (n, blocks)

    Raises
    ------
    ValueError
        For NaN, infinity, or shapes that do not match.

    >>> codebooks = np.array([[[0.0, 0.0], [1.0, 1.0]], [[0.0, 0.0], [5.0, 5.0]]])
    >>> encode(np.array([[0.9, 1.0, 0.0, 1.0]]), codebooks).tolist()
    [[1, 0]]
    """
    from sklearn.metrics import pairwise_distances_argmin

    codebooks = _checked(codebooks)
    parts = np.split(_columns(vectors, codebooks, "vectors"), len(codebooks), axis=1)
    codes = np.empty((len(parts[0]), len(codebooks)), dtype=np.uint8, order="F")
    if len(codes):
        for block, (part, book) in enumerate(zip(parts, codebooks, strict=True)):
            codes[:, block] = pairwise_distances_argmin(part, book)
    return codes


def decode(codes: ArrayLike, codebooks: ArrayLike) -> np.ndarray:
    """The vectors that the codes stand for: their centroids side by side.

    Parameters
    ----------
    codes, codebooks : as from `encode` and `fit`

    Returns
    -------
    array (n, d)

    Raises
    ------
    ValueError
        If the shapes do not match, or a code is not the number of a centroid.

    >>> codebooks = np.array([[[0.0, 0.0], [1.0, 1.0]], [[0.0, 0.0], [5.0, 5.0]]])
    >>> decode(np.array([[1, 0]]), codebooks).tolist()
    [[1.0, 1.0, 0.0, 0.0]]
    """
    codebooks = _checked(codebooks)
    columns = _codes(codes, codebooks).T
    return np.hstack([book[column] for book, column in zip(codebooks, columns, strict=True)])


def search(
    codes: ArrayLike, codebooks: ArrayLike, queries: ArrayLike, k: int = 10
) -> tuple[np.ndarray, np.ndarray]:
    """As `neighbors.nearest` with "dot", on codes: the query itself stays exact (asymmetric).

    Each query is multiplied by all centroids once; then a vector costs `blocks` look-ups.

    Parameters
    ----------
    codes, codebooks : as from `encode` and `fit`
    queries : array (q, d) of finite numbers
    k : at least 1; more than n means all n

    Returns
    -------
    indices : int array (q, k), best first, and among equals the lower row
    scores : float32 array (q, k)

    Raises
    ------
    ValueError
        For NaN, infinity, shapes that do not match, k < 1, or a code that is not the number of a
        centroid.

    >>> codebooks = np.array([[[0.0, 0.0], [1.0, 1.0]], [[0.0, 0.0], [5.0, 5.0]]])
    >>> indices, scores = search(np.array([[1, 0], [0, 1]]), codebooks, [[1, 1, 1, 1]])
    >>> indices.tolist(), scores.tolist()
    ([[1, 0]], [[10.0, 2.0]])
    """
    _refusals.at_least(1, k=k)
    codebooks = _checked(codebooks)
    codes = _codes(codes, codebooks)
    queries, k = _columns(queries, codebooks, "queries"), min(k, len(codes))
    indices = np.empty((len(queries), k), dtype=np.intp)
    scores = np.empty((len(queries), k), dtype=np.float32)
    for i, query in enumerate(queries):
        parts = np.split(query, len(codebooks))
        products = [book @ part for book, part in zip(codebooks, parts, strict=True)]
        score = sum(product.take(code) for product, code in zip(products, codes.T, strict=True))
        indices[i] = best_rows(score, k)
        scores[i] = score[indices[i]]
    return indices, _refusals.finite(scores, "scores")


def _checked(codebooks: ArrayLike) -> np.ndarray:
    """Codebooks (blocks, centroids, width) as float32, of numbers that fit into a byte."""
    codebooks = _float32(_refusals.finite(codebooks, "codebooks"), "codebooks")
    if codebooks.ndim != 3 or not codebooks.size or codebooks.shape[1] > 256:
        raise ValueError(
            "codebooks are an array (blocks, centroids, width) of at most 256 centroids, whose "
            f"numbers fit into a byte; got shape {codebooks.shape}"
        )
    return codebooks


def _columns(vectors: ArrayLike, codebooks: np.ndarray, what: str) -> np.ndarray:
    """A table as float32, of as many columns as the codebooks stand for."""
    table = _float32(_refusals.table(vectors, what), what)
    columns = codebooks.shape[0] * codebooks.shape[2]
    if table.shape[1] != columns:
        raise ValueError(f"these codebooks are for {columns} columns; {what} have {table.shape[1]}")
    return table


def _float32(array: np.ndarray, what: str) -> np.ndarray:
    with np.errstate(over="ignore"):  # infinity is refused
        return _refusals.finite(array.astype(np.float32), what)


def _codes(codes: ArrayLike, codebooks: np.ndarray) -> np.ndarray:
    """Codes (n, blocks), each the number of a centroid."""
    codes, (blocks, centroids, _) = _refusals.table(codes, "codes"), codebooks.shape
    if codes.dtype.kind not in "iu" or codes.shape[1] != blocks:
        raise ValueError(f"codes are whole numbers in {blocks} columns, one for each block")
    if codes.size and not (codes.min() >= 0 and codes.max() < centroids):
        raise ValueError(f"a code is the number of a centroid, from 0 to {centroids - 1}")
    return codes
