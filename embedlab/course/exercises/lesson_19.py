"""Exercises of 19_across_languages: the rotation between two spaces, and how often it is right."""

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.strategies import many, tables


def _one_fits_best(source, target):
    """Whether the pairs decide the map: no singular value of their product is 0, or nearly."""
    singular = np.linalg.svd(source.T @ target, compute_uv=False)
    return singular[-1] > 0.05 * singular[0]


def _pairs():
    from hypothesis import strategies as st

    def pair(size):
        rows, (columns, kind) = size
        table = tables((columns + rows, columns + rows), (columns, columns))
        return st.tuples(table, table.map(lambda drawn: drawn.astype(kind)))

    kinds = st.sampled_from([(2, float), (2, int), (3, float)])
    sizes = st.tuples(st.integers(0, 3), kinds)
    return sizes.flatmap(pair).filter(lambda drawn: _one_fits_best(*drawn))


def _unit(table):
    return np.nan_to_num(table / np.linalg.norm(table, axis=1, keepdims=True))


_SQUARE = np.array([[1.0, 0.0], [0.0, 2.0]])
_THREE = np.array([[2.0, 0.0, 1.0], [0.0, 3.0, 0.0], [1.0, 1.0, 0.0], [0.0, -1.0, 4.0]])
_LONG = many(150, 110) - 150.0

procrustes = Solution("19.1", np=np, unit=_unit)
PROCRUSTES = FunctionExercise(
    id="19.1",
    title="Rotate one space onto another",
    reference=procrustes.function,
    examples=[
        (np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([[0.0, 1.0], [-2.0, 0.0]])),
        (np.array([[2.0, 0.0], [0.0, 1.0]]), np.array([[2.0, 0.0], [0.0, -1.0]])),
        (np.array([[3.0, 1.0], [1.0, 2.0], [0.0, 1.0]]), np.array([[1.0, 3], [-2, 2], [-1, 0]])),
        (np.array([[4.0, 1.0], [2.0, 5.0], [3.0, 3.0]]), np.array([[1.0, 2], [-3, 1], [2.0, 7]])),
        (np.array([[1.0, 0.0], [0.0, 2.0], [3.0, 1.0]]), np.array([[1.0, 5], [4, 2], [0, 3.0]])),
        (_THREE, _THREE[:, [1, 2, 0]] * 2),
        (np.array([[3, 1], [1, 2], [0, 1], [5, 1]]), np.array([[1, 3], [-2, 2], [-1, 0], [1, 1]])),
        (_LONG, _LONG[:, ::-1] + _LONG[::-1] / 3),
    ],
    inputs=_pairs,
    compare=compare.array,
    misconceptions=procrustes.mistakes(
        """
    This map leads the other way, from target to source. Begin with `source.T @ target`, in this order.
        source.T @ target -> target.T @ source
        or
        left @ right -> right.T @ left.T
    numpy gives the third part as V', transposed already. Take it as it comes.
        left @ right -> left @ right.T
    The two parts have changed places: U first, then V'.
        left @ right -> right @ left
    This map also stretches and squeezes. With the singular values left out it only turns.
        left, _, right = np.linalg.svd(source.T @ target) -> product = source.T @ target
        left @ right -> product
    This is the least-squares map. It may stretch and squeeze as it likes; an orthogonal one keeps all lengths and angles.
        | return np.linalg.lstsq(source, target, rcond=None)[0]
    These are the rotated vectors. Return the map itself, an array (d, d).
        left @ right -> source @ left @ right
    You forbade the mirror. Here it is allowed, where the pairs come closer so.
        ^ turn = np.ones(source.shape[1])
        left @ right -> (left * np.append(turn[:-1], np.sign(np.linalg.det(left @ right)))) @ right
    You centred the columns first. Here the vectors are taken as they are.
        ^ source = source - source.mean(axis=0)
        ^ target = target - target.mean(axis=0)
    You brought the vectors to length 1 first. Here they are taken as they are.
        source.T @ target -> unit(source).T @ unit(target)
    `*` multiplies number by number. Two maps, one after the other, are `@`.
        left @ right -> left * right
    Here a row and a column stand for a pair. Multiply so that they stand for the d coordinates: `source.T @ target`.
        source.T @ target -> source @ target.T
    This is a part of the answer only. Multiply U with V'.
        left @ right -> left  or  right
    These are the parts of the answer. Multiply U with V'.
        left @ right -> left, right
    """,
        "source.T @ target -> source @ target.T",
    ),
    hints=[
        "`source.T @ target` is an array (d, d). It says how strongly each coordinate of the one goes with each "
        "coordinate of the other.",
        "`np.linalg.svd` gives three things: U, the singular values, and V', which is transposed already. Leave out the "
        "middle one, and multiply the other two in that order.",
        "By hand: the pairs (3, 0) -> (0, 3) and (0, 1) -> (1, 0) change the two coordinates. `source.T @ target` is "
        "[[0, 9], [1, 0]]; without its stretching, 9 and 1, it is [[0, 1], [1, 0]].",
    ],
    because="Of all maps that keep lengths and angles, U V' brings the pairs closest; the singular values would stretch.",
)


