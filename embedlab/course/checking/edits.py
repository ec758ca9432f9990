"""Wrong answers as edits of the right one: nearly each mistake is a few characters away from it."""

import contextlib
import re
import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise, product
from types import FunctionType
from typing import Any

from embedlab.course.app.shipped import solutions_folder
from embedlab.course.checking.exercise import Misconception

_BODY = re.compile(r"^ *### BEGIN SOLUTION\n(.*?)^ *### END SOLUTION\n?", re.MULTILINE | re.DOTALL)
_MISTAKE = re.compile(r"(?:^\S.*\n)+(?:^ .*\n|^\n)*", re.MULTILINE)


class Solution:
    """The solved cell of an exercise, as its lesson has it, and the mistakes that lie near it.

    Parameters
    ----------
    exercise_id : such as "3.4"
    names : what the cell finds in its notebook, such as np=numpy

    Raises
    ------
    LookupError
        If no lesson has a solved cell for this exercise.
    """

    def __init__(self, exercise_id: str, **names: Any) -> None:
        self.id, self.names, self.code = exercise_id, names, solved_cell(exercise_id)
        self.function = self._compiled(self.code)

    def mistakes(self, text: str, *also: str) -> list[Misconception]:
        """Read mistakes: a sentence for the learner, then indented edits.

            Says what was believed, and what to do instead.
                old -> new            replace it, wherever it stands in the solved part
                old -> new  or  newer     one mistake in two ways (two spaces around the or)
                old ->                leave it out
                ^ line                one more line, first in the solved part
                | line                all lines that begin so replace the solved part
                or                    the same mistake, written in another way: begin again

        Several edits are made one after the other. `also` are edits that many make besides: each
        mistake is known alone, and then with each of them that still fits.

        Raises
        ------
        ValueError
            If an edit does not fit: a solution that changes cannot leave a mistake behind.
        """
        for edit in also:
            self._edited([edit])  # an error where it does not fit the solution itself
        found = []
        for block in _MISTAKE.findall(textwrap.dedent(text) + "\n"):
            lines = block.splitlines()
            says = " ".join(line for line in lines if line and not line.startswith("    "))
            edits = [line[4:] for line in lines if line.startswith("    ")]
            for steps in _ways(edits):
                found.append(Misconception(says, self._edited(steps)))
                for edit in also:
                    with contextlib.suppress(ValueError):
                        found.append(Misconception(says, self._edited([*steps, edit])))
        return found

    def _edited(self, steps: list[str]) -> Callable:
        [body] = _BODY.findall(self.code)
        indent = body[: len(body) - len(body.lstrip(" "))]
        written = [step[2:] for step in steps if step.startswith("| ")]
        if written:
            body = textwrap.indent("\n".join(written) + "\n", indent)
        for step in steps:
            if step.startswith("^ "):
                body = f"{indent}{step[2:]}\n{body}"
            elif not step.startswith("| "):
                body = self._replaced(body, step)
        return self._compiled(_BODY.sub(lambda _: body, self.code))

    def _replaced(self, body: str, step: str) -> str:
        old, arrow, new = f"{step} ".partition(" -> ")
        if not arrow or old not in body:
            raise ValueError(f"exercise {self.id}: the edit {step!r} does not fit its solution")
        return body.replace(old, new.rstrip())

    def _compiled(self, code: str) -> Callable:
        """Run a cell and take the function that it defines."""
        space = dict(self.names)
        exec(compile(code, f"<exercise {self.id}>", "exec"), space)
        functions = [value for value in space.values() if isinstance(value, FunctionType)]
        [function] = [f for f in functions if f.__code__.co_filename == f"<exercise {self.id}>"]
        return function


def _ways(edits: list[str]) -> Iterator[list[str]]:
    """The edits of each way to write a mistake."""
    parts: list[list[str]] = [[]]
    for edit in edits:
        if edit.strip() == "or":
            parts.append([])
        else:
            parts[-1].append(edit)
    for part in parts:
        yield from map(list, product(*map(_alternatives, part)))


def _alternatives(edit: str) -> list[str]:
    """`old -> new  or  newer` as two edits."""
    first, *others = edit.split("  or  ")
    old, _, _ = first.partition(" -> ")
    return [first, *(f"{old} -> {other}" for other in others)]


def solved_cell(exercise_id: str) -> str:
    """The code cell that stands before the check of this exercise."""
    number = exercise_id.partition(".")[0].zfill(2)
    for path in solutions_folder().glob(f"{number}_*.py"):
        for cell, following in pairwise(_code_cells(path)):
            if f'check("{exercise_id}"' in following and _BODY.search(cell):
                return cell
    raise LookupError(f"no lesson has a solved cell for exercise {exercise_id}")


@cache
def _code_cells(path: Any) -> list[str]:
    """The code cells of a lesson's source, in the order of the lesson."""
    cells = re.split(r"^# %%(.*)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    heads_and_sources = zip(cells[1::2], cells[2::2], strict=True)
    return [source for head, source in heads_and_sources if "[markdown]" not in head]
