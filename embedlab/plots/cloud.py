"""A cloud of points, the direction in which it is widest, and the shadows on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from embedlab.plots.labels import write_labels
from embedlab.plots.notebook import say
from embedlab.plots.style import COLOURS, FAINT, TEXT, drawing, refuse_missing

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def cloud(
    points: np.ndarray,
    words: Sequence[str] | None = None,
    *,
    ax: Axes | None = None,
    title: str | None = None,
) -> Axes:
    """Draw points, the first principal direction, and where each point casts its shadow on it.

    The shadow stands at a right angle below its point; how far it lies from the middle is the
    first score of principal component analysis (Pearson 1901).

    Parameters
    ----------
    points : array (n, 2), at least two different points
    words : optional, n words
    ax : where to draw; None makes a new figure
    title : optional

    Returns
    -------
    the axes

    Raises
    ------
    ValueError
        If these are not points of a plane, all of them are the same, or a coordinate is missing.

    >>> ax = cloud([[0, 0], [1, 2], [2, 3], [4, 5]])
    >>> ax.alt.split(". ")[1]
    'The first direction carries 99% of the variance'
    """
    points = np.asarray(points, dtype=float)
    if points.ndim != 2 or points.shape[1] != 2 or (points == points[:1]).all():
        raise ValueError(f"a cloud needs different points, an array (n, 2); got {points.shape}")
    if words is not None and len(words) != len(points):
        raise ValueError(f"{len(points)} points need as many words; got {len(words)}")
    refuse_missing(points, "a point")
    middle = points.mean(axis=0)
    _, singular, directions = np.linalg.svd(points - middle, full_matrices=False)
    direction = directions[0] * (1 if directions[0].sum() >= 0 else -1)  # to the right, or up
    scores = (points - middle) @ direction
    shadows = middle + scores[:, None] * direction
    reach = 1.15 * np.abs(scores).max() * direction
    line = np.array([middle - reach, middle + reach])
    drops = np.stack([points, shadows], axis=1)
    with drawing(6.4, 4.2, ax) as ax:
        ax.plot(*line.T, color=COLOURS[1], label="first direction")
        for drop in drops:
            ax.plot(*drop.T, color=FAINT, linewidth=1, linestyle=":")
        ax.plot(*shadows.T, "D", color=COLOURS[1], markerfacecolor="white", label="shadow")
        ax.plot(*points.T, "o", color=COLOURS[0], label="point" if words is None else "word")
        ax.plot(*middle, "+", color=TEXT, markersize=11, label="middle")
        ax.set_aspect("equal", adjustable="datalim")
        ax.margins(0.1)
        ax.grid()
        ax.set_title(title or "")
        ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
        if words is not None:
            write_labels(ax, points, words, np.concatenate([drops, line[None]]))
    share = singular[0] ** 2 / (singular**2).sum()
    order = [words[i] for i in scores.argsort(kind="stable")] if words is not None else []
    say(
        ax,
        title,
        f"A cloud of {len(points)} points",
        f"The first direction carries {share:.0%} of the variance",
        f"It points to ({direction[0]:.2f}, {direction[1]:.2f})",
        f"The shadows along it: {', '.join(order)}" if order else "",
    )
    return ax
