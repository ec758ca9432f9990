"""How a notebook shows a figure: one picture for both themes, with its text for a screen reader.

JupyterLab takes an alternative text from HTML only. So a figure becomes an `<img>` in text/html,
which a rule of CSS inverts in the dark theme: white becomes #111, and colours keep their hue. Where
a page leaves the rule out (a copy that is not trusted, a site of others), the figure is white. A
figure of photographs or drawings is not inverted: its ground is transparent. In text/plain stands
the alternative text itself.
"""

from __future__ import annotations

import base64
import io
import sys
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CSS = """\
[data-jp-theme-light="false"] .embedlab-figure, .vscode-dark .embedlab-figure {
  filter: invert(.933) hue-rotate(180deg);
}
[data-jp-theme-light="false"] .embedlab-photo, .vscode-dark .embedlab-photo { filter: none; }
"""


def say(ax: Axes, *sentences: str | None) -> None:
    """Set what a screen reader says of these axes; what is empty or None is left out."""
    ax.alt = " ".join(f"{one}." for one in sentences if one)  # type: ignore[attr-defined]


def alternative_text(figure: Figure) -> str:
    """What was said of each of a figure's axes; of others, the titles and labels that they have."""
    parts = [figure.get_suptitle()]
    for ax in figure.axes:
        if (said := getattr(ax, "alt", None)) is not None:
            parts.append(said)
            continue
        titles = [ax.get_title(place) for place in ("left", "center", "right")]
        named = [f"{axis}: {getattr(ax, f'get_{axis}label')()}" for axis in "xy"]
        seen = [*filter(str.strip, titles), *(label for label in named if label[3:])]
        parts.append("; ".join(seen) and f"{'; '.join(seen)}.")
    return " ".join(filter(None, parts)) or "A figure without a title."


def show_in_notebooks() -> None:
    """From now on show figures as described above; outside of IPython nothing happens."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is None:
        return
    from matplotlib.figure import Figure

    formatters = shell.display_formatter.formatters
    try:
        png = formatters["image/png"].pop(Figure)
    except KeyError:  # done before, or a shell that shows no pictures
        return

    def html(figure: Figure) -> str:
        photo = hasattr(figure, "photo")
        drawn = _with_few_colours(png(figure), "RGBA" if photo else "RGB")
        kind = "embedlab-figure" + " embedlab-photo" * photo
        return (
            f'<style>{CSS}</style><img class="{kind}" alt="{escape(alternative_text(figure))}"'
            f' src="data:image/png;base64,{drawn}">'
        )

    formatters["text/html"].for_type(Figure, html)
    formatters["text/plain"].for_type(
        Figure, lambda figure, printer, _: printer.text(alternative_text(figure))
    )


def _with_few_colours(png: str | bytes, mode: str) -> str:
    """A picture with at most 256 colours, in base64: nobody sees it, and it takes a third."""
    from PIL import Image  # matplotlib brings it along

    before = io.BytesIO(base64.b64decode(png) if isinstance(png, str) else png)
    after = io.BytesIO()
    picture = Image.open(before).convert(mode)
    picture.quantize(256, dither=Image.Dither.NONE).save(after, "png", optimize=True)
    return base64.b64encode(after.getvalue()).decode("ascii")
