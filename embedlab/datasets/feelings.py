"""How words feel to people, from very bad to very good."""

from embedlab.datasets.files import arrays, lines, read_shipped


def load_feelings() -> dict[str, float]:
    """How 7,209 English words feel: the mean of ten people's ratings, from -4 to 4.

    From the lexicon of VADER (Hutto and Gilbert 2014; MIT License): its words of small letters.
    Words that people felt nothing about are not in it: no rating is nearer to 0 than 0.1.

    Returns
    -------
    dict from words, in alphabetical order, to ratings: below 0 is bad, above 0 is good

    Raises
    ------
    DataError
        If the file is missing or damaged.

    >>> feelings = load_feelings()
    >>> feelings["happy"], feelings["awful"], "table" in feelings
    (2.7, -2.0, False)
    """
    stored = arrays(read_shipped("feelings.npz"))
    return dict(zip(lines(stored["words"]), (stored["tenths"] / 10).tolist(), strict=True))
