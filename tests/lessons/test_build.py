"""tools/build_lessons.py on small sources, and whether the real products are fresh."""

import json
from pathlib import Path

import build_lessons
import nbformat
import pytest

ROOT = Path(__file__).parents[2]
SOURCE = '''\
# %% [markdown]
# # Count the words
#
# ## One section

# %% [markdown] tags=["instructor"]
# Least 5, typical 10, slow 20 minutes.

# %%
print("the same")

# %%
print("the same")

# %% [markdown]
# ### Exercise 1.1: Twice a number

# %% tags=["exercise"]
def double(number):
    """Twice the number."""
    ### BEGIN SOLUTION
    return 2 * number
    ### END SOLUTION


# %% tags=["check"]
def check(identity, answer): ...


check("1.1", double)

# %% tags=["exercise"]
### BEGIN SOLUTION
half = 5
share = 0
for _ in range(half):
    share += 0.1
### END SOLUTION

# %% tags=["check"]
check("1.2", share)

# %% tags=["solution"]
import os

print(os.environ["EMBEDLAB_STRICT"], object(), os.getcwd())

# %% tags=["claim-number", "nbval-check-output"]
print("share:", share)

# %% [markdown] tags=["claim"]
# **The claim.** Half of it
# is | enough.
#
# **Verdict: loose.** It depends.
'''
STEM = "01_count_words"


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A folder with one source."""
    monkeypatch.setattr(build_lessons, "known_ids", lambda: ["1.1", "1.2"])
    write(tmp_path, SOURCE)
    return tmp_path


def write(root, text, stem=STEM):
    path = root / "solutions" / f"{stem}.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def build(root, *options):
    return build_lessons.main([*options, "--root", str(root)])


def read(root, folder, stem=STEM):
    return nbformat.read(root / folder / f"{stem}.ipynb", as_version=4)


def code(notebook):
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def products(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.suffix != ".py"
    }


@pytest.fixture
def no_running(monkeypatch):
    """Fail when a notebook would be run; leave its outputs empty."""
    runs = []
    monkeypatch.setattr(build_lessons.products, "execute", runs.append)
    return runs


def test_the_whole_course(root, capsys):
    assert build(root) == 0
    built = products(root)
    assert sorted(built) == [
        "CLAIMS.md",
        "docs/instructor/01_count_words.md",
        "docs/instructor/README.md",
        "lessons/01_count_words.ipynb",
        "solutions/01_count_words.ipynb",
    ]
    for content in built.values():
        assert b"\r" not in content and content.endswith(b"\n")

    lesson, solved = read(root, "lessons"), read(root, "solutions")
    assert (
        code(lesson)[2] == 'def double(number):\n    """Twice the number."""\n    ...  # your code'
    )
    assert code(lesson)[4] == "share = ...  # your code"
    assert len(lesson.cells) == len(solved.cells) - 1, "the solution cell is not in the lesson"
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in lesson.cells)
    assert lesson.metadata.embedlab == {"generated_from": "solutions/01_count_words.py"}
    assert lesson.metadata.language_info == solved.metadata.language_info == {"name": "python"}
    nbformat.validate(lesson)
    nbformat.validate(solved)

    assert code(solved)[2].endswith("\n    return 2 * number")
    printed = solved.cells[-3].outputs[0].text
    assert printed == "1 <object object at 0x...> my_work\n", "strict, the same everywhere"
    assert "iopub" not in json.dumps(solved), "no times of execution"

    page = built["docs/instructor/01_count_words.md"].decode()
    assert "# Count the words" in page and "## One section" in page
    assert "Least 5, typical 10" in page and "Least 5" not in json.dumps(solved)
    assert "| 5 / 10 / 20 |" in built["docs/instructor/README.md"].decode()
    row = "| Half of it is \\| enough. | loose | share: 0.5 | [Count the words](lessons/01_count_"
    assert row in built["CLAIMS.md"].decode()

    capsys.readouterr()
    assert build(root) == 0
    assert capsys.readouterr().out == "", "nothing is run or written twice"
    assert products(root) == built
    assert build(root, "--check") == 0

    write(root, SOURCE.replace("One section", "A section"))
    assert build(root) == 0
    assert "running" not in capsys.readouterr().out, "prose does not make outputs stale"
    assert read(root, "solutions").cells[-3].outputs[0].text == printed


WIDGET = """
# %%
import ipywidgets

