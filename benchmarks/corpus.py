"""A corpus of 17 million tokens from texts that are installed anyway.

The encyclopedia in three languages and gensim's samples hold about two million tokens. The rest is
made up: each word is followed by one that followed it somewhere in them (a Markov chain), so words
are as frequent as they are in real text, but more pairs are new. It is the same on every machine.
"""

from functools import cache
from pathlib import Path

import numpy as np

from embedlab.datasets import load_encyclopedia
from embedlab.text import split_sentences, tokenize

CHAINS, LANGUAGES = 20_000, ("en", "fr", "es")


@cache
def real_texts() -> list[str]:
    """The sentences of the encyclopedia (en, fr, es) and of gensim's news and Wikipedia samples."""
    from gensim.test.utils import datapath
    from gensim.utils import any2unicode

    texts = [article.text for language in LANGUAGES for article in load_encyclopedia(language)]
    texts += Path(datapath("lee_background.cor")).read_text(encoding="utf-8").splitlines()
    with np.errstate(all="ignore"):
        from gensim.corpora.wikicorpus import extract_pages, filter_wiki, utils

        name = datapath("enwiki-latest-pages-articles1.xml-p000000010p000030302-shortened.bz2")
        with utils.open(name, "rb") as file:
            texts += [filter_wiki(any2unicode(page)) for _, page, _ in extract_pages(file)]
    return [sentence for text in texts for sentence in split_sentences(text)]


@cache
def sentences(tokens: int = 17_000_000, seed: int = 0) -> list[list[str]]:
    """Real sentences first, then made-up ones, up to that many tokens in all."""
    real = [words for words in map(tokenize, real_texts()) if words]
    names = sorted({word for words in real for word in words})
    number = {word: i for i, word in enumerate(names)}
    end = len(names)  # of a sentence
    ids = np.array([i for words in real for i in [*map(number.get, words), end]])
    missing = tokens - int((ids < end).sum())
    if missing > 0:
        ids = np.concatenate([ids, _chains(ids, missing, np.random.default_rng(seed))])
    enough = 1 + np.searchsorted(np.cumsum(ids < end), tokens)
    stops = np.flatnonzero(ids[:enough] == end)
    words = np.array([*names, ""], dtype=object)[ids[:enough]].tolist()
    starts = [0, *(stops + 1)]
    return [words[a:b] for a, b in zip(starts, [*stops, enough], strict=True) if a < b]


def _chains(ids: np.ndarray, tokens: int, rng: np.random.Generator) -> np.ndarray:
    """Follow many chains at once; `ids` ends with the end of a sentence, and so does each chain."""
    places = np.argsort(ids, kind="stable")  # of each id in the text
    first = np.searchsorted(ids[places], np.arange(ids.max() + 2))
    following, end = np.roll(ids, -1), ids.max()
    now, steps = np.full(CHAINS, end), []
    for _ in range(int(tokens / CHAINS * 1.2) + 1):  # a part of the steps are ends of sentences
        chosen = rng.integers(first[now], first[now + 1])
        now = following[places[chosen]]
        steps.append(now)
    steps.append(np.full(CHAINS, end))
    return np.array(steps).T.ravel()
