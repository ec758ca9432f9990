"""Every lesson as a learner opens it, nothing written yet: Run All, and look at all of it."""

import pytest
from accessibility import barriers
from lab import notebooks

pytestmark = pytest.mark.parametrize(
    "lesson", notebooks("lessons"), indirect=True, ids=lambda path: path.stem, scope="module"
)


def test_it_runs_without_an_error_or_a_warning(lesson):
    assert lesson.errors() == []
    assert lesson.complaints == []
    assert lesson.strangers == []


def test_its_outputs_are_for_everyone(lesson):
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        lesson.choose_theme(theme)
        assert barriers(lesson) == [], theme
