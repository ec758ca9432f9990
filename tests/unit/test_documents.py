"""documents.py against loops over documents."""

from collections import Counter

import numpy as np
import pytest
from gensim.models import KeyedVectors
from hypothesis import given
from hypothesis import strategies as st

from embedlab.documents import coverage, mean_vectors, sif_vectors

# "x" and "y" have no vector
DOCUMENTS = st.lists(st.lists(st.sampled_from("abcdxy"), max_size=8), max_size=7)


def keyed(table):
    table = {word: np.atleast_1d(np.float32(vector)) for word, vector in table.items()}
    vectors = KeyedVectors(len(next(iter(table.values()))))
    vectors.add_vectors(list(table), np.array(list(table.values())))
    return vectors


VECTORS = keyed(dict(zip("dcba", np.random.default_rng(0).normal(size=(4, 3)), strict=True)))


def slow_means(documents, vectors, weight):
    rows = np.full((len(documents), vectors.vector_size), np.nan)
    for i, document in enumerate(documents):
        known = [weight(word) * np.float64(vectors[word]) for word in document if word in vectors]
        if known:
            rows[i] = sum(known) / len(known)
    return rows


def slow_sif(documents, vectors, fitted_on, a):
    """Rows without any word stay NaN. Also the two largest singular values."""
    counts = Counter(word for document in fitted_on for word in document)

    def weight(word):
        return a / (a + counts[word] / max(counts.total(), 1))

    fitted = slow_means(fitted_on, vectors, weight)
    fitted = fitted[~np.isnan(fitted[:, 0])]
    means = slow_means(documents, vectors, weight)
    if not len(fitted):
        return means, (1, 0)
    _, singular, directions = np.linalg.svd(np.vstack([fitted, np.zeros((2, 3))]))
    return means - np.outer(means @ directions[0], directions[0]), singular


@given(DOCUMENTS)
def test_coverage_against_a_loop(documents):
    shares = coverage(documents, VECTORS)
    assert shares.shape == (len(documents),)
    for share, document in zip(shares, documents, strict=True):
        if document:
            assert share == pytest.approx(sum(word in "abcd" for word in document) / len(document))
        else:
            assert np.isnan(share)


@given(DOCUMENTS)
def test_means_against_a_loop(documents):
    means = mean_vectors(documents, VECTORS)
    assert means.dtype == np.float64
    assert means.shape == (len(documents), 3)
    np.testing.assert_allclose(means, slow_means(documents, VECTORS, lambda word: 1), atol=1e-12)


def test_a_missing_word_is_neither_an_error_nor_a_zero_vector():
    means = mean_vectors([["a"], ["a", "x"], ["x"], []], VECTORS)
    np.testing.assert_allclose(means[1], means[0])
    assert np.isnan(means[2:]).all()


@given(DOCUMENTS, st.none() | DOCUMENTS, st.sampled_from([1e-3, 0.1, 5.0]))
def test_sif_against_a_loop(documents, fitted_on, a):
    collection = documents if fitted_on is None else fitted_on
    expected, singular = slow_sif(documents, VECTORS, collection, a)
    if singular[0] - singular[1] < 1e-6 * singular[0]:
        return  # the shared direction is not unique
    result = sif_vectors(documents, VECTORS, fitted_on=fitted_on, a=a)
    assert result.dtype == np.float64
    assert result.shape == (len(documents), 3)
    np.testing.assert_allclose(result, expected, atol=1e-6)


def test_sif_by_hand():
    # p: a 2/4, b 1/4, unknown x 1/4. With a = .5 weights are .5 and 2/3
    vectors = keyed({"a": [3, 0], "b": [0, 0.3]})
    weighted = np.array([[0.5 * 3, 0], [0.5 * 3 / 2, 0.3 * 2 / 3 / 2]])
    shared = np.linalg.svd(weighted)[2][0]
    expected = weighted - np.outer(weighted @ shared, shared)
    result = sif_vectors([["a", "x"], ["a", "b"]], vectors, a=0.5)
    np.testing.assert_allclose(result, expected, atol=1e-7)


