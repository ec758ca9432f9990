"""One visual language for the whole course: words in the plane, tables of numbers, pictures.

Colours are those of Okabe and Ito (2008), which colour-blind readers can tell apart; markers differ
as well, so that figures can be read in grey. matplotlib is imported only when something is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from embedlab._labels import GAPS, keep_apart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")  # one more: pairs repeat only after 56 groups
TEXT, FAINT, FRAME, GRID = "#222222", "#767676", "#B0B0B0", "#E8E8E8"
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

    Raises
    ------
    ValueError : points and words do not fit together, or a coordinate is missing

    >>> ax = scatter_words([[0, 0], [2, 1], [2, 1]], ["cat", "log", "mat"])
    >>> [label.get_text() for label in ax.texts]
    ['cat', 'log, mat']
    """
    points = _checked_points(points, words)
    ax = _new_axes(6.4, 4.8) if ax is None else ax
    group_of = [(groups or {}).get(word, "") for word in words]
    for number, group in enumerate(dict.fromkeys(group_of)):
        members = points[[one == group for one in group_of]]
        ax.scatter(
            *members.T,
            s=52,
            color=COLOURS[number % len(COLOURS)],
            marker=MARKERS[number % len(MARKERS)],
            edgecolor="white",
            label=group,
            zorder=3,
        )
    ax.set_aspect("equal", adjustable="datalim")
    ax.margins(0.12)
    _dress(ax, title)
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
    style = {"ha": "center", "va": "center", "fontsize": 11, "color": TEXT, "parse_math": False}
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
    figure.draw_without_rendering()  # only now is it known how large everything is
    point = figure.dpi / 72
    sizes = np.array([note.get_window_extent().size for note in notes]) / point
    centres = ax.transData.transform(places) / point
    offsets, gaps = keep_apart(centres, sizes, ax.bbox.get_points() / point)
    for note, offset, gap in zip(notes, offsets, gaps, strict=True):
        note.set_position(offset)
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
        nearest = [words[j] for j in np.flatnonzero(apart <= apart.min() + tolerance) if j != i]
        far = f"{apart.min():.2f}" if nearest else "-"
        line = f"{word:<{width}}{x:>7.2f}{y:>7.2f}{far:>11}  {', '.join(nearest)}"
        lines.append(line.rstrip())
    return "\n".join(lines)


def table(
    values: np.ndarray,
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    ax: Axes | None = None,
    title: str | None = None,
    format: str = "{:g}",
) -> Axes:
    """Draw a small table of numbers: blue where they are large, orange where negative, white at 0.

    Parameters
    ----------
    values : array or sparse array (r, c)
    rows, columns : r and c names
    ax : where to draw; None makes a new figure that fits the table
    title : optional
    format : how to write a number, as in str.format

    Raises
    ------
    ValueError : the names do not fit the table, or a number is missing

    >>> ax = table([[0, 3], [3, 0]], ["cat", "the"], ["cat", "the"])
    >>> [text.get_text() for text in ax.texts]
    ['0', '3', '3', '0']
    """
    values = np.asarray(values.toarray() if hasattr(values, "toarray") else values, dtype=float)
    if values.shape != (len(rows), len(columns)) or not values.size:
        raise ValueError(
            "a table needs a name for every row and column, and at least one of each;"
            f" got shape {values.shape}, {len(rows)} row names, {len(columns)} column names"
        )
    _refuse_missing(values, "the table")
    cell = max(0.72, 0.11 * max(map(len, columns), default=0))
    ax = _new_axes(1.6 + cell * len(columns), 1.1 + 0.44 * len(rows)) if ax is None else ax
    shades = _shades(values)
    ax.imshow(shades, aspect="auto")
    ax.set_xticks(range(len(columns)), columns)
    ax.set_yticks(range(len(rows)), rows)
    _dress(ax, title)
    ax.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    for (row, column), value in np.ndenumerate(values):
        colour = FAINT if value == 0 else _readable_on(shades[row, column])
        text = format.format(value + 0.0)
        ax.text(column, row, text, ha="center", va="center", fontsize=11, color=colour)
    return ax


