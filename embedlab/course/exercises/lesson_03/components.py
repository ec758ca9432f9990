"""Exercise 3.3: principal components through the SVD."""

import numpy as np

from embedlab import reduction
from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception


def _svd(matrix, axis=0, scale=False, centre=True):
    matrix = np.asarray(matrix, dtype=float)
    if centre:
        matrix = matrix - matrix.mean(axis=axis, keepdims=True)
    if scale:
        spread = matrix.std(axis=0)
        matrix = matrix / np.where(spread > 0, spread, 1)
    return np.linalg.svd(matrix, full_matrices=False)


def _pca(matrix, k, **options):
    left, singular, _ = _svd(matrix, **options)
    share = singular**2 / max((singular**2).sum(), 1e-300)
    return (left * singular)[:, :k], share[:k]


def _whitened(matrix, k=2):
    return _svd(matrix)[0][:, :k], _pca(matrix, k)[1]


def _directions(matrix, k=2):
    return _svd(matrix)[2][:k].T, _pca(matrix, k)[1]


def _share_of_singular_values(matrix, k=2):
    singular = _svd(matrix)[1]
    return _pca(matrix, k)[0], singular[:k] / max(singular.sum(), 1e-300)


def _share_of_the_kept(matrix, k=2):
    scores, share = _pca(matrix, k)
    return scores, share / max(share.sum(), 1e-300)


def _untransposed(matrix, k=2):
    matrix = np.asarray(matrix, dtype=float)
    _, singular, directions = _svd(matrix)
    return (matrix - matrix.mean(axis=0)) @ directions[:, :k], _pca(matrix, k)[1]


def _smallest_first(matrix, k=2):
    left, singular, _ = _svd(matrix)
    share = singular**2 / max((singular**2).sum(), 1e-300)
    return (left * singular)[:, ::-1][:, :k], share[::-1][:k]


def _half_of_them(table):
    """Whole numbers, or halves."""
    return table if len(table) % 2 else table / 2


def _well_separated(matrix, k):
    """Where two components are equally strong, which of them comes first is chance: such inputs are left out."""
    singular = np.append(_svd(matrix)[1], 0.0)
    return singular[0] > 0 and (singular[:k] - singular[1 : k + 1] > 0.05 * singular[0]).all()


def _tables():
    from hypothesis import strategies as st

    def table(size):
        rows, columns = size
        numbers = st.lists(st.integers(-3, 3), min_size=rows * columns, max_size=rows * columns)
        return numbers.map(lambda flat: _half_of_them(np.array(flat).reshape(rows, columns)))

    sizes = st.tuples(st.integers(3, 5), st.integers(3, 4))
    return st.tuples(sizes.flatmap(table), st.integers(1, 3)).filter(
        lambda pair: _well_separated(*pair)
    )


def _same_components(expected, got):
    """A pair (scores, share); each column of scores up to its sign."""
    if not isinstance(got, tuple | list) or len(got) != 2:
        return f"it should be a pair, (scores, share), but is {compare.a_thing(got)}"
    scores, share = got
    problem = compare.not_a_table(scores) or compare.not_a_table(share)
    if problem:
        return problem
    wanted, wanted_share = (compare.dense(part) for part in expected)
    scores, share = compare.dense(scores), compare.dense(share)
    if scores.shape != wanted.shape:
        return f"the scores should have the shape {wanted.shape}, but have {scores.shape}"
    signs = np.where((scores * wanted).sum(axis=0) < 0, -1, 1)
    if not np.allclose(scores * signs, wanted, atol=1e-6):
        return "the scores differ by more than the sign of a column"
    if share.shape != wanted_share.shape:
        return f"the shares should have the shape {wanted_share.shape}, but have {share.shape}"
    return (
        None
        if np.allclose(share, wanted_share, atol=1e-6)
        else "the scores are right; the shares differ"
    )


