"""Each number of datasets/article_example.json, measured again."""

from itertools import combinations

import numpy as np
import pytest
from scipy.stats import spearmanr

from embedlab.counts import cooccurrence, ppmi
from embedlab.datasets import load_article
from embedlab.reduction import pca
from embedlab.text import tokenize, vocabulary

ARTICLE = load_article()
EXAMPLE = ARTICLE["cooccurrence"]
SENTENCES = [tokenize(sentence) for sentence in ARTICLE["sentences"]]
WORDS = EXAMPLE["words"]
NUMBER = {word: i for i, word in enumerate(WORDS)}
COUNTS = np.array(EXAMPLE["counts"])
PRECISION = 5.1e-5  # the file holds four decimals


def rounded(expected):
    return pytest.approx(expected, abs=PRECISION)


def distance(points, pair):
    one, other = (points[NUMBER[word]] for word in pair.split())
    return np.linalg.norm(one - other)


def nearest(points, word):
    others = [other for other in WORDS if other != word]
    return min(others, key=lambda other: distance(points, f"{word} {other}"))


def spearman(counts, points, rows):
    """Over all pairs of these rows; distances are rounded, for mat and log must tie exactly."""
    pairs = list(combinations(rows, 2))
    distances = [round(float(np.linalg.norm(points[i] - points[j])), 9) for i, j in pairs]
    result = spearmanr([counts[i, j] for i, j in pairs], distances)
    return {"pairs": len(pairs), "value": rounded(result.statistic)}


def expected_spearman(name):
    entry = ARTICLE["spearman"][name]
    return {"pairs": entry["pairs"], "value": entry["value"]}


def test_the_counts_of_the_module():
    counts, words = cooccurrence(SENTENCES, 2)
    assert words == WORDS
    assert counts.toarray().tolist() == EXAMPLE["counts"]


def test_the_counts_one_pair_of_positions_at_a_time():
    table = np.zeros((8, 8), dtype=int)
    for sentence in SENTENCES:
        for i, word in enumerate(sentence):
            for j, other in enumerate(sentence):
                if i != j and abs(i - j) <= 2:
                    table[NUMBER[word], NUMBER[other]] += 1
    assert table.tolist() == EXAMPLE["counts"]


def test_size_total_and_rank():
    assert sum(map(len, SENTENCES)) == EXAMPLE["tokens"]
    assert COUNTS.sum() == EXAMPLE["total"]
    assert np.linalg.matrix_rank(COUNTS) == EXAMPLE["rank"]
    assert COUNTS[NUMBER["log"]].tolist() == COUNTS[NUMBER["mat"]].tolist()


def test_all_dimensions():
    for pair, expected in ARTICLE["full_space"]["cosine"].items():
        one, other = (COUNTS[NUMBER[word]] for word in pair.split())
        cosine = one @ other / (np.linalg.norm(one) * np.linalg.norm(other))
        assert cosine == rounded(expected)
    for pair, expected in ARTICLE["full_space"]["distance"].items():
        assert distance(COUNTS, pair) == rounded(expected)
    assert COUNTS[NUMBER["cat"], NUMBER["dog"]] == 0


def test_the_spectrum():
    centred = COUNTS - COUNTS.mean(axis=0)
    singular = np.linalg.svd(centred, compute_uv=False)
    assert singular.tolist() == rounded(ARTICLE["pca"]["singular_values"])
    assert pca(COUNTS)[1].tolist() == rounded(ARTICLE["pca"]["ratio"])


def test_the_plane():
    scores, _ = pca(COUNTS)
    expected = np.array([ARTICLE["pca"]["scores"][word] for word in WORDS])
    for column in (0, 1):  # each axis may be mirrored
        sign = np.sign(scores[:, column] @ expected[:, column])
        assert (sign * scores[:, column]).tolist() == rounded(expected[:, column].tolist())


def test_distances_in_the_plane():
    scores, _ = pca(COUNTS)
    for pair, expected in ARTICLE["pca"]["distance"].items():
        assert distance(scores, pair) == rounded(expected)
    for word, expected in ARTICLE["pca"]["nearest"].items():
        assert nearest(scores, word) == expected


def test_the_share_of_the_in_the_first_component():
    first = pca(COUNTS)[0][:, 0]
    share = first[NUMBER["the"]] ** 2 / (first**2).sum()
    assert share == rounded(ARTICLE["pca"]["share_of_the_in_pc1"]["value"])


def test_spearman_with_and_without_the():
    scores, _ = pca(COUNTS)
    rest = [i for i in range(8) if i != NUMBER["the"]]
    assert expected_spearman("all_words") == spearman(COUNTS, scores, range(8))
    assert expected_spearman("without_pairs_of_the") == spearman(COUNTS, scores, rest)
    smaller = COUNTS[np.ix_(rest, rest)]
    assert expected_spearman("the_dropped_from_the_matrix") == spearman(
        smaller, pca(smaller)[0], range(7)
    )
    shorter = [[word for word in sentence if word != "the"] for sentence in SENTENCES]
    recounted = cooccurrence(shorter, 2)[0].toarray()
    assert expected_spearman("the_dropped_from_the_sentences") == spearman(
        recounted, pca(recounted)[0], range(7)
    )


@pytest.mark.parametrize(("name", "base"), [("base_2", 2), ("base_e", np.e)])
def test_ppmi_brings_cat_to_dog(name, base):
    scores, _ = pca(ppmi(COUNTS) / np.log2(base))
    for pair, expected in ARTICLE["ppmi"][name].items():
        assert distance(scores, pair) == rounded(expected)
    for word, expected in ARTICLE["ppmi"]["nearest"].items():
        assert nearest(scores, word) == expected
    closest = sorted(combinations(WORDS, 2), key=lambda pair: distance(scores, " ".join(pair)))
    assert closest[:2] == [("log", "mat"), ("cat", "dog")]


def test_windows_across_sentences():
    variant = ARTICLE["variants"]["windows_across_sentences"]
    counts, _ = cooccurrence([sum(SENTENCES, [])], 2)
    assert counts[NUMBER["the"], NUMBER["the"]] == variant["the the"]
    assert counts.sum() == variant["total"]


def test_harmonic_weights():
    variant = ARTICLE["variants"]["harmonic"]
    counts, _ = cooccurrence(SENTENCES, 2, weighting="harmonic")
    for pair in ("cat the", "sat the", "chased dog"):
        one, other = pair.split()
        assert counts[NUMBER[one], NUMBER[other]] == variant[pair]
    assert counts.sum() == variant["total"]


def test_a_word_beside_itself():
    for window, expected in ARTICLE["variants"]["self_counts"]["the the"].items():
        counts, _ = cooccurrence(SENTENCES, int(window))
        assert counts[NUMBER["the"], NUMBER["the"]] == expected


def test_naive_split():
    naive = vocabulary([sentence.split() for sentence in ARTICLE["sentences"]])
    assert naive == ARTICLE["variants"]["naive_split"]["words"]
    assert len(naive) == 10
