"""Exercise 5.3: three vectors that show that the cosine distance is no metric."""

from itertools import permutations

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import Misconception, ValueExercise
from embedlab.distances import cosine

MARGIN = 1e-9


def _ways(vectors):
    """From a straight to c, from a to b, and from b to c."""
    a, b, c = vectors
    return tuple(float(1 - cosine(*pair)) for pair in ((a, c), (a, b), (b, c)))


def _is_shorter(vectors):
    direct, to_b, from_b = _ways(vectors)
    return to_b + from_b < direct - MARGIN


def _kind(vectors):
    """What a triple shows. Two triples of one kind are the same answer, right or wrong."""
    direct, to_b, from_b = _ways(vectors)
    if _is_shorter(vectors):
        return "shorter"
    if vectors.shape[1] == 1:
        return "one column"
    if direct < MARGIN:
        return "a is c"
    if direct > 2 - MARGIN:
        return "a against c"
    if min(to_b, from_b) < MARGIN:
        return "b is a or c"
    if any(_is_shorter(vectors[list(order)]) for order in permutations(range(3))):
        return "another order"
    return "longer" if to_b + from_b > direct + MARGIN else "equal"


def _same_kind(expected, got):
    """Any three vectors will do over which the detour is shorter."""
    problem = _not_three_vectors(got)
    if problem:
        return problem
    got = compare.dense(got)
    if _kind(got) == _kind(compare.dense(expected)):
        return None
    direct, to_b, from_b = _ways(got)
    if abs(to_b + from_b - direct) <= MARGIN:
        return f"the direct way is {direct:.3f}, and over b it is just as long"
    digits = 3 if abs(to_b + from_b - direct) > 0.001 else 9
    return f"the direct way is {direct:.{digits}f}, over b it is {to_b + from_b:.{digits}f}"


def _not_three_vectors(got):
    problem = compare.not_a_table(got)
    if problem:
        return problem
    table = compare.dense(got)
    if table.ndim == 0:
        return "it should be a table, one vector a row, but is one number"
    if table.ndim != 2:
        return f"it should be a table, one vector a row, but its shape is {table.shape}"
    if len(table) != 3:
        return f"it should have three rows (a, b, c), but has {len(table)}"
    if not np.isfinite(table).all():
        return "it holds values that are not finite numbers (NaN or infinity)"
    zero = [name for name, row in zip("abc", table, strict=True) if not row.any()]
    return f"vector {zero[0]} holds nothing but 0, and so it has no direction" if zero else None


DETOUR = ValueExercise(
    id="5.3",
    title="Where a detour is shorter",
    answer=np.array([[1, 0], [1, 1], [0, 1]]),
    expects="three rows a, b, c with the same number of columns, and no row all 0",
    compare=_same_kind,
    misconceptions=[
        Misconception(
            "These three will do in another order. The second row is b, over which the way goes.",
            np.array([[1, 1], [1, 0], [0, 1]]),
        ),
        Misconception(
            "b does not lie between a and c, so the way over b is a real detour. Turn b until its direction is "
            "between theirs.",
            np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
        ),
        Misconception(
            "b points where a or c points, and cosine does not see lengths: one half of the way is 0, the other is the "
            "direct way. Turn b to a direction between theirs.",
            np.array([[1, 0], [2, 0], [0, 1]]),
        ),
        Misconception(
            "a and c have the same direction, however long they are. The direct way is 0 then, and nothing is shorter.",
            np.array([[1, 1], [2, 2], [3, 3]]),
        ),
        Misconception(
            "a and c point in opposite directions. That is the only case where the way over any b is exactly as long: "
            "2 in all. Bring a and c a little closer.",
            np.array([[1, 0], [0, 1], [-1, 0]]),
        ),
        Misconception(
            "With one number a vector there are two directions only, there and back, and nothing lies between them. Take "
            "two columns.",
            np.array([[1], [2], [-3]]),
        ),
    ],
    hints=[
        "Draw three arrows from the origin. Only their directions count, not their lengths.",
        "The cosine distance hardly grows while the angle is small, and faster later on. So two small turns may cost less "
        "than one large turn: which direction should b have?",
        "By hand, 30 degrees to b and 30 more to c: cos 30 is 0.866, cos 60 is 0.5. Each half costs 0.134, both 0.268; "
        "the direct way costs 0.5. Now write down three vectors with such angles.",
    ],
)
