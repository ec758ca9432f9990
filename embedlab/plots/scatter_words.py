"""Words in the plane: a labelled point for each."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from embedlab.plots.labels import MARKER, write_labels
from embedlab.plots.notebook import say
from embedlab.plots.style import (
    COLOURS,
    FAINT,
    MARKERS,
    drawing,
    refuse_missing,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SAME = 1e-9  # points nearer than this, relative to the size of the cloud, coincide
FEW = 12  # of so many words, the nearest of each is said


def scatter_words(
    points: np.ndarray,
    words: Sequence[str],
    *,
    groups: Mapping[str, str] | None = None,
    arrows: Sequence[tuple[str, str | Sequence[float]]] = (),
    outline: Sequence[str] = (),
    limits: tuple[float, float] | None = None,
    ax: Axes | None = None,
    title: str | None = None,
) -> Axes:
    """Draw a labelled point per word, both axes to one scale, so that distances can be compared.

    Words at the same point share one label ("log, mat"), and a ring says so. No label hides
    another, a marker or an arrow.

    Parameters
    ----------
    points : array (n, 2)
    words : n words
    groups : word -> name of its group; each gets a colour, a marker, a line in the legend
    arrows : (from, to) for each arrow; a word, and a word or a point (x, y)
    outline : words that a thin closed line goes through, in this order
    limits : where both axes begin and end; None fits them to the points
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
    place = dict(zip(words, points, strict=True))
    ends = [
        (place[start], place[end] if isinstance(end, str) else np.asarray(end, dtype=float))
        for start, end in arrows
    ]
    round_trip = [place[word] for word in (*outline, *outline[:1])]
    group_of = [(groups or {}).get(word, "") for word in words]
    alone = ax is None
    many = len(words) > 30  # a crowd needs more room
    with drawing(8.0 if many else 6.4, 6.0 if many else 4.2, ax) as ax:
        for number, group in enumerate(dict.fromkeys(group_of)):
            x, y = points[[one == group for one in group_of]].T
            ax.scatter(
                x,
                y,
                s=52,
                color=COLOURS[number % len(COLOURS)],
                marker=MARKERS[number % len(MARKERS)],
                edgecolor="white",
                label=group,
                zorder=3,
            )
        if outline:
            ax.plot(*np.transpose(round_trip), color=FAINT, linewidth=1)
        for start, end in ends:
            ax.annotate("", xytext=tuple(start), xy=tuple(end), arrowprops=ARROW, zorder=2)
            ax.update_datalim([end])
        free = not limits and ax.get_autoscalex_on() and ax.get_autoscaley_on()
        ax.set_aspect("equal", adjustable="datalim" if free else "box")
        ax.margins(0.12)
        ax.set_title(title or "")
        ax.grid()
        if limits:
            ax.set(xlim=limits, ylim=limits)
        if any(group_of):
            ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
        if len(points):
            lines = [*ends, *itertools.pairwise(round_trip)]
            write_labels(ax, points, words, np.reshape(lines, (-1, 2, 2)))
        if alone:
            ax.set_adjustable("box")  # someone may now set limits of their own
    say(ax, title, _in_words(points, words, group_of, arrows))
    return ax


ARROW = {
    "arrowstyle": "-|>",
    "color": COLOURS[1],
    "linewidth": 1.4,
    "shrinkA": MARKER,
    "shrinkB": MARKER,
}


def _in_words(
    points: np.ndarray,
    words: Sequence[str],
    group_of: Sequence[str],
    arrows: Sequence[tuple[str, str | Sequence[float]]],
) -> str:
    """What the map says: its groups, who is nearest to whom, and the arrows."""
    sentences = [f"A map of {len(words)} word{'s' * (len(words) != 1)}"]
    apart, nearest = _nearest(points)
    for group in dict.fromkeys(filter(None, group_of)):
        members = [i for i, one in enumerate(group_of) if one == group]
        named = ": " + ", ".join(words[i] for i in members) if len(words) <= 4 * FEW else ""
        sentences.append(f"{group}, {len(members)} words{named}")
    if any(group_of) and len(words) > 1:
        own = sum(any(group_of[j] == group_of[i] for j in nearest[i]) for i in range(len(words)))
        sentences.append(f"For {own} of {len(words)} words the nearest is of the same group")
    if 1 < len(words) <= FEW:
        each = [f"{word}: {_and(words, near)}" for word, near in zip(words, nearest, strict=True)]
        sentences.append(f"Nearest to {'; to '.join(each)}")
    elif len(words) > FEW:
        pairs = dict.fromkeys(
            tuple(sorted((int(i), nearest[i][0]))) for i in np.argsort(apart, kind="stable")
        )
        closest = [f"{words[i]} and {words[j]}" for i, j in list(pairs)[:FEW]]
        sentences.append(f"The closest pairs are {', '.join(closest)}")
    if arrows:
        paths = [
            f"{start} to {end if isinstance(end, str) else '({:.1f}, {:.1f})'.format(*end)}"
            for start, end in arrows
        ]
        sentences.append(f"Arrows lead from {', '.join(paths)}")
    return ". ".join(sentences)


def _and(words: Sequence[str], numbers: Sequence[int]) -> str:
    return " and ".join(words[i] for i in numbers)


def _nearest(points: np.ndarray) -> tuple[np.ndarray, list[list[int]]]:
    """How far the nearest other point is (n,), and the numbers of all that are as near."""
    tolerance = SAME * np.abs(points).max(initial=0)
    far, nearest = np.full(len(points), np.inf), []
    for i, point in enumerate(points):
        apart = np.linalg.norm(points - point, axis=1)
        apart[i] = np.inf
        far[i] = apart.min()
        nearest.append([int(j) for j in np.flatnonzero(apart <= far[i] + tolerance) if j != i])
    return far, nearest


def describe_points(points: np.ndarray, words: Sequence[str]) -> str:
    """Write as a table where each word stands, and which word stands nearest to it.

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
    rows = zip(words, points.round(2) + 0.0, *_nearest(points), strict=True)
    for word, (x, y), apart, nearest in rows:
        far = f"{apart:.2f}" if nearest else "-"
        names = ", ".join(words[j] for j in nearest)
        lines.append(f"{word:<{width}}{x:>7.2f}{y:>7.2f}{far:>11}  {names}".rstrip())
    return "\n".join(lines)


def _checked_points(points: np.ndarray, words: Sequence[str]) -> np.ndarray:
    points = np.asarray(points, dtype=float)
    if points.shape != (len(words), 2):
        raise ValueError(
            f"{len(words)} words need points of the shape ({len(words)}, 2); got {points.shape}"
        )
    refuse_missing(points, "a point")
    return points
