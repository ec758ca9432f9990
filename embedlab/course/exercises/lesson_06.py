"""Exercises of 06_glove_analogies: agreeing with people, and how often the question comes back."""

from itertools import combinations, takewhile

import numpy as np
import scipy

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise, ValueExercise, wrong_values
from embedlab.course.checking.vectors import Vectors
from embedlab.distances import cosine, dot


def _ranks(numbers):
    """Places from 0; of equal numbers the first comes first."""
    return np.argsort(np.argsort(numbers, kind="stable"), kind="stable")


def _spearmanr(x, y):
    return scipy.stats.spearmanr(x, y)  # scipy loads it here, when it is needed: it takes a while


_WORDS = dict(cat=(1, 0), dog=(2, 1), car=(0, 3), cup=(-1, 4), tea=(-5, 1), Ann=(-3, -2))
_SIX = {word: np.array(vector, dtype=float) for word, vector in _WORDS.items()}
_THREE = {word: _SIX[word] for word in ("cat", "dog", "car")}
# with this seed no two cosines are so near to each other that rounding says which is larger
_MANY = {f"w{i}": v for i, v in enumerate(np.random.default_rng(25).integers(-9, 10, (110, 130)))}
_PLACES = [(i, (i + step) % 120) for step in (1, 2, 3) for i in range(120)]  # 324 have both vectors


def _rated_words():
    """Three or more rated pairs with vectors, and others; a dict, or what is no dict."""
    from hypothesis import strategies as st

    names = st.sampled_from([*combinations([*_SIX, "yak", "emu"], 2)])  # two have no vector
    ratings = st.integers(0, 10) | st.sampled_from([0.5, 2.25])
    pairs = st.lists(
        st.tuples(names, ratings), min_size=3, max_size=12, unique_by=lambda rated: rated[0]
    )
    pairs = pairs.map(lambda drawn: [(*names, rating) for names, rating in drawn])
    return st.tuples(pairs.filter(_has_order), st.sampled_from([_SIX, Vectors(_SIX)]))


def _has_order(pairs):
    ratings = [rating for a, b, rating in pairs if a in _SIX and b in _SIX]
    return len(ratings) >= 3 and len(set(ratings)) > 1


def _same_correlation(expected, got):
    problem = compare.number(expected, got)
    return problem and problem.replace(
        "it is NaN, which is what 0 / 0 gives, for example",
        "it is NaN. `spearmanr` gives that where NaN is in one of the lists, or no two different "
        "numbers are: a constant has no rank correlation",
    )


_RATED = [("cat", "dog", 7.0), ("cat", "car", 1.5), ("dog", "car", 1.0)]
_MORE = [("cat", "cup", 1.5), ("dog", "cup", 1.75), ("car", "cup", 6.5)]

