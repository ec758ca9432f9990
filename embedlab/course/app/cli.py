"""The command `embedlab`: start, progress, reset, doctor."""

import contextlib
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

import embedlab
from embedlab.course.app import shipped
from embedlab.course.app.shipped import CourseError

app = typer.Typer(
    help="A course on embeddings: numbered notebooks with exercises that answer.",
    add_completion=False,
    rich_markup_mode=None,
)
INTERRUPTED = 130  # the exit code of a program that Ctrl+C has ended


def named_folder(name: str) -> Path:
    """The folder of an option; an empty name, such as that of an unset variable, is refused."""
    if not name.strip():
        raise CourseError("--folder needs the name of a folder.")
    return Path(name)


Folder = Annotated[
    Path | None,
    typer.Option(
        parser=named_folder,
        metavar="PATH",
        help="Your folder; default: my_work in the course's folder, or here.",
    ),
]


def main() -> None:
    """Run the command line. Errors are one sentence on stderr, with exit code 2."""
    try:
        problem = shipped.wrong_python(sys.version_info[:2])
        if problem:
            raise CourseError(problem)
        code = app(prog_name="embedlab", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        code = _complain(_sentence(error), 2)
    if code == INTERRUPTED:  # typer, too, makes this number of a Ctrl+C
        _complain("Stopped.", code)
    sys.exit(code if isinstance(code, int) else 0)


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and end.")] = False,
) -> None:
    """A course on embeddings: numbered notebooks with exercises that answer."""
    if version:
        typer.echo(f"embedlab {embedlab.__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def start(
    lesson: Annotated[
        str | None, typer.Argument(help="Such as 03; default: the next one you have not finished.")
    ] = None,
    folder: Folder = None,
    port: Annotated[
        int | None, typer.Option(help="Default: a free one, from 8888.", min=1, max=65535)
    ] = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Only show the address.")
    ] = False,
) -> None:
    """Open a lesson in JupyterLab."""
    from embedlab.course.app import server, workspace

    wanted = shipped.lesson_named(lesson) if lesson is not None else None
    if port:
        server.check_port_is_free(port)
    mine, sentences = workspace.prepare(folder or workspace.default_folder())
    notebook = wanted or workspace.next_unfinished(mine)
    if notebook is None:
        notebook = list(shipped.lessons().values())[-1]
        sentences.append("You have finished every lesson; this is the last one.")
    workspace.mark_opened(mine, notebook)
    for sentence in sentences:
        typer.echo(sentence)
    typer.echo("JupyterLab is starting ...")
    try:
        with server.ended_like_ctrl_c(), server.Server(mine.folder, port) as lab:
            lab.wait_until_ready()
            with contextlib.suppress(KeyboardInterrupt):  # from here on, to stop it is no failure
                address = lab.url(notebook.name)
                typer.echo(f"{notebook.stem} is open at {address}")
                typer.echo("To stop: press Ctrl+C here, or choose File > Shut Down in JupyterLab.")
                if not no_browser:
                    typer.echo("If no lesson appears, copy the address above into a browser.")
                sys.stdout.flush()
                if not no_browser:
                    webbrowser.open(lab.private_page(notebook.name))
                lab.wait()
    except OSError as error:
        raise CourseError(
            f"JupyterLab could not be started ({error.strerror or error})."
        ) from error
    typer.echo(f"\nStopped. What you saved is in {mine.folder}.")


@app.command()
def progress(folder: Folder = None) -> int:
    """Show which exercises you have passed."""
    import warnings

    from rich.console import Console
    from rich.table import Table

    from embedlab.course import exercises
    from embedlab.course.app import workspace
    from embedlab.course.app.progress import read

    mine = workspace.existing(folder or workspace.default_folder())
    with warnings.catch_warnings(record=True) as problems:
        warnings.simplefilter("always", UserWarning)
        done = read(mine)
    for problem in problems:
        typer.echo(str(problem.message), err=True)
    table = Table("Lesson", "Exercise", "Title", "State", "Tries", "Hints")
    count = passed = 0
    for number, lesson in shipped.lessons().items():
        for exercise in exercises.of_lesson(number):
            entry = done.get(exercise.id, {"passed": False, "attempts": 0, "hints": 0})
            state = "passed" if entry["passed"] else "tried" if entry["attempts"] else "to do"
            tries, hints = str(entry["attempts"]), str(min(entry["hints"], len(exercise.hints)))
            table.add_row(lesson.stem, exercise.id, exercise.title, state, tries, hints)
            count, passed = count + 1, passed + entry["passed"]
    if count:
        Console().print(table)
    typer.echo(f"{passed} of {count} exercises passed.")
    return 1 if problems else 0


@app.command()
def reset(
    lesson: Annotated[str, typer.Argument(help="The lesson's number, such as 03.")],
    folder: Folder = None,
) -> None:
    """Begin a lesson again; your copy of it and your progress in it are kept beside it."""
    from embedlab.course.app import workspace

    notebook = shipped.lesson_named(lesson)
    mine = workspace.existing(folder or workspace.default_folder())
    for sentence in workspace.reset(mine, notebook):
        typer.echo(sentence)
    typer.echo("If it is open in JupyterLab, close its tab, without saving, and open it again.")


@app.command()
def doctor(folder: Folder = None) -> int:
    """Test whether this machine is ready for the course."""
    from embedlab.course.app import workspace
    from embedlab.course.app.doctor import examine

    worst = "ok"
    for name, word, sentence in examine(folder or workspace.default_folder()):
        typer.echo(f"{word:5} {name}: {sentence}")
        worst = word if word == "mend" or worst == "ok" else worst
    return 1 if worst == "mend" else 0


def _sentence(error: Exception) -> str:
    if hasattr(error, "format_message"):  # what typer says about a wrong option
        return f"{error.format_message().rstrip('.')}; see `embedlab --help`."
    text = " ".join(str(error).split())
    if isinstance(error, CourseError) or type(error).__module__.startswith("embedlab"):
        return text
    if isinstance(error, (ImportError, SyntaxError)):
        return f"The course is damaged ({text}): {shipped.mend(error)}."
    return f"embedlab failed ({type(error).__name__}: {text}); `embedlab doctor` may show why."


def _complain(sentence: str, code: int) -> int:
    typer.echo(sentence, err=True)
    return code


if __name__ == "__main__":
    main()
