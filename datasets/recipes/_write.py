"""What the recipes share: how a shipped file of arrays is written."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parents[1]


def as_bytes(lines: Iterable[str]) -> np.ndarray:
    """Lines of text as one uint8 array: half the size of numpy's strings, and never pickled."""
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


def write(name: str, **arrays: np.ndarray) -> None:
    """Write `datasets/NAME` and print the row for its card.

    The arrays are stored as they are: compressed bytes would depend on the version of zlib. Git and
    the wheel compress them anyway.
    """
    path = FOLDER / name
    np.savez(path, allow_pickle=False, **arrays)
    raw = path.read_bytes()
    print(f"| `{name}` | {len(raw)} | `{hashlib.sha256(raw).hexdigest()}` |")
