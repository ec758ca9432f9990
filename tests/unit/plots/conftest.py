import matplotlib
import pytest
from matplotlib import pyplot


@pytest.fixture(autouse=True)
def clean_matplotlib():
    """Draw without a window, leave no figure open, and no setting changed."""
    matplotlib.use("Agg")
    before = dict(matplotlib.rcParams)
    yield
    pyplot.close("all")
    assert dict(matplotlib.rcParams) == before
