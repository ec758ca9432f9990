"""Which films will somebody like? Ratings explained by offsets, and by tastes.

A rating is read as the mean of all, plus how kind this person is, plus how good this film is, plus
the product of two short vectors: what the person likes, and what the film has.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from embedlab import _refusals


def latest(users: npt.ArrayLike, times: npt.ArrayLike, share: float = 0.2) -> np.ndarray:
    """Which ratings are among the last ones of whoever gave them: a test that lies in the future.

    Parameters
    ----------
    users, times : n whole numbers each: who rated, and when
    share : between 0 and 1; of m ratings of a person, the last m * share are chosen, rounded up

    Returns
    -------
    array (n,) of True and False

    Raises
    ------
    ValueError
        If the lengths differ, or the share is not between 0 and 1.

    >>> latest([0, 0, 0, 1, 1], [30, 10, 20, 5, 6], share=0.4).tolist()
    [True, False, True, False, True]
    """
    if not 0 < share < 1:
        raise ValueError(f"share lies between 0 and 1; got {share}")
    before, total = _in_time(users, times)
    return before >= np.floor(total * (1 - share) + 1e-9)


def earliest(users: npt.ArrayLike, times: npt.ArrayLike, count: int) -> np.ndarray:
    """Which ratings are among the first ones of whoever gave them: what is known of a newcomer.

    Parameters
    ----------
    users, times : n whole numbers each: who rated, and when; of ratings of one person at one time,
        those that stand first count as earlier
    count : at least 1; how many of each person are chosen, all where there are fewer

    Returns
    -------
    array (n,) of True and False

    Raises
    ------
    ValueError
        If the lengths differ, or the count is below 1.

    >>> earliest([0, 0, 0, 1], [30, 10, 20, 5], count=2).tolist()
    [False, True, True, True]
    """
    _refusals.at_least(1, count=count)
    before, _ = _in_time(users, times)
    return before < count


def _in_time(users: npt.ArrayLike, times: npt.ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """For each rating, how many its person gave before it, and how many in all."""
    users, times = _refusals.finite(users, "users"), _refusals.finite(times, "times")
    _refusals.same_length(users=users, times=times)
    order = np.lexsort((times, users))  # by person, then by time
    _, first, count = np.unique(users[order], return_index=True, return_counts=True)
    before, total = np.empty((2, len(users)), dtype=int)
    before[order] = np.arange(len(users)) - np.repeat(first, count)
    total[order] = np.repeat(count, count)
    return before, total


def offsets(
    ids: npt.ArrayLike, leftovers: npt.ArrayLike, n: int, pretended: float = 5
) -> np.ndarray:
    """How far above or below 0 each person, or each film, stands, told cautiously.

    The sum of its leftovers divided by their number, as if there were some more of 0: who has few
    ratings stays near 0 (a damped mean; Koren, Bell and Volinsky 2009 regularise to the same end).

    Parameters
    ----------
    ids : whose rating each one is, whole numbers from 0 to n - 1
    leftovers : as many numbers: stars that are still to be explained
    n : how many persons or films there are
    pretended : how many ratings of 0 are added to each; more than 0

    Returns
    -------
    array (n,); 0 where there is no rating

    Raises
    ------
    ValueError
        If the lengths differ, an id is not between 0 and n - 1, or a leftover is not finite.

    >>> offsets([0, 0, 2], [3, 1, -2], n=3, pretended=2).round(2).tolist()
    [1.0, 0.0, -0.67]
    """
    ids, leftovers = np.asarray(ids), _refusals.finite(leftovers, "leftovers")
    _refusals.same_length(ids=ids, leftovers=leftovers)
    _refusals.above_zero(pretended=pretended)
    _refuse_other_ids(ids, n)
    return np.bincount(ids, leftovers, n) / (np.bincount(ids, minlength=n) + pretended)


def taste(factors: npt.ArrayLike, leftovers: npt.ArrayLike, penalty: float = 15) -> np.ndarray:
    """The k numbers of one person that explain their ratings best (ridge regression).

    They make sum((leftovers - factors @ numbers)**2) + penalty * sum(numbers**2) smallest (Hoerl
    and Kennard 1970). The other way round, with persons for films, it gives the numbers of a film.

    Parameters
    ----------
    factors : array (m, k): the numbers of each film that the person rated
    leftovers : m numbers: stars that are still to be explained
    penalty : more than 0; the larger it is, the nearer to 0 the numbers stay

    Returns
    -------
    array (k,)

    Raises
    ------
    ValueError
        If the lengths differ, something is not finite, or the penalty is not above 0.

    >>> taste([[1, 0], [0, 2]], [1, 2], penalty=1).round(3).tolist()
    [0.5, 0.8]
    """
    factors, leftovers = (
        _refusals.table(factors, "factors"),
        _refusals.finite(leftovers, "leftovers"),
    )
    _refusals.above_zero(penalty=penalty)
    if len(factors) != len(leftovers):
        raise ValueError(f"{len(factors)} films, but {len(leftovers)} leftovers: give one a film")
    squares = factors.T @ factors + penalty * np.eye(factors.shape[1])
    return np.linalg.solve(squares, factors.T @ leftovers)


def als(
    users: npt.ArrayLike,
    films: npt.ArrayLike,
    leftovers: npt.ArrayLike,
    shape: tuple[int, int],
    *,
    dimensions: int = 10,
    penalty: float = 15,
    rounds: int = 10,
    seed: int = 0,
) -> tuple[np.ndarray, np.ndarray]:
    """Two tables whose rows, multiplied, give the leftovers: alternating least squares.

    With the films' numbers held fast, the best numbers of every person are known (`taste`); then
    the persons' are held fast (Koren, Bell and Volinsky 2009). It begins with random films.

    Parameters
    ----------
    users, films : n whole numbers from 0 on each: who rated what
    leftovers : n numbers: stars that are still to be explained
    shape : how many persons and how many films there are, those without a rating included
    dimensions : how many numbers a person and a film get
    penalty : as for `taste`
    rounds : how often both tables are made anew
    seed : of the random numbers at the beginning

    Returns
    -------
    persons (shape[0], dimensions), films (shape[1], dimensions); who has no rating has zeros

    Raises
    ------
    ValueError
        If the lengths differ, or an id or an option is out of its range.

    >>> users, films, leftovers = [0, 0, 1, 1], [0, 1, 0, 1], [1, -1, -1, 1]
    >>> persons, films = als(users, films, leftovers, (2, 2), dimensions=1, penalty=0.01)
    >>> (persons @ films.T).round(1).tolist()
    [[1.0, -1.0], [-1.0, 1.0]]
    """
    users, films = np.asarray(users), np.asarray(films)
    leftovers = _refusals.finite(leftovers, "leftovers")
    _refusals.same_length(users=users, films=films, leftovers=leftovers)
    _refusals.at_least(1, dimensions=dimensions, rounds=rounds)
    rated_by, ratings_of = _places(users, shape[0]), _places(films, shape[1])
    columns = np.random.default_rng(seed).normal(0, 0.1, (shape[1], dimensions))
    for _ in range(rounds):
        rows = _all_tastes(rated_by, columns[films], leftovers, penalty)
        columns = _all_tastes(ratings_of, rows[users], leftovers, penalty)
    return rows, columns


def hits(
    scores: npt.ArrayLike, seen: npt.ArrayLike, liked: npt.ArrayLike, k: int = 10
) -> np.ndarray:
    """For each person, how many of the k best films that they have not seen they liked.

    Parameters
    ----------
    scores : array (persons, films), or (films,) where all get the same scores; larger is better,
        and of equal films the first is better
    seen, liked : arrays (persons, films) of True and False: rated before; liked later
    k : at least 1; how many films a list has

    Returns
    -------
    array (persons,) of whole numbers from 0 to k; times 1 / k it is the precision at k

    Raises
    ------
    ValueError
        If the shapes do not match, a score is not finite, or k is below 1.

    >>> hits([3, 2, 1], seen=[[True, False, False]], liked=[[False, False, True]], k=1).tolist()
    [0]
    """
    scores = _refusals.finite(scores, "scores")
    seen, liked = np.asarray(seen, dtype=bool), np.asarray(liked, dtype=bool)
    _refusals.at_least(1, k=k)
    if seen.shape != liked.shape or scores.shape not in (seen.shape, seen.shape[1:]):
        raise ValueError(
            "scores, seen and liked have a row a person and a column a film; "
            f"got {scores.shape}, {seen.shape} and {liked.shape}"
        )
    left = np.where(seen, -np.inf, scores)
    best = np.argsort(-left, axis=1, kind="stable")[:, :k]
    return np.take_along_axis(liked & ~seen, best, axis=1).sum(axis=1)


def find_titles(texts: Sequence[str], titles: Sequence[str]) -> list[int]:
    """Where the titles stand that somebody has in mind: the shortest with all words of a text.

    Parameters
    ----------
    texts : words of a title each, in any order, large or small; empty ones are passed over
    titles : list of titles

    Returns
    -------
    list of positions in `titles`, in the order of the texts; each title once

    Raises
    ------
    ValueError
        If no title has all words of a text, or there is no text at all.

    >>> find_titles(["the matrix", ""], ["Heat (1995)", "Matrix, The (1999)"])
    [1]
    """
    found = []
    for words in filter(None, (text.lower().split() for text in texts)):
        fits = [i for i, title in enumerate(titles) if all(w in title.lower() for w in words)]
        if not fits:
            raise ValueError(f"no title here has {' '.join(words)!r}: try fewer words, or another")
        found.append(min(fits, key=lambda i: len(titles[i])))
    if not found:
        raise ValueError("there is no title to look for: give some words of one")
    return list(dict.fromkeys(found))


def _places(ids: np.ndarray, n: int) -> list[np.ndarray]:
    """For each id from 0 to n - 1, where it stands in the list."""
    _refuse_other_ids(ids, n)
    order = np.argsort(ids, kind="stable")
    return np.split(order, np.searchsorted(ids[order], np.arange(1, n)))


def _all_tastes(
    places: list[np.ndarray], factors: np.ndarray, leftovers: np.ndarray, penalty: float
) -> np.ndarray:
    """The numbers of everybody whose ratings stand at these places."""
    return np.array([taste(factors[place], leftovers[place], penalty) for place in places])


def _refuse_other_ids(ids: np.ndarray, n: int) -> None:
    if ids.size and not 0 <= ids.min() <= ids.max() < n:
        raise ValueError(f"ids lie between 0 and {n - 1}; got {ids.min()} to {ids.max()}")
