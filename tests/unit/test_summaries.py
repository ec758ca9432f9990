"""A sentence is judged by whether it finds the rest of its article."""

import numpy as np
import pytest
from scipy import sparse

from embedlab.summaries import finds_its_rest


def cosine(one, other):
    return one @ other / np.linalg.norm(one) / np.linalg.norm(other)


def test_it_is_what_two_loops_find_in_dense_and_sparse_tables():
    random = np.random.default_rng(0)
    table = random.random((40, 6)) * (random.random((40, 6)) < 0.7) + 0.01
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    article_of = np.repeat(np.arange(10), 4)
    chosen = 4 * np.arange(10) + random.integers(4, size=10)
    rest = [table[4 * i : 4 * i + 4].sum(axis=0) - table[chosen[i]] for i in range(10)]
    best = [np.argmax([cosine(table[row], other) for other in rest]) for row in chosen]
    expected = [bool(found == i) for i, found in enumerate(best)]
    assert True in expected and False in expected
    assert finds_its_rest(table, article_of, chosen).tolist() == expected
    assert finds_its_rest(sparse.csr_matrix(table), article_of, chosen).tolist() == expected


def test_the_chosen_sentence_does_not_help_itself():
    table = np.array([[1.0, 0, 0], [0, 1, 0], [0.6, 0, 0.8], [0.8, 0, 0.6]])
    assert not finds_its_rest(table, [0, 0, 1, 1], [0, 2])[0]


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="one row of each article"):
        finds_its_rest(np.eye(4), [0, 0, 1, 1], [0])
    with pytest.raises(ValueError, match="one row of each article"):
        finds_its_rest(np.eye(4), [0, 0, 1, 1], [2, 0])
    with pytest.raises(ValueError, match="4 rows and 3"):
        finds_its_rest(np.eye(4), [0, 0, 1], [0, 2])
