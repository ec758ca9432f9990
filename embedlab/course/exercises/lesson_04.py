"""Exercises of 04_word2vec_glove: sentences of words, skip-gram's pairs, ratings, analogies."""

import re
from collections import Counter
from itertools import combinations, takewhile

import numpy as np
import scipy

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise, ValueExercise, wrong_values
from embedlab.course.checking.format import shown
from embedlab.course.checking.vectors import Vectors
from embedlab.distances import cosine, dot
from embedlab.text import split_sentences, tokenize


def _lists(whole, part, size, same):
    """A comparison of lists of lists of words: first whether they are such lists, then `same`."""

    def problem(got):
        if not isinstance(got, list | tuple | np.ndarray):
            return f"it should be a list of {whole}, but is {compare.a_thing(got)}"
        for item in got:
            if not isinstance(item, list | tuple | np.ndarray):
                return f"each item should be {part}, but one is {compare.a_thing(item)}"
            if size not in (None, len(item)) or not all(isinstance(word, str) for word in item):
                return f"each item should be {part}, but one holds something else"
        return None

    def compared(expected, got):
        if problem(expected):  # a misconception's answer
            return compare.values(expected, got)
        return problem(got) or same(expected, got)

    return compared


def _same_sentences(expected, got):
    """The same words in the same sentences; sentences without words do not matter."""
    wanted, found = ([list(words) for words in answer if len(words)] for answer in (expected, got))
    if len(wanted) != len(found):
        ending = "" if len(wanted) == 1 else "s"
        return f"it should hold {len(wanted)} sentence{ending} with words, but holds {len(found)}"
    return None if wanted == found else "the words of a sentence differ"


def _texts():
    from hypothesis import strategies as st

    parts = ["The cat sat", "It saw", "12", "Zoë's ice-cream", "A café", "ok", "It ran  3.5 km"]
    ends = [". ", "! ", "? ", "... ", "?! ", ".\n", "!\n\n", " ", "\n", " - "]
    sentences = st.tuples(st.sampled_from(parts), st.sampled_from(ends)).map("".join)
    return st.tuples(st.lists(sentences, max_size=30).map("".join))


prepare = Solution("4.1", re=re, split_sentences=split_sentences, tokenize=tokenize)
PREPARE = FunctionExercise(
    id="4.1",
    title="Give word2vec what it reads",
    reference=prepare.function,
    examples=[
        ("It sat.",),
        ("Go! 12?",),
        ("It sat. It ran.",),
        ("The cat sat. It purred!",),
        ("Zoë's ice-cream,\n3 cats, the café",),
        ("The cat saw the dog.\nIt ran  away!",),
        ("It ran 3.5 km. ok! and on.",),
        (f"The {'big ' * 120}cat sat. It purred!",),
        ("It sat. It ran! " * 130,),
    ],
    inputs=_texts,
    compare=_lists("sentences", "a list of words", None, _same_sentences),
    misconceptions=prepare.mistakes(r"""
    Each of your sentences is still a string. word2vec goes through it item by item, and the items of a string are its
    letters: it would learn vectors of letters. `tokenize` each sentence.
        tokenize(sentence) -> sentence  or  " ".join(tokenize(sentence))
    All words are in one flat list, so that word2vec would take each word for a sentence and read its letters. Each
    sentence needs a list of its own: `tokenize(text)` knows no sentences, and `extend` and `+=` add words one by one,
    where `append` adds a whole list.
        | return tokenize(text)
    There is one list for the whole text, so the ends of the sentences are lost, and the window would run across them.
    Give the text as it is to `split_sentences` first, capitals and all, then each sentence to `tokenize`.
        | return [tokenize(text)]
        or
        split_sentences(text) -> split_sentences(text.lower())
    You split where no sentence ends, for example before a small letter. `split_sentences` looks at what follows the mark.
        split_sentences(text) -> re.split(r"[.!?]", text)  or  re.split(r"(?<=[.!?])\s+", text)
    Each of your sentences holds the words of the whole text. Either `tokenize` is called on the text instead of on one
    sentence, or one and the same list grows: begin a new one in each round of the loop.
        tokenize(sentence) -> tokenize(text)
    Each sentence is one item, as if it were a single long word. Split it into its words with `tokenize`.
        tokenize(sentence) -> [sentence]
    You split each sentence into letters: `list` on a string does that. `tokenize` splits it into words.
        tokenize(sentence) -> list(sentence)
    You went through the text itself, and the items of a string are its letters. Go through `split_sentences(text)`.
        split_sentences(text) -> text
    You split at spaces, so capitals and punctuation stay: 'The', 'the' and 'the,' would get three vectors. Use `tokenize`.
        tokenize(sentence) -> sentence.split()
    The capitals are gone, but the punctuation sticks to the words: 'cat' and 'cat.' would get two vectors. Use `tokenize`.
        tokenize(sentence) -> sentence.lower().split()
    You end sentences at '.' only. '!' and '?' end them too: `split_sentences` knows.
        split_sentences(text) -> text.split(".")  or  text.split(". ")
    You took each line for a sentence. One line may hold several sentences, and a sentence may run over two lines:
    `split_sentences` looks at the punctuation.
        split_sentences(text) -> text.splitlines()
    Only the first sentence comes back. Does the `return` stand inside the loop? It ends the loop in the first round.
        | for sentence in split_sentences(text):
        |     return [tokenize(sentence)]
        or
        split_sentences(text) -> split_sentences(text)[:1]  or  [s for s in split_sentences(text) if tokenize(s)][:1]
    Only the words of the first sentence come back. Collect one list a sentence and return them together, after the loop.
        | for sentence in split_sentences(text):
        |     return tokenize(sentence)
    Only the last sentence comes back. Begin the result with `[]` before the loop, and `append` to it in each round.
        split_sentences(text) -> split_sentences(text)[-1:]
    Each word has become a sentence of its own, so no word has a neighbour. All words of a sentence belong in one list.
        | return [[word] for word in tokenize(text)]
    You keep numbers as words. The words are those of `tokenize`, which keeps letters only.
        tokenize(sentence) -> re.findall(r"\w+", sentence.lower())
    Only the letters from a to z count for you, so 'café' loses its end. The words are those of `tokenize`, which knows
    the letters of all alphabets.
        tokenize(sentence) -> re.findall("[a-z]+", sentence.lower())
    """),
    hints=[
        "Both steps exist already: `split_sentences` makes sentences of a text, `tokenize` words of a sentence. In which "
        "order, and how often is each of them called?",
        "Call `split_sentences` once, on the whole text; it gives a list of strings. Then call `tokenize` on each of "
        "these strings, and keep what it gives as one item of the result.",
        "By hand: 'It sat. It ran!' has the sentences 'It sat.' and 'It ran!'. The first becomes ['it', 'sat'], the "
        "second ['it', 'ran'], and the result is [['it', 'sat'], ['it', 'ran']].",
    ],
)


