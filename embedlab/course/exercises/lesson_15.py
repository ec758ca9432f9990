"""Exercises of 15_sentiment_and_summaries: an axis of opposites, and the central sentence."""

from functools import reduce
from operator import isub

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.strategies import many, tables, vectors
from embedlab.course.checking.vectors import Vectors


def _pairs():
    from hypothesis import strategies as st

    words = ["good", "bad", "up", "down", "warm"]
    pair = st.lists(st.sampled_from(words), min_size=2, max_size=2, unique=True).map(tuple)
    pairs = st.lists(pair, min_size=1, max_size=4, unique=True)

    def with_vectors(drawn):
        size, (kind, parts) = drawn
        vector = vectors((size, size)).map(lambda whole: (whole / parts).astype(kind))
        known = st.fixed_dictionaries(dict.fromkeys(words, vector))
        return st.tuples(pairs, known | known.map(Vectors))

    kinds = st.sampled_from([(int, 1), (float, 2), (np.float32, 4)])
    return st.tuples(st.integers(2, 4), kinds).flatmap(with_vectors)


def _unit(table):
    length = np.linalg.norm(table, axis=-1, keepdims=True)
    return table / np.where(length == 0, 1, length)


_OPPOSITES = {
    "good": np.array([3, 1, 0]),
    "bad": np.array([1, 1, 4]),
    "up": np.array([0, 2, 1]),
    "down": np.array([-1, 0, 2]),
    "warm": np.array([4, 0, -2]),
    "cold": np.array([1, 5, 0]),
}
_LONG = {f"w{i}": vector for i, vector in enumerate(many(240, 120))}

axis = Solution("15.1", np=np, unit=_unit, reduce=reduce, isub=isub)
AXIS = FunctionExercise(
    id="15.1",
    title="An axis of opposites",
    reference=axis.function,
    examples=[
        ([("good", "bad")], {"good": np.array([4, 1]), "bad": np.array([1, 3])}),
        ([("good", "bad"), ("up", "down")], _OPPOSITES),
        ([("good", "bad"), ("up", "down"), ("warm", "cold")], _OPPOSITES),
        ([("good", "bad"), ("good", "cold")], Vectors(_OPPOSITES)),
        ([("warm", "cold"), ("down", "bad")], {w: v / 2 for w, v in _OPPOSITES.items()}),
        ([(f"w{i}", f"w{239 - i}") for i in range(120)], _LONG),
    ],
    inputs=_pairs,
    compare=compare.array,
    because="Its largest numbers say in which dimensions the opposites differ.",
    misconceptions=axis.mistakes("""
    This is the sum of the differences. Divide it by the number of pairs.
        np.mean -> np.sum
    The axis points the other way: wanted is the first word's vector minus the second's.
        vectors[first] - vectors[second] -> vectors[second] - vectors[first]
    This is the mean of all numbers together. Each dimension has its own mean, over the pairs: `axis=0`.
        , axis=0 ->
    You took the mean of each difference's numbers. Each dimension has its own mean, over the pairs: `axis=0`.
        axis=0 -> axis=1
    Only the first pair was looked at. Does the `return` stand inside the loop?
        in pairs -> in pairs[:1]
    Only the last pair was looked at. Collect the differences of all pairs.
        in pairs -> in pairs[-1:]
    You added the two words of a pair. Opposites are subtracted, so that what they share goes away.
        vectors[first] - vectors[second] -> vectors[first] + vectors[second]
    The signs are gone. A difference below 0 is one in the other direction.
        vectors[first] - vectors[second] -> abs(vectors[first] - vectors[second])
        or
        np.mean(differences, axis=0) -> abs(np.mean(differences, axis=0))
    You made the axis of length 1. Here it stays as long as the mean is.
        np.mean(differences, axis=0) -> unit(np.mean(differences, axis=0))
    You made each difference of length 1 before the mean. Here they stay as they are.
        vectors[first] - vectors[second] -> unit(vectors[first] - vectors[second])
    You made the words' vectors of length 1 first. Here they stay as they are.
        vectors[first] - vectors[second] -> unit(vectors[first]) - unit(vectors[second])
    This is the median, not the mean.
        np.mean -> np.median
    These are the differences, one for each pair. Their mean is missing.
        np.mean(differences, axis=0) -> differences
    This is the mean of the first words. The second words are to be subtracted.
        vectors[first] - vectors[second] -> vectors[first]
    You divided by the number of words. There are half as many differences: one for each pair.
        np.mean(differences, axis=0) -> np.sum(differences, axis=0) / (2 * len(pairs))
    The mean comes out in whole numbers. `//` rounds down; `/` keeps the fraction.
        np.mean(differences, axis=0) -> np.sum(differences, axis=0) // len(differences)
    The digits behind the point are cut off: work with an array of floats.
        np.mean(differences, axis=0) -> np.mean(differences, axis=0).astype(int)
    `-=` changes the vector of the word itself, which is not yours. Write `vectors[first] - vectors[second]`.
        vectors[first] - vectors[second] -> reduce(isub, [vectors[first], vectors[second]])
    """),
    hints=[
        "Go through the pairs: `for first, second in pairs`. Look up both vectors and subtract.",
        "Then one number for each dimension: the mean of the differences over the pairs. How many differences are there?",
        "By hand: warm [4, 1], cold [0, 1], glad [2, 5], sorry [0, 1]. The differences are [4, 0] and [2, 4]; their mean is "
        "[3, 2].",
    ],
)


