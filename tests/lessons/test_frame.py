"""How conftest.py runs notebooks: strict in solutions/ only, and where nothing can litter."""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
CODE = """
import os
from pathlib import Path

Path("litter").touch()
assert os.environ.get("EMBEDLAB_STRICT") == {strict}
assert "embedlab-tests-" in os.environ["IPYTHONDIR"]
"""


@pytest.mark.slow
def test_only_solutions_are_strict_and_nothing_litters(tmp_path):
    offline = "embedlab/course/app/offline.py"  # which tests/no_network runs
    settings = ("conftest.py", "pyproject.toml", "tests/lessons/sanitize.cfg")
    for name in (*settings, "tests/no_network", offline):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, tmp_path / name)
    notebooks = {"lessons/a": None, "solutions/b": "1", "lessons/c": None}
    for name, strict in notebooks.items():
        cell = nbformat.v4.new_code_cell(CODE.format(strict=repr(strict)))
        path = tmp_path / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    command = [sys.executable, "-m", "pytest", "-n0", *(f"{name}.ipynb" for name in notebooks)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert "3 passed" in run.stdout, run.stdout
    assert not list(tmp_path.rglob("litter"))
