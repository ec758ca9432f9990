"""What is in a sound: its spectrum every fiftieth of a second, and twelve numbers for its shape.

Davis and Mermelstein (1980) compared such numbers for the recognition of words; theirs, the
mel-frequency cepstral coefficients (MFCC), are still in use.
"""

import numpy as np
import numpy.typing as npt
from scipy.fft import dct

from embedlab import _refusals
from embedlab.sound.recordings import RATE

FRAME, HOP = RATE // 40, RATE // 50  # samples: 25 milliseconds, every 20
POINTS = 256  # of the Fourier transform: a frame, filled up with zeros
FLOOR = 1e-6  # below that power it is silence


def power_spectra(samples: npt.ArrayLike) -> np.ndarray:
    """How much of each pitch there is in each frame of a recording.

    Parameters
    ----------
    samples : array (n,), RATE samples a second, at least one frame of 25 milliseconds

    Returns
    -------
    array (frames, 129): the power at 0, 31.25, ..., 4,000 Hz; a frame every 20 milliseconds

    Raises
    ------
    TypeError, ValueError
        If the samples are no list of finite numbers, or too few.

    >>> tone = np.sin(2 * np.pi * 1_000 * np.arange(4_000) / RATE)  # half a second of 1,000 Hz
    >>> spectra = power_spectra(tone)
    >>> spectra.shape, int(spectra[0].argmax()) * RATE / POINTS
    ((24, 129), 1000.0)
    """
    wave = _refusals.finite(samples, "samples")
    if wave.ndim != 1 or len(wave) < FRAME:
        raise ValueError(f"samples: a list of {FRAME} numbers at least; got shape {wave.shape}")
    frames = np.lib.stride_tricks.sliding_window_view(wave, FRAME)[::HOP]
    return np.abs(np.fft.rfft(frames * np.hanning(FRAME), POINTS)) ** 2


def mel_filters(number: int = 20) -> np.ndarray:
    """Triangles that add up neighbouring pitches: narrow for low ones, wide for high ones.

    The ear hears steps in pitch as equal when they are equal on the mel scale,
    2595 log10(1 + hertz / 700) (Stevens, Volkmann and Newman 1937; the formula is a later one).

    Parameters
    ----------
    number : of triangles, at least 1; they share 60 to 3,900 Hz, equally in mel

    Returns
    -------
    array (number, 129), between 0 and 1

    >>> mel_filters(20).shape
    (20, 129)
    """
    _refusals.at_least(1, number=number)
    low, high = 2595 * np.log10(1 + np.array([60, 3_900]) / 700)
    corners = 700 * (10 ** (np.linspace(low, high, number + 2) / 2595) - 1)
    left, top, right = corners[:-2, None], corners[1:-1, None], corners[2:, None]
    hertz = np.fft.rfftfreq(POINTS, 1 / RATE)
    rising, falling = (hertz - left) / (top - left), (right - hertz) / (right - top)
    return np.clip(np.minimum(rising, falling), 0, None)


def mfcc(samples: npt.ArrayLike) -> np.ndarray:
    """Twelve numbers for the shape of each frame's spectrum, its loudness left out.

    The power in each mel filter, as a logarithm: sounds are compared by ratios. Then the cosine
    transform, which describes the curve of these twenty numbers by slow and quick waves. The first
    of them is the loudness; we keep the next twelve.

    Parameters
    ----------
    samples : as for `power_spectra`

    Returns
    -------
    array (frames, 12)

    >>> noise = np.random.default_rng(0).normal(size=8_000)  # a second
    >>> mfcc(noise).shape
    (49, 12)
    """
    loudness = np.log(power_spectra(samples) @ mel_filters().T + FLOOR)
    return dct(loudness, norm="ortho", axis=1)[:, 1:13]