def describe_table(
    values: np.ndarray, rows: Sequence[str], columns: Sequence[str], *, format: str = "{:g}"
) -> str:
    """Say what `table` shows: the same names and numbers as aligned text.

    Parameters
    ----------
    values : array or sparse array (r, c)
    rows, columns : r and c names
    format : how to write a number, as in str.format

    >>> print(describe_table([[0, 3], [3, 0]], ["cat", "the"], ["cat", "the"]))
         cat  the
    cat    0    3
    the    3    0
    """
    values = np.asarray(values.toarray() if hasattr(values, "toarray") else values, dtype=float)
    cells = [[format.format(value + 0.0) for value in row] for row in values]
    width = max(map(len, [*columns, *(cell for row in cells for cell in row)]))
    first = max(map(len, rows))
    lines = [" " * first + "".join(f"  {name:>{width}}" for name in columns)]
    for name, row in zip(rows, cells, strict=True):
        lines.append(f"{name:<{first}}" + "".join(f"  {cell:>{width}}" for cell in row))
    return "\n".join(lines)


def _shades(values: np.ndarray) -> np.ndarray:
    """A colour (r, c, 3) per number, from white at 0 to full blue or orange at the largest size."""
    from matplotlib.colors import to_rgb

    size = np.abs(values) / (np.abs(values).max(initial=0) or 1)
    full = np.where(values[..., None] < 0, to_rgb(COLOURS[1]), to_rgb(COLOURS[0]))
    return 1 - size[..., None] * (1 - full)


def _readable_on(colour: np.ndarray) -> str:
    """Black or white, whichever contrasts more with a colour (relative luminance as in WCAG 2)."""
    linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    return "black" if linear @ [0.2126, 0.7152, 0.0722] > 0.179 else "white"


def pictures(
    images: np.ndarray, titles: Sequence[str], *, columns: int = 8, title: str | None = None
) -> Figure:
    """Show pictures in rows, with a title below each.

    Parameters
    ----------
    images : array (n, height, width, 3), or (n, height, width) in grey; from 0 to 1, or uint8
    titles : n titles
    columns : pictures in a row, at most
    title : optional, above all of them

    Raises
    ------
    ValueError : there is not one title per picture, or the array does not hold pictures

    >>> figure = pictures(np.zeros((2, 8, 8, 3)), ["one", "two"])
    >>> [ax.get_xlabel() for ax in figure.axes]
    ['one', 'two']
    """
    images = np.asarray(images)
    if not (images.ndim == 3 or (images.ndim == 4 and images.shape[3] == 3)) or not images.size:
        raise ValueError(
            "pictures are an array (n, height, width, 3), or (n, height, width) in grey;"
            f" got {images.shape}"
        )
    if len(images) != len(titles):
        raise ValueError(f"{len(images)} pictures need as many titles; got {len(titles)}")
    _refuse_missing(images, "a picture")
    from matplotlib import pyplot

    columns = min(columns, len(images))
    shape = -(-len(images) // columns), columns
    figure, axes = pyplot.subplots(
        *shape, figsize=(1.7 * columns, 1.95 * shape[0]), squeeze=False, layout="constrained"
    )
    figure.set_facecolor("white")
    if title:
        figure.suptitle(title, fontsize=12, color=TEXT)
    whole = 255 if images.dtype == np.uint8 else 1
    for ax, image, name in zip(axes.flat, images, titles, strict=False):
        ax.imshow(image, cmap="gray", vmin=0, vmax=whole)
        ax.set(xticks=[], yticks=[])
        ax.set_xlabel(name, fontsize=11, color=TEXT)
        ax.spines[:].set_visible(False)
    for ax in axes.flat[len(images) :]:
        ax.remove()
    return figure


def _new_axes(width: float, height: float) -> Axes:
    from matplotlib import pyplot

    figure, ax = pyplot.subplots(figsize=(width, height), layout="constrained")
    figure.set_facecolor("white")
    return ax


def _dress(ax: Axes, title: str | None) -> None:
    """Thin frame, dark text on white, whatever the theme around the figure."""
    ax.set_facecolor("white")
    ax.set_axisbelow(True)
    ax.spines[:].set(color=FRAME, linewidth=0.8)
    ax.tick_params(labelsize=10, labelcolor=TEXT, color=FRAME)
    if title:
        ax.set_title(title, fontsize=12, color=TEXT, loc="left", pad=9)


def _checked_points(points: np.ndarray, words: Sequence[str]) -> np.ndarray:
    points = np.asarray(points, dtype=float)
    if points.shape != (len(words), 2):
        raise ValueError(
            f"{len(words)} words need points of the shape ({len(words)}, 2); got {points.shape}"
        )
    _refuse_missing(points, "a point")
    return points


def _refuse_missing(numbers: np.ndarray, what: str) -> None:
    if not np.isfinite(numbers).all():
        raise ValueError(f"{what} has a missing (NaN) or infinite number: leave it out first")
