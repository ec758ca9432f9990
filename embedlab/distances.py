"""How far apart two vectors are."""

import numpy as np


def euclidean(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The straight-line distance: the root of the sum of the squared differences.

    Parameters
    ----------
    a, b : arrays whose last axis holds the numbers of one vector; other axes broadcast, so a table
        against one vector gives one distance a row

    Returns
    -------
    array of distances, or one number for two vectors; in the units of the vectors

    >>> float(euclidean([0, 0], [3, 4]))
    5.0
    >>> euclidean([[0, 0], [3, 0]], [3, 4]).tolist()
    [5.0, 4.0]
    """
    difference = np.asarray(a, dtype=float) - np.asarray(b, dtype=float)
    return np.sqrt((difference**2).sum(axis=-1))
