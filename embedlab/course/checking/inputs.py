"""Generated inputs, the same in every process, and smaller ones: what Hypothesis is used for."""

import contextlib
import os
import random
from collections.abc import Callable, Iterator
from typing import Any

import platformdirs

from embedlab.course.checking.call import expected
from embedlab.course.checking.exercise import FunctionExercise

PANEL = 200  # inputs; of the rare bugs tried, the first failure came at the 145th at the latest
SHRINKS = 400  # calls of the learner's function, at most, in search of a smaller input

_panels: dict[int, tuple[FunctionExercise, list[tuple[tuple, Any]]]] = {}


def panel(exercise: FunctionExercise) -> list[tuple[tuple, Any]]:
    """Generated inputs with what the reference gives for each; made once a process."""
    if id(exercise) not in _panels:
        inputs: list[tuple] = []
        _find(exercise, lambda args: inputs.append(args))
        _panels[id(exercise)] = (
            exercise,
            [(args, expected(exercise, args)) for args in inputs[:PANEL]],
        )
    return _panels[id(exercise)][1]


class _Enough(BaseException):
    """Ends a search from inside."""


def shrink(
    exercise: FunctionExercise, fails: Callable[[tuple], bool], in_time: Callable[[], bool]
) -> None:
    """Call `fails` with ever smaller inputs; the caller keeps the smallest that fails."""
    left = PANEL + SHRINKS

    def bounded(args: tuple) -> bool:
        nonlocal left
        left -= 1
        if left < 0 or not in_time():
            raise _Enough
        return fails(args)

    with contextlib.suppress(_Enough):
        _find(exercise, bounded)


def _find(exercise: FunctionExercise, condition: Callable[[tuple], Any]) -> None:
    """Hypothesis's search, from the same seed each time, in silence and without files."""
    from hypothesis import HealthCheck, Phase, Verbosity, errors, find, settings

    quiet = settings(
        max_examples=PANEL,
        database=None,
        deadline=None,
        derandomize=True,
        verbosity=Verbosity.quiet,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    with _files_elsewhere(), contextlib.suppress(errors.NoSuchExample):
        find(exercise.inputs(), condition, random=random.Random(0), settings=quiet)


@contextlib.contextmanager
def _files_elsewhere() -> Iterator[None]:
    """Hypothesis keeps what it knows of modules in a folder: not in that where the learner stands.

    It takes numbers and words from the source of local modules for inputs, too, save whole numbers
    below 100: an exercise that draws from these, and from lists of words, has the same inputs in
    every process.
    """
    name = "HYPOTHESIS_STORAGE_DIRECTORY"
    before = os.environ.get(name)
    os.environ[name] = before or str(platformdirs.user_cache_path("embedlab") / "hypothesis")
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
