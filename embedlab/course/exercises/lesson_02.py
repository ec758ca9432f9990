"""Exercises of 02_cat_dog_kitten_puppy: attributes, the lookup table, the analogy, all 24 placements."""

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise, ValueExercise, wrong_values
from embedlab.course.checking.strategies import tables
from embedlab.distances import cosine, euclidean


def _rows(digits):
    """A table from its rows, "01 11" is ((0, 1), (1, 1)); from one row, what stands in it."""
    rows = [tuple(map(int, row)) for row in digits.split()]
    return tuple(rows) if len(rows) > 1 else rows[0]


ATTRIBUTES = ValueExercise(
    id="2.1",
    title="Species and age",
    answer=np.array([[0, 1], [1, 1], [0, 0], [1, 0]]),
    because="Each row says two things: dog (1) or cat (0), grown (1) or young (0).",
    expects="a table of four rows and two columns",
    compare=compare.array,
    misconceptions=wrong_values(
        {
            _rows(digits): says
            for digits, says in {
                "10 11 00 01": "The columns are swapped: species comes first, age second.",
                "00 10 01 11": "Species is right; age is the other way round. Young is 0 and grown is 1.",
                "11 01 10 00": "Age is right; species is the other way round. Cat is 0 and dog is 1.",
                "0101 1100": "Rows and columns are swapped: one row an animal, one column an attribute.",
                "01 00 11 10": "These rows are in the order cat, kitten, dog, puppy. Wanted is cat, dog, kitten, puppy.",
                "0123": "You numbered the animals. Say two things about each instead: its species and its age.",
            }.items()
        }
    ),
    hints=[
        "Four rows in the order cat, dog, kitten, puppy; each row says first species, then age.",
        "Species is 0 for the cat family, 1 for the dog family. Age is 0 for young, 1 for grown.",
        "By hand: a kitten belongs to the cat family (0) and is young (0), so its row is [0, 0].",
    ],
)


def _ids_and_matrices():
    from hypothesis import strategies as st

    def with_ids(matrix):
        ids = st.lists(st.integers(0, len(matrix) - 1), min_size=1, max_size=6)
        return st.tuples(ids, st.just(matrix / 8))

    return tables((1, 4), (1, 5), -3, 3).flatmap(with_ids)


look_up = Solution("2.2", np=np)
LOOK_UP = FunctionExercise(
    id="2.2",
    title="Look vectors up in a table",
    reference=look_up.function,
    examples=[
        ([1, 0], np.array([[1.5, 2.0], [3.0, 4.0]])),
        ([1, 1], np.array([[1.5, 2.0], [3.0, 4.0]])),
        ([2, 0], np.array([[0.0, 1.0], [1.5, 1.0], [7.0, 8.0]])),
        ([2, 0, 2], np.array([[0.5], [0.7], [0.9]])),
        ([0], np.array([[0.5]])),
        ([*range(299, -1, -1), 299], np.arange(300 * 130).reshape(300, 130) / 8),
    ],
    inputs=_ids_and_matrices,
    compare=compare.array,
    misconceptions=look_up.mistakes("""
    You took columns. The vector of a word is a row of the matrix.
        matrix[ids] -> matrix[:, ids]  or  matrix[:, ids].T  or  matrix.T[ids]
    Rows and columns are swapped: a row belongs to an id, a column to a number of its vector.
        matrix[ids] -> matrix[ids].T
    You counted the rows from 1. Word 0 has the first row.
        matrix[ids] -> matrix[[i - 1 for i in ids]]
    You went one row too far: id 0 is the first row, `matrix[0]`.
        matrix[ids] -> matrix[[i + 1 for i in ids]]
    This is row 0, whatever the ids say.
        matrix[ids] -> matrix[0]
    You looked up the first id only. Each of them gets a row.
        matrix[ids] -> matrix[ids[0]]  or  matrix[ids[:1]]
    You looked up the last id only. Each of them gets a row: collect the rows in a list.
        matrix[ids] -> matrix[ids[-1]]
    Each row comes once and in the order of the matrix. A word that comes twice gets its vector twice, in the order of `ids`.
        matrix[ids] -> matrix[sorted(set(ids))]
    The rows are in the order of the matrix. Wanted is the order of `ids`.
        matrix[ids] -> matrix[sorted(ids)]
    Each row comes once. A word that comes twice gets its vector twice.
        matrix[ids] -> matrix[list(dict.fromkeys(ids))]
    You returned the first rows of the matrix, as many as there are ids. Which rows is what ids say.
        matrix[ids] -> matrix[: len(ids)]
    You made room for whole numbers only, so the digits behind the point are cut off.
        matrix[ids] -> matrix[ids].astype(int)
    You added the vectors up. Each word keeps a row of its own.
        matrix[ids] -> matrix[ids].sum(axis=0)
    The rows stand one behind the other, as one long row. Each word keeps a row of its own.
        matrix[ids] -> matrix[ids].ravel()
    You made the one-hot rows; multiply them with the matrix: `one_hot_rows @ matrix`.
        | return np.eye(len(matrix))[ids]
    """),
    hints=[
        "There are two ways, and both are right: index the matrix, or multiply it with one-hot rows.",
        "`matrix[3]` is row 3. `matrix[[3, 0]]` is row 3, then row 0.",
        "By hand: ids [2, 0, 2] and a matrix of three rows. The answer has three rows as well: the last, the first, the last.",
    ],
)


