"""Reciprocal rank fusion."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embedlab.search.fusion import fuse, fused_scores

RANKINGS = st.lists(st.permutations("abcd").map(lambda items: items[:3]), max_size=4)


@given(RANKINGS, st.integers(0, 60))
def test_scores_are_sums_of_reciprocals_and_the_best_comes_first(rankings, k):
    scores = fused_scores(rankings, k)
    items = {item for ranking in rankings for item in ranking}
    exact = {
        item: sum(Fraction(1, k + r.index(item) + 1) for r in rankings if item in r)
        for item in items
    }
    assert scores == pytest.approx({item: float(score) for item, score in exact.items()})
    joined = fuse(rankings, k)
    assert sorted(joined) == sorted(items)
    assert [scores[item] for item in joined] == sorted(scores.values(), reverse=True)


def test_a_negative_k_is_refused():
    with pytest.raises(ValueError, match="k is a finite number, 0 or more"):
        fuse([["a"]], k=-1)
