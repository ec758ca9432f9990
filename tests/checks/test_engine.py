"""The engine, on exercises that are made up here."""

import dataclasses
import functools
import itertools
import operator
import os
import random
import subprocess
import sys
import time
import types
import warnings
from pathlib import Path

import numpy as np
import pytest
from made_up import COLOUR, DOUBLE, double, lists_of_numbers

from embedlab import check, hint
from embedlab.course import checking, exercises
from embedlab.course.app import progress
from embedlab.course.checking import (
    call,
    compare,
    inputs,
    judge,
    judging,
    notebook,
    time_limit,
    tips,
)
from embedlab.course.checking.exercise import FunctionExercise
from embedlab.course.checking.result import Result
from embedlab.course.checking.vectors import Vectors

RIGHT = {
    "itself": double,
    "lambda": lambda numbers: [number * 2 for number in numbers],
    "partial": functools.partial(lambda factor, numbers: [factor * n for n in numbers], 2),
    "array": lambda numbers: np.array(numbers) * 2,
    "defaults": lambda numbers, factor=2: [factor * number for number in numbers],
    "star": lambda *args: double(*args),
}


@pytest.mark.parametrize("name", RIGHT)
def test_right(name):
    result = judge(DOUBLE, RIGHT[name])
    assert result.passed and result.status == "right" and result
    assert "3 chosen and 200 generated" in result.message
    assert result.counterexample is result.misconception is result.expected is result.got is None


def test_the_first_example_that_shows_the_mistake_is_shown():
    result = judge(DOUBLE, lambda numbers: [number**2 for number in numbers])
    assert (result.counterexample, result.expected, result.got) == (([1, 2],), [2, 4], [1, 4])
    assert result.status == "wrong" and not result
    assert result.misconception == "You squared."


def test_a_rare_failure_is_found_and_made_small():
    def answer(numbers):
        return double(numbers) if -2 not in numbers or len(numbers) < 3 else []

    (found,) = judge(DOUBLE, answer).counterexample
    assert len(found) == 3 and sorted(found) == [-2, 0, 0]


def test_what_fails_on_long_inputs_only_is_told_so_without_a_search(monkeypatch):
    long = dataclasses.replace(DOUBLE, examples=[*DOUBLE.examples, (list(range(300)),)])
    short, most = (judge(long, lambda n, end=end: double(n[:end])) for end in (3, 100))
    assert "right on all shorter inputs" in most.message and len(most.counterexample[0]) == 300
    assert "On this input" in short.message and len(short.counterexample[0]) == 4

    monkeypatch.setattr(judging, "shrink", None)
    assert judge(long, lambda n: double(n[:100])).message == most.message


def test_a_misconception_is_named_only_when_it_agrees_everywhere():
    def squares_but_for_three(numbers):
        return [number**2 if number != 3 else 0 for number in numbers]

    assert judge(DOUBLE, squares_but_for_three).misconception is None
    assert judge(DOUBLE, lambda n: [2 * x for x in n[:-1]]).misconception == "You forgot the last."


def test_exceptions_agree_by_type():
    result = judge(DOUBLE, lambda numbers: numbers[0] + numbers[0])
    assert result.misconception == "You took the first."
    assert judge(DOUBLE, lambda numbers: 1 / 0).misconception is None


def test_an_exception_shows_line_and_input():
    def answer(numbers):
        total = 0
        return numbers[7] + total

    result = judge(DOUBLE, answer)
    line = answer.__code__.co_firstlineno + 2
    assert "IndexError" in result.message and "return numbers[7] + total" in result.message
    assert f"line {line}" in result.message
    assert result.counterexample == ([1, 2],) and result.status == "cannot be called"


def test_an_exception_on_some_inputs_is_wrong():
    def answer(numbers):
        return [2 * number for number in numbers] if len(numbers) < 2 else {}["key"]

    result = judge(DOUBLE, answer)
    assert result.status == "wrong" and "KeyError" in result.message


def test_where_the_reference_raises_the_answer_should():
    def reference(numbers):
        if not numbers:
            raise ValueError("nothing to add up")
        return sum(numbers)

    exercise = FunctionExercise("9.3", "Add up", reference, [([],), ([1],)], lists_of_numbers)

    def answer(numbers):
        if len(numbers) == 0:
            raise ValueError
        return sum(numbers)

    assert judge(exercise, answer).passed
    result = judge(exercise, sum)
    assert "should raise ValueError" in result.message and result.counterexample == ([],)
    assert "nothing to add up" in repr(result)


def mutates(numbers):
    for i, number in enumerate(numbers):
        numbers[i] = 2 * number
    return numbers


