"""Where the course keeps what it ships, which Python it needs, and how it is mended.

What it ships lies in `embedlab/_shipped/` of a wheel, or in the checkout.
"""

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]


class CourseError(Exception):
    """Something the learner can mend; its text is a sentence: what happened, and what to do."""


def wrong_python(version: tuple[int, int]) -> str | None:
    """A sentence when the course cannot run on this version of Python, else None."""
    if (3, 11) <= version < (3, 14):
        return None
    return (
        f"The course needs Python 3.11, 3.12 or 3.13, and this is {version[0]}.{version[1]}; "
        "`python3 start.py` looks for a right one."
    )


def repair() -> str:
    """What to do when a part of the course, or of a package that it needs, is damaged."""
    root = checkout()
    if root and Path(sys.prefix).resolve() == root / ".venv":
        return f"run `{'py' if os.name == 'nt' else 'python3'} start.py repair` in {root}"
    return "install the course again, with pip's --force-reinstall"


def again() -> str:
    """What to do when a file of the course itself is damaged: no package brings it back."""
    return "download the course again" if checkout() else repair()


def mend(error: ImportError | SyntaxError) -> str:
    """What to do when a module cannot be imported: one of the course, or one of a package."""
    place = error.filename if isinstance(error, SyntaxError) else error.name
    return again() if str(place).startswith(("embedlab", str(PACKAGE))) else repair()


def checkout() -> Path | None:
    """The root of the checkout that this package is part of, or None in an installed wheel."""
    root = PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "start.py").is_file() else None


def lessons_folder() -> Path:
    """The folder with the notebooks that learners get a copy of."""
    return _find("lessons")


def solutions_folder() -> Path:
    """The folder with the solved lessons."""
    return _find("solutions")


def constraints_file() -> Path:
    """The file with the exact versions that everyone installs."""
    return _find("constraints.txt")


def lessons() -> dict[str, Path]:
    """The shipped lessons in order: number ('03') to notebook. Raises CourseError without any."""
    folder = lessons_folder()
    found = {path.name[:2]: path for path in sorted(folder.glob("[0-9][0-9]_*.ipynb"))}
    if not found:
        raise CourseError(f"There are no lessons in {folder}: {again()}.")
    return found


def lesson_named(name: str) -> Path:
    """The shipped notebook that a learner means by '3', '03' or '03_cooccurrence_pca'."""
    known = lessons()
    for number, path in known.items():
        if (name and name.zfill(2)) == number or name.removesuffix(".ipynb") == path.stem:
            return path
    raise CourseError(f"There is no lesson {name!r}; the lessons are {', '.join(known)}.")


def _find(name: str) -> Path:
    root = checkout()
    places = [PACKAGE / "_shipped" / name] + ([root / name] if root else [])
    for place in places:
        if place.exists():
            return place
    raise CourseError(f"embedlab cannot find {name!r} (expected {places[-1]}): {again()}.")
