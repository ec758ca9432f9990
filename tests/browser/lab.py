"""What the browser tests do with the course: start it, open a lesson, type into cells, look."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Locator, Page, expect

PATIENCE = 120_000  # milliseconds; a busy machine with two cores is slow, and no test is timed
SETTLE = 1_500  # milliseconds; JupyterLab calls a kernel idle a little before it takes cells
expect.set_options(timeout=PATIENCE)


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


class Lab:
    """JupyterLab in a browser tab. Cells are named by a text that their code holds."""

    def __init__(self, page: Page, shots: Path) -> None:
        self.page, self.shots, self.strangers, self._taken = page, shots, [], 0
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: self._note(request.url))
        page.on("websocket", lambda socket: self._note(socket.url))

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self.strangers.append(url)

    def shot(self, name: str) -> None:
        """Keep a picture of what can be seen now."""
        self._taken += 1
        self.page.screenshot(path=self.shots / f"{self._taken:02} {name}.png")

    def open(self, course: Course) -> None:
        """Open the address that the course printed, and wait until code can be run."""
        self.page.goto(course.address + "&reset")
        status = self.page.locator("#jp-main-statusbar")
        expect(status).to_contain_text("Python 3 (ipykernel) | Idle")
        self.page.wait_for_timeout(SETTLE)

    def menu(self, *names: str) -> None:
        """Choose from the menus: menu("Run", "Run All Cells")."""
        bar = self.page.get_by_role("menubar").first
        bar.get_by_role("menuitem", name=names[0], exact=True).click()
        for name in names[1:]:
            self.page.locator(f'.lm-Menu-itemLabel:text-is("{name}")').click()

    def run_all(self) -> None:
        """Run > Run All Cells, and wait until each code cell has its number."""
        self.menu("Run", "Run All Cells")
        self.page.wait_for_function(
            """() => {
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
