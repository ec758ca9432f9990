"""Bars: a group for each row of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from embedlab.plots.heatmap import checked_table
from embedlab.plots.style import COLOURS, GRID, HATCHES, TEXT, new_axes, style_axes

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
) -> Axes:
    """Draw a group of bars for each row of a table, the first row on top, a colour per column.

    Parameters
    ----------
    values : array (r, c)
    rows, columns : r and c names; the columns' names stand in the legend
    ax : where to draw; None makes a new figure
    title, label : optional; the label says what the bars measure

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
    ax = new_axes(7.2, 1 + (0.16 + 0.14 * len(columns)) * len(rows)) if ax is None else ax
    places, height = np.arange(len(rows)), 0.8 / len(columns)
    for number, (column, name) in enumerate(zip(values.T, columns, strict=True)):
        here = places + (number - (len(columns) - 1) / 2) * height
        ax.barh(
            here,
            column,
            height=height,
            label=name,
            color=COLOURS[number % len(COLOURS)],
            hatch=HATCHES[number % len(HATCHES)],
            edgecolor="white",
        )
    ax.set_yticks(places, rows)
    ax.invert_yaxis()
    if label:
        ax.set_xlabel(label, color=TEXT)
    style_axes(ax, title)
    ax.grid(axis="x", color=GRID, linewidth=0.8)
    ax.set_axisbelow(True)
    if len(columns) > 1:
        ax.legend(loc="lower right", frameon=False, fontsize=10)
    return ax
