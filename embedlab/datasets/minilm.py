"""The trained encoder all-MiniLM-L6-v2: its weights and its vocabulary, from one shipped file.

Wang et al. 2020 made it small; the Sentence-Transformers project trained it on a billion pairs of
sentences (model: Apache-2.0, see `datasets/README.md`).
"""

from functools import cache
from typing import TYPE_CHECKING

from embedlab.datasets.files import arrays, lines, read_shipped

if TYPE_CHECKING:
    from embedlab.transformer import Encoder

LAYERS, HEADS = 6, 12


@cache
def load_minilm() -> "Encoder":
    """The encoder, loaded once and shared, so its arrays are read-only (100 MB).

    Returns
    -------
    Encoder, for `embedlab.transformer`; its numbers are float32, a whole number of 8 bits each
        times the scale of its row or column

    Raises
    ------
    DataError
        If the file is missing or damaged.

    >>> load_minilm()
    Encoder(6 layers, 12 heads, 384 numbers, 30,522 pieces)
    """
    from embedlab.transformer import Encoder, Layer, LayerNorm, Linear

    stored = arrays(read_shipped("minilm.npz"))
    pieces = lines(stored.pop("vocabulary"))
    scales = {name: stored.pop(name) for name in [*stored] if name.endswith(".scale")}
    for name, scale in scales.items():
        weight = name.replace(".scale", ".weight")
        stored[weight] = stored[weight] * scale
    for array in stored.values():
        array.setflags(write=False)

    def linear(name: str) -> Linear:
        return Linear(stored[f"{name}.weight"], stored[f"{name}.bias"])

    def norm(name: str) -> LayerNorm:
        return LayerNorm(stored[f"{name}.weight"], stored[f"{name}.bias"])

    def layer(name: str) -> Layer:
        return Layer(
            query=linear(f"{name}.attention.self.query"),
            key=linear(f"{name}.attention.self.key"),
            value=linear(f"{name}.attention.self.value"),
            attention_output=linear(f"{name}.attention.output.dense"),
            attention_norm=norm(f"{name}.attention.output.LayerNorm"),
            intermediate=linear(f"{name}.intermediate.dense"),
            output=linear(f"{name}.output.dense"),
            output_norm=norm(f"{name}.output.LayerNorm"),
        )

    return Encoder(
        vocabulary={piece: row for row, piece in enumerate(pieces)},
        token_embeddings=stored["embeddings.word_embeddings.weight"],
        position_embeddings=stored["embeddings.position_embeddings.weight"],
        token_type_embedding=stored["embeddings.token_type_embeddings.weight"][0],
        embedding_norm=norm("embeddings.LayerNorm"),
        layers=[layer(f"encoder.layer.{number}") for number in range(LAYERS)],
        heads=HEADS,
    )
