"""Lesson 07 as a learner meets it: everybody's first mistake, then their own code trains."""

import re

from lab import Course
from playwright.sync_api import expect

LAST_ONE_ONLY = """
def gradient_of_lookup(ids, gradients, rows):
    result = np.zeros((rows, gradients.shape[1]))
    result[ids] += gradients
    return result
"""
RIGHT = """
def gradient_of_lookup(ids, gradients, rows):
    sums = [[0.0] * gradients.shape[1] for _ in range(rows)]
    for place, row in enumerate(ids):
        for column in range(gradients.shape[1]):
            sums[row][column] += gradients[place][column]
    return np.array(sums)
"""


def test_a_learner_trains_with_their_own_gradient(lab, tmp_path):
    with Course(tmp_path / "my work", "07") as course:
        lab.open(course)
        lab.run_all()
        assert lab.errors() == []
        cell = lab.cell("explorer(after")
        explorer = cell.locator(".jp-Cell-outputArea")
        expect(explorer).to_contain_text("gradient_of_lookup is not written yet")

        card = lab.answer("7.2", "def gradient_of_lookup", LAST_ONE_ONLY)
        expect(card).to_have_accessible_name(re.compile(r"^Not yet: 7\.2 "))
        expect(card).to_contain_text("read more than once only the last gradient is left")
        lab.look_at(card, "wrong")
        card = lab.answer("7.2", "def gradient_of_lookup", RIGHT)
        expect(card).to_have_accessible_name(re.compile(r"^Right: 7\.2 "))

        lab.run(cell)
        picture = cell.locator(".widget-output img")
        picture.evaluate("image => image.decode()")
        heap = picture.get_attribute("src")
        cell.get_by_role("combobox").select_option("300")
        expect(picture).not_to_have_attribute("src", heap)
        picture.evaluate("image => image.decode()")
        lab.look_at(explorer, "a square of their own")
