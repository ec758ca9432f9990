"""Files in a learner's folder, where two programs may be at work and each may be killed.

JupyterLab takes no lock of ours. So nothing here overwrites or removes what we have not seen: a
learner's file is moved aside in one step, and then looked at; ours goes only to a free name.
"""

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import filelock

PATIENCE = 5.0  # seconds; the lock is held for some milliseconds


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one program at a time work in a folder; the lock of a killed program ends with it.

    On a drive without locks, and where nothing can be written, it goes on without one. Raises
    TimeoutError when another program holds the lock for longer than PATIENCE.
    """
    lock = filelock.FileLock(folder / "lock", poll_interval=0.005, fallback_to_soft=False)
    try:
        lock.acquire(timeout=PATIENCE)
    except TimeoutError:
        raise TimeoutError(f"another program of the course is busy in {folder.parent}") from None
    except OSError:
        pass
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def draft(folder: Path, name: str, content: bytes) -> Iterator[Path]:
    """A file that is whole and on the disk, to be renamed; what is left of it is removed."""
    path = folder / f".{name}.part"
    path.unlink(missing_ok=True)  # of a killed program: it may be a notebook's second name
    try:
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield path
    finally:
        path.unlink(missing_ok=True)


def write(path: Path, content: bytes) -> None:
    """Write a whole file of ours or nothing: readers never see half of it. Raises OSError."""
    with draft(path.parent, path.name, content) as new:
        new.replace(path)


def place(source: Path, path: Path) -> bool:
    """Rename a file, unless the new name is taken; return whether it was free."""
    if os.path.lexists(path):
        return False
    try:
        os.link(source, path)
    except FileExistsError:
        return False
    except OSError:  # a drive without hard links
        source.rename(path)
    else:
        source.unlink()
    return True


def free_path(path: Path) -> Path:
    """`path` when nothing has that name, else the same name with -2, -3, ... before the suffix."""
    candidate, count = path, 1
    while os.path.lexists(candidate):
        count += 1
        candidate = path.with_name(f"{path.stem}-{count}{path.suffix}")
    return candidate


def set_aside(path: Path) -> Path:
    """Give a damaged file another name, with today's date, and return it. Raises OSError."""
    return path.rename(free_path(path.with_name(f"{path.name}.damaged-{datetime.now():%Y-%m-%d}")))


def sweep(folder: Path) -> None:
    """Remove the drafts that killed programs left; whoever writes here holds the lock, as we do."""
    for path in (*folder.glob(".*.part"), *folder.glob("progress/.*.part")):
        path.unlink(missing_ok=True)
