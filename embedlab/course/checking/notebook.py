"""What the notebook around a check tells: whether the answer's own cell has just failed."""

import ast
import re
import sys
from typing import Any


def running_shell() -> Any:
    """The running IPython, if there is one."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def failed_before(exercise_id: str) -> str | None:
    """A sentence when the cell run before this one sets the answer, and ended in an error."""
    try:
        shell = running_shell()
        if shell is None or shell.last_execution_succeeded:
            return None
        before, this = shell.history_manager.input_hist_raw[-2:]
        name = next((name for name in _checked(this, exercise_id) if _sets(before, name)), None)
    except Exception:  # another shell, another history: then nothing is known
        return None
    if name is None:
        return None
    return (
        f"The cell that you ran before this one ended in an error, so `{name}` may not be what you "
        "wrote there. Mend that first."
    )


def _checked(cell: str, exercise_id: str) -> list[str]:
    """The name that stands behind the exercise's id in a call of `check`."""
    calls = [node for node in ast.walk(ast.parse(cell)) if isinstance(node, ast.Call)]
    return [
        call.args[1].id
        for call in calls
        if len(call.args) == 2
        and isinstance(call.args[0], ast.Constant)
        and str(call.args[0].value) == exercise_id
        and isinstance(call.args[1], ast.Name)
    ]


def _sets(cell: str, name: str) -> bool:
    """Whether a cell, which may be no valid Python, seems to define a name or to assign to it."""
    return bool(re.search(rf"(?m)^\s*def {name}\b|^[^#(=\[\n]*\b{name}\b[^(=!<>\n]*=(?!=)", cell))
