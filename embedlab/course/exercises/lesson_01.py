"""Exercises of 01_one_hot_encoding: codes, keywords, one-hot vectors."""

from string import ascii_lowercase

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.text import tokenize


def _words_and_lengths():
    from hypothesis import strategies as st

    characters = st.sampled_from([*"abZé€😀'-", "\u0301"])
    return st.tuples(st.lists(characters, max_size=24).map("".join), st.integers(1, 30))


code_points = Solution("1.1")
CODE_POINTS = FunctionExercise(
    id="1.1",
    title="A word as character codes",
    reference=code_points.function,
    examples=[
        *(("cat", 5), ("kitten", 4), ("Cat", 3), ("né", 2), ("€", 2), ("", 2)),
        *((ascii_lowercase, 24), (ascii_lowercase, 30), ("zé" * 150, 310)),
    ],
    inputs=_words_and_lengths,
    misconceptions=code_points.mistakes("""
    You numbered the letters of the alphabet. The computer's own number of a character is its code point, and `ord` gives it.
        ord(character) -> ord(character) - 96
    You counted the letters of the alphabet from 0, so that 'a' looks like padding. The code point, `ord`, is wanted.
        ord(character) -> ord(character) - 97
    These are the characters themselves. `ord` gives the code point of each.
        ord(character) -> character
    The zeros stand in front. Fill up at the end, so that first letters face first letters.
        codes + [0] * (length - len(codes)) -> [0] * (length - len(codes)) + codes
    A short word stays short. All vectors need the same length, or no distance can be taken.
        + [0] * (length - len(codes)) ->
    A long word stays long. Cut it, so that all vectors have the same length.
        [:length] ->
    The vector always has as many numbers as the word has letters. It should have `length` numbers: cut a long word,
    fill a short one up with zeros.
        [:length] ->
        + [0] * (length - len(codes)) ->
    You kept the end of a long word. Keep its beginning: `word[:length]`.
        [:length] -> [-length:]
    You cut one character too many: `word[:length]` already stops before position `length`.
        [:length] -> [: length - 1]
    You added a single zero, however many are missing.
        * (length - len(codes)) -> * (len(codes) < length)
    A short word has no character at some of these positions. Go through the characters of the word, as far as it goes.
        word[:length] -> [word[i] for i in range(length)]
    You filled up with the code of the character '0', 48. The number 0 is wanted.
        [0] -> [48]
    You made the word lower-case first. 'C' and 'c' are two characters with two codes.
        word[:length] -> word.lower()[:length]
    These are the bytes of the word. A letter such as é is one character with one code point, but two bytes.
        [ord(character) for character in word[:length]] -> list(word.encode()[:length])
    You filled up with the code of a space, 32. The lesson fills up with 0.
        [0] -> [32]
    """),
    hints=[
        "`ord('a')` is the code point of one character. You need it for each character of the word.",
        "Two things can happen: the word is longer than `length` (cut it: `word[:length]`), or shorter (add zeros at the end).",
        "By hand: 'mat' has the codes 109, 97, 116. With length 4 it is [109, 97, 116, 0], with length 2 [109, 97].",
    ],
)


def _queries():
    from hypothesis import strategies as st

    words = st.lists(
        st.sampled_from(["cat", "Cat", "dog", "category", "a", "été", "t"]), min_size=1, max_size=6
    )
    texts = st.tuples(
        st.sampled_from(["", "("]), words.map(" ".join), st.sampled_from(["", ".", "'s"])
    )
    asked = st.lists(st.sampled_from(["cat", "Dog", "a", "été", "cat?"]), min_size=1, max_size=3)
    queries = st.tuples(st.sampled_from([" ", "  "]), asked).map(
        lambda drawn: drawn[0].join(drawn[1])
    )
    return st.tuples(queries, st.lists(texts.map("".join), max_size=6))


_PAIRS = [first + second for first in ascii_lowercase for second in "abcdefghij"]
_LONG_QUERY = " ".join(_PAIRS[::2])

