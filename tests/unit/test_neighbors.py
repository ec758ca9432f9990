"""neighbors.py against a slow loop, scikit-learn's brute force and faiss."""

import faiss
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn.neighbors import NearestNeighbors

from embedlab import distances
from embedlab.neighbors import k_occurrences, nearest, relative_contrast

METRICS = ["cosine", "dot", "euclidean"]
SMALL = st.integers(-3, 3)  # many ties, many zero vectors
TABLES = st.tuples(st.integers(0, 40), st.integers(0, 9), st.integers(1, 4)).flatmap(
    lambda size: st.tuples(
        hnp.arrays(np.int64, (size[0], size[2]), elements=SMALL),
        hnp.arrays(np.int64, (size[1], size[2]), elements=SMALL),
    )
)
KINDS = st.sampled_from([np.int8, np.int64, np.float16, np.float32, np.float64])


def slow_loop(vectors, queries, k, metric):
    """All pairs, one at a time, sorted by score and then by row."""
    sign = 1 if metric == "euclidean" else -1
    answer = []
    for query in queries:
        scores = [float(getattr(distances, metric)(vector, query)) for vector in vectors]
        answer.append(sorted((sign * round(score, 5), i) for i, score in enumerate(scores))[:k])
    indices = [[i for _, i in row] for row in answer]
    return indices, [[sign * score for score, _ in row] for row in answer]


@pytest.mark.parametrize("metric", METRICS)
def test_nearest_equals_a_slow_loop(metric):
    @given(TABLES, st.integers(1, 50), KINDS)
    def check(tables, k, kind):
        vectors, queries = tables[0].astype(kind), tables[1].astype(kind)
        indices, scores = nearest(vectors, queries, k, metric=metric)
        k = min(k, len(vectors))
        expected, expected_scores = slow_loop(vectors, queries, k, metric)
        assert indices.shape == scores.shape == (len(queries), k)
        assert indices.dtype == np.intp
        assert scores.dtype == (np.float64 if kind in (np.int64, np.float64) else np.float32)
        np.testing.assert_allclose(scores, np.reshape(expected_scores, scores.shape), atol=2e-5)
        if metric != "cosine":
            assert indices.tolist() == expected
            return
        # cosines of parallel vectors may round apart: any of them may be named, once
        for query, row, row_scores in zip(queries, indices, scores, strict=True):
            np.testing.assert_allclose(distances.cosine(vectors[row], query), row_scores, atol=1e-6)
            assert len(set(row.tolist())) == k

    check()


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_nearest_of_many_equals_scikit_learns(metric, kind):
    rng = np.random.default_rng(0)
    vectors = rng.standard_normal((70_000, 6)).astype(kind)
    queries = rng.standard_normal((60, 6)).astype(kind)
    if metric == "dot":  # scikit-learn knows no dot product: on unit vectors it is the cosine
        vectors, queries = distances.normalize(vectors), distances.normalize(queries)
    theirs = NearestNeighbors(
        n_neighbors=20, algorithm="brute", metric="euclidean" if metric == "euclidean" else "cosine"
    ).fit(vectors.astype(np.float64))
    expected_scores, expected = theirs.kneighbors(queries.astype(np.float64))
    indices, scores = nearest(vectors, queries, 20, metric=metric)
    expected_scores = expected_scores if metric == "euclidean" else 1 - expected_scores
    np.testing.assert_allclose(scores, expected_scores, rtol=1e-5)
    assert (indices == expected).mean() > 0.999  # float32: two scores may round to one


@pytest.mark.parametrize("order", ["rising", "falling", "equal"])
def test_nearest_in_an_unkind_order(order):
    column = {"rising": np.arange(1000), "falling": -np.arange(1000), "equal": np.ones(1000)}[order]
    indices, _ = nearest(column[:, None].astype(np.float32), [[1.0]] * 130, 7, metric="dot")
    expected = range(999, 992, -1) if order == "rising" else range(7)
    assert indices.tolist() == [list(expected)] * 130


