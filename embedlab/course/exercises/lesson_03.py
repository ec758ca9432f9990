"""Exercises of 03_cooccurrence_pca: numbers of words, windowed counts, what they mean, PCA."""

from collections import Counter
from collections.abc import Mapping
from itertools import product
from string import ascii_lowercase

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise, ValueExercise, wrong_values
from embedlab.course.checking.strategies import many, tables


def _sentences_to_number():
    from hypothesis import strategies as st

    words = st.sampled_from(["the", "cat", "dog", "ab", "c", "a", "bc"])
    return st.tuples(st.lists(st.lists(words, max_size=6), min_size=1, max_size=4))


def _same_numbers(expected, got):
    """A dict from words to numbers; the order in which they were put in does not matter."""
    if not isinstance(got, Mapping) or not isinstance(expected, Mapping):
        return compare.values(expected, got)
    for word in got:
        if word not in expected:
            is_word = isinstance(word, str)
            return f"{word!r} should not be in it" if is_word else "its keys should be words"
    for word, number in expected.items():
        if word not in got:
            return f"{word!r} is missing"
        if problem := compare.values(number, got[word]):
            return f"in the entry for {word!r}, {problem}"
    return None


# 300 different words in no order, in long sentences; then many short ones
_DRAWN = ["".join(pair) for pair in product(ascii_lowercase, repeat=2)][:300]
_DRAWN = [_DRAWN[i * 77 % 300] for i in range(300)]
_MANY_WORDS = [_DRAWN[:180], _DRAWN[120:], *([word, "ox"] for word in _DRAWN[::2])]

