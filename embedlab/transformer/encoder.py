"""A transformer encoder, every step of it readable (Vaswani et al. 2017; Devlin et al. 2019).

A text is a table with a row per token. Attention is the only step in which rows see one another.
The parts are called as BERT calls them; `embedlab.datasets.load_minilm` loads a trained encoder.
"""

from collections.abc import Callable, Iterable, Iterator
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from embedlab import _refusals
from embedlab.distances import normalize
from embedlab.transformer.wordpiece import END, START, wordpiece

Mask = Callable[[int], np.ndarray]  # from the number of tokens T to a table (T, T): who sees whom


class Linear(NamedTuple):
    """A linear map from n numbers to m."""

    weight: np.ndarray  # (n, m)
    bias: np.ndarray  # (m,)


class LayerNorm(NamedTuple):
    """By what a row of d numbers is stretched and shifted, once it is normalised."""

    weight: np.ndarray  # (d,)
    bias: np.ndarray  # (d,)


class Layer(NamedTuple):
    """The weights of one layer."""

    query: Linear
    key: Linear
    value: Linear
    attention_output: Linear
    attention_norm: LayerNorm
    intermediate: Linear
    output: Linear
    output_norm: LayerNorm


class Encoder(NamedTuple):
    """A trained encoder. d is the width of a token's row, here 384."""

    vocabulary: dict[str, int]  # piece -> its row in `token_embeddings`
    token_embeddings: np.ndarray  # (V, d)
    position_embeddings: np.ndarray  # (512, d)
    token_type_embedding: np.ndarray  # (d,): "the first text"; BERT could also read pairs of texts
    embedding_norm: LayerNorm
    layers: list[Layer]
    heads: int

    def __repr__(self) -> str:
        width = self.token_embeddings.shape[1]
        size = f"{len(self.layers)} layers, {self.heads} heads, {width} numbers"
        return f"Encoder({size}, {len(self.vocabulary):,} pieces)"


class Activations(NamedTuple):
    """What happened inside the encoder while it read one text of T tokens."""

    tokens: list[str]  # T, from [CLS] to [SEP]
    states: np.ndarray  # (layers + 1, T, d): the embeddings, then what each layer made of them
    attention: np.ndarray  # (layers, heads, T, T): row = who looks, column = at whom; rows sum to 1


def softmax(scores: ArrayLike) -> np.ndarray:
    """Scores to shares: positive, and along the last axis they sum to 1.

    Parameters
    ----------
    scores : array (..., n); minus infinity gets the share 0

    Returns
    -------
    array (..., n); float64 for whole numbers, else of the type of the scores

    Raises
    ------
    ValueError
        If the largest score of a row is not a finite number, or a row is empty.

    >>> softmax(np.array([0.0, 0.0, -np.inf])).tolist()
    [0.5, 0.5, 0.0]
    """
    scores = np.asarray(scores) * 1.0
    largest = scores.max(axis=-1, keepdims=True, initial=-np.inf)
    _refusals.finite(largest, "the largest score of a row")
    powers = np.exp(scores - largest)  # the shift avoids overflow
    return powers / powers.sum(axis=-1, keepdims=True)


def gelu(x: np.ndarray) -> np.ndarray:
    """X times the probability that a normal variable is below x (Hendrycks and Gimpel 2016).

    Parameters
    ----------
    x : array of any shape

    Returns
    -------
    array of that shape

    >>> gelu(np.array([-3.0, 0.0, 3.0])).round(3).tolist()
    [-0.004, 0.0, 2.996]
    """
    return x * ndtr(x)


