"""Two programs in a learner's folder, or one that is killed: nothing that a learner did is lost.

An audit hook sees each call that opens, renames, links or removes a file just before it is made.
There "the other program" saves, and there a copy of the folder is what a kill would have left.
"""

import contextlib
import os
import shutil
import subprocess
import sys

import pytest

from embedlab.course import scoreboard
from embedlab.course.app import files, progress, shipped, workspace
from embedlab.course.app.shipped import CourseError

NAMES = ["00_start_here.ipynb", "03_cooccurrence_pca.ipynb"]
THIRD = NAMES[1]
CALLS = {"open", "os.rename", "os.link", "os.remove", "os.mkdir"}
_before_call = None


def _hook(event, _):
    global _before_call
    if _before_call and event in CALLS:
        action, _before_call = _before_call, None  # what the action does is not its own event
        action()
        _before_call = action


sys.addaudithook(_hook)


@contextlib.contextmanager
def before_each_call(action):
    global _before_call
    _before_call = action
    try:
        yield
    finally:
        _before_call = None


@pytest.fixture
def lessons(tmp_path, monkeypatch):
    folder = tmp_path / "lessons"
    folder.mkdir()
    monkeypatch.setattr(shipped, "lessons_folder", lambda: folder)
    publish(folder, "first edition")
    return folder


def publish(lessons, edition):
    for name in NAMES:
        (lessons / name).write_text(f"{edition} of {name}", encoding="utf-8")


def texts(folder):
    """What a learner sees in the file browser, however a notebook is called."""
    return {path.read_text(encoding="utf-8") for path in folder.glob("*.ipynb")}


def update(lessons, folder):
    publish(lessons, "second edition")
    workspace.prepare(folder)


def reset(lessons, folder):
    workspace.reset(folder, lessons / THIRD)


def written_in_place(path):
    path.write_text("saved", encoding="utf-8")


def written_slowly(path):
    file = path.open("w", encoding="utf-8")

    def finish():
        file.write("saved")
        file.close()

    return finish


def renamed_over(path):
    path.with_name("editor.tmp").write_text("saved", encoding="utf-8")
    path.with_name("editor.tmp").replace(path)


@pytest.mark.parametrize("save", [written_in_place, written_slowly, renamed_over])
@pytest.mark.parametrize("work", [update, reset])
def test_a_save_at_any_moment_is_kept(lessons, tmp_path, work, save):
    moment = calls = 1
    while moment <= calls:
        publish(lessons, "first edition")
        folder = workspace.prepare(tmp_path / f"{moment}")[0].folder
        if work is reset:
            (folder / THIRD).write_text("my answers", encoding="utf-8")
        calls, finish = 0, None

        def other_program(now=moment, mine=folder / THIRD):
            nonlocal calls, finish
            calls += 1
            if calls == now:
                finish = save(mine)

        # Windows does not rename a file that is open: the command ends with a sentence.
        may_fail = [CourseError] if os.name == "nt" else []
        with before_each_call(other_program), contextlib.suppress(*may_fail):
            work(lessons, folder)
        if finish:
            finish()
        if calls >= moment:
            assert "saved" in texts(folder), moment
            workspace.prepare(folder)
            assert "saved" in texts(folder), moment
        moment += 1
    assert moment > 10


def photograph(folder, to):
    """Copy a folder; two names of one file are two names of one file again."""
    copies = {}
    to.mkdir()
    for path in sorted(folder.rglob("*")):
        copy = to / path.relative_to(folder)
        if path.is_dir():
            copy.mkdir()
        elif (inode := path.stat().st_ino) in copies:
            os.link(copies[inode], copy)
        else:
            copies[inode] = shutil.copyfile(path, copy)


def first_start(lessons, folder):
    workspace.prepare(folder)


def start_after_damage(lessons, folder):
    (folder / ".embedlab" / "workspace.json").write_text("{", encoding="utf-8")
    workspace.prepare(folder)


def try_again(lessons, folder):
    os.chdir(folder)
    progress.record("3.1", False)


@pytest.mark.parametrize("work", [first_start, update, reset, start_after_damage, try_again])
def test_a_program_killed_at_any_moment_leaves_a_folder_that_works(
    lessons, tmp_path, monkeypatch, work
):
    folder = tmp_path / "my_work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    if work is not first_start:
        workspace.prepare(folder)
        progress.record("3.1", True)
        (folder / "notes.txt").write_text("a file of theirs", encoding="utf-8")
    if work is reset:
        (folder / THIRD).write_text("my answers", encoding="utf-8")
    left = []

    def kill():
        left.append(tmp_path / f"killed-{len(left)}")
        photograph(folder, left[-1])

    with before_each_call(kill):
        work(lessons, folder)
    assert len(left) >= 3
    for folder in left:
        mine = folder / THIRD
        if mine.exists() and (folder / ".embedlab").exists():  # a reset at once, with no start yet
            since = f"{mine.read_text(encoding='utf-8')}, and more"
            mine.write_text(since, encoding="utf-8")
            workspace.reset(folder, lessons / THIRD)
            assert since in texts(folder), folder
        workspace.prepare(folder)
        assert mine.read_bytes() == (lessons / THIRD).read_bytes()
        assert work is not reset or "my answers" in "".join(texts(folder))
        records = [path.read_text(encoding="utf-8") for path in folder.rglob("3.1.json")]
        assert work is first_start or any('"passed": true' in text for text in records)
        assert not list(folder.rglob("*.part")) and not list(folder.rglob("3.1.json.damaged*"))


