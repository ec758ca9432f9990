"""What "at most one step away" looks like."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from embedlab.plots.notebook import say
from embedlab.plots.style import COLOURS, FILLS, TEXT, drawing, refuse_missing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GRID = np.linspace(-1.25, 1.25, 81)


def unit_ball(
    length: Callable[[np.ndarray], float], *, ax: Axes | None = None, title: str | None = None
) -> Axes:
    """Fill all points of the plane that are at most 1 away from the centre.

    Parameters
    ----------
    length : takes a point, an array (2,), and returns how far it is from the centre
    ax : where to draw; None makes a new figure
    title : optional

    Returns
    -------
    the axes

    Raises
    ------
    ValueError
        If a length is missing.

    >>> ax = unit_ball(lambda point: np.abs(point).sum(), title="city block")
    >>> ax.alt
    'city block. At most 1 away, to (1.0, 0) on the axis and (0.5, 0.5) on the diagonal.'
    """
    away = np.array([[length(np.array([x, y])) for x in GRID] for y in GRID], dtype=float)
    refuse_missing(away, "a length")
    with drawing(3.2, 3.2, ax) as ax:
        ax.contourf(GRID, GRID, away, levels=[-1, 1], colors=[FILLS[0]])
        ax.contour(GRID, GRID, away, levels=[1], colors=[COLOURS[0]])
        ax.scatter(0, 0, color=TEXT, s=12, zorder=3)
        ax.set(aspect="equal", xticks=[-1, 0, 1], yticks=[-1, 0, 1], title=title or "")
    half = len(GRID) // 2
    straight, across = (
        GRID[inside <= 1 + 1e-9].max(initial=0) for inside in (away[half], away.diagonal())
    )
    where = f"({straight:.1f}, 0) on the axis and ({across:.1f}, {across:.1f}) on the diagonal"
    say(ax, title, f"At most 1 away, to {where}")
    return ax
