"""Can every colour be seen, in the light and in the dark theme, and by colour-blind readers?"""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from embedlab.plots import heatmap
from embedlab.plots.style import COLOURS, FAINT, ON_BOTH, TEXT

SEEN = {  # Machado, Oliveira and Fernandes 2009, full severity; on linear RGB
    "by all": np.eye(3),
    "without red": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "without green": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "without blue": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def light(colour):
    return np.array(to_rgb(colour))


def dark(colour):
    """What CSS makes of it: invert(.933), then hue-rotate(180deg)."""
    inverted = 0.933 + (1 - 2 * 0.933) * light(colour)
    grey = inverted @ [0.213, 0.715, 0.072]
    return np.clip(2 * grey - inverted, 0, 1)


def linear(rgb):
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def contrast(first, second):
    """The contrast ratio of two colours as WCAG 2 defines it."""
    low, high = sorted(linear(rgb) @ XYZ[1] for rgb in (first, second))
    return (high + 0.05) / (low + 0.05)


def lab(rgb):
    """CIE L*a*b*, in which a distance of 10 is seen at a glance."""
    x, y, z = np.cbrt(XYZ @ np.clip(rgb, 0, 1) / [0.9505, 1, 1.089])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("theme", [light, dark])
def test_each_colour_stands_out_from_the_ground(theme):
    for colour in COLOURS:
        assert contrast(theme(colour), theme("white")) >= 3
    for colour in (TEXT, FAINT):
        assert contrast(theme(colour), theme("white")) >= 4.5


def test_the_grey_beside_photographs_stands_out_from_white_and_from_the_dark_theme():
    for ground in ("white", "#111"):  # nothing is inverted; no grey reaches 4.5 on both
        assert contrast(light(ON_BOTH), light(ground)) >= 4.3


@pytest.mark.parametrize("theme", [light, dark])
@pytest.mark.parametrize("eye", SEEN)
def test_no_two_colours_look_alike(theme, eye):
    looks = [lab(SEEN[eye] @ linear(theme(colour))) for colour in COLOURS]
    assert min(np.linalg.norm(a - b) for a, b in combinations(looks, 2)) >= 10


@pytest.mark.parametrize("theme", [light, dark])
def test_the_numbers_of_a_table_can_be_read_and_zero_is_white(theme):
    ax = heatmap([np.linspace(-3, 3, 61)], ["row"], [str(i) for i in range(61)], format="{:.1f}")
    cells = ax.images[0].get_array()[0]
    assert (cells[30] == 1).all()
    worst = min(
        contrast(theme(cell), theme(text.get_color()))
        for cell, text in zip(cells, ax.texts, strict=True)
    )
    assert worst >= 4.5
