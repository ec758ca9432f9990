"""The nearest of many vectors, exactly: every one of them is looked at.

A query against a vector is a dot product, so all queries against all vectors are one product of
matrices. It is taken in blocks: no more than a few million scores are in memory at a time, and of
each block only what beats the k best so far is kept.
"""

import numpy as np

from embedlab import distances

_MEASURES = {
    "cosine": distances.cosine,
    "dot": distances.dot,
    "euclidean": distances.euclidean,
}
_QUERIES = 1024  # taken at a time
_SCORES = 2**21  # in memory at a time: these stay in a processor's cache, all of them would not
_CAST = 2048  # rows of a smaller type that are widened at a time: they stay in the cache too
_GROUPED = 16  # scores of which the largest is looked at first


def nearest(
    vectors: np.ndarray, queries: np.ndarray, k: int = 10, *, metric: str = "cosine"
) -> tuple[np.ndarray, np.ndarray]:
    """Find the k vectors that are nearest to each query, best first.

    Parameters
    ----------
    vectors : array (n, d) of finite numbers, a row per item; a memory-mapped file will do
    queries : array (q, d); they take the type of the vectors
    k : int >= 1; more than n means all n
    metric : "cosine" or "dot" (similarities: larger is nearer), or "euclidean" (a distance:
        smaller is nearer). A zero vector has the cosine 0 with everything. For many calls with
        "cosine", `distances.normalize` the vectors once and use "dot": it gives the same order.

    Returns
    -------
    indices : int array (q, k), rows of `vectors`; among equal scores the lower index comes first.
        Which of several equals take the last places may hang on how their products were rounded
    scores : array (q, k), as the function of that name in `distances` gives them; float32 for
        vectors of float16, float32, int8 and int16, else float64

    Raises
    ------
    ValueError
        For NaN, infinity, shapes that do not match, k < 1 or another metric.

    >>> vectors = np.array([[1.0, 0.0], [0.0, 1.0], [3.0, 4.0]])
    >>> indices, scores = nearest(vectors, [[0.0, 2.0]], k=2)
    >>> indices.tolist(), scores.tolist()
    ([[1, 2]], [[1.0, 0.8]])
    >>> nearest(vectors, [[0.0, 2.0]], k=2, metric="euclidean")[1].round(3).tolist()
    [[1.0, 2.236]]
    """
    if metric not in _MEASURES:
        raise ValueError(f"metric is one of {', '.join(_MEASURES)}; got {metric!r}")
    if k < 1:
        raise ValueError(f"k, the number of neighbours, starts at 1; got {k}")
    vectors = np.asarray(vectors)
    kind = np.result_type(vectors, np.float32)
    queries = np.asarray(queries, dtype=kind)
    if vectors.ndim != 2 or queries.ndim != 2 or vectors.shape[1] != queries.shape[1]:
        raise ValueError(
            "vectors (n, d) and queries (q, d) are tables with equally many columns; "
            f"got shapes {vectors.shape} and {queries.shape}"
        )
    _refuse_infinite(queries)
    k = min(k, len(vectors))
    indices = np.empty((len(queries), k), dtype=np.intp)
    scores = np.empty((len(queries), k), dtype=kind)
    for start in range(0, len(queries), _QUERIES):
        with np.errstate(over="ignore", invalid="ignore"):  # _refuse_infinite says it better
            found = _search(vectors, queries[start : start + _QUERIES], k, metric)
            for i, rows in enumerate(found, start):
                indices[i], scores[i] = _rank(vectors, queries[i], rows, metric, kind)
    _refuse_infinite(scores)
    return indices, scores


