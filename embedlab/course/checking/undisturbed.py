"""Running a learner's code without traces left behind in their session."""

import builtins
import contextlib
import io
import math
import os
import random
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from embedlab.course.checking.notebook import running_shell

_MEMORY = 2 * 2**30  # bytes that an answer may take, where the system can refuse more


class _Nowhere(io.TextIOBase):
    """Swallows what is printed, however much."""

    def write(self, text: str) -> int:
        return len(text)


def _no_input(*_: Any) -> str:
    raise RuntimeError("the check cannot answer input(): the function gets its values as arguments")


_ONE_AT_A_TIME = threading.RLock()  # stdout and its like belong to the whole process


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Whatever happens inside, the session stays as it was: output, plots, folder, luck."""
    with (
        _ONE_AT_A_TIME,
        _restored(),
        _with_little_memory(),
        contextlib.redirect_stdout(_Nowhere()),
        contextlib.redirect_stderr(_Nowhere()),
        warnings.catch_warnings(),
        np.printoptions(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        builtins.input, sys.breakpointhook = _no_input, lambda *_, **__: None
        sys.unraisablehook = lambda _: None  # what a __del__ raises would be printed
        if shell := running_shell():
            shell.display_pub = _quiet_publisher()
        yield


@contextlib.contextmanager
def _restored() -> Iterator[None]:
    """Put back afterwards what no context manager of Python or numpy looks after."""
    states, depth = (random.getstate(), np.random.get_state()), sys.getrecursionlimit()
    folder, figures, shell = _folder(), _figures(), running_shell()
    hooks = sys.breakpointhook, sys.unraisablehook
    publisher = shell and shell.display_pub
    guarded = [(space, dict(vars(space))) for space in _spaces()]
    try:
        yield
    finally:
        for space, before in guarded:
            _restore(space, before)
        random.setstate(states[0]), np.random.set_state(states[1])
        sys.breakpointhook, sys.unraisablehook = hooks
        sys.setrecursionlimit(depth)
        if folder and folder != _folder():
            os.chdir(folder)
        if shell:
            shell.display_pub = publisher
        for number in _figures() - figures:
            sys.modules["matplotlib.pyplot"].close(number)


def _spaces() -> list[ModuleType | type]:
    """What an assignment in an answer may change for everyone else: the course itself, too."""
    ours = [module for name, module in sys.modules.items() if name.startswith("embedlab")]
    classes = [
        value
        for module in ours
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    ]
    return [builtins, math, random, np, np.linalg, np.random, *ours, *classes]


def _restore(space: ModuleType | type, before: dict[str, Any]) -> None:
    now = vars(space)
    for name, value in before.items():
        if now.get(name) is not value is not None:  # what was None may have been loaded meanwhile
            setattr(space, name, value)


@contextlib.contextmanager
def _with_little_memory() -> Iterator[None]:
    """Before an answer fills the machine, it meets a MemoryError (on Linux only)."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limits = resource.getrlimit(resource.RLIMIT_AS)
        wanted = pages * resource.getpagesize() + _MEMORY
        room = wanted if limits[0] == resource.RLIM_INFINITY else min(wanted, limits[0])
    except (ImportError, OSError):
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (room, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)


def _folder() -> str | None:
    try:
        return os.getcwd()  # noqa: PTH109 - Path.cwd() would only wrap it
    except OSError:  # the folder was deleted
        return None


def _figures() -> set[int]:
    plots = sys.modules.get("matplotlib.pyplot")
    return set(plots.get_fignums()) if plots else set()


def _quiet_publisher() -> Any:
    from IPython.core.displaypub import CapturingDisplayPublisher

    return CapturingDisplayPublisher()
