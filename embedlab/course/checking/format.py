"""Values as text for a verdict: rounded, aligned, cut where they are long, alike everywhere."""

import collections.abc
import contextlib
import inspect
import itertools
import pprint
import re
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import sparse

from embedlab.course.checking import compare as comparing
from embedlab.course.checking.time_limit import TooLong, limited

WIDTH, LINES = 72, 14  # what a card shows of one value
FEW = 6  # lines of one that is longer than that
LARGE = 150  # numbers: of a larger array a part is shown
_SECONDS = 0.5


def shown(value: Any, *, digits: int = 4, show: Callable[[Any], str] | None = None) -> str:
    """A value as a few lines of text; never raises, never contains a memory address.

    >>> shown([1 / 3, "cat"])
    "[0.3333, 'cat']"
    """
    return _cut(_whole(value, digits, show))


def pair(expected: Any, got: Any, show: Callable[[Any], str] | None = None) -> tuple[str, str]:
    """Expected and got, with as many digits, and then the types, as it takes to tell them apart.

    Of two long ones, the part where they begin to differ.
    """
    note = ""
    if show is None:
        with contextlib.suppress(Exception, TooLong):  # got may be anything
            expected, got, note = limited(_where_they_differ, (expected, got), _SECONDS)
    for digits in (4, 8, 16):
        first, second = _whole(expected, digits, show), _whole(got, digits, show)
        if first != second:
            first, second = _around_the_difference(first, second)
            return first + note, second + note
    if show is not None:
        return _cut(first), _cut(second)
    return f"{_cut(first)}\n({type(expected).__name__})", f"{_cut(second)}\n({type(got).__name__})"


def _where_they_differ(expected: Any, got: Any) -> tuple[Any, Any, str]:
    """Of two large arrays their shapes or, if these agree, a few rows and columns, and which."""
    if not isinstance(expected, np.ndarray) or comparing.not_a_table(got):
        return expected, got, ""
    ours, theirs = comparing.dense(expected), comparing.dense(got)
    if min(ours.size, theirs.size) <= LARGE:
        return expected, got, ""
    if ours.shape != theirs.shape:
        first, second = (_Word(f"an array of shape {table.shape}") for table in (ours, theirs))
        return first, second, ""
    place = np.argwhere(comparing.differing(ours, theirs))[:1].ravel().tolist() or [0] * ours.ndim
    part = tuple(slice(max(0, i - 2), i + 3) for i in place)
    names = ("rows", "columns") if ours.ndim == 2 else ("positions",) * ours.ndim
    places = zip(names, part, ours.shape, strict=True)
    spans = [f"{name} {cut.start} to {min(cut.stop, size) - 1}" for name, cut, size in places]
    return ours[part], theirs[part], f"\n({', '.join(spans)})"


def _around_the_difference(first: str, second: str) -> tuple[str, str]:
    """Two texts; of long ones the few lines, and the part of these, where they begin to differ."""
    both = first.split("\n"), second.split("\n")
    if max(map(len, both)) > LINES:
        alike = itertools.takewhile(lambda two: two[0] == two[1], zip(*both, strict=False))
        start = max(0, sum(1 for _ in alike) - 2)
        both = _few(both[0], start), _few(both[1], start)
    return _cut("\n".join(both[0])), _cut("\n".join(both[1]))


def _few(lines: list[str], start: int) -> list[str]:
    """A few lines from here on, and how many there are before and after them."""
    before = [f"... ({start} lines before)"] if start else []
    after = len(lines) - start - FEW
    return [*before, *lines[start : start + FEW], *([f"... ({after} more lines)"] * (after > 0))]


def _whole(value: Any, digits: int, show: Callable[[Any], str] | None) -> str:
    """A value as text, however long."""
    try:
        text = _with(show, value) or limited(_text, (value, digits), _SECONDS)
    except (Exception, TooLong):
        text = f"(a value of type {type(value).__name__} that cannot be shown)"
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)


def _with(show: Callable[[Any], str] | None, value: Any) -> str | None:
    if show is None:
        return None
    try:
        return str(limited(show, (value,), _SECONDS))
    except (Exception, TooLong):  # made for right values, not for every wrong one
        return None


def _text(value: Any, digits: int) -> str:
    if isinstance(value, tuple) and any(_is_table(item) for item in value):
        parts = [_text(item, digits).replace("\n", "\n ") for item in value]
        return "(" + ",\n ".join(parts) + ")"
    if sparse.issparse(value) and np.prod(value.shape) <= 10_000:
        value = value.toarray()
    if isinstance(value, np.ndarray):
        return _array(value, digits, " ")
    if _is_table(value):
        return _array(np.array(value), digits, ", ")
    return pprint.pformat(_plain(value, digits), width=WIDTH, compact=True)


def _array(table: np.ndarray, digits: int, separator: str) -> str:
    if table.dtype.kind == "O":
        return repr(table)
    if table.size == 0 and table.ndim > 1:  # `[]` would hide the columns
        return f"an empty array of shape {table.shape}"
    return np.array2string(
        table,
        precision=digits,
        suppress_small=bool(
            table.dtype.kind == "f" and np.all(np.abs(table[np.isfinite(table)]) < 1e6)
        ),
        separator=separator,
        max_line_width=WIDTH,
        threshold=LARGE,
        edgeitems=4,
    )


def _is_table(value: Any) -> bool:
    """Something with rows and columns of numbers: an array, or lists of the same length."""
    if isinstance(value, np.ndarray) or sparse.issparse(value):
        return True
    if (
        not isinstance(value, list)
        or not value
        or not all(isinstance(row, list) and row for row in value)
    ):
        return False
    numbers = all(type(item) in (int, float) for row in value for item in row)
    return numbers and len({len(row) for row in value}) == 1


def _plain(value: Any, digits: int) -> Any:
    """The same value with rounded floats, and without the names of numpy's types."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return float(f"{value:.{digits}g}") if abs(value) < 1 else round(value, digits)
    if isinstance(value, set | frozenset):
        items = ", ".join(sorted(repr(_plain(item, digits)) for item in value))
        return _Word(f"{{{items}}}" if items else "set()")
    if type(value) in (list, tuple):
        return type(value)(_plain(item, digits) for item in value)
    if type(value) is dict:
        return {_plain(key, digits): _plain(item, digits) for key, item in value.items()}
    if isinstance(value, np.ndarray) or sparse.issparse(value):
        items = value.toarray().tolist() if sparse.issparse(value) else value.tolist()
        return _Word(f"array({_plain(items, digits)})")
    if inspect.isroutine(value) or isinstance(value, type):
        return _Word(f"<{'class' if isinstance(value, type) else 'function'} {value.__name__}>")
    if isinstance(value, collections.abc.Iterator):
        return _Word(f"<{type(value).__name__}>")
    return value


class _Word(str):
    """Text that is shown without quotation marks."""

    __repr__ = str.__str__


def _cut(text: str) -> str:
    """At most LINES lines of at most two WIDTHs; of more, FEW with a note about the others."""
    lines = text.split("\n")
    lines = lines if len(lines) <= LINES else _few(lines, 0)
    return "\n".join(
        line if len(line) <= 2 * WIDTH else line[: 2 * WIDTH] + " ..." for line in lines
    )
