"""The recommender: offsets, tastes, two tables in turns, and a test that lies in the future."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.linear_model import Ridge

from embedlab.applications.recommender import (
    als,
    earliest,
    find_titles,
    hits,
    latest,
    offsets,
    taste,
)

NUMBERS = st.floats(-5, 5, width=32)


@given(arrays(float, st.tuples(st.integers(1, 6), st.integers(1, 4)), elements=NUMBERS), st.data())
def test_a_taste_is_ridge_regression(factors, data):
    left = data.draw(arrays(float, len(factors), elements=NUMBERS))
    penalty = data.draw(st.floats(0.5, 50))
    expected = Ridge(alpha=penalty, fit_intercept=False, solver="svd").fit(factors, left).coef_
    np.testing.assert_allclose(taste(factors, left, penalty), expected, atol=1e-6)


@given(st.lists(st.tuples(st.integers(0, 4), NUMBERS)), st.floats(0.5, 9))
def test_an_offset_is_a_mean_with_some_zeros_more(ratings, pretended):
    ids, left = [one for one, _ in ratings], [value for _, value in ratings]
    expected = [
        sum(v for i, v in ratings if i == one) / (ids.count(one) + pretended) for one in range(5)
    ]
    np.testing.assert_allclose(
        offsets(np.array(ids, dtype=int), left, 5, pretended), expected, atol=1e-9
    )


def _left_over(tables, users, films, left, penalty):
    persons, columns = tables
    errors = left - (persons[users] * columns[films]).sum(axis=1)
    return (errors**2).sum() + penalty * ((persons**2).sum() + (columns**2).sum())


def test_each_round_explains_more_and_the_last_one_is_at_rest():
    rng = np.random.default_rng(0)
    users, films = rng.integers(20, size=200), rng.integers(15, size=200)
    data = users, films, rng.normal(size=200)
    losses = [
        _left_over(als(*data, (21, 15), dimensions=3, penalty=1, rounds=n), *data, 1)
        for n in (1, 2, 5, 300, 301)
    ]
    assert losses == sorted(losses, reverse=True)
    assert losses[-2] == pytest.approx(losses[-1], rel=1e-6)
    persons, _ = als(*data, (21, 15))
    assert not persons[20].any()  # who rated nothing has no taste


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20)), min_size=1), st.floats(0.1, 0.9))
def test_the_future_comes_after_the_past_of_each_person(ratings, share):
    users, times = np.array(ratings).T
    chosen = latest(users, times, share)
    for user in set(users):
        mine, future = times[users == user], chosen[users == user]
        assert future.sum() == len(mine) - np.floor(len(mine) * (1 - share) + 1e-9)
        assert max(mine[~future], default=-1) <= min(mine[future])


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5))), st.integers(1, 4))
def test_the_first_ratings_are_those_that_sorting_by_time_puts_first(ratings, count):
    chosen = earliest(*zip(*ratings, strict=True), count) if ratings else earliest([], [], count)
    by_time = sorted(range(len(ratings)), key=lambda i: ratings[i][1])
    expected = [[i for i in by_time if ratings[i][0] == user][:count] for user in range(4)]
    assert np.flatnonzero(chosen).tolist() == sorted(sum(expected, []))


SMALL = st.tuples(st.integers(1, 4), st.integers(1, 6))


@given(SMALL.flatmap(lambda shape: arrays(int, (3, *shape), elements=st.integers(0, 1))), st.data())
def test_hits_are_the_liked_ones_among_the_first_unseen_ones(tables, data):
    _, seen, liked = tables
    scores = data.draw(arrays(int, seen.shape, elements=st.integers(-2, 2)))
    k = data.draw(st.integers(1, 7))
    for person, found in enumerate(hits(scores, seen, liked, k)):
        unseen = [film for film in range(seen.shape[1]) if not seen[person, film]]
        best = sorted(unseen, key=lambda film: -scores[person, film])[:k]
        assert found == sum(liked[person, film] for film in best)


def test_one_row_of_scores_serves_everybody():
    seen, liked = np.eye(3, dtype=bool), np.ones((3, 3), dtype=bool)
    assert hits([3, 2, 1], seen, liked, 1).tolist() == [1, 1, 1]
    liked[:, 1] = False
    assert hits([3, 2, 1], seen, liked, 1).tolist() == [0, 1, 1]


def test_a_title_is_found_by_its_words_and_the_shortest_one_is_meant():
    titles = ["Aliens (1986)", "Alien (1979)", "Godfather: Part II, The", "Godfather, The (1972)"]
    assert find_titles(["ALIEN", " ", "the godfather", "alien"], titles) == [1, 3]


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: latest([0, 1], [1]), "users and times: the shapes do not match"),
        (lambda: latest([0], [1], share=1), "share lies between 0 and 1; got 1"),
        (lambda: earliest([0, 1], [1], 1), "users and times: the shapes do not match"),
        (lambda: earliest([0], [1], 0), "count"),
        (lambda: hits([[1, 2]], [[True]], [[True]]), "a row a person and a column a film"),
        (lambda: hits([1], [[True]], [[True]], 0), "k "),
        (lambda: hits([np.nan], [[True]], [[True]]), "scores"),
        (lambda: find_titles(["zorro"], ["Heat"]), "no title here has 'zorro'"),
        (lambda: find_titles([" "], ["Heat"]), "there is no title to look for"),
        (lambda: offsets([0, 3], [1, 2], n=3), "ids lie between 0 and 2; got 0 to 3"),
        (lambda: offsets([0], [1], n=1, pretended=0), "pretended"),
        (lambda: taste([[1.0]], [1.0, 2.0]), "1 films, but 2 leftovers"),
        (lambda: taste([[1.0]], [np.nan]), "leftovers"),
        (lambda: als([0], [5], [1.0], (1, 5)), "ids lie between 0 and 4; got 5 to 5"),
        (lambda: als([0], [0], [1.0], (1, 1), rounds=0), "rounds"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
