"""The learner's folder: their copies of the lessons, which nothing here ever overwrites."""

import contextlib
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from embedlab.course.app import files, progress, shipped
from embedlab.course.app.shipped import CourseError

FORMAT = 1
HARMLESS = (".ipynb_checkpoints", ".DS_Store", "desktop.ini", "Thumbs.db")


@dataclass
class Workspace:
    """A learner's folder, and what its marker file remembers.

    made_from : lesson file name to the sha256 of the shipped notebook that the copy was made from
    offered : lesson file name to the sha256 of the newer notebook that was last put beside theirs
    opened : file names of the lessons that were opened at least once
    """

    folder: Path
    made_from: dict[str, str] = field(default_factory=dict)
    offered: dict[str, str] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)


def default_folder() -> Path:
    """The workspace that we stand in, else `my_work` in the checkout, else `my_work` here."""
    return progress.find_workspace() or (shipped.checkout() or Path.cwd()) / "my_work"


def prepare(folder: Path) -> tuple[Workspace, list[str]]:
    """Make or open a learner's folder and bring its lessons up to date.

    Returns the workspace and sentences about what changed. Raises CourseError when it cannot be.
    """
    lessons = shipped.lessons().values()
    folder = _resolved(folder)
    _make(folder)
    with _changing(folder) as (workspace, sentences):
        files.sweep(folder / progress.STATE)
        for lesson in lessons:
            sentences += _bring_up_to_date(workspace, lesson)
    return workspace, sentences


def existing(folder: Path) -> Path:
    """A learner's folder that `start` has made. Raises CourseError when it is not one."""
    folder = _resolved(folder)
    if not _marker(folder).is_file():
        raise CourseError(
            f"{folder} is not a folder of the course yet; run `embedlab start`, or name the right "
            "one with --folder."
        )
    return folder


def reset(folder: Path, lesson: Path) -> list[str]:
    """Put a pristine lesson in place; the learner's copy and progress in it are kept beside it."""
    mine = folder / lesson.name
    with _changing(folder) as (workspace, sentences):
        if _sha256(mine) != _sha256(lesson):
            with _draft(workspace, lesson) as pristine:
                while not files.place(pristine, mine):
                    kept = _move_aside(mine)
                    sentences += [f"Your copy was kept as {kept}."] if kept else []
        _is_newest(workspace, lesson)
        record = progress.set_aside_lesson(folder, lesson.name[:2])
        if record:
            sentences.append(f"Its exercises count as not done again; the record is in {record}.")
    return [*sentences, f"{mine} is as it was at the beginning."]


def next_unfinished(workspace: Workspace) -> Path | None:
    """The first lesson with an exercise not yet passed, or None when all are done.

    A lesson without exercises is finished once it was opened.
    """
    from embedlab.course import exercises

    done = progress.read(workspace.folder)
    for number, lesson in shipped.lessons().items():
        ids = [exercise.id for exercise in exercises.of_lesson(number)]
        passed = all(done.get(one, {}).get("passed") for one in ids)
        if not (passed if ids else lesson.name in workspace.opened):
            return lesson
    return None


def mark_opened(workspace: Workspace, lesson: Path) -> None:
    """Remember that a lesson was opened. Raises CourseError when that cannot be written."""
    if lesson.name not in workspace.opened:
        with _changing(workspace.folder) as (now, _):
            now.opened.append(lesson.name)


def _marker(folder: Path) -> Path:
    return folder / progress.STATE / progress.MARKER


def _resolved(folder: Path) -> Path:
    try:
        return folder.expanduser().resolve()
    except (OSError, RuntimeError) as error:  # such as a symlink to itself
        raise CourseError(f"{folder} is no folder ({error}); choose one with --folder.") from error


def _make(folder: Path) -> None:
    """Make a learner's folder, unless it holds other things. In one that we made, all is theirs."""
    if folder in (shipped.lessons_folder(), shipped.solutions_folder()):
        raise CourseError(
            f"{folder} belongs to the course itself; choose another place with --folder."
        )
    state = folder / progress.STATE
    try:
        if not state.exists():
            folder.mkdir(parents=True, exist_ok=True)
            names = [p.name for p in folder.iterdir() if p.suffix != ".ipynb"]
            ours = (progress.STATE, *HARMLESS)
            strangers = [name for name in names if not name.startswith(ours)]
            if strangers:
                raise CourseError(
                    f"{folder} already holds other things ({min(strangers)}); choose an empty or "
                    "new folder with --folder."
                )
            state.mkdir(exist_ok=True)
    except OSError as error:
        raise _cannot_write(folder, error) from error


