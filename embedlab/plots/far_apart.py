"""Which points of a crowd to show, so that their labels find room."""

from collections.abc import Sequence

import numpy as np


def far_apart(points: np.ndarray, order: Sequence[int], distance: float) -> list[int]:
    """The points that lie at least this far from each one that was chosen before.

    Parameters
    ----------
    points : array (n, 2)
    order : rows of `points`, the most important one first
    distance : above 0, in the unit of the points

    Returns
    -------
    the chosen ones of `order`, in its order

    >>> far_apart([[0, 0], [0.1, 0], [1, 0]], [2, 1, 0], distance=0.5)
    [2, 1]
    """
    points = np.asarray(points, dtype=float)
    chosen: list[int] = []
    for one in order:
        if all(np.linalg.norm(points[one] - points[other]) >= distance for other in chosen):
            chosen.append(int(one))
    return chosen
