"""A sentence of each article, and whether it finds the rest of its article."""

import numpy as np
import pytest
from scipy import sparse

from embedlab.applications.summaries import choose_each, finds_its_rest


def cosine(one, other):
    return one @ other / np.linalg.norm(one) / np.linalg.norm(other)


def test_each_article_is_shown_its_own_rows():
    table, seen = np.arange(12.0).reshape(6, 2), []

    def the_last(rows):
        seen.append(rows.tolist())
        return len(rows) - 1

    for one in (table, sparse.csr_matrix(table)):
        seen.clear()
        assert choose_each(one, [1, 3, 2], the_last).tolist() == [0, 3, 5]
        assert seen == [table[:1].tolist(), table[1:4].tolist(), table[4:].tolist()]


def test_it_is_what_two_loops_find_in_dense_and_sparse_tables():
    random = np.random.default_rng(0)
    table = random.random((40, 6)) * (random.random((40, 6)) < 0.7) + 0.01
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    lengths = np.array([4, 3, 5, 4, 4, 6, 2, 4, 3, 5])
    starts = np.cumsum(lengths) - lengths
    chosen = starts + random.integers(lengths)
    rest = [
        table[s : s + n].sum(axis=0) - table[c]
        for s, n, c in zip(starts, lengths, chosen, strict=True)
    ]
    best = [np.argmax([cosine(table[row], other) for other in rest]) for row in chosen]
    expected = [bool(found == i) for i, found in enumerate(best)]
    assert True in expected and False in expected
    assert finds_its_rest(table, lengths, chosen).tolist() == expected
    assert finds_its_rest(sparse.csr_matrix(table), lengths, chosen).tolist() == expected


@pytest.mark.parametrize("chosen", [[0], [0, 1], [2, 0]])
def test_a_sentence_of_another_article_is_refused(chosen):
    with pytest.raises(ValueError, match="one row of each article"):
        finds_its_rest(np.eye(4), [2, 2], chosen)


@pytest.mark.parametrize("lengths", [[2, 1], [4, 0]])
def test_lengths_that_do_not_fit_are_refused(lengths):
    with pytest.raises(ValueError, match=r"add up .* for 4 rows"):
        choose_each(np.eye(4), lengths, np.argmax)
