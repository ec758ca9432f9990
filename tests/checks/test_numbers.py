"""The wrong numbers of exercises 4.4 and 5.2 are what those mistakes really give."""

import numpy as np

from embedlab.course.checking import judge
from embedlab.course.exercises import find
from embedlab.datasets import load_analogies, load_glove
from embedlab.distances import normalize
from embedlab.neighbors import nearest


def named(exercise_id, counted):
    """Each number, counted here, is told by its exercise what a part of the sentence says."""
    for number, part in counted:
        result = judge(find(exercise_id), number)
        assert part in (result.misconception or ""), (number, part, result.misconception)
    assert {m.wrong for m in find(exercise_id).misconceptions} == {number for number, _ in counted}


def test_analogies_that_come_back():
    glove, questions = load_glove(), load_analogies()["plural"]
    ids = np.array([[glove.key_to_index[word] for word in words] for words in questions])
    units, counted = (
        normalize(glove.vectors),
        [(0, "most_similar"), (len(ids), "all the questions")],
    )
    for table, answer in ((glove.vectors, 878), (units, 911)):
        a, b, c, _ = table[ids.T]
        best, turned = (
            nearest(units, point, k=10, metric="dot")[0][:, :, None] == ids[:, None, :]
            for point in (b - a + c, a - b + c)
        )
        asked = best[:, :, :3].any(axis=2)
        assert asked[:, 0].sum() == answer and judge(find("6.2"), answer).passed
        counted += [
            (best[np.arange(len(ids)), asked.argmin(axis=1), 3].sum(), "are left out"),
            (best[:, 0, 3].sum(), "is d, the answer"),
            (len(ids) - answer, "count the rest"),
            (best[:, 0, 2].sum(), "c only"),
            (best[:, 0].any(axis=1).sum(), "d too"),
            (100 * answer / len(ids), "percentage"),
            (turned[:, 0, :3].any(axis=1).sum(), "a - b + c"),
            (asked.any(axis=1).sum(), "ten nearest"),
            (asked[:50, 0].sum(), "first 50"),
            (answer / len(ids), "share"),
        ]
    named("6.2", counted)


def test_rankings_that_agree():
    every = load_glove().vectors
    some, places = every[:1000], np.arange(1000)

    def other(table, metric):
        first, second = nearest(table, some, k=2, metric=metric)[0].T
        return np.where(first == places, second, first)

    cosine, euclidean, dot = (other(some, metric) for metric in ("cosine", "euclidean", "dot"))
    cosine_of_all, euclidean_of_all = other(every, "cosine"), other(every, "euclidean")
    tables = [nearest(some, some, k=2, metric=metric)[0] for metric in ("cosine", "euclidean")]
    farthest = [np.argmin(some @ some.T / np.outer(*2 * [np.linalg.norm(some, axis=1)]), axis=1)]
    farthest += [((some[:, None] - some) ** 2).sum(axis=2).argmax(axis=1)]
    agreeing = (cosine == euclidean).sum()
    assert judge(find("7.2"), agreeing).passed
    named(
        "7.2",
        [
            (1000, "itself is not left out"),
            (0, "Not one word"),
            ((tables[0] == tables[1]).sum(), "first column as well"),
            ((tables[0][1] == tables[1][1]).sum(), "one row"),
            (len(set(cosine) & set(euclidean)), "somewhere in both"),
            ((dot == euclidean).sum(), "dot product gives in place"),
            ((dot == cosine).sum(), "dot product and the cosine agree"),
            (((some @ some.T).argmax(axis=1) == places).sum(), "largest dot product"),
            (1000 - agreeing, "disagree"),
            (agreeing / 1000, "share"),
            (agreeing / 10, "percentage"),
            ((cosine_of_all == euclidean_of_all).sum(), "among all words"),
            ((cosine_of_all == euclidean).sum(), "For the cosine you looked"),
            ((farthest[0] == farthest[1]).sum(), "farthest"),
        ],
    )
