"""One space for two sets of vectors: rotate one onto the other, then look up across."""

import numpy as np
from numpy.typing import ArrayLike

from embedlab import _refusals
from embedlab.distances import cosine, normalize
from embedlab.neighbors import nearest

NEIGHBORS = 10  # how many nearest stand for the other side, as in the paper


def procrustes(source: ArrayLike, target: ArrayLike) -> np.ndarray:
    """The rotation that brings paired vectors closest: `source @ rotation` is near `target`.

    Of all orthogonal maps it makes the sum of the squared distances between the pairs smallest
    (Schoenemann 1966; for dictionaries Smith et al. 2017). Such a map may also mirror; it keeps
    every length, distance and cosine. With U S V' the singular value decomposition of
    source' target, it is U V'.

    The vectors are taken as they are: where only directions matter, use `distances.normalize`
    first. With fewer pairs than columns, the pairs alone do not decide the map: they are brought
    together, and the directions that none of them spans are mapped somehow.

    Parameters
    ----------
    source, target : arrays (n, d) of finite numbers; row i of one belongs with row i of the other

    Returns
    -------
    array (d, d) of float64, orthogonal

    Raises
    ------
    ValueError
        If there is no pair, the shapes differ, or a vector holds NaN, infinity or a huge number.

    >>> source = np.array([[1.0, 0.0], [0.0, 2.0]])
    >>> target = np.array([[0.0, 1.0], [-2.0, 0.0]])  # a quarter turn to the left
    >>> rotation = procrustes(source, target)
    >>> (source @ rotation).round(3).tolist()
    [[0.0, 1.0], [-2.0, 0.0]]
    """
    source, target = _paired(source, target)
    left, _, right = np.linalg.svd(_scaled(source).T @ _scaled(target))
    return left @ right


def _paired(source: ArrayLike, target: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Both tables as float64, when their rows can be pairs."""
    source = _refusals.table(source, "source").astype(np.float64)
    target = _refusals.table(target, "target").astype(np.float64)
    if source.shape != target.shape or not source.size:
        raise ValueError(
            "source and target are tables (n, d) of the same shape, with at least one pair of "
            f"rows; got shapes {source.shape} and {target.shape}"
        )
    return source, target


def _scaled(table: np.ndarray) -> np.ndarray:
    """With 1 as the largest number: the rotation is the same, and products do not vanish."""
    return table / (np.abs(table).max() or 1)


def held_out_cosines(
    source: ArrayLike, target: ArrayLike, *, folds: int = 5, seed: int = 0
) -> np.ndarray:
    """How near each pair comes when the map has not seen it: low ones are suspicious.

    The pairs are divided into folds by chance. Each fold is mapped by the `procrustes` of the
    others (cross-fitting). A low cosine may be a wrong pair, or a word that the two sides use in
    different ways; a wrong pair of near neighbours gets a high one.

    Parameters
    ----------
    source, target : arrays (n, d) of finite numbers; row i of one belongs with row i of the other
    folds : from 2 to n
    seed : equal seeds give equal folds

    Returns
    -------
    array (n,) between -1 and 1, the cosine of each mapped source vector with its target vector

    Raises
    ------
    ValueError
        As `procrustes` does, and for fewer than 2 folds or more than there are pairs.

    >>> corners = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, -1.0]])
    >>> held_out_cosines(corners, corners @ [[0.0, 1.0], [-1.0, 0.0]], folds=2).round(3).tolist()
    [1.0, 1.0, 1.0, 1.0]
    """
    source, target = _paired(source, target)
    _refusals.at_least(2, folds=folds)
    _refusals.at_most(len(source), folds=folds)
    _refusals.at_least(0, seed=seed)
    fold = np.random.default_rng(seed).permutation(len(source)) % folds
    cosines = np.zeros(len(source))
    for number in range(folds):
        held_out = fold == number
        rotation = procrustes(source[~held_out], target[~held_out])
        cosines[held_out] = cosine(source[held_out] @ rotation, target[held_out])
    return cosines


def csls_nearest(
    vectors: ArrayLike,
    queries: ArrayLike,
    k: int = 10,
    *,
    source: ArrayLike | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """The k nearest by cross-domain similarity local scaling, CSLS (Conneau et al. 2018).

    Some vectors, the hubs, are near to everything and come up as everybody's translation. CSLS
    takes off from 2 cos(query, vector) how near each of the two is to the other side as a whole:
    the mean cosine of the vector with its ten nearest source vectors, and of the query with its ten
    nearest `vectors` (or with all, where there are fewer).

    Parameters
    ----------
    vectors : array (n, d) of finite numbers, to choose from: the target language
    queries : array (q, d), in the same space, so mapped by `procrustes` before
    k : at least 1; more than n means all n
    source : array (m, d), everything on the side of the queries, in the same space; by default the
        queries themselves, which should then be many

    Returns
    -------
    indices, scores : arrays (q, k), best first, as from `embedlab.neighbors.nearest`, with its ties
        and zero vectors; a score lies between -4 and 4

    Raises
    ------
    ValueError
        As `nearest` does: NaN, infinity, shapes that do not match, k < 1.

    The first vector is nearest to both queries. By CSLS, the second query gets the other one:

    >>> vectors = np.array([[1.0, 1.0], [-1.0, 3.0]])
    >>> queries = np.array([[1.0, 0.9], [0.3, 1.0]])
    >>> nearest(vectors, queries, k=1)[0].ravel().tolist()
    [0, 0]
    >>> csls_nearest(vectors, queries, k=1)[0].ravel().tolist()
    [0, 1]
    """
    vectors, queries = _refusals.table(vectors, "vectors"), _refusals.table(queries, "queries")
    near_source = _mean_cosine(queries if source is None else source, vectors)
    near_vectors = _mean_cosine(vectors, queries)
    # 2 cos - near_source is one dot product: of (2 * direction, -near_source) and (direction, 1)
    scaled = np.column_stack([2 * normalize(vectors), -near_source])
    extended = np.column_stack([normalize(queries), np.ones(len(queries))])
    indices, scores = nearest(scaled, extended, k, metric="dot")
    return indices, scores - near_vectors[:, None]


def _mean_cosine(vectors: ArrayLike, queries: np.ndarray) -> np.ndarray:
    """The mean cosine of each query with its nearest vectors, (q,); 0 where there are none."""
    _, cosines = nearest(np.asarray(vectors), queries, NEIGHBORS)
    return cosines.sum(axis=1) / max(cosines.shape[1], 1)
