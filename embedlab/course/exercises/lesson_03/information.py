"""Exercise 3.4: positive pointwise mutual information."""

import numpy as np
from scipy import sparse

from embedlab import counts as ground
from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception


def ppmi(counts):
    return ground.ppmi(counts).toarray()


def _information(counts, log=np.log2, clip=True, chance=None):
    counts = np.asarray(counts.toarray() if sparse.issparse(counts) else counts, dtype=float)
    total = max(counts.sum(), 1e-300)
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0, keepdims=True) / total
    if chance is not None:
        expected = chance(counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        table = log(counts / expected)
    table[counts == 0] = 0
    return np.maximum(table, 0) if clip else table


def _probabilities_only(counts):
    counts = np.asarray(counts, dtype=float)
    rows = counts.sum(axis=1, keepdims=True)
    return np.divide(counts, rows, out=np.zeros_like(counts), where=rows > 0)


def _no_pairs(counts):
    each = counts.sum(axis=1) * counts.sum(axis=0) / max(counts.sum(), 1e-300)
    return np.broadcast_to(each, counts.shape)


def _without_logarithm(counts):
    table = _information(counts, log=lambda ratio: ratio)
    return np.where(np.asarray(counts) > 0, table, 0)


def _with_infinities(counts):
    counts = np.asarray(counts, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = (
            counts.sum(axis=1, keepdims=True) * counts.sum(axis=0, keepdims=True) / counts.sum()
        )
        return np.log2(counts / expected)


def _clipped_with_nan(counts):
    return np.maximum(_with_infinities(counts), 0)


def _symmetric_tables():
    from hypothesis import strategies as st

    def table(size):
        cells = size * (size + 1) // 2
        number = st.integers(0, 4) | st.integers(0, 90)
        return st.lists(number, min_size=cells, max_size=cells).map(
            lambda flat: _symmetric(flat, size)
        )

    return (
        st.integers(2, 4)
        .flatmap(table)
        .filter(lambda counts: counts.sum() > 0)
        .map(lambda counts: (counts,))
    )


def _symmetric(flat, size):
    counts = np.zeros((size, size))
    counts[np.triu_indices(size)] = flat
    counts = np.maximum(counts, counts.T)
    return counts.astype(int) if size % 2 else counts / 2


PPMI = FunctionExercise(
    id="3.4",
    title="Positive pointwise mutual information",
    reference=ppmi,
    examples=[
        (np.array([[0, 1], [1, 0]]),),
        (np.array([[0, 1], [1, 2]]),),
        (np.array([[1.0, 1.0], [1.0, 1.0]]),),
        (np.array([[2.0, 1.0], [1.0, 2.0]]),),
        (np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]),),
        (np.array([[0, 3, 1], [3, 0, 4], [1, 4, 0]]),),
    ],
    inputs=_symmetric_tables,
    compare=compare.array,
    misconceptions=[
        Misconception(
            "Negative values are still there. Positive PMI keeps what is above 0 and sets the rest to 0.",
            lambda counts: _information(counts, clip=False),
        ),
        Misconception(
            "You took the natural logarithm. In bits it is `np.log2`.",
            lambda counts: _information(counts, log=np.log),
        ),
        Misconception(
            "You took the logarithm to base 10. In bits it is `np.log2`.",
            lambda counts: _information(counts, log=np.log10),
        ),
        Misconception(
            "The logarithm of 0 is minus infinity. A pair that never occurs gets 0.",
            _with_infinities,
        ),
        Misconception(
            "A word without any neighbour gives 0 / 0, which is NaN. Such a pair never occurs, so it gets 0.",
            _clipped_with_nan,
        ),
        Misconception(
            "The sum of the whole table is missing: expected = row sum x column sum / total.",
            lambda counts: _information(
                counts, chance=lambda c: c.sum(axis=1, keepdims=True) * c.sum(axis=0, keepdims=True)
            ),
        ),
        Misconception(
            "You divided by the row sum alone: that says how often the second word follows from the first, not how "
            "much more often than by chance.",
            _probabilities_only,
        ),
        Misconception(
            "The ratio is right; its logarithm is missing.",
            _without_logarithm,
        ),
        Misconception(
            "You took the logarithm of the counts themselves. Compare each with what chance would give first.",
            lambda counts: np.log2(np.maximum(counts, 1)),
        ),
        Misconception(
            "`np.zeros_like(counts)` makes a table of whole numbers when the counts are whole, and cuts off the digits "
            "behind the point. Make it with `np.zeros(counts.shape)`.",
            lambda counts: _information(counts).astype(counts.dtype),
        ),
        Misconception(
            "Row sums times column sums gave one number for each column. Each pair needs its own: `keepdims=True`, or "
            "`np.outer`.",
            lambda counts: _information(counts, chance=_no_pairs),
        ),
        Misconception(
            "You added 1 to each count first. Take the counts as they are.",
            lambda counts: _information(np.asarray(counts) + 1),
        ),
        Misconception(
            "You took the logarithm of count + 1. Compare each count with what chance would give first.",
            lambda counts: np.log2(np.asarray(counts) + 1),
        ),
    ],
    hints=[
        "First what chance would give: row sum times column sum, divided by the sum of the whole table.",
        "Then `np.log2(counts / expected)`, and 0 wherever that is negative or the count is 0. "
        "`keepdims=True` keeps a column of row sums a column.",
        "By hand, [[0, 1], [1, 2]]: the total is 4, the sums are 1 and 3. For the 1 on the right, chance gives "
        "1 x 3 / 4 = 0.75, and log2(1 / 0.75) = 0.415.",
    ],
)
