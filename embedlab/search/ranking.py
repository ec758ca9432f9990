"""How good a ranking is: recall, reciprocal rank, discounted cumulative gain.

Each function gives one number a query. Their mean is the figure that papers print (recall@k, MRR,
nDCG@k); the numbers themselves are what `embedlab.bootstrap.paired_bootstrap` compares. A query to
which nothing is relevant has no score: it is NaN, so leave it out before you take the mean.
"""

from collections.abc import (
    Callable,
    Collection,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
    Set,
)

import numpy as np

from embedlab import _refusals

Ranking = Sequence[Hashable] | np.ndarray  # items, best first
Relevant = Collection[Hashable] | Mapping[Hashable, float]  # a set of items, or {item: gain}


def recall_at_k(
    rankings: Iterable[Ranking], relevant: Iterable[Relevant], k: int = 10
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
        If k is less than 1, a ranking lists an item twice, the lists differ in length, or a gain is
        negative or not finite.
    TypeError
        If a ranking has no order (a set, a dict), the relevant items of a query are a string, or
        items are strings on one side and numbers on the other.

    >>> recall_at_k([["a", "b", "c"], ["c", "a"]], [{"b", "c"}, {"b"}], k=2).tolist()
    [0.5, 0.0]
    """
    _refusals.at_least(1, k=k)
    return _each_query(lambda ranked, best: (ranked[:k] > 0).sum() / len(best), rankings, relevant)


def hit_at_k(rankings: Iterable[Ranking], relevant: Iterable[Relevant], k: int = 10) -> np.ndarray:
    """1 where any relevant item is among the first k, else 0.

    This is what work on bilingual dictionaries calls P@k (Conneau et al. 2018): a word may have
    several translations, and one of them is enough.

    Parameters
    ----------
    rankings, relevant, k : as for `recall_at_k`

    Returns
    -------
    array (q,) of 0 and 1; NaN where nothing is relevant

    Raises
    ------
    ValueError, TypeError
        As for `recall_at_k`.

    >>> hit_at_k([["chat", "chien"]], [{"chien", "toutou"}], k=2).tolist()
    [1.0]
    """
    _refusals.at_least(1, k=k)
    return _each_query(lambda ranked, _: float((ranked[:k] > 0).any()), rankings, relevant)


def reciprocal_rank(rankings: Iterable[Ranking], relevant: Iterable[Relevant]) -> np.ndarray:
    """1 / the rank of the first relevant item, counted from 1; 0 where none is listed.

    Its mean is MRR, the mean reciprocal rank (Voorhees 1999).

    Parameters
    ----------
    rankings, relevant : as for `recall_at_k`

    Returns
    -------
    array (q,) between 0 and 1; NaN where nothing is relevant

    Raises
    ------
    ValueError, TypeError
        As for `recall_at_k`.

    >>> reciprocal_rank([["a", "b", "c"], ["a"]], [{"b", "c"}, {"z"}]).tolist()
    [0.5, 0.0]
    """

    def score(ranked: np.ndarray, _: np.ndarray) -> float:
        return ((ranked > 0) / np.arange(1, len(ranked) + 1)).max(initial=0)

    return _each_query(score, rankings, relevant)


def ndcg_at_k(rankings: Iterable[Ranking], relevant: Iterable[Relevant], k: int = 10) -> np.ndarray:
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
    ValueError, TypeError
        As for `recall_at_k`.

    >>> ndcg_at_k([["a", "b"]], [{"a": 1, "b": 3}], k=2).round(3).tolist()
    [0.797]
    """
    _refusals.at_least(1, k=k)

    def discounted(gains: np.ndarray) -> float:
        return (gains[:k] / np.log2(np.arange(2, len(gains[:k]) + 2))).sum()

    return _each_query(
        lambda ranked, best: discounted(ranked) / discounted(best), rankings, relevant
    )


def _each_query(
    score: Callable[[np.ndarray, np.ndarray], float],
    rankings: Iterable[Ranking],
    relevant: Iterable[Relevant],
) -> np.ndarray:
    """The score of each query, from the gain at each rank and the gains above 0, largest first."""
    scores = [score(*gains) if len(gains[1]) else np.nan for gains in _gains(rankings, relevant)]
    return np.array(scores, dtype=float)


def _gains(
    rankings: Iterable[Ranking], relevant: Iterable[Relevant]
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    rankings, relevant = list(rankings), list(relevant)
    if len(rankings) != len(relevant):
        raise ValueError(
            "every query has one ranking and one set of relevant items; "
            f"got {len(rankings)} rankings and {len(relevant)} sets"
        )
    for ranking, items in zip(rankings, relevant, strict=True):
        if isinstance(ranking, str | Set | Mapping):
            raise TypeError("a ranking is a list, best first; a set, a dict or a text is none")
        if isinstance(items, str):
            raise TypeError("the relevant items of a query are a set; put a single one into {}")
        gain = items if isinstance(items, Mapping) else dict.fromkeys(items, 1)
        _refuse_two_kinds(ranking, gain)
        gains = _refusals.finite([*gain.values()], "gains")
        if (gains < 0).any():
            raise ValueError("gains: a gain is 0 or more")
        ranked = np.array([gain.get(item, 0) for item in ranking])
        yield ranked, np.sort(gains[gains > 0])[::-1]


def _refuse_two_kinds(ranking: Ranking, gain: Mapping[Hashable, float]) -> None:
    if len(set(ranking)) < len(ranking):
        raise ValueError("a ranking lists an item twice; every item has one rank")
    ranked, relevant = ({isinstance(item, str) for item in items} for items in (ranking, gain))
    if ranked and relevant and not ranked & relevant:
        raise TypeError("items are strings in one of ranking and relevant items, and not in both")
