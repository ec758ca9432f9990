"""Rebuild datasets/feelings.npz: how words feel, as ten people each rated them.

Needs `vaderSentiment` 3.3.2; its list is read, the package is not imported. In the checkout,
without changing the course's environment:

    uv run --with vaderSentiment==3.3.2 python datasets/recipes/feelings.py

Takes a second. The bytes do not depend on the machine.
"""

from importlib.metadata import distribution
from pathlib import Path

import numpy as np
from _write import as_bytes, write


def main() -> None:
    """Keep the words of small letters, in alphabetical order; emoticons and the like go."""
    path = distribution("vaderSentiment").locate_file("vaderSentiment/vader_lexicon.txt")
    with Path(str(path)).open(encoding="utf-8") as file:
        entries = [line.split("\t")[:2] for line in file]
    rating = {word: float(mean) for word, mean in entries if word.isalpha() and word.islower()}
    words = sorted(rating)
    tenths = np.array([round(10 * rating[word]) for word in words], dtype=np.int8)
    write("feelings.npz", words=as_bytes(words), tenths=tenths)


if __name__ == "__main__":
    main()
