"""One sentence for each of many texts: choose it, and see whether it finds the rest of its text."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.preprocessing import normalize


def choose_each(
    table: np.ndarray | sparse.csr_array,
    lengths: npt.ArrayLike,
    choose: Callable[[np.ndarray], int],
) -> npt.NDArray[np.int64]:
    """Choose a sentence of each article.

    Parameters
    ----------
    table : array or sparse matrix (s, d): a row for each sentence, article after article
    lengths : int array (n,): how many sentences each article has, at least one
    choose : takes the rows of one article as an array, returns the number of one, from 0 on

    Returns
    -------
    int array (n,): the chosen rows of the whole table

    Raises
    ------
    ValueError
        If the lengths do not add up to the rows of the table.

    >>> choose_each(np.array([[3], [5], [2], [1]]), [2, 2], np.argmax).tolist()
    [1, 2]
    """
    starts = _starts(table, lengths)
    ends = starts + np.asarray(lengths)
    parts = (table[start:end] for start, end in zip(starts, ends, strict=True))
    dense = (part if isinstance(part, np.ndarray) else part.toarray() for part in parts)
    return starts + np.array([int(choose(part)) for part in dense])


def finds_its_rest(
    table: np.ndarray | sparse.csr_array, lengths: npt.ArrayLike, chosen: npt.ArrayLike
) -> npt.NDArray[np.bool_]:
    """Whether each article's chosen sentence is nearer to its own rest than to any other rest.

    An article's rest is the sum of its other sentences; so the chosen one is never compared with
    itself. Which sentence does well also depends on the vectors that judge: those that a sentence
    was chosen by are on its side.

    Parameters
    ----------
    table : array or sparse matrix (s, d): a row of length 1 (or of zeros) for each sentence,
        article after article
    lengths : int array (n,): how many sentences each article has, at least one
    chosen : int array (n,): for each article the row of its chosen sentence

    Returns
    -------
    bool array (n,); nearness is the cosine, and of equally near rests the first counts

    Raises
    ------
    ValueError
        If the lengths do not add up to the rows of the table, or a chosen sentence belongs to
        another article.

    >>> table = np.array([[1.0, 0.0], [0.8, 0.6], [0.6, 0.8], [0.0, 1.0]])
    >>> finds_its_rest(table, [2, 2], [0, 2]).tolist()
    [True, False]
    """
    starts, articles = _starts(table, lengths), np.arange(len(np.asarray(lengths)))
    article_of, rows = (
        np.repeat(articles, np.asarray(lengths, dtype=np.int64)),
        np.arange(table.shape[0]),
    )
    chosen = np.asarray(chosen)
    if chosen.shape != starts.shape or not np.array_equal(article_of[chosen], articles):
        raise ValueError("chosen needs one row of each article, in the order of the articles")
    belongs = sparse.csr_matrix((np.ones(len(rows)), (article_of, rows)))
    rest = normalize(belongs @ table - table[chosen])
    cosines = table[chosen] @ rest.T
    return np.asarray(cosines.argmax(axis=1)).ravel() == articles


def _starts(table: np.ndarray | sparse.csr_array, lengths: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """The row of each article's first sentence."""
    counted = np.asarray(lengths)
    if counted.sum() != table.shape[0] or counted.min() < 1:
        raise ValueError(
            "the lengths are at least 1 and add up to the rows of the table; "
            f"got a sum of {counted.sum()} for {table.shape[0]} rows"
        )
    return np.cumsum(counted) - counted
