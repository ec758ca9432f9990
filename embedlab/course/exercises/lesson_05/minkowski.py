"""Exercise 5.1: the Minkowski distance."""

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception


def minkowski(a, b, p):
    apart = np.abs(np.asarray(a, dtype=float) - np.asarray(b, dtype=float))
    if np.isinf(p):
        return float(apart.max())
    return float((apart**p).sum() ** (1 / p))


def _answer(finite, infinite=None):
    """A family: what is done with a - b for a finite p, and for p = inf, if that is told apart."""

    def distance(a, b, p):
        step = np.subtract(a, b, dtype=float)
        return (infinite or finite)(step, p) if p == np.inf else finite(step, p)

    return distance


def _root(powers, p):
    return powers.sum() ** (1 / p)


def _largest(step, p):
    return abs(step).max()


def _finite(says, *wrong):
    """Misconceptions about a finite p, by those who look after p = inf, and by those who forgot it."""
    also = " And p = np.inf needs a case of its own: the largest of the differences."
    return [
        Misconception(says + more, _answer(finite, infinite))
        for more, infinite in (("", _largest), (also, None))
        for finite in wrong
    ]


def _infinite(says, infinite):
    return Misconception(says, _answer(lambda step, p: _root(abs(step) ** p, p), infinite))


def _signed(sign, infinite):
    return _answer(lambda step, p: _root((sign * step) ** p, p), infinite)


def _of_lengths(a, b, p):
    return abs(minkowski(a, 0, p) - minkowski(b, 0, p))


def _largest_apart(a, b, p):
    return abs(np.max(a) - np.max(b)) if p == np.inf else minkowski(a, b, p)


def _three_cases(otherwise):
    def distance(a, b, p):
        if p in (1, 2, np.inf):
            return minkowski(a, b, p)
        return otherwise and minkowski(a, b, otherwise)

    return distance


def _large_power(large):
    def distance(a, b, p):
        p = large if p == np.inf else p
        with np.errstate(over="ignore"):
            return (np.abs(a - b) ** p).sum() ** (1 / p)

    return distance


def _pairs():
    from hypothesis import strategies as st

    def vectors(size):
        whole = st.lists(st.integers(-4, 4), min_size=size, max_size=size).map(np.array)
        one = whole | whole.map(lambda vector: vector / 4)  # differences without rounding
        return st.tuples(one, one) | one.map(lambda vector: (vector, vector.copy()))

    powers = st.sampled_from([1, 2, 3, np.inf, 0.5, 1.5, 4, 2.5, 0.25, 5, 2.0])
    pairs = st.integers(1, 5).flatmap(vectors)
    return st.tuples(pairs, powers).map(lambda drawn: (*drawn[0], drawn[1]))


_ORIGIN, _POINT = np.array([0, 0]), np.array([3, 4])
_LEFT, _RIGHT = np.array([1, 5, 2]), np.array([4, 1, 2])

