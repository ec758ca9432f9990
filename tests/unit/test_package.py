"""The package as others get it: what the wheel holds, which versions, what an import costs."""

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from itertools import chain
from pathlib import Path

import pytest

import embedlab

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LATER = (
    "applications",
    "search",
    "sound",
    "languages",
    "transformer",
    "cluster",
)  # subjects of later parts
NOT_FREE = "datasets/ratings.npz"


@pytest.mark.parametrize("module", ["embedlab", "embedlab.plots"])
def test_an_import_is_light(module):
    code = f"import {module}, json, sys; print(json.dumps(list(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    heavy = {"scipy", "matplotlib", "gensim", "sklearn", "IPython", "hypothesis", "rich"}
    heavy |= {"numpy"} if module == "embedlab" else set()
    assert not heavy & set(json.loads(run.stdout))


def test_every_public_module_is_named_where_it_is_looked_for():
    modules = {module.name for module in pkgutil.iter_modules(embedlab.__path__)}
    public = {name for name in modules - {"course"} if not name.startswith("_")}
    assert public == {name for name in embedlab.__all__ if name in modules}
    for name in sorted(public):
        importlib.import_module(f"embedlab.{name}")


def names_imported_by(path):
    """The full names of all that a module imports, at its top and inside its functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module}.{name.name}" for name in node.names)


def test_the_rooms_import_each_other_in_one_direction():
    modules = sorted((ROOT / "embedlab").rglob("*.py"))
    assert len(modules) > 50
    wrong = []
    for path in modules:
        room = path.relative_to(ROOT / "embedlab").parts[0]
        forbidden = ["embedlab.course.", "IPython."] if room != "course" else []
        if room.endswith(".py") and room != "cluster.py":  # a module of the root
            forbidden += [f"embedlab.{later}." for later in LATER]
        wrong += [
            f"{path.relative_to(ROOT)} imports {name}"
            for name in names_imported_by(path)
            if f"{name}.".startswith((".", *forbidden))  # "." is a relative import
        ]
    assert wrong == []


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The names of the files in the wheel and in the source distribution."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive, tarfile.open(sdist) as tar:
        names = [name.partition("/")[2] for name in tar.getnames()]
        return {"wheel": set(archive.namelist()), "sdist": set(names)}


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "place"), [("wheel", "embedlab/_shipped/"), ("sdist", "")])
def test_what_others_get_is_the_course_with_free_data_only(built, kind, place):
    names = built[kind]
    assert (ROOT / NOT_FREE).is_file()
    assert not [name for name in names if "ratings" in name and not name.endswith(".py")]
    for pattern in ("lessons/*.ipynb", "solutions/*.ipynb", "datasets/*", "constraints.txt"):
        wanted = {one.relative_to(ROOT).as_posix() for one in ROOT.glob(pattern) if one.is_file()}
        assert wanted and {place + name for name in wanted - {NOT_FREE}} <= names
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "embedlab").rglob("*.py")}
    assert modules | {"embedlab/py.typed"} <= names
    assert {"LICENSE", "LICENSE-content"} <= {name.rpartition("/")[2] for name in names}
    assert not [name for name in names if "checkpoint" in name or "__pycache__" in name]


@pytest.mark.slow
def test_the_version_is_that_of_the_module(built):
    assert f"embedlab-{embedlab.__version__}.dist-info/METADATA" in built["wheel"]


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
