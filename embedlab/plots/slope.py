"""A curve, two points on it, and the line through them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from embedlab.plots.notebook import say
from embedlab.plots.style import COLOURS, FAINT, drawing, refuse_missing

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def slope(
    function: Callable[[float], float],
    at: float,
    step: float,
    *,
    ax: Axes | None = None,
    title: str | None = None,
    xlabel: str | None = None,
    ylabel: str | None = None,
) -> Axes:
    """Draw how a slope is measured: a step down, a step up, and the line through the two points.

    Parameters
    ----------
    function : takes a number and returns one
    at : where the slope is measured
    step : how far to go to each side, above 0
    ax : where to draw; None makes a new figure
    title, xlabel, ylabel : optional

    Returns
    -------
    the axes

    Raises
    ------
    ValueError
        If the step is not above 0, or a value of the function is missing.

    >>> ax = slope(lambda x: x**2, at=1, step=0.5)
    >>> ax.get_legend().get_texts()[-1].get_text()
    'line through them, slope 2'
    """
    if not step > 0:
        raise ValueError(f"a step is above 0; got {step}")
    x = np.linspace(at - 4 * step, at + 4 * step, 201)
    curve = np.array([function(float(one)) for one in x], dtype=float)
    ends = np.array([at - step, at + step])
    low, high = (float(function(float(end))) for end in ends)
    refuse_missing(np.array([*curve, low, high]), "the curve")
    steep = (high - low) / (2 * step)
    long = np.array([at - 2.5 * step, at + 2.5 * step])
    with drawing(6.4, 3.8, ax) as ax:
        ax.plot(x, curve, color=COLOURS[0], label="the curve")
        ax.plot(
            ends,
            [low, high],
            color=COLOURS[1],
            marker="o",
            linestyle="",
            zorder=3,
            label="one step down, one step up",
        )
        ax.plot(
            long,
            low + steep * (long - ends[0]),
            color=COLOURS[1],
            linestyle="--",
            label=f"line through them, slope {steep:.3g}",
        )
        ax.axvline(at, color=FAINT, linewidth=1, linestyle=":")
        ax.grid()
        ax.set(title=title or "", xlabel=xlabel or "", ylabel=ylabel or "")
        ax.legend()
    say(
        ax,
        title,
        f"A curve from {curve[0]:.3g} at {x[0]:.3g} to {curve[-1]:.3g} at {x[-1]:.3g}",
        f"A step of {step:g} down from {at:g} it is {low:.3g}, a step up {high:.3g}",
        f"The line through the two points has the slope {steep:.3g}",
    )
    return ax
