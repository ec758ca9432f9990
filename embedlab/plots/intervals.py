"""Differences with their intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from embedlab.plots.notebook import say
from embedlab.plots.style import COLOURS, TEXT, WIDTH, drawing, refuse_missing

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def intervals(
    rows: Mapping[str, Sequence[float]],
    *,
    ax: Axes | None = None,
    title: str | None = None,
    xlabel: str | None = None,
) -> Axes:
    """Draw a difference and its interval for each row; those that include 0 look different.

    An interval without 0 is a thick line with a full marker, one with 0 a dashed line with an empty
    marker.

    Parameters
    ----------
    rows : name -> (difference, low end, high end)
    ax : where to draw; None makes a new figure
    title, xlabel : optional

    Returns
    -------
    the axes

    Raises
    ------
    ValueError
        If there are no rows, one has not three numbers, or a number is missing.

    >>> ax = intervals({"network": (0.1, -0.1, 0.3), "counts": (-0.3, -0.4, -0.2)})
    >>> ax.alt.split(". ")[1]
    'counts: -0.300, from -0.400 to -0.200.'
    """
    numbers = np.array(list(rows.values()), dtype=float)
    if numbers.ndim != 2 or numbers.shape[1] != 3:
        raise ValueError("each row needs three numbers: the difference, and its interval's ends")
    refuse_missing(numbers, "an interval")
    with drawing(WIDTH, 1.1 + 0.36 * len(rows), ax) as ax:
        ax.axvline(0, color=TEXT, linewidth=1.2)
        for place, (difference, low, high) in enumerate(numbers):
            clear = low > 0 or high < 0
            colour = COLOURS[0] if clear else COLOURS[1]
            ax.plot(
                [low, high],
                [place, place],
                color=colour,
                linewidth=3 if clear else 1.4,
                linestyle="-" if clear else "--",
            )
            ax.scatter(
                difference,
                place,
                marker="o" if clear else "D",
                s=56,
                zorder=3,
                linewidth=1.6,
                facecolor=colour if clear else "white",
                edgecolor=colour,
            )
        ax.set_yticks(range(len(rows)), list(rows))
        ax.set(title=title or "", xlabel=xlabel or "", ylim=(len(rows) - 0.4, -0.6))
        ax.margins(x=0.08)
        ax.grid(axis="x")
    said = []
    for name, (difference, low, high) in zip(rows, numbers, strict=True):
        note = "" if low > 0 or high < 0 else ", which includes 0"
        said.append(f"{name}: {difference:+.3f}, from {low:+.3f} to {high:+.3f}{note}")
    say(ax, title, xlabel, *said)
    return ax
