"""Finding texts by the words, or by the letters, that they hold."""

from collections.abc import Hashable, Iterable, Sequence

from embedlab import _refusals


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
