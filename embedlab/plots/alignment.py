"""Two sequences laid beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from embedlab.plots.notebook import say
from embedlab.plots.style import COLOURS, drawing, refuse_missing

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def alignment(
    distances: np.ndarray,
    path: Sequence[tuple[int, int]],
    *,
    ax: Axes | None = None,
    title: str | None = None,
    xlabel: str | None = None,
    ylabel: str | None = None,
) -> Axes:
    """Draw how far frames are from each other, blue where they are near, and a path through them.

    Parameters
    ----------
    distances : array (n, m), one row for each frame of the first sequence
    path : pairs (row, column)
    ax : where to draw; None makes a new figure
    title, xlabel, ylabel : optional; the second sequence goes to the right

    Returns
    -------
    the axes

    Raises
    ------
    ValueError
        If the array is not a table, a number is missing, or the path leaves it.

    >>> ax = alignment([[0, 1], [1, 0]], [(0, 0), (1, 1)])
    >>> ax.lines[0].get_xdata().tolist()
    [0, 1]
    """
    distances = np.asarray(distances, dtype=float)
    if distances.ndim != 2 or not distances.size:
        raise ValueError(f"distances are a table; got shape {distances.shape}")
    refuse_missing(distances, "the table of distances")
    rows, columns = np.array(path).T
    if rows.min() < 0 or columns.min() < 0 or (distances.shape <= np.max(path, axis=0)).any():
        raise ValueError(f"the path leaves the table, whose shape is {distances.shape}")
    from matplotlib.patheffects import withStroke

    with drawing(5.2, 3.8, ax) as ax:
        ax.imshow(distances, origin="lower", aspect="auto", cmap="Blues_r")
        edge = withStroke(linewidth=4, foreground="white")  # the path is seen on every blue
        ax.plot(columns, rows, color=COLOURS[1], marker="o", markersize=3, path_effects=[edge])
        ax.set(title=title or "", xlabel=xlabel or "", ylabel=ylabel or "")
    down, right = np.diff(rows) > 0, np.diff(columns) > 0
    say(
        ax,
        title,
        f"{ylabel or 'The first sequence'} has {distances.shape[0]} frames, "
        f"{xlabel or 'the second'} {distances.shape[1]}",
        f"The path goes forward in both {(down & right).sum()} times, in the first only "
        f"{(down & ~right).sum()}, in the second only {(~down & right).sum()}",
    )
    return ax
