"""Exercise 7.1: slopes measured by two small steps."""

import math
from dataclasses import dataclass

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception


@dataclass(frozen=True, repr=False)
class Polynomial:
    """A function of an array, which shows itself as a formula.

    >>> Polynomial((1, [2, 0]), (5, [0, 1]))
    x[0] ** 2 + 5 * x[1]
    """

    terms: tuple

    def __init__(self, *terms):
        object.__setattr__(self, "terms", terms)

    def __call__(self, x):
        size = len(self.terms[0][1])
        if np.shape(x) != (size,):
            got = f"one with the shape {np.shape(x)}" if np.ndim(x) else "a single number"
            raise ValueError(f"the function takes an array of length {size}, but was given {got}")
        return sum(
            factor * math.prod(number**power for number, power in zip(x, powers, strict=True))
            for factor, powers in self.terms
        )

    def __repr__(self):
        return " + ".join(_written(factor, powers) for factor, powers in self.terms)


def _written(factor, powers):
    places = [f"x[{i}]" + f" ** {p}" * (p > 1) for i, p in enumerate(powers) if p]
    return " * ".join(places if places and factor == 1 else [str(factor), *places])


def slopes(function, x, step=0.001):
    moves = step * np.eye(len(x))
    return np.array([(function(x + move) - function(x - move)) / (2 * step) for move in moves])


def _two_points(up, down, divide=lambda difference, step: difference / (2 * step)):
    """A family of answers: where the two points lie, and what becomes of the difference."""

    def slopes(function, x, step=0.001):
        measured = []
        for i in range(len(x)):
            move = np.zeros(len(x))
            move[i] = step
            difference = function(x + up * move) - function(x + down * move)
            measured.append(divide(difference, step))
        return np.array(measured)

    return slopes


def _all_at_once(function, x, step=0.001):
    return (function(x + step) - function(x - step)) / (2 * step)


def _relative(function, x, step=0.001):
    sizes = step * np.abs(x)
    return [
        (function(x + move) - function(x - move)) / (2 * size)
        for move, size in zip(np.diag(sizes), sizes, strict=True)
    ]


def _changes_x(back):
    """A family of answers: the steps are taken in x itself, and taken back or not."""

    def slopes(function, x, step=0.001):
        measured = []
        for i in range(len(x)):
            x[i] += step
            up = function(x)
            x[i] -= 2 * step
            measured.append((up - function(x)) / (2 * step))
            x[i] += back * step
        return np.array(measured)

    return slopes


def _second_names(function, x, step=0.001):
    for i in range(len(x)):
        x[i] += step
        x[i] -= step
    return np.zeros(len(x))


def _one_copy(copy):
    """A family of answers: x is copied once, before the loop, and the steps stay in the copy."""

    def answer(function, x, step=0.001):
        return _changes_x(back=0)(function, copy(x), step)

    return answer


def _two_copies(copy):
    def answer(function, x, step=0.001):
        up, down, measured = copy(x), copy(x), []
        for i in range(len(x)):
            up[i] += step
            down[i] -= step
            measured.append((function(up) - function(down)) / (2 * step))
        return np.array(measured)

    return answer


def _functions_and_places():
    from hypothesis import strategies as st

    def question(size):
        def term(least):  # the first one is not a constant
            places = st.lists(st.integers(0, size - 1), min_size=least, max_size=3)
            powers = places.map(lambda chosen: tuple(chosen.count(i) for i in range(size)))
            return st.tuples(st.integers(1, 5), powers)

        function = st.tuples(term(1), st.lists(term(0), max_size=2)).map(
            lambda terms: Polynomial(terms[0], *terms[1])
        )
        x = st.lists(st.integers(-8, 8), min_size=size, max_size=size)
        return st.tuples(function, x.map(lambda halves: np.array(halves) / 2))

    step = st.sampled_from([(), (), (0.5,), (1,), (0.001,), (0.01,), (2,)])
    return st.tuples(st.integers(1, 4).flatmap(question), step).map(
        lambda parts: (*parts[0], *parts[1])
    )


_MOVES_STAY = (
    "A place that was moved stays moved, so the later slopes are measured somewhere else. Begin at each place with x "
    "as it was, for example with a fresh copy."
)
_ALL_AT_ONCE = "You moved all numbers at once. To measure one place, move that number only and leave the others where they are."
_ONLY_THE_FIRST = "Only the first slope comes back. Does the `return` stand inside the loop?"

