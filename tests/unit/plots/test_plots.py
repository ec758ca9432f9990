from itertools import pairwise

import matplotlib
import numpy as np
import pytest
from matplotlib import pyplot
from matplotlib.colors import to_rgb
from scipy import sparse

from embedlab.counts import cooccurrence, ppmi
from embedlab.plots import (
    bar_chart,
    describe_points,
    describe_table,
    far_apart,
    heatmap,
    line_chart,
    panels,
    picture_grid,
    scatter_words,
)
from embedlab.plots.style import ON_BOTH, TEXT, WIDTH
from embedlab.reduction import pca

SENTENCES = ["the cat sat on the mat", "the dog sat on the log", "the cat chased the dog"]
COUNTS, WORDS = cooccurrence([sentence.split() for sentence in SENTENCES])


def cloud(n):
    points = np.random.default_rng(0).normal(size=(n, 2)) * [3, 1.5]
    return points, [f"word{i}" for i in range(n)]


def label_boxes(ax):
    ax.figure.canvas.draw()
    return [matplotlib.text.Text.get_window_extent(label) for label in ax.texts]


def texts(ax):
    return [label.get_text() for label in ax.texts]


def test_every_word_has_a_label_and_coincident_words_share_one():
    ax = scatter_words(pca(COUNTS)[0], WORDS, title="Counts")
    assert texts(ax) == ["cat", "chased", "dog", "log, mat", "on", "sat", "the"]
    assert ax.get_title(loc="left") == "Counts"
    assert ax.get_aspect() == 1
    assert len(ax.collections[0].get_offsets()) == 8


def test_words_share_a_label_only_when_their_points_coincide():
    tiny, small = 1e-11, 1e-6
    points = np.array([[1, 1], [1 + tiny, 1], [1 + small, 1], [1, 1 - small]])
    assert texts(scatter_words(points, list("abcd"))) == ["a, b", "c", "d"]
    assert texts(scatter_words(points * 1e-9, list("abcd"))) == ["a, b", "c", "d"]
    assert texts(scatter_words(np.zeros((2, 2)), ["a", "b"])) == ["a, b"]


@pytest.mark.parametrize(
    ("points", "words"),
    [(pca(COUNTS)[0], WORDS), (pca(ppmi(COUNTS))[0], WORDS), cloud(40), cloud(1)],
    ids=["counts", "ppmi", "forty words", "one word"],
)
def test_labels_hide_neither_each_other_nor_a_marker_and_stay_inside(points, words):
    ax = scatter_words(points, words)
    boxes = label_boxes(ax)
    centres = ax.transData.transform(points)
    for i, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[i + 1 :])
        assert not any(box.padded(2).contains(*centre) for centre in centres)
        assert all(ax.bbox.contains(*corner) for corner in box.corners())


def test_each_label_of_the_ppmi_map_is_nearest_to_its_own_point():
    points = pca(ppmi(COUNTS))[0]  # cat and dog nearly touch
    ax = scatter_words(points, WORDS, ax=panels(2)[1])
    centres = ax.transData.transform(points)
    for label, box in zip(texts(ax), label_boxes(ax), strict=True):
        low, high = np.maximum(box.min - centres, 0), np.maximum(centres - box.max, 0)
        nearest = np.hypot(*(low + high).T).argmin()
        assert WORDS[nearest] in label.split(", ")


def test_a_leading_line_goes_through_no_other_marker():
    points, words = cloud(40)
    ax = scatter_words(points, words)
    label_boxes(ax)
    centres = ax.transData.transform(points)
    led = [i for i, label in enumerate(ax.texts) if label.arrow_patch.get_visible()]
    assert len(led) >= 5
    for i in led:
        box = matplotlib.text.Text.get_window_extent(ax.texts[i])
        path = np.linspace(centres[i], box.get_points().mean(axis=0), 50)
        others = np.delete(centres, i, axis=0)
        others = others[np.linalg.norm(others - centres[i], axis=1) > 7]
        assert np.linalg.norm(path[:, None] - others, axis=2).min() > 4


def test_a_ring_shows_that_several_words_stand_at_one_place():
    def rings(points):
        ax = scatter_words(points, ["a", "b", "c"], limits=(0, 100))
        return [texts(ax), sum(line.get_gid() == "ring" for line in ax.lines)]

    assert rings([[10, 10], [10, 10], [50, 50]]) == [["a, b", "c"], 1]
    assert rings([[10, 10], [10.5, 10], [50, 50]]) == [["a, b", "c"], 1], "nearly"
    assert rings([[10, 10], [20, 10], [50, 50]]) == [["a", "b", "c"], 0]


