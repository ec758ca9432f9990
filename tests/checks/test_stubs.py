"""Telling a stub from an attempt."""

import functools

import pytest
from made_up import DOUBLE

from embedlab.course.checking import judge


def body_docstring(numbers):
    """Only a docstring."""


def body_ellipsis(numbers):
    """A docstring."""
    ...  # your code


def body_pass(numbers):
    pass


def body_return_none(numbers):
    return None


def body_not_implemented(numbers):
    raise NotImplementedError("later")


def wrapped(function):
    @functools.wraps(function)
    def inner(*args):
        return [*function(*args)]

    return inner


def wrapped_carelessly(function):
    def inner(*args):
        print("called")
        return function(*args)

    return inner


class Method:
    def stub(self, numbers): ...


STUBS = {
    "...": ...,
    "docstring": body_docstring,
    "ellipsis": body_ellipsis,
    "pass": body_pass,
    "return None": body_return_none,
    "NotImplementedError": body_not_implemented,
    "lambda": lambda numbers: ...,
    "decorated": wrapped(body_ellipsis),
    "decorated without wraps": wrapped_carelessly(body_ellipsis),
    "cached": functools.lru_cache(body_ellipsis),
    "partial": functools.partial(body_pass),
    "method": Method().stub,
}


@pytest.mark.parametrize("name", STUBS)
def test_a_stub_is_not_attempted(name):
    result = judge(DOUBLE, STUBS[name])
    assert (result.status, result.passed) == ("not attempted", False)
    assert "run" in result.message and result.next_step is None


def test_not_implemented_has_its_own_sentence():
    assert "NotImplementedError" in judge(DOUBLE, body_not_implemented).message


def test_an_ellipsis_above_code_is_an_attempt():
    def answer(numbers):
        ...
        return [number + number for number in numbers]

    assert judge(DOUBLE, answer).passed


@pytest.mark.parametrize("answer", [lambda numbers: 0, lambda numbers: [], lambda numbers: print()])
def test_short_code_is_an_attempt(answer):
    assert judge(DOUBLE, answer).status == "wrong"
