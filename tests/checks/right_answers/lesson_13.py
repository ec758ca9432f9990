"""Right answers to lesson 13's exercises, written another way."""

import math

import numpy as np
from scipy import sparse

from embedlab import glove
from embedlab.course.checking.edits import Solution


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


def error_by_loop(function, x):
    _, gradient = function(x)
    largest = 0
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = 0.001
        slope = (function(x + step)[0] - function(x - step)[0]) / 0.002
        largest = max(largest, abs(slope - gradient[i]))
    return largest


def error_in_small_steps(function, x):
    steps = 1e-5 * np.eye(len(x))
    measured = [(function(x + s)[0] - function(x - s)[0]) / 2e-5 for s in steps]
    return float(np.max(np.abs(np.array(measured) - function(x)[1])))


numerical_gradient = Solution("11.1", np=np).function


def error_with_def(function, x):
    def loss_alone(place):
        loss, _ = function(place)
        return loss

    _, claimed = function(x)
    return max(abs(claimed - numerical_gradient(loss_alone, x)))


def error_by_both_ends(function, x):
    difference = numerical_gradient(lambda y: function(y)[0], x) - function(x)[1]
    return max(difference.max(), -difference.min())


def error_by_norm(function, x):
    measured = numerical_gradient(lambda y: function(y)[0], x, 0.01)
    return np.linalg.norm(measured - function(x)[1], ord=np.inf)


RIGHT_ANSWERS: dict[str, list] = {
    "13.2": [
        error_with_def,
        error_by_both_ends,
        error_by_norm,
        error_by_loop,
        error_in_small_steps,
    ],
    "13.1": [loss_by_loop, loss_in_32_bits, loss_cut_first, loss_of_the_library],
}
