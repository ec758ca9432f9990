"""Exercises of 12_what_training_finds: what the labels put in, and what was hidden."""

import numpy as np

from embedlab.course.checking import compare
from embedlab.course.checking.edits import Solution
from embedlab.course.checking.exercise import FunctionExercise, ValueExercise, wrong_values
from embedlab.course.checking.strategies import many, tables

WHY = ValueExercise(
    id="12.1",
    title="Why all 200 tables land on kitten",
    answer="b",
    expects="one of 'a', 'b', 'c', 'd'",
    because="From dog to puppy only the second answer changes, and from cat to kitten too; with answers of which this "
    "is not true, no table lands on kitten.",
    compare=compare.choice,
    misconceptions=wrong_values(
        {
            "a": "Look at the tables again: every start ends in other numbers. What they share is where the arithmetic "
            "lands.",
            "c": "The tables that were trained on the sixteen other pairs of questions have two columns too, and none of "
            "them landed on kitten.",
            "d": "The network never saw a word, only the numbers of rows. Give kitten any other name: the same table "
            "comes out.",
        }
    ),
    hints=[
        "The 24 trainings differ in one thing only: in what was asked about each animal. Compare how many of their "
        "tables land on kitten.",
        "The same step in the table changes the scores of every animal in the same way. Which answers change from dog to "
        "puppy, and which from cat to kitten?",
        "By hand: dog is (dog: yes, grown: yes), puppy is (yes, no), cat is (no, yes). The step from dog to puppy "
        "changes the second answer only. Take the same step from cat.",
    ],
)


def _scores_and_answers():
    from hypothesis import strategies as st

    def three(drawn):
        shape, kind = drawn
        sizes = [(size, size) for size in shape]
        scores = tables(*sizes, -4, 4).map(lambda table: table / 4)
        zeros_and_ones = tables(*sizes, 0, 1).map(lambda table: table.astype(kind))
        return st.tuples(scores, zeros_and_ones, zeros_and_ones)

    shapes = st.tuples(st.integers(2, 4), st.integers(2, 4))
    return st.tuples(shapes, st.sampled_from([int, float])).flatmap(three)


