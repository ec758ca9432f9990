"""A transformer that reads text, in numpy: the encoder (BERT's form) and its WordPiece."""

from embedlab.transformer.encoder import (
    Activations,
    Encoder,
    Layer,
    LayerNorm,
    Linear,
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
from embedlab.transformer.wordpiece import wordpiece

__all__ = [
    "Activations",
    "Encoder",
    "Layer",
    "LayerNorm",
    "Linear",
    "activations",
    "attention",
    "causal_mask",
    "encode",
    "encoder_layer",
    "gelu",
    "layer_norm",
    "linear",
    "softmax",
    "wordpiece",
]
