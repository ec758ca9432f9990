"""WordPiece: how BERT and its relatives cut a text into pieces of a fixed vocabulary.

Two steps. The text is cleaned and split into words and punctuation marks (Devlin et al. 2019); each
word is then cut from left to right into the longest pieces that the vocabulary holds (Wu et al.
2016). A piece that continues a word begins with "##". So no word is ever missing: at worst it falls
into letters, and only signs that the vocabulary does not know at all become "[UNK]".
"""

import unicodedata
from collections.abc import Container
from functools import lru_cache

from embedlab import _refusals

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100  # characters; BERT takes anything longer for noise
_IDEOGRAPHS = [  # Chinese is written without spaces: each of these signs is a word of its own
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
]


def wordpiece(text: str, vocabulary: Container[str]) -> list[str]:
    """Cut a text into pieces of a vocabulary, as uncased BERT does.

    Parameters
    ----------
    text : string; an empty one has no pieces
    vocabulary : set, or dict, of the known pieces

    Returns
    -------
    list of pieces; "[UNK]" for a word that cannot be cut

    Raises
    ------
    TypeError
        If the text is no string.

    >>> wordpiece("Unbelievable cats!", {"un", "##believ", "##able", "cat", "##s", "!"})
    ['un', '##believ', '##able', 'cat', '##s', '!']
    """
    words = split_words(_refusals.string(text, "a text"))
    return [piece for word in words for piece in cut_word(word, vocabulary)]


def split_words(text: str) -> list[str]:
    """Split a text into lower-case words without accents; a punctuation mark is a word.

    >>> split_words("Müller's cafés: 3.5 km, 日本")
    ['muller', "'", 's', 'cafes', ':', '3', '.', '5', 'km', ',', '日', '本']
    """
    cleaned = "".join(map(_clean, text))
    # NFD writes an accented letter as the letter and its accent, which _fold then drops
    return "".join(map(_fold, unicodedata.normalize("NFD", cleaned))).split()


def cut_word(word: str, vocabulary: Container[str]) -> list[str]:
    """Cut one word into pieces, always the longest that fits; ["[UNK]"] where none does.

    >>> cut_word("puppyhood", {"pup", "puppy", "##hood", "##py", "##h", "##o", "##d"})
    ['puppy', '##hood']
    >>> cut_word("kitten", {"kit", "##t"})
    ['[UNK]']
    """
    if len(word) > LONGEST_WORD:
        return [UNKNOWN]
    pieces, start = [], 0
    while start < len(word):
        prefix = "##" if start else ""
        ends = range(len(word), start, -1)
        end = next((end for end in ends if prefix + word[start:end] in vocabulary), None)
        if end is None:
            return [UNKNOWN]
        pieces.append(prefix + word[start:end])
        start = end
    return pieces


@lru_cache(maxsize=10_000)
def _clean(character: str) -> str:
    """Drop control characters, make any white space a space, set ideographs apart."""
    category = unicodedata.category(character)
    if character in "\t\n\r" or category in ("Zs", "Zl", "Zp"):
        return " "
    if character == "\ufffd" or category in ("Cc", "Cf", "Co", "Cs"):
        return ""
    if any(first <= ord(character) <= last for first, last in _IDEOGRAPHS):
        return f" {character} "
    return character


@lru_cache(maxsize=10_000)
def _fold(character: str) -> str:
    """Lower case; drop accents, set punctuation apart."""
    category = unicodedata.category(character)
    if category == "Mn":
        return ""
    sign = character.isascii() and character.isprintable() and not character.isalnum()
    if category[0] == "P" or (sign and character != " "):
        return f" {character} "
    return character.lower()
