"""Predict first: a guess, and what came beside it."""


def reveal(guess: object, came: object) -> None:
    """Print a guess beside what came. Nothing is checked, and nothing is kept.

    Parameters
    ----------
    guess : what the learner wrote, in any form; the dots of an untouched cell mean no guess
    came : what was measured

    >>> reveal("dog", "chased")
    You guessed:    dog
    It came out as: chased
    >>> reveal(..., "chased")
    It came out as: chased (you wrote no guess: my_guess is still the dots)
    """
    if guess is ...:
        print(f"It came out as: {came} (you wrote no guess: my_guess is still the dots)")
    else:
        print(f"You guessed:    {guess}\nIt came out as: {came}")
