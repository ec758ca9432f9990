"""Every lesson has the same skeleton and stays within the same bounds."""

import ast
import io
import re
import tokenize
from pathlib import Path

import nbformat
import pytest
from lesson_pages import minutes, text_output
from lesson_products import code_cells
from lesson_source import BEGIN, END, STUB, checked_id, headings, read_source

from embedlab.course import exercises

ROOT = Path(__file__).parents[2]
STEMS = sorted(path.stem for path in (ROOT / "solutions").glob("[0-9][0-9]_*.py"))
each_lesson = pytest.mark.parametrize("stem", STEMS)
TOP = ["What you will do", "What you will be able to do", "What you need"]
END_ORDER = ["The claim on trial", "Key points", "Your own data", "Next"]


def source(stem):
    return read_source(ROOT / "solutions" / f"{stem}.py")


def notebook(folder, stem):
    return nbformat.read(ROOT / folder / f"{stem}.ipynb", as_version=4)


def shown(stem):
    """The source's cells that the lesson has."""
    return [cell for cell in source(stem).cells if not {"solution", "instructor"} & set(cell.tags)]


def prose(stem):
    return "\n\n".join(cell.source for cell in shown(stem) if cell.kind == "markdown")


def sections(stem):
    """The ## headings in order, with the text below each, up to the next heading."""
    parts = re.split(r"^(#{1,6}) +(.+?)\s*$", prose(stem), flags=re.MULTILINE)
    found = zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    return [(title, body.strip()) for level, title, body in found if level == "##"]


def has_tag(cell, tag):
    return tag in cell.metadata.get("tags", [])


def test_there_are_lessons():
    assert STEMS


@each_lesson
def test_it_begins_with_a_title_and_what_to_expect(stem):
    first = shown(stem)[0]
    assert first.kind == "markdown" and headings(first.source)[0][0] == 1
    assert sum(level == 1 for level, _ in headings(prose(stem))) == 1
    top = sections(stem)[:3]
    assert [title for title, _ in top] == TOP
    do, able, need = (body for _, body in top)
    assert do.endswith(".") and len(re.findall(r"[.!?](?=\s|$)", do)) == 1, "one sentence"
    assert 3 <= len(re.findall(r"^[-*] ", able, re.MULTILINE)) <= 5
    assert re.search(r"\d+ minutes", need)


@each_lesson
def test_it_ends_with_key_points_and_what_comes_next(stem):
    titles = [title for title, _ in sections(stem)]
    last = [title for title in titles if title in END_ORDER]
    assert {"Key points", "Next"} <= set(last)
    assert last == [title for title in END_ORDER if title in last]
    assert titles[-len(last) :] == last


@each_lesson
def test_its_exercises_are_those_of_the_registry(stem):
    number = stem[:2]
    registered = [exercise.id for exercise in exercises.of_lesson(number)]
    titles = [title for _, title in headings(prose(stem)) if title.startswith("Exercise ")]
    found = [
        match[1] for match in (re.match(r"Exercise (\d+\.\d+): \S", t) for t in titles) if match
    ]
    assert found == registered == [f"{int(number)}.{k + 1}" for k in range(len(registered))]
    assert len(found) == len(titles) and 2 <= len(found) <= 4
    assert all(level == 3 for level, title in headings(prose(stem)) if title in titles)


@each_lesson
def test_every_exercise_has_its_cell_and_its_check(stem):
    tagged = [
        (cell.heading, tag, cell)
        for cell in shown(stem)
        for tag in ("exercise", "check")
        if tag in cell.tags
    ]
    expected = [exercise.id for exercise in exercises.of_lesson(stem[:2])]
    assert [tag for _, tag, _ in tagged] == ["exercise", "check"] * len(expected)
    assert [checked_id(cell) for _, tag, cell in tagged if tag == "check"] == expected
    for heading, tag, cell in tagged:
        if tag == "check":
            assert heading.startswith(f"Exercise {checked_id(cell)}: ")


@each_lesson
def test_it_asks_for_a_prediction(stem):
    assert stem.startswith("00") or "**Predict first:**" in prose(stem)


@each_lesson
def test_its_length(stem):
    cells = shown(stem)
    assert 25 <= len(cells) <= 42
    words = len(re.findall(r"\w+(?:['’-]\w+)*", prose(stem)))
    assert 700 <= words <= 1_250, f"{words} words: one evening has about a thousand"
    cells = code_cells(notebook("lessons", stem))
    code = [re.sub(r'""".*?"""', "", cell.source, flags=re.DOTALL) for cell in cells]
    lines = sum(bool(line.strip()) for text in code for line in text.splitlines())
    assert 20 <= lines <= 120, f"{lines} lines of code: one evening has about a hundred"


