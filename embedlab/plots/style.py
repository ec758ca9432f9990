"""Colours, markers and frames that all figures share.

Colours are those of Okabe and Ito (2008), which colour-blind readers can tell apart; markers and
hatches differ as well, so that figures can be read in grey. matplotlib is imported only when
something is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")  # one more: pairs repeat only after 56 groups
HATCHES = ("", "///", "...", "xxx")
TEXT, FAINT, FRAME, GRID = "#222222", "#767676", "#B0B0B0", "#E8E8E8"


def new_axes(width: float, height: float) -> Axes:
    """Make the axes of a new figure, so many inches wide and high."""
    from matplotlib import pyplot

    figure, ax = pyplot.subplots(figsize=(width, height), layout="constrained")
    figure.set_facecolor("white")
    return ax


def style_axes(ax: Axes, title: str | None) -> None:
    """Thin frame, dark text on white, whatever the theme around the figure."""
    ax.set_facecolor("white")
    ax.set_axisbelow(True)
    ax.spines[:].set(color=FRAME, linewidth=0.8)
    ax.tick_params(labelsize=10, labelcolor=TEXT, color=FRAME)
    if title:
        ax.set_title(title, fontsize=12, color=TEXT, loc="left", pad=9)


def refuse_missing(numbers: np.ndarray, what: str) -> None:
    """Raise ValueError when a number is NaN or infinite."""
    if not np.isfinite(numbers).all():
        raise ValueError(f"{what} has a missing (NaN) or infinite number: leave it out first")
