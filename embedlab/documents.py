"""From vectors of words to vectors of documents; a document is a list of words.

Two other ways are a library's already. TF-IDF: scikit-learn's
`TfidfVectorizer(analyzer=tokenize)`, which takes the texts themselves and this course's
`embedlab.text.tokenize`. Doc2Vec: gensim's `gensim.models.Doc2Vec`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy import sparse

from embedlab._refusals import above_zero, row_of, vectors_of
from embedlab.text import number_words

if TYPE_CHECKING:
    from gensim.models import KeyedVectors

Vectors = npt.NDArray[np.float64]


def coverage(documents: Iterable[Sequence[str]], known: Container[str]) -> Vectors:
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

    Raises
    ------
    TypeError
        If a document is no list of words, or `known` is a string.

    >>> coverage([["the", "cat", "zzgl", "sat"], []], {"the", "cat", "sat"}).tolist()
    [0.75, nan]
    """
    if isinstance(known, str | bytes):  # it would be searched for pieces of itself
        raise TypeError("known: a set of words or KeyedVectors is needed; got a string")
    numbers, lengths, words = number_words(documents, "document")
    is_known = np.array([word in known for word in words], dtype=bool)[numbers]
    covered = np.bincount(_document_of(lengths)[is_known], minlength=len(lengths))
    return covered / np.where(lengths == 0, np.nan, lengths)


def mean_vectors(documents: Iterable[Sequence[str]], keyed_vectors: KeyedVectors) -> Vectors:
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
        If a document is no list of words, or the vectors are no KeyedVectors.
    ValueError
        If the vector of a word in the documents holds NaN or infinity.

    >>> from gensim.models import KeyedVectors
    >>> vectors = KeyedVectors(2)
    >>> vectors.add_vectors(["cat", "dog"], [[1.0, 0.0], [0.0, 1.0]])
    >>> mean_vectors([["cat", "dog", "dog", "zzgl"], ["zzgl"]], vectors).round(2).tolist()
    [[0.33, 0.67], [nan, nan]]
    """
    counts, _ = _count(documents, keyed_vectors)
    return _weighted_mean(counts, np.ones(counts.shape[1]), keyed_vectors)


def sif_vectors(
    documents: Iterable[Sequence[str]],
    keyed_vectors: KeyedVectors,
    *,
    fitted_on: Iterable[Sequence[str]] | None = None,
    a: float = 1e-3,
) -> Vectors:
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
    above_zero(a=a)
    seen, total = _count(documents if fitted_on is None else fitted_on, keyed_vectors)
    counts = seen if fitted_on is None else _count(documents, keyed_vectors)[0]
    # of all words: an unknown one makes no other more frequent
    weights = a / (a + seen.sum(axis=0) / max(total, 1))
    shared = _first_direction(_weighted_mean(seen, weights, keyed_vectors))
    means = _weighted_mean(counts, weights, keyed_vectors)
    return means - np.outer(means @ shared, shared)


def _count(
    documents: Iterable[Sequence[str]], keyed_vectors: KeyedVectors
) -> tuple[sparse.csr_array, int]:
    """Documents x words: how often each that has a vector occurs; and the number of all words."""
    column = row_of(keyed_vectors)
    numbers, lengths, words = number_words(documents, "document")
    columns = np.array([column.get(word, -1) for word in words], dtype=np.int64)[numbers]
    known = columns >= 0
    where = _document_of(lengths)[known], columns[known]
    ones = np.ones(len(where[0]), dtype=np.int64)
    counts = sparse.coo_array((ones, where), shape=(len(lengths), len(column))).tocsr()
    return counts, len(numbers)


def _document_of(lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """For each word, which document it stands in."""
    return np.repeat(np.arange(len(lengths)), lengths)


def _weighted_mean(
    counts: sparse.csr_array, weights: Vectors, keyed_vectors: KeyedVectors
) -> Vectors:
    """Per document, the sum of its words' weighted vectors divided by its number of words."""
    used = np.flatnonzero(counts.sum(axis=0))  # a copy of all vectors would be large
    vectors = vectors_of([keyed_vectors.index_to_key[i] for i in used], keyed_vectors)
    length = counts.sum(axis=1)[:, None].astype(float)
    length[length == 0] = np.nan
    return counts[:, used] @ (weights[used, None] * vectors) / length


def _first_direction(table: Vectors) -> Vectors:
    """The first right singular vector (d,) of the rows without NaN; zeros where there is none."""
    known = table[~np.isnan(table).any(axis=1)]
    squares, directions = np.linalg.eigh(known.T @ known)  # quicker than the SVD of a long table
    return directions[:, -1] * (squares[-1] > 0)
