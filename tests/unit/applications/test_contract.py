"""contract.py: what an agreed contract holds, and which clause of it a delivery breaks."""

import numpy as np
import pytest

from embedlab.applications.contract import Delivery, agree, broken_clause

VECTORS = np.array([[0.6, 0.8], [1, 0], [0, -1]], dtype=np.float32)
FIRST = Delivery("1", VECTORS, VECTORS[:2])


def test_the_first_delivery_keeps_the_contract_that_was_made_of_it():
    contract = agree(FIRST)
    assert contract[:4] == ("1", "float32", 2, 1.0)
    assert broken_clause(contract, FIRST) is None


def test_rounding_breaks_nothing():
    almost = FIRST._replace(vectors=VECTORS * np.float32(1.001), canaries=VECTORS[:2] - 0.001)
    assert broken_clause(agree(FIRST), almost) is None


@pytest.mark.parametrize(
    ("clause", "changes"),
    [
        ("version", {"version": "2"}),
        ("dtype", {"vectors": VECTORS.astype(float)}),
        ("dimension", {"vectors": VECTORS[:, :1]}),
        ("dimension", {"vectors": VECTORS[0]}),
        ("norm", {"vectors": VECTORS * np.float32(0.5)}),
        ("norm", {"vectors": VECTORS * np.array([[1], [1], [1.5]], dtype=np.float32)}),
        ("norm", {"vectors": VECTORS * np.float32("nan")}),
        ("canaries", {"canaries": VECTORS[:2, ::-1]}),
        ("canaries", {"canaries": VECTORS}),
        ("canaries", {"canaries": VECTORS[:1]}),
        ("canaries", {"canaries": VECTORS[:2] * np.nan}),
    ],
)
def test_it_names_the_broken_clause(clause, changes):
    assert broken_clause(agree(FIRST), FIRST._replace(**changes)) == clause


def test_of_several_broken_clauses_the_first_is_named():
    changed = Delivery("1", 2 * VECTORS.astype(float), 2 * VECTORS)
    assert broken_clause(agree(FIRST), changed) == "dtype"


@pytest.mark.parametrize(
    "delivery",
    [
        FIRST._replace(vectors=VECTORS[:0]),
        FIRST._replace(vectors=VECTORS * np.array([[1], [1], [2]])),
        FIRST._replace(canaries=VECTORS[:, :1]),
        FIRST._replace(canaries=VECTORS * np.nan),
    ],
)
def test_no_contract_is_made_of_a_delivery_without_one_length_and_one_dimension(delivery):
    with pytest.raises(ValueError, match="vectors|canaries"):
        agree(delivery)
