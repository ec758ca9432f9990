"""Curves: how numbers change with another one."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from embedlab.plots.notebook import say
from embedlab.plots.style import COLOURS, DASHES, MARKERS, drawing, refuse_missing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FEW = 20  # up to so many points, each gets a marker
FEW_TURNS = 3


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
    curves = {name: np.asarray(line, dtype=float) for name, line in lines.items()}
    for name, values in curves.items():
        if values.shape != x.shape:
            raise ValueError(f"{name!r} has {values.size} numbers, and x has {x.size}")
        refuse_missing(values, f"the line {name!r}")
    with drawing(6.4, 3.8, ax) as ax:
        for number, (name, values) in enumerate(curves.items()):
            ax.plot(
                x,
                values,
                color=COLOURS[number % len(COLOURS)],
                linestyle=DASHES[number % len(DASHES)],
                marker=MARKERS[number % len(MARKERS)] if len(x) <= FEW else "",
                label=name,
            )
        for name in log:
            ax.set(**{f"{name}scale": "log"})
            axis = getattr(ax, f"{name}axis")
            axis.set_major_formatter("{x:g}")  # 100, where 10^2 is the default
            axis.set_minor_formatter("")
        if "x" in log and len(x) <= FEW:
            ax.set_xticks(x, [f"{number:g}" for number in x])
            ax.minorticks_off()
        ax.grid()
        ax.set(title=title or "", xlabel=xlabel or "", ylabel=ylabel or "")
        if len(lines) > 1:
            ax.legend()
    said = [_in_words(x, name, values) for name, values in curves.items()]
    said += [_crossing(x, *pair) for pair in itertools.combinations(curves.items(), 2)]
    say(ax, title, f"{ylabel or 'Lines'} against {xlabel or 'x'}", *said)
    return ax


def _in_words(x: np.ndarray, name: str, values: np.ndarray) -> str:
    """Where a line begins, turns and ends; of many turns only the lowest and the highest."""
    rises = np.sign(np.diff(values))
    turns = 1 + np.flatnonzero(rises[1:] * rises[:-1] < 0)
    if len(turns) > FEW_TURNS:
        turns = np.sort([values.argmin(), values.argmax()])
    places = [0, *(int(i) for i in turns if 0 < i < len(x) - 1), len(x) - 1]
    return f"{name}: from " + " to ".join(f"{values[i]:.3g} at {x[i]:g}" for i in places)


def _crossing(x: np.ndarray, one: tuple[str, np.ndarray], other: tuple[str, np.ndarray]) -> str:
    """Between which two places of x two lines change their order; empty if they never do."""
    above = np.sign(one[1] - other[1])
    changes = np.flatnonzero(above[1:] * above[:-1] < 0)
    places = [f"between {x[i]:g} and {x[i + 1]:g}" for i in changes[:3]]
    return f"{one[0]} and {other[0]} cross {', '.join(places)}" if places else ""
