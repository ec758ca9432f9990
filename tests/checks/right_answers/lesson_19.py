"""Right answers to lesson 19's exercises, written another way."""

from fractions import Fraction

import numpy as np
from scipy import linalg, sparse


def procrustes_of_scipy(source, target):
    return linalg.orthogonal_procrustes(source, target)[0]


def procrustes_by_transposing(source, target):
    v, _, u_transposed = np.linalg.svd(np.transpose(target) @ source)
    return (v @ u_transposed).T


def procrustes_by_polar(source, target):
    return linalg.polar(np.asarray(source, dtype=float).T @ target)[0].tolist()


def procrustes_by_root(source, target):
    product = sum(np.outer(one, other) for one, other in zip(source, target, strict=True))
    square, turn = np.linalg.eigh(product.T @ product)
    return product @ turn @ np.diag(square**-0.5) @ turn.T


def procrustes_sparse(source, target):
    left, _, right = np.linalg.svd((sparse.csr_array(source).T @ target).astype(float))
    return sparse.csr_array(np.einsum("ij,jk->ik", left, right))


def procrustes_thin(source, target):
    svd = np.linalg.svd(source.T.dot(target), full_matrices=False)
    return np.matmul(svd.U, svd.Vh)


def share_found_by_loop(found, right, k):
    hits = 0
    for ranked, wanted in zip(found, right, strict=True):
        if wanted in ranked[:k]:
            hits += 1
    return hits / len(found)


def share_found_in_lists(found, right, k):
    rows = [set(row[:k]) for row in found.tolist()]
    hits = map(set.__contains__, rows, right.tolist())
    return Fraction(sum(hits), len(rows))


def share_found_by_place(found, right, k):
    places = [np.flatnonzero(row == wanted) for row, wanted in zip(found, right, strict=True)]
    return np.float32(np.mean([len(place) > 0 and place[0] < k for place in places]))


def share_found_by_sum(found, right, k):
    """An item stands once in a row, so that a row has one hit at most."""
    return (found == right.reshape(-1, 1))[:, :k].sum() / len(right)


def share_found_as_array(found, right, k):
    return np.array((right == found[:, :k].T).max(axis=0).mean())


def share_found_by_columns(found, right, k):
    right_so_far = np.zeros(len(right), dtype=bool)
    for place in range(k):
        right_so_far |= found[:, place] == right
    return sum(right_so_far) / right_so_far.size


RIGHT_ANSWERS: dict[str, list] = {
    "19.1": [
        procrustes_of_scipy,
        procrustes_by_transposing,
        procrustes_by_polar,
        procrustes_by_root,
        procrustes_sparse,
        procrustes_thin,
    ],
    "19.2": [
        share_found_by_loop,
        share_found_in_lists,
        share_found_by_place,
        share_found_by_sum,
        share_found_as_array,
        share_found_by_columns,
    ],
}
