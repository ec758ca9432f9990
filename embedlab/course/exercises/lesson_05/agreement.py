"""Exercise 5.2: how often cosine and Euclidean distance name the same neighbour."""

from functools import cache

import numpy as np

from embedlab.course.checking.exercise import Misconception, ValueExercise
from embedlab.datasets import load_glove
from embedlab.neighbors import nearest

WORDS = 1_000


@cache
def _counts():
    """The answer and the wrong ones, all at once: recognising has no time for it later."""
    vectors = load_glove().vectors
    some = vectors[:WORDS]
    cosine, euclidean = (_nearest_other(some, metric) for metric in ("cosine", "euclidean"))
    dot = _nearest_other(some, "dot")
    cosine_of_all = _nearest_other(vectors, "cosine")
    return {
        "agreeing": _equal(cosine, euclidean),
        "dot against Euclid": _equal(dot, euclidean),
        "dot against cosine": _equal(dot, cosine),
        "the dot product of a word with itself": _equal((some @ some.T).argmax(axis=1), _places()),
        "both among all": _equal(cosine_of_all, _nearest_other(vectors, "euclidean")),
        "cosine among all": _equal(cosine_of_all, euclidean),
        "both farthest": _equal(_nearest_other(-some, "cosine", some), _farthest(some)),
    }


def _nearest_other(vectors, metric, queries=None):
    """For each of the first 1,000 words the row of the nearest of `vectors` that is another word."""
    queries = vectors[:WORDS] if queries is None else queries
    first, second = nearest(vectors, queries, k=2, metric=metric)[0].T
    return np.where(first == _places(), second, first)


def _farthest(vectors):
    squares = (vectors**2).sum(axis=1)
    return (squares - 2 * vectors @ vectors.T).argmax(axis=1)


def _places():
    return np.arange(WORDS)


def _equal(one, other):
    return int((one == other).sum())


AGREEING = ValueExercise(
    id="5.2",
    title="Where two rankings agree",
    answer=lambda: _counts()["agreeing"],
    expects="a whole number from 0 to 1,000",
    misconceptions=[
        Misconception(
            "All 1,000 comes out when the word itself is not left out: each word is its own nearest word, both ways. "
            "It also comes out when the vectors were brought to length 1 first: then both distances give one order. "
            "Leave the word itself out, and take the vectors as they are.",
            WORDS,
        ),
        Misconception(
            "Not one word agrees when one of the two looks the wrong way, when it leaves the word itself out and the "
            "other does not, or when the scores are compared and not the row numbers. A near word has a large cosine, "
            "but a small distance.",
            0,
        ),
        Misconception(
            "You counted the first column as well, where each word finds itself: that is 1,000 too many. Compare the "
            "second columns only.",
            lambda: WORDS + _counts()["agreeing"],
        ),
        Misconception(
            "This is what the dot product gives in place of the cosine. Divide by both lengths.",
            lambda: _counts()["dot against Euclid"],
        ),
        Misconception(
            "This is how often the dot product and the cosine agree. Compare the cosine with the Euclidean distance, "
            "the length of the difference.",
            lambda: _counts()["dot against cosine"],
        ),
        Misconception(
            "This is for how many words the largest dot product is the one with the word itself. Divide by both "
            "lengths for the cosine, and leave the word itself out.",
            lambda: _counts()["the dot product of a word with itself"],
        ),
        Misconception(
            "This is for how many words the two disagree.",
            lambda: WORDS - _counts()["agreeing"],
        ),
        Misconception(
            "This is the share. Wanted is the number of words.",
            lambda: _counts()["agreeing"] / WORDS,
        ),
        Misconception(
            "This is the percentage. Wanted is the number of words.",
            lambda: _counts()["agreeing"] / WORDS * 100,
        ),
        Misconception(
            "You looked for the neighbours among all words of the table. Look among the first 1,000 only.",
            lambda: _counts()["both among all"],
        ),
        Misconception(
            "For the cosine you looked among all words of the table, as `most_similar` does. Look among the first 1,000 "
            "only.",
            lambda: _counts()["cosine among all"],
        ),
        Misconception(
            "You looked for the word that is farthest away. Near means a large cosine, and a small distance.",
            lambda: _counts()["both farthest"],
        ),
    ],
    hints=[
        "Make two lists of row numbers: the nearest other word of each word by cosine, and by straight line. Count the "
        "places where both lists name the same word.",
        "The first of the two tables that `nearest` gives has two columns. Column 0 is the word itself, column 1 the "
        "nearest other word. (Without `nearest`: each word is nearest to itself, so make the diagonal hopeless.)",
        "By hand, three words at (1, 0), (4, 0) and (1, 1). The nearest to the first is the second by cosine (1 against "
        "0.707), but the third by distance (1 against 3). They disagree there.",
    ],
)
