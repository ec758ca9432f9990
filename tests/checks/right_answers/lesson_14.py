"""Right answers to lesson 14's exercises, written another way."""

from collections import Counter, defaultdict

import numpy as np


def index_by_default(documents):
    index = defaultdict(list)
    for number in range(len(documents)):
        for word in documents[number]:
            if number not in index[word]:
                index[word].append(number)
    return index


def index_by_word(documents):
    words = {word for document in documents for word in document}
    return {word: [i for i, one in enumerate(documents) if word in one] for word in words}


def index_of_sets(documents):
    index = {}
    for number, document in enumerate(documents):
        for word in document:
            index[word] = index.get(word, set()) | {number}
    return {word: sorted(numbers) for word, numbers in index.items()}


def index_of_arrays(documents):
    return {word: np.array(numbers) for word, numbers in index_by_word(documents).items()}


def index_of_tuples(documents):
    return {word: tuple(numbers) for word, numbers in index_by_default(documents).items()}


def index_by_slow_search(documents):
    numbers = range(len(documents))
    return {w: [i for i in numbers if documents[i].count(w)] for d in documents for w in d}


def likeness_by_zip(first, second):
    a, b = " " + first + " ", " " + second + " "
    one, other = set(zip(a, a[1:], a[2:])), set(zip(b, b[1:], b[2:]))  # noqa: B905
    return len(one.intersection(other)) / len(one.union(other))


def likeness_by_loop(first, second):
    def pieces(word):
        result = []
        word = " " + word + " "
        for i in range(2, len(word)):
            if word[i - 2] + word[i - 1] + word[i] not in result:
                result.append(word[i - 2] + word[i - 1] + word[i])
        return result

    a, b = pieces(first), pieces(second)
    shared = sum(piece in b for piece in a)
    return shared / (len(a) + len(b) - shared)


def likeness_by_numpy(first, second):
    def pieces(word):
        return [f" {word} "[i : i + 3] for i in range(len(word))]

    both = np.intersect1d(pieces(first), pieces(second))
    return np.float32(both.size / np.union1d(pieces(first), pieces(second)).size)


def fused_by_item(rankings, k):
    items = {item for ranking in rankings for item in ranking}
    return {item: sum(1 / (k + r.index(item) + 1) for r in rankings if item in r) for item in items}


def fused_by_slow_search(rankings, k):
    def score(item):
        return float(sum(1 / (k + 1 + r.index(item)) for r in rankings if item in r))

    return {item: score(item) for ranking in reversed(rankings) for item in ranking}


def fused_by_default(rankings, k):
    scores = defaultdict(float)
    for ranking in rankings:
        for i in range(len(ranking)):
            scores[ranking[i]] += (k + i + 1) ** -1
    return scores


def fused_by_counter(rankings, k):
    scores = Counter()
    for ranking in rankings:
        scores.update({item: 1.0 / (k + i) for i, item in enumerate(ranking, 1)})
    return scores


def fused_of_numpy(rankings, k):
    scores = {}
    for ranking in rankings:
        for item, place in zip(ranking, np.arange(len(ranking)) + 1, strict=True):
            scores[item] = np.add(scores.get(item, 0.0), np.reciprocal(float(k + place)))
    return scores


RIGHT_ANSWERS: dict[str, list] = {
    "14.1": [
        index_by_default,
        index_by_word,
        index_of_sets,
        index_of_arrays,
        index_of_tuples,
        index_by_slow_search,
    ],
    "14.2": [likeness_by_zip, likeness_by_loop, likeness_by_numpy],
    "14.3": [
        fused_by_item,
        fused_by_slow_search,
        fused_by_default,
        fused_by_counter,
        fused_of_numpy,
    ],
}
