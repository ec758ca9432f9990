import numpy as np
import pytest

from embedlab.drawings import draw_animals
from embedlab.drawings.heads import ROSE

KITTEN, CAT, PUPPY, DOG = (0, 0), (0, 1), (1, 0), (1, 1)


def animal(pair, **options):
    options = {"size": 64, "nuisance": 0} | options
    return draw_animals(*pair, **options)[0]


def share(picture, colour, tolerance=0.12):
    """The share of pixels near a colour."""
    return (np.abs(picture - np.array(colour)).max(axis=-1) < tolerance).mean()


def test_shape_type_and_range():
    pictures = draw_animals([0, 0.5, 1], [1, 0.5, 0], size=20, nuisance=2)
    assert pictures.shape == (3, 20, 20, 3)
    assert pictures.dtype == np.float32
    assert pictures.min() >= 0 and pictures.max() <= 1


def test_numbers_make_one_picture_and_empty_lists_none():
    assert draw_animals(0, 1, size=16).shape == (1, 16, 16, 3)
    assert draw_animals([], [], size=16).shape == (0, 16, 16, 3)


def test_seed_fixes_everything():
    first, again, other = (draw_animals([0.2] * 3, [0.8] * 3, seed=seed) for seed in (4, 4, 5))
    assert np.array_equal(first, again)
    assert not np.allclose(first, other, atol=0.1)
    assert not np.allclose(first[0], first[1], atol=0.1)


@pytest.mark.parametrize("size", [16, 48, 150])
def test_a_picture_does_not_depend_on_its_batch(size):
    many = 3 + 40_000 // size**2  # more than are painted at a time
    s, a = np.linspace(0, 1, many), np.linspace(1, 0, many)
    whole = draw_animals(s, a, size=size, seed=1)
    np.testing.assert_allclose(draw_animals(s[:2], a[:2], size=size, seed=1), whole[:2], atol=1e-5)
    other = draw_animals(1 - s, a, size=size, seed=1)
    assert np.array_equal(other[-1][0, 0], whole[-1][0, 0])  # same background, place and noise


PINNED = [[79, 75, 79, 80], [56, 48, 51, 57], [67, 52, 55, 66], [79, 69, 68, 79]]


def test_the_same_seed_paints_the_same_picture_in_every_version():
    """Pinned coarsely, so that another machine's last digits do not matter."""
    second = draw_animals([0.1, 0.6], [0.9, 0.3], size=16, seed=3)[1]
    coarse = (second.reshape(4, 4, 4, 4, 3).mean(axis=(1, 3, 4)) * 100).round().astype(int)
    assert np.abs(coarse - PINNED).max() <= 1


def test_without_nuisance_there_is_one_plain_character():
    pictures = draw_animals([1] * 4, [0.3] * 4, nuisance=0, seed=1)
    for picture in pictures:
        np.testing.assert_array_equal(picture, pictures[0])
    np.testing.assert_array_equal(pictures, draw_animals([1] * 4, [0.3] * 4, nuisance=0, seed=2))


def test_nuisance_scales_what_varies():
    def spread(nuisance):
        return draw_animals([0] * 40, [1] * 40, nuisance=nuisance, size=24).std(axis=0).mean()

    assert pytest.approx(spread(0), abs=1e-6) == 0
    assert spread(0) < spread(0.3) < spread(1)


def test_a_plain_face_is_symmetric_but_for_the_light():
    for pair in (KITTEN, CAT, PUPPY, DOG):
        picture = animal(pair)
        differing = np.abs(picture - picture[:, ::-1]).max(axis=-1) > 0.02
        assert 0 < differing.mean() < 0.03


def test_four_animals_differ_in_what_makes_them():
    kitten, cat, puppy, dog = map(animal, (KITTEN, CAT, PUPPY, DOG))
    assert share(dog[40:], ROSE) > 0.003 > share(cat[40:], ROSE)
    assert share(cat, (0.70, 0.76, 0.30)) > 0.005  # green eyes, and only a grown cat's
    for other in (kitten, puppy, dog):
        assert share(other, (0.70, 0.76, 0.30), 0.06) == 0
    white = (1, 1, 1)
    assert share(kitten, white, 0.04) > share(cat, white, 0.04)  # large eyes, large lights
    assert share(puppy, white, 0.04) > share(dog, white, 0.04)


def test_pictures_change_smoothly_between_the_animals():
    """Each small step moves a little of the picture, save where the ears come to the front."""
    steps = np.linspace(0, 1, 41)
    by_age = np.abs(np.diff(draw_animals([0.2] * 41, steps, nuisance=0), axis=0)).mean(
        axis=(1, 2, 3)
    )
    assert by_age.min() > 0 and by_age.max() < 0.02
    by_species = np.abs(np.diff(draw_animals(steps, [0.5] * 41, nuisance=0), axis=0)).mean(
        axis=(1, 2, 3)
    )
    assert by_species.min() > 0 and by_species.max() < 0.03


def test_it_is_the_same_drawing_at_every_size():
    small, large = (draw_animals([0, 1], [0, 1], size=size, nuisance=0) for size in (48, 192))
    shrunk = large.reshape(2, 48, 4, 48, 4, 3).mean(axis=(2, 4))
    assert np.abs(shrunk - small).mean() < 0.02


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (dict(species=1.2, age=0), "species must be .* from 0 to 1"),
        (dict(species=[0, -0.1], age=[0, 0]), "species must be"),
        (dict(species=0, age=float("nan")), "age: NaN"),
        (dict(species=[[0]], age=[0]), "species must be"),
        (dict(species=[0, 1], age=[0, 1, 1]), "equally long; got 2 and 3"),
        (dict(species=0, age=0, size=4), "size is a whole number and starts at 8"),
        (dict(species=0, age=0, size=20.5), "size is a whole number"),
        (dict(species=0, age=0, size=10**6), "1,024 pixels at most"),
        (dict(species=0, age=0, nuisance=-1), "nuisance is a number"),
        (dict(species=0, age=0, nuisance=float("nan")), "nuisance is a number"),
    ],
)
def test_bad_input_gets_one_sentence(arguments, words):
    with pytest.raises(ValueError, match=words):
        draw_animals(**arguments)
