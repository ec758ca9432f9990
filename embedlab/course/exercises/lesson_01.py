"""Exercises of 01_one_hot_encoding: codes, keywords, one-hot vectors."""

import numpy as np

from embedlab import text as ground
from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception, ValueExercise
from embedlab.text import code_points, tokenize


def keyword_search(query, documents):
    wanted = set(tokenize(query))
    return [i for i, document in enumerate(documents) if wanted <= set(tokenize(document))]


def _any_word(query, documents):
    wanted = set(tokenize(query))
    return [i for i, document in enumerate(documents) if wanted & set(tokenize(document))]


def _words_and_lengths():
    from hypothesis import strategies as st

    return st.tuples(st.text("abZé€😀'- \u0301", max_size=9), st.integers(1, 12))


def _queries():
    from hypothesis import strategies as st

    words = st.sampled_from(["cat", "Cat", "dog", "category", "a", "été", "t"])
    texts = st.lists(words, min_size=1, max_size=5).map(" ".join)
    ended = st.tuples(st.sampled_from(["", "("]), texts, st.sampled_from(["", ".", "'s"])).map(
        "".join
    )
    asked = st.lists(st.sampled_from(["cat", "Dog", "a", "été", "cat?"]), min_size=1, max_size=3)
    queries = asked.flatmap(
        lambda parts: st.sampled_from([" ", "  "]).map(lambda gap: gap.join(parts))
    )
    return st.tuples(queries, st.lists(ended, max_size=5))


def _words_and_vocabularies():
    from hypothesis import strategies as st

    vocabularies = st.permutations(["a", "Cat", "cat", "category", "dog", "cow"]).flatmap(
        lambda words: st.integers(1, 6).map(lambda size: words[:size])
    )
    return vocabularies.flatmap(
        lambda words: st.tuples(
            st.lists(st.sampled_from(words), min_size=1, max_size=4), st.just(words)
        )
    )


def one_hot(words, vocabulary):
    return ground.one_hot(words, vocabulary).toarray()


def _by_first_appearance(words, vocabulary):
    order = list(dict.fromkeys(words))
    table = np.zeros((len(words), len(vocabulary)))
    for row, word in enumerate(words):
        table[row, order.index(word)] = 1
    return table


def _with_numbers(words, vocabulary):
    return np.array([vocabulary.index(word) for word in words])


def _numbers_in_cells(words, vocabulary):
    return one_hot(words, vocabulary) * np.arange(1, len(vocabulary) + 1)


