"""Comparisons that exercises share: None when right, else one sentence that says what differs.

They judge values, not containers: a list for an array, a sparse array for a dense one, another
dtype or a numpy scalar are all the same answer.
"""

import math
import numbers
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import sparse

TOLERANCE = 1e-6


def values(expected: Any, got: Any) -> str | None:
    """Numbers within a tolerance; text exactly; lists, tuples, dicts and arrays item by item."""
    if isinstance(expected, str | bool | np.bool_) or expected is None:
        kinds = {str: "text", bool: "True or False", np.bool_: "True or False"}
        if isinstance(expected, str) != isinstance(got, str):
            return f"it should be {kinds.get(type(expected), 'None')}, but is {a_thing(got)}"
        return None if bool(expected == got) else "it is another value"
    if isinstance(expected, numbers.Real):
        return number(float(expected), got)
    if isinstance(expected, dict):
        if not isinstance(got, dict):
            return f"it should be a dict, but is {a_thing(got)}"
        if expected.keys() != got.keys():
            return "the keys differ"
        wrong = [key for key in expected if values(expected[key], got[key])]
        return f"the entry for {wrong[0]!r} differs" if wrong else None
    if isinstance(expected, np.ndarray) or sparse.issparse(expected):
        return array(expected, got)
    if isinstance(expected, list | tuple):
        if isinstance(got, np.ndarray):
            got = got.tolist()
        if not isinstance(got, list | tuple):
            return f"it should be a list, but is {a_thing(got)}"
        if len(expected) != len(got):
            return f"its length should be {len(expected)}, but is {len(got)}"
        wrong = [i for i, pair in enumerate(zip(expected, got, strict=True)) if values(*pair)]
        return f"{_place('item', wrong[0])} differs" if wrong else None
    return None if expected == got else "it is another value"


def choice(expected: str, got: Any) -> str | None:
    """One of several letters or words; capitals and marks around it, as in `c)`, do not matter."""
    if not isinstance(got, str):
        return f"it should be text, but is {a_thing(got)}"
    chosen = got.strip(" \t\n\"'().:").lower()
    return None if chosen == expected.lower() else "it is another choice"


def number(expected: float, got: Any) -> str | None:
    """A single number, of any numeric type, within a tolerance."""
    got = got.item() if isinstance(got, np.ndarray) and got.ndim == 0 else got
    if isinstance(got, bool | np.bool_) or not isinstance(got, numbers.Real):
        return f"it should be a number, but is {a_thing(got)}"
    if math.isnan(got) and not math.isnan(expected):
        return "it is NaN, which is what 0 / 0 gives, for example"
    close = math.isclose(expected, got, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return None if close or (math.isnan(expected) and math.isnan(got)) else "it is another number"


def array(expected: Any, got: Any) -> str | None:
    """Arrays of numbers, dense or sparse, or nested lists: the same shape and the same values."""
    expected = dense(expected)
    problem = not_a_table(got)
    if problem:
        return problem
    got = dense(got)
    if expected.shape != got.shape:
        return f"its shape should be {expected.shape}, but is {got.shape}"
    if not np.isfinite(got).all() and np.isfinite(expected).all():
        return "it holds values that are not finite numbers (NaN or infinity)"
    wrong = np.argwhere(differing(expected, got))
    return f"{_place('value', *wrong[0].tolist())} differs" if len(wrong) else None


def differing(expected: np.ndarray, got: np.ndarray) -> np.ndarray:
    """Where two arrays of the same shape hold different numbers."""
    return ~np.isclose(expected, got, rtol=TOLERANCE, atol=TOLERANCE, equal_nan=True)


def _place(kind: str, *index: int) -> str:
    """Where a value stands, in words: "the first item", "the value in row 0, column 2"."""
    match index:
        case ():
            return f"the {kind}"
        case (0 | 1 | 2 as i,):
            return f"the {('first', 'second', 'third')[i]} {kind}"
        case (row, column):
            return f"the {kind} in row {row}, column {column}"
    return f"the {kind} at {', '.join(map(str, index))} (counted from 0)"


def pair(**parts: Callable[[Any, Any], str | None]) -> Callable[[Any, Any], str | None]:
    """Compare the parts of a tuple one by one: their names, in order, each with its comparison.

    >>> pair(share=number, words=choice)((0.5, "a"), (0.6, "b"))
    'in `share`, it is another number; in `words`, it is another choice'
    """

    def compare(expected: Any, got: Any) -> str | None:
        if not isinstance(expected, tuple | list):  # a misconception's answer
            return values(expected, got)
        if not isinstance(got, tuple | list | np.ndarray) or len(got) != len(parts):
            return f"it should be a pair, ({', '.join(parts)}), but is {a_thing(got)}"
        tried = zip(parts.items(), expected, got, strict=True)
        problems = [(name, same(wanted, found)) for (name, same), wanted, found in tried]
        return "; ".join(f"in `{name}`, {problem}" for name, problem in problems if problem) or None

    return compare


def not_a_table(got: Any) -> str | None:
    """A sentence when `got` cannot be read as numbers in rows and columns."""
    if sparse.issparse(got):
        return None
    if got is None:
        return "it should hold numbers, but is nothing (None), which is what `print` gives back"
    try:
        table = np.asarray(got)
    except ValueError:
        return "its rows are not all of the same length"
    if table.dtype == object:
        try:
            table = table.astype(float)
        except (TypeError, ValueError):
            return f"it should hold numbers, but is {a_thing(got)} of something else"
    if table.dtype.kind in "US":
        return "it should hold numbers, but holds text"
    if table.dtype.kind not in "biuf":
        return f"it should hold plain numbers, but is {a_thing(got)} of type {table.dtype}"
    return None


def dense(table: Any) -> np.ndarray:
    """A numpy array of floats from a list, an array or a sparse array."""
    return np.asarray(table.toarray() if sparse.issparse(table) else table, dtype=float)


def a_thing(value: Any) -> str:
    """What a value is, in words for a beginner: "text ('cat')", "a list", "nothing (None)"."""
    if value is None:
        return "nothing (None)"
    if isinstance(value, str):
        return f"text ({value[:30]!r})"
    names = {list: "a list", tuple: "a tuple", dict: "a dict", set: "a set", bool: "True or False"}
    names |= {int: "a whole number", float: "a number", np.ndarray: "an array"}
    return names.get(type(value), f"of type {type(value).__name__}")
