"""What the learner has done: one small file per exercise, in `my_work/.embedlab/progress/`.

Nothing is written outside a learner's folder, and `record`, `count_hint` and `read` never raise: an
exercise must be checked even on a full disk. A damaged file is set aside under another name.
"""

import contextlib
import json
import re
import warnings
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from embedlab import course
from embedlab.course.app import files

STATE = ".embedlab"
MARKER = "workspace.json"
_hints_in_memory: dict[str, int] = {}
_said: set[str] = set()


def find_workspace() -> Path | None:
    """The learner's folder: at or above the current folder, else where this program began."""
    for start in (course.current_folder(), course.BEGAN_IN):
        for place in (start, *start.parents) if start else ():
            if (place / STATE / MARKER).is_file():
                return place
    return None


def record(exercise_id: str, passed: bool) -> None:
    """Note that an exercise was checked. Once passed it stays passed, whatever is tried later."""
    try:
        folder = find_workspace()
        if folder is not None:
            with _changing(folder, exercise_id) as entry:
                entry["attempts"] += 1
                entry["passed"] = entry["passed"] or bool(passed)
    except Exception as error:
        _say(f"Your progress could not be saved ({error}); your answer was checked all the same.")


def count_hint(exercise_id: str) -> int:
    """Count one more hint for an exercise and return how many had been shown before it."""
    try:
        folder = find_workspace()
        if folder is not None:
            with _changing(folder, exercise_id) as entry:
                entry["hints"] += 1
            return entry["hints"] - 1
    except Exception as error:
        _say(f"Your progress could not be saved ({error}); your hints are counted until a restart.")
    shown = _hints_in_memory.get(exercise_id, 0)
    _hints_in_memory[exercise_id] = shown + 1
    return shown


def read(workspace: Path) -> dict[str, dict]:
    """Exercise id to {"passed": bool, "attempts": int, "hints": int}, for those tried so far.

    A warning says what could not be read.
    """
    folder, entries = Path(workspace, STATE, "progress"), {}
    with _saying_what_cannot_be_read(folder), files.locked(folder.parent):
        for path in sorted(folder.iterdir()):
            if path.suffix == ".json":
                with _saying_what_cannot_be_read(path):
                    entries[path.stem] = _load(path)
    return entries


def set_aside_lesson(workspace: Path, lesson: str) -> Path | None:
    """Move a lesson's progress to a folder of its own, and return that; None without progress.

    The caller holds the lock of the learner's folder.
    """
    folder = Path(workspace, STATE, "progress")
    records = [p for p in folder.glob("*.json") if p.stem.partition(".")[0].zfill(2) == lesson]
    if not records:
        return None
    kept = files.free_path(folder / f"kept-{datetime.now():%Y-%m-%d-%H%M}")
    kept.mkdir()
    for path in records:
        path.rename(kept / path.name)
    return kept


@contextlib.contextmanager
def _changing(folder: Path, exercise_id: str) -> Iterator[dict]:
    """What is recorded of an exercise, to be changed while no other program does."""
    if not re.fullmatch(r"\w+(\.\w+)*", exercise_id):
        raise ValueError(f"{exercise_id!r} is not the number of an exercise")
    path = folder / STATE / "progress" / f"{exercise_id}.json"
    with files.locked(folder / STATE):
        entry = _load(path)
        yield entry
        path.parent.mkdir(exist_ok=True)
        files.write(path, (json.dumps(entry, indent=1) + "\n").encode("utf-8"))


def _load(path: Path) -> dict:
    entry = {"passed": False, "attempts": 0, "hints": 0}
    try:
        found = json.loads(path.read_bytes())
        if any(type(found[key]) is not type(value) for key, value in entry.items()):
            raise TypeError
        return entry | found
    except FileNotFoundError:
        return entry
    except (ValueError, KeyError, TypeError, RecursionError):
        kept = files.set_aside(path)
        _say(f"The progress file {path.name} was damaged; it was set aside as {kept}.")
        return entry


@contextlib.contextmanager
def _saying_what_cannot_be_read(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:  # nothing was tried yet
        pass
    except OSError as error:
        _say(f"Your progress in {path} cannot be read ({error.strerror or error}).")


def _say(sentence: str) -> None:
    if sentence not in _said:
        _said.add(sentence)
        with contextlib.suppress(Warning):  # where warnings are errors, a check must still answer
            warnings.warn(sentence, stacklevel=3)
