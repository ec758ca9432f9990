"""Right answers written another way, by exercise: loops, other types, other orders."""

import math
import re
from collections import Counter, defaultdict

import numpy as np
from scipy import sparse
from scipy.spatial import distance


def count_words_by_hand(text):
    count, inside = 0, False
    for character in text:
        count += not character.isspace() and not inside
        inside = not character.isspace()
    return count


def distance_by_loop(a, b):
    total = 0
    for i in range(len(a)):
        total += (a[i] - b[i]) ** 2
    return math.sqrt(total)


def code_points_by_loop(word, length):
    codes = np.zeros(length, dtype=np.int64)
    for i, character in enumerate(word[:length]):
        codes[i] = ord(character)
    return codes


def search_by_counting(query, documents):
    found = []
    for i in range(len(documents)):
        words = Counter(re.findall(r"[^\W\d_]+", documents[i].lower()))
        if all(words[word] for word in re.findall(r"[^\W\d_]+", query.lower())):
            found.append(i)
    return found


def search_as_array(query, documents):
    return np.array(search_by_counting(query, documents), dtype=int)


def one_hot_by_loop(words, vocabulary):
    table = []
    for word in words:
        row = [0] * len(vocabulary)
        row[vocabulary.index(word)] = 1
        table.append(row)
    return table


def one_hot_sparse(words, vocabulary):
    return sparse.csc_matrix(np.array(one_hot_by_loop(words, vocabulary), dtype=bool))


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
    "0.1": [count_words_by_hand, lambda text: np.int64(len(re.findall(r"\S+", text)))],
    "0.2": [distance_by_loop, lambda a, b: np.linalg.norm(a - b), distance.euclidean],
    "0.3": [[5, 3], (5.0, 3.0), np.array([5, 3], dtype=np.float32)],
    "1.1": [code_points_by_loop, lambda w, n: tuple(map(ord, w[:n].ljust(n, "\0")))],
    "1.2": [search_by_counting, search_as_array],
    "1.3": [one_hot_by_loop, one_hot_sparse],
    "1.4": ["cat", " Cat ", np.str_("cat")],
    "2.1": [[[0, 1], [1, 1], [0, 0], [1, 0]], sparse.csr_array([[0, 1], [1, 1], [0, 0], [1, 0]])],
    "2.2": [
        look_up_by_product,
        lambda ids, matrix: [list(matrix[i]) for i in ids],
        lambda i, m: m[i],
    ],
    "2.3": [analogy_by_loop, lambda *question: set(analogy_by_loop(*question))],
    "2.4": [8.0, np.int8(8)],
    "3.1": [cooccurrence_with_dict, cooccurrence_by_matrices],
    "3.2": ["b", "B", np.str_("b")],
    "3.3": [pca_of_covariance, pca_of_scikit_learn],
    "3.4": [ppmi_by_loop, lambda counts: sparse.csr_matrix(ppmi_by_loop(counts))],
}
