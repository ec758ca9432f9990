"""GloVe beside the C program of its authors, on the counts of the English encyclopedia.

    python benchmarks/glove.py

One thread. The C program (stanfordnlp/GloVe) is timed where a `glove` is found on PATH; its Makefile
builds with -O3, and -Ofast more than halves its time, so say in the name which one it is. Reading
the file and writing the vectors belong to its time, dealing the cells belongs to ours.
"""

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
from gensim.models import KeyedVectors
from gensim.test.utils import datapath
from rows import Row, absent, show
from scipy import sparse
from threadpoolctl import threadpool_limits

from embedlab.counts import cooccurrence
from embedlab.datasets import load_encyclopedia
from embedlab.evaluation import word_similarity
from embedlab.glove import train_glove
from embedlab.text import tokenize

DIMENSIONS, EPOCHS, SEEDS, X_MAX = 50, 15, (1, 2, 3), 10
Run = tuple[float, float, KeyedVectors]  # CPU seconds, mean loss of the last epoch, vectors


def rows() -> Iterator[Row]:
    """A row a seed, ours and theirs in turns."""
    documents = [tokenize(article.text) for article in load_encyclopedia()]
    counts, words = cooccurrence(documents, 10, weighting="harmonic", min_count=10)
    program = shutil.which("glove")
    with tempfile.TemporaryDirectory() as name, threadpool_limits(1):
        folder = Path(name)
        write(counts, words, folder)
        for seed in SEEDS:
            ours = train(counts, words, seed)
            work = f"GloVe, {EPOCHS} epochs of {counts.nnz} cells, seed {seed}"
            if program is None:
                row = absent(work, "the C program `glove`")
                yield row._replace(
                    ours=ours[0], note=f"{quality(ours, counts)}; no `glove` on PATH"
                )
                continue
            theirs = run(program, folder, seed)
            note = f"CPU; {quality(ours, counts)}; C: {quality(theirs, counts)}"
            yield Row(work, ours[0], theirs[0], ours[0] / theirs[0], note)


def train(counts: sparse.csr_array, words: list[str], seed: int) -> Run:
    """Ours."""
    losses = []
    start = time.process_time()
    options = {"dimensions": DIMENSIONS, "epochs": EPOCHS, "x_max": X_MAX, "seed": seed}
    vectors = train_glove(counts, words, **options, on_epoch=losses.append)
    return time.process_time() - start, losses[-1] / 2, vectors  # the C program halves its loss


def write(counts: sparse.csr_array, words: list[str], folder: Path) -> None:
    """The two files that the C program reads: shuffled cells, and the words."""
    cells = counts.tocoo()
    records = np.empty(cells.nnz, dtype=[("word", "i4"), ("context", "i4"), ("count", "f8")])
    records["word"], records["context"], records["count"] = cells.row + 1, cells.col + 1, cells.data
    np.random.default_rng(0).shuffle(records)
    records.tofile(folder / "cells.bin")
    (folder / "words.txt").write_text("".join(f"{word} 1\n" for word in words), encoding="utf-8")


def run(program: str, folder: Path, seed: int) -> Run:
    """Theirs, with its own rate (0.05) and alpha (0.75), which are ours too."""
    options = {
        "input-file": "cells.bin", "vocab-file": "words.txt", "save-file": "vectors",
        "vector-size": DIMENSIONS, "iter": EPOCHS, "x-max": X_MAX, "seed": seed,
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
    rated = wordsim()
    similarity = word_similarity(rated, vectors)
    return (
        f"{seconds / EPOCHS / counts.nnz * 1e9:.0f} ns, cost {cost:.4f}, WordSim "
        f"{similarity.correlation:.3f} ({similarity.covered} of {similarity.total})"
    )


def wordsim() -> list[tuple[str, str, float]]:
    """WordSim-353 as gensim ships it, in lower case as the encyclopedia's words are."""
    lines = Path(datapath("wordsim353.tsv")).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith(("#", "Word"))]
    return [(one.lower(), other.lower(), float(rating)) for one, other, rating in pairs]


if __name__ == "__main__":
    show(rows())
