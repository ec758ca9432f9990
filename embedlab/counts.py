"""Which words stand near which: co-occurrence counts, and how surprising they are."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

from embedlab._refusals import at_least, count_table, one_of
from embedlab.text import number_words


def cooccurrence(
    sentences: Iterable[Sequence[str]],
    window: int = 2,
    *,
    weighting: str = "flat",
    min_count: int = 1,
) -> tuple[sparse.csr_array, list[str]]:
    """Count how often each pair of words stands at most `window` positions apart in a sentence.

    A window never crosses a sentence end and a position never counts itself. Words rarer than
    `min_count` are dropped before windowing, so their neighbours move together.

    Parameters
    ----------
    sentences : iterable of lists of words; it is read once and not kept, so the sentences may come
        one by one from a file
    window : int >= 1, positions to look at on each side
    weighting : "flat" adds 1 for a pair, "harmonic" adds 1 / distance (as GloVe does:
        Pennington et al. 2014)
    min_count : int >= 1

    Returns
    -------
    counts : symmetric csr_array (V, V); int64 when flat, float64 when harmonic
    words : list of V words, sorted; row and column i belong to words[i]

    Raises
    ------
    TypeError
        If a string or a number stands in place of a list of words, or of a word.
    ValueError
        If window or min_count is not a whole number >= 1, or the weighting is another.

    >>> counts, words = cooccurrence([["the", "cat", "sat"], ["the", "dog"]], window=1)
    >>> words
    ['cat', 'dog', 'sat', 'the']
    >>> counts.toarray()
    array([[0, 0, 1, 1],
           [0, 0, 0, 1],
           [1, 0, 0, 0],
           [1, 1, 0, 0]])
    """
    at_least(1, window=window, min_count=min_count)
    one_of(("flat", "harmonic"), weighting=weighting)
    numbers, lengths, seen = number_words(sentences)
    frequency = np.bincount(numbers, minlength=len(seen))
    words = sorted(seen[i] for i in np.flatnonzero(frequency >= min_count))
    row = {word: i for i, word in enumerate(words)}
    rows = np.array([row.get(word, -1) for word in seen], dtype=np.int32)[numbers]
    sentence = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    rows, sentence = rows[rows >= 0], sentence[rows >= 0]
    shape = len(words), len(words)
    counts = sparse.csr_array(shape, dtype=np.int64 if weighting == "flat" else np.float64)
    for distance in range(1, min(window, lengths.max(initial=1) - 1) + 1):
        together = sentence[:-distance] == sentence[distance:]
        pairs = rows[:-distance][together], rows[distance:][together]
        ones = np.ones(len(pairs[0]), dtype=np.int64)
        table = sparse.coo_array((ones, pairs), shape=shape).tocsr()  # equal pairs add up
        counts = counts + (table if weighting == "flat" else table / distance)
    return (counts + counts.T).tocsr(), words


def ppmi(counts: sparse.csr_array | npt.ArrayLike) -> sparse.csr_array:
    """Positive pointwise mutual information: how much more often than chance a pair occurs.

    With N the sum of all counts, PMI(i, j) = log2(count_ij * N / (sum of row i * sum of column j)),
    in bits; what is negative, or was never counted, becomes 0 (Church and Hanks 1990; Bullinaria
    and Levy 2007). So a row of zeros stays a row of zeros.

    Parameters
    ----------
    counts : csr_array or array (n, m) of finite numbers >= 0

    Returns
    -------
    csr_array (n, m) of float64

    Raises
    ------
    TypeError
        If counts are no real numbers.
    ValueError
        If counts are no table, or hold NaN, infinity or a negative number.

    >>> ppmi(np.array([[0, 1], [1, 2]])).toarray().round(3)
    array([[0.   , 0.415],
           [0.415, 0.   ]])
    """
    table = count_table(counts).tocoo()
    chance = table.sum(axis=1)[table.row] * table.sum(axis=0)[table.col]
    bits = np.log2(table.data * table.sum() / chance)
    information = sparse.csr_array((np.maximum(bits, 0), table.coords), shape=table.shape)
    information.eliminate_zeros()
    return information
