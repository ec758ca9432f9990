# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Read an encyclopedia and draw its words
#
# ## What you will do
#
# You replace counts by how surprising they are, let an encyclopedia of ten thousand articles place its words, and
# look at the map.
#
# ## What you will be able to do
#
# - weigh counts with PPMI, and say what it repairs
# - say which conventions of counting change a result
# - find the words nearest to a word by cosine
# - test a claim about a map with a control
#
# ## What you need
#
# 45 minutes. Co-occurrence counts and PCA ([lesson 03](03_cooccurrence_pca.ipynb)). What a logarithm is.

# %% [markdown] tags=["instructor"]
# **Minutes:** least 25 (4.1 and the map), typical 45, slow 60.
#
# **Where learners get stuck.** In 4.1, on the shapes: a row of sums times a column of sums. Two loops are right as well.
# In 4.2, on forgetting to divide by the lengths, so that frequent words win.
#
# **Say.** The method has not changed between the raw counts and PPMI: the question has.
#
# **Ask the room** for words before the text field is used, and let them say five neighbours that they expect.
#
# **Skip.** The explorer of the conventions, with a room that is slow.

# %%
from collections import Counter

import embedlab
import numpy as np
from embedlab import check, datasets, hint, ours, plots, reveal
from embedlab.course.widgets import dense, explorer
from embedlab.distances import normalize
from embedlab.text import split_sentences, tokenize
from scipy.stats import spearmanr

# %% [markdown]
# ## How much more often than chance?
#
# In lesson 03 the word *the* met every other word, because it is everywhere. A count should impress us only when
# it is larger than what chance would give. If words met at random, a pair would be expected
#
# $$\text{expected} = \frac{\text{sum of its row} \times \text{sum of its column}}{\text{sum of the whole table}}$$
#
# times. Here are the sums for the three sentences. With `keepdims=True` the sums of the rows stay a column, and a
# column times a row is a whole table.

# %% tags=["nbval-check-output"]
toy = [tokenize(sentence) for sentence in datasets.load_sentences()]
table, toy_words = embedlab.counts.cooccurrence(toy)
toy_counts = table.toarray()

row_sums = toy_counts.sum(axis=1, keepdims=True)
column_sums = toy_counts.sum(axis=0)
print("shapes:", row_sums.shape, column_sums.shape, (row_sums * column_sums).shape)
cat, the = toy_words.index("cat"), toy_words.index("the")
expected = row_sums[cat, 0] * column_sums[the] / toy_counts.sum()
print(f"cat and the: met {toy_counts[cat, the]} times, expected {expected:.1f}")

# %% [markdown]
# *Cat* and *the* meet three times, and chance would make it 1.8: not much of a surprise.
# The **pointwise mutual information** (Church and Hanks 1990) is the logarithm of count / expected. In
# base 2, a value of 1 means twice as often as by chance, 2 means four times. What is rarer than chance is hard
# to tell from bad luck, so one keeps the positive part: **PPMI**.
#
# ### Exercise 4.1: Positive pointwise mutual information


# %% tags=["exercise"]
def ppmi(counts):
    """How much more often than by chance each pair occurs, in bits.

    log2(count / expected) where that is positive, else 0. A pair that never occurs
    gets 0.

    counts: a symmetric array of numbers that are not negative, for example
        [[0, 1], [1, 2]]; some rows may hold zeros only
    returns: an array of the same shape, here [[0, 0.415], [0.415, 0]]
    """
    ### BEGIN SOLUTION
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0) / counts.sum()
    ratio = np.divide(counts, expected, out=np.ones(counts.shape), where=counts > 0)
    return np.maximum(np.log2(ratio), 0)
    ### END SOLUTION


# %% tags=["check"]
check("4.1", ppmi)

# %%
surprise = embedlab.counts.ppmi(table)
points, _ = embedlab.reduction.pca(surprise)
_ = plots.scatter_words(points, toy_words, title="PPMI, first two components")

# %% [markdown]
# With this window, *cat* and *dog* lie side by side, and *the* is a word among others. The words did not change and neither did PCA. We
# asked another question.
#
# How wide the window is, whether it stops at the end of a sentence, whether near words count more than far ones: each
# is somebody's choice. In the explorer, **your** function weighs the counts.


# %%
def draw_map(window, across_sentences, near_counts_more, without_the, weigh):
    left_out = {"the"} if without_the else set()
    text = [[word for word in sentence if word not in left_out] for sentence in toy]
    if across_sentences:
        text = [[word for sentence in text for word in sentence]]
    weighting = "harmonic" if near_counts_more else "flat"
    table, names = embedlab.counts.cooccurrence(text, window, weighting=weighting)
    chosen = dense(ppmi(table.toarray())) if weigh == "PPMI" else table.toarray()
    plots.scatter_words(embedlab.reduction.pca(chosen)[0], names)


