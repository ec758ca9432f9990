"""How good word vectors are by themselves: human ratings of similarity, and analogies.

Rankings are scored in `embedlab.search.ranking`; whether one score is really better than another
is a question for `embedlab.bootstrap`, and what vectors associate with what, for `embedlab.bias`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from embedlab._refusals import at_least, finite, row_of, tuples, vectors_of
from embedlab.bootstrap import Interval
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

    covered: npt.NDArray[np.bool_]
    correct: npt.NDArray[np.bool_]  # the three words of the question excluded
    correct_unfiltered: npt.NDArray[np.bool_]
    nearest_is_query_word: npt.NDArray[np.bool_]  # unfiltered: one of the three


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
    TypeError
        If a rating is no number, or the vectors are no KeyedVectors.
    ValueError
        If a pair does not have three parts, or a rating or a vector holds NaN or infinity.

    >>> from gensim.models import KeyedVectors
    >>> vectors = KeyedVectors(2)
    >>> vectors.add_vectors(["cat", "dog", "car"], [[1.0, 0.0], [0.9, 0.1], [0.0, 1.0]])
    >>> result = word_similarity([("cat", "dog", 7), ("cat", "car", 2), ("cat", "zz", 5)], vectors)
    >>> round(result.correlation, 3), result.covered, result.total
    (1.0, 2, 3)
    """
    from scipy.stats import spearmanr

    rated_pairs, row = tuples(rated_pairs, 3, "word, word, rating"), row_of(keyed_vectors)
    covered = [pair for pair in rated_pairs if pair[0] in row and pair[1] in row]
    first = vectors_of([one for one, _, _ in covered], keyed_vectors)
    second = vectors_of([other for _, other, _ in covered], keyed_vectors)
    ratings = finite([rating for _, _, rating in covered], "ratings")
    cosines, correlation = cosine(first, second), np.nan
    if len(covered) > 1 and np.ptp(cosines) > 0 and np.ptp(ratings) > 0:
        correlation = spearmanr(cosines, ratings).statistic
    return WordSimilarity(float(correlation), len(covered), len(rated_pairs))


def compare_word_similarity(
    rated_pairs: Sequence[tuple[str, str, float]],
    first: KeyedVectors,
    second: KeyedVectors,
    *,
    seed: int = 0,
) -> Interval:
    """How much better the first vectors agree with people than the second, on the same pairs.

    The pairs that both cover are drawn again with replacement, 2,000 times; the interval holds the
    middle 95 percent of the differences (the percentile bootstrap, Efron 1979). Where it contains
    0, these pairs do not tell which vectors agree better.

    Parameters
    ----------
    rated_pairs : list of (word, word, rating), as for `word_similarity`
    first, second : gensim's KeyedVectors
    seed : equal seeds give equal intervals

    Returns
    -------
    Interval (difference, low, high): of the rank correlations

    Raises
    ------
    TypeError, ValueError
        As `word_similarity` does, and if fewer than three pairs are covered by both.

    >>> from gensim.models import KeyedVectors
    >>> one, other = KeyedVectors(2), KeyedVectors(2)
    >>> one.add_vectors(["a", "b", "c"], [[1.0, 0.0], [0.9, 0.1], [0.0, 1.0]])
    >>> other.add_vectors(["a", "b", "c"], [[1.0, 0.0], [0.0, 1.0], [0.9, 0.1]])
    >>> pairs = [("a", "b", 9), ("b", "c", 5), ("a", "c", 1)]
    >>> round(compare_word_similarity(pairs, one, other).difference, 3)
    2.0
    """
    at_least(0, seed=seed)
    known = row_of(first).keys() & row_of(second).keys()
    pairs = [p for p in tuples(rated_pairs, 3, "word, word, rating") if {p[0], p[1]} <= known]
    if len(pairs) < 3:
        raise ValueError(f"three pairs at least need a vector in both; got {len(pairs)}")
    ratings = finite([rating for _, _, rating in pairs], "ratings")
    cosines = [
        cosine(*(vectors_of([pair[side] for pair in pairs], vectors) for side in (0, 1)))
        for vectors in (first, second)
    ]
    draws = np.random.default_rng(seed).integers(len(pairs), size=(2000, len(pairs)))
    everything = np.arange(len(pairs))[None]
    measured, drawn = (
        _rank_correlation(cosines[0][some], ratings[some])
        - _rank_correlation(cosines[1][some], ratings[some])
        for some in (everything, draws)
    )
    low, high = np.nanquantile(drawn, [0.025, 0.975])
    return Interval(float(measured[0]), float(low), float(high))


