"""compression.py: errors within their bounds, and searches against slow loops."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.spatial.distance import cdist

from embedlab.neighbors import nearest
from embedlab.search.compression import (
    best_rows,
    binarize,
    nearest_bits,
    nearest_int8,
    rerank,
    to_float16,
    to_int8,
)

SHAPES = hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=8)
KINDS = st.sampled_from([np.float32, np.float64])
TABLES = KINDS.flatmap(
    lambda kind: hnp.arrays(
        kind, SHAPES, elements=st.floats(-1e4, 1e4, width=32).map(lambda x: x * (abs(x) > 1e-30))
    )
)
SIGNS = st.tuples(st.integers(1, 30), st.integers(1, 5), st.integers(1, 140)).flatmap(
    lambda size: st.tuples(
        hnp.arrays(np.int8, (size[0], size[2]), elements=st.sampled_from([-1, 0, 2])),
        hnp.arrays(np.int8, (size[1], size[2]), elements=st.sampled_from([-1, 0, 2])),
    )
)


@given(TABLES)
def test_float16_is_within_its_bound(vectors):
    half = to_float16(vectors)
    assert half.nbytes == 2 * vectors.size
    bound = np.maximum(np.abs(vectors.astype(float)) / 2048, 3e-8)
    assert (np.abs(half.astype(float) - vectors) <= bound).all()


def test_float16_refuses_what_it_cannot_hold():
    assert to_float16([[65504.0]]).tolist() == [[65504.0]]
    for value in (65520.0, -1e30):
        with pytest.raises(ValueError, match="65,504"):
            to_float16([[1.0, value]])


@given(TABLES)
def test_int8_is_within_half_a_step(vectors):
    codes, step = to_int8(vectors)
    assert (codes.dtype, step.dtype) == (np.int8, np.float32)
    assert codes.nbytes + step.nbytes == vectors.size + 4 * vectors.shape[1]
    assert codes.min() >= -127
    largest = np.abs(vectors.astype(float)).max(axis=0)
    np.testing.assert_allclose(step, largest / 127, rtol=1e-6)
    error = np.abs(codes * step.astype(float) - vectors)
    assert (error <= step / 2 * (1 + 1e-4)).all()
    assert (np.abs(codes).max(axis=0)[largest > 0] == 127).all()


def test_int8_keeps_a_column_of_zeros_and_an_empty_table():
    codes, step = to_int8(np.array([[0.0, 2.0], [0.0, -4.0]]))
    assert (codes * step).round(1).tolist() == [[0.0, 2.0], [0.0, -4.0]]
    codes, step = to_int8(np.zeros((0, 3)))
    assert (codes.shape, step.tolist()) == ((0, 3), [0.0] * 3)


@given(TABLES, st.integers(1, 10))
def test_nearest_int8_searches_what_the_codes_stand_for(vectors, k):
    codes, step = to_int8(vectors)
    expected, expected_scores = nearest((codes * step).astype(float), vectors[:3], k, metric="dot")
    indices, scores = nearest_int8(codes, step, vectors[:3], k)
    slack = 1e-5 * np.abs(vectors).max(initial=0) ** 2 * vectors.shape[1]
    slack += 1e-41  # float32 has fewer digits below 1e-38
    np.testing.assert_allclose(scores, expected_scores, atol=slack)
    assert indices.shape == expected.shape
    if vectors.shape[1] == 1 and len(vectors) == 1:
        assert indices.tolist() == [[0]]


def test_int8_finds_nearly_the_same_neighbours():
    vectors = np.random.default_rng(0).standard_normal((3000, 32)).astype(np.float32)
    exact = nearest(vectors, vectors[:50], metric="dot")[0]
    found = nearest_int8(*to_int8(vectors), vectors[:50])[0]
    assert np.mean([np.isin(a, b).mean() for a, b in zip(found, exact, strict=True)]) > 0.9


@pytest.mark.parametrize("largest", [1e41, 1e-42])
def test_int8_refuses_a_step_that_float32_cannot_hold(largest):
    with pytest.raises(ValueError, match="scale the vectors"):
        to_int8([[largest, 1.0]])


@given(SIGNS, st.integers(1, 40))
def test_nearest_bits_counts_the_signs_that_differ(tables, k):
    vectors, queries = tables
    bits = binarize(vectors)
    words = -(-vectors.shape[1] // 64)
    assert (bits.words.shape, bits.words.dtype) == ((len(vectors), words), np.uint64)
    differ = cdist(queries > 0, vectors > 0, "hamming") * vectors.shape[1]
    expected = np.argsort(differ.round(), axis=1, kind="stable")[:, :k]
    indices, differences = nearest_bits(bits, queries, k)
    assert indices.tolist() == expected.tolist()
    np.testing.assert_allclose(differences, np.take_along_axis(differ, expected, axis=1))


def test_all_of_many_bits_may_differ():
    vectors = np.ones((2, 70_000)) * [[1], [-1]]
    assert nearest_bits(binarize(vectors), vectors, 5)[1].tolist() == [[0, 70_000]] * 2


def test_bits_of_nothing():
    nothing, some = np.zeros((0, 70)), np.ones((3, 70))
    assert binarize(nothing).words.shape == (0, 2)
    assert nearest_bits(binarize(nothing), some, 2)[0].shape == (3, 0)
    assert nearest_bits(binarize(some), nothing, 2)[0].shape == (0, 2)


def test_bits_know_how_many_columns_they_had():
    with pytest.raises(ValueError, match="queries need 4 columns.* got 50"):
        nearest_bits(binarize(np.ones((3, 4))), np.ones((1, 50)))


@given(hnp.arrays(np.int64, st.integers(1, 30), elements=st.integers(-3, 3)), st.data())
def test_the_best_rows_are_those_of_a_stable_sort(scores, data):
    k = data.draw(st.integers(0, len(scores)))
    expected = sorted(range(len(scores)), key=lambda row: -scores[row])[:k]
    assert best_rows(scores, k).tolist() == expected


@given(hnp.arrays(np.int64, (12, 3), elements=st.integers(-3, 3)), st.integers(1, 15), st.data())
def test_rerank_of_all_rows_is_exact(vectors, k, data):
    order = data.draw(st.permutations(range(12)))
    exact, exact_scores = nearest(vectors, vectors[:4], k, metric="dot")
    indices, scores = rerank(vectors, vectors[:4], np.tile(order, (4, 1)), k)
    assert indices.tolist() == exact.tolist()
    assert scores.tolist() == exact_scores.tolist()


def test_rerank_of_nothing():
    vectors = np.ones((3, 2))
    assert rerank(vectors, vectors[:0], np.zeros((0, 2), int))[0].shape == (0, 2)
    assert rerank(vectors, vectors, np.zeros((3, 0), int))[1].shape == (3, 0)


def test_rerank_does_not_overflow_where_the_vectors_would():
    vectors = np.full((1, 3), 100, dtype=np.int8)
    assert rerank(vectors, vectors, [[0]])[1].tolist() == [[30_000.0]]


@pytest.mark.parametrize(
    ("candidates", "k", "words"),
    [
        ([[0, 3]], 1, "from 0 to 2"),
        ([[-1, 0]], 1, "from 0 to 2"),
        ([[1, 1]], 1, "none of them twice"),
        ([[0], [1]], 1, "a row of candidates of its own"),
        ([[0, 1]], 0, "k is a whole number and starts at 1; got 0"),
    ],
)
def test_candidates_that_cannot_be_ranked(candidates, k, words):
    with pytest.raises(ValueError, match=words):
        rerank(np.eye(3), [[1, 0, 0]], candidates, k)


def test_scores_that_are_not_numbers_are_refused():
    with pytest.raises(ValueError, match="scores: NaN"):
        rerank([[np.nan], [1.0]], [[1.0]], [[0, 1]])


@pytest.mark.parametrize("compress", [to_float16, to_int8, binarize])
def test_values_that_are_not_finite(compress):
    with pytest.raises(ValueError, match="vectors: NaN"):
        compress([[1.0, np.nan]])


@pytest.mark.parametrize(
    "search",
    [
        lambda k: nearest_int8(*to_int8(np.eye(2)), np.eye(2), k),
        lambda k: nearest_bits(binarize(np.eye(2)), np.eye(2), k),
    ],
)
def test_k_starts_at_one(search):
    with pytest.raises(ValueError, match="starts at 1"):
        search(0)


def test_a_step_for_each_column():
    codes, step = to_int8(np.eye(2))
    with pytest.raises(ValueError, match="codes and step and queries: the shapes do not match"):
        nearest_int8(codes, step[:1], np.eye(2))
