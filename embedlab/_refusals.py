"""What public functions refuse, and the one sentence with which they do: what came, what to do.

TypeError where another kind of thing was needed, ValueError where the thing has a wrong value. A
function that returns what it was given returns it ready for use: an array, a list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt
from scipy import sparse

if TYPE_CHECKING:
    from gensim.models import KeyedVectors

LARGEST = 1e150  # the squares of larger numbers are infinite, and nearly everything here squares

Array = npt.NDArray[Any]
T = TypeVar("T")


def finite(values: npt.ArrayLike, what: str, largest: float = LARGEST) -> Array:
    """The values as an array of real, finite numbers of moderate size, in their own type."""
    array = np.asarray(values)
    if array.dtype.kind not in "biuf" or np.ma.is_masked(values):
        kind = array.dtype.type if array.ndim else type(values)
        name = "masked entries" if np.ma.is_masked(values) else kind.__name__
        raise TypeError(f"{what}: real numbers are needed, in a list or an array; got {name}")
    if array.size and not (float(array.min()) >= -largest and float(array.max()) <= largest):
        raise ValueError(
            f"{what}: NaN, infinity or a number beyond {largest:g}; leave it out, or replace it"
        )
    return array


def table(values: npt.ArrayLike, what: str) -> Array:
    """As `finite`, of rows and columns."""
    array = finite(values, what)
    _two_axes(array.shape, what)
    return array


def sparse_table(values: npt.ArrayLike | sparse.sparray, what: str) -> sparse.csr_array:
    """As `table`, dense or sparse: a copy of float64 that stores each cell once, and no zeros."""
    dense = None if sparse.issparse(values) else table(values, what).astype(np.float64)
    cells = sparse.csr_array(values if dense is None else dense)
    _two_axes(cells.shape, what)
    finite(cells.data, what)
    cells = cells.astype(np.float64)
    cells.sum_duplicates()
    cells.eliminate_zeros()
    return cells


def _two_axes(shape: tuple[int, ...], what: str) -> None:
    if len(shape) != 2:
        raise ValueError(f"{what}: a table (rows, columns) is needed; got shape {shape}")


def count_table(counts: npt.ArrayLike | sparse.sparray) -> sparse.csr_array:
    """As `sparse_table`, of numbers that are not negative."""
    cells = sparse_table(counts, "counts")
    if cells.nnz and cells.data.min() < 0:
        raise ValueError(f"counts: a count is never negative; got {cells.data.min():g}")
    return cells


def same_length(**vectors: Array) -> None:
    """Vectors, along the last axis, of equally many numbers."""
    shapes = [array.shape for array in vectors.values()]
    if not all(shapes) or len({shape[-1] for shape in shapes}) > 1:
        raise ValueError(
            f"{' and '.join(vectors)}: the shapes do not match, vectors of equally many numbers "
            f"are needed; got {' and '.join(map(str, shapes))}"
        )


def at_least(start: int, /, **numbers: object) -> None:
    """Whole numbers that start at `start`."""
    for name, number in numbers.items():
        if not isinstance(number, Integral) or number < start:
            raise ValueError(f"{name} is a whole number and starts at {start}; got {number!r}")


def at_most(end: int, /, **numbers: int) -> None:
    """Numbers that end at `end`, for what would fill the memory."""
    for name, number in numbers.items():
        if number > end:
            raise ValueError(f"{name} is at most {end:,}; got {number:,}")


def above_zero(**numbers: object) -> None:
    """Finite numbers more than 0."""
    for name, number in numbers.items():
        if not isinstance(number, Real) or number <= 0 or not number < np.inf:
            raise ValueError(f"{name} is a finite number above 0; got {number!r}")


def not_below_zero(**numbers: object) -> None:
    """Finite numbers, 0 or more."""
    for name, number in numbers.items():
        if not isinstance(number, Real) or number < 0 or not number < np.inf:
            raise ValueError(f"{name} is a finite number, 0 or more; got {number!r}")


def one_of(choices: Collection[str], /, **names: str) -> None:
    """One of a few names."""
    for option, name in names.items():
        if name not in choices:
            raise ValueError(f"{option} is one of {', '.join(map(repr, choices))}; got {name!r}")


def string(text: str, what: str) -> str:
    """A string, not a list and not bytes."""
    if not isinstance(text, str):
        raise TypeError(f"{what} is a string; got {type(text).__name__}")
    return text


def word_list(words: Iterable[str], what: str) -> list[str]:
    """Words in an order: no string, whose items are letters, and no set, which has none."""
    if isinstance(words, str | bytes | set | frozenset):
        raise TypeError(f"{what}: a list of words is needed; got {type(words).__name__}")
    return [string(word, "a word") for word in words]


def texts(strings: Iterable[str]) -> list[str]:
    """Texts in an order: no single one, whose items are letters."""
    if isinstance(strings, str | bytes | set | frozenset):
        raise TypeError("texts: a list of strings is needed; put a single text into a list of one")
    return [string(text, "a text") for text in strings]


def word_lists(texts: Iterable[Sequence[T]], what: str = "sentence") -> Iterator[Sequence[T]]:
    """Each text in turn, a list of words. The words themselves are many: they are not looked at."""
    for text in texts:
        if isinstance(text, str | bytes) or not hasattr(text, "__getitem__"):
            raise TypeError(
                f"a {what} is a list of words; got {type(text).__name__}: tokenize a text first"
            )
        yield text


def tuples(items: Iterable[tuple], size: int, parts: str) -> list[tuple]:
    """Tuples of so many parts."""
    items = list(items)
    for item in items:
        if isinstance(item, str) or not hasattr(item, "__len__") or len(item) != size:
            raise ValueError(f"a tuple ({parts}) is needed; got {item!r}")
    return items


def row_of(keyed_vectors: KeyedVectors) -> dict[str, int]:
    """The row of each word of gensim's KeyedVectors."""
    if not hasattr(keyed_vectors, "key_to_index"):
        name = type(keyed_vectors).__name__
        raise TypeError(f"gensim's KeyedVectors are needed as vectors of words; got {name}")
    return keyed_vectors.key_to_index


def vectors_of(words: Sequence[str], keyed_vectors: KeyedVectors) -> npt.NDArray[np.float64]:
    """The vectors (n, d) of words that have one, as float64."""
    rows = np.array([row_of(keyed_vectors)[word] for word in words], dtype=np.intp)
    vectors = np.asarray(keyed_vectors.vectors)[rows].astype(np.float64)
    known = np.isfinite(vectors).all(axis=1)
    if not known.all():
        word = words[int(known.argmin())]
        raise ValueError(f"the vector of {word!r} holds NaN or infinity; leave that word out first")
    return vectors