def test_who_comes_while_the_lock_is_held_changes_nothing_and_says_so(
    lessons, tmp_path, monkeypatch
):
    folder = workspace.prepare(tmp_path / "my_work")[0].folder
    (folder / THIRD).write_text("my answers", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(files, "PATIENCE", 0.01)
    monkeypatch.setattr(progress, "_said", set())
    monkeypatch.setattr(progress, "_hints_in_memory", {})
    monkeypatch.setattr(scoreboard, "_in_memory", {})
    before = sorted(folder.rglob("*"))
    mine = workspace.Workspace(folder)
    with files.locked(folder / ".embedlab"):
        for command in (
            lambda: workspace.prepare(folder),
            lambda: workspace.reset(folder, lessons / THIRD),
            lambda: workspace.mark_opened(mine, lessons / THIRD),
        ):
            with pytest.raises(CourseError, match="is busy in .*my_work; try again"):
                command()
        with pytest.warns(UserWarning, match="could not be saved .*is busy in"):
            progress.record("3.1", True)
        with pytest.warns(UserWarning, match="hints are counted until"):
            assert progress.count_hint("3.1") == 0
        with pytest.warns(UserWarning, match="cannot be read .*is busy in"):
            assert progress.read(folder) == {}
        assert "is busy in" in scoreboard.keep("glove", {})
        assert sorted(folder.rglob("*")) == before
    progress.record("3.1", True)
    assert progress.read(folder)["3.1"]["passed"]


def together(folder, *programs):
    """Run Python programs that wait for one another; the first line of each says it is ready."""
    begin = (
        "import sys\nfrom pathlib import Path\nfrom embedlab.course.app import progress, shipped"
    )
    begin += "\nfrom embedlab.course.app import workspace\nprint('ready', flush=True)\ninput()\n"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", begin + program],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for program in programs
    ]
    for process in running:
        assert process.stdout.readline() == "ready\n"
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    return running


def test_two_kernels_at_once_lose_no_try_and_no_pass(lessons, tmp_path):
    folder = workspace.prepare(tmp_path / "my_work")[0].folder
    program = "for n in range(150):\n    progress.record('3.1', passed=n == 75)"
    for process in together(folder, program, program.replace("n == 75", "False")):
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert progress.read(folder) == {"3.1": {"passed": True, "attempts": 300, "hints": 0}}


def test_two_starts_at_once_both_work_and_put_one_new_edition_beside(lessons, tmp_path):
    for number in range(20):
        folder = workspace.prepare(tmp_path / "two" / f"{number}")[0].folder
        (folder / THIRD).write_text("my answers", encoding="utf-8")
    publish(lessons, "second edition")
    program = f"""
shipped.lessons_folder = lambda: Path({str(lessons)!r})
for number in range(40):  # the last 20 are first starts
    workspace.prepare(Path(str(number)))
"""
    for process in together(tmp_path / "two", program, program):
        process.communicate(timeout=60)
        assert process.returncode == 0
    for folder in (tmp_path / "two").iterdir():
        assert len(list(folder.glob("*.ipynb"))) == (3 if int(folder.name) < 20 else 2)


def test_a_killed_program_gives_the_lock_back(lessons, tmp_path, monkeypatch):
    folder = workspace.prepare(tmp_path / "my_work")[0].folder
    (process,) = together(
        folder,
        "from embedlab.course.app import files\n"
        "with files.locked(Path('.embedlab')):\n    print('mine', flush=True)\n    input()",
    )
    assert process.stdout.readline() == "mine\n"
    process.kill()
    process.communicate()
    monkeypatch.setattr(files, "PATIENCE", 0.5)
    workspace.prepare(folder)


def test_where_a_drive_has_no_links_and_no_locks_the_course_works(lessons, tmp_path, monkeypatch):
    def unknown(*_, **__):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", unknown)
    monkeypatch.setattr(files.filelock.FileLock, "acquire", unknown)
    folder = workspace.prepare(tmp_path / "my_work")[0].folder
    (folder / THIRD).write_text("my answers", encoding="utf-8")
    monkeypatch.chdir(folder)
    progress.record("3.1", True)
    assert progress.read(folder)["3.1"]["passed"]
    reset(lessons, folder)
    assert texts(folder) == {"my answers", *texts(lessons)}
    (folder / "other").write_text("other", encoding="utf-8")
    assert not files.place(folder / "other", folder / THIRD)
    assert texts(folder) == {"my answers", *texts(lessons)}
