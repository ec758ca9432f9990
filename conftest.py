"""What holds for every test: no network, no settings of the user, notebooks in an empty folder.

`pytest` without arguments runs everything: unit tests, doctests, exercises, whether the lessons are
freshly built, the notebooks of both folders (through nbval), and the solved ones in a browser.
"""

import os
import runpy
import tempfile
from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import Any

import nbval.plugin
import pytest

from embedlab.course.app.server import ONE_THREAD

ROOT = Path(__file__).parent
NO_NETWORK = ROOT / "tests" / "no_network"
collect_ignore = [str(NO_NETWORK)]
collect_ignore_glob = ["solutions/*.py"]  # sources of notebooks, not modules

runpy.run_path(str(NO_NETWORK / "sitecustomize.py"))
_FOLDER = "EMBEDLAB_TEST_FOLDER"
USERS_FOLDERS = [
    *("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"),
    *("IPYTHONDIR", "MPLCONFIGDIR"),
]


def pytest_configure(config: pytest.Config) -> None:
    """Prepare the environment that every test, kernel and worker inherits."""
    nbval.plugin.RunningKernel = KernelElsewhere
    config.option.nbval_sanitize_with = str(ROOT / "tests" / "lessons" / "sanitize.cfg")
    if _FOLDER in os.environ:  # a worker: its parent has done the rest
        return
    folder = tempfile.TemporaryDirectory(prefix="embedlab-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    os.environ[_FOLDER] = folder.name
    config.add_cleanup(partial(os.environ.__delitem__, _FOLDER))
    for name in USERS_FOLDERS:
        os.environ[name] = str(Path(folder.name, name.lower()))
        Path(os.environ[name]).mkdir()
    path = [str(NO_NETWORK), str(ROOT), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, path))
    os.environ.update(ONE_THREAD | os.environ)  # as for a learner; and two workers have two cores
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]  # a proxy on this machine would be a way out


@pytest.hookimpl(tryfirst=True)  # before `-m "not slow"` looks at the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Notebooks and the browser are slow, each of them."""
    for item in items:
        if item.path.suffix == ".ipynb" or item.path.is_relative_to(ROOT / "tests" / "browser"):
            item.add_marker("slow")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Checks raise in solutions only: nbval starts a kernel when a file's first cell is set up."""
    if item.path.suffix == ".ipynb" and item.path.parent.name == "solutions":
        os.environ["EMBEDLAB_STRICT"] = "1"
    else:
        os.environ.pop("EMBEDLAB_STRICT", None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """A cell that runs, but writes to stderr, fails: a learner sees it as a red text."""
    yield
    for output in getattr(item, "test_outputs", []):
        if output.get("name") == "stderr":
            pytest.fail(f"{item.nodeid} writes to stderr: {output.text}", pytrace=False)


class KernelElsewhere(nbval.plugin.RunningKernel):
    """A kernel in an empty folder, where it cannot litter, instead of the notebook's own."""

    def __init__(self, *args: Any, cwd: str, **options: Any) -> None:
        super().__init__(*args, cwd=tempfile.mkdtemp(dir=os.environ[_FOLDER]), **options)
