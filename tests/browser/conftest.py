"""A Chromium for the browser tests: the one of the system, which reaches this machine only."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lab import Lab
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ADVICE = (
    "The browser tests need Chromium: install it (apt-get install chromium), or set "
    "EMBEDLAB_CHROMIUM to the path of a Chromium or Chrome."
)
OPTIONS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def find_chromium() -> str:
    """The path of a Chromium. Without one the test is skipped, or fails where one is required."""
    found = os.environ.get("EMBEDLAB_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    if shutil.which(found):
        return found
    if os.environ.get("EMBEDLAB_REQUIRE_BROWSER") == "1":
        pytest.fail(ADVICE, pytrace=False)
    pytest.skip(ADVICE)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser a file: Playwright's event loop must be gone before other tests run."""
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def lab(chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Lab]:
    """A browser window of its own. Nothing that it shows may come from another machine."""
    shots = tmp_path / "screenshots"
    if os.environ.get("EMBEDLAB_SCREENSHOTS"):
        name = re.sub(r"\W+", "_", request.node.name)
        shots = Path(os.environ["EMBEDLAB_SCREENSHOTS"], name)
    shots.mkdir(parents=True, exist_ok=True)
    context = chromium.new_context(viewport={"width": 1280, "height": 1000})
    lab = Lab(context.new_page(), shots)
    yield lab
    lab.shot("end")
    context.close()
    assert lab.strangers == []
