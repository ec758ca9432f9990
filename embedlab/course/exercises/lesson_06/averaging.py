"""Exercise 6.2: the mean vector of a document."""

import operator

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception
from embedlab.course.checking.vectors import Vectors


def document_vector(words, vectors, dimensions):
    known = [vectors[word] for word in words if word in vectors]
    return np.mean(known, axis=0) if known else np.full(dimensions, np.nan)


def _combined(combine, otherwise):
    """A family of answers: what is made of the known words' vectors, and what where there is none."""

    def document_vector(words, vectors, dimensions):
        known = [vectors[word] for word in words if word in vectors]
        return combine(np.array(known, dtype=float)) if known else otherwise(dimensions)

    return document_vector


def _nan(dimensions):
    return np.full(dimensions, np.nan)


def _single_nan(dimensions):
    return np.nan


def _any_ending(says, combine):
    return [
        Misconception(says, _combined(combine, otherwise))
        for otherwise in (_nan, np.zeros, _single_nan)
    ]


def _mean(known):
    return known.mean(axis=0)


def _unit(vector):
    return vector / np.linalg.norm(vector)


def _over_all_words(otherwise):
    def wrong(words, vectors, dimensions):
        known = [vectors[word] for word in words if word in vectors]
        if not known:
            return otherwise(dimensions) if words else _nan(dimensions)
        return sum(known) / len(words)

    return wrong


def _each_word_once(otherwise):
    right = _combined(_mean, otherwise)
    return lambda words, vectors, dimensions: right(list(set(words)), vectors, dimensions)


def _nan_for_one_missing(words, vectors, dimensions):
    table = [vectors[word] if word in vectors else _nan(dimensions) for word in words]
    return np.mean(table, axis=0) if table else _nan(dimensions)


def _until_the_first_unknown(otherwise):
    def wrong(words, vectors, dimensions):
        unknown = [i for i, word in enumerate(words) if word not in vectors]
        words = words[: unknown[0]] if unknown else words
        return _combined(_mean, otherwise)(words, vectors, dimensions)

    return wrong


def _without_asking(otherwise):
    def wrong(words, vectors, dimensions):
        return (
            _mean(np.array([vectors[word] for word in words])) if words else otherwise(dimensions)
        )

    return wrong


def _zero_is_unknown(words, vectors, dimensions):
    mean = _combined(_mean, np.zeros)(words, vectors, dimensions)
    return mean if mean.any() else _nan(dimensions)


def _in_place(divide):
    def wrong(words, vectors, dimensions):
        known = [vectors[word] for word in words if word in vectors]
        for vector in known[1:]:
            known[0] += vector
        return divide(known[0], len(known)) if known else _nan(dimensions)

    return wrong


def _documents():
    from hypothesis import strategies as st

    kinds = {int: 1, float: 2, np.float32: 4}  # whole numbers, halves, quarters

    def document(pair):
        dimensions, kind = pair
        numbers = st.lists(st.integers(-4, 6), min_size=dimensions, max_size=dimensions)
        vector = numbers.map(lambda entries: (np.array(entries) / kinds[kind]).astype(kind))
        words = st.lists(st.sampled_from(["cat", "dog", "sat", "the", "on"]), max_size=7)
        vectors = st.dictionaries(st.sampled_from(["cat", "dog", "sat", "hat"]), vector)
        return st.tuples(words, vectors | vectors.map(Vectors), st.just(dimensions))

    return st.tuples(st.integers(1, 4), st.sampled_from(list(kinds))).flatmap(document)


def _same_vector(expected, got):
    """An array of numbers, or of NaN; None is not NaN, though numpy would take it for that."""
    if any(entry is None for entry in np.asarray(got, dtype=object).ravel()):
        return "it holds None, which is no number; `np.nan` is NaN"
    problem = compare.array(expected, got)
    if problem is None or compare.not_a_table(got) or np.shape(got) != np.shape(expected):
        return problem
    return "no word has a vector here, so it should be NaN" if np.isnan(expected).all() else problem


_SPREAD = {"cat": np.array([0]), "sat": np.array([3]), "on": np.array([9])}
_TWO = {"cat": np.array([2, 0]), "sat": np.array([0, 2])}

