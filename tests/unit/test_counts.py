"""counts.py against slow, obvious loops and against numbers worked out by hand."""

import math
import weakref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from embedlab.counts import cooccurrence, ppmi

SENTENCES = st.lists(st.lists(st.sampled_from("abcd"), max_size=7), max_size=5)
TABLES = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 3), min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


def slow_counts(sentences, window, weighting="flat", min_count=1):
    flat = [word for sentence in sentences for word in sentence]
    words = sorted({word for word in flat if flat.count(word) >= min_count})
    table = np.zeros((len(words), len(words)))
    for sentence in sentences:
        kept = [word for word in sentence if word in words]
        for i, one in enumerate(kept):
            for j, other in enumerate(kept):
                if i != j and abs(i - j) <= window:
                    weight = 1 if weighting == "flat" else 1 / abs(i - j)
                    table[words.index(one), words.index(other)] += weight
    return table, words


def slow_ppmi(table):
    total = sum(map(sum, table))
    columns = [sum(column) for column in zip(*table, strict=True)]
    result = np.zeros((len(table), len(columns)))
    for i, row in enumerate(table):
        for j, count in enumerate(row):
            if count:
                information = math.log2(count * total / (sum(row) * columns[j]))
                result[i, j] = max(0.0, information)
    return result


@given(SENTENCES, st.integers(1, 9), st.sampled_from(["flat", "harmonic"]), st.integers(1, 3))
def test_counts_against_two_loops(sentences, window, weighting, min_count):
    expected, expected_words = slow_counts(sentences, window, weighting, min_count)
    counts, words = cooccurrence(sentences, window, weighting=weighting, min_count=min_count)
    assert words == expected_words
    assert isinstance(counts, sparse.csr_array)
    assert counts.dtype == (np.int64 if weighting == "flat" else np.float64)
    np.testing.assert_allclose(counts.toarray(), expected, rtol=1e-12)
    assert (counts != counts.T).nnz == 0
    assert counts.nnz == np.count_nonzero(expected)


@given(SENTENCES)
def test_the_order_of_sentences_does_not_matter(sentences):
    one, other = cooccurrence(sentences)[0], cooccurrence(sentences[::-1])[0]
    assert (one != other).nnz == 0


@pytest.mark.parametrize("sentences", [[], [[]], [[], []]])
def test_no_words_no_counts(sentences):
    counts, words = cooccurrence(sentences)
    assert counts.shape == (0, 0)
    assert words == []


def test_a_word_alone_has_no_neighbour():
    counts, words = cooccurrence([["a"], ["b"]])
    assert counts.toarray().tolist() == [[0, 0], [0, 0]]
    assert words == ["a", "b"]


def test_every_word_too_rare():
    assert cooccurrence([["a", "b"]], min_count=2)[0].shape == (0, 0)


def test_rare_words_leave_before_windowing():
    counts, words = cooccurrence([["a", "x", "b"], ["a", "b"]], window=1, min_count=2)
    assert words == ["a", "b"]
    assert counts.toarray().tolist() == [[0, 2], [2, 0]]


class Sentence(list):
    """A list that one can look at from outside: is it still there?"""


def test_sentences_come_one_by_one_and_are_not_kept():
    read = []

    def sentences():
        for _ in range(50):
            sentence = Sentence(["a", "b"])
            read.append(weakref.ref(sentence))
            yield sentence
            del sentence
            assert sum(there() is not None for there in read) <= 2

    counts, _ = cooccurrence(sentences())
    assert counts.toarray().tolist() == [[0, 50], [50, 0]]


def test_pairs_of_a_large_vocabulary_stay_apart():
    # row * V + column would run over 32 bits beyond 46,340 words
    sentence = [f"{i:06d}" for i in range(47_000)]
    counts, _ = cooccurrence([sentence], window=1)
    assert counts.nnz == 2 * (len(sentence) - 1)
    assert counts[46_998, 46_999] == 1


@pytest.mark.parametrize("sentences", ["a b", [["a"], "b"], [b"a"], [["a", 7]]])
def test_what_is_no_list_of_words(sentences):
    with pytest.raises(TypeError, match="a sentence is a list of words|a word is a string"):
        cooccurrence(sentences)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"window": 0}, "window is a whole number and starts at 1; got 0"),
        ({"window": 1.5}, "window is a whole number"),
        ({"min_count": 0}, "min_count is a whole number"),
        ({"weighting": "square"}, "weighting is one of 'flat', 'harmonic'; got 'square'"),
    ],
)
def test_options_outside_their_range(options, says):
    with pytest.raises(ValueError, match=says):
        cooccurrence([["a", "b"]], **options)


@given(TABLES)
def test_ppmi_against_two_loops(table):
    result = ppmi(sparse.csr_array(np.array(table)))
    np.testing.assert_allclose(result.toarray(), slow_ppmi(table), atol=1e-12)
    assert isinstance(result, sparse.csr_array)
    assert result.dtype == np.float64
    assert result.nnz == 0 or result.data.min() > 0


@given(TABLES)
def test_ppmi_takes_any_container_and_leaves_it_alone(table):
    expected = ppmi(np.array(table)).toarray()
    for container in (list, np.float16, sparse.coo_array, sparse.csc_array):
        given_table = container(table)
        np.testing.assert_allclose(ppmi(given_table).toarray(), expected)
        after = given_table.toarray() if sparse.issparse(given_table) else np.array(given_table)
        np.testing.assert_array_equal(after, table)


def test_ppmi_by_hand():
    # 8 pairs; (0, 0) is seen 3 times where 4 * 3 / 8 = 1.5 are expected: twice as often, 1 bit
    table = np.array([[3, 1], [0, 4]])
    assert ppmi(table).toarray()[0, 0] == pytest.approx(1.0)
    assert ppmi(table).toarray()[0, 1] == 0  # seen less often than chance
    assert ppmi(table).toarray()[1, 1] == pytest.approx(math.log2(4 * 8 / (4 * 5)))


def test_ppmi_adds_what_is_stored_twice():
    twice = sparse.coo_array(([1, 1, 2], ([0, 0, 1], [1, 1, 0])), shape=(2, 2))
    assert ppmi(twice).toarray().tolist() == [[0.0, 1.0], [1.0, 0.0]]


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (2, 2)])
def test_ppmi_of_nothing_is_nothing(shape):
    result = ppmi(sparse.csr_array(shape))
    assert result.shape == shape
    assert result.nnz == 0


@pytest.mark.parametrize(
    ("table", "error", "says"),
    [
        ([[1, -1]], ValueError, "never negative; got -1"),
        ([[1, math.nan]], ValueError, "counts: NaN, infinity"),
        ([[1, 1e308]], ValueError, "counts: NaN, infinity"),
        ([1, 2], ValueError, "table"),
        ([["a", "b"]], TypeError, "real numbers"),
        ([[1j]], TypeError, "real numbers"),
    ],
)
def test_ppmi_refuses(table, error, says):
    with pytest.raises(error, match=says):
        ppmi(np.array(table))
