"""Exercises of 17_voice_commands: a threshold for saying nothing, and a broken contract."""

import numpy as np

from embedlab.applications.contract import Contract, Delivery
from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.strategies import many, vectors


def _answers():
    from hypothesis import strategies as st

    def answers(drawn):
        size, kind = drawn
        confidence = vectors((size, size), 1, 7).map(lambda whole: whole / 8)
        right = vectors((size, size), 0, 1).map(lambda ones: ones.astype(kind))
        return st.tuples(confidence, right, st.sampled_from([0.5, 0.75, 1.0]))

    return st.tuples(st.integers(1, 7), st.sampled_from([int, bool, float])).flatmap(answers)


def _case(confidence, right, wanted):
    return np.array(confidence), np.array(right), wanted


choose_threshold = Solution("17.1", np=np)
THRESHOLD = FunctionExercise(
    id="17.1",
    title="Choose the threshold",
    reference=choose_threshold.function,
    examples=[
        _case([0.5, 0.75], [0, 1], 0.75),
        _case([0.75, 0.5], [1, 0], 0.75),
        _case([0.25, 0.5], [1, 1], 0.75),
        _case([0.25, 0.5], [0, 1], 0.5),
        _case([0.25, 0.5, 0.75], [0, 0, 1], 0.75),
        _case([0.5, 0.5, 0.75], [0, 1, 1], 0.75),
        _case([0.5, 0.5, 0.75], [1, 0, 1], 0.75),
        _case([0.25, 0.75], [1, 0], 0.75),
        _case([0.25, 0.5, 0.75, 0.875], [1, 1, 0, 1], 0.75),
        _case([0.5, 0.625, 0.75, 0.875], [True, True, False, True], 1.0),
        _case([0.25, 0.5, 0.75, 0.875], [0, 1, 0, 1], 0.5),
        (many(250) / 300, (many(250) * 7 % 300 < 60) | (many(250) > 180), 0.75),
    ],
    inputs=_answers,
    compare=compare.number,
    because="Few commands stay unanswered, and enough of the answers are right: on these commands.",
    misconceptions=choose_threshold.mistakes("""
    A command whose confidence is exactly the threshold is answered as well: `>=`.
        confidence >= threshold -> confidence > threshold
        return np.inf -> return np.inf  or  pass
        or
        confidence >= threshold -> confidence > threshold
        if right -> if answered.any() and right
    Only the smallest confidence has a chance here. Perhaps you took the share of all commands: only those answered count,
    divide by their number. Or the loop ends in its first round: `return np.inf` belongs after it.
        right[answered].mean() -> right[answered].sum() / len(right)  or  (right * answered).mean()
        or
        | threshold = confidence.min()
        | return threshold if right.mean() >= wanted else np.inf
    You took the commands below the threshold. Those with the threshold or more are answered.
        >= threshold -> <= threshold
    This is the largest threshold that reaches it. Wanted is the smallest: it leaves the fewest commands unanswered.
        np.unique(confidence) -> np.unique(confidence)[::-1]
    `wanted` itself is enough: the share should be at least this, `>=`.
        >= wanted -> > wanted
    You went down from the top and stopped where the share first fell below `wanted`. Further down it may rise again,
    and a smaller threshold leaves fewer commands unanswered.
        | best = np.inf
        | for threshold in np.unique(confidence)[::-1]:
        |     if right[confidence >= threshold].mean() < wanted:
        |         break
        |     best = threshold
        | return best
    You looked at the confidences in the order in which they stand. Sort them first: the smallest that reaches it is
    wanted.
        np.unique(confidence) -> confidence
    Where no threshold reaches it, nothing should be answered: `np.inf`.
        return np.inf -> return 1  or  return confidence.max()  or  return 0  or  return None  or  return np.nan
    Commands of the same confidence are answered together, or not at all. You looked at them one by one.
        | order = np.argsort(-confidence, kind="stable")
        | share = np.cumsum(right[order]) / np.arange(1, len(right) + 1)
        | enough = np.flatnonzero(share >= wanted)
        | return confidence[order[enough[-1]]] if len(enough) else np.inf
        or
        | order = np.argsort(confidence, kind="stable")
        | for i in range(len(order)):
        |     if right[order[i:]].mean() >= wanted:
        |         return confidence[order[i]]
        | return np.inf
    This is the share of right answers. Wanted is the threshold that gives it.
        return threshold -> return right[answered].mean()
    This says how many commands are answered. Wanted is the threshold.
        return threshold -> return answered.mean()  or  return answered.sum()
    This is the threshold's position. Wanted is the threshold itself, a confidence.
        return threshold -> return list(np.unique(confidence)).index(threshold)
        or
        return threshold -> return list(confidence).index(threshold)
    You compare the confidence with `wanted`. A confidence is what the head believes; the share of right answers is
    what comes out.
        | enough = confidence[confidence >= wanted]
        | return enough.min() if len(enough) else np.inf
        or
        right[answered] -> confidence[answered]
    """),
    hints=[
        "Try the confidences as thresholds, the smallest first. For each: which commands are answered?",
        "`confidence >= threshold` says which are answered, and the mean of `right` over these is their share. Return at the "
        "first threshold that is good enough. What if the loop ends without one?",
        "By hand: confidences 0.2, 0.4, 0.4, 0.8, of which the second and the fourth are right, wanted 0.5. From 0.2 on, 2 "
        "of 4 answers are right: 0.2 is enough.",
    ],
)


