"""Tables of numbers: as coloured cells, and as aligned text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from embedlab.plots.style import COLOURS, FAINT, new_axes, refuse_missing, style_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def heatmap(
    values: np.ndarray,
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    ax: Axes | None = None,
    title: str | None = None,
    format: str = "{:g}",
) -> Axes:
    """Draw a small table of numbers: blue where they are large, orange where negative, white at 0.

    Parameters
    ----------
    values : array or sparse array (r, c)
    rows, columns : r and c names
    ax : where to draw; None makes a new figure that fits the table
    title : optional
    format : how to write a number, as in str.format

    Returns
    -------
    the axes

    Raises
    ------
    ValueError
        If the names do not fit the table, or a number is missing.

    >>> ax = heatmap([[0, 3], [3, 0]], ["cat", "the"], ["cat", "the"])
    >>> [text.get_text() for text in ax.texts]
    ['0', '3', '3', '0']
    """
    values = checked_table(values, rows, columns)
    cell = max(0.72, 0.11 * max(map(len, columns), default=0))
    ax = new_axes(1.6 + cell * len(columns), 1.1 + 0.44 * len(rows)) if ax is None else ax
    shades = _shades(values)
    ax.imshow(shades, aspect="auto")
    ax.set_xticks(range(len(columns)), columns)
    ax.set_yticks(range(len(rows)), rows)
    style_axes(ax, title)
    ax.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    for (row, column), value in np.ndenumerate(values):
        colour = FAINT if value == 0 else _readable_on(shades[row, column])
        text = format.format(value + 0.0)
        ax.text(column, row, text, ha="center", va="center", fontsize=11, color=colour)
    return ax


def describe_table(
    values: np.ndarray, rows: Sequence[str], columns: Sequence[str], *, format: str = "{:g}"
) -> str:
    """Say what `heatmap` shows: the same names and numbers as aligned text.

    Parameters
    ----------
    values : array or sparse array (r, c)
    rows, columns : r and c names
    format : how to write a number, as in str.format

    Returns
    -------
    lines of text

    >>> print(describe_table([[0, 3], [3, 0]], ["cat", "the"], ["cat", "the"]))
         cat  the
    cat    0    3
    the    3    0
    """
    values = np.asarray(values.toarray() if hasattr(values, "toarray") else values, dtype=float)
    cells = [[format.format(value + 0.0) for value in row] for row in values]
    width = max(map(len, [*columns, *(cell for row in cells for cell in row)]))
    first = max(map(len, rows))
    lines = [" " * first + "".join(f"  {name:>{width}}" for name in columns)]
    for name, row in zip(rows, cells, strict=True):
        lines.append(f"{name:<{first}}" + "".join(f"  {cell:>{width}}" for cell in row))
    return "\n".join(lines)


def checked_table(values: np.ndarray, rows: Sequence[str], columns: Sequence[str]) -> np.ndarray:
    """The numbers (r, c) as a dense array of floats, if they fit the names and none is missing."""
    values = np.asarray(values.toarray() if hasattr(values, "toarray") else values, dtype=float)
    if values.shape != (len(rows), len(columns)) or not values.size:
        raise ValueError(
            "a table needs a name for every row and column, and at least one of each;"
            f" got shape {values.shape}, {len(rows)} row names, {len(columns)} column names"
        )
    refuse_missing(values, "the table")
    return values


def _shades(values: np.ndarray) -> np.ndarray:
    """A colour (r, c, 3) per number, from white at 0 to full blue or orange at the largest size."""
    from matplotlib.colors import to_rgb

    size = np.abs(values) / (np.abs(values).max(initial=0) or 1)
    full = np.where(values[..., None] < 0, to_rgb(COLOURS[1]), to_rgb(COLOURS[0]))
    return 1 - size[..., None] * (1 - full)


def _readable_on(colour: np.ndarray) -> str:
    """Black or white, whichever contrasts more with a colour (relative luminance as in WCAG 2)."""
    linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    return "black" if linear @ [0.2126, 0.7152, 0.0722] > 0.179 else "white"
