"""sentence_encoder.py: what it returns, what it knows, what is said when it is not there."""

from importlib import metadata

import numpy as np
import pytest

from embedlab.datasets import (
    DataError,
    load_encyclopedia,
    load_encyclopedia_encodings,
    load_sentence_encoder,
)

TEXTS = ["play music", "spiel musik ab", "mettez de la musique", "what is the weather"]


@pytest.fixture(scope="module")
def encode():
    return load_sentence_encoder()


def test_its_shape_and_length(encode):
    vectors = encode([*TEXTS, ""])
    assert vectors.shape == (5, 512) and vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    nothing = encode([])
    assert nothing.shape == (0, 512) and nothing.dtype == np.float32


def test_a_translation_is_near(encode):
    cosines = encode(TEXTS) @ encode(TEXTS)[0]
    np.testing.assert_allclose(cosines, [1, 0.873, 0.749, 0.152], atol=2e-3)


def test_the_same_list_gives_the_same_numbers(encode):
    first = encode(TEXTS)
    assert np.array_equal(first, encode(tuple(TEXTS)))
    np.testing.assert_allclose(np.vstack([encode([text]) for text in TEXTS]), first, atol=1e-5)
    first[:] = 0
    assert encode(TEXTS).any(axis=1).all()


@pytest.mark.slow
def test_it_made_the_encodings_of_the_encyclopedia(encode):
    articles = [article.text for article in load_encyclopedia("en")[:20]]
    cosines = np.sum(encode(articles) * load_encyclopedia_encodings()[:20], axis=1)
    assert cosines.min() > 0.999


def test_it_is_loaded_once(encode):
    assert load_sentence_encoder() is encode


@pytest.mark.parametrize("texts", ["play music", ["play", None]])
def test_what_is_no_list_of_strings(encode, texts):
    with pytest.raises(TypeError, match="a list of strings|a text is a string"):
        encode(texts)


def test_a_missing_package(monkeypatch):
    def not_found(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", not_found)
    load_sentence_encoder.cache_clear()
    with pytest.raises(DataError, match=r"sp.model is missing .*sentence-encoder==0.2.1"):
        load_sentence_encoder()
