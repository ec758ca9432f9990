"""What people think of pairs of words, and analogy questions: what word vectors are tested on."""

import re

from embedlab.datasets.files import read_package

WORD_PAIRS = {"wordsim353": "wordsim353.tsv", "simlex999": "simlex999.txt"}


def load_word_pairs(name: str) -> list[tuple[str, str, float]]:
    """Pairs of lower-case words, each with the mean score that people gave it, from 0 to 10.

    Parameters
    ----------
    name : "wordsim353", how related the two are (353 pairs, Finkelstein et al. 2002), or
        "simlex999", how similar (999 pairs, Hill et al. 2015: coffee and cup are related only)

    Returns
    -------
    list of (word, word, score)

    Raises
    ------
    ValueError
        For another name.
    DataError
        If gensim's file is missing, or another one.

    >>> load_word_pairs("wordsim353")[1]
    ('tiger', 'cat', 7.35)
    """
    if name not in WORD_PAIRS:
        raise ValueError(f"the word pairs are wordsim353 and simlex999; got {name!r}")
    rows = [line.split("\t") for line in _read(WORD_PAIRS[name]) if not line.startswith("#")]
    return [(first, second, float(score)) for first, second, score in rows]


def load_analogies() -> dict[str, list[tuple[str, str, str, str]]]:
    """Analogy questions by section: a is to b as c is to d, in lower case (Mikolov et al. 2013).

    Returns
    -------
    dict of 14 sections such as "family" and "past tense", together 19,544 questions (a, b, c, d)

    Raises
    ------
    DataError
        If gensim's file is missing, or another one.

    >>> load_analogies()["family"][0]
    ('boy', 'girl', 'brother', 'sister')
    """
    sections: dict[str, list[tuple[str, str, str, str]]] = {}
    for line in _read("questions-words.txt"):
        if line.startswith(": "):
            name = re.sub(r"^: (gram\d-)?", "", line).replace("-", " ")
            questions = sections[name] = []
        else:
            a, b, c, d = line.split()
            questions.append((a, b, c, d))
    return sections


def _read(name: str) -> list[str]:
    text = read_package("gensim", f"gensim/test/test_data/{name}").decode("utf-8")
    return text.lower().splitlines()
