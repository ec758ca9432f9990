"""Exercises of 13_training_glove: GloVe's loss, and a test of its gradient."""

from dataclasses import dataclass

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.strategies import many, vectors


def _pairs():
    from hypothesis import strategies as st

    def arrays(size):
        count = st.sampled_from([1, 2, 3, 5, 8, 10, 11, 40, 100, 250])
        counts = st.lists(count, min_size=size, max_size=size).map(np.array)
        return st.tuples(vectors((size, size), -3, 5), counts, kinds, kinds)

    kinds = st.sampled_from([(int, 1), (float, 4), (np.float32, 4)])
    x_max, alpha = st.sampled_from([1, 2, 10, 20, 100]), st.sampled_from([0.25, 0.5, 0.75, 1, 2])
    settings = st.just(()) | st.tuples(x_max) | st.tuples(x_max, alpha)

    def question(drawn):
        (predictions, counts, (one, part), (other, piece)), settings = drawn
        return (predictions / part).astype(one), (counts / piece).astype(other), *settings

    return st.tuples(st.integers(0, 5).flatmap(arrays), settings).map(question)


loss_and_gradient = Solution("13.1", np=np)
LOSS = FunctionExercise(
    id="13.1",
    title="GloVe's loss and its gradient",
    reference=loss_and_gradient.function,
    examples=[
        (np.array([2.0, 1.0]), np.array([1.0, 3.0]), 16),
        (np.array([1.0, 0.0]), np.array([20.0, 100.0])),
        (np.array([2.0, 0.0]), np.array([1.0, 2.0]), 4, 0.5),
        (np.array([-1, 2]), np.array([3, 25]), 20),
        (np.array([1.0, 3.0]), np.array([1, 16]), 14),
        (np.array([1, 2, 0]), np.array([0.5, 20.0, 3.0])),
        (np.array([]), np.array([])),
        (np.array([1.0, 2.0, 9.0, 7.5]), np.array([0.25, 3.0, 5000.0, 90.0]), 2000.5, 0.5),
        (many(300) / 50, 10 * many(300) + 1, 1000, 0.5),
    ],
    inputs=_pairs,
    compare=compare.pair(loss=compare.number, gradient=compare.array),
    large=lambda: (many(20_000) % 7 / 2.0, many(20_000) % 90 + 1.0),
    misconceptions=loss_and_gradient.mistakes(
        """
    The weight is missing: each pair counts the same. Rare pairs should count less.
        np.minimum(1, (counts / x_max) ** alpha) -> 1
    A weight is never more than 1. Cut it off there, with `np.minimum`.
        np.minimum(1, (counts / x_max) ** alpha) -> (counts / x_max) ** alpha
    You cut on the wrong side: your weights are at least 1, and should be at most 1. `np.minimum` keeps the smaller of
    two numbers.
        np.minimum -> np.maximum
    `counts / x_max ** alpha` raises only `x_max` to the power. Set brackets: first divide, then raise.
        (counts / x_max) ** alpha -> counts / x_max**alpha
    The weight grows in a straight line: `alpha` is not used. Raise count / x_max to the power alpha.
        ** alpha ->
    Your alpha is always 0.75. Use the parameter `alpha`.
        ^ alpha = 0.75
    Your weights are always those of x_max = 10 and alpha = 0.75. Use the parameters `x_max` and `alpha`.
        ^ x_max, alpha = 10, 0.75
    Your x_max is always 10. Use the parameter `x_max`.
        ^ x_max = 10
    The loss is right. A slope of something squared has a factor 2.
        2 * weight -> weight
    The loss and the gradient are half of what they should be. Some programs halve them; here they stay whole.
        .sum(), 2 * weight -> .sum() / 2, weight
    The loss is right, the gradient has the wrong sign: the error is the prediction minus the logarithm. Squared it
    makes no difference, in the slope it does.
        2 * weight -> -2 * weight
    The loss is right. The gradient has the weight too.
        2 * weight * error -> 2 * error
    The loss has the weight too, as the gradient has.
        (weight * error**2).sum() -> (error**2).sum()
    In the loss the weight is squared too. Square the error alone, then multiply with the weight.
        (weight * error**2) -> ((weight * error) ** 2)
    You took the logarithm to base 2. The natural one is `np.log`.
        np.log -> np.log2
    You took the logarithm to base 10. The natural one is `np.log`.
        np.log -> np.log10
    You took the logarithm of count + 1. All counts are above 0, so take them as they are.
        np.log -> np.log1p
    You compared with the counts themselves. GloVe's predictions aim at their logarithms.
        np.log ->
    You took the mean over the pairs. The loss is the sum.
        .sum() -> .mean()  or  .sum() / max(len(error), 1)  or  .sum().item() / len(error)  or  .sum() / weight.sum()
        2 * weight * error -> 2 * weight * error  or  2 * weight * error / len(error)
    The loss comes once for each pair. It is one number: their sum.
        .sum() ->
    The loss is right. You divided the gradient by the number of pairs, as if the loss were the mean. It is the sum.
        2 * weight * error -> 2 * weight * error / len(error)
    The loss is right. Each prediction has a slope of its own: the gradient is an array, not one number.
        2 * weight * error -> (2 * weight * error).sum()  or  (2 * weight * error).mean()
    This is the loss alone. Return two things: `return loss, gradient`.
        , 2 * weight * error ->
    This is the gradient alone. Return two things: `return loss, gradient`.
        (weight * error**2).sum(), ->
    The two are swapped: the loss comes first, the gradient second.
        return (weight * error**2).sum(), 2 * weight * error -> return 2 * weight * error, (weight * error**2).sum()
    `np.zeros_like` of an array of whole numbers has room for whole numbers only: the digits behind the point are cut
    off. `np.zeros(len(counts))` has room for fractions.
        alpha) -> alpha).astype(counts.dtype)
        or
        2 * weight * error -> (2 * weight * error).astype(counts.dtype)  or  (2 * weight * error).astype(predictions.dtype)
    """,
        "2 * weight * error -> weight * error",
    ),
    hints=[
        "Three arrays, each with one number for each pair: the errors, the weights, and what the loss adds up.",
        "`np.log` and `**` work on whole arrays. `np.minimum(array, 1)` compares each number with 1 and keeps the "
        "smaller one.",
        "By hand: prediction 2, count 1, x_max 16. The error is 2 - log(1) = 2, the weight (1 / 16) ** 0.75 = 0.125. "
        "The loss is 0.125 x 4 = 0.5, the slope 2 x 0.125 x 2 = 0.5.",
    ],
)


