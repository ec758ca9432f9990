"""Exercise 4.4: how often an analogy returns a word of its own question."""

from functools import cache

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import Misconception, ValueExercise
from embedlab.datasets import load_analogies, load_glove
from embedlab.distances import normalize
from embedlab.evaluation import analogies
from embedlab.neighbors import nearest

LENGTHS = ("own lengths", "length 1")  # of the vectors: as the lesson takes them, as is usual


@cache
def _counts():
    """The number that is asked for ("back"), and those that other readings of the question give."""
    glove, questions = load_glove(), load_analogies()["gram8-plural"]
    ids = np.array([[glove.key_to_index[word] for word in words] for words in questions])
    units = normalize(glove.vectors)
    counts = {"all": len(ids), "solved": int(analogies(questions, glove).right.sum())}
    for lengths, table in zip(LENGTHS, (glove.vectors, units), strict=True):
        a, b, c, _ = (table[column] for column in ids.T)
        best, _ = nearest(units, b - a + c, k=10, metric="dot")
        turned, _ = nearest(units, a - b + c, k=1, metric="dot")
        among = best[:, :, None] == ids[:, None, :]  # for each of the best ten, each of the words
        counts |= {
            f"back, {lengths}": int(among[:, 0, :3].any(axis=1).sum()),
            f"c, {lengths}": int(among[:, 0, 2].sum()),
            f"d, {lengths}": int(among[:, 0, 3].sum()),
            f"ten, {lengths}": int(among[:, :, :3].any(axis=(1, 2)).sum()),
            f"any of four, {lengths}": int(among[:, 0, :].any(axis=1).sum()),
            f"turned, {lengths}": int((turned == ids[:, :3]).any(axis=1).sum()),
        }
    return counts


def _count(name):
    return lambda: _counts()[name]


def _with_either_length(expected, got):
    """Also right: all vectors at length 1 first, as `embedlab.evaluation.analogies` has them."""
    own, unit = (_counts()[f"back, {lengths}"] for lengths in LENGTHS)
    if expected == own and compare.number(unit, got) is None:
        return None
    return compare.number(expected, got)


RETURNED = ValueExercise(
    id="4.4",
    title="How often the question comes back",
    answer=_count("back, own lengths"),
    expects="a whole number from 0 to 1,332",
    compare=_with_either_length,
    misconceptions=[
        Misconception(
            "So many are solved when the words of the question are left out. Here no word is left out, and the "
            "question is how often a, b or c itself is nearest.",
            _count("solved"),
        ),
        Misconception(
            "So often the nearest word is d, the answer. Count how often it is a, b or c, from the question.",
            _count("d, own lengths"),
        ),
        *(
            Misconception(
                "One way to get this number is to count the rest: the questions whose nearest word is none of a, b, c.",
                lambda lengths=lengths: _counts()["all"] - _counts()[f"back, {lengths}"],
            )
            for lengths in LENGTHS
        ),
        *(
            Misconception(
                "You looked for c only, which comes back most often. Count a and b too.",
                _count(f"c, {lengths}"),
            )
            for lengths in LENGTHS
        ),
        *(
            Misconception(
                "You counted d too. It is the answer, not part of the question.",
                _count(f"any of four, {lengths}"),
            )
            for lengths in LENGTHS
        ),
        *(
            Misconception(
                "You gave a percentage. The number of questions is wanted.",
                lambda lengths=lengths: 100 * _counts()[f"back, {lengths}"] / _counts()["all"],
            )
            for lengths in LENGTHS
        ),
        *(
            Misconception(
                "You computed a - b + c: the step goes the other way round. It leads from a to b, so it is b - a.",
                _count(f"turned, {lengths}"),
            )
            for lengths in LENGTHS
        ),
        *(
            Misconception(
                "You looked among the ten nearest words, and `similar_by_vector` gives ten unless you ask for less. "
                "Only the nearest counts: `topn=1`.",
                _count(f"ten, {lengths}"),
            )
            for lengths in LENGTHS
        ),
        Misconception(
            "One way to get 0 is `most_similar` with words: it leaves the words of the question out without saying so. "
            "`similar_by_vector` leaves nothing out. Another is to compare a pair (word, cosine) with words: the word "
            "of the first pair is `[0][0]`.",
            0,
        ),
        Misconception(
            "These are all the questions. One way to get there is `word == a or b or c`: Python reads it as `(word == "
            "a) or b or c`, which is always true. `word in (a, b, c)` asks what you mean.",
            _count("all"),
        ),
        *(
            Misconception(
                "You gave the share. The number of questions is wanted.",
                lambda lengths=lengths: _counts()[f"back, {lengths}"] / _counts()["all"],
            )
            for lengths in LENGTHS
        ),
    ],
    hints=[
        "Let Python count: start at 0, go through the 1,332 questions, and add 1 where the nearest word is one of three.",
        "`similar_by_vector` takes the vector where the arithmetic arrives, and `topn=1` asks for one word. It gives a "
        "list of pairs (word, cosine), so the word is the first part of the first pair.",
        "By hand, for one question: (cow, cows, bird, birds) asks for the word nearest to cows - cow + bird. If that is "
        "cow, cows or bird, the question came back; if it is birds or any other word, it did not.",
    ],
)
