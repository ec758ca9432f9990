"""English and French: word vectors of each, a small dictionary, and questions about articles."""

from typing import TYPE_CHECKING

import numpy as np

from embedlab.datasets.encyclopedia import load_encyclopedia
from embedlab.datasets.files import arrays, read_shipped
from embedlab.datasets.word_vectors import keyed_vectors
from embedlab.distances import normalize
from embedlab.text import split_sentences, tokenize

if TYPE_CHECKING:
    from gensim.models import KeyedVectors

QUESTIONS = 1000
FEWEST = 4  # words of a question


def load_two_languages() -> tuple["KeyedVectors", "KeyedVectors", list[tuple[str, str]]]:
    """Word vectors of English and of French, each from its own encyclopedia, and a dictionary.

    The vectors are PPMI and truncated SVD (window 8, words that occur ten times at least), each
    language by itself: their columns have nothing to do with each other. Two words are a pair of
    the dictionary if, for a multilingual sentence encoder, each is nearest to the other. No person
    has checked the pairs, and some are wrong.

    Returns
    -------
    english : KeyedVectors, float32 (6852, 100), the most frequent word first
    french : KeyedVectors, float32 (5034, 100)
    pairs : list of (English word, French word), the most frequent English word first

    Raises
    ------
    DataError
        If the file is missing or damaged.

    >>> english, french, pairs = load_two_languages()
    >>> ("water", "eau") in pairs
    True
    """
    stored = arrays(read_shipped("two_languages.npz"))
    english = keyed_vectors(stored["english_words"], stored["english_vectors"])
    french = keyed_vectors(stored["french_words"], stored["french_vectors"])
    pairs = [(english.index_to_key[i], french.index_to_key[j]) for i, j in stored["pairs"].tolist()]
    return english, french, pairs


def load_french_questions() -> tuple[list[str], np.ndarray, np.ndarray]:
    """A thousand French texts to search with, the English article of each, and their encodings.

    Each is the first sentence of a French article whose title is also that of an English article.
    The words of the title are cut, so that they cannot give the answer away; four words at least
    are left.

    Returns
    -------
    questions : list of 1,000 texts, lower case and without punctuation
    articles : int array (1000,), the numbers of the articles in `load_encyclopedia("en")`
    encodings : float32 (1000, 512), the questions as the sentence encoder sees them, of length 1

    Raises
    ------
    DataError
        If a file is missing or damaged.

    >>> questions, articles, encodings = load_french_questions()
    >>> len(questions), articles.shape, encodings.shape
    (1000, (1000,), (1000, 512))
    """
    questions, articles = french_questions()
    integers = arrays(read_shipped("french_questions.npz"))["integers"]
    return questions, articles, normalize(integers.astype(np.float32))


def french_questions() -> tuple[list[str], np.ndarray]:
    """The questions and the numbers of their articles, for the loader and for the recipe."""
    number = {article.title: i for i, article in enumerate(load_encyclopedia("en"))}
    french = {article.title: article.text for article in load_encyclopedia("fr")}
    shared = sorted(title for title in french if title in number)
    questions, articles = [], []
    for i in np.random.default_rng(0).permutation(len(shared)):
        title = shared[i]
        question = _without(title, split_sentences(french[title])[0])
        if len(question.split()) >= FEWEST:  # else the "sentence" was hardly more than the title
            questions.append(question)
            articles.append(number[title])
    return questions[:QUESTIONS], np.array(articles[:QUESTIONS])


def _without(title: str, sentence: str) -> str:
    """The words of a sentence that are not in the title."""
    cut = set(tokenize(title))
    return " ".join(word for word in tokenize(sentence) if word not in cut)
