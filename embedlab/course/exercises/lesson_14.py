"""Exercises of 14_semantic_search: an inverted index, likeness by letters, fused rankings."""

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.strategies import many

LETTERS = "abcdefghij"


def _documents():
    from hypothesis import strategies as st

    words = st.sampled_from(["a", "cat", "dog", "the", "sat"])
    return st.tuples(st.lists(st.lists(words, max_size=5), max_size=5))


def _number(word):
    return "".join(LETTERS[int(digit)] for digit in str(word))


# Many documents, but only the first of them long: a slow right answer must end in time, too.
_FIRST, *_REST = many(130, 120).tolist()
_LONG = [[_number(word) for word in row] for row in [_FIRST, *(row[:12] for row in _REST)]]


def _index(expected, got):
    """A dict of words; its values are lists, tuples, sets or arrays of whole numbers in order."""
    if not isinstance(got, dict):
        return f"it should be a dict, but is {compare.a_thing(got)}"
    if missing := [word for word in expected if word not in got]:
        return f"the word {missing[0]!r} is missing"
    if more := [word for word in got if word not in expected]:
        return f"the word {more[0]!r} is in no document"
    for word in expected:
        if isinstance(got[word], set | frozenset):
            return f"the entry for {word!r} is a set, which has no order; wanted is a list"
    return compare.values(expected, got)


inverted_index = Solution("14.1")
INVERTED_INDEX = FunctionExercise(
    id="14.1",
    title="The index at the end of the book",
    reference=inverted_index.function,
    examples=[
        ([["the", "cat"], ["a", "dog"]],),
        ([["cat", "sat"], ["dog"], ["cat", "dog"]],),
        ([["the", "cat"], ["a", "cat", "cat"]],),
        ([["cat", "sat", "cat"], [], ["sat"]],),
        ([],),
        (_LONG,),
    ],
    inputs=_documents,
    compare=_index,
    misconceptions=inverted_index.mistakes("""
    A word that stands twice in a document names it twice. Each document is named once.
        set(words) -> words
    You counted the documents from 1. The first one is 0.
        enumerate(documents) -> enumerate(documents, 1)
    You counted in how many documents a word stands. Wanted are their numbers.
        | index = {}
        | for words in documents:
        |     for word in set(words):
        |         index[word] = index.get(word, 0) + 1
        | return index
    You counted how often a word stands in all documents. Wanted are the numbers of the documents.
        | index = {}
        | for words in documents:
        |     for word in words:
        |         index[word] = index.get(word, 0) + 1
        | return index
    Only the last document of each word is left: each one replaced the one before. Collect them in a list.
        index.setdefault(word, []).append(number) -> index[word] = [number]
        or
        index.setdefault(word, []).append(number) -> index[word] = number
    Only the first document of each word is there.
        index.setdefault(word, []).append(number) -> index.setdefault(word, [number])
    These are the places of the word inside the document. Wanted are the numbers of the documents.
        for word in set(words) -> for number, word in enumerate(words)
    This is the other way round: from a document to its words. Wanted is from a word to its documents.
        | return {number: words for number, words in enumerate(documents)}
    The documents themselves stand in the lists. Wanted are their numbers.
        append(number) -> append(words)
    The numbers are in falling order.
        enumerate(documents) -> reversed(list(enumerate(documents)))
    Only the first document was read. Is the `return` inside the loop?
        in enumerate(documents) -> in enumerate(documents[:1])
    """),
    hints=[
        "Go through the documents with their numbers (`enumerate`), and through the words of each.",
        "A dict of lists: where a word is new, begin with an empty list; then append the number. `set(words)` holds each "
        "word of a document once.",
        "By hand: [['b', 'b'], ['a', 'b']] gives {'b': [0, 1], 'a': [1]}.",
    ],
)


def _two_words():
    from hypothesis import strategies as st

    word = st.text(st.sampled_from("abc"), min_size=1, max_size=6)
    return st.tuples(word, word)


