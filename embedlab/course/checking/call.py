"""One call of the learner's function on one input, and what came of it."""

import collections.abc
import copy
import inspect
import linecache
import random
import re
import sys
import textwrap
import time
import traceback
import types
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy import sparse

from embedlab.course.checking import compare as comparing
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.time_limit import TooLong, limited
from embedlab.course.checking.tips import about_error, about_nothing

PER_CALL = 1.0  # seconds


@dataclass(frozen=True)
class Outcome:
    """What one call came to.

    kind : "value" (it returned something to compare), "nothing" (None), "unfinished" (an iterator),
        "raised", "mutated" or "endless" (too long)
    problem : a sentence about what is wrong, None when right
    got : what it returned; when it raised, the exception; when it mutated, the arguments afterwards
    seconds : what it cost; 0 when it imported modules, because that happens once
    """

    kind: str
    problem: str | None
    got: Any = None
    seconds: float = 0.0


@dataclass(frozen=True)
class Raised:
    """What a reference gives where it is meant to raise."""

    error: BaseException


def expected(exercise: FunctionExercise, args: tuple) -> Any:
    """What the reference gives for this input: a value, or Raised."""
    try:
        return exercise.reference(*copy.deepcopy(args))
    except Exception as error:
        return Raised(error)


def attempt(exercise: FunctionExercise, function: Callable, args: tuple, wanted: Any) -> Outcome:
    """Call the function on a copy of the input, and judge. Only KeyboardInterrupt gets out."""
    mine = copy.deepcopy(args)
    start, cpu, modules = time.perf_counter(), time.thread_time(), len(sys.modules)
    random.seed(0), np.random.seed(0)
    try:
        with np.errstate(all="ignore"):
            got = limited(function, mine, PER_CALL)
            outcome = limited(_judge, (exercise, function, args, mine, wanted, got), PER_CALL)
    except TooLong:
        message = f"it was still running after {PER_CALL:g} second. Does a loop never end?"
        outcome = Outcome("endless", message)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        outcome = _judge_error(function, error, wanted)
        # A list that filled the memory goes now, not in the midst of a later call.
        traceback.clear_frames(error.__traceback__)
    imported = len(sys.modules) > modules and outcome.kind != "endless"
    # Processor time, so that a busy machine does not change a verdict; but sleep costs time too.
    seconds = max(time.thread_time() - cpu, (time.perf_counter() - start) / 4)
    return replace(outcome, seconds=0.0 if imported else seconds)


def _judge(
    exercise: FunctionExercise, function: Callable, args: tuple, mine: tuple, wanted: Any, got: Any
) -> Outcome:
    changed = [i for i, pair in enumerate(zip(args, mine, strict=True)) if not same(*pair)]
    if changed:
        name = parameter_names(exercise, args)[changed[0]]
        return Outcome("mutated", f"it changes its argument `{name}`. Work on a copy of it.", mine)
    if isinstance(wanted, Raised):
        name = type(wanted.error).__name__
        return Outcome("value", f"it should raise {name} here, but it returned something.", got)
    if got is None and wanted is not None:
        return Outcome("nothing", f"it gives back nothing (None). {about_nothing(function)}")
    if isinstance(got, types.CoroutineType):
        got.close()
        return Outcome(
            "unfinished", "it gives a coroutine, from `async def`. Begin it with `def`.", got
        )
    if isinstance(got, collections.abc.Iterator):
        kind = type(got).__name__
        return Outcome(
            "unfinished",
            f"it gives a {kind}, not the values themselves: list(...) takes them out.",
            got,
        )
    try:
        problem = exercise.compare(wanted, got)
    except Exception:
        thing = comparing.a_thing(got)
        problem = f"it cannot be compared with what was expected, because it is {thing}"
    return Outcome("value", problem and str(problem), _kept(got))


def _kept(got: Any) -> Any:
    """A copy, because a later call may change what an earlier one returned."""
    try:
        return copy.deepcopy(got)
    except Exception:
        return got


def _judge_error(function: Callable, error: BaseException, wanted: Any) -> Outcome:
    if isinstance(wanted, Raised) and isinstance(error, type(wanted.error)):
        return Outcome("raised", None, error)
    where = _their_line(function, error)
    if isinstance(error, RecursionError):
        return Outcome(
            "raised", f"it calls itself without end{where}. Which input should stop it?", error
        )
    if isinstance(error, SystemExit):
        return Outcome("raised", f"it ends the program (exit){where}. Return a value.", error)
    if isinstance(error, MemoryError):
        return Outcome(
            "raised", f"it needs more memory than there is{where}. Does something grow?", error
        )
    tip = about_error(error)
    problem = f"it raises {described(error)}{where}" + (f". {tip}" if tip else "")
    return Outcome("raised", problem, error)


def described(error: BaseException) -> str:
    """Type and message of an exception, on one line."""
    try:
        text = " ".join(re.sub(r" at 0x[0-9a-fA-F]+", "", str(error)).split())
    except Exception:
        text = ""
    text = text if len(text) < 200 else text[:200] + "..."
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _their_line(function: Callable, error: BaseException) -> str:
    """The last line that ran in the cell or file of their function."""
    file = getattr(getattr(inspect.unwrap(function), "__code__", None), "co_filename", None)
    rows = [(f.f_code, number) for f, number in traceback.walk_tb(error.__traceback__)]
    numbers = [number for code, number in rows if code.co_filename == file]
    if file is None or not numbers or numbers[-1] is None:
        return ""
    text = textwrap.shorten(linecache.getline(file, numbers[-1]), 80, placeholder=" ...")
    return f", in line {numbers[-1]}: {text}" if text else f", in line {numbers[-1]}"


def parameter_names(exercise: FunctionExercise, args: tuple) -> list[str]:
    """The names of these positional arguments, from the reference's signature."""
    parameters = list(inspect.signature(exercise.reference).parameters.values())
    names = []
    for i in range(len(args)):
        parameter = parameters[min(i, len(parameters) - 1)]
        many = parameter.kind is inspect.Parameter.VAR_POSITIONAL
        names.append(f"{parameter.name}[{i - len(parameters) + 1}]" if many else parameter.name)
    return names


def same(a: Any, b: Any) -> bool:
    """Whether a value is unchanged, NaN included; what cannot be compared counts as unchanged."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and _same_items(a, b)
    if sparse.issparse(a):
        return a.shape == b.shape and a.dtype == b.dtype and same(a.toarray(), b.toarray())
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if type(a).__eq__ is object.__eq__:
        return not hasattr(a, "__dict__") or same(vars(a), vars(b))
    return bool(a == b) or (a != a and b != b)


def _same_items(a: np.ndarray, b: np.ndarray) -> bool:
    if a.dtype == object:
        return same(a.tolist(), b.tolist())
    return np.array_equal(a, b, equal_nan=np.issubdtype(a.dtype, np.inexact))
