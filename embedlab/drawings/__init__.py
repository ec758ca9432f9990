"""Drawn animals: heads of cats, dogs, kittens and puppies, and of everything between them."""

from types import SimpleNamespace

import numpy as np

from embedlab.drawings.canvas import Canvas
from embedlab.drawings.heads import paint_head

BACKGROUND, GINGER = (0.86, 0.92, 0.95), (0.95, 0.71, 0.42)
COATS = [(0.66, 0.67, 0.70), (0.58, 0.43, 0.33), (0.97, 0.91, 0.80), (0.40, 0.38, 0.41)]
COATS = np.array([GINGER, *COATS, (0.84, 0.73, 0.60)])[..., None, None]
TRAITS = 22  # random numbers per picture, used or not: then picture i never depends on the batch

# What makes an animal: a measure of each of the four heads, the animals between them lie between.
MEASURES = {  # kitten, cat, puppy, dog
    "skull_y": (0.04, 0.00, 0.00, -0.10),
    "skull_width": (0.64, 0.56, 0.60, 0.51),
    "skull_height": (0.54, 0.50, 0.56, 0.50),
    "cheeks_y": (0.25, 0.22, 0.22, 0.28),
    "cheeks_width": (0.72, 0.62, 0.64, 0.45),
    "cheeks_height": (0.38, 0.36, 0.40, 0.42),
    "ear_x": (0.40, 0.34, 0.47, 0.45),
    "ear_y": (-0.26, -0.28, -0.34, -0.40),
    "ear_angle": (0.55, 0.38, 2.55, 2.80),
    "ear_length": (0.36, 0.54, 0.34, 0.56),
    "ear_base": (0.23, 0.23, 0.12, 0.10),
    "ear_tip": (0.05, 0.02, 0.19, 0.22),
    "eye_x": (0.31, 0.27, 0.27, 0.21),
    "eye_y": (0.13, 0.00, 0.07, -0.07),
    "eye_width": (0.185, 0.16, 0.165, 0.115),
    "eye_height": (0.185, 0.12, 0.165, 0.11),
    "eye_tilt": (0.00, 0.25, 0.00, 0.00),
    "iris": ((0.36, 0.62, 0.74), (0.70, 0.76, 0.30), (0.46, 0.28, 0.17), (0.45, 0.27, 0.14)),
    "pupil_width": (0.72, 0.30, 0.70, 0.66),
    "pupil_height": (0.72, 0.82, 0.70, 0.66),
    "nose_y": (0.29, 0.20, 0.20, 0.14),
    "nose_width": (0.04, 0.05, 0.06, 0.09),
    "nose_height": (0.04, 0.05, 0.055, 0.075),
    "nose_round": (0.034, 0.04, 0.055, 0.075),
    "muzzle_y": (0.40, 0.34, 0.34, 0.36),
    "muzzle_width": (0.17, 0.18, 0.24, 0.25),
    "muzzle_height": (0.13, 0.15, 0.19, 0.26),
    "mouth_y": (0.40, 0.33, 0.37, 0.38),
    "mouth_width": (0.06, 0.075, 0.08, 0.11),
    "tongue": (0.02, 0.02, 0.08, 0.17),
    "whiskers": (0.36, 0.52, 0.36, 0.52),
    "brow_y": (-0.20, -0.26, -0.21, -0.29),
    "blush": (0.50, 0.20, 0.45, 0.10),
}


