"""Write the exact versions that everyone installs: constraints.txt, and the same in pyproject.toml.

    python tools/lock.py              after a change of the dependencies: other versions stay
    python tools/lock.py --upgrade    the newest versions that the ranges in pyproject.toml allow

Needs uv. The list is universal: one for Python 3.11 to 3.13, for Linux, macOS and Windows.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXPORT = ["export", "--frozen", "--no-hashes", "--no-emit-project", "--no-annotate", "--no-header"]
_BLOCK = re.compile(r"(?<=^constraint-dependencies = \[\n).*?(?=^\]$)", re.MULTILINE | re.DOTALL)


def locked_versions(project: str) -> list[str]:
    """The lines `name==version ; marker` for a pyproject.toml with this text."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(project, encoding="utf-8")
        subprocess.run(["uv", "lock", "--quiet"], cwd=folder, check=True)
        command = ["uv", *EXPORT, "--all-extras", "--no-dev"]
        run = subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8")
    # other lines tell where this machine installs from
    return [line.strip() for line in run.stdout.splitlines() if re.match(r"[\w.-]+==", line)]


def as_toml(versions: list[str]) -> str:
    """The lines of a TOML array, one string a line."""
    return "".join(f'    "{line}",\n' for line in versions)


def main() -> None:
    """Lock and write both files."""
    pyproject = ROOT / "pyproject.toml"
    text = pyproject.read_text(encoding="utf-8")
    start = _BLOCK.sub("", text) if "--upgrade" in sys.argv[1:] else text
    versions = locked_versions(start)
    pyproject.write_text(
        _BLOCK.sub(lambda _: as_toml(versions), text), encoding="utf-8", newline="\n"
    )
    constraints = "# Written by tools/lock.py: do not edit.\n" + "\n".join(versions) + "\n"
    (ROOT / "constraints.txt").write_text(constraints, encoding="utf-8", newline="\n")
    print(f"{len(versions)} versions written to constraints.txt and pyproject.toml")


if __name__ == "__main__":
    main()