def _questions():
    from hypothesis import strategies as st

    words = ["cat", "dog", "kitten", "puppy", "pup", "horse", "foal"]

    def question(table):
        vectors = dict(zip(words, table / 2, strict=False))
        return st.permutations(words[: len(table)]).map(lambda order: (*order[:3], vectors))

    return tables((4, 7), (1, 3), 0, 4).flatmap(question)


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


def _vectors(**numbers):
    return {word: np.array(vector, dtype=float) for word, vector in numbers.items()}


_WEIGHT_AND_AGE = _vectors(cat=(2, 3), dog=(9, 3), kitten=(2, 0), puppy=(9, 2))
_FARM = _vectors(cat=(0, 1), dog=(1, 1), kitten=(0, 0), puppy=(1, 0), horse=(3, 1), foal=(1, 2))
_TIE = _vectors(cat=(0, 0), dog=(1, 0), kitten=(0, 1), puppy=(2, 1), horse=(1, 1), foal=(1, 1))
_STREETS = _vectors(cat=(2, 2), dog=(2, 2), puppy=(2, 2), horse=(3, 2), foal=(2, 3.0625))
_GRID = _vectors(cat=(0, 0), dog=(0, 0), puppy=(0, 0), horse=(0, 5), foal=(3, 3))
_LINE = _vectors(cat=(3,), dog=(1,), kitten=(5,), puppy=(2,), horse=(9,))
_LONG = np.array([[*range(129), 10_000 * i**2] for i in range(300)])  # the last number decides
_MANY = {f"animal{i}": vector for i, vector in enumerate(_LONG)}

