"""Explorers: move a control and see what a function, perhaps your own, does."""

import sys
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any

import ipywidgets
from IPython.display import display
from IPython.utils.capture import capture_output

from embedlab.course.checking.compare import dense
from embedlab.course.checking.stubs import not_attempted

__all__ = ["dense", "explorer"]

LINE, PICTURE = 18, 320  # pixels: about the height of a line of text, and of a picture


def explorer(function: Callable, **controls: tuple | list | bool) -> ipywidgets.VBox:
    """Show what a function does, with a control for each of its arguments.

    The function may print, draw, or return something. Every control works with the keyboard: Tab
    goes to it, the arrow keys or the space bar change it. The function may call the learner's own:
    one that is not written yet, or a mistake in it, becomes one sentence.

    Parameters
    ----------
    function : called with the controls' values as keyword arguments whenever one of them changes
    controls : name -> values, where the values are
        (low, high) or (low, high, start): a slider, of whole numbers if all of them are
        a list of choices: buttons, or a drop-down list if there are more than four
        True or False: a box to tick

    Returns
    -------
    a widget: the last line of a cell shows it

    Raises
    ------
    ValueError : the values of a control are none of these

    For example, in a notebook, `explorer(draw_counts, window=(1, 5, 2), harmonic=False)`.
    """
    return _Explorer(function, {name: _control(name, of) for name, of in controls.items()})


def _control(name: str, values: tuple | list | bool) -> ipywidgets.Widget:
    look: dict[str, Any] = {
        "description": _in_words(name),
        "style": {"description_width": "initial"},
    }
    if isinstance(values, bool):
        layout = {"width": "auto", "margin": "2px 16px 2px 2px"}
        return ipywidgets.Checkbox(value=values, indent=False, layout=layout, **look)
    if isinstance(values, list) and values:
        kind = ipywidgets.ToggleButtons if len(values) <= 4 else ipywidgets.Dropdown
        return kind(options=values, **look)
    if isinstance(values, tuple) and len(values) in (2, 3) and _is_range(*values):
        low, high, start = (*values, values[0])[:3]
        look |= {"min": low, "max": high, "value": start, "continuous_update": False}
        if all(isinstance(value, int) for value in values):
            return ipywidgets.IntSlider(**look)
        return ipywidgets.FloatSlider(step=(high - low) / 20, **look)
    raise ValueError(
        f"the control {name!r} needs (low, high), (low, high, start), a list of choices,"
        f" True or False; got {values!r}"
    )


def _is_range(low: Any, high: Any, start: Any = None) -> bool:
    numbers = [low, high] if start is None else [low, start, high]
    if not all(isinstance(number, int | float) for number in numbers):
        return False
    return low < high and numbers == sorted(numbers)


class _Explorer(ipywidgets.VBox):
    def __init__(self, function: Callable, controls: dict[str, ipywidgets.Widget]) -> None:
        name = getattr(function, "__name__", "<lambda>")
        self._function, self._name = function, "the function" if name == "<lambda>" else name
        self._text = f"Explorer of {self._name}: {', '.join(map(_in_words, controls))}"
        self.controls, self._height = controls, 0
        self.output = ipywidgets.interactive_output(self._show, controls)
        row = ipywidgets.Box(list(controls.values()), layout={"flex_flow": "row wrap"})
        super().__init__([row, self.output])
        self._reserve(self._height)

    def __repr__(self) -> str:
        return self._text

    def _show(self, **values: object) -> None:
        """Call the function, show what it printed, drew and returned, or say why it did not."""
        if unwritten := _unwritten(self._function):
            print(f"{unwritten} is not written yet: write it in its exercise, run that cell,")
            print("then run this cell again.")
            return
        before, result, problem = _figures(), None, None
        with capture_output() as captured:
            try:
                result = self._function(**values)
            except Exception as error:
                problem = error
        figures = [figure for figure in _figures() if figure not in before]
        shown = captured.stdout or captured.outputs or figures
        captured.show()
        for figure in figures:
            display(figure)
            sys.modules["matplotlib.pyplot"].close(figure)
        if problem:
            result = self._sentence(problem, values)
        elif (result is None or result is ...) and not shown:
            result = f"{self._name} is not written yet: it returns None and shows nothing."
        if isinstance(result, str):
            print(result)
        elif result is not None and not figures:  # what returns beside a figure is its axes
            display(result)
        lines = f"{captured.stdout}{result if isinstance(result, str) else ''}".count("\n") + 1
        drawn = sum(figure.get_figheight() * figure.dpi for figure in figures)
        self._reserve(int(drawn) + PICTURE * len(captured.outputs) + LINE * lines)

    def _sentence(self, problem: Exception, values: dict[str, object]) -> str:
        if isinstance(problem, NotImplementedError):
            return f"{self._name} is not written yet."
        message = str(problem).partition("\n")[0]
        what = f"{type(problem).__name__}: {message}" if message else type(problem).__name__
        where = ", ".join(f"{name} = {value!r}" for name, value in values.items())
        return f"{self._name} stopped with {what} (at {where})"

    def _reserve(self, height: int) -> None:
        """Keep as much room as was ever needed, so that the page does not jump at a change."""
        self._height = max(self._height, height)
        if hasattr(self, "output"):
            self.output.layout.min_height = f"{self._height}px"


def _unwritten(function: Callable) -> str | None:
    """The name of a function that this one calls and that is still the stub of an exercise."""
    names = getattr(function, "__globals__", {})
    called = _names(function.__code__) if hasattr(function, "__code__") else ()
    stubs = (n for n in called if callable(names.get(n)) and not_attempted(names[n]))
    return next(stubs, None)


def _names(code: CodeType) -> Iterator[str]:
    """The names that code uses, those inside its comprehensions too."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


def _in_words(name: str) -> str:
    return name.replace("_", " ")


def _figures() -> list:
    """Pyplot's open figures; none when nobody has imported it."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if not pyplot:
        return []
    return [manager.canvas.figure for manager in pyplot._pylab_helpers.Gcf.get_all_fig_managers()]
