"""Exercises of 07_distance_metrics: one formula, two rankings, a shorter detour."""

from itertools import permutations

import numpy as np

from embedlab.course.checking import compare, strategies
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import (
    FunctionExercise,
    Misconception,
    ValueExercise,
    wrong_values,
)
from embedlab.distances import cosine


def _pairs():
    from hypothesis import strategies as st

    def pair(table, unit, p):
        return *(table * unit), p

    rows = strategies.tables((2, 2), (1, 5)) | strategies.tables((2, 2), (1, 25))
    powers = st.sampled_from([1, 2, 3, np.inf, 0.5, 1.5, 4, 2.5, 0.25, 5, 2.0, 8, 12])
    return st.builds(pair, rows, st.sampled_from([1, 0.25]), powers)


minkowski = Solution("7.1", np=np)
forgetful = Solution("7.1", np=np)  # the same without a case for p = np.inf
forgetful.code = minkowski.code.replace("if p == np.inf", "if False")
_FINITE = """
    A difference below 0 keeps its sign when p is odd, and has no power when p is a fraction. Take absolute values first.
        np.abs(a - b) -> (a - b)
        difference.max() -> np.abs(difference).max()
        or
        np.abs(a - b) -> (b - a)
        difference.max() -> np.abs(difference).max()
    The absolute value comes too late: add up what is already without a sign, or differences above and below 0 cancel out.
        (difference**p).sum() -> np.abs(((a - b) ** p).sum())
        or
        (difference**p).sum() ** (1 / p) -> np.abs((a - b).sum())
    The absolute value comes too late: a number below 0 has no power such as 0.5 or 1.5. Take it before the power.
        difference**p -> np.abs((a - b) ** p)
    The p-th root at the end is missing. It is the power 1 / p, of the whole sum.
        ** (1 / p) ->
    You always take the square root. The p-th root is the power 1 / p.
        1 / p -> 1 / 2
    You always take squares, whatever p is. Each difference goes to the power p.
        difference**p -> difference**2
    You divide by p where the p-th root is wanted. One way there: Python reads `** 1 / p` as the power 1, then divided
    by p. The root is `** (1 / p)`.
        ** (1 / p) -> / p
    Python reads `** p ** 1 / p` as the power p, then divided by p. Each difference has a power, and their sum the root:
    `** (1 / p)`.
        (difference**p).sum() ** (1 / p) -> difference.sum() ** p / p
    `1 // p` cuts off everything behind the point, so the root is lost. Write `1 / p`.
        1 / p -> 1 // p
    Only the first difference counts for you. Does the `return` stand inside the loop?
        (difference**p).sum() -> (difference**p)[0]
    You took the mean. A distance adds its differences up.
        .sum() -> .mean()
    For each finite p this is the city-block distance: one way is to take power and root of every term before adding
    them up, another to add up before the power. First the powers, then the sum, then one root.
        (difference**p).sum() ** (1 / p) -> ((difference**p) ** (1 / p)).sum()  or  (difference.sum() ** p) ** (1 / p)
"""

