"""Exercise 3.1: counting co-occurrences within a window."""

import numpy as np

from embedlab import counts as ground
from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception


def _count(sentences, weight):
    """Counts of pairs of positions (i, j), i before j: weight(distance, same word) is added in both directions."""
    words = sorted({word for sentence in sentences for word in sentence})
    table = np.zeros((len(words), len(words)))
    for sentence in sentences:
        for j, right in enumerate(sentence):
            for i, left in enumerate(sentence[:j]):
                row, column = words.index(left), words.index(right)
                table[row, column] += weight(j - i, left == right)
                table[column, row] += weight(j - i, left == right)
    return table, words


def _flat(window):
    return lambda distance, same: float(distance <= window)


def _joined(sentences):
    return [[word for sentence in sentences for word in sentence]]


def _only_to_the_right(sentences, window=2):
    words = sorted({word for sentence in sentences for word in sentence})
    table = np.zeros((len(words), len(words)))
    for sentence in sentences:
        for i, left in enumerate(sentence):
            for right in sentence[i + 1 : i + 1 + window]:
                table[words.index(left), words.index(right)] += 1
    return table, words


def _with_itself(sentences, window=2):
    table, words = _count(sentences, _flat(window))
    for word in (word for sentence in sentences for word in sentence):
        table[words.index(word), words.index(word)] += 1
    return table, words


def _negative_starts(sentences, window=2):
    words = sorted({word for sentence in sentences for word in sentence})
    table = np.zeros((len(words), len(words)))
    for sentence in sentences:
        for i, word in enumerate(sentence):
            for other in sentence[i - window : i] + sentence[i + 1 : i + 1 + window]:
                table[words.index(word), words.index(other)] += 1
    return table, words


def _first_places(sentences, window=2):
    words = sorted({word for sentence in sentences for word in sentence})
    table = np.zeros((len(words), len(words)))
    for sentence in sentences:
        for word in sentence:
            i = sentence.index(word)
            for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
                table[words.index(word), words.index(sentence[j])] += j != i
    return table, words


def _one_row(table, words):
    return np.tile(table.sum(axis=0), (len(words), 1)), words


def _sentences():
    from hypothesis import strategies as st

    sentence = st.lists(st.sampled_from(["cat", "dog", "the"]), max_size=7)
    return st.tuples(st.lists(sentence, max_size=3), st.integers(1, 5))


def _same_counts(expected, got):
    """A pair (table, words); the words in any order, the table dense or sparse."""
    if not isinstance(got, tuple | list) or len(got) != 2:
        return f"it should be a pair, (counts, words), but is {compare.a_thing(got)}"
    table, words = got
    if (
        isinstance(words, str | set | frozenset | dict)
        or not hasattr(words, "__len__")
        or not all(isinstance(w, str) for w in words)
    ):
        return (
            f"the second of the pair should be the list of words, but is {compare.a_thing(words)}"
        )
    words = list(words)
    wanted_table, wanted_words = expected
    if sorted(words) != sorted(wanted_words):
        return "the list of words should hold each word that occurs, once"
    problem = compare.not_a_table(table)
    if problem:
        return f"in the table of counts, {problem}"
    wanted, table = compare.dense(wanted_table), compare.dense(table)
    if wanted.size == table.size == 0:
        return None
    if wanted.shape != table.shape:
        return f"with {len(words)} words the table should have the shape {wanted.shape}, but has {table.shape}"
    order = [words.index(word) for word in wanted_words]
    differs = np.argwhere(~np.isclose(table[np.ix_(order, order)], wanted))
    if not len(differs):
        return None
    first, second = (wanted_words[i] for i in differs[0])
    return f"the count of {first!r} and {second!r} differs"


def _show_counts(value):
    table, words = value
    cells = [[f"{number:g}" for number in row] for row in compare.dense(table).tolist()]
    width = max(
        (len(text) for text in [*words, *(cell for row in cells for cell in row)]), default=1
    )
    head = " " * width + "".join(f"  {word:>{width}}" for word in words)
    body = (
        f"{word:>{width}}" + "".join(f"  {cell:>{width}}" for cell in row)
        for word, row in zip(words, cells, strict=True)
    )
    return "\n".join([head, *body]) if words else "no words, an empty table"


