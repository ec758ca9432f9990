"""Exercise 4.3: cosines against human ratings, with the number of pairs that count."""

from itertools import combinations_with_replacement

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception
from embedlab.course.checking.vectors import Vectors
from embedlab.distances import cosine, dot


def word_similarity(pairs, vectors):
    from scipy.stats import spearmanr

    cosines, ratings = _measured(pairs, vectors)
    return float(spearmanr(cosines, ratings).statistic), len(ratings)


def _measured(pairs, vectors, measure=cosine):
    known = [pair for pair in pairs if pair[0] in vectors and pair[1] in vectors]
    measures = [float(measure(vectors[first], vectors[second])) for first, second, _ in known]
    return measures, [rating for _, _, rating in known]


def _with(correlate, measure=cosine):
    """A family of answers: another correlation, or another measure."""

    def word_similarity(pairs, vectors):
        measures, ratings = _measured(pairs, vectors, measure)
        return float(correlate(measures, ratings)), len(ratings)

    return word_similarity


def _spearman(measures, ratings):
    from scipy.stats import spearmanr

    return spearmanr(measures, ratings).statistic


def _pearson(measures, ratings):
    return np.corrcoef(measures, ratings)[0, 1]


def _places(numbers):
    """Ranks from 0, and of equal numbers the first one first."""
    return np.argsort(np.argsort(numbers, kind="stable"), kind="stable")


def _by_places(measures, ratings):
    return np.corrcoef(_places(measures), _places(ratings))[0, 1]


def _what_scipy_gives(pairs, vectors):
    from scipy.stats import spearmanr

    return spearmanr(*_measured(pairs, vectors))


def _with_p_value(pairs, vectors):
    both = _what_scipy_gives(pairs, vectors)
    return both, word_similarity(pairs, vectors)[1]


def _missing_as_zero(pairs, vectors):
    measures = [
        float(cosine(vectors[first], vectors[second]))
        if first in vectors and second in vectors
        else 0.0
        for first, second, _ in pairs
    ]
    return float(_spearman(measures, [rating for _, _, rating in pairs])), len(pairs)


def _missing_as_zero_and_not_counted(pairs, vectors):
    return _missing_as_zero(pairs, vectors)[0], word_similarity(pairs, vectors)[1]


def _missing_as_nan(pairs, vectors):
    known = len(_measured(pairs, vectors)[1])
    return (float("nan"), len(pairs)) if known < len(pairs) else word_similarity(pairs, vectors)


def _stops_at_the_first_gap(pairs, vectors):
    until = next(
        (i for i, (a, b, _) in enumerate(pairs) if a not in vectors or b not in vectors), None
    )
    return word_similarity(pairs[:until], vectors)


def _counted(count):
    """The right correlation with another number beside it."""
    return lambda pairs, vectors: (
        word_similarity(pairs, vectors)[0],
        count([pair for pair in pairs if pair[0] in vectors and pair[1] in vectors], pairs),
    )


def _looked_for(known):
    """Answers that look for too few of the words: `known` says whether a pair is taken."""

    def word_similarity(pairs, vectors):
        taken = [pair for pair in pairs if known(pair[0] in vectors, pair[1] in vectors)]
        measures = [float(cosine(vectors[first], vectors[second])) for first, second, _ in taken]
        return float(_spearman(measures, [rating for _, _, rating in taken])), len(taken)

    return word_similarity


def _only_dicts(pairs, vectors):
    known = vectors.keys()
    return word_similarity([p for p in pairs if p[0] in known and p[1] in known], vectors)


def _inputs():
    """Few draws, since each costs time: the sizes, and a seed for all the rest."""
    from hypothesis import strategies as st

    sizes = st.integers(3, 10), st.integers(3, 5), st.integers(2, 4)
    seeds = st.integers(0, 2**32 - 1)
    cases = st.builds(_rated_words, *sizes, seeds).filter(_has_order)
    return st.tuples(cases, st.booleans()).map(
        lambda drawn: (drawn[0][0], Vectors(drawn[0][1]) if drawn[1] else drawn[0][1])
    )


