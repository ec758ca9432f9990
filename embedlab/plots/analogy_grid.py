"""Codes of four things on the corners of a square, and which of them solve an analogy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from embedlab.plots.notebook import say
from embedlab.plots.style import COLOURS, FAINT, FRAME, TEXT, WIDTH, new_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMNS = 6
EDGE = 0.5  # how far a small drawing goes beyond its square
RADIUS = 0.2  # of the circle around a letter


def analogy_grid(
    placements: Sequence[Mapping[str, ArrayLike]], question: tuple[str, str, str], answer: str
) -> Figure:
    """Draw the step from b to a and the same step from c, once for each placement; hits come first.

    A hit ends at the answer: it has a tick and a heavy frame. A step that leaves the square is cut
    off at its frame.

    Parameters
    ----------
    placements : for each, word -> its corner, two numbers that are 0 or 1; words differ in
        their first letter
    question : (a, b, c), as in a - b + c
    answer : the word where a hit ends

    Returns
    -------
    the figure

    >>> placement = {"cat": (0, 1), "dog": (1, 1), "kitten": (0, 0), "puppy": (1, 0)}
    >>> figure = analogy_grid([placement], ("puppy", "dog", "cat"), "kitten")
    >>> figure.axes[0].get_title()
    '✓ hit'
    """
    places = [
        {word: np.asarray(corner, dtype=float) for word, corner in placement.items()}
        for placement in placements
    ]
    a, b, c = question
    hits = [np.array_equal(p[a] - p[b] + p[c], p[answer]) for p in places]
    order = sorted(range(len(placements)), key=lambda i: not hits[i])
    rows = -(-len(placements) // COLUMNS)
    side = WIDTH / COLUMNS
    with new_figure(WIDTH, (side + 0.15) * rows) as figure:
        for number, i in enumerate(order, start=1):
            ax = figure.add_subplot(rows, COLUMNS, number)
            _code(ax, places[i], question, answer, hits[i])
            if number == 1:
                of_all = f"{sum(hits)} of {len(placements)} placements"
                said = f"{of_all} hit: {a} - {b} + {c} ends at {answer}"
                say(ax, said, "In the others the step leaves the square" if not all(hits) else "")
            else:
                say(ax)
    return figure


def _code(
    ax: Axes,
    places: Mapping[str, np.ndarray],
    question: tuple[str, str, str],
    answer: str,
    hit: bool,
) -> None:
    """Draw one square."""
    from matplotlib.patches import Circle

    a, b, c = (places[word] for word in question)
    ax.plot([0, 0, 1, 1, 0], [0, 1, 1, 0, 0], color=FRAME, linewidth=1, zorder=0)
    colour = COLOURS[0] if hit else COLOURS[1]
    for start, look in [
        (b, {"color": FAINT}),
        (c, {"color": colour, "linestyle": "-" if hit else "--"}),
    ]:
        step = (a - b) / np.linalg.norm(a - b)
        begin, end = start + RADIUS * step, start + (a - b) - RADIUS * step
        while not ((end >= -EDGE) & (end <= 1 + EDGE)).all():
            end = end - 0.02 * step
        arrow = {"arrowstyle": "-|>", "linewidth": 1.8, "shrinkA": 0, "shrinkB": 0, **look}
        ax.annotate("", xytext=tuple(begin), xy=tuple(end), arrowprops=arrow)
    for word, place in places.items():
        bold = word == answer
        face = TEXT if bold else "white"
        ax.add_patch(Circle(tuple(place), RADIUS, facecolor=face, edgecolor=TEXT, linewidth=1))
        ink = "white" if bold else TEXT
        ax.text(place[0], place[1], word[0].upper(), ha="center", va="center", color=ink)
    limits = (-EDGE - 0.02, 1 + EDGE + 0.02)
    ax.set(xlim=limits, ylim=limits, aspect="equal", xticks=[], yticks=[])
    ax.set_title("✓ hit" if hit else "miss", loc="center", fontsize=10, pad=3)
    ax.spines[:].set(color=COLOURS[0] if hit else FRAME, linewidth=2.5 if hit else 0.8)
