"""Right answers to lesson 07's exercises, written another way."""

import math
from collections import defaultdict

import numpy as np
from scipy import sparse

from embedlab import glove


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


def loss_by_loop(predictions, counts, x_max=10, alpha=0.75):
    loss, gradient = 0, []
    for prediction, count in zip(predictions, counts, strict=True):
        error = prediction - math.log(count)
        weight = (count / x_max) ** alpha if count < x_max else 1
        loss += weight * error**2
        gradient.append(2 * weight * error)
    return loss, gradient


def loss_in_32_bits(predictions, counts, x_max=10, alpha=0.75):
    error = np.float32(predictions) - np.log(np.float32(counts))
    weight = np.float32(np.where(counts > x_max, 1, (counts / x_max) ** alpha))
    return [np.dot(weight * error, error), 2 * weight * error]


def loss_cut_first(predictions, counts, x_max=10, alpha=0.75):
    half = np.clip(counts, None, x_max) ** alpha / x_max**alpha * (predictions - np.log(counts))
    return np.array(np.sum(half * (predictions - np.log(counts)))), half + half


def loss_of_the_library(predictions, counts, x_max=10, alpha=0.75):
    size = len(counts)
    cells = sparse.diags_array(counts.astype(float)).tocsr() if size else sparse.csr_array((0, 0))
    none, zeros = np.zeros((size, 0)), np.zeros(size)
    model = glove.Parameters(none, none, predictions.astype(float), zeros)
    loss, gradients = glove.loss_and_gradients(cells, model, x_max=x_max, alpha=alpha)
    return loss, gradients.word_biases


RIGHT_ANSWERS: dict[str, list] = {
    "7.2": [
        gradient_by_loop,
        gradient_by_add_at,
        gradient_by_eye,
        gradient_by_sparse,
        gradient_in_plain_python,
        gradient_by_mask,
        gradient_by_bincount,
    ],
    "7.1": [
        numerical_gradient_by_copies,
        numerical_gradient_put_back,
        numerical_gradient_of_lists,
        numerical_gradient_from_both_sides,
    ],
    "7.4": [loss_by_loop, loss_in_32_bits, loss_cut_first, loss_of_the_library],
    "7.3": ["b", " B ", np.str_("b")],
}
