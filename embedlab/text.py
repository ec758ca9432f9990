"""From a string to words, and from words to vectors that only tell them apart."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, count

import numpy as np
import numpy.typing as npt
from scipy import sparse

from embedlab._refusals import at_least, at_most, string, word_list, word_lists

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"'“«(¿¡]*\s*[A-ZÀ-ÖØ-Þ0-9])")


class _Letters(dict[int, int]):
    """What `str.translate` asks of each character: a letter stays, anything else is a space."""

    def __missing__(self, code: int) -> int:
        letter = chr(code).isalnum() and not chr(code).isdecimal()
        self[code] = code if letter else ord(" ")
        return self[code]


_LETTERS = _Letters()


def tokenize(text: str) -> list[str]:
    """Split a text into lower-case words; a word is a run of letters.

    Digits and punctuation are dropped, so "cat's" becomes "cat" and "s". Accented letters are
    letters, and so is a raised digit, as in "km²".

    Parameters
    ----------
    text : string

    Returns
    -------
    list of words, in the order of the text

    Raises
    ------
    TypeError
        If the text is not a string.

    >>> tokenize("The cat sat on the mat.")
    ['the', 'cat', 'sat', 'on', 'the', 'mat']
    """
    return string(text, "a text").lower().translate(_LETTERS).split()


def split_sentences(text: str) -> list[str]:
    """Split a text into sentences.

    One ends at '.', '!' or '?' where white space and then a capital letter or a digit follow.
    A rule of thumb: it also splits after abbreviations such as "Dr. Who".

    Parameters
    ----------
    text : string

    Returns
    -------
    list of strings, without white space at their ends

    Raises
    ------
    TypeError
        If the text is not a string.

    >>> split_sentences("The cat sat. Did the dog? It ran 3.5 km.")
    ['The cat sat.', 'Did the dog?', 'It ran 3.5 km.']
    """
    parts = _SENTENCE_END.split(string(text, "a text").strip())
    return [sentence for sentence in parts if sentence]


def number_words(
    sentences: Iterable[Sequence[str]], what: str = "sentence"
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64], list[str]]:
    """Give each new word the next number, and write the text down in these numbers.

    The sentences are read once and not kept, so they may come one by one from a file.

    Parameters
    ----------
    sentences : iterable of lists of words
    what : how an error calls one of them

    Returns
    -------
    numbers : int array, of every word in the order of the text
    lengths : int array, how many of them each sentence has
    words : list of the distinct words; words[i] has the number i

    Raises
    ------
    TypeError
        If a string or a number stands in place of a list of words, or of a word.

    >>> numbers, lengths, words = number_words([["the", "cat"], ["the", "dog", "sat"]])
    >>> numbers.tolist(), lengths.tolist(), words
    ([0, 1, 0, 2, 3], [2, 3], ['the', 'cat', 'dog', 'sat'])
    """
    number: defaultdict[str, int] = defaultdict(count().__next__)
    lengths: list[int] = []

    def read() -> Iterable[Sequence[str]]:
        for sentence in word_lists(sentences, what):
            lengths.append(len(sentence))
            yield sentence

    numbers = np.fromiter(map(number.__getitem__, chain.from_iterable(read())), dtype=np.int32)
    return numbers, np.array(lengths, dtype=np.int64), word_list(number, "words")


def vocabulary(sentences: Iterable[Sequence[str]], min_count: int = 1) -> list[str]:
    """List the distinct words that occur at least `min_count` times, sorted.

    Parameters
    ----------
    sentences : iterable of lists of words
    min_count : int >= 1

    Returns
    -------
    list of words

    Raises
    ------
    TypeError
        If a string or a number stands in place of a list of words, or of a word.
    ValueError
        If min_count is not a whole number >= 1.

    >>> vocabulary([["the", "cat"], ["the", "dog"]])
    ['cat', 'dog', 'the']
    >>> vocabulary([["the", "cat"], ["the", "dog"]], min_count=2)
    ['the']
    """
    at_least(1, min_count=min_count)
    numbers, _, words = number_words(sentences)
    frequent = np.bincount(numbers, minlength=len(words)) >= min_count
    return sorted(word for word, kept in zip(words, frequent, strict=True) if kept)


def code_points(word: str, length: int) -> list[int]:
    """The Unicode code points of a word, cut or filled up with zeros at the end to a fixed length.

    Parameters
    ----------
    word : string
    length : int from 0 to 1,000,000

    Returns
    -------
    list of `length` whole numbers

    Raises
    ------
    TypeError
        If the word is not a string.
    ValueError
        If the length is not a whole number from 0 to 1,000,000.

    >>> code_points("cat", 5)
    [99, 97, 116, 0, 0]
    """
    at_least(0, length=length)
    at_most(1_000_000, length=length)
    codes = [ord(character) for character in string(word, "a word")[:length]]
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
    TypeError
        If a string, or a set, which has no order, stands in place of a list of words.
    ValueError
        If the vocabulary lists a word twice.

    >>> one_hot(["dog", "cat"], ["cat", "dog", "kitten"]).toarray()
    array([[0., 1., 0.],
           [1., 0., 0.]])
    """
    words, vocabulary = word_list(words, "words"), word_list(vocabulary, "vocabulary")
    column = {word: position for position, word in enumerate(vocabulary)}
    if len(column) < len(vocabulary):
        raise ValueError("the vocabulary lists a word twice; every word has one column")
    missing = [word for word in words if word not in column]
    if missing:
        raise KeyError(f"{missing[0]!r} is not in the vocabulary, so it has no column")
    columns = [column[word] for word in words]
    shape = (len(words), len(column))
    return sparse.csr_array((np.ones(len(words)), (np.arange(len(words)), columns)), shape=shape)
