"""Finding texts by the words, or by the letters, that they hold."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING

from embedlab import _refusals

if TYPE_CHECKING:
    from bm25s import BM25


def inverted_index(documents: Iterable[Sequence[Hashable]]) -> dict[Hashable, list[int]]:
    """For each word, in which documents it stands: the index at the end of a book.

    Parameters
    ----------
    documents : each one a list of words; anything that can be a key of a dict will do, such as
        pairs of words that follow one another

    Returns
    -------
    dict : word -> numbers of the documents that hold it, counted from 0, ascending, each once

    Raises
    ------
    TypeError
        If a document is a string, which would be read letter by letter.

    >>> inverted_index([["the", "cat"], ["a", "cat", "cat"]])
    {'the': [0], 'cat': [0, 1], 'a': [1]}
    """
    index: dict[Hashable, list[int]] = {}
    for number, words in enumerate(_refusals.word_lists(documents, "document")):
        for word in dict.fromkeys(words):
            index.setdefault(word, []).append(number)
    return index


def trigrams(word: str) -> set[str]:
    """The pieces of three letters of a word, a space before and behind it included.

    Parameters
    ----------
    word : one word, in the capitals in which it is to be compared

    Returns
    -------
    set of strings of three characters; two for a word of two letters, one for one of one

    Raises
    ------
    TypeError
        If the word is no string.

    >>> sorted(trigrams("cat"))
    [' ca', 'at ', 'cat']
    """
    padded = f" {_refusals.string(word, 'a word')} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def likeness(first: str, second: str) -> float:
    """How many of the trigrams of two words they share: 1 for the same word, 0 for none.

    Shared ones divided by all different ones (Jaccard 1901). One wrong letter touches three of them
    at the most, so a word survives a typing error.

    Parameters
    ----------
    first, second : words

    Returns
    -------
    float between 0 and 1; 0 when neither word has a trigram

    Raises
    ------
    TypeError
        If one of them is no string.

    >>> likeness("cat", "cats")
    0.4
    """
    ours, theirs = trigrams(first), trigrams(second)
    return len(ours & theirs) / max(len(ours | theirs), 1)


def bm25_lists(index: BM25, questions: Iterable[Sequence[str]], k: int = 100) -> list[list[int]]:
    """For each question, the documents that hold any of its words, by BM25, the best first.

    BM25 is TF-IDF in which repetitions count less and less, and long documents need more hits
    (Robertson et al. 1994). The package bm25s computes it; documents without any of the words, with
    which it fills a list up, are left out here.

    Parameters
    ----------
    index : bm25s.BM25 after `index(documents)`, the documents being lists of words
    questions : each one a list of words; words that no document holds say nothing
    k : how many documents at most, at least 1

    Returns
    -------
    list of lists of the numbers of documents; a list is empty where no document holds a word

    Raises
    ------
    TypeError
        If a question is a string, which would be read letter by letter.
    ValueError
        If k is less than 1.

    >>> from bm25s import BM25
    >>> index = BM25()
    >>> index.index([["the", "cat"], ["a", "dog"], ["a", "cat", "cat"]], show_progress=False)
    >>> bm25_lists(index, [["cat"], ["fish"]])
    [[2, 0], []]
    """
    _refusals.at_least(1, k=k)
    k = min(k, index.scores["num_docs"])
    lists: list[list[int]] = []
    for words in _refusals.word_lists(questions, "question"):
        known = [word for word in words if word and word in index.vocab_dict]
        if not known:  # bm25s refuses such a question
            lists.append([])
            continue
        rows, scores = index.retrieve([known], k=k, show_progress=False)
        lists.append(rows[0][scores[0] > 0].tolist())
    return lists
