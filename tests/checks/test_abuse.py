"""Whatever is handed in for an exercise, the check answers: it neither raises nor prints."""

import itertools

import numpy as np
import pytest
from scipy import sparse

from embedlab.course import exercises
from embedlab.course.checking import call, judge
from embedlab.course.checking.exercise import FunctionExercise

pytestmark = pytest.mark.slow

EVERY = [exercise for number in exercises.lessons() for exercise in exercises.of_lesson(number)]
FUNCTIONS = [exercise for exercise in EVERY if isinstance(exercise, FunctionExercise)]
VALUES = [exercise for exercise in EVERY if not isinstance(exercise, FunctionExercise)]
each_function = pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda exercise: exercise.id)


def raises(*args):
    raise LookupError("lost")


def recurses(*args):
    return recurses(*args)


def never_returns(*args):
    while True:
        pass


def never_returns_and_swallows(*args):
    while True:
        try:
            args[100]
        except:  # noqa: E722
            continue


def mutates(*args):
    for arg in args:
        if isinstance(arg, list):
            arg.append("more")
        elif isinstance(arg, dict):
            arg.clear()
        elif isinstance(arg, np.ndarray):
            arg[...] = -99
    return 0


def prints(*args):
    for number in range(10_000):
        print(number)
    return object()


class AClass:
    def __init__(self, *args): ...


ABUSES = {
    "raises": (raises, "LookupError: lost"),
    "recurses": (recurses, "without end"),
    "prints": (prints, "On this input"),
    "mutates": (mutates, "On this input"),
    "nothing": (lambda *args: print(end=""), "`return`"),
    "generator": (lambda *args: (arg for arg in args), "list(...)"),
    "infinite iterator": (lambda *args: itertools.count(), "list(...)"),
    "swallows": (never_returns_and_swallows, "still running"),
    "class": (AClass, "class (AClass)"),
    "built-in class": (dict, "class (dict)"),
    "no parameter": (lambda: 0, "yours takes ()"),
    "many parameters": (lambda a, b, c, d, e, f, g: 0, "(a, b, c, d, e, f, g)"),
    "value": (np.zeros((2, 2)), "A function is wanted"),
    "descriptor": (type(raises).__code__, "A function is wanted"),
}
ODD_RESULTS = [
    lambda *args: "some text",
    lambda *args: float("nan"),
    lambda *args: np.float32(-77.5),
    lambda *args: np.matrix([[-77.5]]),
    lambda *args: sparse.csr_matrix([[-77.5, 0]]),
    lambda *args: [object(), {}],
    lambda *args: args,
    lambda *args: 1j,
]


def assert_is_answered(exercise, result, words, capfd, recwarn):
    assert not result.passed and result.status in ("wrong", "cannot be called")
    assert words in result.message, result
    assert exercise.title in repr(result) and repr(result).endswith(f'hint("{exercise.id}")')
    assert "0x" not in repr(result) and result._repr_html_()
    assert capfd.readouterr() == ("", "") and not recwarn.list


@pytest.mark.parametrize("name", ABUSES)
def test_abuse_is_answered(name, capfd, recwarn):
    abuse, words = ABUSES[name]
    assert_is_answered(FUNCTIONS[0], judge(FUNCTIONS[0], abuse), words, capfd, recwarn)


@each_function
def test_odd_results_are_compared(exercise, capfd, recwarn):
    for odd in ODD_RESULTS:
        result = judge(exercise, odd)
        assert_is_answered(exercise, result, "On this input", capfd, recwarn)


def test_what_never_returns_is_stopped(monkeypatch, capfd):
    exercise = FUNCTIONS[0]
    monkeypatch.setattr(call, "PER_CALL", 0.2)
    result = judge(exercise, never_returns)
    assert "still running" in result.message and result.counterexample == exercise.examples[0]
    assert capfd.readouterr() == ("", "")


@each_function
def test_dense_for_sparse_and_sparse_for_dense_is_answered(exercise, capfd):
    def other_kind(*args):
        got = exercise.reference(*args)
        parts = [_other(part) for part in got] if isinstance(got, tuple) else _other(got)
        return tuple(parts) if isinstance(got, tuple) else parts

    result = judge(exercise, other_kind)
    assert result.status in ("right", "wrong") and result.message
    assert capfd.readouterr() == ("", "")


def _other(part):
    if sparse.issparse(part):
        return np.asmatrix(part.toarray())
    return sparse.csr_array(part) if isinstance(part, np.ndarray) and part.ndim == 2 else part


@pytest.mark.parametrize("exercise", VALUES, ids=lambda exercise: exercise.id)
def test_values_of_any_kind_are_answered(exercise, capfd):
    odd = (None, float("nan"), "some text", [], {}, object(), raises, AClass, 1j)
    for answer in (*odd, iter([]), sparse.csr_array((2, 2)), [[1], [2, 3]], 10**30, b"bytes"):
        result = judge(exercise, answer)
        assert not result.passed and exercise.expects in result.message
        assert result.expected is None and "0x" not in repr(result)
    assert capfd.readouterr() == ("", "")
