"""A transformer that reads text, in numpy: the encoder (BERT's form) and its WordPiece."""

from embedlab.transformer.encoder import (
    Activations,
    Encoder,
    Layer,
    Pair,
    activations,
    attention,
    encode,
    encoder_layer,
    gelu,
    layer_norm,
    linear,
    softmax,
)

__all__ = [
    "Activations",
    "Encoder",
    "Layer",
    "Pair",
    "activations",
    "attention",
    "encode",
    "encoder_layer",
    "gelu",
    "layer_norm",
    "linear",
    "softmax",
]
