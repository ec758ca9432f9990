"""Right answers to lesson 05's exercises, written another way."""

import math
from collections import Counter

import numpy as np
from scipy.special import expit

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


def step_with_scipy(word, context, met, rate):
    missing = met - expit(np.dot(word, context))
    return word + rate * missing * context, context + rate * missing * word


def step_by_loop(word, context, met, rate):
    score = sum(a * b for a, b in zip(word, context, strict=True))
    pull = rate * (met - 1 / (1 + math.exp(-score)))
    new_word = [a + pull * b for a, b in zip(word, context, strict=True)]
    return [new_word, [b + pull * a for a, b in zip(word, context, strict=True)]]


def step_on_copies(word, context, met, rate):
    old_word, old_context = word.copy(), context.copy()
    e = np.exp(old_word @ old_context)
    word, context = word.copy(), context.copy()
    word += rate * (met - e / (1 + e)) * old_context
    context += rate * (met - e / (1 + e)) * old_word
    return word, context


def step_by_cases(word, context, met, rate):
    p = np.exp(word @ context) / (np.exp(word @ context) + 1)
    missing = 1 - p if met == 1 else -p
    return [word + rate * missing * context, context + rate * missing * word]


def step_of_both_at_once(word, context, met, rate):
    both = np.stack([word, context])
    return both + rate * (met - 1 / (1 + np.exp(-np.prod(both, axis=0).sum()))) * both[::-1]


def step_with_tanh(word, context, met, rate):
    p = (1 + np.tanh(np.inner(word, context) / 2)) / 2
    return word - (p - met) * rate * context, context - (p - met) * rate * word


RIGHT_ANSWERS: dict[str, list] = {
    "5.3": [
        step_by_cases,
        step_of_both_at_once,
        step_with_tanh,
        step_with_scipy,
        step_by_loop,
        step_on_copies,
    ],
    "5.1": [
        prepare_by_loop,
        prepare_with_map,
        prepare_as_arrays,
    ],
    "5.2": [pairs_by_slices, pairs_step_by_step, pairs_with_numpy, pairs_counted],
}
