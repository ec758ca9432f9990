"""Every benchmark beside its peers, in one run.

    python -m benchmarks                     all of them
    python -m benchmarks counts neighbors    some
    python -m benchmarks --quick             on little data: does it still run? The ratios differ
    python -m benchmarks --markdown          as a table for a page

`pip install embedlab[benchmarks]` brings the peers. One that is absent gets a row that says so.
"""

import argparse
import importlib
import os
import platform
import re
import sys
import traceback
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent
for _name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):  # settings of one machine, for its tests
    os.environ.pop(_name, None)
sys.path.insert(0, str(HERE))

from rows import Row, kernels  # noqa: E402 (before numpy is loaded, the settings have to go)

PACKAGES = ["numpy", "scipy", "scikit-learn", "gensim", "faiss-cpu", "usearch", "onnxruntime"]
PACKAGES += ["tokenizers", "distributed"]
HEADER = ("work", "ours (s)", "peer (s)", "ratio", "peer and notes")


def names() -> list[str]:
    """The modules of this folder that have a function rows()."""
    return sorted(
        path.stem
        for path in HERE.glob("*.py")
        if path.stem != "__main__" and "\ndef rows(" in path.read_text(encoding="utf-8")
    )


def machine() -> Iterator[str]:
    """The processor, its cores, the BLAS kernel that runs, and the versions."""
    import numpy  # noqa: F401 (it loads BLAS)

    yield f"{_processor()}, {os.cpu_count()} cores; {platform.system()} {platform.machine()}"
    yield f"Python {platform.python_version()}; BLAS: {kernels()}"
    yield ", ".join(f"{name} {_version(name)}" for name in PACKAGES)


def _processor() -> str:
    """Model name, where the system tells it; some virtual machines tell the family only."""
    told = Path("/proc/cpuinfo")
    text = told.read_text(encoding="utf-8") if told.exists() else ""
    fields = dict(re.findall(r"^(model name|model|cpu family)\s*: (.+)$", text, re.MULTILINE))
    if "model name" in fields:
        return f"{fields['model name']} (family {fields['cpu family']}, model {fields['model']})"
    return platform.processor() or platform.machine()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"


def measure(name: str, quick: bool) -> Iterator[Row]:
    """The rows of one benchmark; when it fails, a last row says why."""
    try:
        module = importlib.import_module(name)
        yield from module.rows(**(getattr(module, "QUICK", {}) if quick else {}))
    except Exception as error:  # the others can still run
        traceback.print_exc()
        nan = float("nan")
        yield Row(name, nan, nan, nan, f"FAILED: {type(error).__name__}: {error}")


def main() -> int:
    """Print the machine and the table; 1 if a benchmark failed."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names()))
    parser.add_argument("--quick", action="store_true", help="on little data")
    parser.add_argument("--markdown", action="store_true", help="as a Markdown table")
    options = parser.parse_args()
    unknown = sorted(set(options.names) - set(names()))
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]!r}; there are: {', '.join(names())}")
    line = "| {} | {} | {} | {} | {} |" if options.markdown else "{:<40} {:>10} {:>10} {:>8}  {}"
    print(*machine(), sep="\n", end="\n\n")
    print(line.format(*HEADER))
    if options.markdown:
        print("|---|---:|---:|---:|---|")
    failed = False
    for name in options.names or names():
        for row in measure(name, options.quick):
            figures = (f"{row.ours:.4g}", f"{row.peer:.4g}", f"{row.ratio:.3g}x")
            shown = ["-" if figure.startswith("nan") else figure for figure in figures]
            print(line.format(row.work, *shown, row.note), flush=True)
            failed |= row.note.startswith("FAILED")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
