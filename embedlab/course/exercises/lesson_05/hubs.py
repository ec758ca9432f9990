"""Exercise 5.4: in how many lists of nearest neighbours each item stands."""

import numpy as np

from embedlab import neighbors
from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception


def k_occurrences(distances, k=1):
    return neighbors.k_occurrences(_order(distances)[:, :k], len(distances))


def _order(distances, to_itself=np.inf, axis=1):
    """For each row its places, nearest first."""
    distances = np.array(distances, dtype=float)
    np.fill_diagonal(distances, to_itself)
    return distances.argsort(axis=axis)


def _counted(lists):
    """Wrong answers that differ in what they take for the lists."""

    def wrong(distances, k=1):
        return neighbors.k_occurrences(lists(distances, k), len(distances))

    return wrong


def _in_lists(distances, k):
    """Row i, column j: whether j stands in the list of i."""
    inside = np.zeros(np.shape(distances), dtype=int)
    np.put_along_axis(inside, _order(distances)[:, :k], 1, axis=1)
    return inside


def _places_as_ranks(distances, k=1):
    order = _order(distances, 0)
    return ((order >= 1) & (order <= k)).sum(axis=0)


def _places_as_ranks_last(distances, k=1):
    return (_order(distances) < k).sum(axis=0)


def _cut_short(distances, k=1):
    return np.bincount(_order(distances)[:, :k].ravel())


def _tables():
    from hypothesis import strategies as st

    def table(shape):
        n, symmetric, unit = shape
        size = n * (n - 1) // 2 if symmetric else n * (n - 1)
        numbers = st.lists(st.integers(1, 40), min_size=size, max_size=size, unique=True)
        return numbers.map(lambda drawn: _filled(n, symmetric, drawn) * unit)

    units = st.sampled_from([1, 0.25, 2000])
    tables = st.tuples(st.integers(2, 5), st.booleans(), units).flatmap(table)
    with_k = tables.flatmap(lambda made: st.tuples(st.just(made), st.integers(1, len(made) - 1)))
    return with_k | with_k | st.tuples(tables)


def _filled(n, symmetric, numbers):
    table = np.zeros((n, n), dtype=int)
    table[np.triu_indices(n, 1) if symmetric else ~np.eye(n, dtype=bool)] = numbers
    return table + table.T if symmetric else table


def _same_counts(expected, got):
    """One number for each item, in a row or in a column."""
    if isinstance(got, dict | set):
        return f"it should be one number for each item, in order, but is {compare.a_thing(got)}"
    problem = compare.not_a_table(got)
    if problem:
        return problem
    wanted, got = compare.dense(expected), compare.dense(got)
    n = len(wanted)
    if got.shape not in ((n,), (n, 1), (1, n)):
        shape = f"its shape is {got.shape}" if got.ndim else "is one number"
        return f"it should be {n} numbers, one for each item, but {shape}"
    differs = np.flatnonzero(~np.isclose(got.ravel(), wanted))
    return f"the count of item {differs[0]} differs" if len(differs) else None


_THREE = np.array([[0, 1, 3], [1, 0, 2], [3, 2, 0]])
_MIDDLE = np.array([[0, 5, 1, 2], [5, 0, 4, 3], [1, 4, 0, 2.5], [2, 3, 2.5, 0]])  # nobody's: 1
_ONE_WAY = np.array([[0, 3, 1, 2], [2, 0, 1, 3], [3, 2, 0, 1], [1, 3, 2, 0]])
_FAR = 1000 * np.array([[0, 2, 9, 7], [2, 0, 4, 6], [9, 4, 0, 5], [7, 6, 5, 0]])

# eight items, all distances different, some only a thousandth apart
_EIGHT = (np.arange(64).reshape(8, 8) * 37 % 64 + 1) / 1000 * (1 - np.eye(8))

