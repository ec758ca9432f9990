"""Keep the labels of a plot apart, the same way on every run and machine."""

import numpy as np

GAPS = np.array([6.0, 16.0, 28.0, 44.0])  # from a point to its label, tried in this order
MARKER = 5.0  # half the width that a marker is given


def keep_apart(
    points: np.ndarray, sizes: np.ndarray, frame: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Where to put labels around points so that none hides another or a marker.

    Each label in turn takes the best of 64 places around its point, until none wants to move.
    All lengths are in typographic points (1/72 inch).

    Parameters
    ----------
    points : array (m, 2), where the markers are
    sizes : array (m, 2), width and height of each label
    frame : array (2, 2), the lower left and the upper right corner of the axes

    Returns
    -------
    offsets : array (m, 2), from each point to the centre of its label
    gaps : array (m,), how far each label stands off; more than GAPS[0] calls for a leading line
    """
    angles = np.pi / 8 * np.array([0, 2, -2, 8, 6, -6, 4, -4, 1, -1, 7, -7, 3, -3, 5, -5])
    circle = np.column_stack([np.cos(angles), np.sin(angles)])
    gaps = np.repeat(GAPS, len(circle))
    directions = np.tile(circle, (len(GAPS), 1))
    markers = np.hstack([points - MARKER, points + MARKER])
    chosen = np.zeros(len(points), dtype=int)

    def boxes(i: int, choice: np.ndarray | int) -> np.ndarray:
        centre = points[i] + directions[choice] * (sizes[i] / 2 + gaps[choice, None])
        return np.hstack([centre - sizes[i] / 2 - 1, centre + sizes[i] / 2 + 1])

    labels = np.vstack([boxes(i, np.array([0])) for i in range(len(points))])
    for _ in range(20):
        before = chosen.copy()
        for i in range(len(points)):
            options = boxes(i, np.arange(len(gaps)))
            others = np.vstack([np.delete(labels, i, axis=0), markers])
            outside = np.prod(sizes[i] + 2) - _overlap(options, frame.reshape(1, 4))
            cost = 10 * (_overlap(options, others) + outside) + gaps + 0.1 * np.arange(len(gaps))
            chosen[i] = cost.argmin()
            labels[i] = options[chosen[i]]
        if (chosen == before).all():
            break
    return (labels[:, :2] + labels[:, 2:]) / 2 - points, gaps[chosen]


def _overlap(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The area that each box (n, 4) shares with the others (m, 4), all told: (n,)."""
    low = np.maximum(boxes[:, None, :2], others[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], others[None, :, 2:])
    return np.prod(np.maximum(high - low, 0), axis=2).sum(axis=1)