keyword_search = Solution("1.2", tokenize=tokenize)
KEYWORD_SEARCH = FunctionExercise(
    id="1.2",
    title="Search by keywords",
    reference=keyword_search.function,
    examples=[
        ("cat", ["a dog", "a cat"]),
        ("cat", ["a category", "a cat"]),
        ("cat", ["A Cat.", "a dog"]),
        ("a cat", ["a dog", "a cat"]),
        ("cat dog", ["the dog and the cat", "a dog"]),
        ("cat", ["the cat's tail"]),
        ("Dog", ["a dog", "a cat", "dogs"]),
        ("cat", ["a cat", "a dog", "a cat"]),
        ("cat", []),
        (_LONG_QUERY, [_LONG_QUERY[:-2], *["a cat"] * 298, "All " * 300 + _LONG_QUERY.upper()]),
    ],
    inputs=_queries,
    misconceptions=keyword_search.mistakes("""
    You looked for the letters of the query anywhere in the text, so "cat" is also found in "category". Compare whole words.
        wanted <= set(tokenize(document)) -> all(word in document.lower() for word in wanted)
    You looked for the query as one piece of text, so "cat" is also found in "category", and two words are found
    only side by side. Compare whole words.
        wanted <= set(tokenize(document)) -> query.lower() in document.lower()
    You looked for the whole query among the words of the document. "cat dog" is two words: let `tokenize` cut the query, too.
        set(tokenize(query)) -> {query.lower()}  or  {query}
    One word of the query is enough for you. Each of them must occur.
        wanted <= -> wanted &
    You looked for the first word of the query only. Each of them must occur.
        set(tokenize(query)) -> set(tokenize(query)[:1])
    You asked it the other way round: whether each word of the document is in the query.
        <= -> >=
    You asked whether the document has the words of the query and no others. It may have more.
        <= -> ==
    Capital letters or punctuation keep words apart that are the same. Let `tokenize` cut both the query and the document.
        tokenize(query) -> query.split()
        tokenize(document) -> document.split()  or  tokenize(document)
    Punctuation still sticks to words: 'Cat.' is not 'cat'. Let `tokenize` cut both the query and the document.
        tokenize(query) -> query.lower().split()  or  tokenize(query)
        tokenize(document) -> document.lower().split()
        or
        tokenize(query) -> query.lower().split()
    You looked for the query in the text as it stands, so capitals keep it from being found, and "category" holds
    "cat". Let `tokenize` cut both into words.
        wanted <= set(tokenize(document)) -> query in document
    A document is found once for each word of the query. Ask once whether all of them are in it.
        | return [i for i, text in enumerate(documents) for word in tokenize(query) if word in tokenize(text)]
    You returned the documents. Their positions in the list are wanted.
        [i for -> [document for
    You returned True or False for each document. The positions of those that are found are wanted.
        [i for i, document in enumerate(documents) if -> [
        set(tokenize(document))] -> set(tokenize(document)) for document in documents]
    You counted the positions from 1. Lists in Python count from 0.
        (documents) -> (documents, 1)
    `documents.index(document)` always finds the first place. When a text comes twice, count with `enumerate`.
        [i for -> [documents.index(document) for
    You returned as soon as the first document was found. Go on to the end of the list.
        set(tokenize(document))] -> set(tokenize(document))][:1]
    """),
    hints=[
        "Cut the query and each document into words with `tokenize`; it also takes care of capitals and full stops.",
        "A document is found when each word of the query is among its words. `enumerate` gives you positions; a set can "
        "ask `wanted <= words`, is it contained in.",
        "By hand: the query 'A cat' has the words a and cat. Of 'Cats.', 'A cat!' and 'the cat' only position 1 has both: [1].",
    ],
)


def _words_and_vocabularies():
    from hypothesis import strategies as st

    words = st.permutations(["a", "Cat", "cat", "category", "dog", "cow"])
    vocabularies = st.tuples(words, st.integers(1, 6)).map(lambda drawn: drawn[0][: drawn[1]])
    return vocabularies.flatmap(
        lambda words: st.tuples(
            st.lists(st.sampled_from(words), min_size=1, max_size=4), st.just(words)
        )
    )


