"""evaluation.py against gensim's own evaluation and against numbers worked out by hand."""

from itertools import combinations

import numpy as np
import pytest
from gensim.models import KeyedVectors
from gensim.test.utils import datapath
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import bootstrap, spearmanr

from embedlab.evaluation import analogies, compare_word_similarity, word_similarity


def keyed(words, table):
    vectors = KeyedVectors(np.shape(table)[1])
    vectors.add_vectors(list(words), np.array(table, dtype=np.float32))
    return vectors


def random_vectors(words, seed, d=5):
    return keyed(words, np.random.default_rng(seed).normal(size=(len(words), d)))


@pytest.mark.parametrize(("name", "separator"), [("wordsim353.tsv", "\t"), ("simlex999.txt", "\t")])
def test_word_similarity_equals_gensims(name, separator):
    with open(datapath(name), encoding="utf-8") as lines:  # noqa: PTH123 (gensim gives a string)
        rows = [line.split(separator) for line in lines if not line.startswith("#")]
    rated_pairs = [(one, other, float(rating)) for one, other, rating in rows]
    words = sorted({word for pair in rated_pairs[::2] for word in pair[:2]})
    vectors = random_vectors(words, 0)
    _, spearman, missing = vectors.evaluate_word_pairs(datapath(name), case_insensitive=False)
    result = word_similarity(rated_pairs, vectors)
    assert result.correlation == pytest.approx(spearman.statistic)
    assert result.total == len(rated_pairs)
    assert 100 * (1 - result.covered / result.total) == pytest.approx(missing)
    assert 0 < result.covered < result.total


WHEEL = keyed("abcde", [[1, 0], [0.9, 0.1], [0.5, 0.5], [0, 1], [-1, 0]])  # further and further


def test_only_the_order_of_ratings_counts():
    pairs = [("a", "b", 9), ("a", "c", 8.5), ("a", "d", -2), ("a", "e", -1000)]
    assert word_similarity(pairs, WHEEL).correlation == pytest.approx(1)
    turned = [(one, other, -rating) for one, other, rating in pairs]
    assert word_similarity(turned, WHEEL).correlation == pytest.approx(-1)


def test_ties_among_ratings_share_their_rank():
    # ranks of the ratings 3.5, 3.5, 2, 1; of the cosines 4, 3, 2, 1
    pairs = [("a", "b", 9), ("a", "c", 9), ("a", "d", 5), ("a", "e", 1)]
    expected = np.corrcoef([3.5, 3.5, 2, 1], [4, 3, 2, 1])[0, 1]
    assert word_similarity(pairs, WHEEL).correlation == pytest.approx(expected)


def test_uncovered_pairs_change_nothing_but_the_total():
    pairs = [("a", "b", 3), ("a", "c", 2), ("a", "d", 4)]
    alone = word_similarity(pairs, WHEEL)
    result = word_similarity([*pairs, ("a", "x", 0), ("x", "a", 9), ("x", "y", 9)], WHEEL)
    assert result == (alone.correlation, 3, 6)


@pytest.mark.parametrize(
    ("pairs", "covered"),
    [
        ([], 0),
        ([("x", "y", 1), ("a", "y", 2)], 0),
        ([("a", "b", 1)], 1),
        ([("a", "b", 5), ("a", "c", 5)], 2),  # equal ratings
        ([("a", "b", 5), ("b", "a", 6)], 2),  # equal cosines
    ],
)
def test_no_correlation(pairs, covered, recwarn):
    result = word_similarity(pairs, WHEEL)
    assert np.isnan(result.correlation)
    assert result.covered == covered
    assert result.total == len(pairs)
    assert not recwarn.list


