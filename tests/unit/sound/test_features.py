"""features.py: spectra of tones, triangles of the mel scale, twelve numbers a frame."""

import numpy as np
import pytest
from scipy.signal import spectrogram

from embedlab.sound import RATE, mel_filters, mfcc, power_spectra

NOISE = np.random.default_rng(0).normal(size=3_000)


def test_the_spectra_are_those_of_scipy():
    _, times, expected = spectrogram(
        NOISE, RATE, np.hanning(200), noverlap=40, nfft=256, detrend=False, mode="complex"
    )
    ours = power_spectra(NOISE)
    assert ours.shape == (len(times), 129)
    np.testing.assert_allclose(
        ours / ours.max(), (np.abs(expected.T) ** 2) / np.abs(expected).max() ** 2
    )


@pytest.mark.parametrize("hertz", [250, 1_000, 3_500])
def test_a_tone_is_where_its_pitch_is(hertz):
    spectra = power_spectra(np.sin(2 * np.pi * hertz * np.arange(4_000) / RATE))
    assert (spectra.argmax(axis=1) == hertz * 256 / RATE).all()


def test_the_filters_are_triangles_that_get_wider():
    filters = mel_filters(20)
    tops, widths = filters.argmax(axis=1), (filters > 0).sum(axis=1)
    assert filters.min() == 0 and filters.max() <= 1
    assert (np.diff(tops) > 0).all() and widths[-1] > 3 * widths[0] > 0
    inside = filters[:, tops[0] + 1 : tops[-1]].sum(axis=0)
    np.testing.assert_allclose(inside, 1)  # what one leaves out, its neighbour takes


def test_the_middle_of_the_pitches_is_where_the_ear_has_it():
    [triangle] = mel_filters(1)  # 60 Hz are 92 mel, 3,900 Hz are 2,121, and 1,106 mel are 1,169 Hz
    assert triangle.argmax() * RATE / 256 == pytest.approx(1_169, abs=RATE / 256)


def test_loudness_is_left_out_and_pitch_is_not():
    np.testing.assert_allclose(mfcc(100 * NOISE), mfcc(1_000 * NOISE), atol=1e-5)
    assert mfcc(NOISE).shape == (18, 12)
    low, high = (np.sin(2 * np.pi * hertz * np.arange(3_000) / RATE) for hertz in (300, 2_000))
    assert np.linalg.norm(mfcc(low)[0] - mfcc(high)[0]) > 10


@pytest.mark.parametrize("samples", [np.zeros(199), np.zeros((300, 2)), 3.0, [np.nan] * 300])
def test_what_has_no_frame_is_refused(samples):
    with pytest.raises(ValueError, match="samples"):
        mfcc(samples)