KINDS = ["float32", "float32", "float64"]


def _agreed(version="1", dtype="float32", norm=1.0, canaries=((1, 0), (0, 1))):
    canaries = np.array(canaries, dtype=dtype) * norm
    return Contract(version, dtype, canaries.shape[1], norm, canaries.astype(dtype))


def _pair(contract=None, **changes):
    """A contract, and a delivery that keeps it but for the changes."""
    contract = contract or _agreed()
    same = Delivery(contract.version, contract.canaries[::-1].copy(), contract.canaries.copy())
    return contract, same._replace(**changes)


def _float32(*rows):
    return np.array(rows, dtype=np.float32)


def _contracts():
    """Each clause is kept in most cases and broken in some, whatever the others are."""
    from hypothesis import strategies as st

    @st.composite
    def draw(pick):
        one_of = lambda *choices: pick(st.sampled_from(choices))  # noqa: E731
        columns, norm = pick(st.integers(2, 3)), one_of(1.0, 1.0, 2.0)
        units = np.eye(columns) * norm
        chosen = pick(st.lists(st.integers(0, columns - 1), min_size=1, max_size=3))
        contract = _agreed(one_of("1", "2"), one_of(*KINDS), norm, np.eye(columns)[chosen])
        rows = pick(st.lists(st.integers(0, columns - 1), min_size=1, max_size=4))
        stretch = np.array([[one_of(1, 1, 1, 1.004, 0.996, 0.5, 1.5)] for _ in rows])
        vectors, canaries = stretch * units[rows] * one_of(1, -1), units[chosen]
        place = pick(st.integers(0, len(chosen) - 1)), pick(st.integers(0, columns - 1))
        canaries[place] += one_of(0, 0, 0.004, -0.004, 0.5, -0.5)
        if one_of(False, False, False, True):  # one column fewer or more
            width = columns + one_of(-1, 1)
            vectors, canaries = (
                np.resize(table, (len(table), width)) for table in (vectors, canaries)
            )
        dtype = one_of(*[contract.dtype] * 4, "float16", *KINDS)
        version = one_of(contract.version, contract.version, contract.version, "1", "2")
        return contract, Delivery(version, vectors.astype(dtype), canaries.astype(dtype))

    return draw()


def _same_clause(expected, got):
    """A name, in any letters, or None."""
    if isinstance(expected, str) and got is None:
        return "a clause is broken, but it is None"
    return (compare.choice if isinstance(expected, str) else compare.values)(expected, got)


_MANY = np.where(many(240, 121) < 150, -1, 1) / 11
_LARGE = Contract("1", "float64", 121, 1.0, _MANY[:110])
_ONE_OFF = _MANY.copy()
_ONE_OFF[225] *= 1.05

