"""What every benchmark shares: a fair timing of two ways, and the row that it prints.

Both ways run in one process in turns (A B A B), after one warm-up each, and the medians are
compared. Only the ratio means something: absolute seconds belong to one machine on one day.
"""

import importlib
import time
from collections.abc import Callable, Iterator
from statistics import median
from types import ModuleType
from typing import NamedTuple


class Row(NamedTuple):
    """One line of the table. Seconds; NaN where a peer is absent, and the note says so."""

    work: str
    ours: float
    peer: float
    ratio: float  # ours / peer: below 1, ours is faster
    note: str = ""

    def __str__(self) -> str:
        return (
            f"{self.work:<44} | {self.ours:9.4f} s | {self.peer:9.4f} s | {self.ratio:6.2f}x | "
            f"{self.note}"
        )


class Timed(NamedTuple):
    """Medians of several runs, in seconds: of the processor (all threads), and of the clock."""

    cpu: float
    wall: float


def in_turns(
    ours: Callable[[], object], peer: Callable[[], object], turns: int = 5
) -> tuple[Timed, Timed]:
    """Time two functions without arguments, in turns, after running each once."""
    times = [[], []]
    for turn in range(turns + 1):
        for way, run in enumerate((ours, peer)):
            cpu, wall = time.process_time(), time.perf_counter()
            run()
            spent = time.process_time() - cpu, time.perf_counter() - wall
            if turn > 0:  # first touch of memory is slow
                times[way].append(spent)
    first, second = (Timed(*map(median, zip(*runs, strict=True))) for runs in times)
    return first, second


def compare(
    work: str,
    ours: Callable[[], object],
    peer: Callable[[], object],
    *,
    note: str = "",
    turns: int = 5,
    wall: bool = False,
) -> Row:
    """Time both and make a row, of processor time or (for several threads) of wall time."""
    mine, theirs = in_turns(ours, peer, turns)
    a, b = (mine.wall, theirs.wall) if wall else (mine.cpu, theirs.cpu)
    return Row(work, a, b, a / b, f"{'wall' if wall else 'CPU'}; {note}".rstrip("; "))


def optional(name: str) -> ModuleType | None:
    """A peer, where it is installed: `pip install embedlab[benchmarks]` brings them."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def absent(work: str, name: str) -> Row:
    """The row that says that a peer is not installed."""
    nan = float("nan")
    return Row(work, nan, nan, nan, f"{name} is absent: pip install embedlab[benchmarks]")


def kernels() -> str:
    """Which BLAS numpy multiplies with, its kernel and its threads, as threadpoolctl tells them."""
    from threadpoolctl import threadpool_info

    return ", ".join(
        f"{pool['internal_api']} {pool['version']} {pool['architecture']} "
        f"({pool['num_threads']} threads)"
        for pool in threadpool_info()
        if pool["user_api"] == "blas"
    )


def show(rows: Iterator[Row]) -> None:
    """Print rows as they are measured."""
    print(kernels())
    print(f"{'work':<44} | {'ours':>11} | {'peer':>11} | {'ratio':>7} | note")
    for row in rows:
        print(row, flush=True)
