"""The package as others get it: what the wheel holds, which versions, what an import costs."""

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUND_FLOOR = sorted(
    path.stem for path in (ROOT / "embedlab").glob("*.py") if path.stem != "__init__"
)
NOT_FREE = "datasets/ratings.npz"


def imported_by(statement):
    """The names of the modules that are loaded after a statement in a fresh Python."""
    code = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    return set(json.loads(run.stdout))


def test_import_embedlab_is_light():
    heavy = {"numpy", "scipy", "matplotlib", "gensim", "sklearn", "IPython", "hypothesis", "rich"}
    loaded = imported_by("import embedlab")
    assert "embedlab" in loaded
    assert not heavy & loaded


@pytest.mark.parametrize("module", GROUND_FLOOR)
def test_the_ground_floor_stands_alone(module):
    loaded = imported_by(f"import embedlab.{module}")
    assert f"embedlab.{module}" in loaded
    assert not {name for name in loaded if name.startswith("embedlab.course")}
    assert "IPython" not in loaded
    text = (ROOT / "embedlab" / f"{module}.py").read_text(encoding="utf-8")
    assert not re.search(r"^\s*(?:from|import) +(?:embedlab\.course|IPython)\b", text, re.MULTILINE)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize(
    "pattern", ["lessons/*.ipynb", "solutions/*.ipynb", "datasets/*", "constraints.txt"]
)
def test_the_wheel_carries_the_course(wheel, pattern):
    shipped = {path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern) if path.is_file()}
    shipped.discard(NOT_FREE)
    assert shipped
    assert shipped <= {name.removeprefix("embedlab/_shipped/") for name in wheel}


def test_the_wheel_carries_free_data_only(wheel):
    assert (ROOT / NOT_FREE).is_file()
    assert not [name for name in wheel if "ratings" in name and not name.endswith(".py")]


def test_the_wheel_carries_every_module_and_licence(wheel):
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "embedlab").rglob("*.py")}
    assert modules <= wheel
    assert {"LICENSE", "LICENSE-content"} <= {name.rpartition("/")[2] for name in wheel}
    assert not [name for name in wheel if "checkpoint" in name or "__pycache__" in name]


def test_every_dependency_has_an_exact_version():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[a-z0-9.-]+==\S+( ; .+)?", line) for line in lines)
    project = PROJECT["project"]
    wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in wanted}
    exact = {line.partition("==")[0] for line in lines}
    assert names - {"embedlab"} <= exact  # an extra may name another extra of ours


def tracked_files():
    git = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if git.returncode:
        pytest.skip("this is not a git checkout, so there is no list of its files")
    return [ROOT / name for name in git.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_an_index():
    names = ["py" + "pi.org", "py" + "pi.python.org", "python" + "hosted.org", "--" + "index-url"]
    hits = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in tracked_files()
        for name in names
        if name.encode() in path.read_bytes()
    ]
    assert hits == []


def test_uv_lock_stays_out():
    assert ROOT / "uv.lock" not in tracked_files()
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()