def test_a_zero_vector_has_the_cosine_zero():
    vectors = keyed("abcz", [[1, 0], [1, 1], [-1, 0], [0, 0]])
    pairs = [("a", "b", 3), ("a", "z", 2), ("a", "c", 1)]
    assert word_similarity(pairs, vectors) == (pytest.approx(1), 3, 3)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_values_that_are_not_finite(value):
    with pytest.raises(ValueError, match="ratings: NaN, infinity"):
        word_similarity([("a", "b", value), ("a", "c", 1)], WHEEL)
    vectors = keyed("abcd", [[1, 0], [0, value], [1, 1], [0, 1]])
    with pytest.raises(ValueError, match="the vector of 'b' holds NaN or infinity"):
        word_similarity([("a", "b", 1), ("a", "c", 2)], vectors)
    with pytest.raises(ValueError, match="vectors: NaN, infinity"):
        analogies([("a", "b", "c", "d")], vectors)


WORDS = [f"w{i}" for i in range(25)]
QUESTIONS = st.lists(st.tuples(*[st.sampled_from([*WORDS, "x"])] * 4), max_size=12)


def slow_analogy(question, vectors):
    """(covered, right, right unfiltered, nearest is a query word), one word at a time."""
    if any(word not in vectors for word in question):
        return False, False, False, False
    a, b, c, expected = question
    unit = {
        word: vectors.get_vector(word, norm=True).astype(float) for word in vectors.key_to_index
    }
    wanted = unit[b] - unit[a] + unit[c]
    order = sorted(unit, key=lambda word: -unit[word] @ wanted)
    allowed = [word for word in order if word not in (a, b, c)]
    return True, allowed[:1] == [expected], order[0] == expected, order[0] in (a, b, c)


@given(QUESTIONS, st.integers(0, 5))
def test_analogies_one_word_at_a_time(questions, seed):
    vectors = random_vectors(WORDS, seed, d=3)
    questions = [question for question in questions if question[0] != question[1]] + [
        (a, b, c, a) for a, b, c, _ in questions[:2] if a != b
    ]
    result = analogies(questions, vectors)
    expected = np.array([slow_analogy(question, vectors) for question in questions], dtype=bool)
    np.testing.assert_array_equal(np.array(result).T, expected.reshape(-1, 4))


def test_analogies_equal_gensims(tmp_path):
    # planted: w(i+5) is w(i) and an offset, with noise, so that some answers are right
    rng = np.random.default_rng(0)
    words = [f"w{i}" for i in range(60)]
    table = rng.normal(size=(60, 8))
    table[30:] = table[:30] + rng.normal(size=8) + 0.4 * rng.normal(size=(30, 8))
    vectors = keyed(words, table)
    questions = [
        (f"w{i}", f"w{i + 30}", f"w{j}", f"w{j + 30}")
        for i in range(32)
        for j in range(30)
        if i != j
    ]
    file = tmp_path / "questions.txt"
    lines = [": planted", *(" ".join(question) for question in questions)]
    file.write_text("\n".join(lines), encoding="utf-8")
    accuracy, sections = vectors.evaluate_word_analogies(str(file), case_insensitive=False)
    result = analogies(questions, vectors)
    assert result.correct.sum() / result.covered.sum() == pytest.approx(accuracy)
    assert 0.1 < accuracy < 0.95
    right = [
        question for question, is_right in zip(questions, result.correct, strict=True) if is_right
    ]
    assert right == sections[-1]["correct"]
    assert result.covered.sum() == sum(len(sections[-1][key]) for key in ("correct", "incorrect"))
    assert result.correct_unfiltered.sum() < result.correct.sum() < result.covered.sum()
    assert not (result.correct_unfiltered & result.nearest_is_query_word).any()


def test_no_questions_and_no_known_words():
    vectors = random_vectors(WORDS, 0)
    for questions in ([], [("x", "y", "z", "w1"), ("w1", "w2", "w3", "x")]):
        for flags in analogies(questions, vectors):
            assert flags.tolist() == [False] * len(questions)
            assert flags.dtype == bool


def test_no_vectors_at_all():
    assert analogies([("a", "b", "c", "d")], KeyedVectors(3)).covered.tolist() == [False]