DOCUMENT_VECTOR = FunctionExercise(
    id="6.2",
    title="The mean vector of a document",
    reference=document_vector,
    examples=[
        (["cat"], {"cat": np.array([2])}, 1),
        (["cat", "sat"], {"cat": np.array([1]), "sat": np.array([2])}, 1),
        (["the", "cat"], {"cat": np.array([2])}, 1),
        (["cat", "cat", "sat"], {"cat": np.array([0]), "sat": np.array([3])}, 1),
        (["the", "cat", "sat"], _TWO, 2),
        (["cat", "sat"], {"cat": np.array([1, -1]), "sat": np.array([-1, 1])}, 2),
        (["cat", "the", "sat", "sat"], {"cat": np.array([0.5, 1.0]), "sat": np.array([-1, 0])}, 2),
        (["cat", "sat", "on"], {"cat": np.array([1, 0, 0.5]), "on": np.array([0.0, 0, -3])}, 3),
        (["cat", "dog", "sat"], Vectors(_TWO), 2),
        (["cat", "sat", "cat"], {"cat": np.array([0]), "sat": np.array([3])}, 1),
        (["cat", "sat", "on"], _SPREAD, 1),
        (["Ann", "cat"], {"Ann": np.array([1, 2]), "cat": np.array([3, 0])}, 2),
        (["the"], _TWO, 2),  # last, so that another mistake shows itself before this one
        ([], _TWO, 2),
    ],
    inputs=_documents,
    compare=_same_vector,
    misconceptions=[
        *_any_ending(
            "This is the sum of the vectors. A long document would get a long vector: divide by the number of its known "
            "words.",
            lambda known: known.sum(axis=0),
        ),
        *(
            Misconception(
                "Words without a vector count as zeros here and pull the mean towards 0. Leave them out: divide by the "
                "number of known words.",
                _over_all_words(otherwise),
            )
            for otherwise in (_nan, np.zeros)
        ),
        *(
            Misconception(
                "Each word counts once only. One that occurs three times should count three times.",
                _each_word_once(otherwise),
            )
            for otherwise in (_nan, np.zeros, _single_nan)
        ),
        *_any_ending(
            "This is the median, not the mean.",
            lambda known: np.median(known, axis=0),
        ),
        *_any_ending(
            "You took the largest number in each dimension, not the mean.",
            lambda known: known.max(axis=0),
        ),
        *_any_ending(
            "This is the vector of one word only. Take the mean of all.", lambda known: known[0]
        ),
        *_any_ending(
            "This is the vector of one word only. Take the mean of all.", lambda known: known[-1]
        ),
        *_any_ending(
            "You took the mean of all numbers together. Each dimension has its own mean: `axis=0`.",
            lambda known: known.mean(),
        ),
        *_any_ending(
            "You took the mean of each word's numbers. Each dimension has its own mean, over the words: `axis=0`.",
            lambda known: known.mean(axis=1),
        ),
        *_any_ending(
            "You made the vector of length 1. Here it stays as long as the mean is.",
            lambda known: _unit(_mean(known)),
        ),
        *_any_ending(
            "You made the vector of length 1. Here it stays as long as the mean is.",
            lambda known: _unit(_mean(known)) if _mean(known).any() else _mean(known),
        ),
        *_any_ending(
            "The mean comes out in whole numbers. `//` rounds down; `/` keeps the fraction.",
            lambda known: known.sum(axis=0) // len(known),
        ),
        *_any_ending(
            "The digits behind the point are cut off. The mean of whole numbers need not be one: work with an array of "
            "floats.",
            lambda known: _mean(known).astype(int),
        ),
        *(
            Misconception(
                "A word without a vector stops your function. Ask `word in vectors` before you look it up.",
                _without_asking(otherwise),
            )
            for otherwise in (_nan, np.zeros, _single_nan)
        ),
        Misconception(
            "One unknown word makes the whole mean NaN. Leave it out: the other words still say something.",
            _nan_for_one_missing,
        ),
        *(
            Misconception(
                "You stop at the first unknown word. Leave it out and go on: known ones may follow.",
                _until_the_first_unknown(otherwise),
            )
            for otherwise in (_nan, np.zeros, _single_nan)
        ),
        Misconception(
            "Where no word is known you give zeros. That is a place like any other, and this document has none: fill it "
            "with `np.nan`.",
            _combined(_mean, np.zeros),
        ),
        Misconception(
            "Where no word is known you give a single NaN, such as `np.mean([])` gives. Wanted is one for each dimension.",
            _combined(_mean, _single_nan),
        ),
        Misconception(
            "Zeros do not mean that no word is known: the vectors of known words may add up to 0. Count the known words.",
            _zero_is_unknown,
        ),
        *(
            Misconception(
                "`total = vectors[word]` is no copy: `+=` and `/=` then change the vector of that word, and whole numbers "
                "take no fractions in this way. Begin with `np.zeros(dimensions)`.",
                _in_place(divide),
            )
            for divide in (operator.truediv, operator.itruediv)
        ),
    ],
    hints=[
        "Go through the words, and keep the vectors of those that have one. `word in vectors` tells.",
        "Two cases: where you kept none, one NaN (`np.nan`) for each dimension; else the mean of each dimension over "
        "the vectors that you kept. How many did you keep, and how many words were there?",
        "By hand: for the, cat, sat with cat [2, 0] and sat [0, 2], two words are known. The sum is [2, 2], and half of "
        "it is [1, 1].",
    ],
)