def loops(numbers):
    while len(numbers) >= 0:
        pass


def swallows(numbers):
    while True:
        try:
            numbers[100]
        except:  # noqa: E722
            continue


async def waits(numbers):
    return double(numbers)


def recurses(numbers):
    return recurses(numbers)


def overwrites_globals(numbers):
    np.random.seed(5), random.seed(5), np.seterr(all="raise")
    sys.setrecursionlimit(20_000), os.chdir("/"), warnings.simplefilter("error")
    np.array, os.environ["HARMLESS"] = None, "1"
    sys.stdout = None
    return 0


class Evil:
    def _refuse(self, *args):
        raise RuntimeError("no")

    __repr__ = __eq__ = __bool__ = __len__ = __iter__ = __array__ = __float__ = __hash__ = _refuse
    __getattr__ = __deepcopy__ = __reduce_ex__ = _refuse


WRONG = {
    "mutates": (mutates, "`numbers`"),
    "loops": (loops, "still running"),
    "swallows": (swallows, "still running"),
    "async": (waits, "async def"),
    "recursion": (recurses, "calls itself without end"),
    "nothing": (lambda numbers: print(), "without a `return`"),
    "generator": (lambda numbers: (2 * n for n in numbers), "list(...)"),
    "map": (lambda numbers: map(abs, numbers), "list(...)"),
    "text": (lambda numbers: "text", "text ('text')"),
    "exit": (lambda numbers: sys.exit(), "ends the program"),
    "input": (lambda numbers: input("number?"), "input()"),
    "evil": (lambda numbers: Evil(), "type Evil"),
    "coroutine": (lambda numbers: waits(numbers), "async def"),
    "globals": (overwrites_globals, "should be a list"),
    "result": ([2, 4], 'check("9.1", double)'),
    "class": (Evil, "class (Evil)"),
    "no parameters": (lambda: 0, "double(numbers)"),
    "two parameters": (lambda a, b: 0, "(a, b)"),
    "builtin": (len, "should be a list"),
    "builtin class": (dict, "class (dict)"),
    "getset descriptor": (type(double).__code__, "function"),
    "evil value": (Evil(), "of type Evil"),
    "None": (None, "nothing (None)"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_in_many_ways(name, capfd, recwarn):
    answer, words = WRONG[name]
    folder, state, patched = Path.cwd(), random.getstate(), np.array
    depth, settings, numbers = sys.getrecursionlimit(), np.geterr(), np.random.get_state()[1]
    result = judge(DOUBLE, answer)
    assert result.status in ("wrong", "cannot be called") and words in result.message
    assert repr(result).endswith('Next step: hint("9.1")') and "0x" not in repr(result)
    assert "!" not in repr(result) and not recwarn.list
    assert capfd.readouterr() == ("", "")
    assert (Path.cwd(), random.getstate(), np.array) == (folder, state, patched)
    assert (sys.getrecursionlimit(), np.geterr()) == (depth, settings)
    assert (np.random.get_state()[1] == numbers).all()


def test_printing_is_no_mistake_and_is_not_shown(capfd):
    def answer(numbers):
        for line in range(2_000):
            print(line), print(line, file=sys.stderr)
        return double(numbers)

    assert judge(DOUBLE, answer).passed
    assert capfd.readouterr() == ("", "")


def test_an_answer_that_changes_the_course_changes_it_for_itself_only():
    def answer(numbers):
        compare.TOLERANCE = 9.0
        checking.judge = time_limit.limited = None
        time_limit.TooLong = exercises.find = None
        Result.passed = True
        return [3]

    names = [(compare, "TOLERANCE"), (checking, "judge"), (time_limit, "limited")]
    names += [(time_limit, "TooLong"), (exercises, "find"), (Result, "passed")]
    before = [getattr(*name) for name in names]
    judge(DOUBLE, answer)
    assert [getattr(*name) for name in names] == before
    assert judge(DOUBLE, double).passed and not judge(DOUBLE, lambda numbers: [3]).passed


def test_a_list_that_remembers_is_noticed():
    seen = []

    def answer(numbers):
        seen.extend(double(numbers))
        return seen

    def with_default(numbers, result=[]):  # noqa: B006
        result += double(numbers)
        return result

    for function in (answer, with_default):
        result = judge(DOUBLE, function)
        assert "called a second time" in result.message and result.status == "wrong"


def test_randomness_is_the_same_in_every_check():
    def answer(numbers):
        return [2 * number for number in numbers] if random.random() < 0.9 else None

    assert repr(judge(DOUBLE, answer)) == repr(judge(DOUBLE, answer))


def test_what_is_slow_is_right_only_after_enough_inputs(monkeypatch):
    for allowed, passed in ((2, False), (2 + judging.ENOUGH, False), (3 + judging.ENOUGH, True)):
        in_time = functools.partial(lambda allowed, trial: len(trial.done) < allowed, allowed)
        monkeypatch.setattr(judging.Trials, "_in_time", lambda self, t=in_time: t(self))
        result = judge(DOUBLE, double)
        assert result.passed is passed
        assert ("at least 50" if passed else "too long") in result.message


def test_importing_is_not_slowness(monkeypatch):
    def answer(numbers):
        if "imported_by_the_answer" not in sys.modules:
            time.sleep(0.2)
            sys.modules["imported_by_the_answer"] = sys
        return double(numbers)

    monkeypatch.setattr(judging, "BUDGET", 0.2)
    monkeypatch.setattr(judging, "ENOUGH", 1)
    try:
        assert judge(DOUBLE, answer).passed
    finally:
        sys.modules.pop("imported_by_the_answer")


def test_what_never_ends_is_tried_once_even_when_it_imports(monkeypatch):
    calls = []

    def answer(numbers):
        calls.append(numbers)
        monkeypatch.setitem(sys.modules, f"imported_{len(calls)}", sys)
        loops(numbers)

    monkeypatch.setattr(call, "PER_CALL", 0.1)
    assert "still running" in judge(DOUBLE, answer).message and len(calls) == 1


def test_a_call_that_was_interrupted_for_a_moment_costs_no_name():
    """The machine may be busy, or Python may tidy up, just then."""
    calls = itertools.count()

    def squares(numbers):
        if next(calls) in (0, 3):
            time.sleep(0.5)
        return [number**2 for number in numbers]

    assert judge(DOUBLE, squares).misconception == "You squared."


def test_stopping_the_cell_stops_the_check(monkeypatch):
    def answer(numbers):
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "_find", lambda exercise_id: DOUBLE)
    with pytest.raises(KeyboardInterrupt, match="stopped"):
        check("9.1", answer)


def test_values():
    assert judge(COLOUR, "red").passed
    result = judge(COLOUR, "blue")
    assert (result.status, result.misconception) == ("wrong", "Blue is the sky.")
    assert result.expected is None and "'red'" not in repr(result).replace(COLOUR.expects, "")
    assert judge(COLOUR, "green").misconception is None
    assert judge(COLOUR, lambda: "red").status == "cannot be called"
    for open_answer in (..., lambda: ...):
        result = judge(COLOUR, open_answer)
        assert result.status == "not attempted" and "one of 'red', 'blue'" in result.message
    for odd in (None, 3, float("nan"), Evil(), str, np.zeros(2), itertools.count()):
        assert not judge(COLOUR, odd).passed


def test_an_unknown_exercise_is_a_sentence():
    for odd in ("99.1", "", "x", "3", None, 7, 3.14159, double, Evil()):
        result = check(odd, double)
        assert result.status == "unknown" and "0.1" in result.message and not result.passed
        assert hint(odd).step == 0


def test_a_number_will_do_as_an_id():
    assert check(0.1, ...).status == "not attempted"


def test_strict_mode_raises_on_anything_but_right(monkeypatch):
    monkeypatch.setenv("EMBEDLAB_STRICT", "1")
    monkeypatch.setattr(checking, "_find", lambda e: DOUBLE if e == "9.1" else "No such exercise.")
    assert check("9.1", double).passed
    for exercise_id, answer in (("9.1", ...), ("9.1", sorted), ("9.1", None), ("9.9", double)):
        with pytest.raises(AssertionError, match="Not|Cannot|No such"):
            check(exercise_id, answer)


def test_attempts_are_recorded(monkeypatch):
    kept = []
    monkeypatch.setattr(checking, "_find", lambda exercise_id: DOUBLE)
    monkeypatch.setattr(progress, "record", lambda *entry: kept.append(entry))
    for answer in (double, sorted, ..., None):
        check("9.1", answer)
    assert kept == [("9.1", True), ("9.1", False)]


def test_hints_come_one_by_one(monkeypatch):
    shown = itertools.count()
    monkeypatch.setattr(checking, "_find", lambda exercise_id: DOUBLE)
    monkeypatch.setattr(progress, "count_hint", lambda exercise_id: next(shown))
    first, second, third, fourth = (hint("9.1") for _ in range(4))
    assert repr(first) == "Hint 1 of 2: 9.1 Double each number\nLook at one number."
    assert second.text == DOUBLE.hints[1] and second.step == 2
    assert third.step == 0 and repr(third) == repr(fourth) and "No more hints" in repr(third)


def test_nothing_is_left_in_the_folder(tmp_path):
    code = (
        "from embedlab import check\n"
        "rare = lambda t: 7 if '  ' in t and 'sat' in t else len(t.split())\n"
        "for answer in (lambda t: len(t.split()), len, rare):\n"
        "    print(check('0.1', answer))\n"
        "from hypothesis import strategies as st\n"
        "from embedlab.course.checking.exercise import FunctionExercise\n"
        "from embedlab.course.checking.inputs import panel\n"
        "panel(FunctionExercise('9', 'Text', len, [], lambda: st.tuples(st.text())))\n"
    )
    texts = set()
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        run = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True
        )
        assert run.returncode == 0, run.stderr.decode()
        texts.add(run.stdout)
    assert len(texts) == 1 and b"Right" in texts.pop()
    assert not list(tmp_path.iterdir())


