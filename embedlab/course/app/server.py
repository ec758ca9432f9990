"""JupyterLab as a child process: on this machine only, behind a token, with its own settings."""

import contextlib
import html
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Self
from urllib.parse import quote

from embedlab.course.app import files, progress
from embedlab.course.app.shipped import CourseError
from embedlab.plots.notebook import CSS

HOST = "127.0.0.1"
FIRST_PORT = 8888
PATIENCE = 90  # seconds; a first start on a slow disk compiles every module
GRACE = 10  # seconds for the server to end in good order

# The lessons multiply small matrices, where a second thread costs more than it does. Someone who
# has set a number keeps it. Before numpy is imported: later the libraries no longer look.
ONE_THREAD = dict.fromkeys(
    (
        "OPENBLAS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "OMP_NUM_THREADS",
        "VECLIB_MAXIMUM_THREADS",
    ),
    "1",
)

# JupyterLab's own settings: no questions about news, and no line of code is cut.
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"codeCellConfig": {"lineWrap": True}},
}

# What a wide line of code goes on with is set in; what is printed goes on where a word ends.
LONG_LINES = """\
.jp-CodeCell .cm-lineWrapping .cm-line { padding-left: calc(8ch + 6px); text-indent: -8ch; }
body .jp-OutputArea-output pre { word-break: normal; }
body .jp-RenderedHTMLCommon :is(h1, h2, h3) { line-height: 1.2; }
"""

# What a learner's own setup may hold for other work, and what would change the course for them.
NOT_INHERITED = (
    "JUPYTER_PATH",
    "JUPYTER_CONFIG_PATH",
    "JUPYTERLAB_DIR",
    "MPLBACKEND",
    "PYTHONSTARTUP",
)


def _own(folder: Path) -> Path:
    """Where Jupyter keeps what is its own, in a learner's folder."""
    return folder / progress.STATE / "jupyter"


