"""start.py: the right Python, an environment made once, sentences when that cannot be."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import embedlab

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT))
import start  # noqa: E402


class Checkout:
    """A checkout in a folder of its own; `fails` is what the next installation dies of."""

    def __init__(self, folder):
        self.folder, self.calls, self.fails = folder, [], ""

    def run(self, *command, timeout=0):
        """In place of start.run: makes the environment, and writes down what it was asked."""
        if "venv" in command:
            Path(start.PYTHON).parent.mkdir(parents=True)
            Path(start.PYTHON).touch()
            (start.VENV / "pyvenv.cfg").write_text("version = 3.12.1", encoding="utf-8")
        if start.PROBE in command[-1]:
            works = command[0] != start.PYTHON or Path(start.PYTHON).exists()
            return works, f"3.12\n{command[0]}\n"
        if "--version" in command:
            return True, "pip 26"
        self.calls.append(" ".join(command))
        return not self.fails, self.fails


@pytest.fixture
def course(tmp_path, monkeypatch):
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "BEFORE", tmp_path / ".venv-before-repair")
    monkeypatch.setattr(start, "STAMP", tmp_path / ".venv" / start.STAMP.name)
    monkeypatch.setattr(start, "PYTHON", str(tmp_path / ".venv" / "bin" / "python"))
    return tmp_path


@pytest.fixture
def installer(course, monkeypatch):
    checkout = Checkout(course)
    monkeypatch.setattr(start, "run", checkout.run)
    monkeypatch.setattr(start.shutil, "which", lambda name: None)
    return checkout


def python_says(monkeypatch, answers):
    """Let `run` answer for interpreters: name to (ran, output); any other does not exist."""
    monkeypatch.setattr(start, "run", lambda *command, **_: answers(command) or (False, ""))


def test_its_syntax_is_that_of_python_3_6():
    ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_it_names_no_index():
    assert "http" not in (ROOT / "start.py").read_text(encoding="utf-8")


def test_the_versions_are_those_of_the_course():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'requires-python = ">=3.11,<3.14"' in text and start.GOOD == ["3.13", "3.12", "3.11"]


def test_this_python_is_taken_when_it_will_do():
    if f"{sys.version_info[0]}.{sys.version_info[1]}" in start.GOOD:
        assert Path(start.find_python("")) == Path(sys.executable)


def test_a_python_that_does_not_really_run_is_passed_over(monkeypatch):
    def answers(command):
        if command[0] in ("python3.12", "py") and "-3.13" not in command:
            return True, "a warning of the shell\n3.12\n/opt/python3.12\n"
        if command[0] == sys.executable:
            return True, f"3.9\n{sys.executable}\n"
        return False, "pyenv: command not found"

    python_says(monkeypatch, answers)
    assert start.find_python("") == "/opt/python3.12"


def test_uv_is_asked_last(monkeypatch):
    python_says(
        monkeypatch, lambda command: (True, "/uv/python3.13\n") if "find" in command else None
    )
    assert start.find_python("uv") == "/uv/python3.13"


def test_without_any_python_it_says_which_will_do(monkeypatch, capsys):
    python_says(monkeypatch, lambda command: None)
    for uv in ("", "uv"):
        with pytest.raises(SystemExit, match="2"):
            start.find_python(uv)
        err = capsys.readouterr().err
        assert "needs Python 3.11, 3.12 or 3.13" in err and err.count("\n") == 1


def test_debian_without_venv_is_told_the_package(monkeypatch, capsys):
    def answers(command):
        return None if "ensurepip" in command[-1] else (True, "3.11\n/usr/bin/python3\n")

    python_says(monkeypatch, answers)
    with pytest.raises(SystemExit, match="2"):
        start.find_python("")
    assert "install python3-venv" in capsys.readouterr().err


def test_it_installs_once_and_says_so_once(installer, capsys):
    start.install([])
    assert [call.partition("pip install")[2] for call in installer.calls[1:]] == [
        " -c constraints.txt -e ."
    ]
    assert "Installing the course's packages" in capsys.readouterr().out
    installer.calls.clear()
    start.install([])
    assert installer.calls == [] and capsys.readouterr().out == ""


def test_the_tests_add_their_extra_and_it_stays(installer):
    start.install([])
    start.install(["test"])
    assert installer.calls[-1].endswith("-c constraints.txt -e .[test]")
    installer.calls.clear()
    start.install([])
    start.install(["test"])
    assert installer.calls == []
    (installer.folder / "constraints.txt").write_text("newer", encoding="utf-8")
    start.install([])
    assert installer.calls[-1].endswith(".[test]")


def change_project():
    (start.ROOT / "pyproject.toml").write_text("newer", encoding="utf-8")


def change_python():
    (start.VENV / "pyvenv.cfg").write_text("version = 3.13.0", encoding="utf-8")


def damage_stamp():
    start.STAMP.write_text("[1", encoding="utf-8")


def forget_extras():
    start.STAMP.write_text(json.dumps({"made_from": ""}), encoding="utf-8")


@pytest.mark.parametrize("change", [change_project, change_python, damage_stamp, forget_extras])
def test_it_installs_again_into_the_same_environment(installer, change):
    start.install([])
    installer.calls.clear()
    change()
    start.install([])
    assert len(installer.calls) == 1 and "pip install" in installer.calls[0]


def test_an_environment_without_its_python_is_made_anew(installer):
    start.install([])
    installer.calls.clear()
    Path(start.PYTHON).unlink()
    (installer.folder / ".venv" / "old").touch()
    start.install([])
    assert ["-m venv" in call for call in installer.calls] == [True, False]
    assert not (installer.folder / ".venv" / "old").exists()


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("line\n" * 50 + "Failed to connect to host", "check the network, then run this again."),
        ("numpy cannot be built", "the reason is above."),
    ],
)
def test_an_installation_that_fails_is_tried_again_next_time(installer, capsys, output, says):
    start.install([])
    change_project()
    installer.fails = output
    for _ in range(2):
        with pytest.raises(SystemExit, match="2"):
            start.install([])
        err = capsys.readouterr().err
        assert err.endswith(f"The packages could not be installed: {says}\n")
        assert output.splitlines()[-1] in err and err.count("\n") <= 13
    installer.fails = ""
    start.install([])
    assert start.STAMP.exists()


def test_uv_is_used_where_it_is_found(installer, monkeypatch):
    monkeypatch.setattr(start.shutil, "which", lambda name: "/bin/uv")
    start.install([])
    make, install = installer.calls
    assert make.startswith("/bin/uv venv --python ")
    assert install.startswith("/bin/uv pip install --python ")


def test_a_checkout_without_its_list_of_versions_gives_a_sentence(installer, capsys):
    (installer.folder / "constraints.txt").unlink()
    with pytest.raises(SystemExit, match="2"):
        start.main([])
    assert "constraints.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "becomes"),
    [
        ([], "embedlab.course.app.cli start"),
        (["--no-browser"], "embedlab.course.app.cli start --no-browser"),
        (["03", "--port", "9000"], "embedlab.course.app.cli start 03 --port 9000"),
        (["doctor"], "embedlab.course.app.cli doctor"),
        (["reset", "03"], "embedlab.course.app.cli reset 03"),
        (["test", "-k", "pca"], "pytest -k pca"),
        (["test", "--quick", "-x"], "pytest -m not slow -x"),
    ],
)
def test_what_is_run_in_the_end(course, monkeypatch, arguments, becomes):
    extras = []

    def child(*command):  # os.execv(path, command), or on Windows subprocess.Popen(command)
        raise Ended(command[-1])

    monkeypatch.chdir(course)
    monkeypatch.setattr(start, "install", extras.append)
    monkeypatch.setattr(start.os, "execv", child)
    monkeypatch.setattr(start.subprocess, "Popen", child)
    with pytest.raises(Ended) as end:
        start.main(arguments)
    (command,) = end.value.args
    assert command[:4] == [start.PYTHON, "-P", "-c", start.RUN]
    assert " ".join(command[4:]) == becomes
    assert extras == [["test"] if arguments[:1] == ["test"] else []]


@pytest.mark.parametrize(
    ("code", "ends"),
    [
        ("def main(): return 3", (3, "")),
        ("import no_such_package", (2, "(ModuleNotFoundError: No module named 'no_such_package')")),
        ("def (", (2, "(SyntaxError: invalid syntax")),
    ],
)
def test_a_damaged_environment_gives_a_sentence_and_no_traceback(tmp_path, code, ends):
    (tmp_path / "a_toy.py").write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", start.RUN, "a_toy", "more"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == ends[0] and ends[1] in done.stderr
    assert (
        done.stderr.count("\n") == ("run python3 start.py repair" in done.stderr) == bool(ends[1])
    )


def test_a_python_that_is_there_and_does_not_run(course, monkeypatch, capsys):
    monkeypatch.setattr(start, "install", lambda extras: None)
    with pytest.raises(SystemExit, match="2"):
        start.main(["doctor"])
    assert "cannot be run" in capsys.readouterr().err


def test_a_python_that_hangs_is_given_up(monkeypatch):
    monkeypatch.setattr(start, "PATIENCE", 0.2)
    monkeypatch.setattr(start, "PROBE", f"import time; time.sleep(5); {start.PROBE}")
    assert start.good_python(sys.executable) == ""


def make_file(path, elsewhere):
    path.write_text("x", encoding="utf-8")


def make_folder(path, elsewhere):
    (path / "lib").mkdir(parents=True)


def make_link(path, elsewhere):
    path.symlink_to(elsewhere)


def make_dangling_link(path, elsewhere):
    path.symlink_to(elsewhere / "nowhere")


KINDS = [make_file, make_folder]
if os.name == "posix":
    KINDS += [make_link, make_dangling_link]


@pytest.mark.parametrize("make", KINDS)
def test_a_repair_makes_the_environment_anew(installer, capsys, make):
    elsewhere = installer.folder / "elsewhere"
    (elsewhere / "bin").mkdir(parents=True)
    make(start.VENV, elsewhere)
    start.main(["repair"])
    assert not start.VENV.is_symlink() and start.STAMP.is_file() and elsewhere.is_dir()
    assert not start.BEFORE.exists() and not start.BEFORE.is_symlink()
    assert capsys.readouterr().out.splitlines()[-1].startswith("Repaired: .venv is new.")


@pytest.mark.parametrize("make", KINDS)
def test_what_is_no_environment_is_replaced_by_one(installer, make):
    elsewhere = installer.folder / "elsewhere"
    (elsewhere / "bin").mkdir(parents=True)
    make(start.VENV, elsewhere)
    start.install([])
    assert start.STAMP.is_file() and not start.VENV.is_symlink() and elsewhere.is_dir()


def test_a_repair_keeps_the_extras(installer):
    start.install(["test"])
    start.main(["repair"])
    assert installer.calls[-1].endswith(".[test]")


def test_a_repair_that_fails_puts_the_old_environment_back(installer):
    start.install([])
    (start.VENV / "mine").touch()
    installer.fails = "Failed to connect to host"
    with pytest.raises(SystemExit, match="2"):
        start.main(["repair"])
    assert (start.VENV / "mine").exists() and not start.BEFORE.exists()
    assert start.STAMP.is_file()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_another_copys_environment_is_refused(installer, capsys):
    other = installer.folder / "other"
    (other / ".venv").mkdir(parents=True)
    start.VENV.symlink_to(other / ".venv")
    (other / "start.py").touch()
    with pytest.raises(SystemExit, match="2"):
        start.install([])
    err = capsys.readouterr().err
    assert "is a link to the environment of another copy" in err and "start.py repair" in err
    assert installer.calls == [] and list((other / ".venv").iterdir()) == []


def test_a_second_start_waits_for_the_first(course, monkeypatch, capsys):
    ready = (
        "import sys; sys.path[0] = {!r}; import start\nwith start.one_at_a_time(): print(); input()"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", ready.format(str(ROOT))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    first.stdout.readline()
    waits = []

    def sleep(seconds):
        waits.append(seconds)
        first.kill()  # its lock goes with it
        first.wait()

    monkeypatch.setattr(start.time, "sleep", sleep)
    with start.one_at_a_time():
        assert len(waits) >= 1 and "waiting for it" in capsys.readouterr().out
    for pipe in (first.stdin, first.stdout):
        pipe.close()


class Ended(Exception):
    """Stands for the end of our own process."""


def test_help_and_version_need_no_installation(monkeypatch, capsys):
    monkeypatch.setattr(start, "install", lambda extras: pytest.fail("it installed"))
    start.main(["--version"])
    assert capsys.readouterr().out == f"embedlab {embedlab.__version__}\n"
    for option in ("-h", "--help"):
        start.main([option])
        assert "python3 start.py test" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="a link stands for an old Python")
def test_it_ends_with_2_where_no_python_will_do(course):
    """Really run: by a Python that says it is too old, with nothing else on the PATH."""
    shutil.copy(ROOT / "start.py", course)
    old = "import runpy, sys; sys.version_info = (3, 9, 0); sys.version = '3.9.0 (old)'; "
    old += "sys.executable = '/no/python'; sys.argv = ['start.py']; "
    done = subprocess.run(
        [sys.executable, "-c", old + "runpy.run_path('start.py', run_name='__main__')"],
        cwd=course,
        env={"PATH": "/no/where"},
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("The course needs Python 3.11, 3.12 or 3.13; this is 3.9.0 and")
    assert not (course / ".venv").exists()
