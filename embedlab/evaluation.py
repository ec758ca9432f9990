"""How good word vectors are by themselves: human ratings of similarity, and analogies.

Rankings are scored in `embedlab.search.ranking`; whether one score is really better than another
is a question for `embedlab.bootstrap`, and what vectors associate with what, for `embedlab.bias`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from embedlab.distances import cosine, normalize
from embedlab.neighbors import nearest

if TYPE_CHECKING:
    from gensim.models import KeyedVectors


class WordSimilarity(NamedTuple):
    """How well cosines follow human ratings: Spearman's rank correlation on the covered pairs."""

    correlation: float
    covered: int
    total: int


class Analogies(NamedTuple):
    """What became of each analogy: four arrays (n,) of bool, all False where it is not covered."""

    covered: np.ndarray
    right: np.ndarray  # the query words excluded
    right_unfiltered: np.ndarray
    query_word: np.ndarray  # unfiltered, the nearest word is one of the three in the question


def word_similarity(
    rated_pairs: Sequence[tuple[str, str, float]], keyed_vectors: KeyedVectors
) -> WordSimilarity:
    """Compare the cosines of pairs of words with human ratings of how alike the words are.

    A pair is covered where both words have a vector; the correlation is about those pairs alone, so
    always read it beside their number. Words are looked up as they are written: mind capitals.

    Parameters
    ----------
    rated_pairs : list of (word, word, rating); ratings in any unit, only their order counts
    keyed_vectors : gensim's KeyedVectors; a zero vector has the cosine 0 with everything

    Returns
    -------
    WordSimilarity (correlation, covered, total): the correlation lies between -1 and 1, and is NaN
        for fewer than two covered pairs, or where all their ratings or all their cosines are equal

    Raises
    ------
    ValueError
        If a rating or a vector holds NaN or infinity.

    >>> from gensim.models import KeyedVectors
    >>> vectors = KeyedVectors(2)
    >>> vectors.add_vectors(["cat", "dog", "car"], [[1.0, 0.0], [0.9, 0.1], [0.0, 1.0]])
    >>> result = word_similarity([("cat", "dog", 7), ("cat", "car", 2), ("cat", "zz", 5)], vectors)
    >>> round(result.correlation, 3), result.covered, result.total
    (1.0, 2, 3)
    """
    from scipy.stats import spearmanr

    row = keyed_vectors.key_to_index
    covered = [pair for pair in rated_pairs if pair[0] in row and pair[1] in row]
    rows = [[row[one] for one, _, _ in covered], [row[other] for _, other, _ in covered]]
    first, second = keyed_vectors.vectors[np.array(rows, dtype=np.intp)].astype(float)
    ratings = np.array([rating for _, _, rating in covered], dtype=float)
    if not all(np.isfinite(numbers).all() for numbers in (first, second, ratings)):
        raise ValueError("a rating or a vector holds NaN or infinity; leave out that pair first")
    cosines, correlation = cosine(first, second), np.nan
    if len(covered) > 1 and np.ptp(cosines) > 0 and np.ptp(ratings) > 0:
        correlation = spearmanr(cosines, ratings).statistic
    return WordSimilarity(float(correlation), len(covered), len(rated_pairs))


def analogies(
    questions: Sequence[tuple[str, str, str, str]], keyed_vectors: KeyedVectors
) -> Analogies:
    """Solve "a is to b as c is to d" by arithmetic: the word nearest to b - a + c.

    The answer is right where the nearest word by cosine is d (Mikolov et al. 2013); all vectors
    have length 1 before they are added. The usual score excludes a, b and c from the answers; how
    much that helps shows beside it. A question is covered where all four words have a vector.

    Parameters
    ----------
    questions : list of n tuples (a, b, c, d) of words, looked up as they are written
    keyed_vectors : gensim's KeyedVectors; of equally near words the first one listed is taken

    Returns
    -------
    Analogies (covered, right, right_unfiltered, query_word): four arrays (n,) of bool. The usual
        accuracy is `right.sum() / covered.sum()`.

    Raises
    ------
    ValueError
        If a question does not have four words, or a vector holds NaN or infinity.

    >>> from gensim.models import KeyedVectors
    >>> vectors = KeyedVectors(2)
    >>> table = [[-3.0, -1.0], [3.0, -1.0], [-3.0, 0.0], [3.0, 2.0]]
    >>> vectors.add_vectors(["dog", "cat", "puppy", "kitten"], table)
    >>> questions = [("dog", "puppy", "cat", "kitten"), ("dog", "dogs", "cat", "cats")]
    >>> result = analogies(questions, vectors)
    >>> result.covered.tolist(), result.right.tolist(), result.query_word.tolist()
    ([True, False], [True, False], [True, False])
    """
    if any(isinstance(question, str) or len(question) != 4 for question in questions):
        raise ValueError("a question is a tuple of four words: a is to b as c is to d")
    row = keyed_vectors.key_to_index
    covered = np.array([all(word in row for word in words) for words in questions], dtype=bool)
    known = [[row[word] for word in questions[i]] for i in np.flatnonzero(covered)]
    ids = np.array(known, dtype=np.intp).reshape(-1, 4)
    a, b, c, d = ids.T
    if not np.isfinite(keyed_vectors.vectors).all():
        raise ValueError("a vector holds NaN or infinity; leave out that word first")
    units = normalize(keyed_vectors.vectors)
    best, _ = nearest(units, units[b] - units[a] + units[c], k=4, metric="dot")
    in_question = (best[:, :, None] == ids[:, None, :3]).any(axis=2)  # for each of the best four
    allowed = ~in_question & (np.cumsum(~in_question, axis=1) == 1)  # the first that is not
    outcomes = np.zeros((3, len(questions)), dtype=bool)
    outcomes[:, covered] = (
        ((best == d[:, None]) & allowed).any(axis=1),
        best[:, 0] == d,
        in_question[:, 0],
    )
    return Analogies(covered, *outcomes)


def _vectors(words: list[str], keyed_vectors: KeyedVectors) -> np.ndarray:
    """The vectors (n, d) of words that have one, as float64."""
    rows = np.array([keyed_vectors.key_to_index[word] for word in words], dtype=np.intp)
    return np.asarray(keyed_vectors.vectors)[rows].astype(np.float64)
