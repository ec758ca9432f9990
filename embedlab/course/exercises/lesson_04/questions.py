"""Exercise 4.4: how often an analogy returns a word of its own question."""

from functools import cache

import numpy as np

from embedlab.course.exercises.base import Misconception, ValueExercise
from embedlab.datasets import load_analogies, load_glove
from embedlab.distances import normalize
from embedlab.evaluation import analogies
from embedlab.neighbors import nearest


@cache
def _counts():
    """The number that is asked for, by name, and those that other readings of the question give."""
    glove, questions = load_glove(), load_analogies()["family"]
    ids = np.array([[glove.key_to_index[word] for word in words] for words in questions])
    solved, units = analogies(questions, glove), normalize(glove.vectors)
    counts = {
        "back": int(solved.query_word.sum()),
        "solved": int(solved.right.sum()),
        "solved, nothing left out": int(solved.right_unfiltered.sum()),
        "all": len(questions),
    }
    for name, table in (("own lengths", glove.vectors), ("length 1", units)):
        a, b, c, d = (table[column] for column in ids.T)
        best, _ = nearest(units, b - a + c, k=10, metric="dot")
        turned, _ = nearest(units, a - b + c, k=1, metric="dot")
        among = best[:, :, None] == ids[:, None, :]  # for each of the best ten, each of the words
        counts |= {
            f"back, {name}": int(among[:, 0, :3].any(axis=1).sum()),
            f"c, {name}": int(among[:, 0, 2].sum()),
            f"d, {name}": int(among[:, 0, 3].sum()),
            f"ten, {name}": int(among[:, :, :3].any(axis=(1, 2)).sum()),
            f"turned, {name}": int((turned == ids[:, :3]).any(axis=1).sum()),
        }
    return counts


def _count(name):
    return lambda: _counts()[name]


_TWO_WAYS = (
    "Two ways lead to this number. One is to keep the vectors at their own lengths: bring them all to length 1 first, "
    "with `unit_normalize_all()`. The other is to count how often d is nearest: count how often a, b or c is."
)

RETURNED = ValueExercise(
    id="4.4",
    title="How often the question comes back",
    answer=_count("back"),
    expects="a whole number from 0 to 506",
    misconceptions=[
        Misconception(_TWO_WAYS, _count("back, own lengths")),
        Misconception(_TWO_WAYS, _count("solved, nothing left out")),
        Misconception(
            "So many are solved when the words of the question are left out. Here no word is left out, and the "
            "question is how often a, b or c itself is nearest.",
            _count("solved"),
        ),
        Misconception(
            "So often the nearest word is d, with vectors of their own lengths. Count how often it is a, b or c, and "
            "bring all vectors to length 1 first.",
            _count("d, own lengths"),
        ),
        Misconception(
            "You counted the rest: the questions whose nearest word is none of a, b, c.",
            lambda: _counts()["all"] - _counts()["back"],
        ),
        Misconception(
            "You looked for c only, which comes back most often. Count b too, and a.",
            _count("c, length 1"),
        ),
        *(
            Misconception(
                "You computed a - b + c: the step goes the other way round. It leads from a to b, so it is b - a.",
                _count(f"turned, {name}"),
            )
            for name in ("length 1", "own lengths")
        ),
        *(
            Misconception(
                "You looked among the ten nearest words, and `similar_by_vector` gives ten unless you ask for less. "
                "Only the nearest counts: `topn=1`.",
                _count(f"ten, {name}"),
            )
            for name in ("length 1", "own lengths")
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
        Misconception(
            "You gave the share. The number of questions is wanted.",
            lambda: _counts()["back"] / _counts()["all"],
        ),
    ],
    hints=[
        "Let Python count: start at 0, go through the 506 questions, and add 1 where the nearest word is one of three.",
        "Bring the vectors to length 1 once, before the loop, with `unit_normalize_all()`. In the loop, "
        "`similar_by_vector` takes the vector where the arithmetic arrives, and `topn=1` asks for one word. It gives a "
        "list of pairs (word, cosine).",
        "By hand, for one question: (boy, girl, brother, sister) asks for the word nearest to girl - boy + brother. If "
        "that is boy, girl or brother, the question came back; if it is sister or any other word, it did not.",
    ],
)
