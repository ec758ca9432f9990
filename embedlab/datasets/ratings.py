"""Ratings of movies: real ones, and generated ones for where the real ones may not go."""

from typing import NamedTuple

import numpy as np

from embedlab.datasets.files import arrays, lines, read_shipped, shipped

GENRES = ["Action", "Animation", "Comedy", "Drama", "Horror", "Romance", "Sci-Fi", "Western"]


class Ratings(NamedTuple):
    """Who gave which movie how many stars, and when: four arrays of one length; rating by rating.

    users, movies : whole numbers from 0 on; movie m is called titles[m]
    stars : 0.5, 1.0, ..., 5.0
    times : seconds since 1970
    genres : a list of names for each movie
    """

    users: np.ndarray
    movies: np.ndarray
    stars: np.ndarray
    times: np.ndarray
    titles: list[str]
    genres: list[list[str]]


def load_ratings() -> Ratings:
    """100,004 ratings of 9,066 movies by 671 people (MovieLens; Harper and Konstan 2015).

    Not for commercial use: the terms stand in `datasets/README.md`. So the file is in the course's
    repository and not in its installed package; `generate_ratings` stands in for it.

    Returns
    -------
    Ratings, user by user; within a user, movie by movie

    Raises
    ------
    DataError
        If the file is missing or damaged.

    >>> ratings = load_ratings()
    >>> len(ratings.stars), ratings.titles[0], ratings.genres[0][:2]
    (100004, 'Toy Story (1995)', ['Adventure', 'Animation'])
    """
    stored = arrays(
        read_shipped(
            "ratings.npz",
            "its terms allow no commercial use, so it comes with the course's repository only: "
            "download that, or work with generate_ratings()",
        )
    )
    return Ratings(
        users=stored["users"].astype(np.int64),
        movies=stored["movies"].astype(np.int64),
        stars=stored["half_stars"] / 2,
        times=stored["times"].astype(np.int64),
        titles=lines(stored["titles"]),
        genres=[names.split("|") for names in lines(stored["genres"])],
    )


def any_ratings() -> tuple[str, Ratings]:
    """The real ratings where their file is, made-up ones elsewhere; and which they are.

    Returns
    -------
    "MovieLens" and `load_ratings()`, or "made up" and `generate_ratings()`

    Raises
    ------
    DataError
        If the file is there, and damaged.

    >>> source, ratings = any_ratings()
    >>> source in ("MovieLens", "made up"), len(ratings)
    (True, 6)
    """
    if shipped("ratings.npz").exists():
        return "MovieLens", load_ratings()
    return "made up", generate_ratings()


def generate_ratings(seed: int = 0) -> Ratings:
    """Ratings by 600 made-up people of 1,500 made-up movies, in the form of `load_ratings`.

    Stars are 3.5, plus how kind the person is, plus how good the movie is, plus the mean of the
    person's tastes in its genres (there are eight), plus chance. A few movies get many ratings. So
    there is something to find, but it is simpler than people are: say that it was generated.

    Parameters
    ----------
    seed : int; the same seed gives the same ratings

    Returns
    -------
    Ratings, user by user; within a user, movie by movie

    >>> ratings = generate_ratings()
    >>> ratings.titles[-1][:10], ratings.stars.min(), ratings.stars.max()
    ('Movie 1500', np.float64(0.5), np.float64(5.0))
    """
    rng = np.random.default_rng(seed)
    n_users, n_movies, n_genres = 600, 1_500, len(GENRES)
    of_genre = rng.random((n_movies, n_genres)) < 0.15
    of_genre[np.arange(n_movies), rng.integers(n_genres, size=n_movies)] = True  # at least one
    taste, quality = rng.normal(0, 0.5, (n_users, n_genres)), rng.normal(0, 0.4, n_movies)
    kindness = rng.normal(0, 0.4, n_users)
    popularity = 1 / np.arange(10, 10 + n_movies)
    popularity /= popularity.sum()
    activity = np.minimum(20 + rng.geometric(1 / 80, n_users), n_movies // 2)
    users = np.repeat(np.arange(n_users), activity)
    movies = np.concatenate(
        [np.sort(rng.choice(n_movies, n, replace=False, p=popularity)) for n in activity]
    )
    liking = (taste[users] * of_genre[movies]).sum(axis=1) / of_genre[movies].sum(axis=1)
    stars = 3.5 + kindness[users] + quality[movies] + liking + rng.normal(0, 0.7, len(users))
    times = rng.integers(1_000_000_000, 1_400_000_000, len(users))
    years = rng.integers(1930, 2010, n_movies)  # they mean nothing: no taste depends on them
    return Ratings(
        users=users,
        movies=movies,
        stars=np.clip(np.round(2 * stars) / 2, 0.5, 5),
        times=times,
        titles=[f"Movie {number} ({year})" for number, year in enumerate(years, 1)],
        genres=[[GENRES[g] for g in np.flatnonzero(row)] for row in of_genre],
    )
