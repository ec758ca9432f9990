"""product_quantization.py against slow loops: the nearest centroid, the asymmetric score."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.spatial.distance import cdist

from embedlab.neighbors import nearest
from embedlab.search import product_quantization as pq
from embedlab.search.compression import rerank

WHOLE = st.integers(-3, 3)
CASES = st.tuples(st.integers(0, 12), st.integers(1, 3), st.integers(1, 5), st.integers(1, 3))
TABLES = CASES.flatmap(
    lambda size: st.tuples(
        hnp.arrays(np.float32, (size[0], size[1] * size[3]), elements=WHOLE),
        hnp.arrays(np.float32, (size[1], size[2], size[3]), elements=WHOLE),
    )
)


@given(TABLES)
def test_no_centroid_is_nearer(tables):
    vectors, codebooks = tables
    codes = pq.encode(vectors, codebooks)
    blocks = len(codebooks)
    assert (codes.shape, codes.dtype, codes.nbytes) == (
        (len(vectors), blocks),
        np.uint8,
        len(vectors) * blocks,
    )
    restored = np.split(pq.decode(codes, codebooks), blocks, axis=1)
    for part, found, book in zip(
        np.split(vectors, blocks, axis=1), restored, codebooks, strict=True
    ):
        bound = cdist(part, book).min(axis=1)
        np.testing.assert_allclose(np.linalg.norm(part - found, axis=1), bound, atol=1e-6)


@given(TABLES, st.integers(1, 15))
def test_it_searches_what_the_codes_stand_for(tables, k):
    vectors, codebooks = tables
    codes = pq.encode(vectors, codebooks)
    restored = pq.decode(codes, codebooks)
    expected, expected_scores = nearest(restored, vectors[:4], k, metric="dot")
    indices, scores = pq.search(codes, codebooks, vectors[:4], k)
    assert indices.tolist() == expected.tolist()  # whole numbers: no rounding
    np.testing.assert_array_equal(scores, expected_scores)


def test_as_many_centroids_as_vectors_lose_nothing():
    vectors = np.random.default_rng(0).standard_normal((40, 6)).astype(np.float32)
    books = pq.fit(vectors, 2)
    assert books.shape == (2, 40, 3)
    assert books.dtype == np.float32
    np.testing.assert_allclose(pq.decode(pq.encode(vectors, books), books), vectors, atol=1e-6)


@pytest.mark.filterwarnings("error")
def test_equal_vectors_and_few_of_them():
    for vectors in (np.ones((10, 4)), np.zeros((1, 4))):
        books = pq.fit(vectors, 2)
        assert pq.decode(pq.encode(vectors, books), books).tolist() == vectors.tolist()


def test_trained_codebooks_serve_and_repeat():
    rng = np.random.default_rng(0)
    vectors = (rng.standard_normal((3000, 4)) @ rng.standard_normal((4, 16))).astype(np.float32)
    books = pq.fit(vectors, 4)
    np.testing.assert_allclose(books, pq.fit(vectors, 4), atol=1e-5)
    codes = pq.encode(vectors, books)
    restored = pq.decode(codes, books)
    assert ((restored - vectors) ** 2).mean() < 0.1 * vectors.var()
    exact = nearest(vectors, vectors[:50], 10, metric="dot")[0]
    candidates = pq.search(codes, books, vectors[:50], 40)[0]
    found = rerank(vectors, vectors[:50], candidates, 10)[0]
    assert np.mean([np.isin(a, b).mean() for a, b in zip(found, exact, strict=True)]) > 0.95


@pytest.mark.parametrize(
    ("vectors", "blocks"), [(np.ones((3, 4)), 3), (np.ones((3, 4)), 0), (np.ones((0, 4)), 2)]
)
def test_blocks_that_do_not_fit(vectors, blocks):
    with pytest.raises(ValueError, match="divides|starts at 1"):
        pq.fit(vectors, blocks)


BOOKS = np.array([[[0.0, 0.0], [1.0, 1.0]], [[0.0, 0.0], [5.0, 5.0]]])


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (lambda: pq.encode(np.eye(3), BOOKS), "for 4 columns; vectors have 3"),
        (lambda: pq.search([[0, 1]], BOOKS, np.eye(3)), "for 4 columns; queries have 3"),
        (lambda: pq.search([[0, 1]], BOOKS, np.eye(4), 0), "starts at 1"),
        (lambda: pq.search([[0, 2]], BOOKS, np.eye(4)), "from 0 to 1"),
        (lambda: pq.decode([[0, -1]], BOOKS), "from 0 to 1"),
        (lambda: pq.decode([[0, 1, 0]], BOOKS), "in 2 columns"),
        (lambda: pq.decode([[0, 0.5]], BOOKS), "whole numbers"),
        (lambda: pq.encode(np.eye(2), np.ones((2, 300, 1))), "at most 256 centroids"),
        (lambda: pq.encode(np.eye(2), np.ones((2, 3))), "at most 256 centroids"),
        (lambda: pq.encode(np.eye(4), BOOKS * np.nan), "codebooks: NaN"),
        (lambda: pq.encode(np.eye(4) * 1e39, BOOKS), "vectors: NaN, infinity"),
        (lambda: pq.search([[0, 1]], BOOKS, np.full((1, 4), np.inf)), "queries: NaN"),
        (lambda: pq.search([[1, 1]], BOOKS * 1e37, np.full((1, 4), 1e37)), "scores: NaN"),
        (lambda: pq.fit(np.full((2, 2), np.nan), 1), "vectors: NaN"),
    ],
)
@pytest.mark.filterwarnings("ignore:overflow")
def test_what_cannot_be_searched(use, words):
    with pytest.raises(ValueError, match=words):
        use()
