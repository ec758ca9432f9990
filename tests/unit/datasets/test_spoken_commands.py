"""spoken_commands.py: which recordings there are, and in which order."""

from collections import Counter

import numpy as np

from embedlab.datasets import load_spoken_commands

RECORDINGS = load_spoken_commands()
COMMANDS, REWORDED = RECORDINGS[:288], RECORDINGS[288:]


def test_every_command_is_said_in_all_twelve_voices():
    voices = [(one.accent, one.speaker) for one in COMMANDS[:12]]
    assert len(set(voices)) == 12
    for start in range(0, 288, 12):
        twelve = COMMANDS[start : start + 12]
        assert [(one.accent, one.speaker) for one in twelve] == voices
        assert {one.text for one in twelve} == {one.command for one in twelve} == {twelve[0].text}
    assert len({one.text for one in COMMANDS}) == 24


def test_every_command_is_said_in_other_words_by_two_voices():
    order = [one.command for one in COMMANDS[::12]]
    assert [one.command for one in REWORDED] == 2 * order
    assert not {one.text for one in REWORDED} & set(order)
    assert [one.text for one in REWORDED[:24]] == [one.text for one in REWORDED[24:]]
    assert Counter((one.accent, one.speaker) for one in REWORDED) == {
        ("American", "man"): 24,
        ("British", "woman"): 24,
    }


def test_each_is_a_second_or_two_of_sound():
    for one in RECORDINGS:
        assert 0.3 < len(one.samples) / 8_000 < 3
        assert 0.85 < np.abs(one.samples).max() < 0.95
