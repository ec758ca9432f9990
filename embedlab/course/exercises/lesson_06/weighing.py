"""Exercise 6.1: TF-IDF."""

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception


def tf_idf(counts):
    documents_with = (counts > 0).sum(axis=0)
    return counts * np.log(len(counts) / np.maximum(documents_with, 1))


def _counts(counts):
    return counts


def _documents_with(counts):
    return (counts > 0).sum(axis=0)


def _log_ratio(documents, documents_with):
    return np.log(documents / documents_with)


def _weighed(
    guarded, term=_counts, documents_with=_documents_with, weight=_log_ratio, after=_counts
):
    """A family of answers; those that are not guarded give NaN for a word that no document has."""

    def tf_idf(counts):
        weights = weight(float(len(counts)), documents_with(counts))
        if guarded:
            weights = np.where(np.isfinite(weights), weights, 0)
        return after(term(counts) * weights)

    return tf_idf


def _either_way(says, **belief):
    return [Misconception(says, _weighed(guarded, **belief)) for guarded in (True, False)]


def _shares(counts):
    return counts / counts.sum(axis=1, keepdims=True)


def _of_length_one(table):
    return table / np.linalg.norm(table, axis=1, keepdims=True)


def _without_nan(function):
    return lambda table: np.nan_to_num(function(table))


def _number_of_words(guarded):
    def tf_idf(counts):
        having = _documents_with(counts)
        ratio = counts.shape[1] / (np.maximum(having, 1) if guarded else having)
        return counts * np.log(ratio) * (having > 0 if guarded else 1)

    return tf_idf


def _in_place(counts):
    counts *= np.log(len(counts) / np.maximum(_documents_with(counts), 1))
    return counts


def _tables():
    from hypothesis import strategies as st

    def table(size):
        rows, columns = size
        number = st.sampled_from([0, 0, 0, 1, 1, 2, 3]) | st.integers(0, 40)
        return st.lists(number, min_size=rows * columns, max_size=rows * columns).map(
            lambda flat: np.array(flat).reshape(size)
        )

    sizes = st.tuples(st.integers(1, 5), st.integers(1, 5))
    kinds = st.sampled_from([int, int, float])
    return st.tuples(sizes.flatmap(table), kinds).map(lambda pair: (pair[0].astype(pair[1]),))


ADDS_ONE = "A 1 was added somewhere: before, inside or after the logarithm. Many libraries do so; here nothing is added."

