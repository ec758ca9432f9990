"""The four-animal probe: one row of facts about any set of word vectors.

Distances are Euclidean. A word that has no vector is reported; it is not an error.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
from scipy import sparse

from embedlab.course.scoreboard import html_table, keep, scoreboard

__all__ = ["Nearest", "Row", "probe", "scoreboard"]

ANIMALS = ("cat", "dog", "kitten", "puppy")
QUERY = ("puppy", "dog", "cat")  # puppy - dog + cat
NAMED = 3  # so many words of a tie are written out
BLOCK = 4096  # rows compared at once, so that memory stays small beside that of the vectors


@dataclass(frozen=True)
class Nearest:
    """The words that are equally near to a point, in alphabetical order, and their distance."""

    words: tuple[str, ...]
    distance: float

    def __str__(self) -> str:
        more = f" and {len(self.words) - NAMED:,} more" if len(self.words) > NAMED else ""
        tie = " (a tie)" if len(self.words) > 1 else ""
        return f"{', '.join(self.words[:NAMED])}{more}{tie} at {self.distance:.2f}"


@dataclass(frozen=True, repr=False)
class Row:
    """What the probe found; what cannot be computed is None.

    covered : the animals that have a vector
    distances : (animal, animal) -> Euclidean distance, for each pair of covered animals
    nearest_to_cat : the nearest among all other words
    analogy : the nearest word to puppy - dog + cat, when those three are left out of the search
    analogy_unfiltered : the same, when they are not
    bytes_per_word : of one vector, stored as a dense array, without the word itself
    notes : sentences about vectors that are zero or not finite, and about the scoreboard's file
    """

    name: str | None
    words: int
    dimensions: int
    bytes_per_word: int
    covered: tuple[str, ...]
    distances: dict[tuple[str, str], float]
    nearest_to_cat: Nearest | None
    analogy: Nearest | None
    analogy_unfiltered: Nearest | None
    notes: tuple[str, ...] = ()

    def cells(self) -> dict[str, str]:
        """The row as text, column by column; distances rounded to two decimals."""
        pairs = {pair: self.distances.get(pair) for pair in combinations(ANIMALS, 2)}
        return {
            "covers": ", ".join(self.covered) or "none",
            "no vector for": ", ".join(a for a in ANIMALS if a not in self.covered) or "none",
            **{f"{a}-{b}": "n/a" if d is None else f"{d:.2f}" for (a, b), d in pairs.items()},
            "nearest to cat": str(self.nearest_to_cat or "n/a"),
            "puppy - dog + cat": str(self.analogy or "n/a"),
            "question words allowed": str(self.analogy_unfiltered or "n/a"),
            "words": f"{self.words:,}",
            "dimensions": f"{self.dimensions:,}",
            "bytes per word": f"{self.bytes_per_word:,}",
        }

    def __repr__(self) -> str:
        cells = self.cells()
        width = max(map(len, cells))
        lines = (f"  {label:<{width}}  {cell}" for label, cell in cells.items())
        return "\n".join([self.name or "probe", *lines, *self.notes])

    def _repr_html_(self) -> str:
        notes = [("note", note) for note in self.notes]
        return html_table((self.name or "probe", ""), [*self.cells().items(), *notes])


def probe(vectors: Any, name: str | None = None) -> Row:
    """Look at cat, dog, kitten and puppy in a set of word vectors.

    Parameters
    ----------
    vectors : a mapping from words to 1-D vectors of equal length, or gensim's KeyedVectors
    name : when given, the row goes on the scoreboard, in place of an older row of that name

    Raises
    ------
    TypeError
        When `vectors` is neither.
    ValueError
        When the vectors are not numbers, or not of one length.

    >>> row = probe({"cat": (0, 1), "dog": (1, 1), "kitten": (0, 0), "puppy": (1, 0)})
    >>> print(row.nearest_to_cat)
    dog, kitten (a tie) at 1.00
    >>> print(row.analogy)
    kitten at 0.00
    """
    words, matrix = _words_and_matrix(vectors)
    number = {word: i for i, word in enumerate(words)}
    finite = _by_block(matrix, lambda block: np.isfinite(block).all(axis=1)).astype(bool)
    point = {
        animal: matrix[number[animal]].astype(np.float64)
        for animal in ANIMALS
        if animal in number and finite[number[animal]]
    }

    def nearest(target: np.ndarray | None, without: tuple[str, ...]) -> Nearest | None:
        if target is None:
            return None
        allowed = finite.copy()
        allowed[[number[word] for word in without]] = False
        return _nearest(target, words, matrix, allowed)

    complete = all(animal in point for animal in QUERY)
    target = point["puppy"] - point["dog"] + point["cat"] if complete else None
    row = Row(
        name=name,
        words=len(words),
        dimensions=matrix.shape[1],
        bytes_per_word=matrix.shape[1] * matrix.itemsize,
        covered=tuple(point),
        distances={
            (a, b): float(np.linalg.norm(point[a] - point[b])) for a, b in combinations(point, 2)
        },
        nearest_to_cat=nearest(point.get("cat"), without=("cat",)),
        analogy=nearest(target, without=QUERY),
        analogy_unfiltered=nearest(target, without=()),
        notes=_notes(point, [word for word, fine in zip(words, finite, strict=True) if not fine]),
    )
    note = "" if name is None else keep(name, row.cells())
    return replace(row, notes=(*row.notes, note)) if note else row


def _words_and_matrix(vectors: Any) -> tuple[list[str], np.ndarray]:
    """The words, and their vectors as the rows of one dense array."""
    if hasattr(vectors, "key_to_index"):
        number = vectors.key_to_index
        return sorted(number, key=number.get), np.asarray(vectors.vectors)[: len(number)]
    if not isinstance(vectors, Mapping):
        raise TypeError(
            "probe needs a mapping from words to vectors, such as a dict or gensim's KeyedVectors; "
            f"got {type(vectors).__name__}"
        )
    rows = [v.toarray().ravel() if sparse.issparse(v) else v for v in vectors.values()]
    try:
        matrix = np.array(rows) if rows else np.zeros((0, 0))
    except ValueError:  # rows of different lengths
        matrix = np.array(None)
    if matrix.ndim != 2 or matrix.dtype.kind not in "biuf":
        raise ValueError("every vector must be a list of numbers, and all of the same length")
    return list(vectors), matrix


def _by_block(matrix: np.ndarray, function: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """Apply `function` to some rows at a time; one number per row."""
    result = np.empty(len(matrix))
    with np.errstate(over="ignore", invalid="ignore"):  # infinities are dealt with by the caller
        for start in range(0, len(matrix), BLOCK):
            result[start : start + BLOCK] = function(matrix[start : start + BLOCK])
    return result


def _nearest(
    target: np.ndarray, words: list[str], matrix: np.ndarray, allowed: np.ndarray
) -> Nearest | None:
    """The allowed words nearest to a point, all of them when they tie but for rounding."""
    if not allowed.any():
        return None
    distances = _by_block(matrix, lambda block: np.linalg.norm(block - target, axis=1))
    distances[~allowed] = np.inf
    best = float(distances.min())
    rounding = 1e-9 * (best + float(np.linalg.norm(target)))
    ties = np.flatnonzero(distances <= best + rounding)
    return Nearest(tuple(sorted(str(words[i]) for i in ties)), best)


def _notes(point: dict[str, np.ndarray], not_finite: list[str]) -> tuple[str, ...]:
    notes = [
        f"The vector of {animal} is all zeros: it has distances, but no direction and no cosine."
        for animal, vector in point.items()
        if not vector.any()
    ]
    if not_finite:
        named = ", ".join(map(str, not_finite[:NAMED]))
        more = f" and {len(not_finite) - NAMED:,} more" if len(not_finite) > NAMED else ""
        notes.append(f"Left out, since the vector holds NaN or infinity: {named}{more}.")
    return tuple(notes)
