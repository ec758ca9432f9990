"""`neighbors.nearest` beside the product of matrices alone, gensim, scikit-learn, usearch, faiss.

1,000 queries and one query on 1,000,000 vectors of 100 numbers, at one thread and at two.
"""

from collections.abc import Callable, Iterator

import numpy as np
from rows import Row, absent, compare, optional, show
from threadpoolctl import threadpool_limits
from vectors import glove_like

from embedlab.neighbors import nearest

N, D, QUERIES, K = 1_000_000, 100, 1000, 10
QUICK = {"n": 20_000, "queries": 100}


def rows(n: int = N, queries: int = QUERIES, threads: tuple[int, ...] = (1, 2)) -> Iterator[Row]:
    """Every peer ranks by the dot product of unit vectors."""
    vectors = glove_like(n, D)
    some = vectors[np.random.default_rng(1).choice(n, queries, replace=False)]
    many, peers = f"{queries:,} queries, {n:,} x {D}", _peers(vectors)
    for count in threads:
        wall, suffix = count > 1, f"{count} thread{'s' * (count > 1)}"
        with threadpool_limits(count):
            if (faiss := optional("faiss")) is not None:
                faiss.omp_set_num_threads(count)
            for asked, work, turns in ((some, many, 3), (some[:1], "one query", 9)):
                ours = _ours(vectors, asked)
                limit = _limit(vectors, asked)
                note = f"the product of matrices alone, {suffix}"
                yield compare(work, ours, limit, note=note, turns=turns, wall=wall)
                for name, make in peers.items():
                    if make is None:
                        yield absent(work, name)
                        continue
                    peer, times = make(asked, count)
                    row = compare(
                        work, ours, peer, note=f"{name}, {suffix}", turns=turns, wall=wall
                    )
                    # the slow ones get a part of the queries
                    yield row._replace(peer=row.peer * times, ratio=row.ratio / times)


def _ours(vectors: np.ndarray, queries: np.ndarray) -> Callable[[], object]:
    return lambda: nearest(vectors, queries, K, metric="dot")


def _limit(vectors: np.ndarray, queries: np.ndarray) -> Callable[[], None]:
    size = 2**21 // len(queries)
    scores = np.empty((len(queries), size), np.float32)

    def multiply() -> None:
        for start in range(0, len(vectors), size):
            block = vectors[start : start + size]
            np.matmul(queries, block.T, out=scores[:, : len(block)])

    return multiply


def _peers(vectors: np.ndarray) -> dict[str, Callable | None]:
    """By name: (queries, threads) -> what to time, and how many times that is the whole work."""
    from gensim.models import KeyedVectors
    from sklearn.neighbors import NearestNeighbors

    words = KeyedVectors(vectors.shape[1], count=0)
    words.add_vectors([str(i) for i in range(len(vectors))], vectors)
    words.fill_norms()
    brute = NearestNeighbors(n_neighbors=K, algorithm="brute", metric="cosine").fit(vectors)

    def gensim(queries: np.ndarray, _: int) -> tuple:
        part = queries[:50]
        return lambda: [words.similar_by_vector(q, K) for q in part], len(queries) / len(part)

    def scikit_learn(queries: np.ndarray, _: int) -> tuple:
        part = queries[:100]
        return lambda: brute.kneighbors(part), len(queries) / len(part)

    def faiss_flat(queries: np.ndarray, _: int) -> tuple:
        return lambda: flat.search(queries, K), 1

    def usearch(queries: np.ndarray, threads: int) -> tuple:
        part, settings = queries[:50], {"metric": "ip", "threads": threads, "exact": True}
        return lambda: index.search(vectors, part, K, **settings), len(queries) / len(part)

    if (faiss := optional("faiss")) is not None:
        flat = faiss.IndexFlatIP(vectors.shape[1])
        flat.add(vectors)
        # the wheel of 1.15.1 has 128,000 here, which makes many queries seven times as slow
        faiss.cvar.distance_compute_blas_threshold = 20
    index = optional("usearch.index")
    return {
        "gensim": gensim,
        "scikit-learn": scikit_learn,
        "faiss": faiss_flat if faiss else None,
        "usearch": usearch if index else None,
    }


if __name__ == "__main__":
    show(rows())
