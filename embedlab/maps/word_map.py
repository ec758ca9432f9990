"""A map of words to move through: each word's neighbours in full space, and those on the map.

What is computed stands here. drawing.js draws it, page.js answers to the keys and to the mouse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import numpy as np
import numpy.typing as npt
import traitlets

from embedlab import distances, plots, reduction
from embedlab._refusals import Array, at_least, string, table, word_list
from embedlab.neighbors import nearest

if TYPE_CHECKING:
    from gensim.models import KeyedVectors
    from matplotlib.axes import Axes

MOST_LABELS = 60  # in a figure that nobody can zoom


def word_map(
    vectors: KeyedVectors | tuple[Iterable[str], npt.ArrayLike],
    points: npt.ArrayLike | None = None,
    *,
    groups: Mapping[str, str] | None = None,
    k: int = 10,
    title: str = "Word map",
) -> WordMap:
    """Show words as points of a map, which can be moved, zoomed and searched.

    A map has two dimensions, the vectors have many: choose a word, and lines lead to its nearest
    neighbours in full space, beside those that are nearest on the map. Titles of documents will do
    as well as words. 5,000 words take about a second; of many more, pass the first ones.

    Parameters
    ----------
    vectors : gensim's KeyedVectors, or a pair of n different words and an array (n, d). Words that
        come first are labelled first where there is no room for all
    points : array (n, 2), where each word stands; None takes the first two principal components
    groups : optional, word -> name of its group; each gets a colour, a marker, a line in the legend
    k : number of neighbours >= 1; more than n - 1 means all others
    title : what the map is called

    Returns
    -------
    a widget: the last line of a cell shows it. Its `scatter_words` draws the static figure that
    belongs beside it, for a page that nobody runs

    Raises
    ------
    TypeError
        If a word is no string, or vectors or points hold no real numbers.
    ValueError
        If a word stands twice, there are fewer than two, or words, vectors and points do not match.

    >>> word_map((["cat", "dog", "mat"], [[2.0, 1.0], [2.0, 1.1], [0.0, 1.0]]), title="Pets")
    Pets: a map of 3 points. Run this cell to move through it.
    """
    words, rows = _words_and_vectors(vectors)
    at_least(1, k=k)
    places = reduction.pca(rows, 2)[0] if points is None else table(points, "points")
    if places.shape != (len(words), 2):
        shape = (len(words), 2)
        raise ValueError(f"points: {len(words)} words need the shape {shape}; got {places.shape}")
    return WordMap(words, rows, places, _group_of_each(words, groups), k, string(title, "title"))


def _read(name: str) -> str:
    """A file that lies beside this one."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