def _show_scores(value):
    scores, share = (compare.dense(part) for part in value)
    largest = scores[np.abs(scores).round(6).argmax(axis=0), np.arange(scores.shape[1])]
    scores = scores * np.where(largest < 0, -1, 1)  # so that two tables can be compared by eye
    rows = "\n".join("  ".join(f"{number + 0.0:9.5f}" for number in row) for row in scores.round(5))
    shares = "  ".join(f"{number:9.5f}" for number in share)
    return f"scores (up to the sign of a column)\n{rows}\nshare\n{shares}"


PCA = FunctionExercise(
    id="3.3",
    title="Principal components through the SVD",
    reference=reduction.pca,
    examples=[
        (np.array([[0.0], [2.0]]), 1),
        (np.array([[1.0], [2.0], [6.0]]), 1),
        (np.array([[0.0, 0.0], [2.0, 0.0], [4.0, 0.0]]), 1),
        (np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]), 1),
        (np.array([[0.0, 0.0], [4.0, 0.0], [4.0, 1.0]]), 2),
        (np.array([[5.0, 1.0], [1.0, 1.0], [1.0, 2.0], [1.0, 4.0]]), 2),
        (np.array([[1.0, 0.0, 3.0], [0.0, 2.0, 0.0], [4.0, 0.0, 0.0], [1.0, 1.0, 7.0]]), 1),
        (np.array([[1.0, 0.0, 3.0], [0.0, 2.0, 0.0], [4.0, 0.0, 0.0], [1.0, 1.0, 7.0]]),),
    ],
    inputs=_tables,
    compare=_same_components,
    show=_show_scores,
    misconceptions=[
        Misconception(
            "The columns are not centred. Subtract from each column its mean first, or the first direction only "
            "points at where the whole cloud is.",
            lambda matrix, k=2: _pca(matrix, k, centre=False),
        ),
        Misconception(
            "You centred the rows. A column is one measurement of all items, so subtract the mean of each column: "
            "`axis=0`.",
            lambda matrix, k=2: _pca(matrix, k, axis=1),
        ),
        Misconception(
            "You subtracted the mean of the whole table. Each column has its own mean: `axis=0`.",
            lambda matrix, k=2: _pca(np.asarray(matrix) - np.mean(matrix), k, centre=False),
        ),
        Misconception(
            "You divided each column by its spread. That is another convention; here the columns keep their own units.",
            lambda matrix, k=2: _pca(matrix, k, scale=True),
        ),
        Misconception(
            "These are the left singular vectors alone, all of length 1. Multiply each with its singular value.",
            _whitened,
        ),
        Misconception(
            "These are the directions. The scores say where the rows lie along them: left singular vectors times "
            "singular values.",
            _directions,
        ),
        Misconception(
            "The scores are right. For the shares, variance goes with the square of a singular value.",
            _share_of_singular_values,
        ),
        Misconception(
            "The scores are right. The shares are taken of all components, not only of the k that you keep.",
            _share_of_the_kept,
        ),
        Misconception(
            "The scores are right. Divide the variances by their sum, so that the shares of all components add up to 1.",
            lambda matrix, k=2: (_pca(matrix, k)[0], _svd(matrix)[1][:k] ** 2),
        ),
        Misconception(
            "You multiplied with the columns of `directions`. numpy gives each direction as a row: transpose it first.",
            _untransposed,
        ),
        Misconception(
            "You kept the weakest components. numpy's `svd` sorts from strong to weak, `eigh` from weak to strong.",
            _smallest_first,
        ),
    ],
    hints=[
        "Three steps: centre the columns, take the SVD, keep the first k.",
        "`np.linalg.svd(..., full_matrices=False)` gives three things, with the singular values in the middle. Left part "
        "times singular values are the scores, and the squares of the singular values go with the variances.",
        "By hand, one column [1, 2, 6]: the mean is 3, so the scores are [-2, -1, 3] or [2, 1, -3], share 1.",
    ],
)
