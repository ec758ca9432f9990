"""bias.py against the paper's formulas, written out word by word."""

from itertools import combinations
from statistics import mean, stdev

import numpy as np
import pytest
from gensim.models import KeyedVectors
from hypothesis import given
from hypothesis import strategies as st

from embedlab.bias import weat

WORDS = [f"w{i}" for i in range(14)]
TARGETS, ATTRIBUTES = (WORDS[:4], WORDS[4:7]), (WORDS[7:9], WORDS[9:])


def keyed(words, table):
    vectors = KeyedVectors(np.shape(table)[1])
    vectors.add_vectors(list(words), np.array(table, dtype=np.float32))
    return vectors


def random_vectors(seed):
    return keyed(WORDS, np.random.default_rng(seed).normal(size=(len(WORDS), 4)))


def slow_weat(targets, attributes, vectors):
    """Effect and exact p-value, a word at a time."""

    def association(word):
        one, other = ([vectors.similarity(word, w) for w in group] for group in attributes)
        return float(mean(one)) - float(mean(other))

    both = [association(word) for word in (*targets[0], *targets[1])]

    def difference(chosen):
        rest = [both[i] for i in range(len(both)) if i not in chosen]
        return mean(both[i] for i in chosen) - mean(rest)

    observed = difference(range(len(targets[0])))
    divisions = [difference(chosen) for chosen in combinations(range(len(both)), len(targets[0]))]
    at_least = [value >= observed - 1e-7 for value in divisions]
    return observed / stdev(both), mean(at_least)


@given(st.integers(0, 2**32 - 1))
def test_weat_word_by_word(seed):
    vectors = random_vectors(seed)
    result = weat(TARGETS, ATTRIBUTES, vectors)
    effect, p_value = slow_weat(TARGETS, ATTRIBUTES, vectors)
    assert result.effect == pytest.approx(effect, abs=1e-4)
    assert result.p_value == pytest.approx(p_value)
    assert result.missing == []


@given(st.integers(0, 2**32 - 1))
def test_groups_and_attributes_turn_the_sign(seed):
    vectors = random_vectors(seed)
    effect = weat(TARGETS, ATTRIBUTES, vectors, permutations=1).effect
    for turned in ((TARGETS[::-1], ATTRIBUTES), (TARGETS, ATTRIBUTES[::-1])):
        assert weat(*turned, vectors, permutations=1).effect == pytest.approx(-effect)


def test_a_planted_bias_is_found_and_noise_is_not():
    rng = np.random.default_rng(0)
    table = rng.normal(size=(40, 10))
    words = [f"w{i}" for i in range(40)]
    groups = (words[:10], words[10:20]), (words[20:30], words[30:])
    noise = weat(*groups, keyed(words, table))
    assert noise.p_value > 0.05
    table[[*range(10), *range(20, 30)]] += 1
    planted = weat(*groups, keyed(words, table))
    assert planted.p_value < 0.001
    assert planted.effect > 1


def test_many_divisions_are_drawn_and_a_seed_repeats_them():
    vectors = random_vectors(0)
    exact = weat(TARGETS, ATTRIBUTES, vectors)  # 35 divisions
    drawn = [
        [weat(TARGETS, ATTRIBUTES, vectors, permutations=30, seed=s).p_value for s in range(9)]
        for _ in range(2)
    ]
    assert drawn[0] == drawn[1]
    assert len(set(drawn[0])) > 1
    assert np.mean(drawn[0]) == pytest.approx(exact.p_value, abs=0.1)


def test_missing_words_are_named_and_left_out():
    vectors = random_vectors(0)
    unknown = [f"x{i}" for i in range(8)]
    more = ([*TARGETS[0], "x3"], TARGETS[1]), (ATTRIBUTES[0], [*unknown, *ATTRIBUTES[1]])
    result, expected = weat(*more, vectors), weat(TARGETS, ATTRIBUTES, vectors)
    assert result.missing == unknown
    assert result[:2] == expected[:2]


@pytest.mark.parametrize(
    ("targets", "attributes"),
    [
        (([], []), ([], [])),
        ((["x"], ["y"]), (["z"], ["z"])),
        ((["w0"], ["w1", "w2"]), (["w3"], ["w4"])),
        ((["w0", "w1"], ["w2", "x"]), (["w3"], ["w4"])),
        ((["w0", "w1"], ["w2", "w3"]), (["w3"], ["x"])),
    ],
)
def test_too_few_words_with_a_vector(targets, attributes, recwarn):
    result = weat(targets, attributes, random_vectors(0))
    assert np.isnan(result.effect)
    assert np.isnan(result.p_value)
    assert not recwarn.list


@pytest.mark.parametrize("lengths", [[1, 1, 1, 1], [1, 0.1, 7, 0.3]])
def test_words_that_are_all_alike_have_no_effect(lengths, recwarn):
    vectors = keyed("abcdpq", [*np.outer(lengths, [1, 2]), [1, 0], [0, 1]])
    result = weat((["a", "b"], ["c", "d"]), (["p"], ["q"]), vectors)
    assert np.isnan(result.effect)
    assert np.isnan(result.p_value)
    assert not recwarn.list


def test_zero_vectors_go_with_neither():
    vectors = keyed("abcdpq", [[1, 0], [1, 0], [0, 0], [0, 0], [1, 0], [0, 1]])
    result = weat((["a", "b"], ["c", "d"]), (["p"], ["q"]), vectors)
    assert result.effect == pytest.approx(1 / np.std([1, 1, 0, 0], ddof=1))
    assert result.p_value == pytest.approx(1 / 6)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_vectors_that_are_not_finite(value):
    vectors = keyed("abcdpq", [[1, 0], [value, 1], [0, 1], [0, 2], [1, 0], [0, 1]])
    with pytest.raises(ValueError, match="NaN or infinity"):
        weat((["a", "b"], ["c", "d"]), (["p"], ["q"]), vectors)


def test_generators_are_lists_and_strings_are_not():
    vectors = random_vectors(0)
    expected = weat(TARGETS, ATTRIBUTES, vectors)
    assert weat(map(iter, TARGETS), tuple(map(iter, ATTRIBUTES)), vectors) == expected
    with pytest.raises(TypeError, match="attributes: a list of words is needed; got str"):
        weat(TARGETS, ("ab", "cd"), vectors)


@pytest.mark.parametrize("options", [{"permutations": 0}, {"permutations": 1.5}, {"seed": -1}])
def test_options_outside_their_range(options):
    with pytest.raises(ValueError, match="is a whole number and starts at"):
        weat(TARGETS, ATTRIBUTES, random_vectors(0), **options)
