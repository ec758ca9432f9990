"""What holds for every exercise of every lesson."""

import ast
import inspect
from collections import defaultdict

import pytest
from right_answers import RIGHT_ANSWERS

from embedlab.course import exercises
from embedlab.course.checking import judge
from embedlab.course.checking.call import parameter_names
from embedlab.course.checking.edits import solved_cell
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.inputs import PANEL, panel

GLANCE = 300  # characters
MANY = 100
EVERY = [exercise for number in exercises.lessons() for exercise in exercises.of_lesson(number)]
FUNCTIONS = [exercise for exercise in EVERY if isinstance(exercise, FunctionExercise)]
each = pytest.mark.parametrize("exercise", EVERY, ids=lambda exercise: exercise.id)
each_function = pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda exercise: exercise.id)
each_misconception = pytest.mark.parametrize(
    ("exercise", "number"),
    [(exercise, i) for exercise in EVERY for i in range(len(exercise.misconceptions))],
    ids=lambda part: part if isinstance(part, int) else part.id,
)
each_right_answer = pytest.mark.parametrize(
    ("exercise", "number"),
    [(e, i) for e in EVERY for i in range(len(RIGHT_ANSWERS.get(e.id, ())))],
    ids=lambda part: part if isinstance(part, int) else part.id,
)


def solution(exercise):
    if isinstance(exercise, FunctionExercise):
        return exercise.reference
    return exercise.answer() if callable(exercise.answer) else exercise.answer


def stub(exercise):
    if not isinstance(exercise, FunctionExercise):
        return ...
    parameters = inspect.signature(exercise.reference).parameters.values()
    asked = [p.replace(annotation=p.empty) for p in parameters if p.kind is not p.KEYWORD_ONLY]
    names = ", ".join(str(parameter) for parameter in asked)
    space = {}
    exec(f'def function({names}):\n    """What it does."""\n    ...  # your code\n', space)
    return space["function"]


def value(thing):
    return thing() if callable(thing) else thing


def test_there_are_exercises():
    assert len(EVERY) > 10 and len(FUNCTIONS) > 5


@each
def test_the_stub_is_not_attempted(exercise):
    assert judge(exercise, stub(exercise)).status == "not attempted"


@each
def test_the_solution_is_right(exercise):
    result = judge(exercise, solution(exercise))
    assert result.passed, result


@pytest.mark.slow  # about a thousand of them
@each_misconception
def test_each_misconception_is_refused_and_recognised(exercise, number):
    misconception = exercise.misconceptions[number]
    wrong = misconception.wrong
    result = judge(exercise, wrong if exercise in FUNCTIONS else value(wrong))
    assert not result.passed
    assert result.misconception == misconception.says, result


@each_right_answer
def test_right_answers_written_another_way_are_accepted(exercise, number):
    result = judge(exercise, RIGHT_ANSWERS[exercise.id][number])
    assert result.passed, result


@each
def test_two_other_right_answers_are_tried(exercise):
    assert len(RIGHT_ANSWERS.get(exercise.id, ())) >= 2


def test_right_answers_belong_to_exercises():
    assert set(RIGHT_ANSWERS) <= {exercise.id for exercise in EVERY}


@each
def test_hints_come_in_steps(exercise):
    assert len(exercise.hints) >= 2 and len(set(exercise.hints)) == len(exercise.hints)


@each_function
def test_hints_keep_the_solution_to_themselves(exercise):
    said = "".join("\n".join(exercise.hints).split())
    for line in solution_lines(exercise.id):
        assert line not in said


def solution_lines(exercise_id):
    """The statements of a solution that are long enough to give something away, without spaces."""
    nodes = ast.walk(ast.parse(solved_cell(exercise_id)))
    simple = [n for n in nodes if isinstance(n, ast.Assign | ast.Return | ast.Expr | ast.AugAssign)]
    return {line for node in simple if len(line := "".join(ast.unparse(node).split())) > 30}


@each_function
def test_examples_that_are_read_at_a_glance_come_first(exercise):
    lengths = [sum(len(repr(arg)) for arg in args) for args in exercise.examples]
    assert len(lengths) >= 2 and lengths[0] <= GLANCE
    for i, length in enumerate(lengths):
        longest = max(lengths[: i + 1])
        assert longest <= GLANCE or 2 * length >= longest, f"{lengths}: long ones last"


@each_function
def test_once_there_are_many_of_everything_that_can_be_many(exercise):
    seen = defaultdict(set)
    for args in [*exercise.examples, *(args for args, _ in panel(exercise))]:
        for name, arg in zip(parameter_names(exercise, args), args, strict=True):
            for thing, number in numbers_of_things(arg, name):
                seen[thing].add(number)
    many = {thing: max(numbers) for thing, numbers in seen.items() if len(numbers - {0, 1}) > 1}
    few = {thing: number for thing, number in many.items() if number <= MANY}
    assert not few, f"never more than {few}"


def numbers_of_things(value, name):
    """How many words a text has, items a list, rows and columns an array; what lies inside, too.

    What always comes in the same number, such as the three parts of a triple, is not many.
    """
    if isinstance(value, str):
        yield f"words of {name}", len(value.split())
    elif hasattr(value, "shape"):
        yield from ((f"axis {axis} of {name}", size) for axis, size in enumerate(value.shape))
    elif hasattr(value, "__len__"):
        yield f"items of {name}", len(value)
        for item in value.values() if isinstance(value, dict) else value:
            yield from numbers_of_things(item, f"an item of {name}")


@each_function
def test_inputs_are_many_and_differ(exercise):
    inputs = [repr(args) for args, _ in panel(exercise)]
    assert len(inputs) == PANEL and len(set(inputs)) > PANEL / 4


def test_ids_and_titles_are_unique():
    assert len({exercise.id for exercise in EVERY}) == len(EVERY)
    assert len({exercise.title for exercise in EVERY}) == len(EVERY)


def test_find_gives_each_exercise():
    assert [exercises.find(exercise.id) for exercise in EVERY] == EVERY


def test_an_exception_of_the_same_type_with_another_text_gets_no_name():
    subtracts_words = judge("2.3", lambda a, b, c, vectors: a - b)
    calls_a_dict = judge("2.3", lambda a, b, c, vectors: vectors(a))
    assert "words cannot be subtracted" in subtracts_words.misconception
    assert "TypeError" in calls_a_dict.message and calls_a_dict.misconception is None
