"""The figures that lessons ask for: what they draw, and what they say."""

import re
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from matplotlib import pyplot

from embedlab import plots
from embedlab.plots.notebook import alternative_text

SOLUTIONS = Path(__file__).parents[3] / "solutions"
NAMES = ["cat", "dog", "kitten", "puppy"]
SQUARE = [(0, 1), (1, 1), (0, 0), (1, 0)]
PICTURES = np.zeros((4, 8, 8, 3))
CODES = [dict(zip(NAMES, places, strict=True)) for places in permutations(SQUARE)]


def said(drawn):
    return alternative_text(getattr(drawn, "figure", drawn))


@pytest.mark.parametrize(
    ("draw", "text"),
    [
        (
            lambda: plots.scatter_words(
                [[0, 0], [3, 0], [3.5, 0], [3, 0]], NAMES, groups={"cat": "old", "dog": "old"}
            ),
            "A map of 4 words. old, 2 words: cat, dog. For 2 of 4 words the nearest is of the same"
            " group. Nearest to cat: dog and puppy; to dog: puppy; to kitten: dog and puppy;"
            " to puppy: dog.",
        ),
        (
            lambda: plots.scatter_words(
                np.random.default_rng(0).normal(size=(60, 2)), [f"w{i}" for i in range(60)]
            ),
            r"A map of 60 words\. The closest pairs are w\d+ and w\d+(, w\d+ and w\d+){11}\.",
        ),
        (
            lambda: plots.scatter_words(
                [[0, 0], [1, 1]], ["a", "b"], arrows=[("a", "b"), ("b", [2, 0.5])]
            ),
            "A map of 2 words. Nearest to a: b; to b: a. Arrows lead from a to b, b to (2.0, 0.5).",
        ),
        (
            lambda: plots.line_chart(
                range(5), {"up": [0, 3, 1, 2, 4], "down": [4, 2.5, 2, 1, 0.25]}, ylabel="loss"
            ),
            "loss against x. up: from 0 at 0 to 3 at 1 to 1 at 2 to 4 at 4."
            " down: from 4 at 0 to 0.25 at 4."
            " up and down cross between 0 and 1, between 1 and 2, between 2 and 3.",
        ),
        (
            lambda: plots.line_chart(range(4), {"loss": [1, 0.5, 0.7, 0.6]}, title="Training"),
            "Training. Lines against x. loss: from 1 at 0 to 0.5 at 1 to 0.7 at 2 to 0.6 at 3.",
        ),
        (
            lambda: plots.line_chart(range(9), {"noise": [1, 3, 2, 9, 0, 5, 4, 8, 7]}),
            "Lines against x. noise: from 1 at 0 to 9 at 3 to 0 at 4 to 7 at 8.",
        ),
        (
            lambda: plots.heatmap(np.arange(121).reshape(11, 11), *["abcdefghijk"] * 2),
            "The 2 largest numbers of each row. a: j 9, k 10; b: j 20, k 21; c: j 31, k 32;"
            " d: j 42, k 43; e: j 53, k 54; f: j 64, k 65; g: j 75, k 76; h: j 86, k 87;"
            " i: j 97, k 98; j: j 108, k 109; k: j 119, k 120.",
        ),
        (
            lambda: plots.heatmap([[1]], ["Arts"], ["People"], xlabel="answer", ylabel="topic"),
            "Rows: topic, columns: answer. Arts: People 1.",
        ),
        (
            lambda: plots.bar_chart([[0.5]], ["family"], ["right"], label="share"),
            "share. family: right 0.5.",
        ),
        (
            lambda: plots.picture_grid(PICTURES, NAMES, title="Four"),
            "Four cat. dog. kitten. puppy.",
        ),
        (
            lambda: plots.picture_map(PICTURES, SQUARE, titles=NAMES, xlabel="species"),
            "4 pictures in a plane. species. cat at (0, 1), dog at (1, 1), kitten at (0, 0),"
            " puppy at (1, 0).",
        ),
        (
            lambda: plots.table_boxes([[1, 0], [0, 1]], ["cat", "dog"], ["x", "y"], picked=[1, 1]),
            "A table of boxes. cat: x 1, y 0; dog: x 0, y 1."
            " Rows picked, in this order: dog: x 0, y 1; dog: x 0, y 1.",
        ),
        (
            lambda: plots.cloud([[3, 1], [-3, -1], [0, 0]], ["right", "left", "middle"]),
            "A cloud of 3 points. The first direction carries 100% of the variance."
            " It points to (0.95, 0.32). The shadows along it: left, middle, right.",
        ),
        (
            lambda: plots.slope(lambda x: x**3, at=0, step=1, xlabel="x"),
            "A curve from -64 at -4 to 64 at 4. A step of 1 down from 0 it is -1, a step up 1."
            " The line through the two points has the slope 1.",
        ),
        (
            lambda: plots.vector_step({"cat": [0, 1]}, {"cat": [2, 0]}, title="Once"),
            "Once. cat moves from (0.00, 1.00) to (2.00, 0.00).",
        ),
        (
            lambda: plots.intervals({"a": (0.1, 0, 0.2), "b": (1, 0.5, 2)}, xlabel="gain"),
            "gain. a: +0.100, from +0.000 to +0.200, which includes 0. b: +1.000, from +0.500 to"
            " +2.000.",
        ),
        (
            lambda: plots.histogram({"all": range(101), "few": [1, 2]}, marks={"mine": 50}),
            "all: middle 50.00, nine of ten from 5.00 to 95.00, 50% below mine (50)."
            " few: middle 1.50, nine of ten from 1.05 to 1.95, 100% below mine (50).",
        ),
        (
            lambda: plots.unit_ball(np.linalg.norm, title="p = 2"),
            "p = 2. At most 1 away, to (1.0, 0) on the axis and (0.7, 0.7) on the diagonal.",
        ),
        (
            lambda: plots.spectrogram(np.eye(50, 129) + 2 * np.eye(50, 129, 70), title="Up"),
            "Up. 1.00 seconds of sound, 0 to 4000 hertz. Loudest near 2188 hertz at 0.00 seconds."
            " The upper half is loudest at 0.00 seconds.",
        ),
        (
            lambda: plots.alignment(np.ones((3, 4)), [(0, 0), (1, 1), (1, 2), (2, 2), (2, 3)]),
            "The first sequence has 3 frames, the second 4. The path goes forward in both 1 times,"
            " in the first only 1, in the second only 2.",
        ),
        (
            lambda: plots.analogy_grid(CODES, ("puppy", "dog", "cat"), "kitten"),
            "8 of 24 placements hit: puppy - dog + cat ends at kitten."
            " In the others the step leaves the square.",
        ),
    ],
)
def test_the_alternative_text_says_what_the_figure_says(draw, text):
    found = said(draw())
    assert found == text or re.fullmatch(text, found)


