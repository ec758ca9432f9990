"""cluster.py on a cluster of two processes: cell by cell what counts.py finds in memory."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from distributed import Client, LocalCluster
from hypothesis import given
from hypothesis import strategies as st

from embedlab import counts
from embedlab.cluster import cooccurrence, count_shard, count_words, merge
from embedlab.text import tokenize

pytestmark = pytest.mark.slow

TEXTS = [
    "the cat sat on the mat\nthe dog sat on the log\n",
    "",
    "cat\n",
    "a kitten is a young cat\na puppy is a young dog\nthe kitten sat\n",
    "the dog and the cat ran\n",
]
SENTENCES = st.lists(st.lists(st.sampled_from("abcd"), max_size=7), max_size=4)
PAGE = Path(__file__).parents[2] / "docs" / "more-than-one-machine.md"


def read_lines(path):
    return [tokenize(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def read_strings(path):
    return Path(path).read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def client():
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
        ) as cluster,
        Client(cluster) as client,
    ):
        client.wait_for_workers(2, timeout=60)
        yield client


@pytest.fixture
def shards(tmp_path):
    paths = [tmp_path / f"{i}.txt" for i in range(len(TEXTS))]
    for path, text in zip(paths, TEXTS, strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


@pytest.mark.parametrize("weighting", ["flat", "harmonic"])
@pytest.mark.parametrize(("window", "min_count"), [(1, 1), (3, 2), (40, 1), (2, 99)])
def test_equal_cell_by_cell(client, shards, weighting, window, min_count):
    options = {"window": window, "weighting": weighting, "min_count": min_count}
    whole = [sentence for shard in shards for sentence in read_lines(shard)]
    expected, expected_words = counts.cooccurrence(whole, **options)
    found, words = cooccurrence(client, shards, read_lines, **options)
    assert words == expected_words
    assert found.dtype == expected.dtype
    np.testing.assert_allclose(found.toarray(), expected.toarray(), rtol=1e-14)
    assert found.nnz == expected.nnz


def test_one_shard_and_none(client, shards):
    found, words = cooccurrence(client, shards[3:4], read_lines)
    assert (found != counts.cooccurrence(read_lines(shards[3]))[0]).nnz == 0
    empty, words = cooccurrence(client, [], read_lines, weighting="harmonic")
    assert (empty.shape, empty.dtype, words) == ((0, 0), np.float64, [])


def test_the_work_is_done_by_the_workers(client, shards):
    cooccurrence(client, shards, read_lines)
    ran = client.run(lambda dask_worker: list(dask_worker.state.log), nanny=False)
    assert len(ran) == 2
    assert all("count_shard" in str(log) for log in ran.values())


def test_a_string_is_not_a_sentence(client, shards):
    with pytest.raises(TypeError, match="tokenize a text first"):
        cooccurrence(client, shards, read_strings)


def test_a_number_is_not_a_word():
    with pytest.raises(TypeError, match="a word is a string; got int"):
        count_words(list, [["a", 1]])


@pytest.mark.parametrize("options", [{"window": 0}, {"min_count": 0}, {"weighting": "linear"}])
def test_what_no_count_can_mean(options):
    with pytest.raises(ValueError, match="starts at 1|one of 'flat', 'harmonic'"):
        cooccurrence(None, ["a"], read_lines, **options)


@given(st.lists(SENTENCES, min_size=1, max_size=5), st.integers(1, 9))
def test_the_tables_of_shards_add_up(texts, window):
    whole = [sentence for sentences in texts for sentence in sentences]
    expected, words = counts.cooccurrence([["a"], ["b"], ["c"], ["d"], *whole], window)
    parts = [count_shard(list, text, words, window, "flat") for text in texts]
    assert np.array_equal(
        merge(lambda one, other: one + other, parts).toarray(), expected.toarray()
    )


@given(st.lists(st.integers(), min_size=1))
def test_merge_adds_each_part_once(parts):
    assert merge(lambda one, other: one + other, parts) == sum(parts)


def test_the_example_of_the_page_runs(tmp_path):
    example = PAGE.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    script = tmp_path / "count.py"
    script.write_text(example, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, script], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120
    )
    assert run.returncode == 0, run.stderr
    assert float(run.stdout.split()[-1]) < 1e-9
