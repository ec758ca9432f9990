"""Two small exercises for the tests of the engine."""

from embedlab.course.checking.exercise import FunctionExercise, Misconception, ValueExercise


def lists_of_numbers():
    from hypothesis import strategies as st

    return st.tuples(st.lists(st.integers(-3, 3), max_size=6))


def double(numbers):
    return [2 * number for number in numbers]


DOUBLE = FunctionExercise(
    id="9.1",
    title="Double each number",
    reference=double,
    examples=[([],), ([1],), ([1, 2],)],
    inputs=lists_of_numbers,
    misconceptions=[
        Misconception("You squared.", lambda numbers: [number**2 for number in numbers]),
        Misconception("You forgot the last.", lambda numbers: [2 * n for n in numbers[:-1]]),
        Misconception("You took the first.", lambda numbers: 2 * numbers[0]),
    ],
    hints=["Look at one number.", "By hand: 1 becomes 2."],
)
COLOUR = ValueExercise(
    id="9.2",
    title="A colour",
    answer=lambda: "red",
    expects="one of 'red', 'blue'",
    misconceptions=[Misconception("Blue is the sky.", "blue")],
    hints=["Fire."],
)