likeness = Solution("14.2")
LIKENESS = FunctionExercise(
    id="14.2",
    title="Forgive a typing error",
    reference=likeness.function,
    examples=[
        ("cat", "cats"),
        ("cats", "cat"),
        ("cat", "cat"),
        ("cat", "dog"),
        ("banana", "bananas"),
        ("banana", "ban"),
        ("cat", "tac"),
        ("a", "a"),
        ("a", "at"),
        ("".join(map(_number, range(150))), "".join(map(_number, range(50, 200)))),
    ],
    inputs=_two_words,
    misconceptions=likeness.mistakes("""
    The space in front and behind is missing.
        f" {first} ", f" {second} " -> first, second
        or
        f" {first} ", f" {second} " -> first, second
        pieces[0] | pieces[1]) -> pieces[0] | pieces[1] or "-")
    The last piece is missing, that with the space behind.
        f" {first} ", f" {second} " -> f" {first}", f" {second}"
        or
        range(len(word) - 2) -> range(len(word) - 3)
        or
        f" {first} ", f" {second} " -> f" {first}", f" {second}"
        pieces[0] | pieces[1]) -> pieces[0] | pieces[1] or "-")
    The space in front is missing.
        f" {first} ", f" {second} " -> f"{first} ", f"{second} "
        or
        f" {first} ", f" {second} " -> f"{first} ", f"{second} "
        pieces[0] | pieces[1]) -> pieces[0] | pieces[1] or "-")
    There are two spaces on each side: one in front and one behind are wanted.
        f" {first} ", f" {second} " -> f"  {first}  ", f"  {second}  "
    You went too far: the last pieces are shorter than three characters.
        range(len(word) - 2) -> range(len(word))  or  range(len(word) - 1)
    These are pieces of two characters. Three are wanted.
        i + 3 -> i + 2
        range(len(word) - 2) -> range(len(word) - 2)  or  range(len(word) - 1)
    These are single characters. Pieces of three are wanted.
        | return len(set(f" {first} ") & set(f" {second} ")) / len(set(f" {first} ") | set(f" {second} "))
        or
        | return len(set(first) & set(second)) / len(set(first) | set(second))
    You divided by the pieces of the first word alone. Divide by the different pieces of both together.
        pieces[0] | pieces[1]) -> pieces[0])
    You divided by the pieces of the second word alone. Divide by the different pieces of both together.
        pieces[0] | pieces[1]) -> pieces[1])
    You added the pieces of both words up, so shared ones count twice below the line. Each different piece counts once.
        len(pieces[0] | pieces[1]) -> (len(pieces[0]) + len(pieces[1]))
    This is twice the shared ones divided by both numbers added up (Dice). Wanted is: shared ones by all different ones.
        len(pieces[0] & pieces[1]) / len(pieces[0] | pieces[1]) -> 2 * len(pieces[0] & pieces[1]) / (len(pieces[0]) + len(pieces[1]))
    You divided by the number of pieces of the longer word.
        len(pieces[0] | pieces[1]) -> max(len(pieces[0]), len(pieces[1]))
    This is how many pieces are shared. Divide by the number of all different ones.
        / len(pieces[0] | pieces[1]) ->
    The line is upside down: shared pieces above, all different ones below.
        | pieces = []
        | for word in [f" {first} ", f" {second} "]:
        |     pieces.append({word[i : i + 3] for i in range(len(word) - 2)})
        | return len(pieces[0] | pieces[1]) / (len(pieces[0] & pieces[1]) or 1)
    Here a piece that stands twice counts twice. Each one counts once: use a set.
        {word[i : i + 3] for i in range(len(word) - 2)} -> [word[i : i + 3] for i in range(len(word) - 2)]
        len(pieces[0] & pieces[1]) -> len([piece for piece in pieces[0] if piece in pieces[1]])
        len(pieces[0] | pieces[1]) -> len(pieces[0] + [piece for piece in pieces[1] if piece not in pieces[0]])
    This is how far apart they are: 1 minus what is wanted.
        return len(pieces[0] & pieces[1]) / -> return 1 - len(pieces[0] & pieces[1]) /
    You divided whole numbers with `//`, which cuts the digits behind the point off.
        ) / len -> ) // len
    """),
    hints=[
        "First the pieces of one word: write a loop, or a set comprehension, over `word[i:i + 3]`.",
        "`a & b` holds what two sets share, `a | b` all that is in either. `len` counts.",
        "By hand: 'an' and 'ant'. The pieces: ' an', 'an ' and ' an', 'ant', 'nt '. One of four is shared: 0.25.",
    ],
)


