"""Exercise 7.4: GloVe's loss and its slopes."""

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception


def loss_and_slopes(predictions, counts, x_max=10, alpha=0.75):
    error = predictions - np.log(counts)
    weight = np.minimum((counts / x_max) ** alpha, 1)
    return (weight * error**2).sum(), 2 * weight * error


def _weight(counts, x_max, alpha):
    return np.minimum((counts / x_max) ** alpha, 1)


def _answer(
    weight=_weight,
    target=np.log,
    loss=lambda weight, error: (weight * error**2).sum(),
    slopes=lambda weight, error: 2 * weight * error,
):
    """A family of answers: how pairs are weighted, what is aimed at, and the two formulas."""

    def loss_and_slopes(predictions, counts, x_max=10, alpha=0.75):
        error = predictions - target(counts)
        weights = weight(counts, x_max, alpha)
        return loss(weights, error), slopes(weights, error)

    return loss_and_slopes


def _in_the_type_of(which):
    """Weights or slopes put into an array like one of the inputs."""

    def loss_and_slopes(predictions, counts, x_max=10, alpha=0.75):
        error, weight = predictions - np.log(counts), _weight(counts, x_max, alpha)
        if which == "weights":
            weight = weight.astype(counts.dtype)
        kind = {"weights": float, "counts": counts.dtype, "predictions": predictions.dtype}[which]
        return (weight * error**2).sum(), (2 * weight * error).astype(kind)

    return loss_and_slopes


def _pairs():
    from hypothesis import strategies as st

    prediction = st.integers(-3, 5)
    count = st.sampled_from([1, 2, 3, 5, 8, 10, 11, 40, 100, 250])

    def arrays(size):
        predictions = st.lists(prediction, min_size=size, max_size=size)
        counts = st.lists(count, min_size=size, max_size=size)
        return st.tuples(*(_whole_or_not(numbers) for numbers in (predictions, counts)))

    def _whole_or_not(numbers):
        whole = numbers.map(lambda flat: np.array(flat, dtype=int))
        return whole | whole.map(lambda array: array / 4)

    x_max = st.sampled_from([1, 2, 10, 20, 100])
    settings = st.one_of(
        st.just(()),
        st.tuples(x_max),
        st.tuples(x_max, st.sampled_from([0.25, 0.5, 0.75, 1, 2])),
    )
    return st.tuples(st.integers(0, 5).flatmap(arrays), settings).map(
        lambda parts: (*parts[0], *parts[1])
    )


def _same_pair(expected, got):
    if not isinstance(got, tuple | list):
        return f"it should be a pair, (loss, slopes), but is {compare.a_thing(got)}"
    if len(got) != 2:
        return f"it should be a pair, (loss, slopes), but has the length {len(got)}"
    loss, slopes = compare.number(expected[0], got[0]), compare.array(expected[1], got[1])
    if loss and slopes:
        return f"in the loss, {loss}"
    if loss:
        return f"the slopes are right; in the loss, {loss}"
    return slopes and f"the loss is right; in the slopes, {slopes}"


_WHOLE = (
    "`np.zeros_like` of an array of whole numbers has room for whole numbers only: the digits behind the point are cut "
    "off. `np.zeros(len(counts))` has room for fractions."
)
_OF_A_PAIR = "The loss comes once for each pair. It is one number: their sum."
_NO_MEAN = "You took the mean over the pairs. The loss is the sum."

