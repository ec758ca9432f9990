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
    "radio": "ArrowDown",
    "button": "Space",
    "number": "ArrowUp",
}
# What an explorer shows: its inner outputs, or all of it where it has none.
SHOWN = """explorer => {
    const inner = [...explorer.querySelectorAll(".jp-OutputArea-output")];
    return (inner.length ? inner : [explorer]).map(one => one.innerHTML).join("");
}"""
# Where a control stands: a button is pressed, all others have a value or are checked.
STATE = """one => one.localName === "button"
    ? [one.className, one.ariaPressed, one.ariaChecked].join()
    : [one.value, one.checked, one.ariaValueNow, one.ariaValueText].join()"""
DRAWN = 60_000  # milliseconds; a move of 07's last explorer trains a model
OBEYED = 20_000  # the control itself follows at once

# What reaches beyond its cell, or is wider than the room in which it scrolls.
EDGE = "document.querySelector('.jp-Notebook .jp-CodeCell').getBoundingClientRect().right"
CUT = f"""() => {{
    const parts = ".cm-scroller, .jp-OutputArea-output, .jp-OutputArea-output *, mjx-math";
    return [...document.querySelectorAll(`.jp-Notebook :is(${{parts}})`)]
        .filter(one => one.getBoundingClientRect().right > {EDGE} + 1
            || one.matches(".cm-scroller, pre") && one.scrollWidth > one.clientWidth + 1)
        .map(one => one.textContent.slice(0, 80));
}}"""


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


def changes(element: Locator, what: str, before: str, patience: int) -> bool:
    """Wait until what a piece of JavaScript reads from an element is neither this nor empty."""
    try:
        element.page.wait_for_function(
            f"([one, before]) => ![before, ''].includes(({what})(one))",
            arg=[element.element_handle(), before],
            timeout=patience,
        )
    except TimeoutError:
        return False
    return True


def test_explorers_obey_the_keyboard(lesson):
    page, faults = lesson.page, []
    for cell in page.locator(CELL, has=page.locator(EXPLORER)).all():
        explorer, code = cell.locator(EXPLORER), cell.locator(".cm-content").inner_text()[-100:]
        shown = explorer.evaluate(SHOWN)
        for control in explorer.locator(CONTROL).all():
            before = control.evaluate(STATE)
            kind = press(page, control)
            if not changes(control, STATE, before, OBEYED):
                faults.append(f"a {kind} does not obey: {code}")
        if not changes(explorer, SHOWN, shown, DRAWN):
            faults.append(f"what is shown stays the same: {code}")
    assert faults == []


def test_it_runs_without_an_error_or_a_warning(lesson):
    assert lesson.errors() == []
    assert lesson.complaints == []
    assert lesson.strangers == []


def test_its_outputs_are_for_everyone(lesson):
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        lesson.choose_theme(theme)
        assert barriers(lesson) == [], theme


def test_in_a_narrow_window_no_code_no_output_and_no_formula_is_cut(lesson):
    lesson.page.set_viewport_size({"width": 1024, "height": 1000})
    lesson.page.wait_for_function(f"{EDGE} < 1024")  # JupyterLab follows a little later
    assert lesson.page.evaluate(CUT) == []
