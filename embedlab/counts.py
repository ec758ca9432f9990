"""Which words stand near which: co-occurrence counts, and how surprising they are."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

import numpy as np
from scipy import sparse

from embedlab.text import vocabulary


def cooccurrence(
    sentences: Sequence[Sequence[str]],
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
    sentences : list of lists of words
    window : int >= 1, positions to look at on each side
    weighting : "flat" adds 1 for a pair, "harmonic" adds 1 / distance (as GloVe does:
        Pennington et al. 2014)
    min_count : int >= 1

    Returns
    -------
    counts : symmetric csr_array (V, V); int64 when flat, float64 when harmonic
    words : list of V words, sorted; row and column i belong to words[i]

    >>> counts, words = cooccurrence([["the", "cat", "sat"], ["the", "dog"]], window=1)
    >>> words
    ['cat', 'dog', 'sat', 'the']
    >>> counts.toarray()
    array([[0, 0, 1, 1],
           [0, 0, 0, 1],
           [1, 0, 0, 0],
           [1, 1, 0, 0]])
    """
    if window < 1 or min_count < 1:
        raise ValueError(
            f"window and min_count start at 1; got window={window}, min_count={min_count}"
        )
    sentences = list(sentences)  # it is read twice, and a generator would be empty the second time
    words = vocabulary(sentences, min_count)
    tables = count_pairs(sentences, words, window)
    return weigh(tables, len(words), weighting=weighting), words


def count_pairs(
    sentences: Sequence[Sequence[str]], words: Sequence[str], window: int = 2
) -> Iterator[sparse.csr_array]:
    """Count the pairs at distance 1, at distance 2, ... and yield a table for each distance.

    Tables of several texts with the same `words` may be added up: they are whole numbers, so
    nothing is lost by rounding. `weigh` makes them one symmetric table.

    Parameters
    ----------
    sentences : list of lists of words; what is not in `words` is dropped before windowing
    words : list of V distinct words
    window : int >= 1, the largest distance

    Yields
    ------
    csr_array (V, V) of int64: how often words[j] stands that many positions after words[i];
        no more tables than the text has positions

    >>> [table.toarray().tolist() for table in count_pairs([["a", "b", "a"]], ["a", "b"])]
    [[[0, 1], [1, 0]], [[1, 0], [0, 0]]]
    """
    ids, sentence_of = _number(sentences, words)
    for distance in range(1, min(window, len(ids) - 1) + 1):
        pairs = ids[:-distance] * len(words) + ids[distance:]
        yield _tally(pairs[sentence_of[:-distance] == sentence_of[distance:]], len(words))


def weigh(
    tables: Iterable[sparse.csr_array], size: int, *, weighting: str = "flat"
) -> sparse.csr_array:
    """One symmetric table from the tables of `count_pairs`, distance 1 first.

    Parameters
    ----------
    tables : csr_arrays (V, V) of int64
    size : V, the number of words
    weighting : "flat" or "harmonic", as in `cooccurrence`

    Returns
    -------
    csr_array (V, V); int64 when flat, float64 when harmonic

    >>> weigh(count_pairs([["a", "b", "a"]], ["a", "b"]), 2, weighting="harmonic").toarray()
    array([[1., 2.],
           [2., 0.]])
    """
    if weighting not in ("flat", "harmonic"):
        raise ValueError(f"weighting is 'flat' or 'harmonic'; got {weighting!r}")
    total = sparse.csr_array((size, size), dtype=np.int64 if weighting == "flat" else np.float64)
    for distance, table in enumerate(tables, start=1):
        total = total + (table if weighting == "flat" else table / distance)
    return (total + total.T).tocsr()


def _number(
    sentences: Sequence[Sequence[str]], words: Sequence[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Every word that has a number, in reading order: its number, and that of its sentence."""
    number = {word: i for i, word in enumerate(words)}
    lengths = [len(sentence) for sentence in sentences]
    numbers = map(number.get, chain.from_iterable(sentences), repeat(-1))
    ids = np.fromiter(numbers, dtype=np.int64, count=sum(lengths))
    known = ids >= 0
    return ids[known], np.repeat(np.arange(len(lengths)), lengths)[known]


def _tally(pairs: np.ndarray, size: int) -> sparse.csr_array:
    """How often each pair occurs, from numbers row * size + column; it sorts them in place."""
    pairs.sort()
    last = np.append(pairs[1:] != pairs[:-1], True)[: len(pairs)]
    ends = np.flatnonzero(last) + 1
    keys, times = pairs[last], np.diff(ends, prepend=0)
    rows = np.arange(size + 1) * size
    starts = np.searchsorted(keys, rows)
    columns = keys - np.repeat(rows[:-1], np.diff(starts))  # quicker than the remainder
    return sparse.csr_array((times, columns, starts), shape=(size, size))


def ppmi(counts: sparse.csr_array, *, base: float = 2) -> sparse.csr_array:
    """Positive pointwise mutual information: how much more often than chance a pair occurs.

    With N the sum of all counts, PMI(i, j) = log(count_ij * N / (sum of row i * sum of column j));
    what is negative, or was never counted, becomes 0 (Church and Hanks 1990; Bullinaria and Levy
    2007). So a row of zeros stays a row of zeros.

    Parameters
    ----------
    counts : csr_array or array (n, m) of finite numbers >= 0
    base : of the logarithm, more than 1; 2 gives bits

    Returns
    -------
    csr_array (n, m) of float64, in units of log `base`

    >>> ppmi(np.array([[0, 1], [1, 2]])).toarray().round(3)
    array([[0.   , 0.415],
           [0.415, 0.   ]])
    """
    if base <= 1:
        raise ValueError(f"the base of the logarithm is more than 1; got {base}")
    table = sparse.coo_array(counts).astype(np.float64)
    if table.ndim != 2:
        raise ValueError(f"counts are a table (rows, columns); got shape {table.shape}")
    if table.nnz and not (np.isfinite(table.data).all() and table.data.min() >= 0):
        raise ValueError("counts must be finite and not negative")
    table.sum_duplicates()
    table.eliminate_zeros()
    expected = table.sum(axis=1)[table.row] * table.sum(axis=0)[table.col] / table.sum()
    information = np.log(table.data / expected) / np.log(base)
    result = sparse.csr_array(
        (np.maximum(information, 0), (table.row, table.col)), shape=table.shape
    )
    result.eliminate_zeros()
    return result
