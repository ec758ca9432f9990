"""Exercises of 02_cat_dog_kitten_puppy: attributes, the lookup table, the analogy, all 24 codes."""

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise, Misconception, ValueExercise
from embedlab.distances import euclidean

ANIMALS = {"cat": (0, 1), "dog": (1, 1), "kitten": (0, 0), "puppy": (1, 0)}


def look_up(ids, matrix):
    return np.asarray(matrix)[np.asarray(ids, dtype=int)]


def _nearest(target, vectors, leave_out=(), pick=min):
    words = [word for word in vectors if word not in leave_out]
    distance = euclidean(target, np.array([vectors[word] for word in words], dtype=float))
    return sorted(words[i] for i in np.flatnonzero(np.abs(distance - pick(distance)) < 1e-9))


def _arithmetic(first, second, third, exclude="abc", pick=min):
    """A family of answers: which signs the three words get, and which of them are left out."""

    def analogy(a, b, c, vectors):
        a_vector, b_vector, c_vector = (
            np.asarray(vectors[word], dtype=float) for word in (a, b, c)
        )
        target = first * a_vector + second * b_vector + third * c_vector
        left_out = [
            word for letter, word in zip("abc", (a, b, c), strict=True) if letter in exclude
        ]
        return _nearest(target, vectors, left_out, pick)

    return analogy


def _first_of_the_nearest(exclude):
    """What `min` over the words gives: the one of the nearest that comes first in the dict."""

    def analogy(a, b, c, vectors):
        nearest = _arithmetic(1, -1, 1, exclude=exclude)(a, b, c, vectors)
        return [word for word in vectors if word in nearest][:1]

    return analogy


def _ids_and_matrices():
    from hypothesis import strategies as st

    def matrices(rows, columns):
        numbers = st.integers(-3, 3)
        lists = st.lists(
            st.lists(numbers, min_size=columns, max_size=columns), min_size=rows, max_size=rows
        )
        return lists.map(lambda table: np.array(table, dtype=float) / 8)

    sizes = st.tuples(st.integers(1, 4), st.integers(1, 5))
    return sizes.flatmap(
        lambda size: st.tuples(
            st.lists(st.integers(0, size[0] - 1), min_size=1, max_size=4), matrices(*size)
        )
    )


def _questions():
    from hypothesis import strategies as st

    words = ["cat", "dog", "kitten", "puppy", "pup", "horse", "foal"]

    def question(sizes):
        size, columns = sizes
        numbers = st.lists(st.integers(0, 4), min_size=columns, max_size=columns)
        vector = numbers.map(lambda entries: np.array(entries, dtype=float) / 2)
        vectors = st.fixed_dictionaries(dict.fromkeys(words[:size], vector))
        return st.tuples(st.permutations(words[:size]), vectors)

    drawn = st.tuples(st.sampled_from([4, 5, 6, 7]), st.integers(1, 3)).flatmap(question)
    return drawn.map(lambda pair: (*pair[0][:3], pair[1]))


def _as_words(expected, got):
    """A list, tuple, set or array of words, in any order."""
    if not isinstance(got, list | tuple | set | frozenset | np.ndarray):
        return f"it should be a list of words, but is {compare.a_thing(got)}"
    if not all(isinstance(word, str) for word in got):
        return "it should be a list of words, but holds something else"
    if len(got) != len(set(got)):
        return "a word stands in it twice"
    if len(got) == 0:
        return "the list is empty"
    if set(got) > set(expected):
        return "it holds a word too many, which is further away"
    if set(got) < set(expected):
        return "there is another word that is equally near"
    return None if set(got) == set(expected) else "another word is nearest"


def _plain(**vectors):
    return {word: np.array(vector, dtype=float) for word, vector in vectors.items()}


_FOUR = _plain(**ANIMALS)
_SHIFTED = _plain(cat=(0, 0), dog=(1, 0), kitten=(0, 1), puppy=(2, 1), horse=(1, 1), foal=(1, 1))
_ON_TOP = _plain(cat=(0, 0), dog=(0, 0), kitten=(5, 0), puppy=(1, 0))

analogy = _arithmetic(1, -1, 1)  # the reference, which the lesson uses too

