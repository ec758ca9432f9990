"""What an answer is before it is run: left open, or not callable as wanted."""

import dis
import functools
import inspect
import re
from typing import Any

from embedlab.course.checking import compare
from embedlab.course.checking.exercise import FunctionExercise

_HARMLESS = {
    "RESUME",
    "NOP",
    "RETURN_VALUE",
    "COPY_FREE_VARS",
    "MAKE_CELL",
    "PRECALL",
    "CACHE",
    "PUSH_NULL",
}
_RAISES = _HARMLESS | {"LOAD_GLOBAL", "LOAD_CONST", "CALL", "RAISE_VARARGS"}
_CALL_CONSTANTS = {"LOAD_CONST", "RETURN_CONST"}


def not_attempted(answer: Any) -> str | None:
    """A sentence when the answer is as it was handed out, judged by its code, not its values."""
    if answer is ... or answer is NotImplemented:
        return "Put your answer in place of the `...`, run that cell, then run this one again."
    codes = _codes(answer)
    if any(_is_open(code) for code in codes):
        return "Write your code in place of the `...`, run that cell, then run this one again."
    if any(_only_raises(code) for code in codes):
        return (
            "The function only says `raise NotImplementedError`. Write your code in its place, "
            "run that cell, then run this one again."
        )
    return None


def _codes(answer: Any) -> list:
    """The code of a function and, where decorators stand around it, of the functions inside."""
    while isinstance(answer, functools.partial):
        answer = answer.func
    if isinstance(answer, type) or not callable(answer):
        return []
    inner = inspect.unwrap(answer)
    cells = getattr(inner, "__closure__", None) or ()
    functions = [inner, *(cell.cell_contents for cell in cells if _is_filled(cell))]
    codes = [getattr(function, "__code__", None) for function in functions]
    return [code for code in codes if inspect.iscode(code)]


def _is_filled(cell: Any) -> bool:
    try:
        return inspect.isfunction(cell.cell_contents)
    except ValueError:  # an empty cell
        return False


def _is_open(code: Any) -> bool:
    """Nothing in the body but a docstring, `...`, `pass` or `return None`."""
    if code.co_flags & (inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR):
        return False
    steps = [step for step in dis.get_instructions(code) if step.opname not in _HARMLESS]
    return all(step.opname in _CALL_CONSTANTS and step.argval in (None, ...) for step in steps)


def _only_raises(code: Any) -> bool:
    steps = {step.opname for step in dis.get_instructions(code)}
    return (
        code.co_names == ("NotImplementedError",) and "RAISE_VARARGS" in steps and steps <= _RAISES
    )


def cannot_be_called(exercise: FunctionExercise, answer: Any) -> str | None:
    """A sentence when the answer cannot be called as the exercise calls it."""
    if isinstance(answer, type):
        return f"This is a class ({answer.__name__}). A function is wanted: {wanted(exercise)}."
    if not callable(answer):
        return (
            f"A function is wanted, but this is {compare.a_thing(answer)}. If you called your "
            f'function, leave the brackets out: check("{exercise.id}", {_name(exercise)}).'
        )
    if inspect.iscoroutinefunction(answer):
        return (
            "This function begins with `async def`. Begin it with `def`: nothing here has to wait."
        )
    try:
        signature = inspect.signature(answer)
    except (ValueError, TypeError):  # some built-in functions do not tell
        return None
    for args in exercise.examples:
        try:
            signature.bind(*args)
        except TypeError:
            return f"It is called as {wanted(exercise)}, but yours takes {_bare(signature)}."
    return None


def wanted(exercise: FunctionExercise) -> str:
    """How the exercise calls the function: 'cooccurrence(sentences, window=2)'."""
    signature = inspect.signature(exercise.reference)
    asked = [p for p in signature.parameters.values() if p.kind is not p.KEYWORD_ONLY]
    return _name(exercise) + _bare(signature.replace(parameters=asked))


def _name(exercise: FunctionExercise) -> str:
    name = getattr(exercise.reference, "__name__", "")
    return name if name.isidentifier() else "your_function"


def _bare(signature: inspect.Signature) -> str:
    """A signature without annotations."""
    parameters = [
        parameter.replace(annotation=inspect.Parameter.empty)
        for parameter in signature.parameters.values()
    ]
    text = str(inspect.Signature(parameters))
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)