def test_imported_modules_do_not_change_the_inputs(tmp_path):
    (tmp_path / "odd.py").write_text("NUMBERS = 37, 7777, -61\nWORD = 'zebra'\n", encoding="utf-8")
    drawn = [
        subprocess.run(
            [sys.executable, "-c", f"{first}{DRAW}"],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for first in ("", "import odd\n")
    ]
    assert drawn[0] == drawn[1] and len(drawn[0]) > 1000
    assert [path.name for path in tmp_path.iterdir() if "cache" not in path.name] == ["odd.py"]


DRAW = """
from embedlab.course.checking import inputs
from embedlab.course.checking.exercise import FunctionExercise


def small():
    from hypothesis import strategies as st

    return st.tuples(st.integers(-90, 90), st.lists(st.sampled_from(["cat", "dog"])))


print([args for args, _ in inputs.panel(FunctionExercise("9.4", "Any", max, [], small))])
"""


def test_two_hundred_inputs_find_what_a_hundred_do_not():
    def is_rare(numbers):
        return len(numbers) > 2 and numbers[0] == numbers[-1] == 1

    def rarely_wrong(numbers):
        return [] if is_rare(numbers) else double(numbers)

    first = next(i for i, (args, _) in enumerate(inputs.panel(DOUBLE)) if is_rare(*args))
    assert 100 < first < inputs.PANEL == 200
    assert not judge(DOUBLE, rarely_wrong).passed


@pytest.mark.parametrize(("change", "right"), [(1e-7, True), (1e-5, False)])
def test_a_millionth_is_the_tolerance(change, right):
    near = judge(DOUBLE, lambda numbers: [2 * number * (1 + change) for number in numbers])
    assert near.passed == right


def test_a_right_answer_says_why():
    exercise = dataclasses.replace(DOUBLE, because="Twice two is four.")
    assert judge(exercise, double).message.endswith("inputs. Twice two is four.")
    assert judge(dataclasses.replace(COLOUR, because="Fire is."), "red").message.endswith(
        "Fire is."
    )


def test_a_right_answer_that_is_very_slow_is_told_so():
    def wasteful(numbers):
        for _ in range(20_000 if len(numbers) > 50 else 0):
            double(numbers)
        return double(numbers)

    exercise = dataclasses.replace(DOUBLE, large=lambda: ([1] * 100,))
    assert "slowly" not in judge(exercise, double).message
    result = judge(exercise, wasteful)
    assert result.passed and "slowly: on a large input" in result.message


def extends(numbers):
    doubled = []
    return doubled.extend(2 * number for number in numbers)


def prints(numbers):
    print([2 * number for number in numbers])


def returns_what_print_gives(numbers):
    return print([2 * number for number in numbers])


def returns_now_and_then(numbers):
    if len(numbers) < 2:
        return double(numbers)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (extends, "`extend` changes what stands before the dot"),
        (prints, "It prints; write `return`"),
        (returns_what_print_gives, "`print` shows a value and gives None back"),
        (returns_now_and_then, "a way through it without a `return`"),
    ],
)
def test_why_nothing_comes_back_is_said(answer, words):
    result = judge(DOUBLE, answer)
    assert words in result.message and ("got", "None") in result.rows


