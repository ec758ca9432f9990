"""PPMI and the 100 largest singular values, beside scipy's svds and scikit-learn's randomised SVD.

The counts of the real texts of the corpus: window 5, 1 / distance, min_count 5. One thread.
"""

from collections.abc import Iterator

import numpy as np
from corpus import sentences
from rows import Row, compare, show
from scipy.sparse.linalg import svds
from sklearn.utils.extmath import randomized_svd
from threadpoolctl import threadpool_limits

from embedlab.counts import cooccurrence, ppmi
from embedlab.reduction import truncated_svd

TOKENS, K = 2_300_000, 100
QUICK = {"tokens": 200_000}


def rows(tokens: int = TOKENS) -> Iterator[Row]:
    """Svds goes on to full precision, the randomised ones do not: the note says what is lost."""
    table = cooccurrence(sentences(tokens), 5, weighting="harmonic", min_count=5)[0]
    information = ppmi(table)
    work = f"PPMI + SVD of {table.shape[0]:,} words, k = {K}"
    more = {"n_oversamples": 100, "n_iter": 7, "power_iteration_normalizer": "QR"}
    peers = {
        "scipy svds": lambda matrix: svds(matrix, K, rng=np.random.default_rng(0))[1],
        "scikit-learn randomised": lambda matrix: randomized_svd(matrix, K, random_state=0)[1],
        "scikit-learn, 100 more columns, 7 QR steps": lambda matrix: randomized_svd(
            matrix, K, random_state=0, **more
        )[1],
    }
    with threadpool_limits(1):
        exact = np.sort(peers["scipy svds"](information))
        ours_off = _off(truncated_svd(information, K)[1], exact)
        for name, peer in peers.items():
            off = _off(peer(information), exact)
            note = f"{name}; the worst value is {off:.1%} off, of ours {ours_off:.1%}"
            yield compare(
                work,
                lambda: truncated_svd(ppmi(table), K),
                lambda p=peer: p(ppmi(table)),
                note=note,
                turns=1,
            )


def _off(values: np.ndarray, exact: np.ndarray) -> float:
    return float(np.abs(np.sort(values) / exact - 1).max())


if __name__ == "__main__":
    show(rows())
