"""Progress: written where the marker is, never lost, never in the way."""

import json
import warnings

import pytest

from embedlab import course
from embedlab.course.app import files, progress


@pytest.fixture(autouse=True)
def fresh_memory(monkeypatch):
    monkeypatch.setattr(progress, "_hints_in_memory", {})
    monkeypatch.setattr(progress, "_said", set())
    monkeypatch.setattr(course, "BEGAN_IN", None)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / ".embedlab").mkdir()
    (tmp_path / ".embedlab" / "workspace.json").write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder):
    return sorted(path.name for path in (folder / ".embedlab" / "progress").iterdir())


def test_nothing_is_written_outside_a_workspace(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    progress.record("3.1", True)
    assert [progress.count_hint("3.1") for _ in range(3)] == [0, 1, 2]
    assert list(tmp_path.iterdir()) == []


def test_passed_stays_passed_and_tries_are_counted(folder):
    progress.record("3.1", False)
    assert progress.read(folder) == {"3.1": {"passed": False, "attempts": 1, "hints": 0}}
    progress.record("3.1", True)
    progress.record("3.1", False)
    assert progress.read(folder) == {"3.1": {"passed": True, "attempts": 3, "hints": 0}}
    assert names(folder) == ["3.1.json"]


def test_it_is_found_from_a_folder_inside(folder, monkeypatch):
    (folder / "drafts").mkdir()
    monkeypatch.chdir(folder / "drafts")
    assert progress.count_hint("3.2") == 0
    assert progress.count_hint("3.2") == 1
    assert progress.read(folder)["3.2"]["hints"] == 2


@pytest.mark.parametrize("cwd", ["elsewhere", "deleted"])
def test_a_lesson_that_goes_elsewhere_is_recorded_where_it_began(
    folder, tmp_path_factory, monkeypatch, cwd
):
    monkeypatch.setattr(course, "BEGAN_IN", course.current_folder())
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    if cwd == "deleted":
        monkeypatch.setattr("os.getcwd", lambda: (_ for _ in ()).throw(FileNotFoundError(2, "")))
    progress.record("3.1", True)
    assert progress.count_hint("3.1") == 0
    assert progress.read(folder) == {"3.1": {"passed": True, "attempts": 1, "hints": 1}}


def test_progress_that_cannot_be_read_or_written_says_so(folder):
    (folder / ".embedlab" / "progress").write_text("a file in its place", encoding="utf-8")
    with pytest.warns(UserWarning, match="could not be saved"):
        progress.record("3.1", True)
    with pytest.warns(UserWarning, match=r"Your progress in .*progress cannot be read \("):
        assert progress.read(folder) == {}


def test_one_record_that_cannot_be_read_does_not_hide_the_others(folder):
    for exercise in ("3.1", "3.3"):
        progress.record(exercise, True)
    (folder / ".embedlab" / "progress" / "3.2.json").mkdir()
    with pytest.warns(UserWarning, match=r"3\.2\.json cannot be read"):
        assert sorted(progress.read(folder)) == ["3.1", "3.3"]


def test_what_a_later_version_adds_is_kept(folder):
    progress.record("3.1", True)
    path = folder / ".embedlab" / "progress" / "3.1.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"minutes": 7}), encoding="utf-8")
    progress.record("3.1", False)
    assert json.loads(path.read_bytes()) == {
        "passed": True,
        "attempts": 2,
        "hints": 0,
        "minutes": 7,
    }


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"{}", b'{"passed": "no"}', b"[" * 100_000]
)
def test_a_damaged_file_is_set_aside_and_said_once(folder, content):
    path = folder / ".embedlab" / "progress" / "3.1.json"
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.warns(UserWarning, match="was damaged; it was set aside as .*damaged-") as said:
        progress.record("3.1", True)
    assert len(said) == 1
    kept = [name for name in names(folder) if "damaged" in name]
    assert [(path.parent / name).read_bytes() for name in kept] == [content]
    assert progress.read(folder)["3.1"]["passed"]


def test_two_damaged_files_are_both_kept(folder):
    path = folder / ".embedlab" / "progress" / "3.1.json"
    path.parent.mkdir()
    for content in ("first", "second"):
        path.write_text(content, encoding="utf-8")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            progress.record("3.1", False)
    kept = [p.read_text(encoding="utf-8") for p in sorted(path.parent.glob("*damaged*"))]
    assert sorted(kept) == ["first", "second"]


@pytest.mark.parametrize("action", [lambda: progress.record("3.1", True), progress.count_hint])
def test_a_full_disk_does_not_raise_even_when_warnings_are_errors(folder, monkeypatch, action):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write", full)
    call = action if action is not progress.count_hint else lambda: progress.count_hint("3.1")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert call() in (None, 0)
    progress._said.clear()
    with pytest.warns(UserWarning, match="could not be saved .*No space left"):
        call()


def test_a_strange_id_cannot_leave_the_folder(folder):
    with pytest.warns(UserWarning, match="not the number of an exercise"):
        progress.record("../../away", True)
    assert sorted(path.name for path in folder.iterdir()) == [".embedlab"]


def test_a_write_that_breaks_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "3.1.json"
    path.write_text("old", encoding="utf-8")

    def broken(self, target):
        raise OSError("power is out")

    monkeypatch.setattr(type(path), "replace", broken)
    with pytest.raises(OSError, match="power is out"):
        files.write(path, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["3.1.json"]
    assert path.read_text(encoding="utf-8") == "old"


def test_a_lesson_is_set_aside_without_its_neighbours(folder):
    for exercise in ("3.1", "3.2", "13.1", "1.3"):
        progress.record(exercise, True)
    first = progress.set_aside_lesson(folder, "03")
    progress.record("3.1", False)
    second = progress.set_aside_lesson(folder, "03")
    assert sorted(progress.read(folder)) == ["1.3", "13.1"]
    assert sorted(path.name for path in first.iterdir()) == ["3.1.json", "3.2.json"]
    assert first != second and [path.name for path in second.iterdir()] == ["3.1.json"]
    assert progress.set_aside_lesson(folder, "03") is None
