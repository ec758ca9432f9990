"""Everything that is tried with one learner's function in one budget, and the verdict on it."""

import copy
import math
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import sparse

from embedlab.course.checking.call import (
    PER_CALL,
    Outcome,
    Raised,
    attempt,
    described,
    expected,
    parameter_names,
    same,
)
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.format import pair, shown
from embedlab.course.checking.inputs import panel, shrink
from embedlab.course.checking.misconceptions import Trial, recognise
from embedlab.course.checking.result import Result, verdict
from embedlab.course.checking.time_limit import TooLong, limited

BUDGET = 2.0  # seconds that the learner's function may take, all calls together
ENOUGH = 50  # generated inputs that a slow answer must pass; the quick ones pass all of them
NAMING = 40  # generated inputs on which a misconception must agree
READABLE = 60  # characters: an example as short as this is shown as it is
SLOW = 30  # times as long as ours on a large input: that is said, and right all the same


class Trials:
    """The calls of one function: the examples, then generated inputs, until one fails."""

    def __init__(self, exercise: FunctionExercise, function: Callable) -> None:
        self.exercise, self.function = exercise, function
        self.examples = [(args, expected(exercise, args)) for args in exercise.examples]
        self.done: list[Trial] = []
        self.spent = 0.0

    def verdict(self) -> Result:
        """Try until the answer is known to be right or wrong."""
        self._try_examples()
        if (changed := self._changes_its_mind()) is not None:
            return changed
        all_tried = len(self.done) == len(self.examples) and self._may_go_on()
        if all_tried and not self._is_readable():
            self._try_generated()
        if not self._failing():
            return self._right_or_slow()
        if not self._may_go_on():
            return self._wrong(None)
        if not self._is_readable() and self.done[-1][2].problem:  # a generated input fails, too
            self._shrink()
        return self._wrong(self._name())

    def _in_time(self) -> bool:
        return self.spent < BUDGET

    def _try_examples(self) -> None:
        """All of them, so that the one which tells most can be shown."""
        for args, wanted in self.examples:
            if self._in_time() and (not self._failing() or self._may_go_on()):
                self._try(args, wanted)

    def _try_generated(self) -> None:
        for args, wanted in panel(self.exercise):
            if not self._in_time() or self._try(args, wanted)[2].problem:
                return

    def _try(self, args: tuple, wanted: Any) -> Trial:
        outcome = attempt(self.exercise, self.function, args, wanted)
        self.spent += outcome.seconds
        self.done.append((args, wanted, outcome))
        return self.done[-1]

    def _failing(self) -> list[Trial]:
        return [trial for trial in self.done if trial[2].problem]

    def _may_go_on(self) -> bool:
        """Whether it may be called again: never what had to be stopped."""
        return self._in_time() and all(trial[2].kind != "endless" for trial in self._failing())

    def _changes_its_mind(self) -> Result | None:
        """A verdict when an input that was tried before now comes out in another way."""
        for args, wanted, first in list(self.done):
            if not self._in_time() or first.kind == "endless":
                return None
            again = attempt(self.exercise, self.function, args, wanted)
            self.spent += again.seconds
            if again.kind == "endless":
                return None
            if _differ(self.exercise, first, again):
                message = (
                    "It gives another answer when it is called a second time with the same input. "
                    "Something is remembered between calls (a list outside the function, or `=[]` "
                    "among its parameters), or drawn at random."
                )
                answers = zip(
                    ("first", "second"), pair(_value(first.got), _value(again.got)), strict=True
                )
                rows = (*self._inputs(args), *answers)
                return verdict(self.exercise, "wrong", message, args, wanted, again.got, rows=rows)
        return None

    def _right_or_slow(self) -> Result:
        chosen, tried = len(self.examples), len(self.done) - len(self.examples)
        generated = len(panel(self.exercise))
        if tried < ENOUGH and tried < generated:
            message = (
                "Whatever was tried came out right, but it takes too long to be tried on enough "
                "inputs. Is something computed again and again that could be computed once?"
            )
            return verdict(self.exercise, "wrong", message)
        if tried < generated:
            inputs = f"at least {ENOUGH} generated inputs, not on all {generated}"
            message = f"It does what is asked, slowly: tried on {chosen} chosen and {inputs}."
        else:
            tried_on = f"Tried on {chosen} chosen and {tried} generated inputs."
            message = f"It does what is asked{self._slowly()}. {tried_on}"
        return verdict(self.exercise, "right", f"{message} {self.exercise.because}".rstrip())

    def _slowly(self) -> str:
        """What to say about an answer that takes very much longer than ours on a large input."""
        if self.exercise.large is None:
            return ""
        args = self.exercise.large()
        ours = min(_seconds(self.exercise.reference, args) for _ in range(3))
        times = _seconds(self.function, args) / max(ours, 1e-4)
        if times < SLOW:
            return ""
        return (
            f", but slowly: on a large input it takes some {float(f'{times:.1g}'):,.0f} times as "
            "long as the course's own answer, as loops do where numpy could take a whole array at "
            "once"
        )

    def _is_readable(self) -> bool:
        """Whether a chosen example fails that can be shown as it is."""
        failing, chosen = [trial[0] for trial in self._failing()], self._chosen()
        telling = [args for args in failing if not _is_bare(args)]
        return any(id(args) in chosen and _length(args) <= READABLE for args in telling or failing)

    def _shrink(self) -> None:
        """Look for a smaller input that fails."""
        telling = any(not _is_bare(trial[0]) for trial in self._failing())

        def fails(args: tuple) -> bool:
            if telling and _is_bare(args):
                return False
            return self._try(args, expected(self.exercise, args))[2].problem is not None

        shrink(self.exercise, fails, self._in_time)

    def _chosen(self) -> set[int]:
        return {id(args) for args, _ in self.examples}

    def _name(self) -> str | None:
        """The misconception that does the same on the examples and on generated inputs."""
        if not self.exercise.misconceptions:
            return None
        known = {id(trial[0]): trial for trial in self.done}
        trials = [self._worst()]
        for args, wanted in [*self.examples, *panel(self.exercise)[:NAMING]]:
            if not self._in_time():
                return None
            trials.append(known.get(id(args)) or self._try(args, wanted))
        trials.sort(key=lambda trial: _length(trial[0]))  # the long one is seldom needed
        return recognise(self.exercise, trials)

    def _worst(self) -> Trial:
        """The failing trial to show: a chosen example, unless a much shorter input fails.

        On an empty text, or in a table with a single row, few mistakes can be seen.
        """
        failing, chosen = self._failing(), self._chosen()
        failing = [trial for trial in failing if not _is_bare(trial[0])] or failing
        smallest = min(failing, key=lambda trial: (_length(trial[0]), repr(trial[0])))
        limit = max(READABLE, 2 * _length(smallest[0]))
        examples = [trial for trial in failing if id(trial[0]) in chosen]
        return next((trial for trial in examples if _length(trial[0]) <= limit), smallest)

    def _wrong(self, says: str | None) -> Result:
        args, wanted, outcome = self._worst()
        never_ran = all(
            trial[2].kind in ("raised", "endless") and trial[2].problem for trial in self.done
        )
        status = "cannot be called" if never_ran else "wrong"
        rows, value = list(self._inputs(args)), _value(wanted)
        got = outcome.got if outcome.kind == "value" else None
        if outcome.kind == "value":
            rows += zip(("expected", "got"), pair(value, got, self.exercise.show), strict=True)
        elif outcome.kind == "mutated":
            rows += self._changed(args, outcome.got)
        else:
            rows.append(("expected", shown(value, show=self.exercise.show)))
            rows += [("got", "None")] if outcome.kind == "nothing" else []
        end = "" if (problem := outcome.problem or "").endswith((".", "?")) else "."
        message = f"{self._on_this_input()}: {problem}{end}"
        return verdict(
            self.exercise, status, message, args, value, got, misconception=says, rows=rows
        )

    def _on_this_input(self) -> str:
        """How the verdict begins: also that all is right but for what is long, where that is so."""
        right = [_length(trial[0]) for trial in self.done if not trial[2].problem]
        shortest = min(_length(trial[0]) for trial in self._failing())
        if len(right) > ENOUGH and max(right) < shortest:
            return "Your answer is right on all shorter inputs tried, but not on this long one"
        return "On this input your answer is not right yet"

    def _changed(self, args: tuple, mine: tuple) -> list[tuple[str, str]]:
        """The arguments that the call has changed, as they are afterwards."""
        both = zip(args, mine, self._inputs(mine, " afterwards"), strict=True)
        return [row for before, after, row in both if not same(before, after)]

    def _inputs(self, args: tuple, suffix: str = "") -> list[tuple[str, str]]:
        names = parameter_names(self.exercise, args)
        return [(name + suffix, shown(arg)) for name, arg in zip(names, args, strict=True)]


