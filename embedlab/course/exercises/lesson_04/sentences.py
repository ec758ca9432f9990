"""Exercise 4.1: a text as sentences of words."""

import re

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception
from embedlab.text import split_sentences, tokenize


def prepare(text):
    return [tokenize(sentence) for sentence in split_sentences(text)]


def _first_sentence(text):
    for words in prepare(text):
        return [words]


def _first_words(text):
    for words in prepare(text):
        return words


def _one_growing_list(text):
    return [tokenize(text) for _ in split_sentences(text)]


def _found(pattern):
    return lambda text: [re.findall(pattern, part.lower()) for part in split_sentences(text)]


def _texts():
    """Texts in which '.', '!' and '?' stand at the end of a sentence only, as everybody reads them."""
    from hypothesis import strategies as st

    gaps = st.sampled_from([" ", " ", "  ", "\n", ", ", " - "])
    tokens = st.sampled_from(["the", "cat", "dog", "café", "Zoë", "ice-cream", "cat's", "12", "a"])
    ends = st.sampled_from([".", "!", "?", "...", "?!"])
    starts = st.sampled_from(["The", "It", "Cats", "Zoë"])
    rest = st.lists(st.tuples(gaps, tokens).map("".join), max_size=5).map("".join)
    sentences = st.tuples(starts, rest, ends).map("".join) | st.just("12?")
    between = st.sampled_from([" ", "  ", "\n", "\n\n"])

    def text(parts, gap, around, ended):
        joined = gap.join(parts)
        return (around + (joined if ended else joined.rstrip(".!?")) + around,)

    parts = st.lists(sentences, max_size=4)
    return st.builds(text, parts, between, st.sampled_from(["", " ", "\n"]), st.booleans())


def _problem(got):
    """A sentence when `got` is no list of lists of words."""
    if not isinstance(got, list | tuple | np.ndarray):
        return f"it should be a list of sentences, but is {compare.a_thing(got)}"
    for sentence in got:
        if not isinstance(sentence, list | tuple | np.ndarray):
            thing = compare.a_thing(sentence)
            return f"each sentence should be a list of words, but one is {thing}"
        if not all(isinstance(word, str) for word in sentence):
            return "a sentence should hold words only, but one holds something else"
    return None


def _same_sentences(expected, got):
    """The same words in the same sentences; sentences without words do not matter."""
    if _problem(expected):  # a misconception's answer
        return compare.values(expected, got)
    if problem := _problem(got):
        return problem
    wanted = [list(sentence) for sentence in expected if len(sentence)]
    got = [list(sentence) for sentence in got if len(sentence)]
    if len(wanted) != len(got):
        return f"it should hold {len(wanted)} sentences with words, but holds {len(got)}"
    return None if wanted == got else "the words of a sentence differ"


PREPARE = FunctionExercise(
    id="4.1",
    title="Give word2vec what it reads",
    reference=prepare,
    examples=[
        ("Go!",),
        ("12?",),
        ("It sat.",),
        ("It sat. It ran.",),
        ("It sat! It ran?",),
        ("The cat sat. It purred!",),
        ("Zoë's ice-cream,\n3 cats, the café",),
        ("The cat saw the dog.\nIt ran  away!",),
        ("It ran 3.5 km. ok! and on.",),
    ],
    inputs=_texts,
    compare=_same_sentences,
    misconceptions=[
        Misconception(
            "Each of your sentences is still a string. word2vec goes through it item by item, and the items of a string "
            "are its letters: it would learn vectors of letters. `tokenize` each sentence.",
            split_sentences,
        ),
        Misconception(
            "All words are in one flat list, so that word2vec would take each word for a sentence and read its letters. "
            "Each sentence needs a list of its own: `append` adds a list as one item, `extend` and `+=` add its words.",
            tokenize,
        ),
        Misconception(
            "There is one list for the whole text, so the ends of the sentences are lost, and the window would run "
            "across them. Give the text as it is to `split_sentences` first, capitals and all, then each sentence to `tokenize`.",
            lambda text: [tokenize(text)],
        ),
        *(
            Misconception(
                "You split where no sentence ends, for example before a small letter. `split_sentences` looks at what "
                "follows the mark.",
                lambda text, mark=mark: [tokenize(part) for part in re.split(mark, text)],
            )
            for mark in (r"[.!?]", r"(?<=[.!?])\s+")
        ),
        Misconception(
            "Each of your sentences holds the words of the whole text. Either `tokenize` is called on the text instead of "
            "on one sentence, or one and the same list grows: begin a new one in each round of the loop.",
            _one_growing_list,
        ),
        Misconception(
            "Each sentence is one item, as if it were a single long word. Split it into its words with `tokenize`.",
            lambda text: [[sentence] for sentence in split_sentences(text)],
        ),
        Misconception(
            "You split each sentence into letters: `list` on a string does that. `tokenize` splits it into words.",
            lambda text: [list(sentence) for sentence in split_sentences(text)],
        ),
        Misconception(
            "You went through the text itself, and the items of a string are its letters. Go through "
            "`split_sentences(text)`.",
            lambda text: [tokenize(letter) for letter in text],
        ),
        Misconception(
            "You split at spaces, so capitals and punctuation stay: 'The', 'the' and 'the,' would get three vectors. "
            "Use `tokenize`.",
            lambda text: [sentence.split() for sentence in split_sentences(text)],
        ),
        Misconception(
            "The capitals are gone, but the punctuation sticks to the words: 'cat' and 'cat.' would get two vectors. "
            "Use `tokenize`.",
            lambda text: [sentence.lower().split() for sentence in split_sentences(text)],
        ),
        Misconception(
            "You end sentences at '.' only. '!' and '?' end them too: `split_sentences` knows.",
            lambda text: [tokenize(part) for part in text.split(".")],
        ),
        Misconception(
            "You took each line for a sentence. One line may hold several sentences, and a sentence may run over two "
            "lines: `split_sentences` looks at the punctuation.",
            lambda text: [tokenize(line) for line in text.splitlines()],
        ),
        Misconception(
            "Only the first sentence comes back. A `return` inside the loop ends it in the first round.",
            _first_sentence,
        ),
        Misconception(
            "Only the words of the first sentence come back, without a list around them. Collect one list a sentence "
            "and return them together, after the loop.",
            _first_words,
        ),
        Misconception(
            "Each word has become a sentence of its own, so that no word has a neighbour. All words of a sentence "
            "belong into one list.",
            lambda text: [[word] for word in tokenize(text)],
        ),
        Misconception(
            "You keep numbers as words. The words are those of `tokenize`, which keeps letters only.",
            _found(r"\w+"),
        ),
        Misconception(
            "Only the letters from a to z count for you, so 'café' loses its end. The words are those of `tokenize`, "
            "which knows the letters of all alphabets.",
            _found("[a-z]+"),
        ),
    ],
    hints=[
        "Both steps exist already: `split_sentences` makes sentences of a text, `tokenize` words of a sentence. "
        "In which order, and how often is each of them called?",
        "Call `split_sentences` once, on the whole text; it gives a list of strings. Then call `tokenize` on each of "
        "these strings, and keep what it gives as one item of the result.",
        "By hand: 'It sat. It ran!' has the sentences 'It sat.' and 'It ran!'. The first becomes ['it', 'sat'], the "
        "second ['it', 'ran'], and the result is [['it', 'sat'], ['it', 'ran']].",
    ],
)
