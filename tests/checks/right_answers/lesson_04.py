"""Right answers to lesson 04's exercises, written another way."""

import math

import numpy as np
from scipy import sparse
from scipy.spatial import distance

from embedlab.distances import cosine


def ppmi_by_loop(counts):
    counts = counts.toarray() if sparse.issparse(counts) else counts
    total, table = counts.sum(), np.zeros(counts.shape)
    for i, j in np.argwhere(counts):
        pair, chance = counts[i, j] / total, counts[i].sum() * counts[:, j].sum() / total**2
        table[i, j] = max(0, math.log2(pair / chance))
    return table


def nearest_by_loop(word, vectors, words, k):
    target, scored = vectors[words.index(word)], []
    for other, vector in zip(words, vectors, strict=True):
        if other != word:
            length = math.sqrt(sum(vector**2)) * math.sqrt(sum(target**2))
            scored.append((sum(vector * target) / length, other))
    return [other for _, other in sorted(scored, reverse=True)[:k]]


def nearest_of_unit_rows(word, vectors, words, k):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    cosines = unit @ unit[words.index(word)]
    cosines[words.index(word)] = -2
    return np.array(words)[np.argsort(cosines)[::-1][:k]]


def nearest_by_straight_line_of_unit_rows(word, vectors, words, k):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    apart = np.linalg.norm(unit - unit[words.index(word)], axis=1)
    apart[words.index(word)] = np.inf
    return tuple(words[i] for i in np.argsort(apart)[:k])


def nearest_by_own_lengths(word, vectors, words, k):
    """The length of the word's own vector changes no order."""
    here = words.index(word)
    scores = vectors @ vectors[here] / np.linalg.norm(vectors, axis=1)
    scores[here] = -np.inf
    return np.array(words)[scores.argsort()[::-1][:k]]


def nearest_with_the_course(word, vectors, words, k):
    mine = vectors[words.index(word)]
    others = [other for other in words if other != word]
    others.sort(key=lambda other: cosine(mine, vectors[words.index(other)]), reverse=True)
    return tuple(others[:k])


def nearest_by_scipy(word, vectors, words, k):
    here = words.index(word)
    apart = distance.cdist(vectors[[here]], vectors, "cosine")[0]
    best_first = np.delete(np.argsort(apart), np.flatnonzero(np.argsort(apart) == here))
    return [words[i] for i in best_first[:k]]


def nearest_in_float32(word, vectors, words, k):
    rows = np.asarray(vectors, dtype=np.float32)
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    best_first = np.argsort(rows @ rows[words.index(word)])[::-1].tolist()
    best_first.remove(words.index(word))
    return [words[i] for i in best_first][:k]


RIGHT_ANSWERS: dict[str, list] = {
    "4.2": [
        nearest_by_own_lengths,
        nearest_with_the_course,
        nearest_by_scipy,
        nearest_in_float32,
        nearest_by_loop,
        nearest_of_unit_rows,
        nearest_by_straight_line_of_unit_rows,
    ],
    "4.1": [ppmi_by_loop, lambda counts: sparse.csr_matrix(ppmi_by_loop(counts))],
}
