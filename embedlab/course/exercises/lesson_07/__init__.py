"""Exercises of 07_learned_embeddings: measured slopes, a lookup, a reason, GloVe's loss."""

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import Misconception, ValueExercise
from embedlab.course.exercises.lesson_07.lookup import LOOKUP
from embedlab.course.exercises.lesson_07.loss import LOSS
from embedlab.course.exercises.lesson_07.steps import SLOPES

WHY = ValueExercise(
    id="7.3",
    title="Why all 200 tables land on kitten",
    answer="b",
    expects="one of 'a', 'b', 'c', 'd'",
    compare=compare.choice,
    misconceptions=[
        Misconception(
            "Look at the tables again: every start ends in other numbers. What they share is where the "
            "arithmetic lands.",
            "a",
        ),
        Misconception(
            "The tables that were trained on the sixteen other pairs of questions have two columns too, and none of them "
            "landed on kitten.",
            "c",
        ),
        Misconception(
            "The network never saw a word, only the numbers of rows. Give kitten any other name: the same table comes "
            "out.",
            "d",
        ),
    ],
    hints=[
        "The 24 trainings differ in one thing only: in what was asked about each animal. Compare how many of their "
        "tables land on kitten.",
        "A linear read-out gives equal steps in the table equal steps in its answers. Which answers should change from "
        "dog to puppy, and which from cat to kitten?",
        "By hand: dog is (dog: yes, grown: yes), puppy is (yes, no), cat is (no, yes). The step from dog to puppy "
        "changes the second answer only. Take the same step from cat.",
    ],
)

EXERCISES = (SLOPES, LOOKUP, WHY, LOSS)
