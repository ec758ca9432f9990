"""Exercises of 00_start_here: a first function, a first distance, a first axis."""

import re

import numpy as np

from embedlab.course.checking.exercise import FunctionExercise, Misconception, ValueExercise
from embedlab.distances import euclidean

TABLE = np.array([[3, 1], [4, 2], [8, 6]])  # the table of the lesson


def count_words(text):
    return len(text.split())


def distance(a, b):
    return float(euclidean(a, b))


def _texts():
    from hypothesis import strategies as st

    words = st.sampled_from(["a", "cat", "The", "well-known", "3"])
    gaps = st.sampled_from([" ", " ", "  ", "   ", "\n", "\n\n", " \n "])
    pieces = st.lists(st.tuples(words, gaps), max_size=12)
    ends = st.sampled_from(["", " "])
    text = st.builds(
        lambda start, pairs: start + "".join(word + gap for word, gap in pairs), ends, pieces
    )
    return st.tuples(st.one_of(text, text.map(str.strip)))


def _vector_pairs():
    from hypothesis import strategies as st

    numbers = st.integers(-4, 4) | st.integers(-300, 300)
    pairs = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=7)
    whole = pairs.map(lambda rows: tuple(np.array(rows).T))
    halves = pairs.map(lambda rows: tuple(np.array(rows).T / 2))
    return whole | halves


EXERCISES = (
    FunctionExercise(
        id="0.1",
        title="Count the words of a text",
        reference=count_words,
        examples=[
            ("",),
            ("cat",),
            ("the cat",),
            ("a a",),
            ("a\nb",),
            (" cat ",),
            ("the  cat",),
            ("The   cat",),
            ("a well-known cat, no. 3",),
        ],
        inputs=_texts,
        misconceptions=[
            Misconception(
                "You counted characters: `len` of a text counts each letter and each space.",
                lambda text: len(text),
            ),
            Misconception(
                "You counted the spaces. Between three words there are only two of them.",
                lambda text: text.count(" "),
            ),
            Misconception(
                "You cut at each single space, or counted the spaces and added one. Then an empty text is still one "
                "piece, and two spaces in a row leave an empty word between them.",
                lambda text: len(text.split(" ")),
            ),
            Misconception(
                "You counted each word once. Here a word that comes back counts again.",
                lambda text: len(set(text.split())),
            ),
            Misconception(
                "You cut at spaces only. A line break, written `\\n`, separates words too.",
                lambda text: len([word for word in text.split(" ") if word]),
            ),
            Misconception(
                "You counted runs of letters and digits, so that a hyphen separates too. Here only white space "
                "separates words.",
                lambda text: len(re.findall(r"\w+", text)),
            ),
            Misconception(
                "You counted only what consists of letters alone. Here whatever stands between white space is a word.",
                lambda text: len([word for word in text.split() if word.isalpha()]),
            ),
            Misconception(
                "You returned the words themselves. Their number is wanted.",
                lambda text: text.split(),
            ),
        ],
        hints=[
            "A text knows how to cut itself into words: look at what `text.split()` gives.",
            "Try `split` with something between the brackets and without, on a text with two spaces in a row.",
            "By hand: 'the  cat sat' holds the words 'the', 'cat' and 'sat'. How many things are in that list?",
        ],
    ),
    FunctionExercise(
        id="0.2",
        title="The distance between two vectors",
        reference=distance,
        examples=[
            (np.array([1, 5]), np.array([4, 1])),
            (np.array([0.0, 0.0]), np.array([3.0, 4.0])),
            (np.array([0.5, 1.0, 1.0]), np.array([0.0, 0.0, 0.0])),
        ],
        inputs=_vector_pairs,
        misconceptions=[
            Misconception(
                "You have the sum of the squares; the square root is still to be taken.",
                lambda a, b: float(((a - b) ** 2).sum()),
            ),
            Misconception(
                "This is the sum of the differences without their signs: the way along the streets of a grid, not "
                "the straight line. Add up the squares first, then take one root.",
                lambda a, b: float(np.abs(a - b).sum()),
            ),
            Misconception(
                "You added up the differences as they are, so a difference of +3 and one of -3 cancel out. "
                "Square them first.",
                lambda a, b: float((a - b).sum()),
            ),
            Misconception(
                "The sum is missing: this is one number for each entry. Add the squares up before you take the root.",
                lambda a, b: np.sqrt((a - b) ** 2),
            ),
            Misconception(
                "The sum and the root are missing: these are the squares of the differences.",
                lambda a, b: (a - b) ** 2,
            ),
            Misconception(
                "This is half of the sum, not its root. (`x ** 1 / 2` takes the power first and then the half; write "
                "`x ** 0.5` or `np.sqrt(x)`.)",
                lambda a, b: float(((a - b) ** 2).sum() / 2),
            ),
            Misconception(
                "Only the first entry was used. Is the `return` inside the loop?",
                lambda a, b: float(abs(a[0] - b[0])),
            ),
            Misconception(
                "You added the differences first and squared the sum, so that +3 and -3 cancel out. Square each of "
                "them first.",
                lambda a, b: float(abs((a - b).sum())),
            ),
            Misconception(
                "You took the mean of the squares instead of their sum.",
                lambda a, b: float(np.sqrt(((a - b) ** 2).mean())),
            ),
            Misconception(
                "You kept only the largest difference.",
                lambda a, b: float(np.abs(a - b).max()),
            ),
            Misconception(
                "You multiplied the two vectors; a distance starts from their difference, a - b.",
                lambda a, b: float(np.sqrt(abs((a * b).sum()))),
            ),
        ],
        hints=[
            "Three steps, from the inside out: the differences, their squares, one root of the sum.",
            "`a - b` subtracts number by number. `** 2` squares each of them. `.sum()` and `np.sqrt` do the rest.",
            "By hand, [1, 5] and [4, 1]: the differences are -3 and 4, the squares 9 and 16, the sum 25, the root 5.",
        ],
    ),
    ValueExercise(
        id="0.3",
        title="The mean of each column",
        answer=TABLE.mean(axis=0),
        expects="one number for each column",
        misconceptions=[
            Misconception(
                "This is the mean of each row. `axis=1` walks along a row; `axis=0` walks down a column.",
                TABLE.mean(axis=1),
            ),
            Misconception(
                "This is the mean of all six numbers: without an `axis`, numpy forgets rows and columns.",
                TABLE.mean(),
            ),
            Misconception(
                "This is the median, the value in the middle. The mean is the sum divided by how many there are.",
                np.median(TABLE, axis=0),
            ),
            Misconception(
                "This is the sum of each column; divide by the number of rows.", TABLE.sum(axis=0)
            ),
        ],
        hints=[
            "`table.mean()` has a parameter that says in which direction to walk.",
            "The answer has as many numbers as the table has columns: two.",
            "By hand: the first column holds 3, 4 and 8, and their mean is 5.",
        ],
    ),
)