def _rows(numbers):
    """Rows of length 1, and rows of zeros as they are."""
    return _unit(np.asarray(numbers, dtype=float))


def _one_is_nearest(table):
    """Whether a sentence is clearly nearer to the sum than all others, so that no tie decides."""
    scores = np.sort(table @ table.sum(axis=0))
    return len(scores) == 1 or scores[-1] - scores[-2] > 1e-2


def _sentences():
    from hypothesis import strategies as st

    kinds = st.sampled_from([float, float, np.float32])
    numbers = tables((1, 5), (2, 4), 0, 3) | tables((2, 5), (2, 4), -2, 3)
    table = numbers.map(_rows).filter(_one_is_nearest)
    return st.tuples(table, kinds).map(lambda drawn: (drawn[0].astype(drawn[1]),))


central = Solution("15.2", np=np)
CENTRAL = FunctionExercise(
    id="15.2",
    title="The central sentence",
    reference=central.function,
    examples=[
        (_rows([[0, 1], [3, 4], [1, 0]]),),
        (_rows([[0, 1, 0], [0, 3, 4], [0, 1, 1], [4, 3, 0]]),),
        (_rows([[0, 0], [1, 0]]),),
        (_rows([[1, 0, 0], [0, 3, 4], [0, 0, 0], [0, 4, 3], [0, 1, 2]]),),
        (_rows([[1, 1, 0, 0], [0, 0, 0, 0], [1, 2, 0, 3], [0, 1, 1, 1]]),),
        (_rows([[4, 3], [1, 2], [1, -2], [1, -3], [-1, 0]]),),
        (_rows([[2, 1, 0]]),),
        (_rows(np.maximum(many(120, 110) - 150, 0)),),
    ],
    inputs=_sentences,
    compare=compare.number,
    because="What most sentences speak of counts most in the sum, so the central one speaks of it too.",
    misconceptions=central.mistakes("""
    This is the sentence that is farthest from the sum. The largest dot product is the nearest: `np.argmax`.
        np.argmax -> np.argmin
    You counted from 1. The first sentence has the number 0.
        int(np.argmax(table @ total)) -> int(np.argmax(table @ total)) + 1
    You gave the dot product itself. Wanted is which sentence has it: `np.argmax`.
        int(np.argmax(table @ total)) -> (table @ total).max()
    These are the dot products of all sentences. Wanted is which of them is the largest: `np.argmax`.
        int(np.argmax(table @ total)) -> table @ total
    You gave the row of the sentence. Wanted is its number.
        int(np.argmax(table @ total)) -> table[np.argmax(table @ total)]
    You compared each sentence with the first one. Compare it with the sum of all.
        table.sum(axis=0) -> table[0]
    You compared each sentence with the last one. Compare it with the sum of all.
        table.sum(axis=0) -> table[-1]
    You took the sentence whose own numbers add up to most. Compare each with the sum of the rows.
        table @ total -> table.sum(axis=1)
    This is the column that is largest in the sum. Wanted is the row that is nearest to it.
        np.argmax(table @ total) -> np.argmax(total)
    `np.argmax` of a whole table counts through all its cells. It needs one number for each sentence.
        table @ total -> table
        or
        table @ total -> table * total
        or
        table @ total -> table @ table.T
    You added up each sentence's own numbers. The sum of the rows goes down the columns: `axis=0`.
        axis=0 -> axis=1
    You added up the whole table to one number. The sum of the rows has a number for each column: `axis=0`.
        table.sum(axis=0) -> table.sum()
    A row of zeros leads to 0 / 0, which is NaN, and `np.argmax` takes NaN for the largest. The dot product needs no division.
        table @ total -> table @ total / np.linalg.norm(table, axis=1)
        or
        table @ total -> table @ total / np.linalg.norm(table, axis=1) / np.linalg.norm(total)
    You measured the distance to the mean. There a row of zeros can lie nearest, though it says nothing. Take the dot product.
        np.argmax(table @ total) -> np.argmin(np.linalg.norm(table - table.mean(axis=0), axis=1))
    You left each sentence out of the sum that it is compared with. Here it is the sum of all.
        table @ total -> [row @ (total - row) for row in table]
    The signs are gone: a dot product far below 0 is far away, not near.
        table @ total -> abs(table @ total)
    """),
    hints=[
        "First the sum of the rows: one number for each column. Which `axis` is that?",
        "Then one number for each sentence: the dot product of its row with the sum, `table @ total`. `np.argmax` says where the "
        "largest stands.",
        "By hand: [[1, 0], [0.8, 0.6], [1, 0]]. The sum is [2.8, 0.6]. The dot products are 2.8, 2.24 + 0.36 = 2.6 and 2.8: "
        "the first and the third are equally near, and 0 and 2 are both right.",
    ],
)


EXERCISES = (AXIS, CENTRAL)
