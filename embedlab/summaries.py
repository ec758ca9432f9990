"""Is one sentence a good summary? It is, when it finds the rest of its text among many others."""

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.preprocessing import normalize


def finds_its_rest(
    table: npt.NDArray[np.floating] | sparse.csr_matrix,
    article_of: npt.ArrayLike,
    chosen: npt.ArrayLike,
) -> npt.NDArray[np.bool_]:
    """Whether each article's chosen sentence is nearer to its own rest than to any other rest.

    An article's rest is the sum of its other sentences; so the chosen one is never compared with
    itself. Which sentence does well also depends on the vectors that judge: those that a sentence
    was chosen by are on its side.

    Parameters
    ----------
    table : array or sparse matrix (s, d): a row of length 1 (or of zeros) for each sentence
    article_of : int array (s,): the article of each sentence, numbered from 0 to n - 1
    chosen : int array (n,): for each article the row of its chosen sentence

    Returns
    -------
    bool array (n,); nearness is the cosine, and of equally near rests the first counts

    Raises
    ------
    ValueError
        If the lengths differ, or a chosen sentence belongs to another article.

    >>> table = np.array([[1.0, 0.0], [0.8, 0.6], [0.6, 0.8], [0.0, 1.0]])
    >>> finds_its_rest(table, [0, 0, 1, 1], [0, 2]).tolist()
    [True, False]
    """
    article_of, chosen = np.asarray(article_of), np.asarray(chosen)
    if table.shape[0] != len(article_of):
        raise ValueError(
            "each row of the table belongs to an article; "
            f"got {table.shape[0]} rows and {len(article_of)} numbers of articles"
        )
    if not np.array_equal(article_of[chosen], np.unique(article_of)):
        raise ValueError("chosen needs one row of each article, in the order of the articles")
    rows = np.arange(len(article_of))
    belongs = sparse.csr_matrix((np.ones(len(rows)), (article_of, rows)))
    rest = normalize(belongs @ table - table[chosen])
    cosines = table[chosen] @ rest.T
    return np.asarray(cosines.argmax(axis=1)).ravel() == np.arange(len(chosen))
