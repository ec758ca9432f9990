"""Counting on more than one core or machine: each counts a part of the text, the parts add up.

It needs Dask: `pip install embedlab[dask]`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeVar

from scipy import sparse

from embedlab.counts import count_pairs, weigh

if TYPE_CHECKING:
    from distributed import Client

Part = TypeVar("Part")
Tables = list[sparse.csr_array]


def cooccurrence(
    client: "Client",
    shards: Sequence[Part],
    read: Callable[[Part], Iterable[Sequence[str]]],
    window: int = 2,
    *,
    weighting: str = "flat",
    min_count: int = 1,
) -> tuple[sparse.csr_array, list[str]]:
    """`counts.cooccurrence` of a corpus in shards, on the workers of a Dask cluster.

    The shards are read twice: once to agree on the words, once to count their pairs. A worker holds
    one shard at a time, so the corpus may be larger than any memory; the counts must fit. Counts
    stay whole numbers until all are added, two by two (a tree), so every cell is what
    `counts.cooccurrence` finds, to the last digit.

    Parameters
    ----------
    client : distributed.Client
    shards : list of what `read` takes: names of files, for example. Not the text itself, unless
        it is small: shards travel to the workers
    read : a function of one shard that returns its sentences, lists of words; the worker calls it
    window, weighting, min_count : as in `counts.cooccurrence`

    Returns
    -------
    counts, words : as `counts.cooccurrence` of all sentences of all shards

    Examples
    --------
    With two worker processes on this machine, where `read` opens a file and returns sentences::

        with Client(n_workers=2, threads_per_worker=1) as client:
            counts, words = cooccurrence(client, files, read, window=5)
    """
    if window < 1 or min_count < 1:
        raise ValueError(
            f"window and min_count start at 1; got window={window}, min_count={min_count}"
        )
    if weighting not in ("flat", "harmonic"):
        raise ValueError(f"weighting is 'flat' or 'harmonic'; got {weighting!r}")
    if not shards:
        return weigh([], 0, weighting=weighting), []
    from dask import delayed

    frequencies = [delayed(count_words, pure=False)(read, shard) for shard in shards]
    frequency = client.compute(merge(delayed(add_words), frequencies)).result()
    words = sorted(word for word, count in frequency.items() if count >= min_count)
    [everywhere] = client.scatter([words], broadcast=True, hash=False)  # as one, not word by word
    tables = [
        delayed(count_shard, pure=False)(read, shard, everywhere, window, weighting)
        for shard in shards
    ]
    total = client.compute(merge(delayed(add_tables), tables)).result()
    return weigh(total, len(words), weighting=weighting), words


def merge(add: Callable[[Part, Part], Part], parts: Sequence[Part]) -> Part:
    """Add up parts two by two, then the sums two by two, until one is left.

    >>> merge(lambda a, b: f"({a}+{b})", ["a", "b", "c", "d", "e"])
    '(((a+b)+(c+d))+e)'
    """
    while len(parts) > 1:
        pairs = zip_longest(parts[::2], parts[1::2])
        parts = [one if other is None else add(one, other) for one, other in pairs]
    return parts[0]


def count_words(read: Callable[[Part], Iterable[Sequence[str]]], shard: Part) -> Counter[str]:
    """How often each word occurs in a shard."""
    frequency: Counter[str] = Counter()
    for sentence in read(shard):
        if isinstance(sentence, str):
            raise TypeError("a sentence is a list of words, not a string: tokenize it first")
        frequency.update(sentence)
    return frequency


def add_words(one: Counter[str], other: Counter[str]) -> Counter[str]:
    """Both frequencies in a new Counter: Dask may still need the old ones."""
    return one + other


def count_shard(
    read: Callable[[Part], Iterable[Sequence[str]]],
    shard: Part,
    words: list[str],
    window: int,
    weighting: str,
) -> Tables:
    """The tables of one shard; a single one where distances need not be told apart."""
    tables = list(count_pairs(list(read(shard)), words, window))
    return [sum(tables[1:], tables[0])] if tables and weighting == "flat" else tables


def add_tables(one: Tables, other: Tables) -> Tables:
    """Tables of the same distance added up; a short shard may have fewer distances."""
    return [
        a + b if a is not None and b is not None else (b if a is None else a)
        for a, b in zip_longest(one, other)
    ]
