"""Counting pairs beside a loop with a Counter, and GloVe's own program in C.

Window 5, 1 / distance, words that occur five times or more, 17 million tokens. For the rows of C,
build `cooccur` and `vocab_count` of Stanford's GloVe and put them on PATH.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from corpus import sentences as build_corpus
from rows import Row, compare, show

from embedlab.counts import cooccurrence
from embedlab.text import tokenize, vocabulary

TOKENS, PART, WINDOW, MIN_COUNT = 17_000_000, 200_000, 5, 5
QUICK = {"tokens": 500_000}
OPTIONS = {"window": WINDOW, "weighting": "harmonic", "min_count": MIN_COUNT}
# A process inherits the peak of the one that starts it, so a small one stands in between.
_LAUNCH = """
import os, subprocess, sys
source, target, *command = sys.argv[1:]
with open(source, "rb") as stdin, open(target, "wb") as stdout:
    process = subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
print(status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1e6)
"""
_PEAK = """
import sys
from embedlab.counts import cooccurrence
from embedlab.text import tokenize
with open(sys.argv[1], encoding="utf-8") as file:
    cooccurrence(map(tokenize, file), 5, weighting="harmonic", min_count=5)
"""


def rows(tokens: int = TOKENS) -> Iterator[Row]:
    """The loop, then C with and without the work on the text."""
    corpus = build_corpus(tokens)
    work = f"count {tokens / 1e6:g} M tokens"
    yield _loop_row(corpus)
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "corpus.txt")
        with text.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(" ".join(words) + "\n" for words in corpus)
        yield from _rows_of_c(corpus, work, text)


def _loop_row(corpus: list[list[str]]) -> Row:
    ends = np.searchsorted(np.cumsum([len(words) for words in corpus]), PART)
    part = corpus[:ends]
    work, note = f"count {PART / 1e3:g} k tokens", "a loop with a Counter"
    ours, words = cooccurrence(part, **OPTIONS)
    theirs = loop(part)
    table = ours.tocoo()
    pairs = zip(table.row.tolist(), table.col.tolist(), table.data.tolist(), strict=True)
    gap = max(abs(theirs[words[i], words[j]] - count) for i, j, count in pairs)
    if len(theirs) != ours.nnz or gap > 1e-6:
        raise RuntimeError(f"the loop and cooccurrence differ, by {gap}; one of them is wrong")
    return compare(
        work, lambda: cooccurrence(part, **OPTIONS), lambda: loop(part), note=note, turns=3
    )


def loop(corpus: list[list[str]]) -> Counter:
    """The same counts, pair by pair."""
    known, total = set(vocabulary(corpus, MIN_COUNT)), Counter()
    for sentence in corpus:
        kept = [word for word in sentence if word in known]
        for i, one in enumerate(kept):
            for distance, other in enumerate(kept[i + 1 : i + 1 + WINDOW], start=1):
                total[one, other] += 1 / distance
                total[other, one] += 1 / distance
    return total


def _rows_of_c(corpus: list[list[str]], work: str, text: Path) -> Iterator[Row]:
    nan = float("nan")
    if not (shutil.which("cooccur") and shutil.which("vocab_count") and hasattr(os, "wait4")):
        note = "Stanford's cooccur and vocab_count are not on PATH: build them from GloVe's source"
        yield Row(work, nan, nan, nan, note)
        return
    words = text.with_name("vocabulary.txt")
    c = ["cooccur", "-vocab-file", words, "-window-size", str(WINDOW), "-memory", "4"]
    c += ["-verbose", "0", "-overflow-file", text.with_name("overflow")]
    c_words = ["vocab_count", "-min-count", str(MIN_COUNT), "-verbose", "0"]
    counting = _run(c_words, text, words)
    spent = [_run(c, text, text.with_name("counts.bin")) for _ in range(3)]
    cpu, memory = np.median([s for s, _ in spent]), max(m for _, m in spent)
    stored = text.with_name("counts.bin").stat().st_size // 16  # a cell takes 16 bytes
    if (cells := cooccurrence(corpus, **OPTIONS)[0].nnz) != stored:
        raise RuntimeError(f"cooccur counted {stored} different pairs, we {cells}")
    mine = compare(work, lambda: cooccurrence(corpus, **OPTIONS), lambda: None, turns=3).ours
    yield Row(work, mine, cpu, mine / cpu, f"CPU; cooccur (C); {stored:,} cells in both")
    raw = compare(work, lambda: _from_text(text), lambda: None, turns=1).ours
    both = cpu + counting[0]
    note = "CPU; with tokenising; vocab_count + cooccur (C), which split at spaces only"
    yield Row(f"{work}, raw text", raw, both, raw / both, note)
    ours = [sys.executable, "-c", _PEAK, text]
    _, peak = _run(ours, text, words)
    note = "peak, in GB instead of s, from the text; cooccur (C)"
    yield Row(f"{work}, memory", peak, memory, peak / memory, note)


def _from_text(text: Path) -> None:
    with text.open(encoding="utf-8") as file:
        cooccurrence(map(tokenize, file), **OPTIONS)


def _run(command: list, source: Path, target: Path) -> tuple[float, float]:
    """Run a program from file to file: its CPU seconds, and its peak in GB (as Linux counts)."""
    launch = [sys.executable, "-c", _LAUNCH, source, target, *command]
    run = subprocess.run(launch, check=True, capture_output=True, cwd=target.parent)
    status, spent, peak = map(float, run.stdout.split())
    if status:
        raise RuntimeError(f"{command[0]} ended with status {status:.0f}")
    return spent, peak


if __name__ == "__main__":
    show(rows())