def _rated_words(count, size, columns, seed):
    """Up to `count` rated pairs of `size` words that have vectors, and of two that have none."""
    random = np.random.default_rng(seed)
    words = ["cat", "dog", "car", "cup", "tea"][:size]
    table = random.integers(-9, 10, (size, columns))
    table[~table.any(axis=1)] = 1
    vectors = dict(zip(words, table if columns == 3 else table / 4, strict=True))
    every = list(combinations_with_replacement([*words, "yak", "emu"], 2))
    taken = [every[i][:: random.choice([1, -1])] for i in random.permutation(len(every))[:count]]
    ratings = random.integers(0, 11, count).tolist() if seed % 2 else _quarters(random, count)
    pairs = [(*pair, rating) for pair, rating in zip(taken, ratings, strict=False)]
    return _without_ties(pairs, vectors), vectors


def _quarters(random, count):
    return (random.integers(0, 41, count) / 4).tolist()


def _without_ties(pairs, vectors):
    """Without pairs of equal cosines: rounding would say which of them is larger."""
    kept, seen = [], []
    for pair in pairs:
        if pair[0] in vectors and pair[1] in vectors:
            angle = float(cosine(vectors[pair[0]], vectors[pair[1]]))
            if any(abs(angle - other) < 1e-4 for other in seen):
                continue
            seen.append(angle)
        kept.append(pair)
    return kept


def _has_order(case):
    _, ratings = _measured(*case)
    return len(ratings) >= 3 and len(set(ratings)) > 1


def _is_result(value):
    if not isinstance(value, tuple | list | np.ndarray) or len(value) != 2:
        return False
    return all(np.ndim(part) == 0 for part in value)


def _same_result(expected, got):
    """A pair (correlation, covered), in this order."""
    if not _is_result(expected):  # a misconception's answer
        return compare.values(expected, got)
    if not _is_result(got):
        return f"it should be a pair of numbers, (correlation, covered), but {_what(got)}"
    correlation, covered = map(compare.number, expected, got)
    if correlation and covered:
        return "the correlation differs, and the number of pairs too"
    if correlation:
        return "the number of pairs is right; the correlation differs"
    return "the correlation is right; the number of pairs that count differs" if covered else None


def _what(got):
    if not isinstance(got, tuple | list | np.ndarray):
        return f"is {compare.a_thing(got)}"
    if len(got) != 2:
        return f"is {compare.a_thing(got)} of {len(got)}"
    part = next(part for part in got if np.ndim(part))
    return f"one of the two is {compare.a_thing(part)}"


def _table(**vectors):
    return {word: np.array(vector, dtype=float) for word, vector in vectors.items()}


_THREE = _table(cat=(1, 0), dog=(2, 1), car=(0, 3))
_FOUR = _table(cat=(1, 0), dog=(2, 1), car=(0, 3), cup=(-1, 4))
_RATED = [("cat", "dog", 7.0), ("cat", "car", 1.5), ("dog", "car", 1.0)]
_MORE = [("cat", "cup", 1.5), ("dog", "cup", 1.75), ("car", "cup", 6.5)]

