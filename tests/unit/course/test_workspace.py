"""The learner's folder: lessons arrive, and nothing that a learner wrote is ever lost."""

import json
import os

import pytest

from embedlab.course import exercises
from embedlab.course.app import files, progress, shipped, workspace
from embedlab.course.app.shipped import CourseError
from embedlab.course.checking.exercise import ValueExercise

NAMES = ["00_start_here.ipynb", "03_cooccurrence_pca.ipynb", "04_word2vec_glove.ipynb"]
THIRD = NAMES[1]


@pytest.fixture
def lessons(tmp_path, monkeypatch):
    folder = tmp_path / "lessons"
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_text(f"first edition of {name}", encoding="utf-8")
    monkeypatch.setattr(shipped, "lessons_folder", lambda: folder)
    ids = {"03": ["3.1", "3.2"], "04": ["4.1"]}
    one = {n: tuple(ValueExercise(i, "", 1, "a number") for i in ids[n]) for n in ids}
    monkeypatch.setattr(exercises, "of_lesson", lambda number: one.get(number, ()))
    return folder


@pytest.fixture
def mine(lessons, tmp_path):
    return workspace.prepare(tmp_path / "my work")[0]


def contents(folder):
    return {p.name: p.read_text(encoding="utf-8") for p in folder.iterdir() if p.is_file()}


def test_a_new_folder_gets_every_lesson_and_a_marker(lessons, tmp_path, monkeypatch):
    mine, sentences = workspace.prepare(tmp_path / "deep" / "my_work")
    assert contents(mine.folder) == contents(lessons)
    assert sentences == [f"Your copies of the lessons are in {mine.folder}."]
    monkeypatch.chdir(mine.folder)
    assert progress.find_workspace() == mine.folder
    assert workspace.prepare(mine.folder) == (mine, [])


def test_an_untouched_copy_is_updated(lessons, mine):
    (lessons / THIRD).write_text("second edition", encoding="utf-8")
    sentences = workspace.prepare(mine.folder)[1]
    assert sentences == [f"{THIRD} was updated; you had not changed it."]
    assert contents(mine.folder) == contents(lessons)
    assert workspace.prepare(mine.folder)[1] == []


def test_a_changed_copy_is_kept_and_each_new_edition_is_put_beside_it_once(lessons, mine):
    (mine.folder / THIRD).write_text("my answers", encoding="utf-8")
    for edition in ("second edition", "third edition"):
        (lessons / THIRD).write_text(edition, encoding="utf-8")
        (sentence,) = workspace.prepare(mine.folder)[1]
        beside = mine.folder / sentence.rpartition(" is ")[2].rstrip(".")
        assert beside.name.startswith("03_cooccurrence_pca.new-20")
        assert beside.read_text(encoding="utf-8") == edition
        beside.rename(mine.folder / f"{edition}.ipynb")
        assert workspace.prepare(mine.folder)[1] == []
    assert contents(mine.folder)[THIRD] == "my answers"
    assert len(contents(mine.folder)) == len(NAMES) + 2


def test_two_new_editions_on_one_day_do_not_overwrite_one_another(lessons, mine):
    (mine.folder / THIRD).write_text("my answers", encoding="utf-8")
    for edition in ("second edition", "third edition"):
        (lessons / THIRD).write_text(edition, encoding="utf-8")
        workspace.prepare(mine.folder)
    found = contents(mine.folder)
    assert {"my answers", "second edition", "third edition"} <= set(found.values())
    assert found[THIRD] == "my answers"


def test_a_lesson_that_was_deleted_or_is_new_arrives(lessons, mine):
    (mine.folder / THIRD).unlink()
    (lessons / "05_distance_metrics.ipynb").write_text("new", encoding="utf-8")
    workspace.prepare(mine.folder)
    assert contents(mine.folder) == contents(lessons)


