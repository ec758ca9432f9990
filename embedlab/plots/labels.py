"""Keep the labels of a plot apart, the same way on every run and machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from embedlab.plots.style import TEXT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TOUCHING = 3.0  # typographic points: markers that are nearer than this look like one
GAPS = np.array(
    [8.0, 13.0, 20.0, 28.0, 40.0, 56.0]
)  # from a point to its label, tried in this order
RING = "ring"
MARKER = 5.0  # half the width that a marker is given
DOT = 1.5  # half the width of the dots that stand for a line
ON_THE_WAY = np.linspace(0.1, 1, 6)[:, None]  # where they stand between a point and its label


def write_labels(ax: Axes, points: np.ndarray, words: Sequence[str], lines: np.ndarray) -> None:
    """Write each word beside its point; a thin line leads to a label that had to go further.

    Words whose points cannot be told apart share one label, and a ring around the points says so.

    Parameters
    ----------
    ax : axes on which everything else is drawn already
    points : array (n, 2)
    words : n words
    lines : array (l, 2, 2), the ends of lines that no label may hide
    """
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()  # only now is it known where everything is
    point = figure.dpi / 72
    on_paper = ax.transData.transform(points) / point
    together = _touching(on_paper)
    places = np.array([points[members].mean(axis=0) for members in together])
    for members, (x, y) in zip(together, places, strict=True):
        if len(members) > 1:
            look: dict[str, Any] = {
                "markersize": 11,
                "markerfacecolor": "none",
                "markeredgecolor": TEXT,
            }
            ax.plot(x, y, "o", **look, scalex=False, scaley=False, zorder=4, gid=RING)
    leader = {"arrowstyle": "-", "color": TEXT, "linewidth": 0.7, "shrinkA": 0, "shrinkB": 0}
    notes = [
        ax.annotate(
            ", ".join(words[i] for i in members),
            place,
            xytext=(0, 0),
            textcoords="offset points",
            arrowprops=leader,
            ha="center",
            va="center",
            color=TEXT,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},  # hides lines below
            zorder=5,
        )
        for members, place in zip(together, places, strict=True)
    ]
    sizes = np.array([note.get_window_extent().size for note in notes]) / point
    centres = ax.transData.transform(places) / point
    on_paper_lines = ax.transData.transform(lines.reshape(-1, 2)).reshape(-1, 2, 2) / point
    offsets, gaps = keep_apart(centres, sizes, ax.bbox.get_points() / point, on_paper_lines)
    for note, offset, gap in zip(notes, offsets, gaps, strict=True):
        note.set_position(offset)
        if note.arrow_patch is not None:
            note.arrow_patch.set_visible(gap > GAPS[0])


def _touching(points: np.ndarray) -> list[list[int]]:
    """The numbers of the points, those that nobody could tell apart together."""
    together: list[list[int]] = []
    for i, point in enumerate(points):
        for members in together:
            if np.linalg.norm(points[members[0]] - point) < TOUCHING:
                members.append(i)
                break
        else:
            together.append([i])
    return together


def keep_apart(
    points: np.ndarray, sizes: np.ndarray, frame: np.ndarray, lines: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Where to put labels around points so that none hides another, a marker or a line.

    Each label in turn takes the best of 96 places around its point, until none wants to move. What
    leads from a point to a label that stands far off touches no other marker or label.
    All lengths are in typographic points (1/72 inch).

    Parameters
    ----------
    points : array (m, 2), where the markers are
    sizes : array (m, 2), width and height of each label
    frame : array (2, 2), the lower left and the upper right corner of the axes
    lines : array (l, 2, 2), the two ends of each line, or of each arrow, of the figure

    Returns
    -------
    offsets : array (m, 2), from each point to the centre of its label
    gaps : array (m,), how far each label stands off; more than GAPS[0] calls for a leading line
    """
    angles = np.pi / 8 * np.array([0, 2, -2, 8, 6, -6, 4, -4, 1, -1, 7, -7, 3, -3, 5, -5])
    circle = np.column_stack([np.cos(angles), np.sin(angles)])
    gaps = np.repeat(GAPS, len(circle))
    directions = np.tile(circle, (len(GAPS), 1))
    everyone, leading = np.arange(len(points)), gaps > GAPS[0]
    centres = points[:, None] + directions * (sizes[:, None] / 2 + gaps[:, None])  # (m, 96, 2)
    boxes = np.concatenate([centres - sizes[:, None] / 2 - 1, centres + sizes[:, None] / 2 + 1], 2)
    leads = points[:, None, None] + directions[:, None] * gaps[:, None, None] * ON_THE_WAY

    fixed = np.vstack([_around(points, MARKER), *(_around(_along(*ends), DOT) for ends in lines)])
    costs = np.tile(gaps + 0.1 * np.arange(len(gaps)), (len(points), 1))  # (m, 96)
    for i in everyone:
        outside = np.prod(sizes[i] + 2) - _overlap(boxes[i], frame.reshape(1, 4))
        through = leading * _cut(np.delete(points, i, axis=0) - points[i], directions, gaps)
        costs[i] += 10 * (_overlap(boxes[i], fixed) + outside + through)

    # The most crowded first, each beside those that have a place; then all again until none moves.
    apart = np.linalg.norm(points[:, None] - points, axis=2) + np.diag(np.full(len(points), 1e9))
    order = apart.min(axis=1, initial=1e9).argsort(kind="stable")
    chosen = np.full(len(points), -1)
    for _ in range(20):
        before = chosen.copy()
        for i in order:
            others = everyone[(chosen >= 0) & (everyone != i)]
            labels = boxes[others, chosen[others]]
            far = others[leading[chosen[others]]]
            drawn = _around(leads[far, chosen[far]].reshape(-1, 2), DOT)
            taken = np.vstack([labels, drawn])
            covered = _overlap(boxes[i], taken)
            crossed = _overlap(_around(leads[i].reshape(-1, 2), DOT), taken).reshape(len(gaps), -1)
            chosen[i] = (costs[i] + 10 * (covered + leading * crossed.sum(axis=1))).argmin()
        if (chosen == before).all():
            break
    return centres[everyone, chosen] - points, gaps[chosen]


def _cut(others: np.ndarray, directions: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """How deep each line from the origin (k,) cuts into the markers of the others (m, 2)."""
    nearest = np.clip(directions @ others.T, 0, lengths[:, None])[..., None]  # spot on the line
    apart = np.linalg.norm(directions[:, None] * nearest - others, axis=2)
    return MARKER * np.maximum(MARKER - apart, 0).sum(axis=1)


def _along(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Spots on a line, a dot's width apart."""
    count = 2 + int(np.linalg.norm(end - start) / (2 * DOT))
    return np.linspace(start, end, count)


def _around(spots: np.ndarray, reach: float) -> np.ndarray:
    """The square boxes (n, 4) around spots (n, 2)."""
    return np.hstack([spots - reach, spots + reach])


def _overlap(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The area that each box (n, 4) shares with the others (m, 4), all told: (n,)."""
    width, height = (
        np.minimum(boxes[:, None, axis + 2], others[:, axis + 2])
        - np.maximum(boxes[:, None, axis], others[:, axis])
        for axis in (0, 1)
    )
    return (np.maximum(width, 0) * np.maximum(height, 0)).sum(axis=1)
