"""What a learner meets first: the right lesson, no toast, no stranger, lesson 00 that runs."""

import pytest
from lab import Course
from playwright.sync_api import expect

from embedlab.course import exercises
from embedlab.course.app import progress, workspace


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("mine")


@pytest.fixture(scope="module")
def course(chromium, folder):
    with Course(folder) as course:
        yield course


def test_it_opens_the_first_lesson_which_runs_from_top_to_bottom(lab, course):
    assert "/lab/tree/00_start_here.ipynb?" in course.address
    lab.open(course)
    lab.run_all()
    assert lab.errors() == []
    cards = lab.page.get_by_role("status").filter(has_text="Not attempted")
    expect(cards).to_have_count(len(exercises.of_lesson("00")))
    lab.look_at(lab.cell('hint("0.1")'), "hint")
    lab.menu("File", "Save Notebook")
    toasts = lab.page.locator(".Toastify__toast")
    assert toasts.all_text_contents() == []


def test_a_wrong_token_is_refused(lab, course):
    address, _, token = course.address.partition("?token=")
    lab.page.goto(f"{address}?token={'0' * len(token)}")
    expect(lab.page.get_by_label("Password or token")).to_be_visible()
    expect(lab.page.locator(".jp-Notebook")).to_have_count(0)
    lab.shot("refused")


def test_it_opens_the_first_lesson_that_is_not_finished(chromium, tmp_path, monkeypatch):
    mine, _ = workspace.prepare(tmp_path / "mine")
    monkeypatch.chdir(mine.folder)
    for exercise in exercises.of_lesson("00"):
        progress.record(exercise.id, True)
    monkeypatch.chdir(mine.folder.parent)
    with Course(mine.folder) as course:
        assert "/lab/tree/01_one_hot_encoding.ipynb?" in course.address
