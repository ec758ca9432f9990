"""Exercises of 00_start_here: a first function, a first distance, a first axis."""

import math
import re

import numpy as np

from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise, ValueExercise, wrong_values


def _texts():
    from hypothesis import strategies as st

    words = st.sampled_from(["a", "cat", "The", "well-known", "3"])
    gaps = st.sampled_from([" ", " ", "  ", "   ", "\n", "\n\n", " \n "])
    pieces = st.lists(st.tuples(words, gaps).map("".join), max_size=8).map("".join)
    texts = st.tuples(st.sampled_from(["", " "]), pieces).map("".join)
    return st.tuples(texts | texts.map(str.strip))


count_words = Solution("0.1", re=re)
COUNT_WORDS = FunctionExercise(
    id="0.1",
    title="Count the words of a text",
    reference=count_words.function,
    examples=[
        (text,)
        for text in ["the cat sat", "a cat and a dog", "the cat\nsat", "the  cat", " cat ", ""]
        + ["a well-known cat, no. 3", "the cat\nsat " * 100]
    ],
    inputs=_texts,
    misconceptions=count_words.mistakes(r"""
    You counted characters: `len` of a text counts each letter and each space.
        text.split() -> text
    You counted characters and left out the white space. How many words are there?
        text.split() -> "".join(text.split())  or  text.replace(" ", "")
    You counted the spaces. Between three words there are only two of them.
        | return text.count(" ")
    You cut at each single space, or counted the spaces and added one. A line break, written `\n`, separates words
    too; and two spaces in a row leave an empty word between them.
        split() -> split(" ")  or  strip().split(" ")  or  replace("\n", " ").split(" ")
    You counted each word once. Here a word that comes back counts again.
        text.split() -> set(text.split())
    You cut at spaces only. A line break, written `\n`, separates words too.
        text.split() -> [word for word in text.split(" ") if word]
    You counted lines. Words are separated by spaces, too: by any white space.
        split() -> splitlines()  or  split("\n")
    You counted runs of letters and digits, so that a hyphen separates too. Here only white space separates words.
        text.split() -> re.findall(r"\w+", text)
    You counted only what consists of letters alone. Here whatever stands between white space is a word.
        text.split() -> [word for word in text.split() if word.isalpha()]
    You returned the words themselves. Their number is wanted.
        | return text.split()
    """),
    hints=[
        "A text knows how to cut itself into words: look at what `text.split()` gives.",
        "Try `split` with something between the brackets and without, on a text with two spaces in a row.",
        "By hand: 'one  two three' holds the words 'one', 'two' and 'three'. How many things are in that list?",
    ],
)


def _vector_pairs():
    from hypothesis import strategies as st

    numbers = st.integers(-4, 4) | st.integers(-99, 99)
    rows = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6)
    scaled = st.tuples(rows, st.sampled_from([1, 0.5]))  # whole numbers, or halves
    return scaled.map(lambda drawn: tuple(np.array(drawn[0]).T * drawn[1]))


distance = Solution("0.2", np=np, math=math)
DISTANCE = FunctionExercise(
    id="0.2",
    title="The distance between two vectors",
    reference=distance.function,
    examples=[
        (np.array([1, 5]), np.array([4, 1])),
        (np.array([1, 2, 2]), np.array([0, 0, 0])),
        (np.array([0.5, 1.0, 1.0]), np.array([0.0, 0.0, 0.0])),
        (np.arange(300) * 10, np.arange(300)[::-1] * 10),
    ],
    inputs=_vector_pairs,
    misconceptions=distance.mistakes("""
    You have the sum of the squares; the square root is still to be taken.
        np.sqrt ->
    This is the sum of the differences without their signs: the way along the streets of a grid, not the straight
    line. Add up the squares first, then take one root.
        | return abs(a - b).sum()
    You added up the differences as they are, so a difference of +3 and one of -3 cancel out. Square them first.
        | return (a - b).sum()
    The sum is missing: this is one number for each entry. Add the squares up before you take the root.
        .sum() ->
    The sum and the root are missing: these are the squares of the differences.
        | return (a - b) ** 2
    This is half of the sum, not its root. (`x ** 1 / 2` takes the power first and then the half; write `x ** 0.5` or `np.sqrt(x)`.)
        | return ((a - b) ** 2).sum() / 2
    `^` is no power in Python: it compares the bits of two whole numbers. The square of `x` is `x ** 2`.
        np.sqrt -> np.sqrt  or  math.sqrt  or  float
        ** -> ^
    You squared the entries and subtracted then. Subtract first, and square each difference.
        (a - b) ** 2 -> a**2 - b**2
    You added the two vectors; a distance starts from their difference, a - b.
        a - b -> a + b
    Only the first entry was used. Is the `return` inside the loop?
        | return abs(a[0] - b[0])
    Only the first two entries were used. A vector may have more: let numpy, or a loop, go through all of them.
        a - b -> a[:2] - b[:2]
        or
        | return np.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)
    You added the differences first and squared the sum, so that +3 and -3 cancel out. Square each of them first.
        ((a - b) ** 2).sum() -> (a - b).sum() ** 2
    You took the mean of the squares instead of their sum.
        .sum() -> .mean()
    You took the lengths of the two vectors and their difference. Subtract the vectors first, number by number.
        | return abs(np.linalg.norm(a) - np.linalg.norm(b))
    You kept only the largest difference.
        | return abs(a - b).max()
    You multiplied the two vectors; a distance starts from their difference, a - b.
        ((a - b) ** 2).sum() -> (a * b).sum()  or  abs((a * b).sum())
        or
        | return (a * b).sum()
    """),
    hints=[
        "Three steps, from the inside out: the differences, their squares, one root of the sum.",
        "`a - b` subtracts number by number. `** 2` squares each of them. `.sum()` and `np.sqrt` do the rest.",
        "By hand, [2, 0, 7] and [0, 1, 5]: the differences are 2, -1 and 2, the squares 4, 1 and 4, the sum 9, the root 3.",
    ],
)


TABLE = np.array([[3, 1], [4, 2], [8, 6]])  # the table of the lesson
MEANS = ValueExercise(
    id="0.3",
    title="The mean of each column",
    answer=TABLE.mean(axis=0),
    because="`axis=0` walks down the columns: the mean of the weights 3, 4, 8 is 5, that of the ages 1, 2, 6 is 3.",
    expects="one number for each column",
    misconceptions=wrong_values(
        {
            (2, 3, 7): "This is the mean of each row. "
            "`axis=1` walks along a row; `axis=0` walks down a column.",
            TABLE.mean(): "This is the mean of all six numbers: without an `axis`, numpy forgets rows and columns.",
            (4, 2): "This is the median, the value in the middle. "
            "The mean is the sum divided by how many there are.",
            (
                3,
                5,
            ): "The numbers are right and in the wrong order: first the weights, then the ages.",
            (15, 9): "This is the sum of each column; divide by the number of rows.",
            5: "This is the mean of the first column only. One number for each column is wanted.",
        }
    ),
    hints=[
        "`table.mean()` has a parameter that says in which direction to walk.",
        "The answer has as many numbers as the table has columns: two.",
        "By hand: the first column holds 3, 4 and 8, and their mean is 5.",
    ],
)

EXERCISES = (COUNT_WORDS, DISTANCE, MEANS)
