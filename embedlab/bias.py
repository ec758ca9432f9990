"""What word vectors associate with what: the word embedding association test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from embedlab._refusals import at_least, row_of, vectors_of, word_list
from embedlab.distances import normalize

if TYPE_CHECKING:
    from gensim.models import KeyedVectors


class Weat(NamedTuple):
    """How much more one group of words goes with the first attribute, and whether by chance."""

    effect: float
    p_value: float
    missing: list[str]


def weat(
    targets: tuple[Sequence[str], Sequence[str]],
    attributes: tuple[Sequence[str], Sequence[str]],
    keyed_vectors: KeyedVectors,
    *,
    permutations: int = 20_000,
    seed: int = 0,
) -> Weat:
    """The word embedding association test (Caliskan, Bryson and Narayanan 2017).

    A word's association is its mean cosine with the first attribute's words minus that with the
    second's. The effect is the difference between the two groups' mean associations, in units of
    the standard deviation (n - 1) over the words of both. It tells which group is closer to which
    attribute in these vectors; it does not tell why.

    Parameters
    ----------
    targets : two lists of words to compare, such as flowers and insects
    attributes : two lists of words to compare them by, such as pleasant and unpleasant ones
    keyed_vectors : gensim's KeyedVectors; a zero vector has the cosine 0 with everything
    permutations : how many ways of dividing the target words into two such groups are tried: all,
        if there are no more, and else so many drawn at random
    seed : of that drawing

    Returns
    -------
    Weat (effect, p_value, missing)
        effect: positive where the first group goes with the first attribute.
        p_value: the share of divisions with an effect at least as large (one-sided).
        missing: the words without a vector, which are left out.
        Both numbers are NaN if fewer than two words of a target list or no word of an attribute
        list has a vector, or if all associations are equal.

    Raises
    ------
    TypeError
        If a string stands in place of a list of words, or the vectors are no KeyedVectors.
    ValueError
        If a vector holds NaN or infinity, or an option is outside its range.

    >>> from gensim.models import KeyedVectors
    >>> vectors = KeyedVectors(2)
    >>> table = {"rose": [3, 1], "tulip": [2, 1], "wasp": [1, 3], "flea": [1, 2]}
    >>> table |= {"lovely": [1, 0], "awful": [0, 1]}
    >>> vectors.add_vectors(list(table), list(table.values()))
    >>> groups = ["rose", "tulip", "orchid"], ["wasp", "flea"]
    >>> result = weat(groups, (["lovely"], ["awful"]), vectors)
    >>> round(result.effect, 2), round(result.p_value, 2), result.missing
    (1.71, 0.17, ['orchid'])
    """
    from scipy.stats import permutation_test

    at_least(1, permutations=permutations)
    at_least(0, seed=seed)
    groups = [word_list(group, "targets") for group in targets]
    groups += [word_list(group, "attributes") for group in attributes]
    row = row_of(keyed_vectors)
    missing = sorted({word for group in groups for word in group if word not in row})
    x, y, a, b = (
        normalize(vectors_of([word for word in group if word in row], keyed_vectors))
        for group in groups
    )
    if min(len(x), len(y)) < 2 or min(len(a), len(b)) < 1:
        return Weat(np.nan, np.nan, missing)
    first, second = ((group @ a.T).mean(axis=1) - (group @ b.T).mean(axis=1) for group in (x, y))
    both = np.concatenate([first, second])
    if np.ptp(both) < 1e-6:  # float32 tells no more apart
        return Weat(np.nan, np.nan, missing)
    test = permutation_test(
        (first, second),
        lambda one, other, axis: one.mean(axis=axis) - other.mean(axis=axis),
        n_resamples=permutations,
        alternative="greater",
        rng=np.random.default_rng(seed),
    )
    return Weat(float(test.statistic / both.std(ddof=1)), float(test.pvalue), missing)