word_similarity = Solution(
    "6.1", np=np, cosine=cosine, dot=dot, ranks=_ranks, spearmanr=_spearmanr, takewhile=takewhile
)
SIMILARITY = FunctionExercise(
    id="6.1",
    title="Agree with people, and say on how many pairs",
    reference=word_similarity.function,
    examples=[
        (_RATED, _THREE),
        ([*_RATED, ("cat", "yak", 5.0)], _THREE),
        ([("yak", "cat", 8.0), *_RATED], _THREE),
        ([("cat", "dog", 1.0), ("cat", "car", 8.0), ("dog", "car", 6.5)], _THREE),
        ([*_RATED, ("emu", "yak", 9.0)], Vectors(_THREE)),
        ([*_RATED, *_MORE], _SIX),
        ([*_RATED, ("yak", "cup", 6.0), *_MORE, ("dog", "emu", 0.5)], Vectors(_SIX)),
        ([*_RATED, ("cat", "Ann", 6.0), ("Ann", "dog", 0.5)], _SIX),
        ([(f"w{i}", f"w{j}", n * 37 % 311) for n, (i, j) in enumerate(_PLACES)], _MANY),
    ],
    inputs=_rated_words,
    compare=compare.pair(correlation=_same_correlation, covered=compare.number),
    misconceptions=word_similarity.mistakes("""
    You kept the pairs with a missing word: their cosine came out as 0. Nobody knows it, so leave such a pair out of the
    correlation and of the count.
        if a in vectors and b in vectors ->
        vectors[b]) -> vectors[b]) if a in vectors and b in vectors else 0
    You did not count the pairs with a missing word, but they are still in the correlation, as 0. Leave them out of both lists.
        if a in vectors and b in vectors ->
        vectors[b]) -> vectors[b]) if a in vectors and b in vectors else 0
        len(known) -> sum(a in vectors and b in vectors for a, b, _ in pairs)
    You kept the pairs with a missing word: their cosine is NaN, and so is all that is computed from it. Leave such a
    pair out of the correlation and of the count.
        if a in vectors and b in vectors ->
        vectors[b]) -> vectors[b]) if a in vectors and b in vectors else np.nan
    A word without a vector stops your function. Ask `word in vectors` of both words before you look them up.
        if a in vectors and b in vectors ->
    `cosine` got the two words. It wants their vectors: `vectors[word]`.
        cosine(vectors[a], vectors[b]) -> cosine(a, b)
    You look for the second word of a pair only. (Python reads `first and second in vectors` as `first and (second in
    vectors)`.) Ask for both: `first in vectors and second in vectors`.
        a in vectors and b in vectors -> b in vectors
    You look for the first word of a pair only. Both of them need a vector.
        a in vectors and b in vectors -> a in vectors
    You take a pair when either of its words has a vector. Both of them need one: `and` instead of `or`.
        a in vectors and b in vectors -> a in vectors or b in vectors
    You stop at the first pair with a missing word. Skip that pair and go on: `continue`, not `break`.
        | both = takewhile(lambda pair: pair[0] in vectors and pair[1] in vectors, pairs)
        | rows = [(cosine(vectors[a], vectors[b]), rating) for a, b, rating in both]
        | return spearmanr([c for c, _ in rows], [r for _, r in rows]).statistic, len(rows)
    The correlation is right. Beside it belongs the number of pairs that count, not of all pairs.
        len(known) -> len(pairs)
    The correlation is right. Beside it belongs the number of pairs; you counted their different words.
        len(known) -> len({word for a, b, _ in known for word in (a, b)})
    The correlation is right. Beside it you gave the share of the pairs that count; their number is wanted.
        len(known) -> len(known) / len(pairs)
    You gave the correlation alone. Without the number of pairs nobody knows what it is worth: return both.
        .statistic, len(known) -> .statistic
    Both numbers are right; their order is not. First the correlation, then the number of pairs.
        return spearmanr -> return len(known), spearmanr
        .statistic, len(known) -> .statistic
    You returned what `spearmanr` gives: the correlation and a p-value. Take the correlation out of it with
    `.statistic`, and put the number of pairs beside it.
        .statistic, len(known) ->
    `spearmanr` gives two numbers, the correlation and a p-value. Take the correlation out of it: `.statistic`.
        .statistic ->
    You took the p-value, how easily chance gives such a correlation. Take the correlation itself: `.statistic`.
        .statistic -> .pvalue
    That is Pearson's correlation, which compares the numbers themselves. Spearman's compares their ranks: `spearmanr`.
        spearmanr(cosines, ratings).statistic -> np.corrcoef(cosines, ratings)[0, 1]
    Equal ratings got different ranks, as two `argsort` give them. They share the mean of their ranks: `spearmanr` does it.
        spearmanr(cosines, ratings) -> spearmanr(ranks(cosines), ranks(ratings))
    You compared dot products, which grow with the lengths of the vectors. The cosine looks at directions only.
        cosine(vectors -> dot(vectors
    The sign is turned, as it is when one compares with a distance, such as 1 - cosine, or ranks one side from large to
    small. Words that are alike have a large cosine and a large rating.
        cosine(vectors -> 1 - cosine(vectors
    You took the straight line between the vectors, which is small for words that are alike. The cosine is large for them.
        cosine(vectors[a], vectors[b]) -> np.linalg.norm(vectors[a] - vectors[b])
    You dropped the sign of the correlation. Below 0 it says that people see it the other way round.
        spearmanr(cosines, ratings).statistic -> abs(spearmanr(cosines, ratings).statistic)
    Your way works for a dict only. gensim's vectors are none: use only `word in vectors` and `vectors[word]`.
        in vectors -> in vectors.keys()
    """),
    hints=[
        "Two lists grow side by side: the cosines, and the ratings of the same pairs. Which pairs stay out of both?",
        "For each pair ask whether both words are in `vectors`. If so, `append` the cosine to one list and the rating to "
        "the other. In the end: the `.statistic` of `spearmanr` for the two lists, and how long they are.",
        "By hand: the cosines .9, .0, .4 have the ranks 3, 1, 2, and the ratings 7, 1.5, 1 the ranks 3, 2, 1. The ranks "
        "differ by 0, 1 and 1, so the correlation is 1 - 6 x 2 / (3 x 8) = 0.5, on 3 pairs.",
    ],
)


