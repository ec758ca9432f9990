"""The first command of the course, for a machine that has only Python: python3 start.py.

python3 start.py             makes .venv, installs the course into it (once), opens the next lesson
python3 start.py 03          opens lesson 03; options go on to `embedlab start`
python3 start.py test        installs what the tests need too, and runs them; --quick: in a minute
python3 start.py repair      makes .venv anew, when something in it is damaged
python3 start.py doctor      the same for every other command: progress, reset 03, ...

It needs only the standard library, and runs on old Pythons too, if only to say which ones will do.
"""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "embedlab-installed.json"
BEFORE = ROOT / ".venv-before-repair"
PYTHON = str(VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python")
GOOD = ["3.13", "3.12", "3.11"]
PROBE = "import sys, venv; print('%d.%d' % sys.version_info[:2]); print(sys.executable)"
PATIENCE = 15  # seconds for a Python to say what it is
# A command of the course, or the tests: its module is the first argument. Where .venv is damaged, a
# sentence, not a traceback.
RUN = """import importlib, sys
try:
    module = importlib.import_module(sys.argv.pop(1))
except Exception as error:
    why = type(error).__name__, " ".join(str(error).split())
    print("The course cannot run (%s: %s): run python3 start.py repair, and if that does not help, "
          "download the course again." % why, file=sys.stderr)
    sys.exit(2)
sys.exit(module.main())"""
OFFLINE = ("resolve", "resolution", "connect", "network", "timed out", "dns", "versions: none")


def fail(sentence: str) -> NoReturn:
    """Say what happened and what to do, and end."""
    sys.stdout.flush()
    sys.stderr.write(sentence + "\n")
    sys.exit(2)


def run(*command: str, timeout: int = 24 * 3600) -> tuple:
    """Whether a program ended well, within these seconds, and what it printed."""
    # Nothing may download an interpreter, and pip's "for this user" cannot work inside .venv.
    env = dict(os.environ, UV_PYTHON_DOWNLOADS="never", PIP_USER="0", PYTHONIOENCODING="utf-8")
    try:
        done = subprocess.run(
            command,
            cwd=str(ROOT),
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout,
        )
        return done.returncode == 0, done.stdout.decode("utf-8", "replace")
    except (OSError, subprocess.TimeoutExpired) as error:
        return False, str(error)


def remove(path: Path) -> None:
    """Remove a file, a folder, or a link (and not what it leads to), if there is one."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(str(path))


@contextlib.contextmanager
def one_at_a_time() -> Iterator:
    """Wait until no other start.py of this checkout installs. A lock ends with its process."""
    with Path(__file__).open("rb") as file:
        if not has_locked(file):
            print("Another start.py is installing the course: waiting for it ...", flush=True)
            while not has_locked(file):
                time.sleep(1)
        yield


def has_locked(file: IO) -> bool:
    """Lock a file, unless another process has; where a system has no locks, all goes on without."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(2**30)  # far behind the end, so that others can read the file
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        pass
    return True


def good_python(*command: str, needs: str = "") -> str:
    """The path of this Python when it really runs and its version will do, else ''."""
    ran, output = run(*command, "-c", needs + PROBE, timeout=PATIENCE)
    lines = output.strip().splitlines()
    return lines[-1] if ran and len(lines) > 1 and lines[-2] in GOOD else ""


def find_python(uv: str) -> str:
    """A Python that will do: this one, another on the PATH, or one that uv knows."""
    names: list = [(sys.executable,)]
    names += [("py", "-" + v) if os.name == "nt" else ("python" + v,) for v in GOOD]
    for name in names:
        python = good_python(*name, needs="" if uv else "import ensurepip; ")
        if python:
            return python
    found, output = run(uv, "python", "find", ">=3.11,<3.14") if uv else (False, "")
    if found:
        return output.strip().splitlines()[-1]
    if any(good_python(*name) for name in names):
        fail(
            "This Python cannot make a virtual environment: on Debian and Ubuntu, install "
            "python3-venv (sudo apt install python3-venv), then run this command again."
        )
    fail(
        f"The course needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]} and no "
        "other was found: please install one of them, then run this command again."
    )


def wanted_stamp(extras: list) -> dict:
    """What .venv was made from: as long as that stays the same, there is nothing to do."""
    parts = [ROOT / "pyproject.toml", ROOT / "constraints.txt", VENV / "pyvenv.cfg"]
    content = str(ROOT).encode("utf-8") + b"".join(part.read_bytes() for part in parts)
    return {"made_from": hashlib.sha256(content).hexdigest(), "extras": sorted(extras)}


def install(extras: list) -> None:
    """Make .venv and install the course into it, unless that was done before."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        before = json.loads(STAMP.read_text(encoding="utf-8"))
        extras = sorted(set(extras) | set(before["extras"]))
        if Path(PYTHON).exists() and before == wanted_stamp(extras):
            return
    uv = shutil.which("uv") or ""
    if VENV.is_symlink() and (VENV.resolve().parent / "start.py").exists():
        fail(
            f"{VENV} is a link to the environment of another copy of the course, "
            f"{VENV.resolve()}: remove the link, or run python3 start.py repair."
        )
    if not (good_python(PYTHON) and (uv or run(PYTHON, "-m", "pip", "--version")[0])):
        python = find_python(uv)
        remove(VENV)
        make = (uv, "venv", "--python", python) if uv else (python, "-m", "venv")
        made, output = run(*make, str(VENV))
        if not made:
            fail(
                f"{output.strip()}\nThe environment {VENV} could not be made; the reason is above."
            )
    print(
        "Installing the course's packages into .venv, once; this takes a minute or two.", flush=True
    )
    if STAMP.exists():
        STAMP.unlink()
    pip = [uv, "pip", "install", "--python", PYTHON] if uv else [PYTHON, "-m", "pip", "install"]
    target = ".[" + ",".join(extras) + "]" if extras else "."
    installed, output = run(*pip, "-c", "constraints.txt", "-e", target)
    if not installed:
        offline = any(word in output.lower() for word in OFFLINE)
        why = "check the network, then run this again" if offline else "the reason is above"
        last = "\n".join(output.strip().splitlines()[-12:])
        fail(f"{last}\nThe packages could not be installed: {why}.")
    STAMP.write_text(json.dumps(wanted_stamp(extras)), encoding="utf-8")


def repair() -> None:
    """Make .venv anew with the same extras; when that cannot be, the old one is put back."""
    extras = []
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        extras = list(json.loads(STAMP.read_text(encoding="utf-8"))["extras"])
    remove(BEFORE)
    if VENV.is_symlink() or VENV.exists():
        VENV.rename(BEFORE)
    try:
        install(extras)
    except BaseException:
        if BEFORE.is_symlink() or BEFORE.exists():
            remove(VENV)
            BEFORE.rename(VENV)
        raise
    remove(BEFORE)
    print("Repaired: .venv is new. What you had added to it yourself, you need to add again.")


def main(arguments: list) -> None:
    """Install what is missing, then run a command of the course."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return
    if arguments[:1] == ["--version"]:
        source = (ROOT / "embedlab" / "__init__.py").read_text(encoding="utf-8")
        print("embedlab " + source.partition('__version__ = "')[2].partition('"')[0])
        return
    testing = arguments[:1] == ["test"]
    try:
        with one_at_a_time():
            if arguments[:1] == ["repair"]:
                repair()
                return
            install(["test"] if testing else [])
    except OSError as error:
        fail(f"{ROOT} cannot be used ({error}); please put the course where you may write.")
    command = [PYTHON, "-P", "-c", RUN]
    if testing:
        os.chdir(str(ROOT))
        command += ["pytest"]
        for argument in arguments[1:]:
            command += ["-m", "not slow"] if argument == "--quick" else [argument]
    else:
        start = not arguments or arguments[0][:1] == "-" or arguments[0][:1].isdigit()
        command += ["embedlab.course.app.cli"] + ["start"] * start + arguments
    try:
        if os.name != "nt":
            os.execv(PYTHON, command)  # it takes our place: its signals and exit code are ours
        child = subprocess.Popen(command)
    except OSError as error:
        fail(f"{PYTHON} cannot be run ({error.strerror}): run python3 start.py repair.")
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl+C reaches the child, which then ends
            sys.exit(child.wait())


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        fail("\nStopped; run this command again to go on.")