MINKOWSKI = FunctionExercise(
    id="7.1",
    title="One formula for many distances",
    reference=minkowski.function,
    examples=[
        (np.array(a), np.array(b), p)
        for a, b, *powers in (
            ([0, 0], [3, 4], 1, 2, np.inf),
            ([3, 4], [0, 0], 3, np.inf),
            ([3, 4], [3, 4], 2, np.inf),
            ([0, 0], [3, -4], np.inf),
            ([1, 5, 2], [4, 1, 2], 1, 2, np.inf, 0.5),
            ([4, 1, 2], [1, 5, 2], 3, np.inf),
            ([0.5, -1.0], [0.25, -0.5], 1.5, np.inf),
            ([-1, 0, 2, 2], [0.5, -0.25, -2.0, 2.0], 2),
            ([0, 1, 2, 3], [1, 0, 1, 2], 12, 6),
            (strategies.many(300), 3 * strategies.many(300)[::-1], 1, 2, np.inf),
        )
        for p in powers
    ],
    inputs=_pairs,
    compare=compare.number,
    misconceptions=[
        *minkowski.mistakes("""
    For p = np.inf the formula as it stands gives 1, because anything to the power 1 / inf = 0 is 1. This case needs a
    line of its own: the largest of the differences, without their signs.
        if p == np.inf -> if False
    The powers grow without end, but the distance does not: it nears the largest difference. That is what p = np.inf gives.
        difference.max() -> np.inf
    For p = np.inf you looked for the largest difference with its sign. Take absolute values first, or -4 counts as less
    than -3.
        difference.max() -> (a - b).max()  or  (b - a).max()
    For p = np.inf the absolute value comes too late: the largest of 3 and -4 is 3. Take it first, of each difference.
        difference.max() -> np.abs((a - b).max())  or  np.abs((b - a).max())
    A large power is not an infinite one, and it may be too large for whole numbers. np.inf needs a line of its own: the
    largest of the differences, without their signs.
        return difference.max() -> p = 20  or  p = 50  or  p = 100  or  p = 1000
    For p = np.inf you took the smallest difference. The distance comes ever nearer to the largest one.
        .max() -> .min()
    For p = np.inf you added all the differences up. Only the largest one counts there.
        .max() -> .sum()
    For p = np.inf you compared the largest number of a with that of b. Take the differences first, then the largest of them.
        difference.max() -> np.abs(a.max() - b.max())
    For p = np.inf you took the largest number of a and b together. Take the differences first, then the largest of them.
        difference.max() -> max(a.max(), b.max())  or  max(np.abs(a).max(), np.abs(b).max())
    A difference below 0 keeps its sign when p is odd, and has no power when p is a fraction. Take absolute values first.
        np.abs(a - b) -> (a - b)  or  (b - a)
    """),
        *minkowski.mistakes(_FINITE),
        *(
            Misconception(
                f"{mistake.says} And p = np.inf needs a case of its own: the largest of the differences.",
                mistake.wrong,
            )
            for mistake in forgetful.mistakes(_FINITE)
        ),
        *minkowski.mistakes("""
    This is the city-block distance, whatever p is. Power and root have p in them, and p = np.inf needs a case of its own.
        ^ p = 1
    For each finite p this is the straight line. Power and root both have p in them, not 2.
        ^ p = 2 if p < np.inf else p
    This is the straight line, whatever p is. Power and root have p in them, not 2, and p = np.inf needs a case of its own.
        ^ p = 2
    You know p = 1, p = 2 and p = np.inf. One formula with p in it serves every finite p, such as 3 or 0.5 too.
        ^ if p not in (1, 2, np.inf): return None
        or
        ^ p = p if p in (1, 2, np.inf) else 1
        or
        ^ p = p if p in (1, 2, np.inf) else 2
        or
        ^ p = p if p in (1, 2, np.inf) else np.inf
    You compared how long a and b are. Equally long vectors may lie far apart: subtract them place by place first.
        | return abs(np.linalg.norm(a, p) - np.linalg.norm(b, p))
    """),
    ],
    hints=[
        "Four steps, in this order: subtract place by place, drop the signs, take powers and add them up, take the root "
        "of the sum. p = np.inf is a case of its own.",
        "Whatever p is, the p-th root is the power `1 / p`; mind the brackets. When p is infinite, there is no power and "
        "no root: look which difference is the largest.",
        "By hand, p = 3 for [1, 5] and [4, 1]: the differences are -3 and 4, without signs 3 and 4. 27 + 64 = 91, and 91 "
        "to the power 1/3 is 4.498. For p = np.inf it is 4.",
    ],
)


AGREEING = ValueExercise(
    id="7.2",
    title="Where two rankings agree",
    answer=824,
    expects="a whole number from 0 to 1,000",
    because="For some four words in five direction and place name the same neighbour; where they differ, lengths decide.",
    misconceptions=wrong_values(  # tests/checks/test_numbers.py counts them again
        {
            1000: "All 1,000 comes out when the word itself is not left out: each word is its own nearest word, both "
            "ways. It also comes out when the vectors were brought to length 1 first: then both distances give one "
            "order. Leave the word itself out, and take the vectors as they are.",
            0: "Not one word agrees. Three ways lead here. Scores were compared: compare row numbers, the first of the "
            "two tables. Or one side leaves the word itself out and the other does not: compare column 1 with column 1. "
            "Or one side looks the wrong way: a near word has a large cosine, but a small distance.",
            1824: "You counted the first column as well, where each word finds itself: that is 1,000 too many. Compare "
            "the second columns only.",
            2: "You compared one row: the two nearest words of a single word. `[:, 1]` takes the second column, the "
            "nearest other word of each word.",
            546: "You counted the words that stand somewhere in both lists. Compare the lists place by place: for each "
            "word, do both name the same one?",
            279: "This is what the dot product gives in place of the cosine. Divide by both lengths.",
            353: "This is how often the dot product and the cosine agree. Compare the cosine with the Euclidean "
            "distance, the length of the difference.",
            741: "This is for how many words the largest dot product is the one with the word itself. Divide by both "
            "lengths for the cosine, and leave the word itself out.",
            1000 - 824: "This is for how many words the two disagree.",
            0.824: "This is the share. Wanted is the number of words.",
            82.4: "This is the percentage. Wanted is the number of words.",
            866: "You looked for the neighbours among all words of the table. Look among the first 1,000 only.",
            554: "For the cosine you looked among all words of the table, as `most_similar` does. Look among the first "
            "1,000 only.",
            384: "You looked for the word that is farthest away. Near means a large cosine, and a small distance.",
        }
    ),
    hints=[
        "Make two lists of row numbers: the nearest other word of each word by cosine, and by straight line. Count the "
        "places where both lists name the same word.",
        "The first of the two tables that `nearest` gives has two columns. Column 0 is the word itself, column 1 the "
        "nearest other word. (Without `nearest`: each word is nearest to itself, so make the diagonal hopeless.)",
        "By hand, three words at (1, 0), (4, 0) and (1, 1). The nearest to the first is the second by cosine (1 against "
        "0.707), but the third by distance (1 against 3). They disagree there.",
    ],
)


