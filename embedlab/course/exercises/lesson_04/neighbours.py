"""Exercise 4.2: the pairs that skip-gram learns from."""

import contextlib
import pprint
from collections import Counter
from itertools import chain

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception


def skip_gram_pairs(sentence, window=2):
    return [
        (word, sentence[j])
        for i, word in enumerate(sentence)
        for j in range(max(0, i - window), min(len(sentence), i + window + 1))
        if j != i
    ]


def _positions(sentence, keep):
    """Pairs of positions (i, j) whose way from i to j, a signed number, is to be kept."""
    places = range(len(sentence))
    return [(i, j) for i in places for j in places if keep(j - i)]


def _words(sentence, keep):
    return [(sentence[i], sentence[j]) for i, j in _positions(sentence, keep)]


def _near(window):
    return lambda step: 0 < abs(step) <= window


def _other_words(sentence, window=2):
    return [pair for pair in skip_gram_pairs(sentence, window) if pair[0] != pair[1]]


def _negative_starts(sentence, window=2):
    return [
        (word, other)
        for i, word in enumerate(sentence)
        for other in sentence[i - window : i] + sentence[i + 1 : i + 1 + window]
    ]


def _first_places(sentence, window=2):
    return [
        (word, sentence[j])
        for word in sentence
        for i in [sentence.index(word)]
        for j in range(max(0, i - window), min(len(sentence), i + window + 1))
        if j != i
    ]


def _whole_windows(sentence, window=2):
    inner = range(window, len(sentence) - window)
    steps = [step for step in range(-window, window + 1) if step]
    return [(sentence[i], sentence[i + step]) for i in inner for step in steps]


def _from_behind_unless_too_far(sentence, window=2):
    pairs = []
    for i, word in enumerate(sentence):
        for step in (*range(-window, 0), *range(1, window + 1)):
            with contextlib.suppress(IndexError):
                pairs.append((word, sentence[i + step]))
    return pairs


def _from_behind(sentence, window=2):
    return [
        (word, sentence[j])
        for i, word in enumerate(sentence)
        for j in range(i - window, min(len(sentence), i + window + 1))
        if j != i
    ]


def _lists_of_neighbours(sentence, window=2):
    return [
        (word, sentence[max(0, i - window) : i] + sentence[i + 1 : i + 1 + window])
        for i, word in enumerate(sentence)
    ]


def _sentences():
    from hypothesis import strategies as st

    few, many = ["cat", "dog", "the"], ["a", "big", "cat", "dog", "saw", "the", "two"]
    sentences = st.lists(st.sampled_from(few), max_size=8) | st.lists(
        st.sampled_from(many), max_size=8
    )
    return st.tuples(sentences, st.integers(1, 5)) | st.tuples(sentences)


def _problem(got):
    """A sentence when `got` is no list of pairs of words."""
    if not isinstance(got, list | tuple | np.ndarray):
        why = ", which forgets how often a pair occurs" if isinstance(got, set | frozenset) else ""
        return f"it should be a list of pairs, but is {compare.a_thing(got)}{why}"
    for pair in got:
        if not isinstance(pair, list | tuple | np.ndarray):
            thing = compare.a_thing(pair)
            return f"each item should be a pair, (word, neighbour), but one is {thing}"
        if len(pair) != 2 or not all(isinstance(word, str) for word in pair):
            return "each item should be a pair of two words, but one is something else"
    return None


def _same_pairs(expected, got):
    """The same pairs, each as often, in any order."""
    if _problem(expected):  # a misconception's answer
        return compare.values(expected, got)
    if problem := _problem(got):
        return problem
    wanted, got = (Counter((str(a), str(b)) for a, b in pairs) for pairs in (expected, got))
    differs = sorted((wanted - got) + (got - wanted))
    if not differs:
        return None
    pair = differs[0]
    return f"{pair} should be in it {_times(wanted[pair])}, not {_times(got[pair])}"


def _times(number):
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _show_pairs(pairs):
    """In alphabetical order, so that two lists can be compared by eye."""
    if problem := _problem(pairs):
        raise ValueError(problem)
    return pprint.pformat(sorted((str(a), str(b)) for a, b in pairs), width=72, compact=True)


