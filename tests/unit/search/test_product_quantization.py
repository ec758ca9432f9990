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
    codes = pq.to_product(vectors, codebooks)
    blocks = len(codebooks)
    assert (codes.shape, codes.dtype, codes.nbytes) == (
        (len(vectors), blocks),
        np.uint8,
        len(vectors) * blocks,
    )
    restored = np.split(pq.from_product(codes, codebooks), blocks, axis=1)
    for part, found, book in zip(
        np.split(vectors, blocks, axis=1), restored, codebooks, strict=True
    ):
        bound = cdist(part, book).min(axis=1)
        np.testing.assert_allclose(np.linalg.norm(part - found, axis=1), bound, atol=1e-6)


@given(TABLES, st.integers(1, 15))
def test_nearest_product_searches_what_the_codes_stand_for(tables, k):
    vectors, codebooks = tables
    codes = pq.to_product(vectors, codebooks)
    restored = pq.from_product(codes, codebooks)
    expected, expected_scores = nearest(restored, vectors[:4], k, metric="dot")
    indices, scores = pq.nearest_product(codes, codebooks, vectors[:4], k)
    assert indices.tolist() == expected.tolist()  # whole numbers: no rounding
    np.testing.assert_array_equal(scores, expected_scores)


def test_blocks_of_rows_join_up(monkeypatch):
    rng = np.random.default_rng(0)
    vectors = rng.standard_normal((50, 6)).astype(np.float32)
    books = pq.train_codebooks(vectors[:9], 3)
    codes = pq.to_product(vectors, books)
    found = pq.nearest_product(codes, books, vectors, 5)
    monkeypatch.setattr(pq, "_ROWS", 7)
    np.testing.assert_array_equal(pq.to_product(vectors, books), codes)
    for ours, before in zip(pq.nearest_product(codes, books, vectors, 5), found, strict=True):
        np.testing.assert_array_equal(ours, before)


def test_as_many_centroids_as_vectors_lose_nothing():
    vectors = np.random.default_rng(0).standard_normal((40, 6)).astype(np.float32)
    books = pq.train_codebooks(vectors, 2)
    assert books.shape == (2, 40, 3)
    assert books.dtype == np.float32
    np.testing.assert_allclose(
        pq.from_product(pq.to_product(vectors, books), books), vectors, atol=1e-6
    )


@pytest.mark.filterwarnings("error")
def test_equal_vectors_and_few_of_them():
    for vectors in (np.ones((10, 4)), np.zeros((1, 4))):
        books = pq.train_codebooks(vectors, 2)
        assert pq.from_product(pq.to_product(vectors, books), books).tolist() == vectors.tolist()


def test_trained_codebooks_serve_and_repeat():
    rng = np.random.default_rng(0)
    vectors = (rng.standard_normal((3000, 4)) @ rng.standard_normal((4, 16))).astype(np.float32)
    books = pq.train_codebooks(vectors, 4)
    np.testing.assert_allclose(books, pq.train_codebooks(vectors, 4), atol=1e-5)
    codes = pq.to_product(vectors, books)
    restored = pq.from_product(codes, books)
    assert ((restored - vectors) ** 2).mean() < 0.1 * vectors.var()
    exact = nearest(vectors, vectors[:50], 10, metric="dot")[0]
    candidates = pq.nearest_product(codes, books, vectors[:50], 40)[0]
    found = rerank(vectors, vectors[:50], candidates, 10)[0]
    assert np.mean([np.isin(a, b).mean() for a, b in zip(found, exact, strict=True)]) > 0.95


@pytest.mark.parametrize(
    ("vectors", "blocks"), [(np.ones((3, 4)), 3), (np.ones((3, 4)), 0), (np.ones((0, 4)), 2)]
)
def test_blocks_that_do_not_fit(vectors, blocks):
    with pytest.raises(ValueError, match="divides"):
        pq.train_codebooks(vectors, blocks)


def test_what_does_not_match_the_codebooks():
    books = pq.train_codebooks(np.eye(4), 2)
    codes = pq.to_product(np.eye(4), books)
    with pytest.raises(ValueError, match="for 4 columns"):
        pq.to_product(np.eye(3), books)
    with pytest.raises(ValueError, match="4 columns"):
        pq.nearest_product(codes, books, np.eye(3))
    with pytest.raises(ValueError, match="k starts at 1"):
        pq.nearest_product(codes, books, np.eye(4), 0)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_values_that_are_not_finite(value):
    books, bad = pq.train_codebooks(np.eye(2), 1), np.array([[1.0, value]])
    for use in (
        lambda: pq.train_codebooks(bad, 1),
        lambda: pq.to_product(bad, books),
        lambda: pq.nearest_product(pq.to_product(np.eye(2), books), books, bad),
    ):
        with pytest.raises(ValueError, match="finite numbers"):
            use()
