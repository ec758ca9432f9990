"""From vectors of words to vectors of documents; a document is a list of words.

Two other ways are a library's already. TF-IDF: scikit-learn's
`TfidfVectorizer(analyzer=tokenize)`, which takes the texts themselves and this course's
`embedlab.text.tokenize`. Doc2Vec: gensim's `gensim.models.Doc2Vec`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from gensim.models import KeyedVectors


def count_words(documents: Sequence[Sequence[str]], words: Sequence[str]) -> sparse.csr_array:
    """Count how often each word occurs in each document.

    Parameters
    ----------
    documents : list of n lists of words
    words : list of V distinct words, one per column; other words are not counted

    Returns
    -------
    csr_array (n, V) of int64; a document without any of the words is a row of zeros

    Raises
    ------
    TypeError
        If a document is a string.
    ValueError
        If `words` lists a word twice.

    >>> count_words([["the", "cat", "the", "dog"], ["sat"]], ["cat", "the"]).toarray()
    array([[1, 2],
           [0, 0]])
    """
    column = {word: position for position, word in enumerate(words)}
    if len(column) < len(words):
        raise ValueError("the list of words holds a word twice; every word has one column")
    return _count(documents, column)


def coverage(documents: Sequence[Sequence[str]], known: Container[str]) -> np.ndarray:
    """The share of each document's words that are known.

    A missing word is no fault: every set of vectors ends somewhere. But what is said about a
    document rests on the words that are covered, so print this beside it.

    Parameters
    ----------
    documents : list of n lists of words
    known : gensim's KeyedVectors, or a set or dict of words

    Returns
    -------
    array (n,) between 0 and 1; NaN for a document without words

    >>> coverage([["the", "cat", "zzgl", "sat"], []], {"the", "cat", "sat"}).tolist()
    [0.75, nan]
    """
    shares = [[word in known for word in document] for document in _lists(documents)]
    return np.array([np.mean(share) if share else np.nan for share in shares])


def mean_vectors(documents: Sequence[Sequence[str]], keyed_vectors: KeyedVectors) -> np.ndarray:
    """The mean of the vectors of each document's words.

    A word counts as often as it occurs. A word without a vector is left out; it is not a zero
    vector, which would pull the mean towards zero. Where no word has a vector nothing is known
    about the document, and its row is NaN.

    Parameters
    ----------
    documents : list of n lists of words
    keyed_vectors : gensim's KeyedVectors with vectors of d numbers

    Returns
    -------
    array (n, d) of float64

    Raises
    ------
    TypeError
        If a document is a string.
    ValueError
        If the vector of a word in the documents holds NaN or infinity.

    >>> from gensim.models import KeyedVectors
    >>> vectors = KeyedVectors(2)
    >>> vectors.add_vectors(["cat", "dog"], [[1.0, 0.0], [0.0, 1.0]])
    >>> mean_vectors([["cat", "dog", "dog", "zzgl"], ["zzgl"]], vectors).round(2).tolist()
    [[0.33, 0.67], [nan, nan]]
    """
    counts = _count(documents, keyed_vectors.key_to_index)
    return _weighted_mean(counts, np.ones(counts.shape[1]), keyed_vectors)


def sif_vectors(
    documents: Sequence[Sequence[str]],
    keyed_vectors: KeyedVectors,
    *,
    fitted_on: Sequence[Sequence[str]] | None = None,
    a: float = 1e-3,
) -> np.ndarray:
    """Smooth inverse frequency: a mean in which frequent words count less (Arora et al. 2017).

    Each word w is weighted by a / (a + p(w)), p(w) being its share of all words, and the weighted
    vectors of a document are added and divided by their number. Then the direction that all
    documents share, the first singular vector of the table of documents, is taken out of each.

    A word without a vector is left out, and a document without any known word is a row of NaN.
    A single document is nothing but the shared direction, so its result is zero. Where two
    directions are shared equally, which of them is taken out is arbitrary.

    Parameters
    ----------
    documents : list of n lists of words
    keyed_vectors : gensim's KeyedVectors with vectors of d numbers
    fitted_on : the documents that p and the shared direction are taken from, by default
        `documents`. Name the training documents for a test set, and the collection for queries;
        a word that does not occur there has p = 0, and weight 1.
    a : more than 0; the paper's default is 0.001. The larger, the closer to the plain mean.

    Returns
    -------
    array (n, d) of float64

    Raises
    ------
    TypeError, ValueError
        As `mean_vectors` does; ValueError also if `a` is not more than 0.

    >>> from gensim.models import KeyedVectors
    >>> vectors = KeyedVectors(2)
    >>> vectors.add_vectors(["the", "cat", "dog"], [[4.0, 4.0], [1.0, 0.0], [0.0, 1.0]])
    >>> sif_vectors([["the", "cat"], ["the", "dog"], ["zzgl"]], vectors, a=0.1).round(3).tolist()
    [[0.083, -0.083], [-0.083, 0.083], [nan, nan]]
    """
    if not 0 < a < np.inf:
        raise ValueError(f"a is a number more than 0; got {a}")
    collection = list(documents if fitted_on is None else fitted_on)
    seen = _count(collection, keyed_vectors.key_to_index)
    total = sum(map(len, collection))  # all words: an unknown one makes no other more frequent
    weights = a / (a + seen.sum(axis=0) / max(total, 1))
    means = fitted = _weighted_mean(seen, weights, keyed_vectors)
    if fitted_on is not None:
        counts = _count(documents, keyed_vectors.key_to_index)
        means = _weighted_mean(counts, weights, keyed_vectors)
    shared = _first_direction(fitted)
    return means - np.outer(means @ shared, shared)


def _count(documents: Sequence[Sequence[str]], column: Mapping[str, int]) -> sparse.csr_array:
    """Documents x words: the counts of the words that have a column."""
    documents = _lists(documents)
    words = chain.from_iterable(documents)
    columns = np.fromiter(map(column.get, words, repeat(-1)), dtype=np.int64)
    known = columns >= 0
    ends = np.cumsum([0, *map(len, documents)])
    row_ends = np.concatenate([[0], np.cumsum(known)])[ends]
    entries = np.ones(row_ends[-1], dtype=np.int64), columns[known], row_ends
    counts = sparse.csr_array(entries, shape=(len(documents), len(column)))
    counts.sum_duplicates()
    return counts


def _weighted_mean(
    counts: sparse.csr_array, weights: np.ndarray, keyed_vectors: KeyedVectors
) -> np.ndarray:
    """Per document, the sum of its words' weighted vectors divided by its number of words."""
    used = np.flatnonzero(counts.sum(axis=0))  # a copy of all vectors would be large
    vectors = np.asarray(keyed_vectors.vectors)[used].astype(np.float64)
    if not np.isfinite(vectors).all():
        word = keyed_vectors.index_to_key[used[np.isfinite(vectors).all(axis=1).argmin()]]
        raise ValueError(f"the vector of {word!r} holds NaN or infinity; leave that word out first")
    length = counts.sum(axis=1)[:, None].astype(float)
    length[length == 0] = np.nan
    return counts[:, used] @ (weights[used, None] * vectors) / length


def _first_direction(table: np.ndarray) -> np.ndarray:
    """The first right singular vector (d,) of the rows without NaN; zeros where there is none."""
    known = table[~np.isnan(table).any(axis=1)]
    squares, directions = np.linalg.eigh(known.T @ known)  # quicker than the SVD of a long table
    return directions[:, -1] * (squares[-1] > 0)


def _lists(documents: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    """The documents, safe to read twice; TypeError for a string, whose items would be letters."""
    documents = list(documents)
    if any(isinstance(document, str) for document in documents):
        raise TypeError("a document is a list of words, not a string: tokenize it first")
    return documents
