"""Pictures in rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from embedlab.plots.notebook import say
from embedlab.plots.style import WIDTH, photo_figure, refuse_missing

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def picture_grid(
    images: np.ndarray, titles: Sequence[str], *, columns: int = 8, title: str | None = None
) -> Figure:
    """Show pictures in rows, with a title below each.

    Parameters
    ----------
    images : array (n, height, width, 3), or (n, height, width) in grey; from 0 to 1, or uint8
    titles : n titles
    columns : pictures in a row, at most
    title : optional, above all of them

    Returns
    -------
    the figure

    Raises
    ------
    ValueError
        If there is not one title per picture, or the array does not hold pictures.

    >>> figure = picture_grid(np.zeros((2, 8, 8, 3)), ["one", "two"])
    >>> [ax.get_xlabel() for ax in figure.axes]
    ['one', 'two']
    """
    images = checked_pictures(images)
    if len(images) != len(titles):
        raise ValueError(f"{len(images)} pictures need as many titles; got {len(titles)}")
    columns = min(columns, len(images))
    rows = -(-len(images) // columns)
    side = min(1.7, WIDTH / columns)
    with photo_figure(side * columns, (side + 0.25) * rows) as figure:
        figure.suptitle(title or "")
        for number, (image, name) in enumerate(zip(images, titles, strict=True), start=1):
            ax = figure.add_subplot(rows, columns, number)
            ax.imshow(image, **shown(image))
            ax.set(xticks=[], yticks=[], xlabel=name)
            ax.spines[:].set_visible(False)
            say(ax, name)
    return figure


def checked_pictures(images: np.ndarray) -> np.ndarray:
    """The pictures (n, height, width, 3) or (n, height, width), if that is what they are."""
    images = np.asarray(images)
    if not (images.ndim == 3 or (images.ndim == 4 and images.shape[3] == 3)) or not images.size:
        raise ValueError(
            "pictures are an array (n, height, width, 3), or (n, height, width) in grey;"
            f" got {images.shape}"
        )
    refuse_missing(images, "a picture")
    return images


def shown(image: np.ndarray) -> dict[str, Any]:
    """How matplotlib has to read a picture: where it is black, and where white."""
    return {"cmap": "gray", "vmin": 0, "vmax": 255 if image.dtype == np.uint8 else 1}