PAIRS = FunctionExercise(
    id="4.2",
    title="The pairs that skip-gram learns from",
    reference=skip_gram_pairs,
    examples=[
        (["a", "b"], 1),
        (["kitten"], 1),
        (["the", "cat"], 1),
        (["cat", "cat"], 1),
        (["the", "cat", "sat"], 1),
        (["the", "cat", "sat"], 2),
        (["the", "cat", "sat", "down"], 1),
        (["the", "cat", "sat", "down"],),
        (["the", "cat", "saw", "the", "dog"], 2),
        (["the", "cat", "saw", "the", "dog"], 3),
        (["a", "b", "c", "d", "e", "f", "g"],),
        (["a", "b", "c", "d", "e", "f", "g", "h", "i"], 7),
    ],
    inputs=_sentences,
    compare=_same_pairs,
    show=_show_pairs,
    misconceptions=[
        Misconception(
            "Each two neighbours give one pair only. They give two: 'the' has the neighbour 'cat', and 'cat' has the "
            "neighbour 'the'. Look to both sides of each word.",
            lambda sentence, window=2: _words(sentence, lambda step: 0 < step <= window),
        ),
        Misconception(
            "Each two neighbours give one pair only, and in it the neighbour on the left comes second. They give two "
            "pairs: look to both sides of each word.",
            lambda sentence, window=2: _words(sentence, lambda step: -window <= step < 0),
        ),
        Misconception(
            "Each position is paired with itself. The neighbours are what stands around it.",
            lambda sentence, window=2: _words(sentence, lambda step: abs(step) <= window),
        ),
        Misconception(
            "Your window is one word too short. (A `range` and a slice stop before their end.)",
            lambda sentence, window=2: _words(sentence, _near(window - 1)),
        ),
        Misconception(
            "On the right your window is one word too short. (A `range` and a slice stop before their end.)",
            lambda sentence, window=2: _words(
                sentence, lambda step: step != 0 and -window <= step < window
            ),
        ),
        Misconception(
            "Your window is one word too long on each side.",
            lambda sentence, window=2: _words(sentence, _near(window + 1)),
        ),
        Misconception(
            "Your window does nothing: all words of the sentence are neighbours of one another. Only those at most "
            "`window` positions away are wanted.",
            lambda sentence, window=2: _words(sentence, _near(len(sentence))),
        ),
        Misconception(
            "Your window is always 2. Use the parameter `window`.",
            lambda sentence, window=2: skip_gram_pairs(sentence, 2),
        ),
        Misconception(
            "Each pair is in your list once. Keep it as often as it occurs: word2vec learns more from what it sees "
            "often.",
            lambda sentence, window=2: sorted(set(skip_gram_pairs(sentence, window))),
        ),
        Misconception(
            "A word that stands at two places can be its own neighbour, as in 'cat cat'. Compare positions, not words.",
            _other_words,
        ),
        Misconception(
            "Near the beginning of the sentence neighbours on the left get lost: i - window is below 0 there, and a "
            "slice such as `sentence[-1:1]` begins at the end. Use `max(0, i - window)`.",
            _negative_starts,
        ),
        Misconception(
            "Near the beginning of the sentence i - window is below 0, and `sentence[-1]` is the last word: Python counts "
            "negative positions from behind. Use `max(0, i - window)`.",
            _from_behind,
        ),
        Misconception(
            "Near the beginning i + step is below 0, and that is no IndexError: Python counts negative positions from "
            "behind, so `sentence[-1]` is the last word. Skip what lies outside the sentence on both sides.",
            _from_behind_unless_too_far,
        ),
        Misconception(
            "`sentence.index(word)` always finds the first place of a word. When it comes twice, count positions with "
            "`enumerate`.",
            _first_places,
        ),
        Misconception(
            "You begin only where the window fits whole on both sides. At the ends of the sentence a word has fewer "
            "neighbours, but it has some.",
            _whole_windows,
        ),
        Misconception(
            "Each pair is in it twice as often as it occurs. When you look to both sides of each word, each neighbour "
            "adds one pair: (word, neighbour).",
            lambda sentence, window=2: 2 * skip_gram_pairs(sentence, window),
        ),
        Misconception(
            "These are positions. Look up which words stand there.",
            lambda sentence, window=2: _positions(sentence, _near(window)),
        ),
        Misconception(
            "You listed each word with the list of its neighbours. Each neighbour makes a pair of its own.",
            _lists_of_neighbours,
        ),
        Misconception(
            "All words are in one flat list. A pair is one item: `append((word, neighbour))`.",
            lambda sentence, window=2: list(chain(*skip_gram_pairs(sentence, window))),
        ),
    ],
    hints=[
        "Go through the sentence position by position. Which positions are at most `window` away from position i, "
        "and which of them exist?",
        "Two loops, one inside the other: the outer one gives the position i of the word, the inner one goes over the "
        "positions from i - window to i + window. Skip i itself and what lies outside the sentence.",
        "By hand, 'the cat sat' with window 1: 'the' has one neighbour (cat), 'cat' has two (the, sat), 'sat' has one "
        "(cat). That makes four pairs.",
    ],
)
