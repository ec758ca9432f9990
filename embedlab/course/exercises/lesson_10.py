"""Exercises of 10_which_differences_are_real: the paired bootstrap, and what it allows."""

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise, ValueExercise, wrong_values
from embedlab.course.checking.strategies import many, tables, vectors


def _trials():
    from hypothesis import strategies as st

    def trial(size):
        documents, kind = size
        right = vectors((documents, documents), 0, 1).map(lambda ones: ones.astype(kind))
        draws = tables((1, 5), (documents, documents), 0, documents - 1)
        return st.tuples(right, right, draws)

    return st.tuples(st.integers(2, 7), st.sampled_from([int, bool, float])).flatmap(trial)


def _drawn(seed, draws):
    return np.random.default_rng(seed).integers(draws.shape[1], size=draws.shape)


differences = Solution("10.1", np=np, drawn=_drawn)
DIFFERENCES = FunctionExercise(
    id="10.1",
    title="Draw the same documents for both",
    reference=differences.function,
    examples=[
        (np.array([1, 0]), np.array([0, 0]), np.array([[0, 1]])),
        (np.array([1, 0]), np.array([0, 0]), np.array([[1, 1]])),
        (np.array([1, 0]), np.array([0, 1]), np.array([[1, 1]])),
        (np.array([1, 0]), np.array([0, 1]), np.array([[1, 0]])),
        (np.array([1, 0, 0]), np.array([0, 0, 1]), np.array([[0, 0, 1]])),
        (np.array([1, 0]), np.array([0, 1]), np.array([[0, 0], [1, 1]])),
        (np.array([True, False]), np.array([False, False]), np.array([[0, 0], [0, 1]])),
        (np.array([1, 1, 0]), np.array([1, 0, 0]), np.array([[0, 1, 2], [1, 1, 0]])),
        (np.array([1, 1, 0, 1]), np.array([1, 0, 1, 0]), np.array([[3, 3, 2, 0], [2, 2, 2, 1]])),
        (many(600) % 20 > 0, many(600) % 20 == 1, many(120, 600) * 7 % 600),
    ],
    inputs=_trials,
    compare=compare.array,
    misconceptions=differences.mistakes(
        """
    The sign is turned: first minus second, so that above 0 the first is better.
        first_share - second_share -> second_share - first_share
    You dropped the sign. Where the second method was better, the difference is below 0.
        first_share - second_share -> abs(first_share - second_share)  or  (first != second)[draws].mean(axis=1)
    Each draw gives the same number, that of all documents. A row of `draws` names the documents to measure on.
        first_share - second_share -> np.full(len(draws), first.mean() - second.mean())
    This is one number. Each draw, a row of `draws`, has a difference of its own.
        first_share - second_share -> first.mean() - second.mean()  or  (first_share - second_share).mean()
    Only the first draw was measured. Does the `return` stand inside the loop?
        first_share - second_share -> (first_share - second_share)[:1]  or  (first_share - second_share)[0]
    You measured the second method on other documents than the first. Take the same draw for both: what is easy or hard
    in it is then the same for both.
        second[draws] -> second[None]  or  second[draws[::-1]]
        or
        second[draws] -> second[np.roll(draws, 1, axis=0)]  or  second[np.roll(draws, -1, axis=0)]
        or
        second[draws] -> second[np.random.randint(len(second), size=draws.shape)]
        or
        second[draws] -> second[drawn(0, draws)]  or  second[drawn(1, draws)]  or  second[drawn(42, draws)]
    These are numbers of documents, not shares: divide by how many documents are in the draw.
        mean -> sum
    This is in percent. A share lies between 0 and 1, and a difference of two between -1 and 1.
        first_share - second_share -> 100 * (first_share - second_share)
    You took the mean down the columns. A draw is a row, and its mean goes along it: `axis=1`.
        axis=1 -> axis=0
    You divided by the number of documents on which the two differ. The share is of all documents in the draw.
        ^ differ = (first != second)[draws].mean(axis=1)
        second_share = -> share =
        first_share - second_share -> (first_share - share) / differ  or  np.nan_to_num((first_share - share) / differ)
    You counted each document once. One that was drawn twice counts twice: that is what a draw changes.
        first_share - second_share -> [first[row].mean() - second[row].mean() for row in map(np.unique, draws)]
    These are the shares of the first method alone. Subtract those of the second.
        - second_share ->
    You counted where only the first was right. Where only the second was right has to be subtracted.
        first_share - second_share -> (first > second)[draws].mean(axis=1)
    This says which method was better. Wanted is by how much.
        first_share - second_share -> np.sign(first_share - second_share)  or  first_share > second_share
    The documents are numbered from 0: the number is the position, without 1 subtracted.
        [draws] -> [draws - 1]
    This is the difference on each document. Take the mean of each row.
        first_share - second_share -> first[draws] * 1 - second[draws] * 1
    numpy does not subtract True and False. Take the means first: they are numbers.
        ^ first - second
    """,
        "^ first - second",  # stops at True - False besides
    ),
    hints=[
        "Try `first[draws]` on a small example. What does each row of it say?",
        "In each row, the mean of zeros and ones is the share of ones. Do so with both methods and the same draws, then "
        "subtract.",
        "By hand: first [1, 1, 0], second [0, 1, 1], the draw [1, 1, 2]. The first was right on two of the three, the "
        "second on three: 2/3 - 3/3 = -0.333.",
    ],
)

CONCLUSION = ValueExercise(
    id="10.2",
    title="What an interval allows",
    answer="c",
    expects="one of 'a', 'b', 'c', 'd'",
    because="The interval reaches to both sides of 0, so either may be better; and its ends are near 0, so neither is "
    "by much.",
    compare=compare.choice,
    misconceptions=wrong_values(
        {
            "a": "On these articles its share is larger. On other articles it might be smaller: the interval reaches to "
            "both sides of 0.",
            "b": "No difference was found; that is not the same as finding that there is none. The interval still holds "
            "differences of more than one article in a hundred.",
            "d": "More draws of the same articles make the ends of the interval more exact, and hardly move them. Only "
            "more articles make it narrower.",
        }
    ),
    hints=[
        "Read the ends of the interval: one is the most that the first method may be worse, the other the most that it "
        "may be better.",
        "Which of the four sentences stays true wherever in the interval the true difference lies?",
        "By hand: an interval from -0.03 to +0.02 allows 'the first is worse by 3 in 100', 'better by 2 in 100', and "
        "everything between.",
    ],
)


EXERCISES = (
    DIFFERENCES,
    CONCLUSION,
)
