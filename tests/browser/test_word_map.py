"""The word map in JupyterLab, with 5,000 real words: by keyboard alone, by hand, in both themes."""

import statistics

import nbformat
import pytest
from accessibility import barriers
from lab import Course
from playwright.sync_api import expect

from embedlab import datasets
from embedlab.neighbors import nearest

CELL = """
from embedlab import datasets
from embedlab.maps import word_map

glove = datasets.load_glove()
words = glove.index_to_key[:5000]
word_map((words, glove.vectors[:5000]), title="5,000 words")
"""
GROUPS = """
colours = ["red", "green", "blue", "yellow", "orange", "white", "black", "pink"]
months = ["january", "march", "april", "june", "july", "august", "october", "december"]
groups = dict.fromkeys(colours, "colours") | dict.fromkeys(months, "months")
word_map((list(groups), [glove[word] for word in groups]), groups=groups, k=4, title="Groups")
"""
PRESS_AND_WAIT = """keys => {
    const canvas = document.querySelector(".wm canvas");
    const painted = key => new Promise(done => {
        const start = performance.now();
        canvas.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    });
    return keys.reduce(
        async (times, key) => [...await times, await painted(key)], Promise.resolve([]));
}"""
PICTURE = "canvas => canvas.toDataURL()"
COLOURS = """canvas => {
    const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
        const colour = `${data[i]},${data[i + 1]},${data[i + 2]},${data[i + 3]}`;
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const ground = getComputedStyle(canvas.closest(".wm")).backgroundColor.match(/\\d+/g).join();
    const drawn = [...counts].filter(([c]) => c.endsWith(",255") && !c.startsWith(`${ground},`));
    return [ground, drawn.sort((a, b) => b[1] - a[1])[0][0]];
}"""


@pytest.fixture(scope="module")
def notebook(chromium, tmp_path_factory):
    """A running course; the notebook that it opens shows two maps. Each test runs it again."""
    tmp_path = tmp_path_factory.mktemp("maps")
    spec = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    cells = [nbformat.v4.new_code_cell(code.strip()) for code in (CELL, GROUPS)]
    with Course(tmp_path / "mine", "00") as course:
        path = tmp_path / "mine" / "map.ipynb"
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec}), path)
        course.address = course.address.replace("00_start_here.ipynb", "map.ipynb")
        yield course


def expected_neighbours(word):
    """What the live region has to say of a word, by embedlab.neighbors.nearest."""
    glove = datasets.load_glove()
    words, vectors = glove.index_to_key[:5000], glove.vectors[:5000]
    rows = nearest(vectors, vectors[[words.index(word)]], 11)[0][0]
    others = [words[row] for row in rows if words[row] != word]
    return f"{word}. Nearest in full space: {', '.join(others[:5])}. Nearest on the map: "


