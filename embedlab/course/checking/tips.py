"""What can be said about an error or a None beyond what Python and numpy say themselves."""

import ast
import functools
import inspect
import textwrap
from collections.abc import Callable, Iterator
from types import CodeType

_TIPS = {  # what Python and numpy say -> what a beginner can do about it
    "truth value of an array": "`if`, `and`, `min` and `max` want one True or False, and an array "
    "holds many. Whether two arrays are equal says `np.array_equal(a, b)`; `.all()` and `.any()` "
    "ask about all of them or any; `np.where`, `np.minimum` and `np.maximum` go place by place.",
    "cannot convert float infinity to integer": "An array of whole numbers cannot hold infinity. "
    "Make a copy that holds fractions: `.astype(float)`.",
    "numpy boolean subtract": "True and False cannot be subtracted. Take their means first.",
    "'Vectors' object has no": "What stands for the word vectors need not be a dict: use only "
    "`word in vectors` and `vectors[word]`.",
    "index out of range": "There is no such place: the first has the number 0, the last the length "
    "minus 1.",
    "is out of bounds for axis": "There is no such place: the first has the number 0, the last the "
    "length minus 1.",
    "for -: 'str' and 'str'": "Words cannot be subtracted. Where their vectors are meant, look "
    "them up first: `vectors[word]`.",
    "could not convert string to float": "A word is no number. Where its vector is meant, look it "
    "up first: `vectors[word]`.",
    "as a data type": "A shape goes into brackets of its own: `np.zeros((2, 3))`.",
    "inhomogeneous shape": "The rows are not all of the same length. Is one of them a single "
    "number, or empty?",
    "for ^: ": "A power is written `**`: in Python, `^` means something else.",
    "ufunc 'bitwise_xor'": "A power is written `**`: in Python, `^` means something else.",
    "too many indices for array": "That array has fewer directions than the brackets name; its "
    "`.shape` tells how many.",
    "could not be broadcast together": "Shapes are matched from their right ends; `x[:, None]` or "
    "`keepdims=True` makes a column.",
    "'NoneType' object": "Something is None there. `append`, `extend`, `sort` and `print` give "
    "None back, and so does a function without a `return`.",
}
_GIVE_NOTHING = ("append", "extend", "insert", "sort", "reverse", "remove", "clear", "update")


def about_error(error: BaseException) -> str | None:
    """What to do about an exception, where its own words do not tell."""
    return next((tip for part, tip in _TIPS.items() if part in str(error)), None)


def about_nothing(function: Callable) -> str:
    """Why a function gave back None, as far as its code tells."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    return _about_code(code) if code else _WITHOUT_RETURN


_WITHOUT_RETURN = "Is there a way through it without a `return`?"


@functools.lru_cache(64)
def _about_code(code: CodeType) -> str:
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(code)))
    except (OSError, TypeError, SyntaxError):
        return _WITHOUT_RETURN
    nodes = list(_own_nodes(tree.body[0]))
    handed_back = [node.value for node in nodes if isinstance(node, ast.Return) and node.value]
    names = {value.id for value in handed_back if isinstance(value, ast.Name)}
    named = [node.value for node in nodes if isinstance(node, ast.Assign) and _set(node) & names]
    for value in [*handed_back, *named]:
        if isinstance(value, ast.Call) and (name := _gives_nothing(value.func)):
            return (
                f"`{ast.unparse(value.func)}(...)` gives None back: `{name}` changes what stands "
                "before the dot. Return that, on a line of its own."
                if name != "print"
                else "`print` shows a value and gives None back. Return the value itself."
            )
    if handed_back:
        return _WITHOUT_RETURN
    if any(isinstance(node, ast.Call) and _gives_nothing(node.func) == "print" for node in nodes):
        return "It prints; write `return` where it prints the answer."
    return "It has no `return`, which hands the answer back."


def _own_nodes(function: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function's body, without those of functions inside it."""
    for node in ast.iter_child_nodes(function):
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _own_nodes(node)


def _set(node: ast.Assign) -> set[str]:
    return {target.id for target in node.targets if isinstance(target, ast.Name)}


def _gives_nothing(called: ast.expr) -> str | None:
    """The name of what is called, if it is known to give None back."""
    if isinstance(called, ast.Attribute):
        return called.attr if called.attr in _GIVE_NOTHING else None
    return "print" if isinstance(called, ast.Name) and called.id == "print" else None
