"""A Chromium for the browser tests: the one of the system, which reaches this machine only."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lab import Course, Lab, find_chromium, launch, window
from playwright.sync_api import Browser, sync_playwright

ADVICE = (
    "The browser tests need Chromium: install it (apt-get install chromium), or set "
    "EMBEDLAB_CHROMIUM to the path of a Chromium or Chrome."
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser a file: Playwright's event loop must be gone before other tests run.

    Without a Chromium a test is skipped, or fails where one is required.
    """
    path = find_chromium()
    if not path and os.environ.get("EMBEDLAB_REQUIRE_BROWSER") == "1":
        pytest.fail(ADVICE, pytrace=False)
    if not path:
        pytest.skip(ADVICE)
    with sync_playwright() as playwright:
        browser = launch(playwright, path)
        yield browser
        browser.close()


@pytest.fixture
def lab(chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Lab]:
    """A browser window of its own. Nothing that it shows may come from another machine."""
    shots = tmp_path / "screenshots"
    if os.environ.get("EMBEDLAB_SCREENSHOTS"):
        name = re.sub(r"\W+", "_", request.node.name)
        shots = Path(os.environ["EMBEDLAB_SCREENSHOTS"], name)
    with window(chromium, shots) as lab:
        yield lab
        lab.shot("end")
    assert lab.strangers == []


@pytest.fixture(scope="module")
def course(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """One server for all lessons of a file."""
    with Course(tmp_path_factory.mktemp("course"), "00") as course:
        yield course


@pytest.fixture(scope="module")
def lesson(
    chromium: Browser,
    course: Course,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Lab]:
    """The notebook that the test names, after Run All Cells; all tests of it share the one run."""
    course.put(request.param)
    with window(chromium, tmp_path_factory.mktemp("screenshots")) as lab:
        lab.open(course, request.param.name)
        lab.run_all()
        yield lab
        lab.shut_down_kernel()
