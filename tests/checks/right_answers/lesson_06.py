"""Right answers to lesson 06's exercises, written another way."""

import contextlib

import numpy as np

from embedlab.distances import cosine


def similarity_by_loop(pairs, vectors):
    from scipy.stats import spearmanr

    cosines, ratings = [], []
    for first, second, rating in pairs:
        if first not in vectors or second not in vectors:
            continue
        cosines.append(cosine(vectors[first], vectors[second]))
        ratings.append(rating)
    correlation, _ = spearmanr(cosines, ratings)
    return correlation, len(cosines)


def similarity_by_exceptions(pairs, vectors):
    from scipy.spatial import distance
    from scipy.stats import rankdata

    rows = []
    for first, second, rating in pairs:
        with contextlib.suppress(KeyError):
            rows.append((1 - distance.cosine(vectors[first], vectors[second]), rating))
    ranks = rankdata(np.array(rows, dtype=float), axis=0)
    return [np.corrcoef(ranks.T)[0, 1], np.int64(len(rows))]


def similarity_in_float32(pairs, vectors):
    from scipy.stats import spearmanr

    known = [pair for pair in pairs if all(word in vectors for word in pair[:2])]
    left, right = (np.array([vectors[p[i]] for p in known], dtype=np.float32) for i in (0, 1))
    cosines = (left * right).sum(1) / (np.linalg.norm(left, axis=1) * np.linalg.norm(right, axis=1))
    table = np.array([cosines, [pair[2] for pair in known]])
    return np.array([spearmanr(table, axis=1).statistic, len(known)])


RIGHT_ANSWERS: dict[str, list] = {
    "6.1": [similarity_by_loop, similarity_by_exceptions, similarity_in_float32],
    "6.2": [878, np.int64(878), 878.0, 911],
}