def test_fewer_words_than_a_question_has():
    vectors = keyed("ab", [[1, 0], [0, 1]])
    result = analogies([("a", "b", "a", "b"), ("a", "a", "a", "b")], vectors)
    assert result.covered.tolist() == [True, True]
    assert result.correct.tolist() == [False, True]  # first, every word is a query word
    assert result.correct_unfiltered.tolist() == [True, False]
    assert result.nearest_is_query_word.tolist() == [True, True]


def test_all_three_query_words_may_be_nearer_than_the_answer():
    vectors = keyed("abcd", [[1, 0.1], [1, 0], [1, -0.1], [0, 1]])
    result = analogies([("a", "b", "c", "d")], vectors)
    assert [flags.tolist() for flags in result] == [[True], [True], [False], [True]]


def test_of_equally_near_words_the_first_is_taken():
    table = [[-3, -1], [3, -1], [-3, 0], [3, 2], [3, 2], [0, 0]]
    vectors = keyed(["dog", "cat", "puppy", "kitten", "kitty", "zero"], table)
    question = ("dog", "puppy", "cat")
    result = analogies([(*question, "kitten"), (*question, "kitty")], vectors)
    assert result.correct.tolist() == [True, False]


@pytest.mark.parametrize("question", ["abcd", ("a", "b", "c"), ("a",) * 5, ()])
def test_a_question_has_four_words(question):
    with pytest.raises(ValueError, match=r"a tuple \(a, b, c, d\) is needed"):
        analogies([question], WHEEL)


@pytest.mark.parametrize("pair", ["cat dog 7", "abc", ("a", "b"), None])
def test_a_rated_pair_has_three_parts(pair):
    with pytest.raises(ValueError, match=r"a tuple \(word, word, rating\) is needed"):
        word_similarity([pair], WHEEL)


@pytest.mark.parametrize(
    ("measure", "items"), [(word_similarity, [("a", "b", 1)]), (analogies, [])]
)
def test_vectors_are_keyed_vectors(measure, items):
    with pytest.raises(TypeError, match="KeyedVectors are needed as vectors of words; got dict"):
        measure(items, {"a": [1.0], "b": [2.0]})


RATED = [(a, b, float(rating)) for rating, (a, b) in enumerate(combinations("abcdefgh", 2))]


def test_the_compared_difference_is_that_of_the_correlations_on_shared_pairs():
    one, other = random_vectors("abcdefgh", 0), random_vectors("abcdefg", 1)
    shared = [pair for pair in RATED if "h" not in pair]
    expected = [word_similarity(shared, vectors).correlation for vectors in (one, other)]
    found = compare_word_similarity(RATED, one, other)
    assert found.difference == pytest.approx(expected[0] - expected[1])
    assert found.low < found.difference < found.high


def test_the_compared_interval_is_scipys():
    one, other = random_vectors("abcdefgh", 2), random_vectors("abcdefgh", 3)
    cosines = [[vectors.similarity(a, b) for a, b, _ in RATED] for vectors in (one, other)]

    def difference(ratings, x, y):
        return spearmanr(ratings, x).statistic - spearmanr(ratings, y).statistic

    ratings = [rating for _, _, rating in RATED]
    expected = bootstrap(
        (ratings, *cosines),
        difference,
        paired=True,
        vectorized=False,
        n_resamples=1000,
        method="percentile",
        rng=np.random.default_rng(0),
    ).confidence_interval
    found = compare_word_similarity(RATED, one, other)
    assert (found.low, found.high) == pytest.approx(tuple(expected), abs=0.05)


def test_vectors_compared_with_themselves_do_not_differ():
    assert compare_word_similarity(
        RATED, random_vectors("abcdefgh", 0), random_vectors("abcdefgh", 0)
    ) == (0, 0, 0)


def test_too_few_shared_pairs_are_refused():
    with pytest.raises(ValueError, match="three pairs at least"):
        compare_word_similarity(RATED, random_vectors("abcdefgh", 0), random_vectors("ab", 0))
