"""A small painter for batches of pictures, in numpy: shapes are signed distance fields.

Such a field says for each pixel how far it lies outside a shape (negative: inside), so that the
shape can be painted at any size with smooth edges. x grows to the right and y down, from -1 to 1.
Numbers may differ from picture to picture: arrays (n, 1, 1) beside coordinates (n, size, size).
"""

import numpy as np

from embedlab.drawings.animal import Animal

INK = (0.20, 0.14, 0.14)
Number = np.ndarray | float  # one for all pictures, or one for each: (n, 1, 1)
Colour = np.ndarray | tuple[float, float, float]  # one for all pictures, or (n, 3, 1, 1)


class Canvas:
    """Pictures of n animals in the making: `image` (n, 3, size, size), and the pixels' x, |x|, y.

    These are coordinates of a drawing that is scaled, turned (in radians) and moved on the picture.
    """

    def __init__(self, size: int, animal: Animal) -> None:
        grid = (np.arange(size, dtype=np.float32) + 0.5) / size * 2 - 1
        x = (grid[None, None, :] - animal.move_x) / animal.scale
        y = (grid[None, :, None] - animal.move_y) / animal.scale
        self.x = x * np.cos(animal.turn) + y * np.sin(animal.turn)
        self.y = y * np.cos(animal.turn) - x * np.sin(animal.turn)
        self.ax = np.abs(self.x)
        self.line = animal.line
        self.edge = 2.4 / size / animal.scale  # edges fade over a little more than a pixel
        self.image = np.empty((len(self.x), 3, size, size), np.float32)
        self.image[:] = animal.background

    def paint(
        self,
        distance: np.ndarray,
        colour: Colour,
        opacity: Number = 1,
        blur: float = 0,
    ) -> None:
        """Fill a shape with a colour."""
        cover = np.clip(0.5 - distance / (self.edge + blur), 0, 1) * opacity
        colour = np.asarray(colour, np.float32)
        colour = colour[:, None, None] if colour.ndim == 1 else colour
        self.image += cover[:, None] * (colour - self.image)

    def stroke(self, distance: np.ndarray, width: float = 1, opacity: Number = 1) -> None:
        """Ink the border of a shape, `width` times as thick as the drawing's line."""
        self.paint(np.abs(distance) - width * self.line, INK, opacity)


def norm(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Distance to the origin."""
    return np.sqrt(x * x + y * y)


def ellipse(x: np.ndarray, y: np.ndarray, width: Number, height: Number) -> np.ndarray:
    """Distance to an ellipse with these half axes, to first order."""
    x, y = x / width, y / height
    k = norm(x, y)
    return k * (k - 1) / (norm(x / width, y / height) + 1e-6)


def almond(x: np.ndarray, y: np.ndarray, width: Number, height: Number) -> np.ndarray:
    """Distance to a lens with these half axes: a circle when they are equal, else pointed."""
    radius = (width**2 + height**2) / (2 * height)
    return norm(x, np.abs(y) + radius - height) - radius


def taper(
    x: np.ndarray,
    y: np.ndarray,
    angle: Number,
    length: Number,
    radii: tuple[Number, Number] = (0, 0),
) -> np.ndarray:
    """Distance to two circles and all between them: one at the origin, one `length` away from it.

    `angle` (radians) counts from straight up towards x; equal radii of 0 make a plain segment.
    """
    along = x * np.sin(angle) - y * np.cos(angle)
    across = np.abs(x * np.cos(angle) + y * np.sin(angle))
    lean = (radii[0] - radii[1]) / length
    t = np.clip((along - across * lean / np.sqrt(1 - lean**2)) / length, 0, 1)
    return norm(across, along - t * length) - radii[0] + t * (radii[0] - radii[1])


def arc(x: np.ndarray, y: np.ndarray, radius: Number) -> np.ndarray:
    """Distance to the lower half of a circle line."""
    return np.where(y > 0, np.abs(norm(x, y) - radius), norm(np.abs(x) - radius, y))


def join(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The union of two shapes, with a rounded inner corner."""
    soft = 0.15
    overlap = np.maximum(soft - np.abs(first - second), 0) / soft
    return np.minimum(first, second) - overlap**2 * soft / 4
