"""Hypothesis strategies that exercises share: small numbers, for many ties and zeros."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def tables(
    rows: tuple[int, int], columns: tuple[int, int], low: int = -4, high: int = 4
) -> "SearchStrategy[np.ndarray]":
    """Arrays (r, c) of whole numbers; `rows`, `columns`: the least and the greatest size."""
    from hypothesis import strategies as st

    def table(shape: tuple[int, int]) -> "SearchStrategy[np.ndarray]":
        size = shape[0] * shape[1]
        numbers = st.lists(st.integers(low, high), min_size=size, max_size=size)
        return numbers.map(lambda flat: np.array(flat, dtype=int).reshape(shape))

    return st.tuples(st.integers(*rows), st.integers(*columns)).flatmap(table)


def vectors(sizes: tuple[int, int], low: int = -4, high: int = 4) -> "SearchStrategy[np.ndarray]":
    """Arrays (n,) of whole numbers; `sizes`: the least and the greatest n."""
    return tables((1, 1), sizes, low, high).map(lambda table: table[0])


def many(*shape: int) -> np.ndarray:
    """Whole numbers from 0 to 299 in no order, the same each time, for the long example."""
    return ((np.arange(np.prod(shape)) + 100) ** 3 % 10007 % 300).reshape(shape)
