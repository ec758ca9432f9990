"""Right answers to lesson 08's exercises, written another way."""

from bisect import bisect_left
from collections import Counter
from fractions import Fraction

import numpy as np
from scipy.stats import percentileofscore, rankdata


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


def percentile_by_loop(score, random_scores):
    return 100 * sum(1 for other in random_scores if other < score) / len(random_scores)


def percentile_of_scipy(score, random_scores):
    return percentileofscore(random_scores, score, kind="strict")


def percentile_by_search(score, random_scores):
    return np.searchsorted(np.sort(random_scores), score) / len(random_scores) * 100


def percentile_by_bisection(score, random_scores):
    return Fraction(100 * bisect_left(sorted(random_scores), score), len(random_scores))


def percentile_of_the_rest(score, random_scores):
    return np.array(100 - 100 * np.mean(random_scores >= score))


RIGHT_ANSWERS: dict[str, list] = {
    "8.1": [
        percentile_by_bisection,
        percentile_of_the_rest,
        percentile_by_loop,
        percentile_of_scipy,
        percentile_by_search,
    ],
    "8.2": [
        occurrences_by_loop,
        occurrences_by_ranks,
        occurrences_by_counter,
        occurrences_by_partition,
        occurrences_by_graph,
    ],
}
