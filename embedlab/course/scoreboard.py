"""The learner's scoreboard: one row of text for each set of vectors that was probed under a name.

It lives in `.embedlab/scoreboard.json` of the learner's folder; elsewhere, or where that file
cannot be written, in memory until the kernel stops.
"""

import html
import json
from collections.abc import Mapping
from pathlib import Path

from embedlab.course.app import files, progress

COLUMNS = (
    "covers",
    "cat-dog",
    "cat-kitten",
    "dog-puppy",
    "nearest to cat",
    "puppy - dog + cat",
    "question words allowed",
    "bytes per word",
)
Rows = dict[str, dict[str, str]]
_in_memory: Rows = {}


class Scoreboard:
    """A table that shows itself: name -> column -> text, in the order in which names were added."""

    def __init__(self, rows: Rows, note: str = "") -> None:
        self.rows, self.note = rows, note

    def __repr__(self) -> str:
        lines = [self.note] if self.note else []
        if not self.rows:
            return "\n".join(
                [*lines, 'The scoreboard is empty: probe(vectors, name="...") adds a row.']
            )
        table = [("name", *COLUMNS), *self._cells()]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        table.insert(1, tuple("-" * width for width in widths))
        for cells in table:
            padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
            lines.append("  ".join(padded).rstrip())
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        if not self.rows or self.note:
            return f"<pre>{html.escape(repr(self))}</pre>"
        return html_table(("name", *COLUMNS), self._cells())

    def _cells(self) -> list[tuple[str, ...]]:
        return [
            (name, *(cells.get(column, "n/a") for column in COLUMNS))
            for name, cells in self.rows.items()
        ]


def scoreboard() -> Scoreboard:
    """Every row kept so far, in the order in which their names were first added."""
    try:
        path = _file()
        rows, note = _load(path) if path else ({}, "")
    except OSError as error:
        rows, note = {}, f"The scoreboard file cannot be read ({error.strerror or error})."
    return Scoreboard(rows | _in_memory, note)


def keep(name: str, cells: Mapping[str, str]) -> str:
    """Add or replace a row. Never raises; returns a sentence when something was amiss, else ""."""
    note = ""
    try:
        path = _file()
        if path:
            with files.locked(path.parent):
                rows, note = _load(path)
                text = json.dumps(rows | {name: dict(cells)}, indent=1, ensure_ascii=False)
                files.write(path, (text + "\n").encode("utf-8"))
            _in_memory.pop(name, None)
            return note
    except Exception as error:  # a full disk must not stop a lesson
        note = f"The scoreboard could not be saved ({error}); the row is kept until you restart."
    _in_memory[name] = dict(cells)
    return note


def html_table(header: tuple[str, ...], body: list[tuple[str, ...]]) -> str:
    """A table in the colours of JupyterLab's theme, light or dark; headings come first."""
    rule = "border-bottom: 1px solid var(--jp-border-color1, currentColor)"
    cell = f"text-align: left; padding: 2px 4px; {rule}"
    head = "".join(f'<th scope="col" style="{cell}">{html.escape(text)}</th>' for text in header)
    rows = "".join(
        f'<tr><th scope="row" style="{cell}">{html.escape(first)}</th>'
        + "".join(f'<td style="{cell}">{html.escape(text)}</td>' for text in rest)
        + "</tr>"
        for first, *rest in body
    )
    style = "border-collapse: collapse; color: var(--jp-ui-font-color1, inherit)"
    return f'<table style="{style}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _file() -> Path | None:
    folder = progress.find_workspace()
    return folder / progress.STATE / "scoreboard.json" if folder else None


def _load(path: Path) -> tuple[Rows, str]:
    """The rows in a file, and a sentence when it was damaged and set aside. Raises OSError."""
    try:
        rows = json.loads(path.read_bytes())
        if all(isinstance(text, str) for cells in rows.values() for text in cells.values()):
            return rows, ""
    except FileNotFoundError:
        return {}, ""
    except (ValueError, AttributeError, RecursionError):
        pass
    kept = files.set_aside(path)
    return {}, f"The scoreboard file was damaged; it was set aside as {kept.name} and starts anew."