SLOPES = FunctionExercise(
    id="7.1",
    title="Measure a slope by two small steps",
    reference=slopes,
    examples=[
        (Polynomial((1, (2,))), np.array([3.0])),
        (Polynomial((1, (3,))), np.array([1.0]), 1),
        (Polynomial((1, (3,))), np.array([2.0]), 0.5),
        (Polynomial((1, (1, 1))), np.array([3.0, 1.0])),
        (Polynomial((1, (2, 0)), (5, (0, 1))), np.array([3.0, 1.0])),
        (Polynomial((1, (2, 0)), (5, (0, 1))), np.array([2.5, -1.0])),
        (Polynomial((1, (2, 1, 0)), (2, (0, 1, 1))), np.array([1.5, 0.0, -2.0]), 0.5),
        (
            Polynomial((1, (1, 0, 0, 0, 2, 1)), (3, (0, 1, 1, 1, 0, 0))),
            np.arange(1.0, 7.0) / 2,
            0.5,
        ),
    ],
    inputs=_functions_and_places,
    compare=compare.array,
    misconceptions=[
        Misconception(
            "You step to one side only, up from x. Step to both sides: from x - step to x + step.",
            _two_points(1, 0, lambda difference, step: difference / step),
        ),
        Misconception(
            "You step to one side only, down from x. Step to both sides: from x - step to x + step.",
            _two_points(0, -1, lambda difference, step: difference / step),
        ),
        Misconception(
            "This is the difference of the two values. Divide it by the distance of the two points.",
            _two_points(1, -1, lambda difference, step: difference),
        ),
        Misconception(
            "Each slope is twice too large: from x - step to x + step the distance is two steps.",
            _two_points(1, -1, lambda difference, step: difference / step),
        ),
        Misconception(
            "`difference / 2 * step` divides by 2 and then multiplies with the step. Set brackets: `/ (2 * step)`.",
            _two_points(1, -1, lambda difference, step: difference / 2 * step),
        ),
        Misconception(
            "You go half a step to each side. `step` is how far to go to each side, so the points lie two steps apart.",
            _two_points(0.5, -0.5, lambda difference, step: difference / step),
        ),
        Misconception(
            "Each slope is half of what it should be, or nearly so: you step to one side only, and divide by two steps. "
            "Step to both sides.",
            _two_points(1, 0),
        ),
        Misconception(
            "The sign is turned: take the value at x - step away from the value at x + step.",
            _two_points(-1, 1),
        ),
        Misconception(
            "Where `step` is large, these are still the slopes of a tiny step. Go as far as the parameter `step` says, to "
            "both sides, and take the two values there.",
            lambda function, x, step=0.001: slopes(function, x),
        ),
        Misconception(_ALL_AT_ONCE, _all_at_once),
        Misconception(
            _ALL_AT_ONCE,
            lambda function, x, step=0.001: np.full(len(x), _all_at_once(function, x, step)),
        ),
        Misconception(_ONLY_THE_FIRST, lambda *args: slopes(*args)[0]),
        Misconception(_ONLY_THE_FIRST, lambda *args: slopes(*args)[:1]),
        Misconception(
            "You added the slopes up. Each place keeps a slope of its own.",
            lambda *args: slopes(*args).sum(),
        ),
        Misconception(
            "You left x moved. Whoever gave it to you finds other numbers in it, and the later slopes are measured "
            "somewhere else.",
            _changes_x(back=0),
        ),
        Misconception(
            "You move x itself and step back. Rounding may leave it changed by a little. Move a copy: `x.copy()`.",
            _changes_x(back=1),
        ),
        Misconception(
            "Both points are x itself. `up = x` makes no copy, only a second name, so what one step adds the other takes "
            "away. Make two copies.",
            _second_names,
        ),
        *(Misconception(_MOVES_STAY, family(np.copy)) for family in (_one_copy, _two_copies)),
        Misconception(
            "Every slope is 0, as if both points were the same. One way there: `up = down = x.copy()` is one array with "
            "two names.",
            lambda function, x, step=0.001: np.zeros(len(x)),
        ),
        Misconception(
            "Your steps grow with the numbers in x. Each place moves by `step`, however large its number is.",
            _relative,
        ),
    ],
    hints=[
        "Go through the places one by one. At each of them, call the function twice.",
        "For place i make two copies of x: in one, number i is larger by `step`, in the other "
        "smaller by `step`. How far apart are these two points?",
        "By hand: x[0] ** 2 + 5 * x[1] at [3, 1] with step 1. Place 0: at [4, 1] it is 21, at [2, 1] it is 9, and "
        "12 / 2 = 6. Place 1: at [3, 2] it is 19, at [3, 0] it is 9, and 10 / 2 = 5. So [6, 5].",
    ],
)
