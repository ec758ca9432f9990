"""reduction.py against scikit-learn and numpy. Signs are free, so Gram matrices are compared."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import sparse
from sklearn.decomposition import PCA

from embedlab.reduction import pca, truncated_svd

TABLES = hnp.arrays(
    np.int64,
    hnp.array_shapes(min_dims=2, max_dims=2, min_side=2, max_side=6),
    elements=st.integers(-4, 4),
)


def gram(scores):
    return scores @ scores.T


@given(TABLES)
def test_pca_equals_scikit_learns(table):
    if (table == table[0]).all():
        return  # nothing varies: scikit-learn divides by zero; see the test of equal rows
    k = min(table.shape)
    scores, ratio = pca(table, k)
    theirs = PCA(k, svd_solver="full").fit(table)
    np.testing.assert_allclose(gram(scores), gram(theirs.transform(table)), atol=1e-9)
    np.testing.assert_allclose(ratio, theirs.explained_variance_ratio_, atol=1e-9)
    np.testing.assert_allclose((scores**2).sum(axis=0), theirs.singular_values_**2, atol=1e-8)


@given(TABLES)
def test_pca_keeps_all_distances_when_it_keeps_all_components(table):
    scores, ratio = pca(table, min(table.shape))
    before = np.linalg.norm(table[:, None] - table[None], axis=2)
    after = np.linalg.norm(scores[:, None] - scores[None], axis=2)
    np.testing.assert_allclose(after, before, atol=1e-9)
    assert (np.diff(ratio) <= 1e-12).all()
    assert ratio.sum() == pytest.approx(1.0 if before.any() else 0.0)


@given(TABLES)
def test_pca_of_another_container_or_dtype_is_the_same(table):
    scores, ratio = pca(table)
    for other in (table.tolist(), table.astype(np.float32), sparse.csr_array(table)):
        other_scores, other_ratio = pca(other)
        np.testing.assert_allclose(other_scores, scores, atol=1e-9)
        np.testing.assert_allclose(other_ratio, ratio, atol=1e-9)
        assert other_scores.dtype == other_ratio.dtype == np.float64


@given(st.integers(1, 6), hnp.arrays(float, 3, elements=st.floats(-1e6, 1e6)))
def test_equal_rows_have_no_directions(rows, row):
    scores, ratio = pca(np.tile(row, (rows, 1)), 1)
    assert scores.tolist() == [[0.0]] * rows
    assert ratio.tolist() == [0.0]


def test_components_beyond_the_rank_are_zero():
    table = np.outer([0.1, 0.2, 0.7], [1.0, 3.0, 0.3])  # rank 1
    scores, ratio = pca(table, 3)
    assert scores[:, 1:].tolist() == [[0.0, 0.0]] * 3
    assert ratio.tolist() == [1.0, 0.0, 0.0]


def test_a_constant_column_adds_nothing():
    table = np.array([[1.0, 7.0], [2.0, 7.0], [4.0, 7.0]])
    np.testing.assert_allclose(gram(pca(table, 2)[0]), gram(pca(table[:, :1], 1)[0]), atol=1e-12)


def test_pca_does_not_scale():
    assert pca(np.array([[0.0, 0.0], [0.0, 1.0], [9.0, 0.0], [9.0, 1.0]]))[1][0] > 0.98


@pytest.mark.parametrize("noise", [1e-15, -1e-15])
def test_rounding_does_not_flip_a_component(noise):
    # the two entries of the first direction are equal in size and differ in sign
    table = np.array([[1.0, -1.0 + noise], [-1.0, 1.0], [0.0, noise]])
    assert pca(table, 1)[0][0, 0] > 0
    assert truncated_svd(table, 1)[0][0, 0] > 0


@given(hnp.arrays(float, (8, 5), elements=st.integers(-4, 4)), st.integers(1, 5))
def test_truncated_svd_equals_numpys(table, k):
    left, singular, right = np.linalg.svd(table, full_matrices=False)
    for given_table in (table, sparse.csr_array(table), table.astype(int).tolist()):
        scores, ours = truncated_svd(given_table, k)
        np.testing.assert_allclose(ours, singular[:k], atol=1e-6)
        np.testing.assert_allclose(np.linalg.norm(scores, axis=0), singular[:k], atol=1e-6)
    if k == 5 or singular[k - 1] - singular[k] > 1e-3:  # else the last direction is not unique
        best = (left[:, :k] * singular[:k]) @ right[:k]
        np.testing.assert_allclose(gram(scores), best @ best.T, atol=1e-5)


def random_counts(rows, columns):
    """A sparse table whose singular values fall slowly, as those of a text do."""
    rng = np.random.default_rng(0)
    weights = np.arange(1, rows + 1)[:, None] ** -0.5 * np.arange(1, columns + 1) ** -0.5
    return sparse.csr_array(rng.poisson(3 * weights).astype(float))


@pytest.mark.parametrize("k", [3, 20, 100])
def test_truncated_svd_of_a_large_table_is_nearly_the_best(k):
    table = random_counts(900, 700)
    left, expected, right = np.linalg.svd(table.toarray(), full_matrices=False)
    scores, singular = truncated_svd(table, k)
    assert scores.shape == (900, k)
    assert (singular <= expected[:k] * (1 + 1e-6)).all()
    np.testing.assert_allclose(singular, expected[:k], rtol=0.02)
    np.testing.assert_allclose(
        scores.T @ scores, np.diag(singular**2), atol=1e-4 * singular[0] ** 2
    )
    np.testing.assert_allclose(np.abs(scores[:, 0]), np.abs(left[:, 0] * expected[0]), atol=1e-3)
    for other in (table.toarray(), table.astype(int)):
        np.testing.assert_allclose(truncated_svd(other, k)[0], scores, atol=1e-6)


def test_a_large_sparse_table_is_never_stored_densely():
    size = 200_000  # densely it would take 320 GB
    cells = np.arange(3_000)
    where = cells * 7, cells * 11  # a diagonal, scattered
    table = sparse.csr_array((1.0 + cells[::-1], where), shape=(size, size))
    scores, singular = truncated_svd(table, 2)
    assert scores.shape == (size, 2)
    assert singular[0] == pytest.approx(3000, rel=0.02)


@pytest.mark.parametrize("size", [1e-140, 1e140])
def test_the_singular_values_grow_with_the_table(size):
    table = random_counts(600, 520)
    np.testing.assert_allclose(
        truncated_svd(table * size, 5)[1], truncated_svd(table, 5)[1] * size, rtol=1e-5
    )


@pytest.mark.parametrize("rank", [0, 2, 30])
@pytest.mark.parametrize("k", [5, 60])
def test_truncated_svd_of_a_large_table_of_low_rank(rank, k):
    # then nothing new is left to find, long before the basis is full
    rng = np.random.default_rng(0)
    left, right = rng.random((600, rank)), rng.random((rank, 510)) < 0.1
    table = left @ right
    _, singular = truncated_svd(sparse.csr_array(table), k)
    expected = np.linalg.svd(table)[1][:k]
    np.testing.assert_allclose(singular, expected, atol=1e-3)


def test_truncated_svd_repeats_itself():
    table = random_counts(600, 520)
    np.testing.assert_array_equal(truncated_svd(table, 5)[0], truncated_svd(table, 5)[0])


@pytest.mark.parametrize("reduce", [pca, truncated_svd])
@pytest.mark.parametrize(
    ("table", "k"),
    [
        ([[1, 2], [3, 4]], 3),
        ([[1, 2, 3]], 2),
        (np.zeros((0, 3)), 1),
        (sparse.csr_array((0, 0)), 1),
    ],
)
def test_too_many_components_for_the_table(reduce, table, k):
    with pytest.raises(ValueError, match=rf"at most min\(rows, columns\).*k={k}"):
        reduce(table, k)


@pytest.mark.parametrize("reduce", [pca, truncated_svd])
@pytest.mark.parametrize(
    ("table", "k", "error", "says"),
    [
        ([[1.0, np.nan], [2.0, 3.0]], 1, ValueError, "matrix: NaN, infinity"),
        (sparse.csr_array([[1.0, -np.inf]]), 1, ValueError, "matrix: NaN, infinity"),
        ([[1e200, 1.0], [2.0, 3.0]], 1, ValueError, "matrix: NaN, infinity"),
        ([1, 2, 3], 1, ValueError, "a table"),
        ([[1, 2]], 0, ValueError, "k is a whole number and starts at 1"),
        ([[1, 2]], 1.0, ValueError, "k is a whole number"),
        ([[1j, 2]], 1, TypeError, "real numbers are needed.*complex128"),
        (sparse.csr_array([[1j, 2]]), 1, TypeError, "real numbers"),
        (np.ma.masked_less([[1, 2]], 2), 1, TypeError, "masked entries"),
        ([["a", "b"]], 1, TypeError, "real numbers"),
    ],
)
def test_what_is_refused(reduce, table, k, error, says):
    with pytest.raises(error, match=says):
        reduce(table, k)


@pytest.mark.parametrize("reduce", [pca, truncated_svd])
def test_one_row(reduce):
    scores, values = reduce([[3.0, 4.0]], 1)
    assert scores.shape == (1, 1)
    assert values.tolist() == pytest.approx([0.0] if reduce is pca else [5.0])


@pytest.mark.parametrize("reduce", [pca, truncated_svd])
@pytest.mark.parametrize("container", [np.array, sparse.csr_array])
def test_the_table_is_left_alone(reduce, container):
    table = container([[1.0, 2.0], [3.0, 5.0]])
    reduce(table, 1)
    after = table.toarray() if sparse.issparse(table) else table
    assert after.tolist() == [[1.0, 2.0], [3.0, 5.0]]