broken = Solution("17.2", np=np)
BROKEN = FunctionExercise(
    id="17.2",
    title="Which clause is broken?",
    reference=broken.function,
    examples=[
        _pair(),
        _pair(version="2"),
        _pair(_agreed("2"), version="1"),
        _pair(vectors=np.eye(2)),
        _pair(vectors=_float32([1, 0, 0]), canaries=_float32([1, 0, 0], [0, 1, 0])),
        _pair(vectors=_float32([1]), canaries=_float32([1], [0])),
        _pair(vectors=_float32([1, 0], [0, 1.5])),
        _pair(vectors=_float32([1, 0], [0, 0.5])),
        _pair(vectors=_float32([0.5, 0], [0, 1.5])),
        _pair(vectors=_float32([1.5, 0], [0, 1])),
        _pair(vectors=_float32([0.6, 0.8], [-0.6, 0.8], [0, -1])),
        _pair(vectors=_float32([1, 0], [0, 1.004])),
        _pair(canaries=_float32([1, 0], [0, 0.5])),
        _pair(canaries=_float32([1, 0], [0, 1.5])),
        _pair(canaries=_float32([1, 0], [0, 1.03])),
        _pair(canaries=_float32([0, 1], [1, 0])),
        _pair(canaries=_float32([0, 1], [0, 1])),
        _pair(canaries=_float32([1.004, 0], [0, 1])),
        _pair(canaries=_float32([0.5, 0.5], [0, 1])),
        _pair(canaries=_float32([-1, 0], [0, -1])),
        _pair(_agreed(norm=2.0)),
        _pair(_agreed(norm=2.0), vectors=_float32([1, 0])),
        _pair(_agreed(norm=2.0), canaries=_float32([1, 0], [0, 1])),
        _pair(version="2", vectors=np.eye(2), canaries=np.zeros((2, 2))),
        _pair(vectors=np.eye(3), canaries=np.eye(3)[:2]),
        _pair(vectors=_float32([2, 0, 0]), canaries=_float32([2, 0, 0], [0, 1, 0])),
        _pair(vectors=2 * np.eye(2, dtype="float32"), canaries=2 * np.eye(2, dtype="float32")),
        (_LARGE, Delivery("1", _MANY, _MANY[:110])),
        (_LARGE, Delivery("1", _ONE_OFF, _MANY[:110])),
        (_LARGE, Delivery("1", _MANY, _ONE_OFF[130:])),
    ],
    inputs=_contracts,
    compare=_same_clause,
    because="Four clauses can be kept by vectors that mean something else; the fifth asks what a known sentence has become.",
    misconceptions=broken.mistakes("""
    Another version is broken whether it is older or newer: `!=`.
        delivery.version != contract.version -> delivery.version > contract.version
        or
        delivery.version != contract.version -> delivery.version < contract.version
    You counted the rows, that is the vectors. The dimension is the number of columns: `vectors.shape[1]`.
        vectors.shape[1] -> len(vectors)  or  vectors.shape[0]
    You counted all numbers of the table. The dimension is the number of columns: `vectors.shape[1]`.
        vectors.shape[1] -> vectors.size
    `np.linalg.norm` without `axis=1` gives one number for the whole table. Each row has a length of its own.
        (vectors, axis=1) -> (vectors)
    You measured the columns. A vector is a row: `axis=1`.
        axis=1 -> axis=0
    You took the mean of the canaries' differences. Any number that differs breaks the clause: `np.any`.
        np.any(np.abs(canaries - contract.canaries) > 0.01) -> np.abs(canaries - contract.canaries).mean() > 0.01
    You looked at the mean of the lengths. One too short and one too long cancel each other; look at each.
        np.abs(lengths - contract.norm) -> np.abs(lengths.mean() - contract.norm)
    One length that is off breaks the clause. You wait until all are: `np.any`, not `np.all`.
        np.any(np.abs(lengths -> np.all(np.abs(lengths
    You looked at the first length only. Any row may be off.
        np.abs(lengths - contract.norm) -> np.abs(lengths[0] - contract.norm)
    A vector may be too short as well as too long. Take the absolute difference of the lengths: `np.abs`.
        np.abs(lengths - contract.norm) -> lengths - contract.norm
        or
        np.abs(lengths - contract.norm) -> contract.norm - lengths
    You compare the lengths with 1. The contract says what the length is: `contract.norm`.
        lengths - contract.norm -> lengths - 1
    You added up the numbers of each row. Its length is the square root of the sum of their squares: `np.linalg.norm`.
        np.linalg.norm(vectors, axis=1) -> vectors.sum(axis=1)  or  np.abs(vectors).sum(axis=1)
    This is the square of the length. Its root is missing.
        np.linalg.norm(vectors, axis=1) -> (vectors**2).sum(axis=1)
    You allow no difference at all in the lengths. Rounding alone makes one; up to 0.01 is allowed.
        np.abs(lengths - contract.norm) > 0.01 -> lengths != contract.norm
    You allow no difference at all in the canaries. Rounding alone makes one; up to 0.01 is allowed.
        np.abs(canaries - contract.canaries) > 0.01 -> canaries != contract.canaries
        or
        np.any(np.abs(canaries - contract.canaries) > 0.01) -> not np.array_equal(canaries, contract.canaries)
    A number of a canary may be smaller or larger than agreed. Take the absolute difference: `np.abs`.
        np.abs(canaries - contract.canaries) -> canaries - contract.canaries
        or
        np.abs(canaries - contract.canaries) -> contract.canaries - canaries
    You took the mean over the canaries. One number that is off breaks the clause; look at each.
        np.abs(canaries - contract.canaries) > 0.01 -> np.abs(canaries.mean() - contract.canaries.mean()) > 0.01
    One number of a canary that is off breaks the clause. You wait until all are: `np.any`, not `np.all`.
        np.any(np.abs(canaries -> np.all(np.abs(canaries
    You looked at the first canary only. Any of them may have changed.
        canaries - contract.canaries -> canaries[0] - contract.canaries[0]
    You compared only the lengths of the canaries. A vector that points elsewhere has the same length: compare number by number.
        np.abs(canaries - contract.canaries) > 0.01 -> np.abs(np.linalg.norm(canaries, axis=1) - np.linalg.norm(contract.canaries, axis=1)) > 0.01
    The canaries are missing: four clauses are looked at, and there are five.
        np.any(np.abs(canaries - contract.canaries) > 0.01) -> False
    The type of the numbers is missing: four clauses are looked at, and there are five.
        vectors.dtype != contract.dtype -> False
    The version is missing: four clauses are looked at, and there are five.
        delivery.version != contract.version -> False
    The length is missing: four clauses are looked at, and there are five.
        np.any(np.abs(lengths - contract.norm) > 0.01) -> False
    Several clauses are broken here, and the first of the list is wanted. Look at them in its order, and return at once.
        | found = None
        | if delivery.version != contract.version:
        |     found = "version"
        | if delivery.vectors.dtype != contract.dtype:
        |     found = "dtype"
        | if delivery.vectors.shape[1] != contract.dimension:
        |     return "dimension"
        | if np.any(np.abs(np.linalg.norm(delivery.vectors, axis=1) - contract.norm) > 0.01):
        |     found = "norm"
        | if np.any(np.abs(delivery.canaries - contract.canaries) > 0.01):
        |     found = "canaries"
        | return found
    Nothing is broken here: return None.
        return None -> return "kept"  or  return True  or  return ""  or  return "None"  or  return False  or  return []
    Wanted is the name of the clause, not whether all is well.
        return "version" -> return False
        return "dtype" -> return False
        return "dimension" -> return False
        return "norm" -> return False
        return "canaries" -> return False
        return None -> return None  or  return True
    """),
    hints=[
        "Five questions, one after the other, in the order of the list. Each returns its name at once when the answer is bad.",
        "Columns: `vectors.shape[1]`. Lengths: `np.linalg.norm(vectors, axis=1)`, one for each row. A difference may be "
        "negative: `np.abs`. And `np.any` says whether one of many is true.",
        "By hand: a contract with norm 1 and the canary [0.6, 0.8], a delivery with the vector [0, 1] and the canary [0.8, "
        "0.6]. Both lengths are 1; 0.8 is not 0.6: the answer is 'canaries'.",
    ],
)


EXERCISES = (
    THRESHOLD,
    BROKEN,
)
