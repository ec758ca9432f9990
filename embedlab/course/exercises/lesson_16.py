"""Exercises of 16_recommender: a cautious mean, and somebody's taste."""

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.strategies import many, tables, vectors


def _leftovers():
    from hypothesis import strategies as st

    def of_people(n):
        def ratings(size):
            ids, left = vectors((size, size), 0, n - 1), vectors((size, size), -6, 6)
            return st.tuples(ids, left.map(lambda numbers: numbers / 2))

        both = st.integers(1, 6).flatmap(ratings)
        return st.tuples(both, st.sampled_from([0.5, 1, 2, 5])).map(
            lambda drawn: (*drawn[0], n, drawn[1])
        )

    return st.integers(1, 5).flatmap(of_people)


cautious_means = Solution("16.1", np=np)
CAUTIOUS_MEANS = FunctionExercise(
    id="16.1",
    title="A cautious mean",
    reference=cautious_means.function,
    examples=[
        (np.array([0, 0, 1]), np.array([3.0, 1.0, -2.0]), 2, 2),
        (np.array([1, 0, 1]), np.array([3.0, 2.0, 1.0]), 2, 5),
        (np.array([1, 1, 1, 0]), np.array([3.0, -2.0, 4.0, 2.0]), 2, 0.5),
        (np.array([0, 2]), np.array([2.0, 2.0]), 3, 1),
        (np.array([0, 1]), np.array([2.0, 2.0]), 3, 1),
        (np.array([2, 0, 2, 0, 0]), np.array([0.5, 4.0, -1.5, 0.5, 1.0]), 4, 5),
        (many(900) % 40, many(900) / 50 - 3, 41, 5),
    ],
    inputs=_leftovers,
    compare=compare.array,
    misconceptions=cautious_means.mistakes("""
    These are plain means: the `pretended` zeros are missing below the line.
        (counts + pretended) -> np.maximum(counts, 1)
        or
        (counts + pretended) -> counts
    These are sums. Divide each by how many there are, plus `pretended`.
        / (counts + pretended) ->
    You added `pretended` to the sums as well. The pretended leftovers are 0: they count, and add nothing up.
        sums / -> (sums + pretended) /
    You divided all sums by one number. Each person has as many leftovers as there are: count them.
        counts + pretended -> len(leftovers) + pretended  or  n + pretended  or  pretended
    You took the plain mean, and divided it again. Add `pretended` to the number of leftovers before you divide once.
        (counts + pretended) -> np.maximum(counts, 1) / pretended
        or
        (counts + pretended) -> np.maximum(counts, 1) / (1 + pretended)
    Who has no leftover is missing. There are n people, from 0 to n - 1, and the mean of such a one is 0.
        | present = np.unique(ids)
        | counts = np.array([(ids == i).sum() for i in present])
        | return np.array([leftovers[ids == i].sum() for i in present]) / (counts + pretended)
    You counted how often, and not what: the leftovers are to be added up.
        sums / -> counts /
    You took the leftovers without their sign. Below 0 is below the mean, and pulls down.
        ids, leftovers, n -> ids, abs(leftovers), n
    This is one number, the mean of everyone. Each person has one.
        | return leftovers.sum() / (len(leftovers) + pretended)
    Few leftovers were filled up to `pretended`. Add that many to everyone's, however many there are.
        (counts + pretended) -> np.maximum(counts, pretended)
    You took the people as numbered from 1. The first one is 0.
        | sums = [leftovers[ids == i].sum() for i in range(1, n + 1)]
        | return [total / ((ids == i + 1).sum() + pretended) for i, total in enumerate(sums)]
    """),
    hints=[
        "Two things are needed for each person: the sum of their leftovers, and how many they are.",
        "`leftovers[ids == 2]` are the leftovers of person 2. `np.bincount(ids, leftovers, n)` adds up for everybody at "
        "once; without the leftovers it counts.",
        "By hand: ids [1, 1, 0], leftovers [2, 4, -3], n 2, pretended 1. Person 0: -3 / (1 + 1) = -1.5. Person 1: "
        "6 / (2 + 1) = 2.",
    ],
)


