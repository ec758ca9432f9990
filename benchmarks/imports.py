"""What an import costs, each in a fresh process: ours beside what it is built on."""

import subprocess
import sys
from collections.abc import Iterator
from statistics import median

from rows import Row, show

TURNS = 7
_SPENT = "import time; start = time.process_time(); import {}; print(time.process_time() - start)"


def rows() -> Iterator[Row]:
    """The package alone, then the module that most lessons need."""
    for ours, peer in (("embedlab", "numpy"), ("embedlab.counts", "numpy, scipy.sparse")):
        pairs = [(spent(ours), spent(peer)) for _ in range(TURNS + 1)][1:]
        mine, theirs = map(median, zip(*pairs, strict=True))
        yield Row(f"import {ours}", mine, theirs, mine / theirs, f"CPU; import {peer}")


def spent(modules: str) -> float:
    """CPU seconds of an import, without the start of Python."""
    run = [sys.executable, "-c", _SPENT.format(modules)]
    return float(subprocess.run(run, check=True, capture_output=True).stdout)


if __name__ == "__main__":
    show(rows())
