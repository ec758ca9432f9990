"""A transformer encoder, every step of it readable (Vaswani et al. 2017; Devlin et al. 2019).

A text is a table with a row per token. Attention is the only step in which rows see one another, so
several texts can stand below one another in one table: nothing is padded, nothing is masked.
`embedlab.datasets.minilm` loads a trained encoder.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from math import sqrt
from typing import NamedTuple

import numpy as np
from scipy.special import ndtr

from embedlab.transformer.wordpiece import END, START, tokenize

Pair = tuple[np.ndarray, np.ndarray]  # (weight, bias)
_PACK = 512  # tokens computed together: enough for fast products, few enough for the cache


class Layer(NamedTuple):
    """The weights of one layer; each is a pair (weight, bias)."""

    query: Pair
    key: Pair
    value: Pair
    projection: Pair
    attention_norm: Pair
    up: Pair
    down: Pair
    output_norm: Pair


class Encoder(NamedTuple):
    """A trained encoder. d is the width of a token's row, here 384."""

    vocabulary: dict[str, int]  # piece -> its row in `pieces`
    pieces: np.ndarray  # (V, d)
    positions: np.ndarray  # (512, d)
    segment: np.ndarray  # (d,): "this is the first text"; BERT could also read pairs of texts
    norm: Pair
    layers: list[Layer]
    heads: int

    def __repr__(self) -> str:
        size = f"{len(self.layers)} layers, {self.heads} heads, {self.pieces.shape[1]} numbers"
        return f"Encoder({size}, {len(self.vocabulary):,} pieces)"


class Activations(NamedTuple):
    """What happened inside the encoder while it read one text of T tokens."""

    tokens: list[str]  # T, from [CLS] to [SEP]
    states: np.ndarray  # (layers + 1, T, d): the embeddings, then what each layer made of them
    attention: np.ndarray  # (layers, heads, T, T): row = who looks, column = at whom; rows sum to 1


def softmax(scores: np.ndarray) -> np.ndarray:
    """Scores to shares: positive, and along the last axis they sum to 1.

    >>> softmax(np.array([0.0, 0.0, -np.inf])).tolist()
    [0.5, 0.5, 0.0]
    """
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))  # the shift avoids overflow
    return powers / powers.sum(axis=-1, keepdims=True)


def gelu(x: np.ndarray) -> np.ndarray:
    """X times the probability that a normal variable is below x (Hendrycks and Gimpel 2016).

    >>> gelu(np.array([-3.0, 0.0, 3.0])).round(3).tolist()
    [-0.004, 0.0, 2.996]
    """
    return x * ndtr(x)