number_words = Solution("3.1", Counter=Counter)
NUMBERS = FunctionExercise(
    id="3.1",
    title="The words and their numbers",
    reference=number_words.function,
    examples=[
        ([["the", "cat"]],),
        ([["cat", "cat", "dog"]],),
        ([["the", "cat"], ["the", "dog"]],),
        ([["ab", "c", "a", "bc"]],),
        ([["tea", "Ann"]],),
        ([["the", "dog", "saw", "the", "cat"], ["a", "cat", "ran"]],),
        ([["b"], [], ["a"]],),
        (_MANY_WORDS,),
    ],
    inputs=_sentences_to_number,
    compare=_same_numbers,
    because="Each word has one row now, and all lists of the same words give the same numbers.",
    misconceptions=number_words.mistakes("""
    You numbered the words in the order in which they come. Wanted is the alphabetical order: `sorted`.
        sorted({word for sentence in sentences for word in sentence}) -> dict.fromkeys(word for sentence in sentences for word in sentence)
    A set has no order of its own: it may come out in any order, and in another one tomorrow. `sorted` makes an
    alphabetical list of it.
        sorted( -> list(
    You count from 1. In Python the first row has the number 0.
        enumerate(words) -> enumerate(words, 1)
    You counted how often each word occurs. Its number only says which row it gets.
        | return Counter(word for sentence in sentences for word in sentence)
    You sorted the words by how often they occur. Here the order is the alphabetical one.
        | count = Counter(word for sentence in sentences for word in sentence)
        | return {word: number for number, (word, _) in enumerate(count.most_common())}
        or
        | count = Counter(word for sentence in sentences for word in sentence)
        | return {word: number for number, word in enumerate(sorted(count, key=lambda w: (-count[w], w)))}
        or
        | count = Counter(word for sentence in sentences for word in sentence)
        | return {word: number for number, word in enumerate(sorted(count, key=lambda w: (count[w], w)))}
    These are the words in the right order, but as a list. Wanted is a dict that gives for each word its number:
    `{word: number}`.
        | return sorted({word for sentence in sentences for word in sentence})
    These are pairs in a list. `dict(...)` makes a dict of pairs (word, number).
        {word: number for number, word in enumerate(words)} -> [(word, number) for number, word in enumerate(words)]
    These are pairs in a list, and each has the number first. Wanted is a dict that gives for each word its number.
        {word: number for number, word in enumerate(words)} -> list(enumerate(words))
    You made a list of numbers. Wanted is a dict that gives for each word its number: `{word: number}`.
        {word: number for number, word in enumerate(words)} -> list(range(len(words)))
    Your dict gives for each number its word. Wanted is the other way round: the words are looked up, `{word: number}`.
        {word: number -> {number: word
    You numbered the words of the first sentence only. Collect those of all sentences first; a `return` inside the
    loop ends it in the first round.
        in sentences -> in sentences[:1]
    You numbered the words of the last sentence only. Collect those of all sentences before you number them.
        in sentences -> in sentences[-1:]
    Each sentence begins at 0 again, so different words get the same number. Collect the words of all sentences first.
        | numbers = {}
        | for sentence in sentences:
        |     for number, word in enumerate(sorted(set(sentence))):
        |         numbers[word] = number
        | return numbers
    You noted at which position of a sentence the word stands. Collect the words of all sentences, sort them, and count then.
        | numbers = {}
        | for sentence in sentences:
        |     for number, word in enumerate(sentence):
        |         numbers[word] = number
        | return numbers
    You sorted each sentence by itself. Collect the words of all sentences first, and sort them together.
        | numbers = {}
        | for sentence in sentences:
        |     for word in sorted(sentence):
        |         numbers.setdefault(word, len(numbers))
        | return numbers
    A word that occurs more than once is counted each time, so numbers are left out between the words. Take each word
    once, with a `set`, before you number them.
        {word for sentence in sentences for word in sentence} -> [word for sentence in sentences for word in sentence]
        or
        {word for sentence in sentences for word in sentence} -> [word for sentence in sentences for word in sentence]
        word: number for number, word in enumerate(words) -> word: words.index(word) for word in words
    You numbered all places of the text one after the other. Take each word once, with a `set`, and sort the words.
        sorted({word for sentence in sentences for word in sentence}) -> [word for sentence in sentences for word in sentence]
        or
        sorted({word for sentence in sentences for word in sentence}) -> [word for sentence in sentences for word in sentence]
        word: number for number, word in enumerate(words) -> word: words.index(word) for word in words
    A word that comes again gets a new number. Ask `if word not in numbers` first; and wanted is the alphabetical order.
        | numbers = {}
        | for sentence in sentences:
        |     for word in sentence:
        |         numbers[word] = len(numbers)
        | return numbers
    The order is turned round: the last word of the alphabet comes first.
        enumerate(words) -> enumerate(words[::-1])
    You sorted the words by their lengths. Wanted is the alphabetical order, which `sorted` makes by itself.
        word in sentence}) -> word in sentence}, key=lambda w: (len(w), w))
    You sorted the words by their lengths. Wanted is the alphabetical order: leave out `key=len`.
        sorted({word for sentence in sentences for word in sentence}) -> sorted(dict.fromkeys(word for sentence in sentences for word in sentence), key=len)
    These are letters: your loops go one step too deep. The items of `sentences` are lists, and their items are the words.
        for word in sentence} -> for part in sentence for word in part}
    An item of `sentences` is a list of words, and a list can be no key. Two loops are needed: over the sentences, and
    over the words of each.
        {word for sentence in sentences for word in sentence} -> {word for word in sentences}
        or
        {word for sentence in sentences for word in sentence} -> sentences
    You changed capitals to small letters. Take the words as they are.
        {word for -> {word.lower() for
    All words have the same number: how many words there are. Give each its own, with `enumerate`.
        {word: number for number, word in enumerate(words)} -> {word: len(words) for word in words}
    """),
    hints=[
        "Three steps: collect the words of all sentences, each of them once; sort them; number them.",
        "A `set` holds each thing once, and `.add` and `.update` put things into it. `sorted` makes an alphabetical list "
        "of it, and `enumerate` goes through a list with a number from 0 beside each item.",
        "By hand, [['we', 'see'], ['see', 'it']]: the different words are we, see and it. In alphabetical order they are "
        "it, see, we, so the answer is {'it': 0, 'see': 1, 'we': 2}.",
    ],
)


def _sentences_and_numbers():
    """Sentences of three words; the words have their rows in any order, and not all of them occur."""
    from hypothesis import strategies as st

    words = ["cat", "dog", "the"]
    sentence = st.lists(st.sampled_from(words), max_size=7)
    sentences = st.lists(sentence, min_size=1, max_size=3)
    numbers = st.builds(zip, st.permutations(words), st.permutations(range(3))).map(dict)
    return st.tuples(sentences, numbers, st.integers(1, 5))


def _numbered(sentences, window):
    """The arguments, with the words numbered in alphabetical order."""
    words = sorted({word for sentence in sentences for word in sentence})
    return sentences, {word: number for number, word in enumerate(words)}, window