EXERCISES = (
    ValueExercise(
        id="2.1",
        title="Species and age",
        answer=np.array([ANIMALS[word] for word in ("cat", "dog", "kitten", "puppy")]),
        expects="a table of four rows and two columns",
        compare=compare.array,
        misconceptions=[
            Misconception(
                "The columns are swapped: species comes first, age second.",
                np.array([[1, 0], [1, 1], [0, 0], [0, 1]]),
            ),
            Misconception(
                "Species is right; age is the other way round. Young is 0 and grown is 1.",
                np.array([[0, 0], [1, 0], [0, 1], [1, 1]]),
            ),
            Misconception(
                "Age is right; species is the other way round. Cat is 0 and dog is 1.",
                np.array([[1, 1], [0, 1], [1, 0], [0, 0]]),
            ),
            Misconception(
                "Rows and columns are swapped: one row an animal, one column an attribute.",
                np.array([[0, 1, 0, 1], [1, 1, 0, 0]]),
            ),
            Misconception(
                "These rows are in the order cat, kitten, dog, puppy. Wanted is cat, dog, kitten, puppy.",
                np.array([[0, 1], [0, 0], [1, 1], [1, 0]]),
            ),
            Misconception(
                "You numbered the animals. Say two things about each instead: its species and its age.",
                np.array([0, 1, 2, 3]),
            ),
        ],
        hints=[
            "Four rows in the order cat, dog, kitten, puppy; each row says first species, then age.",
            "Species is 0 for the cat family, 1 for the dog family. Age is 0 for young, 1 for grown.",
            "By hand: a kitten belongs to the cat family (0) and is young (0), so its row is [0, 0].",
        ],
    ),
    FunctionExercise(
        id="2.2",
        title="Look vectors up in a table",
        reference=look_up,
        examples=[
            ([0], np.array([[0.5]])),
            ([1], np.array([[0.5], [0.7]])),
            ([1, 0], np.array([[1.5, 2.0], [3.0, 4.0]])),
            ([1, 1], np.array([[1.0, 2.0], [3.0, 4.0]])),
            ([2, 0], np.array([[0.0, 1.0], [1.0, 1.0], [7.0, 8.0]])),
        ],
        inputs=_ids_and_matrices,
        compare=compare.array,
        misconceptions=[
            Misconception(
                "You took columns. The vector of a word is a row of the matrix.",
                lambda ids, matrix: matrix[:, ids].T,
            ),
            Misconception(
                "You took columns. The vector of a word is a row of the matrix.",
                lambda ids, matrix: matrix[:, ids],
            ),
            Misconception(
                "You counted the rows from 1. Word 0 has the first row.",
                lambda ids, matrix: np.array([matrix[i - 1] for i in ids]),
            ),
            Misconception(
                "Each row comes once and in the order of the matrix. A word that comes twice gets its vector twice, "
                "in the order of `ids`.",
                lambda ids, matrix: matrix[sorted(set(ids))],
            ),
            Misconception(
                "You returned the first rows of the matrix, as many as there are ids. Which rows is what ids say.",
                lambda ids, matrix: matrix[: len(ids)],
            ),
            Misconception(
                "You made room for whole numbers only, so the digits behind the point are cut off.",
                lambda ids, matrix: matrix[ids].astype(int),
            ),
            Misconception(
                "You added the vectors up. Each word keeps a row of its own.",
                lambda ids, matrix: matrix[ids].sum(axis=0),
            ),
            Misconception(
                "You looked up the first id only. Each of them gets a row.",
                lambda ids, matrix: matrix[ids[0]],
            ),
            Misconception(
                "You made the one-hot rows; multiply them with the matrix: `one_hot_rows @ matrix`.",
                lambda ids, matrix: np.eye(len(matrix))[ids],
            ),
        ],
        hints=[
            "There are two ways, and both are right: index the matrix, or multiply it with one-hot rows.",
            "`matrix[3]` is row 3. `matrix[[3, 0]]` is row 3, then row 0.",
            "By hand: ids [1, 1] and the matrix [[1, 2], [3, 4]] give [[3, 4], [3, 4]].",
        ],
    ),
    FunctionExercise(
        id="2.3",
        title="Solve an analogy by arithmetic",
        reference=analogy,
        examples=[
            ("puppy", "dog", "cat", _ON_TOP),
            ("puppy", "dog", "cat", _FOUR),
            ("kitten", "cat", "dog", _FOUR),
            ("puppy", "dog", "cat", _plain(**ANIMALS, horse=(2, 1))),
            ("puppy", "dog", "cat", _SHIFTED),
            ("dog", "cat", "kitten", _plain(**ANIMALS, horse=(3, 1), foal=(1, 2))),
            (
                "dog",
                "cat",
                "cow",
                {
                    word: np.ones(3)
                    for word in ("cat", "cow", "dog", "foal", "horse", "pup", "puppy")
                },
            ),
            (
                "puppy",
                "dog",
                "cat",
                _plain(cat=(2, 2), dog=(2, 2), puppy=(2, 2), horse=(3, 2), foal=(2, 3.0625)),
            ),
            ("kitten", "cat", "puppy", _plain(**ANIMALS, horse=(3, 1), foal=(1, -1))),
        ],
        inputs=_questions,
        compare=_as_words,
        misconceptions=[
            Misconception(
                "A word of the question came back as the answer. Leave a, b and c out before you look for the nearest.",
                _arithmetic(1, -1, 1, exclude=""),
            ),
            *(
                Misconception(
                    f"Only {' and '.join(some)} of the question {'is' if len(some) == 1 else 'are'} left out. Leave all "
                    "three out: a, b and c.",
                    _arithmetic(1, -1, 1, exclude=some),
                )
                for some in ("a", "b", "c", "ab", "ac", "bc")
            ),
            Misconception(
                "You leave the words of the question out after you looked for the nearest, so that nothing may remain. "
                "Leave them out first.",
                lambda a, b, c, vectors: [
                    word
                    for word in _arithmetic(1, -1, 1, exclude="")(a, b, c, vectors)
                    if word not in (a, b, c)
                ],
            ),
            Misconception(
                "This is the place where the arithmetic arrives. Wanted are the words nearest to it.",
                lambda a, b, c, vectors: vectors[a] - vectors[b] + vectors[c],
            ),
            Misconception(
                "You computed a + b - c. From a take b away, then add c.",
                _arithmetic(1, 1, -1),
            ),
            Misconception(
                "You computed b - a + c: the step goes the other way round. From a take b away, then add c.",
                _arithmetic(-1, 1, 1),
            ),
            Misconception(
                "You computed a - b - c. The last word is added.",
                _arithmetic(1, -1, -1),
            ),
            Misconception(
                "You added all three words. From a take b away, then add c.",
                _arithmetic(1, 1, 1),
            ),
            Misconception(
                "You forgot the third word: a - b is only the step; it still has to start from c.",
                _arithmetic(1, -1, 0),
            ),
            Misconception(
                "You took the word that is furthest away.",
                _arithmetic(1, -1, 1, pick=max),
            ),
            Misconception(
                "Where several words are equally near you returned one of them. Return them all: a tie is a result too.",
                _first_of_the_nearest(exclude="abc"),
            ),
            Misconception(
                "A word of the question came back as the answer; leave a, b and c out. And where several words are "
                "equally near, return them all.",
                _first_of_the_nearest(exclude=""),
            ),
        ],
        hints=[
            "First the target: `vectors[a] - vectors[b] + vectors[c]`. It is a vector; no word need sit there.",
            "Then the distance from the target to each word that is not a, b or c, and the smallest of them. "
            "Return each word that has it.",
            "By hand: puppy (1, 0) - dog (1, 1) + cat (0, 1) = (0, 0). Only kitten is not in the question, "
            "and its distance to (0, 0) is 0.",
        ],
    ),
    ValueExercise(
        id="2.4",
        title="How many of the 24 codes solve the analogy",
        answer=8,
        expects="a whole number from 0 to 24",
        misconceptions=[
            Misconception(
                "One way to get 24 is to leave out cat, dog and puppy: then kitten is the only word left, and each "
                "code passes. Another is to ask for one equal number only (`any`). Ask whether puppy - dog + cat is "
                "exactly kitten, in both numbers (`all`, or `np.array_equal`).",
                24,
            ),
            Misconception(
                "That would be so if only one code were right. Mirror the square, or turn it: which codes still pass?",
                1,
            ),
            Misconception(
                "You have the turns of the square, or its mirror images; both of them pass.",
                4,
            ),
            Misconception(
                "Still 0. Did the cell stop with an error? `==` on arrays compares number by number; "
                "`np.array_equal(a, b)` asks for all of them at once.",
                0,
            ),
            Misconception(
                "One way to get 16 is to count the codes that fail.",
                16,
            ),
        ],
        hints=[
            "Let Python count: `permutations(corners)` gives all 24 ways to place the four words.",
            "For one code: `cat, dog, kitten, puppy = code`, then `np.array_equal(puppy - dog + cat, kitten)`. "
            "(Tuples cannot be subtracted; rows of a numpy array can.)",
            "By hand: cat (0, 0), dog (0, 1), kitten (1, 0), puppy (1, 1) passes. Swap dog and puppy: the arrival is "
            "(-1, 0), which is no corner, so it fails.",
        ],
    ),
)
