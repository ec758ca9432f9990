"""Sound over time: how much of each pitch there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from embedlab.plots.notebook import say
from embedlab.plots.style import drawing, refuse_missing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

RANGE = 50  # decibels: what is weaker than the loudest by more stays white


def spectrogram(
    power: np.ndarray,
    *,
    until: float | None = None,
    ax: Axes | None = None,
    title: str | None = None,
) -> Axes:
    """Draw the spectra of a recording: time to the right, pitch upwards, blue where there is much.

    Parameters
    ----------
    power : array (frames, 129), not negative, as from `embedlab.sound.power_spectra`
    until : seconds, where the time axis ends, so that two recordings can be compared; None ends it
        with the recording
    ax : where to draw; None makes a new figure
    title : optional

    Returns
    -------
    the axes

    Raises
    ------
    ValueError
        If the array is not a table, holds no sound, or a number is missing or negative.

    >>> spectrogram(np.ones((50, 129)), title="noise").get_title("left")
    'noise'
    """
    from embedlab.sound.features import HOP, RATE

    power = np.asarray(power, dtype=float)
    if power.ndim != 2 or not power.size:
        raise ValueError(f"spectra are a table (frames, pitches); got shape {power.shape}")
    refuse_missing(power, "a spectrum")
    if power.min() < 0 or power.max() == 0:
        raise ValueError("a power is not negative, and one of them at least is above 0")
    loudness = 10 * np.log10(np.maximum(power / power.max(), 10 ** (-RANGE / 10)))
    seconds, top = len(power) * HOP / RATE, RATE / 2
    with drawing(6.4, 3.4, ax) as ax:
        ax.imshow(
            loudness.T, origin="lower", aspect="auto", cmap="Blues", extent=(0, seconds, 0, top)
        )
        ax.set(title=title or "", xlabel="seconds", ylabel="pitch in hertz")
        ax.set_xlim(0, until or seconds)
    frame, pitch = np.unravel_index(power.argmax(), power.shape)
    hertz = pitch * top / max(power.shape[1] - 1, 1)
    high = power[:, power.shape[1] // 2 :].sum(axis=1).argmax()
    say(
        ax,
        title,
        f"{seconds:.2f} seconds of sound, 0 to {top:g} hertz",
        f"Loudest near {hertz:.0f} hertz at {frame * HOP / RATE:.2f} seconds",
        f"The upper half is loudest at {high * HOP / RATE:.2f} seconds",
    )
    return ax
