"""The parts of a drawn head, painted one over the other.

`c` is the canvas, and `a` is what there is to know about the animals on it. A face is symmetric, so
most parts are measured in |x| and appear twice.
"""

import numpy as np

from embedlab.drawings.animal import Animal
from embedlab.drawings.canvas import INK, Canvas, almond, arc, ellipse, join, norm, taper

WHITE, PINK, ROSE, BLUSH = (1, 1, 1), (0.95, 0.64, 0.64), (0.94, 0.47, 0.52), (0.98, 0.45, 0.42)


def paint_head(c: Canvas, a: Animal) -> None:
    """Paint the whole head."""
    ear = _ear(c, a)
    _paint_ears(c, a, ear)
    _paint_face(c, a)
    _paint_ears(c, a, ear + 9 * (a.species < 0.5))  # a dog's ears hang in front of its face
    _paint_muzzle(c, a)
    _paint_tongue(c, a)
    _paint_mouth(c, a)
    _paint_nose(c, a)
    _paint_eyes(c, a)
    _paint_whiskers(c, a)


def _catlike(a: Animal) -> np.ndarray:
    """1 for a cat, 0 from halfway on."""
    return np.clip(1 - 2 * a.species, 0, 1)


def _doglike(a: Animal) -> np.ndarray:
    return np.clip(2 * a.species - 1, 0, 1)


def _ear(c: Canvas, a: Animal) -> np.ndarray:
    """One shape: a cat's ear is wide at its base and stands, a dog's at its tip, and hangs."""
    halfway = 4 * a.species * (1 - a.species)  # there it sticks out, so it is shorter
    length = a.ear_length * (1 - 0.4 * halfway)
    return taper(c.ax - a.ear_x, c.y - a.ear_y, a.ear_angle, length, (a.ear_base, a.ear_tip))


def _paint_ears(c: Canvas, a: Animal, ear: np.ndarray) -> None:
    c.paint(ear, a.coat * (0.74 + 0.26 * _catlike(a)[:, None]))
    c.paint(ear + 0.085, PINK, _catlike(a))
    c.stroke(ear)


def _paint_face(c: Canvas, a: Animal) -> None:
    skull = ellipse(c.ax, c.y - a.skull_y, a.skull_width, a.skull_height)
    cheeks = ellipse(c.ax, c.y - a.cheeks_y, a.cheeks_width, a.cheeks_height)
    face = join(skull, cheeks)
    c.paint(face, a.coat)
    c.paint(-0.09 - face, a.coat * 0.82, 0.5 * (face < 0), blur=0.12)
    _paint_patch(c, a, face)
    _paint_stripes(c, a, face)
    brow = ellipse(c.ax - 0.85 * a.eye_x, c.y - a.brow_y, 0.08, 0.05)
    c.paint(brow, a.coat * 0.4 + 0.6, _doglike(a))
    blush = ellipse(c.ax - 1.5 * a.eye_x, c.y - a.eye_y - 0.22, 0.10, 0.07)
    c.paint(blush, BLUSH, a.blush, blur=0.14)
    c.stroke(face)


def _paint_patch(c: Canvas, a: Animal, face: np.ndarray) -> None:
    """A dark patch around one eye, on some."""
    patch = ellipse(c.x * a.side - a.eye_x, c.y - a.eye_y, 0.27, 0.29)
    c.paint(np.maximum(patch, face), a.coat * 0.62, a.patch)


def _paint_stripes(c: Canvas, a: Animal, face: np.ndarray) -> None:
    """A cat's three stripes on the forehead."""
    top = c.y - a.skull_y + 0.94 * a.skull_height
    middle = taper(c.ax, top, np.pi, 0.2, (0.035, 0.008))
    sides = taper(c.ax - 0.15, top - 0.02, np.pi + 0.35, 0.15, (0.03, 0.008))
    stripes = np.maximum(np.minimum(middle, sides), face)
    c.paint(stripes, a.coat * 0.66, np.clip(_catlike(a) * a.stripes, 0, 1))


def _paint_muzzle(c: Canvas, a: Animal) -> None:
    pads = ellipse(c.ax - 0.12, c.y - a.muzzle_y, a.muzzle_width, a.muzzle_height)
    c.paint(pads, a.coat * 0.3 + 0.7, blur=0.02)


def _paint_tongue(c: Canvas, a: Animal) -> None:
    y = c.y - a.mouth_y
    tongue = taper(c.ax, y - 0.7 * a.mouth_width, np.pi, a.tongue, (0.055, 0.05 + 0.2 * a.tongue))
    c.paint(tongue, ROSE, _doglike(a))
    c.stroke(tongue, 0.7, _doglike(a))
    c.stroke(taper(c.ax, y, np.pi, a.tongue), 0.35, 0.5 * _doglike(a))


def _paint_mouth(c: Canvas, a: Animal) -> None:
    c.stroke(arc(c.ax - a.mouth_width, c.y - a.mouth_y, a.mouth_width), 0.8)
    c.stroke(taper(c.ax, c.y - a.mouth_y, 0, a.mouth_y - a.nose_y - a.nose_height), 0.8)


def _paint_nose(c: Canvas, a: Animal) -> None:
    """A small heart: pink for a cat, big and black for a dog."""
    slant, side = np.arctan2(a.nose_width, a.nose_height), norm(a.nose_width, a.nose_height)
    tip = c.y - a.nose_y - a.nose_height
    nose = taper(c.ax, tip, slant, side, (a.nose_round / 2, a.nose_round))
    black = np.clip(3 * a.species - 1, 0, 1)[:, None]
    c.paint(nose, np.reshape(ROSE, (3, 1, 1)) * (1 - black) + 0.15 * black)
    c.stroke(nose, 0.5)
    shine_x = c.x + 0.8 * a.nose_width
    c.paint(ellipse(shine_x, c.y - a.nose_y + 0.02, 0.45 * a.nose_width, 0.018), WHITE, 0.6)


def _paint_eyes(c: Canvas, a: Animal) -> None:
    x, y = c.ax - a.eye_x, c.y - a.eye_y
    across = x * np.cos(a.eye_tilt) - y * np.sin(a.eye_tilt)
    down = y * np.cos(a.eye_tilt) + x * np.sin(a.eye_tilt)
    eye = almond(across, down, a.eye_width, a.eye_height)
    pupil = almond(down, across, a.pupil_height * a.eye_height, a.pupil_width * a.eye_height)
    c.paint(eye, INK)
    c.paint(eye + 0.028, a.iris)
    c.paint(np.maximum(pupil, eye), INK)
    side = c.x - np.sign(c.x) * a.eye_x  # not mirrored: the light comes from one side
    c.paint(norm(side + 0.3 * a.eye_width, y + 0.38 * a.eye_height) - 0.28 * a.eye_height, WHITE)
    c.paint(norm(side - 0.32 * a.eye_width, y - 0.4 * a.eye_height) - 0.13 * a.eye_height, WHITE)


def _paint_whiskers(c: Canvas, a: Animal) -> None:
    for rise in (-0.2, 0, 0.2):
        whisker = taper(c.ax - 0.3, c.y - a.muzzle_y + 0.3 * rise, np.pi / 2 - rise, a.whiskers)
        c.stroke(whisker, 0.4, _catlike(a))
