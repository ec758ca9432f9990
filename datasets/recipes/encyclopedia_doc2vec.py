"""Rebuild datasets/encyclopedia_doc2vec.npz: each English article as gensim's Doc2Vec sees it.

Needs only the course's own packages (gensim 4.4.0, numpy 2.4.6 and scikit-learn 1.9.1 were used).
In the checkout:

    uv run python datasets/recipes/encyclopedia_doc2vec.py

Takes one to two minutes on one core. With one worker, a seed and a fixed hash of strings the bytes
are the same on each run on one machine; another machine may round differently, and training
magnifies that.
"""

import os
import subprocess
import sys

import numpy as np
from _write import write
from gensim.models.doc2vec import Doc2Vec, TaggedDocument
from sklearn.model_selection import train_test_split

from embedlab.datasets import load_encyclopedia
from embedlab.text import tokenize


def split(topics: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Positions to train on (60 %), to choose by (20 %) and to test on; each topic keeps its share.

    Lesson 06 splits with the same three lines.
    """
    positions, topics = np.arange(len(topics)), np.array(topics)
    train, rest = train_test_split(positions, train_size=0.6, stratify=topics, random_state=0)
    choose, test = train_test_split(rest, train_size=0.5, stratify=topics[rest], random_state=0)
    return train, choose, test


def main() -> None:
    """Learn from the training part alone; then infer a vector for every article, those included.

    A vector that was trained and one that was inferred are not quite alike, and a classifier should
    learn from what it is tested on. The kind (distributed bag of words), the number of columns and
    the epochs are the best of those tried on the second part.
    """
    articles = load_encyclopedia("en")
    documents = [tokenize(article.text) for article in articles]
    with_topic = np.flatnonzero([article.topic is not None for article in articles])
    train, _, _ = split([articles[i].topic for i in with_topic])
    trained_on = np.zeros(len(articles), dtype=bool)
    trained_on[with_topic[train]] = True

    tagged = [TaggedDocument(documents[i], [tag]) for tag, i in enumerate(with_topic[train])]
    model = Doc2Vec(tagged, dm=0, vector_size=100, epochs=40, workers=1, seed=0)
    vectors = np.array([model.infer_vector(document) for document in documents])
    integers = np.rint(vectors * (127 / np.abs(vectors).max())).astype(np.int8)
    write("encyclopedia_doc2vec.npz", integers=integers, trained_on=trained_on)


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") == "0":
        main()
    else:  # gensim infers from a start that is the hash of the text: another one in each process
        environment = os.environ | {"PYTHONHASHSEED": "0"}
        subprocess.run([sys.executable, *sys.argv], env=environment, check=True)
