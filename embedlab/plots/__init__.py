"""One visual language for the whole course; each file is named as the function that it holds."""

from embedlab.plots.bar_chart import bar_chart
from embedlab.plots.heatmap import describe_table, heatmap
from embedlab.plots.line_chart import line_chart
from embedlab.plots.panels import panels
from embedlab.plots.picture_grid import picture_grid
from embedlab.plots.scatter_words import describe_points, scatter_words
from embedlab.plots.style import COLOURS, FAINT, MARKERS, TEXT

__all__ = [
    "COLOURS",
    "FAINT",
    "MARKERS",
    "TEXT",
    "bar_chart",
    "describe_points",
    "describe_table",
    "heatmap",
    "line_chart",
    "panels",
    "picture_grid",
    "scatter_words",
]
