"""What a check and a hint give back, and how it shows itself: plain text, a card in JupyterLab."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from embedlab.course.checking.exercise import Exercise

# status -> (a sign, the words beside it, JupyterLab's colour for it with a fallback)
_FACES = {
    "right": ("✓", "Right", "var(--jp-success-color1, #2e7d32)"),
    "wrong": ("✗", "Not yet", "var(--jp-warn-color1, #c25700)"),
    "not attempted": ("○", "Not attempted", "var(--jp-info-color1, #0277bd)"),
    "cannot be called": ("△", "Cannot be run", "var(--jp-warn-color1, #c25700)"),
    "unknown": ("?", "No such exercise", "var(--jp-info-color1, #0277bd)"),
}
_HINT = ("→", "Hint", "var(--jp-info-color1, #0277bd)")
_MARK = "  <--"
_CODE_OR_EMPHASIS = re.compile(r"`([^`]+)`|(?<![\w*])\*(\w[^*`]*)\*(?![\w*])")


@dataclass(frozen=True, eq=False)
class Result:
    """The verdict on an answer; it is true when the answer is right.

    status : "right", "wrong", "not attempted", "cannot be called", or "unknown" (no such exercise)
    message : what was found, in a sentence or two
    counterexample : the arguments on which the answer fails, or None
    misconception : the belief that the answer looks like, in a sentence, or None
    expected, got : what the reference and the answer give for it, where that can be told
    rows : (label, text) pairs to show: the input, expected, got
    """

    exercise_id: str
    title: str
    status: str
    message: str
    counterexample: tuple | None = None
    misconception: str | None = None
    expected: Any = None
    got: Any = None
    rows: Sequence[tuple[str, str]] = ()
    next_step: str | None = None

    @property
    def passed(self) -> bool:
        """Whether the answer is right."""
        return self.status == "right"

    def __bool__(self) -> bool:
        return self.passed

    def __repr__(self) -> str:
        _, words, _ = _FACES[self.status]
        step = f"Next step: {self.next_step}" if self.next_step else None
        head = f"{words}: {self._name()}\n{self.message}"
        parts = [head, _plain_rows(self.rows), self.misconception, step]
        return "\n\n".join(part for part in parts if part)

    def _repr_html_(self) -> str:
        body = [f"<p style='margin:.4em 0'>{_prose(self.message)}</p>", _html_rows(self.rows)]
        if self.misconception:
            body.append(
                f"<p style='margin:.4em 0'><strong>{_prose(self.misconception)}</strong></p>"
            )
        if self.next_step:
            body.append(
                f"<p style='margin:.4em 0'>Next step: <code>{_escaped(self.next_step)}</code></p>"
            )
        return _card(_FACES[self.status], self._name(), "".join(body))

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/plain": repr(self), "text/html": self._repr_html_()}

    def _name(self) -> str:
        return f"{self.exercise_id} {self.title}".strip()


def verdict(exercise: Exercise, status: str, message: str, *seen: Any, **rest: Any) -> Result:
    """A Result for this exercise; `seen` is counterexample, expected, got."""
    step = None if status in ("right", "not attempted") else f'hint("{exercise.id}")'
    counterexample, expected, got = seen or (None, None, None)
    facts = {"counterexample": counterexample, "expected": expected, "got": got, "next_step": step}
    return Result(exercise.id, exercise.title, status, message, **facts, **rest)


@dataclass(frozen=True)
class Hint:
    """One step of help: `step` of `total`; step 0 is a sentence that is no hint."""

    exercise_id: str
    title: str
    text: str
    step: int
    total: int

    def __repr__(self) -> str:
        return f"{self._words()}: {self.exercise_id} {self.title}".rstrip() + f"\n{self.text}"

    def _repr_html_(self) -> str:
        face = (_HINT[0], self._words(), _HINT[2])
        body = f"<p style='margin:.4em 0'>{_prose(self.text)}</p>"
        return _card(face, f"{self.exercise_id} {self.title}".strip(), body)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/plain": repr(self), "text/html": self._repr_html_()}

    def _words(self) -> str:
        return f"Hint {self.step} of {self.total}" if self.step else "No more hints"


def _plain_rows(rows: Sequence[tuple[str, str]]) -> str:
    width = max((len(label) for label, _ in rows), default=0)
    lines = []
    for label, marked in _marked(rows):
        for i, (line, differs) in enumerate(marked):
            lead = label if i == 0 else ""
            lines.append(f"  {lead:<{width}}  {line}{_MARK if differs else ''}".rstrip())
    return "\n".join(lines)


def _html_rows(rows: Sequence[tuple[str, str]]) -> str:
    if not rows:
        return ""
    cells = []
    for label, marked in _marked(rows):
        lines = [_escaped(line) for line, _ in marked]
        lines = [
            f"<strong>{a}{_escaped(_MARK)}</strong>" if b[1] else a
            for a, b in zip(lines, marked, strict=True)
        ]
        cells.append(
            "<tr style='background:none'>"
            "<th scope='row' style='text-align:left;vertical-align:top;font-weight:500;"
            "padding:.15em 1em .15em 0'>"
            f"{_escaped(label)}</th><td style='text-align:left;padding:.15em 0'>"
            "<pre style='margin:0;white-space:pre-wrap;color:inherit;background:none'>"
            + "\n".join(lines)
            + "</pre></td></tr>"
        )
    style = "margin:.4em 0;border:none;color:inherit;font-size:inherit"
    return f"<table style='{style}'><tbody>{''.join(cells)}</tbody></table>"


def _marked(rows: Sequence[tuple[str, str]]) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Each row as (line, differs) pairs; lines of `got` are compared with those of `expected`."""
    texts = dict(rows)
    first, second = (texts.get(label, "").split("\n") for label in ("expected", "got"))
    differs = [a != b for a, b in zip(first, second, strict=False)]
    useful = len(first) == len(second) > 1 and not all(differs)
    return [
        (
            label,
            [
                (line, useful and label == "got" and differs[i])
                for i, line in enumerate(text.split("\n"))
            ],
        )
        for label, text in rows
    ]


def _card(face: tuple[str, str, str], name: str, body: str) -> str:
    """A card in JupyterLab's colours, light or dark; elsewhere in those of the page."""
    sign, words, colour = face
    label = _escaped(f"{words}: {name}")
    return (
        f"<div role='status' aria-label='{label}' style='border-left:4px solid {colour};"
        "padding:.4em 1em;margin:.2em 0;max-width:52em;line-height:1.5;"
        "color:var(--jp-ui-font-color1, inherit);background:var(--jp-layout-color1, transparent);"
        "font-family:var(--jp-ui-font-family, sans-serif);font-size:var(--jp-ui-font-size1, 13px)'>"
        "<div style='font-size:1.1em'>"
        f"<span aria-hidden='true'>{_escaped(sign)}</span> "
        f"<strong>{_escaped(words)}</strong> &middot; {_escaped(name)}</div>{body}</div>"
    )


def _prose(text: str) -> str:
    """Escaped text in which `this` is code and *this* is emphasised."""
    return _CODE_OR_EMPHASIS.sub(
        lambda found: f"<code>{found[1]}</code>" if found[1] else f"<em>{found[2]}</em>",
        _escaped(text),
    )


def _escaped(text: str) -> str:
    return html.escape(text, quote=True)