LOSS = FunctionExercise(
    id="7.4",
    title="GloVe's loss and its slopes",
    reference=loss_and_slopes,
    examples=[
        (np.array([1.0]), np.array([1.0]), 1),
        (np.array([2.0]), np.array([1.0]), 16),
        (np.array([1.0]), np.array([20.0])),
        (np.array([2.0]), np.array([1.0]), 4, 0.5),
        (np.array([-1]), np.array([3]), 20),
        (np.array([1.0, 3.0]), np.array([1, 16]), 4),
        (np.array([1, 2, 0]), np.array([0.5, 20.0, 3.0])),
        (np.array([]), np.array([])),
        (np.array([1.0, 2.0, 9.0, 7.5]), np.array([0.25, 3.0, 5000.0, 90.0]), 2000.5, 0.5),
    ],
    inputs=_pairs,
    compare=_same_pair,
    misconceptions=[
        Misconception(
            "The weight is missing: each pair counts the same. Rare pairs should count less.",
            _answer(weight=lambda counts, x_max, alpha: np.ones(len(counts))),
        ),
        Misconception(
            "A weight is never more than 1. Cut it off there, with `np.minimum`.",
            _answer(weight=lambda counts, x_max, alpha: (counts / x_max) ** alpha),
        ),
        Misconception(
            "You cut on the wrong side: your weights are at least 1, and should be at most 1. `np.minimum` keeps the "
            "smaller of two numbers.",
            _answer(weight=lambda counts, x_max, alpha: np.maximum((counts / x_max) ** alpha, 1)),
        ),
        Misconception(
            "`counts / x_max ** alpha` raises only `x_max` to the power. Set brackets: first divide, then raise.",
            _answer(weight=lambda counts, x_max, alpha: np.minimum(counts / x_max**alpha, 1)),
        ),
        Misconception(
            "The weight grows in a straight line: `alpha` is not used. Raise count / x_max to the power alpha.",
            _answer(weight=lambda counts, x_max, alpha: _weight(counts, x_max, 1)),
        ),
        Misconception(
            "Your alpha is always 0.75. Use the parameter `alpha`.",
            _answer(weight=lambda counts, x_max, alpha: _weight(counts, x_max, 0.75)),
        ),
        Misconception(
            "Your weights are always those of x_max = 10 and alpha = 0.75. Use the parameters `x_max` and `alpha`.",
            _answer(weight=lambda counts, x_max, alpha: _weight(counts, 10, 0.75)),
        ),
        Misconception(
            "Your x_max is always 10. Use the parameter `x_max`.",
            _answer(weight=lambda counts, x_max, alpha: _weight(counts, 10, alpha)),
        ),
        Misconception(
            "The loss is right. A slope of something squared has a factor 2.",
            _answer(slopes=lambda weight, error: weight * error),
        ),
        Misconception(
            "The loss and the slopes are half of what they should be. Some programs halve them; here they stay whole.",
            _answer(
                loss=lambda weight, error: (weight * error**2).sum() / 2,
                slopes=lambda weight, error: weight * error,
            ),
        ),
        Misconception(
            "The loss is right, the slopes have the wrong sign: the error is the prediction minus the logarithm. Squared "
            "it makes no difference, in the slope it does.",
            _answer(slopes=lambda weight, error: -2 * weight * error),
        ),
        Misconception(
            "The loss is right. The slopes have the weight too.",
            _answer(slopes=lambda weight, error: 2 * error),
        ),
        Misconception(
            "The slopes are right. The loss has the weight too.",
            _answer(loss=lambda weight, error: (error**2).sum()),
        ),
        Misconception(
            "In the loss the weight is squared too. Square the error alone, then multiply with the weight.",
            _answer(loss=lambda weight, error: ((weight * error) ** 2).sum()),
        ),
        Misconception(
            "You took the logarithm to base 2. The natural one is `np.log`.",
            _answer(target=np.log2),
        ),
        Misconception(
            "You took the logarithm to base 10. The natural one is `np.log`.",
            _answer(target=np.log10),
        ),
        Misconception(
            "You took the logarithm of count + 1. All counts are above 0, so take them as they are.",
            _answer(target=np.log1p),
        ),
        Misconception(
            "You compared with the counts themselves. GloVe's predictions aim at their logarithms.",
            _answer(target=lambda counts: counts),
        ),
        Misconception(
            _NO_MEAN,
            _answer(loss=lambda weight, error: (weight * error**2).mean()),
        ),
        Misconception(
            _NO_MEAN,
            _answer(
                loss=lambda weight, error: (weight * error**2).mean(),
                slopes=lambda weight, error: 2 * weight * error / len(error),
            ),
        ),
        Misconception(_OF_A_PAIR, _answer(loss=lambda weight, error: weight * error**2)),
        Misconception(
            "The loss is right. Each prediction has a slope of its own: do not add them up.",
            _answer(slopes=lambda weight, error: (2 * weight * error).sum()),
        ),
        Misconception(
            "This is the loss alone. Return two things: `return loss, slopes`.",
            lambda *args: loss_and_slopes(*args)[0],
        ),
        Misconception(
            "These are the slopes alone. Return two things: `return loss, slopes`.",
            lambda *args: loss_and_slopes(*args)[1],
        ),
        Misconception(
            "The two are swapped: the loss comes first, the slopes second.",
            lambda *args: loss_and_slopes(*args)[::-1],
        ),
        *(
            Misconception(_WHOLE, _in_the_type_of(which))
            for which in ("weights", "counts", "predictions")
        ),
    ],
    hints=[
        "Three arrays, each with one number for each pair: the errors, the weights, and what the loss adds up.",
        "`np.log` and `**` work on whole arrays. `np.minimum(array, 1)` compares each number with 1 and keeps the "
        "smaller one.",
        "By hand: prediction 2, count 1, x_max 16. The error is 2 - log(1) = 2, the weight (1 / 16) ** 0.75 = 0.125. "
        "The loss is 0.125 x 4 = 0.5, the slope 2 x 0.125 x 2 = 0.5.",
    ],
)
