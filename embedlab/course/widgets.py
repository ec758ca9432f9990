"""Explorers: move a control and see what a function, perhaps your own, does."""

import asyncio
import contextlib
import io
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType
from typing import Any

import anywidget
import ipywidgets
import traitlets
from IPython import get_ipython
from IPython.display import display

from embedlab.course.checking.compare import dense
from embedlab.course.checking.stubs import not_attempted

__all__ = ["dense", "explorer"]

# What a saved notebook shows of an explorer whose kernel is gone, in place of JupyterLab's "Error
# displaying widget: model not found". While the explorer lives, its presence hides these words.
ASLEEP = "An explorer is here: run the cells up to this one, and this one too, to use it."
ASLEEP_PAGE = f"""<style>
.jp-Cell-outputArea:has(.embedlab-explorer) .embedlab-asleep {{ display: none; }}
.jp-Cell-outputArea:has(.embedlab-asleep)
  > * > .lm-Panel.jp-OutputArea-output:not(:has(*)) {{ display: none; }}
</style><p class="embedlab-asleep">{ASLEEP}</p>"""


def explorer(function: Callable, **controls: tuple | list | bool | str) -> ipywidgets.VBox:
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
        a text: a field to type in, which begins with it and is read at Enter or when one leaves it

    Returns
    -------
    a widget: the last line of a cell shows it

    Raises
    ------
    ValueError : the values of a control are none of these

    For example, in a notebook, `explorer(draw_counts, window=(1, 5, 2), harmonic=False)`.
    """
    return _Explorer(function, {name: _control(name, of) for name, of in controls.items()})


def _control(name: str, values: tuple | list | bool | str) -> ipywidgets.Widget:
    look: dict[str, Any] = {
        "description": _in_words(name),
        "style": {"description_width": "initial"},
        "layout": {"margin": "2px 24px 2px 2px"},
    }
    if isinstance(values, bool | list):
        look["layout"]["width"] = "auto"  # as wide as its words
    if isinstance(values, bool):
        return ipywidgets.Checkbox(value=values, indent=False, **look)
    if isinstance(values, str):
        look["description"] += " (press Enter)"
        look["layout"]["width"] = "min(100%, 40em)"
        return ipywidgets.Text(value=values, continuous_update=False, **look)
    if isinstance(values, list) and values:
        if len(values) > 4:
            return ipywidgets.Dropdown(options=values, **look)
        return ipywidgets.RadioButtons(options=values, orientation="horizontal", **look)
    if isinstance(values, tuple) and len(values) in (2, 3) and _is_range(*values):
        low, high, start = (*values, values[0])[:3]
        look |= {"min": low, "max": high, "value": start, "continuous_update": False}
        if all(isinstance(value, int) for value in values):
            return ipywidgets.IntSlider(**look)
        return ipywidgets.FloatSlider(step=(high - low) / 20, **look)
    raise ValueError(
        f"the control {name!r} needs (low, high), (low, high, start), a list of choices,"
        f" a text, True or False; got {values!r}"
    )


def _is_range(low: Any, high: Any, start: Any = None) -> bool:
    numbers = [low, high] if start is None else [low, start, high]
    if not all(isinstance(number, int | float) for number in numbers):
        return False
    return low < high and numbers == sorted(numbers)


_ROW = {"flex_flow": "row wrap", "align_items": "center"}


class _Sign(anywidget.AnyWidget):
    """Says "Working …" when a call takes long; its script also names the controls beside it."""

    _esm = Path(__file__).with_name("explorer.js")
    _css = Path(__file__).with_name("explorer.css")
    busy = traitlets.Bool().tag(sync=True)


class _Explorer(ipywidgets.VBox):
    """The controls, the sign, and what the function showed for the controls' latest values.

    JupyterLab may report a change from a thread of its own, while a cell or another explorer draws,
    and pyplot is not made for two threads. So every call happens on the event loop of the thread
    that made the explorer: between cells, never during one.
    """

    def __init__(self, function: Callable, controls: dict[str, ipywidgets.Widget]) -> None:
        name = getattr(function, "__name__", "<lambda>")
        self._function, self._name = function, "the function" if name == "<lambda>" else name
        self._text = f"Explorer of {self._name}: {', '.join(map(_in_words, controls))}"
        self._home = _running_loop()
        self._seen: dict[str, object] | None = None
        self.controls, self.output, self._sign = controls, ipywidgets.Output(), _Sign()
        row = ipywidgets.Box([*controls.values(), self._sign], layout=_ROW)
        super().__init__([row, self.output])
        self.add_class("embedlab-explorer")
        self._update()
        for control in controls.values():
            control.observe(self._changed, "value")

    def __repr__(self) -> str:
        return self._text

    def _ipython_display_(self) -> None:
        display({"text/html": ASLEEP_PAGE, "text/plain": ASLEEP}, raw=True)
        display(self._repr_mimebundle_(), raw=True)

    def _changed(self, _change: object) -> None:
        self._sign.busy = True
        if self._home is None or self._home is _running_loop():
            self._update()
        else:
            self._home.call_soon_threadsafe(self._update_between_cells)

    def _update_between_cells(self) -> None:
        """There ipykernel does not listen to "Interrupt the kernel", so we do."""
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            with contextlib.suppress(KeyboardInterrupt):  # just after the call: nothing to stop
                self._update()
        finally:
            signal.signal(signal.SIGINT, before)

    def _update(self) -> None:
        """Show the latest values; of several changes that came meanwhile the last is enough."""
        values = {name: control.value for name, control in self.controls.items()}
        if values != self._seen:
            self._sign.busy, self._seen = True, values
            with _collected() as outputs:
                self._show(**values)
                if not outputs:
                    print(f"{self._name} is not written yet: it returns None and shows nothing.")
            self.output.outputs = outputs  # at once: one message
        self._sign.busy = False

    def _show(self, **values: object) -> None:
        """Call the function, show what it drew and returned, or say why it did not."""
        if unwritten := _unwritten(self._function):
            print(f"{unwritten} is not written yet: write it in its exercise, run that cell,")
            print("then run this cell again.")
            return
        before = _figures()
        try:
            result = self._function(**values)
        except NotImplementedError:
            result = f"{self._name} is not written yet."
        except (Exception, KeyboardInterrupt) as problem:
            result = self._sentence(problem, values)
        figures = [figure for figure in _figures() if figure not in before]
        for figure in figures:
            display(figure)
            sys.modules["matplotlib.pyplot"].close(figure)
        if isinstance(result, str):
            print(result)
        elif result is not None and result is not ... and not figures:  # beside one: its axes
            display(result)

    def _sentence(self, problem: BaseException, values: dict[str, object]) -> str:
        message = str(problem).partition("\n")[0]
        what = f"{type(problem).__name__}: {message}" if message else type(problem).__name__
        where = ", ".join(f"{name} = {value!r}" for name, value in values.items())
        return f"{self._name} stopped with {what} (at {where})"


@contextlib.contextmanager
def _collected() -> Iterator[list[dict]]:
    """A list of what is printed and displayed within this block, as an Output widget holds it."""
    outputs: list[dict] = []

    def displayed(message: dict) -> None:
        if message["msg_type"] == "display_data":
            kept = {name: message["content"][name] for name in ("data", "metadata")}
            outputs.append({"output_type": "display_data"} | kept)

    publisher: Any = getattr(get_ipython(), "display_pub", None)
    pyplot = sys.modules.get("matplotlib.pyplot")
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.redirect_stdout(_Stream("stdout", outputs)))
        stack.enter_context(contextlib.redirect_stderr(_Stream("stderr", outputs)))
        if hasattr(publisher, "register_hook"):  # in a notebook; elsewhere display() prints
            publisher.register_hook(displayed)
            stack.callback(publisher.unregister_hook, displayed)
        if pyplot:  # else any message that arrives meanwhile shows and closes half-drawn figures
            stack.enter_context(pyplot.ioff())
        yield outputs


class _Stream(io.TextIOBase):
    def __init__(self, name: str, outputs: list[dict]) -> None:
        self._name, self._outputs = name, outputs

    def write(self, text: str) -> int:
        if not self._outputs or self._outputs[-1].get("name") != self._name:
            self._outputs.append({"output_type": "stream", "name": self._name, "text": ""})
        self._outputs[-1]["text"] += text
        return len(text)


def _running_loop() -> asyncio.AbstractEventLoop | None:
    """The event loop that called us; none outside a notebook."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


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
