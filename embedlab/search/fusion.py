"""One ranking from several: reciprocal rank fusion."""

from collections.abc import Hashable, Iterable

from embedlab import _refusals


def fused_scores(rankings: Iterable[Iterable[Hashable]], k: float = 60) -> dict[Hashable, float]:
    """The score of each item: 1 / (k + its rank), added up over the rankings.

    Only ranks are used, so it does not matter that one search engine counts words and another one
    measures angles (Cormack, Clarke and Buettcher 2009, where k = 60 comes from).

    Parameters
    ----------
    rankings : each one a list of items, best first; ranks count from 1; an item that a ranking
        does not list gets nothing from it
    k : 0 or more; the larger, the less the first places are preferred

    Returns
    -------
    dict : item -> score, in the order in which the items were met

    Raises
    ------
    ValueError
        If k is below 0.

    >>> fused_scores([["a", "b"], ["b", "c"]], k=1)
    {'a': 0.5, 'b': 0.8333333333333333, 'c': 0.3333333333333333}
    """
    _refusals.not_below_zero(k=k)
    scores: dict[Hashable, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0) + 1 / (k + rank)
    return scores


def fuse(rankings: Iterable[Iterable[Hashable]], k: float = 60) -> list[Hashable]:
    """The items of several rankings by their `fused_scores`, best first; ties as they were met.

    Parameters
    ----------
    rankings, k : as for `fused_scores`

    Returns
    -------
    list of all items, each once

    Raises
    ------
    ValueError
        If k is below 0.

    >>> fuse([["a", "b"], ["b", "c"]])
    ['b', 'a', 'c']
    """
    scores = fused_scores(rankings, k)
    return sorted(scores, key=lambda item: -scores[item])