@contextlib.contextmanager
def _changing(folder: Path) -> Iterator[tuple[Workspace, list[str]]]:
    """A learner's folder as it is now, for us alone, and what is to be said, also on failure."""
    sentences: list[str] = []
    try:
        with files.locked(folder / progress.STATE):
            workspace = _load(folder, sentences)
            yield workspace, sentences
            state = {key: value for key, value in vars(workspace).items() if key != "folder"}
            text = json.dumps({"format": FORMAT} | state, indent=1) + "\n"
            files.write(_marker(folder), text.encode("utf-8"))
    except TimeoutError as error:
        raise CourseError(f"{error}; try again when it has ended.") from error
    except OSError as error:
        raise _cannot_write(folder, error, sentences) from error


def _load(folder: Path, sentences: list[str]) -> Workspace:
    try:
        state = json.loads(_marker(folder).read_bytes())
        if state["format"] > FORMAT:
            raise CourseError(
                f"{folder} was made by a newer version of the course; update embedlab, or use "
                "another --folder."
            )
        made_from, offered = dict(state["made_from"]), dict(state["offered"])
        return Workspace(folder, made_from, offered, list(state["opened"]))
    except FileNotFoundError:
        sentences.append(f"Your copies of the lessons are in {folder}.")
    except (ValueError, KeyError, TypeError, RecursionError):
        kept = files.set_aside(_marker(folder))
        sentences.append(f"The file {progress.MARKER} was damaged; it was set aside as {kept}.")
    return Workspace(folder)


def _bring_up_to_date(workspace: Workspace, lesson: Path) -> list[str]:
    name, mine, newest = lesson.name, workspace.folder / lesson.name, _sha256(lesson)
    made_from, found = workspace.made_from.get(name), _sha256(mine)
    unchanged = found == made_from != newest
    if unchanged or not found:
        _renew(workspace, lesson, found)
        found = _sha256(mine)
    if found == newest:
        _is_newest(workspace, lesson)
        return [f"{name} was updated; you had not changed it."] if unchanged else []
    if newest in (made_from, workspace.offered.get(name)):
        return []
    beside = list(workspace.folder.glob(f"{mine.stem}.new-*{mine.suffix}"))
    new = next((path for path in beside if _sha256(path) == newest), None)
    if new is None:
        day = f"{datetime.now():%Y-%m-%d}"
        new = files.free_path(mine.with_name(f"{mine.stem}.new-{day}{mine.suffix}"))
        with _draft(workspace, lesson) as draft:
            files.place(draft, new)
    workspace.offered[name] = newest
    what = "has a new version" if made_from else "differs from the course's"
    return [f"{name} {what}: yours was kept as it is, the new one is {new.name}."]


def _renew(workspace: Workspace, lesson: Path, seen: str) -> None:
    """Replace an unchanged copy, or none, whose sha256 was `seen`. What was saved since stays."""
    mine = workspace.folder / lesson.name
    with _draft(workspace, lesson) as new:
        moved = _move_aside(mine)
        if moved and _sha256(moved) != seen:
            files.place(moved, mine)
            return
        files.place(new, mine)
        if moved:  # out of sight, not removed: an editor may have it open and write to it
            moved.replace(workspace.folder / progress.STATE / lesson.name)


def _draft(workspace: Workspace, lesson: Path) -> contextlib.AbstractContextManager[Path]:
    return files.draft(workspace.folder / progress.STATE, lesson.name, lesson.read_bytes())


def _move_aside(mine: Path) -> Path | None:
    """Give a learner's copy another name, whatever is in it by now; None without a copy."""
    minute = f"{datetime.now():%Y-%m-%d-%H%M}"
    with contextlib.suppress(FileNotFoundError):
        return mine.rename(files.free_path(mine.with_name(f"{mine.stem}_kept-{minute}.ipynb")))
    return None


def _is_newest(workspace: Workspace, lesson: Path) -> None:
    workspace.made_from[lesson.name] = _sha256(lesson)
    workspace.offered.pop(lesson.name, None)


def _sha256(path: Path) -> str:
    """The sha256 of a file, or "" without one."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _cannot_write(folder: Path, error: OSError, said: list[str] | None = None) -> CourseError:
    why = f"embedlab cannot write in {folder} ({error.strerror or error})"
    return CourseError(" ".join([*(said or []), f"{why}; choose another with --folder."]))