def test_every_function_that_draws_is_among_these():
    source = Path(__file__).read_text(encoding="utf-8")
    silent = {"describe_points", "describe_table", "far_apart", "panels"}
    assert [name for name in plots.__all__ if f"plots.{name}(" not in source] == sorted(silent)


@pytest.mark.parametrize("path", sorted(SOLUTIONS.glob("*.py")), ids=lambda path: path.stem)
def test_no_lesson_draws_with_matplotlib_itself(path):
    raw = re.findall(r"matplotlib|pyplot|\bplt\.|\bax\.|\baxes\[", path.read_text(encoding="utf-8"))
    assert raw == []


def test_rows_that_are_picked_stand_again_in_the_order_of_the_lookup():
    ax = plots.table_boxes([[1], [2], [3]], ["a", "b", "c"], ["x"], picked=[2, 0, 2])
    words = [text.get_text() for text in ax.texts if text.get_text() in "abc"]
    assert words == ["a", "b", "c", "c", "a", "c"]
    assert len({patch.get_linewidth() for patch in ax.patches}) == 2


def test_shadows_lie_on_the_direction_and_at_a_right_angle_below_their_points():
    points = np.random.default_rng(0).normal(size=(9, 2)) * [3, 1]
    by_name = {line.get_label(): line.get_xydata() for line in plots.cloud(points).lines}
    start, end = by_name["first direction"]
    shadows = by_name["shadow"]
    direction = (end - start) / np.linalg.norm(end - start)
    assert np.allclose((points - shadows) @ direction, 0)
    assert np.allclose(np.outer((shadows - start) @ direction, direction), shadows - start)


def test_intervals_with_and_without_zero_differ_in_more_than_colour():
    ax = plots.intervals({"clear": (1, 0.5, 2), "not": (0.1, -1, 1)})
    clear, other = ax.lines[1:]
    assert clear.get_linestyle() != other.get_linestyle()
    assert clear.get_linewidth() > other.get_linewidth()
    full, empty = ax.collections
    assert full.get_paths()[0].vertices.shape != empty.get_paths()[0].vertices.shape