def _rankings():
    from hypothesis import strategies as st

    def ranking(size):
        questions, items = size
        row = st.permutations(list(range(items)))
        found = st.lists(row, min_size=questions, max_size=questions).map(np.array)
        right = st.lists(st.integers(0, items), min_size=questions, max_size=questions)
        return st.tuples(found, right.map(np.array), st.integers(1, items))

    return st.tuples(st.integers(1, 5), st.integers(2, 6)).flatmap(ranking)


_FOUND = np.array([[4, 7], [2, 9]])
_MANY_FOUND = (np.arange(130)[:, None] * 7 + np.arange(120) * 3) % 400
_MANY_RIGHT = (np.arange(130) * 7 + np.arange(130) * 3) % 400

share_found = Solution("19.2", np=np)
SHARE_FOUND = FunctionExercise(
    id="19.2",
    title="How often the right one is among the first k",
    reference=share_found.function,
    examples=[
        (_FOUND, np.array([7, 3]), 2),
        (_FOUND, np.array([7, 2]), 1),
        (np.array([[4, 7, 1], [2, 9, 5]]), np.array([7, 5]), 2),
        (np.array([[4, 7, 1], [7, 9, 4]]), np.array([7, 4]), 2),
        (np.array([[1, 2, 3], [3, 1, 2]]), np.array([1, 3]), 2),
        (np.array([[5, 6, 7, 8]]), np.array([8]), 3),
        (np.array([[1, 2], [2, 1], [1, 3], [3, 1]]), np.array([1, 1, 1, 2]), 1),
        (_MANY_FOUND, _MANY_RIGHT, 101),
    ],
    inputs=_rankings,
    compare=compare.number,
    misconceptions=share_found.mistakes(
        """
    You divided by k as well. A question has one right answer, and counts fully where that is among the first k.
        .any(axis=1) ->
    Only the place k was looked at. All of the first k places count.
        [:, :k] -> [:, k - 1 : k]
    You looked at one place too few. `[:, :k]` holds the places 0 to k - 1: these are k.
        [:, :k] -> [:, : k - 1]
    You looked at one place too many. `[:, :k]` holds the places 0 to k - 1: these are k.
        [:, :k] -> [:, : k + 1]
    You looked at all places. Only the first k count.
        [:, :k] ->
    You looked at the first place only. The first k count.
        [:, :k] -> [:, :1]
    You looked at the last k places. The best come first.
        [:, :k] -> [:, -k:]
    This is how many questions found theirs. Divide by the number of questions.
        np.mean -> np.sum
    You took the first k questions. Each question counts, with its first k answers: the columns `[:, :k]`.
        found[:, :k] == right[:, None] -> found[:k] == right[:k, None]
    The right answer to another question does not count. Row i is compared with `right[i]`.
        found[:, :k] == right[:, None] -> np.isin(found[:, :k], right)
    This is the share that was missed. Wanted is the share that was found.
        np.mean( -> 1 - np.mean(
    This is in percent. A share lies between 0 and 1.
        np.mean( -> 100 * np.mean(
    This says of each question whether it found its answer. Take the mean.
        np.mean((found[:, :k] == right[:, None]).any(axis=1)) -> (found[:, :k] == right[:, None]).any(axis=1)
    You looked down the columns. A question is a row: `axis=1`.
        axis=1 -> axis=0
    Each question needs all of its first k answers to be right here. One of them is enough: `any`, not `all`.
        any -> all
    """,
    ),
    hints=[
        "First cut: the first k answers of each question are the columns `found[:, :k]`.",
        "Then ask row by row: is `right[i]` in it? The mean of True and False is the share of True.",
        "By hand: found [[5, 1, 2], [3, 5, 1], [1, 2, 3]], right [2, 3, 5], k 3. The first is found at place 3, the "
        "second at place 1, the third nowhere: 2/3. With k 2 only the second is found: 1/3.",
    ],
)


EXERCISES = (PROCRUSTES, SHARE_FOUND)
