"""Search on fewer bytes: the time beside exact float32 search and faiss, and what is still found.

One query at a time on 1,000,000 vectors of 100 numbers, one thread. Recall is the share of the ten
exact neighbours that are found, over 50 queries.
"""

from collections.abc import Callable, Iterator

import numpy as np
from rows import Row, absent, compare, optional, show
from threadpoolctl import threadpool_limits
from vectors import glove_like

from embedlab.neighbors import nearest
from embedlab.search import product_quantization as pq
from embedlab.search.compression import binarize, nearest_bits, nearest_int8, rerank, to_int8

N, D, QUERIES, K, BLOCKS = 1_000_000, 100, 50, 10, 25
QUICK = {"n": 20_000}


def rows(n: int = N) -> Iterator[Row]:
    """First the exact search as the peer, then faiss on the same number of bytes."""
    with threadpool_limits(1):
        vectors = glove_like(n, D)
        queries = vectors[np.random.default_rng(1).choice(n, QUERIES, replace=False)]
        exact = nearest(vectors, queries, K, metric="dot")[0]
        one = queries[:1]
        faiss = _faiss(vectors)
        for work, (search, size) in _searches(vectors).items():
            note = f"exact float32; {size} bytes a vector, recall {recall(search(queries), exact)}"
            yield compare(work, lambda s=search: s(one), _exact(vectors, one), note=note, turns=9)
            peer = faiss.get(work.partition(",")[0])
            if peer is None:
                yield absent(work, "faiss")
            else:
                note = f"faiss, recall {recall(peer(queries), exact)}"
                yield compare(
                    work, lambda s=search: s(one), lambda p=peer: p(one), note=note, turns=9
                )


def recall(found: np.ndarray, exact: np.ndarray) -> float:
    """The share of the exact neighbours that were found."""
    return round(
        float(np.mean([np.isin(a, b).mean() for a, b in zip(exact, found, strict=True)])), 3
    )


def _exact(vectors: np.ndarray, queries: np.ndarray) -> Callable[[], object]:
    return lambda: nearest(vectors, queries, K, metric="dot")


def _searches(vectors: np.ndarray) -> dict[str, tuple[Callable[[np.ndarray], np.ndarray], int]]:
    """By name: a search of ours and the bytes of one vector."""
    codes, step = to_int8(vectors)
    bits = binarize(vectors)
    books = pq.fit(vectors, BLOCKS)
    parts = pq.encode(vectors, books)

    def binary(queries: np.ndarray, candidates: int = K) -> np.ndarray:
        return nearest_bits(bits, queries, candidates)[0]

    def product(queries: np.ndarray, candidates: int = K) -> np.ndarray:
        return pq.search(parts, books, queries, candidates)[0]

    def then_exact(search: Callable, candidates: int) -> Callable[[np.ndarray], np.ndarray]:
        return lambda queries: rerank(vectors, queries, search(queries, candidates), K)[0]

    return {
        "int8": (lambda queries: nearest_int8(codes, step, queries, K)[0], D),
        "binary": (binary, bits.words[0].nbytes),
        "binary, 100 re-ranked": (then_exact(binary, 100), bits.words[0].nbytes),
        "product": (product, BLOCKS),
        "product, 40 re-ranked": (then_exact(product, 40), BLOCKS),
    }


def _faiss(vectors: np.ndarray) -> dict[str, Callable[[np.ndarray], np.ndarray]]:
    """By name: faiss on about as many bytes, without re-ranking."""
    if (faiss := optional("faiss")) is None:
        return {}
    faiss.omp_set_num_threads(1)
    inner = faiss.METRIC_INNER_PRODUCT
    int8 = faiss.IndexScalarQuantizer(D, faiss.ScalarQuantizer.QT_8bit, inner)
    product = faiss.IndexPQ(D, BLOCKS, 8, inner)
    for index in (int8, product):
        index.train(vectors[:20_000])
        index.add(vectors)
    binary = faiss.IndexBinaryFlat(-(-D // 8) * 8)
    binary.add(np.packbits(vectors > 0, axis=1))
    return {
        "int8": lambda queries: int8.search(queries, K)[1],
        "binary": lambda queries: binary.search(np.packbits(queries > 0, axis=1), K)[1],
        "product": lambda queries: product.search(queries, K)[1],
    }


if __name__ == "__main__":
    show(rows())
