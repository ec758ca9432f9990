"""What a room needs before class: each check gives a word (ok, look, mend) and a sentence."""

import contextlib
import importlib.metadata
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from embedlab.course.app import files, server, shipped
from embedlab.course.app.offline import only_loopback

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
        "kernel": kernel,
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
        yield name, word, sentence


def python() -> Finding:
    """A version that the course was tested with."""
    from embedlab.course.app.cli import wrong_python

    problem = wrong_python(sys.version_info[:2])
    return ("mend", problem) if problem else ("ok", f"{sys.version.split()[0]}, {sys.executable}")


def packages() -> Finding:
    """The versions of constraints.txt; another version may do, a missing package will not."""
    from packaging.requirements import Requirement

    text = shipped.constraints_file().read_text(encoding="utf-8")
    lines = [Requirement(line) for line in text.splitlines() if line and line[0] != "#"]
    wanted = [line for line in lines if line.marker is None or line.marker.evaluate()]
    other = []
    for line in wanted:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            version = importlib.metadata.version(line.name)
            if version not in line.specifier:
                other.append(f"{line.name} {version}, not {str(line.specifier).lstrip('=')}")
    missing = [name for name in _needed() if not _installed(name)]
    if missing:
        return "mend", f"not installed: {', '.join(missing)}; install the course again"
    if other:
        more = f" and {len(other) - 5} more" if len(other) > 5 else ""
        return "look", f"other versions than the tested ones: {'; '.join(other[:5])}{more}"
    return "ok", f"{len(wanted)} versions are the tested ones"


def kernel() -> Finding:
    """A kernel starts as it would for a lesson, and runs this environment's Python."""
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
        return "mend", f"a kernel could not be started ({last})"
    if Path(found).parent != Path(sys.executable).parent:
        return (
            "mend",
            f"notebooks would run {found}, not {sys.executable}; install the course again",
        )
    return "ok", "notebooks run this environment's Python"


def lessons() -> Finding:
    """The shipped notebooks are there."""
    return "ok", f"{len(shipped.lessons())} lessons"


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
        return (
            "mend",
            "JupyterLab's part of ipywidgets is missing; install jupyterlab_widgets again",
        )
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
    """The learner's folder can be written to, or made."""
    place = next(place for place in (folder, *folder.parents) if place.exists())
    probe = place / f".embedlab-{os.getpid()}.part"
    try:
        files.write(probe, b"")
        probe.unlink()
    except OSError as error:
        return "mend", f"{place} cannot be written to ({error.strerror or error}); use --folder"
    return "ok", f"{folder} can be written to" if folder.exists() else f"{folder} can be made"


def network(asked: list[str]) -> Finding:
    """None of the checks before this one asked for another machine."""
    if asked:
        return "mend", f"something wanted to reach {', '.join(sorted(set(asked)))}"
    return "ok", "not needed: the checks above worked with other machines out of reach"


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


def _memory() -> int | None:
    if os.name == "nt":
        import ctypes

        total = ctypes.c_ulonglong()
        ctypes.windll.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(total))
        return total.value * 1024 or None
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return None