EXERCISES = (
    FunctionExercise(
        id="1.1",
        title="A word as character codes",
        reference=code_points,
        examples=[
            ("", 2),
            ("a", 1),
            ("a", 2),
            ("é", 1),
            ("ab", 1),
            ("cat", 3),
            ("Cat", 5),
            ("kitten", 4),
        ],
        inputs=_words_and_lengths,
        misconceptions=[
            Misconception(
                "You numbered the letters of the alphabet. The computer's own number of a character is its code "
                "point, and `ord` gives it.",
                lambda word, length: (
                    [ord(c) - 96 for c in word[:length]] + [0] * (length - len(word))
                ),
            ),
            Misconception(
                "You counted the letters of the alphabet from 0, so that 'a' looks like padding. "
                "The code point, `ord`, is wanted.",
                lambda word, length: (
                    [ord(c) - 97 for c in word[:length]] + [0] * (length - len(word))
                ),
            ),
            Misconception(
                "The zeros stand in front. Fill up at the end, so that first letters face first letters.",
                lambda word, length: [0] * (length - len(word)) + [ord(c) for c in word[:length]],
            ),
            Misconception(
                "A short word stays short. All vectors need the same length, or no distance can be taken.",
                lambda word, length: [ord(c) for c in word[:length]],
            ),
            Misconception(
                "A long word stays long. Cut it, so that all vectors have the same length.",
                lambda word, length: [ord(c) for c in word] + [0] * (length - len(word)),
            ),
            Misconception(
                "The vector always has as many numbers as the word has letters. It should have `length` numbers: cut a "
                "long word, fill a short one up with zeros.",
                lambda word, length: [ord(c) for c in word],
            ),
            Misconception(
                "You kept the end of a long word. Keep its beginning: `word[:length]`.",
                lambda word, length: [ord(c) for c in word[-length:]] + [0] * (length - len(word)),
            ),
            Misconception(
                "You filled up with the code of the character '0', 48. The number 0 is wanted.",
                lambda word, length: [ord(c) for c in word.ljust(length, "0")[:length]],
            ),
            Misconception(
                "You made the word lower-case first. 'C' and 'c' are two characters with two codes.",
                lambda word, length: code_points(word.lower(), length),
            ),
            Misconception(
                "These are the bytes of the word. A letter such as é is one character with one code point, but two bytes.",
                lambda word, length: (list(word.encode()) + [0] * length)[:length],
            ),
            Misconception(
                "You filled up with the code of a space, 32. The lesson fills up with 0.",
                lambda word, length: [ord(c) for c in word.ljust(length)[:length]],
            ),
        ],
        hints=[
            "`ord('a')` is the code point of one character. You need it for each character of the word.",
            "Two things can happen: the word is longer than `length` (cut it: `word[:length]`), or shorter "
            "(add zeros at the end).",
            "By hand: 'cat' with length 5 is [99, 97, 116, 0, 0].",
        ],
    ),
    FunctionExercise(
        id="1.2",
        title="Search by keywords",
        reference=keyword_search,
        examples=[
            ("cat", []),
            ("cat", ["a cat"]),
            ("cat", ["a dog"]),
            ("cat", ["A Cat."]),
            ("cat", ["a dog", "a cat"]),
            ("cat", ["a category"]),
            ("cat", ["the cat's tail"]),
            ("cat", ["(cat) cat-dog"]),
            ("a cat", ["a dog", "a cat"]),
            ("cat dog", ["the dog and the cat"]),
            ("Dog", ["a dog", "a cat", "dogs"]),
        ],
        inputs=_queries,
        compare=compare.values,
        misconceptions=[
            Misconception(
                'You looked for the letters of the query anywhere in the text, so "cat" is also found in '
                '"category". Compare whole words.',
                lambda query, documents: [
                    i
                    for i, document in enumerate(documents)
                    if all(word in document.lower() for word in tokenize(query))
                ],
            ),
            Misconception(
                'You looked for the query as one piece of text, so "cat" is also found in "category", and two words '
                "are found only side by side. Compare whole words.",
                lambda query, documents: [
                    i for i, text in enumerate(documents) if query.lower() in text.lower()
                ],
            ),
            Misconception(
                "One word of the query is enough for you. Each of them must occur.",
                _any_word,
            ),
            Misconception(
                "Capital letters or punctuation keep words apart that are the same. Let `tokenize` cut both the "
                "query and the document.",
                lambda query, documents: [
                    i for i, text in enumerate(documents) if set(query.split()) <= set(text.split())
                ],
            ),
            Misconception(
                "Punctuation still sticks to words: 'Cat.' is not 'cat'. Let `tokenize` cut both the query and the "
                "document.",
                lambda query, documents: [
                    i
                    for i, text in enumerate(documents)
                    if set(query.lower().split()) <= set(text.lower().split())
                ],
            ),
            Misconception(
                "You looked for the query in the text as it stands, so capitals keep it from being found, and "
                '"category" holds "cat". Let `tokenize` cut both into words.',
                lambda query, documents: [i for i, text in enumerate(documents) if query in text],
            ),
            Misconception(
                "A document is found once for each word of the query. Ask once whether all of them are in it.",
                lambda query, documents: [
                    i
                    for i, text in enumerate(documents)
                    for word in tokenize(query)
                    if word in tokenize(text)
                ],
            ),
            Misconception(
                "You returned the documents. Their positions in the list are wanted.",
                lambda query, documents: [documents[i] for i in keyword_search(query, documents)],
            ),
            Misconception(
                "You counted the positions from 1. Lists in Python count from 0.",
                lambda query, documents: [i + 1 for i in keyword_search(query, documents)],
            ),
            Misconception(
                "You returned as soon as the first document was found. Go on to the end of the list.",
                lambda query, documents: keyword_search(query, documents)[:1],
            ),
        ],
        hints=[
            "Cut the query and each document into words with `tokenize`; it also takes care of capitals and full stops.",
            "A document is found when each word of the query is among its words. `enumerate` gives you positions; "
            "a set can ask `wanted <= words`, is it contained in.",
            "By hand: the query 'cat dog' on ['the dog and the cat', 'a dog'] finds position 0 only: [0].",
        ],
    ),
    FunctionExercise(
        id="1.3",
        title="One-hot vectors",
        reference=one_hot,
        examples=[
            (["cat"], ["cat"]),
            (["cat"], ["cat", "dog"]),
            (["dog"], ["cat", "dog"]),
            (["dog", "cat"], ["cat", "dog"]),
            (["dog", "dog"], ["cat", "dog"]),
            (["cat", "dog"], ["dog", "kitten", "cat"]),
            (["cat"], ["a", "cat", "category"]),
        ],
        inputs=_words_and_vocabularies,
        compare=compare.array,
        misconceptions=[
            Misconception(
                "Rows and columns are swapped: a row belongs to a word of `words`, a column to a word of the vocabulary.",
                lambda words, vocabulary: one_hot(words, vocabulary).T,
            ),
            Misconception(
                "You gave out the columns in the order in which the words come. The vocabulary decides which column "
                "a word has, so that tables of different texts can be compared.",
                _by_first_appearance,
            ),
            Misconception(
                "The 1 of each row stands one column further than the row before. It should stand in the column "
                "of its word, and a word that comes twice has the same row twice.",
                lambda words, vocabulary: np.eye(len(words), len(vocabulary)),
            ),
            Misconception(
                "Every row has the ones of all the words. Give each row only its own; and if you made the rows with "
                "`[row] * n`, they are one and the same list, n times: make a new row for each word.",
                lambda words, vocabulary: np.tile(
                    one_hot(words, vocabulary).max(axis=0), (len(words), 1)
                ),
            ),
            Misconception(
                "Only the first word has a row. Is the `return` inside the loop?",
                lambda words, vocabulary: one_hot(words, vocabulary)[0],
            ),
            Misconception(
                "A word that comes twice has only one row filled: `words.index(word)` always finds the first place. "
                "Let `enumerate` count the rows.",
                lambda words, vocabulary: (
                    one_hot(words, vocabulary)
                    * np.array([[words.index(word) == i] for i, word in enumerate(words)])
                ),
            ),
            Misconception(
                "You asked whether one word is part of the other: 'cat' is in 'category'. Ask whether they are equal.",
                lambda words, vocabulary: np.array(
                    [[float(w in v) for v in vocabulary] for w in words]
                ),
            ),
            Misconception(
                "You asked whether one word is part of the other: 'cat' is in 'category'. Ask whether they are equal.",
                lambda words, vocabulary: np.array(
                    [[float(v in w) for v in vocabulary] for w in words]
                ),
            ),
            Misconception(
                "You added all words up into one row. Each word has a row of its own.",
                lambda words, vocabulary: one_hot(words, vocabulary).sum(axis=0),
            ),
            Misconception(
                "You returned the number of each word. That number says where the 1 stands; the row of zeros and "
                "one 1 is wanted.",
                _with_numbers,
            ),
            Misconception(
                "You wrote the number of the column into the cell. A cell holds 1 or 0.",
                _numbers_in_cells,
            ),
            Misconception(
                "You made a row for each word of the vocabulary. A row for each word of `words` is wanted, in "
                "their order, with repetitions.",
                lambda words, vocabulary: np.array(
                    [[float(v == w) for w in vocabulary] for v in vocabulary if v in words]
                ),
            ),
        ],
        hints=[
            "Begin with zeros: `np.zeros((rows, columns))`. How many rows, how many columns?",
            "Go through the words with `enumerate`: the row is the position of the word in `words`, the column its "
            "position in the vocabulary, and `vocabulary.index(word)` finds that.",
            "By hand: words ['dog', 'dog'], vocabulary ['cat', 'dog']: both rows are [0, 1].",
        ],
    ),
    ValueExercise(
        id="1.4",
        title="Four animals in three columns",
        answer="cat",
        expects="one of 'cat', 'kitten', 'puppy', 'all the same'",
        compare=compare.choice,
        misconceptions=[
            Misconception(
                "A puppy is a young dog, but these columns do not know that: they only say which animal it is. "
                "Compute the three distances.",
                "puppy",
            ),
            Misconception(
                "That was true of four columns. Here one animal has no column of its own. Count, for each pair with "
                "dog, in how many columns the two rows differ.",
                "all the same",
            ),
            Misconception(
                "Dog and kitten differ in two columns, so they are as far apart as before. Compute all three.",
                "kitten",
            ),
        ],
        hints=[
            "The rows are cat (0, 0, 0), dog (1, 0, 0), kitten (0, 1, 0), puppy (0, 0, 1).",
            "`euclidean(row, row_of_dog)` for each of the other three rows.",
            "By hand: dog and kitten differ in two columns, so their distance is the root of 1 + 1. "
            "Is there an animal that differs from dog in one column only?",
        ],
    ),
)
