"""The doctor: it finds what is broken, says it in words, and never stops half way."""

import importlib.metadata
import pkgutil
import socket
import sys
from pathlib import Path

import nbformat
import pytest

from embedlab import datasets
from embedlab.course.app import doctor, server, shipped


def lesson(tmp_path, code):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code, id="one")])
    nbformat.write(notebook, tmp_path / "lessons" / "00_start_here.ipynb")


@pytest.fixture(autouse=True)
def one_lesson(tmp_path, monkeypatch):
    (tmp_path / "lessons").mkdir()
    lesson(tmp_path, 'check("0.1", count_words)')
    monkeypatch.setattr(shipped, "lessons_folder", lambda: tmp_path / "lessons")


@pytest.fixture
def quick(monkeypatch):
    """Leave out the checks that take a second each."""
    for name in ("files", "modules", "kernel", "jupyterlab"):
        monkeypatch.setattr(doctor, name, lambda: ("ok", "not asked"))
    monkeypatch.setattr(datasets, "verify", lambda: [("a set", None)])


def found(folder):
    return {name: (word, sentence) for name, word, sentence in doctor.examine(folder)}


def constraints(tmp_path, monkeypatch, text):
    (tmp_path / "constraints.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(shipped, "constraints_file", lambda: tmp_path / "constraints.txt")


@pytest.mark.slow
def test_all_is_well_here_and_nothing_is_written(tmp_path):
    before = sorted(tmp_path.rglob("*"))
    words = {name: word for name, (word, _) in found(tmp_path / "my_work").items()}
    assert words.pop("packages") in ("ok", "look")  # a CI job may test other versions
    assert words.pop("disk") in ("ok", "look") and words.pop("memory") in ("ok", "look")
    assert set(words.values()) == {"ok"} and len(words) == 11
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.slow
def test_the_kernel_is_asked_and_a_broken_one_is_seen(monkeypatch):
    assert doctor.kernel() == ("ok", "notebooks run this environment's Python")
    monkeypatch.setattr(doctor, "ASK_THE_KERNEL", "print('/opt/other/bin/python')")
    word, sentence = doctor.kernel()
    assert word == "mend" and "/opt/other/bin/python" in sentence.replace("\\", "/")
    monkeypatch.setattr(doctor, "ASK_THE_KERNEL", "raise SystemExit('no ipykernel here')")
    word, sentence = doctor.kernel()
    assert word == "mend" and "a kernel could not be started (no ipykernel here); " in sentence


def test_damaged_data_is_named(quick, tmp_path, monkeypatch):
    problem = "its hash differs; install the course again"
    monkeypatch.setattr(datasets, "verify", lambda: [("glove", problem), ("toys", None)])
    assert found(tmp_path)["data"] == ("mend", f"glove: {problem}")


def test_a_check_that_fails_does_not_stop_the_others(quick, tmp_path, monkeypatch):
    def broken():
        raise ImportError("DLL load failed\nwhile importing")

    monkeypatch.setattr(doctor, "plot", broken)
    results = found(tmp_path)
    word, sentence = results["plot"]
    assert word == "mend" and "ImportError: DLL load failed while importing; " in sentence
    assert list(results)[-1] == "network" and results["network"][0] == "ok"


def test_whoever_asks_for_the_network_is_seen(quick, tmp_path, monkeypatch):
    def curious():
        socket.create_connection(("example.org", 80))

    monkeypatch.setattr(doctor, "widget", curious)
    results = found(tmp_path)
    assert results["widget"][0] == "mend" and "no network is allowed" in results["widget"][1]
    assert results["network"] == ("mend", "something wanted to reach example.org")


def test_a_package_that_has_lost_a_file_is_named(tmp_path, monkeypatch):
    site = tmp_path / "site"
    (site / "toy-1.0.dist-info").mkdir(parents=True)
    (site / "toy.py").write_text("one = 1\n", encoding="utf-8")
    record = "toy.py,,8\ntoy-1.0.dist-info/RECORD,,\n__pycache__/toy.cpython-311.pyc,,\n"
    for name, text in (("METADATA", "Name: toy\nVersion: 1.0\n"), ("RECORD", record)):
        (site / "toy-1.0.dist-info" / name).write_text(text, encoding="utf-8", newline="\n")
    (site / "toy.py").write_bytes(b"one = 1\n")
    monkeypatch.syspath_prepend(site)
    constraints(tmp_path, monkeypatch, "toy==1.0\nno-such-package==1.0\n")
    assert doctor.files() == ("ok", "2 files of the packages are there")
    (site / "toy.py").write_bytes(b"one\n")
    word, sentence = doctor.files()
    assert word == "mend" and "incomplete: toy (toy.py);" in sentence
    (site / "toy.py").unlink()
    assert doctor.files()[0] == "mend"


@pytest.mark.parametrize(
    ("code", "says", "advice"),
    [
        ("def (", "invalid syntax", "again"),
        ("import embedlab.nothing", "No module named 'embedlab.nothing'", "again"),
        ("import no_such_package", "No module named 'no_such_package'", "repair"),
        ("__all__ = ['gone']\ndef __getattr__(name): import nothing", "'nothing'", "repair"),
    ],
)
def test_a_module_that_cannot_be_imported_is_named(tmp_path, monkeypatch, code, says, advice):
    (tmp_path / "a_broken_toy.py").write_text(code, encoding="utf-8")
    monkeypatch.setattr(shipped, "PACKAGE", tmp_path)
    for name in ("again", "repair"):
        monkeypatch.setattr(shipped, name, lambda name=name: name)
    monkeypatch.syspath_prepend(tmp_path)
    module = pkgutil.ModuleInfo(None, "a_broken_toy", False)
    monkeypatch.setattr(pkgutil, "walk_packages", lambda *_, **__: [module])
    word, sentence = doctor.modules()
    sys.modules.pop("a_broken_toy", None)
    assert word == "mend" and "a_broken_toy (" in sentence and says in sentence
    assert sentence.endswith(f"; {advice}")


def test_what_to_do_depends_on_where_the_course_is(tmp_path, monkeypatch):
    monkeypatch.setattr(shipped, "PACKAGE", tmp_path / "embedlab")
    assert "--force-reinstall" in shipped.repair() and shipped.again() == shipped.repair()
    for name in ("pyproject.toml", "start.py"):
        (tmp_path / name).touch()
    assert "--force-reinstall" in shipped.repair()  # an environment that start.py did not make
    assert shipped.again() == "download the course again"
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    assert "start.py repair` in" in shipped.repair()


def test_a_jupyterlab_that_cannot_start_says_why(monkeypatch):
    quits = [sys.executable, "-c", "raise SystemExit('no jupyterlab here')"]
    monkeypatch.setattr(server, "command", lambda folder, port: quits)
    word, sentence = doctor.jupyterlab()
    assert word == "mend" and "cannot be started (no jupyterlab here); " in sentence


def test_a_damaged_lesson_and_a_lost_exercise_are_named(tmp_path):
    assert doctor.lessons() == ("ok", "1 lessons")
    lesson(tmp_path, 'count = 1\ncheck("0.99", count)')
    word, sentence = doctor.lessons()
    assert word == "mend" and "00_start_here: there is no exercise '0.99'" in sentence
    path = tmp_path / "lessons" / "00_start_here.ipynb"
    path.write_bytes(path.read_bytes()[:100])
    word, sentence = doctor.lessons()
    assert word == "mend" and f"{path} is damaged" in sentence


def test_a_file_that_hides_a_package_is_named(tmp_path):
    for name in ("helper.py", "03_my_own.py", "numpy.py"):
        assert doctor.writable(tmp_path)[0] == "ok"
        (tmp_path / name).touch()
    word, sentence = doctor.writable(tmp_path)
    assert word == "mend" and "numpy.py hides the package numpy" in sentence
    (tmp_path / "numpy.py").rename(tmp_path / "random.py")
    assert "random.py hides" in doctor.writable(tmp_path)[1]


def test_versions_are_compared_with_the_list(tmp_path, monkeypatch):
    version = importlib.metadata.version("numpy")
    constraints(tmp_path, monkeypatch, f"# list\nnumpy=={version}\nno-such-package==1.0\n")
    assert doctor.packages()[0] == "ok"
    text = "numpy==0.0.1\nscipy==0.0.1 ; python_version < '3'\n"
    constraints(tmp_path, monkeypatch, text)
    word, sentence = doctor.packages()
    assert word == "look" and f"numpy {version}, not 0.0.1" in sentence and "scipy" not in sentence


def test_a_missing_package_is_named(tmp_path, monkeypatch):
    constraints(tmp_path, monkeypatch, "numpy==1.0\n")
    lines = ["numpy>=1", "no-such-package>=1", "nbval>=0 ; extra == 'test'"]
    monkeypatch.setattr(importlib.metadata, "requires", lambda name: lines)
    word, sentence = doctor.packages()
    assert word == "mend" and "not installed: no-such-package;" in sentence


def test_a_full_disk_and_a_small_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda place: type("", (), {"free": 5 << 20}))
    assert doctor.disk(tmp_path / "new")[0] == "mend"
    for size, word in ((None, "look"), (1 << 28, "look"), (8 << 30, "ok")):
        monkeypatch.setattr(doctor, "_memory", lambda size=size: size)
        assert doctor.memory()[0] == word


def test_memory_is_found_on_this_system():
    assert doctor._memory() > 2**28


def test_a_folder_that_cannot_be_written_to(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert doctor.writable(tmp_path / "new")[0] == "ok"
    assert doctor.writable(tmp_path / "file" / "my_work")[0] == "mend"

    def refused(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "touch", refused)
    assert "Permission denied" in doctor.writable(tmp_path)[1]


def test_a_python_that_will_not_do(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    word, sentence = doctor.python()
    assert word == "mend" and "3.11, 3.12 or 3.13, and this is 3.14" in sentence