def test_a_damaged_marker_is_set_aside_and_their_work_kept(lessons, mine):
    marker = mine.folder / ".embedlab" / "workspace.json"
    (mine.folder / THIRD).write_text("my answers", encoding="utf-8")
    damages = ("{", "[]", '{"format": "1"}', '{"format": 1, "made_from": 3}', "[" * 100_000)
    for content in damages:
        marker.write_text(content, encoding="utf-8")
        damaged, differs = workspace.prepare(mine.folder)[1]
        assert "workspace.json was damaged; it was set aside as" in damaged
        assert f"{THIRD} differs from the course's: yours was kept as it is" in differs
    found = contents(mine.folder)
    assert found.pop(THIRD) == "my answers"
    assert sorted(found.values()) == sorted(contents(lessons).values())  # one beside, not five
    assert workspace.prepare(mine.folder)[1] == []
    assert len(list(marker.parent.glob("*damaged*"))) == len(damages)


def test_a_folder_of_a_newer_version_is_left_alone(lessons, mine):
    marker = mine.folder / ".embedlab" / "workspace.json"
    marker.write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(CourseError, match="newer version of the course"):
        workspace.prepare(mine.folder)
    assert marker.read_text(encoding="utf-8") == '{"format": 99}'


def test_a_folder_with_other_things_is_not_littered(lessons, tmp_path):
    (tmp_path / "thesis.tex").write_text("", encoding="utf-8")
    with pytest.raises(CourseError, match=r"already holds other things \(lessons\).*--folder"):
        workspace.prepare(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"lessons", "thesis.tex"}


def test_a_folder_of_notebooks_is_adopted_and_theirs_are_kept(lessons, tmp_path):
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / THIRD).write_text("from last year", encoding="utf-8")
    (sentence,) = workspace.prepare(folder)[1][1:]
    assert "yours was kept as it is" in sentence
    assert contents(folder)[THIRD] == "from last year"


def test_the_shipped_lessons_are_not_a_place_to_work(lessons):
    with pytest.raises(CourseError, match="belongs to the course itself"):
        workspace.prepare(lessons)
    assert not (lessons / ".embedlab").exists()


def test_what_a_killed_doctor_left_is_not_a_strangers(lessons, tmp_path):
    (tmp_path / "my_work").mkdir()
    (tmp_path / "my_work" / ".embedlab-4711.part").write_text("", encoding="utf-8")
    assert contents(workspace.prepare(tmp_path / "my_work")[0].folder).keys() > set(NAMES)


@pytest.mark.skipif(os.name == "nt", reason="a symlink needs a privilege there")
@pytest.mark.parametrize("open_folder", [workspace.prepare, workspace.existing])
def test_a_symlink_to_itself_gives_a_sentence(lessons, tmp_path, open_folder):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(CourseError, match=r"loop .*--folder"):
        open_folder(tmp_path / "loop")


@pytest.mark.parametrize("below", [(), ("my_work",)])
def test_a_file_in_the_way_gives_a_sentence(lessons, tmp_path, below):
    (tmp_path / "file").write_text("precious", encoding="utf-8")
    with pytest.raises(CourseError, match=r"cannot write in .*file.*--folder"):
        workspace.prepare(tmp_path.joinpath("file", *below))
    assert (tmp_path / "file").read_text(encoding="utf-8") == "precious"


def test_a_read_only_folder_gives_a_sentence(lessons, tmp_path, monkeypatch):
    def refused(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "draft", refused)
    with pytest.raises(CourseError, match=r"cannot write in .*\(Permission denied\)"):
        workspace.prepare(tmp_path / "my_work")


def test_reset_keeps_the_copy_and_the_progress(lessons, mine, monkeypatch):
    monkeypatch.chdir(mine.folder)
    for exercise in ("3.1", "4.1"):
        progress.record(exercise, True)
    for answers in ("first answers", "second answers"):
        (mine.folder / THIRD).write_text(answers, encoding="utf-8")
        sentences = workspace.reset(mine.folder, lessons / THIRD)
        assert "Your copy was kept as" in sentences[0]
        kept = [
            text
            for name, text in contents(mine.folder).items()
            if "03_" in name and "_kept-" in name
        ]
        assert answers in kept
        assert contents(mine.folder)[THIRD] == f"first edition of {THIRD}"
    assert len(kept) == 2
    assert list(progress.read(mine.folder)) == ["4.1"]
    assert len(list(mine.folder.glob(".embedlab/progress/kept-*/3.1.json"))) == 1
    assert workspace.prepare(mine.folder)[1] == []


