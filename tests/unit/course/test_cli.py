"""The command `embedlab`: its sentences and its exit codes; JupyterLab is played by a stand-in."""

import socket
import sys
from pathlib import Path

import pytest

import embedlab
from embedlab.course import exercises
from embedlab.course.app import cli, doctor, progress, server, shipped, workspace
from embedlab.course.checking.exercise import ValueExercise


@pytest.fixture
def lessons(tmp_path, monkeypatch):
    folder = tmp_path / "lessons"
    folder.mkdir()
    for name in ("00_start_here", "03_cooccurrence_pca"):
        (folder / f"{name}.ipynb").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(shipped, "lessons_folder", lambda: folder)
    one = {"03": (ValueExercise("3.1", "How many pairs", 1, "a number"),)}
    monkeypatch.setattr(exercises, "of_lesson", lambda number: one.get(number, ()))
    return folder


@pytest.fixture
def run(lessons, capsys, monkeypatch):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["embedlab", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        out, err = capsys.readouterr()
        return end.value.code, out, err

    return run


class FakeServer:
    """Stands for JupyterLab: it is shut down at once."""

    fails = None
    interrupted = ""  # the method in which Ctrl+C is pressed

    def __init__(self, folder, port):
        if self.fails:
            raise self.fails

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def url(self, lesson):
        return f"http://127.0.0.1:8888/lab/tree/{lesson}"

    def private_page(self, lesson):
        return f"file:///private/{lesson}.html"

    def wait_until_ready(self):
        if self.interrupted == "wait_until_ready":
            raise KeyboardInterrupt

    def wait(self):
        if self.interrupted == "wait":
            raise KeyboardInterrupt


@pytest.fixture
def opened(monkeypatch):
    addresses = []
    monkeypatch.setattr(server, "Server", FakeServer)
    monkeypatch.setattr(cli.webbrowser, "open", lambda url: addresses.append(url) or True)
    return addresses


def test_version_and_help(run):
    assert run("--version") == (0, f"embedlab {embedlab.__version__}\n", "")
    code, out, _ = run()
    assert code == 0 and all(word in out for word in ("start", "progress", "reset", "doctor"))
    for command in ("start", "progress", "reset", "doctor"):
        code, out, _ = run(command, "--help")
        assert code == 0 and f"Usage: embedlab {command}" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["open"], "No such command 'open'; see `embedlab --help`."),
        (["start", "--bogus"], "No such option: --bogus; see `embedlab --help`."),
        (["start", "--port", "0"], "--port"),
        (["start", "99"], "There is no lesson '99'; the lessons are 00, 03."),
        (["start", ""], "There is no lesson ''; the lessons are 00, 03."),
        (["start", "--folder", ""], "--folder needs the name of a folder."),
        (["reset"], "Missing argument"),
        (["progress", "--folder", "nowhere"], "run `embedlab start`"),
        (["reset", "03", "--folder", "nowhere"], "run `embedlab start`"),
    ],
)
def test_an_error_is_one_sentence_and_code_2(run, arguments, says, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1) and says in err
    assert [path.name for path in tmp_path.iterdir()] == ["lessons"]


def test_other_errors_are_sentences_too(run, monkeypatch):
    DataError = type("DataError", (Exception,), {"__module__": "embedlab.datasets"})
    for error, says in [
        (DataError("The file is damaged;\ninstall it again."), "The file is damaged; install"),
        (ZeroDivisionError("oh"), "embedlab failed (ZeroDivisionError: oh); `embedlab doctor`"),
        (ImportError("no scipy", name="scipy"), "The course is damaged (no scipy): "),
    ]:

        def broken(error=error):
            raise error

        monkeypatch.setattr(shipped, "lessons", broken)
        code, _, err = run("start")
        assert code == 2 and err.startswith(says) and err.count("\n") == 1


@pytest.mark.parametrize("version", [(3, 10), (3, 14), (2, 7), (4, 0)])
def test_a_python_that_will_not_do(version):
    assert f"this is {version[0]}.{version[1]}" in shipped.wrong_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_a_python_that_will_do(version):
    assert shipped.wrong_python(version) is None