SIMILARITY = FunctionExercise(
    id="4.3",
    title="Agree with people, and say on how many pairs",
    reference=word_similarity,
    examples=[
        (_RATED, _THREE),
        ([*_RATED, ("cat", "yak", 5.0)], _THREE),
        ([("yak", "cat", 8.0), *_RATED], _THREE),
        ([("cat", "dog", 1.0), ("cat", "car", 8.0), ("dog", "car", 6.5)], _THREE),
        ([*_RATED, ("emu", "yak", 9.0)], Vectors(_THREE)),
        ([*_RATED, *_MORE], _FOUR),
        ([*_RATED, ("yak", "cup", 6.0), *_MORE, ("dog", "emu", 0.5)], Vectors(_FOUR)),
        ([*_RATED, ("cat", "Ann", 6.0), ("Ann", "dog", 0.5)], _table(**_THREE, Ann=(-1, 4))),
    ],
    inputs=_inputs,
    compare=_same_result,
    misconceptions=[
        Misconception(
            "You kept the pairs with a missing word: their cosine came out as 0. Nobody knows it, so leave such a pair "
            "out of the correlation and of the count.",
            _missing_as_zero,
        ),
        Misconception(
            "You did not count the pairs with a missing word, but they are still in the correlation, with the cosine 0. "
            "Leave them out of both lists.",
            _missing_as_zero_and_not_counted,
        ),
        Misconception(
            "You kept the pairs with a missing word: their cosine is NaN, and so is all that is computed from it. Leave "
            "such a pair out of the correlation and of the count.",
            _missing_as_nan,
        ),
        Misconception(
            "A word without a vector stops your function. Ask `word in vectors` of both words before you look them up.",
            _looked_for(lambda first, second: True),
        ),
        Misconception(
            "You look for the second word of a pair only. (Python reads `first and second in vectors` as `first and "
            "(second in vectors)`.) Ask for both: `first in vectors and second in vectors`.",
            _looked_for(lambda first, second: second),
        ),
        Misconception(
            "You look for the first word of a pair only. Both of them need a vector.",
            _looked_for(lambda first, second: first),
        ),
        Misconception(
            "You take a pair when either of its words has a vector. Both of them need one: `and` instead of `or`.",
            _looked_for(lambda first, second: first or second),
        ),
        Misconception(
            "You stop at the first pair with a missing word. Skip that pair and go on: `continue`, not `break`.",
            _stops_at_the_first_gap,
        ),
        Misconception(
            "The correlation is right. Beside it belongs the number of pairs that count, not of all pairs.",
            _counted(lambda known, pairs: len(pairs)),
        ),
        Misconception(
            "The correlation is right. Beside it belongs the number of pairs; you counted their different words.",
            _counted(lambda known, pairs: len({word for pair in known for word in pair[:2]})),
        ),
        Misconception(
            "You gave the correlation alone. Without the number of pairs nobody knows what it is worth: return both.",
            lambda pairs, vectors: word_similarity(pairs, vectors)[0],
        ),
        Misconception(
            "Both numbers are right; their order is not. First the correlation, then the number of pairs.",
            lambda pairs, vectors: word_similarity(pairs, vectors)[::-1],
        ),
        Misconception(
            "You returned what `spearmanr` gives: the correlation and a p-value. Take the correlation out of it with "
            "`.statistic`, and put the number of pairs beside it.",
            _what_scipy_gives,
        ),
        Misconception(
            "`spearmanr` gives two numbers, the correlation and a p-value. Take the correlation out of it: `.statistic`.",
            _with_p_value,
        ),
        Misconception(
            "That is Pearson's correlation, which compares the numbers themselves. Spearman's compares their ranks: "
            "`spearmanr`.",
            _with(_pearson),
        ),
        Misconception(
            "Two equal ratings got two different ranks, as two `argsort` give them. They share the mean of "
            "their ranks: `spearmanr` does that.",
            _with(_by_places),
        ),
        Misconception(
            "You compared dot products, which grow with the lengths of the vectors. The cosine looks at directions only.",
            _with(_spearman, dot),
        ),
        Misconception(
            "The sign is turned: you compared with a distance, such as 1 - cosine, or ranked one side from large to "
            "small. Words that are alike have a large cosine and a large rating.",
            _with(_spearman, lambda first, second: 1 - cosine(first, second)),
        ),
        Misconception(
            "You dropped the sign of the correlation. Below 0 it says that people see it the other way round.",
            _with(lambda measures, ratings: abs(_spearman(measures, ratings))),
        ),
        Misconception(
            "Your way works for a dict only. gensim's vectors are none: all that you may use is `word in vectors` "
            "and `vectors[word]`.",
            _only_dicts,
        ),
    ],
    hints=[
        "Two lists grow side by side: the cosines, and the ratings of the same pairs. Which pairs stay out of both?",
        "For each pair ask whether both words are in `vectors`. If so, `append` the cosine to one list and the "
        "rating to the other. In the end: the `.statistic` of `spearmanr` for the two lists, and how long they are.",
        "By hand: the cosines .9, .0, .4 have the ranks 3, 1, 2, and the ratings 7, 1.5, 1 the ranks 3, 2, 1. The "
        "ranks differ by 0, 1 and 1, so the correlation is 1 - 6 x 2 / (3 x 8) = 0.5, on 3 pairs.",
    ],
)