def test_reset_of_an_untouched_lesson_keeps_no_second_copy(lessons, mine):
    before = contents(mine.folder)
    assert len(workspace.reset(mine.folder, lessons / THIRD)) == 1
    assert contents(mine.folder) == before


def test_a_reset_that_fails_says_what_was_kept_and_where(lessons, mine, monkeypatch):
    (mine.folder / THIRD).write_text("my answers", encoding="utf-8")

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(files.os, "fsync", full)  # before anything was moved
        with pytest.raises(CourseError, match=r"^embedlab cannot write in .*No space left"):
            workspace.reset(mine.folder, lessons / THIRD)
    assert contents(mine.folder) == contents(lessons) | {THIRD: "my answers"}
    with monkeypatch.context() as disk:
        disk.setattr(progress, "set_aside_lesson", full)
        with pytest.raises(CourseError, match=r"kept as .*_kept-.*ipynb\. .*No space left"):
            workspace.reset(mine.folder, lessons / THIRD)
    assert "my answers" in contents(mine.folder).values()


def test_after_a_reset_the_next_edition_replaces_it(lessons, mine):
    (mine.folder / THIRD).write_text("my answers", encoding="utf-8")
    (lessons / THIRD).write_text("second edition", encoding="utf-8")
    workspace.reset(workspace.prepare(mine.folder)[0].folder, lessons / THIRD)
    (lessons / THIRD).write_text("third edition", encoding="utf-8")
    assert "was updated" in workspace.prepare(mine.folder)[1][0]


def test_the_next_lesson_is_the_first_unfinished_one(lessons, mine, monkeypatch):
    monkeypatch.chdir(mine.folder)
    assert workspace.next_unfinished(mine).name == NAMES[0]
    workspace.mark_opened(mine, lessons / NAMES[0])
    mine = workspace.prepare(mine.folder)[0]
    assert workspace.next_unfinished(mine).name == NAMES[1]
    progress.record("4.1", True)
    progress.record("3.1", True)
    progress.record("3.2", False)
    assert workspace.next_unfinished(mine).name == NAMES[1]
    progress.record("3.2", True)
    assert workspace.next_unfinished(mine) is None


def test_existing_wants_a_folder_that_start_made(lessons, mine, tmp_path):
    assert workspace.existing(mine.folder) == mine.folder
    with pytest.raises(CourseError, match="run `embedlab start`"):
        workspace.existing(tmp_path / "elsewhere")


def test_the_default_folder_is_where_we_stand_or_beside_the_course(mine, tmp_path, monkeypatch):
    monkeypatch.chdir(mine.folder)
    assert workspace.default_folder() == mine.folder
    monkeypatch.chdir(tmp_path)
    assert workspace.default_folder() == shipped.checkout() / "my_work"
    monkeypatch.setattr(shipped, "checkout", lambda: None)
    assert workspace.default_folder() == tmp_path / "my_work"


def test_a_wheel_finds_what_it_ships_and_says_what_is_missing(tmp_path, monkeypatch):
    package = tmp_path / "site-packages" / "embedlab"
    (package / "_shipped" / "lessons").mkdir(parents=True)
    (package.parent / "solutions").mkdir()  # another package's, as it happens
    monkeypatch.setattr(shipped, "PACKAGE", package)
    assert shipped.lessons_folder() == package / "_shipped" / "lessons"
    with pytest.raises(CourseError, match="cannot find 'solutions'.*install the course again"):
        shipped.solutions_folder()
    with pytest.raises(CourseError, match="There are no lessons"):
        shipped.lessons()


@pytest.mark.parametrize("name", ["3", "03", "03_cooccurrence_pca", THIRD])
def test_a_lesson_is_found_by_number_or_name(lessons, name):
    assert shipped.lesson_named(name) == lessons / THIRD


@pytest.mark.parametrize("name", ["99", "", "pca", "3.1", "../03"])
def test_an_unknown_lesson_names_the_known_ones(lessons, name):
    with pytest.raises(CourseError, match="the lessons are 00, 03, 04"):
        shipped.lesson_named(name)


def test_the_marker_is_readable_json_with_a_format(mine):
    state = json.loads((mine.folder / ".embedlab" / "workspace.json").read_bytes())
    assert state["format"] == 1 and sorted(state["made_from"]) == NAMES
