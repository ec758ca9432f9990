"""listening.py: what a notebook gets to play, and what others hear of it."""

import base64
import io
import re

import numpy as np
import pytest
from scipy.io import wavfile

from embedlab.sound import RATE, player

TONE = 0.5 * np.sin(np.arange(4_000) / 3)


def test_each_recording_has_a_name_and_comes_back():
    html = player({"play <music>": TONE, "loud": 3 * TONE})._repr_html_()
    assert re.findall(r'aria-label="(.*?)"', html) == ["play &lt;music&gt;", "loud"]
    assert html.count("<figcaption>play &lt;music&gt;</figcaption>") == 1
    first, loud = (
        wavfile.read(io.BytesIO(base64.b64decode(data)))
        for data in re.findall(r'base64,(.*?)"', html)
    )
    assert first[0] == RATE
    np.testing.assert_allclose(first[1] / 32_767, TONE, atol=1e-4)
    assert np.abs(loud[1].astype(int)).max() == 32_767  # cut, and not wrapped round
    assert "http" not in html and len(html) < 3 * 2 * len(TONE) * 1.5


def test_elsewhere_it_says_what_there_is():
    assert repr(player({"play": TONE, "stop": TONE[:800]})) == (
        "Recordings to play: play (0.5 s), stop (0.1 s)"
    )


def test_what_cannot_be_played_is_refused():
    with pytest.raises(ValueError, match="broken: NaN"):
        player({"broken": np.array([np.nan])})