def test_a_ring_does_not_change_how_large_the_map_is():
    points = np.array([[0, 0], [6, 0], [6, 1], [6, 1]])
    one, two = (scatter_words(points[:n], list("abcd")[:n]) for n in (3, 4))
    for ax in (one, two):
        ax.figure.draw_without_rendering()
    assert np.allclose(one.bbox.bounds, two.bbox.bounds)


def test_no_label_hides_an_arrow_or_the_outline():
    points, words = [[0, 0], [1, 0.1], [0.2, 1], [1.1, 1]], ["cat", "dog", "kitten", "puppy"]
    arrows = [("cat", "dog"), ("kitten", [1.2, 1.1])]
    ax = scatter_words(points, words, arrows=arrows, outline=words)
    ends = [*(points[words.index(a)] for a in ("cat", "dog", "kitten")), [1.2, 1.1]]
    corners = ax.lines[0].get_xydata()
    spots = np.vstack([np.linspace(a, b, 99) for a, b in [ends[:2], ends[2:], *pairwise(corners)]])
    for label in ax.texts[2:]:  # the first two are the arrows
        box = matplotlib.text.Text.get_window_extent(label)
        assert not box.count_contains(ax.transData.transform(spots)), label


def test_limits_hold_and_warn_of_nothing(caplog):
    first = scatter_words([[0, 0], [1, 3]], ["a", "b"], limits=(-4, 4))
    second = panels(1)[0]
    second.set(xlim=(-4, 4), ylim=(-4, 4))
    scatter_words([[0, 0], [1, 3]], ["a", "b"], ax=second)
    third = scatter_words([[0, 0], [1, 3]], ["a", "b"])
    third.set(xlim=(-4, 4), ylim=(-4, 4))
    for ax in (first, second, third):
        ax.figure.draw_without_rendering()
        assert (*ax.get_xlim(), *ax.get_ylim()) == (-4, 4, -4, 4)
    assert not caplog.records


def test_labels_stand_at_the_same_place_every_time():
    first, again = (scatter_words(*cloud(40)).texts for _ in range(2))
    assert [label.xyann for label in first] == [label.xyann for label in again]


def test_a_label_far_from_its_point_has_a_line_to_it():
    ax = scatter_words(*cloud(40))
    near = [np.hypot(*label.xyann) < 10 for label in ax.texts]
    lines = [label.arrow_patch.get_visible() for label in ax.texts]
    assert any(lines) and not all(lines)
    assert not any(line for line, is_near in zip(lines, near, strict=True) if is_near)


def test_groups_differ_in_marker_and_in_colour():
    words = [f"word{i}" for i in range(9)]
    groups = {word: f"group {i}" for i, word in enumerate(words)}
    ax = scatter_words(cloud(9)[0], words, groups=groups)
    shapes = {part.get_paths()[0].vertices.tobytes() for part in ax.collections[:7]}
    colours = {tuple(part.get_facecolor()[0]) for part in ax.collections[:7]}
    assert len(shapes) == len(colours) == 7
    pairs = {
        (part.get_paths()[0].vertices.tobytes(), tuple(part.get_facecolor()[0]))
        for part in ax.collections
        if part.get_label() in groups.values()
    }
    assert len(pairs) == 9
    legend = [text.get_text() for text in ax.get_legend().get_texts()]
    assert legend == list(groups.values())


def test_a_word_without_a_group_is_drawn_and_not_in_the_legend():
    ax = scatter_words(
        [[0, 0], [1, 1]], ["cat", "the"], groups={"cat": "animals", "dog": "animals"}
    )
    assert texts(ax) == ["cat", "the"]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["animals"]


def test_odd_words_are_written_as_they_are():
    ax = scatter_words([[0, 0], [1, 1]], ["$5 and $6", "a_b^{"])
    ax.figure.canvas.draw()
    assert texts(ax) == ["$5 and $6", "a_b^{"]


def test_figures_are_white_or_see_through_and_readable_in_a_dark_theme_too():
    with pyplot.style.context("dark_background"):
        ax = scatter_words([[0, 0], [1, 1]], ["cat", "dog"], title="Two")
        figure = picture_grid(np.zeros((1, 8, 8, 3)), ["black"], title="One")
    ax.figure.canvas.draw()
    written = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels()]
    assert to_rgb(ax.figure.get_facecolor()) == to_rgb(ax.get_facecolor()) == (1, 1, 1)
    assert figure.get_facecolor()[3] == figure.axes[0].get_facecolor()[3] == 0  # see-through
    assert {text.get_color() for text in written} == {TEXT}
    assert figure.axes[0].xaxis.label.get_color() == figure.texts[0].get_color() == ON_BOTH
    assert all(text.get_fontsize() >= 10 for text in written)