def layer_norm(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Give each row mean 0 and variance 1, then stretch and shift its columns (Ba et al. 2016).

    Parameters
    ----------
    x : array (..., d)
    weight, bias : arrays (d,)

    Returns
    -------
    array (..., d)

    Raises
    ------
    ValueError
        For NaN, infinity, and numbers whose squares are infinite.

    >>> layer_norm(np.array([1.0, 3.0]), weight=np.array([1, 10]), bias=np.array([0, 5])).round(3)
    array([-1., 15.])
    """
    centred = x - x.mean(axis=-1, keepdims=True)
    with np.errstate(over="ignore"):
        variance = (centred**2).mean(axis=-1, keepdims=True)
    _refusals.finite(variance, "the variance of a row")
    return centred / np.sqrt(variance + 1e-12) * weight + bias


def linear(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Map each row, n numbers to m.

    Parameters
    ----------
    x : array (..., n)
    weight, bias : arrays (n, m) and (m,)

    Returns
    -------
    array (..., m)

    >>> linear(np.array([1, 2]), weight=np.array([[0, 1], [1, 0]]), bias=np.array([10, 20]))
    array([12, 21])
    """
    return x @ weight + bias


def attention(
    queries: np.ndarray, keys: np.ndarray, values: np.ndarray, mask: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """softmax(Q K' / sqrt(d)) V: each token takes a mixture of the tokens' values.

    Parameters
    ----------
    queries, keys, values : arrays (..., T, d), a row per token
    mask : bool array (T, T), True where the token of the row sees the token of the column; without
        it, each sees all. Each token sees at least one

    Returns
    -------
    mixtures : array (..., T, d)
    weights : array (..., T, T); row i says how much token i takes from each token

    Raises
    ------
    ValueError
        If the shapes do not match, a number is not finite, or a token sees no token.

    >>> mixtures, weights = attention(np.zeros((2, 1)), np.zeros((2, 1)), np.array([[2.0], [4.0]]))
    >>> mixtures.tolist(), weights.tolist()
    ([[3.0], [3.0]], [[0.5, 0.5], [0.5, 0.5]])
    """
    if queries.shape[-1] != keys.shape[-1] or keys.shape[:-1] != values.shape[:-1]:
        raise ValueError(
            "attention needs queries and keys of one width, and a value for each key; "
            f"got shapes {queries.shape}, {keys.shape} and {values.shape}"
        )
    scores = queries @ keys.swapaxes(-1, -2) / sqrt(keys.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    weights = softmax(scores)
    return weights @ values, weights


def causal_mask(tokens: int) -> np.ndarray:
    """Each token sees itself and those before it, as in a model that generates text.

    Parameters
    ----------
    tokens : how many there are

    Returns
    -------
    bool array (tokens, tokens), for `attention`

    >>> causal_mask(3).astype(int)
    array([[1, 0, 0],
           [1, 1, 0],
           [1, 1, 1]])
    """
    return np.tri(tokens, dtype=bool)


def encoder_layer(
    x: np.ndarray, layer: Layer, heads: int, mask: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """One layer: tokens exchange what they hold (attention), then each works on its own row.

    Parameters
    ----------
    x : array (T, d)
    layer : its weights
    heads : number of attentions side by side, each on its own d / heads columns
    mask : as for `attention`

    Returns
    -------
    array (T, d), and the attention's weights (heads, T, T)

    Raises
    ------
    ValueError
        As `attention` and `layer_norm` do.
    """
    q, k, v = (
        linear(x, *part).reshape(len(x), heads, -1).swapaxes(0, 1)  # (heads, T, d / heads)
        for part in (layer.query, layer.key, layer.value)
    )
    mixtures, weights = attention(q, k, v, mask)
    mixed = mixtures.swapaxes(0, 1).reshape(x.shape)
    x = layer_norm(x + linear(mixed, *layer.attention_output), *layer.attention_norm)
    worked = linear(gelu(linear(x, *layer.intermediate)), *layer.output)
    return layer_norm(x + worked, *layer.output_norm), weights


def activations(
    texts: Iterable[str], encoder: Encoder, *, limit: int = 256, mask: Mask | None = None
) -> Iterator[Activations]:
    """Read texts and show everything, one text after another: together they would fill the memory.

    Parameters
    ----------
    texts : strings; an empty one still has the tokens [CLS] and [SEP]
    encoder : as from `embedlab.datasets.load_minilm`
    limit : longer texts are cut to this many tokens, from 2 to the number of positions
    mask : function from a number of tokens to the mask of `attention`, such as `causal_mask`

    Returns
    -------
    iterator over one `Activations` per text, in the order of the texts

    Raises
    ------
    TypeError
        If texts is no list of strings.
    ValueError
        For another limit, or a mask under which a token sees no token.

    >>> from embedlab.datasets import load_minilm
    >>> [cat] = activations(["The cat sat on the mat."], load_minilm())
    >>> cat.tokens
    ['[CLS]', 'the', 'cat', 'sat', 'on', 'the', 'mat', '.', '[SEP]']
    >>> cat.states.shape, cat.attention.shape
    ((7, 9, 384), (6, 12, 9, 9))
    """
    texts = _refusals.texts(texts)
    _refusals.at_least(2, limit=limit)
    if limit > len(encoder.position_embeddings):
        raise ValueError(f"limit is {len(encoder.position_embeddings)} at most; got {limit}")
    return (_read(text, encoder, limit, mask) for text in texts)


def _read(text: str, encoder: Encoder, limit: int, mask: Mask | None) -> Activations:
    tokens = [START, *wordpiece(text, encoder.vocabulary)[: limit - 2], END]
    x = (
        encoder.token_embeddings[[encoder.vocabulary[token] for token in tokens]]
        + encoder.position_embeddings[: len(tokens)]
        + encoder.token_type_embedding
    )
    x = layer_norm(x, *encoder.embedding_norm)
    seen = None if mask is None else mask(len(tokens))
    states, attentions = [x], []
    for layer in encoder.layers:
        x, weights = encoder_layer(x, layer, encoder.heads, seen)
        states.append(x)
        attentions.append(weights)
    return Activations(tokens, np.stack(states), np.stack(attentions))


def encode(
    texts: Iterable[str],
    encoder: Encoder,
    *,
    pooling: str = "mean",
    limit: int = 256,
    mask: Mask | None = None,
) -> np.ndarray:
    """One unit vector per text, from the last layer.

    Parameters
    ----------
    texts, encoder, limit, mask : as for `activations`
    pooling : "mean" of all tokens' rows ([CLS] and [SEP] too), or "cls", the row of [CLS] alone

    Returns
    -------
    float32 array (n, d)

    Raises
    ------
    TypeError
        If texts is no list of strings.
    ValueError
        As `activations` does, or for another pooling.

    >>> from embedlab.datasets import load_minilm
    >>> texts = ["A kitten sleeps.", "A young cat is asleep.", "Shares fell on Monday."]
    >>> vectors = encode(texts, load_minilm())
    >>> (vectors @ vectors[0]).round(1) + 0
    array([1. , 0.7, 0. ], dtype=float32)
    """
    _refusals.one_of(("mean", "cls"), pooling=pooling)
    pooled = slice(None) if pooling == "mean" else slice(1)
    reads = activations(texts, encoder, limit=limit, mask=mask)
    vectors = np.array([read.states[-1, pooled].mean(axis=0) for read in reads], dtype=np.float32)
    return normalize(vectors.reshape(-1, encoder.token_embeddings.shape[1]))  # also of no texts
