"""A figure in a notebook: one picture for both themes, with its alternative text."""

import base64
import io
import re
import subprocess
import sys

import nbformat
import pytest
from matplotlib import pyplot
from nbclient import NotebookClient
from PIL import Image

from embedlab import plots
from embedlab.plots.notebook import alternative_text

CELLS = [
    "from embedlab import plots\n"
    "_ = plots.scatter_words([[0, 0], [1, 1]], ['<cat>', 'dog'], title='Two \"words\"')",
    "from matplotlib import pyplot\nfigure, ax = pyplot.subplots()\n_ = ax.set_title('My own')",
    "from embedlab.drawings import draw_animals\n"
    "_ = plots.picture_grid(draw_animals([0.0], [1.0], size=32), ['cat'])",
    "def draw(n):\n    plots.heatmap([[n]], ['row'], ['column'])\n"
    "from embedlab.course.widgets import explorer\nexplorer(draw, n=(1, 5))",
]


def corner(html):
    """The first pixel of the picture in an output: red, green, blue, how opaque it is."""
    (data,) = re.findall(r'base64,([^"]+)"', html)
    return Image.open(io.BytesIO(base64.b64decode(data))).convert("RGBA").getpixel((0, 0))


@pytest.mark.slow
def test_a_figure_is_an_image_with_an_alternative_text(monkeypatch):
    monkeypatch.delenv("MPLBACKEND", raising=False)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    NotebookClient(notebook, timeout=120).execute()
    shown = [cell.outputs for cell in notebook.cells[:3]]
    assert [[set(output.data) for output in outputs] for outputs in shown] == [
        [{"text/plain", "text/html"}]
    ] * 3
    ours, own, photo = (outputs[0].data for outputs in shown)
    assert ours["text/plain"].startswith('Two "words". A map of 2 words. Nearest to <cat>: dog')
    assert 'class="embedlab-figure" alt="Two &quot;words&quot;. A map' in ours["text/html"]
    assert re.search(r'src="data:image/png;base64,iVBOR[\w+/=]+">$', ours["text/html"])
    assert own["text/plain"] == "My own."
    assert "embedlab-figure embedlab-photo" in photo["text/html"]
    corners = [corner(data["text/html"])[3] for data in (ours, photo)]
    assert corners == [255, 0]  # a photograph stands on the ground of the page
    state = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    (output,) = (w["state"]["outputs"] for w in state.values() if w["model_name"] == "OutputModel")
    assert [part["data"]["text/plain"] for part in output] == ["row: column 1."]


def test_the_texts_of_all_axes_make_up_that_of_the_figure():
    left, right = plots.panels(2)
    plots.heatmap([[1]], ["cat"], ["dog"], ax=left, title="Counts")
    right.set(xlabel="epoch", ylabel="loss", title="Mine")
    assert alternative_text(left.figure) == "Counts. cat: dog 1. Mine; x: epoch; y: loss."
    assert alternative_text(pyplot.figure()) == "A figure without a title."


def test_outside_of_a_notebook_nothing_is_loaded_for_it():
    code = (
        "import sys, matplotlib; matplotlib.use('Agg')\n"
        "from embedlab import plots\n"
        "plots.heatmap([[1]], ['a'], ['b'])\n"
        "print('IPython' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert run.stdout == "False\n", run.stderr
