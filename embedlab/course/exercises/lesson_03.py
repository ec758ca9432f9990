"""Exercises of 03_cooccurrence_pca: windowed counts, PCA, PPMI."""

import numpy as np
from scipy import sparse

from embedlab import counts as ground
from embedlab import reduction
from embedlab.course.exercises import compare
from embedlab.course.exercises.base import FunctionExercise, Misconception, ValueExercise

# 3.1, counting


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


_cooccurrence = FunctionExercise(
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


# 3.3, principal components


def _svd(matrix, axis=0, scale=False, centre=True):
    matrix = np.asarray(matrix, dtype=float)
    if centre:
        matrix = matrix - matrix.mean(axis=axis, keepdims=True)
    if scale:
        spread = matrix.std(axis=0)
        matrix = matrix / np.where(spread > 0, spread, 1)
    return np.linalg.svd(matrix, full_matrices=False)


def _pca(matrix, k, **options):
    left, singular, _ = _svd(matrix, **options)
    share = singular**2 / max((singular**2).sum(), 1e-300)
    return (left * singular)[:, :k], share[:k]


def _whitened(matrix, k=2):
    return _svd(matrix)[0][:, :k], _pca(matrix, k)[1]


def _directions(matrix, k=2):
    return _svd(matrix)[2][:k].T, _pca(matrix, k)[1]


def _share_of_singular_values(matrix, k=2):
    singular = _svd(matrix)[1]
    return _pca(matrix, k)[0], singular[:k] / max(singular.sum(), 1e-300)


def _share_of_the_kept(matrix, k=2):
    scores, share = _pca(matrix, k)
    return scores, share / max(share.sum(), 1e-300)


def _untransposed(matrix, k=2):
    matrix = np.asarray(matrix, dtype=float)
    _, singular, directions = _svd(matrix)
    return (matrix - matrix.mean(axis=0)) @ directions[:, :k], _pca(matrix, k)[1]


def _smallest_first(matrix, k=2):
    left, singular, _ = _svd(matrix)
    share = singular**2 / max((singular**2).sum(), 1e-300)
    return (left * singular)[:, ::-1][:, :k], share[::-1][:k]


def _half_of_them(table):
    """Whole numbers, or halves."""
    return table if len(table) % 2 else table / 2


def _well_separated(matrix, k):
    """Where two components are equally strong, which of them comes first is chance: such inputs are left out."""
    singular = np.append(_svd(matrix)[1], 0.0)
    return singular[0] > 0 and (singular[:k] - singular[1 : k + 1] > 0.05 * singular[0]).all()


def _tables():
    from hypothesis import strategies as st

    def table(size):
        rows, columns = size
        numbers = st.lists(st.integers(-3, 3), min_size=rows * columns, max_size=rows * columns)
        return numbers.map(lambda flat: _half_of_them(np.array(flat).reshape(rows, columns)))

    sizes = st.tuples(st.integers(3, 5), st.integers(3, 4))
    return st.tuples(sizes.flatmap(table), st.integers(1, 3)).filter(
        lambda pair: _well_separated(*pair)
    )


def _same_components(expected, got):
    """A pair (scores, share); each column of scores up to its sign."""
    if not isinstance(got, tuple | list) or len(got) != 2:
        return f"it should be a pair, (scores, share), but is {compare.a_thing(got)}"
    scores, share = got
    problem = compare.not_a_table(scores) or compare.not_a_table(share)
    if problem:
        return problem
    wanted, wanted_share = (compare.dense(part) for part in expected)
    scores, share = compare.dense(scores), compare.dense(share)
    if scores.shape != wanted.shape:
        return f"the scores should have the shape {wanted.shape}, but have {scores.shape}"
    signs = np.where((scores * wanted).sum(axis=0) < 0, -1, 1)
    if not np.allclose(scores * signs, wanted, atol=1e-6):
        return "the scores differ by more than the sign of a column"
    if share.shape != wanted_share.shape:
        return f"the shares should have the shape {wanted_share.shape}, but have {share.shape}"
    return (
        None
        if np.allclose(share, wanted_share, atol=1e-6)
        else "the scores are right; the shares differ"
    )


def _show_scores(value):
    scores, share = (compare.dense(part) for part in value)
    largest = scores[np.abs(scores).round(6).argmax(axis=0), np.arange(scores.shape[1])]
    scores = scores * np.where(largest < 0, -1, 1)  # so that two tables can be compared by eye
    rows = "\n".join("  ".join(f"{number + 0.0:9.5f}" for number in row) for row in scores.round(5))
    shares = "  ".join(f"{number:9.5f}" for number in share)
    return f"scores (up to the sign of a column)\n{rows}\nshare\n{shares}"


_pca_exercise = FunctionExercise(
    id="3.3",
    title="Principal components through the SVD",
    reference=reduction.pca,
    examples=[
        (np.array([[0.0], [2.0]]), 1),
        (np.array([[1.0], [2.0], [6.0]]), 1),
        (np.array([[0.0, 0.0], [2.0, 0.0], [4.0, 0.0]]), 1),
        (np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]), 1),
        (np.array([[0.0, 0.0], [4.0, 0.0], [4.0, 1.0]]), 2),
        (np.array([[5.0, 1.0], [1.0, 1.0], [1.0, 2.0], [1.0, 4.0]]), 2),
        (np.array([[1.0, 0.0, 3.0], [0.0, 2.0, 0.0], [4.0, 0.0, 0.0], [1.0, 1.0, 7.0]]), 1),
        (np.array([[1.0, 0.0, 3.0], [0.0, 2.0, 0.0], [4.0, 0.0, 0.0], [1.0, 1.0, 7.0]]),),
    ],
    inputs=_tables,
    compare=_same_components,
    show=_show_scores,
    misconceptions=[
        Misconception(
            "The columns are not centred. Subtract from each column its mean first, or the first direction only "
            "points at where the whole cloud is.",
            lambda matrix, k=2: _pca(matrix, k, centre=False),
        ),
        Misconception(
            "You centred the rows. A column is one measurement of all items, so subtract the mean of each column: "
            "`axis=0`.",
            lambda matrix, k=2: _pca(matrix, k, axis=1),
        ),
        Misconception(
            "You subtracted the mean of the whole table. Each column has its own mean: `axis=0`.",
            lambda matrix, k=2: _pca(np.asarray(matrix) - np.mean(matrix), k, centre=False),
        ),
        Misconception(
            "You divided each column by its spread. That is another convention; here the columns keep their own units.",
            lambda matrix, k=2: _pca(matrix, k, scale=True),
        ),
        Misconception(
            "These are the left singular vectors alone, all of length 1. Multiply each with its singular value.",
            _whitened,
        ),
        Misconception(
            "These are the directions. The scores say where the rows lie along them: left singular vectors times "
            "singular values.",
            _directions,
        ),
        Misconception(
            "The scores are right. For the shares, variance goes with the square of a singular value.",
            _share_of_singular_values,
        ),
        Misconception(
            "The scores are right. The shares are taken of all components, not only of the k that you keep.",
            _share_of_the_kept,
        ),
        Misconception(
            "The scores are right. Divide the variances by their sum, so that the shares of all components add up to 1.",
            lambda matrix, k=2: (_pca(matrix, k)[0], _svd(matrix)[1][:k] ** 2),
        ),
        Misconception(
            "You multiplied with the columns of `directions`. numpy gives each direction as a row: transpose it first.",
            _untransposed,
        ),
        Misconception(
            "You kept the weakest components. numpy's `svd` sorts from strong to weak, `eigh` from weak to strong.",
            _smallest_first,
        ),
    ],
    hints=[
        "Three steps: centre the columns, take the SVD, keep the first k.",
        "`np.linalg.svd(..., full_matrices=False)` gives three things, with the singular values in the middle. Left part "
        "times singular values are the scores, and the squares of the singular values go with the variances.",
        "By hand, one column [1, 2, 6]: the mean is 3, so the scores are [-2, -1, 3] or [2, 1, -3], share 1.",
    ],
)


