"""`embedlab start` walks a learner through the lessons that the course really has, in order."""

from pathlib import Path

import pytest

from embedlab.course import exercises
from embedlab.course.app import progress, workspace

LESSONS = sorted(
    path.stem for path in (Path(__file__).parents[2] / "solutions").glob("[0-9][0-9]_*.py")
)


def test_the_numbers_have_no_gap():
    assert [int(stem[:2]) for stem in LESSONS] == list(range(len(LESSONS)))
    assert exercises.lessons() == [stem[:2] for stem in LESSONS]


def test_each_finished_lesson_leads_to_the_next(tmp_path, monkeypatch):
    mine, _ = workspace.prepare(tmp_path / "my work")
    monkeypatch.chdir(mine.folder)
    for stem in LESSONS:
        lesson = workspace.next_unfinished(mine)
        assert lesson.stem == stem
        workspace.mark_opened(mine, lesson)
        for exercise in exercises.of_lesson(stem[:2])[:-1]:
            progress.record(exercise.id, passed=True)
        assert workspace.next_unfinished(mine).stem == stem, "one exercise is still to do"
        progress.record(exercises.of_lesson(stem[:2])[-1].id, passed=True)
    assert workspace.next_unfinished(mine) is None


@pytest.mark.parametrize("stem", LESSONS)
def test_the_readme_lists_it_with_its_minutes(stem):
    root = Path(__file__).parents[2]
    row = next(
        (
            line
            for line in (root / "README.md").read_text(encoding="utf-8").splitlines()
            if f"(lessons/{stem}.ipynb)" in line
        ),
        "",
    )
    guide = (root / "docs" / "instructor" / "README.md").read_text(encoding="utf-8")
    typical = next(line for line in guide.splitlines() if f"({stem}.md)" in line)
    assert row.split("|")[2].strip() == typical.split("|")[3].split("/")[1].strip()
