"""Recordings: read from a WAV file, cut and scaled, or stored as one byte a sample."""

import os
import warnings
from math import gcd
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
from scipy.io import wavfile
from scipy.signal import resample_poly

from embedlab import _refusals

RATE = 8_000  # samples a second: enough for the pitches below 4,000 Hz, where most of speech is
LONGEST = 10  # seconds
QUIET = 0.02  # of the loudest sample: below that, the ends of a recording are taken for silence
BLOCK = RATE // 50  # samples: a fiftieth of a second
STEPS = 255  # mu-law: how much finer it is near 0


def read_wav(file: str | os.PathLike[str] | BinaryIO) -> np.ndarray:
    """A recording from a WAV file, made alike to those of the course: see `clean`.

    Parameters
    ----------
    file : a path, or a file opened in binary mode. Any sample rate from 1,000 to 400,000, any
        number of channels (their mean is taken); whole numbers of 8 to 64 bits, or floats

    Returns
    -------
    float64 (n,), RATE samples a second, the loudest 0.9, without silence at the ends

    Raises
    ------
    ValueError
        If it cannot be read, is no WAV file, is compressed, is silent, or lasts longer than ten
        seconds.

    For example, `read_wav("my_recording.wav")`.
    """
    name = os.fspath(file) if isinstance(file, str | os.PathLike) else "the file"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # unknown chunks, a cut end: what can be read is read
            rate, samples = wavfile.read(file)
    except OSError as error:
        raise ValueError(f"{name} cannot be read: {error.strerror or error}") from None
    except Exception:  # a damaged header makes scipy stop in many ways
        raise ValueError(
            f"{name} is not a WAV file that can be read here; save the recording as WAV, "
            "uncompressed (PCM)"
        ) from None
    return clean(samples, rate)


def clean(samples: npt.ArrayLike, rate: int) -> np.ndarray:
    """Make a recording alike to those of the course.

    The channels' mean, RATE samples a second, no silence at the ends, the loudest sample 0.9.

    Parameters
    ----------
    samples : array (n,) or (n, channels); whole numbers count as parts of their type's largest
    rate : samples a second, a whole number from 1,000 to 400,000

    Returns
    -------
    float64 (m,)

    Raises
    ------
    TypeError
        If the samples are no real numbers.
    ValueError
        If the recording is empty or silent, holds NaN or infinity, or lasts more than 10 seconds,
        or the rate is out of range.

    >>> len(clean(np.sin(np.arange(44_100) / 20), 44_100))  # one second
    8000
    """
    samples = _refusals.finite(samples, "a recording")
    _refusals.at_least(1_000, rate=rate)
    _refusals.at_most(400_000, rate=rate)
    if samples.ndim not in (1, 2) or not samples.size:
        raise ValueError(
            f"a recording is an array (samples,) or (samples, channels) that is not empty; got "
            f"shape {samples.shape}"
        )
    if len(samples) > LONGEST * rate:
        raise ValueError(
            f"a recording lasts at most {LONGEST} seconds; this one lasts {len(samples) / rate:.0f}"
        )
    wave = samples.astype(float)
    if samples.dtype.kind in "iu":
        wave /= np.iinfo(samples.dtype).max
    if samples.dtype.kind == "u":  # 8-bit files: silence is 128
        wave -= (np.iinfo(samples.dtype).max // 2 + 1) / np.iinfo(samples.dtype).max
    mono = wave.reshape(len(wave), -1).mean(axis=1)
    common = gcd(RATE, int(rate))
    return _scaled(_trimmed(resample_poly(mono, RATE // common, int(rate) // common)))


def _trimmed(samples: np.ndarray) -> np.ndarray:
    loudest = np.abs(samples).max()
    if loudest < 1e-4:
        raise ValueError("the recording is silent; record it again, nearer to the microphone")
    loud = np.flatnonzero(np.abs(samples) > QUIET * loudest)
    return samples[max(loud[0] - BLOCK, 0) : loud[-1] + BLOCK]


def _scaled(samples: np.ndarray) -> np.ndarray:
    return 0.9 * samples / np.abs(samples).max()


def add_noise(samples: npt.ArrayLike, share: float, seed: int = 0) -> np.ndarray:
    """A recording with a hiss, scaled down to fit where it would be too loud.

    Parameters
    ----------
    samples : array (n,)
    share : how loud the hiss is, beside the recording: 0.5 for half of its standard deviation
    seed : the same seed gives the same hiss

    Returns
    -------
    float64 (n,), between -1 and 1

    >>> add_noise([0.5, -0.5, 0.5], 0).tolist()
    [0.5, -0.5, 0.5]
    """
    wave = _refusals.finite(samples, "samples").astype(float)
    _refusals.not_below_zero(share=share)
    hiss = np.random.default_rng(seed).normal(size=wave.shape)
    noisy = wave + share * wave.std() * hiss
    return noisy / max(1, np.abs(noisy).max(initial=0))


def to_mu_law(samples: npt.ArrayLike) -> np.ndarray:
    """One byte a sample, in steps that are finer near 0, as the telephone does (ITU-T G.711).

    Parameters
    ----------
    samples : array of numbers; what lies outside of -1 to 1 is cut

    Returns
    -------
    uint8, the same shape

    >>> to_mu_law([-1, 0, 1]).tolist()
    [0, 128, 255]
    """
    wave = np.clip(_refusals.finite(samples, "samples").astype(float), -1, 1)
    bent = np.sign(wave) * np.log1p(STEPS * np.abs(wave)) / np.log1p(STEPS)
    return np.round((bent + 1) / 2 * 255).astype(np.uint8)


def from_mu_law(codes: np.ndarray) -> np.ndarray:
    """The samples that `to_mu_law` stored, as float64, each within about 2 % of its size.

    >>> from_mu_law(to_mu_law([-1, 0.5, 1])).round(2).tolist()
    [-1.0, 0.5, 1.0]
    """
    bent = np.asarray(codes, dtype=float) / 255 * 2 - 1
    return np.sign(bent) * np.expm1(np.abs(bent) * np.log1p(STEPS)) / STEPS