MARGIN = 1e-9


def _ways(vectors):
    """The direct way from a to c, then from a to b and from b to c."""
    a, b, c = vectors
    return np.array([1 - cosine(a, c), 1 - cosine(a, b), 1 - cosine(b, c)])


def _longer(vectors):
    """How much longer the way over b is."""
    direct, to_b, from_b = _ways(vectors)
    return to_b + from_b - direct


def _kind(vectors):
    """What three vectors show. Two triples of one kind are the same answer, right or wrong."""
    direct, *halves = _ways(vectors)
    orders = permutations(range(3))
    kinds = {
        "shorter": _longer(vectors) < -MARGIN,
        "one column": vectors.shape[1] == 1,
        "a is c": direct < MARGIN,
        "a against c": direct > 2 - MARGIN,
        "b is a or c": min(halves) < MARGIN,
        "another order": any(_longer(vectors[[*order]]) < -MARGIN for order in orders),
        "longer": _longer(vectors) > MARGIN,
    }
    return next((kind for kind, it_is in kinds.items() if it_is), "equal")


def _same_kind(expected, got):
    """Any three vectors will do over which the detour is shorter."""
    if problem := compare.not_a_table(got) or _not_three_vectors(compare.dense(got)):
        return problem
    got = compare.dense(got)
    if _kind(got) == _kind(compare.dense(expected)):
        return None
    direct, longer = _ways(got)[0], _longer(got)
    if abs(longer) <= MARGIN:
        return f"the direct way is {direct:.3f}, and over b it is just as long"
    digits = 3 if abs(longer) > 0.001 else 9
    return f"the direct way is {direct:.{digits}f}, over b it is {direct + longer:.{digits}f}"


def _not_three_vectors(table):
    if table.ndim != 2:
        seen = f"its shape is {table.shape}" if table.ndim else "is one number"
        return f"it should be a table, one vector a row, but {seen}"
    if len(table) != 3:
        return f"it should have three rows (a, b, c), but has {len(table)}"
    if not np.isfinite(table).all():
        return "it holds values that are not finite numbers (NaN or infinity)"
    zero = [name for name, row in zip("abc", table, strict=True) if not row.any()]
    return f"vector {zero[0]} holds nothing but 0, and so it has no direction" if zero else None


_DETOURS = {
    "These three will do in another order. The second row is b, over which the way goes.": [
        [1, 1],
        [1, 0],
        [0, 1],
    ],
    "b does not lie between a and c, so the way over b is a real detour. Turn b until its direction is between "
    "theirs.": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "b points where a or c points, and cosine does not see lengths: one half of the way is 0, the other is the direct "
    "way. Turn b to a direction between theirs.": [[1, 0], [2, 0], [0, 1]],
    "a and c have the same direction, however long they are. The direct way is 0 then, and nothing is "
    "shorter.": [[1, 1], [2, 2], [3, 3]],
    "a and c point in opposite directions. That is the only case where the way over any b is exactly as long: 2 in all. "
    "Bring a and c a little closer.": [[1, 0], [0, 1], [-1, 0]],
    "With one number a vector there are two directions only, there and back, and nothing lies between them. Take two "
    "columns.": [[1], [2], [-3]],
}
DETOUR = ValueExercise(
    id="7.3",
    title="Where a detour is shorter",
    answer=np.array([[1, 0], [1, 1], [0, 1]]),
    expects="three rows a, b, c with the same number of columns, and no row all 0",
    because="One such case is enough: 1 - cosine breaks the triangle inequality.",
    compare=_same_kind,
    misconceptions=[Misconception(says, np.array(rows)) for says, rows in _DETOURS.items()],
    hints=[
        "Draw three arrows from the origin. Only their directions count, not their lengths.",
        "The cosine distance hardly grows while the angle is small, and faster later on. So two small turns may cost less "
        "than one large turn: which direction should b have?",
        "By hand, 30 degrees to b and 30 more to c: cos 30 is 0.866, cos 60 is 0.5. Each half costs 0.134, both 0.268; "
        "the direct way costs 0.5. Now write down three vectors with such angles.",
    ],
)


EXERCISES = (
    MINKOWSKI,
    AGREEING,
    DETOUR,
)
