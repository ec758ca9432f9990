"""How good a ranking is: recall, reciprocal rank, discounted cumulative gain.

Each function gives one number a query. Their mean is the figure that papers print (recall@k, MRR,
nDCG@k); the numbers themselves are what `embedlab.bootstrap.paired_bootstrap` compares. A query to
which nothing is relevant has no score: it is NaN, so leave it out before you take the mean.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence

import numpy as np

Ranking = Sequence[Hashable]  # items, best first
Relevant = Collection[Hashable] | Mapping[Hashable, float]  # a set of items, or {item: gain}


def recall_at_k(
    rankings: Sequence[Ranking], relevant: Sequence[Relevant], k: int = 10
) -> np.ndarray:
    """The share of the relevant items that are among the first k.

    Parameters
    ----------
    rankings : list of q lists of items, best first, or an array (q, m) as from
        `embedlab.neighbors.nearest`; one that is shorter than k counts as far as it goes
    relevant : list of q sets of items, or of q dicts {item: gain}, gain > 0 meaning relevant
    k : at least 1

    Returns
    -------
    array (q,) between 0 and 1; NaN where nothing is relevant

    Raises
    ------
    ValueError
        If k is less than 1, a ranking lists an item twice, or the lists differ in length.
    TypeError
        If the relevant items of a query are a string and not a set.

    >>> recall_at_k([["a", "b", "c"], ["c", "a"]], [{"b", "c"}, {"b"}], k=2).tolist()
    [0.5, 0.0]
    """
    found = (_gains(rankings, relevant, k) > 0).sum(axis=1)
    return found / _nan_for_zero(_sizes(relevant))


def hit_at_k(rankings: Sequence[Ranking], relevant: Sequence[Relevant], k: int = 10) -> np.ndarray:
    """1 where any relevant item is among the first k, else 0.

    This is what work on bilingual dictionaries calls P@k (Conneau et al. 2018): a word may have
    several translations, and one of them is enough. Parameters and errors: see `recall_at_k`.

    Returns
    -------
    array (q,) of 0 and 1; NaN where nothing is relevant

    >>> hit_at_k([["chat", "chien"]], [{"chien", "toutou"}], k=2).tolist()
    [1.0]
    """
    recall = recall_at_k(rankings, relevant, k)
    return np.where(np.isnan(recall), np.nan, recall > 0)


def reciprocal_rank(rankings: Sequence[Ranking], relevant: Sequence[Relevant]) -> np.ndarray:
    """1 / the rank of the first relevant item, counted from 1; 0 where none is listed.

    Its mean is MRR, the mean reciprocal rank (Voorhees 1999). Parameters and errors: see
    `recall_at_k`.

    Returns
    -------
    array (q,) between 0 and 1; NaN where nothing is relevant

    >>> reciprocal_rank([["a", "b", "c"], ["a"]], [{"b", "c"}, {"z"}]).tolist()
    [0.5, 0.0]
    """
    longest = max([1, *map(len, rankings)])
    found = _gains(rankings, relevant, longest) > 0
    scores = (found / np.arange(1, longest + 1)).max(axis=1)
    return np.where(_sizes(relevant) > 0, scores, np.nan)


def ndcg_at_k(rankings: Sequence[Ranking], relevant: Sequence[Relevant], k: int = 10) -> np.ndarray:
    """Normalised discounted cumulative gain: graded relevance, counted less further down.

    The gain of the item at rank r is divided by log2(r + 1); the sum is divided by that of the best
    possible ranking (Järvelin and Kekäläinen 2002, with the discount now usual). Some papers use
    2^gain - 1 in place of the gain: give those numbers if you want them.

    Parameters
    ----------
    rankings : as for `recall_at_k`
    relevant : list of q dicts {item: gain >= 0}, or of q sets of items with gain 1; every other
        item has gain 0
    k : at least 1

    Returns
    -------
    array (q,) between 0 and 1; NaN where no item has a gain

    Raises
    ------
    ValueError
        As for `recall_at_k`, or if a gain is negative or not finite.

    >>> ndcg_at_k([["a", "b"]], [{"a": 1, "b": 3}], k=2).round(3).tolist()
    [0.797]
    """
    best = [sorted(gains, key=gains.get, reverse=True) for gains in _as_gains(relevant)]
    discount = 1 / np.log2(np.arange(2, max(k, 1) + 2))
    reached = _gains(rankings, relevant, k) @ discount
    return reached / _nan_for_zero(_gains(best, relevant, k) @ discount)


def _gains(rankings: Sequence[Ranking], relevant: Sequence[Relevant], k: int) -> np.ndarray:
    """The gain of the item at each rank, (q, k); 0 beyond the end of a ranking."""
    if k < 1:
        raise ValueError(f"k is at least 1; got {k}")
    if len(rankings) != len(relevant):
        raise ValueError(
            f"every query has one ranking and one set of relevant items; "
            f"got {len(rankings)} rankings and {len(relevant)} sets"
        )
    table = np.zeros((len(rankings), k))
    for row, ranking, gains in zip(table, rankings, _as_gains(relevant), strict=True):
        items = list(ranking)
        if len(set(items)) < len(items):
            raise ValueError("a ranking lists an item twice; every item has one rank")
        row[: len(items)] = [gains.get(item, 0) for item in items[:k]]
    return table


def _sizes(relevant: Sequence[Relevant]) -> np.ndarray:
    """The number of relevant items of each query."""
    return np.array([sum(gain > 0 for gain in gains.values()) for gains in _as_gains(relevant)])


def _as_gains(relevant: Sequence[Relevant]) -> list[Mapping[Hashable, float]]:
    """For each query a dict {item: gain}."""
    if any(isinstance(items, str) for items in relevant):
        raise TypeError("the relevant items of a query are a set; put a single one into {}")
    graded = [
        items if isinstance(items, Mapping) else dict.fromkeys(items, 1) for items in relevant
    ]
    if not all(0 <= gain < np.inf for gains in graded for gain in gains.values()):
        raise ValueError("a gain is a finite number, 0 or more")
    return graded


def _nan_for_zero(values: np.ndarray) -> np.ndarray:
    """A divisor that gives NaN, without a warning, where there is nothing to divide by."""
    return np.where(values > 0, values, np.nan)
