"""Exercises of 08_what_a_score_is_worth: a score among random ones, and hubs."""

from collections import Counter
from math import isqrt

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.strategies import many, vectors


def _scores():
    from hypothesis import strategies as st

    quarters = vectors((1, 9), -4, 4).map(lambda numbers: numbers / 4)
    return st.tuples(st.integers(-4, 4).map(lambda number: number / 4), quarters)


percentile_of = Solution("8.1", np=np)
PERCENTILE = FunctionExercise(
    id="8.1",
    title="A score among random scores",
    reference=percentile_of.function,
    examples=[
        (0.5, np.array([0.1, 0.9])),
        (0.5, np.array([0.1, 0.9, 0.2])),
        (0.5, np.array([0.1, 0.9, 0.2, 0.5])),
        (0.25, np.array([0.75, 0.5, 0.0, 0.0])),
        (0.25, np.array([0.25, -0.5, 0.25, 1.0, 0.25])),
        (-0.5, np.array([-0.75, 0.25, 0.5, -0.25])),
        (-0.5, np.array([0.25, 0.5])),
        (0.9, np.array([0.25, 0.5])),
        (0.5, np.array([0.25])),
        (2, np.array([1, 3, 1, 5, 2, 0])),
        (0.7, many(400) / 300),
    ],
    inputs=_scores,
    because="Such a number can be read without knowing which cosines are usual: 50 is the middle, 99 is rare.",
    misconceptions=percentile_of.mistakes("""
    This is the share, from 0 to 1. A percentage is a hundred times as much.
        100 * ->
    You counted the scores that are equal, too. Wanted are those below: `<` instead of `<=`.
        < -> <=
    You looked at the other side: these are the scores above. Wanted are those below.
        < -> >
    You looked at the other side: these are the scores that are not below. Wanted are those below.
        < -> >=
    You looked at the other side, and gave the share, from 0 to 1. Wanted is the percentage of the scores below.
        100 * (random_scores < score).mean() -> (random_scores > score).mean()  or  (random_scores >= score).mean()
    This is how many are below. Wanted is a percentage: divide by how many there are.
        100 * (random_scores < score).mean() -> (random_scores < score).sum()
    You multiplied the count by 100. A percentage is a part of all: divide by how many scores there are.
        .mean() -> .sum()
    This is the place of the score among the others, counted from 1. Wanted is the percentage of scores below.
        100 * (random_scores < score).mean() -> (random_scores < score).sum() + 1
        or
        100 * (random_scores < score).mean() -> (random_scores > score).sum() + 1
    You took the mean of the scores that are below. Wanted is how many they are, as a percentage of all.
        100 * (random_scores < score).mean() -> random_scores[random_scores < score].mean()
        or
        (random_scores < score).mean() -> random_scores[random_scores < score].mean()
    You went the other way: `np.percentile` finds the score below which a given percentage lies. Here the score is known,
    and the percentage is wanted.
        100 * (random_scores < score).mean() -> np.percentile(random_scores, score)
        or
        100 * (random_scores < score).mean() -> np.percentile(random_scores, 100 * score)
        or
        100 * (random_scores < score).mean() -> np.quantile(random_scores, score)
    The digits behind the point are cut off, with `int` or `//`. Keep them.
        100 * (random_scores < score).mean() -> int(100 * (random_scores < score).mean())
    You rounded. Keep the digits behind the point: whoever prints it may round it.
        100 * (random_scores < score).mean() -> round(100 * (random_scores < score).mean())
        or
        100 * (random_scores < score).mean() -> round(100 * (random_scores < score).mean(), 1)
        or
        100 * (random_scores < score).mean() -> round(100 * (random_scores < score).mean(), 2)
    The share is cut to 0 or 1 before it is multiplied by 100. Multiply first, and do not use `int` or `//`.
        (random_scores < score).mean() -> int((random_scores < score).mean())
    You divided by one less than there are. A percentage is a part of all of them.
        .mean() -> .sum() / (len(random_scores) - 1)
    You divided by one more than there are, as if the score were one of the random scores. It is not.
        .mean() -> .sum() / (len(random_scores) + 1)
    You divided the scores below by the scores above. A percentage is a part of all of them.
        .mean() -> .sum() / (random_scores > score).sum()
    You measured how far the score has come from the smallest to the largest one. Wanted is how many scores lie below.
        (random_scores < score).mean() -> (score - random_scores.min()) / (random_scores.max() - random_scores.min())
    You divided the score by the largest one. Wanted is how many scores lie below, as a percentage.
        (random_scores < score).mean() -> score / random_scores.max()
    You divided the score by the mean. Wanted is how many scores lie below, as a percentage.
        (random_scores < score).mean() -> score / random_scores.mean()
    You compared the score with the mean of the others. Compare it with each of them, and count.
        (random_scores < score).mean() -> (random_scores.mean() < score)
    Scores that are equal to each other count once only in your answer. Each of them counts.
        ^ random_scores = np.unique(random_scores)
    Of the scores that are equal you count the half. Wanted are only those below: in scipy's `percentileofscore` that is
    `kind="strict"`.
        (random_scores < score).mean() -> ((random_scores < score).mean() + (random_scores <= score).mean()) / 2
    Of the scores that are equal you count a part, as scipy's `percentileofscore` does when it is not told otherwise.
    Wanted are only those below: `kind="strict"`.
        (random_scores < score).mean() -> ((random_scores < score).sum() + (random_scores <= score).sum() + (random_scores == score).any()) / 2 / len(random_scores)
    You dropped the signs. A score of -0.75 is below one of 0.5.
        random_scores < score -> np.abs(random_scores) < abs(score)
    `np.searchsorted` finds the place in numbers that are sorted. Sort them first, with `np.sort`.
        (random_scores < score).mean() -> np.searchsorted(random_scores, score) / len(random_scores)
    The comparison came back as it is, one True or False for each score. Take the mean of it.
        .mean() ->
        or
        100 * (random_scores < score).mean() -> random_scores < score
    `len` of a comparison counts True and False alike, so the answer is always 100. `.sum()` counts what is True.
        (random_scores < score).mean() -> 1
    Only the first score is looked at. A `return` inside the loop ends it in the first round.
        (random_scores < score).mean() -> (random_scores[0] < score) / len(random_scores)
    These are the scores that are below. Wanted is how many they are, as a percentage of all.
        100 * (random_scores < score).mean() -> random_scores[random_scores < score]
    """),
    hints=[
        "How many of the random scores are below the score? And how many is that out of a hundred?",
        "`random_scores < score` compares with all of them at once and gives True or False for each. True counts as 1 and "
        "False as 0, so the mean is the share. A loop that counts does it, too.",
        "By hand: score 0.3 and random scores 0.1, 0.3, 0.8, 0.2, 0.7. Below are 0.1 and 0.2, two of five, which is 40 of a "
        "hundred. (0.3 itself is not below 0.3.)",
    ],
)