def test_start_opens_the_next_unfinished_lesson(run, opened, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "mine"
    for name in ("00_start_here", "03_cooccurrence_pca", "03_cooccurrence_pca"):
        code, out, _ = run("start", "--folder", folder)
        assert code == 0 and f"{name} is open at" in out and "every lesson" not in out
        assert out.endswith(f"Stopped. What you saved is in {folder}.\n")
    monkeypatch.chdir(folder)
    progress.record("3.1", True)
    assert "You have finished every lesson; this is the last one." in run("start")[1]
    run("start", "0")
    ends = ["00_start_here", *["03_cooccurrence_pca"] * 3, "00_start_here"]
    assert opened == [f"file:///private/{name}.ipynb.html" for name in ends]  # no token in it


def test_the_browser_can_be_left_out(run, opened, tmp_path):
    out = run("start", "--no-browser", "--folder", tmp_path / "mine")[1]
    assert "Ctrl+C" in out and "copy the address" not in out and opened == []
    assert "copy the address above" in run("start", "--folder", tmp_path / "mine")[1]


@pytest.mark.parametrize(
    ("method", "ends"), [("wait_until_ready", (130, "Stopped.\n")), ("wait", (0, ""))]
)
def test_ctrl_c_stops_it_in_good_order(run, opened, tmp_path, monkeypatch, method, ends):
    monkeypatch.setattr(FakeServer, "interrupted", method)
    code, out, err = run("start", "--folder", tmp_path / "mine")
    assert (code, err) == ends
    assert ("Stopped. What you saved is in" in out) == (code == 0)


def test_a_port_that_another_program_has(run, opened, tmp_path):
    with socket.create_server((server.HOST, 0)) as other:
        port = other.getsockname()[1]
        code, out, err = run("start", "--port", port, "--folder", tmp_path / "mine")
    assert (code, out) == (2, "") and f"Port {port} cannot be used" in err
    assert not (tmp_path / "mine").exists()
    assert run("start", "--port", port, "--folder", tmp_path / "mine")[0] == 0


def test_a_server_that_cannot_be_started(run, opened, tmp_path, monkeypatch):
    monkeypatch.setattr(FakeServer, "fails", FileNotFoundError(2, "No such file"))
    code, _, err = run("start", "--folder", tmp_path / "mine")
    assert (code, err) == (2, "JupyterLab could not be started (No such file).\n")


def test_progress_shows_what_was_done(run, tmp_path, monkeypatch):
    monkeypatch.chdir(workspace.prepare(tmp_path / "mine")[0].folder)
    assert "to do" in run("progress")[1]
    progress.record("3.1", True)
    code, out, _ = run("progress")
    assert code == 0 and "passed" in out and out.endswith("1 of 1 exercises passed.\n")
    (file,) = Path(".embedlab", "progress").glob("*.json")
    file.write_text("{", encoding="utf-8")
    monkeypatch.setattr(progress, "_said", set())
    code, out, err = run("progress")
    assert code == 1 and "3.1.json was damaged" in err and "0 of 1 exercises" in out


def test_reset_says_where_the_copy_went(run, tmp_path):
    mine = workspace.prepare(tmp_path / "mine")[0].folder
    (mine / "03_cooccurrence_pca.ipynb").write_text("my answers", encoding="utf-8")
    code, out, _ = run("reset", "3", "--folder", mine)
    assert code == 0 and "03_cooccurrence_pca_kept-20" in out
    (kept,) = mine.glob("*_kept-*")
    assert kept.read_text(encoding="utf-8") == "my answers" and str(kept) in out


@pytest.mark.parametrize(("words", "code"), [("ok", 0), ("look ok", 0), ("mend ok look", 1)])
def test_doctor_ends_with_1_when_something_needs_mending(run, monkeypatch, words, code):
    report = [("data", word, "so it is") for word in words.split()]
    monkeypatch.setattr(doctor, "examine", lambda folder: report)
    ended, out, _ = run("doctor")
    assert ended == code and out.split()[::5] == words.split()
