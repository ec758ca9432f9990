"""Fewer columns: principal component analysis and truncated SVD."""

import numpy as np
from scipy import sparse


def pca(matrix: np.ndarray, k: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """Principal component analysis: the k directions along which the rows differ most (Pearson 1901).

    The columns are centred, not scaled. The sign of each component is arbitrary; here the entry of a
    direction that is largest in size is positive, so that a plot does not flip between machines.

    Parameters
    ----------
    matrix : array or sparse array (n, d), a row per item
    k : number of components, at most min(n, d)

    Returns
    -------
    scores : array (n, k), the rows in the new coordinates
    ratio : array (k,), the share of the total variance that each component carries (0 where there is none)

    >>> scores, ratio = pca(np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]), k=1)
    >>> scores.round(3).ravel().tolist(), ratio.round(3).tolist()
    ([-1.414, 0.0, 1.414], [1.0])
    """
    matrix = matrix.toarray() if sparse.issparse(matrix) else np.asarray(matrix)
    if matrix.ndim != 2 or not 1 <= k <= min(matrix.shape):
        raise ValueError(f"pca needs a table with k <= min(rows, columns); got shape {matrix.shape}, k={k}")
    centred = matrix - matrix.mean(axis=0)
    left, singular, directions = np.linalg.svd(centred, full_matrices=False)
    scores = _fix_signs(left * singular, directions)
    variance = singular**2
    total = variance.sum()
    ratio = variance / total if total > 0 else np.zeros_like(variance)
    return scores[:, :k], ratio[:k]


def truncated_svd(matrix: sparse.csr_array, k: int = 100, *, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """The best rank-k summary of a large sparse matrix, without centring it (which would fill in its zeros).

    Randomised SVD with QR power steps (Halko, Martinsson and Tropp 2011), as scikit-learn computes it.

    Parameters
    ----------
    matrix : csr_array or array (n, d)
    k : number of columns to keep, at most min(n, d)

    Returns
    -------
    scores : array (n, k), left singular vectors times singular values: a k-number vector per row
    singular : array (k,), largest first

    >>> scores, singular = truncated_svd(sparse.csr_array(np.diag([3.0, 2.0, 1.0])), k=2)
    >>> singular.round(3).tolist()
    [3.0, 2.0]
    """
    from sklearn.utils.extmath import randomized_svd

    if not 1 <= k <= min(matrix.shape):
        raise ValueError(f"truncated_svd needs k <= min(rows, columns); got shape {matrix.shape}, k={k}")
    left, singular, directions = randomized_svd(
        matrix, k, n_oversamples=20, n_iter=7, power_iteration_normalizer="QR", random_state=seed
    )
    return _fix_signs(left * singular, directions), singular


def _fix_signs(scores: np.ndarray, directions: np.ndarray) -> np.ndarray:
    """Flip each component so that the largest entry of its direction is positive."""
    rows = np.arange(len(directions))
    return scores * np.where(directions[rows, np.abs(directions).argmax(axis=1)] < 0, -1.0, 1.0)