@dataclass(frozen=True, repr=False)
class WithGradient:
    """A function of an array that gives (loss, gradient), and shows itself as it is written."""

    loss: str
    gradient: str

    def __call__(self, x):
        if np.ndim(x) != 1:
            raise ValueError(
                f"the function takes an array of numbers, not one of {np.ndim(x)} axes"
            )
        return tuple(eval(text, {"x": x, "np": np}) for text in (self.loss, self.gradient))

    def __repr__(self):
        return f"({self.loss}, {self.gradient})"


def _functions_and_places():
    """Sums of squares, which every step measures exactly, with slopes of which some are wrong."""
    from hypothesis import strategies as st

    def function(numbers):
        squares = [f"{a} * x[{i}] ** 2" for i, (a, _) in enumerate(numbers)]
        slopes = [f"{b} * x[{i}]" for i, (_, b) in enumerate(numbers)]
        return WithGradient(" + ".join(squares), f"np.array([{', '.join(slopes)}])")

    def question(size):
        number = st.tuples(st.integers(1, 3), st.sampled_from([2, 4, 6, 1, 3, 0, -2]))
        functions = st.lists(number, min_size=size, max_size=size).map(function)
        return st.tuples(functions, vectors((size, size), -6, 6).map(lambda halves: halves / 2))

    return st.integers(2, 4).flatmap(question)