choices = {"across_sentences": False, "near_counts_more": False, "without_the": False}
explorer(draw_map, window=(1, 5, 2), **choices, weigh=["PPMI", "raw counts"])

# %% [markdown]
# PPMI does not always help: on the map of window 1, *on* is nearest to *cat*. Three sentences cannot decide which convention
# is best. A larger text can.
#
# ## An encyclopedia
#
# Here are the first paragraphs of ten thousand articles of Wikipedia. Words that occur fewer than ten times are left out. The
# table is large and almost empty, so it is stored sparsely. Centring would fill it; a *truncated SVD* is PCA without
# the centring. We keep 100 columns.

# %% tags=["nbval-check-output"]
texts = [article.text for article in datasets.load_encyclopedia("en")]
sentences = [tokenize(sentence) for text in texts for sentence in split_sentences(text)]
counts, words = embedlab.counts.cooccurrence(sentences, window=2, min_count=10)
raw_vectors, _ = embedlab.reduction.truncated_svd(counts.astype(float), k=100)
vectors, _ = embedlab.reduction.truncated_svd(embedlab.counts.ppmi(counts), k=100)
print(f"{len(sentences):,} sentences, {len(words):,} words")
print("vectors:", vectors.shape)
met, length = counts.sum(axis=1), np.linalg.norm(vectors, axis=1)
print(
    f"rank correlation of a word's frequency and its length: {spearmanr(met, length)[0]:.2f}"
)

# %% [markdown]
# Frequent words have long rows, whatever they mean. So for real texts one compares only the *directions* of rows, by the
# **cosine** of the angle between them: 1 for the same direction, 0 for a right angle. It is the product
# `a @ b` (position by position, added up) divided by both lengths.
#
# ### Exercise 4.2: The nearest words


# %% tags=["exercise"]
def nearest_words(word, vectors, words, k):
    """The k words whose vectors have the largest cosine with the vector of a word, best first.

    The word itself is left out.

    word: one of the words, for example "cat"
    vectors: an array with a row for each word; no row is all zeros; for example
        np.array([[1.0, 0.0], [2.0, 0.5], [3.0, 4.0]])
    words: the list of words, for example ["cat", "dog", "the"]
    k: how many words, at least 1, and less than there are
    returns: a list of k words; for the example and k=1: ["dog"]
    """
    ### BEGIN SOLUTION
    vector = vectors[words.index(word)]
    lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(vector)
    best_first = np.argsort(-(vectors @ vector) / lengths)
    return [words[i] for i in best_first if words[i] != word][:k]
    ### END SOLUTION


# %% tags=["check"]
check("4.2", nearest_words)

# %% [markdown]
# **Predict first:** write two or three words that you expect near *river*.

# %%
my_guess = ...

# %% tags=["nbval-check-output"]
nearest = ours("4.2")  # what the course wrote; yours does the same

for word in ["music", "dog", "river"]:
    print(f"{word:6} raw counts: {', '.join(nearest(word, raw_vectors, words, 5))}")
    print(f"{'':6} PPMI:       {', '.join(nearest(word, vectors, words, 5))}")
reveal(my_guess, ", ".join(nearest("river", vectors, words, 5)))

# %% [markdown]
# Nobody told the program what an animal or a river is. It counted neighbours, asked how surprising each count
# is, and kept 100 columns. Raw counts do badly for *dog*; PPMI does well. Now ask for words of your own; the
# explorer uses your function.

# %%
frequency = Counter(word for sentence in sentences for word in sentence)


def neighbours(word):
    word = word.strip().lower()
    if word not in words:
        return f"{word!r} occurs {frequency[word]} times, too few for a row of its own."
    found = nearest_words(word, vectors, words, 8)
    return f"{word} (occurs {frequency[word]} times): {', '.join(found)}"


explorer(neighbours, word="guitar")

# %% [markdown]
# Try *car*: it occurs 14 times in the whole encyclopedia, and its neighbours are accidents. *Kitten* and *puppy* have no
# row at all. A method that learns from a text knows nothing about what the text does not say.
#
# ## A map of real words
#
# Forty-five words of four kinds, their 100 columns reduced to two.

# %%
groups = {
    "rivers": "congo danube euphrates ganges mississippi nile rhine tigris volga yangtze",
    "instruments": "bass cello drum flute guitar keyboard organ percussion piano violin",
    "animals": "bear bird camel cat cattle deer dog elephant fox goat horse lion sheep wolf",
    "countries": "brazil canada china egypt france germany greece india italy japan mexico",
}
kind = {word: name for name, members in groups.items() for word in members.split()}
chosen = normalize(vectors[[words.index(word) for word in kind]])
places, _ = embedlab.reduction.pca(chosen)
_ = plots.scatter_words(
    places, list(kind), groups=kind, title="What ten thousand articles say"
)

