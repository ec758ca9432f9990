"""Exercises of 03_cooccurrence_pca: windowed counts, what they mean, PCA, PPMI."""

from string import ascii_lowercase

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise, ValueExercise, wrong_values
from embedlab.course.checking.strategies import many, tables


def _sentences():
    from hypothesis import strategies as st

    sentence = st.lists(st.sampled_from(["cat", "dog", "the"]), max_size=7)
    return st.tuples(st.lists(sentence, max_size=3), st.integers(1, 5))


def _same_counts(expected, got):
    """A pair (table, words); the words in any order, the table dense or sparse."""
    if not isinstance(got, tuple | list) or len(got) != 2:
        return f"it should be a pair, (counts, words), but is {compare.a_thing(got)}"
    table, words = got
    is_list = hasattr(words, "__len__") and not isinstance(words, str | set | frozenset | dict)
    if not is_list or not all(isinstance(word, str) for word in words):
        return (
            f"the second of the pair should be the list of words, but is {compare.a_thing(words)}"
        )
    words, wanted, wanted_words = list(words), compare.dense(expected[0]), expected[1]
    if sorted(words) != sorted(wanted_words):
        return "the list of words should hold each word that occurs, once"
    if problem := compare.not_a_table(table):
        return f"in the table of counts, {problem}"
    table = compare.dense(table)
    if wanted.size == table.size == 0:
        return None
    if wanted.shape != table.shape:
        return f"with {len(words)} words the table should have the shape {wanted.shape}, but has {table.shape}"
    order = [words.index(word) for word in wanted_words]
    differs = np.argwhere(~np.isclose(table[np.ix_(order, order)], wanted))
    if not len(differs):
        return None
    i, j = differs[0]
    count = f"{wanted[i, j]:g}, but is {table[order[i], order[j]]:g}"
    return f"the count of {wanted_words[i]!r} and {wanted_words[j]!r} should be {count}"


def _show_counts(value):
    table, words = value
    if len(words) > 30:
        return f"a table of {len(words)} words"
    rows = [["", *words]]
    rows += [
        [word, *map("{:g}".format, row)]
        for word, row in zip(words, compare.dense(table), strict=True)
    ]
    width = max(len(cell) for row in rows for cell in row)
    lines = ("  ".join(f"{cell:>{width}}" for cell in row) for row in rows)
    return "\n".join(lines) if words else "no words, an empty table"


_PAIRS = [first + second for first in ascii_lowercase for second in "abcdef"]
_LONG = [_PAIRS, ["the", "cat"] * 150, *(["a", pair, "z"] for pair in _PAIRS)]

cooccurrence = Solution("3.1", np=np)
COOCCURRENCE = FunctionExercise(
    id="3.1",
    title="Count which words stand near which",
    reference=cooccurrence.function,
    examples=[
        ([["the", "cat", "sat"]], 1),
        ([["cat"], ["dog"]], 1),
        ([["cat", "cat"]], 1),
        ([["the", "cat", "sat"]], 2),
        ([["The", "the", "cat"]],),
        ([["the", "cat"], ["the", "cat"]], 1),
        ([["ab", "c", "a", "bc"]], 1),
        ([["a", "cat", "sat", "on"]], 2),
        ([["the", "cat", "the", "dog"]], 2),
        ([["a", "b", "c", "d", "e", "f"]],),
        ([["the", "cat", "chased", "the", "dog"]], 3),
        ([["the", "cat"], []], 4),
        ([], 1),
        ([_PAIRS], 120),
        (_LONG,),
    ],
    inputs=_sentences,
    compare=_same_counts,
    show=_show_counts,
    misconceptions=cooccurrence.mistakes("""
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
    Each position counts itself: the window is the neighbours, without the word in its middle.
        if j != i -> if True
    The window is one word too short. (A `range` stops before its end.)
        ^ window -= 1
    The window is one word too long.
        ^ window += 1
    The window is not used: all words of a sentence count one another.
        ^ window = 10**9
    You counted all different words of a sentence with one another. The window says how near they have to be, and
    two places may hold the same word: compare positions, not words.
        ^ window = 10**9
        j != i -> sentence[j] != word
    You noted that a pair occurs, not how often. Add 1 each time.
        += 1 -> = 1
    Two different places that hold the same word count as well: in 'cat cat' each cat has a cat beside it. Compare
    positions, not words.
        j != i -> sentence[j] != word
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
    You weighted each pair by one over its distance, as GloVe does. Here each pair counts 1.
        dtype=int -> dtype=float
        += 1 -> += 1 / abs(i - j)
    Each pair is counted twice. When you look to both sides from each position, one step adds to one cell only.
        += 1 -> += 2
    You counted whole sentences in which both words occur; the window says how near they have to be.
        ^ window, sentences = 10**9, [list(set(sentence)) for sentence in sentences]
    """),
    hints=[
        "The list of words: a set of all words of all sentences, made into a list. The table: `np.zeros` with a row and a "
        "column for each. The row of a word is its place in that list; a dict from words to numbers finds it quickly.",
        "Then go sentence by sentence, and inside it position by position. From position i, the neighbours are the positions "
        "from i - window to i + window, without i itself and without what lies outside the sentence. Each adds 1 to one "
        "cell: the row of the word at i, the column of its neighbour.",
        "By hand, 'cats like cats and dogs' with window 1: from position 0 only position 1 is near, so cats-like 1. From "
        "position 1 both 0 and 2, so like-cats 2. From position 2 both 1 and 3: cats-like is 2 now, cats-and 1.",
    ],
)