def environment(folder: Path) -> dict[str, str]:
    """The server's and kernels' environment: the learner's own Jupyter is neither read nor changed.

    Settings (a theme, a font size) and IPython's history live in `folder`, a learner's folder.
    """
    own = _own(folder)
    kept = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    return (
        ONE_THREAD
        | kept
        | {
            "IPYTHONDIR": str(own / "ipython"),
            "JUPYTER_DATA_DIR": str(own / "data"),
            "JUPYTER_NO_CONFIG": "1",
            "JUPYTER_PREFER_ENV_PATH": "1",  # our kernel before any other named python3
            "JUPYTERLAB_SETTINGS_DIR": str(own / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(own / "workspaces"),
        }
    )


def prepare_settings(folder: Path) -> None:
    """Make the folders that `environment` names; write the settings and the rules of the look."""
    places = environment(folder)
    Path(places["IPYTHONDIR"]).mkdir(parents=True, exist_ok=True)
    for name, setting in SETTINGS.items():
        path = Path(places["JUPYTERLAB_SETTINGS_DIR"], f"@jupyterlab/{name}.jupyterlab-settings")
        if not path.exists():  # what a learner sets later is theirs
            path.parent.mkdir(parents=True, exist_ok=True)
            files.write(path, json.dumps(setting).encode("utf-8"))
    # A notebook that is not trusted shows its figures, but not their rule for the dark theme.
    style = _own(folder) / "custom" / "custom.css"
    style.parent.mkdir(exist_ok=True)
    files.write(style, (CSS + LONG_LINES).encode("utf-8"))


def command(folder: Path, port: int | None) -> list[str]:
    """The command line that starts JupyterLab; without a port it may try others after the first."""
    options = [
        f"--ServerApp.ip={HOST}",
        f"--ServerApp.port={port or FIRST_PORT}",
        f"--ServerApp.port_retries={0 if port else 100}",
        f"--ServerApp.root_dir={folder}",
        "--ServerApp.open_browser=False",
        "--LabApp.custom_css=True",
        f"--ServerApp.tornado_settings={ {'static_custom_path': [str(_own(folder) / 'custom')]} }",
        # The course needs no network: no news, no look for updates, no catalogue of extensions.
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]
    if getattr(os, "geteuid", lambda: 1)() == 0:
        options.append("--allow-root")
    return [sys.executable, "-P", "-m", "embedlab.course.app.lab", *options]


def check_port_is_free(port: int) -> None:
    """Raises CourseError when another program listens on this port."""
    with socket.socket() as probe:
        if os.name == "posix":  # "reuse what was closed"; on Windows it would mean "share"
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise CourseError(
                f"Port {port} cannot be used, perhaps because another program has it; choose "
                "another, or leave --port out."
            ) from error


class Server:
    """A running JupyterLab, stopped at the end of the `with` block."""

    def __init__(self, folder: Path, port: int | None = None) -> None:
        self.log = folder / progress.STATE / "jupyter.log"
        self._token = secrets.token_hex(24)
        self._runtime = tempfile.TemporaryDirectory(prefix="embedlab-", ignore_cleanup_errors=True)
        # A session of its own: Ctrl+C is for us, who then ask the server to end in good order.
        new_group = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # on Windows
        secret = {"JUPYTER_TOKEN": self._token, "JUPYTER_RUNTIME_DIR": self._runtime.name}
        prepare_settings(folder)
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                command(folder, port),
                env=environment(folder) | secret,
                stdin=subprocess.PIPE,  # when it closes, the server ends: see lab.py
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=folder,
                start_new_session=True,
                creationflags=new_group,
            )
        self._address = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def wait_until_ready(self) -> None:
        """Return when the server answers. Raises CourseError when it ends first, or never does."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            with contextlib.suppress(OSError, ValueError, StopIteration):
                # The server itself writes down which port it got, so we never talk to another one.
                info = json.loads(
                    next(Path(self._runtime.name).glob("jpserver-*.json")).read_bytes()
                )
                self._address = f"http://{HOST}:{info['port']}"
                self.ask("api/status")
                return
            time.sleep(0.1)
        if self.process.poll() is None:
            raise CourseError(
                f"JupyterLab did not start within {PATIENCE} seconds; what it did is in {self.log}."
            )
        raise CourseError(
            f"JupyterLab did not start ({self.last_words()}); the whole story is in {self.log}."
        )

    def ask(self, path: str) -> None:
        """Fetch a page of the server, with the token. Raises OSError when it is refused."""
        request = urllib.request.Request(
            f"{self._address}/{path}", headers={"Authorization": f"token {self._token}"}
        )
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        direct.open(request, timeout=10).close()

    def url(self, lesson: str) -> str:
        """The address that opens one notebook."""
        return f"{self._address}/lab/tree/{quote(lesson)}?token={self._token}"

    def private_page(self, lesson: str) -> str:
        """The address of a file that leads there and that only its owner can read.

        Every user of a machine can read a browser's command line: no token may stand there.
        """
        page = Path(self._runtime.name, "open.html")
        page.touch(mode=0o600)
        there = html.escape(self.url(lesson))
        page.write_text(
            f"""<!DOCTYPE html><meta charset="utf-8"><title>embedlab</title>
            <meta http-equiv="refresh" content="0; url={there}">
            <a href="{there}">Open the lesson</a>""",
            encoding="utf-8",
        )
        return page.as_uri()

    def wait(self) -> None:
        """Wait until it is shut down in the browser. Raises CourseError when it failed instead."""
        while self.process.poll() is None:  # a plain wait() cannot be interrupted on Windows
            time.sleep(0.2)
        if self.process.returncode:
            raise CourseError(
                f"JupyterLab ended unexpectedly ({self.last_words()}); the whole story is in "
                f"{self.log}."
            )

    def last_words(self) -> str:
        """The last line that JupyterLab wrote: the reason, when it ended by itself."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")

    def stop(self) -> None:
        """End the server and its kernels: by closing its input, and if need be by force."""
        assert self.process.stdin is not None
        try:
            for end in (self.process.stdin.close, self.process.terminate, self.process.kill):
                end()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self.process.wait(timeout=GRACE)
                    return
        finally:
            self._runtime.cleanup()


@contextlib.contextmanager
def ended_like_ctrl_c() -> Iterator[None]:
    """Within this block, being told to end (SIGTERM, a closed terminal) does what Ctrl+C does."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    names = ("SIGTERM", "SIGHUP", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {n: signal.getsignal(n) for n in numbers if signal.getsignal(n) != signal.SIG_IGN}
    for number in before:
        signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
