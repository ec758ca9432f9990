"""A contract between the team that makes embeddings and the team that computes with them.

The makers deliver arrays, never text. What the arrays must be like stands in the contract; and
because a version is only what somebody wrote down, each delivery brings along the vectors of a few
agreed sentences, the canaries, which can be compared with those of the first one. (On data that
another team changes unseen, see Sculley et al. 2015, "Hidden technical debt in machine learning
systems".)
"""

from typing import NamedTuple

import numpy as np

from embedlab import _refusals

NEAR = 0.01  # how far a length or a number may be off: far more than rounding, far less than a turn


class Contract(NamedTuple):
    """What the two teams have agreed on."""

    version: str
    dtype: str  # such as "float32"
    dimension: int
    norm: float  # the length of every vector
    canaries: np.ndarray  # (k, d), the vectors of k agreed sentences


class Delivery(NamedTuple):
    """What the makers send: numbers only."""

    version: str
    vectors: np.ndarray  # (n, d)
    canaries: np.ndarray  # (k, d), the agreed sentences once more


def agree(delivery: Delivery) -> Contract:
    """Write a first delivery down as the contract for all that follow.

    Parameters
    ----------
    delivery : with vectors (n, d) that all have the same length, n at least 1

    Returns
    -------
    Contract, with the delivery's canaries

    Raises
    ------
    ValueError
        If vectors and canaries do not match, the lengths of the vectors differ, there is no
        vector, or a number is NaN or infinite.

    >>> first = Delivery("1", np.array([[0.6, 0.8], [1.0, 0.0]]), np.array([[0.0, 1.0]]))
    >>> agree(first)
    Contract(version='1', dtype='float64', dimension=2, norm=1.0, canaries=array([[0., 1.]]))
    """
    vectors = _refusals.table(delivery.vectors, "vectors")
    canaries = _refusals.table(delivery.canaries, "canaries")
    _refusals.same_length(vectors=vectors, canaries=canaries)
    lengths = np.linalg.norm(vectors, axis=1)
    if not lengths.size or np.ptp(lengths) > NEAR:
        raise ValueError("vectors: at least one is needed, and all of the same length")
    norm = round(float(lengths.mean()), 3)
    return Contract(delivery.version, str(vectors.dtype), vectors.shape[1], norm, canaries)


def broken_clause(contract: Contract, delivery: Delivery) -> str | None:
    """The first clause of a contract that a delivery breaks.

    A length, or a number of a canary, may be off by `NEAR`. NaN and infinity are never near.

    Parameters
    ----------
    contract : as from `agree`
    delivery : with vectors (n, d) and canaries (k, d)

    Returns
    -------
    "version", "dtype", "dimension", "norm" or "canaries", looked at in this order; None when all
    are kept

    >>> contract = Contract("1", "float64", 2, 1.0, np.array([[0.0, 1.0]]))
    >>> turned = Delivery("1", np.array([[0.8, -0.6]]), np.array([[1.0, 0.0]]))
    >>> broken_clause(contract, turned)
    'canaries'
    """
    vectors, canaries = np.asarray(delivery.vectors), np.asarray(delivery.canaries)
    if delivery.version != contract.version:
        return "version"
    if vectors.dtype != contract.dtype:
        return "dtype"
    if vectors.ndim != 2 or vectors.shape[1] != contract.dimension:
        return "dimension"
    if not (np.abs(np.linalg.norm(vectors, axis=1) - contract.norm) <= NEAR).all():
        return "norm"
    same_shape = canaries.shape == contract.canaries.shape
    if not same_shape or not (np.abs(canaries - contract.canaries) <= NEAR).all():
        return "canaries"
    return None
