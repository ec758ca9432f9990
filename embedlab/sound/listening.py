"""Recordings that a notebook can play: without a kernel, without a network, by keyboard too."""

import base64
import io
from collections.abc import Mapping
from html import escape

import numpy as np
from scipy.io import wavfile

from embedlab import _refusals
from embedlab.sound.recordings import RATE


class _Player:
    """HTML for a notebook, names for elsewhere."""

    def __init__(self, recordings: Mapping[str, np.ndarray]) -> None:
        self._recordings = recordings

    def __repr__(self) -> str:
        lengths = (f"{name} ({len(wave) / RATE:.1f} s)" for name, wave in self._recordings.items())
        return f"Recordings to play: {', '.join(lengths)}"

    def _repr_html_(self) -> str:
        return "".join(map(_html, self._recordings, self._recordings.values()))


def player(recordings: Mapping[str, np.ndarray]) -> _Player:
    """Show recordings with a button to play each; a notebook holds about 20 kB a second.

    Parameters
    ----------
    recordings : name -> samples, RATE a second, between -1 and 1

    Returns
    -------
    what a notebook shows when it is the last line of a cell

    >>> player({"a tone": np.sin(np.arange(4_000) / 3)})
    Recordings to play: a tone (0.5 s)
    """
    return _Player({name: _refusals.finite(wave, name) for name, wave in recordings.items()})


def _html(name: str, samples: np.ndarray) -> str:
    file = io.BytesIO()
    wavfile.write(file, RATE, np.round(32767 * np.clip(samples, -1, 1)).astype("<i2"))
    data = base64.b64encode(file.getvalue()).decode("ascii")
    label = escape(name)
    return (
        '<figure style="display: inline-block; margin: 4px 12px 4px 0">'
        f"<figcaption>{label}</figcaption>"
        f'<audio controls preload="metadata" aria-label="{label}" style="width: 15em"'
        f' src="data:audio/wav;base64,{data}"></audio></figure>'
    )
