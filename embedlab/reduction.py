"""Fewer columns: principal component analysis and truncated SVD."""

import numpy as np
import numpy.typing as npt
from scipy import sparse

from embedlab._refusals import at_least, sparse_table

Floats = npt.NDArray[np.float64]


def pca(matrix: npt.ArrayLike | sparse.sparray, k: int = 2) -> tuple[Floats, Floats]:
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
    ratio : array (k,), the explained variance ratio: the share of the total variance that each
        component carries. Scores and ratio are 0 where nothing varies any more

    Raises
    ------
    TypeError
        If the matrix holds no real numbers.
    ValueError
        If it is no table, holds NaN or infinity, or has no k components.

    >>> scores, ratio = pca(np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]), k=1)
    >>> scores.round(3).ravel().tolist(), ratio.round(3).tolist()
    ([-1.414, 0.0, 1.414], [1.0])
    """
    matrix = sparse_table(matrix, "matrix").toarray()
    _refuse_more_than_all(matrix.shape, k)
    centred = matrix - matrix.mean(axis=0)
    left, singular, directions = np.linalg.svd(centred, full_matrices=False)
    rounding = np.finfo(float).eps * sum(matrix.shape) * np.abs(matrix).max()
    singular = np.where(singular > rounding, singular, 0.0)  # equal rows differ by nothing
    scores = _fix_signs(left * singular, directions)
    variance = singular**2
    total = variance.sum()
    ratio = variance / total if total > 0 else np.zeros_like(variance)
    return scores[:, :k], ratio[:k]


def truncated_svd(matrix: npt.ArrayLike | sparse.sparray, k: int = 100) -> tuple[Floats, Floats]:
    """The best rank-k summary of a large sparse matrix.

    It is not centred: that would fill in its zeros. With more than 500 rows and columns it is never
    stored densely, and the answer is nearly the best one: of a text's PPMI, the last of k singular
    values is a few tenths of a percent too small, of pure noise two percent. Otherwise it is exact.

    Parameters
    ----------
    matrix : csr_array or array (n, d) of finite numbers
    k : number of columns to keep, at most min(n, d)

    Returns
    -------
    scores : array (n, k), left singular vectors times singular values: a k-number vector per row
    singular : array (k,), the singular values, largest first

    Raises
    ------
    TypeError
        If the matrix holds no real numbers.
    ValueError
        If it is no table, holds NaN or infinity, or has no k components.

    >>> scores, singular = truncated_svd(sparse.csr_array(np.diag([3.0, 2.0, 1.0])), k=2)
    >>> singular.round(3).tolist()
    [3.0, 2.0]
    """
    matrix = sparse_table(matrix, "matrix")
    _refuse_more_than_all(matrix.shape, k)
    if min(matrix.shape) <= max(500, 5 * k):
        left, singular, directions = np.linalg.svd(matrix.toarray(), full_matrices=False)
    else:
        left, singular, directions = _krylov_svd(matrix, k)
    return _fix_signs(left * singular, directions)[:, :k], singular[:k]


def _krylov_svd(matrix: sparse.csr_array, k: int) -> tuple[Floats, Floats, Floats]:
    """The k first singular vectors and values, nearly (Musco and Musco 2015).

    Random columns are multiplied by A, then by A A' again and again. What one product shows little
    of, the next one shows more of; all of them together span the first directions long before the
    last of them alone would. In a basis Q of them all, the matrix Q'A is small: it is decomposed
    exactly. For the basis, single precision is enough.
    """
    scale = abs(matrix).max() or 1.0
    a = (matrix / scale).astype(np.float32)
    a_transposed = a.T.tocsr()
    random = np.random.default_rng(0)
    newest = a @ random.standard_normal((a.shape[1], k // 5 + 1), dtype=np.float32)
    basis = newest[:, :0]
    for _ in range(20):
        for _ in range(2):  # once leaves some of the old directions, because of rounding
            newest -= basis @ (basis.T @ newest)
        newest = np.linalg.qr(newest)[0]
        basis = np.hstack([basis, newest])
        newest = a @ (a_transposed @ newest)
    if np.abs(basis.T @ basis - np.eye(basis.shape[1])).max() > 1e-4:
        basis = np.linalg.qr(basis)[0]  # nothing new was left to find: old directions came twice
    small = a_transposed @ basis
    squares, turn = np.linalg.eigh((small.T @ small).astype(np.float64))
    singular, turn = np.sqrt(np.maximum(squares[::-1][:k], 0)), turn[:, ::-1][:, :k]
    directions = (small @ turn / np.where(singular > 0, singular, 1)).T
    return basis @ turn, singular * scale, directions


def _refuse_more_than_all(shape: tuple[int, ...], k: int) -> None:
    at_least(1, k=k)
    if k > min(shape):
        raise ValueError(f"a table has at most min(rows, columns) components; got {shape} and {k=}")


def _fix_signs(scores: Floats, directions: Floats) -> Floats:
    """Flip each component so that the largest entry of its direction is positive."""
    size = np.abs(directions).round(6)  # entries of equal size: the first decides, on every machine
    largest = directions[np.arange(len(directions)), size.argmax(axis=1)]
    return scores * np.where(largest < 0, -1.0, 1.0)
