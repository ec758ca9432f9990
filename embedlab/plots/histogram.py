"""How numbers are spread, and where single values stand among them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from embedlab.plots.notebook import say
from embedlab.plots.style import COLOURS, DASHES, FILLS, SMALL, TEXT, WIDTH, drawing, refuse_missing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BINS = 100


def histogram(
    values: ArrayLike | Mapping[str, ArrayLike],
    *,
    marks: Mapping[str, float] | None = None,
    limits: tuple[float, float] | None = None,
    ax: Axes | None = None,
    title: str | None = None,
    xlabel: str | None = None,
) -> Axes:
    """Draw how often numbers occur; several distributions stand above each other on one axis.

    Each distribution is drawn as high as its row.

    Parameters
    ----------
    values : numbers, or name -> numbers for several rows, the first on top
    marks : name -> a number; a line that shows its place in each row
    limits : where the axis begins and ends; None takes what the numbers and the marks need
    ax : where to draw; None makes a new figure
    title, xlabel : optional

    Returns
    -------
    the axes

    Raises
    ------
    ValueError
        If there are no numbers, or one is missing.

    >>> ax = histogram({"small": [1, 2, 2], "large": [7, 8, 8]}, marks={"cat - dog": 5})
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['small', 'large']
    """
    named = values if isinstance(values, Mapping) else {"": values}
    rows = {name: np.asarray(row, dtype=float).ravel() for name, row in named.items()}
    marks = marks or {}
    together = np.concatenate([[], *rows.values(), list(marks.values())])
    if not all(row.size for row in rows.values()) or not rows:
        raise ValueError("a histogram needs at least one number in each row")
    refuse_missing(together, "a distribution")
    edges = _edges(np.concatenate(list(rows.values())), limits or (together.min(), together.max()))
    with drawing(WIDTH, 1.1 + (0.75 if len(rows) > 1 else 1.1) * len(rows), ax) as ax:
        for place, row in enumerate(rows.values()):
            counts = np.histogram(row, edges)[0]
            top = -place + 0.85 * counts / max(counts.max(), 1)
            ax.stairs(top, edges, baseline=-place, fill=True, color=FILLS[0])
            ax.stairs(top, edges, baseline=-place, color=COLOURS[0], linewidth=1)
            ax.axhline(-place, color=TEXT, linewidth=0.8)
        for number, (name, value) in enumerate(marks.items()):
            line = DASHES[number % len(DASHES)]
            ax.axvline(value, color=COLOURS[1], linestyle=line, linewidth=1.6, label=name)
        ax.set_yticks([-place + 0.35 for place in range(len(rows))], list(rows))
        ax.tick_params(axis="y", length=0)
        ax.set(xlim=limits or edges[[0, -1]], ylim=(1 - len(rows), 0.95), xlabel=xlabel or "")
        ax.set_title(title or "")
        if marks:
            ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=len(marks), borderaxespad=0)
            ax.set_title(title or "", pad=9 + 2 * SMALL)
    said = []
    for name, row in rows.items():
        low, middle, high = np.percentile(row, [5, 50, 95])
        below = [f"{np.mean(row < v):.0%} below {mark} ({v:.2g})" for mark, v in marks.items()]
        spread = f"middle {middle:.2f}, nine of ten from {low:.2f} to {high:.2f}"
        said.append(f"{name}: " * bool(name) + ", ".join([spread, *below]))
    say(ax, title, xlabel, *said)
    return ax


def _edges(values: np.ndarray, span: tuple[float, float]) -> np.ndarray:
    """Where bins over the span begin and end, about BINS of them.

    Shares of n articles are multiples of 1/n. If one bin held two of them and the next only one, a
    comb would be seen that is not in the numbers: so a bin is some whole steps wide, and values
    lie inside of bins, not at their edges.

    >>> _edges(np.array([1.0, 2, 2, 4]), (1, 4))
    array([0.5, 1.5, 2.5, 3.5, 4.5])
    """
    low, high = span
    width = (high - low or 1) / BINS
    gaps = np.diff(np.unique(values))
    step = gaps[gaps > 1e-6 * width].min(initial=np.inf)  # what is less is a rounding error
    step = width if np.isinf(step) else step
    start, width = values.min() - step / 2, step * np.ceil(width / step)
    first, last = np.floor((low - start) / width), np.ceil((high - start) / width)
    return start + width * np.arange(first, last + 1)
