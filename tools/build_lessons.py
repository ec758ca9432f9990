"""Build what learners and instructors read from the sources, solutions/NN_slug.py.

    python tools/build_lessons.py              build everything; run only what must be run again
    python tools/build_lessons.py 03           build lesson 03
    python tools/build_lessons.py --execute    run every solved notebook again
    python tools/build_lessons.py --check      write and run nothing; exit 1 when a product is stale

A solved notebook is run again when its own code has changed. A change in embedlab/ does not show
there: use --execute after one (the tests run every solved notebook, and compare its key outputs).
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import lesson_pages as pages
import lesson_products as products
import nbformat
from lesson_source import Source, SourceError, read_source, validate_ids
from nbclient.exceptions import CellExecutionError

LARGEST = 400_000  # bytes of a solved notebook
PATTERN = "[0-9][0-9]_*"
RUN = "run python tools/build_lessons.py"

sys.path.append(str(products.CHECKOUT))
from embedlab.course.app.server import ONE_THREAD  # noqa: E402

os.environ.update(ONE_THREAD | os.environ)  # as in the kernels that learners get


class Builder:
    """Builds, or only compares, the products below a root folder; `problems` says what is wrong."""

    def __init__(self, root: Path, *, check: bool = False, execute: bool = False) -> None:
        self.root, self.check, self.execute = root, check, execute
        self.problems: list[str] = []
        paths = sorted((root / "solutions").glob(f"{PATTERN}.py"))
        self.sources = [read_source(path) for path in paths]
        validate_ids(self.sources, known_ids())

    def build(self, prefixes: Sequence[str] = ()) -> None:
        """Build the lessons whose stem begins with a prefix (default: all), and the index pages."""
        chosen = [s for s in self.sources if not prefixes or s.stem.startswith(tuple(prefixes))]
        if prefixes and not chosen:
            raise SourceError(f"no source in solutions/ begins with {' or '.join(prefixes)}.")
        for source in chosen:
            self._put(
                f"lessons/{source.stem}.ipynb", as_text(products.lesson(source)), origin(source)
            )
            page = f"docs/instructor/{source.stem}.md"
            self._put(page, pages.instructor_page(source), origin(source))
            self._solved(source)
        index = pages.instructor_index(self.sources)
        self._put("docs/instructor/README.md", index, "solutions/*.py")
        lessons = [(source, self.stored(source)) for source in self.sources]
        self._put("CLAIMS.md", pages.claims_page(lessons), "solutions/*.py")
        self._report_orphans()

    def _solved(self, source: Source) -> None:
        path = f"solutions/{source.stem}.ipynb"
        notebook, stored = products.solved(source), self.stored(source)
        kept = stored is not None and not self.execute and products.keep_outputs(notebook, stored)
        if not kept and self.check:
            self.problems.append(f"{path} holds no outputs of the code in {origin(source)}: {RUN}")
            return
        if not kept:
            print(f"running {path}", flush=True)
            products.execute(notebook)
        text = as_text(notebook)
        if len(text.encode()) > LARGEST:
            size = len(text.encode()) // 1000
            self.problems.append(
                f"{path} has {size} KB, more than 400: show less in {origin(source)}"
            )
        self._put(path, text, origin(source))

    def stored(self, source: Source) -> nbformat.NotebookNode | None:
        """The solved notebook as it lies on disk, None when there is none that can be read."""
        path = self.root / "solutions" / f"{source.stem}.ipynb"
        try:
            return nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
        except (OSError, nbformat.reader.NotJSONError, nbformat.ValidationError):
            return None

    def _put(self, name: str, text: str, origin: str) -> None:
        path = self.root / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            return
        if self.check:
            self.problems.append(
                f"{name} differs from what {origin} gives: edit the .py, then {RUN}"
            )
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {name}")

    def _report_orphans(self) -> None:
        stems = {source.stem for source in self.sources}
        for product in ("lessons/{}.ipynb", "solutions/{}.ipynb", "docs/instructor/{}.md"):
            for path in sorted(self.root.glob(product.format(PATTERN))):
                if path.stem not in stems:
                    name = path.relative_to(self.root).as_posix()
                    self.problems.append(f"{name} has no solutions/{path.stem}.py: delete it")


def origin(source: Source) -> str:
    return f"solutions/{source.stem}.py"


def as_text(notebook: nbformat.NotebookNode) -> str:
    return nbformat.writes(notebook) + "\n"


def known_ids() -> list[str]:
    """The ids of all exercises in the registry."""
    from embedlab.course import exercises

    return [
        exercise.id for number in exercises.lessons() for exercise in exercises.of_lesson(number)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit code: 0 fine, 1 stale or failed, 2 a malformed source."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stems", nargs="*", help="numbers or file stems, such as 03")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--execute", action="store_true", help="run the solved notebooks again")
    parser.add_argument(
        "--root", type=Path, default=products.CHECKOUT, help="default: this checkout"
    )
    options = parser.parse_args(arguments)
    try:
        builder = Builder(options.root, check=options.check, execute=options.execute)
        builder.build(options.stems)
    except SourceError as error:
        print(error, file=sys.stderr)
        return 2
    except CellExecutionError as error:
        print(error, file=sys.stderr)
        return 1
    for problem in builder.problems:
        print(problem, file=sys.stderr)
    return 1 if builder.problems else 0


if __name__ == "__main__":
    sys.exit(main())