analogy = Solution("2.3", np=np, euclidean=euclidean, cosine=cosine)
ANALOGY = FunctionExercise(
    id="2.3",
    title="Solve an analogy by arithmetic",
    reference=analogy.function,
    examples=[
        ("puppy", "dog", "cat", _WEIGHT_AND_AGE),
        ("puppy", "dog", "cat", _FARM),
        ("dog", "cat", "kitten", _FARM),
        ("puppy", "dog", "cat", _TIE),
        ("puppy", "dog", "cat", _LINE),
        ("puppy", "dog", "cat", _GRID),
        ("puppy", "dog", "cat", _STREETS),
        ("animal290", "animal2", "animal5", _MANY),
    ],
    inputs=_questions,
    compare=_as_words,
    misconceptions=analogy.mistakes("""
    A word of the question came back as the answer. Leave a, b and c out before you look for the nearest.
        if word not in (a, b, c) ->
    Only a of the question is left out. Leave all three out: a, b and c.
        (a, b, c) -> (a,)
    Only b of the question is left out. Leave all three out: a, b and c.
        (a, b, c) -> (b,)
    Only c of the question is left out. Leave all three out: a, b and c.
        (a, b, c) -> (c,)
    Only a and b of the question are left out. Leave all three out: a, b and c.
        (a, b, c) -> (a, b)
    Only a and c of the question are left out. Leave all three out: a, b and c.
        (a, b, c) -> (a, c)
    Only b and c of the question are left out. Leave all three out: a, b and c.
        (a, b, c) -> (b, c)
    You leave the words of the question out after you looked for the nearest, so that nothing may remain. Leave them out first.
        if word not in (a, b, c) ->
        nearest)] -> nearest) and word not in (a, b, c)]
    This is the place where the arithmetic arrives. Wanted are the words nearest to it.
        | return vectors[a] - vectors[b] + vectors[c]
    a, b and c are words, and words cannot be subtracted. `vectors[a]` is the vector of a.
        | return a - b + c
    You asked for words that sit exactly where the arithmetic arrives. Wanted are the nearest, at whatever distance.
        if word not in (a, b, c) -> if word not in (a, b, c)  or  if True
        np.isclose(distance[word], nearest) -> np.array_equal(vectors[word], target)
    You asked which vector is equal to the target, and between arrays `==` answers number by number. The nearest is
    wanted, which need not be equal: take the distance of each word to the target, then the smallest.
        np.isclose(distance[word], nearest) -> (vectors[word] == target)
        or
        | return [word for word in vectors if vectors[word] == vectors[a] - vectors[b] + vectors[c]]
        or
        | for word in vectors:
        |     if vectors[word] == vectors[a] - vectors[b] + vectors[c]:
        |         return [word]
    This is the sum of the differences without their signs, the way along the streets of a grid. Wanted is the
    straight line: `euclidean`.
        euclidean(vector, target) -> abs(vector - target).sum()
    You computed a + b - c. From a take b away, then add c.
        - vectors[b] + vectors[c] -> + vectors[b] - vectors[c]
    You computed b - a + c: the step goes the other way round. From a take b away, then add c.
        vectors[a] - vectors[b] -> vectors[b] - vectors[a]
    You computed a - b - c. The last word is added.
        + vectors[c] -> - vectors[c]
    You added all three words. From a take b away, then add c.
        - vectors[b] -> + vectors[b]
    You forgot the third word: a - b is only the step; it still has to start from c.
        + vectors[c] ->
    You took the highest cosine, which compares directions. Wanted is the smallest distance: `euclidean`.
        euclidean(vector, target) -> -cosine(vector, target)  or  -(vector @ target) / (np.linalg.norm(vector) * np.linalg.norm(target))
        [word for word in distance if np.isclose(distance[word], nearest)] -> [word for word in distance if np.isclose(distance[word], nearest)]  or  [min(distance, key=distance.get)]
    You took the largest dot product, which grows with the length of a vector. Wanted is the smallest distance: `euclidean`.
        euclidean(vector, target) -> -(vector @ target)
        [word for word in distance if np.isclose(distance[word], nearest)] -> [word for word in distance if np.isclose(distance[word], nearest)]  or  [min(distance, key=distance.get)]
    You took the word that is furthest away.
        min -> max
    Where several words are equally near you returned one of them. Return them all: a tie is a result too.
        [word for word in distance if np.isclose(distance[word], nearest)] -> [min(distance, key=distance.get)]  or  [min([*distance][::-1], key=distance.get)]
    A word of the question came back as the answer; leave a, b and c out. And where several words are equally near, return them all.
        if word not in (a, b, c) ->
        [word for word in distance if np.isclose(distance[word], nearest)] -> [min(distance, key=distance.get)]
    """),
    hints=[
        "First the target: `vectors[a] - vectors[b] + vectors[c]`. It is a vector, a place where there may be no word at all.",
        "Then the distance from the target to each word that is not a, b or c, and the smallest of them. Return each word "
        "that has it.",
        "By hand: cow (4, 2) - calf (4, 0) + foal (7, 0) = (7, 2). Of horse (7, 3), donkey (6, 2) and sheep (3, 2) the first "
        "two are at distance 1, the third at 4: both horse and donkey are returned.",
    ],
)


PASSING = ValueExercise(
    id="2.4",
    title="How many of the 24 placements solve the analogy",
    answer=8,
    because="The 8 are the turns and mirror images of one square: swap the columns, or 0 and 1 in each, 2 x 2 x 2 ways.",
    expects="a whole number from 0 to 24",
    misconceptions=wrong_values(
        {
            24: "One way to get 24 is to leave out cat, dog and puppy: then kitten is the only word left, and each placement "
            "passes. Another is to ask for one equal number only (`any`). Ask whether puppy - dog + cat is exactly "
            "kitten, in both numbers (`all`, or `np.array_equal`).",
            1: "That would be so if only one placement were right. Mirror the square, or turn it: which placements still pass?",
            6: "One way to get 6 is a sign: puppy + dog + cat, or puppy - dog - cat. Another is to keep one word where it is and "
            "count the ways to place the other three.",
            2: "One way to get 2 is to forget cat: puppy - dog alone. Another is to count only placements with cat on (0, 0).",
            4: "One way to get 4 is to take the turns of the square without its mirror images, or these alone; both pass.",
            0: "Still 0. Did the cell stop with an error? `==` on arrays compares number by number; "
            "`np.array_equal(a, b)` asks for all of them at once.",
            16: "One way to get 16 is to count the placements that fail, another to compare only one of the two numbers.",
            8 / 24: "This is the share of the placements that pass. Wanted is their count.",
        }
    ),
    hints=[
        "Let Python count: `permutations(corners)` gives all 24 ways to place the four words.",
        "For one placement: `cat, dog, kitten, puppy = places`, then `np.array_equal(puppy - dog + cat, kitten)`. (Tuples cannot "
        "be subtracted; rows of a numpy array can.)",
        "By hand: cat (0, 0), dog (0, 1), kitten (1, 0), puppy (1, 1) passes. Swap dog and puppy: the arrival is (-1, 0), "
        "which is no corner, so it fails.",
    ],
)

EXERCISES = (ATTRIBUTES, LOOK_UP, ANALOGY, PASSING)
