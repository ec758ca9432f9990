"""Exercises of 09_document_classification: TF-IDF, and the mean of word vectors."""

from functools import reduce
from operator import iadd, itruediv

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.strategies import many, tables, vectors
from embedlab.course.checking.vectors import Vectors


def _tables():
    from hypothesis import strategies as st

    kinds = st.sampled_from([int, int, float, np.float32])
    small = tables((2, 5), (2, 5), 0, 3) | tables((1, 5), (1, 5), 0, 40)
    return st.tuples(small, kinds).map(lambda drawn: (drawn[0].astype(drawn[1]),))


def _unit(table):
    return table / np.linalg.norm(table, axis=-1, keepdims=True)


tf_idf = Solution("9.1", np=np, unit=_unit)
TF_IDF = FunctionExercise(
    id="9.1",
    title="Weigh words by how few documents have them",
    reference=tf_idf.function,
    examples=[
        (np.array([[1, 0], [1, 2]]),),
        (np.array([[1, 0], [0, 0]]),),
        (np.array([[1, 0, 2, 0, 3, 0, 1, 0]]),),
        (np.array([[3, 1], [0, 2], [0, 2]]),),
        (np.array([[1.0, 0.0], [0.0, 2.0]]),),
        (np.array([[1, 0], [1, 2], [0, 0]]),),
        (np.array([[300, 1, 0, 70], [0, 1, 0, 1], [1, 3, 0, 0]]),),
        (4 * np.maximum(many(300, 120) - 20 * (np.arange(120) % 15), 0),),
    ],
    inputs=_tables,
    compare=compare.array,
    misconceptions=tf_idf.mistakes(
        """
    You took the number of columns, that is of words. Wanted is the number of documents: the rows, `len(counts)`.
        len(counts) -> counts.shape[1]
    You took how many words there are in all documents together. Wanted is the number of documents: the rows,
    `len(counts)`.
        len(counts) -> counts.sum()
        (counts > 0).sum -> (counts > 0).sum  or  counts.sum
    A word that no document has leads to a division by 0. Its counts are all 0, and so should its weights be.
        np.maximum(df, 1) -> df
    You took the logarithm to another base. The natural logarithm is `np.log`.
        np.log -> np.log2  or  np.log10
    You multiplied with the ratio itself; its logarithm is missing.
        np.log ->
    You divided by how often the word occurs in all documents together. Wanted is how many documents have it, be it once
    or ten times.
        (counts > 0).sum -> counts.sum
    A word that a document has once is one that it has: `counts > 0`, not `counts > 1`.
        counts > 0 -> counts > 1
    A 1 was added somewhere: before, inside or after the logarithm. Many libraries do so; here nothing is added.
        * idf -> * (idf + 1)
        or
        np.log -> np.log1p
        or
        np.maximum(df, 1) -> (1 + df)
        or
        len(counts) / np.maximum(df, 1) -> (1 + len(counts)) / (1 + df)
        * idf -> * idf  or  * (idf + 1)
    Every weight is 0, as if each document had each word. It has those whose count is above 0.
        counts > 0 -> counts >= 0
    This is what scikit-learn does when it is not told otherwise: it adds 1 in three places and makes each row of length
    1. Here neither is done.
        len(counts) / np.maximum(df, 1) -> (1 + len(counts)) / (1 + df)
        counts * idf -> np.nan_to_num(unit(counts * (idf + 1)))
    You divided each count by the number of words in its document, which may be 0. Here the counts stay as they are.
        ^ words = counts.sum(axis=1, keepdims=True)
        * idf -> / words * idf  or  / np.maximum(words, 1) * idf
    You made each row of length 1, which a row of zeros cannot get. Here the weights stay as they are.
        counts * idf -> unit(counts * idf)  or  np.nan_to_num(unit(counts * idf))
    These are the weights of the words alone, one for each column. Multiply each count with the weight of its word.
        counts * idf -> idf
    A word that occurs three times in a document gets the weight of one that occurs once. Multiply with the count.
        counts * idf -> (counts > 0) * idf
    You took the logarithm of the counts as well. Only the ratio of documents gets one.
        counts * idf -> np.log1p(counts) * idf  or  (counts > 0) * (1 + np.log(np.maximum(counts, 1))) * idf
    You counted how many words each document has. Wanted is how many documents have each word: down the columns,
    `axis=0`.
        (counts > 0).sum(axis=0) -> (counts > 0).sum(axis=1)  or  counts.sum(axis=1)
        axis=1 -> axis=1  or  axis=1, keepdims=True
        len(counts) / -> len(counts) /  or  counts.shape[1] /
        np.maximum(df, 1) -> np.maximum(df, 1)  or  np.where(df > 0, df, len(counts))
        or
        axis=0 -> axis=1
        counts * idf -> idf * counts
    You counted in the whole table, so that all words get one weight. Each word has a number of documents of its own: down
    the columns, `axis=0`.
        axis=0 ->
    The ratio is upside down, so that its logarithm is negative. The number of all documents stands above.
        len(counts) / np.maximum(df, 1) -> np.maximum(df, 1) / len(counts)
    Here a word weighs more, the more documents have it. A rare word should weigh more: divide by their number.
        * idf -> * df
        or
        len(counts) / ->
    Where the counts are whole numbers, so are your weights: the digits behind the point are cut off. A table for the
    weights has to hold fractions: `np.zeros(counts.shape)`.
        counts * idf -> (counts * idf).astype(counts.dtype)
    You write the weights into the table of counts, which is not yours and may hold whole numbers only. Make a new
    table: `counts * ...`, not `counts *= ...`.
        return counts * idf -> counts *= idf; return counts
    """,
        "np.maximum(df, 1) -> df",
    ),
    hints=[
        "First a number for each column: how many documents have the word? `counts > 0` says which of them do, and True "
        "counts as 1 when you add it up.",
        "Then the number of all documents divided by that, its natural logarithm, and each column multiplied with its "
        "own. What should happen where a whole column is 0? Look before you divide.",
        "By hand, [[1, 3], [0, 2], [0, 0]]: one of three documents has the first word, and log(3 / 1) = 1.099. Two of "
        "three have the second: log(3 / 2) = 0.405, so its counts of 3 and 2 make 1.216 and 0.811.",
    ],
)