ALIKE = ValueExercise(
    id="3.2",
    title="Why cat and dog are alike",
    answer="b",
    because="Beside both stand *the* most often, then *sat*, *on* and *chased*: the two rows point in nearly one direction.",
    expects="one of 'a', 'b', 'c', 'd'",
    compare=compare.choice,
    misconceptions=wrong_values(
        {
            "a": "Look at the table again: the count of cat and dog is 0. They never stand within two words.",
            "c": "A frequent word has a longer row, but the cosine does not see lengths: *sat* occurs as often as *cat*, and "
            "their cosine is lower.",
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

pca = Solution("3.3", np=np)
PCA = FunctionExercise(
    id="3.3",
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


def _symmetric_tables():
    from hypothesis import strategies as st

    def symmetric(table):
        counts = np.maximum(table, table.T)
        return (counts if len(counts) % 2 else counts / 2,)

    sizes_and_most = st.tuples(st.integers(2, 4), st.sampled_from([1, 4, 90]))
    square = sizes_and_most.flatmap(lambda drawn: tables(drawn[:1] * 2, drawn[:1] * 2, 0, drawn[1]))
    return square.filter(np.any).map(symmetric)


ppmi = Solution("3.4", np=np)
PPMI = FunctionExercise(
    id="3.4",
    title="Positive pointwise mutual information",
    reference=ppmi.function,
    examples=[
        (np.array([[0, 1], [1, 2]]),),
        (np.array([[2.0, 1.0], [1.0, 2.0]]),),
        (np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]),),
        (np.array([[0, 3, 1], [3, 0, 4], [1, 4, 0]]),),
        (np.array([[1.0, 1.0], [1.0, 1.0]]),),
        (np.outer(range(110), range(110)) % 16 * 20,),
    ],
    inputs=_symmetric_tables,
    compare=compare.array,
    misconceptions=ppmi.mistakes("""
    You took the natural logarithm. In bits it is `np.log2`.
        np.log2(ratio) -> np.log(ratio)  or  np.log(counts / expected)
    You took the logarithm to base 10. In bits it is `np.log2`.
        np.log2(ratio) -> np.log10(ratio)  or  np.log10(counts / expected)
    The logarithm of 0 is minus infinity. A pair that never occurs gets 0.
        np.maximum(np.log2(ratio), 0) -> np.log2(counts / expected)
    Negative values are still there. Positive PMI keeps what is above 0 and sets the rest to 0.
        np.maximum(np.log2(ratio), 0) -> np.log2(ratio)
    A word without any neighbour gives 0 / 0, which is NaN. Such a pair never occurs, so it gets 0.
        ratio) -> counts / expected)
    The sum of the whole table is missing: expected = row sum x column sum / total.
        / counts.sum() ->
        ratio) -> ratio)  or  counts / expected)
    You divided by the total twice: expected = row sum x column sum / total, which is a count as well.
        / counts.sum() -> / counts.sum() ** 2
    You divided by the row sum alone: that says how often the second word follows from the first, not how much more
    often than by chance.
        | return counts / np.maximum(counts.sum(axis=1, keepdims=True), 0.5)
        or
        | return counts / counts.sum(axis=1, keepdims=True)
    The ratio is right; its logarithm is missing.
        np.ones -> np.zeros
        np.log2(ratio) -> ratio
        or
        | return counts / (counts.sum(axis=1, keepdims=True) * counts.sum(axis=0) / counts.sum())
    This is what chance would give. Compare each count with it.
        | return counts.sum(axis=1, keepdims=True) * counts.sum(axis=0) / counts.sum()
    You took the logarithm of the counts themselves. Compare each with what chance would give first.
        | return np.log2(np.maximum(counts, 1))
    Your table holds whole numbers, which cuts off the digits behind the point: `np.zeros_like(counts)` and
    `counts.copy()` make such a table when the counts are whole. Make it with `np.zeros(counts.shape)`.
        , 0) -> , 0).astype(counts.dtype)
    Row sums times column sums gave one number for each column. Each pair needs its own: `keepdims=True`, or `np.outer`.
        , keepdims=True ->
        np.maximum(np.log2(ratio), 0) -> np.maximum(np.log2(ratio), 0)  or  np.log2(ratio)  or  np.maximum(np.log2(counts / expected), 0)
    You added 1 to each count first. Take the counts as they are.
        ^ counts = counts + 1
    You added 1 inside the logarithm, so that a pair as frequent as by chance gets 1. It should get log2(1) = 0.
        np.ones -> np.zeros
        ratio) -> ratio + 1)  or  counts / expected + 1)
    You took the logarithm of count + 1. Compare each count with what chance would give first.
        | return np.log2(counts + 1)
    """),
    hints=[
        "First what chance would give: row sum times column sum, divided by the sum of the whole table. Two loops do it, too.",
        "Then `np.log2(counts / expected)`, and 0 wherever that is negative or the count is 0. A column of row sums is what "
        "`counts.sum(axis=1, keepdims=True)` gives: times a row of column sums it makes a whole table.",
        "By hand, [[2, 1], [1, 0]]: the total is 4, the sums are 3 and 1. For the 1 on the right, chance gives 3 x 1 / 4 = 0.75, "
        "and log2(1 / 0.75) = 0.415. For the 2 it gives 3 x 3 / 4 = 2.25, more than 2: the logarithm is below 0, so it is 0.",
    ],
)

EXERCISES = (COOCCURRENCE, ALIKE, PCA, PPMI)
