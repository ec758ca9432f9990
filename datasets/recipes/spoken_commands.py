"""Rebuild datasets/spoken_commands.npz: commands, spoken by a synthesiser in six accents.

Needs `espeakng-loader` 0.2.4 (espeak-ng and its voices, GPL-3+). In the checkout, without changing
the course's environment:

    uv run --with espeakng-loader==0.2.4 python datasets/recipes/spoken_commands.py

Takes ten seconds. Two runs do not give the same bytes: espeak-ng adds a little noise of its own.
"""

import numpy as np
from _write import as_bytes, write

from embedlab.sound import speak, to_mu_law
from embedlab.sound.speaking import ACCENTS, SPEAKERS

REWORDED = {  # command -> the same wish in other words, written down before anything was measured
    "play music": "put some music on",
    "stop the music": "make it quiet now",
    "next song": "skip this one",
    "turn up the volume": "make it louder",
    "turn down the volume": "not so loud please",
    "turn on the light": "make it bright in here",
    "turn off the light": "lamps out please",
    "open the window": "let some fresh air in",
    "close the window": "shut it, I feel a draught",
    "lock the door": "make sure nobody can come in",
    "unlock the door": "let my guests in",
    "what time is it": "tell me how late it is",
    "what is the weather": "is it going to rain today",
    "set a timer": "count down ten minutes",
    "wake me at seven": "I have to get up early",
    "add milk to the list": "we need to buy milk",
    "call my mother": "ring mum",
    "read the news": "what happened in the world today",
    "tell me a joke": "make me laugh",
    "start the coffee machine": "I would like an espresso",
    "make it warmer": "raise the temperature",
    "make it cooler": "lower the temperature",
    "where is my phone": "I cannot find my mobile",
    "good night": "I am going to bed",
}


def main() -> None:
    """Say each command in all voices, each rewording in two; the speed tells nothing."""
    voices = [(accent, speaker) for accent in ACCENTS for speaker in SPEAKERS]
    said = [(command, command, *voice) for command in REWORDED for voice in voices]
    for voice in [("American", "man"), ("British", "woman")]:
        said += [(text, command, *voice) for command, text in REWORDED.items()]
    rng = np.random.default_rng(0)
    clips = [
        to_mu_law(speak(text, accent, speaker, words_a_minute=int(rng.integers(150, 211))))
        for text, _, accent, speaker in said
    ]
    write(
        "spoken_commands.npz",
        lines=as_bytes("|".join(parts) for parts in said),
        lengths=np.array([len(clip) for clip in clips], dtype=np.uint32),
        samples=np.concatenate(clips),
    )


if __name__ == "__main__":
    main()
