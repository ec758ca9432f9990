"""Fewer columns: principal component analysis and truncated SVD."""

import numpy as np
from scipy import sparse


def pca(matrix: np.ndarray, k: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """Principal component analysis: the k directions along which the rows differ most.

    The columns are centred, not scaled (Pearson 1901). The sign of each component is arbitrary;
    here the entry of a direction that is largest in size is positive, so that a plot does not flip
    between machines.

    Parameters
    ----------
    matrix : array or sparse array (n, d) of finite numbers, a row per item
    k : number of components, at most min(n, d)

    Returns
    -------
    scores : array (n, k), the rows in the new coordinates
    ratio : array (k,), the share of the total variance that each component carries; scores and
        ratio are 0 where nothing varies any more

    >>> scores, ratio = pca(np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]), k=1)
    >>> scores.round(3).ravel().tolist(), ratio.round(3).tolist()
    ([-1.414, 0.0, 1.414], [1.0])
    """
    matrix = _table(matrix, k)
    matrix = matrix.toarray() if sparse.issparse(matrix) else matrix
    centred = matrix - matrix.mean(axis=0)
    left, singular, directions = np.linalg.svd(centred, full_matrices=False)
    rounding = np.finfo(float).eps * sum(matrix.shape) * np.abs(matrix).max()
    singular = np.where(singular > rounding, singular, 0.0)  # equal rows differ by nothing
    scores = _fix_signs(left * singular, directions)
    variance = singular**2
    total = variance.sum()
    ratio = variance / total if total > 0 else np.zeros_like(variance)
    return scores[:, :k], ratio[:k]


def truncated_svd(
    matrix: sparse.csr_array, k: int = 100, *, seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """The best rank-k summary of a large sparse matrix.

    It is not centred: that would fill in its zeros.

    A large matrix is never stored densely: Lanczos iterations only multiply by it (Lehoucq,
    Sorensen and Yang 1998). They go on to full precision, so `seed` decides the last digits only.

    Parameters
    ----------
    matrix : csr_array or array (n, d) of finite numbers
    k : number of columns to keep, at most min(n, d)

    Returns
    -------
    scores : array (n, k), left singular vectors times singular values: a k-number vector per row
    singular : array (k,), largest first

    >>> scores, singular = truncated_svd(sparse.csr_array(np.diag([3.0, 2.0, 1.0])), k=2)
    >>> singular.round(3).tolist()
    [3.0, 2.0]
    """
    from scipy.sparse.linalg import svds
    from threadpoolctl import threadpool_limits

    matrix = _table(matrix, k)
    if abs(matrix).max() == 0:  # iterations have nothing to start from
        return np.zeros((matrix.shape[0], k)), np.zeros(k)
    if min(matrix.shape) <= max(2 * k, 500):  # small: all components at once are quicker
        dense = matrix.toarray() if sparse.issparse(matrix) else matrix
        left, singular, directions = np.linalg.svd(dense, full_matrices=False)
    else:
        with threadpool_limits(1):  # many tiny products: threads only wait for one another
            left, singular, directions = svds(matrix, k, rng=np.random.default_rng(seed))
    order = np.argsort(-singular)[:k]
    left, singular, directions = left[:, order], singular[order], directions[order]
    return _fix_signs(left * singular, directions), singular


def _table(matrix: np.ndarray | sparse.sparray, k: int) -> np.ndarray | sparse.csr_array:
    """The matrix as float64, dense or sparse as it came; ValueError if it has no k components."""
    matrix = sparse.csr_array(matrix) if sparse.issparse(matrix) else np.asarray(matrix)
    if matrix.ndim != 2 or not 1 <= k <= min(matrix.shape):
        raise ValueError(
            f"a table (rows, columns) has from 1 to min(rows, columns) components; "
            f"got shape {matrix.shape} and k={k}"
        )
    matrix = matrix.astype(np.float64)
    if not np.isfinite(matrix.data if sparse.issparse(matrix) else matrix).all():
        raise ValueError("the table holds NaN or infinity; leave out or replace those values first")
    return matrix


def _fix_signs(scores: np.ndarray, directions: np.ndarray) -> np.ndarray:
    """Flip each component so that the largest entry of its direction is positive."""
    size = np.abs(directions).round(6)  # entries of equal size: the first decides, on every machine
    largest = directions[np.arange(len(directions)), size.argmax(axis=1)]
    return scores * np.where(largest < 0, -1.0, 1.0)
