"""What a room needs before class: each check gives a word (ok, look, mend) and a sentence.

Each check imports what it needs by itself: where that is damaged, one check fails and not all.
"""

import contextlib
import csv
import importlib
import importlib.metadata
import io
import os
import pkgutil
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

import embedlab
from embedlab.course.app import shipped
from embedlab.course.app.offline import only_loopback

if TYPE_CHECKING:
    from packaging.requirements import Requirement

Finding = tuple[str, str]
GIGABYTE = 1024**3

# Runs in a process of its own, as the server would: which Python does the kernel "python3" run?
ASK_THE_KERNEL = """
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(startup_timeout=30)
client.execute_interactive("import sys; print(sys.executable)", timeout=30)
client.stop_channels()
manager.shutdown_kernel(now=True)
"""


def examine(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Name, word and sentence of each check, as soon as it is known; `folder` is the learner's."""
    asked: list[str] = []
    checks: dict[str, Callable[[], Finding]] = {
        "Python": python,
        "packages": packages,
        "files": files,
        "modules": modules,
        "kernel": kernel,
        "JupyterLab": jupyterlab,
        "lessons": lessons,
        "data": data,
        "widget": widget,
        "plot": plot,
        "disk": lambda: disk(folder),
        "memory": memory,
        "your folder": lambda: writable(folder),
        "network": lambda: network(asked),
    }
    for name, check in checks.items():
        try:
            with only_loopback(asked):
                word, sentence = check()
        except shipped.CourseError as error:
            word, sentence = "mend", str(error)
        except Exception as error:
            word, sentence = "mend", " ".join(f"{type(error).__name__}: {error}".split())
            if isinstance(error, (ImportError, SyntaxError)):
                sentence += f"; {shipped.mend(error)}"
        yield name, word, sentence


def python() -> Finding:
    """A version that the course was tested with."""
    problem = shipped.wrong_python(sys.version_info[:2])
    return ("mend", problem) if problem else ("ok", f"{sys.version.split()[0]}, {sys.executable}")


def packages() -> Finding:
    """The versions of constraints.txt; another version may do, a missing package will not."""
    wanted = _wanted()
    other = []
    for line in wanted:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            version = importlib.metadata.version(line.name)
            if version not in line.specifier:
                other.append(f"{line.name} {version}, not {str(line.specifier).lstrip('=')}")
    missing = [name for name in _needed() if not _installed(name)]
    if missing:
        return "mend", f"not installed: {', '.join(missing)}; {shipped.repair()}"
    if other:
        return "look", f"other versions than the tested ones: {_some(other)}"
    return "ok", f"{len(wanted)} versions are the tested ones"


def files() -> Finding:
    """Every file that those packages brought is there, as long as it was."""
    count, damaged = 0, []
    for line in _wanted():
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            brought = _brought(line.name)
            wrong = [path.name for path, size in brought if not _is_whole(path, size)]
            count += len(brought)
            if wrong:
                damaged.append(f"{line.name} ({wrong[0]}{' and others' * (len(wrong) > 1)})")
    if damaged:
        return "mend", f"damaged or incomplete: {_some(damaged)}; {shipped.repair()}"
    return "ok", f"{count} files of the packages are there"


def modules() -> Finding:
    """Every module of the course can be imported, with every name that it promises."""
    damaged, advice, count = [], set(), 0
    found = pkgutil.walk_packages(embedlab.__path__, "embedlab.", onerror=lambda name: None)
    for name in ["embedlab", *(one.name for one in found)]:
        try:
            module = importlib.import_module(name)
            for promised in getattr(module, "__all__", ()):
                getattr(module, promised)
            count += 1
        except (ImportError, SyntaxError) as error:
            damaged.append(f"{name} ({' '.join(str(error).split())})")
            advice.add(shipped.mend(error))
    if damaged:
        return "mend", f"damaged: {_some(damaged)}; {' and '.join(sorted(advice))}"
    return "ok", f"{count} modules of the course can be imported"


def kernel() -> Finding:
    """A kernel starts as it would for a lesson, and runs this environment's Python."""
    from embedlab.course.app import server

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        done = subprocess.run(
            [sys.executable, "-P", "-c", ASK_THE_KERNEL],
            env=server.environment(Path(folder)) | {"PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            timeout=90,
        )
    found = done.stdout.strip()
    if done.returncode or not found:
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        return "mend", f"a kernel could not be started ({last}); {shipped.repair()}"
    if Path(found).parent != Path(sys.executable).parent:
        return "mend", f"notebooks would run {found}, not {sys.executable}; {shipped.repair()}"
    return "ok", "notebooks run this environment's Python"


def jupyterlab() -> Finding:
    """JupyterLab starts, as it would for a learner, and hands out its page."""
    from embedlab.course.app import server

    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        server.Server(Path(folder)) as lab,
    ):
        try:
            lab.wait_until_ready()
            lab.ask("lab")
        except (shipped.CourseError, OSError):
            return "mend", f"it cannot be started ({lab.last_words()}); {shipped.repair()}"
    return "ok", "starts and shows its page"


def lessons() -> Finding:
    """Each shipped notebook can be read, and the course knows the exercises that it asks for."""
    import nbformat

    from embedlab.course import exercises

    found = shipped.lessons()
    for path in found.values():
        try:
            notebook = nbformat.read(path, as_version=4)
            nbformat.validate(notebook)
        except Exception:
            return "mend", f"{path} is damaged; {shipped.again()}"
        code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
        for exercise in re.findall(r'^check\("([\d.]+)"', code, re.MULTILINE):
            try:
                exercises.find(exercise)
            except KeyError as error:
                return "mend", f"{path.stem}: {error.args[0]}; {shipped.again()}"
    return "ok", f"{len(found)} lessons"


def data() -> Finding:
    """Every data set loads, with the expected content."""
    from embedlab import datasets

    found = datasets.verify()
    problems = [f"{name}: {problem}" for name, problem in found if problem]
    return ("mend", "; ".join(problems)) if problems else ("ok", f"{len(found)} sets are complete")


def widget() -> Finding:
    """A slider can be made, and JupyterLab has what it takes to show it."""
    import ipywidgets
    from jupyter_core.paths import jupyter_path

    ipywidgets.VBox([ipywidgets.IntSlider(), ipywidgets.Output()])
    places = [Path(path, "@jupyter-widgets") for path in jupyter_path("labextensions")]
    if not any(place.is_dir() for place in places):
        return "mend", f"JupyterLab's part of ipywidgets is missing; {shipped.repair()}"
    return "ok", "a slider can be made"


def plot() -> Finding:
    """Matplotlib draws."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure()
    figure.subplots().plot([0, 1], label="cat")
    picture = io.BytesIO()
    FigureCanvasAgg(figure).print_png(picture)
    return "ok", "a figure can be drawn"


def disk(folder: Path) -> Finding:
    """Room for the learner's files."""
    place = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(place).free / GIGABYTE
    if free < 0.1:
        return "mend", f"only {free * 1024:.0f} MB are free at {place}; the course needs 100"
    return ("ok" if free >= 1 else "look"), f"{free:.1f} GB free at {place}"


def memory() -> Finding:
    """A server with one kernel takes about 350 MB; 512 MB a learner is a good plan."""
    total = _memory()
    if total is None:
        return "look", "this system does not tell how much memory it has; 1 GB is enough"
    word = "ok" if total >= 0.9 * GIGABYTE else "look"
    return word, f"{total / GIGABYTE:.1f} GB in all; a learner needs about 0.5"


def writable(folder: Path) -> Finding:
    """The learner's folder can be written to, or made; nothing in it takes a package's place."""
    place = next(place for place in (folder, *folder.parents) if place.exists())
    probe = place / f".embedlab-{os.getpid()}.part"
    try:
        probe.touch()
        probe.unlink()
    except OSError as error:
        return "mend", f"{place} cannot be written to ({error.strerror or error}); use --folder"
    hiding = [path for path in sorted(folder.glob("*.py")) if _is_package(path.stem)]
    if hiding:
        return "mend", (
            f"{hiding[0]} hides the package {hiding[0].stem} from your notebooks: give the file "
            "another name"
        )
    return "ok", f"{folder} can be written to" if folder.exists() else f"{folder} can be made"


def network(asked: list[str]) -> Finding:
    """None of the checks before this one asked for another machine."""
    if asked:
        return "mend", f"something wanted to reach {', '.join(sorted(set(asked)))}"
    return "ok", "not needed: the checks above worked with other machines out of reach"


def _some(items: list[str]) -> str:
    more = f" and {len(items) - 5} more" if len(items) > 5 else ""
    return "; ".join(items[:5]) + more


def _wanted() -> list["Requirement"]:
    from packaging.requirements import Requirement

    text = shipped.constraints_file().read_text(encoding="utf-8")
    lines = [Requirement(line) for line in text.splitlines() if line and line[0] != "#"]
    return [line for line in lines if line.marker is None or line.marker.evaluate()]


def _needed() -> list[str]:
    from packaging.requirements import Requirement

    try:
        lines = map(Requirement, importlib.metadata.requires("embedlab") or [])
    except importlib.metadata.PackageNotFoundError:  # a checkout that was not installed
        return []
    return [one.name for one in lines if one.marker is None or one.marker.evaluate({"extra": ""})]


def _installed(name: str) -> bool:
    try:
        return bool(importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return False


def _brought(package: str) -> list[tuple[Path, str]]:
    """The files that a package brought, with their sizes ("" where unknown).

    From its list itself: `importlib.metadata.files` keeps silent about those that are missing.
    """
    found = importlib.metadata.distribution(package)
    rows = csv.reader((found.read_text("RECORD") or "").splitlines())
    # What Python compiled is made again when it is gone.
    return [(Path(str(found.locate_file(r[0]))), r[2]) for r in rows if r[0][-4:] != ".pyc"]


def _is_whole(path: Path, size: str) -> bool:
    try:
        return path.stat().st_size == int(size or path.stat().st_size)
    except OSError:
        return False


def _is_package(name: str) -> bool:
    """Whether `import name` means something without the learner's folder."""
    return bool(PathFinder.find_spec(name, [place for place in sys.path if place]))


def _memory() -> int | None:
    if sys.platform == "win32":
        import ctypes

        total = ctypes.c_ulonglong()
        ctypes.windll.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(total))
        return total.value * 1024 or None
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return None
