"""Right answers to lesson 12's exercises, written another way."""

import numpy as np


def hidden_by_loop(scores, answers, known):
    right = 0
    for i in range(len(scores)):
        for j in range(len(scores[0])):
            if known[i][j] == 0 and (1 if scores[i][j] > 0 else 0) == answers[i][j]:
                right += 1
    return right


def hidden_by_mask(scores, answers, known):
    hidden = np.asarray(known) == 0
    said = np.where(np.asarray(scores)[hidden] > 0, 1, 0)
    return np.count_nonzero(said == np.asarray(answers)[hidden])


def hidden_as_a_float(scores, answers, known):
    return float(((np.array(scores) > 0) == np.array(answers))[~np.array(known, bool)].sum())


def right_by_arithmetic(scores, answers, known):
    says = np.where(scores > 0, 1, 0)
    return ((1 - known) * (1 - abs(says - answers))).sum()


def right_with_not(scores, answers, known):
    return len(answers[~known.astype(bool)]) - ((scores > 0) != answers)[known == 0].sum()


def right_as_float(scores, answers, known):
    both = np.logical_xor(scores <= 0, answers)
    return float(sum(sum(np.logical_and(both, known != 1))))


RIGHT_ANSWERS: dict[str, list] = {
    "12.2": [
        right_by_arithmetic,
        right_with_not,
        right_as_float,
        hidden_by_loop,
        hidden_by_mask,
        hidden_as_a_float,
    ],
    "12.1": ["b", " B ", np.str_("b")],
}