def _differ(exercise: FunctionExercise, first: Outcome, again: Outcome) -> bool:
    """Whether two calls with the same input certainly came to something else."""
    if first.kind != again.kind or first.kind != "value":
        return first.kind != again.kind
    try:
        differ = exercise.compare(first.got, again.got) is not None
        return differ and not same(first.got, again.got)
    except Exception:
        return False


def _value(wanted: Any) -> Any:
    """A value to show; for an exception, its type and message."""
    error = wanted.error if isinstance(wanted, Raised) else wanted
    return _Error(described(error)) if isinstance(error, BaseException) else wanted


class _Error(str):
    """An exception, shown as text without quotation marks."""

    __repr__ = str.__str__


def _seconds(function: Callable, args: tuple) -> float:
    """Processor time of one call; at most PER_CALL, and 0 when it raises."""
    args, start = copy.deepcopy(args), time.thread_time()
    try:
        limited(function, args, PER_CALL)
    except TooLong:
        return PER_CALL
    except Exception:
        return 0.0
    return time.thread_time() - start


def _length(value: Any) -> int:
    """How much there is to read; numpy writes large arrays slowly, and leaves out the middle."""
    if isinstance(value, dict):
        return sum(_length(key) + _length(item) + 4 for key, item in value.items())
    if isinstance(value, tuple):
        return sum(map(_length, value))
    array = value.toarray() if sparse.issparse(value) else value
    if isinstance(array, np.ndarray) and array.size > 100:
        return len(repr(array.tolist()))
    return len(repr(array))


def _is_bare(args: tuple) -> bool:
    """Whether an argument is too small to show what differs: nothing, one thing, or one row."""
    return any(_things(arg) < 2 for arg in args)


def _things(value: Any) -> float:
    """How many things a nested list holds; of a table, the shorter side; a number has no size."""
    if isinstance(value, np.ndarray) or sparse.issparse(value):
        return min(value.shape, default=math.inf)
    if isinstance(value, str):
        return math.inf if value else 0
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return sum(1 if _things(item) == math.inf else _things(item) for item in value)
    return math.inf