def test_what_a_finalizer_raises_is_not_shown(capsys):
    class Noisy:
        def __del__(self):
            raise ValueError("from __del__")

    hook = sys.unraisablehook
    seen = []
    sys.unraisablehook = seen.append
    try:
        judge(DOUBLE, lambda numbers: Noisy() and None)
        assert sys.unraisablehook == seen.append
    finally:
        sys.unraisablehook = hook
    assert seen == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("processor", "wall", "cost"), [(3.0, 3.0, 3.0), (1.0, 3.0, 1.0), (0.0, 4.0, 1.0)]
)
def test_a_call_costs_processor_time_and_a_quarter_of_waiting(monkeypatch, processor, wall, cost):
    clocks = {"thread_time": iter([0.0, processor]), "perf_counter": iter([0.0, wall])}
    fake = types.SimpleNamespace(**{name: clock.__next__ for name, clock in clocks.items()})
    monkeypatch.setattr(call, "time", fake)
    assert call.attempt(DOUBLE, double, ([1],), [2]).seconds == cost


def _compares_an_array(predictions, counts, x_max=10, alpha=0.75):
    error = predictions - np.log(counts)
    weight = min(1, (counts / x_max) ** alpha)
    return (weight * error**2).sum(), 2 * weight * error


def _infinite_diagonal(distances, k=1):
    np.fill_diagonal(distances.copy(), np.inf)


