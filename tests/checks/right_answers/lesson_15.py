"""Right answers to lesson 15's exercises, written another way."""

import numpy as np


def axis_by_loop(pairs, vectors):
    total = 0
    for one, other in pairs:
        total = total + (vectors[one] - vectors[other])
    return total / len(pairs)


def axis_of_two_means(pairs, vectors):
    firsts, seconds = zip(*pairs, strict=True)
    good = np.array([vectors[word] for word in firsts]).mean(axis=0)
    return good - np.array([vectors[word] for word in seconds]).mean(axis=0)


def axis_in_lists(pairs, vectors):
    sums = [0.0] * len(vectors[pairs[0][0]])
    for first, second in pairs:
        for i, (a, b) in enumerate(zip(vectors[first], vectors[second], strict=True)):
            sums[i] += float(a - b) / len(pairs)
    return sums


def axis_by_generator(pairs, vectors):
    return np.divide(sum(vectors[a] - vectors[b] for a, b in pairs), len(pairs), dtype=np.float32)


def central_by_loop(table):
    total = sum(table)
    best, largest = None, -np.inf
    for number, row in enumerate(table):
        score = sum(a * b for a, b in zip(row, total, strict=True))
        if score > largest:
            best, largest = number, score
    return best


def central_by_pairs(table):
    return (table @ table.T).sum(axis=1).argmax()


def central_by_cosine(table):
    from sklearn.metrics.pairwise import cosine_similarity

    return cosine_similarity(table, [table.mean(axis=0)]).ravel().argmax()


def central_by_sorting(table):
    total = np.add.reduce(table)
    return sorted(range(len(table)), key=lambda number: -np.dot(table[number], total))[0]


def central_the_last_of_equals(table):
    scores = np.round(table @ table.sum(axis=0), 6)
    return float(np.flatnonzero(scores == scores.max())[-1])


RIGHT_ANSWERS: dict[str, list] = {
    "15.1": [axis_by_loop, axis_of_two_means, axis_in_lists, axis_by_generator],
    "15.2": [
        central_by_loop,
        central_by_pairs,
        central_by_cosine,
        central_by_sorting,
        central_the_last_of_equals,
    ],
}
