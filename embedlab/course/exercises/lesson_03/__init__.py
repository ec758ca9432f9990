"""Exercises of 03_cooccurrence_pca: windowed counts, what they mean, PCA, PPMI."""

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import Misconception, ValueExercise
from embedlab.course.exercises.lesson_03.components import PCA
from embedlab.course.exercises.lesson_03.counting import COOCCURRENCE
from embedlab.course.exercises.lesson_03.information import PPMI

ALIKE = ValueExercise(
    id="3.2",
    title="Why cat and dog are alike",
    answer="b",
    expects="one of 'a', 'b', 'c', 'd'",
    compare=compare.choice,
    misconceptions=[
        Misconception(
            "Look at the table again: the count of cat and dog is 0. They never stand within two words.",
            "a",
        ),
        Misconception(
            "PCA came afterwards. The cosine of .98 was measured on the full rows, before any column was dropped.",
            "c",
        ),
        Misconception(
            "The computer knows nothing of animals here. All it has is the table of counts.",
            "d",
        ),
    ],
    hints=[
        "Print the row of cat and the row of dog under one another.",
        "Which columns are large in both rows?",
        "By hand: cat has 'the' 3 times, 'sat' once, 'on' once, 'chased' once. What has dog?",
    ],
)

EXERCISES = (COOCCURRENCE, ALIKE, PCA, PPMI)
