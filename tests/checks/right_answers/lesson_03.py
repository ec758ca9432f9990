"""Right answers to lesson 03's exercises, written another way."""

import math
from collections import defaultdict

import numpy as np
from scipy import sparse


def cooccurrence_with_dict(sentences, window=2):
    count, words = defaultdict(int), []
    for sentence in sentences:
        for i, word in enumerate(sentence):
            words += [] if word in words else [word]
            for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
                if i != j:
                    count[word, sentence[j]] += 1
    return [[count[a, b] for b in words] for a in words], words


def cooccurrence_by_matrices(sentences, window=2):
    words = sorted({word for sentence in sentences for word in sentence}, reverse=True)
    total = np.zeros((len(words), len(words)), dtype=np.float32)
    for sentence in sentences:
        here = np.array([[word == other for other in words] for word in sentence], dtype=float)
        places = np.arange(len(sentence))
        apart = abs(places[:, None] - places[None, :])
        near = ((apart > 0) & (apart <= window)).astype(float)
        total += here.T @ near @ here if len(sentence) else 0
    return sparse.coo_array(total), words


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


def ppmi_by_loop(counts):
    counts = counts.toarray() if sparse.issparse(counts) else counts
    total, table = counts.sum(), np.zeros(counts.shape)
    for i, j in np.argwhere(counts):
        pair, chance = counts[i, j] / total, counts[i].sum() * counts[:, j].sum() / total**2
        table[i, j] = max(0, math.log2(pair / chance))
    return table


RIGHT_ANSWERS: dict[str, list] = {
    "3.1": [cooccurrence_with_dict, cooccurrence_by_matrices],
    "3.2": ["b", "B", np.str_("b")],
    "3.3": [pca_of_covariance, pca_of_scikit_learn],
    "3.4": [ppmi_by_loop, lambda counts: sparse.csr_matrix(ppmi_by_loop(counts))],
}
