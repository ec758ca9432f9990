"""Explorers where nobody has set anything: a plain JupyterLab, and Notebook 7 if it is installed.

`pip install notebook` adds the second; it is no dependency, as it adds a button to the course's own
JupyterLab.
"""

import importlib.util
import os
import re
import subprocess
import sys
import time

import nbformat
import pytest
from lab import PATIENCE, Lab, free_port
from playwright.sync_api import expect

KINDS = [kind for kind in ("jupyterlab", "notebook") if importlib.util.find_spec(kind)]
CELLS = [
    """
import time
from matplotlib import pyplot
from embedlab.course.widgets import explorer

def draw(n, wait):
    pyplot.subplots(figsize=(3, 2))
    end = time.time() + wait
    while time.time() < end:
        pass
    pyplot.plot(range(n + 1))
    print("n is", n)""",
    "quick = explorer(lambda n: draw(n, 0.02), n=(0, 30)); quick",
    "slow = explorer(lambda n: draw(n, 1), n=(0, 30)); slow",
    """
explorer(lambda **values: print(*values.values(), sep=", "),
    metric=["cosine", "dot"], first_kind=["one", "the other one"],
    animal=list("abcdefgh"), word="sea", p=(0, 5))""",
    """
def endless(n):
    while n == 2:
        pass
    return f"ready at {n}"
explorer(endless, n=(0, 2))""",
]


@pytest.fixture(scope="module", params=KINDS)
def server(request, tmp_path_factory):
    """A server of one's own, without the course's settings: (kind, address, notebook)."""
    root, port = tmp_path_factory.mktemp(request.param), free_port()
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c.strip()) for c in CELLS])
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    book.metadata["kernelspec"] = kernel
    nbformat.write(book, root / "explorers.ipynb")
    own = {"HOME": str(root), "IPYTHONDIR": str(root / "ipython"), "JUPYTER_NO_CONFIG": "1"}
    places = ("JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTERLAB_SETTINGS_DIR")
    own |= {name: str(root / name) for name in places}
    options = [f"--ServerApp.root_dir={root}", f"--ServerApp.port={port}", "--allow-root"]
    options += ["--IdentityProvider.token=t", "--no-browser", "--ServerApp.ip=127.0.0.1"]
    with (root / "log.txt").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", request.param, *options, "--LabApp.news_url=None"],
            env=os.environ | own,
            cwd=root,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    where = "lab/tree" if request.param == "jupyterlab" else "notebooks"
    yield f"http://127.0.0.1:{port}/{where}/explorers.ipynb?token=t"
    process.terminate()  # it ends its kernels
    process.wait()


def open_notebook(lab: Lab, address: str) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while True:
        try:
            lab.page.goto(address)
            break
        except Exception:  # the server is still starting
            assert time.monotonic() < deadline
            time.sleep(0.3)
    idle = lab.page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]')
    expect(idle).to_be_visible()
    lab.page.wait_for_timeout(1500)


@pytest.fixture
def opened(lab, server):
    open_notebook(lab, server)
    lab.run_all()
    return lab


def test_after_a_burst_of_keys_the_picture_is_that_of_the_last_value(opened):
    """What takes long says so meanwhile."""
    for name in ("quick", "slow"):
        cell = opened.cell(f"{name} = explorer")
        output, picture = cell.locator(".widget-output"), cell.locator(".widget-output img")
        expect(picture).to_have_count(1)
        drawings = {0: picture.get_attribute("src")}
        handle = cell.get_by_role("slider", name="n")
        for key, end in [("ArrowRight", 8), ("ArrowLeft", 0), ("ArrowRight", 8), ("ArrowLeft", 0)]:
            handle.focus()
            for _ in range(8):
                opened.page.keyboard.press(key)
                opened.page.wait_for_timeout(60)
            if name == "slow":
                expect(cell.get_by_role("status")).to_have_text("Working …")
            expect(handle).to_have_attribute("aria-valuenow", re.compile(rf"^{end}(\.0)?$"))
            expect(output).to_contain_text(f"n is {end}\n")
            expect(picture).to_have_count(1)
            expect(cell.get_by_role("status")).to_have_text("")
            drawing = picture.get_attribute("src")
            assert drawing == drawings.setdefault(end, drawing)
        assert len(set(drawings.values())) == 2


def test_keys_reach_every_control_and_every_control_has_a_name(opened):
    cell = opened.cell("metric=[")
    output, press = cell.locator(".widget-output"), opened.page.keyboard.press
    expect(output).to_have_text("cosine, one, a, sea, 0\n")
    opened.look_at(cell, "all controls")
    cell.get_by_role("combobox", name="animal").focus()
    press("ArrowDown")
    expect(output).to_have_text("cosine, one, b, sea, 0\n")
    press("g")  # a letter chooses, and does not reach the notebook
    expect(output).to_have_text("cosine, one, g, sea, 0\n")
    kinds = cell.get_by_role("radiogroup", name="first kind")
    kinds.get_by_role("radio", name="one", exact=True).focus()
    press("ArrowRight")
    expect(output).to_have_text("cosine, the other one, g, sea, 0\n")
    press("ArrowRight")
    expect(output).to_have_text("cosine, one, g, sea, 0\n")
    expect(cell.get_by_role("radiogroup", name="metric")).to_be_visible()
    cell.get_by_role("slider", name="p").focus()
    press("ArrowRight")
    expect(output).to_have_text("cosine, one, g, sea, 1\n")
    for word, key in (("lake", "Enter"), ("pond", "Tab")):
        cell.get_by_role("textbox", name="word (press Enter)").fill(word)
        press(key)
        expect(output).to_have_text(f"cosine, one, g, {word}, 1\n")


def test_endless_work_can_be_interrupted(opened):
    cell = opened.cell("def endless")
    output = cell.locator(".widget-output")
    handle = cell.get_by_role("slider", name="n")
    handle.focus()
    opened.page.keyboard.press("ArrowRight")  # from the second change on, another thread tells
    expect(output).to_have_text("ready at 1\n")
    opened.page.keyboard.press("ArrowRight")
    expect(cell.get_by_role("status")).to_have_text("Working …")
    opened.menu("Kernel", "Interrupt Kernel")
    expect(output).to_have_text("endless stopped with KeyboardInterrupt (at n = 2)\n")
    handle.focus()
    opened.page.keyboard.press("ArrowLeft")
    expect(output).to_have_text("ready at 1\n")


def test_the_next_evening_one_sentence_stands_where_an_explorer_was(opened, server):
    """Last, as it saves: the kernel is new, and knows nothing of the explorers on the page."""
    sentence = opened.page.get_by_text("An explorer is here", exact=False)
    expect(opened.page.locator(".embedlab-explorer")).to_have_count(4)
    expect(opened.page.locator(".embedlab-asleep:visible")).to_have_count(0)
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("ControlOrMeta+s")
    opened.page.wait_for_timeout(1500)
    opened.menu("Kernel", "Shut Down Kernel")
    expect(
        opened.page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]')
    ).to_be_hidden()
    open_notebook(opened, server)
    opened.page.wait_for_timeout(3000)  # after two seconds JupyterLab would call it an error
    expect(sentence).to_have_count(4)
    for one in opened.page.locator(".jp-Cell-outputArea").all()[1:]:
        assert one.inner_text().strip().startswith("An explorer is here")
        assert "widget" not in one.inner_text()
    opened.shot("the next evening")
