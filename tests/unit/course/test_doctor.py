"""The doctor: it finds what is broken, says it in words, and never stops half way."""

import importlib.metadata
import socket
import sys

import pytest

from embedlab import datasets
from embedlab.course.app import doctor, progress, shipped
from embedlab.course.app.offline import only_loopback


@pytest.fixture(autouse=True)
def one_lesson(tmp_path, monkeypatch):
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "00_start_here.ipynb").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(shipped, "lessons_folder", lambda: tmp_path / "lessons")


@pytest.fixture
def quick(monkeypatch):
    """Leave out the two checks that take a second each."""
    monkeypatch.setattr(doctor, "kernel", lambda: ("ok", "not asked"))
    monkeypatch.setattr(datasets, "verify", lambda: [("a set", None)])


def found(folder):
    return {name: (word, sentence) for name, word, sentence in doctor.examine(folder)}


def constraints(tmp_path, monkeypatch, text):
    (tmp_path / "constraints.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(shipped, "constraints_file", lambda: tmp_path / "constraints.txt")


def test_all_is_well_here_and_nothing_is_written(tmp_path):
    before = sorted(tmp_path.rglob("*"))
    words = {name: word for name, (word, _) in found(tmp_path / "my_work").items()}
    assert words.pop("packages") in ("ok", "look")  # a CI job may test other versions
    assert words.pop("disk") in ("ok", "look") and words.pop("memory") in ("ok", "look")
    assert set(words.values()) == {"ok"} and len(words) == 8
    assert sorted(tmp_path.rglob("*")) == before


def test_the_kernel_is_asked_and_a_broken_one_is_seen(monkeypatch):
    assert doctor.kernel() == ("ok", "notebooks run this environment's Python")
    monkeypatch.setattr(doctor, "ASK_THE_KERNEL", "print('/opt/other/bin/python')")
    word, sentence = doctor.kernel()
    assert word == "mend" and "/opt/other/bin/python" in sentence.replace("\\", "/")
    monkeypatch.setattr(doctor, "ASK_THE_KERNEL", "raise SystemExit('no ipykernel here')")
    assert doctor.kernel() == ("mend", "a kernel could not be started (no ipykernel here)")


def test_damaged_data_is_named(quick, tmp_path, monkeypatch):
    problem = "its hash differs; install the course again"
    monkeypatch.setattr(datasets, "verify", lambda: [("glove", problem), ("toys", None)])
    assert found(tmp_path)["data"] == ("mend", f"glove: {problem}")


def test_a_check_that_fails_does_not_stop_the_others(quick, tmp_path, monkeypatch):
    def broken():
        raise ImportError("DLL load failed\nwhile importing")

    monkeypatch.setattr(doctor, "plot", broken)
    results = found(tmp_path)
    assert results["plot"] == ("mend", "ImportError: DLL load failed while importing")
    assert list(results)[-1] == "network" and results["network"][0] == "ok"


def test_whoever_asks_for_the_network_is_seen(quick, tmp_path, monkeypatch):
    def curious():
        socket.create_connection(("example.org", 80))

    monkeypatch.setattr(doctor, "widget", curious)
    results = found(tmp_path)
    assert results["widget"][0] == "mend" and "no network is allowed" in results["widget"][1]
    assert results["network"] == ("mend", "something wanted to reach example.org")


def test_only_loopback_lets_this_machine_through_and_is_undone():
    before = (socket.socket.connect, socket.getaddrinfo)
    asked = []
    with only_loopback(asked), socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
        assert asked == []
        with socket.socket() as other, pytest.raises(OSError, match="no network"):
            other.connect(("192.0.2.1", 80))
    assert asked == ["192.0.2.1"]
    assert (socket.socket.connect, socket.getaddrinfo) == before


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

    def refused(path, content):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(progress, "write_atomically", refused)
    assert "Permission denied" in doctor.writable(tmp_path)[1]


def test_a_python_that_will_not_do(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    word, sentence = doctor.python()
    assert word == "mend" and "3.11, 3.12 or 3.13, and this is 3.14" in sentence