def test_equal_vectors_come_in_order_of_the_rows():
    rows = np.random.default_rng(1).standard_normal((3, 50)).astype(np.float32)
    for metric in METRICS:
        indices, scores = nearest(np.tile(rows, (300, 1)), rows, 900, metric=metric)
        for i in range(3):
            assert sorted(indices[i]) == list(range(900))
            for score in np.unique(scores[i]):
                assert (np.diff(indices[i][scores[i] == score]) > 0).all()
            assert (np.diff(scores[i][:300]) == 0).all()


def test_scores_that_only_rounding_tells_apart_are_equal():
    rng = np.random.default_rng(0)
    row = rng.normal(size=50).astype(np.float32)
    vectors = np.array([rng.permutation(row) for _ in range(40)])  # each adds up to the same
    indices, scores = nearest(vectors, np.ones((1, 50)), 40, metric="dot")
    assert len(set(scores[0].tolist())) == 1
    assert indices.tolist() == [list(range(40))]


def test_euclidean_keeps_the_digits_of_points_far_away():
    vectors = np.float32([[4000.0, 0.25], [4000.0, 0.5], [4000.0, 0.125]])
    indices, scores = nearest(vectors, vectors[:1], 3, metric="euclidean")
    assert indices.tolist() == [[0, 2, 1]]
    assert scores.tolist() == [[0.0, 0.125, 0.25]]
    for i in range(3):
        assert nearest(vectors, vectors[i : i + 1], 1, metric="euclidean")[0].tolist() == [[i]]


def test_a_zero_vector_has_cosine_zero():
    vectors = np.array([[-1.0, 0.0], [0.0, 0.0], [1.0, 0.0]])
    indices, scores = nearest(vectors, [[2.0, 0.0], [0.0, 0.0]], 3)
    assert indices.tolist() == [[2, 1, 0], [0, 1, 2]]
    assert scores.tolist() == [[1.0, 0.0, -1.0], [0.0, 0.0, 0.0]]


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_cosines_of_tiny_and_huge_vectors(kind):
    tiny = 1e-25 if kind is np.float32 else 1e-140  # the square of it is 0
    indices, scores = nearest(np.array([[tiny, 0], [0.1, 1]], kind), [[1, 0]], k=2)
    assert indices.tolist() == [[0, 1]]
    assert scores[0, 0] == 1
    rng = np.random.default_rng(0)
    directions = rng.normal(size=(1000, 8))
    lengths = tiny ** rng.random((1000, 1)) * (1e20 if kind is np.float32 else 1e140) ** 0.5
    expected, _ = nearest(directions, directions[:20], k=5)
    assert nearest((directions * lengths).astype(kind), directions[:20], k=5)[0].tolist() == (
        expected.tolist()
    )


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_values_that_are_not_finite(metric, value):
    good, bad = np.ones((6, 3)), np.ones((6, 3))
    bad[4, 1] = value
    with pytest.raises(ValueError, match="^vectors: NaN, infinity"):
        nearest(bad, good, 2, metric=metric)
    with pytest.raises(ValueError, match="^queries: NaN, infinity"):
        nearest(good, bad, 2, metric=metric)


@pytest.mark.parametrize("metric", ["dot", "euclidean"])
def test_what_is_too_large_for_the_type_of_the_vectors(metric):
    vectors = np.float32([[1e38, 1e38], [-1e38, -1e38]])
    with pytest.raises(ValueError, match="infinity"):
        nearest(vectors, 3 * vectors[:1], 2, metric=metric)
    with pytest.raises(ValueError, match="infinity"):
        nearest(vectors, [[1e39, 0]], 2, metric=metric)


def test_a_product_of_minus_infinity_is_not_taken_for_one_that_was_crossed_out():
    with pytest.raises(ValueError, match="infinity"):
        nearest(np.float32([[1], [-3e38]]), [[10.0]], 2, metric="dot")


