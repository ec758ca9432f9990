"""What makes an animal: measures of four heads, between which all others lie, and what varies."""

from dataclasses import dataclass
from typing import Annotated, get_type_hints

import numpy as np

Array = np.ndarray
BACKGROUND, GINGER, GREY = (0.86, 0.92, 0.95), (0.95, 0.71, 0.42), (0.66, 0.67, 0.70)
BROWN, CREAM = (0.58, 0.43, 0.33), (0.97, 0.91, 0.80)
BLACK, BEIGE = (0.40, 0.38, 0.41), (0.84, 0.73, 0.60)
COATS = np.array([GINGER, GREY, BROWN, CREAM, BLACK, BEIGE])[..., None, None]
TRAITS = 22  # random numbers per picture, of which 18 are used: a new trait would change no old one


@dataclass
class Animal:
    """All that there is to know about n animals: numbers (n, 1, 1) and colours (n, 3, 1, 1)."""

    species: Array
    coat: Array
    background: Array
    scale: Array
    turn: Array
    move_x: Array
    move_y: Array
    line: Array
    stripes: Array
    patch: Array
    side: Array
    grain: Array
    # what each is for a kitten, a cat, a puppy, a dog: animals between them lie between
    skull_y: Annotated[Array, 0.04, 0.00, 0.00, -0.10]
    skull_width: Annotated[Array, 0.64, 0.56, 0.60, 0.51]
    skull_height: Annotated[Array, 0.54, 0.50, 0.56, 0.50]
    cheeks_y: Annotated[Array, 0.25, 0.22, 0.22, 0.28]
    cheeks_width: Annotated[Array, 0.72, 0.62, 0.64, 0.45]
    cheeks_height: Annotated[Array, 0.38, 0.36, 0.40, 0.42]
    ear_x: Annotated[Array, 0.40, 0.34, 0.47, 0.45]
    ear_y: Annotated[Array, -0.26, -0.28, -0.34, -0.40]
    ear_angle: Annotated[Array, 0.55, 0.38, 2.55, 2.80]
    ear_length: Annotated[Array, 0.36, 0.54, 0.34, 0.56]
    ear_base: Annotated[Array, 0.23, 0.23, 0.12, 0.10]
    ear_tip: Annotated[Array, 0.05, 0.02, 0.19, 0.22]
    eye_x: Annotated[Array, 0.31, 0.27, 0.27, 0.21]
    eye_y: Annotated[Array, 0.13, 0.00, 0.07, -0.07]
    eye_width: Annotated[Array, 0.185, 0.16, 0.165, 0.115]
    eye_height: Annotated[Array, 0.185, 0.12, 0.165, 0.11]
    eye_tilt: Annotated[Array, 0.00, 0.25, 0.00, 0.00]
    iris: Annotated[
        Array, (0.36, 0.62, 0.74), (0.70, 0.76, 0.30), (0.46, 0.28, 0.17), (0.45, 0.27, 0.14)
    ]
    pupil_width: Annotated[Array, 0.72, 0.30, 0.70, 0.66]
    pupil_height: Annotated[Array, 0.72, 0.82, 0.70, 0.66]
    nose_y: Annotated[Array, 0.29, 0.20, 0.20, 0.14]
    nose_width: Annotated[Array, 0.04, 0.05, 0.06, 0.09]
    nose_height: Annotated[Array, 0.04, 0.05, 0.055, 0.075]
    nose_round: Annotated[Array, 0.034, 0.04, 0.055, 0.075]
    muzzle_y: Annotated[Array, 0.40, 0.34, 0.34, 0.36]
    muzzle_width: Annotated[Array, 0.17, 0.18, 0.24, 0.25]
    muzzle_height: Annotated[Array, 0.13, 0.15, 0.19, 0.26]
    mouth_y: Annotated[Array, 0.40, 0.33, 0.37, 0.38]
    mouth_width: Annotated[Array, 0.06, 0.075, 0.08, 0.11]
    tongue: Annotated[Array, 0.02, 0.02, 0.08, 0.17]
    whiskers: Annotated[Array, 0.36, 0.52, 0.36, 0.52]
    brow_y: Annotated[Array, -0.20, -0.26, -0.21, -0.29]
    blush: Annotated[Array, 0.50, 0.20, 0.45, 0.10]


def describe(
    species: np.ndarray, age: np.ndarray, rng: np.random.Generator, nuisance: float
) -> Animal:
    """Describe the animals of these species and ages, (n,) each, with what else varies."""
    heads = [(1 - species) * (1 - age), (1 - species) * age, species * (1 - age), species * age]
    weights = np.stack(heads, axis=1)
    column = iter(rng.random((len(species), TRAITS), np.float32).T[..., None, None])
    some = min(nuisance, 1)

    def between(low: float, high: float) -> np.ndarray:
        return (low + high) / 2 + nuisance * (high - low) * (next(column) - 0.5)

    def near(colour: np.ndarray, spread: float) -> np.ndarray:
        light = next(column)[:, None] - 0.5
        tint = np.stack([next(column) for _ in range(3)], axis=1) - 0.5
        varied = np.clip(colour + nuisance * spread * (light + 0.4 * tint), 0.05, 1)
        return varied.astype(np.float32)

    coat = COATS[(next(column).ravel() * len(COATS)).astype(int)]
    return Animal(
        species=species[:, None, None],
        coat=near(COATS[0] + some * (coat - COATS[0]), 0.14),
        background=near(np.reshape(BACKGROUND, (3, 1, 1)), 0.24),
        scale=between(0.88, 1.08),
        turn=between(-0.18, 0.18),
        move_x=between(-0.08, 0.08),
        move_y=between(-0.07, 0.07),
        line=between(0.016, 0.034),
        stripes=between(0.45, 1.15),
        patch=some * (next(column) < 0.3),
        side=np.sign(next(column) - 0.5),
        grain=0.04 * nuisance * next(column),
        **{name: (weights @ four)[..., None, None] for name, four in _measures().items()},
    )


def _measures() -> dict[str, Array]:
    """The annotated measures of `Animal`: four numbers each, or four colours (4, 3)."""
    hints = get_type_hints(Animal, include_extras=True).items()
    return {
        name: np.array(hint.__metadata__, np.float32)
        for name, hint in hints
        if hasattr(hint, "__metadata__")
    }