class WordMap(anywidget.AnyWidget):
    """The widget that `word_map` makes. Arrays travel as bytes: 5,000 words are under 1 MB."""

    _esm = _read("drawing.js") + _read("page.js")  # one module, so that nothing else is fetched
    _css = _read("page.css")
    title = traitlets.Unicode().tag(sync=True)
    words = traitlets.List(traitlets.Unicode()).tag(sync=True)
    groups = traitlets.List(traitlets.Unicode()).tag(sync=True)  # a name per word, or no names
    points = traitlets.Bytes().tag(sync=True)  # float32 (n, 2), each from -1 to 1
    in_space = traitlets.Bytes().tag(sync=True)  # uint32 (n, k): rows of neighbours, best first
    in_space_cosines = traitlets.Bytes().tag(sync=True)  # float32 (n, k)
    on_map = traitlets.Bytes().tag(sync=True)
    on_map_cosines = traitlets.Bytes().tag(sync=True)  # in full space, of the neighbours on the map

    def __init__(
        self, words: list[str], vectors: Array, points: Array, groups: list[str], k: int, title: str
    ) -> None:
        self._places = points
        in_space = _others(vectors, k, "cosine")
        on_map = _others(points, k, "euclidean")
        super().__init__(
            title=title,
            words=words,
            groups=groups,
            points=_between_minus_1_and_1(points).astype("<f4").tobytes(),
            in_space=in_space.astype("<u4").tobytes(),
            in_space_cosines=_cosines(vectors, in_space).astype("<f4").tobytes(),
            on_map=on_map.astype("<u4").tobytes(),
            on_map_cosines=_cosines(vectors, on_map).astype("<f4").tobytes(),
        )

    def __repr__(self) -> str:
        """Say what a viewer without a kernel cannot show."""
        n = len(self.words)
        return f"{self.title}: a map of {n:,} points. Run this cell to move through it."

    def scatter_words(self, words: Sequence[str]) -> Axes:
        """Draw some of the words where the map has them, with `plots.scatter_words`.

        Parameters
        ----------
        words : at most 60 words of the map

        Returns
        -------
        the axes

        Raises
        ------
        ValueError
            If there are more, or one is not on the map.

        >>> pets = word_map((["cat", "dog", "mat"], [[2.0, 1.0], [2.0, 1.1], [0.0, 1.0]]))
        >>> [label.get_text() for label in pets.scatter_words(["cat", "mat"]).texts]
        ['cat', 'mat']
        """
        chosen, row_of = word_list(words, "words"), {w: i for i, w in enumerate(self.words)}
        if unknown := [word for word in chosen if word not in row_of]:
            raise ValueError(f"{unknown[0]!r} is not on this map; choose among its words")
        if len(chosen) > MOST_LABELS:
            raise ValueError(f"a figure has room for {MOST_LABELS} words; got {len(chosen)}")
        rows = [row_of[word] for word in chosen]
        groups = {self.words[row]: self.groups[row] for row in rows} if self.groups else None
        return plots.scatter_words(self._places[rows], chosen, groups=groups, title=self.title)


def _words_and_vectors(source: Any) -> tuple[list[str], Array]:
    """Both parts of KeyedVectors or of a pair, when they fit together."""
    if hasattr(source, "key_to_index"):
        source = (source.index_to_key, source.vectors)
    if not isinstance(source, tuple) or len(source) != 2:
        kind = type(source).__name__
        raise TypeError(f"gensim's KeyedVectors or a pair (words, vectors) is needed; got {kind}")
    words, vectors = word_list(source[0], "words"), table(source[1], "vectors")
    if len(words) != len(vectors):
        counts = f"{len(words)} words and {len(vectors)} vectors"
        raise ValueError(f"each word needs a vector; got {counts}")
    if len(words) < 2:
        raise ValueError(f"a map needs two words or more; got {len(words)}")
    if len(set(words)) < len(words):
        twice = Counter(words).most_common(1)[0][0]
        raise ValueError(f"{twice!r} stands there more than once: give each a name of its own")
    return words, vectors


def _group_of_each(words: list[str], groups: Mapping[str, str] | None) -> list[str]:
    """The name of each word's group, empty where it has none."""
    if not groups:
        return []
    if not isinstance(groups, Mapping):
        raise TypeError(f"groups: a dict, word -> group, is needed; got {type(groups).__name__}")
    return [string(groups.get(word, ""), "the name of a group") for word in words]


def _others(rows: Array, k: int, metric: str) -> npt.NDArray[np.intp]:
    """The k nearest other rows of each row."""
    found, _ = nearest(rows, rows, k + 1, metric=metric)
    itself = found == np.arange(len(rows))[:, None]
    itself[~itself.any(axis=1), -1] = True  # among many equals it was not found: the last one goes
    return found[~itself].reshape(len(rows), -1)


def _cosines(vectors: Array, neighbours: npt.NDArray[np.intp]) -> Array:
    """The cosine of each row with each of its neighbours."""
    return np.column_stack([distances.cosine(vectors[column], vectors) for column in neighbours.T])


def _between_minus_1_and_1(points: Array) -> Array:
    """The cloud in the middle of a square, neither axis stretched more than the other."""
    points = points.astype(np.float64)
    centred = points - (points.min(axis=0) + points.max(axis=0)) / 2
    return centred / (np.abs(centred).max() or 1)