@pytest.mark.parametrize(
    ("vectors", "queries", "settings", "message"),
    [
        (np.ones((2, 3)), np.ones((1, 2)), {}, r"do not match.*\(2, 3\) and \(1, 2\)"),
        (np.ones((2, 3)), np.ones(3), {}, r"queries: a table .* is needed; got shape \(3,\)"),
        ([], [], {}, "vectors: a table"),
        (np.ones((2, 3)), np.ones((1, 3)), {"k": 0}, "starts at 1; got 0"),
        (np.ones((2, 3)), np.ones((1, 3)), {"k": 2.0}, "k is a whole number"),
        (np.ones((2, 3)), np.ones((1, 3)), {"metric": "angle"}, "got 'angle'"),
    ],
)
def test_what_cannot_be_searched(vectors, queries, settings, message):
    with pytest.raises(ValueError, match=message):
        nearest(vectors, queries, **settings)


def test_the_arguments_are_left_alone():
    vectors, queries = np.array([[3.0, 4.0], [1.0, 0.0]]), np.array([[2.0, 2.0]])
    for metric in METRICS:
        nearest(vectors, queries, metric=metric)
    assert vectors.tolist() == [[3.0, 4.0], [1.0, 0.0]]
    assert queries.tolist() == [[2.0, 2.0]]


def test_a_memory_mapped_file(tmp_path):
    table = np.random.default_rng(0).standard_normal((100, 4)).astype(np.float32)
    np.save(tmp_path / "vectors.npy", table)
    mapped = np.load(tmp_path / "vectors.npy", mmap_mode="r")
    for ours, theirs in zip(nearest(mapped, table), nearest(table, table), strict=True):
        np.testing.assert_array_equal(ours, theirs)
    del mapped  # Windows keeps an open file from being deleted


@given(TABLES)
def test_occurrences_add_up(tables):
    vectors = tables[0]
    indices, _ = nearest(vectors, vectors, 3)
    counts = k_occurrences(indices, len(vectors))
    assert counts.tolist() == [int((indices == i).sum()) for i in range(len(vectors))]


@pytest.mark.parametrize("indices", [[[4]], [[-1]], [[0.5]]])
def test_occurrences_are_of_the_n_items(indices):
    with pytest.raises(ValueError, match="whole numbers from 0 to n - 1 are needed, and n is 4"):
        k_occurrences(indices, 4)


def test_contrast():
    assert relative_contrast([[0.0, 1.0], [0.0, 4.0]], [0.0, 0.0]) == 3.0
    assert relative_contrast([[0.0, 0.0], [0.0, 4.0]], [0.0, 0.0]) == float("inf")
    with pytest.raises(ValueError, match="at least one vector"):
        relative_contrast(np.zeros((0, 2)), [0.0, 0.0])
    for vectors in ([], [[np.nan, 1.0]], [[1e200, 1.0]]):
        with pytest.raises(ValueError, match="^vectors: (a table|NaN)"):
            relative_contrast(vectors, [0.0, 0.0])


@pytest.mark.parametrize(
    ("metric", "index"), [("dot", faiss.IndexFlatIP), ("euclidean", faiss.IndexFlatL2)]
)
def test_nearest_equals_faiss(metric, index):
    rng = np.random.default_rng(0)
    vectors, queries = (rng.normal(size=(n, 32)).astype(np.float32) for n in (3000, 40))
    flat = index(32)
    flat.add(vectors)
    theirs, expected = flat.search(queries, 10)
    indices, scores = nearest(vectors, queries, 10, metric=metric)
    np.testing.assert_array_equal(indices, expected)
    theirs = np.sqrt(theirs) if metric == "euclidean" else theirs  # faiss gives squares
    np.testing.assert_allclose(scores, theirs, rtol=1e-4)