def _people():
    from hypothesis import strategies as st

    def person(table):
        left = vectors((len(table), len(table)), -4, 4).map(lambda numbers: numbers / 2)
        return st.tuples(st.just(table / 2), left, st.sampled_from([0.5, 1, 2, 15]))

    return tables((1, 5), (1, 3), -4, 4).flatmap(person)


taste = Solution("16.2", np=np)
TASTE = FunctionExercise(
    id="16.2",
    title="Somebody's taste",
    reference=taste.function,
    examples=[
        (np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([1.0, 2.0, 0.0]), 1),
        (np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([2.0, -1.0]), 1),
        (np.array([[1.0, 2.0], [3.0, 1.0]]), np.array([1.0, -1.0]), 2),
        (np.array([[1.0, 2.0], [3.0, 1.0], [0.0, 1.0]]), np.array([1.0, -1.0, 0.5]), 0.5),
        (np.array([[1.0, 2.0, 0.0]]), np.array([1.5]), 2),
        (np.array([[2.0], [1.0]]), np.array([1.5, 1.0]), 15),
        (many(400, 150) / 100 - 1.5, many(400) / 100 - 1.5, 15),
    ],
    inputs=_people,
    compare=compare.array,
    misconceptions=taste.mistakes("""
    The penalty is missing: add it, times `np.eye(k)`, to F' F before you solve.
        + penalty * np.eye(size) ->
        or
        | return np.linalg.lstsq(factors, leftovers)[0]
    You added the penalty to every number of F' F. It belongs to the diagonal only: times `np.eye(k)`.
        penalty * np.eye(size) -> penalty
    You added 1 to the diagonal, whatever the penalty is.
        penalty * ->
    You took the penalty off. It is added to the diagonal of F' F.
        + penalty -> - penalty
    You squared the penalty. It stands in the formula as it is.
        + penalty -> + penalty**2
    The penalty was taken once for each film. It stands in the formula once.
        + penalty -> + len(leftovers) * penalty
    You solved for F' r with F' F alone and shrank afterwards. The penalty belongs into the sum that is solved.
        | return np.linalg.lstsq(factors, leftovers)[0] / (1 + penalty)
    You used the products of films with films, F F'. Wanted are k numbers: of columns with columns, F' F.
        | squares = factors @ factors.T + penalty * np.eye(len(factors))
        | return np.linalg.solve(squares, leftovers)
        or
        | return np.linalg.solve(factors @ factors.T + penalty * np.eye(len(factors)), factors @ leftovers)
    This is F' r, the right side alone. It is to be solved: `np.linalg.solve(left, right)`.
        | return factors.T @ leftovers
    You multiplied by F' F where it is to be undone: `np.linalg.solve(left, right)`.
        | return (factors.T @ factors + penalty * np.eye(factors.shape[1])) @ (factors.T @ leftovers)
    `1 / table` and `/` go number by number. To undo a product with a table, solve.
        | return (1 / (factors.T @ factors + penalty * np.eye(factors.shape[1]))) @ (factors.T @ leftovers)
    These are what the model says of each film. Wanted is the taste that it is made from.
        | size = factors.shape[1]
        | squares = factors.T @ factors + penalty * np.eye(size)
        | return factors @ np.linalg.solve(squares, factors.T @ leftovers)
    """),
    hints=[
        "The formula has a left side, a table of k rows and k columns, and a right side of k numbers. Write both down first.",
        "`factors.T` is F'; `@` multiplies; `np.eye(k)` has ones on the diagonal; `np.linalg.solve(left, right)` finds p.",
        "By hand: one column [[1], [2]], leftovers [3, 1], penalty 5. F' F = 1 + 4 = 5, F' r = 3 + 2 = 5, so p = 5 / (5 + 5) "
        "= 0.5.",
    ],
)

EXERCISES = (CAUTIOUS_MEANS, TASTE)
