"""Right answers to lesson 05's exercises, written another way."""

from collections import Counter
from fractions import Fraction

import numpy as np
from scipy import sparse
from scipy.spatial import distance
from scipy.stats import rankdata


def minkowski_by_loop(a, b, p):
    apart = [abs(x - y) for x, y in zip(a.tolist(), b.tolist(), strict=True)]
    if p == float("inf"):
        return max(apart)
    total = 0
    for number in apart:
        total += number**p
    return total ** (1 / p)


def minkowski_by_norm(a, b, p):
    return np.linalg.norm(np.float32(a) - np.float32(b), ord=p)


def minkowski_of_scipy(a, b, p):
    return np.array(distance.minkowski(a, b, p))


def minkowski_scaled(a, b, p):
    """As one does it against overflow: the largest difference in front of the sum."""
    apart = np.abs(a - b)
    largest = apart.max()
    if p is np.inf or largest == 0:
        return largest
    return largest * sum((apart / largest) ** p) ** p**-1


def occurrences_by_loop(distances, k=1):
    count = [0] * len(distances)
    for i, row in enumerate(distances):
        others = sorted((number, j) for j, number in enumerate(row) if j != i)
        for _, j in others[:k]:
            count[j] += 1
    return count


def occurrences_by_ranks(distances, k=1):
    return (rankdata(distances, axis=1) <= k + 1).sum(axis=0) - np.float32(1)


def occurrences_by_counter(distances, k=1):
    lists = np.argsort(distances)[:, 1 : k + 1]
    count = Counter(lists.ravel().tolist())
    return tuple(count[item] for item in range(len(distances)))


def occurrences_by_partition(distances, k=1):
    count = np.full(len(distances), -1.0)
    np.add.at(count, np.argpartition(distances, k, axis=1)[:, : k + 1], 1)
    return count[:, None]


def occurrences_by_graph(distances, k=1):
    from sklearn.neighbors import NearestNeighbors

    model = NearestNeighbors(n_neighbors=k, metric="precomputed").fit(distances)
    return model.kneighbors_graph().sum(axis=0)


RIGHT_ANSWERS: dict[str, list] = {
    "5.1": [minkowski_by_loop, minkowski_by_norm, minkowski_of_scipy, minkowski_scaled],
    "5.2": [824, 824.0, np.int64(824), np.array(824)],
    "5.3": [
        [[1, 0], [1, 1], [0, 1]],
        (np.array([3.0, 0, 0]), np.array([5.0, 5.1, 0.1]), np.array([-1.0, 4, 0])),
        np.array([[1, 0], [2, 1], [1, 1]], dtype=np.float32),
        sparse.csr_array([[-1, 0, 0, 0], [-9, 1, 0, 0], [-3, 2, 0, 0]]),
        [[Fraction(1, 3), 0], [1, 1], [-99, 1]],
    ],
    "5.4": [
        occurrences_by_loop,
        occurrences_by_ranks,
        occurrences_by_counter,
        occurrences_by_partition,
        occurrences_by_graph,
    ],
}