def _same_table(expected, got):
    """A table; one that comes together with something else, in a tuple, is told so."""
    if not (isinstance(got, tuple) and len(got) == 2 and np.ndim(got[0]) == 2):
        return compare.array(expected, got)
    if isinstance(expected, tuple):  # a misconception's answer
        return compare.array(expected[0], got[0])
    return "it should be the table alone, but is a pair"


_PAIRS = ["".join(pair) for pair in product(ascii_lowercase, repeat=2)][:270]
_LONG = [
    [_PAIRS[i * 77 % 270] for i in range(270)],
    ["the", "cat"] * 150,
    *(["a", word, "z"] for word in _PAIRS[::2]),
]

count_neighbours = Solution("3.2", np=np)
COOCCURRENCE = FunctionExercise(
    id="3.2",
    title="Count which words stand near which",
    reference=count_neighbours.function,
    examples=[
        _numbered([["the", "cat", "sat"]], 1),
        _numbered([["cat"], ["dog"]], 1),
        _numbered([["cat", "cat"]], 1),
        _numbered([["the", "cat", "sat"]], 2),
        ([["the", "cat"]], {"cat": 1, "dog": 0, "the": 2}, 1),
        ([["the", "cat"]], {"the": 1, "a": 2, "cat": 0}, 1),
        _numbered([["The", "the", "cat"]], 2),
        _numbered([["the", "cat"], ["the", "cat"]], 1),
        _numbered([["ab", "c", "a", "bc"]], 1),
        _numbered([["a", "cat", "sat", "on"]], 2),
        _numbered([["the", "cat", "the", "dog"]], 2),
        _numbered([["a", "b", "c", "d", "e", "f"]], 2),
        _numbered([["the", "cat", "chased", "the", "dog"]], 3),
        _numbered([["the", "cat"], []], 4),
        _numbered([["the", "cat", "sat"] * 45], 120),
        _numbered(_LONG, 2),
        _numbered(_LONG, 25),
    ],
    inputs=_sentences_and_numbers,
    compare=_same_table,
    because="All that this course learns from a text begins with such counts.",
    misconceptions=count_neighbours.mistakes("""
    Your windows run across sentence ends. Look at each sentence by itself.
        ^ sentences = [sum(sentences, [])]
    You look only to the right, so the table is not symmetric: a word counts the words after it, but not those
    before it. Look to both sides.
        max(0, i - window) -> i
    You look only to the left, so the table is not symmetric. Look to both sides.
        i + window + 1 -> i
    The window is one word shorter on the right than on the left: `range(..., i + window)` stops before i + window.
        i + window + 1 -> i + window
    The window is one word shorter on the left than on the right. It begins at i - window.
        i - window -> i - window + 1
    Position -1 is the last word of the sentence, so the first words count the last ones as neighbours. Leave out
    what is below 0, with `max(0, i - window)`.
        max(0, i - window) -> i - window
    Beyond the last word there is no position. Stop at the end of the sentence, with `min(len(sentence), ...)`.
        min(len(sentence), i + window + 1) -> i + window + 1
        or
        max(0, i - window), min(len(sentence), i + window + 1) -> i - window, i + window + 1
    Near the beginning i + step is below 0, and that is no IndexError: Python counts negative positions from behind, so
    `sentence[-1]` is the last word. Skip what lies outside the sentence on both sides.
        max(0, i - window), min(len(sentence), i + window + 1) -> i - window, i + window + 1
        if j != i -> if j != i and -len(sentence) <= j < len(sentence)
    Each position counts itself: the window is the neighbours, without the word in its middle.
        if j != i -> if True
    The window is one word too short. (A `range` and a slice stop before their end.)
        ^ window -= 1
    The window is one word too long.
        ^ window += 1
    The window is not used: all words of a sentence count one another.
        ^ window = 10**9
    You counted all different words of a sentence with one another. The window says how near they have to be, and
    two places may hold the same word: compare positions, not words.
        ^ window = 10**9
        j != i -> sentence[j] != word
    You look at the words that are exactly `window` positions away. Those nearer by are neighbours as well.
        j != i -> abs(j - i) == window
    You begin only where the window fits whole on both sides. At the ends of a sentence words have neighbours, too, but fewer.
        enumerate(sentence) -> list(enumerate(sentence))[window : len(sentence) - window]
    You noted that a pair occurs, not how often. Add 1 each time.
        += 1 -> = 1
    Two different places that hold the same word count as well: in 'cat cat' each cat has a cat beside it. Compare
    positions, not words.
        j != i -> sentence[j] != word
    In 'cat cat' each cat counts the other one, so the cell of cat and cat gets 2. Adding to the cell and to its mirror
    image in one go, as `counts[[a, b], [b, a]] += 1` does, adds only once when both are the same cell.
        if j != i -> if j > i or j < i and sentence[j] != word
    Near the beginning of a sentence neighbours on the left get lost: i - window is below 0 there, and a slice such
    as `sentence[-1:1]` then begins at the end. Use `max(0, i - window)`.
        range(max(0, i - window), -> [*range(len(sentence))[i - window : i], *range(i,
        i + window + 1)) -> i + window + 1))]
    `sentence.index(word)` always finds the first place of a word. When it comes twice, count positions with `enumerate`.
        enumerate(sentence) -> ((sentence.index(word), word) for word in sentence)
    All your rows are one and the same list: `[[0] * n] * n` does not copy the row. `np.zeros((n, n))` does.
        return counts -> return counts * 0 + counts.sum(axis=0)
    The window is always 2. Use the parameter `window`.
        ^ window = 2
    The window is always 1. Use the parameter `window`.
        ^ window = 1
    You weighted each pair by one over its distance, as GloVe does. Here each pair counts 1.
        dtype=int -> dtype=float
        += 1 -> += 1 / abs(i - j)
    Each pair is counted twice. When you look to both sides from each position, one step adds to one cell only; when you
    add the mirrored table, look to one side only.
        += 1 -> += 2
    You counted whole sentences in which both words occur; the window says how near they have to be.
        ^ window, sentences = 10**9, [list(set(sentence)) for sentence in sentences]
    Where a window holds the same word twice, it is counted once: `counts[row, columns] += 1` adds only once for each
    cell, however often it stands in `columns`. Add in a loop, one neighbour at a time.
        | counts = np.zeros((len(numbers), len(numbers)), dtype=int)
        | for sentence in sentences:
        |     for i, word in enumerate(sentence):
        |         near = sentence[max(0, i - window) : i] + sentence[i + 1 : i + window + 1]
        |         for other in set(near):
        |             counts[numbers[word], numbers[other]] += 1
        | return counts
    You numbered the words anew. The row of a word is the one that `numbers` says: `numbers[word]`.
        ^ numbers = {w: i for i, w in enumerate(sorted({w for s in sentences for w in s}))}
        or
        numbers[word] -> sorted(numbers).index(word)
        numbers[sentence[j]] -> sorted(numbers).index(sentence[j])
        or
        ^ numbers = {w: i for i, w in enumerate(dict.fromkeys(w for s in sentences for w in s))}
    You took the place of a word in the dict for its row. The row is the number that belongs to the word: `numbers[word]`.
        numbers[word] -> list(numbers).index(word)
        numbers[sentence[j]] -> list(numbers).index(sentence[j])
    There is a row only for the words that occur in the sentences. Each word of `numbers` has one, zeros where it
    does not occur: `len(numbers)` rows.
        (len(numbers), len(numbers)) -> [len({w for s in sentences for w in s})] * 2
    You took the positions in the sentence for rows. The row of a word is `numbers[word]`.
        numbers[word], numbers[sentence[j]] -> i, j
    A word is no place in an array. Its row is `numbers[word]`.
        numbers[word], numbers[sentence[j]] -> word, sentence[j]
    The rows are counted from 1 in your table. `numbers` begins at 0, so the row of a word is `numbers[word]` as it is.
        numbers[word], numbers[sentence[j]] -> numbers[word] - 1, numbers[sentence[j]] - 1
    You look to one side, and add this table to itself. To look to both sides, add the mirrored one: `counts + counts.T`.
        max(0, i - window) -> i
        return counts -> return counts + counts
        or
        i + window + 1 -> i
        return counts -> return counts + counts
    Near the end of the sentence pairs get lost: your loop ends `window` positions before it. Go on to the last word.
        | counts = np.zeros((len(numbers), len(numbers)), dtype=int)
        | for sentence in sentences:
        |     for i in range(len(sentence) - window):
        |         for j in range(i + 1, i + window + 1):
        |             counts[numbers[sentence[i]], numbers[sentence[j]]] += 1
        |             counts[numbers[sentence[j]], numbers[sentence[i]]] += 1
        | return counts
    Only the first sentence is counted. A `return` inside the loop ends it in the first round.
        in sentences: -> in sentences[:1]:
    Only the last sentence is counted. Make the table once, before the loop over the sentences.
        in sentences: -> in sentences[-1:]:
    The table is right. Return it alone: the words and their numbers are known already.
        return counts -> return counts, numbers  or  return counts, list(numbers)
    """),
    hints=[
        "A table of zeros has a row and a column for each word of `numbers`: `np.zeros`. The row of a word, and its column, "
        "is `numbers[word]`.",
        "Then go sentence by sentence, and inside it position by position. From position i, the neighbours are the positions "
        "from i - window to i + window, without i itself and without what lies outside the sentence. Each adds 1 to one "
        "cell: the row of the word at i, the column of its neighbour.",
        "By hand, 'cats like cats and dogs' with window 1: from position 0 only position 1 is near, so cats-like 1. From "
        "position 1 both 0 and 2, so like-cats 2. From position 2 both 1 and 3: cats-like is 2 now, cats-and 1.",
    ],
)


