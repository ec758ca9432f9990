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


def test_truncated_svd_of_a_medium_table():
    # more than 500 rows and columns: Lanczos iterations; a flat spectrum is their hardest case
    table = np.random.default_rng(0).poisson(0.1, (600, 520)).astype(float)
    left, expected, right = np.linalg.svd(table, full_matrices=False)
    for medium in (sparse.csr_array(table), table, sparse.csr_array(table.astype(int))):
        scores, singular = truncated_svd(medium, 20)
        np.testing.assert_allclose(singular, expected[:20], rtol=1e-9)
        np.testing.assert_allclose(np.abs(scores), np.abs(left[:, :20] * expected[:20]), atol=1e-6)


@pytest.mark.parametrize("rank", [0, 2])
def test_truncated_svd_of_a_large_table_of_low_rank(rank):
    table = np.zeros((600, 510))
    for i in range(rank):
        table[i, 2 * i] = i + 1.0
    scores, singular = truncated_svd(sparse.csr_array(table), 5)
    expected = sorted([*range(1, rank + 1), *[0] * (5 - rank)], reverse=True)
    np.testing.assert_allclose(singular, expected, atol=1e-6)
    np.testing.assert_allclose(gram(scores), table @ table.T, atol=1e-6)


def test_truncated_svd_repeats_itself():
    table = sparse.random_array((50, 40), density=0.2, rng=0, format="csr")
    np.testing.assert_array_equal(truncated_svd(table, 5)[0], truncated_svd(table, 5)[0])


@pytest.mark.parametrize("reduce", [pca, truncated_svd])
@pytest.mark.parametrize(
    ("table", "k"),
    [
        ([[1, 2], [3, 4]], 0),
        ([[1, 2], [3, 4]], 3),
        ([[1, 2, 3]], 2),
        (np.zeros((0, 3)), 1),
        ([1, 2, 3], 1),
        ([], 1),
        (sparse.csr_array((0, 0)), 1),
    ],
)
def test_too_many_components_for_the_table(reduce, table, k):
    with pytest.raises(ValueError, match=rf"min\(rows, columns\).*k={k}"):
        reduce(table, k)


@pytest.mark.parametrize("reduce", [pca, truncated_svd])
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("container", [np.array, sparse.csr_array])
def test_values_that_are_not_finite(reduce, value, container):
    with pytest.raises(ValueError, match="NaN or infinity"):
        reduce(container([[1.0, value], [2.0, 3.0]]), 1)


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
