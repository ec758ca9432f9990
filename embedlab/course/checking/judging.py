"""Everything that is tried with one learner's function in one budget, and the verdict on it."""

from collections.abc import Callable, Iterable
from typing import Any

from scipy import sparse

from embedlab.course.checking.call import (
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

BUDGET = 2.0  # seconds that the learner's function may take, all calls together
ENOUGH = 50  # generated inputs that a slow answer must pass; the quick ones pass all of them
NAMING = 40  # generated inputs on which a misconception must agree
READABLE = 60  # characters: an example as short as this is shown as it is
QUICK = 0.05  # seconds: a call that takes longer is not repeated to find a smaller input


class Trials:
    """The calls of one function: the examples, then generated inputs, until one fails."""

    def __init__(self, exercise: FunctionExercise, function: Callable) -> None:
        self.exercise, self.function = exercise, function
        self.examples = [(args, expected(exercise, args)) for args in exercise.examples]
        self.done: list[Trial] = []
        self.spent = 0.0

    def verdict(self) -> Result:
        """Try until the answer is known to be right or wrong."""
        self._run(self.examples)
        if (changed := self._changes_its_mind()) is not None:
            return changed
        if not self._failing() and len(self.done) == len(self.examples):
            self._run(panel(self.exercise))
        if not self._failing():
            return self._right_or_slow()
        if not self._is_quick():
            return self._wrong(None)
        self._shrink()
        return self._wrong(self._name())

    def _in_time(self) -> bool:
        return self.spent < BUDGET

    def _run(self, inputs: Iterable[tuple[tuple, Any]]) -> None:
        for args, wanted in inputs:
            if self._in_time() and not self._failing():
                self._try(args, wanted)

    def _try(self, args: tuple, wanted: Any) -> Trial:
        outcome = attempt(self.exercise, self.function, args, wanted)
        self.spent += outcome.seconds
        self.done.append((args, wanted, outcome))
        return self.done[-1]

    def _failing(self) -> list[Trial]:
        return [trial for trial in self.done if trial[2].problem]

    def _is_quick(self) -> bool:
        """Whether calling it again and again is cheap: never for what had to be stopped."""
        return self._in_time() and self._failing()[-1][2].seconds < QUICK

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
        generated = len(panel(self.exercise)) if tried >= 0 else 0
        if tried == generated and generated:
            message = (
                f"It does what is asked. Tried on {chosen} chosen and {tried} generated inputs."
            )
        elif tried >= ENOUGH:
            message = (
                f"It does what is asked, slowly: tried on {chosen} chosen and at least {ENOUGH} "
                f"generated inputs, not on all {generated}."
            )
        else:
            message = (
                "Whatever was tried came out right, but it takes too long to be tried on enough "
                "inputs. Is something computed again and again that could be computed once?"
            )
            return verdict(self.exercise, "wrong", message)
        return verdict(self.exercise, "right", message)

    def _shrink(self) -> None:
        """Look for a smaller input that fails, unless a chosen one is readable as it is."""
        if len(self.done) <= len(self.examples) and _length(self._failing()[0][0]) <= READABLE:
            return

        def fails(args: tuple) -> bool:
            return self._try(args, expected(self.exercise, args))[2].problem is not None

        shrink(self.exercise, fails, self._in_time)

    def _name(self) -> str | None:
        """The misconception that does the same on the examples and on generated inputs."""
        if not self.exercise.misconceptions:
            return None
        known = {id(trial[0]): trial for trial in self.done}
        trials = []
        for args, wanted in [*self.examples, *panel(self.exercise)[:NAMING]]:
            if not self._in_time():
                return None
            trials.append(known.get(id(args)) or self._try(args, wanted))
        return recognise(self.exercise, [self._worst(), *trials])

    def _worst(self) -> Trial:
        """The failing trial to show: a chosen example, unless a much shorter input fails."""
        failing, chosen = self._failing(), {id(args) for args, _ in self.examples}
        smallest = min(failing, key=lambda trial: (_length(trial[0]), repr(trial[0])))
        example = next((trial for trial in failing if id(trial[0]) in chosen), None)
        limit = max(READABLE, 2 * _length(smallest[0]))
        return example if example and _length(example[0]) <= limit else smallest

    def _wrong(self, says: str | None) -> Result:
        args, wanted, outcome = self._worst()
        never_ran = self.done[0][2].kind in ("raised", "endless") and bool(self.done[0][2].problem)
        status = (
            "cannot be called" if never_ran and outcome.kind == self.done[0][2].kind else "wrong"
        )
        rows, value = list(self._inputs(args)), _value(wanted)
        got = outcome.got if outcome.kind == "value" else None
        if outcome.kind == "value":
            rows += zip(("expected", "got"), pair(value, got, self.exercise.show), strict=True)
        elif outcome.kind == "mutated":
            rows += self._inputs(outcome.got, " afterwards")
        else:
            rows.append(("expected", shown(value, show=self.exercise.show)))
        message = _on_this_input(outcome.problem)
        return verdict(
            self.exercise, status, message, args, value, got, misconception=says, rows=rows
        )

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


def _on_this_input(problem: str) -> str:
    end = "" if problem.endswith((".", "?")) else "."
    return f"On this input your answer is not right yet: {problem}{end}"


def _length(args: tuple) -> int:
    """How much there is to read."""
    return sum(len(repr(arg.toarray() if sparse.issparse(arg) else arg)) for arg in args)