def _documents():
    from hypothesis import strategies as st

    def document(drawn):
        dimensions, (kind, parts) = drawn
        vector = vectors((dimensions, dimensions)).map(lambda whole: (whole / parts).astype(kind))
        known = st.dictionaries(st.sampled_from(["cat", "dog", "sat", "hat"]), vector)
        words = st.lists(st.sampled_from(["cat", "dog", "sat", "the", "on"]), max_size=7)
        return st.tuples(words, known | known.map(Vectors), st.just(dimensions))

    kinds = st.sampled_from([(int, 1), (float, 2), (np.float32, 4)])
    return st.tuples(st.integers(2, 4), kinds).flatmap(document)


def _same_vector(expected, got):
    """An array of numbers, or of NaN; None is not NaN, though numpy would take it for that."""
    if any(entry is None for entry in np.asarray(got, dtype=object).ravel()):
        return "it holds None, which is no number; `np.nan` is NaN"
    problem = compare.array(expected, got)
    if problem is None or compare.not_a_table(got) or np.shape(got) != np.shape(expected):
        return problem
    return "no word has a vector here, so it should be NaN" if np.isnan(expected).all() else problem


_TWO = {"a": np.array([2, 0]), "ox": np.array([4, 2])}
_THREE = {"cat": np.array([0, 1]), "sat": np.array([3, 1]), "on": np.array([9, -2])}
_LONG = {f"w{i}": vector for i, vector in enumerate(many(150, 120))}