_NUMBERS = {  # tests/checks/test_numbers.py counts them again
    809: "So many are solved when the words of the question are left out. Here no word is left out, and the question "
    "is how often a, b or c itself is nearest.",
    335: "So often the nearest word is d, the answer. Count how often it is a, b or c, from the question.",
    454: "One way to get this number is to count the rest: the questions whose nearest word is none of a, b, c.",
    860: "You looked for c only, which comes back most often. Count a and b too.",
    1213: "You counted d too. It is the answer, not part of the question.",
    878 / 13.32: "You gave a percentage. The number of questions is wanted.",
    1319: "You computed a - b + c: the step goes the other way round. It leads from a to b, so it is b - a.",
    1321: "You looked among the ten nearest words, and `similar_by_vector` gives ten unless you ask for less. Only the "
    "nearest counts: `topn=1`.",
    0: "One way to get 0 is `most_similar` with words: it leaves the words of the question out without saying so. "
    "`similar_by_vector` leaves nothing out. Another is to compare a pair (word, cosine) with words: the word of the "
    "first pair is `[0][0]`.",
    1332: "These are all the questions. One way to get there is `word == a or b or c`: Python reads it as `(word == a) "
    "or b or c`, which is always true. `word in (a, b, c)` asks what you mean.",
    30: "So many come back among the first 50 questions. Now take all of them.",
    878 / 1332: "You gave the share. The number of questions is wanted.",
}
# the same, in this order, when all vectors were brought to length 1 first
_AT_LENGTH_1 = [824, 316, 421, 897, 1227, 911 / 13.32, 1324, 1322, 0, 1332, 34, 911 / 1332]
RETURNED = ValueExercise(
    id="6.2",
    title="How often the question comes back",
    answer=878,
    expects="a whole number from 0 to 1,332",
    because="In two of three questions the nearest word is one of the question, most often the one that the step "
    "began at.",
    compare=lambda expected, got: (  # 911: all vectors at length 1 first, as is usual
        None if (expected, got) == (878, 911) else compare.number(expected, got)
    ),
    misconceptions=wrong_values(_NUMBERS | dict(zip(_AT_LENGTH_1, _NUMBERS.values(), strict=True))),
    hints=[
        "Let Python count: start at 0, go through the 1,332 questions, and add 1 where the nearest word is one of "
        "three.",
        "`similar_by_vector` takes the vector where the arithmetic arrives, and `topn=1` asks for one word. It gives a "
        "list of pairs (word, cosine), so the word is the first part of the first pair.",
        "By hand, for one question: (cow, cows, bird, birds) asks for the word nearest to cows - cow + bird. If that is "
        "cow, cows or bird, the question came back; if it is birds or any other word, it did not.",
    ],
)


EXERCISES = (
    SIMILARITY,
    RETURNED,
)
