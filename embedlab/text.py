"""From a string to words, and from words to vectors that only tell them apart."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from scipy import sparse

_WORD = re.compile(r"[^\W\d_]+")  # a run of letters of any script: no digits, no underscore
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"'“«(¿¡]*\s*[A-ZÀ-ÖØ-Þ0-9])")


def tokenize(text: str) -> list[str]:
    """Split a text into lower-case words; a word is a run of letters.

    Digits and punctuation are dropped, so "cat's" becomes "cat" and "s". Accented letters are
    letters, and so is a raised digit, as in "km²".

    >>> tokenize("The cat sat on the mat.")
    ['the', 'cat', 'sat', 'on', 'the', 'mat']
    """
    return _WORD.findall(text.lower())


def split_sentences(text: str) -> list[str]:
    """Split a text into sentences.

    One ends at '.', '!' or '?' where white space and then a capital letter or a digit follow.
    A rule of thumb: it also splits after abbreviations such as "Dr. Who".

    >>> split_sentences("The cat sat. Did the dog? It ran 3.5 km.")
    ['The cat sat.', 'Did the dog?', 'It ran 3.5 km.']
    """
    return [sentence for sentence in _SENTENCE_END.split(text.strip()) if sentence]


def vocabulary(sentences: Iterable[Sequence[str]], min_count: int = 1) -> list[str]:
    """List the distinct words that occur at least `min_count` times, sorted.

    Parameters
    ----------
    sentences : iterable of lists of words; a string in place of a list raises TypeError
    min_count : int

    >>> vocabulary([["the", "cat"], ["the", "dog"]])
    ['cat', 'dog', 'the']
    >>> vocabulary([["the", "cat"], ["the", "dog"]], min_count=2)
    ['the']
    """
    frequency = Counter()
    for sentence in sentences:
        if isinstance(sentence, str):
            raise TypeError("a sentence is a list of words, not a string: tokenize it first")
        frequency.update(sentence)
    return sorted(word for word, count in frequency.items() if count >= min_count)


def code_points(word: str, length: int) -> list[int]:
    """The Unicode code points of a word, cut or filled up with zeros at the end to a fixed length.

    >>> code_points("cat", 5)
    [99, 97, 116, 0, 0]
    """
    codes = [ord(character) for character in word[:length]]
    return codes + [0] * (length - len(codes))


def one_hot(words: Sequence[str], vocabulary: Sequence[str]) -> sparse.csr_array:
    """One row per word: a single 1 in the column of that word, zeros elsewhere.

    Parameters
    ----------
    words : list of n words
    vocabulary : list of V distinct words, one per column

    Returns
    -------
    csr_array (n, V) of float64. Only the ones are stored; `.toarray()` shows the zeros too.

    Raises
    ------
    KeyError
        If a word is not in the vocabulary: it has no column.
    ValueError
        If the vocabulary lists a word twice.

    >>> one_hot(["dog", "cat"], ["cat", "dog", "kitten"]).toarray()
    array([[0., 1., 0.],
           [1., 0., 0.]])
    """
    column = {word: position for position, word in enumerate(vocabulary)}
    if len(column) < len(vocabulary):
        raise ValueError("the vocabulary lists a word twice; every word has one column")
    missing = [word for word in words if word not in column]
    if missing:
        raise KeyError(f"{missing[0]!r} is not in the vocabulary, so it has no column")
    columns = [column[word] for word in words]
    shape = (len(words), len(column))
    return sparse.csr_array((np.ones(len(words)), (np.arange(len(words)), columns)), shape=shape)
