"""Exercises of 11_embedding_layers: a gradient, measured and sent back through a lookup."""

from dataclasses import dataclass

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.strategies import many, tables, vectors


@dataclass(frozen=True, repr=False)
class Formula:
    """A function of an array of `size` numbers, which shows itself as it is written."""

    text: str
    size: int

    def __call__(self, x):
        if np.shape(x) != (self.size,):
            got = f"one with the shape {np.shape(x)}" if np.ndim(x) else "a single number"
            raise ValueError(f"the function takes an array of length {self.size}, not {got}")
        return eval(self.text, {"x": x})

    def __repr__(self):
        return self.text


def _functions_and_places():
    from hypothesis import strategies as st

    kinds = ["5 * x[{0}]", "x[{0}] ** 2", "x[{0}] ** 3", "x[{0}] * x[{1}]", "x[{0}] * x[{1}] ** 2"]

    def question(size):
        place = st.integers(0, size - 1)
        term = st.builds(str.format, st.sampled_from(kinds), place, place)
        terms = st.lists(term, min_size=1, max_size=3)
        function = terms.map(lambda terms: Formula(" + ".join(terms), size))
        return st.tuples(function, vectors((size, size), -8, 8).map(lambda halves: halves / 2))

    step = st.sampled_from([(), (), (0.5,), (1,), (0.001,), (0.01,), (2,)])
    parts = st.tuples(st.integers(2, 4).flatmap(question), step)
    return parts.map(lambda parts: (*parts[0], *parts[1]))


def _in_place(function, x, step, back=0):
    """Take the steps in x itself, and at each place go back, or stay there."""
    slopes = []
    for i in range(len(x)):
        x[i] += step
        up = function(x)
        x[i] -= 2 * step
        slopes.append((up - function(x)) / (2 * step))
        x[i] += back
    return np.array(slopes)


numerical_gradient = Solution("11.1", np=np, in_place=_in_place)
GRADIENT = FunctionExercise(
    id="11.1",
    title="Measure a gradient by small steps",
    reference=numerical_gradient.function,
    examples=[
        (Formula("x[0] * x[1]", 2), np.array([3.0, 1.0])),
        (Formula("x[0] ** 2 + 5 * x[1]", 2), np.array([3.0, 1.0])),
        (Formula("x[0] ** 3 + x[1]", 2), np.array([1.0, 2.0]), 1),
        (Formula("x[0] ** 3 * x[1]", 2), np.array([2.0, 1.0]), 0.5),
        (Formula("x[0] ** 2 + 5 * x[1]", 2), np.array([2.5, -1.0])),
        (Formula("x[0] ** 2 * x[1] + 2 * x[1] * x[2]", 3), np.array([1.5, 0.0, -2.0]), 0.5),
        (Formula("x[0] ** 3 + x[0]", 1), np.array([-2.0]), 0.5),
        (Formula("x[0] * x[3] ** 2 * x[4] + 3 * x[1] * x[2]", 5), np.arange(1.0, 6.0) / 2, 0.5),
        (Formula("x[0] * x[119] + sum(n ** 3 for n in x)", 120), many(120) / 100, 0.5),
    ],
    inputs=_functions_and_places,
    compare=compare.array,
    misconceptions=numerical_gradient.mistakes("""
    You step to one side only, up from x. Step to both sides: from x - step to x + step.
        down[i] -= step -> pass
        (2 * step) -> step
    You step to one side only, down from x. Step to both sides: from x - step to x + step.
        up[i] += step -> pass
        (2 * step) -> step
    This is the difference of the two values. Divide it by the distance of the two points.
        / (2 * step) ->
    Each slope is twice too large: from x - step to x + step the distance is two steps.
        (2 * step) -> step
    `difference / 2 * step` divides by 2 and then multiplies with the step. Set brackets: `/ (2 * step)`.
        (2 * step) -> 2 * step
    You go half a step to each side. `step` is how far to go to each side, so the points lie two steps apart.
        = step -> = step / 2
        (2 * step) -> step
    Each slope is half of what it should be, or nearly so: you step to one side only, and divide by two steps. Step to
    both sides.
        down[i] -= step -> pass
        or
        up[i] += step -> pass
    The sign is turned: take the value at x - step away from the value at x + step.
        function(up) - function(down) -> function(down) - function(up)
    Where `step` is large, these are still the slopes of a tiny step. Go as far as the parameter `step` says, to both
    sides, and take the two values there.
        ^ step = 0.001
    You put the step in the place of the number. Add it to the number, and subtract it: `+=` and `-=`.
        += step -> = step
        -= step -> = -step
    You moved all numbers at once. To measure one place, move that number only and leave the others where they are.
        [i] ->
        np.array(slopes) -> np.array(slopes)  or  slopes[0]
    Only the first slope comes back. Does the `return` stand inside the loop?
        np.array(slopes) -> slopes[0]  or  slopes[:1]  or  slopes[:1] + [0] * (len(x) - 1)
    Only the last slope comes back. What is done with each slope has to stand inside the loop.
        np.array(slopes) -> slopes[-1]  or  slopes[-1:]  or  [0] * (len(x) - 1) + slopes[-1:]
    You added the slopes up. Each place keeps a slope of its own.
        np.array(slopes) -> sum(slopes)
    The digits behind the point are cut off: you made room for whole numbers. `np.zeros` without a dtype holds fractions.
        np.array(slopes) -> np.array(slopes).astype(int)
    You left x moved. Whoever gave it to you finds other numbers in it, and the later slopes are measured somewhere
    else.
        | return in_place(function, x, step)
    You move x itself and step back. Rounding may leave it changed by a little. Move a copy: `x.copy()`.
        | return in_place(function, x, step, back=step)
    Both points are x itself. `up = x` makes no copy, only a second name, so what one step adds the other takes away.
    Make two copies.
        x.copy() -> x
    A place that was moved stays moved, so the later slopes are measured somewhere else. Begin at each place with x as
    it was, for example with a fresh copy.
        | return in_place(function, x.copy(), step)
        or
        up, down = x.copy(), x.copy() -> pass
        ^ up, down = x.copy(), x.copy()
    Every slope is 0, as if both points were the same. One way there: `up = down = x.copy()` is one array with two
    names.
        x.copy(), x.copy() -> [x.copy()] * 2
    Your steps grow with the numbers in x. Each place moves by `step`, however large its number is.
        = step -> = step * abs(x[i])
        (2 * step) -> (2 * step * abs(x[i]))
    """),
    hints=[
        "Go through the places one by one. At each of them, call the function twice.",
        "For place i make two copies of x: in one, number i is larger by `step`, in the other "
        "smaller by `step`. How far apart are these two points?",
        "By hand: x[0] ** 2 + x[0] * x[1] at [2, 3] with step 1. Place 0: at [3, 3] it is 18, at [1, 3] it is 4, and "
        "14 / 2 = 7. Place 1: at [2, 4] it is 12, at [2, 2] it is 8, and 4 / 2 = 2. So [7, 2].",
    ],
)


