"""Exercise 7.2: from the slopes of the rows that were looked up to those of the matrix."""

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception


def gradient_of_lookup(ids, slopes, rows):
    gradient = np.zeros((rows, np.shape(slopes)[1]))
    np.add.at(gradient, np.asarray(ids, dtype=int), slopes)
    return gradient


def _pick(choose):
    """A family of answers: what becomes of the slopes of one row that was read at least once."""

    def gradient_of_lookup(ids, slopes, rows):
        gradient = np.zeros((rows, slopes.shape[1]))
        for i in set(ids):
            gradient[i] = choose(slopes[np.array(ids) == i])
        return gradient

    return gradient_of_lookup


def _in_order_of_the_rows(ids, slopes, rows):
    order = np.argsort(np.array(ids, dtype=int), kind="stable")
    return slopes[order]


def _only_rows_that_were_read(ids, slopes, rows):
    return gradient_of_lookup(ids, slopes, rows)[sorted(set(ids))]


def _counted_from_one(ids, slopes, rows):
    gradient = np.zeros((rows, slopes.shape[1]))
    for i, slope in zip(ids, slopes, strict=True):
        gradient[i - 1] += slope
    return gradient


def _width_of_the_first_row(ids, slopes, rows):
    return gradient_of_lookup(ids, slopes, rows).reshape(rows, len(slopes[0]))


def _a_list_is_no_number(ids, slopes, rows):
    gradient = np.zeros((rows, slopes.shape[1]))
    for i in range(rows):
        gradient[i] = slopes[ids == i].sum(axis=0)
    return gradient


def _inputs():
    from hypothesis import strategies as st

    def table(size):
        places, rows, columns = size
        ids = st.lists(st.integers(0, rows - 1), min_size=places, max_size=places)
        numbers = st.lists(
            st.integers(-4, 4), min_size=places * columns, max_size=places * columns
        ).map(lambda flat: np.array(flat, dtype=int).reshape(places, columns))
        slopes = numbers | numbers.map(lambda whole: whole / 4)
        return st.tuples(ids, slopes, st.just(rows))

    return st.tuples(st.integers(0, 6), st.integers(1, 6), st.integers(1, 4)).flatmap(table)


_CUT_OFF = (
    "You made room for whole numbers only, so the digits behind the point are cut off. `np.zeros` without a dtype "
    "makes room for fractions."
)
_A_LIST = (
    "All slopes of the matrix are 0. One way there: `ids` is a list, and `ids == i` asks whether the whole list is the "
    "number i, which it never is. `np.array(ids) == i` asks at each place."
)

LOOKUP = FunctionExercise(
    id="7.2",
    title="Send the slopes back through the lookup",
    reference=gradient_of_lookup,
    examples=[
        ([0], np.array([[2.0]]), 2),
        ([1], np.array([[1.0, 2.0]]), 3),
        ([0, 0], np.array([[1.0], [2.5]]), 1),
        ([2, 0, 2], np.array([[1.0, 0.0], [0.0, 1.0], [2.0, 3.0]]), 3),
        ([2, 0, 2], np.array([[1.0, 0.0], [0.0, 1.0], [2.0, 3.0]]), 4),
        ([3, 1, 3, 3], np.array([[1, 2], [3, 4], [5, 6], [7, 8]]), 5),
        ([], np.zeros((0, 2)), 3),
        ([1, 0, 1], np.arange(18.0).reshape(3, 6) / 3, 3),
    ],
    inputs=_inputs,
    compare=compare.array,
    misconceptions=[
        Misconception(
            "Of a row that was read more than once only the last slopes are left. `gradient[ids] = slopes` and "
            "`gradient[ids] += slopes` both write each row once; add them up one after the other.",
            _pick(lambda slopes: slopes[-1]),
        ),
        Misconception(
            "Of a row that was read more than once only the first slopes are left. Add those of all places where it "
            "was read.",
            _pick(lambda slopes: slopes[0]),
        ),
        Misconception(
            "You took the mean over the places where a row was read. A row that is read twice pushes the loss twice: "
            "take the sum.",
            _pick(lambda slopes: slopes.mean(axis=0)),
        ),
        Misconception(
            "These are the slopes as they came, one row for each id. Wanted is one row for each row of the matrix.",
            lambda ids, slopes, rows: slopes,
        ),
        Misconception(
            "You sorted the slopes by their ids; there is still one row for each id. Wanted is one row for each row of "
            "the matrix.",
            _in_order_of_the_rows,
        ),
        Misconception(
            "The answer ends with the largest id. The matrix has `rows` rows; those that were never read get zeros too.",
            lambda ids, slopes, rows: gradient_of_lookup(ids, slopes, max(ids) + 1),
        ),
        Misconception(
            "There are only the rows that were read. Those that were not read get zeros, in their own places.",
            _only_rows_that_were_read,
        ),
        Misconception(
            "You counted how often each row was read. Add up its slopes.",
            lambda ids, slopes, rows: gradient_of_lookup(ids, np.ones(slopes.shape), rows),
        ),
        Misconception(
            "Every row gets the sum of all slopes; a row should get only those of the places where it was read. "
            "(`[row] * rows` does that too: it is one and the same row, many times.)",
            lambda ids, slopes, rows: np.tile(slopes.sum(axis=0), (rows, 1)),
        ),
        Misconception(
            "All columns are added up, so one number is left for each row. Each column keeps a sum of its own.",
            lambda ids, slopes, rows: gradient_of_lookup(ids, slopes, rows).sum(axis=1),
        ),
        Misconception(
            "Rows and columns are swapped: the answer has one row for each row of the matrix.",
            lambda ids, slopes, rows: gradient_of_lookup(ids, slopes, rows).T,
        ),
        Misconception(
            "You counted the rows from 1. Id 0 reads the first row.",
            _counted_from_one,
        ),
        Misconception(
            _CUT_OFF,
            lambda ids, slopes, rows: gradient_of_lookup(ids, slopes, rows).astype(int),
        ),
        Misconception(
            _CUT_OFF,
            lambda ids, slopes, rows: gradient_of_lookup(ids, slopes.astype(int), rows),
        ),
        Misconception(
            "It stops only where `ids` is empty: then there is no first row of slopes, no largest id, and "
            "`np.array([])` holds fractions. `slopes.shape[1]` and `np.array(ids, dtype=int)` work there too.",
            _width_of_the_first_row,
        ),
        Misconception(_A_LIST, _a_list_is_no_number),
        Misconception(_A_LIST, lambda ids, slopes, rows: np.zeros((rows, slopes.shape[1]))),
    ],
    hints=[
        "Begin with zeros, one row for each row of the matrix. Then go through the places one after the other.",
        "At each place an id and a row of slopes stand together: add the slopes to the row that the id names. Or turn "
        "the ids into one-hot rows: reading is a product with them, going back is a product with their transpose.",
        "By hand: ids [1, 1], slopes [[1, 2], [3, 4]], 3 rows. Row 1 was read twice and gets [1 + 3, 2 + 4]; rows 0 "
        "and 2 were not read. So [[0, 0], [4, 6], [0, 0]].",
    ],
)
