"""Right answers to lesson 04's exercises, written another way."""

import contextlib
from collections import Counter

import numpy as np

from embedlab.distances import cosine
from embedlab.text import split_sentences, tokenize


def prepare_by_loop(text):
    sentences = []
    for sentence in split_sentences(text):
        words = tokenize(sentence)
        if words:
            sentences.append(words)
    return sentences


def prepare_with_map(text):
    return tuple(map(tuple, map(tokenize, split_sentences(text))))


def prepare_as_arrays(text):
    return [np.array(tokenize(part)) for part in split_sentences(text.strip())]


def pairs_by_slices(sentence, window=2):
    pairs = []
    for i, word in enumerate(sentence):
        left = sentence[max(0, i - window) : i]
        right = sentence[i + 1 : i + window + 1]
        pairs.extend([word, neighbour] for neighbour in left + right)
    return pairs


def pairs_step_by_step(sentence, window=2):
    pairs = ()
    for step in range(1, window + 1):
        ahead = tuple(zip(sentence, sentence[step:], strict=False))
        pairs += ahead + tuple((second, first) for first, second in ahead)
    return pairs


def pairs_with_numpy(sentence, window=2):
    places = np.arange(len(sentence))
    apart = np.abs(places[:, None] - places)
    i, j = np.nonzero((apart > 0) & (apart <= window))
    words = np.array(sentence, dtype=str)
    return np.stack([words[i], words[j]], axis=1)


def pairs_counted(sentence, window=2):
    count = Counter()
    for i in range(len(sentence)):
        for j in range(len(sentence)):
            if i != j and abs(i - j) <= window:
                count[sentence[i], sentence[j]] += 1
    return sorted(count.elements(), reverse=True)


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
    "4.1": [
        prepare_by_loop,
        prepare_with_map,
        prepare_as_arrays,
    ],
    "4.2": [pairs_by_slices, pairs_step_by_step, pairs_with_numpy, pairs_counted],
    "4.3": [similarity_by_loop, similarity_by_exceptions, similarity_in_float32],
    "4.4": [878, np.int64(878), 878.0, 911],
}