def _tables():
    from hypothesis import strategies as st

    def table(numbers, symmetric, unit):
        full = np.reshape(numbers, (isqrt(len(numbers)), -1))
        upper = np.triu(full, 1)
        return unit * (upper + (upper.T if symmetric else np.tril(full, -1)))

    def numbers(n):
        return st.lists(st.integers(1, 99), min_size=n * n, max_size=n * n, unique=True)

    units = st.sampled_from([1, 0.25, 2000])
    tables = st.builds(table, st.integers(2, 5).flatmap(numbers), st.booleans(), units)
    with_k = tables.flatmap(lambda made: st.tuples(st.just(made), st.integers(1, len(made) - 1)))
    return with_k | with_k | st.tuples(tables)


def _same_counts(expected, got):
    """One number for each item; right ones may also stand in one column, or in one row of a table."""
    if isinstance(got, dict | set):
        return f"it should be one number for each item, in order, but is {compare.a_thing(got)}"
    if problem := compare.not_a_table(got):
        return problem
    wanted, got = compare.dense(expected), compare.dense(got)
    if got.shape in ((len(wanted), 1), (1, len(wanted))) and not compare.array(wanted, got.ravel()):
        return None
    if got.shape != wanted.shape:
        seen = f"its shape is {got.shape}" if got.ndim else "is one number"
        return f"it should be {len(wanted)} numbers, one for each item, but {seen}"
    differs = np.argwhere(~np.isclose(got, wanted))
    return f"the count of item {differs[0][0]} differs" if len(differs) else None


def _mixed(n):
    """Distances of n items in no order, all different, some only a thousandth apart."""
    return (np.arange(n * n).reshape(n, n) * 6101 % n**2 + 1) / 1000 * (1 - np.eye(n))


_THREE = np.array([[0, 1, 3], [1, 0, 2], [3, 2, 0]])
_MIDDLE = np.array([[0, 5, 1, 2], [5, 0, 4, 3], [1, 4, 0, 2.5], [2, 3, 2.5, 0]])  # nobody's: 1
_ONE_WAY = np.array([[0, 3, 1, 2], [2, 0, 1, 3], [3, 2, 0, 1], [1, 3, 2, 0]])
_FAR = 1000 * np.array([[0, 2, 9, 7], [2, 0, 4, 6], [9, 4, 0, 5], [7, 6, 5, 0]])
_STAR = np.arange(1, 141) * (1 - np.eye(140, dtype=int))  # item 0 stands in 139 lists

