"""Commands for a home as sound: 24 of them in twelve voices, and the same wishes in other words."""

from typing import NamedTuple

import numpy as np

from embedlab.datasets.files import arrays, lines, read_shipped


class Recording(NamedTuple):
    """One spoken command.

    text : what is said
    command : the command that is meant: the text itself, or what the text rewords
    accent, speaker : such as "Scottish", "woman"
    samples : float64 (n,), between -1 and 1, 8,000 a second
    """

    text: str
    command: str
    accent: str
    speaker: str
    samples: np.ndarray


def load_spoken_commands() -> list[Recording]:
    """336 recordings of a synthesiser, espeak-ng, in six English accents; a second each, about.

    Returns
    -------
    list of Recording: first 24 commands, each by a man and a woman in each accent (288); then each
        command in other words, by the American man and by the British woman (48)

    Raises
    ------
    DataError
        If the file is missing or damaged.

    >>> recordings = load_spoken_commands()
    >>> len(recordings), recordings[0][:4]
    (336, ('play music', 'play music', 'American', 'man'))
    >>> recordings[-1].text, recordings[-1].command
    ('I am going to bed', 'good night')
    """
    from embedlab.sound.recordings import from_mu_law

    stored = arrays(read_shipped("spoken_commands.npz"))
    clips = np.split(from_mu_law(stored["samples"]), np.cumsum(stored["lengths"])[:-1])
    parts = (line.split("|") for line in lines(stored["lines"]))
    return [
        Recording(text, command, accent, speaker, clip)
        for (text, command, accent, speaker), clip in zip(parts, clips, strict=True)
    ]
