"""Right answers to lesson 00's exercises, written another way."""

import math
import re

import numpy as np
from scipy.spatial import distance


def count_words_by_hand(text):
    count, inside = 0, False
    for character in text:
        count += not character.isspace() and not inside
        inside = not character.isspace()
    return count


def distance_by_loop(a, b):
    total = 0
    for i in range(len(a)):
        total += (a[i] - b[i]) ** 2
    return math.sqrt(total)


RIGHT_ANSWERS: dict[str, list] = {
    "0.1": [count_words_by_hand, lambda text: np.int64(len(re.findall(r"\S+", text)))],
    "0.2": [distance_by_loop, lambda a, b: np.linalg.norm(a - b), distance.euclidean],
    "0.3": [[5, 3], (5.0, 3.0), np.array([5, 3], dtype=np.float32)],
}