def _lookups():
    from hypothesis import strategies as st

    def lookup(drawn):
        gradients, (kind, parts), rows = drawn
        ids = st.lists(st.integers(0, rows - 1), min_size=len(gradients), max_size=len(gradients))
        return st.tuples(ids, st.just((gradients / parts).astype(kind)), st.just(rows))

    kinds = st.sampled_from([(int, 1), (float, 4), (np.float32, 4)])
    return st.tuples(tables((0, 6), (2, 4)), kinds, st.integers(1, 6)).flatmap(lookup)


gradient_of_lookup = Solution("11.2", np=np)
LOOKUP = FunctionExercise(
    id="11.2",
    title="Send the gradients back through the lookup",
    reference=gradient_of_lookup.function,
    examples=[
        ([1, 1], np.array([[1.0, 2.0], [3.0, 4.0]]), 3),
        ([1, 0], np.array([[1.0, 2.0], [3.0, 4.0]]), 2),
        ([0, 0], np.array([[1.0, 0.5], [2.5, 4.0]]), 1),
        ([2, 0, 2], np.array([[1.0, 0.0], [0.0, 1.0], [2.0, 3.0]]), 3),
        ([2, 0, 2], np.array([[1.0, 0.0], [0.0, 1.0], [2.0, 3.0]]), 4),
        ([3, 1, 3, 3], np.array([[1, 2], [3, 4], [5, 6], [7, 8]]), 5),
        ([], np.zeros((0, 2)), 3),
        ([1, 0, 1], np.arange(18.0).reshape(3, 6) / 3, 3),
        ((2 * many(150)).tolist() * 2, many(300, 120) - 150, 600),
    ],
    inputs=_lookups,
    compare=compare.array,
    misconceptions=gradient_of_lookup.mistakes("""
    Of a row that was read more than once only the last gradient is left. Go through the places one after the other, and
    add each gradient to what is there already.
        += -> =
    Of a row that was read more than once only the first gradient is left. Add those of all places where it was read.
        += -> =
        zip(ids, gradients -> zip(ids[::-1], gradients[::-1]
    Only the first gradient was added. Does the `return` stand inside the loop?
        zip(ids, gradients, strict=True) -> zip(ids[:1], gradients)
        return result -> return result  or  return result if ids else None
    You took the mean over the places where a row was read. A row that is read twice pushes the loss twice: take the
    sum.
        += gradient -> += gradient / ids.count(i)
    An id is taken for a place. `gradients` has a row for each reading: take the one at the same place as the id.
        += gradient -> += gradients[i]
    Ids and places are exchanged. The gradient at a place belongs to the row that the id at this place names.
        i, gradient in zip(ids, gradients, strict=True) -> place, i in enumerate(ids)
        result[i] += gradient -> result[place] += gradients[i]
        or
        | return gradients[ids]
        or
        | return gradients[np.array(ids, dtype=int)]
    The ids are not used: each gradient went to the row with the number of its place, not to the one that the id names.
        zip(ids, gradients, strict=True) -> enumerate(gradients)
    These are the gradients as they came, one row for each id. Wanted is one row for each row of the matrix.
        | return gradients
    You sorted the gradients by their ids; there is still one row for each id, not for each row of the matrix.
        | return gradients[np.argsort(np.array(ids, dtype=int), kind="stable")]
    You made room for one row for each id. The matrix has `rows` rows: `np.zeros((rows, gradients.shape[1]))`.
        (rows, -> (len(ids),
    The answer ends with the largest id. The matrix has `rows` rows; those that were never read get zeros too.
        (rows, -> (max(ids) + 1,
    There are only the rows that were read. Those that were not read get zeros, in their own places.
        return result -> return result[sorted(set(ids))]
    A row that was never read is a single 0 in your answer. It needs a 0 for each column, as the other rows have: begin
    with `np.zeros(gradients.shape[1])`.
        result = np.zeros((rows, gradients.shape[1])) -> result = [0] * rows
        result[i] += gradient -> result[i] = result[i] + gradient
        return result -> return np.array(result)
    You counted how often each row was read. Add up its gradients.
        += gradient -> += 1
    Every row gets the sum of all gradients; a row should get only those of the places where it was read. (`[row] *
    rows` does that too: it is one and the same row, many times.)
        result[i] += -> result +=
    All columns are added up, so one number is left for each row. Each column keeps a sum of its own.
        return result -> return result.sum(axis=1)
    Rows and columns are swapped: the answer has one row for each row of the matrix.
        return result -> return result.T
    You counted the rows from 1. Id 0 reads the first row.
        result[i] -> result[i - 1]
    The digits behind the point are cut off: you made room for whole numbers. `np.zeros` without a dtype holds
    fractions.
        return result -> return result.astype(int)
        or
        ^ gradients = gradients.astype(int)
    You made room for whole numbers, to which no fraction can be added. `np.zeros` without a dtype holds fractions.
        shape[1])) -> shape[1]), dtype=int)
    It stops only where `ids` is empty: then `gradients` has no first row (its shape is (0, 2), say), there is no
    largest id, and `np.array([])` is no index. `gradients.shape[1]` and `np.array(ids, dtype=int)` work there too.
        gradients.shape[1] -> len(gradients[0])
        or
        ^ if not ids: max(ids)
    Nothing was found for any row. Did you ask `ids == i`? That asks whether the whole list is the number i, which it
    never is. `np.array(ids) == i` asks at each place.
        zip(ids, gradients, strict=True) -> ((i, gradients[ids == i].sum(axis=0)) for i in range(rows))
        += gradient -> = gradient
        or
        result[i] += gradient -> pass
    """),
    hints=[
        "Begin with zeros, one row for each row of the matrix. Then go through the places one after the other.",
        "At each place an id and a row of gradients stand together: add this row to the one that the id names. Or turn "
        "the ids into one-hot rows: reading is a product with them, going back is a product with their transpose.",
        "By hand: ids [1, 3, 1], gradients [[1, 2], [5, 6], [3, 4]], 4 rows. Row 1 was read twice and gets [1 + 3, "
        "2 + 4], row 3 gets [5, 6], the others were not read. So [[0, 0], [4, 6], [0, 0], [5, 6]].",
    ],
)


EXERCISES = (
    GRADIENT,
    LOOKUP,
)
