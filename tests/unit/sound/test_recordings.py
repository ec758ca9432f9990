"""recordings.py: WAV files of all kinds become one kind; what cannot be read is said."""

import io
import struct

import numpy as np
import pytest
from scipy.io import wavfile

from embedlab.sound import RATE, add_noise, clean, from_mu_law, read_wav, to_mu_law

TONE = 0.5 * np.sin(2 * np.pi * 440 * np.arange(22_050) / 22_050)  # a second


def wav(samples, rate=22_050):
    file = io.BytesIO()
    wavfile.write(file, rate, samples)
    return io.BytesIO(file.getvalue())


def wav_24_bit(samples, rate=22_050):
    """Which scipy reads and does not write."""
    whole = np.round(samples * (2**23 - 1)).astype("<i4")
    raw = whole.view(np.uint8).reshape(-1, 4)[:, :3].tobytes()
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, 3 * rate, 3, 24)
    data = struct.pack("<4sI", b"data", len(raw)) + raw
    return io.BytesIO(struct.pack("<4sI4s", b"RIFF", 4 + len(form + data), b"WAVE") + form + data)


@pytest.mark.parametrize(
    "file",
    [
        wav(np.round(127 * TONE + 128).astype(np.uint8)),
        wav(np.round(32_767 * TONE).astype(np.int16)),
        wav_24_bit(TONE),
        wav(np.round((2**31 - 1) * TONE).astype(np.int32)),
        wav(TONE.astype(np.float32)),
        wav(TONE),
        wav(np.stack([TONE, TONE], axis=1)),
        wav(np.stack([2 * TONE, 0 * TONE, TONE], axis=1).astype(np.float32)),
    ],
    ids=["8", "16", "24", "32", "float32", "float64", "stereo", "three channels"],
)
def test_every_kind_of_wav_gives_the_same_recording(file):
    samples, expected = read_wav(file), clean(TONE, 22_050)
    assert samples.shape == expected.shape == (RATE,)
    np.testing.assert_allclose(samples, expected, atol=0.02)


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 44_100, 48_000, 44_101])
def test_every_rate_gives_the_same_pitch(rate):
    tone = np.sin(2 * np.pi * 440 * np.arange(rate) / rate)
    samples = read_wav(wav(tone, rate))
    pitches = np.abs(np.fft.rfft(samples))
    assert abs(len(samples) - RATE) <= 2
    assert abs(pitches.argmax() * RATE / len(samples) - 440) < 1
    assert np.abs(samples).max() == pytest.approx(0.9)


def test_a_path_will_do(tmp_path):
    path = tmp_path / "ä b.wav"
    path.write_bytes(wav(TONE).getvalue())
    assert np.array_equal(read_wav(path), read_wav(str(path)))


def test_silence_is_cut_at_the_ends_and_kept_inside():
    quiet = np.zeros(RATE)
    tone = clean(TONE, 22_050)
    alone = clean(np.r_[quiet, tone, quiet, tone, quiet], RATE)
    assert 3 * RATE <= len(alone) <= 3 * RATE + RATE // 20
    np.testing.assert_allclose(clean(alone, RATE), alone)


NO_WAV = [b"", b"ID3 an mp3", wav(TONE).getvalue()[:30], b"RIFF\xff\xff\xff\xffWAVEjunk"]
NO_WAV += [wav(TONE).getvalue().replace(b"fmt \x12\0\0\0\3\0", b"fmt \x12\0\0\0\6\0")]  # A-law


@pytest.mark.parametrize("raw", NO_WAV, ids=["empty", "mp3", "cut", "junk", "compressed"])
def test_what_is_no_wav_is_said(raw, tmp_path):
    path = tmp_path / "mine.wav"
    path.write_bytes(raw)
    with pytest.raises(ValueError, match=r"mine.wav is not a WAV file .* save the recording as"):
        read_wav(path)


def test_a_wav_whose_end_is_missing_is_read_as_far_as_it_goes():
    whole = wav(np.round(32_767 * TONE).astype(np.int16)).getvalue()
    assert len(read_wav(io.BytesIO(whole[: len(whole) // 2]))) == pytest.approx(RATE / 2, abs=200)


@pytest.mark.parametrize("name", ["no such file.wav", "."])
def test_a_file_that_is_not_there(name, tmp_path):
    with pytest.raises(ValueError, match="cannot be read: "):
        read_wav(tmp_path / name)


@pytest.mark.parametrize(
    ("samples", "rate", "match"),
    [
        (np.zeros(0), RATE, "not empty; got shape"),
        (np.zeros((2, 2, 2)), RATE, "got shape"),
        (np.zeros(RATE), RATE, "silent"),
        (np.full(RATE, np.nan), RATE, "NaN"),
        (np.ones(11 * RATE), RATE, "at most 10 seconds; this one lasts 11"),
        (np.ones(RATE), 0, "rate is a whole number and starts at 1000"),
        (np.ones(RATE), 500_000, "rate is at most 400,000"),
    ],
)
def test_what_is_no_recording(samples, rate, match):
    with pytest.raises(ValueError, match=match):
        clean(samples, rate)


def test_mu_law_keeps_small_samples_better():
    samples = np.r_[-1, np.linspace(-1, 1, 999), 0, 0.001, 1]
    back = from_mu_law(to_mu_law(samples))
    assert np.all(np.abs(back - samples) <= 0.023 * np.abs(samples) + 1e-4)
    assert np.array_equal(to_mu_law(back), to_mu_law(samples))
    assert to_mu_law([7, -7]).tolist() == [255, 0]


def test_noise_is_as_loud_as_asked_and_the_same_each_time():
    noisy = add_noise(0.1 * TONE, 0.5)
    assert np.std(noisy - 0.1 * TONE) == pytest.approx(0.5 * np.std(0.1 * TONE), rel=0.05)
    assert np.array_equal(noisy, add_noise(0.1 * TONE, 0.5))
    assert np.abs(add_noise(TONE, 3)).max() <= 1
    with pytest.raises(ValueError, match="share"):
        add_noise(TONE, -1)
