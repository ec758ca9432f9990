"""What the browser tests do with the course: start it, open a lesson, type into cells, look."""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import psutil
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Playwright, expect

from embedlab.course.app.server import prepare_settings

PATIENCE = 120_000  # milliseconds; a busy machine with two cores is slow, and no test is timed
expect.set_options(timeout=PATIENCE)

ROOT = Path(__file__).parents[2]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OPTIONS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
# JupyterLab looks for a language server and says in the console that there is none.
NOT_OURS = "/lsp/status"


def find_chromium() -> str:
    """The path of a Chromium, "" when there is none."""
    found = os.environ.get("EMBEDLAB_CHROMIUM") or next(
        filter(None, map(shutil.which, CHROMIUMS)), ""
    )
    return found if shutil.which(found) else ""


def launch(playwright: Playwright, path: str) -> Browser:
    """A browser that reaches this machine only."""
    return playwright.chromium.launch(executable_path=path, args=OPTIONS)


def notebooks(folder: str) -> list[Path]:
    """The lessons in `lessons` or `solutions`, in order."""
    return sorted((ROOT / folder).glob("[0-9][0-9]_*.ipynb"))


def embedlab(*arguments: object) -> list[str]:
    """The command line of `embedlab` with these arguments."""
    return [sys.executable, "-P", "-m", "embedlab.course.app.cli", *map(str, arguments)]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Course:
    """A running `embedlab start`; `address` is what it prints, `said` all lines up to it."""

    def __init__(self, folder: Path, *lesson: str) -> None:
        self.folder = folder
        self._keep_every_cell_on_the_page()
        options = ("--folder", folder, "--no-browser", "--port", free_port())
        apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {}
        self.process = subprocess.Popen(
            embedlab("start", *lesson, *options),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            **apart,
        )
        self.said = []
        for line in self.process.stdout:
            self.said.append(line)
            if " is open at " in line:
                self.address = line.split()[-1]
                return
        raise AssertionError("embedlab did not start:\n" + "".join(self.said))

    def _keep_every_cell_on_the_page(self) -> None:
        """JupyterLab may draw what is not in the window later: then no test could see it."""
        prepare_settings(self.folder)
        (path,) = self.folder.rglob("tracker.jupyterlab-settings")
        setting = json.loads(path.read_text(encoding="utf-8")) | {"windowingMode": "none"}
        path.write_text(json.dumps(setting), encoding="utf-8")

    def put(self, notebook: Path) -> None:
        """Put a notebook into the learner's folder, without the outputs that it has."""
        copy = nbformat.read(notebook, as_version=4)
        for cell in copy.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        nbformat.write(copy, self.folder / notebook.name)

    def address_of(self, notebook: str) -> str:
        """The address that opens this notebook of the learner's folder."""
        return re.sub(r"[^/]+\.ipynb", notebook, self.address)

    def __enter__(self) -> "Course":
        return self

    def __exit__(self, *_: object) -> None:
        """Whatever a test found, nothing outlives it."""
        running = self.process.poll() is None
        family = psutil.Process(self.process.pid).children(recursive=True) if running else []
        for one in [self.process, *family]:
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()
        self.process.wait()
        self.process.stdout.close()

    def press_ctrl_c(self) -> int:
        """Stop the course as a learner does; returns the exit code."""
        self.process.send_signal(signal.CTRL_BREAK_EVENT if os.name == "nt" else signal.SIGINT)
        return self.process.wait(timeout=60)


@contextlib.contextmanager
def window(browser: Browser, shots: Path) -> Iterator["Lab"]:
    """A browser window of its own; pictures go to the folder `shots`."""
    shots.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    yield Lab(context.new_page(), shots)
    context.close()


