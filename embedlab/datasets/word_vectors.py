"""Word vectors: a part of GloVe, and those that were trained on the encyclopedia."""

from typing import TYPE_CHECKING

import numpy as np

from embedlab.datasets.files import arrays, lines, read_shipped

if TYPE_CHECKING:
    from gensim.models import KeyedVectors


def load_glove() -> "KeyedVectors":
    """A part of GloVe 6B: vectors (50 numbers) learned from 6 billion tokens (public domain).

    The 40,000 most frequent words that are made of letters, and the words of the test sets and of
    the lessons (Pennington, Socher and Manning 2014).

    Returns
    -------
    KeyedVectors, float32 (40084, 50), the most frequent word first

    Raises
    ------
    DataError
        If the file is missing or damaged.

    >>> glove = load_glove()
    >>> glove.most_similar(positive=["puppy", "cat"], negative=["dog"], topn=2)[0][0]
    'puppies'
    """
    return _read("glove.npz")


def load_encyclopedia_vectors() -> "KeyedVectors":
    """Word vectors (64 numbers) that word2vec learned from the English encyclopedia.

    Skip-gram, window 5, fifteen epochs; the words that occur at least five times (CC BY-SA 4.0, as
    the text is).

    Returns
    -------
    KeyedVectors, float32 (11798, 64), the most frequent word first

    Raises
    ------
    DataError
        If the file is missing or damaged.

    >>> vectors = load_encyclopedia_vectors()
    >>> vectors.vectors.shape, "kitten" in vectors
    ((11798, 64), False)
    """
    return _read("encyclopedia_vectors.npz")


def _read(name: str) -> "KeyedVectors":
    stored = arrays(read_shipped(name))
    return keyed_vectors(stored["words"], stored["vectors"])


def keyed_vectors(words: np.ndarray, vectors: np.ndarray) -> "KeyedVectors":
    """Stored words, as bytes, and their vectors, as gensim has them: float32."""
    from gensim.models import KeyedVectors

    keyed = KeyedVectors(vectors.shape[1], dtype=np.float32)
    keyed.add_vectors(lines(words), vectors)
    return keyed
