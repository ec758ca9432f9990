"""alignment.py: the cheapest path, against all paths there are; all pairs at once."""

import numpy as np
import pytest

from embedlab.sound import dtw_distances, dtw_path, frame_distances

RNG = np.random.default_rng(0)


def every_path(n, m):
    """All paths from (0, 0) to (n - 1, m - 1)."""
    if (n, m) == (1, 1):
        return [[(0, 0)]]
    before = [(n - 1, m - 1), (n - 1, m), (n, m - 1)]
    return [
        [*path, (n - 1, m - 1)] for a, b in before if a > 0 and b > 0 for path in every_path(a, b)
    ]


@pytest.mark.parametrize("shape", [(1, 1), (1, 4), (4, 1), (3, 3), (2, 5), (5, 4)])
def test_no_path_is_cheaper(shape):
    for _ in range(5):
        table = RNG.integers(0, 6, shape)
        sums = [sum(table[pair] for pair in path) for path in every_path(*shape)]
        total, path = dtw_path(table)
        assert total == min(sums) == sum(table[pair] for pair in path)
        assert path in every_path(*shape)


def test_a_sequence_said_slowly_is_no_distance_away():
    sequence = RNG.normal(size=(9, 3))
    slowly = np.repeat(sequence, RNG.integers(1, 4, 9), axis=0)
    assert dtw_distances([sequence], [slowly])[0, 0] == pytest.approx(0, abs=1e-6)
    assert dtw_distances([sequence], [slowly[::-1]])[0, 0] > 0.3


def test_all_pairs_at_once_are_the_pairs_one_by_one():
    several = [RNG.normal(size=(frames, 3)) for frames in (4, 1, 7, 5)]
    expected = [
        [dtw_path(frame_distances(one, other))[0] / (len(one) + len(other)) for other in several]
        for one in several
    ]
    np.testing.assert_allclose(dtw_distances(several), expected, atol=1e-7)
    np.testing.assert_allclose(dtw_distances(several[:2], several), expected[:2], atol=1e-7)


@pytest.mark.parametrize(
    ("table", "match"),
    [
        (np.zeros((0, 2)), "not empty"),
        ([[1, -1]], "without negative"),
        ([[np.nan]], "NaN"),
        ([1, 2], "rows, columns"),
    ],
)
def test_what_is_no_table_of_distances(table, match):
    with pytest.raises(ValueError, match=match):
        dtw_path(table)


def test_sequences_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="shapes do not match"):
        frame_distances(np.ones((2, 3)), np.ones((2, 4)))
    with pytest.raises(ValueError, match="at least one frame"):
        dtw_distances([np.ones((0, 3))], [np.ones((2, 3))])
    with pytest.raises(ValueError, match="shapes do not match"):
        dtw_distances([np.ones((2, 3))], [np.ones((2, 4))])
    assert dtw_distances([]).shape == (0, 0)
