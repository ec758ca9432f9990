"""Exercise 6.3: two methods on the same draws of documents."""

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception


def differences(first, second, draws):
    return first[draws].mean(axis=1) - second[draws].mean(axis=1)


def _gains(first, second, draws):
    return (first - second)[draws]


def _either_way(says, function):
    """A mistake with zeros and ones alone, and one that stops at True - False besides."""

    def of_numbers(first, second, draws):
        return function(first.astype(int), second.astype(int), draws)

    return [Misconception(says, of_numbers), Misconception(says, function)]


def _unpaired(other):
    """The second method on other draws than the first."""
    return lambda first, second, draws: (
        first[draws].mean(axis=1) - second[other(draws)].mean(axis=1)
    )


def _each_once(first, second, draws):
    rows = [np.unique(row) for row in draws]
    return [first[row].mean() - second[row].mean() for row in rows]


def _where_they_differ(first, second, draws):
    return _gains(first, second, draws).sum(axis=1) / (first != second)[draws].sum(axis=1)


def _where_any_differ(first, second, draws):
    return np.nan_to_num(_where_they_differ(first, second, draws))


def _trials():
    from hypothesis import strategies as st

    def trial(size):
        documents, rows = size
        right = st.lists(st.integers(0, 1), min_size=documents, max_size=documents).map(np.array)
        numbers = st.integers(0, documents - 1)
        row = st.lists(numbers, min_size=documents, max_size=documents)
        draws = st.lists(row, min_size=rows, max_size=rows).map(np.array)
        kinds = st.sampled_from([int, bool, float])
        return st.tuples(right, right, draws, kinds)

    sizes = st.tuples(st.integers(1, 7), st.integers(1, 5))
    return sizes.flatmap(trial).map(
        lambda drawn: (drawn[0].astype(drawn[3]), drawn[1].astype(drawn[3]), drawn[2])
    )


OTHER_DOCUMENTS = (
    "You measured the second method on other documents than the first. Take the same draw for both: what is easy or "
    "hard in it is then the same for both."
)

_MANY = np.arange(300)

DIFFERENCES = FunctionExercise(
    id="6.3",
    title="Draw the same documents for both",
    reference=differences,
    examples=[
        (np.array([1]), np.array([0]), np.array([[0]])),
        (np.array([1, 0]), np.array([0, 0]), np.array([[0, 1]])),
        (np.array([1, 0]), np.array([0, 0]), np.array([[1, 1]])),
        (np.array([1, 0]), np.array([0, 1]), np.array([[1, 1]])),
        (np.array([1, 0]), np.array([0, 1]), np.array([[1, 0]])),
        (np.array([1, 0, 0]), np.array([0, 0, 1]), np.array([[0, 0, 1]])),
        (np.array([1, 0]), np.array([0, 1]), np.array([[0, 0], [1, 1]])),
        (np.array([True, False]), np.array([False, False]), np.array([[0, 0], [0, 1]])),
        (np.array([1, 1, 0]), np.array([1, 0, 0]), np.array([[0, 1, 2], [1, 1, 0]])),
        (np.array([1, 1, 0, 1]), np.array([1, 0, 1, 0]), np.array([[3, 3, 2, 0], [2, 2, 2, 1]])),
        (
            _MANY % 2,
            _MANY % 3 == 0,
            np.stack([_MANY[::-1], _MANY // 2]),
        ),  # as many as int8 cannot hold
    ],
    inputs=_trials,
    compare=compare.array,
    misconceptions=[
        *_either_way(
            "The sign is turned: first minus second, so that above 0 the first is better.",
            lambda first, second, draws: _gains(second, first, draws).mean(axis=1),
        ),
        *_either_way(
            "You dropped the sign. Where the second method was better, the difference is below 0.",
            lambda *args: np.abs(_gains(*args).mean(axis=1)),
        ),
        *_either_way(
            "You dropped the sign. Where the second method was better, the difference is below 0.",
            lambda *args: np.abs(_gains(*args)).mean(axis=1),
        ),
        Misconception(
            "Each draw gives the same number, that of all documents. A row of `draws` names the documents to measure on.",
            lambda first, second, draws: np.full(len(draws), first.mean() - second.mean()),
        ),
        Misconception(
            "This is one number. Each draw, a row of `draws`, has a difference of its own.",
            lambda first, second, draws: first.mean() - second.mean(),
        ),
        *_either_way(
            "This is one number. Each draw, a row of `draws`, has a difference of its own.",
            lambda *args: _gains(*args).mean(),
        ),
        *(
            Misconception(OTHER_DOCUMENTS, _unpaired(other))
            for other in (
                lambda draws: np.roll(draws, -1, axis=0),
                lambda draws: np.roll(draws, 1, axis=0),
                lambda draws: draws[::-1],
                lambda draws: np.arange(draws.shape[1])[None],
            )
        ),
        *_either_way(
            "These are numbers of documents, not shares: divide by how many documents are in the draw.",
            lambda *args: _gains(*args).sum(axis=1),
        ),
        *_either_way(
            "This is in percent. A share lies between 0 and 1, and a difference of two between -1 and 1.",
            lambda *args: 100 * _gains(*args).mean(axis=1),
        ),
        *_either_way(
            "You took the mean down the columns. A draw is a row, and its mean goes along it: `axis=1`.",
            lambda *args: _gains(*args).mean(axis=0),
        ),
        *(
            misconception
            for function in (_where_they_differ, _where_any_differ)
            for misconception in _either_way(
                "You divided by the number of documents on which the two differ. The share is of all documents in the "
                "draw.",
                function,
            )
        ),
        Misconception(
            "You counted each document once. One that was drawn twice counts twice: that is what a draw changes.",
            _each_once,
        ),
        Misconception(
            "These are the shares of the first method alone. Subtract those of the second.",
            lambda first, second, draws: first[draws].mean(axis=1),
        ),
        Misconception(
            "You counted where only the first was right. Where only the second was right has to be subtracted.",
            lambda first, second, draws: (first > second)[draws].mean(axis=1),
        ),
        Misconception(
            "This says which method was better. Wanted is by how much.",
            lambda *args: np.sign(differences(*args)),
        ),
        Misconception(
            "This says which method was better. Wanted is by how much.",
            lambda *args: differences(*args) > 0,
        ),
        *_either_way(
            "The documents are numbered from 0: the number is the position, without 1 subtracted.",
            lambda first, second, draws: _gains(first, second, draws - 1).mean(axis=1),
        ),
        *_either_way(
            "This is the difference on each document. Take the mean of each row.",
            _gains,
        ),
        Misconception(
            "numpy does not subtract True and False. Take the means first: they are numbers.",
            lambda *args: _gains(*args).mean(axis=1),
        ),
    ],
    hints=[
        "Try `first[draws]` on a small example. What does each row of it say?",
        "In each row, the mean of zeros and ones is the share of ones. Do so with both methods and the same draws, then "
        "subtract.",
        "By hand: first [1, 1, 0], second [1, 0, 0], the draw [1, 1, 0]. The first was right on all three, the second on "
        "one: 3/3 - 1/3 = 0.667.",
    ],
)