MINKOWSKI = FunctionExercise(
    id="5.1",
    title="One formula for many distances",
    reference=minkowski,
    examples=[
        (np.array([2]), np.array([5]), 1),
        (_ORIGIN, _POINT, 1),
        (_ORIGIN, _POINT, 2),
        (_POINT, _ORIGIN, 3),
        (_ORIGIN, _POINT, np.inf),
        (_POINT, _POINT, np.inf),
        (_ORIGIN, np.array([3, -3]), np.inf),
        (_LEFT, _RIGHT, 1),
        (_LEFT, _RIGHT, 2),
        (_RIGHT, _LEFT, 3),
        (_LEFT, _RIGHT, np.inf),
        (_RIGHT, _LEFT, np.inf),
        (_LEFT, _RIGHT, 0.5),
        (np.array([0.5, -1.0]), np.array([0.25, 0.0]), 1.5),
        (np.array([0.5, -1.0]), np.array([0.25, -0.5]), np.inf),
        (np.array([-1, 0, 2, 2]), np.array([0.5, -0.25, -2.0, 2.0]), 2),
        (np.array([0, 1, 2, 3]), np.array([1, 0, 1, 2]), 12),
        (np.array([0, 1, 2, 3]), np.array([1, 0, 1, 2]), 6),
    ],
    inputs=_pairs,
    compare=compare.number,
    misconceptions=[
        _infinite(
            "For p = np.inf the formula as it stands gives 1, because anything to the power 1 / inf = 0 is 1. This case "
            "needs a line of its own: the largest of the differences, without their signs.",
            None,
        ),
        _infinite(
            "The powers grow without end, but the distance does not: the larger p, the nearer it comes to the largest "
            "difference. That is what p = np.inf gives.",
            lambda step, p: np.inf,
        ),
        *(
            _infinite(
                "For p = np.inf you looked for the largest difference with its sign. Take the absolute values first, or "
                "-4 counts as less than 3.",
                lambda step, p, sign=sign: (sign * step).max(),
            )
            for sign in (1, -1)
        ),
        *(
            Misconception(
                "A large power is not an infinite one, and it may be too large for whole numbers. np.inf needs a line of "
                "its own: the largest of the differences, without their signs.",
                _large_power(large),
            )
            for large in (20, 50, 100, 1000)
        ),
        _infinite(
            "For p = np.inf you took the smallest difference. The distance comes ever nearer to the largest one.",
            lambda step, p: abs(step).min(),
        ),
        _infinite(
            "For p = np.inf you added all the differences up. Only the largest one counts there.",
            lambda step, p: abs(step).sum(),
        ),
        Misconception(
            "For p = np.inf you compared the largest number of a with the largest of b. They may stand in different "
            "places: take the differences first, then the largest of them.",
            _largest_apart,
        ),
        *(
            Misconception(
                "A difference below 0 keeps its sign when p is odd, and has no power when p is a fraction. Take the "
                "absolute value of each difference first.",
                _signed(sign, infinite),
            )
            for sign in (1, -1)
            for infinite in (_largest, None, lambda step, p, sign=sign: (sign * step).max())
        ),
        *_finite(
            "The absolute value comes too late: add up what is already without a sign, or differences above and below "
            "0 cancel out.",
            lambda step, p: abs((step**p).sum()) ** (1 / p),
            lambda step, p: abs(step.sum()),
        ),
        *_finite(
            "The absolute value comes too late: a number below 0 has no power such as 0.5 or 1.5. Take it before the "
            "power.",
            lambda step, p: _root(abs(step**p), p),
        ),
        *_finite(
            "The p-th root at the end is missing. It is the power 1 / p, of the whole sum.",
            lambda step, p: (abs(step) ** p).sum(),
        ),
        *_finite(
            "You always take the square root. The p-th root is the power 1 / p.",
            lambda step, p: _root(abs(step) ** p, 2),
        ),
        *_finite(
            "You always take squares, whatever p is. Each difference goes to the power p.",
            lambda step, p: _root(abs(step) ** 2, p),
        ),
        *_finite(
            "You divide by p where the p-th root is wanted. One way there: Python reads `** 1 / p` as the power 1, then "
            "divided by p. The root is `** (1 / p)`.",
            lambda step, p: (abs(step) ** p).sum() / p,
        ),
        *_finite(
            "`1 // p` cuts off everything behind the point, so the root is lost. Write `1 / p`.",
            lambda step, p: (abs(step) ** p).sum() ** (1 // p),
        ),
        *_finite(
            "You took the mean. A distance adds its differences up.",
            lambda step, p: (abs(step) ** p).mean() ** (1 / p),
        ),
        *_finite(
            "For each finite p this is the city-block distance: one way is to take the root of every term before adding "
            "them up. Take it once, of the sum.",
            lambda step, p: ((abs(step) ** p) ** (1 / p)).sum(),
        ),
        Misconception(
            "This is the city-block distance, whatever p is. Power and root both have p in them, and p = np.inf needs a "
            "case of its own.",
            lambda a, b, p: minkowski(a, b, 1),
        ),
        Misconception(
            "For each finite p this is the straight line. Power and root both have p in them, not 2.",
            lambda a, b, p: minkowski(a, b, 2 if p < np.inf else p),
        ),
        Misconception(
            "This is the straight line, whatever p is. Power and root both have p in them, not 2, and p = np.inf needs a "
            "case of its own.",
            lambda a, b, p: minkowski(a, b, 2),
        ),
        *(
            Misconception(
                "You know p = 1, p = 2 and p = np.inf. One formula with p in it serves every finite p, such as 3 or "
                "0.5 too.",
                _three_cases(otherwise),
            )
            for otherwise in (None, 1, 2, np.inf)
        ),
        Misconception(
            "You compared how long a and b are. Two vectors may be equally long and lie far apart: subtract them "
            "place by place first.",
            _of_lengths,
        ),
    ],
    hints=[
        "Four steps, in this order: subtract place by place, drop the signs, take powers and add them up, take the "
        "root of the sum. p = np.inf is a case of its own.",
        "Whatever p is, the p-th root is the power `1 / p`; mind the brackets. When p is infinite, there is no power "
        "and no root: look which difference is the largest.",
        "By hand, p = 3 for [1, 5] and [4, 1]: the differences are -3 and 4, without signs 3 and 4. "
        "27 + 64 = 91, and 91 to the power 1/3 is 4.498. For p = np.inf it is 4.",
    ],
)
