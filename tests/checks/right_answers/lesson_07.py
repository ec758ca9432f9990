"""Right answers to lesson 07's exercises, written another way."""

from fractions import Fraction

import numpy as np
from scipy import sparse
from scipy.spatial import distance


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


RIGHT_ANSWERS: dict[str, list] = {
    "7.1": [minkowski_by_loop, minkowski_by_norm, minkowski_of_scipy, minkowski_scaled],
    "7.2": [824, 824.0, np.int64(824), np.array(824)],
    "7.3": [
        [[1, 0], [1, 1], [0, 1]],
        (np.array([3.0, 0, 0]), np.array([5.0, 5.1, 0.1]), np.array([-1.0, 4, 0])),
        np.array([[1, 0], [2, 1], [1, 1]], dtype=np.float32),
        sparse.csr_array([[-1, 0, 0, 0], [-9, 1, 0, 0], [-3, 2, 0, 0]]),
        [[Fraction(1, 3), 0], [1, 1], [-99, 1]],
    ],
}
