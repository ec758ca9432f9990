import ipywidgets
import matplotlib
import nbformat
import pytest
from IPython.display import display
from matplotlib import pyplot
from nbclient import NotebookClient

from embedlab.course.widgets import explorer


@pytest.fixture(autouse=True)
def clean_matplotlib():
    matplotlib.use("Agg")
    yield
    pyplot.close("all")


def text(widget):
    """What an explorer shows now, as far as it is text."""
    return "".join(output.get("text", "") for output in widget.output.outputs)


def said(function, **controls):
    """What an explorer shows first, outside a notebook."""
    return text(explorer(function, **controls))


@pytest.mark.parametrize(
    ("values", "kind", "start"),
    [
        ((1, 5), ipywidgets.IntSlider, 1),
        ((1, 5, 2), ipywidgets.IntSlider, 2),
        ((0, 1.0, 0.5), ipywidgets.FloatSlider, 0.5),
        (["flat", "harmonic"], ipywidgets.RadioButtons, "flat"),
        (list("abcde"), ipywidgets.Dropdown, "a"),
        (True, ipywidgets.Checkbox, True),
    ],
)
def test_values_choose_the_control(values, kind, start):
    calls = []
    widget = explorer(lambda min_count: calls.append(min_count), min_count=values)
    control = widget.controls["min_count"]
    assert isinstance(control, kind)
    assert control.description == "min count"
    assert control.value == start
    assert calls == [start]


def test_a_slider_waits_until_it_is_released():
    slider = explorer(print, sep=(1, 5)).controls["sep"]
    assert (slider.min, slider.max, slider.continuous_update) == (1, 5, False)


@pytest.mark.parametrize("values", [(5, 1), (1, 5, 9), (1,), ("a", "b"), [], 3, None, (1, 2, 3, 4)])
def test_values_that_make_no_control_get_one_sentence(values):
    with pytest.raises(ValueError, match="the control 'window' needs .* got"):
        explorer(print, window=values)


def test_a_field_to_type_in_says_when_it_is_read():
    field = explorer(lambda first_word: first_word, first_word="river").controls["first_word"]
    assert isinstance(field, ipywidgets.Text)
    assert (field.value, field.continuous_update) == ("river", False)
    assert field.description == "first word (press Enter)"


def test_a_change_calls_the_function_again():
    widget = explorer(lambda window, words: print(window, words), window=(1, 5), words=["a", "b"])
    widget.controls["window"].value = 3
    assert text(widget) == "3 a\n"
    widget.controls["words"].value = "b"
    assert text(widget) == "3 b\n"


def test_results_are_shown():
    assert said(lambda n: f"line {n}\nend", n=(1, 2)) == "line 1\nend\n"
    assert said(lambda n: [n], n=(1, 2)) == "[1]\n"
    assert said(lambda n: 0, n=(1, 2)) == "0\n"
    assert said(lambda n: print("seen"), n=(1, 2)) == "seen\n"
    assert said(lambda n: display({"n": n}), n=(1, 2)) == "{'n': 1}\n"


def test_a_mistake_becomes_one_sentence_with_the_values():
    def mine(window, name):
        print("so far")
        return {}[name]

    assert said(mine, window=(2, 5), name=["dog"]) == (
        "so far\nmine stopped with KeyError: 'dog' (at window = 2, name = 'dog')\n"
    )


def test_a_mistake_of_many_lines_or_none_is_still_one_sentence():
    def long(n):
        raise ValueError("first\nsecond")

    def short(n):
        raise ValueError

    assert said(long, n=(1, 2)) == "long stopped with ValueError: first (at n = 1)\n"
    assert said(short, n=(1, 2)) == "short stopped with ValueError (at n = 1)\n"


def test_a_stub_is_not_written_yet():
    def stub(n): ...

    def refusing(n):
        raise NotImplementedError

    sentence = "is not written yet: it returns None and shows nothing.\n"
    assert said(stub, n=(1, 2)) == f"stub {sentence}"
    assert said(lambda n: ..., n=(1, 2)) == f"the function {sentence}"
    assert said(refusing, n=(1, 2)) == "refusing is not written yet.\n"


def test_figures_are_shown_and_closed_and_others_stay_open():
    kept = pyplot.figure()
    assert "Figure" in said(lambda n: pyplot.subplots()[1], n=(1, 2))
    assert pyplot.get_fignums() == [kept.number]


def test_a_figure_is_closed_even_when_the_function_then_fails():
    def mine(n):
        pyplot.figure()
        raise ValueError("late")

    assert "ValueError: late" in said(mine, n=(1, 2))
    assert not pyplot.get_fignums()


def test_plain_text_names_function_and_controls_only():
    def mine(window, min_count):
        return window

    widget = explorer(mine, window=(1, 5), min_count=(1, 2))
    assert repr(widget) == "Explorer of mine: window, min count"
    assert repr(explorer(lambda n: n, n=(1, 2))) == "Explorer of the function: n"


@pytest.mark.slow
def test_in_a_notebook(monkeypatch):
    """A real kernel: a control moves, the output follows, no figure leaks, the cell stays small."""
    monkeypatch.delenv("MPLBACKEND", raising=False)
    cells = [
        "from matplotlib import pyplot\n"
        "from embedlab.course.widgets import explorer\n"
        "def mine(n):\n"
        "    pyplot.subplots(figsize=(1, 1))\n"
        "    print('n is', n)\n"
        "    return 1 / (n - 3)\n"
        "shown = explorer(mine, n=(1, 5))\n"
        "shown",
        "shown.controls['n'].value = 3",
        "pyplot.get_fignums()",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, timeout=120).execute()
    first = notebook.cells[0].outputs
    assert "run the cells up to this one" in first[0].data["text/html"]  # while no kernel is there
    assert first[1].data["text/plain"] == "Explorer of mine: n"
    assert len(str(first)) < 1500
    assert notebook.cells[2].outputs[0].data["text/plain"] == "[]"
    state = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    (output,) = (w["state"]["outputs"] for w in state.values() if w["model_name"] == "OutputModel")
    printed = "".join(part.get("text", "") for part in output)
    assert printed == "n is 3\nmine stopped with ZeroDivisionError: division by zero (at n = 3)\n"
    assert sum("image/png" in part.get("data", {}) for part in output) == 1


def counts_of_the_learner():
    """Still the stub of an exercise."""
    ...  # your code


def uses_the_learners(window):
    print(sum(sum(counts_of_the_learner()) for _ in [1]), window)


def test_a_stub_that_the_function_calls_is_named(monkeypatch):
    assert said(uses_the_learners, window=(1, 5)).startswith(
        "counts_of_the_learner is not written yet"
    )
    monkeypatch.setitem(globals(), "counts_of_the_learner", lambda: [1, 2])
    assert said(uses_the_learners, window=(1, 5)).startswith("3 1")
