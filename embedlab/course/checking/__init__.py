"""`check("3.1", answer)` tells whether an answer is right and, if not, on which input it fails.

A function meets the chosen examples first, smallest first, then 200 generated inputs. Checks are
formative: they help a learner; the references ship with the course, and nobody is kept from them.
"""

import os
from dataclasses import replace
from typing import Any

from embedlab.course import exercises
from embedlab.course.app import progress
from embedlab.course.checking import compare as comparing
from embedlab.course.checking.call import PER_CALL, described
from embedlab.course.checking.exercise import Exercise, ValueExercise
from embedlab.course.checking.format import shown
from embedlab.course.checking.judging import Trials
from embedlab.course.checking.misconceptions import recognise_value
from embedlab.course.checking.notebook import failed_before
from embedlab.course.checking.result import Hint, Result, verdict
from embedlab.course.checking.stubs import cannot_be_called, not_attempted
from embedlab.course.checking.time_limit import TooLong, limited
from embedlab.course.checking.undisturbed import undisturbed


def check(exercise_id: str, answer: Any = ...) -> Result:
    """Check an answer to an exercise: a function, or a value where the exercise asks for one.

    Returns a Result that shows itself as the last line of a cell; `.passed` tells whether it is
    right. It prints nothing and raises nothing, save AssertionError when EMBEDLAB_STRICT=1 is set
    and the answer is not right, and KeyboardInterrupt when the learner stops the cell.

    >>> check("3.1", ...).status
    'not attempted'
    """
    try:
        exercise = _find(exercise_id)
        if isinstance(exercise, str):
            result = Result(_label(exercise_id), "", "unknown", exercise)
        else:
            result = judge(exercise, answer)
            if result.status in ("right", "wrong"):
                progress.record(result.exercise_id, result.passed)
            if failed := failed_before(exercise.id):
                result = replace(result, message=f"{failed} {result.message}")
    except KeyboardInterrupt:
        raise KeyboardInterrupt("the check was stopped; nothing was recorded") from None
    if os.environ.get("EMBEDLAB_STRICT") == "1" and not result.passed:
        raise AssertionError(repr(result))
    return result


def judge(exercise: Exercise | str, answer: Any) -> Result:
    """Check an answer to an exercise, or to the one with this id, without recording anything."""
    exercise = exercises.find(exercise) if isinstance(exercise, str) else exercise
    try:
        with undisturbed():
            if isinstance(exercise, ValueExercise):
                return _judge_value(exercise, answer)
            if sentence := not_attempted(answer):
                return verdict(exercise, "not attempted", sentence)
            if sentence := cannot_be_called(exercise, answer):
                return verdict(exercise, "cannot be called", sentence)
            return Trials(exercise, answer).verdict()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # whatever an odd object does when it is looked at
        about = f"This answer could not be checked ({described(error)})."
        return verdict(exercise, "cannot be called", f"{about} Is it what the exercise asks for?")


def _judge_value(exercise: ValueExercise, answer: Any) -> Result:
    if sentence := not_attempted(answer):
        sentence = f"{sentence} Wanted: {exercise.expects}."
        return verdict(exercise, "not attempted", sentence)
    if callable(answer):
        kind = "class" if isinstance(answer, type) else "function"
        sentence = f"This is a {kind}. A value is wanted: {exercise.expects}."
        return verdict(exercise, "cannot be called", sentence)
    right = exercise.answer() if callable(exercise.answer) else exercise.answer
    try:
        problem = limited(exercise.compare, (right, answer), PER_CALL)
    except (Exception, TooLong):
        problem = f"it is {comparing.a_thing(answer)}"
    if problem is None:
        message = f"This is the answer. {exercise.because}".rstrip()
        return verdict(exercise, "right", message, None, right, answer)
    # What was expected stays unsaid: here it is the solution.
    says = limited(recognise_value, (exercise, answer), PER_CALL)
    message = f"{problem[:1].upper()}{problem[1:].rstrip('.')}. Wanted: {exercise.expects}."
    rows = (("got", shown(answer)),)
    return verdict(exercise, "wrong", message, None, None, answer, misconception=says, rows=rows)


def hint(exercise_id: str) -> Hint:
    """The next hint for an exercise, a step further at each call; never the solution.

    >>> hint("99.1").step
    0
    """
    exercise = _find(exercise_id)
    if isinstance(exercise, str):
        return Hint(_label(exercise_id), "", exercise, 0, 0)
    total, step = len(exercise.hints), progress.count_hint(exercise.id) + 1
    if step <= total:
        return Hint(exercise.id, exercise.title, exercise.hints[step - 1], step, total)
    steps = " ".join(f"({i}) {text}" for i, text in enumerate(exercise.hints, start=1))
    text = f"You have seen all {total}: {steps}" if total else "There are none."
    return Hint(exercise.id, exercise.title, text, 0, total)


def ours(exercise_id: str) -> Any:
    """The course's own answer to an exercise: a function, or a value.

    So a lesson can go on where an exercise was skipped.

    Raises
    ------
    KeyError
        If there is no such exercise.

    >>> ours("1.2")("cat", ["A dog.", "The cat!"])
    [1]
    """
    exercise = exercises.find(_label(exercise_id))
    if isinstance(exercise, ValueExercise):
        return exercise.answer() if callable(exercise.answer) else exercise.answer
    return exercise.reference


def _find(exercise_id: Any) -> Exercise | str:
    """The exercise, or a sentence when there is none."""
    try:
        return exercises.find(_label(exercise_id))
    except KeyError as error:
        sentence = str(error.args[0])
        return f'{sentence[:1].upper()}{sentence[1:]}. It is written check("3.1", answer).'


def _label(exercise_id: Any) -> str:
    """The id as text: 3.1 will do for "3.1", and what is no id at all is called by its type."""
    return (
        str(exercise_id) if type(exercise_id) in (str, float, int) else type(exercise_id).__name__
    )
