"""Generated inputs, the same in every process, and smaller ones: what Hypothesis is used for."""

import contextlib
import random
from collections.abc import Callable, Iterator
from typing import Any

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
    with _without_traces(), contextlib.suppress(errors.NoSuchExample):
        find(exercise.inputs(), condition, random=random.Random(0), settings=quiet)


@contextlib.contextmanager
def _without_traces() -> Iterator[None]:
    """No folder where the learner stands, and no constants from modules that happen to be imported.

    Hypothesis collects numbers and strings from the source of local modules: an editable install,
    an installed copy and a test run would get other inputs each. There is no public switch for it.
    """
    import platformdirs
    from hypothesis import configuration
    from hypothesis.internal.conjecture import providers

    home = getattr(configuration, "__hypothesis_home_directory", None)
    names = ("_get_local_constants", "CONSTANTS_CACHE")
    before = {name: getattr(providers, name) for name in names if hasattr(providers, name)}
    configuration.set_hypothesis_home_dir(platformdirs.user_cache_path("embedlab") / "hypothesis")
    if len(before) == len(names):
        nothing = providers.Constants()
        providers._get_local_constants = lambda: nothing
        providers.CONSTANTS_CACHE = type(before["CONSTANTS_CACHE"])(1024)
    try:
        yield
    finally:
        configuration.set_hypothesis_home_dir(home)
        vars(providers).update(before)
