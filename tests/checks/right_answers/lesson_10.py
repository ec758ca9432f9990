"""Right answers to lesson 10's exercises, written another way."""

import numpy as np


def differences_by_loop(first, second, draws):
    result = []
    for draw in draws:
        better = sum(int(first[i]) - int(second[i]) for i in draw)
        result.append(better / len(draw))
    return result


def differences_by_comprehension(first, second, draws):
    return tuple(np.mean(first[draw]) - np.mean(second[draw]) for draw in draws)


def differences_of_numbers(first, second, draws):
    return np.subtract(first, second, dtype=np.float32)[draws].mean(axis=1)


def differences_by_counts(first, second, draws):
    drawn = np.array([np.bincount(draw, minlength=len(first)) for draw in draws])
    return drawn @ (first * 1.0 - second * 1.0) / len(first)


def differences_by_wins(first, second, draws):
    return (first > second)[draws].mean(axis=1) - (second > first)[draws].mean(axis=1)


RIGHT_ANSWERS: dict[str, list] = {
    "10.1": [
        differences_by_loop,
        differences_by_comprehension,
        differences_of_numbers,
        differences_by_counts,
        differences_by_wins,
    ],
    "10.2": ["c", " C", np.str_("c")],
}