# %% tags=["nbval-check-output"]
names = list(kind)
for rows, where in [(chosen, "in 100 columns"), (places, "on the map")]:
    partner = embedlab.neighbors.nearest(rows, rows, 2, metric="euclidean")[0][:, 1]
    same = sum(kind[names[i]] == kind[names[j]] for i, j in enumerate(partner))
    print(
        f"{where}: {same} of {len(names)} words have their nearest word in their own group"
    )

# %% [markdown]
# Rivers and countries keep to themselves. Animals and instruments overlap, but only on the map: in the full rows each
# of these forty-five has the nearest of the others among its own kind. The map is the shadow, not the thing.
#
# Here are some three thousand words to move through. Choose one, or type it: lines lead to its neighbours in the full rows, and a
# second list says who is near on the map. (The keys are named below it.)

# %%
from embedlab.maps import word_map

common = [word for word, _ in frequency.most_common(3000) if word in words][100:]
word_map((common, normalize(vectors[[words.index(word) for word in common]])))

# %% [markdown]
# ## The claim on trial
#
# The article says of such a map that words used in similar contexts are close, and that words which rarely meet are
# far apart. For the first half, compare closeness on the map with closeness in the rows. For the second, take the 500 most frequent words after the first fifty, and go
# through all their pairs: how often does a pair meet, and how far apart is it? If the claim holds, the rank correlation
# (lesson 01) is clearly negative. **Predict first:** two signs, for the directions of the rows and for the map.

# %%
my_guess = ...

# %%
from scipy.spatial.distance import pdist, squareform

frequent = [word for word, _ in frequency.most_common(600) if word in words][50:550]
rows = [words.index(word) for word in frequent]
meetings = counts[rows][:, rows].toarray()
meetings = squareform(meetings, checks=False)  # one number for each pair, as pdist gives


def follows(name, distance):
    print(f"{name}: {spearmanr(meetings, distance).statistic:+.2f}")


# %% tags=["claim-number", "nbval-check-output"]
print(f"rank correlation of meetings and distance, {len(meetings):,} pairs")
follows("directions of the rows", pdist(vectors[rows], "cosine"))
follows("rows, by straight line", pdist(vectors[rows]))
directions = normalize(vectors[rows])
follows("map of the directions", pdist(embedlab.reduction.pca(directions)[0]))
follows("map of the rows", pdist(embedlab.reduction.pca(vectors[rows])[0]))

# %% tags=["nbval-check-output"]
random = np.random.default_rng(
    0
)  # control: each word gets the row of one that is as frequent
shuffled = random.permuted(np.reshape(rows, (20, 25)), axis=1).ravel()
follows("control, directions", pdist(vectors[shuffled], "cosine"))
follows("control, by straight line", pdist(vectors[shuffled]))
in_rows, on_map = pdist(directions), pdist(embedlab.reduction.pca(directions)[0])
print(f"distances on the map and in the rows: {spearmanr(in_rows, on_map).statistic:+.2f}")

# %%
reveal(my_guess, "both negative, the map only half as much")

# %% [markdown] tags=["claim"]
# **The claim.** On the map, words that are used in similar contexts are close, and words that rarely co-occur
# are far apart.
#
# **Verdict: loose.** The map keeps part of who is near whom in the rows. Compared by direction, words that meet often are indeed nearer,
# moderately so, where words that borrow the row of another one show next to nothing. A map of the directions keeps about half of that. By straight line it turns
# round, and does so with borrowed rows, too, if they are of words as frequent: what speaks there is frequency. And *cat* and *dog* of
# lesson 03 never met and were alike: to meet and to be alike are two things that only go together on average, in a large text.

# %% [markdown]
# ## Key points
#
# - Raw counts are mostly about frequency. PPMI asks what is surprising.
# - Windows, sentence ends, weights: say which convention you used.
# - Directions (cosine) are compared where lengths mostly say how frequent a word is.
# - A method that learns from a text knows nothing about what the text does not say.
# - A map of two columns is a picture; measure in the rows.
#
# ## Your own data
#
# Put a text of yours into a file `my_text.txt` beside this notebook. A few thousand words are the least.

# %%
from pathlib import Path

file = Path("my_text.txt")
my_text = file.read_text(encoding="utf-8") if file.exists() else " ".join(texts[:200])
my_sentences = [tokenize(sentence) for sentence in split_sentences(my_text)]
my_counts, my_words = embedlab.counts.cooccurrence(my_sentences, window=5, min_count=15)
my_points, _ = embedlab.reduction.pca(embedlab.counts.ppmi(my_counts))
order = np.argsort(-my_counts.sum(axis=1))[40:80]  # not the most frequent: the, of, and
_ = plots.scatter_words(my_points[order], [my_words[i] for i in order])

# %% [markdown]
# ## Next
#
# [Lesson 05](05_word2vec.ipynb) learns such vectors in small steps instead of counting, and finds that a default can
# decide a result.
