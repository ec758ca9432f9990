"""What an exercise is: a reference, inputs to try, and wrong answers that we can name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from embedlab.course.checking import compare as comparing


@dataclass(frozen=True)
class Misconception:
    """A belief, and the answer that someone who holds it would give.

    `says` is read after the counterexample: one or two sentences that name the belief, kindly.
    `wrong` is that answer, runnable: a function for a FunctionExercise, else a value.
    """

    says: str
    wrong: Any


def wrong_values(says: Mapping[Any, str]) -> list[Misconception]:
    """The misconceptions of a ValueExercise: what each wrong value says.

    >>> wrong_values({"c": "That is another animal."})[0].wrong
    'c'
    """
    return [Misconception(sentence, wrong) for wrong, sentence in says.items()]


@dataclass(frozen=True)
class FunctionExercise:
    """The learner writes a function.

    examples : tuples of positional arguments, smallest first, chosen so that most mistakes show
        at once; a tuple may leave out parameters that have a default
    inputs : called without arguments, gives a Hypothesis strategy for such tuples
        (a function, because importing Hypothesis is slow)
    compare : (expected, got) -> None when `got` is right, else one sentence about the difference.
        It must accept whatever the docstring allows, and may raise anything: that counts as wrong
    show : value -> text, for expected and got (default: compact, rounded, arrays as tables)
    because : one sentence, read after a right answer: why it is right
    large : makes the arguments of one large call: a right answer that takes very much longer than
        ours there is told so
    """

    id: str
    title: str
    reference: Callable
    examples: Sequence[tuple]
    inputs: Callable[[], Any]
    compare: Callable[[Any, Any], str | None] = comparing.values
    misconceptions: Sequence[Misconception] = ()
    hints: Sequence[str] = ()
    show: Callable[[Any], str] | None = None
    because: str = ""
    large: Callable[[], tuple] | None = None


@dataclass(frozen=True)
class ValueExercise:
    """The learner gives a value: a number, a word, a choice, a small table.

    answer : the right value
    expects : what kind of thing is wanted, e.g. "a whole number", "one of 'a', 'b', 'c'"
    compare, because : as for a FunctionExercise
    """

    id: str
    title: str
    answer: Any
    expects: str
    compare: Callable[[Any, Any], str | None] = comparing.values
    misconceptions: Sequence[Misconception] = ()
    hints: Sequence[str] = field(default=())
    because: str = ""


Exercise = FunctionExercise | ValueExercise