def luminance(colour):
    parts = [int(part) / 255 for part in colour.split(",")[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_of_dots(canvas):
    """Of the ground and the most frequent colour on it, that of the dots."""
    light, dark = sorted(map(luminance, canvas.evaluate(COLOURS)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def complaint(message):
    """What the console says of an error, but for what JupyterLab itself asks for in vain."""
    ours = message.type == "error" and "/lsp/status" not in message.location["url"]
    return message.text if ours else None


def test_the_map_is_moved_through_by_keyboard_alone(lab, notebook):
    complaints = []
    lab.page.on("pageerror", lambda error: complaints.append(str(error)))
    lab.page.on("console", lambda message: complaints.append(complaint(message)))
    lab.open(notebook)
    lab.run_all()
    assert lab.errors() == []
    page, keys = lab.page, lab.page.keyboard
    wm = page.locator(".wm").first
    live, canvas = wm.get_by_role("status"), wm.locator("canvas")
    cells = page.locator(".jp-CodeCell")
    expect(cells).to_have_count(2)

    wm.get_by_role("combobox").focus()
    keys.type("kittenish")
    keys.press("Enter")
    expect(live).to_have_text("“kittenish” is not on this map.")
    keys.press("ControlOrMeta+a")
    keys.type("Musi")
    begin = [word for word in datasets.load_glove().index_to_key[:5000] if word.startswith("musi")]
    expect(wm.locator("option")).to_have_count(len(begin))
    expect(wm.locator("option").first).to_have_attribute("value", begin[0])
    keys.type("c")
    keys.press("Enter")
    expect(canvas).to_be_focused()
    expect(live).to_contain_text(expected_neighbours("music"))
    lists = wm.locator(".wm-lists section")
    expect(lists.first.locator("li")).to_have_count(10)
    lab.look_at(wm, "music")

    keys.press("ArrowRight")
    expect(live).not_to_contain_text("Nearest")
    walked_to = live.text_content()
    keys.press("ArrowLeft")
    expect(live).not_to_have_text(walked_to)
    walked_to = live.text_content()
    keys.press("Enter")
    expect(live).to_contain_text(expected_neighbours(walked_to))
    before = canvas.evaluate(PICTURE)
    for key in ("+", "Shift+ArrowUp", "-", "0"):
        keys.press(key)
        page.wait_for_timeout(100)
        after = canvas.evaluate(PICTURE)
        assert after != before, key
        before = after
    keys.press("Escape")
    expect(live).to_have_text("Choose a point: click it, or type its name.")

    page.locator(".jp-CodeCell .jp-InputPrompt").first.click()
    canvas.focus()  # now JupyterLab would move to the next cell, and Enter would edit it
    keys.press("ArrowDown")
    walked_to = live.text_content()
    keys.press("Enter")
    expect(live).to_contain_text(expected_neighbours(walked_to))
    keys.press("Escape")

    keys.press("Shift+Tab")
    expect(wm.get_by_role("button", name="Table")).to_be_focused()
    keys.press("Enter")
    expect(wm.get_by_role("row")).to_have_count(101)
    keys.press("Tab")
    keys.press("Tab")
    expect(wm.get_by_role("button", name="Next")).to_be_focused()
    keys.press("Enter")
    expect(wm.locator("tbody th").first).to_have_text(datasets.load_glove().index_to_key[100])
    expect(cells).to_have_count(2)  # no key went to JupyterLab, where Enter, a, b, d edit cells
    assert [one for one in complaints if one] == []


def test_it_can_be_seen_in_both_themes_and_axe_finds_nothing_serious(lab, notebook):
    lab.open(notebook)
    lab.run_all()
    page, wm = lab.page, lab.page.locator(".wm").first
    for width in (1366, 1024):
        page.set_viewport_size({"width": width, "height": 1000})
        for theme in ("JupyterLab Light", "JupyterLab Dark"):
            lab.choose_theme(theme)
            field, table = wm.get_by_role("combobox"), wm.get_by_role("button", name="Table")
            wm.get_by_role("button", name="Show all").click()
            wm.locator("canvas").press("Escape")
            page.wait_for_timeout(300)
            lab.look_at(wm, f"{theme} {width}")
            assert contrast_of_dots(wm.locator("canvas")) > 3, theme
            field.fill("doctor")
            field.press("Enter")
            page.wait_for_timeout(300)
            lab.look_at(wm, f"{theme} {width} chosen")
            assert contrast_of_dots(wm.locator("canvas")) > 3, theme
            assert barriers(lab) == []
            table.click()
            lab.look_at(wm, f"{theme} {width} table")
            assert barriers(lab) == []
            table.click()
            groups = page.locator(".wm").nth(1)
            lab.look_at(groups, f"{theme} {width} groups")  # nobody touched it: it follows alone
            assert contrast_of_dots(groups.locator("canvas")) > 3, theme
    before = groups.locator("canvas").evaluate(PICTURE)
    page.evaluate("document.body.dataset.jpThemeLight = 'true'")  # with no resizing beside it
    page.wait_for_timeout(300)
    assert groups.locator("canvas").evaluate(PICTURE) != before


def test_it_obeys_the_mouse_and_two_fingers(lab, notebook):
    lab.open(notebook)
    lab.run_all()
    page, wm = lab.page, lab.page.locator(".wm").nth(1)
    live, canvas, field = wm.get_by_role("status"), wm.locator("canvas"), wm.locator("input")
    field.fill("RED")
    field.press("Enter")
    expect(live).to_contain_text("red (colours). Nearest in full space: ")
    canvas.press("Escape")
    field.focus()
    page.wait_for_timeout(200)

    seen = canvas.evaluate(PICTURE)

    def is_drawn_anew():
        nonlocal seen
        page.wait_for_timeout(200)
        seen, before = canvas.evaluate(PICTURE), seen
        return seen != before

    wm.evaluate("map => map.scrollIntoView()")
    box = canvas.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)  # red stands there: its name is shown
    assert is_drawn_anew()
    page.mouse.click(x, y)
    expect(live).to_contain_text("red (colours). Nearest in full space: ")
    expect(canvas).to_be_focused()
    assert is_drawn_anew()
    page.mouse.wheel(0, -300)
    assert is_drawn_anew()
    page.mouse.down()
    page.mouse.move(x + 80, y + 30)
    page.mouse.up()
    assert is_drawn_anew()
    before = seen
    touch = page.context.new_cdp_session(page)
    for kind, places in [("Start", (x - 40, x + 40)), ("Move", (x - 40, x + 90)), ("End", ())]:
        points = [{"x": place, "y": y, "id": i} for i, place in enumerate(places)]
        touch.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})
    assert is_drawn_anew()
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 50, y, steps=1)
    page.mouse.up()
    assert is_drawn_anew()
    assert seen != before  # the fingers did not just move the map
    expect(live).to_contain_text("red (colours). ")  # to drag and to pinch is not to choose
    wm.locator(".wm-lists button").first.click()
    expect(live).not_to_contain_text("red (colours). ")
    page.mouse.move(x, y)
    height = canvas.bounding_box()["y"]
    page.mouse.wheel(0, -50)
    assert is_drawn_anew()
    assert canvas.bounding_box()["y"] == height
    field.focus()
    page.mouse.wheel(0, -50)  # the page scrolls past a map that nobody works with
    page.wait_for_timeout(200)
    assert canvas.bounding_box()["y"] > height


def test_a_key_is_answered_within_a_tenth_of_a_second(lab, notebook):
    lab.open(notebook)
    lab.run_all()
    field = lab.page.locator(".wm").first.get_by_role("combobox")
    field.fill("music")
    field.press("Enter")
    keys = ["ArrowRight", "Enter", "+", "ArrowUp", "Enter", "-", "ArrowLeft", "0"] * 6
    times = lab.page.evaluate(PRESS_AND_WAIT, keys)
    quiet = [min(times[place::8]) for place in range(8)]  # as if nothing else ran on the machine
    assert statistics.median(quiet) < 100
