"""Exercises of 06_document_classification: TF-IDF, the mean vector, paired draws, intervals."""

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import Misconception, ValueExercise
from embedlab.course.exercises.lesson_06.averaging import DOCUMENT_VECTOR
from embedlab.course.exercises.lesson_06.resampling import DIFFERENCES
from embedlab.course.exercises.lesson_06.weighing import TF_IDF

CONCLUSION = ValueExercise(
    id="6.4",
    title="What an interval allows",
    answer="c",
    expects="one of 'a', 'b', 'c', 'd'",
    compare=compare.choice,
    misconceptions=[
        Misconception(
            "On these articles its share is larger. On other articles it might be smaller: the interval reaches to both "
            "sides of 0.",
            "a",
        ),
        Misconception(
            "No difference was found; that is not the same as finding that there is none. The interval still holds "
            "differences of more than one article in a hundred.",
            "b",
        ),
        Misconception(
            "More draws of the same articles make the ends of the interval more exact, and hardly move them. Only more "
            "articles make it narrower.",
            "d",
        ),
    ],
    hints=[
        "Read the ends of the interval: one is the most that the first method may be worse, the other the most that it "
        "may be better.",
        "Which of the four sentences stays true wherever in the interval the true difference lies?",
        "By hand: an interval from -0.03 to +0.02 allows 'the first is worse by 3 in 100', 'better by 2 in 100', and "
        "everything between.",
    ],
)

EXERCISES = (TF_IDF, DOCUMENT_VECTOR, DIFFERENCES, CONCLUSION)
