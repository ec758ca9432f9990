"""GloVe beside the C program of its authors, on the counts of the English encyclopedia.

    python benchmarks/glove.py

CPU seconds of one thread. The C program (stanfordnlp/GloVe) is timed where a `glove` is found on
PATH. Its Makefile builds with -O3; -Ofast more than halves its time, so say beside the numbers
which it was. Reading the cells and writing the vectors belong to its time, dealing them to ours.
Its gradient lacks the factor 2 of ours, so its rate 0.05 is our 0.025: both are measured.
"""

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import numpy as np
import psutil
from gensim.models import KeyedVectors
from rows import Row, absent, show
from scipy import sparse
from threadpoolctl import threadpool_limits

from embedlab.counts import cooccurrence
from embedlab.datasets import load_encyclopedia, load_word_pairs
from embedlab.evaluation import word_similarity
from embedlab.glove import train_glove
from embedlab.text import tokenize

DIMENSIONS, EPOCHS, X_MAX = 50, 15, 10
RATES, SEEDS = (0.025, 0.05), (1, 2, 3)
Run = tuple[float, float, KeyedVectors]  # CPU seconds, mean loss of the last epoch, vectors


def rows() -> Iterator[Row]:
    """A row a rate and seed, ours and theirs in turns."""
    documents = [tokenize(article.text) for article in load_encyclopedia()]
    counts, words = cooccurrence(documents, 10, weighting="harmonic", min_count=10)
    program = shutil.which("glove")
    with tempfile.TemporaryDirectory() as name, threadpool_limits(1):
        folder = Path(name)
        write(counts, words, folder)
        for rate, seed in product(RATES, SEEDS):
            ours = train(counts, words, rate, seed)
            work = f"GloVe, {EPOCHS} epochs, rate {rate}, seed {seed}"
            note = f"CPU; {quality(ours, counts)}"
            if program is None:
                row = absent(work, "glove")
                yield row._replace(ours=ours[0], note=f"{note}; there is no `glove` on PATH")
                continue
            theirs = run(program, folder, 2 * rate, seed)
            note += f"; C: {quality(theirs, counts)}"
            yield Row(work, ours[0], theirs[0], ours[0] / theirs[0], note)


def train(counts: sparse.csr_array, words: list[str], rate: float, seed: int) -> Run:
    """Ours."""
    losses = []
    start = time.process_time()
    options = {"dimensions": DIMENSIONS, "epochs": EPOCHS, "x_max": X_MAX, "seed": seed}
    vectors = train_glove(counts, words, **options, rate=rate, on_epoch=losses.append)
    return time.process_time() - start, losses[-1] / 2, vectors  # the C program halves its loss


def write(counts: sparse.csr_array, words: list[str], folder: Path) -> None:
    """The two files that the C program reads: shuffled cells, and the words."""
    cells = counts.tocoo()
    records = np.empty(cells.nnz, dtype=[("word", "i4"), ("context", "i4"), ("count", "f8")])
    records["word"], records["context"], records["count"] = cells.row + 1, cells.col + 1, cells.data
    np.random.default_rng(0).shuffle(records)
    records.tofile(folder / "cells.bin")
    (folder / "words.txt").write_text("".join(f"{word} 1\n" for word in words), encoding="utf-8")


def run(program: str, folder: Path, rate: float, seed: int) -> Run:
    """Theirs; its alpha is 0.75, as ours."""
    options = {
        "input-file": "cells.bin", "vocab-file": "words.txt", "save-file": "vectors",
        "vector-size": DIMENSIONS, "iter": EPOCHS, "x-max": X_MAX, "eta": rate, "seed": seed,
        "threads": 1, "write-header": 1,
    }  # fmt: skip
    flags = [part for name, value in options.items() for part in (f"-{name}", str(value))]
    before = psutil.Process().cpu_times()
    done = subprocess.run(
        [program, *flags], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    )
    after = psutil.Process().cpu_times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    cost = float(re.findall(r"cost: ([\d.]+)", done.stderr)[-1])
    return spent, cost, KeyedVectors.load_word2vec_format(folder / "vectors.txt")


def quality(result: Run, counts: sparse.csr_array) -> str:
    """Time for each cell and epoch, the loss, and WordSim with its coverage."""
    seconds, cost, vectors = result
    similarity = word_similarity(load_word_pairs("wordsim353"), vectors)
    return (
        f"{seconds / EPOCHS / counts.nnz * 1e9:.0f} ns, cost {cost:.4f}, WordSim "
        f"{similarity.correlation:.3f} ({similarity.covered} of {similarity.total})"
    )


if __name__ == "__main__":
    show(rows())
