"""Exercises of 05_word2vec: what word2vec reads, its pairs, one step."""

import re
from collections import Counter

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.format import shown
from embedlab.course.checking.strategies import many, vectors
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


prepare = Solution("5.1", re=re, split_sentences=split_sentences, tokenize=tokenize)
PREPARE = FunctionExercise(
    id="5.1",
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


skip_gram_pairs = Solution("5.2")
PAIRS = FunctionExercise(
    id="5.2",
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


def _pairs_of_vectors():
    from hypothesis import strategies as st

    def pair(size):
        halves = vectors((size, size), -4, 4).map(lambda numbers: numbers / 2)
        return st.tuples(halves, halves)

    settings = st.tuples(st.integers(0, 1), st.sampled_from([0.5, 1, 2, 0.25]))
    drawn = st.tuples(st.integers(2, 4).flatmap(pair), settings)
    return drawn.map(lambda parts: (*parts[0], *parts[1]))


one_step = Solution("5.3", np=np)
STEP = FunctionExercise(
    id="5.3",
    title="One step of skip-gram with negative sampling",
    reference=one_step.function,
    examples=[
        (np.array([1.0, 0.0]), np.array([0.0, 2.0]), 1, 0.5),
        (np.array([1.0, 0.0]), np.array([0.0, 2.0]), 0, 0.5),
        (np.array([1.0, 2.0]), np.array([1.5, 0.5]), 1, 1),
        (np.array([1.0, 2.0]), np.array([1.5, -1.0]), 0, 0.25),
        (np.array([-1.0, 0.5]), np.array([2.0, 1.0]), 0, 2),
        (np.array([0.0, 0.0]), np.array([3.0, -1.0]), 1, 0.5),
        (np.array([1.0, -1.0, 0.5]), np.array([0.5, 1.0, 2.0]), 1, 2),
        ((many(120) - 150) / 300, (many(240)[120:] - 150) / 200, 1, 0.5),
    ],
    inputs=_pairs_of_vectors,
    compare=compare.pair(word=compare.array, context=compare.array),
    because="A pair that met turns together, a pair that was drawn at random turns apart, and the nearer p "
    "already is to what it should be, the less they move.",
    misconceptions=one_step.mistakes("""
    The new context is computed from the new word. Both belong to the old vectors: keep the old word until both are done.
        context + pull * word -> context + pull * (word + pull * context)
        or
        | p = 1 / (1 + np.exp(-(word @ context)))
        | word = word + rate * (met - p) * context
        | p = 1 / (1 + np.exp(-(word @ context)))
        | return word, context + rate * (met - p) * word
    The new word is computed from the new context. Both belong to the old vectors: keep the old context until both are done.
        word + pull * context, -> word + pull * (context + pull * word),
    The signs are turned: a pair that met moves apart. The pull is met - p, and it is added.
        met - p -> p - met
    The product is not a probability yet. The sigmoid makes it one: 1 / (1 + e to the power of minus the product).
        1 / (1 + np.exp(-(word @ context))) -> word @ context
    The rate is not used. It says how large the step is.
        rate * (met - p) -> met - p
    The rate is in it twice. Multiply with it once.
        rate * (met - p) -> rate**2 * (met - p)
    Each vector moves along itself, which only makes it longer or shorter. Each moves along the other one.
        return word + pull * context, context + pull * word -> return word + pull * word, context + pull * context
    Only the word moves. The context moves as well, along the word.
        context + pull * word -> context
    Only the context moves. The word moves as well, along the context.
        word + pull * context, -> word,
    These are the changes alone. Add each of them to its old vector.
        word + pull * context, context + pull * word -> pull * context, pull * word
    In your sigmoid the minus is missing: p is small where the product is large. It should be near 1 there.
        -(word @ context) -> word @ context
    Both vectors are right, but they have changed places: the word comes first.
        return word + pull * context, context + pull * word -> return context + pull * word, word + pull * context
    `+=` changes the arrays that were given to you, and whoever gave them finds other numbers in them. Write `new = old +
    ...`; and then the second vector is not computed from the changed first one either.
        | p = 1 / (1 + np.exp(-(word @ context)))
        | pull = rate * (met - p)
        | word += pull * context
        | context += pull * word
        | return word, context
        or
        | p = 1 / (1 + np.exp(-(word @ context)))
        | word += rate * (met - p) * context
        | context += rate * (met - p) * word
        | return word, context
    `+=` changes the arrays that were given to you, and whoever gave them finds other numbers in them. Write `new = old +
    ...` instead.
        | p = 1 / (1 + np.exp(-(word @ context)))
        | pull = rate * (met - p)
        | for_word, for_context = pull * context, pull * word
        | word += for_word
        | context += for_context
        | return word, context
        or
        | p = 1 / (1 + np.exp(-(word @ context)))
        | pull = rate * (met - p)
        | old = word.copy()
        | word += pull * context
        | context += pull * old
        | return word, context
    You took how far apart the two vectors are. The sigmoid is of their product, `word @ context`.
        word @ context -> np.linalg.norm(word - context)  or  word - context
    You took the product position by position, so each position has a p of its own. `word @ context` adds the products up
    to one number.
        word @ context -> word * context
    You took the cosine. Here the product is not divided by the lengths.
        -(word @ context) -> -(word @ context) / (np.linalg.norm(word) * np.linalg.norm(context))
    You always pull towards 1. For a context that was drawn at random `met` is 0, and then it is 0 - p.
        met - p -> 1 - p
    You always push the two apart. For a pair that met `met` is 1, and then it is 1 - p.
        met - p -> -p
    The direction is right for a pair that met. One that was drawn at random moves apart by p, not by 1 - p: met - p is 0 - p.
        met - p -> (1 - p if met else p - 1)
    A pair that was drawn at random should move apart: met - p is below 0 for it. You dropped the sign.
        met - p -> abs(met - p)
    A pair that was drawn at random does not move at all in your step. It should move apart: met - p is 0 - p for it.
        met - p -> met * (1 - p)
    A pair that met does not move at all in your step. It should move together: met - p is 1 - p for it.
        met - p -> (met - 1) * p
    Python divides before it adds: `1 / 1 + x` is 1 + x. Set brackets: `1 / (1 + x)`.
        1 / (1 + np.exp(-(word @ context))) -> 1 / 1 + np.exp(-(word @ context))
    Python multiplies before it subtracts: the rate belongs to met and p together. Set brackets.
        rate * (met - p) -> rate * met - p
    You added the same number at each position. Each vector moves along the other one: multiply the pull with it.
        return word + pull * context, context + pull * word -> return word + pull, context + pull
    You go straight towards the other vector, or away from it. A step adds a part of the other vector, not of the
    difference.
        word + pull * context, context + pull * word -> word + pull * (context - word), context + pull * (word - context)
    There is a factor p * (1 - p) too many: it belongs to the loss of squares. Here the pull is rate * (met - p).
        rate * (met - p) -> rate * (met - p) * p * (1 - p)
    Only the new word comes back. Return both: `return new_word, new_context`.
        , context + pull * word ->
    You return p as well. Wanted are the two new vectors alone.
        context + pull * word -> context + pull * word, p
    You made one long vector of the two. Return them as a pair: `return new_word, new_context`.
        return word + pull * context, context + pull * word -> return np.concatenate([word + pull * context, context + pull * word])
    Multiplying the whole vector makes it longer or shorter. A step adds a part of the other vector to it.
        return word + pull * context, context + pull * word -> return pull * word, pull * context
    """),
    hints=[
        "Three lines: p from the product of the two vectors, then the pull, then the two new vectors.",
        "`word @ context` is one number, and `np.exp` is e to the power of something. The pull, rate times what is missing, "
        "is one number too. Give the new vectors new names, or the second would be computed from the changed first one.",
        "By hand: word [2, 1], context [1, -2], drawn at random (met 0), rate 0.1. The product is 2 - 2 = 0, so p = 0.5, and the "
        "pull is 0.1 x (0 - 0.5) = -0.05. The word becomes [2 - 0.05, 1 + 0.1] = [1.95, 1.1], the context [1 - 0.1, -2 - 0.05] = "
        "[0.9, -2.05].",
    ],
)


EXERCISES = (PREPARE, PAIRS, STEP)