def test_axes_that_are_given_are_used_and_nothing_else_is_opened():
    _, (left, right) = pyplot.subplots(1, 2)
    assert scatter_words([[0, 0]], ["cat"], ax=left) is left
    assert heatmap([[1]], ["cat"], ["dog"], ax=right) is right
    assert len(pyplot.get_fignums()) == 1


def test_table_writes_every_number_and_name():
    ax = heatmap(COUNTS, WORDS, WORDS, title="Counts", xlabel="neighbour")
    assert texts(ax) == [str(count) for count in COUNTS.toarray().ravel()]
    assert [label.get_text() for label in ax.get_xticklabels()] == WORDS
    assert [label.get_text() for label in ax.get_yticklabels()] == WORDS
    ax.figure.canvas.draw()
    column, label = (
        text.get_window_extent() for text in (ax.xaxis.get_major_ticks()[0].label2, ax.xaxis.label)
    )
    assert label.y0 > column.y1 > column.y0 > ax.bbox.y1


def test_long_names_of_many_columns_are_turned_and_the_table_stays_as_wide_as_a_notebook():
    names = [f"a long name {i}" for i in range(11)]
    ax = heatmap(np.eye(11), names, names)
    ax.figure.draw_without_rendering()
    assert ax.figure.get_figwidth() <= WIDTH
    assert {label.get_rotation() for label in ax.get_xticklabels()} == {40}


def test_table_formats_numbers_and_writes_no_negative_zero():
    assert texts(heatmap([[1 / 3, -0.0]], ["a"], ["b", "c"], format="{:.2f}")) == ["0.33", "0.00"]


def test_a_table_of_zeros_is_white():
    ax = heatmap([[0, 0]], ["a"], ["b", "c"])
    assert texts(ax) == ["0", "0"]
    assert (ax.images[0].get_array() == 1).all()


@pytest.mark.parametrize("shape", [(3, 8, 8, 3), (3, 8, 8)])
def test_pictures_have_titles_below_and_fill_rows(shape):
    figure = picture_grid(np.full(shape, 0.5), ["a", "b", "c"], columns=2)
    assert [ax.get_xlabel() for ax in figure.axes] == ["a", "b", "c"]
    places = [ax.get_subplotspec().colspan.start for ax in figure.axes]
    assert places == [0, 1, 0]
    assert figure.axes[0].images[0].get_clim() == (0, 1)


def test_pictures_of_bytes_use_their_own_range():
    figure = picture_grid(np.full((1, 4, 4), 128, np.uint8), ["grey"])
    assert figure.axes[0].images[0].get_clim() == (0, 255)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: scatter_words([[0, np.nan]], ["cat"]), "a point has a missing"),
        (lambda: scatter_words([[0, 0, 0]], ["cat"]), r"1 words need points of the shape \(1, 2\)"),
        (lambda: scatter_words([[0, 0]], ["cat", "dog"]), "2 words need points"),
        (lambda: describe_points([[0, np.inf]], ["cat"]), "missing"),
        (lambda: describe_points([[0, 0]], []), "0 words need points"),
        (
            lambda: heatmap([[1, 2]], ["a"], ["b"]),
            r"every row and column.* \(1, 2\), 1 row names",
        ),
        (lambda: heatmap(np.zeros((0, 2)), [], ["b", "c"]), "at least one of each"),
        (lambda: heatmap([[np.nan]], ["a"], ["b"]), "the table has a missing"),
        (
            lambda: picture_grid(np.zeros((2, 8, 8, 3)), ["a"]),
            "2 pictures need as many titles; got 1",
        ),
        (lambda: picture_grid(np.zeros((8, 8)), ["a"]), "pictures are an array"),
        (lambda: picture_grid(np.full((1, 8, 8, 3), np.nan), ["a"]), "a picture has a missing"),
    ],
)
def test_bad_input_gets_one_sentence_and_opens_no_figure(call, words):
    with pytest.raises(ValueError, match=words):
        call()
    assert not pyplot.get_fignums()


def test_describe_points_lists_coordinates_and_every_nearest_word():
    points = [[0, 0], [1, 0], [-1, 0], [-5, -0.001]]
    assert describe_points(points, ["cat", "elephant", "dog", "the"]).split("\n") == [
        "word          x      y   distance  nearest",
        "cat        0.00   0.00       1.00  elephant, dog",
        "elephant   1.00   0.00       1.00  cat",
        "dog       -1.00   0.00       1.00  cat",
        "the       -5.00   0.00       4.00  dog",
    ]


