"""Right answers to lesson 02's exercises, written another way."""

import math

import numpy as np
from scipy import sparse


def look_up_by_product(ids, matrix):
    return np.eye(len(matrix), dtype=np.float32)[ids] @ matrix


def analogy_by_loop(a, b, c, vectors):
    best, words = np.inf, []
    for word in vectors:
        far = math.dist(vectors[a] - vectors[b] + vectors[c], vectors[word])
        if word in (a, b, c) or far > best + 1e-9:
            continue
        words = [*words, word] if abs(far - best) < 1e-9 else [word]
        best = min(best, far)
    return words


RIGHT_ANSWERS: dict[str, list] = {
    "2.1": [[[0, 1], [1, 1], [0, 0], [1, 0]], sparse.csr_array([[0, 1], [1, 1], [0, 0], [1, 0]])],
    "2.2": [
        look_up_by_product,
        lambda ids, matrix: [list(matrix[i]) for i in ids],
        lambda i, m: m[i],
    ],
    "2.3": [analogy_by_loop, lambda *question: set(analogy_by_loop(*question))],
    "2.4": [8.0, np.int8(8)],
}
