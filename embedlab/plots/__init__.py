"""One visual language for the whole course; each file is named as the function that it holds."""

from embedlab.plots.alignment import alignment
from embedlab.plots.analogy_grid import analogy_grid
from embedlab.plots.bar_chart import bar_chart
from embedlab.plots.cloud import cloud
from embedlab.plots.far_apart import far_apart
from embedlab.plots.heatmap import describe_table, heatmap
from embedlab.plots.histogram import histogram
from embedlab.plots.intervals import intervals
from embedlab.plots.line_chart import line_chart
from embedlab.plots.panels import panels
from embedlab.plots.picture_grid import picture_grid
from embedlab.plots.picture_map import picture_map
from embedlab.plots.scatter_words import describe_points, scatter_words
from embedlab.plots.slope import slope
from embedlab.plots.spectrogram import spectrogram
from embedlab.plots.table_boxes import table_boxes
from embedlab.plots.unit_ball import unit_ball
from embedlab.plots.vector_step import vector_step

__all__ = [
    "alignment",
    "analogy_grid",
    "bar_chart",
    "cloud",
    "describe_points",
    "describe_table",
    "far_apart",
    "heatmap",
    "histogram",
    "intervals",
    "line_chart",
    "panels",
    "picture_grid",
    "picture_map",
    "scatter_words",
    "slope",
    "spectrogram",
    "table_boxes",
    "unit_ball",
    "vector_step",
]
