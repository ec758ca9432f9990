"""Pictures at their places in a plane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from embedlab.plots.notebook import say
from embedlab.plots.picture_grid import checked_pictures, shown
from embedlab.plots.style import photo_figure, refuse_missing

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def picture_map(
    images: np.ndarray,
    points: np.ndarray,
    *,
    titles: Sequence[str] | None = None,
    size: float = 0.6,
    xlabel: str | None = None,
    ylabel: str | None = None,
) -> Axes:
    """Show each picture where its two numbers say.

    Parameters
    ----------
    images : array (n, height, width, 3), or (n, height, width) in grey; from 0 to 1, or uint8
    points : array (n, 2), the middle of each picture
    titles : optional, n titles; each stands below its picture
    size : how wide a picture is, on the scale of the points
    xlabel, ylabel : optional

    Returns
    -------
    the axes

    Raises
    ------
    ValueError
        If there is not one point per picture, or the array does not hold pictures.

    >>> ax = picture_map(np.zeros((2, 8, 8, 3)), [[0, 0], [1, 1]], titles=["one", "two"])
    >>> [text.get_text() for text in ax.texts]
    ['one', 'two']
    """
    images, points = checked_pictures(images), np.asarray(points, dtype=float)
    if points.shape != (len(images), 2) or (titles and len(titles) != len(images)):
        raise ValueError(f"{len(images)} pictures need as many points, an array (n, 2), and titles")
    refuse_missing(points, "a point")
    with photo_figure(5, 5) as figure:
        ax = figure.add_subplot()
        for number, (image, (x, y)) in enumerate(zip(images, points, strict=True)):
            half = size / 2
            ax.imshow(image, extent=(x - half, x + half, y - half, y + half), **shown(image))
            if titles:
                ax.text(x, y - 0.57 * size, titles[number], ha="center", va="top")
        edge = size / 2 + (0.25 * size if titles else 0)
        (left, low), (right, high) = points.min(axis=0) - edge, points.max(axis=0) + edge
        ax.set(xlim=(left, right), ylim=(low, high), xlabel=xlabel or "", ylabel=ylabel or "")
        ax.set_xticks(np.unique(points[:, 0]))
        ax.set_yticks(np.unique(points[:, 1]))
    places = [
        f"{name} at ({x:g}, {y:g})" for name, (x, y) in zip(titles or [], points, strict=False)
    ]
    axes = [label for label in (xlabel, ylabel) if label]
    say(ax, f"{len(images)} pictures in a plane", *axes, ", ".join(places))
    return ax
