"""Exercises of 18_spoken_commands: testing on new voices, and dynamic time warping."""

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.strategies import many, tables


def _table(rows):
    """A symmetric table of distances out of any square one."""
    table = np.array(rows, dtype=float)
    return np.triu(table, 1) + np.triu(table, 1).T


def _collections():
    from hypothesis import strategies as st

    def collection(size):
        n, kind = size
        table = tables((n, n), (n, n), 1, 5).map(lambda whole: _table(whole).astype(kind))
        words = st.lists(st.sampled_from(["stop", "play", "up"]), min_size=n, max_size=n)
        group = st.lists(st.sampled_from(["UK", "US", "India"]), min_size=n, max_size=n)
        several = group.filter(lambda names: len(set(names)) > 1)
        return st.tuples(table, words.map(np.array), several.map(np.array))

    return st.tuples(st.integers(2, 6), st.sampled_from([float, np.float32])).flatmap(collection)


def _last_minimum(values):
    return len(values) - 1 - values[::-1].argmin()


_WORDS = np.array(["stop", "play", "up", "down", "open"])
_LONG = (
    _table(many(110, 110) % 90 + 1),
    np.array([f"command {i}" for i in many(110) % 24]),
    np.array([f"voice {i}" for i in many(110) % 30]),
)

recognise = Solution("18.1", np=np, last=_last_minimum)
RECOGNISE = FunctionExercise(
    id="18.1",
    title="Ask only those of another group",
    reference=recognise.function,
    examples=[
        (_table([[0, 2], [2, 0]]), np.array(["stop", "play"]), np.array(["UK", "US"])),
        (
            _table([[0, 1, 2], [1, 0, 3], [2, 3, 0]]),
            np.array(["stop", "play", "up"]),
            np.array(["UK", "UK", "US"]),
        ),
        (
            _table([[0, 3, 2], [3, 0, 1], [2, 1, 0]]),
            np.array(["stop", "play", "up"]),
            np.array(["UK", "US", "US"]),
        ),
        (
            _table([[0, 1, 3], [1, 0, 2], [3, 2, 0]]),
            np.array(["stop", "play", "stop"]),
            np.array(["UK", "UK", "US"]),
        ),
        (
            _table([[0, 2, 2, 5], [2, 0, 1, 2], [2, 1, 0, 2], [5, 2, 2, 0]]),
            np.array(["stop", "play", "up", "down"]),
            np.array(["US", "UK", "UK", "India"]),
        ),
        (
            _table(
                [
                    [0, 1, 4, 2, 3],
                    [1, 0, 2.5, 6, 4],
                    [4, 2.5, 0, 1.5, 7],
                    [2, 6, 1.5, 0, 5],
                    [3, 4, 7, 5, 0],
                ]
            ),
            _WORDS,
            np.array(["UK", "UK", "US", "US", "UK"]),
        ),
        (
            _table([[0, 9, 8, 7], [9, 0, 6, 5], [8, 6, 0, 4], [7, 5, 4, 0]]),
            np.array(["play", "play", "stop", "stop"]),
            np.array(["UK", "US", "UK", "US"]),
        ),
        (  # a distance of 0 to another group: the same sound
            _table([[0, 0, 2], [0, 0, 3], [2, 3, 0]]),
            np.array(["stop", "play", "up"]),
            np.array(["UK", "US", "US"]),
        ),
        (
            _table([[0, 1e6, 3e6], [1e6, 0, 2e6], [3e6, 2e6, 0]]),
            np.array(["stop", "play", "up"]),
            np.array(["UK", "UK", "US"]),
        ),
        _LONG,
    ],
    inputs=_collections,
    compare=compare.values,
    misconceptions=recognise.mistakes(
        """
    Each recording found itself, at distance 0. It may be compared with recordings of *another* group only.
        groups != groups[i] -> groups == groups  or  groups == groups[i]
    You left out the recording itself only. Others of its own group are left out as well: their accent is known.
        groups != groups[i] -> np.arange(len(groups)) != i
    You compared with recordings of the same group. Wanted are those of another: `groups != groups[i]`.
        groups != groups[i] -> (groups == groups[i]) & (np.arange(len(groups)) != i)
        distances[i][others].argmin() -> np.where(others, distances[i], np.inf).argmin()
        commands[others][nearest] -> commands[nearest]
    `argmin` of a part of the row counts within that part. Look the command up in the same part:
    `commands[others][nearest]`.
        commands[others][nearest] -> commands[nearest]
    This is the recording that is farthest away. The nearest has the smallest distance: `argmin`.
        argmin -> argmax
    Where several are equally near, you took the last. The first of them counts.
        distances[i][others].argmin() -> last(distances[i][others])
        or
        distances[i][others].argmin() -> np.argsort(distances[i][others][::-1], kind="stable")[0]
        commands[others][nearest] -> commands[others][::-1][nearest]
    These are positions. Wanted are the commands that stand there.
        commands[others][nearest] -> int(nearest)  or  int(np.flatnonzero(others)[nearest])
    These are the groups of the nearest recordings. Wanted are their commands.
        commands[others][nearest] -> groups[others][nearest]
    This says whether the command was right. Wanted is the command.
        commands[others][nearest] -> bool(commands[others][nearest] == commands[i])
    These are the smallest distances. Wanted are the commands that lie there.
        commands[others][nearest] -> float(distances[i][others].min())
    You left out recordings of the same command. It is the group that must be another; the command may be the same.
        groups != groups[i] -> (groups != groups[i]) & (commands != commands[i])
        distances[i][others].argmin() -> distances[i][others].argmin() if others.any() else 0
        commands[others][nearest] -> commands[others][nearest] if others.any() else "?"
    Only the first recording was recognised. Does the `return` stand inside the loop?
        return answers -> return answers[:1]  or  return answers[0]
    This is the share of right answers. Wanted is the answer for each recording.
        return answers -> return float(np.mean(np.array(answers) == commands))
    """
    ),
    hints=[
        "For one recording i: which recordings are of another group? `groups != groups[i]` says so for all at once.",
        "Among these alone, which distance in row i is the smallest? Mind what a position counts: the places in the whole "
        "row, or in the part that you kept?",
        "By hand: three recordings, up (UK), down (UK) and open (US). up may be compared with open only, however near "
        "down is: its answer is open, and so is that of down. open takes the nearer of up and down.",
    ],
)