def test_what_sif_leaves_is_at_right_angles_to_one_direction():
    documents = [["a", "b"], ["b", "c", "c"], ["d"], ["a", "c", "d"], ["b"]]
    assert np.linalg.matrix_rank(sif_vectors(documents, VECTORS), tol=1e-6) == 2


def test_a_frequent_word_counts_less_the_smaller_a_is():
    vectors = keyed({"a": [1, 0, 0], "b": [0, 1, 0], "c": [0, 0, 9]})
    collection = [["c"], ["a"] * 99, ["b"]]  # the shared direction is c's: a and b stay
    small, large = (
        sif_vectors([["a", "b"]], vectors, fitted_on=collection, a=a)[0] for a in (1e-3, 1e6)
    )
    assert small[0] < small[1] / 50
    np.testing.assert_allclose(large, [0.5, 0.5, 0], atol=1e-3)


def test_training_documents_keep_their_vectors():
    train, test = [["a", "b"], ["c", "d", "d"]], [["a"], ["d", "x", "c"]]
    np.testing.assert_array_equal(
        sif_vectors(train, VECTORS), sif_vectors(train, VECTORS, fitted_on=train)
    )
    alone = sif_vectors(test[:1], VECTORS, fitted_on=train)
    np.testing.assert_allclose(sif_vectors(test, VECTORS, fitted_on=train)[:1], alone)


def test_a_single_document_is_nothing_but_the_shared_direction():
    np.testing.assert_allclose(sif_vectors([["a", "b"]], VECTORS), np.zeros((1, 3)), atol=1e-12)


def test_fitted_on_nothing_known_is_the_plain_mean():
    for nothing in ([], [[]], [["x"]]):
        result = sif_vectors([["a", "b"]], VECTORS, fitted_on=nothing)
        np.testing.assert_allclose(result, mean_vectors([["a", "b"]], VECTORS))


def test_generators_and_lists_give_the_same():
    documents = [["a", "b"], ["c", "x"]]
    expected = sif_vectors(documents, VECTORS, fitted_on=documents)
    result = sif_vectors(iter(documents), VECTORS, fitted_on=iter(documents))
    np.testing.assert_array_equal(result, expected)
    np.testing.assert_array_equal(sif_vectors(iter(documents), VECTORS), expected)


@pytest.mark.parametrize("vectors_of", [mean_vectors, sif_vectors])
def test_nothing_and_nothing_known(vectors_of):
    assert vectors_of([], VECTORS).shape == (0, 3)
    assert np.isnan(vectors_of([[], ["x", "y"]], VECTORS)).all()


@pytest.mark.parametrize("vectors_of", [mean_vectors, sif_vectors])
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_vector_that_is_not_finite(vectors_of, value):
    vectors = keyed({"a": [1, 2], "b": [1, value]})
    with pytest.raises(ValueError, match="'b' holds NaN or infinity"):
        vectors_of([["a"], ["b"]], vectors)
    assert not np.isnan(vectors_of([["a"]], vectors)).any()  # it is not in use


@pytest.mark.parametrize("vectors_of", [mean_vectors, sif_vectors])
def test_zero_vectors_are_vectors(vectors_of):
    assert vectors_of([["a"], ["a", "x"]], keyed({"a": [0, 0]})).tolist() == [[0.0, 0.0]] * 2


@pytest.mark.parametrize("function", [coverage, mean_vectors, sif_vectors])
@pytest.mark.parametrize("documents", ["a b", [["a"], "b"], [b"a"], [7], [["a", 7]]])
def test_what_is_no_list_of_words(function, documents):
    with pytest.raises(TypeError, match="a document is a list of words|a word is a string"):
        function(documents, VECTORS)


def test_the_known_words_are_no_string_and_the_vectors_no_dict():
    with pytest.raises(TypeError, match="known: a set of words"):
        coverage([["cat"]], "catalogue dog")
    with pytest.raises(TypeError, match="KeyedVectors are needed as vectors of words; got dict"):
        mean_vectors([["a"]], {"a": [1.0]})


@pytest.mark.parametrize("a", [0, -1, np.nan, np.inf])
def test_a_is_more_than_zero(a):
    with pytest.raises(ValueError, match="a is a finite number above 0"):
        sif_vectors([["a"]], VECTORS, a=a)
