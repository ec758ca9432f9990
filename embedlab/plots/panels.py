"""Several drawings in one figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from embedlab.plots.style import WIDTH, new_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def panels(number: int, *, height: float = 3.4) -> list[Axes]:
    """Make a new figure with places for several drawings, side by side.

    Parameters
    ----------
    number : of places
    height : of the figure, in inches; it is as wide as a notebook

    Returns
    -------
    the axes from left to right: give one to each function that draws, as `ax`

    >>> left, right = panels(2)
    >>> left.figure is right.figure
    True
    """
    with new_figure(WIDTH, height) as figure:
        places = [figure.add_subplot(1, number, 1 + place) for place in range(number)]
        for ax in places:
            ax.set_title(" ")  # room for it from the start, so that nothing moves later
    return places
