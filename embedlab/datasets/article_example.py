"""The worked example of the article that the course follows."""

import json
from typing import Any

from embedlab.datasets.files import read_shipped


def load_article() -> dict[str, Any]:
    """The worked example of the article: sentences, animals, and every number that we measured.

    Returns
    -------
    dict from `datasets/article_example.json`; conventions stand beside the numbers

    Raises
    ------
    DataError
        If the file is missing or damaged.

    >>> load_article()["cooccurrence"]["total"]
    50
    """
    return json.loads(read_shipped("article_example.json"))


def load_sentences() -> list[str]:
    """The three sentences of the article.

    Returns
    -------
    list of strings: tokenize them first

    Raises
    ------
    DataError
        If the file is missing or damaged.

    >>> load_sentences()[0]
    'The cat sat on the mat.'
    """
    return load_article()["sentences"]


def load_animals() -> dict[str, tuple[int, int]]:
    """The four animals of the article by two attributes.

    Returns
    -------
    dict from an animal to (species, age): species 0 cat, 1 dog; age 0 young, 1 grown up

    Raises
    ------
    DataError
        If the file is missing or damaged.

    >>> load_animals()
    {'cat': (0, 1), 'dog': (1, 1), 'kitten': (0, 0), 'puppy': (1, 0)}
    """
    attributes = load_article()["animals"]["attributes"]
    return {animal: (species, age) for animal, (species, age) in attributes.items()}