def draw_animals(
    species: np.ndarray | float,
    age: np.ndarray | float,
    *,
    size: int = 48,
    seed: int = 0,
    nuisance: float = 1.0,
) -> np.ndarray:
    """Draw animal heads, one for each pair of species and age.

    Parameters
    ----------
    species : array (n,) or number, from 0 (cat) to 1 (dog)
    age : array (n,) or number, from 0 (baby) to 1 (grown)
    size : int >= 8, height and width in pixels
    seed : int; picture i depends on it, on i and on what is asked for, not on the other pictures
    nuisance : number >= 0, how much varies that is neither species nor age: coat, markings, place,
        turn, scale, line, background, noise; 0 draws the plain characters

    Returns
    -------
    float32 array (n, size, size, 3): red, green and blue, from 0 to 1

    Raises
    ------
    ValueError : a number is out of its range, or species and age have different lengths

    >>> pictures = draw_animals([0, 1], [0, 1], size=32)
    >>> pictures.shape, pictures.dtype.name
    ((2, 32, 32, 3), 'float32')
    """
    species, age = _from_0_to_1("species", species), _from_0_to_1("age", age)
    if len(species) != len(age):
        raise ValueError(
            f"species and age must be equally long; got {len(species)} and {len(age)} numbers"
        )
    if size != int(size) or size < 8:
        raise ValueError(f"size is a whole number of pixels, at least 8; got {size}")
    if not (np.isfinite(nuisance) and nuisance >= 0):
        raise ValueError(f"nuisance is a number, 0 or more; got {nuisance}")
    traits, noise = np.random.default_rng(seed).spawn(2)
    pictures = np.empty((len(species), size, size, 3), np.float32)
    step = max(1, 40_000 // size**2)  # so few at a time stay in the processor's cache
    for start in range(0, len(species), step):
        part = slice(start, start + step)
        animal = _describe(species[part], age[part], traits, nuisance)
        frame = animal.scale, animal.turn, animal.move
        canvas = Canvas(size, animal.background, animal.line, *frame)
        paint_head(canvas, animal)
        pictures[part] = canvas.image.transpose(0, 2, 3, 1)
        grain = noise.standard_normal(pictures[part].shape, np.float32)
        pictures[part] += animal.grain[..., None] * grain
    return np.clip(pictures, 0, 1, out=pictures)


def _from_0_to_1(name: str, values: np.ndarray | float) -> np.ndarray:
    message = f"{name} must be a number, or a list of numbers, from 0 to 1"
    try:
        values = np.atleast_1d(np.asarray(values, dtype=np.float32))
    except (TypeError, ValueError):
        raise ValueError(message) from None
    if values.ndim != 1 or not ((values >= 0) & (values <= 1)).all():
        raise ValueError(message)
    return values


def _describe(
    species: np.ndarray, age: np.ndarray, rng: np.random.Generator, nuisance: float
) -> SimpleNamespace:
    """All that there is to know about each animal: numbers (n, 1, 1) and colours (n, 3, 1, 1)."""
    s, a = species, age
    weights = np.stack([(1 - s) * (1 - a), (1 - s) * a, s * (1 - a), s * a], axis=1)
    animal = SimpleNamespace(species=s[:, None, None])
    for name, four in MEASURES.items():
        setattr(animal, name, (weights @ np.array(four, np.float32))[..., None, None])
    _vary(animal, rng.random((len(s), TRAITS), np.float32), nuisance)
    return animal


def _vary(animal: SimpleNamespace, chance: np.ndarray, nuisance: float) -> None:
    """Add what is neither species nor age, from the random numbers `chance` (n, TRAITS)."""
    column = iter(chance.T[..., None, None])
    some = min(nuisance, 1)

    def between(low: float, high: float) -> np.ndarray:
        return (low + high) / 2 + nuisance * (high - low) * (next(column) - 0.5)

    def near(colour: np.ndarray, spread: float) -> np.ndarray:
        light = next(column)[:, None] - 0.5
        tint = np.stack([next(column) for _ in range(3)], axis=1) - 0.5
        return np.clip(colour + nuisance * spread * (light + 0.4 * tint), 0.05, 1)

    coat = COATS[(next(column).ravel() * len(COATS)).astype(int)]
    animal.coat = near(COATS[0] + some * (coat - COATS[0]), 0.14).astype(np.float32)
    animal.background = near(np.reshape(BACKGROUND, (3, 1, 1)), 0.24).astype(np.float32)
    animal.scale, animal.turn = between(0.88, 1.08), between(-0.18, 0.18)
    animal.move = between(-0.08, 0.08), between(-0.07, 0.07)
    animal.line, animal.stripes = between(0.016, 0.034), between(0.45, 1.15)
    animal.patch, animal.side = some * (next(column) < 0.3), np.sign(next(column) - 0.5)
    animal.grain = 0.04 * nuisance * next(column)
