"""glove.py against its own definition cell by cell, finite differences and planted groups."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

import embedlab.glove
from embedlab.counts import cooccurrence
from embedlab.distances import normalize
from embedlab.glove import Parameters, loss_and_gradients, train_glove

GROUPS, PER_GROUP = 3, 4
WORDS = [f"{'abc'[i // PER_GROUP]}{i % PER_GROUP}" for i in range(GROUPS * PER_GROUP)]


def random_model(random, size, d):
    return Parameters(*(random.normal(size=shape) for shape in ((size, d), (size, d), size, size)))


@st.composite
def problems(draw):
    """A table of counts with holes, and a model of float64."""
    size, d = draw(st.integers(1, 5)), draw(st.integers(1, 7))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    table = random.integers(0, 30, (size, size)) * (random.random((size, size)) < 0.6) / 2
    return sparse.csr_array(table), random_model(random, size, d)


SETTINGS = st.fixed_dictionaries(
    {"x_max": st.sampled_from([0.5, 5.0, 100.0]), "alpha": st.sampled_from([0.0, 0.75, 1.0])}
)


def loss_by_loop(cells, model, x_max, alpha):
    """The sum of the paper, one cell at a time."""
    total = 0.0
    for (i, j), x in np.ndenumerate(cells.toarray()):
        if x > 0:
            predicted = model.words[i] @ model.contexts[j]
            predicted += model.word_biases[i] + model.context_biases[j]
            weight = (x / x_max) ** alpha if x < x_max else 1.0
            total += weight * (predicted - np.log(x)) ** 2
    return total


@given(problems(), SETTINGS)
def test_the_loss_is_the_sum_over_cells(problem, options):
    loss, _ = loss_and_gradients(*problem, **options)
    assert loss == pytest.approx(loss_by_loop(*problem, **options), rel=1e-9)


@settings(max_examples=30)
@given(problems(), SETTINGS)
def test_the_gradient_agrees_with_finite_differences(problem, options):
    cells, model = problem
    _, gradients = loss_and_gradients(cells, model, **options)
    step = 1e-5
    for part, gradient in zip(model, gradients, strict=True):
        assert gradient.shape == part.shape
        for where in np.ndindex(part.shape):
            kept, losses = part[where], []
            for moved in (kept + step, kept - step):
                part[where] = moved
                losses.append(loss_by_loop(cells, model, **options))
            part[where] = kept
            slope = (losses[0] - losses[1]) / (2 * step)
            assert gradient[where] == pytest.approx(slope, rel=1e-4, abs=1e-4)


@given(problems())
def test_cells_may_come_in_any_container(problem):
    cells, model = problem
    expected, gradients = loss_and_gradients(cells, model)
    for container in (sparse.csc_array, sparse.coo_array, sparse.csr_array.toarray):
        loss, others = loss_and_gradients(container(cells), model)
        assert loss == pytest.approx(expected)
        for one, other in zip(gradients, others, strict=True):
            np.testing.assert_allclose(one, other, atol=1e-9)


@pytest.mark.parametrize("rows", [2, 4])
def test_cells_and_model_are_of_the_same_words(rows):
    with pytest.raises(ValueError, match="shapes do not match"):
        loss_and_gradients(
            sparse.csr_array((3, rows)), random_model(np.random.default_rng(0), 3, 2)
        )


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_model_that_is_not_finite(value):
    model = random_model(np.random.default_rng(0), 2, 3)
    model.words[0] = value
    for cells in ([[0.0, 1.0], [1.0, 0.0]], [[0.0, 0.0], [0.0, 1.0]]):  # one leaves it out
        with pytest.raises(ValueError, match="the model: NaN, infinity"):
            loss_and_gradients(sparse.csr_array(cells), model)


def test_a_loss_beyond_all_numbers_is_refused():
    model = random_model(np.random.default_rng(0), 2, 3)
    model = Parameters(*(1e100 * part for part in model))
    with np.errstate(over="ignore"), pytest.raises(ValueError, match="the loss of this model"):
        loss_and_gradients(np.ones((2, 2)), model)


def test_no_cell_has_no_loss_and_no_gradient():
    model = random_model(np.random.default_rng(0), 3, 2)
    loss, gradients = loss_and_gradients(sparse.csr_array((3, 3)), model)
    assert loss == 0 and not any(gradient.any() for gradient in gradients)


@pytest.mark.parametrize("bad", [0.0, -1.0, np.nan, np.inf])
def test_the_loss_refuses_cells_without_a_logarithm(bad):
    cells = sparse.csr_array(([bad, 1.0], ([0, 1], [1, 0])), shape=(2, 2))
    with pytest.raises(ValueError, match="stored counts must be finite and above 0"):
        loss_and_gradients(cells, random_model(np.random.default_rng(0), 2, 2))


def test_a_cell_stored_in_two_parts_is_one_cell():
    parts = np.array([1.0, 1.0]), np.array([1, 1]), np.array([0, 2, 2])
    cells, model = (
        sparse.csr_array(parts, shape=(2, 2)),
        random_model(np.random.default_rng(0), 2, 2),
    )
    whole = loss_and_gradients(np.array([[0.0, 2.0], [0.0, 0.0]]), model)
    assert loss_and_gradients(cells, model)[0] == whole[0]
    assert cells.nnz == 2  # what was given stays as it is


def test_words_and_contexts_have_equally_many_dimensions():
    model = random_model(np.random.default_rng(0), 2, 2)
    with pytest.raises(ValueError, match="shapes do not match"):
        loss_and_gradients(np.ones((2, 2)), model._replace(words=model.words[:, :1]))


@pytest.mark.parametrize("options", [{"x_max": 0}, {"x_max": np.nan}, {"alpha": -1}])
def test_weights_out_of_range_are_refused(options):
    with pytest.raises(ValueError, match="x_max is a finite number above 0|alpha is a finite"):
        loss_and_gradients(sparse.csr_array((0, 0)), Parameters(*[np.zeros((0, 0))] * 4), **options)


@pytest.fixture(scope="module")
def planted():
    """Counts of sentences whose words all come from one group."""
    random = np.random.default_rng(0)
    sentences = []
    for _ in range(300):
        group = random.integers(GROUPS) * PER_GROUP
        sentences.append([WORDS[group + i] for i in random.integers(0, PER_GROUP, 6)])
        sentences.append([WORDS[i] for i in random.integers(0, len(WORDS), 2)])  # some noise
    return cooccurrence(sentences, 5, weighting="harmonic")


@pytest.mark.parametrize("seed", range(3))
def test_the_loss_falls_in_each_epoch_until_it_is_small(planted, seed):
    losses = []
    train_glove(*planted, dimensions=4, epochs=25, seed=seed, on_epoch=losses.append)
    losses = np.array(losses)
    small = losses < 0.03 * losses[0]
    assert len(losses) == 25 and small.any()
    end = small.argmax()
    assert (np.diff(losses[: end + 1]) < 0).all() and small[end:].all()


def test_loss_and_vectors_are_those_of_the_model(planted, monkeypatch):
    """With a rate near 0 the model stays where it starts, and so does its loss."""
    starts, losses = [], []
    start = embedlab.glove._initialise
    monkeypatch.setattr(
        embedlab.glove, "_initialise", lambda *given: starts.append(start(*given)) or starts[-1]
    )
    vectors = train_glove(*planted, dimensions=4, epochs=1, rate=1e-9, on_epoch=losses.append)
    expected = loss_by_loop(planted[0], starts[0], 10, 0.75) / planted[0].nnz
    assert losses == [pytest.approx(expected, rel=1e-4)]
    np.testing.assert_allclose(vectors.vectors, starts[0].words + starts[0].contexts)


def test_each_epoch_reads_every_cell_in_another_order(planted, monkeypatch):
    read, real = [], loss_and_gradients
    monkeypatch.setattr(
        embedlab.glove,
        "loss_and_gradients",
        lambda cells, *given, **options: read.append(cells) or real(cells, *given, **options),
    )
    train_glove(*planted, dimensions=2, epochs=2)
    first, second = read[: len(read) // 2], read[len(read) // 2 :]
    assert {*map(id, first)} == {*map(id, second)} and list(map(id, first)) != list(map(id, second))
    assert (sum(first[1:], first[0]) != planted[0].astype(np.float32)).nnz == 0


def test_one_seed_gives_the_same_vectors(planted):
    first, second = (train_glove(*planted, dimensions=4, epochs=3, seed=7) for _ in range(2))
    np.testing.assert_array_equal(first.vectors, second.vectors)
    assert first.index_to_key == planted[1] and first.vectors.dtype == np.float32


def test_seeds_differ_in_coordinates_and_agree_on_neighbours(planted):
    models = [train_glove(*planted, dimensions=4, epochs=30, seed=seed) for seed in range(3)]
    tables = [normalize(model.vectors) @ normalize(model.vectors).T for model in models]
    off_diagonal = ~np.eye(len(WORDS), dtype=bool)
    for model, table in zip(models[1:], tables[1:], strict=True):
        assert np.abs(model.vectors - models[0].vectors).max() > 0.3
        assert np.corrcoef(table[off_diagonal], tables[0][off_diagonal])[0, 1] > 0.5
    for model in models:
        for word in WORDS:
            nearest = [found for found, _ in model.most_similar(word, topn=PER_GROUP - 1)]
            assert all(found[0] == word[0] for found in nearest), (word, nearest)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_counts_may_be_dense_whole_numbers_or_hold_zeros_and_stay_as_they_are(planted, dtype):
    counts, words = planted
    whole = sparse.csr_array(np.rint(counts.toarray()).astype(np.int64))
    expected = train_glove(whole, words, dimensions=3, epochs=2).vectors
    np.testing.assert_array_equal(
        train_glove(whole.toarray(), words, dimensions=3, epochs=2).vectors, expected
    )
    zeros = whole.astype(dtype)
    zeros.data[:5] = 0
    before = zeros.copy()
    without = sparse.csr_array(zeros.toarray())
    np.testing.assert_array_equal(
        train_glove(zeros, words, dimensions=3, epochs=2).vectors,
        train_glove(without, words, dimensions=3, epochs=2).vectors,
    )
    assert zeros.nnz == before.nnz and (zeros.data == before.data).all()


def test_no_words_give_no_vectors():
    vectors = train_glove(*cooccurrence([]), dimensions=3)
    assert len(vectors) == 0 and vectors.vector_size == 3


def test_words_that_were_counted_with_nothing_have_zero_vectors():
    losses = []
    vectors = train_glove(*cooccurrence([["a"], ["b"]]), dimensions=3, on_epoch=losses.append)
    assert not vectors.vectors.any() and set(losses) == {0.0}
    table = np.array([[0, 3, 0], [3, 0, 0], [0, 0, 0]])
    met = train_glove(table, ["a", "b", "alone"], dimensions=3).vectors.any(axis=1)
    assert met.tolist() == [True, True, False]


def test_one_word_beside_itself_and_more_dimensions_than_words():
    losses = []
    vectors = train_glove(
        [[20]], ["a"], dimensions=9, epochs=200, on_epoch=losses.append
    )  # its weight is 1
    assert vectors.vectors.shape == (1, 9) and np.isfinite(vectors.vectors).all()
    assert losses[-1] < 1e-3 * losses[0]


@pytest.mark.parametrize("bad", [-1.0, np.nan, np.inf, 1e200, 1e39])
def test_impossible_counts_are_refused(bad):
    with pytest.raises(ValueError, match="never negative|NaN, infinity"):
        train_glove(np.array([[0, bad], [1, 0]]), ["a", "b"])


@pytest.mark.parametrize(
    ("counts", "words"),
    [(np.ones((2, 2)), ["a"]), (np.ones((2, 3)), ["a", "b"]), (np.ones((2, 2)), ["a", "a"])],
)
def test_counts_and_words_that_do_not_fit_are_refused(counts, words):
    with pytest.raises(ValueError, match="one row and one column for each of the words"):
        train_glove(counts, words)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"dimensions": 0}, "dimensions is a whole number and starts at 1"),
        ({"epochs": 2.0}, "epochs is a whole number"),
        ({"rate": 0}, "rate is a finite number above 0"),
        ({"rate": np.nan}, "rate is a finite number above 0"),
        ({"seed": -1}, "seed is a whole number and starts at 0"),
        ({"rate": "0.1"}, "rate is a finite number above 0"),
        ({"x_max": -1}, "x_max is a finite number above 0"),
        ({"alpha": "a"}, "alpha is a finite number, 0 or more"),
    ],
)
def test_settings_out_of_range_are_refused(options, message):
    with pytest.raises(ValueError, match=message):
        train_glove(np.ones((2, 2)), ["a", "b"], **options)


@pytest.mark.parametrize("words", ["ab", ["a", 1], {"a", "b"}])
def test_words_are_a_list_of_strings(words):
    with pytest.raises(TypeError, match="a list of words is needed|a word is a string"):
        train_glove(np.ones((2, 2)), words)