document_vector = Solution("9.2", np=np, unit=_unit, reduce=reduce, iadd=iadd, itruediv=itruediv)
DOCUMENT_VECTOR = FunctionExercise(
    id="9.2",
    title="The mean vector of a document",
    reference=document_vector.function,
    examples=[
        (["a", "ox"], _TWO, 2),
        (["the", "ox"], _TWO, 2),
        (["ox", "the"], _TWO, 2),
        (["a", "a", "ox"], _TWO, 2),
        (["ox", "a"], {"a": np.array([1, -1]), "ox": np.array([-1, 1])}, 2),
        (["cat", "sat", "on"], _THREE, 2),
        (["cat", "the", "on", "on"], {"cat": np.array([0.5, 1.0]), "on": np.array([-1, 0])}, 2),
        (["cat", "sat", "on"], {"cat": np.array([1, 0, 0.5]), "on": np.array([0.0, 0, -3])}, 3),
        (["cat", "on", "cat"], {"cat": np.array([1]), "on": np.array([3])}, 1),
        (["a", "dog", "ox"], Vectors(_TWO), 2),
        (["Ann", "cat"], {"Ann": np.array([1, 2]), "cat": np.array([3, 0])}, 2),
        (["the"], _THREE, 2),  # here, so that another mistake shows itself before this one
        ([], _THREE, 2),
        ([f"w{i}" for i in many(600) % 200], _LONG, 120),
    ],
    inputs=_documents,
    compare=_same_vector,
    misconceptions=document_vector.mistakes(
        """
    This is the sum of the vectors. A long document would get a long vector: divide by the number of its known words.
        np.mean -> np.sum
    Words without a vector count as zeros here and pull the mean towards 0. Leave them out: divide by the number of
    known words.
        np.mean(known, axis=0) -> np.sum(known, axis=0) / len(words)
        or
        if word in vectors ->
        vectors[word] -> vectors.get(word, np.zeros(dimensions))  or  vectors[word] if word in vectors else np.zeros(dimensions)
    You divided by how many numbers a vector has. Divide by the number of known words.
        np.mean(known, axis=0) -> np.sum(known, axis=0) / dimensions
    Each word counts once only. One that occurs three times should count three times.
        for word in words -> for word in set(words)
    Only the first word was looked at. Does the `return` stand inside the loop?
        for word in words -> for word in words[:1]
        or
        | for word in words:
        |     return vectors[word] if word in vectors else np.full(dimensions, np.nan)
    This is the median, not the mean.
        np.mean -> np.median
    You took the largest number in each dimension, not the mean.
        np.mean -> np.max
    This is the vector of one word only. Take the mean of all.
        np.mean(known, axis=0) -> known[0]  or  known[-1]
    You took the mean of all numbers together. Each dimension has its own mean: `axis=0`.
        , axis=0 ->
    You took the mean of each word's numbers. Each dimension has its own mean, over the words: `axis=0`.
        axis=0 -> axis=1
    You made the vector of length 1. Here it stays as long as the mean is.
        np.mean(known, axis=0) -> unit(np.mean(known, axis=0))  or  np.nan_to_num(unit(np.mean(known, axis=0)))
    The mean comes out in whole numbers. `//` rounds down; `/` keeps the fraction.
        np.mean(known, axis=0) -> np.sum(known, axis=0) // len(known)
    The digits behind the point are cut off. The mean of whole numbers need not be one: work with an array of floats.
        np.mean(known, axis=0) -> np.mean(known, axis=0).astype(int)
    A word without a vector stops your function. Ask `word in vectors` before you look it up.
        if word in vectors ->
    One unknown word makes the whole mean NaN. Leave it out: the other words still say something.
        if word in vectors ->
        vectors[word] -> vectors[word] if word in vectors else [np.nan] * dimensions
    You stop at the first unknown word. Leave it out and go on: known ones may follow.
        ^ words = words[: [*(word in vectors for word in words), False].index(False)]
    Where no word is known you give zeros. That is a place like any other, and this document has none: fill it with
    `np.nan`.
        np.full(dimensions, np.nan) -> np.zeros(dimensions)
    Where no word is known you give a single NaN, such as `np.mean([])` gives. Wanted is one for each dimension.
        np.full(dimensions, np.nan) -> np.nan  or  [np.nan]  or  np.full(dimensions, np.nan) if not words else np.nan
    Zeros do not mean that no word is known: the vectors of known words may add up to 0. Count the known words.
        if not known -> if not np.any(np.sum(known, axis=0))
        np.full(dimensions, np.nan) -> [np.nan] * dimensions
    Your function divides by the number of known words, which may be 0. Look at that case before you divide.
        if not known -> if False  or  if not words
        np.mean(known, axis=0) -> sum(known) / len(known)
    `total = vectors[word]` is no copy, only a second name: with `+=` you change the vector of that word. Begin with
    `np.zeros(dimensions)`.
        np.mean(known, axis=0) -> reduce(iadd, known) / len(known)  or  itruediv(reduce(iadd, known), len(known))
    """,
        "np.full(dimensions, np.nan) -> np.zeros(dimensions)",
        "np.full(dimensions, np.nan) -> np.nan",
    ),
    hints=[
        "Go through the words, and keep the vectors of those that have one. `word in vectors` tells.",
        "Two cases: where you kept none, one NaN (`np.nan`) for each dimension; else the mean of each dimension over "
        "the vectors that you kept. How many did you keep, and how many words were there?",
        "By hand: for a, red, cat with red [1, 4] and cat [3, 0], two words are known. The sum is [4, 4], and half of it "
        "is [2, 2].",
    ],
)


EXERCISES = (
    TF_IDF,
    DOCUMENT_VECTOR,
)
