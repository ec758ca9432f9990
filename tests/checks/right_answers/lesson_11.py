"""Right answers to lesson 11's exercises, written another way."""

from collections import defaultdict

import numpy as np
from scipy import sparse


def gradient_by_loop(ids, gradients, rows):
    result = np.zeros((rows, gradients.shape[1]), dtype=np.float32)
    for place, i in enumerate(ids):
        result[i] += gradients[place]
    return result


def gradient_by_add_at(ids, gradients, rows):
    result = np.zeros((rows, gradients.shape[1]), dtype=gradients.dtype)
    np.add.at(result, ids, gradients)
    return result


def gradient_by_eye(ids, gradients, rows):
    return np.eye(rows)[ids].T @ gradients


def gradient_by_sparse(ids, gradients, rows):
    shape = (rows, len(ids))
    return sparse.coo_array((np.ones(len(ids)), (ids, range(len(ids)))), shape=shape) @ (
        sparse.csr_array(gradients)
    )


def gradient_in_plain_python(ids, gradients, rows):
    sums = defaultdict(lambda: [0] * gradients.shape[1])
    for i, gradient in zip(ids, gradients.tolist(), strict=True):
        sums[i] = [a + b for a, b in zip(sums[i], gradient, strict=True)]
    return [sums[i] for i in range(rows)]


def gradient_by_mask(ids, gradients, rows):
    ids = np.array(ids)
    return np.array([gradients[ids == i].sum(axis=0) for i in range(rows)])


def gradient_by_bincount(ids, gradients, rows):
    return np.stack([np.bincount(ids, column, minlength=rows) for column in gradients.T], axis=1)


def numerical_gradient_by_copies(function, x, step=0.001):
    result = []
    for i in range(len(x)):
        up, down = x.astype(float), np.array(x, dtype=float)
        up[i] += step
        down[i] = down[i] - step
        result.append((function(up) - function(down)) / (up[i] - down[i]))
    return result


def numerical_gradient_put_back(function, x, step=0.001):
    x = np.array(x, dtype=float)
    result = np.zeros(len(x))
    for i in range(len(x)):
        x[i] += step
        result[i] = function(x)
        x[i] -= 2 * step
        result[i] -= function(x)
        x[i] += step
    return result / 2 / step


def numerical_gradient_of_lists(function, x, step=0.001):
    def moved(place, by):
        return [number + by * (i == place) for i, number in enumerate(x.tolist())]

    return tuple(
        (function(moved(i, step)) - function(moved(i, -step))) / step / 2 for i in range(len(x))
    )


def numerical_gradient_from_both_sides(function, x, step=0.001):
    here, moves = function(x), np.eye(len(x)) * step
    ahead = np.array([(function(x + move) - here) / step for move in moves])
    behind = np.array([(here - function(x - move)) / step for move in moves])
    return (ahead + behind) / 2


RIGHT_ANSWERS: dict[str, list] = {
    "11.1": [
        numerical_gradient_by_copies,
        numerical_gradient_put_back,
        numerical_gradient_of_lists,
        numerical_gradient_from_both_sides,
    ],
    "11.2": [
        gradient_by_loop,
        gradient_by_add_at,
        gradient_by_eye,
        gradient_by_sparse,
        gradient_in_plain_python,
        gradient_by_mask,
        gradient_by_bincount,
    ],
}
