"""The one place for style: colours, sizes, frames, and the axes on which every figure is drawn.

The colours are those of Okabe and Ito (2008), some of them darkened: each stands out (a contrast
of 3 or more) from white, and from #111 when the dark theme inverts the figure, and colour-blind
readers can tell them apart. Markers, dashes and hatches differ as well, so that figures can be
read in grey. matplotlib is imported only when something is drawn, and its own settings stay as
they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from embedlab.plots.notebook import show_in_notebooks

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS = ("#0072B2", "#D55E00", "#00916A", "#CC79A7", "#7A5C00", "#3F97D0", "#000000")
FILLS = ("#56B4E9", "#E69F00")  # the undarkened ones: black letters on them can be read
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")  # one more: pairs repeat only after 56 groups
HATCHES = ("", "///", "...", "xxx")
DASHES = ("-", "--", ":", "-.")
TEXT, FAINT, FRAME, GRID = "#222222", "#767676", "#B0B0B0", "#E8E8E8"
ON_BOTH = "#797979"  # the grey that stands out from white as it does from #111: a contrast of 4.3
LARGE, SMALL = 12, 10  # typographic points: titles; everything else
WIDTH = 7.0  # inches: the width of a notebook, so that no figure is shown smaller than it is

SETTINGS: dict[Any, Any] = {
    "axes.axisbelow": True,
    "axes.edgecolor": FRAME,
    "axes.facecolor": "white",
    "axes.grid": False,
    "axes.labelcolor": TEXT,
    "axes.labelsize": SMALL,
    "axes.linewidth": 0.8,
    "axes.titlecolor": TEXT,
    "axes.titlelocation": "left",
    "axes.titlepad": 9,
    "axes.titlesize": LARGE,
    "figure.titlesize": LARGE,
    "font.family": "DejaVu Sans",  # matplotlib brings it along: the same letters everywhere
    "font.size": SMALL,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "hatch.linewidth": 0.8,
    "legend.fontsize": SMALL,
    "legend.frameon": False,
    "lines.linewidth": 1.8,
    "text.color": TEXT,
    "text.parse_math": False,  # "$5 and $6" is what it is
    **{f"{axis}tick.color": FRAME for axis in "xy"},
    **{f"{axis}tick.labelcolor": TEXT for axis in "xy"},
    **{f"{axis}tick.labelsize": SMALL for axis in "xy"},
}

ON_ANY_GROUND = {name: ON_BOTH for name in SETTINGS if name.endswith("color")} | {
    "axes.facecolor": "none",
    "axes.labelweight": "bold",  # the grey is a pale one
    "figure.titleweight": "bold",
    "font.weight": "bold",
}


@contextmanager
def new_figure(width: float, height: float) -> Iterator[Figure]:
    """Open a figure, so many inches wide and high; after an error it is closed again."""
    from matplotlib import pyplot, rc_context

    # Outside of the settings: the first figure of a session lets matplotlib make its own ones.
    figure = pyplot.figure(figsize=(width, height), layout="constrained", facecolor="white")
    try:
        with rc_context(SETTINGS):
            yield figure
    except BaseException:
        pyplot.close(figure)
        raise
    show_in_notebooks()


@contextmanager
def photo_figure(width: float, height: float) -> Iterator[Figure]:
    """Open a figure for pictures. They keep their colours in the dark theme: nothing is inverted.

    So its ground is transparent, and its letters and lines can be seen in both themes.
    """
    from matplotlib import rc_context

    with new_figure(width, height) as figure, rc_context(ON_ANY_GROUND):
        figure.set_facecolor("none")
        figure.photo = True  # type: ignore[attr-defined]
        yield figure


@contextmanager
def drawing(width: float, height: float, ax: Axes | None) -> Iterator[Axes]:
    """Draw in the course's style, on the axes that are given or on those of a new figure."""
    from matplotlib import rc_context

    if ax is None:
        with new_figure(width, height) as figure:
            yield figure.add_subplot()
    else:
        with rc_context(SETTINGS):
            yield ax


def refuse_missing(numbers: np.ndarray, what: str) -> None:
    """Raise ValueError when a number is NaN or infinite."""
    if not np.isfinite(numbers).all():
        raise ValueError(f"{what} has a missing (NaN) or infinite number: leave it out first")