@each_lesson
def test_its_code_cells_are_short(stem):
    for cell in shown(stem):
        if cell.kind == "code" and not {"exercise", "data"} & set(cell.tags):
            assert len(cell.source.splitlines()) <= 14, cell.source
        if cell.kind == "code":
            assert all(len(line) <= 100 for line in cell.source.splitlines()), cell.source


@each_lesson
def test_what_an_explorer_uses_keeps_its_meaning(stem):
    """An explorer is moved when all cells have run: 04's once drew the whole encyclopedia."""
    trees = [ast.parse(cell.source) for cell in shown(stem) if cell.kind == "code"]
    given = [names(tree, ast.Store) for tree in trees]
    for i, tree in enumerate(trees):
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        explored = {c.args[0].id for c in calls if getattr(c.func, "id", "") == "explorer"}
        functions = [f for t in trees for f in t.body if getattr(f, "name", "") in explored]
        for function in functions:
            inside = names(function, ast.Store) | {arg.arg for arg in function.args.args}
            later = set().union(*given[i + 1 :])
            assert not (names(function, ast.Load) - inside) & later, function.name


def names(tree, context):
    """The names that some code reads (ast.Load) or gives outside of functions (ast.Store)."""
    skipped = set()
    if context is ast.Store and isinstance(tree, ast.Module):
        inner = (ast.FunctionDef, ast.Lambda, ast.comprehension, ast.ListComp, ast.DictComp)
        inner += (ast.GeneratorExp, ast.SetComp)
        skipped = {n for f in ast.walk(tree) if isinstance(f, inner) for n in ast.walk(f)}
    nodes = (node for node in ast.walk(tree) if node not in skipped)
    return {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, context)}


@each_lesson
def test_no_semicolons(stem):
    code = "\n".join(cell.source for cell in source(stem).cells if cell.kind == "code")
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    assert [token.line for token in tokens if token.exact_type == tokenize.SEMI] == []


@each_lesson
def test_no_image_comes_from_elsewhere(stem):
    text = "\n".join(cell.source for cell in source(stem).cells)
    assert not re.search(r"!\[[^\]]*\]\(\s*<?(https?:)?//|<img[^>]+src=[\"']?(https?:)?//", text)


@each_lesson
def test_the_instructor_knows_how_long_it_takes(stem):
    least, typical, slow = map(int, minutes(source(stem)))
    assert 0 < least < typical < slow


@each_lesson
def test_the_lesson_shows_no_outputs_and_no_solutions(stem):
    cells = code_cells(notebook("lessons", stem))
    assert not any(cell.outputs or cell.execution_count for cell in cells)
    assert not any(BEGIN in cell.source or END in cell.source for cell in cells)
    blank = [cell.source for cell in cells if has_tag(cell, "exercise")]
    solved = [cell.source for cell in shown(stem) if "exercise" in cell.tags]
    for stub, full in zip(blank, solved, strict=True):
        assert STUB in stub
        written = "\n".join(re.findall(rf"{BEGIN}(.*?){END}", full, re.DOTALL))
        secret = [line.strip() for line in written.splitlines() if len(line.strip()) > 8]
        assert secret
        assert not [line for line in secret if line in stub]


@each_lesson
def test_the_solved_notebook_holds_its_outputs(stem):
    cells = code_cells(notebook("solutions", stem))
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert not [out for cell in cells for out in cell.outputs if out.output_type == "error"]
    compared = [cell for cell in cells if has_tag(cell, "nbval-check-output")]
    assert all(text_output(cell) for cell in compared)
    assert len(compared) >= (1 if stem.startswith("00") else 3)


@each_lesson
def test_the_solved_notebook_is_small_and_tells_nothing_about_the_machine(stem):
    assert (ROOT / "solutions" / f"{stem}.ipynb").stat().st_size < 400_000
    for cell in code_cells(notebook("solutions", stem)):
        for output in cell.outputs:
            texts = [
                text for kind, text in output.get("data", {}).items() if kind.startswith("text/")
            ]
            for text in (*texts, output.get("text", "")):
                text = re.sub(r"data:image/png;base64,[^\"]+", "", text)
                assert not re.search(r"\b0x[0-9a-fA-F]{6,}", text), "a memory address"
                assert not re.search(r"(?:/home|/root|/tmp|/Users|[A-Z]:\\)[/\\]?\w+", text), (
                    "a path"
                )