hidden_right = Solution("12.2", np=np)
HIDDEN = FunctionExercise(
    id="12.2",
    title="Right about what was hidden",
    reference=hidden_right.function,
    examples=[
        (
            np.array([[2.0, -1.0], [0.5, 3.0]]),
            np.array([[1, 1], [1, 1]]),
            np.array([[1, 0], [0, 1]]),
        ),
        (
            np.array([[2.0, -1.0], [-3.0, 4.0]]),
            np.array([[0, 0], [0, 1]]),
            np.array([[0, 0], [0, 1]]),
        ),
        (
            np.array([[0.0, 2.0], [0.0, -1.5]]),
            np.array([[0, 1], [1, 0]]),
            np.array([[0, 1], [0, 1]]),
        ),
        (
            np.array([[0.25, 2.0], [-1.0, 1.0]]),
            np.array([[1, 0], [0, 0]]),
            np.array([[0, 0], [1, 0]]),
        ),
        (
            np.array([[1.0, 2.0], [-1.0, 1.0]]),
            np.array([[1, 1], [0, 1]]),
            np.array([[1, 1], [1, 1]]),
        ),
        (np.array([[1, -1], [0, 1]]), np.array([[1.0, 0], [0, 0]]), np.array([[1.0, 0], [1, 0]])),
        (
            np.array([[2.0, -1.0, 0.5], [-0.5, 3.0, -2.0]]),
            np.array([[1.0, 0.0, 0.0], [1.0, 1.0, 0.0]]),
            np.array([[0.0, 0.0, 0.0], [0.0, 1.0, 0.0]]),
        ),
        ((many(130, 110) - 150) / 50, many(110, 130).T % 2, many(130, 110) // 7 % 2),
    ],
    inputs=_scores_and_answers,
    because="What the training saw proves little; what was hidden from it shows whether it found something.",
    misconceptions=hidden_right.mistakes("""
    You counted the known answers, too. Count only where `known` is 0.
        & (known == 0) ->
    You counted the known answers. Hidden are those where `known` is 0.
        known == 0 -> known == 1
    A score of 0 means the answer 0: only a score above 0 means 1.
        scores > 0 -> scores >= 0
    These are scores, not probabilities: the border is 0, not 0.5.
        scores > 0 -> scores > 0.5  or  scores >= 0.5
    You rounded the scores. They are no probabilities: any score above 0, such as 0.25 or 3, means the answer 1.
        (scores > 0) == (answers == 1) -> np.round(scores) == answers
    You compared the scores themselves with the answers. First make answers of them: 1 where the score is above 0, else 0.
        (scores > 0) == -> scores ==
        or
        right = (scores > 0) == (answers == 1) -> right = scores == answers
        or
        (scores > 0) == (answers == 1) -> 1 / (1 + np.exp(-scores)) == answers
    This is the share of the hidden answers that are right. Wanted is how many.
        int((right & (known == 0)).sum()) -> right[known == 0].mean()
        or
        int((right & (known == 0)).sum()) -> (right & (known == 0)).sum() / max(1, (known == 0).sum())
    This is a share of all answers. Wanted is how many hidden answers are right.
        int((right & (known == 0)).sum()) -> (right & (known == 0)).mean()
    You counted the wrong ones. Wanted are those that are right. (Or are the scores turned round? Above 0 means 1.)
        ) == (answers -> ) != (answers
    You counted only those that are 1 and said to be 1. To say 0 where the answer is 0 is right as well.
        ) == (answers -> ) & (answers
    You counted only those that are 0 and said to be 0. To say 1 where the answer is 1 is right as well.
        (scores > 0) == (answers == 1) -> (scores <= 0) & (answers == 0)
    You counted the hidden places where the score says 1, whether or not that is right. Compare with the answers.
        == (answers == 1) ->
    You counted the hidden places where the answer is 1. Compare the answers with what the scores say. (If you used the
    sigmoid: it is always above 0; its border is 0.5.)
        (scores > 0) == ->
    You counted all that are right and took away how many are known. Of the known ones only those that are right were
    counted: take away no others, or count where `known` is 0.
        int((right & (known == 0)).sum()) -> int(right.sum() - known.sum())
    You counted the hidden places. How many of them are right?
        right & ->
    `np.sign` gives -1 below 0, and no answer is -1. Ask `scores > 0` instead.
        (scores > 0) == (answers == 1) -> np.sign(scores) == answers
    You set the known places to 0 before you compared, and there an answer of 0 counts as right. Compare first, and
    count where `known` is 0 then.
        | return int((((scores > 0) & (known == 0)) == (answers == 1)).sum())
    You set the known places to 0 on both sides, so all of them count as right. Compare first, and count where `known` is
    0 then.
        right & (known == 0) -> right | (known != 0)
    You counted each column by itself, as Python's own `sum` does with a table. One number is wanted, for the whole
    table: `.sum()` of the array.
        int((right & (known == 0)).sum()) -> (right & (known == 0)).sum(axis=0)
    You counted each row by itself. One number is wanted, for the whole table.
        int((right & (known == 0)).sum()) -> (right & (known == 0)).sum(axis=1)
        or
        int((right & (known == 0)).sum()) -> sum((right & (known == 0)).T)
    This says for each place whether it counts. Wanted is how many do: `.sum()`.
        int((right & (known == 0)).sum()) -> right & (known == 0)
    This says for each hidden place whether it is right. Wanted is how many are: `.sum()`.
        int((right & (known == 0)).sum()) -> right[known == 0]
    This says whether all hidden answers are right. Wanted is how many are.
        int((right & (known == 0)).sum()) -> bool(right[known == 0].all())
    This says whether any hidden answer is right. Wanted is how many are.
        int((right & (known == 0)).sum()) -> bool(right[known == 0].any())
    `known` holds numbers, and `~` turns True and False only. Ask `known == 0`.
        known == 0 -> ~known
    `known` holds numbers, not True and False, so `[known]` reads rows by their numbers. Ask `known == 0`.
        int((right & (known == 0)).sum()) -> right[known].sum()
        or
        int((right & (known == 0)).sum()) -> right[1 - known].sum()
        or
        int((right & (known == 0)).sum()) -> int((scores[known] > 0).sum())
    The scores are turned round: above 0 means the answer 1.
        scores > 0 -> scores < 0
    Only the first hidden answer is looked at. A `return` inside the loop ends it in the first round.
        int((right & (known == 0)).sum()) -> int(right[known == 0][:1].sum())
    """),
    hints=[
        "Two questions at each place: is the answer right? and was it hidden? Count the places where both are true.",
        "`scores > 0` says for each place whether the score means 1, `answers == 1` whether it is 1. They should agree. Two such "
        "tables are joined by `&`, place by place, and `.sum()` counts what is true. Two loops do it, too.",
        "By hand: scores [[1, 0, -2]], answers [[0, 0, 1]], known [[0, 0, 1]]. Hidden are the first two. The score 1 says 1, and the "
        "answer is 0: wrong. The score 0 says 0, and the answer is 0: right. So 1.",
    ],
)


EXERCISES = (WHY, HIDDEN)
