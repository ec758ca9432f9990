"""The probe against a slow reference; odd vectors; the scoreboard on disk and in memory."""

import json
import math
import re

import numpy as np
import pytest
from gensim.models import KeyedVectors
from hypothesis import given
from hypothesis import strategies as st

from embedlab.course import scoreboard as board
from embedlab.course.app import progress
from embedlab.course.probe import ANIMALS, BLOCK, probe, scoreboard
from embedlab.datasets import load_animals
from embedlab.text import one_hot

VECTORS = st.integers(1, 3).flatmap(
    lambda size: st.dictionaries(
        st.sampled_from([*ANIMALS, "bat", "ox", "zz"]),
        st.lists(st.integers(-2, 2), min_size=size, max_size=size),
    )
)


@pytest.fixture(autouse=True)
def nowhere(monkeypatch, tmp_path):
    """Outside any learner's folder, with an empty scoreboard."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(board, "_in_memory", {})


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / progress.STATE
    folder.mkdir()
    (folder / progress.MARKER).write_text("{}", encoding="utf-8")
    return folder


def slow_nearest(vectors, target, without):
    found = {word: math.dist(vectors[word], target) for word in vectors if word not in without}
    if not found:
        return None
    best = min(found.values())
    return tuple(sorted(word for word in found if found[word] == best)), best


def as_pair(nearest):
    return nearest and (nearest.words, pytest.approx(nearest.distance))


@given(VECTORS)
def test_a_row_against_a_slow_reference(vectors):
    row = probe(vectors)
    covered = tuple(animal for animal in ANIMALS if animal in vectors)
    assert row.covered == covered
    assert row.words == len(vectors)
    for (one, other), distance in row.distances.items():
        assert distance == pytest.approx(math.dist(vectors[one], vectors[other]))
    assert len(row.distances) == len(covered) * (len(covered) - 1) / 2
    if "cat" in vectors:
        assert slow_nearest(vectors, vectors["cat"], ["cat"]) == as_pair(row.nearest_to_cat)
    else:
        assert row.nearest_to_cat is None
    if {"puppy", "dog", "cat"} <= vectors.keys():
        query = [vectors[word] for word in ("puppy", "dog", "cat")]
        target = [p - d + c for p, d, c in zip(*query, strict=True)]
        assert slow_nearest(vectors, target, ["puppy", "dog", "cat"]) == as_pair(row.analogy)
        assert slow_nearest(vectors, target, []) == as_pair(row.analogy_unfiltered)
    else:
        assert row.analogy is row.analogy_unfiltered is None


@given(VECTORS)
def test_gensims_vectors_give_the_row_of_the_dict(vectors):
    if vectors:
        size = len(next(iter(vectors.values())))
        keyed = KeyedVectors(size)
        keyed.add_vectors(list(vectors), np.float32(list(vectors.values())))
        ours, theirs = probe(vectors).cells(), probe(keyed).cells()
        assert int(theirs.pop("bytes per word")) == 4 * size
        assert int(ours.pop("bytes per word")) == 8 * size
        assert ours == theirs


def test_the_two_attributes():
    assert repr(probe(load_animals(), name="attributes")) == (
        "attributes\n"
        "  covers                  cat, dog, kitten, puppy\n"
        "  no vector for           none\n"
        "  cat-dog                 1.00\n"
        "  cat-kitten              1.00\n"
        "  cat-puppy               1.41\n"
        "  dog-kitten              1.41\n"
        "  dog-puppy               1.00\n"
        "  kitten-puppy            1.00\n"
        "  nearest to cat          dog, kitten (a tie) at 1.00\n"
        "  puppy - dog + cat       kitten at 0.00\n"
        "  question words allowed  kitten at 0.00\n"
        "  words                   4\n"
        "  dimensions              2\n"
        "  bytes per word          16\n"
        "The vector of kitten is all zeros: it has distances, but no direction and no cosine."
    )


@pytest.mark.parametrize("dense", [True, False])
def test_one_hot_ties(dense):
    words = [*ANIMALS, "emu", "fox", "gnu"]
    matrix = one_hot(words, words)
    row = probe(dict(zip(words, matrix.toarray() if dense else matrix, strict=True)))
    assert set(row.distances.values()) == {math.sqrt(2)}
    assert str(row.nearest_to_cat) == "dog, emu, fox and 3 more (a tie) at 1.41"
    assert row.nearest_to_cat.words == ("dog", "emu", "fox", "gnu", "kitten", "puppy")
    assert row.analogy_unfiltered.words == ("cat", "puppy")
    assert str(row.analogy) == "emu, fox, gnu and 1 more (a tie) at 2.00"


def test_ties_but_for_rounding():
    row = probe({"cat": [0.0, 0.0], "a": [0.1 + 0.2, 0.0], "b": [0.0, 0.3], "c": [0.3001, 0.0]})
    assert row.nearest_to_cat.words == ("a", "b")


def test_missing_animals_are_said():
    row = probe({"cat": [1.0], "bat": [2.0]})
    assert row.cells()["no vector for"] == "dog, kitten, puppy"
    assert row.cells()["cat-dog"] == row.cells()["puppy - dog + cat"] == "n/a"
    assert str(row.nearest_to_cat) == "bat at 1.00"


def test_nothing_at_all():
    row = probe({})
    assert (row.words, row.dimensions, row.bytes_per_word, row.covered) == (0, 0, 0, ())
    assert probe({"cat": [1.0]}).nearest_to_cat is None


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_vectors_that_are_not_finite_are_left_out(value):
    row = probe({"cat": [0.0], "dog": [value], "bat": [value], "ox": [3.0]})
    assert row.covered == ("cat",)
    assert row.nearest_to_cat.words == ("ox",)
    assert row.notes[-1] == "Left out, since the vector holds NaN or infinity: dog, bat."


def test_more_words_than_one_block():
    rng = np.random.default_rng(0)
    size = 2 * BLOCK + 5
    vectors = {f"w{i:05d}": vector for i, vector in enumerate(rng.random((size, 3), np.float32))}
    vectors["cat"] = vectors.pop("w00007")
    expected = slow_nearest(vectors, vectors["cat"], ["cat"])
    assert expected == as_pair(probe(vectors).nearest_to_cat)


@pytest.mark.parametrize("dtype", [np.float16, np.int8, bool])
def test_small_types_are_compared_in_full_precision(dtype):
    row = probe({"cat": np.array([0, 0], dtype), "dog": np.array([1, 1], dtype)})
    assert row.distances["cat", "dog"] == math.sqrt(2)
    assert row.bytes_per_word == 2 * np.dtype(dtype).itemsize


@pytest.mark.parametrize("vectors", [[[1, 2]], np.eye(2), None, "cat"])
def test_what_is_no_mapping(vectors):
    with pytest.raises(TypeError, match="a mapping from words to vectors"):
        probe(vectors)


@pytest.mark.parametrize(
    "vectors", [{"cat": [1], "dog": [1, 2]}, {"cat": 1}, {"cat": ["a"]}, {"cat": [[1]]}]
)
def test_vectors_that_are_no_vectors(vectors):
    with pytest.raises(ValueError, match="all of the same length"):
        probe(vectors)


def test_a_name_puts_the_row_on_the_scoreboard_in_memory(tmp_path):
    probe(load_animals())
    assert "empty" in repr(scoreboard())
    probe(load_animals(), name="first")
    probe({"cat": [1.0]}, name="second")
    probe({"dog": [1.0]}, name="first")
    assert list(scoreboard().rows) == ["first", "second"]
    assert scoreboard().rows["first"]["covers"] == "dog"
    assert list(tmp_path.iterdir()) == []


def test_a_learners_folder_keeps_the_scoreboard(workspace, monkeypatch):
    probe(load_animals(), name="first")
    probe({"cat": [1.0]}, name="zweite »Zeile«")
    below = workspace.parent / "deeper"
    below.mkdir()
    monkeypatch.chdir(below)
    probe({"dog": [1.0]}, name="first")
    assert board._in_memory == {}
    stored = json.loads((workspace / "scoreboard.json").read_text(encoding="utf-8"))
    assert stored == scoreboard().rows
    assert list(stored) == ["first", "zweite »Zeile«"]
    assert stored["first"]["covers"] == "dog"


@pytest.mark.parametrize("damage", ["{", "[]", '{"a": 1}', '{"a": {"b": 1}}', "\xff", "[" * 99_999])
def test_a_damaged_scoreboard_is_set_aside(workspace, damage):
    (workspace / "scoreboard.json").write_text(damage, encoding="latin-1")
    row = probe({"cat": [1.0]}, name="new")
    assert "set aside as scoreboard.json.damaged-" in row.notes[-1]
    assert list(scoreboard().rows) == ["new"]
    kept = next(workspace.glob("scoreboard.json.damaged-*"))
    assert kept.read_text(encoding="latin-1") == damage


def test_a_damaged_scoreboard_is_said_when_it_is_shown(workspace):
    (workspace / "scoreboard.json").write_text("{", encoding="utf-8")
    shown = scoreboard()
    assert "set aside" in repr(shown)
    assert "set aside" in shown._repr_html_()


def test_a_folder_that_cannot_be_written(workspace):
    (workspace / "scoreboard.json").mkdir()  # no file can take this name, whoever asks
    row = probe({"cat": [1.0]}, name="new")
    assert "kept until you restart" in row.notes[-1]
    assert list(scoreboard().rows) == ["new"]
    assert "cannot be read" in scoreboard().note


def test_the_table_as_text_and_as_html():
    probe(load_animals(), name="<b>two</b>")
    probe({"cat": [1.0]}, name="one")
    lines = repr(scoreboard()).splitlines()
    assert len(lines) == 4
    assert all(line == line.rstrip() for line in lines)
    assert lines[2].index("cat, dog") == lines[0].index("covers")
    shown = scoreboard()._repr_html_() + probe(load_animals())._repr_html_()
    assert "&lt;b&gt;two&lt;/b&gt;" in shown
    assert "<b>" not in shown
    assert shown.count("<table") == shown.count("</table>") == 2
    colours = re.findall(r"(?:color|solid)[: ]+([^;\"]+)", shown)
    assert colours and all(colour.startswith("var(--jp-") for colour in colours)