ipywidgets.interactive(lambda k: print("k is", k), k=(1, 5))
"""


def test_an_explorer_leaves_text_and_no_ids(root):
    write(root, SOURCE + WIDGET)
    assert build(root) == 0
    solved = read(root, "solutions")
    (output,) = solved.cells[-1].outputs
    assert list(output.data) == ["text/plain"]
    assert output.data["text/plain"].startswith("interactive(children=(IntSlider(")
    assert "widgets" not in solved.metadata
    assert not [text for text in products(root).values() if b"model_id" in text]


def test_a_change_changes_one_cell(root, no_running):
    build(root)
    before = [cell.id for cell in read(root, "lessons").cells]
    assert len(set(before)) == len(before), "two equal cells have two ids"
    write(root, SOURCE.replace("### Exercise 1.1: Twice", "### Exercise 1.1: Double"))
    build(root)
    after = [cell.id for cell in read(root, "lessons").cells]
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


def test_code_is_run_again_when_it_changed_or_on_demand(root, no_running):
    for source, options, runs in [(SOURCE, [], 1), (SOURCE, [], 1), (SOURCE, ["--execute"], 2)]:
        write(root, source)
        assert build(root, *options) == 0
        assert len(no_running) == runs
    write(root, SOURCE.replace("half = 5", "half = 6"))
    assert build(root) == 0
    assert len(no_running) == 3


@pytest.mark.parametrize(
    ("product", "source"),
    [
        ("lessons/01_count_words.ipynb", "solutions/01_count_words.py"),
        ("solutions/01_count_words.ipynb", "solutions/01_count_words.py"),
        ("docs/instructor/01_count_words.md", "solutions/01_count_words.py"),
        ("docs/instructor/README.md", "solutions/*.py"),
        ("CLAIMS.md", "solutions/*.py"),
    ],
)
def test_an_edited_product_is_stale(root, no_running, capsys, product, source):
    build(root)
    text = (root / product).read_text(encoding="utf-8")
    edited = text.replace("Count the words", "Count the letters", 1)
    (root / product).write_text(edited if edited != text else text + "more\n", encoding="utf-8")
    before = products(root)
    assert build(root, "--check") == 1
    assert f"{product} differs from what {source} gives: edit the .py" in capsys.readouterr().err
    assert products(root) == before, "--check writes nothing"
    assert build(root) == 0
    assert build(root, "--check") == 0


def test_outputs_of_other_code_are_stale(root, no_running, capsys):
    build(root)
    write(root, SOURCE.replace("half = 5", "half = 6"))
    assert build(root, "--check") == 1
    assert (
        "solutions/01_count_words.ipynb holds no outputs of the code in" in capsys.readouterr().err
    )
    assert len(no_running) == 1


def test_orphans_and_missing_products(root, no_running, capsys):
    assert build(root, "--check") == 1
    build(root)
    (root / "lessons" / "02_gone.ipynb").write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert build(root, "--check") == 1
    assert (
        capsys.readouterr().err == "lessons/02_gone.ipynb has no solutions/02_gone.py: delete it\n"
    )


def test_a_number_chooses_a_lesson(root, no_running, capsys):
    write(root, "# %% [markdown]\n# # Another", "02_another")
    assert build(root, "02") == 0
    assert not (root / "lessons" / f"{STEM}.ipynb").exists()
    assert (root / "lessons" / "02_another.ipynb").exists()
    assert build(root, "07") == 2
    assert "no source in solutions/ begins with 07" in capsys.readouterr().err


def test_a_solved_notebook_stays_small(root, monkeypatch, capsys):
    def flood(notebook):
        output = nbformat.v4.new_output("stream", text="x" * 500_000)
        build_lessons.products.code_cells(notebook)[0].outputs = [output]

    monkeypatch.setattr(build_lessons.products, "execute", flood)
    assert build(root) == 1
    assert "more than 400: show less in solutions/01_count_words.py" in capsys.readouterr().err


def test_a_cell_that_fails_is_shown_and_nothing_is_stored(root, capsys):
    write(root, SOURCE.replace("half = 5", "half = 1 / 0"))
    assert build(root) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert not (root / "solutions" / f"{STEM}.ipynb").exists()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "    ### END SOLUTION\n",
            "",
            "'### BEGIN SOLUTION' and '### END SOLUTION' do not come in pairs",
        ),
        ('tags=["exercise"]', "", "an exercise cell, and no other, has '### BEGIN SOLUTION'"),
        ('["solution"]', '["solutoin"]', "unknown tag 'solutoin'; known are check,"),
        ('check("1.1", double)', "double", "has no call like check("),
        ('# %% tags=["check"]\ncheck("1.2", share)', "", "the exercise has no check after it"),
        ('check("1.2", share)', 'check("1.1", share)', "check '1.1' stands in the course twice"),
        ('check("1.2", share)', 'check("9.9", share)', "has no exercise '9.9'"),
        ("**Verdict: loose.**", "**Verdict: maybe.**", "a claim needs the paragraphs"),
        ("**The claim.**", "The claim.", "a claim needs the paragraphs"),
        ('"claim-number", ', "", "1 cells tagged 'claim' and 0 tagged 'claim-number'"),
        ('[markdown] tags=["instructor"]', 'tags=["instructor"]', "must be a markdown cell"),
        ('tags=["claim-number"', '[markdown] tags=["claim-number"', "must be a code cell"),
        ('print("the same")', "print(", "a code cell is not valid Python"),
    ],
)
def test_a_malformed_source_gets_one_sentence(root, capsys, old, new, sentence):
    assert old in SOURCE
    write(root, SOURCE.replace(old, new, 1))
    assert build(root) == 2
    error = capsys.readouterr().err
    assert sentence in error and error.count("\n") == 1
    assert f"{STEM}.py, under '" in error
    assert products(root) == {}


def test_the_products_of_this_course_are_fresh(capsys):
    assert build_lessons.main(["--check"]) == 0, capsys.readouterr().err