numerical_gradient = Solution("11.1", np=np).function
gradient_error = Solution("13.2", np=np, numerical_gradient=numerical_gradient)
ERROR = FunctionExercise(
    id="13.2",
    title="How wrong a gradient is",
    reference=gradient_error.function,
    examples=[
        (WithGradient("5 * x[0] + x[1]", "np.array([5.0, 1.5])"), np.array([1.0, 2.0])),
        (WithGradient("5 * x[0] + x[1]", "np.array([3.0, 1.0])"), np.array([1.0, 2.0])),
        (WithGradient("x[0] ** 2 + 5 * x[1]", "np.array([2 * x[0], 4.0])"), np.array([3.0, 1.0])),
        (WithGradient("x[0] * x[1]", "np.array([x[1], x[0]])"), np.array([3.0, 2.0])),
        (WithGradient("x[0] * x[1]", "np.array([x[0], x[1]])"), np.array([3.0, -2.0])),
        (WithGradient("x[0] ** 2 + x[1]", "np.array([x[0], 4.0])"), np.array([-3.0, 0.0])),
        (WithGradient("(x ** 2).sum()", "x"), np.array([-1.5, 0.5, 1.0])),
        (WithGradient("x[0] ** 2", "2 * x + 0.25"), np.array([2.0])),
        (WithGradient("(x ** 2).sum()", "2 * x + x ** 2 / 100 - 1"), many(130) / 20 - 8),
    ],
    inputs=_functions_and_places,
    because="A gradient whose error is near 0 belongs to its loss; one that forgets a factor is found at once.",
    misconceptions=gradient_error.mistakes("""
    A difference below 0 is a difference, too. Take the sizes first (`np.abs`), then the largest.
        np.abs(function(x)[1] - measured) -> (function(x)[1] - measured)  or  (measured - function(x)[1])
    You took the largest difference, then its size. One far below 0 is larger in size: first `np.abs`, then `max`.
        np.abs(function(x)[1] - measured).max() -> abs((function(x)[1] - measured).max())
        or
        np.abs(function(x)[1] - measured).max() -> abs((measured - function(x)[1]).max())
    The place is right, but the sign is still there. Wanted is the size of the difference.
        np.abs(function(x)[1] - measured).max() -> max(function(x)[1] - measured, key=abs)
        or
        np.abs(function(x)[1] - measured).max() -> max(measured - function(x)[1], key=abs)
    You took the mean. One wrong slope among many right ones would hardly be seen in it: take the largest difference.
        .max() -> .mean()
    You added the differences up. Wanted is the largest one.
        .max() -> .sum()
    You took the smallest difference. It is near 0 as soon as one slope is right: take the largest.
        .max() -> .min()
    You took the length of the difference, the root of the sum of squares. Wanted is the largest of its numbers, in size.
        np.abs(function(x)[1] - measured).max() -> np.linalg.norm(function(x)[1] - measured)
    You squared the differences. Wanted is the size of the largest: `np.abs`.
        np.abs(function(x)[1] - measured).max() -> ((function(x)[1] - measured) ** 2).max()
    You took the mean of the squares. Wanted is the size of the largest difference.
        np.abs(function(x)[1] - measured).max() -> ((function(x)[1] - measured) ** 2).mean()
    You added the squares up. Wanted is the size of the largest difference.
        np.abs(function(x)[1] - measured).max() -> ((function(x)[1] - measured) ** 2).sum()
    You compared the loss with the slopes. `function(x)` gives two things; the gradient is the second, `[1]`.
        np.abs(function(x)[1] -> np.abs(function(x)[0]
    You divided by the claimed slopes. Wanted is the difference as it is.
        np.abs(function(x)[1] - measured).max() -> np.abs((function(x)[1] - measured) / function(x)[1]).max()
    You divided by the measured slopes. Wanted is the difference as it is.
        measured).max() -> measured).max() / np.abs(measured).max()
        or
        np.abs(function(x)[1] - measured).max() -> (np.abs(function(x)[1] - measured) / np.abs(measured)).max()
        or
        np.abs(function(x)[1] - measured).max() -> (np.abs(function(x)[1] - measured) / (np.abs(measured) + np.abs(function(x)[1]))).max()
        or
        np.abs(function(x)[1] - measured).max() -> np.linalg.norm(function(x)[1] - measured) / np.linalg.norm(measured)
    `numerical_gradient` wants a function that returns one number, and yours returns a pair. Give it one that takes the
    loss out of the pair: `lambda place: function(place)[0]`.
        lambda place: function(place)[0] -> function
    You measured how the gradient changes. Measure the loss: it is the first of the two, `[0]`.
        function(place)[0] -> function(place)[1]
    `numerical_gradient` wants a function, and this is a number. Make one that gives the loss at any place: `lambda place:
    function(place)[0]`.
        lambda place: function(place)[0] -> function(x)[0]
    Your function gives the loss at x, wherever it is asked, so all slopes are 0. Its own parameter says where: `lambda
    place: function(place)[0]`.
        function(place)[0] -> function(x)[0]
    These are all differences. Wanted is one number, the largest.
        .max() ->
    This says where the largest difference is. Wanted is how large it is: `max` instead of `argmax`.
        .max() -> .argmax()
    You compared the largest slopes of the two gradients. Compare slope by slope first, then take the largest difference.
        np.abs(function(x)[1] - measured).max() -> abs(function(x)[1].max() - measured.max())
        or
        np.abs(function(x)[1] - measured).max() -> abs(np.abs(function(x)[1]).max() - np.abs(measured).max())
    You compared the lengths of the two gradients. Two gradients of the same length may point anywhere: compare slope by slope.
        np.abs(function(x)[1] - measured).max() -> abs(np.linalg.norm(function(x)[1]) - np.linalg.norm(measured))
    You compared the sums of the slopes, where one error can hide another. Compare slope by slope.
        np.abs(function(x)[1] - measured).max() -> abs(function(x)[1].sum() - measured.sum())
    You compared the sizes of the slopes. A slope with the wrong sign is wrong: subtract first, and take the size then.
        np.abs(function(x)[1] - measured).max() -> np.abs(np.abs(function(x)[1]) - np.abs(measured)).max()
    You looked at the first slope only. Look at all of them.
        .max() -> [0]
    You looked at the last slope only. Look at all of them: does the `return`, or the result, stand inside the loop?
        .max() -> [-1]
    This says whether the two are close. Wanted is how far apart they are.
        np.abs(function(x)[1] - measured).max() -> bool(np.allclose(function(x)[1], measured))
        or
        np.abs(function(x)[1] - measured).max() -> bool(np.allclose(function(x)[1], measured, atol=0.001))
    This is the largest slope that was measured. Compare it with the gradient that the function returns.
        function(x)[1] - measured -> measured
    The two are added. Subtract one from the other.
        [1] - measured -> [1] + measured
    You rounded the error. Keep its digits.
        np.abs(function(x)[1] - measured).max() -> np.abs(function(x)[1] - measured).max().round()
    """),
    hints=[
        "`function(x)` gives two things, the loss and the gradient that it claims. `numerical_gradient` measures the gradient "
        "of a function that gives a loss alone.",
        "So make a function that takes a place, calls `function` there, and returns only the loss; a `def` inside your function "
        "does it, or a `lambda`. Measure it at x. Then subtract, take the sizes (`np.abs`), and the largest of them.",
        "By hand: the loss x[0] ** 2 + x[1] ** 2 with the claimed gradient [2 * x[0], x[1]], at [1, -3]. Measured is [2, -6], "
        "claimed [2, -3]. The sizes of the differences are 0 and 3, so the error is 3.",
    ],
)


EXERCISES = (LOSS, ERROR)
