"""_refusals.py: what each sentence says, and that good input comes back ready for use."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import sparse

from embedlab import _refusals

TABLES = hnp.arrays(st.sampled_from([np.int8, np.float16, bool, np.float64]), (2, 3))


@given(TABLES)
def test_numbers_come_back_as_they_are(table):
    if not (np.abs(table.astype(float)) <= 1e150).all():
        with pytest.raises(ValueError, match="^x: NaN, infinity or a number beyond 1e"):
            _refusals.finite(table, "x")
        return
    kept = _refusals.table(table, "x")
    assert kept.dtype == table.dtype
    np.testing.assert_array_equal(kept, table)
    for container in (np.asarray, sparse.lil_array, sparse.coo_array):
        if table.dtype != np.float16:  # scipy has no such tables
            cells = _refusals.sparse_table(container(table), "x")
            assert cells.dtype == np.float64
            np.testing.assert_array_equal(cells.toarray(), table)
            assert cells.nnz == np.count_nonzero(table)


def test_a_sparse_table_is_a_copy_that_stores_each_cell_once():
    twice = sparse.csr_array(([1.0, 2.0, 0.0], [1, 1, 0], [0, 2, 3]), shape=(2, 2))
    cells = _refusals.sparse_table(twice, "x")
    assert cells.nnz == 1
    cells.data[:] = 9
    assert twice.toarray().tolist() == [[0, 3], [0, 0]]


@pytest.mark.parametrize(
    ("values", "got"),
    [
        ("ab", "str"),
        (["a"], "str_"),
        ({1}, "set"),
        (None, "NoneType"),
        ([None], "object_"),
        (np.ma.masked_equal([1, 2], 2), "masked entries"),
        ([2j], "complex128"),
    ],
)
def test_what_holds_no_numbers_is_named(values, got):
    with pytest.raises(TypeError, match=f"^x: real numbers are needed.*got {got}$"):
        _refusals.finite(values, "x")


def test_an_array_without_a_masked_entry_is_an_array():
    assert _refusals.finite(np.ma.masked_equal([1, 2], 3), "x").tolist() == [1, 2]


@pytest.mark.parametrize("number", [0, 1.0, "2", None, -3])
def test_whole_numbers_start_somewhere(number):
    with pytest.raises(ValueError, match="^k is a whole number and starts at 1; got "):
        _refusals.at_least(1, size=1, k=number)
    _refusals.at_least(0, k=np.int64(0))


@pytest.mark.parametrize("number", [0, -1.0, np.nan, np.inf, "2", None, np.float32(-2)])
def test_numbers_above_zero(number):
    with pytest.raises(ValueError, match="^rate is a finite number above 0; got "):
        _refusals.above_zero(size=1, rate=number)
    if number == 0:
        _refusals.not_below_zero(alpha=number)
        return
    with pytest.raises(ValueError, match="^alpha is a finite number, 0 or more; got "):
        _refusals.not_below_zero(size=0, alpha=number)


def test_a_number_that_would_fill_the_memory():
    _refusals.at_most(1000, length=1000)
    with pytest.raises(ValueError, match="^length is at most 1,000; got 1,001$"):
        _refusals.at_most(1000, length=1001)


def test_the_largest_number_may_be_another():
    with pytest.raises(ValueError, match="a number beyond 10;"):
        _refusals.finite([11], "x", 10)


@pytest.mark.parametrize("pair", [None, 3, "ab", ("a",), ()])
def test_tuples_have_as_many_parts(pair):
    assert _refusals.tuples(iter([["a", 1]]), 2, "word, rating") == [["a", 1]]
    with pytest.raises(ValueError, match=r"^a tuple \(word, rating\) is needed; got "):
        _refusals.tuples([pair], 2, "word, rating")


def test_texts_and_words_are_told_apart():
    assert _refusals.word_list(iter(["a", "b"]), "words") == ["a", "b"]
    assert _refusals.word_list({"b": 1, "a": 2}, "words") == ["b", "a"]
    assert _refusals.texts(["a b"]) == ["a b"]
    for refuse in (_refusals.texts, lambda words: _refusals.word_list(words, "words")):
        for wrong in ("ab", b"ab", {"a"}, [b"a"], [None]):
            with pytest.raises(TypeError):
                refuse(wrong)
