"""Right answers to lesson 03's exercises, written another way."""

from collections import Counter
from itertools import chain, count

import numpy as np
from scipy import sparse


def pca_of_covariance(matrix, k=2):
    centred = matrix - matrix.mean(axis=0)
    variances, directions = np.linalg.eigh(centred.T @ centred)
    order = np.argsort(variances)[::-1]
    share = np.clip(variances, 0, None) / variances.sum()
    return centred @ directions[:, order[:k]], share[order[:k]]


def pca_of_scikit_learn(matrix, k=2):
    from sklearn.decomposition import PCA

    model = PCA(n_components=min(matrix.shape)).fit(matrix)
    return list(-model.transform(matrix)[:, :k]), list(model.explained_variance_ratio_[:k])


def numbers_by_loop(sentences):
    seen = set()
    for sentence in sentences:
        seen.update(sentence)
    numbers = {}
    for word in sorted(seen):
        numbers[word] = len(numbers)
    return numbers


def numbers_by_numpy(sentences):
    words = np.unique([word for sentence in sentences for word in sentence])
    return dict(zip(words.tolist(), range(len(words)), strict=True))


def numbers_in_another_order(sentences):
    words = sorted({word for sentence in sentences for word in sentence})
    return {word: np.int64(words.index(word)) for word in reversed(words)}


def neighbours_by_pairs(sentences, numbers, window):
    counts = np.zeros((len(numbers), len(numbers)))
    for sentence in sentences:
        for i in range(len(sentence)):
            for j in range(i + 1, min(i + window + 1, len(sentence))):
                a, b = numbers[sentence[i]], numbers[sentence[j]]
                counts[a, b] += 1
                counts[b, a] += 1
    return counts


def neighbours_in_lists(sentences, numbers, window):
    counts = [[0] * len(numbers) for _ in numbers]
    for sentence in sentences:
        for i, word in enumerate(sentence):
            for other in sentence[max(0, i - window) : i] + sentence[i + 1 : i + window + 1]:
                counts[numbers[word]][numbers[other]] += 1
    return np.array(counts).reshape(len(numbers), len(numbers))


def neighbours_sparse(sentences, numbers, window):
    return sparse.csr_array(neighbours_by_pairs(sentences, numbers, window))


def numbers_by_comparison(sentences):
    words = set(chain.from_iterable(sentences))
    return {word: sum(other < word for other in words) for word in words}


def numbers_of_a_counter(sentences):
    words = Counter()
    for sentence in sentences:
        words.update(sentence)
    return dict(zip(sorted(words), count()))


def counts_by_matrices(sentences, numbers, window):
    total = np.zeros((len(numbers), len(numbers)), dtype=np.float32)
    for sentence in sentences:
        rows = np.array([numbers[word] for word in sentence], dtype=int)
        here = np.eye(len(numbers), dtype=np.float32)[rows]
        places = np.arange(len(sentence))
        apart = abs(places[:, None] - places[None, :])
        near = ((apart > 0) & (apart <= window)).astype(np.float32)
        total += here.T @ near @ here
    return sparse.coo_array(total)


def counts_to_the_right_and_mirrored(sentences, numbers, window):
    counts = [[0] * len(numbers) for _ in numbers]
    for sentence in sentences:
        for i in range(len(sentence)):
            for other in sentence[i + 1 : i + 1 + window]:
                counts[numbers[sentence[i]]][numbers[other]] += 1
    return np.array(counts) + np.array(counts).T


def counts_step_by_step(sentences, numbers, window):
    counts = np.zeros((len(numbers), len(numbers)))
    for sentence in sentences:
        rows = [numbers[word] for word in sentence]
        for step in range(1, min(window, len(rows)) + 1):
            np.add.at(counts, (rows[step:], rows[:-step]), 1)
            np.add.at(counts, (rows[:-step], rows[step:]), 1)
    return counts


RIGHT_ANSWERS: dict[str, list] = {
    "3.1": [
        numbers_by_comparison,
        numbers_of_a_counter,
        numbers_by_loop,
        numbers_by_numpy,
        numbers_in_another_order,
    ],
    "3.2": [
        counts_by_matrices,
        counts_to_the_right_and_mirrored,
        counts_step_by_step,
        neighbours_by_pairs,
        neighbours_in_lists,
        neighbours_sparse,
    ],
    "3.3": ["b", "B", np.str_("b")],
    "3.4": [pca_of_covariance, pca_of_scikit_learn],
}
