"""Bars: a group for each row of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from embedlab.plots.heatmap import checked_table, table_in_words
from embedlab.plots.notebook import say
from embedlab.plots.style import COLOURS, HATCHES, WIDTH, drawing

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def bar_chart(
    values: np.ndarray,
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    ax: Axes | None = None,
    title: str | None = None,
    label: str | None = None,
    format: str = "{:g}",
) -> Axes:
    """Draw a group of bars for each row of a table, the first row on top, a colour per column.

    Parameters
    ----------
    values : array (r, c)
    rows, columns : r and c names; the columns' names stand in the legend
    ax : where to draw; None makes a new figure
    title, label : optional; the label says what the bars measure
    format : how to write a number at the end of its bar, as in str.format

    Returns
    -------
    the axes

    Raises
    ------
    ValueError
        If the names do not fit the table, or a number is missing.

    >>> ax = bar_chart([[0.5, 0.3], [0.9, 0.1]], ["family", "currency"], ["right", "wrong"])
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['right', 'wrong']
    """
    values = checked_table(values, rows, columns)
    places, height = np.arange(len(rows)), 0.8 / len(columns)
    with drawing(WIDTH, 0.8 + (0.1 + 0.15 * len(columns)) * len(rows), ax) as ax:
        for number, (column, name) in enumerate(zip(values.T, columns, strict=True)):
            bars = ax.barh(
                places + (number - (len(columns) - 1) / 2) * height,
                column,
                height=height,
                label=name,
                color=COLOURS[number % len(COLOURS)],
                hatch=HATCHES[number % len(HATCHES)],
                edgecolor="white",
            )
            ax.bar_label(bars, [format.format(value + 0.0) for value in column], padding=3)
        ax.set_yticks(places, rows)
        ax.invert_yaxis()
        ax.margins(x=0.1)  # room for the numbers
        ax.grid(axis="x")
        ax.set_title(title or "")
        ax.set_xlabel(label or "")
        if len(columns) > 1:
            ax.legend(loc="upper left", bbox_to_anchor=(1, 1))  # where no bar is
    say(ax, title, label, table_in_words(values, rows, columns, format))
    return ax