class Lab:
    """JupyterLab in a browser tab. Cells are named by a text that their code holds.

    strangers : the addresses on other machines that were asked for
    complaints : the errors that the browser's console shows, but for one of JupyterLab's own
    """

    def __init__(self, page: Page, shots: Path) -> None:
        self.page, self.shots, self._taken = page, shots, 0
        self.strangers, self.complaints = [], []
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._listen)
        page.on("request", lambda request: self._note(request.url))
        page.on("websocket", lambda socket: self._note(socket.url))

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self.strangers.append(url)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and NOT_OURS not in message.location["url"]:
            self.complaints.append(message.text)

    def shot(self, name: str) -> None:
        """Keep a picture of what can be seen now."""
        self._taken += 1
        self.page.screenshot(path=self.shots / f"{self._taken:02} {name}.png")

    def open(self, course: Course, notebook: str = "") -> None:
        """Open the address that the course printed, or a notebook; wait until code can be run."""
        address = course.address_of(notebook) if notebook else course.address
        self.page.goto(address + "&reset")
        status = self.page.locator("#jp-main-statusbar")
        expect(status).to_contain_text("Python 3 (ipykernel) | Idle")
        expect(self.page.locator(".jp-Notebook .jp-CodeCell").first).to_be_visible()

    def shut_down_kernel(self) -> None:
        """Kernel > Shut Down Kernel: one course can show many lessons, one after the other."""
        self.menu("Kernel", "Shut Down Kernel")
        expect(self.page.locator("#jp-main-statusbar")).to_contain_text("No Kernel")

    def menu(self, *names: str) -> None:
        """Choose from the menus: menu("Run", "Run All Cells")."""
        bar = self.page.get_by_role("menubar").first
        bar.get_by_role("menuitem", name=names[0], exact=True).click()
        for name in names[1:]:
            self.page.locator(f'.lm-Menu-itemLabel:text-is("{name}")').click()

    def run_all(self) -> None:
        """Run > Run All Cells, and wait until each code cell has its number, or one a traceback."""
        self.menu("Run", "Run All Cells")
        self.page.wait_for_function(
            """() => {
                const red = document.querySelectorAll(
                    '.jp-Notebook [data-mime-type="application/vnd.jupyter.stderr"]');
                if ([...red].some(one => one.textContent.startsWith("-----"))) return true;
                const cells = [...document.querySelectorAll(".jp-Notebook .jp-CodeCell")];
                const prompt = cell => cell.querySelector(".jp-InputPrompt")?.textContent;
                return cells.length > 0 && cells.every(cell => /^\\[\\d+\\]:$/.test(prompt(cell)));
            }"""
        )

    def cell(self, code: str) -> Locator:
        """The code cell whose code holds this text."""
        return self.page.locator(
            ".jp-Notebook .jp-CodeCell",
            has=self.page.locator(".jp-InputArea .cm-content", has_text=code),
        ).first

    def write(self, cell: Locator, code: str) -> None:
        """Replace what a code cell holds, key by key."""
        cell.locator(".jp-InputArea .cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("Delete")
        for i, line in enumerate(code.strip().split("\n")):
            if i:  # JupyterLab indents a new line by itself; we do it as the code does
                for key in ("Enter", "Shift+Home", "Delete"):
                    self.page.keyboard.press(key)
            self.page.keyboard.type(line)
        expect(cell.locator(".cm-line")).to_have_text(code.strip().split("\n"))

    def run(self, *cells: Locator) -> None:
        """Run cells one after the other with Shift+Enter, and wait for each."""
        for cell in cells:
            prompt = cell.locator(".jp-InputPrompt").first
            before = prompt.text_content()
            cell.locator(".jp-InputArea .cm-content").click()
            self.page.keyboard.press("Shift+Enter")
            expect(prompt).to_have_text(re.compile(r"^\[\d+\]:$"))
            expect(prompt).not_to_have_text(before)

    def answer(self, exercise: str, stub: str, code: str) -> Locator:
        """Type an answer over a stub, run it and its check; returns the verdict's card."""
        cell, check = self.cell(stub), self.cell(f'check("{exercise}"')
        self.write(cell, code)
        self.run(cell, check)
        return check.get_by_role("status")

    def look_at(self, what: Locator, name: str) -> None:
        """Bring something to the middle of the window, and keep a picture of it."""
        what.evaluate("element => element.scrollIntoView({block: 'center'})")
        self.shot(name)

    def choose_theme(self, name: str) -> None:
        """Settings > Theme; "JupyterLab Light" or "JupyterLab Dark"."""
        self.menu("Settings", "Theme", name)
        expect(self.page.locator("body")).to_have_attribute("data-jp-theme-name", name)

    def errors(self) -> list[str]:
        """What cells, or the kernel, show as errors."""
        shown = '.jp-Notebook [data-mime-type="application/vnd.jupyter.stderr"], .jp-mod-error'
        return self.page.locator(shown).all_text_contents()

    def save(self) -> None:
        """Ctrl+S, and wait until the tab says that nothing is unsaved."""
        self.page.keyboard.press("ControlOrMeta+s")
        tab = self.page.locator("#jp-main-dock-panel .lm-TabBar-tab.jp-mod-current")
        expect(tab).not_to_have_class(re.compile("jp-mod-dirty"))
