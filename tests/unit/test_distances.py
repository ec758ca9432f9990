"""distances.py against scipy.spatial.distance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.spatial import distance as scipys

from embedlab import distances

NUMBERS = st.floats(-1e3, 1e3).map(lambda x: round(x, 3))
PAIRS = st.integers(1, 6).flatmap(
    lambda d: st.tuples(*[hnp.arrays(float, d, elements=NUMBERS)] * 2)
)
SETS = st.integers(1, 6).flatmap(lambda d: st.tuples(*[hnp.arrays(bool, d)] * 2))
ALL = ["euclidean", "dot", "cosine", "hamming", "jaccard"]


@given(PAIRS)
def test_distances_of_numbers_equal_scipys(pair):
    a, b = pair
    np.testing.assert_allclose(distances.euclidean(a, b), scipys.euclidean(a, b), rtol=1e-12)
    np.testing.assert_allclose(distances.hamming(a, b), scipys.hamming(a, b) * len(a))
    np.testing.assert_allclose(distances.dot(a, b), a @ b, rtol=1e-9, atol=1e-9)
    if a.any() and b.any():
        np.testing.assert_allclose(distances.cosine(a, b), 1 - scipys.cosine(a, b), atol=1e-12)


@given(SETS)
def test_distances_of_sets_equal_scipys(pair):
    a, b = pair
    np.testing.assert_allclose(
        distances.jaccard(a, b), scipys.jaccard(a, b) if (a | b).any() else 0
    )
    np.testing.assert_allclose(distances.hamming(a, b), scipys.hamming(a, b) * len(a))
    assert distances.jaccard(a.astype(int) * 3, b.astype(float)) == distances.jaccard(a, b)


@pytest.mark.parametrize("name", ALL)
def test_a_table_against_one_vector_gives_one_number_a_row(name):
    measure = getattr(distances, name)
    table, vector = np.array([[1, 0, 2], [0, 0, 0], [1, 1, 1]]), np.array([1, 0, 3])
    rows = [float(measure(row, vector)) for row in table]
    assert measure(table, vector).tolist() == rows
    assert measure(vector.tolist(), table.tolist()).tolist() == rows  # symmetric, lists are fine
    assert measure(table[:, None], table[None]).shape == (3, 3)
    assert measure(np.zeros((0, 3)), vector).shape == (0,)


@pytest.mark.parametrize("name", ALL)
def test_vectors_without_numbers(name):
    assert float(getattr(distances, name)([], [])) == 0


@pytest.mark.parametrize("name", ["euclidean", "dot", "cosine"])
def test_integers_and_float32_do_not_overflow(name):
    measure = getattr(distances, name)
    expected = float(measure([200.0, 0.0], [100.0, 100.0]))
    for kind in (np.uint8, np.float16, np.float32):
        answer = measure(np.array([200, 0], kind), np.array([100, 100], kind))
        assert float(answer) == pytest.approx(expected)


def test_uint8_differences_have_a_sign():
    small, large = np.array([1], np.uint8), np.array([3], np.uint8)
    assert distances.euclidean(small, large) == 2


def test_letters_and_words_can_be_counted_where_they_differ():
    assert distances.hamming(list("karolin"), list("kathrin")) == 3
    assert distances.hamming(["cat", "dog"], ["cat", "bus"]) == 1


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    ("a", "b"),
    [([1], [1, 2, 3]), ([[1], [2]], [1, 2, 3]), ("karolin", "kathrin"), ({1, 2}, {3}), (None, [1])],
)
def test_what_are_no_vectors_of_one_length(name, a, b):
    with pytest.raises((ValueError, TypeError), match="shapes do not match|real numbers"):
        getattr(distances, name)(a, b)


@pytest.mark.parametrize("name", ["euclidean", "dot", "cosine", "jaccard"])
@pytest.mark.parametrize("value", [np.nan, np.inf, 1e200, 1j, "1", None])
def test_what_are_no_numbers_to_compute_with(name, value):
    with pytest.raises((ValueError, TypeError), match="^b: (NaN, infinity|real numbers)"):
        getattr(distances, name)([1.0, 2.0], [1.0, value])


@pytest.mark.parametrize("scale", [1e-200, 1e-30, 1.0, 1e30, 1e140])
def test_cosine_does_not_depend_on_length(scale):
    a, b = np.array([3.0, 4.0]), np.array([4.0, 3.0])
    assert float(distances.cosine(a * scale, b)) == pytest.approx(0.96)
    assert float(distances.cosine(a * scale, -a * scale)) == -1.0


@given(hnp.arrays(float, 7, elements=NUMBERS))
def test_cosine_with_itself_is_at_most_one(vector):
    cosine = float(distances.cosine(vector, vector))
    assert cosine <= 1
    assert cosine == pytest.approx(1 if vector.any() else 0)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("f2", "f4"), ("f4", "f4"), ("f8", "f8"), ("i1", "f8"), ("i8", "f8"), ("?", "f8")],
)
def test_normalize_keeps_zero_and_the_precision(kind, expected):
    table = np.array([[1, 0, 1], [0, 0, 0]], dtype=kind)
    unit = distances.normalize(table)
    assert unit.dtype == np.dtype(expected)
    np.testing.assert_allclose(np.linalg.norm(unit, axis=1), [1, 0], rtol=1e-6)