ALIKE = ValueExercise(
    id="3.3",
    title="Why cat and dog are alike",
    answer="b",
    because="Beside both stand *the* most often, then *sat*, *on* and *chased*: their rows differ in one number only.",
    expects="one of 'a', 'b', 'c', 'd'",
    compare=compare.choice,
    misconceptions=wrong_values(
        {
            "a": "Look at the table again: the count of cat and dog is 0. They never stand within two words.",
            "c": "*Sat* occurs as often as *cat*, and its row is further away than that of *dog*: look at the distances above.",
            "d": "The computer knows nothing of animals here. All it has is the table of counts.",
        }
    ),
    hints=[
        "Print the row of cat and the row of dog under one another.",
        "Which columns are large in both rows?",
        "By hand: cat has 'the' 3 times, 'sat' once, 'on' once, 'chased' once. What has dog?",
    ],
)


def _well_separated(matrix, k):
    """Where two components are equally strong, which of them comes first is chance: such inputs are left out."""
    singular = np.append(np.linalg.svd(matrix - matrix.mean(axis=0), compute_uv=False), 0.0)
    return singular[0] > 0 and (singular[:k] - singular[1 : k + 1] > 0.05 * singular[0]).all()


def _tables_to_reduce():
    from hypothesis import strategies as st

    halves = tables((3, 5), (3, 4), -3, 3).map(lambda table: table if len(table) % 2 else table / 2)
    return st.tuples(halves, st.integers(1, 3)).filter(lambda pair: _well_separated(*pair))