one_hot = Solution("1.3", np=np)
ONE_HOT = FunctionExercise(
    id="1.3",
    title="One-hot vectors",
    reference=one_hot.function,
    examples=[
        (["dog", "dog"], ["cat", "dog"]),
        (["cat", "dog"], ["dog", "kitten", "cat"]),
        (["dog", "cat", "dog"], ["cat", "dog"]),
        (["cat"], ["a", "cat", "category"]),
        (["category"], ["a", "category", "cat"]),
        (["cat"], ["cat"]),
        (_PAIRS[::5] + _PAIRS[::-1], _PAIRS),
    ],
    inputs=_words_and_vocabularies,
    compare=compare.array,
    misconceptions=one_hot.mistakes("""
    Rows and columns are swapped: a row belongs to a word of `words`, a column to a word of the vocabulary.
        return table -> return table.T
    You gave out the columns in the order in which the words come. The vocabulary decides which column a word has,
    so that tables of different texts can be compared.
        vocabulary.index -> list(dict.fromkeys(words)).index
    You took the place of the word in `words` as its column. The column is its place in the vocabulary.
        vocabulary.index -> words.index
    You sorted the vocabulary first. Column k belongs to vocabulary[k], as it was given.
        vocabulary.index -> sorted(vocabulary).index
    The 1 of each row stands one column further than the row before. It should stand in the column of its word, and
    a word that comes twice has the same row twice.
        | return np.eye(len(words), len(vocabulary))
        or
        vocabulary.index(word) -> row
    Every row has the ones of all the words. Give each row only its own; and if you made the rows with `[row] * n`,
    they are one and the same list, n times: make a new row for each word.
        table[row, -> table[:,
    Only the first word has a row. Is the `return` inside the loop?
        return table -> return table[0]
        or
        (words): -> (words[:1]):
    You made one row for each different word. A word that comes twice has two rows, in the order of `words`.
        (words) -> (set(words))  or  (sorted(set(words)))  or  (list(dict.fromkeys(words)))  or  ([v for v in vocabulary if v in words])
    You went through the different words only, so rows stay empty. A word that comes twice has two rows, in the
    order of `words`.
        enumerate(words) -> enumerate(set(words))  or  enumerate(sorted(set(words)))  or  enumerate(dict.fromkeys(words))
    A word that comes twice has only one row filled: `words.index(word)` always finds the first place. Let
    `enumerate` count the rows.
        table[row, -> table[words.index(word),
    You asked whether one word is part of the other: 'cat' is in 'category'. Ask whether they are equal.
        | return np.array([[w in v for v in vocabulary] for w in words])
        or
        | return np.array([[v in w for v in vocabulary] for w in words])
    You added all words up into one row. Each word has a row of its own.
        return table -> return table.sum(axis=0)
    This is one row for all the words together: it says which of them occur. Each word has a row of its own.
        return table -> return table.max(axis=0)
    You returned the number of each word. That number says where the 1 stands; the row of zeros and one 1 is wanted.
        | return [vocabulary.index(word) for word in words]
    You wrote the number of the column into the cell. A cell holds 1 or 0.
        = 1 -> = vocabulary.index(word) + 1  or  = vocabulary.index(word)
    You made a row for each word of the vocabulary. A row for each word of `words` is wanted, in their order, with repetitions.
        | return np.eye(len(vocabulary))
    """),
    hints=[
        "Begin with zeros: `np.zeros((rows, columns))`. How many rows, how many columns?",
        "Go through the words with `enumerate`: the row is the position of the word in `words`, the column its position in "
        "the vocabulary, and `vocabulary.index(word)` finds that.",
        "By hand: words ['mat', 'cat'], vocabulary ['cat', 'dog', 'mat']. Two rows, three columns; mat is number 2 of the "
        "vocabulary, so the first row is [0, 0, 1].",
    ],
)


EXERCISES = (CODE_POINTS, KEYWORD_SEARCH, ONE_HOT)
