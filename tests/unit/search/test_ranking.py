"""ranking.py against scikit-learn and against numbers worked out by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import label_ranking_average_precision_score, ndcg_score, top_k_accuracy_score

from embedlab.search.ranking import hit_at_k, ndcg_at_k, recall_at_k, reciprocal_rank

ITEMS = 5
ORDERS = st.lists(st.permutations(range(ITEMS)), min_size=1, max_size=4)
K = st.integers(1, ITEMS)


def scores_of(orders):
    """Scores that scikit-learn sorts into these orders."""
    scores = np.zeros((len(orders), ITEMS))
    for row, order in zip(scores, orders, strict=True):
        row[list(order)] = np.arange(ITEMS, 0, -1)
    return scores


@given(ORDERS, K, st.data())
def test_one_relevant_item_against_scikit_learn(orders, k, data):
    answers = [data.draw(st.integers(0, ITEMS - 1)) for _ in orders]
    relevant = [{answer} for answer in answers]
    labels = range(ITEMS)
    if k < ITEMS:  # else everything is found, and scikit-learn warns
        expected = top_k_accuracy_score(answers, scores_of(orders), k=k, labels=labels)
        assert recall_at_k(orders, relevant, k).mean() == pytest.approx(expected)
        assert hit_at_k(orders, relevant, k).mean() == pytest.approx(expected)
    truth = np.eye(ITEMS)[answers]
    assert reciprocal_rank(orders, relevant).mean() == pytest.approx(
        label_ranking_average_precision_score(truth, scores_of(orders))
    )


@given(ORDERS, K, st.data())
def test_ndcg_against_scikit_learn(orders, k, data):
    table = np.array([data.draw(st.lists(st.integers(0, 3), min_size=ITEMS, max_size=ITEMS))])
    table = np.repeat(table, len(orders), axis=0)
    gains = [dict(enumerate(row.tolist())) for row in table]
    ours = ndcg_at_k(orders, gains, k)
    if table.any():
        assert ours.mean() == pytest.approx(ndcg_score(table, scores_of(orders), k=k))
        assert (ours <= 1 + 1e-12).all()
    else:
        assert np.isnan(ours).all()


@given(ORDERS, K, st.sets(st.integers(0, ITEMS + 1), min_size=1))
def test_recall_hits_and_ranks_against_loops(orders, k, items):
    relevant = [items] * len(orders)
    found = [len(items.intersection(order[:k])) for order in orders]
    np.testing.assert_allclose(recall_at_k(orders, relevant, k), np.array(found) / len(items))
    assert hit_at_k(orders, relevant, k).tolist() == [float(n > 0) for n in found]
    ranks = [[rank for rank, item in enumerate(order, 1) if item in items] for order in orders]
    expected = [1 / min(rank) if rank else 0 for rank in ranks]
    np.testing.assert_allclose(reciprocal_rank(orders, relevant), expected)
    # any set equals the same items with gain 1
    graded = [dict.fromkeys(items, 1)] * len(orders)
    np.testing.assert_array_equal(ndcg_at_k(orders, relevant, k), ndcg_at_k(orders, graded, k))


def test_ndcg_by_hand():
    reached = 1 / math.log2(2) + 3 / math.log2(4)  # gain 1 at rank 1, gain 3 at rank 3
    best = 3 / math.log2(2) + 1 / math.log2(3)
    result = ndcg_at_k([["a", "x", "b"]], [{"a": 1, "b": 3}])
    assert result.tolist() == pytest.approx([reached / best])
    assert ndcg_at_k([["b", "a"]], [{"a": 1, "b": 3}]).tolist() == [1.0]


def test_arrays_lists_and_other_items_give_the_same():
    for rankings in ([[2, 0, 1]], np.array([[2, 0, 1]]), [np.int32([2, 0, 1])]):
        assert recall_at_k(rankings, [[0, 1]], 2).tolist() == [0.5]
        assert reciprocal_rank(rankings, [np.array([0, 1])]).tolist() == [0.5]
        assert ndcg_at_k(rankings, [{2: 1.0}], 1).tolist() == [1.0]
    assert recall_at_k(np.array([["chat", "chien"]]), [{"chien"}], 2).tolist() == [1.0]


def test_relevant_items_listed_twice_are_one():
    assert recall_at_k([["a", "b"]], [["a", "a", "z"]], 2).tolist() == [0.5]


def test_gains_above_zero_are_relevant():
    rankings, gains = [["a", "b", "c"]], [{"a": 0, "b": 3, "c": 2, "d": 1}]
    assert recall_at_k(rankings, gains, 2).tolist() == pytest.approx([1 / 3])
    assert hit_at_k(rankings, gains, 1).tolist() == [0.0]
    assert reciprocal_rank(rankings, gains).tolist() == [0.5]
    assert np.isnan(recall_at_k(rankings, [{"a": 0}])).all()


def test_a_short_or_empty_ranking_counts_as_far_as_it_goes():
    rankings, relevant = [["a"], []], [{"a", "b"}, {"a"}]
    assert recall_at_k(rankings, relevant, 10).tolist() == [0.5, 0.0]
    assert hit_at_k(rankings, relevant, 10).tolist() == [1.0, 0.0]
    assert reciprocal_rank(rankings, relevant).tolist() == [1.0, 0.0]
    assert reciprocal_rank([[]], [{"a"}]).tolist() == [0.0]
    best = 1 + 1 / math.log2(3)
    assert ndcg_at_k(rankings, relevant, 10).tolist() == pytest.approx([1 / best, 0.0])


SCORES = [recall_at_k, hit_at_k, reciprocal_rank, ndcg_at_k]


@pytest.mark.parametrize("score", SCORES)
def test_nothing_relevant_has_no_score_and_warns_nobody(score, recwarn):
    assert np.isnan(score([["a"], []], [set(), set()])).all()
    assert not recwarn.list


@pytest.mark.parametrize("score", SCORES)
def test_no_queries(score):
    assert score([], []).shape == (0,)


@pytest.mark.parametrize("score", SCORES)
@pytest.mark.parametrize(
    ("rankings", "relevant", "error", "words"),
    [
        ([["a", "b", "a"]], [{"a"}], ValueError, "twice"),
        ([["a"]], [{"a"}, {"b"}], ValueError, "got 1 rankings and 2 sets"),
        ([["a"]], ["a"], TypeError, "are a set"),
        ([{"a", "b"}], [["a"]], TypeError, "a ranking is a list, best first"),  # swapped
        (["cat"], [{"c"}], TypeError, "a ranking is a list, best first"),
        ([[2, 1]], [{"2"}], TypeError, "items are strings in one"),
    ],
)
def test_what_is_no_ranking_or_no_set(score, rankings, relevant, error, words):
    with pytest.raises(error, match=words):
        score(rankings, relevant)


@pytest.mark.parametrize("score", [recall_at_k, hit_at_k, ndcg_at_k])
def test_k_is_at_least_one_and_may_be_large(score):
    assert score([["a"]], [{"a"}], 10**12).tolist() == [1.0]
    with pytest.raises(ValueError, match="starts at 1; got 0"):
        score([["a"]], [{"a"}], 0)


@pytest.mark.parametrize("gain", [-1, math.nan, 1e308])
def test_gains_are_finite_and_not_negative(gain):
    with pytest.raises(ValueError, match="gains: "):
        ndcg_at_k([["a"]], [{"a": 1, "b": gain}])