# 3.4, PPMI


def ppmi(counts):
    return ground.ppmi(counts).toarray()


def _information(counts, log=np.log2, clip=True, chance=None):
    counts = np.asarray(counts.toarray() if sparse.issparse(counts) else counts, dtype=float)
    total = max(counts.sum(), 1e-300)
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0, keepdims=True) / total
    if chance is not None:
        expected = chance(counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        table = log(counts / expected)
    table[counts == 0] = 0
    return np.maximum(table, 0) if clip else table


def _probabilities_only(counts):
    counts = np.asarray(counts, dtype=float)
    rows = counts.sum(axis=1, keepdims=True)
    return np.divide(counts, rows, out=np.zeros_like(counts), where=rows > 0)


def _no_pairs(counts):
    each = counts.sum(axis=1) * counts.sum(axis=0) / max(counts.sum(), 1e-300)
    return np.broadcast_to(each, counts.shape)


def _without_logarithm(counts):
    table = _information(counts, log=lambda ratio: ratio)
    return np.where(np.asarray(counts) > 0, table, 0)


def _with_infinities(counts):
    counts = np.asarray(counts, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = (
            counts.sum(axis=1, keepdims=True) * counts.sum(axis=0, keepdims=True) / counts.sum()
        )
        return np.log2(counts / expected)


def _clipped_with_nan(counts):
    return np.maximum(_with_infinities(counts), 0)


def _symmetric_tables():
    from hypothesis import strategies as st

    def table(size):
        cells = size * (size + 1) // 2
        number = st.integers(0, 4) | st.integers(0, 90)
        return st.lists(number, min_size=cells, max_size=cells).map(
            lambda flat: _symmetric(flat, size)
        )

    return (
        st.integers(2, 4)
        .flatmap(table)
        .filter(lambda counts: counts.sum() > 0)
        .map(lambda counts: (counts,))
    )


def _symmetric(flat, size):
    counts = np.zeros((size, size))
    counts[np.triu_indices(size)] = flat
    counts = np.maximum(counts, counts.T)
    return counts.astype(int) if size % 2 else counts / 2


_ppmi = FunctionExercise(
    id="3.4",
    title="Positive pointwise mutual information",
    reference=ppmi,
    examples=[
        (np.array([[0, 1], [1, 0]]),),
        (np.array([[0, 1], [1, 2]]),),
        (np.array([[1.0, 1.0], [1.0, 1.0]]),),
        (np.array([[2.0, 1.0], [1.0, 2.0]]),),
        (np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]),),
        (np.array([[0, 3, 1], [3, 0, 4], [1, 4, 0]]),),
    ],
    inputs=_symmetric_tables,
    compare=compare.array,
    misconceptions=[
        Misconception(
            "Negative values are still there. Positive PMI keeps what is above 0 and sets the rest to 0.",
            lambda counts: _information(counts, clip=False),
        ),
        Misconception(
            "You took the natural logarithm. In bits it is `np.log2`.",
            lambda counts: _information(counts, log=np.log),
        ),
        Misconception(
            "You took the logarithm to base 10. In bits it is `np.log2`.",
            lambda counts: _information(counts, log=np.log10),
        ),
        Misconception(
            "The logarithm of 0 is minus infinity. A pair that never occurs gets 0.",
            _with_infinities,
        ),
        Misconception(
            "A word without any neighbour gives 0 / 0, which is NaN. Such a pair never occurs, so it gets 0.",
            _clipped_with_nan,
        ),
        Misconception(
            "The sum of the whole table is missing: expected = row sum x column sum / total.",
            lambda counts: _information(
                counts, chance=lambda c: c.sum(axis=1, keepdims=True) * c.sum(axis=0, keepdims=True)
            ),
        ),
        Misconception(
            "You divided by the row sum alone: that says how often the second word follows from the first, not how "
            "much more often than by chance.",
            _probabilities_only,
        ),
        Misconception(
            "The ratio is right; its logarithm is missing.",
            _without_logarithm,
        ),
        Misconception(
            "You took the logarithm of the counts themselves. Compare each with what chance would give first.",
            lambda counts: np.log2(np.maximum(counts, 1)),
        ),
        Misconception(
            "`np.zeros_like(counts)` makes a table of whole numbers when the counts are whole, and cuts off the digits "
            "behind the point. Make it with `np.zeros(counts.shape)`.",
            lambda counts: _information(counts).astype(counts.dtype),
        ),
        Misconception(
            "Row sums times column sums gave one number a column. Each pair needs its own: `keepdims=True`, or "
            "`np.outer`.",
            lambda counts: _information(counts, chance=_no_pairs),
        ),
        Misconception(
            "You added 1 to each count first. Take the counts as they are.",
            lambda counts: _information(np.asarray(counts) + 1),
        ),
        Misconception(
            "You took the logarithm of count + 1. Compare each count with what chance would give first.",
            lambda counts: np.log2(np.asarray(counts) + 1),
        ),
    ],
    hints=[
        "First what chance would give: row sum times column sum, divided by the sum of the whole table.",
        "Then `np.log2(counts / expected)`, and 0 wherever that is negative or the count is 0. "
        "`keepdims=True` keeps a column of row sums a column.",
        "By hand, [[0, 1], [1, 2]]: the total is 4, the sums are 1 and 3. For the 1 on the right, chance gives "
        "1 x 3 / 4 = 0.75, and log2(1 / 0.75) = 0.415.",
    ],
)

# 3.2

_alike = ValueExercise(
    id="3.2",
    title="Why cat and dog are alike",
    answer="b",
    expects="one of 'a', 'b', 'c', 'd'",
    compare=compare.choice,
    misconceptions=[
        Misconception(
            "Look at the table again: the count of cat and dog is 0. They never stand within two words.",
            "a",
        ),
        Misconception(
            "PCA came afterwards. The cosine of .98 was measured on the full rows, before any column was dropped.",
            "c",
        ),
        Misconception(
            "The computer knows nothing of animals here. All it has is the table of counts.",
            "d",
        ),
    ],
    hints=[
        "Print the row of cat and the row of dog under one another.",
        "Which columns are large in both rows?",
        "By hand: cat has 'the' 3 times, 'sat' once, 'on' once, 'chased' once. What has dog?",
    ],
)

EXERCISES = (_cooccurrence, _alike, _pca_exercise, _ppmi)