def _costs():
    from hypothesis import strategies as st

    kinds = st.sampled_from([(float, 1), (float, 2), (np.float32, 4)])
    small = tables((1, 5), (1, 5), 0, 9)
    return st.tuples(small, kinds).map(
        lambda drawn: ((drawn[0] / drawn[1][1]).astype(drawn[1][0]),)
    )


def _greedy(distances, prefer):
    """Always take the cheapest next step."""
    n, m = distances.shape
    i = j = 0
    total = distances[0, 0]
    while (i, j) != (n - 1, m - 1):
        steps = [(i + a, j + b) for a, b in prefer if i + a < n and j + b < m]
        i, j = min(steps, key=lambda step: distances[step])
        total = total + distances[i, j]
    return total


_BOTH_FIRST, _BOTH_LAST = [(1, 1), (1, 0), (0, 1)], [(1, 0), (0, 1), (1, 1)]

dtw = Solution("18.2", np=np, greedy=_greedy, both_first=_BOTH_FIRST, both_last=_BOTH_LAST)
DTW = FunctionExercise(
    id="18.2",
    title="The cheapest path",
    reference=dtw.function,
    examples=[
        (np.array([[2]], dtype=float),),
        (np.array([[1, 2]], dtype=float),),
        (np.array([[1], [2]], dtype=float),),
        (np.array([[1, 2], [4, 3]], dtype=float),),
        (np.array([[3, 1], [1, 3]], dtype=float),),
        (np.array([[1, 9], [1, 1]], dtype=float),),
        (np.array([[1, 2, 9], [5, 1, 1]], dtype=float),),
        (np.array([[1, 9], [2, 9], [9, 1]], dtype=float),),
        (np.array([[1, 1, 1], [9, 9, 1], [9, 9, 1]], dtype=float),),
        (np.array([[1, 9, 9], [1, 9, 9], [1, 1, 1]], dtype=float),),
        (np.array([[1, 2, 9, 9], [3, 9, 9, 9], [3, 3, 3, 1]], dtype=float),),
        (np.array([[1, 3, 1, 0], [2, 9, 9, 5], [9, 1, 1, 4]], dtype=float),),
        (np.array([[5, 0, 0], [0, 7, 0], [0, 0, 6]], dtype=float),),
        (np.array([[0.5, 2.5], [1.5, 0.25]], dtype=float),),
        (np.array([[0, 0], [0, 0]], dtype=float),),
        (np.array([[2e6, 3e6]]),),
        (many(110, 105) / 10,),
    ],
    inputs=_costs,
    compare=compare.values,
    misconceptions=dtw.mistakes(
        """
    The step to the next row and the next column at once is missing.
        min(total[i, j], total[i, j + 1], total[i + 1, j]) -> min(total[i, j + 1], total[i + 1, j]) if i + j else 0
    The step to the next column alone is missing.
        , total[i + 1, j]) -> )
    The step to the next row alone is missing.
        total[i, j + 1], ->
    Only steps to the next row and next column at once are taken. A path may also go to one of them alone.
        min(total[i, j], total[i, j + 1], total[i + 1, j]) -> total[i, j]
        or
        | return np.trace(distances)
    The path may begin anywhere in the first row or column here. It begins in the corner: the border before the table has to
    be infinite, but for its corner.
        np.full((rows + 1, columns + 1), np.inf) -> np.zeros((rows + 1, columns + 1))
        or
        total[0, 0] = 0 -> total[0] = 0
        or
        total[0, 0] = 0 -> total[:, 0] = 0
    The path may end before the last corner here. It ends in the last row and last column.
        total[rows, columns] -> total[rows].min()  or  total[:, columns].min()
    Nothing begins at 0, so every sum is infinite. The corner before the first row and column has to be 0.
        total[0, 0] = 0 ->
    You always took the cheapest next step. A step that looks dear may lead to a cheaper path: keep, for each cell, the
    smallest sum that leads there.
        | return greedy(distances, both_first)
        or
        | return greedy(distances, both_last)
    The first number of the path is missing in the sum.
        return total[rows, columns] -> return total[rows, columns] - distances[0, 0]
    The last number of the path is missing in the sum.
        return total[rows, columns] -> return total[rows, columns] - distances[-1, -1]
        or
        total[rows, columns] -> min(total[-2, -2], total[-2, -1], total[-1, -2])
    This is the table of all sums. Wanted is its last number.
        total[rows, columns] -> total  or  total[1:, 1:]
    This is the sum before the last row and column. The table has one row and one column more than `distances`.
        total[rows, columns] -> total[rows - 1, columns - 1]
    Each row takes its nearest column, in any order. A path goes forward only.
        | return distances.min(axis=1).sum()
        or
        | return distances.min(axis=0).sum()
    All numbers of the table are added up. Wanted are those along the cheapest path.
        | return distances.sum()
    You divided by the size of the table. Here the sum stays as it is.
        total[rows, columns] -> total[rows, columns] / (rows + columns)  or  total[rows, columns] / (rows * columns)
        or
        total[rows, columns] -> total[rows, columns] / max(rows, columns)
    You added up squares. Here the distances count as they are.
        distances[i, j] + before -> distances[i, j] ** 2 + before
    This is the largest number on the path. Wanted is their sum.
        distances[i, j] + before -> max(distances[i, j], before)
    A step to both at once counts twice here (Sakoe and Chiba have such a form, too). In this exercise every number on the path
    counts once.
        min(total[i, j], total[i, j + 1] -> min(total[i, j] + distances[i, j] * (i + j > 0), total[i, j + 1]
    This is the dearest path. Wanted is the cheapest.
        np.full((rows + 1, columns + 1), np.inf) -> np.full((rows + 1, columns + 1), -np.inf)
        min(total -> max(total
    The digits behind the point are cut off. Make the table of sums of floats: `np.full(..., np.inf)` does.
        total[rows, columns] -> int(total[rows, columns])
        or
        distances[i, j] + before -> np.floor(distances[i, j] + before)
    """
    ),
    hints=[
        "For each cell: what is the smallest sum of a path from the first corner to it? It depends on three cells only.",
        "A path that ends in a cell came from the row before, the column before, or both. Take the smallest of the three "
        "sums and add the cell's own number. What stands before the first row and the first column?",
        "By hand, [[2, 1], [3, 4]]: the first cell has the sum 2, the one to its right 3, the one below it 5. The last adds 4 "
        "to the smallest of 2, 3 and 5: that is 6.",
    ],
)


EXERCISES = (
    RECOGNISE,
    DTW,
)
