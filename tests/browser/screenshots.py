"""Pictures of every solved lesson, to be looked at: two widths, both themes, in screenshots/.

    python tests/browser/screenshots.py          every lesson
    python tests/browser/screenshots.py 03 05    these

A lesson becomes tiles, from top to bottom: screenshots/03_cooccurrence_pca/1024 dark 01.png.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from lab import ROOT, Course, Lab, find_chromium, launch, notebooks, window
from playwright.sync_api import sync_playwright

WIDTHS, HEIGHT = (1366, 1024), 1_400  # pixels of the window
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


def tiles(lab: Lab, name: str) -> None:
    """The whole notebook, as high as the window a tile."""
    scroller = lab.page.locator(".jp-WindowedPanel-outer")
    height, seen = scroller.evaluate(
        """it => [it.querySelector(".jp-Cell:last-child").getBoundingClientRect().bottom
            - it.getBoundingClientRect().top + it.scrollTop, it.clientHeight]"""
    )
    for i, top in enumerate(range(0, round(height), seen), start=1):
        scroller.evaluate("(it, top) => it.scrollTop = top", top)
        scroller.screenshot(path=lab.shots / f"{name} {i:02}.png")


def main(prefixes: list[str]) -> None:
    """Run each lesson once and take its pictures."""
    chosen = [p for p in notebooks("solutions") if p.name.startswith(tuple(prefixes) or "")]
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        Course(Path(folder, "mine"), "00") as course,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright, find_chromium())
        for notebook in chosen:
            course.put(notebook)
            shots = ROOT / "screenshots" / notebook.stem
            shutil.rmtree(shots, ignore_errors=True)
            with window(browser, shots) as lab:
                lab.open(course, notebook.name)
                lab.run_all()
                for theme, title in THEMES.items():
                    lab.choose_theme(title)
                    for width in WIDTHS:
                        lab.page.set_viewport_size({"width": width, "height": HEIGHT})
                        tiles(lab, f"{width} {theme}")
                lab.shut_down_kernel()
            print(shots)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