def _search(vectors: np.ndarray, queries: np.ndarray, k: int, metric: str) -> np.ndarray:
    """The rows (q, k) of the k best for each query, block by block."""
    if metric == "euclidean":
        queries = queries.astype(np.float64)  # q.v - |v|^2 / 2 loses the digits that they share
    if metric == "cosine":
        queries = distances.normalize(queries)
    best = np.full((len(queries), k), -np.inf, dtype=queries.dtype)
    rows = np.zeros((len(queries), k), dtype=np.intp)
    size = max(_SCORES // max(len(queries), 1), 4 * k)
    size = -(-max(min(size, len(vectors)), 1) // _GROUPED) * _GROUPED
    scores = np.empty((len(queries), size), dtype=queries.dtype)  # once: new memory is slow
    for start in range(0, len(vectors), size):
        block = vectors[start : start + size]
        scores[:, len(block) :] = -np.inf
        _score(block, queries, metric, out=scores[:, : len(block)])
        query, column = _candidates(scores, best[:, -1], k)
        if query.size:
            _merge(best, rows, query, scores[query, column], start + column)
    return rows


def _score(block: np.ndarray, queries: np.ndarray, metric: str, out: np.ndarray) -> None:
    """Fill `out` (q, rows) with scores that order as the metric does: larger is nearer."""
    smaller_type = block.dtype != queries.dtype
    step = _CAST if smaller_type else len(block)
    cast = np.empty((step, block.shape[1]), dtype=queries.dtype) if smaller_type else None
    for start in range(0, len(block), step):
        part, scores = block[start : start + step], out[:, start : start + step]
        if smaller_type:
            np.copyto(cast[: len(part)], part)
            part = cast[: len(part)]
        np.matmul(queries, part.T, out=scores)
        if metric == "cosine":
            length = np.sqrt(np.vecdot(part, part))
            _refuse_infinite(length)
            scores *= 1 / np.where(length == 0, 1, length)
        elif metric == "euclidean":  # |q - v|^2 = |q|^2 - 2 (q.v - |v|^2 / 2)
            scores -= np.vecdot(part, part) / 2
    # one bad number spoils its row and its scores; the smaller of the two is read sooner
    _refuse_infinite(block if len(queries) > block.shape[1] else out)


def _candidates(scores: np.ndarray, floor: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Query and column of the scores above the floor (q,) that may be among the k best.

    The k-th largest of the maxima of disjoint groups is a bound: k scores at least are as large.
    So only the members of the few groups that reach it are looked at one by one.
    """
    members = _GROUPED if scores.shape[1] >= _GROUPED * k else 1
    groups = scores.reshape(len(scores), members, -1)
    largest = groups.max(axis=1)
    open_ = np.flatnonzero(largest.max(axis=1, initial=-np.inf) > floor)
    largest, floor = largest[open_], floor[open_, None]
    bound = np.partition(largest, -k, axis=1)[:, -k, None]
    row, group = np.nonzero((largest >= bound) & (largest > floor))
    values = groups[open_[row], :, group]
    hit, member = np.nonzero((values >= bound[row]) & (values > floor[row]))
    return open_[row[hit]], member * groups.shape[2] + group[hit]


def _merge(
    best: np.ndarray, rows: np.ndarray, query: np.ndarray, score: np.ndarray, row: np.ndarray
) -> None:
    """Put candidates among the k best of their queries; equal scores in the order of the rows."""
    k = best.shape[1]
    touched, place = np.unique(query, return_inverse=True)
    place = np.concatenate([np.repeat(np.arange(len(touched)), k), place])
    score = np.concatenate([best[touched].ravel(), score])
    row = np.concatenate([rows[touched].ravel(), row])
    order = np.lexsort((row, -score, place))
    first = np.searchsorted(place[order], np.arange(len(touched)))
    kept = order[first[:, None] + np.arange(k)]
    best[touched], rows[touched] = score[kept], row[kept]


def _rank(
    vectors: np.ndarray, query: np.ndarray, rows: np.ndarray, metric: str, kind: np.dtype
) -> tuple[np.ndarray, np.ndarray]:
    """The rows and their exact scores: a product of blocks rounds by the place in the block."""
    scores = _MEASURES[metric](vectors[rows], query).astype(kind)
    order = np.lexsort((rows, scores if metric == "euclidean" else -scores))
    return rows[order], scores[order]


def _refuse_infinite(numbers: np.ndarray) -> None:
    if not np.isfinite(numbers).all():
        raise ValueError(
            "the vectors or the queries hold NaN, infinity or numbers too large to multiply; "
            "leave out or replace those values first"
        )


def k_occurrences(indices: np.ndarray, n: int) -> np.ndarray:
    """How often each of n items stands in the lists of neighbours: hubs stand in very many.

    The counts' mean is k; how skewed they are is the hubness (Radovanović et al. 2010).

    >>> k_occurrences(np.array([[1], [1], [0]]), 4).tolist()
    [1, 2, 0, 0]
    """
    return np.bincount(np.ravel(indices), minlength=n)


def relative_contrast(vectors: np.ndarray, query: np.ndarray) -> float:
    """(largest distance - smallest) / smallest, of the vectors from a query (Beyer et al. 1999).

    Near 0, nearest and farthest are much the same. It is infinite where a vector equals the query;
    ValueError where there are no vectors.

    >>> relative_contrast([[1.0], [3.0]], [0.0])
    2.0
    """
    away = distances.euclidean(vectors, query)
    if away.size == 0:
        raise ValueError("contrast needs at least one vector; the table is empty")
    return float((away.max() - away.min()) / away.min()) if away.min() > 0 else float("inf")