def _up_to_sign(wanted, scores):
    """Tables whose columns may each have the other sign."""
    if compare.not_a_table(scores) or compare.dense(scores).shape != wanted.shape:
        return compare.array(wanted, scores)
    scores = compare.dense(scores)
    signs = np.where((scores * wanted).sum(axis=0) < 0, -1, 1)
    wrong = np.flatnonzero(~np.isclose(scores * signs, wanted, atol=1e-6).all(axis=0))
    return f"column {wrong[0]} differs in more than its sign" if len(wrong) else None


def _show_scores(value):
    scores, share = (compare.dense(part) for part in value)
    first = scores[(scores.round(6) != 0).argmax(axis=0), np.arange(scores.shape[1])]
    scores = scores * np.where(first < 0, -1, 1)  # so that two tables can be compared by eye
    rows = ("  ".join(f"{number + 0.0:9.5f}" for number in row) for row in scores.round(5))
    shares = "  ".join(f"{number:9.5f}" for number in share)
    return "\n".join(["scores (up to the sign of a column)", *rows, "share", shares])


_FOUR_ROWS = np.array([[1.0, 0.0, 3.0], [0.0, 2.0, 0.0], [4.0, 0.0, 0.0], [1.0, 1.0, 7.0]])

pca = Solution("3.4", np=np)
PCA = FunctionExercise(
    id="3.4",
    title="Principal components through the SVD",
    reference=pca.function,
    examples=[
        (np.array([[0.0, 0.0], [4.0, 0.0], [4.0, 1.0]]), 1),
        (np.array([[5.0, 1.0], [1.0, 1.0], [1.0, 2.0], [1.0, 4.0]]), 2),
        (np.array([[0.0, 0.0], [2.0, 0.0], [4.0, 0.0]]), 1),
        (_FOUR_ROWS, 1),
        (_FOUR_ROWS,),
        (many(300, 130), 101),
    ],
    inputs=_tables_to_reduce,
    compare=compare.pair(scores=_up_to_sign, share=compare.array),
    show=_show_scores,
    misconceptions=pca.mistakes("""
    The columns are not centred. Subtract from each column its mean first, or the first direction only points at
    where the whole cloud is.
        - matrix.mean(axis=0) ->
    You centred the rows. A column is one measurement of all items, so subtract the mean of each column: `axis=0`.
        axis=0 -> axis=1, keepdims=True  or  axis=1
        (singular**2).sum() -> (singular**2).sum()  or  max((singular**2).sum(), 1e-300)
    You subtracted the mean of the whole table. Each column has its own mean: `axis=0`.
        axis=0 ->
    You divided each column by its spread. That is another convention; here the columns keep their own units.
        ^ spread = matrix.std(axis=0)
        spread = matrix.std(axis=0) -> spread = matrix.std(axis=0)  or  spread = matrix.std(axis=0) + (np.ptp(matrix, axis=0) == 0)
        matrix - matrix.mean(axis=0) -> (matrix - matrix.mean(axis=0)) / spread
    These are the left singular vectors alone, all of length 1. Multiply each with its singular value.
        (left * singular) -> left
    These are the directions. The scores say where the rows lie along them: left singular vectors times singular values.
        (left * singular)[:, :k] -> directions[:k].T  or  directions[:k]
    These are the first k rows. Keep all rows and the first k columns: `[:, :k]`.
        [:, :k] -> [:k]
    You took columns, `[:, :k]`, of something that has only one axis. `left @ singular` adds up what `left *
    singular` keeps apart; and `share` is one row of numbers, so it is cut by `share[:k]`.
        left * singular -> left @ singular
        or
        share[:k] -> share[:, :k]
    `left @ singular` adds the components up. `left * singular` multiplies each column with its singular value.
        (left * singular)[:, :k] -> left @ singular  or  (left @ singular)[:k]
    You kept all components. Keep the first k columns of the scores, and the first k shares.
        [:, :k], share[:k] -> , share
    The scores are right. Keep the first k shares, too.
        share[:k] -> share
    The scores and the shares have changed places: the scores come first.
        (left * singular)[:, :k], share[:k] -> share[:k], (left * singular)[:, :k]
    The scores are right. For the shares, variance goes with the square of a singular value.
        singular**2 / (singular**2).sum() -> singular / singular.sum()
    The scores are right. The shares are taken of all components, not only of the k that you keep.
        (singular**2).sum() -> (singular[:k] ** 2).sum()
    The scores are right. Divide the variances by their sum, so that the shares of all components add up to 1.
        / (singular**2).sum() ->
    The scores are right. The singular values of a covariance table are variances already: do not square them.
        singular**2 / (singular**2).sum() -> singular**4 / (singular**4).sum()
    You always keep two components. Use the parameter `k`.
        ^ k = 2
    You multiplied with the columns of `directions`. numpy gives each direction as a row: transpose it first.
        (left * singular)[:, :k] -> centred @ directions[:, :k]
    The directions are right. But these scores belong to the table as it was; multiply the centred one.
        left * singular -> matrix @ directions.T
    You kept the weakest components. numpy's `svd` sorts from strong to weak, `eigh` from weak to strong.
        (left * singular)[:, :k], share[:k] -> (left * singular)[:, ::-1][:, :k], share[::-1][:k]
        or
        | centred = matrix - matrix.mean(axis=0)
        | variances, directions = np.linalg.eigh(centred.T @ centred)
        | return centred @ directions[:, :k], variances[:k] / variances.sum()
    These are the strongest components, but the weakest of them comes first: `eigh` sorts from weak to strong. Turn
    the order round.
        (left * singular)[:, :k], share[:k] -> (left * singular)[:, :k][:, ::-1], share[:k][::-1]
    """),
    hints=[
        "Three steps: centre the columns, take the SVD, keep the first k.",
        "`np.linalg.svd(..., full_matrices=False)` gives three things, with the singular values in the middle. Left part times "
        "singular values are the scores, and the squares of the singular values go with the variances.",
        "By hand, [[1, 0], [3, 0], [8, 0]]: the means are 4 and 0, so all lies along the first column. The scores are -3, -1, "
        "4, or 3, 1, -4, and the first share is 1.",
    ],
)


EXERCISES = (NUMBERS, COOCCURRENCE, ALIKE, PCA)