def _rankings():
    from hypothesis import strategies as st

    ranking = st.permutations(["a", "b", "c", "d"]).flatmap(
        lambda items: st.integers(0, 4).map(lambda length: list(items[:length]))
    )
    return st.tuples(st.lists(ranking, max_size=4), st.sampled_from([0, 1, 5, 60]))


fused_scores = Solution("14.3")
FUSED_SCORES = FunctionExercise(
    id="14.3",
    title="Join the rankings",
    reference=fused_scores.function,
    examples=[
        ([["a", "b"], ["b", "c"]], 1),
        ([["a", "b"], ["b", "c"]], 0),
        ([["a", "b", "c"], ["c", "a", "b"]], 60),
        ([["b"], ["a", "c", "b"]], 2),
        ([["a", "b"], ["b", "a"], ["b"]], 3),
        ([["a"], []], 1),
        ([], 60),
        (
            [
                [_number((i * step) % 307) for i in range(1, 150 if step == 1 else 13)]
                for step in range(1, 131)
            ],
            60,
        ),
    ],
    inputs=_rankings,
    compare=compare.values,
    misconceptions=fused_scores.mistakes("""
    Your places count from 0. The first place is 1.
        start=1 -> start=0
    Only the last ranking counts: its score replaced the one before. Add them up.
        scores.get(item, 0) + 1 / (k + place) -> 1 / (k + place)
    Only the first ranking in which an item stands counts. Add them up.
        scores[item] = scores.get(item, 0) + 1 / (k + place) -> scores.setdefault(item, 1 / (k + place))
    You left k out.
        (k + place) -> place
    The brackets are missing: 1 / k + place divides first.
        1 / (k + place) -> 1 / k + place
    You wrote a fixed number for k. It is an argument.
        (k + place) -> (60 + place)
    You added places up, so that the last ones get most. Wanted is 1 divided by them.
        1 / (k + place) -> place
        or
        1 / (k + place) -> (k + place)
    You divided by the number of rankings. The scores are added up, no mean is taken.
        | scores = {}
        | for ranking in rankings:
        |     for place, item in enumerate(ranking, start=1):
        |         scores[item] = scores.get(item, 0) + 1 / (k + place) / len(rankings)
        | return scores
    These are the items in their new order. Wanted is a dict of their scores.
        | scores = {}
        | for ranking in rankings:
        |     for place, item in enumerate(ranking, start=1):
        |         scores[item] = scores.get(item, 0) + 1 / (k + place)
        | return sorted(scores, key=lambda item: -scores[item])
    Only items that stand in every ranking are there. An item that a ranking does not list gets nothing from it, and keeps the rest.
        return scores -> return {item: score for item, score in scores.items() if all(item in r for r in rankings)}
    Only the first ranking was read.
        in rankings -> in rankings[:1]
    Only the best place of an item counts. Add up what it gets from each ranking.
        scores.get(item, 0) + 1 / (k + place) -> max(scores.get(item, 0), 1 / (k + place))
    An item that a ranking does not list got a place behind its end. It gets nothing from it.
        return scores -> return {item: score + sum(1 / (k + len(r) + 1) for r in rankings if item not in r) for item, score in scores.items()}
    """),
    hints=[
        "One dict for all rankings: go through each ranking, and add to the score of each item.",
        "`enumerate(ranking, start=1)` gives places from 1; `scores.get(item, 0)` is the score so far, or 0.",
        "By hand, k = 2: [['x', 'y'], ['y']]. x gets 1/3; y gets 1/4 + 1/3 = 0.583.",
    ],
)

EXERCISES = (INVERTED_INDEX, LIKENESS, FUSED_SCORES)
