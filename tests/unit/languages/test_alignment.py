"""alignment.py against planted rotations, scipy's Procrustes and CSLS written out in full."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.linalg import orthogonal_procrustes
from scipy.stats import ortho_group

from embedlab.distances import normalize
from embedlab.languages.alignment import csls_nearest, held_out_cosines, procrustes
from embedlab.neighbors import nearest

SEEDS = st.integers(0, 2**32 - 1)


def planted(seed, n=12, d=4, noise=0.0):
    """Vectors, an orthogonal map, and the mapped vectors with noise."""
    rng = np.random.default_rng(seed)
    source = rng.normal(size=(n, d))
    rotation = ortho_group.rvs(d, random_state=rng)  # mirrors as often as not
    return source, rotation, source @ rotation + noise * rng.normal(size=(n, d))


@given(SEEDS)
def test_a_planted_rotation_is_found(seed):
    source, rotation, target = planted(seed)
    np.testing.assert_allclose(procrustes(source, target), rotation, atol=1e-9)
    np.testing.assert_allclose(procrustes(target, source), rotation.T, atol=1e-9)


@given(SEEDS, st.integers(2, 12))
def test_sound_pairs_come_together_without_having_been_seen(seed, folds):
    source, _, target = planted(seed)
    np.testing.assert_allclose(held_out_cosines(source, target, folds=folds), 1, atol=1e-9)


def test_a_wrong_pair_is_judged_by_the_others_alone():
    """Seen by its own map, a wrong pair that is long enough would be brought together."""
    source, rotation, target = planted(0)
    source[3], target[3] = [1e3, 0, 0, 0], -1e3 * rotation[0]
    cosines = held_out_cosines(source, target, folds=12)
    assert cosines[3] == pytest.approx(-1)


def test_the_seed_decides_which_pairs_are_held_out_together():
    source, _, target = planted(1, noise=0.5)
    one, again, other = (held_out_cosines(source, target, seed=seed) for seed in (0, 0, 1))
    assert np.array_equal(one, again) and not np.allclose(one, other)


@pytest.mark.parametrize("folds", [1, 13])
def test_folds_from_two_to_all_pairs(folds):
    source, _, target = planted(0)
    with pytest.raises(ValueError, match="folds"):
        held_out_cosines(source, target, folds=folds)


def test_each_held_out_pair_has_two_sides():
    source, _, target = planted(0)
    with pytest.raises(ValueError, match="same shape"):
        held_out_cosines(source, target[:11])


@pytest.mark.parametrize("mirror", [np.diag([1.0, -1.0]), np.array([[0.0, 1.0], [1.0, 0.0]])])
def test_a_mirror_is_found(mirror):
    source = np.random.default_rng(0).normal(size=(5, 2))
    np.testing.assert_allclose(procrustes(source, source @ mirror), mirror, atol=1e-9)


def test_more_pairs_leave_less_of_the_noise():
    errors = []
    for n in (20, 200, 2000):
        source, rotation, target = planted(0, n, d=10, noise=0.5)
        errors.append(np.linalg.norm(procrustes(source, target) - rotation))
    assert errors[0] > 2 * errors[1] > 4 * errors[2]


@given(SEEDS, st.integers(1, 8))
def test_scipy_brings_the_pairs_as_close(seed, n):
    source, _, target = planted(seed, n, d=4, noise=1.0)
    ours = procrustes(source, target)
    theirs, _ = orthogonal_procrustes(source, target)
    np.testing.assert_allclose(ours @ ours.T, np.eye(4), atol=1e-9)
    gap = np.linalg.norm(source @ ours - target)
    assert gap == pytest.approx(np.linalg.norm(source @ theirs - target))
    if n >= 4:  # with fewer pairs than columns the map is not unique
        np.testing.assert_allclose(ours, theirs, atol=1e-6)


@given(SEEDS)
def test_no_other_orthogonal_map_brings_the_pairs_closer(seed):
    source, _, target = planted(seed, noise=1.0)
    gap = np.linalg.norm(source @ procrustes(source, target) - target)
    for other in ortho_group.rvs(4, size=5, random_state=seed):
        assert gap <= np.linalg.norm(source @ other - target) + 1e-9


@given(SEEDS, st.integers(1, 3))
def test_fewer_pairs_than_columns_are_brought_together_all_the_same(seed, n):
    source, _, target = planted(seed, n, d=4)
    rotation = procrustes(source, target)
    np.testing.assert_allclose(source @ rotation, target, atol=1e-9)
    np.testing.assert_allclose(rotation @ rotation.T, np.eye(4), atol=1e-9)


def test_the_order_of_the_pairs_and_their_type_do_not_matter():
    source, rotation, target = planted(0)
    expected = procrustes(source, target)
    np.testing.assert_allclose(procrustes(source[::-1], target[::-1]), expected, atol=1e-12)
    single = procrustes(source.astype(np.float32), target.astype(np.float32))
    assert single.dtype == np.float64
    np.testing.assert_allclose(single, rotation, atol=1e-6)
    quarter = [[0, 1], [-1, 0]]
    np.testing.assert_allclose(procrustes([[1, 0], [0, 1]], quarter), quarter, atol=1e-12)


def test_zero_vectors_decide_nothing():
    source, rotation, target = planted(0)
    source, target = np.vstack([source, np.zeros(4)]), np.vstack([target, np.zeros(4)])
    np.testing.assert_allclose(procrustes(source, target), rotation, atol=1e-9)
    alone = procrustes(np.zeros((2, 3)), np.zeros((2, 3)))
    np.testing.assert_allclose(alone @ alone.T, np.eye(3), atol=1e-12)


@pytest.mark.parametrize(
    ("source", "target"), [((0, 3), (0, 3)), ((2, 3), (3, 3)), ((2, 3), (2, 4)), ((3,), (3,))]
)
def test_pairs_of_the_same_shape(source, target):
    with pytest.raises(ValueError, match="same shape|a table"):
        procrustes(np.ones(source), np.ones(target))


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e300])
def test_vectors_that_are_not_finite(value):
    good, bad = np.eye(2), np.array([[1.0, value], [0.0, 1.0]])
    for use in (procrustes, csls_nearest):
        for pair in ((good, bad), (bad, good)):
            with pytest.raises(ValueError, match="NaN, infinity or a number beyond"):
                use(*pair)


@pytest.mark.parametrize("scale", [1e-200, 1e140])
def test_the_scale_does_not_turn_the_rotation(scale):
    source, rotation, target = planted(0)
    np.testing.assert_allclose(procrustes(source * scale, target * scale), rotation, atol=1e-9)


def slow_csls(vectors, queries, source):
    """All scores (q, n), term by term as in the paper."""

    def mean_of_largest(cosines):
        return np.sort(cosines, axis=1)[:, ::-1][:, :10].mean(axis=1)

    vectors, queries, source = normalize(vectors), normalize(queries), normalize(source)
    near_vectors = mean_of_largest(queries @ vectors.T)
    near_source = mean_of_largest(vectors @ source.T)
    return 2 * queries @ vectors.T - near_vectors[:, None] - near_source


TABLES = hnp.arrays(
    float, st.tuples(st.integers(1, 16), st.just(2)), elements=st.floats(-4, 4, width=16)
)


@given(TABLES, TABLES, st.none() | TABLES, st.integers(1, 20))
def test_csls_term_by_term(vectors, queries, source, k):
    everything = queries if source is None else source
    expected = slow_csls(vectors, queries, everything)
    indices, scores = csls_nearest(vectors, queries, k, source=source)
    assert indices.shape == scores.shape == (len(queries), min(k, len(vectors)))
    assert all(len(set(row)) == len(row) for row in indices.tolist())
    np.testing.assert_allclose(scores, np.take_along_axis(expected, indices, 1), atol=1e-9)
    best = np.sort(expected, axis=1)[:, ::-1][:, :k]  # equal scores may come in another order
    np.testing.assert_allclose(scores, best, atol=1e-9)


def test_csls_takes_hubs_back():
    rng = np.random.default_rng(0)
    words = rng.normal(size=(200, 50))
    vectors = np.vstack([words + 0.8 * rng.normal(size=words.shape), np.ones((1, 50))])
    queries = words + 0.7 + 0.8 * rng.normal(size=words.shape)  # they lean to the last, the hub
    by_cosine, by_csls = nearest(vectors, queries, 1)[0], csls_nearest(vectors, queries, 1)[0]
    assert (by_cosine == 200).mean() > 0.25
    assert (by_csls == 200).mean() < 0.1
    right = np.arange(200)[:, None]
    assert (by_csls == right).mean() > (by_cosine == right).mean() + 0.2


def test_csls_keeps_float32():
    vectors, _, queries = (table.astype(np.float32) for table in planted(0))
    indices, scores = csls_nearest(vectors, queries, 3)
    assert scores.dtype == np.float32
    expected = csls_nearest(vectors.astype(float), queries.astype(float), 3)
    np.testing.assert_array_equal(indices, expected[0])
    np.testing.assert_allclose(scores, expected[1], atol=1e-5)


def test_csls_of_nothing():
    table, nothing = np.eye(3), np.zeros((0, 3))
    assert csls_nearest(nothing, table, 2)[0].shape == (3, 0)
    assert csls_nearest(table, nothing, 2)[0].shape == (0, 2)
    # nothing on the other side: only the query's own term is taken off
    scores = csls_nearest(table, table, 1, source=nothing)[1]
    np.testing.assert_allclose(scores, 2 - 1 / 3)


def test_csls_among_equal_vectors_takes_the_first():
    indices, _ = csls_nearest(np.ones((4, 2)), np.eye(2), k=3)
    assert indices.tolist() == [[0, 1, 2], [0, 1, 2]]


def test_k_starts_at_one():
    with pytest.raises(ValueError, match="starts at 1"):
        csls_nearest(np.eye(2), np.eye(2), k=0)
