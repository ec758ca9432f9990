"""What the word map computes and refuses; tests/browser/test_word_map.py looks at it."""

import numpy as np
import pytest
from gensim.models import KeyedVectors

from embedlab.maps import word_map
from embedlab.neighbors import nearest
from embedlab.reduction import pca

WORDS = [f"w{i}" for i in range(30)]
VECTORS = np.random.default_rng(0).normal(size=(30, 8)).astype(np.float32)


def table(trait, kind, columns):
    return np.frombuffer(trait, kind).reshape(-1, columns)


def test_neighbours_are_those_of_nearest_without_the_word_itself():
    points = VECTORS[:, :2]
    shown = word_map((WORDS, VECTORS), points, k=4)
    in_space, scores = nearest(VECTORS, VECTORS, 5)
    on_map, _ = nearest(points, points, 5, metric="euclidean")
    assert (table(shown.in_space, "<u4", 4) == in_space[:, 1:]).all()
    assert np.allclose(table(shown.in_space_cosines, "<f4", 4), scores[:, 1:])
    assert (table(shown.on_map, "<u4", 4) == on_map[:, 1:]).all()
    unit = VECTORS / np.linalg.norm(VECTORS, axis=1, keepdims=True)
    cosines = np.einsum("id,ikd->ik", unit, unit[on_map[:, 1:]])
    assert np.allclose(table(shown.on_map_cosines, "<f4", 4), cosines, atol=1e-6)


def test_keyed_vectors_say_the_same_as_a_pair_and_points_are_two_components():
    keyed = KeyedVectors(8)
    keyed.add_vectors(WORDS, VECTORS)
    shown, pair = word_map(keyed), word_map((WORDS, VECTORS), pca(VECTORS, 2)[0])
    assert shown.words == WORDS
    assert shown.points == pair.points
    assert shown.in_space == pair.in_space


def test_points_fill_a_square_and_keep_their_proportions():
    shown = word_map((["a", "b", "c"], np.eye(3)), [[10, 0], [30, 0], [20, 5]])
    assert table(shown.points, "<f4", 2).tolist() == [[-1, -0.25], [1, -0.25], [0, 0.25]]
    same = word_map((["a", "b"], np.eye(2)), [[7, 7], [7, 7]])
    assert table(same.points, "<f4", 2).tolist() == [[0, 0], [0, 0]]


def test_no_word_is_its_own_neighbour_even_among_equals():
    shown = word_map((WORDS, np.ones((30, 3))), np.zeros((30, 2)), k=3)
    for trait in (shown.in_space, shown.on_map):
        rows = table(trait, "<u4", 3)
        assert all(i not in row for i, row in enumerate(rows.tolist()))
        assert all(len(set(row)) == 3 for row in rows.tolist())


def test_more_neighbours_than_there_are_others_means_all_others():
    shown = word_map((["a", "b", "c"], np.eye(3)), k=10)
    assert np.sort(table(shown.on_map, "<u4", 2)).tolist() == [[1, 2], [0, 2], [0, 1]]


def test_each_word_has_the_name_of_its_group_or_none():
    groups = {"w1": "one", "elsewhere": "x"}
    shown = word_map((WORDS[:3], VECTORS[:3]), groups=groups)
    assert shown.groups == ["", "one", ""]
    assert word_map((WORDS[:3], VECTORS[:3])).groups == []


def test_a_page_that_nobody_runs_says_what_is_missing():
    text = word_map((WORDS, VECTORS), title="Thirty words")._repr_mimebundle_()[0]["text/plain"]
    assert text == "Thirty words: a map of 30 points. Run this cell to move through it."


def test_the_static_figure_has_the_places_and_groups_of_the_map():
    points = np.arange(60.0).reshape(30, 2)
    shown = word_map((WORDS, VECTORS), points, groups={"w4": "four"}, title="Map")
    ax = shown.scatter_words(["w4", "w2"])
    places = [tuple(place) for group in ax.collections for place in group.get_offsets().tolist()]
    assert places == [(8, 9), (4, 5)]
    assert ax.collections[0].get_label() == "four"
    with pytest.raises(ValueError, match=r"'cat' is not on this map"):
        shown.scatter_words(["w1", "cat"])
    with pytest.raises(ValueError, match=r"room for 60 words; got 61"):
        shown.scatter_words(["w1"] * 61)


@pytest.mark.parametrize(
    ("vectors", "options", "error", "sentence"),
    [
        (WORDS, {}, TypeError, r"a pair \(words, vectors\) is needed; got list"),
        (("abc", VECTORS[:3]), {}, TypeError, "words: a list of words is needed; got str"),
        ((WORDS, VECTORS[1:]), {}, ValueError, "each word needs a vector; got 30 words and 29"),
        ((["a"], [[1, 2]]), {}, ValueError, "a map needs two words or more; got 1"),
        ((["a", "b", "a"], np.eye(3)), {}, ValueError, "'a' stands there more than once"),
        ((["a", "b"], [[1, np.nan], [1, 2]]), {}, ValueError, "vectors: NaN"),
        ((WORDS, VECTORS), {"points": VECTORS}, ValueError, r"need the shape \(30, 2\); got"),
        ((WORDS, VECTORS), {"k": 0}, ValueError, "k is a whole number and starts at 1; got 0"),
        ((WORDS, VECTORS), {"groups": ["x"]}, TypeError, "word -> group, is needed; got list"),
        ((WORDS, VECTORS), {"groups": {"w0": 3}}, TypeError, "name of a group is a string; got"),
        ((WORDS, VECTORS), {"title": 3}, TypeError, "title is a string; got int"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(vectors, options, error, sentence):
    with pytest.raises(error, match=sentence) as caught:
        word_map(vectors, **options)
    assert "\n" not in str(caught.value)
