"""Exercises of 04_ppmi_encyclopedia: PPMI, and the nearest words."""

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.strategies import many, tables


def _symmetric_tables():
    from hypothesis import strategies as st

    def symmetric(table):
        counts = np.maximum(table, table.T)
        return (counts if len(counts) % 2 else counts / 2,)

    sizes_and_most = st.tuples(st.integers(2, 4), st.sampled_from([1, 4, 90]))
    square = sizes_and_most.flatmap(lambda drawn: tables(drawn[:1] * 2, drawn[:1] * 2, 0, drawn[1]))
    return square.filter(np.any).map(symmetric)


ppmi = Solution("4.1", np=np)
PPMI = FunctionExercise(
    id="4.1",
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


_NAMES = ["cat", "dog", "the", "car", "sun", "tea"]


def _no_two_as_near(word, vectors, words, k):
    """Which of two words with the same cosine comes first is chance: such inputs are left out.

    Those with equal products or straight lines, too: so that mistakes come out the same each time.
    """
    if not vectors.any(axis=1).all():
        return False
    vector, others = vectors[words.index(word)], np.delete(vectors, words.index(word), axis=0)
    products, lengths = others @ vector, np.linalg.norm(others, axis=1)
    lines = np.linalg.norm(others - vector, axis=1)
    cosines = products / lengths / np.linalg.norm(vector)
    return all((np.diff(np.sort(nearness)) > 1e-4).all() for nearness in (cosines, products, lines))


def _words_with_vectors():
    from hypothesis import strategies as st

    def question(table):
        words = _NAMES[: len(table)]
        word, k = st.sampled_from(words), st.integers(1, len(words) - 1)
        return st.tuples(word, st.just(table / 2), st.just(words), k)

    questions = tables((3, 6), (2, 4), -9, 9).flatmap(question)
    return questions.filter(lambda drawn: _no_two_as_near(*drawn))


def _same_words(expected, got):
    """A list, tuple or array of words, in order."""
    if isinstance(got, np.ndarray):
        got = got.tolist()
    if not all(isinstance(item, str) for item in expected):  # a misconception's answer
        return compare.values(expected, got)
    if not isinstance(got, list | tuple):
        return f"it should be a list of words, but is {compare.a_thing(got)}"
    for item in got:
        if not isinstance(item, str):
            return f"each item should be a word, but one is {compare.a_thing(item)}"
    return compare.values(list(expected), list(got))


_MANY_WORDS = [f"w{i}" for i in range(300)]
_MANY_VECTORS = (many(300, 110) - 150) / (100 + np.arange(300)[:, None] * 77 % 300)

nearest_words = Solution("4.2", np=np)
NEAREST = FunctionExercise(
    id="4.2",
    title="The nearest words",
    reference=nearest_words.function,
    examples=[
        ("cat", np.array([[1.0, 0.0], [2.0, 0.5], [3.0, 4.0]]), _NAMES[:3], 1),
        ("cat", np.array([[1.0, 0.0], [2.0, 0.5], [3.0, 4.0]]), _NAMES[:3], 2),
        ("cat", np.array([[1.0, 0.0], [4.0, 1.0], [0.5, 0.5]]), _NAMES[:3], 1),
        ("dog", np.array([[2.0, 0.0], [1.0, 0.0], [0.0, 1.0]]), _NAMES[:3], 1),
        ("the", np.array([[0.0, 9.0], [1.0, 0.5], [2.0, 0.0]]), _NAMES[:3], 2),
        ("cat", np.array([[2.0, 1.0], [-4.0, -2.5], [1.0, 5.0]]), _NAMES[:3], 1),
        ("dog", np.array([[1.0, 2.0, 2.0], [4.0, 4.0, 7.0], [9.0, 9.5, 0.0]]), _NAMES[:3], 2),
        (
            "car",
            np.array([[3.0, 1.0, 0], [1.0, 3.5, 0], [6.0, 6.0, 6.5], [1.0, 1.0, 1.0], [5, -2, 0]]),
            _NAMES[:5],
            3,
        ),
        ("w111", _MANY_VECTORS, _MANY_WORDS, 120),
    ],
    inputs=_words_with_vectors,
    compare=_same_words,
    because="The cosine looks at directions only, so it does not matter how frequent a word is.",
    misconceptions=nearest_words.mistakes("""
    You compare the products alone, so words with long vectors win. Divide each product by the length of that word's
    vector. (The length of the vector of `word` is the same for all of them, and changes no order.)
        / lengths ->
    You multiply with the lengths instead of dividing. In `a / b * c` only b is below the line: set brackets, `a / (b * c)`.
        / lengths -> * lengths
        or
        / lengths -> / np.linalg.norm(vector) * np.linalg.norm(vectors, axis=1)
    You divided by the squares of the lengths, so words with short vectors win. A length is the root of the sum of
    squares: `np.linalg.norm`.
        np.linalg.norm(vectors, axis=1) -> (vectors**2).sum(axis=1)
    You divided by the sum of the numbers. The length of a vector is the root of the sum of their squares:
    `np.linalg.norm`.
        np.linalg.norm(vectors, axis=1) -> np.abs(vectors).sum(axis=1)  or  vectors.sum(axis=1)
    These are the lengths of the columns. Each word has a row, so take the length of each row: `axis=1`.
        axis=1 -> axis=0
    Your order begins with the smallest cosine. `argsort` and `sorted` go from small to large: turn it round.
        -(vectors -> (vectors
    These are the right words, but the best one stands last. Turn them round.
        [:k] -> [:k][::-1]
        or
        if words[i] != word][:k] -> ][1 : k + 1][::-1]
    The word itself is in your list. It is always among its own nearest: leave it out.
        if words[i] != word ->
    The word itself is in your list, and then k others. Leave it out.
        if words[i] != word -> if True
        [:k] -> [: k + 1]
    You leave out whatever comes first. When another word has exactly the same direction, that one may come first.
    Ask for the word itself: `if other != word`.
        if words[i] != word][:k] -> ][1 : k + 1]
    You left out every word with the cosine 1. Another word may have exactly the same direction, and it counts. Leave
    out the word itself only.
        if words[i] != word -> if words[i] != word and (vectors @ vector / lengths)[i] < 0.999999
    You took the straight line between the vectors. It depends on their lengths; the cosine does not.
        np.argsort(-(vectors @ vector) / lengths) -> np.argsort(np.linalg.norm(vectors - vector, axis=1))
    You took the straight line between the vectors, and the farthest ones. Take the largest cosines.
        np.argsort(-(vectors @ vector) / lengths) -> np.argsort(-np.linalg.norm(vectors - vector, axis=1))
    There is one word too many. Take the first k, after the word itself is gone.
        [:k] -> [: k + 1]
    There is one word too few: you left the word out of the first k. Leave it out first, and take k then.
        best_first if words[i] != word][:k] -> best_first[:k] if words[i] != word]
    There is one word too few. `[:k]` takes k of them, and a slice such as `[1:k]` one less.
        [:k] -> [: k - 1]
        or
        if words[i] != word][:k] -> ][1:k]
    These are row numbers. Look up which words they are: `words[i]`.
        [words[i] for -> [int(i) for
        or
        return [words[i] for i in best_first if words[i] != word][:k] -> return best_first[1 : k + 1].tolist()
    These are cosines. Wanted are the words to which they belong.
        [words[i] for -> [(vectors @ vector / lengths)[i] for
    You gave each word together with its cosine, as gensim does. The words alone are wanted.
        [words[i] for -> [(words[i], (vectors @ vector / lengths)[i]) for
    You gave the best word alone. Wanted is a list of k words, also when k is 1.
        [:k] -> [0]
    All words come back. Keep the first k.
        [:k] ->
    You dropped the sign of the cosine. Below 0 two vectors point away from each other, which is not near.
        -(vectors @ vector) -> -np.abs(vectors @ vector)
    Sorting twice gives for each word its place. `argsort` once says which row comes first, which second, and so on.
        np.argsort(-(vectors @ vector) / lengths) -> np.argsort(np.argsort(-(vectors @ vector) / lengths))
    You took the first words of the list, as they stand there. Sort them by their cosines.
        best_first = -> best_first = range(len(words)) or
    You sorted by the alphabet in the end. The word with the largest cosine comes first.
        return [words[i] for i in best_first if words[i] != word][:k] -> return sorted([words[i] for i in best_first if words[i] != word][:k])
    You sorted the rows of `vectors` by the numbers in them, not the words by their cosines. There should be one cosine
    for each word.
        np.argsort(-(vectors @ vector) / lengths) -> np.argsort(-vectors[:, 0])
    """),
    hints=[
        "Three steps: a cosine for each word, the order of these cosines, the first k words in that order without the word "
        "itself.",
        "`words.index(word)` is the row of the word. `vectors @ vector` gives all products at once, and `np.linalg.norm(..., "
        "axis=1)` the length of each row. `np.argsort` says which row has the smallest number, which comes next, and so on.",
        "By hand: tea is [2, 0], sun [3, 4], car [5, 0.5]. Tea and sun: the product is 6, the lengths 2 and 5, the cosine 6 / 10 "
        "= 0.6. Tea and car: 10 / (2 x 5.02) = 0.995. So for tea and k = 2 the answer is ['car', 'sun'].",
    ],
)


EXERCISES = (PPMI, NEAREST)
