"""Right answers to lesson 01's exercises, written another way."""

import re
from collections import Counter

import numpy as np
from scipy import sparse


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


RIGHT_ANSWERS: dict[str, list] = {
    "1.1": [code_points_by_loop, lambda w, n: tuple(map(ord, w[:n].ljust(n, "\0")))],
    "1.2": [search_by_counting, search_as_array],
    "1.3": [one_hot_by_loop, one_hot_sparse],
}
