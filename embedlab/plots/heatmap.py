"""Tables of numbers: as coloured cells, and as aligned text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from embedlab.plots.notebook import say
from embedlab.plots.style import FAINT, FILLS, WIDTH, drawing, refuse_missing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SMALL_TABLE = 100  # numbers: so many can be listened to


def heatmap(
    values: np.ndarray,
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    ax: Axes | None = None,
    title: str | None = None,
    xlabel: str | None = None,
    ylabel: str | None = None,
    format: str = "{:g}",
) -> Axes:
    """Draw a small table of numbers: blue where they are large, orange where negative, white at 0.

    Parameters
    ----------
    values : array or sparse array (r, c)
    rows, columns : r and c names
    ax : where to draw; None makes a new figure that fits the table
    title : optional
    xlabel, ylabel : optional, what the columns and what the rows are
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
    name = 0.1 * max(map(len, columns))  # inches, about
    cell = max(0.45, min(max(0.6, name), (WIDTH - 1.2) / len(columns)))
    with drawing(1.2 + cell * len(columns), 0.9 + 0.38 * len(rows), ax) as ax:
        ax.imshow(_shades(values), aspect="auto")
        ax.set_xticks(range(len(columns)), columns)
        ax.set_yticks(range(len(rows)), rows)
        ax.set(title=title or "", xlabel=xlabel or "", ylabel=ylabel or "")
        ax.xaxis.set_label_position("top")
        ax.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
        if name > cell:
            ax.tick_params(axis="x", labelrotation=40)
            for label in ax.get_xticklabels():
                label.set(ha="left", rotation_mode="anchor")
        for (row, column), value in np.ndenumerate(values):
            text = format.format(value + 0.0)
            colour = FAINT if value == 0 else "black"
            ax.text(column, row, text, ha="center", va="center", color=colour)
    axes = [f"{what}: {label}" for what, label in (("Rows", ylabel), ("columns", xlabel)) if label]
    say(ax, title, ", ".join(axes), table_in_words(values, rows, columns, format))
    return ax


def table_in_words(
    values: np.ndarray, rows: Sequence[str], columns: Sequence[str], format: str
) -> str:
    """What a table says: all of it, or of a large one the largest number of each row.

    >>> table_in_words(np.eye(2), ["cat", "dog"], ["cats", "dogs"], "{:g}")
    'cat: cats 1, dogs 0; dog: cats 0, dogs 1'
    """
    kept = len(columns) if values.size <= SMALL_TABLE else 2
    said = []
    for name, row in zip(rows, values, strict=True):
        order = np.sort(np.argsort(-row, kind="stable")[:kept])
        cells = [f"{columns[j]} {format.format(row[j] + 0.0)}" for j in order]
        said.append(f"{name}: {', '.join(cells)}")
    few = "" if kept == len(columns) else f"The {kept} largest numbers of each row. "
    return few + "; ".join(said)


def describe_table(
    values: np.ndarray, rows: Sequence[str], columns: Sequence[str], *, format: str = "{:g}"
) -> str:
    """Write a table of numbers as aligned text.

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
    full = np.where(values[..., None] < 0, to_rgb(FILLS[1]), to_rgb(FILLS[0]))
    return 1 - size[..., None] * (1 - full)
