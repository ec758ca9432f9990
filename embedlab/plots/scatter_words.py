"""Words in the plane: a labelled point for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from embedlab.plots.labels import GAPS, keep_apart
from embedlab.plots.style import (
    COLOURS,
    FRAME,
    GRID,
    MARKERS,
    TEXT,
    new_axes,
    refuse_missing,
    style_axes,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SAME = 1e-9  # points nearer than this, relative to the size of the cloud, coincide


def scatter_words(
    points: np.ndarray,
    words: Sequence[str],
    *,
    groups: dict[str, str] | None = None,
    ax: Axes | None = None,
    title: str | None = None,
) -> Axes:
    """Draw a labelled point per word, both axes to one scale, so that distances can be compared.

    Words at the same point share one label ("log, mat"): no label ever hides another.

    Parameters
    ----------
    points : array (n, 2)
    words : n words
    groups : optional, word -> name of its group; each gets a colour, a marker, a line in the legend
    ax : where to draw; None makes a new figure
    title : optional

    Returns
    -------
    the axes

    Raises
    ------
    ValueError
        If points and words do not fit together, or a coordinate is missing.

    >>> ax = scatter_words([[0, 0], [2, 1], [2, 1]], ["cat", "log", "mat"])
    >>> [label.get_text() for label in ax.texts]
    ['cat', 'log, mat']
    """
    points = _checked_points(points, words)
    ax = new_axes(6.4, 4.8) if ax is None else ax
    group_of = [(groups or {}).get(word, "") for word in words]
    for number, group in enumerate(dict.fromkeys(group_of)):
        members = points[[one == group for one in group_of]]
        ax.scatter(
            members[:, 0],
            members[:, 1],
            s=52,
            color=COLOURS[number % len(COLOURS)],
            marker=MARKERS[number % len(MARKERS)],
            edgecolor="white",
            label=group,
            zorder=3,
        )
    ax.set_aspect("equal", adjustable="datalim")
    ax.margins(0.12)
    style_axes(ax, title)
    ax.grid(color=GRID, linewidth=0.8)
    if any(group_of):
        ax.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False, fontsize=10)
    if len(points):
        _label(ax, points, words)
    return ax


def _label(ax: Axes, points: np.ndarray, words: Sequence[str]) -> None:
    """Write each word beside its point; a thin line leads to a label that had to go further."""
    together = _coincident(points)
    places = points[[members[0] for members in together]]
    style: dict[str, Any] = {
        "ha": "center",
        "va": "center",
        "fontsize": 11,
        "color": TEXT,
        "parse_math": False,
    }
    style["bbox"] = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}  # hides lines below
    leader = {"arrowstyle": "-", "color": FRAME, "linewidth": 0.8, "shrinkA": 0, "shrinkB": 3}
    notes = [
        ax.annotate(
            ", ".join(words[i] for i in members),
            place,
            xytext=(0, 0),
            textcoords="offset points",
            arrowprops=leader,
            **style,
        )
        for members, place in zip(together, places, strict=True)
    ]
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()  # only now is it known how large everything is
    point = figure.dpi / 72
    sizes = np.array([note.get_window_extent().size for note in notes]) / point
    centres = ax.transData.transform(places) / point
    offsets, gaps = keep_apart(centres, sizes, ax.bbox.get_points() / point)
    for note, offset, gap in zip(notes, offsets, gaps, strict=True):
        note.set_position(offset)
        if note.arrow_patch is not None:
            note.arrow_patch.set_visible(gap > GAPS[0])


def _coincident(points: np.ndarray) -> list[list[int]]:
    """The numbers of the points, those at one place together."""
    together: list[list[int]] = []
    limit = SAME * np.abs(points).max(initial=0)
    for i, point in enumerate(points):
        for members in together:
            if np.abs(points[members[0]] - point).max() <= limit:
                members.append(i)
                break
        else:
            together.append([i])
    return together


def describe_points(points: np.ndarray, words: Sequence[str]) -> str:
    """Say what `scatter_words` shows: where each word stands, and which word stands nearest to it.

    Parameters
    ----------
    points : array (n, 2)
    words : n words

    Returns
    -------
    lines of text: x, y, the distance to the nearest word, and that word, or all that are as near

    Raises
    ------
    ValueError
        If points and words do not fit together, or a coordinate is missing.

    >>> print(describe_points([[0, 0], [3, 4], [3, 4]], ["cat", "log", "mat"]))
    word      x      y   distance  nearest
    cat    0.00   0.00       5.00  log, mat
    log    3.00   4.00       0.00  mat
    mat    3.00   4.00       0.00  log
    """
    points = _checked_points(points, words)
    width = max([4, *map(len, words)])
    lines = [f"{'word':<{width}}{'x':>7}{'y':>7}{'distance':>11}  nearest"]
    tolerance = SAME * np.abs(points).max(initial=0)
    for i, (word, (x, y)) in enumerate(zip(words, points.round(2) + 0.0, strict=True)):
        apart = np.linalg.norm(points - points[i], axis=1)
        apart[i] = np.inf
        as_near = np.flatnonzero(apart <= apart.min() + tolerance).tolist()
        nearest = [words[j] for j in as_near if j != i]
        far = f"{apart.min():.2f}" if nearest else "-"
        line = f"{word:<{width}}{x:>7.2f}{y:>7.2f}{far:>11}  {', '.join(nearest)}"
        lines.append(line.rstrip())
    return "\n".join(lines)


def _checked_points(points: np.ndarray, words: Sequence[str]) -> np.ndarray:
    points = np.asarray(points, dtype=float)
    if points.shape != (len(words), 2):
        raise ValueError(
            f"{len(words)} words need points of the shape ({len(words)}, 2); got {points.shape}"
        )
    refuse_missing(points, "a point")
    return points
