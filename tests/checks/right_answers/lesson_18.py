"""Right answers to lesson 18's exercises, written another way."""

import math
from functools import cache

import numpy as np


def recognise_by_loop(distances, commands, groups):
    answers = []
    for i in range(len(groups)):
        best, answer = math.inf, None
        for j in range(len(groups)):
            if groups[j] != groups[i] and distances[i, j] < best:
                best, answer = distances[i, j], str(commands[j])
        answers.append(answer)
    return answers


def recognise_with_infinity(distances, commands, groups):
    allowed = groups[:, None] != groups[None, :]
    return commands[np.where(allowed, distances, np.inf).argmin(axis=1)]


def recognise_in_the_columns(distances, commands, groups):
    places = np.arange(len(groups))
    others = [places[groups != group] for group in groups]
    return tuple(commands[rows[np.argmin(distances[rows, i])]] for i, rows in enumerate(others))


def recognise_by_sorting(distances, commands, groups):
    answers = []
    for row, group in zip(distances, groups, strict=True):
        order = np.argsort(row, kind="stable")
        answers.append(next(commands[j] for j in order if groups[j] != group))
    return answers


def recognise_in_place(distances, commands, groups):
    distances = distances.astype(np.float32)
    distances[groups[:, None] == groups] = distances.max() + 1
    return [commands[row.argmin()] for row in distances]


def recognise_with_min(distances, commands, groups):
    n = range(len(commands))
    return [
        commands[min((j for j in n if groups[j] != groups[i]), key=lambda j, i=i: distances[i][j])]
        for i in n
    ]


def dtw_by_memory(distances):
    @cache
    def total(i, j):
        if i < 0 or j < 0:
            return math.inf
        before = min(total(i - 1, j), total(i, j - 1), total(i - 1, j - 1)) if i + j else 0
        return distances[i, j] + before

    n, m = distances.shape
    return total(n - 1, m - 1)


def dtw_in_place(distances):
    sums = np.array(distances, dtype=float)
    sums[0], sums[:, 0] = np.cumsum(sums[0]), np.cumsum(sums[:, 0])
    for i in range(1, len(sums)):
        for j in range(1, sums.shape[1]):
            sums[i, j] += min(sums[i - 1, j], sums[i, j - 1], sums[i - 1, j - 1])
    return float(sums[-1, -1])


def dtw_row_by_row(distances):
    row = [0.0] + [math.inf] * distances.shape[1]
    for costs in distances.tolist():
        new = [math.inf]
        for j, cost in enumerate(costs):
            new.append(cost + min(row[j], row[j + 1], new[j]))
        row = new
    return row[-1]


def dtw_backwards(distances):
    turned = np.pad(distances.astype(np.float64).T[::-1, ::-1], 1, constant_values=np.inf)
    turned[0, 0] = 0
    for i, j in np.ndindex(*(size - 2 for size in turned.shape)):
        turned[i + 1, j + 1] += turned[[i, i, i + 1], [j, j + 1, j]].min()
    return np.array(turned[-2, -2])


def dtw_by_dijkstra(distances):
    import heapq

    n, m = distances.shape
    waiting, done = [(float(distances[0, 0]), 0, 0)], set()
    while waiting:
        cost, i, j = heapq.heappop(waiting)
        if (i, j) == (n - 1, m - 1):
            return cost
        if (i, j) in done:
            continue
        done.add((i, j))
        for a, b in [(i + 1, j), (i, j + 1), (i + 1, j + 1)]:
            if a < n and b < m:
                heapq.heappush(waiting, (cost + float(distances[a, b]), a, b))
    return None


def dtw_of_the_package(distances):
    from embedlab.sound import dtw_path

    return dtw_path(distances)[0]


RIGHT_ANSWERS: dict[str, list] = {
    "18.1": [
        recognise_by_loop,
        recognise_with_infinity,
        recognise_in_the_columns,
        recognise_by_sorting,
        recognise_in_place,
        recognise_with_min,
    ],
    "18.2": [
        dtw_by_memory,
        dtw_in_place,
        dtw_row_by_row,
        dtw_backwards,
        dtw_by_dijkstra,
        dtw_of_the_package,
    ],
}
