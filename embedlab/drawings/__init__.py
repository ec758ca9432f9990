"""Drawn animals: heads of cats, dogs, kittens and puppies, and of everything between them."""

import numpy as np
from numpy.typing import ArrayLike

from embedlab import _refusals
from embedlab.drawings.animal import describe
from embedlab.drawings.canvas import Canvas
from embedlab.drawings.heads import paint_head

__all__ = ["draw_animals"]

SIZES, NUISANCES = (8, 1024), (0, 2)  # from, to


def draw_animals(
    species: ArrayLike, age: ArrayLike, *, size: int = 48, seed: int = 0, nuisance: float = 1.0
) -> np.ndarray:
    """Draw animal heads, one for each pair of species and age.

    Parameters
    ----------
    species : array (n,) or number, from 0 (cat) to 1 (dog)
    age : array (n,) or number, from 0 (baby) to 1 (grown)
    size : int from 8 to 1,024, height and width in pixels
    seed : int; picture i depends on it, on i and on what is asked for, not on the other pictures
    nuisance : number from 0 to 2, how much varies that is neither species nor age: coat, markings,
        place, turn, scale, line, background, noise; 0 draws the plain characters

    Returns
    -------
    float32 array (n, size, size, 3): red, green and blue, from 0 to 1

    Raises
    ------
    ValueError
        If a number is out of its range, or species and age have different lengths.
    TypeError
        If species or age are no numbers.

    >>> pictures = draw_animals([0, 1], [0, 1], size=32)
    >>> pictures.shape, pictures.dtype.name
    ((2, 32, 32, 3), 'float32')
    """
    species, age = _from_0_to_1(species, "species"), _from_0_to_1(age, "age")
    if len(species) != len(age):
        raise ValueError(
            f"species and age must be equally long; got {len(species)} and {len(age)} numbers"
        )
    _refusals.at_least(SIZES[0], size=size)
    if size > SIZES[1]:
        raise ValueError(f"size is {SIZES[1]:,} pixels at most; got {size}")
    if not NUISANCES[0] <= nuisance <= NUISANCES[1]:
        raise ValueError(f"nuisance is a number from 0 to 2; got {nuisance}")
    traits, noise = np.random.default_rng(seed).spawn(2)
    pictures = np.empty((len(species), size, size, 3), np.float32)
    step = max(1, 40_000 // size**2)  # pictures at a time, so that many take little memory
    for start in range(0, len(species), step):
        part = slice(start, start + step)
        animal = describe(species[part], age[part], traits, nuisance)
        canvas = Canvas(size, animal)
        paint_head(canvas, animal)
        pictures[part] = canvas.image.transpose(0, 2, 3, 1)
        grain = noise.standard_normal(pictures[part].shape, np.float32)
        pictures[part] += animal.grain[..., None] * grain
    return np.clip(pictures, 0, 1, out=pictures)


def _from_0_to_1(values: ArrayLike, what: str) -> np.ndarray:
    numbers = np.atleast_1d(_refusals.finite(values, what)).astype(np.float32)
    if numbers.ndim != 1 or not ((numbers >= 0) & (numbers <= 1)).all():
        raise ValueError(f"{what} must be a number, or a list of numbers, from 0 to 1")
    return numbers
