"""Values as text for a verdict: rounded, aligned, cut where they are long, alike everywhere."""

import collections.abc
import inspect
import pprint
import re
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import sparse

from embedlab.course.checking.time_limit import TooLong, limited

WIDTH, LINES = 72, 14  # what a card shows of one value
_SECONDS = 0.5


def shown(value: Any, *, digits: int = 4, show: Callable[[Any], str] | None = None) -> str:
    """A value as a few lines of text; never raises, never contains a memory address.

    >>> shown([1 / 3, "cat"])
    "[0.3333, 'cat']"
    """
    try:
        text = _with(show, value) or limited(_text, (value, digits), _SECONDS)
    except (Exception, TooLong):
        text = f"(a value of type {type(value).__name__} that cannot be shown)"
    return _cut(re.sub(r" at 0x[0-9a-fA-F]+", "", text))


def pair(expected: Any, got: Any, show: Callable[[Any], str] | None = None) -> tuple[str, str]:
    """Expected and got, with as many digits, and then the types, as it takes to tell them apart."""
    for digits in (4, 8, 16):
        texts = shown(expected, digits=digits, show=show), shown(got, digits=digits, show=show)
        if texts[0] != texts[1]:
            return texts
    first, second = texts
    return f"{first}\n({type(expected).__name__})", f"{second}\n({type(got).__name__})"


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
        threshold=150,
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
    """At most LINES lines of at most two WIDTHs, with a note about what is left out."""
    lines = [
        line if len(line) <= 2 * WIDTH else line[: 2 * WIDTH] + " ..." for line in text.split("\n")
    ]
    if len(lines) <= LINES:
        return "\n".join(lines)
    hidden = len(lines) - LINES + 1
    return "\n".join([*lines[: LINES - 1], f"... ({hidden} more lines)"])