COOCCURRENCE = FunctionExercise(
    id="3.1",
    title="Count which words stand near which",
    reference=ground.cooccurrence,
    examples=[
        ([["cat"]], 1),
        ([["cat", "dog"]], 1),
        ([["cat"], ["dog"]], 1),
        ([["cat", "cat"]], 1),
        ([["the", "cat", "sat"]], 1),
        ([["the", "cat", "sat"]], 2),
        ([["The", "cat", "sat"]],),
        ([["the", "cat"], ["the", "cat"]], 1),
        ([["a", "cat", "sat", "on"]], 2),
        ([["the", "cat", "the", "dog"]], 2),
        ([["a", "b", "c", "d", "e", "f"]],),
        ([["the", "cat", "chased", "the", "dog"]], 3),
    ],
    inputs=_sentences,
    compare=_same_counts,
    show=_show_counts,
    misconceptions=[
        Misconception(
            "Your windows run across sentence ends. Look at each sentence by itself.",
            lambda sentences, window=2: _count(_joined(sentences), _flat(window)),
        ),
        Misconception(
            "You look only to the right, so the table is not symmetric: a word counts the words behind it, but not "
            "those before it. Look to both sides.",
            _only_to_the_right,
        ),
        Misconception(
            "You look only to the left, so the table is not symmetric. Look to both sides.",
            lambda sentences, window=2: (lambda table, words: (table.T, words))(
                *_only_to_the_right(sentences, window)
            ),
        ),
        Misconception(
            "Each position counts itself: the window is the neighbours, without the word in its middle.",
            _with_itself,
        ),
        Misconception(
            "The window is one word too short. (A `range` stops before its end.)",
            lambda sentences, window=2: _count(sentences, _flat(window - 1)),
        ),
        Misconception(
            "The window is one word too long.",
            lambda sentences, window=2: _count(sentences, _flat(window + 1)),
        ),
        Misconception(
            "The window is not used: all words of a sentence count one another.",
            lambda sentences, window=2: _count(sentences, _flat(10**9)),
        ),
        Misconception(
            "You noted that a pair occurs, not how often. Add 1 each time.",
            lambda sentences, window=2: (lambda table, words: (table > 0, words))(
                *_count(sentences, _flat(window))
            ),
        ),
        Misconception(
            "Two different places that hold the same word count as well: in 'cat cat' each cat has a cat beside it. "
            "Compare positions, not words.",
            lambda sentences, window=2: _count(
                sentences, lambda d, same: float(d <= window and not same)
            ),
        ),
        Misconception(
            "Near the beginning of a sentence neighbours on the left get lost: i - window is below 0 there, and a "
            "slice such as `sentence[-1:1]` then begins at the end. Use `max(0, i - window)`.",
            _negative_starts,
        ),
        Misconception(
            "`sentence.index(word)` always finds the first place of a word. When it comes twice, count positions with "
            "`enumerate`.",
            _first_places,
        ),
        Misconception(
            "All your rows are one and the same list: `[[0] * n] * n` does not copy the row. `np.zeros((n, n))` does.",
            lambda sentences, window=2: _one_row(*_count(sentences, _flat(window))),
        ),
        Misconception(
            "The window is always 2. Use the parameter `window`.",
            lambda sentences, window=2: _count(sentences, _flat(2)),
        ),
        Misconception(
            "You weighted each pair by one over its distance, as GloVe does. Here each pair counts 1.",
            lambda sentences, window=2: _count(sentences, lambda d, same: (d <= window) / d),
        ),
        Misconception(
            "Each pair is counted twice. When you look to both sides from each position, one step adds to one cell only.",
            lambda sentences, window=2: _count(sentences, lambda d, same: 2.0 * (d <= window)),
        ),
        Misconception(
            "You counted whole sentences in which both words occur; the window says how near they have to be.",
            lambda sentences, window=2: _sentences_shared(sentences),
        ),
    ],
    hints=[
        "Go sentence by sentence, and inside it position by position. Which positions are at most `window` away?",
        "From position i, the neighbours are the positions from i - window to i + window, without i itself and "
        "without what lies outside the sentence. Each adds 1 to the cell (word at i, word at j).",
        "By hand, 'the cat sat' with window 1: the-cat 1, cat-the 1, cat-sat 1, sat-cat 1, and the-sat 0, "
        "because two steps lie between them.",
    ],
)


def _sentences_shared(sentences):
    words = sorted({word for sentence in sentences for word in sentence})
    present = np.array([[float(word in sentence) for word in words] for sentence in sentences])
    table = present.reshape(len(sentences), len(words)).T @ present.reshape(
        len(sentences), len(words)
    )
    return table * (1 - np.eye(len(words))), words
