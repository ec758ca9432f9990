"""A table drawn as boxes, with the rows that are looked up in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from embedlab.plots.heatmap import checked_table, table_in_words
from embedlab.plots.notebook import say
from embedlab.plots.style import COLOURS, FAINT, FILLS, FRAME, drawing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HIGH = 0.55  # a box, when it is 1 wide


def table_boxes(
    values: np.ndarray,
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    picked: Sequence[int] = (),
    ax: Axes | None = None,
    title: str | None = None,
    format: str = "{:g}",
) -> Axes:
    """Draw a table as boxes; the rows that are picked stand again at the side, as a lookup does.

    Parameters
    ----------
    values : array (r, c)
    rows, columns : r and c names
    picked : numbers of rows, from 0 to r - 1, in the order of the lookup; one may come twice
    ax : where to draw; None makes a new figure
    title : optional
    format : how to write a number, as in str.format

    Returns
    -------
    the axes

    Raises
    ------
    ValueError
        If the names do not fit the table, or a number is missing.
    IndexError
        If a row is picked that the table does not have.

    >>> animals = [[0, 1], [1, 1], [0, 0], [1, 0]]
    >>> names = ["cat", "dog", "kitten", "puppy"]
    >>> ax = table_boxes(animals, names, ["species", "age"], picked=[3, 0, 3])
    """
    values = checked_table(values, rows, columns)
    wide, name = len(columns), 0.13 * max(map(len, rows))
    if not all(0 <= row < len(rows) for row in picked):
        raise IndexError(f"picked rows are numbers from 0 to {len(rows) - 1}; got {list(picked)}")
    across, down = (name + wide) * (2 if len(picked) else 1) + 1, max(len(rows), len(picked)) + 1
    with drawing(min(7.0, 0.75 * across), 0.4 * down + 0.3 * bool(title), ax) as ax:
        ax.set(
            title=title or "",
            xlim=(-name - 0.1, across - name + 0.05),
            ylim=(down * HIGH + 0.05, 0.4 * HIGH),
        )
        ax.set_aspect("equal")
        ax.axis("off")
        for row, label in enumerate(rows):
            _row(ax, 0, row + 1, values[row], label, format, row in picked)
        right = wide + name + 1
        for place, row in enumerate(picked):
            _row(ax, right, place + 1, values[row], rows[row], format, True)
            y = [(row + 1.5) * HIGH, (place + 1.5) * HIGH]
            ax.plot([wide + 0.05, right - name - 0.1], y, color=FAINT, linestyle=":", linewidth=1)
        for left in (0, right) if len(picked) else (0,):
            for column, label in enumerate(columns):
                ax.text(left + column + 0.5, HIGH * 0.8, label, ha="center", va="bottom")
    found = "; ".join(table_in_words(values[[row]], [rows[row]], columns, format) for row in picked)
    whole = f"A table of boxes. {table_in_words(values, rows, columns, format)}"
    say(ax, title, whole, found and f"Rows picked, in this order: {found}")
    return ax


def _row(
    ax: Axes, left: float, place: int, numbers: np.ndarray, label: str, format: str, picked: bool
) -> None:
    """Draw one row of boxes after its name; a picked one is filled and has thick edges."""
    from matplotlib.patches import Rectangle

    look: dict[str, Any] = (
        {"facecolor": FILLS[0], "edgecolor": COLOURS[0], "linewidth": 2, "zorder": 2}
        if picked
        else {"facecolor": "white", "edgecolor": FRAME, "linewidth": 1}
    )
    weight = "bold" if picked else "normal"
    middle = (place + 0.5) * HIGH
    ax.text(left - 0.1, middle, label, ha="right", va="center", fontweight=weight)
    for column, number in enumerate(numbers):
        ax.add_patch(Rectangle((left + column, place * HIGH), 1, HIGH, **look))
        text = format.format(number + 0.0)
        ax.text(left + column + 0.5, middle, text, ha="center", va="center", zorder=3)
