"""Vectors before and after a step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from embedlab.plots.labels import write_labels
from embedlab.plots.notebook import say
from embedlab.plots.style import COLOURS, FAINT, TEXT, drawing, refuse_missing

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def vector_step(
    before: Mapping[str, ArrayLike],
    after: Mapping[str, ArrayLike],
    *,
    limits: tuple[float, float] | None = None,
    ax: Axes | None = None,
    title: str | None = None,
) -> Axes:
    """Draw vectors as arrows from the origin, and how each has moved as a dashed arrow.

    The vectors before the step are thin and grey, those after it thick and coloured.

    Parameters
    ----------
    before, after : the same names -> 2 numbers each
    limits : where both axes begin and end, so that figures can be compared; None fits the vectors
    ax : where to draw; None makes a new figure
    title : optional

    Returns
    -------
    the axes

    Raises
    ------
    ValueError
        If the names differ, a vector has not two numbers, or a number is missing.

    >>> ax = vector_step({"cat": [1, 0]}, {"cat": [1, 1]})
    >>> ax.alt
    'A step. cat moves from (1.00, 0.00) to (1.00, 1.00).'
    """
    names = list(before)
    if set(names) != set(after):
        raise ValueError(f"before and after need the same names; got {names} and {list(after)}")
    starts, ends = (
        np.array([vectors[name] for name in names], dtype=float) for vectors in (before, after)
    )
    if starts.shape != (len(names), 2) or ends.shape != (len(names), 2):
        raise ValueError("each vector needs two numbers")
    refuse_missing(np.array([starts, ends]), "a vector")
    zero = np.zeros(2)
    with drawing(6.4, 4.4, ax) as ax:
        ax.scatter(0, 0, color=TEXT, s=20, zorder=3)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            colour = COLOURS[number % len(COLOURS)]
            _arrow(ax, zero, start, color=FAINT, linewidth=1)
            _arrow(ax, zero, end, color=colour, linewidth=2.2)
            if (start != end).any():
                _arrow(ax, start, end, color=colour, linewidth=1.4, linestyle="--")
        ax.set_aspect("equal", adjustable="box" if limits else "datalim")
        if limits:
            ax.set(xlim=limits, ylim=limits)
        else:
            ax.update_datalim([zero, *starts, *ends])
            ax.margins(0.15)
        ax.grid()
        ax.set_title(title or "")
        moved = [i for i in range(len(names)) if (starts[i] != ends[i]).any()]
        tips = np.vstack([ends, starts[moved]])
        labels = [*names, *(f"{names[i]}, before" for i in moved)]
        lines = [*((zero, tip) for tip in tips), *zip(starts, ends, strict=True)]
        write_labels(ax, tips, labels, np.reshape(lines, (-1, 2, 2)))
    say(
        ax,
        title or "A step",
        *(
            f"{name} moves from ({a:.2f}, {b:.2f}) to ({c:.2f}, {d:.2f})"
            for name, (a, b), (c, d) in zip(names, starts, ends, strict=True)
        ),
    )
    return ax


def _arrow(ax: Axes, start: np.ndarray, end: np.ndarray, **look: str | float) -> None:
    arrow = {"arrowstyle": "-|>", "shrinkA": 0, "shrinkB": 0, **look}
    ax.annotate("", xytext=tuple(start), xy=tuple(end), arrowprops=arrow)
