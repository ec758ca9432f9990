"""Speech as numbers: recordings, what is in them, and how to compare two of different speed.

Samples are numbers between -1 and 1, 8,000 of them a second (`RATE`), as on the telephone.
"""

from embedlab.sound.alignment import dtw_distances, dtw_path, frame_distances
from embedlab.sound.features import mel_filters, mfcc, power_spectra
from embedlab.sound.listening import player
from embedlab.sound.recordings import RATE, add_noise, clean, from_mu_law, read_wav, to_mu_law
from embedlab.sound.speaking import speak

__all__ = [
    "RATE",
    "add_noise",
    "clean",
    "dtw_distances",
    "dtw_path",
    "frame_distances",
    "from_mu_law",
    "mel_filters",
    "mfcc",
    "player",
    "power_spectra",
    "read_wav",
    "speak",
    "to_mu_law",
]
