"""The learner's folder: their copies of the lessons, which nothing here ever overwrites."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from embedlab.course.app import progress, shipped
from embedlab.course.app.shipped import CourseError

FORMAT = 1
HARMLESS = {".ipynb_checkpoints", ".DS_Store", "desktop.ini", "Thumbs.db", progress.STATE}


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

    def save(self) -> None:
        """Write the marker file."""
        state = {"format": FORMAT, "made_from": self.made_from, "offered": self.offered}
        text = json.dumps(state | {"opened": self.opened}, indent=1) + "\n"
        _marker(self.folder).parent.mkdir(exist_ok=True)
        progress.write_atomically(_marker(self.folder), text.encode("utf-8"))


def default_folder() -> Path:
    """The workspace that we stand in, else `my_work` in the checkout, else `my_work` here."""
    return progress.find_workspace() or (shipped.checkout() or Path.cwd()) / "my_work"


def prepare(folder: Path) -> tuple[Workspace, list[str]]:
    """Make or open a learner's folder and bring its lessons up to date.

    Returns the workspace and sentences about what changed. Raises CourseError when it cannot be.
    """
    lessons = shipped.lessons().values()
    folder = folder.expanduser().resolve()
    try:
        if _marker(folder).is_file():
            workspace, sentences = _open(folder)
        else:
            workspace, sentences = _create(folder)
        for lesson in lessons:
            sentences += _bring_up_to_date(workspace, lesson)
        workspace.save()
    except OSError as error:
        raise _cannot_write(folder, error) from error
    return workspace, sentences


def existing(folder: Path) -> Workspace:
    """Open a learner's folder that `start` has made. Raises CourseError when it is not one."""
    folder = folder.expanduser().resolve()
    if not _marker(folder).is_file():
        raise CourseError(
            f"{folder} is not a folder of the course yet; run `embedlab start`, or name the right "
            "one with --folder."
        )
    return _open(folder)[0]


def reset(workspace: Workspace, lesson: Path) -> list[str]:
    """Put a pristine lesson in place; the learner's copy and progress in it are kept beside it."""
    stamp = datetime.now().strftime("%Y-%m-%d-%H%M")
    mine = workspace.folder / lesson.name
    sentences = []
    try:
        if mine.exists() and mine.read_bytes() != lesson.read_bytes():
            kept = progress.free_path(mine.with_name(f"{mine.stem}_kept-{stamp}{mine.suffix}"))
            mine.rename(kept)
            sentences.append(f"Your copy was kept as {kept}.")
        _copy(workspace, lesson)
        kept_progress = progress.set_aside_lesson(workspace.folder, lesson.name[:2], stamp)
        if kept_progress:
            sentences.append(
                f"Its exercises count as not done again; the record is in {kept_progress}."
            )
        workspace.save()
    except OSError as error:
        raise _cannot_write(workspace.folder, error) from error
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
        workspace.opened.append(lesson.name)
        try:
            workspace.save()
        except OSError as error:
            raise _cannot_write(workspace.folder, error) from error


def _marker(folder: Path) -> Path:
    return folder / progress.STATE / progress.MARKER


def _create(folder: Path) -> tuple[Workspace, list[str]]:
    if folder in (shipped.lessons_folder(), shipped.solutions_folder()):
        raise CourseError(
            f"{folder} belongs to the course itself; choose another place with --folder."
        )
    folder.mkdir(parents=True, exist_ok=True)
    strangers = [
        p.name for p in folder.iterdir() if p.name not in HARMLESS and p.suffix != ".ipynb"
    ]
    if strangers:
        raise CourseError(
            f"{folder} already holds other things ({min(strangers)}); choose an empty or new "
            "folder with --folder."
        )
    return Workspace(folder), [f"Your copies of the lessons are in {folder}."]


def _open(folder: Path) -> tuple[Workspace, list[str]]:
    path = _marker(folder)
    try:
        state = json.loads(path.read_bytes())
        if state["format"] > FORMAT:
            raise CourseError(
                f"{folder} was made by a newer version of the course; update embedlab, or use "
                "another --folder."
            )
        workspace = Workspace(
            folder, dict(state["made_from"]), dict(state["offered"]), list(state["opened"])
        )
    except (ValueError, KeyError, TypeError):
        try:
            kept = progress.set_aside(path)
            workspace = Workspace(folder)
            workspace.save()
        except OSError as error:
            raise _cannot_write(folder, error) from error
        return workspace, [f"The file {path.name} was damaged; it was set aside as {kept}."]
    return workspace, []


def _bring_up_to_date(workspace: Workspace, lesson: Path) -> list[str]:
    name, mine, newest = lesson.name, workspace.folder / lesson.name, _sha256(lesson)
    if not mine.exists():
        _copy(workspace, lesson)
        return []
    if workspace.made_from.get(name) == newest or workspace.offered.get(name) == newest:
        return []
    found = _sha256(mine)
    if found in (newest, workspace.made_from.get(name)):
        _copy(workspace, lesson)
        return [] if found == newest else [f"{name} was updated; you had not changed it."]
    day = datetime.now().strftime("%Y-%m-%d")
    beside = progress.free_path(mine.with_name(f"{mine.stem}.new-{day}{mine.suffix}"))
    progress.write_atomically(beside, lesson.read_bytes())
    workspace.offered[name] = newest
    return [f"{name} has a new version: yours was kept as it is, the new one is {beside.name}."]


def _copy(workspace: Workspace, lesson: Path) -> None:
    progress.write_atomically(workspace.folder / lesson.name, lesson.read_bytes())
    workspace.made_from[lesson.name] = _sha256(lesson)
    workspace.offered.pop(lesson.name, None)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _cannot_write(folder: Path, error: OSError) -> CourseError:
    why = error.strerror or error
    return CourseError(f"embedlab cannot write in {folder} ({why}); choose another with --folder.")
