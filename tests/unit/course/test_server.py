"""JupyterLab as it really starts: private, offline, with this Python, and gone afterwards."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import nbformat
import psutil
import pytest
from jupyterlab import NeverCheckForUpdate
from jupyterlab.labapp import LabApp

from embedlab.course.app import server, shipped, workspace

pytestmark = pytest.mark.slow
RUN = """
import sys
from pathlib import Path
from embedlab.course.app import cli, shipped
folder = Path(sys.argv.pop(1))
shipped.lessons_folder = lambda: folder
cli.main()
"""


@pytest.fixture
def lessons(tmp_path, monkeypatch):
    folder = tmp_path / "lessons"
    folder.mkdir()
    for name in ("00_start_here", "03_cooccurrence_pca"):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1", id="one")])
        nbformat.write(notebook, folder / f"{name}.ipynb")
    monkeypatch.setattr(shipped, "lessons_folder", lambda: folder)
    return folder


@pytest.fixture
def stand_in(lessons, tmp_path, monkeypatch):
    """A Server whose JupyterLab is played by a few lines of Python."""

    def start(code):
        monkeypatch.setattr(server, "command", lambda folder, port: [sys.executable, "-c", code])
        return server.Server(workspace.prepare(tmp_path / "mine")[0].folder)

    return start


def test_a_server_that_ends_at_once_is_noticed(stand_in):
    with stand_in("raise SystemExit('port 1 is taken')") as lab:
        with pytest.raises(
            shipped.CourseError, match=r"did not start \(port 1 is taken\); the whole story is in"
        ):
            lab.wait_until_ready()
        with pytest.raises(shipped.CourseError, match=r"ended unexpectedly \(port 1 is taken\)"):
            lab.wait()
    assert "port 1 is taken" in lab.log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "ended"), [("input()", [0, 1]), ("import time; time.sleep(600)", [-signal.SIGTERM, 1])]
)
def test_a_server_that_never_answers_is_given_up_and_stopped(stand_in, monkeypatch, code, ended):
    monkeypatch.setattr(server, "PATIENCE", 0.3)
    monkeypatch.setattr(server, "GRACE", 0.5)
    with stand_in(code) as lab, pytest.raises(shipped.CourseError, match=r"within 0.3 seconds"):
        lab.wait_until_ready()
    assert lab.process.returncode in ended


def test_the_token_is_in_a_private_file_and_not_in_the_browsers_address(stand_in):
    with stand_in("input()") as lab:
        address = lab.private_page("03 & 04.ipynb")
        page = Path(url2pathname(urlsplit(address).path))
        assert lab._token not in address
        assert f"/lab/tree/03%20%26%2004.ipynb?token={lab._token}" in page.read_text("utf-8")
        if os.name == "posix":
            assert [path.stat().st_mode & 0o777 for path in (page, page.parent)] == [0o600, 0o700]
    assert not page.parent.exists()


def test_the_options_are_those_of_this_jupyterlab(tmp_path):
    program = LabApp()
    program.parse_command_line(server.command(tmp_path, 9000)[4:])
    assert program.check_for_updates_class is NeverCheckForUpdate
    assert (program.news_url, program.extension_manager) == (None, "readonly")
    of_server = program.config.ServerApp
    assert (of_server.ip, of_server.port, of_server.port_retries) == ("127.0.0.1", 9000, 0)


def test_one_thread_unless_the_learner_wants_more(tmp_path, monkeypatch):
    for name in server.ONE_THREAD:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    found = server.environment(tmp_path)
    assert found["OPENBLAS_NUM_THREADS"] == "1" and found["OMP_NUM_THREADS"] == "3"


def test_what_a_learner_set_in_jupyterlab_stays(tmp_path):
    server.prepare_settings(tmp_path)
    (settings,) = tmp_path.rglob("notification.jupyterlab-settings")
    settings.write_text('{"fetchNews": "true"}', encoding="utf-8")
    server.prepare_settings(tmp_path)
    assert settings.read_text(encoding="utf-8") == '{"fetchNews": "true"}'


@pytest.fixture
def starting(lessons, tmp_path):
    """A real `embedlab start`, among settings of a learner's own Jupyter that would break it."""
    own = tmp_path / "own"
    spec = own / "kernels" / "python3"
    spec.mkdir(parents=True)
    (spec / "kernel.json").write_text(
        json.dumps({"argv": ["false"], "display_name": "mine", "language": "python"}),
        encoding="utf-8",
    )
    config = own / "jupyter_server_config.py"
    config.write_text("raise SystemExit('not for the course')", encoding="utf-8")
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_CONFIG_PATH", "JUPYTER_DATA_DIR", "JUPYTER_PATH")
    flags = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {}
    arguments = [lessons, "start", "03", "--no-browser", "--folder", tmp_path / "my work"]
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, *map(str, arguments)],
        env=os.environ | dict.fromkeys(names, str(own)) | {"MPLBACKEND": "agg"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        **flags,
    )
    try:
        next(line for line in process.stdout if "is starting" in line)
        yield process
    finally:  # whatever a test found, no server outlives it
        running = process.poll() is None
        family = psutil.Process(process.pid).children(recursive=True) if running else []
        for one in [process, *family]:
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()
        process.wait()
    assert sorted(path.name for path in own.iterdir()) == [config.name, "kernels"]
    process.stdout.close()