def test_distributions_share_an_axis_and_each_is_as_high_as_its_row():
    ax = plots.histogram({"a": [0, 0, 1], "b": np.zeros(99)}, limits=(-1, 1), marks={"here": 0.5})
    assert [label.get_text() for label in ax.get_yticklabels()] == ["a", "b"]
    heights = [patch.get_data().values.max() - patch.get_data().baseline for patch in ax.patches]
    assert np.allclose(heights, 0.85)
    assert ax.get_xlim() == (-1, 1)


@pytest.mark.parametrize("articles", [7, 110, 450, 1807])
def test_shares_of_articles_make_no_comb(articles):
    right = np.arange(articles // 3, articles - articles // 3)  # each number once
    (bars,) = plots.histogram(right / articles - 0.5).patches[:1]
    counts = bars.get_data().values - bars.get_data().baseline
    assert np.allclose(counts[:-1], counts[0])  # the last bin may reach beyond the numbers


def test_steps_with_limits_stand_in_the_same_frame():
    axes = [
        plots.vector_step({"a": [1, 0]}, {"a": end}, limits=(-3, 3)) for end in ([1, 1], [2, 0])
    ]
    for ax in axes:
        ax.figure.draw_without_rendering()
    frames = [[ax.get_xlim(), ax.get_ylim(), ax.bbox.width, ax.bbox.height] for ax in axes]
    assert frames[0] == frames[1] and frames[0][:2] == [(-3, 3)] * 2


def test_hits_come_first_with_a_tick_and_a_heavy_frame():
    axes = plots.analogy_grid(CODES, ("puppy", "dog", "cat"), "kitten").axes
    assert [ax.get_title() for ax in axes] == ["✓ hit"] * 8 + ["miss"] * 16
    assert axes[0].spines["left"].get_linewidth() > axes[-1].spines["left"].get_linewidth()
    for ax in axes:  # an arrow touches no letter and stays inside
        corners = np.array([patch.center for patch in ax.patches])
        for arrow in ax.texts[:2]:
            path = np.linspace(arrow.xyann, arrow.xy, 50)
            assert np.linalg.norm(path[:, None] - corners, axis=2).min() >= 0.2 - 1e-9
            assert (path >= -0.52).all() and (path <= 1.52).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: plots.table_boxes([[1]], ["a"], ["x"], picked=[1]), "numbers from 0 to 0; got"),
        (lambda: plots.cloud([[1, 1], [1, 1]]), "different points"),
        (lambda: plots.cloud([[1, 1], [2, 1]], ["a"]), "2 points need as many words; got 1"),
        (lambda: plots.slope(abs, at=0, step=0), "a step is above 0; got 0"),
        (lambda: plots.slope(lambda x: np.nan, at=0, step=1), "the curve has a missing"),
        (lambda: plots.vector_step({"a": [0, 1]}, {"b": [0, 1]}), "the same names"),
        (lambda: plots.vector_step({"a": [0]}, {"a": [1]}), "two numbers"),
        (lambda: plots.intervals({"a": (0, 1)}), "three numbers"),
        (lambda: plots.intervals({}), "three numbers"),
        (lambda: plots.spectrogram([1, 2]), "a table"),
        (lambda: plots.spectrogram(np.zeros((2, 3))), "above 0"),
        (lambda: plots.spectrogram(-np.ones((2, 3))), "not negative"),
        (lambda: plots.alignment([1, 2], [(0, 0)]), "a table"),
        (lambda: plots.alignment(np.ones((2, 3)), [(0, 0), (2, 1)]), "leaves the table"),
        (lambda: plots.histogram([]), "at least one number"),
        (lambda: plots.histogram({}), "at least one number"),
        (lambda: plots.histogram([np.inf]), "a distribution has a missing"),
        (lambda: plots.unit_ball(lambda point: np.nan), "a length has a missing"),
        (lambda: plots.picture_map(PICTURES, SQUARE[:3]), "4 pictures need as many points"),
        (lambda: plots.picture_map(PICTURES[0, 0], SQUARE), "pictures are an array"),
    ],
)
def test_bad_input_gets_one_sentence_and_opens_no_figure(call, words):
    with pytest.raises((ValueError, IndexError), match=words):
        call()
    assert not pyplot.get_fignums()


def test_an_error_on_the_way_leaves_no_figure_and_no_setting():
    with pytest.raises(ValueError, match="Unknown format code"):  # settings: see the fixture
        plots.heatmap([[1]], ["a"], ["b"], format="{:q}")
    assert not pyplot.get_fignums()
