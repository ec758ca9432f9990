"""Every lesson once its exercises are written: Run All, move every control, look at all of it."""

import pytest
from accessibility import barriers
from lab import notebooks
from playwright.sync_api import Locator, Page, TimeoutError

pytestmark = pytest.mark.parametrize(
    "lesson", notebooks("solutions"), indirect=True, ids=lambda path: path.stem, scope="module"
)

CELL = ".jp-Notebook .jp-CodeCell"
# Of a group of buttons the last one: the first is the one that is chosen at the beginning.
CONTROL = ":is([role=slider], select, input, textarea, button:last-of-type)"
EXPLORER = f".jp-Cell-outputArea > .jp-OutputArea-child > .jp-OutputArea-output:has({CONTROL})"
KEYS = {
    "slider": "ArrowRight",
    "select-one": "ArrowDown",
    "checkbox": "Space",
    "button": "Space",
    "number": "ArrowUp",
}
# What an explorer shows: its inner outputs, or all of it where it has none.
SHOWN = """explorer => {
    const inner = [...explorer.querySelectorAll(".jp-OutputArea-output")];
    return (inner.length ? inner : [explorer]).map(one => one.innerHTML).join("");
}"""
HAS_CHANGED = f"([explorer, before]) => ![before, ''].includes(({SHOWN})(explorer))"
MOVED = 60_000  # milliseconds; one move of 07's last explorer trains a model


def press(page: Page, control: Locator) -> str:
    """Change a control with the keyboard alone; returns what it is."""
    kind = control.evaluate("one => one.role || one.type")
    control.focus()
    if kind in ("text", "textarea", "search"):
        word = "dog" if control.input_value() == "cat" else "cat"
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(word)
        page.keyboard.press("Enter")
    else:
        page.keyboard.press(KEYS[kind])
    return kind


def test_every_control_obeys_the_keyboard_and_changes_what_is_shown(lesson):
    page, deaf = lesson.page, []
    for cell in page.locator(CELL, has=page.locator(EXPLORER)).all():
        explorer = cell.locator(EXPLORER)
        for control in explorer.locator(CONTROL).all():
            before = explorer.evaluate(SHOWN)
            kind = press(page, control)
            change = [explorer.element_handle(), before]
            try:
                page.wait_for_function(HAS_CHANGED, arg=change, timeout=MOVED)
            except TimeoutError:
                deaf.append(f"a {kind} of {cell.locator('.cm-content').inner_text()[-200:]}")
    assert deaf == []


def test_it_runs_without_an_error_or_a_warning(lesson):
    assert lesson.errors() == []
    assert lesson.complaints == []
    assert lesson.strangers == []


def test_its_outputs_are_for_everyone(lesson):
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        lesson.choose_theme(theme)
        assert barriers(lesson) == [], theme
