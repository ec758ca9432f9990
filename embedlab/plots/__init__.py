"""One visual language for the whole course: words in the plane, tables, bars, curves, pictures."""

from embedlab.plots.bar_chart import bars
from embedlab.plots.line_chart import curves
from embedlab.plots.picture_grid import pictures
from embedlab.plots.style import COLOURS, FAINT, MARKERS, TEXT
from embedlab.plots.tables import describe_table, table
from embedlab.plots.words import describe_points, scatter_words

__all__ = [
    "COLOURS",
    "FAINT",
    "MARKERS",
    "TEXT",
    "bars",
    "curves",
    "describe_points",
    "describe_table",
    "pictures",
    "scatter_words",
    "table",
]