@pytest.fixture
def real(starting):
    """The same, once it is open."""
    line = next(line for line in starting.stdout if " is open at " in line)
    starting.address, _, rest = line.split()[-1].partition("/lab/tree/")
    starting.lesson, _, starting.token = rest.partition("?token=")
    return starting


def ask(real, path, token=True, data=None):
    headers = {"Authorization": f"token {real.token}"} if token else {}
    request = urllib.request.Request(f"{real.address}/{path}", data, headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return answer.read().decode("utf-8")


def test_jupyterlab_is_private_offline_and_runs_this_python(real):
    assert real.lesson == "03_cooccurrence_pca.ipynb" and len(real.token) == 48
    assert json.loads(ask(real, "api/status"))["kernels"] == 0
    for path in ("api/status", "api/contents", "api/contents/03_cooccurrence_pca.ipynb"):
        with pytest.raises(urllib.error.HTTPError, match="403") as refused:
            ask(real, path, token=False)
        refused.value.close()
    assert "Token authentication is enabled" in ask(real, "lab", token=False)
    page = ask(real, "lab")
    assert '"news": {"disabled": true}' in page
    settings = "lab/api/settings/@jupyterlab/apputils-extension:notification"
    answered = json.loads(ask(real, settings))["settings"]
    assert answered == {"fetchNews": "false", "checkForUpdates": False}
    names = [item["name"] for item in json.loads(ask(real, "api/contents"))["content"]]
    assert sorted(names) == ["00_start_here.ipynb", "03_cooccurrence_pca.ipynb"]

    ask(real, "api/kernels", data=b'{"name": "python3"}')
    family = psutil.Process(real.pid).children(recursive=True)
    listening = [
        connection.laddr.ip
        for child in family
        for connection in child.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert set(listening) == {"127.0.0.1"}
    lines = [child.cmdline() for child in family]
    kernels = [line for line in lines if "ipykernel_launcher" in " ".join(line)]
    assert kernels and {Path(line[0]).parent for line in kernels} == {Path(sys.executable).parent}
    assert not any(real.token in " ".join(line) for line in lines)  # others may read it there

    interrupt(real, "SIGINT")
    assert real.wait(timeout=120) == 0
    assert real.stdout.read().endswith(f"{os.sep}my work.\n")
    assert psutil.wait_procs(family, timeout=10)[1] == []


@pytest.mark.parametrize("delay", [0, 0.5, 1])
def test_ctrl_c_while_it_starts(starting, delay):
    time.sleep(delay)
    family = psutil.Process(starting.pid).children(recursive=True)
    interrupt(starting, "SIGINT")
    code = starting.wait(timeout=60)
    assert starting.stdout.read().splitlines()[-1].startswith("Stopped.")
    assert code in (130, 0)  # 0 where it was quicker than we
    assert psutil.wait_procs(family, timeout=15)[1] == []


def test_a_killed_start_leaves_nothing_behind(real):
    ask(real, "api/kernels", data=b'{"name": "python3"}')
    family = psutil.Process(real.pid).children(recursive=True)
    folder = Path(family[0].environ()["JUPYTER_RUNTIME_DIR"])
    assert len(family) > 1 and folder.is_dir()
    real.kill()
    left = psutil.wait_procs(family, timeout=30)[1]
    for one in left:  # even when this test fails, no server outlives it
        one.kill()
    assert left == [] and not folder.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no gentle way to end a process")
def test_a_terminated_start_stops_jupyterlab(real):
    family = psutil.Process(real.pid).children(recursive=True)
    interrupt(real, "SIGTERM")
    assert real.wait(timeout=120) == 0
    assert family and psutil.wait_procs(family, timeout=10)[1] == []


def test_shutting_down_in_jupyterlab_ends_the_command(real):
    ask(real, "api/shutdown", data=b"")
    assert real.wait(timeout=120) == 0
    assert "Stopped. What you saved is in" in real.stdout.read()


def interrupt(process, name):
    number = signal.CTRL_BREAK_EVENT if os.name == "nt" else getattr(signal, name)
    process.send_signal(number)