def _rank_correlation(
    one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Spearman's, for each row of two tables (r, n); ties share their mean rank."""
    from scipy.stats import rankdata

    ranks = [rankdata(table, axis=1) for table in (one, other)]
    x, y = (table - table.mean(axis=1, keepdims=True) for table in ranks)
    with np.errstate(invalid="ignore"):  # a draw may hold one pair only, again and again: NaN
        return (x * y).sum(axis=1) / np.sqrt((x * x).sum(axis=1) * (y * y).sum(axis=1))


def analogies(
    questions: Sequence[tuple[str, str, str, str]], keyed_vectors: KeyedVectors
) -> Analogies:
    """Solve "a is to b as c is to d" by arithmetic: the word nearest to b - a + c.

    The answer is correct where the nearest word by cosine is d (Mikolov et al. 2013); all vectors
    have length 1 before they are added, a method called 3CosAdd (Levy and Goldberg 2014). The usual
    score excludes a, b and c from the answers; how much that helps shows beside it. A question is
    covered where all four words have a vector.

    Parameters
    ----------
    questions : list of n tuples (a, b, c, d) of words, looked up as they are written
    keyed_vectors : gensim's KeyedVectors; of equally near words the first one listed is taken

    Returns
    -------
    Analogies (covered, correct, correct_unfiltered, nearest_is_query_word): four arrays (n,) of
        bool. The usual accuracy is `correct.sum() / covered.sum()`.

    Raises
    ------
    TypeError
        If the vectors are no KeyedVectors.
    ValueError
        If a question does not have four words, or a vector holds NaN or infinity.

    >>> from gensim.models import KeyedVectors
    >>> vectors = KeyedVectors(2)
    >>> table = [[-3.0, -1.0], [3.0, -1.0], [-3.0, 0.0], [3.0, 2.0]]
    >>> vectors.add_vectors(["dog", "cat", "puppy", "kitten"], table)
    >>> questions = [("dog", "puppy", "cat", "kitten"), ("dog", "dogs", "cat", "cats")]
    >>> result = analogies(questions, vectors)
    >>> result.covered.tolist(), result.correct.tolist(), result.nearest_is_query_word.tolist()
    ([True, False], [True, False], [True, False])
    """
    questions, row = tuples(questions, 4, "a, b, c, d"), row_of(keyed_vectors)
    covered = np.array([all(word in row for word in words) for words in questions], dtype=bool)
    known = [[row[w] for w in words] for words in questions if all(w in row for w in words)]
    ids = np.array(known, dtype=np.intp).reshape(-1, 4)
    a, b, c, d = ids.T
    units = normalize(keyed_vectors.vectors)
    best, _ = nearest(units, units[b] - units[a] + units[c], k=4, metric="dot")
    in_question = (best[:, :, None] == ids[:, None, :3]).any(axis=2)  # for each of the best four
    allowed = ~in_question & (np.cumsum(~in_question, axis=1) == 1)  # the first that is not
    outcomes = np.zeros((3, len(questions)), dtype=bool)
    outcomes[:, covered] = (
        ((best == d[:, None]) & allowed).any(axis=1),
        (best[:, :1] == d[:, None]).any(axis=1),
        in_question[:, :1].any(axis=1),
    )
    return Analogies(covered, *outcomes)