def test_describe_points_knows_the_article_s_surprise():
    lines = describe_points(pca(COUNTS)[0], WORDS).split("\n")
    nearest = {line.split()[0]: line.split()[4:] for line in lines[1:]}
    assert nearest["cat"] == ["chased"]
    assert nearest["log"] == ["mat"] and nearest["mat"] == ["log"]


def test_describe_points_of_one_word_and_of_none():
    assert describe_points([[1, 2]], ["cat"]).split()[-4:] == ["cat", "1.00", "2.00", "-"]
    assert len(describe_points(np.zeros((0, 2)), []).split("\n")) == 1


def test_a_table_in_words():
    text = describe_table(
        sparse.csr_array([[0.0, 2.5]]), ["a long name"], ["b", "column"], format="{:.1f}"
    )
    assert text == "                  b  column\na long name     0.0     2.5"
    text = describe_table([[1], [-0.0]], ["cat", "c"], ["x"])
    assert text == "     x\ncat  1\nc    0"


def test_bars_stand_in_order_with_the_first_row_on_top():
    ax = bar_chart([[1, 2], [3, 4], [5, 6]], ["one", "two", "three"], ["a", "b"], label="share")
    assert [label.get_text() for label in ax.get_yticklabels()] == ["one", "two", "three"]
    low, high = ax.get_ylim()
    assert low > high and ax.get_xlabel() == "share"
    drawn = {
        (round(bar.get_y() + bar.get_height() / 2), bar.get_width(), bar.get_hatch() or "")
        for bar in ax.patches
    }
    assert {(row, width) for row, width, _ in drawn} == {
        (0, 1),
        (0, 2),
        (1, 3),
        (1, 4),
        (2, 5),
        (2, 6),
    }
    assert len({hatch for *_, hatch in drawn}) == 2


def test_bars_of_one_column_need_no_legend():
    assert bar_chart([[1], [2]], ["one", "two"], ["share"]).get_legend() is None


def test_bars_refuse_names_that_do_not_fit():
    with pytest.raises(ValueError, match="a name for every row"):
        bar_chart([[1, 2]], ["one"], ["a"])
    with pytest.raises(ValueError, match="missing"):
        bar_chart([[np.nan]], ["one"], ["a"])


def test_curves_differ_in_colour_dashes_and_markers():
    ax = line_chart([1, 2], {"a": [1, 2], "b": [2, 1]}, xlabel="columns", ylabel="contrast")
    looks = {(line.get_color(), line.get_linestyle(), line.get_marker()) for line in ax.lines}
    assert [len(set(part)) for part in zip(*looks, strict=True)] == [2, 2, 2]
    assert [line.get_ydata().tolist() for line in ax.lines] == [[1, 2], [2, 1]]
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("columns", "contrast")


def test_many_points_have_no_markers_and_one_curve_no_legend():
    ax = line_chart(range(50), {"loss": np.ones(50)})
    assert ax.lines[0].get_marker() == "" and ax.get_legend() is None


@pytest.mark.parametrize("log", ["", "x", "y", "xy"])
def test_the_axes_of_curves_are_as_asked(log):
    ax = line_chart([1, 10], {"a": [1, 10]}, log=log)
    assert (ax.get_xscale() == "log", ax.get_yscale() == "log") == ("x" in log, "y" in log)


def test_ticks_of_few_points_are_the_points_in_plain_numbers():
    ax = line_chart([2, 10, 512], {"a": [1, 10, 100]}, log="xy")
    ax.get_figure().draw_without_rendering()
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["2", "10", "512"]
    assert {"1", "10", "100"} <= {tick.get_text() for tick in ax.get_yticklabels()}


def test_curves_refuse_what_does_not_fit():
    with pytest.raises(ValueError, match="'a' has 1 numbers, and x has 2"):
        line_chart([1, 2], {"a": [1]})
    with pytest.raises(ValueError, match="the line 'a' has a missing"):
        line_chart([1, 2], {"a": [1, np.nan]})


def test_points_far_apart_are_chosen_in_their_order_until_no_other_fits():
    points = np.random.default_rng(0).random((200, 2))
    chosen = far_apart(points, range(200), 0.2)
    gaps = np.linalg.norm(points[:, None] - points[chosen], axis=2)
    assert chosen == sorted(chosen)
    assert np.sort(gaps[chosen], axis=1)[:, 1].min() >= 0.2  # from the nearest other one
    assert gaps.min(axis=1).max() < 0.2  # all others are near to a chosen one