def layer_norm(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Give each row mean 0 and variance 1, then stretch and shift its columns (Ba et al. 2016).

    >>> layer_norm(np.array([1.0, 3.0]), weight=np.array([1, 10]), bias=np.array([0, 5])).round(3)
    array([-1., 15.])
    """
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred**2).mean(axis=-1, keepdims=True)
    return centred / np.sqrt(variance + 1e-12) * weight + bias


def linear(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Map each row, n numbers to m: the weight is a matrix (n, m), the bias m numbers.

    >>> linear(np.array([1, 2]), weight=np.array([[0, 1], [1, 0]]), bias=np.array([10, 20]))
    array([12, 21])
    """
    return x @ weight + bias


def attention(
    queries: np.ndarray, keys: np.ndarray, values: np.ndarray, *, causal: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """softmax(Q K' / sqrt(d)) V: each token takes a mixture of all tokens' values.

    Parameters
    ----------
    queries, keys, values : arrays (..., T, d), a row per token
    causal : each token sees only itself and those before it, as in a model that generates text

    Returns
    -------
    mixtures : array (..., T, d)
    weights : array (..., T, T); row i says how much token i takes from each token

    >>> mixtures, weights = attention(np.zeros((2, 1)), np.zeros((2, 1)), np.array([[2.0], [4.0]]))
    >>> mixtures.tolist(), weights.tolist()
    ([[3.0], [3.0]], [[0.5, 0.5], [0.5, 0.5]])
    """
    scores = queries @ keys.swapaxes(-1, -2) / sqrt(keys.shape[-1])
    if causal:
        scores = np.where(np.tri(scores.shape[-1], dtype=bool), scores, -np.inf)
    weights = softmax(scores)
    return weights @ values, weights


def encoder_layer(
    x: np.ndarray, layer: Layer, texts: Sequence[slice], heads: int, *, causal: bool = False
) -> tuple[np.ndarray, list[np.ndarray]]:
    """One layer: tokens exchange what they hold (attention), then each works on its own row.

    Parameters
    ----------
    x : array (tokens, d), the rows of one or more texts below one another
    texts : the rows of each text; attention never crosses from one to another
    heads : number of attentions side by side, each on its own d / heads columns

    Returns
    -------
    array (tokens, d), and for each text its attention weights (heads, T, T)
    """
    q, k, v = (
        linear(x, *pair).reshape(len(x), heads, -1).swapaxes(0, 1)  # (heads, tokens, d / heads)
        for pair in (layer.query, layer.key, layer.value)
    )
    mixtures, weights = zip(
        *(attention(q[:, text], k[:, text], v[:, text], causal=causal) for text in texts),
        strict=True,
    )
    mixed = np.concatenate(mixtures, axis=1).swapaxes(0, 1).reshape(x.shape)
    x = layer_norm(x + linear(mixed, *layer.projection), *layer.attention_norm)
    worked = linear(gelu(linear(x, *layer.up)), *layer.down)
    return layer_norm(x + worked, *layer.output_norm), list(weights)


def activations(
    texts: Iterable[str], encoder: Encoder, *, limit: int = 256, causal: bool = False
) -> Iterator[Activations]:
    """Read texts and show everything: one `Activations` per text, in the order of the texts.

    They come one after another, because together they would fill the memory. Copy what you keep of
    each: a slice would keep all of it.

    Parameters
    ----------
    texts : strings; an empty one still has the tokens [CLS] and [SEP]
    limit : longer texts are cut to this many tokens, from 2 to the number of positions
    causal : see `attention`

    >>> from embedlab.datasets.minilm import load_minilm
    >>> [cat] = activations(["The cat sat on the mat."], load_minilm())
    >>> cat.tokens
    ['[CLS]', 'the', 'cat', 'sat', 'on', 'the', 'mat', '.', '[SEP]']
    >>> cat.states.shape, cat.attention.shape
    ((7, 9, 384), (6, 12, 9, 9))
    """
    texts = [None] if isinstance(texts, str) else list(texts)
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("texts is a list of strings; put a single text into a list of one")
    if not 2 <= limit <= len(encoder.positions):
        raise ValueError(f"limit is from 2 to {len(encoder.positions)} tokens; got {limit}")
    tokens = ([START, *tokenize(text, encoder.vocabulary)[: limit - 2], END] for text in texts)
    return chain.from_iterable(_read(pack, encoder, causal) for pack in _packs(tokens))


def encode(
    texts: Iterable[str],
    encoder: Encoder,
    *,
    pooling: str = "mean",
    limit: int = 256,
    causal: bool = False,
) -> np.ndarray:
    """One unit vector per text, from the last layer: float32 array (n, d).

    Parameters
    ----------
    pooling : "mean" of all tokens' rows ([CLS] and [SEP] too), or "cls", the row of [CLS] alone
    texts, limit, causal : see `activations`

    >>> from embedlab.datasets.minilm import load_minilm
    >>> texts = ["A kitten sleeps.", "A young cat is asleep.", "Shares fell on Monday."]
    >>> vectors = encode(texts, load_minilm())
    >>> (vectors @ vectors[0]).round(1) + 0
    array([1. , 0.7, 0. ], dtype=float32)
    """
    if pooling not in ("mean", "cls"):
        raise ValueError(f"pooling is 'mean' or 'cls'; got {pooling!r}")
    pooled = slice(None) if pooling == "mean" else slice(1)
    reads = activations(texts, encoder, limit=limit, causal=causal)
    vectors = np.array([read.states[-1, pooled].mean(axis=0) for read in reads], dtype=np.float32)
    vectors = vectors.reshape(-1, encoder.pieces.shape[1])  # also when there are no texts
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _packs(texts: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    """Neighbouring texts together, up to `_PACK` tokens; a longer text alone."""
    pack, size = [], 0
    for tokens in texts:
        if pack and size + len(tokens) > _PACK:
            yield pack
            pack, size = [], 0
        pack.append(tokens)
        size += len(tokens)
    if pack:
        yield pack


def _read(pack: list[list[str]], encoder: Encoder, causal: bool) -> Iterator[Activations]:
    """All layers for the texts of one pack."""
    texts = [slice(*ends) for ends in pairwise(accumulate(map(len, pack), initial=0))]
    pieces = [encoder.vocabulary[token] for tokens in pack for token in tokens]
    positions = [position for tokens in pack for position in range(len(tokens))]
    x = encoder.pieces[pieces] + encoder.positions[positions] + encoder.segment
    x = layer_norm(x, *encoder.norm)
    states, attention = [x], []
    for layer in encoder.layers:
        x, weights = encoder_layer(x, layer, texts, encoder.heads, causal=causal)
        states.append(x)
        attention.append(weights)
    table, by_text = np.stack(states), zip(*attention, strict=True)
    for tokens, text, weights in zip(pack, texts, by_text, strict=True):
        yield Activations(tokens, table[:, text].copy(), np.stack(weights))
