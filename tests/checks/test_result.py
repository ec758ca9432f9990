"""How a verdict and its values show themselves."""

from html.parser import HTMLParser

import numpy as np
import pytest
from scipy import sparse

from embedlab.course.checking import format
from embedlab.course.checking.exercise import ValueExercise
from embedlab.course.checking.format import pair, shown
from embedlab.course.checking.result import Hint, Result, verdict

EXERCISE = ValueExercise("9.2", "A <b>title</b>", 1, "a number")
WORDS = {
    "right": "Right",
    "wrong": "Not yet",
    "not attempted": "Not attempted",
    "cannot be called": "Cannot be run",
    "unknown": "No such exercise",
}


class Reader(HTMLParser):
    """Checks that tags close, and keeps tags, attributes and text."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.attributes, self.text = [], set(), {}, ""
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.open.append(tag), self.tags.add(tag), self.attributes.update(attrs)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("status", WORDS)
def test_a_word_and_a_sign_for_each_status(status):
    result = verdict(EXERCISE, status, "A message.")
    assert repr(result).startswith(f"{WORDS[status]}: 9.2 ")
    page = Reader(result._repr_html_())
    assert page.text.split()[0] in "✓✗○△?" and WORDS[status] in page.text
    assert page.attributes["role"] == "status" and WORDS[status] in page.attributes["aria-label"]
    assert result._repr_mimebundle_() == {
        "text/plain": repr(result),
        "text/html": result._repr_html_(),
    }
    assert bool(result) is result.passed is (status == "right")


def test_everything_is_escaped_and_nothing_is_fetched():
    nasty = "<script>alert('x')</script> & \" '"
    rows = [("words" + nasty, nasty), ("expected", nasty), ("got", nasty)]
    result = verdict(EXERCISE, "wrong", nasty, misconception=nasty, rows=rows)
    for html in (result._repr_html_(), Hint("1", nasty, nasty, 1, 2)._repr_html_()):
        page = Reader(html)
        assert not page.tags & {"script", "b", "img", "link", "style"}
        assert nasty in page.text and "http" not in html


def test_backquotes_become_code():
    html = verdict(EXERCISE, "wrong", "Is a `return` missing? `<b>`")._repr_html_()
    assert "<code>return</code>" in html and "<code>&lt;b&gt;</code>" in html


def test_asterisks_become_emphasis_where_nothing_is_multiplied():
    html = verdict(EXERCISE, "wrong", "Beside *the cat* stand 2 * n * m, a*b*c, `x *y* z`.")
    html = html._repr_html_()
    assert "<em>the cat</em> stand 2 * n * m, a*b*c, <code>x *y* z</code>." in html


def test_colours_are_jupyterlabs():
    html = verdict(EXERCISE, "wrong", "A message.", rows=[("got", "1")])._repr_html_()
    for name in ("--jp-warn-color1", "--jp-ui-font-color1", "--jp-layout-color1"):
        assert f"var({name}, " in html


def test_plain_text_reads_well():
    rows = [("words", "['cat']"), ("expected", "[[0 1]\n [1 0]]"), ("got", "[[0 1]\n [9 0]]")]
    result = verdict(EXERCISE, "wrong", "It differs.", misconception="A belief.", rows=rows)
    assert repr(result) == (
        "Not yet: 9.2 A <b>title</b>\nIt differs.\n\n"
        "  words     ['cat']\n"
        "  expected  [[0 1]\n             [1 0]]\n"
        "  got       [[0 1]\n             [9 0]]  <--\n\n"
        'A belief.\n\nNext step: hint("9.2")'
    )


def test_a_result_is_its_own_equal_whatever_it_holds():
    result = Result("1", "", "wrong", "", got=np.zeros(3))
    assert result == result and result != Result("1", "", "wrong", "", got=np.zeros(3))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1 / 3, "0.3333"),
        (0.00012345678, "0.0001235"),
        (np.float64(2), "2.0"),
        ({"b": 1 / 3, "a": np.int64(2)}, "{'a': 2, 'b': 0.3333}"),
        (set("fedcba"), "{'a', 'b', 'c', 'd', 'e', 'f'}"),
        ([[1, 22], [3, 4]], "[[ 1, 22],\n [ 3,  4]]"),
        (sparse.csr_array(np.eye(2)), "[[1. 0.]\n [0. 1.]]"),
        ((np.eye(2), ["cat"]), "([[1. 0.]\n  [0. 1.]],\n ['cat'])"),
        (float("nan"), "nan"),
        (np.array([0.1 + 0.2, np.inf]), "[0.3 inf]"),
        (np.zeros((0, 2)), "an empty array of shape (0, 2)"),
        ({"cat": np.array([2, 0])}, "{'cat': array([2, 0])}"),
        (None, "None"),
        ("cat", "'cat'"),
        (len, "<function len>"),
        (dict, "<class dict>"),
        (iter([]), "<list_iterator>"),
        ([object()], "[<object object>]"),
    ],
)
def test_values_are_shown_rounded_and_aligned(value, text):
    assert shown(value) == text


def test_long_values_are_cut_with_a_note():
    text = shown([["word"] * 9] * 90)
    assert len(text.split("\n")) == format.FEW + 1 and "more lines" in text
    assert shown("x" * 5_000).endswith(" ...")
    assert len(shown(np.zeros((900, 900)))) < 2_000
    assert len(shown(sparse.csr_array((10**6, 10**6)))) < 200


def test_what_cannot_be_shown_is_said():
    class Evil:
        def __repr__(self):
            raise RuntimeError

    class Endless:
        def __repr__(self):
            while True:
                pass

    assert "type Evil" in shown(Evil()) and "type Endless" in shown(Endless())


def test_an_exercises_own_show_is_used_where_it_works():
    def rows(value):
        return "\n".join(value)

    assert shown(["cat", "dog"], show=rows) == "cat\ndog"
    assert shown(3, show=rows) == "3"


def test_expected_and_got_are_told_apart():
    assert pair(0.123456, 0.123457) == ("0.123456", "0.123457")
    assert pair(1, np.float64(1)) == ("1", "1.0")
    assert pair((1,), (1,)) == ("(1,)\n(tuple)", "(1,)\n(tuple)")


def test_of_long_values_the_place_is_shown_where_they_begin_to_differ():
    numbers, table = list(range(300)), np.arange(30_000).reshape(300, 100)
    first, second = pair(numbers, [*numbers[:200], 0, *numbers[201:]])
    assert "199, 200, 201" in first and "199, 0, 201" in second and "lines before" in first
    assert len(first.split("\n")) <= format.FEW + 2
    first, second = pair(table, np.where(table == 20_050, -1, table))
    assert "20050" in first and "-1" in second and "rows 198 to 202, columns 48 to 52" in second
    assert pair(table, table[:20]) == (
        "an array of shape (300, 100)",
        "an array of shape (20, 100)",
    )
    first, second = pair(
        *("\n".join(map(str, some)) for some in (numbers, numbers[:250])), show=str
    )
    assert "249\n250" in first and second.endswith("249")
    assert pair(1, 2, show=lambda value: "a table") == ("a table", "a table")
    assert "10" in pair(table, sparse.csr_array((10**6, 10**6)))[1]  # too large to be made dense
