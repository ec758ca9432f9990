"""Word vectors that are no dict, for exercises that promise to take such."""


class Vectors:
    """What answers `word in vectors` and `vectors[word]` and nothing else, as gensim's do."""

    def __init__(self, table: dict) -> None:
        self._table = table

    def __contains__(self, word: str) -> bool:
        return word in self._table

    def __getitem__(self, word: str) -> object:
        return self._table[word]

    def __repr__(self) -> str:
        return f"Vectors({self._table})"
