"""Lesson 03 as a learner meets it: run, explore, get it wrong, get it right, come back tomorrow."""

import re
import subprocess

import nbformat
from lab import Course, embedlab
from playwright.sync_api import expect

WRONG = """
def cooccurrence(sentences, window=2):
    text = [word for sentence in sentences for word in sentence]
    words = sorted(set(text))
    counts = np.zeros((len(words), len(words)), dtype=int)
    for i, word in enumerate(text):
        for other in text[max(0, i - window):i] + text[i + 1:i + 1 + window]:
            counts[words.index(word), words.index(other)] += 1
    return counts, words
"""
RIGHT = """
def cooccurrence(sentences, window=2):
    words = list({word: 0 for sentence in sentences for word in sentence})
    counts = [[0.0 for _ in words] for _ in words]
    for sentence in sentences:
        for j in range(len(sentence)):
            for i in range(max(0, j - window), j):
                a, b = words.index(sentence[i]), words.index(sentence[j])
                counts[a][b] += 1
                counts[b][a] += 1
    return counts, words
"""
PCA = """
def pca(matrix, k=2):
    left, singular, _ = np.linalg.svd(matrix - matrix.mean(axis=0), full_matrices=False)
    return (left * singular)[:, :k], (singular**2 / (singular**2).sum())[:k]
"""
PPMI = """
def ppmi(counts):
    counts = np.asarray(counts, dtype=float)
    chance = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    ratio = np.divide(counts, chance, out=np.ones(counts.shape), where=counts > 0)
    return np.log2(np.maximum(ratio, 1))
"""
COLOURS = """async image => {
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    return new Set(new Uint32Array(pen.getImageData(0, 0, canvas.width, canvas.height).data.buffer))
        .size;
}"""


def test_a_learner_works_through_lesson_03(lab, tmp_path):
    folder = tmp_path / "my work"
    with Course(folder, "03") as course:
        lab.open(course)
        lab.shot("opened")
        lab.run_all()
        assert lab.errors() == []
        explorer = lab.cell("explorer(word_map").locator(".jp-Cell-outputArea")
        expect(explorer).to_contain_text("cooccurrence is not written yet")
        lab.look_at(explorer, "explorer before the answer")
        expect(lab.cell('check("3.1"').get_by_role("status")).to_contain_text("Not attempted")

        card = lab.answer("3.1", "def cooccurrence", WRONG)
        expect(card).to_have_accessible_name(re.compile(r"^Not yet: 3\.1 Count which words"))
        expect(card).to_contain_text("Your windows run across sentence ends")
        counterexample = ["sentences[['cat'], ['dog']]", "window1", "expected", "got"]
        expect(card.get_by_role("row")).to_contain_text(counterexample)
        expect(card.get_by_role("rowheader", name="got").locator("+ td")).to_contain_text("<--")
        lab.look_at(card, "wrong")

        card = lab.answer("3.1", "def cooccurrence", RIGHT)
        expect(card).to_have_accessible_name(re.compile(r"^Right: 3\.1 "))
        lab.look_at(card, "right")
        expect(lab.answer("3.3", "def pca", PCA)).to_contain_text("Right")
        expect(lab.answer("3.4", "def ppmi", PPMI)).to_contain_text("Right")
        _move_the_explorer(lab)
        lab.save()
        assert course.press_ctrl_c() == 0
        assert course.process.stdout.read().endswith("my work.\n")

    with Course(folder, "03") as course:
        lab.open(course)
        cell = lab.cell("def cooccurrence")
        expect(cell.locator(".cm-line")).to_have_text(RIGHT.strip().split("\n"))
        lab.look_at(cell, "the next day")
        assert course.press_ctrl_c() == 0
    notebook = nbformat.read(folder / "03_cooccurrence_pca.ipynb", as_version=4)
    assert RIGHT.strip() in [cell.source for cell in notebook.cells]
    assert _progress(folder) == {"3.1": "passed", "3.2": "to do", "3.3": "passed", "3.4": "passed"}


def _move_the_explorer(lab):
    """With the keyboard alone; it draws with the learner's own functions."""
    cell = lab.cell("explorer(word_map")
    lab.run(cell)
    output, picture = cell.locator(".widget-output"), cell.locator(".widget-output img")
    expect(output).to_contain_text(re.compile(r"distance\s+nearest"))
    picture.evaluate("image => image.decode()")
    lab.look_at(output, "explorer, window 2")
    text, drawing = output.text_content(), picture.get_attribute("src")
    handle = cell.locator(".widget-slider .noUi-handle")
    handle.focus()
    lab.page.keyboard.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuenow", re.compile(r"^3(\.0)?$"))
    expect(output).not_to_have_text(text)
    expect(output).to_contain_text(re.compile(r"distance\s+nearest"))
    expect(picture).to_have_count(1)
    expect(picture).not_to_have_attribute("src", drawing)
    lab.look_at(output, "explorer, window 3")
    assert picture.evaluate(COLOURS) > 2  # not an empty sheet


def _progress(folder):
    """The exercises of lesson 03 in the table of `embedlab progress`."""
    command = embedlab("progress", "--folder", folder)
    table = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    return dict(re.findall(r"(3\.\d) .*(passed|tried|to do)", table))
