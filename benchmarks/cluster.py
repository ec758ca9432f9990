"""Counting on two worker processes beside counting in one, and in less memory than the text needs.

CPU seconds of all processes together. Both read the same files, the workers twice.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from corpus import sentences
from distributed import Client
from rows import Row, show

from embedlab import counts
from embedlab.cluster import cooccurrence

TOKENS, SHARDS = 2_000_000, 4
REAL, TIMES, LIMIT = 2_300_000, 20, 1.5  # tokens, copies, GB of address space for each process
QUICK = {"tokens": 500_000, "times": 2}
OPTIONS = {"window": 5, "weighting": "harmonic", "min_count": 5}


def rows(tokens: int = TOKENS, times: int = TIMES) -> Iterator[Row]:
    """The same counts, then the limit."""
    with tempfile.TemporaryDirectory() as folder:
        files = _write(Path(folder), sentences(tokens), SHARDS)
        yield _equal_counts(files, f"count {tokens / 1e6:g} M tokens, 2 workers")
    if sys.platform != "linux":  # others hold no process to a limit
        return
    with tempfile.TemporaryDirectory() as folder:
        files = _write(Path(folder), sentences(min(tokens, REAL)), 4) * times
        yield _little_memory(files, min(tokens, REAL) * times)


def read(file: str) -> list[list[str]]:
    """The sentences of a file, each word stored once."""
    with Path(file).open(encoding="utf-8") as lines:
        return [[sys.intern(word) for word in line.split()] for line in lines]


def in_memory(files: list[str]) -> tuple:
    """All files in one process."""
    return counts.cooccurrence([words for file in files for words in read(file)], **OPTIONS)


def _write(folder: Path, corpus: list[list[str]], shards: int) -> list[str]:
    files = [folder / f"{i}.txt" for i in range(shards)]
    size = -(-len(corpus) // shards)
    for i, path in enumerate(files):
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(" ".join(words) + "\n" for words in corpus[i * size : (i + 1) * size])
    return [str(path) for path in files]


def _cluster() -> Client:
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    return Client(host="127.0.0.1", memory_limit=0, **options)


def _equal_counts(files: list[str], work: str) -> Row:
    with _cluster() as client:
        client.run(read, files[0])  # what is imported is not counted
        before, wall = sum(client.run(time.process_time).values()), time.perf_counter()
        here = time.process_time()
        ours, words = cooccurrence(client, files, read, **OPTIONS)
        wall = time.perf_counter() - wall
        here = time.process_time() - here  # the scheduler, and the last sum
        cpu = sum(client.run(time.process_time).values()) - before + here
    start, start_wall = time.process_time(), time.perf_counter()
    theirs, their_words = in_memory(files)
    alone, alone_wall = time.process_time() - start, time.perf_counter() - start_wall
    if words != their_words or abs(ours - theirs).max() > 1e-9 * theirs.max():
        raise RuntimeError("the workers counted otherwise than one process")
    note = f"CPU; one process; {ours.nnz:,} equal cells; wall {wall:.0f} s, its {alone_wall:.0f} s"
    return Row(work, cpu, alone, cpu / alone, note)


def _little_memory(files: list[str], tokens: int) -> Row:
    text = sum(Path(file).stat().st_size for file in files) / 1e9
    with _cluster() as client:
        client.run(_limit)
        try:
            client.submit(in_memory, files, workers=[_first(client)], retries=0).result()
            whole = "in one process it fits too"
        except MemoryError:
            whole = "in one process: MemoryError"
        start = time.perf_counter()
        client.run(_forget)
        cooccurrence(client, files, read, **OPTIONS)
        spent = time.perf_counter() - start
        peak = max(client.run(_peak).values())
    nan = float("nan")
    note = f"wall; {text:.2f} GB of text; two workers with {LIMIT} GB of address space each, "
    note += f"peak {peak:.2f} GB; {whole}"
    return Row(f"count {tokens / 1e6:g} M tokens, little memory", spent, nan, nan, note)


def _first(client: Client) -> str:
    return next(iter(client.scheduler_info()["workers"]))


def _limit() -> None:
    import resource

    size = int(LIMIT * 1e9)
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _forget() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")  # the peak so far


def _peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1e6


if __name__ == "__main__":
    show(rows())
