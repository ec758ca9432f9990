"""Lesson 03 as a learner meets it: run, explore, get it wrong, get it right, come back tomorrow."""

import re
import subprocess

import nbformat
from lab import Course, embedlab
from playwright.sync_api import expect

NUMBERS = """
def number_words(sentences):
    words = list(set(sum(sentences, [])))
    words.sort()
    return {words[i]: i for i in range(len(words))}
"""
WRONG = """
def count_neighbours(sentences, numbers, window):
    text = [word for sentence in sentences for word in sentence]
    counts = np.zeros((len(numbers), len(numbers)), dtype=int)
    for i, word in enumerate(text):
        for other in text[max(0, i - window):i] + text[i + 1:i + 1 + window]:
            counts[numbers[word], numbers[other]] += 1
    return counts
"""
RIGHT = """
def count_neighbours(sentences, numbers, window):
    counts = np.zeros((len(numbers), len(numbers)))
    for sentence in sentences:
        for j in range(len(sentence)):
            for i in range(max(0, j - window), j):
                a, b = numbers[sentence[i]], numbers[sentence[j]]
                counts[a, b] += 1
                counts[b, a] += 1
    return counts
"""
PCA = """
def pca(matrix, k=2):
    left, singular, _ = np.linalg.svd(matrix - matrix.mean(axis=0), full_matrices=False)
    return (left * singular)[:, :k], (singular**2 / (singular**2).sum())[:k]
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
        expect(explorer).to_contain_text("number_words is not written yet")
        lab.look_at(explorer, "explorer before the answer")
        expect(lab.cell('check("3.1"').get_by_role("status")).to_contain_text("Not attempted")

        expect(lab.answer("3.1", "def number_words", NUMBERS)).to_contain_text("Right")
        card = lab.answer("3.2", "def count_neighbours", WRONG)
        expect(card).to_have_accessible_name(re.compile(r"^Not yet: 3\.2 Count which words"))
        expect(card).to_contain_text("Your windows run across sentence ends")
        expect(card.get_by_role("row").first).to_contain_text("sentences[['cat'], ['dog']]")
        lab.look_at(card, "wrong")

        card = lab.answer("3.2", "def count_neighbours", RIGHT)
        expect(card).to_have_accessible_name(re.compile(r"^Right: 3\.2 "))
        lab.look_at(card, "right")
        expect(lab.answer("3.4", "def pca", PCA)).to_contain_text("Right")
        _move_the_explorer(lab)
        lab.save()
        assert course.press_ctrl_c() == 0
        assert course.process.stdout.read().endswith("my work.\n")

    with Course(folder, "03") as course:
        lab.open(course)
        cell = lab.cell("def count_neighbours")
        expect(cell.locator(".cm-line")).to_have_text(RIGHT.strip().split("\n"))
        lab.look_at(cell, "the next day")
        assert course.press_ctrl_c() == 0
    notebook = nbformat.read(folder / "03_cooccurrence_pca.ipynb", as_version=4)
    assert RIGHT.strip() in [cell.source for cell in notebook.cells]
    assert _progress(folder) == {"3.1": "passed", "3.2": "passed", "3.3": "to do", "3.4": "passed"}


def _move_the_explorer(lab):
    """With the keyboard alone; it draws with the learner's own functions."""
    cell = lab.cell("explorer(word_map")
    lab.run(cell)
    output, picture = cell.locator(".widget-output"), cell.locator(".widget-output img")
    picture.evaluate("image => image.decode()")
    lab.look_at(output, "explorer, window 2")
    drawing = picture.get_attribute("src")
    handle = cell.locator(".widget-slider .noUi-handle")
    handle.focus()
    lab.page.keyboard.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuenow", re.compile(r"^3(\.0)?$"))
    expect(picture).to_have_count(1)
    expect(picture).not_to_have_attribute("src", drawing)
    lab.look_at(output, "explorer, window 3")
    assert picture.evaluate(COLOURS) > 2  # not an empty sheet


def _progress(folder):
    """The exercises of lesson 03 in the table of `embedlab progress`."""
    command = embedlab("progress", "--folder", folder)
    table = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    return dict(re.findall(r"(?<!1)(3\.\d) .*(passed|tried|to do)", table))
