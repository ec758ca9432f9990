"""Read a lesson's source (solutions/NN_slug.py, py:percent) and refuse one that is malformed."""

import ast
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import jupytext

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
STUB = "...  # your code"
TAGS = {
    "exercise",  # code with solution markers: what stands between them is for the learner to write
    "check",  # a call of check("N.k", ...)
    "solution",  # only in the solved notebook
    "instructor",  # only in the instructor's guide
    "claim",  # states a claim and its verdict
    "claim-number",  # code whose stored text output is that claim's number
    "data",  # a code cell that may be long, because it holds data
    "nbval-check-output",
    "nbval-ignore-output",
}
_HEADING = re.compile(r"^(#{1,6}) +(.+?)\s*$")
_CLAIM = re.compile(r"^\*\*The claim\.\*\*\s*(.+?)(?:\n\s*\n|\Z)", re.MULTILINE | re.DOTALL)
_VERDICT = re.compile(r"^\*\*Verdict: (true|loose|wrong)\.\*\*", re.MULTILINE)


class SourceError(Exception):
    """A malformed source; the message is one sentence with the file and the heading."""


@dataclass(frozen=True)
class Cell:
    """A cell of a source; `heading` is the nearest heading at or above it."""

    kind: str
    source: str
    tags: tuple[str, ...]
    heading: str


@dataclass(frozen=True)
class Source:
    """A lesson's source: its file stem ('03_cooccurrence_pca') and its cells."""

    stem: str
    cells: tuple[Cell, ...]

    @property
    def title(self) -> str:
        """The first heading."""
        titles = [title for cell in self.cells for _, title in headings(cell.source)]
        return titles[0] if titles else self.stem

    def tagged(self, tag: str) -> list[Cell]:
        """The cells that carry a tag."""
        return [cell for cell in self.cells if tag in cell.tags]


def read_source(path: Path) -> Source:
    """Read and validate one source. Raises SourceError."""
    notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
    cells, heading = [], ""
    for cell in notebook.cells:
        tags = tuple(cell.metadata.get("tags", []))
        if cell.cell_type == "markdown" and "instructor" not in tags:
            heading = [heading, *(title for _, title in headings(cell.source))][-1]
        cells.append(Cell(cell.cell_type, cell.source, tags, heading))
    source = Source(path.stem, tuple(cells))
    for cell in source.cells:
        problem = _problem(cell)
        if problem:
            raise SourceError(f"{path.name}, under {cell.heading!r}: {problem}.")
    _require_checks(path.name, source)
    _require_numbers(path.name, source)
    return source


def headings(markdown: str) -> list[tuple[int, str]]:
    """The headings of a Markdown text as (level, title), those inside code fences left out."""
    found, fenced = [], False
    for line in markdown.splitlines():
        fenced ^= line.lstrip().startswith("```")
        match = _HEADING.match(line)
        if match and not fenced:
            found.append((len(match[1]), match[2]))
    return found


def checked_id(cell: Cell) -> str | None:
    """The id in the cell's call check("3.1", ...), None when there is no such call."""
    for node in ast.walk(ast.parse(cell.source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "check" and node.args:
            return getattr(node.args[0], "value", None)
    return None


def claim(cell: Cell) -> tuple[str, str]:
    """The claim and the verdict (true, loose or wrong) of a cell tagged `claim`."""
    words, verdict = _CLAIM.search(cell.source), _VERDICT.search(cell.source)
    assert words and verdict  # read_source has seen to it
    return " ".join(words[1].split()), verdict[1]


def validate_ids(sources: Collection[Source], known: Collection[str]) -> None:
    """Every id is checked once in the course, and is in the registry. Raises SourceError."""
    seen = set()
    for source in sources:
        for cell in source.tagged("check"):
            identity = checked_id(cell)
            where = f"{source.stem}.py, under {cell.heading!r}"
            if identity in seen:
                raise SourceError(f"{where}: check {identity!r} stands in the course twice.")
            if identity not in known:
                raise SourceError(
                    f"{where}: embedlab/course/exercises has no exercise {identity!r}."
                )
            seen.add(identity)


def _problem(cell: Cell) -> str | None:
    unknown = sorted(set(cell.tags) - TAGS)
    if unknown:
        return f"unknown tag {unknown[0]!r}; known are {', '.join(sorted(TAGS))}"
    marks = [line.strip() for line in cell.source.splitlines() if line.strip() in (BEGIN, END)]
    if marks != [BEGIN, END] * (len(marks) // 2):
        return f"{BEGIN!r} and {END!r} do not come in pairs"
    if bool(marks) != ("exercise" in cell.tags):
        return f"an exercise cell, and no other, has {BEGIN!r} and {END!r}"
    markdown = [tag for tag in cell.tags if tag in ("instructor", "claim")]
    if cell.kind != "markdown" and markdown:
        return f"a cell tagged {markdown[0]!r} must be a markdown cell"
    code = [tag for tag in cell.tags if tag in ("exercise", "check", "claim-number", "data")]
    if cell.kind != "code" and code:
        return f"a cell tagged {code[0]!r} must be a code cell"
    if cell.kind == "code" and not _parses(cell.source):
        return "a code cell is not valid Python"
    if "check" in cell.tags and not checked_id(cell):
        return "a cell tagged 'check' has no call like check(\"3.1\", answer)"
    if "claim" in cell.tags and not (_CLAIM.search(cell.source) and _VERDICT.search(cell.source)):
        return "a claim needs the paragraphs '**The claim.** ...' and '**Verdict: true.** ...'"
    return None


def _parses(code: str) -> bool:
    try:
        ast.parse(code)
    except SyntaxError:
        return False
    return True


def _require_checks(name: str, source: Source) -> None:
    """After every exercise comes its check, before the next exercise."""
    waiting = None
    for cell in (*source.cells, None):
        if waiting and (cell is None or "exercise" in cell.tags):
            raise SourceError(
                f"{name}, under {waiting.heading!r}: the exercise has no check after it."
            )
        if cell and "exercise" in cell.tags:
            waiting = cell
        elif cell and "check" in cell.tags:
            waiting = None


def _require_numbers(name: str, source: Source) -> None:
    claims, numbers = source.tagged("claim"), source.tagged("claim-number")
    if len(claims) != len(numbers):
        where = (claims or numbers)[0].heading
        raise SourceError(
            f"{name}, under {where!r}: it has {len(claims)} cells tagged 'claim' and "
            f"{len(numbers)} tagged 'claim-number'; each claim needs one number, in the same order."
        )
