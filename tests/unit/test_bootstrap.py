"""bootstrap.py against scipy, and against how often it should hold the truth."""

import numpy as np
import pytest
from scipy import stats

from embedlab.bootstrap import paired_bootstrap


def test_the_interval_equals_scipys():
    rng = np.random.default_rng(0)
    first, second = rng.normal(0.2, 1, 60), rng.normal(0, 1, 60)
    ours = paired_bootstrap(first, second, resamples=20_000)
    theirs = stats.bootstrap(
        (first - second,), np.mean, n_resamples=20_000, method="percentile", rng=1
    ).confidence_interval
    assert ours.difference == pytest.approx(np.mean(first - second))
    assert (ours.low, ours.high) == pytest.approx(theirs, abs=0.02)


def graded(rng):
    """Scores of 60 items, skewed; one item's two scores are alike. The true difference is .1."""
    items = rng.exponential(size=60)
    return items + rng.exponential(0.3, size=60), items + rng.exponential(0.2, size=60)


def right_or_wrong(rng):
    """Answers to 60 items: true accuracies .8 and .7."""
    first = rng.random(60) < 0.8
    return first, first & (rng.random(60) < 0.875)


@pytest.mark.parametrize(
    ("simulate", "confidence", "least", "most"),
    [(graded, 0.95, 0.90, 0.98), (right_or_wrong, 0.95, 0.90, 0.98), (graded, 0.5, 0.42, 0.58)],
)
def test_it_holds_the_truth_about_as_often_as_it_says(simulate, confidence, least, most):
    rng = np.random.default_rng(0)
    options = {"confidence": confidence, "resamples": 300}
    intervals = [paired_bootstrap(*simulate(rng), **options) for _ in range(400)]
    assert least < np.mean([i.low <= 0.1 <= i.high for i in intervals]) < most


def test_items_of_a_group_are_no_independent_evidence():
    # 40 groups of 5 items whose differences are alike; the truth is 0
    rng = np.random.default_rng(0)
    groups = np.repeat(np.arange(40), 5)
    held, held_ungrouped = [], []
    for _ in range(300):
        difference = rng.normal(size=40)[groups] + 0.3 * rng.normal(size=200)
        grouped = paired_bootstrap(difference, np.zeros(200), groups=groups, resamples=200)
        single = paired_bootstrap(difference, np.zeros(200), resamples=200)
        held.append(grouped.low <= 0 <= grouped.high)
        held_ungrouped.append(single.low <= 0 <= single.high)
    assert 0.88 < np.mean(held) < 0.98
    assert np.mean(held_ungrouped) < 0.75


def test_a_large_group_keeps_its_weight():
    result = paired_bootstrap([1, 1, 1, 0], [0, 0, 0, 0], groups=["a", "a", "a", "b"])
    assert result.difference == 0.75
    assert (result.low, result.high) == (0, 1)


def test_a_group_for_each_item_is_no_group():
    first, second = np.random.default_rng(0).normal(size=(2, 30))
    assert paired_bootstrap(first, second, groups=range(30)) == paired_bootstrap(first, second)


def test_a_group_may_be_named_by_anything():
    first, second = np.random.default_rng(0).normal(size=(2, 6))
    expected = paired_bootstrap(first, second, groups="aabbcc")
    for groups in ([("x", 1)] * 2 + [("x", 2)] * 2 + [()] * 2, [None, None, 1, 1, "a", "a"]):
        assert paired_bootstrap(first, second, groups=groups) == expected


def test_turned_round_it_is_the_negative():
    first, second = np.random.default_rng(0).normal(size=(2, 30))
    one, other = paired_bootstrap(first, second), paired_bootstrap(second, first)
    assert one == pytest.approx((-other.difference, -other.high, -other.low))


def test_a_seed_repeats_the_interval():
    first, second = np.random.default_rng(0).normal(size=(2, 30))
    assert paired_bootstrap(first, second, seed=1) == paired_bootstrap(first, second, seed=1)
    assert paired_bootstrap(first, second, seed=1) != paired_bootstrap(first, second, seed=2)


def test_more_confidence_is_wider():
    first, second = np.random.default_rng(0).normal(size=(2, 30))
    narrow, wide = (paired_bootstrap(first, second, confidence=c) for c in (0.5, 0.99))
    assert wide.low < narrow.low < narrow.high < wide.high


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [([3], [1], 2.0), ([True, True], [True, True], 0.0), ([1, 2, 3], [0, 1, 2], 1.0)],
)
def test_where_no_item_differs_from_another_there_is_no_width(first, second, expected):
    assert paired_bootstrap(first, second) == (expected, expected, expected)


@pytest.mark.parametrize(
    ("first", "second", "options", "says"),
    [
        ([], [], {}, "at least one score"),
        ([1, 2], [1], {}, "equally long"),
        ([[1, 2]], [[1, 2]], {}, "equally long lists"),
        ([1, np.nan], [1, 2], {}, "first: NaN, infinity"),
        ([1, 2], [1, 1e308], {}, "second: NaN, infinity"),
        ([1], [1], {"confidence": 1}, "between 0 and 1"),
        ([1], [1], {"confidence": 0}, "between 0 and 1"),
        ([1], [1], {"confidence": 95}, "between 0 and 1"),
        ([1], [1], {"resamples": 0}, "resamples is a whole number and starts at 1"),
        ([1], [1], {"seed": -1}, "seed is a whole number and starts at 0"),
        ([1, 2], [1, 2], {"groups": ["a"]}, "got 1 for 2 items"),
    ],
)
def test_what_is_refused(first, second, options, says):
    with pytest.raises(ValueError, match=says):
        paired_bootstrap(first, second, **options)