def _beyond_the_end(sentence, window=2):
    return [(word, sentence[i + 1]) for i, word in enumerate(sentence)]


@pytest.mark.parametrize(
    ("exercise_id", "answer", "tip"),
    [
        ("13.1", _compares_an_array, "`np.minimum`"),
        ("8.2", _infinite_diagonal, "`.astype(float)`"),
        ("5.2", _beyond_the_end, "the length minus 1"),
    ],
)
def test_riddles_of_python_and_numpy_come_with_a_tip(exercise_id, answer, tip):
    assert tip in judge(exercises.find(exercise_id), answer).message


def test_every_tip_answers_what_is_really_said():
    def said(mistake):
        try:
            mistake()
        except Exception as error:
            return tips.about_error(error)
        raise AssertionError("it should have failed")

    truth, whole = np.array([True, False]), np.array([[0, 1], [1, 0]])
    mistakes = [
        lambda: bool(truth),
        lambda: np.fill_diagonal(whole, np.inf),
        lambda: truth - truth,
        lambda: Vectors({}).get("cat"),
        lambda: [][1],
        lambda: operator.sub("cat", "dog"),
        lambda: np.array(["cat"]).astype(float),
        lambda: np.zeros(1, 2),
        lambda: np.array([[1, 2], 0]),
        lambda: 1.5 ^ 2,
        lambda: np.array([1.5]) ^ 2,
        lambda: np.array([1, 2])[[3]],
        lambda: np.array([1, 2])[0, 1],
        lambda: np.zeros(2) + np.zeros(3),
        lambda: [].append(1).append(2),
    ]
    assert (
        len({said(mistake) for mistake in mistakes} - {None})
        == len(set(tips._TIPS.values()))
        == len(mistakes) - 2
    )
    assert said(lambda: 1 / 0) is None


@pytest.mark.parametrize("written", ["b", " B ", "b)", "(b)", "'b'", '"b"', "b."])
def test_a_choice_may_have_marks_around_it(written):
    assert compare.choice("b", written) is None


@pytest.mark.parametrize("written", ["a", "", "b or c", "bb"])
def test_another_choice_is_another_choice(written):
    assert compare.choice("b", written)


@pytest.mark.parametrize(
    ("expected", "got", "words"),
    [
        ([1, 2], [1, 3], "the second item differs"),
        (list("abcd"), list("abcx"), "the item at 3 (counted from 0) differs"),
        (np.arange(2), [5, 1], "the first value differs"),
        (np.eye(2), [[1, 7], [0, 1]], "the value in row 0, column 1 differs"),
        (np.array(1.0), 2.0, "the value differs"),
        (np.zeros((1, 1, 2)), [[[0, 1]]], "the value at 0, 0, 1 (counted from 0) differs"),
        (1.0, float("nan"), "it is NaN, which is what 0 / 0 gives"),
    ],
)
def test_a_difference_is_placed_in_words(expected, got, words):
    assert words in compare.values(expected, got)


@pytest.mark.parametrize(
    ("cell", "sets"),
    [
        ("answer = 1 / 0", True),
        ("answer = (1,", True),
        ("x, answer = 1 / 0", True),
        ("answer += 1 / 0", True),
        ("def answer(table):\n    return 3\nanswer(1, 2)", True),
        ("answer == 1 / 0", False),
        ("if answer != 3: 1 / 0", False),
        ("answer <= 1 / 0", False),
        ("table[answer] = 1 / 0", False),
        ("print(answer.mean())", False),
        ("answers = 1 / 0", False),
        ("other = 1 / 0\n# answer = 3", False),
        ("other\nanswer(1)\nx = 1 / 0", False),
    ],
)
def test_a_cell_sets_an_answer_or_not(cell, sets):
    assert notebook._sets(cell, "answer") is sets
