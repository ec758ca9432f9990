"""Comparing two sequences of different speed: dynamic time warping (Sakoe and Chiba 1978).

Each frame of one is laid beside frames of the other, in order; a frame may be used several times.
The distance is the least that the pairs' distances can add up to. Our form is the plainest: every
pair counts once, and a step goes forward in one sequence or in both.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from embedlab import _refusals


def frame_distances(first: npt.ArrayLike, second: npt.ArrayLike) -> np.ndarray:
    """The Euclidean distance of each frame of one sequence from each of the other.

    Parameters
    ----------
    first, second : arrays (n, d) and (m, d)

    Returns
    -------
    array (n, m)

    >>> frame_distances([[0.0], [1.0]], [[0.0], [2.0], [4.0]]).tolist()
    [[0.0, 2.0, 4.0], [1.0, 1.0, 3.0]]
    """
    first, second = _sequence(first), _sequence(second)
    _refusals.same_length(first=first, second=second)
    return np.linalg.norm(first[:, None] - second[None], axis=2)


def dtw_path(distances: npt.ArrayLike) -> tuple[float, list[tuple[int, int]]]:
    """The cheapest way to lay two sequences beside each other.

    Parameters
    ----------
    distances : array (n, m), not negative, as from `frame_distances`

    Returns
    -------
    the sum of the distances along the path, and its pairs (i, j) from (0, 0) to (n - 1, m - 1)

    Raises
    ------
    ValueError
        If the table is empty, or a distance is negative, NaN or infinite.

    >>> dtw_path([[0, 1, 4], [1, 0, 1], [4, 1, 0]])
    (0.0, [(0, 0), (1, 1), (2, 2)])
    """
    costs = _refusals.table(distances, "distances").astype(float)
    if not costs.size or costs.min() < 0:
        raise ValueError("distances: a table that is not empty, without negative numbers")
    n, m = costs.shape
    total = np.full((n + 1, m + 1), np.inf)  # a border before the first pair: no path comes from it
    total[0, 0] = 0
    for i in range(n):
        for j in range(m):
            before = min(total[i, j], total[i, j + 1], total[i + 1, j])
            total[i + 1, j + 1] = costs[i, j] + before
    path = [(n - 1, m - 1)]
    while path[-1] != (0, 0):
        i, j = path[-1]
        steps = [(i - 1, j - 1), (i - 1, j), (i, j - 1)]
        path.append(min(steps, key=lambda pair: total[pair[0] + 1, pair[1] + 1]))
    return float(total[n, m]), path[::-1]


def dtw_distances(
    queries: Sequence[np.ndarray], references: Sequence[np.ndarray] | None = None
) -> np.ndarray:
    """The DTW distance of each query from each reference, divided by their frames together.

    Parameters
    ----------
    queries, references : lists of arrays (frames, d), each with frames of its own; without
        references the queries are compared with each other, which takes half the time

    Returns
    -------
    array (queries, references)

    >>> slow, quick = np.array([[0.0], [0.0], [3.0]]), np.array([[0.0], [3.0]])
    >>> dtw_distances([slow], [quick, quick + 1]).tolist()
    [[0.0, 0.6]]
    """
    queries = [_sequence(query) for query in queries]
    if references is not None:
        references = [_sequence(reference) for reference in references]
        return np.array([_from_one(query, references) for query in queries])
    table = np.zeros((len(queries), len(queries)))
    for i in range(len(queries) - 1):
        table[i, i + 1 :] = table[i + 1 :, i] = _from_one(queries[i], queries[i + 1 :])
    return table


def _from_one(query: np.ndarray, references: list[np.ndarray]) -> np.ndarray:
    """As `dtw_path`, of one query and all references at once: a row for each of them.

    For a frame of the query, total[j] = cost[j] + min(before[j], total[j - 1]). Less the sum of the
    costs so far, this is a running minimum: so no loop over j.
    """
    frames = np.array([len(reference) for reference in references])
    for reference in references:
        _refusals.same_length(query=query, reference=reference)
    every = np.concatenate(references)
    squares = (query**2).sum(axis=1)[:, None] + (every**2).sum(axis=1) - 2 * query @ every.T
    starts = np.cumsum(frames) - frames
    places = starts[:, None] + np.minimum(np.arange(frames.max()), frames[:, None] - 1)
    costs = np.sqrt(np.maximum(squares, 0))[:, places]  # query's frames, references, their frames
    sums = costs.cumsum(axis=2)
    total = sums[0]
    for cost, so_far in zip(costs[1:], sums[1:], strict=True):
        before = total.copy()
        before[:, 1:] = np.minimum(total[:, 1:], total[:, :-1])
        total = so_far + np.minimum.accumulate(before + cost - so_far, axis=1)
    return total[np.arange(len(references)), frames - 1] / (len(query) + frames)


def _sequence(frames: npt.ArrayLike) -> np.ndarray:
    frames = _refusals.table(frames, "a sequence").astype(float)
    if not frames.size:
        raise ValueError("a sequence: at least one frame is needed")
    return frames