k_occurrences = Solution("8.2", np=np, Counter=Counter)
OCCURRENCES = FunctionExercise(
    id="8.2",
    title="How often each one is somebody's neighbour",
    reference=k_occurrences.function,
    examples=[
        (np.array([[0, 1], [1, 0]]),),
        (_THREE,),
        (_THREE, 2),
        (_MIDDLE, 1),
        (_MIDDLE, 2),
        (_ONE_WAY,),
        (_ONE_WAY, 2),
        (_FAR, 1),
        (_FAR / 8000, 2),
        (_mixed(8), 6),
        (_STAR,),
        (_mixed(130), 110),
    ],
    inputs=_tables,
    compare=_same_counts,
    misconceptions=k_occurrences.mistakes("""
    Each item stands in its own list, because its distance to itself, 0, is the smallest. The lists hold others only.
        1 : k + 1 -> :k
    `np.argmin` finds the item itself, at distance 0, so each gets 1. Leave it out, and take the k nearest of the others.
        1 : k + 1 -> :1
    The lists are one too long: each item stands in its own list too. They hold k others only.
        1 : k + 1 -> : k + 1
    A stand-in such as 999 for the distance to itself is not always the largest. `np.inf` is larger than any distance.
        ^ distances = distances + 999 * np.eye(len(distances))
        1 : k + 1 -> :k
    You took the items that are farthest away. Sorted, the nearest come first.
        1 : k + 1 -> ::-1][:, :k
    Each item gets k here: so long is its own list. Wanted is in how many lists it stands. Make the list of each row, its
    k nearest others, and give each item in it one more.
        | return np.full(len(distances), k)
    You counted the list of the first item only. Does the `return` stand inside the loop?
        lists.ravel() -> lists[:1].ravel()
    You counted the very nearest only. A list holds k of them, and k need not be 1.
        k + 1 -> 2
    You counted the k-th neighbour only. The list holds all k of them, from the nearest on.
        1 : k + 1 -> k : k + 1
    Your lists hold k + 1 others, where there are as many. The end of a slice is not included: the first k are `[:k]`.
        k + 1 -> k + 2
        or
        ^ distances = np.where(np.eye(len(distances)), np.inf, distances)
        1 : k + 1 -> : k + 1
    Your lists are one too short. Where the item itself has place 0, its k neighbours end at place k; a slice stops before it.
        k + 1 -> k
    The nearest of each row is lost. One way is to leave the item itself out twice: once by its distance, and once
    by skipping the first place.
        ^ distances = np.where(np.eye(len(distances)), np.inf, distances)
        or
        ^ distances = np.where(np.eye(len(distances)), np.inf, distances)
        k + 1 -> k
        or
        1 : k + 1 -> 2 : k + 2
    You sorted each column. The distances of one item stand in its row: sort along `axis=1`.
        axis=1)[:, 1 : k + 1] -> axis=0)[1 : k + 1]
    `argsort` does not say which place an item has, but which item has the first place, which the second, and
    so on. So its first places are the list.
        | order = np.argsort(distances, axis=1)
        | return ((order >= 1) & (order <= k)).sum(axis=0)
        or
        | order = np.argsort(np.where(np.eye(len(distances)), np.inf, distances), axis=1)
        | return (order < k).sum(axis=0)
    You counted only pairs where each stands in the other's list. Being a neighbour need not be mutual.
        | near = np.argsort(np.argsort(distances, axis=1), axis=1) <= k
        | return (near & near.T).sum(axis=0) - 1
    You counted in both directions: who has the item in its list, and whom it has in its own. Count the first only.
        len(distances)) -> len(distances)) + k
    A pair counts for both of its items here. It counts only for the one that stands in the other's list.
        | near = np.argsort(np.argsort(distances, axis=1), axis=1) <= k
        | return (near | near.T).sum(axis=0) - 1
    This says whether an item stands in a list at all. Count in how many it stands. (`count[places] += 1` adds 1 once
    where a place comes twice; `np.add.at` adds it each time.)
        len(distances)) -> len(distances)).clip(max=1)
    Where the last items are nobody's neighbours, numbers are missing: `np.bincount` stops at the largest item that it
    meets. `minlength` makes room for all.
        , minlength=len(distances) ->
    Items that are nobody's neighbours are missing. Each item gets a number, in order, if need be 0.
        np.bincount(lists.ravel(), minlength=len(distances)) -> np.unique(lists, return_counts=True)[1]
        or
        np.bincount(lists.ravel(), minlength=len(distances)) -> [*Counter(lists.ravel().tolist()).values()]
    These are the lists themselves. Now count how often each item stands in them.
        np.bincount(lists.ravel(), minlength=len(distances)) -> lists
    You counted those who are not farther away than k. But k says how long a list is, not how far it reaches.
        | return ((distances > 0) & (distances <= k)).sum(axis=0)
    You added distances up. Distances only decide who is near; what you count is in how many lists an item stands.
        | return distances.sum(axis=0)
    """),
    hints=[
        "Two steps: first the list of each item, which is a row of the table, then count who stands in those lists.",
        "`np.argsort` sorts places by their numbers: in each row the first places are the nearest items. The item itself "
        "comes first of all, at distance 0.",
        "By hand, [[0, 4, 1], [4, 0, 2], [1, 2, 0]] and k = 1: item 0 lists 2, item 1 lists 2, item 2 lists 0. So item 0 "
        "stands in one list, item 1 in none, item 2 in two.",
    ],
)


EXERCISES = (PERCENTILE, OCCURRENCES)
