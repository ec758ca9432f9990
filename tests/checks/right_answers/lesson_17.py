"""Right answers to lesson 17's exercises, written another way."""

import math

import numpy as np


def threshold_by_loop(confidence, right, wanted):
    best = float("inf")
    for threshold in confidence:
        answers = [r for c, r in zip(confidence, right, strict=True) if c >= threshold]
        if sum(answers) / len(answers) >= wanted and threshold < best:
            best = threshold
    return best


def threshold_of_a_list(confidence, right, wanted):
    pairs = list(zip(confidence.tolist(), right.tolist(), strict=True))
    good = []
    for least in {c for c, _ in pairs}:
        answered = [bool(r) for c, r in pairs if c >= least]
        if answered.count(True) >= wanted * len(answered):
            good.append(least)
    return min(good, default=math.inf)


def threshold_in_a_table(confidence, right, wanted):
    answered = confidence[None, :] >= confidence[:, None]
    shares = (answered * right).sum(axis=1) / answered.sum(axis=1)
    return np.where(shares >= wanted, confidence, np.inf).min()


def threshold_by_running_sums(confidence, right, wanted):
    order = np.argsort(-confidence)
    sorted_confidence = confidence[order]
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    last_of_its_kind = np.append(sorted_confidence[1:] != sorted_confidence[:-1], True)
    enough = sorted_confidence[last_of_its_kind & (shares >= wanted)]
    return np.float32(enough[-1]) if enough.size else np.inf


def clause_by_loops(contract, delivery):
    if delivery.version != contract.version:
        return "version"
    if str(delivery.vectors.dtype) != contract.dtype:
        return "dtype"
    for row in delivery.vectors:
        if len(row) != contract.dimension:
            return "dimension"
    for row in delivery.vectors:
        if abs(math.sqrt(sum(float(number) ** 2 for number in row)) - contract.norm) > 0.01:
            return "norm"
    for old, new in zip(contract.canaries, delivery.canaries, strict=True):
        for before, after in zip(old, new, strict=True):
            if abs(float(before) - float(after)) > 0.01:
                return "canaries"


def clause_by_largest(contract, delivery):
    lengths = np.sqrt((delivery.vectors**2).sum(1))
    if contract.version != delivery.version:
        clause = "version"
    elif delivery.vectors.dtype.name != contract.dtype:
        clause = "dtype"
    elif delivery.vectors.shape != (len(delivery.vectors), contract.dimension):
        clause = "dimension"
    elif max(lengths.max() - contract.norm, contract.norm - lengths.min()) > 0.01:
        clause = "norm"
    elif np.max(np.abs(delivery.canaries - contract.canaries)) > 0.01:
        clause = "canaries"
    else:
        clause = None
    return clause


def clause_by_closeness(contract, delivery):
    vectors = delivery.vectors
    if contract.version != delivery.version:
        return "version"
    if vectors.dtype != np.dtype(contract.dtype):
        return "dtype"
    _, columns = vectors.shape
    if columns != contract.dimension:
        return "dimension"
    if not np.allclose(np.linalg.norm(vectors, axis=-1), contract.norm, rtol=0, atol=0.01):
        return "norm"
    if not np.allclose(delivery.canaries, contract.canaries, rtol=0, atol=0.01):
        return "canaries"
    return None


def clause_from_the_end(contract, delivery):
    version, vectors, canaries = delivery
    found = []
    if version != contract[0]:
        found.append("version")
    if vectors.dtype != contract[1]:
        found.append("dtype")
    if vectors.shape[1] != contract[2]:
        found.append("dimension")
    if (abs(np.hypot.reduce(vectors, axis=1) - contract[3]) > 0.01).any():
        found.append("norm")
    if canaries.shape != contract[4].shape or (abs(canaries - contract[4]) > 0.01).any():
        found.append("canaries")
    return found[0] if found else None


RIGHT_ANSWERS: dict[str, list] = {
    "17.1": [
        threshold_by_loop,
        threshold_of_a_list,
        threshold_in_a_table,
        threshold_by_running_sums,
    ],
    "17.2": [
        clause_by_loops,
        clause_by_largest,
        clause_by_closeness,
        clause_from_the_end,
    ],
}
