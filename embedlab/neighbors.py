"""The nearest of many vectors, exactly: every one of them is looked at.

A query against a vector is a dot product, so all queries against all vectors are one product of
matrices. In each row of it: take the largest, cross it out, take the next. For millions of vectors
there are libraries such as faiss.
"""

import numpy as np
import numpy.typing as npt

from embedlab import distances
from embedlab._refusals import Array, at_least, finite, one_of, same_length, table

_MEASURES = {"cosine": distances.cosine, "dot": distances.dot, "euclidean": distances.euclidean}
_QUERIES = 64  # taken at a time: a table of all scores would be large


def nearest(
    vectors: npt.ArrayLike, queries: npt.ArrayLike, k: int = 10, *, metric: str = "cosine"
) -> tuple[npt.NDArray[np.intp], Array]:
    """Find the k vectors that are nearest to each query, best first.

    Parameters
    ----------
    vectors : array (n, d) of finite numbers, a row per item
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
    TypeError
        If vectors or queries hold no real numbers.
    ValueError
        For NaN, infinity, shapes that do not match, k < 1 or another metric.

    >>> vectors = np.array([[1.0, 0.0], [0.0, 1.0], [3.0, 4.0]])
    >>> indices, scores = nearest(vectors, [[0.0, 2.0]], k=2)
    >>> indices.tolist(), scores.tolist()
    ([[1, 2]], [[1.0, 0.8]])
    >>> nearest(vectors, [[0.0, 2.0]], k=2, metric="euclidean")[1].round(3).tolist()
    [[1.0, 2.236]]
    """
    one_of(_MEASURES, metric=metric)
    at_least(1, k=k)
    vectors, queries = table(vectors, "vectors"), table(queries, "queries")
    same_length(vectors=vectors, queries=queries)
    kind = np.result_type(vectors, np.float32)
    k = min(k, len(vectors))
    indices = np.empty((len(queries), k), dtype=np.intp)
    with np.errstate(over="ignore", invalid="ignore"):  # what is too large is refused below
        queries = queries.astype(kind)
        if metric == "cosine":
            rows, asked = distances.normalize(vectors).astype(kind), distances.normalize(queries)
        elif metric == "dot":
            rows, asked = vectors.astype(kind, copy=False), queries
        else:  # |q - v|^2 = |q|^2 - 2 (q.v - |v|^2 / 2): the product of (q, 1) and (v, -|v|^2 / 2)
            rows = vectors.astype(np.float64)  # float32 would lose the digits that both share
            rows = np.column_stack([rows, -np.vecdot(rows, rows) / 2])
            asked = np.column_stack([queries, np.ones(len(queries))])
        for start in range(0, len(queries), _QUERIES):
            products = asked[start : start + _QUERIES] @ rows.T
            finite(products, "products of vectors and queries")
            query = np.arange(len(products))
            for place in range(k):
                best = products.argmax(axis=1)  # of equals the first
                products[query, best] = -np.inf
                indices[start + query, place] = best
        # exactly, and in order: in a product of matrices equal vectors may round apart
        indices.sort(axis=1)
        scores = _MEASURES[metric](vectors[indices], queries[:, None]).astype(kind)
    order = np.argsort(scores if metric == "euclidean" else -scores, axis=1, kind="stable")
    scores = finite(np.take_along_axis(scores, order, axis=1), "scores")
    return np.take_along_axis(indices, order, axis=1), scores


def k_occurrences(indices: npt.ArrayLike, n: int) -> npt.NDArray[np.intp]:
    """How often each of n items stands in the lists of neighbours: hubs stand in very many.

    The counts' mean is k; how skewed they are is the hubness (Radovanović et al. 2010).

    Parameters
    ----------
    indices : int array (q, k) of numbers from 0 to n - 1, as from `nearest`
    n : int >= 0, how many items there are

    Returns
    -------
    int array (n,)

    Raises
    ------
    ValueError
        If an index is no whole number from 0 to n - 1.

    >>> k_occurrences(np.array([[1], [1], [0]]), 4).tolist()
    [1, 2, 0, 0]
    """
    at_least(0, n=n)
    places = finite(indices, "indices").ravel()
    if places.size and not (places.dtype.kind in "iu" and 0 <= places.min() <= places.max() < n):
        raise ValueError(f"indices: whole numbers from 0 to n - 1 are needed, and n is {n}")
    return np.bincount(places.astype(np.intp), minlength=n)


def relative_contrast(vectors: npt.ArrayLike, query: npt.ArrayLike) -> float:
    """(largest distance - smallest) / smallest, of the vectors from a query (Beyer et al. 1999).

    Near 0, nearest and farthest are much the same.

    Parameters
    ----------
    vectors : array (n, d) of finite numbers, n >= 1
    query : array (d,)

    Returns
    -------
    a number >= 0; infinite where a vector equals the query

    Raises
    ------
    ValueError
        If there are no vectors, for NaN or infinity, or for shapes that do not match.

    >>> relative_contrast([[1.0], [3.0]], [0.0])
    2.0
    """
    away = distances.euclidean(table(vectors, "vectors"), query)
    if away.size == 0:
        raise ValueError("contrast needs at least one vector; the table is empty")
    return float((away.max() - away.min()) / away.min()) if away.min() > 0 else float("inf")
