"""Naming a misconception: whose wrong answers these are."""

import functools
from collections.abc import Callable, Iterable
from typing import Any

from embedlab.course.checking.call import Outcome, attempt, described, same
from embedlab.course.checking.exercise import FunctionExercise, ValueExercise

Trial = tuple[tuple, Any, Outcome]  # the input, what was expected, what the learner's function did


def recognise(exercise: FunctionExercise, trials: Iterable[Trial]) -> str | None:
    """What the first misconception says that did the same as the learner's function in every trial.

    Agreeing on one input names a wrong belief in every fifth case, on some 45 inputs hardly ever.
    """
    trials = list(trials)
    if all(trial[2].problem is None for trial in trials):
        return None
    for misconception in exercise.misconceptions:
        agrees = functools.partial(_agrees, exercise, misconception.wrong)
        if all(agrees(*trial) for trial in trials):
            return misconception.says
    return None


def recognise_value(exercise: ValueExercise, got: Any) -> str | None:
    """What the misconception says that leads to this value."""
    for misconception in exercise.misconceptions:
        wrong = misconception.wrong() if callable(misconception.wrong) else misconception.wrong
        if is_same_answer(exercise, wrong, got):
            return misconception.says
    return None


def _agrees(
    exercise: FunctionExercise, wrong: Callable, args: tuple, wanted: Any, theirs: Outcome
) -> bool:
    ours = attempt(exercise, wrong, args, wanted)
    if ours.kind != theirs.kind or (ours.problem is None) != (theirs.problem is None):
        return False
    if ours.kind == "mutated":
        return same(ours.got, theirs.got)
    return is_same_answer(exercise, ours.got, theirs.got)


def is_same_answer(exercise: FunctionExercise | ValueExercise, one: Any, other: Any) -> bool:
    """Whether two answers, right or wrong, are the same in the eyes of the exercise."""
    if isinstance(one, BaseException):
        return described(one) == described(other)
    try:
        return exercise.compare(one, other) is None or same(one, other)
    except Exception:
        return False
