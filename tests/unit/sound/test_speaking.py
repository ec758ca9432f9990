"""speaking.py: with espeakng-loader it speaks, without it says so."""

import sys

import numpy as np
import pytest

from embedlab import sound
from embedlab.datasets import load_spoken_commands
from embedlab.sound import speaking


def test_what_it_says_now_is_what_was_recorded():
    pytest.importorskip("espeakng_loader")
    recordings = load_spoken_commands()[:288]
    frames = [sound.mfcc(recording.samples) for recording in recordings]
    said = [sound.speak("lock the door", "Scottish", "woman"), sound.speak("good night")]
    nearest = sound.dtw_distances([sound.mfcc(samples) for samples in said], frames).argmin(axis=1)
    assert [recordings[i].command for i in nearest] == ["lock the door", "good night"]
    assert [recordings[i].speaker for i in nearest] == ["woman", "man"]
    slow, quick = (sound.speak("stop", words_a_minute=speed) for speed in (100, 300))
    assert len(slow) > 1.5 * len(quick) and np.abs(slow).max() == pytest.approx(0.9)


def test_without_the_package_it_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)  # not to be imported
    speaking._espeak.cache_clear()
    with pytest.raises(RuntimeError, match="python -m pip install espeakng-loader"):
        sound.speak("play music")
    speaking._espeak.cache_clear()


@pytest.mark.parametrize(
    ("arguments", "match"),
    [
        (("",), "text: a word"),
        (("?!",), "text: a word"),
        (("a" * 301,), "at most 300"),
        (("stop", "Martian"), "accent is one of"),
        (("stop", "British", "child"), "speaker is one of"),
    ],
)
def test_what_it_does_not_say(arguments, match):
    with pytest.raises(ValueError, match=match):
        sound.speak(*arguments)
