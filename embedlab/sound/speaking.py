"""Speak a sentence by espeak-ng, a synthesiser, where the package espeakng-loader is installed.

The course does not need it: the commands are shipped as recordings. espeak-ng is free software
under GPL-3+; here its library is called through ctypes.
"""

import ctypes
from functools import cache
from typing import Any

import numpy as np

from embedlab import _refusals
from embedlab.sound.recordings import clean

ACCENTS = {
    "American": "gmw/en-US",
    "British": "gmw/en",
    "Caribbean": "gmw/en-029",
    "Lancaster": "gmw/en-GB-x-gbclan",
    "Scottish": "gmw/en-GB-scotland",
    "West Midlands": "gmw/en-GB-x-gbcwmd",
}
SPEAKERS = {"man": "m3", "woman": "f2"}  # two of espeak-ng's ways to change a voice

_RETRIEVE, _DO_NOT_EXIT, _UTF_8, _RATE = 1, 0x8000, 1, 1  # numbers of its header, speak_lib.h
_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


def speak(
    text: str, accent: str = "American", speaker: str = "man", *, words_a_minute: int = 175
) -> np.ndarray:
    """Let a synthesiser say something in English.

    Two calls do not give exactly the same samples.

    Parameters
    ----------
    text : what to say, at most 300 letters
    accent : one of ACCENTS
    speaker : one of SPEAKERS
    words_a_minute : 80 to 450

    Returns
    -------
    float64 (n,), as from `embedlab.sound.clean`

    Raises
    ------
    RuntimeError
        If espeakng-loader is not installed or does not run here.
    ValueError
        If an option is outside its range, or there is nothing to say.

    For example, `speak("put some music on", "Scottish", "woman")`.
    """
    text = _refusals.string(text, "text")
    _refusals.one_of(ACCENTS, accent=accent)
    _refusals.one_of(SPEAKERS, speaker=speaker)
    _refusals.at_least(80, words_a_minute=words_a_minute)
    _refusals.at_most(450, words_a_minute=words_a_minute)
    if not any(map(str.isalnum, text)) or len(text) > 300 or "\0" in text:
        raise ValueError("text: a word at least, and at most 300 letters")
    espeak, rate = _espeak()
    spoken: list[np.ndarray] = []

    @_CALLBACK
    def keep(samples: Any, number: int, _events: object) -> int:
        if samples and number > 0:
            spoken.append(np.ctypeslib.as_array(samples, (number,)).copy())
        return 0

    name = f"{ACCENTS[accent]}+{SPEAKERS[speaker]}"
    if espeak.espeak_SetVoiceByName(name.encode("ascii")):
        raise RuntimeError(f"espeak-ng has no voice {name!r}: install espeakng-loader 0.2.4")
    espeak.espeak_SetParameter(_RATE, int(words_a_minute), 0)
    espeak.espeak_SetSynthCallback(keep)
    raw = text.encode("utf-8") + b"\0"
    espeak.espeak_Synth(raw, ctypes.c_size_t(len(raw)), 0, 1, 0, _UTF_8, None, None)
    espeak.espeak_Synchronize()
    return clean(np.concatenate(spoken or [np.zeros(1, np.int16)]), rate)


@cache
def _espeak() -> tuple[Any, int]:
    """The library, started once, and its samples a second."""
    try:
        import espeakng_loader

        library = ctypes.CDLL(espeakng_loader.get_library_path())
        folder = str(espeakng_loader.get_data_path()).encode("utf-8")
        rate = library.espeak_Initialize(_RETRIEVE, 0, folder, _DO_NOT_EXIT)
    except (ImportError, OSError):
        rate = 0
    if rate <= 0:
        raise RuntimeError(
            "speaking needs the package espeakng-loader, which is missing here or does not run: "
            "python -m pip install espeakng-loader; the recordings of the course work without it"
        )
    return library, rate
