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
from types import ModuleType
from typing import Any

import numpy as np

# What a careless assignment may replace for everyone else.
_GUARDED = (builtins, math, random, np, np.linalg, np.random)


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
        contextlib.redirect_stdout(_Nowhere()),
        contextlib.redirect_stderr(_Nowhere()),
        warnings.catch_warnings(),
        np.printoptions(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        builtins.input, sys.breakpointhook = _no_input, lambda *_, **__: None
        sys.unraisablehook = lambda _: None  # what a __del__ raises would be printed
        if shell := _shell():
            shell.display_pub = _quiet_publisher()
        yield


@contextlib.contextmanager
def _restored() -> Iterator[None]:
    """Put back afterwards what no context manager of Python or numpy looks after."""
    states, depth = (random.getstate(), np.random.get_state()), sys.getrecursionlimit()
    folder, figures, shell = _folder(), _figures(), _shell()
    hooks = sys.breakpointhook, sys.unraisablehook
    publisher = shell and shell.display_pub
    patched = [(module, dict(vars(module))) for module in _GUARDED]
    try:
        yield
    finally:
        for module, before in patched:
            _restore(module, before)
        random.setstate(states[0]), np.random.set_state(states[1])
        sys.breakpointhook, sys.unraisablehook = hooks
        sys.setrecursionlimit(depth)
        if folder and folder != _folder():
            os.chdir(folder)
        if shell:
            shell.display_pub = publisher
        for number in _figures() - figures:
            sys.modules["matplotlib.pyplot"].close(number)


def _restore(module: ModuleType, before: dict[str, Any]) -> None:
    now = vars(module)
    now.update({name: value for name, value in before.items() if now.get(name) is not value})


def _folder() -> str | None:
    try:
        return os.getcwd()  # noqa: PTH109 - Path.cwd() would only wrap it
    except OSError:  # the folder was deleted
        return None


def _figures() -> set[int]:
    plots = sys.modules.get("matplotlib.pyplot")
    return set(plots.get_fignums()) if plots else set()


def _shell() -> Any:
    """The running IPython, if there is one: its display() goes past stdout."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def _quiet_publisher() -> Any:
    from IPython.core.displaypub import CapturingDisplayPublisher

    return CapturingDisplayPublisher()
