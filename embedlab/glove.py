"""GloVe: word vectors whose dot products follow the logarithms of co-occurrence counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

from embedlab._refusals import (
    above_zero,
    at_least,
    count_table,
    finite,
    not_below_zero,
    word_list,
)

if TYPE_CHECKING:
    from gensim.models import KeyedVectors

_BATCHES = 32  # steps an epoch: fewer learn more slowly, more cost time
_FLOAT32 = float(np.finfo(np.float32).max)

Array = npt.NDArray[np.floating]


class Parameters(NamedTuple):
    """What GloVe learns of V words in d dimensions; a gradient has the same four parts."""

    words: Array  # (V, d)
    contexts: Array  # (V, d): the same words, seen as neighbours
    word_biases: Array  # (V,)
    context_biases: Array  # (V,)


def train_glove(
    counts: sparse.csr_array | npt.ArrayLike,
    words: Sequence[str],
    *,
    dimensions: int = 50,
    epochs: int = 25,
    seed: int = 0,
    x_max: float = 10,
    alpha: float = 0.75,
    rate: float = 0.05,
    on_epoch: Callable[[float], object] | None = None,
) -> KeyedVectors:
    """Learn word vectors from co-occurrence counts (Pennington, Socher and Manning 2014).

    `loss_and_gradients` says what is made small. The cells are dealt into 32 parts at random, and
    AdaGrad (Duchi et al. 2011) takes a step after each part: every number has a rate of its own,
    which shrinks as its past steps add up. So the loss falls from epoch to epoch, until it
    trembles a little around its end. A word's vector is the sum of what it learned as word and as
    context. The same seed gives the same vectors on one machine; another seed gives other
    coordinates.

    Parameters
    ----------
    counts : csr_array or array (V, V) of finite numbers >= 0, as from
        `embedlab.counts.cooccurrence(..., weighting="harmonic")`; a cell that holds 0 is no cell
    words : V different strings; row and column i belong to words[i]
    dimensions : numbers in a vector, at least 1; it may be more than V
    epochs : how often all cells are read, at least 1
    seed : of the random start and of the random order
    x_max, alpha : of the weights; the paper's x_max is 100, for billions of words
    rate : the first steps are the gradient times this, 0.05 as in the paper
    on_epoch : called after each epoch with the mean loss of a cell; `losses.append` keeps it

    Returns
    -------
    KeyedVectors of float32, in the order of `words`; a word that was counted with nothing has a
        zero vector, and no words give no vectors

    Raises
    ------
    TypeError
        If the words are no list of strings, or the counts no real numbers.
    ValueError
        If counts and words do not fit together, a count is negative, NaN or beyond float32, a
        setting is out of range, or the rate is so large that the model grows beyond all numbers.

    >>> from embedlab.counts import cooccurrence
    >>> sentences = [["cat", "purrs"], ["kitten", "purrs"], ["car", "starts"], ["bus", "starts"]]
    >>> vectors = train_glove(*cooccurrence(sentences * 20), dimensions=2, epochs=50)
    >>> bool(vectors.similarity("cat", "kitten") > 0.5 > vectors.similarity("cat", "bus"))
    True
    """
    from gensim.models import KeyedVectors

    at_least(1, dimensions=dimensions, epochs=epochs)
    at_least(0, seed=seed)
    above_zero(rate=rate)
    table, words = count_table(counts), word_list(words, "words")
    finite(table.data, "counts", _FLOAT32)
    if table.shape != (len(words), len(words)) or len(set(words)) < len(words):
        raise ValueError(
            "counts have one row and one column for each of the words, which all differ; got "
            f"counts {table.shape} and {len(set(words))} different words of {len(words)}"
        )
    random = np.random.default_rng(seed)
    table = table.astype(np.float32)
    batches = _make_batches(table, random)
    model = _initialise(len(words), dimensions, random)
    squares = [np.ones_like(part) for part in model]  # from 0, the first steps would be noise
    for _ in range(epochs):
        total = 0.0
        for i in random.permutation(len(batches)):
            loss, gradients = loss_and_gradients(batches[i], model, x_max=x_max, alpha=alpha)
            total += loss
            for part, gradient, square in zip(model, gradients, squares, strict=True):
                step = rate * gradient
                square += step**2
                part -= step / np.sqrt(square)
        if on_epoch is not None:
            on_epoch(total / max(table.nnz, 1))
    counted = table.sum(axis=0) + table.sum(axis=1) > 0
    vectors = KeyedVectors(dimensions)
    vectors.add_vectors(words, (model.words + model.contexts) * counted[:, None])
    return vectors


def loss_and_gradients(
    cells: sparse.sparray | npt.ArrayLike,
    model: Parameters,
    *,
    x_max: float = 10,
    alpha: float = 0.75,
) -> tuple[float, Parameters]:
    """GloVe's loss on some cells of the table of counts, and its gradient.

    With x the count of word i with context j, w and b the vector and bias of word i, c and b' those
    of context j,

        error = w . c + b + b' - log x        weight = min(1, (x / x_max) ** alpha)
        loss  = sum over the cells of weight * error ** 2

    So rare pairs, whose counts say little, weigh little, and pairs that never met weigh nothing.
    Let G be the sparse table of 2 * weight * error: the gradient of w is the sum of G_ij c over the
    contexts j, which is row i of G @ contexts; that of b is the sum of row i.

    Parameters
    ----------
    cells : csr_array (V, V) of finite numbers > 0; what is not stored is no cell. Another sparse
        array or an array will do
    model : Parameters of V words
    x_max : the count from which on the weight is 1
    alpha : how fast the weight grows up to there, at least 0

    Returns
    -------
    loss, gradients : a number, and Parameters of the model's shapes; both 0 where there is no cell

    Raises
    ------
    ValueError
        If the shapes do not match, a stored count is not finite and above 0, the model holds NaN or
        infinity, or x_max or alpha is out of range.

    >>> one = np.array([[1.0]]), np.array([[2.0]]), np.array([0.5]), np.array([0.0])
    >>> loss, gradients = loss_and_gradients(sparse.csr_array([[1.0]]), Parameters(*one), x_max=1)
    >>> loss, gradients.words.item(), gradients.word_biases.item()  # the error is 2.5
    (6.25, 10.0, 5.0)
    """
    above_zero(x_max=x_max)
    not_below_zero(alpha=alpha)
    cells = sparse.csr_array(cells)
    if not cells.has_canonical_format:  # a cell stored in two parts has two logarithms
        cells = cells.copy()
        cells.sum_duplicates()
    same_size = {*cells.shape, *map(len, model)} == {len(model.words)}
    if not same_size or model.words.shape != model.contexts.shape:
        raise ValueError(
            f"the shapes do not match: the table of cells is {cells.shape}, and the parts of the "
            f"model are {', '.join(str(part.shape) for part in model)}"
        )
    for part in model:
        finite(part, "the model")
    if cells.nnz and not (cells.data.min() > 0 and cells.data.max() < np.inf):  # refuses NaN too
        raise ValueError("the stored counts must be finite and above 0; leave out the others")
    rows, columns = np.repeat(np.arange(cells.shape[0]), np.diff(cells.indptr)), cells.indices
    error = np.einsum("nd,nd->n", model.words[rows], model.contexts[columns])
    error += model.word_biases[rows] + model.context_biases[columns] - np.log(cells.data)
    weighted = np.minimum(1, cells.data / x_max) ** alpha * error
    G = sparse.csr_array((2 * weighted, columns, cells.indptr), shape=cells.shape)
    loss = float(finite(weighted @ error, "the loss of this model"))
    return loss, Parameters(
        words=G @ model.contexts,
        contexts=G.T @ model.words,
        word_biases=G.sum(axis=1),
        context_biases=G.sum(axis=0),
    )


def _make_batches(table: sparse.csr_array, random: np.random.Generator) -> list[sparse.csr_array]:
    """Deal the cells out at random into parts of the same shape that sum up to the table."""
    cells = table.tocoo()
    deal = np.array_split(random.permutation(table.nnz), min(_BATCHES, max(table.nnz, 1)))
    parts = []
    for here in map(np.sort, deal):  # in the order of the table, neighbours in memory stay so
        where = cells.row[here], cells.col[here]
        parts.append(sparse.csr_array((cells.data[here], where), shape=table.shape))
    return parts


def _initialise(size: int, dimensions: int, random: np.random.Generator) -> Parameters:
    """Small random numbers: from zeros, no vector would ever leave 0."""
    shapes = (size, dimensions), (size, dimensions), size, size
    scale = 0.5 / dimensions
    return Parameters(*(random.uniform(-scale, scale, s).astype(np.float32) for s in shapes))
