"""Counting on more than one core or machine: each counts a part of the text, the parts add up.

It needs Dask: `pip install -c constraints.txt ".[dask]"` in a checkout.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from operator import add
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from scipy import sparse

from embedlab import counts
from embedlab._refusals import at_least, one_of, word_list, word_lists

if TYPE_CHECKING:
    from distributed import Client

Part = TypeVar("Part")
Sentences = Iterable[Sequence[str]]


def cooccurrence(
    client: "Client",
    shards: Sequence[Part],
    read: Callable[[Part], Sentences],
    window: int = 2,
    *,
    weighting: str = "flat",
    min_count: int = 1,
) -> tuple[sparse.csr_array, list[str]]:
    """`counts.cooccurrence` of a corpus in shards, on the workers of a Dask cluster.

    The shards are read twice: once to agree on the words, once to count their pairs. A worker reads
    one shard at a time, so the corpus may be larger than any memory; the counts must fit. They are
    added two by two (a tree).

    Parameters
    ----------
    client : distributed.Client
    shards : list of what `read` takes: names of files, for example. Not the text itself, unless
        it is small: shards travel to the workers
    read : a function of one shard that returns its sentences, lists of words; the worker calls it
    window, weighting, min_count : as in `counts.cooccurrence`

    Returns
    -------
    counts, words : as `counts.cooccurrence` of all sentences of all shards. Flat counts are equal;
        harmonic ones may differ in the last digit, which depends on the order of adding

    Raises
    ------
    TypeError, ValueError
        As `counts.cooccurrence` does.

    Examples
    --------
    With two worker processes on this machine, where `read` opens a file and returns sentences::

        with Client(n_workers=2, threads_per_worker=1) as client:
            counts, words = cooccurrence(client, files, read, window=5)
    """
    at_least(1, window=window, min_count=min_count)
    one_of(("flat", "harmonic"), weighting=weighting)
    if not shards:
        return counts.cooccurrence([], window, weighting=weighting)
    from dask import delayed

    frequencies = [delayed(count_words, pure=False)(read, shard) for shard in shards]
    frequency = client.compute(merge(delayed(add), frequencies)).result()
    words = sorted(word for word, count in frequency.items() if count >= min_count)
    [everywhere] = client.scatter([words], broadcast=True, hash=False)  # as one, not word by word
    tables = [
        delayed(count_shard, pure=False)(read, shard, everywhere, window, weighting)
        for shard in shards
    ]
    return client.compute(merge(delayed(add), tables)).result(), words


def merge(add: Callable[[Part, Part], Part], parts: Sequence[Part]) -> Part:
    """Add up parts two by two, then the sums two by two, until one is left.

    >>> merge(lambda a, b: f"({a}+{b})", ["a", "b", "c", "d", "e"])
    '(((a+b)+(c+d))+e)'
    """
    while len(parts) > 1:
        pairs = zip_longest(parts[::2], parts[1::2])
        parts = [one if other is None else add(one, other) for one, other in pairs]
    return parts[0]


def count_words(read: Callable[[Part], Sentences], shard: Part) -> Counter[str]:
    """How often each word occurs in a shard."""
    frequency: Counter[str] = Counter()
    for sentence in word_lists(read(shard)):
        frequency.update(sentence)
    word_list(frequency, "words")
    return frequency


def count_shard(
    read: Callable[[Part], Sentences], shard: Part, words: list[str], window: int, weighting: str
) -> sparse.csr_array:
    """The table (V, V) of one shard, in the rows and columns of the V words of all shards."""
    row = {word: i for i, word in enumerate(words)}
    sentences = ([word for word in sentence if word in row] for sentence in read(shard))
    table, seen = counts.cooccurrence(sentences, window, weighting=weighting)
    cells, place = table.tocoo(), np.array([row[word] for word in seen], dtype=np.int64)
    where = place[cells.row], place[cells.col]
    return sparse.csr_array((cells.data, where), shape=(len(words), len(words)))
