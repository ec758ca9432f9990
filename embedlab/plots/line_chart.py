"""Curves: how numbers change with another one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from embedlab.plots.style import COLOURS, GRID, MARKERS, TEXT, new_axes, refuse_missing, style_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DASHES = ("-", "--", ":", "-.")
FEW = 20  # up to so many points, each gets a marker


def line_chart(
    x: ArrayLike,
    lines: Mapping[str, ArrayLike],
    *,
    log: str = "",
    ax: Axes | None = None,
    title: str | None = None,
    xlabel: str | None = None,
    ylabel: str | None = None,
) -> Axes:
    """Draw one line for each name; colour, dashes and markers differ.

    Parameters
    ----------
    x : n numbers
    lines : name -> n numbers; the names stand in the legend where there are several
    log : "x", "y" or "xy" for axes on which equal steps are equal factors
    ax : where to draw; None makes a new figure
    title, xlabel, ylabel : optional

    Returns
    -------
    the axes

    Raises
    ------
    ValueError
        If a line has not as many numbers as x, or a number is missing.

    >>> ax = line_chart([2, 10, 100], {"cube": [80, 2.8, 0.4], "GloVe": [80, 4, 2]}, log="xy")
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['cube', 'GloVe']
    """
    x = np.asarray(x, dtype=float)
    ax = new_axes(6.4, 3.8) if ax is None else ax
    for number, (name, line) in enumerate(lines.items()):
        values = np.asarray(line, dtype=float)
        if values.shape != x.shape:
            raise ValueError(f"{name!r} has {values.size} numbers, and x has {x.size}")
        refuse_missing(values, f"the line {name!r}")
        ax.plot(
            x,
            values,
            color=COLOURS[number % len(COLOURS)],
            linestyle=DASHES[number % len(DASHES)],
            marker=MARKERS[number % len(MARKERS)] if len(x) <= FEW else "",
            label=name,
        )
    for axis in log:
        ax.set(**{f"{axis}scale": "log"})
        getattr(ax, f"{axis}axis").set_major_formatter("{x:g}")  # 100, where 10^2 is the default
    if "x" in log and len(x) <= FEW:
        ax.set_xticks(x, [f"{number:g}" for number in x])
        ax.minorticks_off()
    style_axes(ax, title)
    ax.grid(color=GRID, linewidth=0.8)
    ax.set_xlabel(xlabel or "", color=TEXT)
    ax.set_ylabel(ylabel or "", color=TEXT)
    if len(lines) > 1:
        ax.legend(frameon=False, fontsize=10)
    return ax
