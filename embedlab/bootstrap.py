"""Is a difference between two systems more than chance? The bootstrap: draw the items again."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from embedlab._refusals import at_least, finite


class Interval(NamedTuple):
    """A difference of two means, and the ends of its confidence interval."""

    difference: float
    low: float
    high: float


def paired_bootstrap(
    first: npt.ArrayLike,
    second: npt.ArrayLike,
    *,
    groups: Sequence[Hashable] | None = None,
    confidence: float = 0.95,
    resamples: int = 2000,
    seed: int = 0,
) -> Interval:
    """How far the mean of `first` - `second` may be off, had we drawn other items to test on.

    Two systems answered the same items. The items are drawn again with replacement, `resamples`
    times; the interval holds the middle `confidence` of the mean differences (Efron 1979, the
    percentile interval). Where it contains 0, the items do not tell which system is better. It says
    nothing about other training runs, and it is a little too narrow for fewer than some 30 items.

    Parameters
    ----------
    first, second : n finite scores each, item by item, in any unit (right or wrong: 1 or 0)
    groups : n labels. Items that are alike (the sentences of one template, the analogies of one
        section) are no independent evidence: name their group, and whole groups are drawn.
    confidence : between 0 and 1
    resamples : at least 1; more of them make the ends steadier, not the interval narrower
    seed : equal seeds give equal intervals

    Returns
    -------
    Interval (difference, low, high), in the unit of the scores

    Raises
    ------
    TypeError
        If a score is no real number.
    ValueError
        If there are no items, the lengths differ, a score is NaN or infinite (leave out items
        without a score), or an option is outside its range.

    >>> paired_bootstrap([1, 1, 1, 0, 1, 1, 1, 1], [0, 1, 0, 0, 1, 0, 1, 1])
    Interval(difference=0.375, low=0.125, high=0.75)
    """
    at_least(1, resamples=resamples)
    at_least(0, seed=seed)
    if not 0 < confidence < 1:
        raise ValueError(f"confidence lies between 0 and 1; got {confidence}")
    ours, theirs = finite(first, "first").astype(float), finite(second, "second").astype(float)
    if ours.ndim != 1 or ours.shape != theirs.shape or not ours.size:
        raise ValueError(
            "first and second are equally long lists with at least one score; "
            f"got shapes {ours.shape} and {theirs.shape}"
        )
    labels = range(len(ours)) if groups is None else list(groups)
    if len(labels) != len(ours):
        raise ValueError(f"every item has one group; got {len(labels)} for {len(ours)} items")
    number = {label: i for i, label in enumerate(dict.fromkeys(labels))}
    group = np.array([number[label] for label in labels])
    sums, sizes = np.bincount(group, ours - theirs), np.bincount(group)
    rng = np.random.default_rng(seed)
    draws = (rng.integers(len(sums), size=len(sums)) for _ in range(resamples))
    means = [sums[drawn].sum() / sizes[drawn].sum() for drawn in draws]
    low, high = np.quantile(means, [(1 - confidence) / 2, (1 + confidence) / 2])
    return Interval(float((ours - theirs).mean()), float(low), float(high))
