"""Rebuild datasets/encyclopedia_vectors.npz: word vectors trained on the English encyclopedia.

Needs only the course's own packages (gensim 4.4.0 and numpy 2.4.6 were used). In the checkout:

    uv run python datasets/recipes/encyclopedia_vectors.py

Takes about a minute. With one worker and a seed the bytes are the same on each run on one machine;
another machine may round differently, and training magnifies that.
"""

import numpy as np
from _write import as_bytes, write
from gensim.models import Word2Vec

from embedlab.datasets import load_encyclopedia
from embedlab.text import split_sentences, tokenize


def main() -> None:
    """Skip-gram with negative sampling; words in order of frequency, as gensim has them."""
    sentences = [
        tokenize(sentence)
        for article in load_encyclopedia("en")
        for sentence in split_sentences(article.text)
    ]
    model = Word2Vec(
        sentences, sg=1, vector_size=64, window=5, min_count=5, epochs=15, workers=1, seed=0
    )
    write(
        "encyclopedia_vectors.npz",
        vectors=model.wv.vectors.astype(np.float16),
        words=as_bytes(model.wv.index_to_key),
    )


if __name__ == "__main__":
    main()