TF_IDF = FunctionExercise(
    id="6.1",
    title="Weigh words by how few documents have them",
    reference=tf_idf,
    examples=[
        (np.array([[1]]),),
        (np.array([[1], [0]]),),
        (np.array([[3], [0]]),),
        (np.array([[3], [2]]),),
        (np.array([[2, 1], [0, 3]]),),
        (np.array([[1, 0]]),),
        (np.array([[1, 0], [0, 0]]),),
        (np.array([[1.0, 0.0], [0.0, 2.0]]),),
        (np.array([[1, 0], [1, 2], [0, 0]]),),
        (np.array([[2, 1, 0, 4], [0, 1, 0, 1], [1, 3, 0, 0]]),),
        (np.array([[300, 1, 0, 70], [0, 1, 0, 1], [1, 3, 0, 0]]),),
    ],
    inputs=_tables,
    compare=compare.array,
    misconceptions=[
        *(
            Misconception(
                "You took the number of columns, that is of words. Wanted is the number of documents: the rows, "
                "`len(counts)`.",
                _number_of_words(guarded),
            )
            for guarded in (True, False)
        ),
        Misconception(
            "A word that no document has leads to a division by 0. Its counts are all 0, and so should its weights be.",
            _weighed(guarded=False),
        ),
        *(
            misconception
            for log in (np.log2, np.log10)
            for misconception in _either_way(
                "You took the logarithm to another base. The natural logarithm is `np.log`.",
                weight=lambda documents, documents_with, log=log: log(documents / documents_with),
            )
        ),
        *_either_way(
            "You multiplied with the ratio itself; its logarithm is missing.",
            weight=lambda documents, documents_with: documents / documents_with,
        ),
        *_either_way(
            "You divided by how often the word occurs in all documents together. Wanted is how many documents have it, "
            "be it once or ten times.",
            documents_with=lambda counts: counts.sum(axis=0),
        ),
        *_either_way(ADDS_ONE, weight=lambda n, df: np.log(n / df) + 1),
        *_either_way(ADDS_ONE, weight=lambda n, df: np.log(1 + n / df)),
        Misconception(ADDS_ONE, _weighed(True, weight=lambda n, df: np.log(n / (1 + df)))),
        Misconception(ADDS_ONE, _weighed(True, weight=lambda n, df: np.log((1 + n) / (1 + df)))),
        Misconception(
            ADDS_ONE, _weighed(True, weight=lambda n, df: np.log((1 + n) / (1 + df)) + 1)
        ),
        Misconception(
            "This is what scikit-learn does when it is not told otherwise: it adds 1 in three places and makes each row "
            "of length 1. Here neither is done.",
            _weighed(
                True,
                weight=lambda n, df: np.log((1 + n) / (1 + df)) + 1,
                after=_without_nan(_of_length_one),
            ),
        ),
        *(
            misconception
            for term in (_shares, _without_nan(_shares))
            for misconception in _either_way(
                "You divided each count by the number of words in its document, which may be 0. Here the counts stay as they "
                "are.",
                term=term,
            )
        ),
        *(
            misconception
            for after in (_of_length_one, _without_nan(_of_length_one))
            for misconception in _either_way(
                "You made each row of length 1, which a row of zeros cannot get. Here the weights stay as they are.",
                after=after,
            )
        ),
        *_either_way(
            "A word that occurs three times in a document gets the weight of one that occurs once. Multiply with the "
            "count.",
            term=lambda counts: counts > 0,
        ),
        *_either_way(
            "You took the logarithm of the counts as well. Only the ratio of documents gets one.",
            term=np.log1p,
        ),
        *_either_way(
            "You counted how many words each document has. Wanted is how many documents have each word: down the "
            "columns, `axis=0`.",
            documents_with=lambda counts: (counts > 0).sum(axis=1, keepdims=True),
        ),
        *_either_way(
            "You counted how many words each document has. Wanted is how many documents have each word: down the "
            "columns, `axis=0`.",
            documents_with=lambda counts: (counts > 0).sum(axis=1),
        ),
        *_either_way(
            "The ratio is upside down, so that its logarithm is negative. The number of all documents stands above.",
            weight=lambda documents, documents_with: np.log(documents_with / documents),
        ),
        *_either_way(
            "Here a word weighs more, the more documents have it. A rare word should weigh more: divide by their number.",
            weight=lambda documents, documents_with: documents_with,
        ),
        *_either_way(
            "Here a word weighs more, the more documents have it. A rare word should weigh more: divide by their number.",
            weight=lambda documents, documents_with: np.log(documents_with),
        ),
        Misconception(
            "Where the counts are whole numbers, so are your weights: the digits behind the point are cut off. A table "
            "for the weights has to hold fractions: `np.zeros(counts.shape)`.",
            lambda counts: tf_idf(counts).astype(counts.dtype),
        ),
        Misconception(
            "You write the weights into the table of counts, which is not yours and may hold whole numbers only. Make a "
            "new table: `counts * ...`, not `counts *= ...`.",
            _in_place,
        ),
    ],
    hints=[
        "First a number for each column: how many documents have the word? `counts > 0` says which of them do, and True "
        "counts as 1 when you add it up.",
        "Then the number of all documents divided by that, its natural logarithm, and each column multiplied with its "
        "own. What should happen where a whole column is 0? Look before you divide.",
        "By hand, [[1, 0], [1, 2]]: both documents have the first word, and log(2 / 2) = 0. One of two has the second: "
        "log(2 / 1) = 0.693, and its count of 2 makes 1.386.",
    ],
)