def _same_pairs(expected, got):
    """The same pairs, each as often, in any order."""
    wanted, found = (Counter((str(a), str(b)) for a, b in pairs) for pairs in (expected, got))
    for pair in sorted((wanted - found) + (found - wanted)):
        if wanted[pair] and found[pair]:
            return f"the number of {pair} in it should be {wanted[pair]}, but is {found[pair]}"
        return f"{pair} is missing" if wanted[pair] else f"{pair} should not be in it"
    return None


def _sentences():
    from hypothesis import strategies as st

    few = st.lists(st.sampled_from(["cat", "dog", "the"]), max_size=8)
    many = st.lists(st.sampled_from(["ab", "c", "a", "bc", "cat", "dog", "the"]), max_size=30)
    windows = st.integers(1, 5) | st.integers(1, 25)
    return st.tuples(few, st.integers(1, 5)) | st.tuples(many, windows) | st.tuples(few | many)


skip_gram_pairs = Solution("4.2")
PAIRS = FunctionExercise(
    id="4.2",
    title="The pairs that skip-gram learns from",
    reference=skip_gram_pairs.function,
    examples=[
        (["a", "b"], 1),
        (["kitten"], 1),
        (["cat", "cat"], 1),
        (["the", "cat", "sat"], 1),
        (["the", "cat", "sat"], 2),
        (["ab", "c", "a", "bc"], 1),
        (["the", "cat", "sat", "down"],),
        (["the", "cat", "saw", "the", "dog"], 2),
        (["the", "cat", "saw", "the", "dog"], 3),
        (["a", "b", "c", "d", "e", "f", "g", "h", "i"], 7),
        ([f"w{i}" for i in range(130)], 2),
        (["the", "cat"] * 70, 25),
    ],
    inputs=_sentences,
    compare=_lists("pairs", "a pair, (word, neighbour)", 2, _same_pairs),
    show=lambda pairs: shown(sorted(pairs)),  # so that two lists can be compared by eye
    misconceptions=skip_gram_pairs.mistakes("""
    Each two neighbours give one pair only. They give two: 'the' has the neighbour 'cat', and 'cat' has the neighbour
    'the'. Look to both sides of each word.
        max(0, i - window) -> i
    Each two neighbours give one pair only, and in it the neighbour on the left comes second. They give two pairs: look
    to both sides of each word.
        min(len(sentence), i + window + 1) -> i
    You pair each word with the next one only. Its neighbours are all words at most `window` positions away, on both sides.
        | return list(zip(sentence, sentence[1:]))
    Each position is paired with itself. The neighbours are what stands around it.
        if j != i -> if True
    Your window is one word too short. (A `range` and a slice stop before their end.)
        ^ window -= 1
    On the right your window is one word too short. (A `range` and a slice stop before their end.)
        i + window + 1 -> i + window
    On the left your window is one word too short. It begins at i - window.
        i - window -> i - window + 1
    Your window is one word too long on each side.
        ^ window += 1
    Your window does nothing: all words of the sentence are paired. Only those at most `window` positions away are wanted.
        ^ window = len(sentence)
    Your window is always 2. Use the parameter `window`.
        ^ window = 2
    Your window is always 1. Use the parameter `window`.
        ^ window = 1
    You look at the two words that are exactly `window` positions away. Those nearer by are neighbours as well.
        if j != i -> if abs(j - i) == window
    Each pair is in your list once. Keep it as often as it occurs: word2vec learns more from what it sees often.
        return pairs -> return sorted(set(pairs))  or  return set(pairs)
    A word that stands at two places can be its own neighbour, as in 'cat cat'. Compare positions, not words.
        j != i -> sentence[j] != word
    Near the beginning of the sentence neighbours on the left get lost: i - window is below 0 there, and a slice such as
    `sentence[-1:1]` begins at the end. Use `max(0, i - window)`.
        | pairs = []
        | for i, word in enumerate(sentence):
        |     for other in sentence[i - window : i] + sentence[i + 1 : i + 1 + window]:
        |         pairs.append((word, other))
        | return pairs
    Near the beginning of the sentence i - window is below 0, and `sentence[-1]` is the last word: Python counts
    negative positions from behind. Use `max(0, i - window)`.
        max(0, i - window) -> i - window
    Near the beginning i + step is below 0, and that is no IndexError: Python counts negative positions from behind, so
    `sentence[-1]` is the last word. Skip what lies outside the sentence on both sides.
        max(0, i - window), min(len(sentence), i + window + 1) -> i - window, i + window + 1
        if j != i -> if j != i and -len(sentence) <= j < len(sentence)
    `sentence.index(word)` always finds the first place of a word. When it comes twice, count positions with `enumerate`.
        enumerate(sentence) -> ((sentence.index(word), word) for word in sentence)
    You begin only where the window fits whole on both sides. At the ends of a sentence words have neighbours, too, but fewer.
        enumerate(sentence) -> list(enumerate(sentence))[window : len(sentence) - window]
    Near the end of the sentence pairs get lost: your loop ends `window` positions before it. Go on to the last word.
        | pairs = []
        | for i in range(len(sentence) - window):
        |     for j in range(i + 1, i + window + 1):
        |         pairs += [(sentence[i], sentence[j]), (sentence[j], sentence[i])]
        | return pairs
    Only the pairs of the first word come back. A `return` inside the loop ends it in the first round.
        enumerate(sentence) -> list(enumerate(sentence))[:1]
        return pairs -> return pairs if sentence else None
    Each pair is in it twice as often as it occurs. When you look to both sides of each word, each neighbour
    adds one pair.
        return pairs -> return 2 * pairs
    These are positions. Look up which words stand there.
        (word, sentence[j]) -> (i, j)
    You listed each word with the list of its neighbours. Each neighbour makes a pair of its own.
        | pairs = []
        | for i, word in enumerate(sentence):
        |     around = sentence[max(0, i - window) : i] + sentence[i + 1 : i + 1 + window]
        |     pairs.append((word, around))
        | return pairs
    All words are in one flat list. A pair is one item: `append((word, neighbour))`.
        append -> extend
    """),
    hints=[
        "Go through the sentence position by position. Which positions are at most `window` away from position i, and "
        "which of them exist?",
        "Two loops, one inside the other: the outer one gives the position i of the word, the inner one goes over the "
        "positions from i - window to i + window. Skip i itself and what lies outside the sentence.",
        "By hand, 'a big cat ran' with window 2: 'a' has the neighbours 'big' and 'cat'; 'big' has three, and so has "
        "'cat'; 'ran' has 'big' and 'cat'. That makes ten pairs.",
    ],
)


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
    "4.3", np=np, cosine=cosine, dot=dot, ranks=_ranks, spearmanr=_spearmanr, takewhile=takewhile
)
SIMILARITY = FunctionExercise(
    id="4.3",
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
    id="4.4",
    title="How often the question comes back",
    answer=878,
    expects="a whole number from 0 to 1,332",
    because="In two of three questions the nearest word is one of the question: the step from a to "
    "b is too short to get away from c.",
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

EXERCISES = (PREPARE, PAIRS, SIMILARITY, RETURNED)