OCCURRENCES = FunctionExercise(
    id="5.4",
    title="How often each one is somebody's neighbour",
    reference=k_occurrences,
    examples=[
        (np.array([[0, 1], [1, 0]]),),
        (_THREE,),
        (_THREE, 1),
        (_THREE, 2),
        (_MIDDLE, 1),
        (_MIDDLE, 2),
        (_ONE_WAY,),
        (_ONE_WAY, 2),
        (_ONE_WAY, 3),
        (_FAR, 1),
        (_FAR / 8000, 2),
        (_EIGHT, 6),
    ],
    inputs=_tables,
    compare=_same_counts,
    misconceptions=[
        Misconception(
            "Each item stands in its own list, because its distance to itself, 0, is the smallest. The lists hold others "
            "only.",
            _counted(lambda distances, k: _order(distances, 0)[:, :k]),
        ),
        Misconception(
            "The lists are one too long: each item stands in its own list too. They hold k others only.",
            _counted(lambda distances, k: _order(distances, 0)[:, : k + 1]),
        ),
        Misconception(
            "A stand-in such as 999 for the distance to itself is not always the largest. `np.inf` is larger than any "
            "distance.",
            _counted(lambda distances, k: _order(distances, 999)[:, :k]),
        ),
        Misconception(
            "You took the items that are farthest away. Sorted, the nearest come first.",
            _counted(lambda distances, k: _order(distances, -np.inf)[:, ::-1][:, :k]),
        ),
        Misconception(
            "Each item gets k here. One way is to count how long its own list is; another is to sort along one axis and to "
            "cut along the other. Sort each row, keep its first k, and count who stands there.",
            lambda distances, k=1: np.full(len(distances), k),
        ),
        Misconception(
            "You counted the very nearest only. A list holds k of them, and k need not be 1.",
            lambda distances, k=1: k_occurrences(distances, 1),
        ),
        Misconception(
            "You counted the k-th neighbour only. The list holds all k of them, from the nearest on.",
            _counted(lambda distances, k: _order(distances)[:, k - 1]),
        ),
        Misconception(
            "Your lists hold k + 1 others, where there are as many. The end of a slice is not included: the first k are `[:k]`.",
            lambda distances, k=1: k_occurrences(distances, k + 1),
        ),
        Misconception(
            "Your lists are one too short. When the item itself stands first, its k neighbours end at place k, and a "
            "slice stops before its end.",
            _counted(lambda distances, k: _order(distances)[:, : k - 1]),
        ),
        *(
            Misconception(
                "The nearest of each row is lost. One way is to leave the item itself out twice: once by its distance, "
                "and once by skipping the first place.",
                _counted(lists),
            )
            for lists in (
                lambda distances, k: _order(distances)[:, 1 : k + 1],
                lambda distances, k: _order(distances)[:, 1:k],
                lambda distances, k: _order(distances, 0)[:, 2 : k + 2],
            )
        ),
        Misconception(
            "You sorted each column. The distances of one item stand in its row: sort along `axis=1`.",
            _counted(lambda distances, k: _order(distances, axis=0)[:k]),
        ),
        *(
            Misconception(
                "`argsort` does not say which place an item has; it says which item has the first place, which the "
                "second, and so on. So its first places are the list.",
                wrong,
            )
            for wrong in (_places_as_ranks, _places_as_ranks_last)
        ),
        Misconception(
            "You counted only pairs where each stands in the other's list. Being a neighbour need not be mutual.",
            lambda distances, k=1: (_in_lists(distances, k) * _in_lists(distances, k).T).sum(
                axis=0
            ),
        ),
        Misconception(
            "You counted in both directions: who has the item in its list, and whom it has in its own. Count the first "
            "only.",
            lambda distances, k=1: _in_lists(distances, k).sum(axis=0) + k,
        ),
        Misconception(
            "A pair counts for both of its items here. It counts only for the one that stands in the other's list.",
            lambda distances, k=1: (_in_lists(distances, k) | _in_lists(distances, k).T).sum(
                axis=0
            ),
        ),
        Misconception(
            "This says whether an item stands in a list at all. Count in how many it stands. (`count[places] += 1` adds 1 once "
            "where a place comes twice; `np.add.at` adds it each time.)",
            lambda distances, k=1: np.minimum(k_occurrences(distances, k), 1),
        ),
        Misconception(
            "Where the last items are nobody's neighbours, numbers are missing: `np.bincount` stops at the largest item "
            "that it meets. `minlength` makes room for all.",
            _cut_short,
        ),
        Misconception(
            "Items that are nobody's neighbours are missing. Each item gets a number, if need be 0.",
            lambda distances, k=1: np.unique(_order(distances)[:, :k], return_counts=True)[1],
        ),
        Misconception(
            "These are the lists themselves. Now count how often each item stands in them.",
            lambda distances, k=1: _order(distances)[:, :k],
        ),
        Misconception(
            "You counted those who are not farther away than k. But k says how long a list is, not how far it reaches.",
            lambda distances, k=1: ((distances > 0) & (distances <= k)).sum(axis=0),
        ),
        Misconception(
            "You added distances up. Distances only decide who is near; what you count is in how many lists an item stands.",
            lambda distances, k=1: np.sum(distances, axis=0),
        ),
    ],
    hints=[
        "Two steps: first the list of each item, which is a row of the table, then count who stands in those lists.",
        "`np.argsort` sorts places by their numbers: in each row the first places are the nearest items. The item itself "
        "comes first of all, at distance 0. (To make its distance infinite, take a copy that holds fractions: "
        "`distances.astype(float)`.)",
        "By hand, [[0, 1, 3], [1, 0, 2], [3, 2, 0]] and k = 1: item 0 lists 1, item 1 lists 0, item 2 lists 1. So item 0 "
        "stands in one list, item 1 in two, item 2 in none.",
    ],
)
