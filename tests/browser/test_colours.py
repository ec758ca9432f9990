"""Every text of the course's cards, tables and figures can be read in the light and dark theme."""

import re

import nbformat
import pytest
from lab import Course

CELLS = [
    "from embedlab import check, hint, plots, probe\nfrom embedlab.course.probe import scoreboard",
    'check("0.1", len)',
    'check("0.1", lambda text: len(text.split()))',
    'check("0.1")',
    'check("0.1", lambda: 1)',
    'check("0.9", len)',
    'hint("0.1")',
    'row = probe({"cat": [0, 1], "dog": [1, 1], "kitten": [0, 0], "puppy": [1, 0]}, "two")\nrow',
    "scoreboard()",
    '_ = plots.scatter_words([[0, 1], [1, 1], [0, 0]], ["cat", "dog", "kitten"], title="Map")',
    "from embedlab.course.widgets import explorer\n\n\ndef double(number):\n    print(2 * number)\n"
    "\n\nexplorer(double, number=(1, 5))",
]
WORDS = {
    *("Right", "Not yet", "Not attempted", "Cannot be run", "No such exercise", "Hint 1 of 3"),
    *("nearest to cat", "cat-kitten", "number", "2"),
}
CONTRASTS = """() => {
    const pen = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const rgba = colour => {
        pen.clearRect(0, 0, 1, 1);
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data];
    };
    const luminance = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map(
            v => v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const behind = element => {
        const colour = rgba(getComputedStyle(element).backgroundColor);
        return colour[3] === 255 || !element.parentElement ? colour : behind(element.parentElement);
    };
    const outputs = ".jp-OutputArea-output :is([role=status], table, .widget-slider, pre)";
    const found = {};
    for (const output of document.querySelectorAll(outputs)) {
        const texts = document.createTreeWalker(output, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const text = texts.currentNode.textContent.trim();
            const element = texts.currentNode.parentElement;
            if (!text || element.ariaHidden) continue;  // a sign: the words beside it say the same
            const pair = [rgba(getComputedStyle(element).color), behind(element)].map(luminance);
            found[text] = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
        }
    }
    return found;
}"""


STORED = '<style>p {}</style><img class="embedlab-figure" alt="Stored." src="data:image/png,">'
CORNER = """async image => {
    const pen = document.createElement("canvas").getContext("2d");
    await image.decode();
    pen.filter = getComputedStyle(image).filter;
    pen.drawImage(image, 0, 0);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
}"""


@pytest.fixture
def course(tmp_path):
    """A notebook with the course's outputs; one is stored in it, and it is not trusted."""
    spec = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    cells = [nbformat.v4.new_code_cell(code) for code in CELLS]
    cells[0].outputs = [nbformat.v4.new_output("display_data", {"text/html": STORED})]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec})
    with Course(tmp_path / "mine", "00") as course:
        nbformat.write(notebook, tmp_path / "mine" / "all.ipynb")
        course.address = course.address.replace("00_start_here.ipynb", "all.ipynb")
        yield course


def test_texts_stand_out_from_their_background(lab, course):
    lab.open(course)
    lab.run_all()
    assert lab.errors() == []
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        lab.choose_theme(theme)
        for i in range(2, len(CELLS), 3):
            lab.look_at(lab.page.locator(".jp-CodeCell").nth(i), f"{theme} {i}")
        contrasts = lab.page.evaluate(CONTRASTS)
        assert contrasts.keys() >= WORDS
        assert {text: ratio for text, ratio in contrasts.items() if ratio < 4.5} == {}, theme


def test_a_figure_is_white_in_the_light_and_dark_in_the_dark_theme(lab, course):
    lab.open(course)
    stored = lab.page.get_by_role("img", name="Stored.")
    lab.choose_theme("JupyterLab Dark")
    assert "invert" in stored.evaluate("image => getComputedStyle(image).filter"), "not trusted"

    lab.run_all()
    figure = lab.page.get_by_role("img", name=re.compile(r"^Map\. A map of 3 words\. Nearest"))
    for theme, corner in [("JupyterLab Light", [255] * 3), ("JupyterLab Dark", [17] * 3)]:
        lab.choose_theme(theme)
        lab.look_at(figure, theme)
        assert figure.evaluate(CORNER) == corner, theme
