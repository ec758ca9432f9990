"""What the learner has done: one small file per exercise, in `my_work/.embedlab/progress/`.

Nothing is written outside a learner's folder, and `record`, `count_hint` and `read` never raise: an
exercise must be checked even on a full disk. A damaged file is set aside under another name.
"""

import contextlib
import json
import os
import re
import warnings
from datetime import datetime
from pathlib import Path

STATE = ".embedlab"
MARKER = "workspace.json"
_hints_in_memory: dict[str, int] = {}
_said: set[str] = set()


def find_workspace(start: Path | None = None) -> Path | None:
    """The learner's folder at or above `start` (default: the current folder), or None."""
    start = (start or Path.cwd()).resolve()
    places = (start, *start.parents)
    return next((place for place in places if (place / STATE / MARKER).is_file()), None)


def record(exercise_id: str, passed: bool) -> None:
    """Note that an exercise was checked. Once passed it stays passed, whatever is tried later."""
    try:
        folder = find_workspace()
        if folder is not None:
            entry = _load(_file(folder, exercise_id))
            entry["attempts"] += 1
            entry["passed"] = entry["passed"] or bool(passed)
            _save(folder, exercise_id, entry)
    except Exception as error:
        _say(f"Your progress could not be saved ({error}); your answer was checked all the same.")


def count_hint(exercise_id: str) -> int:
    """Count one more hint for an exercise and return how many had been shown before it."""
    try:
        folder = find_workspace()
        if folder is not None:
            entry = _load(_file(folder, exercise_id))
            entry["hints"] += 1
            _save(folder, exercise_id, entry)
            return entry["hints"] - 1
    except Exception as error:
        _say(f"Your progress could not be saved ({error}); your hints are counted until a restart.")
    shown = _hints_in_memory.get(exercise_id, 0)
    _hints_in_memory[exercise_id] = shown + 1
    return shown


def read(workspace: Path) -> dict[str, dict]:
    """Exercise id to {"passed": bool, "attempts": int, "hints": int}, for those tried so far."""
    entries = {}
    for path in sorted(Path(workspace, STATE, "progress").glob("*.json")):
        try:
            entries[path.stem] = _load(path)
        except OSError as error:
            _say(f"The progress file {path} cannot be read ({error.strerror or error}).")
    return entries


def set_aside_lesson(workspace: Path, lesson: str, stamp: str) -> Path | None:
    """Move a lesson's progress to a folder of its own, and return that; None without progress."""
    folder = Path(workspace, STATE, "progress")
    files = [p for p in folder.glob("*.json") if p.stem.partition(".")[0].zfill(2) == lesson]
    if not files:
        return None
    kept = free_path(folder / f"kept-{stamp}")
    kept.mkdir()
    for path in files:
        path.rename(kept / path.name)
    return kept


def write_atomically(path: Path, content: bytes) -> None:
    """Write a whole file or nothing: readers never see half of it. Raises OSError."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def free_path(path: Path) -> Path:
    """`path` when nothing has that name, else the same name with -2, -3, ... before the suffix."""
    candidate, count = path, 1
    while candidate.exists():
        count += 1
        candidate = path.with_name(f"{path.stem}-{count}{path.suffix}")
    return candidate


def set_aside(path: Path) -> Path:
    """Give a damaged file another name, with today's date, and return it. Raises OSError."""
    day = datetime.now().strftime("%Y-%m-%d")
    return path.rename(free_path(path.with_name(f"{path.name}.damaged-{day}")))


def _file(folder: Path, exercise_id: str) -> Path:
    if not re.fullmatch(r"\w+(\.\w+)*", exercise_id):
        raise ValueError(f"{exercise_id!r} is not the number of an exercise")
    return folder / STATE / "progress" / f"{exercise_id}.json"


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
        kept = set_aside(path)
        _say(f"The progress file {path.name} was damaged; it was set aside as {kept}.")
        return entry


def _save(folder: Path, exercise_id: str, entry: dict) -> None:
    path = _file(folder, exercise_id)
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, (json.dumps(entry, indent=1) + "\n").encode("utf-8"))


def _say(sentence: str) -> None:
    if sentence not in _said:
        _said.add(sentence)
        with contextlib.suppress(Warning):  # where warnings are errors, a check must still answer
            warnings.warn(sentence, stacklevel=3)
