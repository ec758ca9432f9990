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
# # Let a text place its words: co-occurrence and PCA
#
# ## What you will do
#
# You count which words stand near which, turn the counts into a map of words, test the map, and do the same
# with a real encyclopedia.
#
# ## What you will be able to do
#
# - count co-occurrences within a window, and say which conventions change the counts
# - explain why two words that never meet can still be alike
# - reduce a table to two columns with PCA, and read such a map with care
# - weigh counts with PPMI, and say what it repairs
#
# ## What you need
#
# 95 minutes, 50 before the pause and 45 after it. Distances of vectors
# ([lesson 00](00_start_here.ipynb)). What a mean and a logarithm are. The singular value decomposition (SVD) is
# used as a tool that numpy has.

# %% [markdown] tags=["instructor"]
# **Minutes:** least 45 (3.1, 3.3 and the surprise), typical 95, slow 120.
#
# **Where learners get stuck.** In 3.1, on the ends of the window (`range`) and on windows that run from one
# sentence into the next. In 3.3, on returning `left` without the singular values.
#
# **Before the first map,** let everybody write down cat's nearest word, and count hands: almost all say
# *dog*. It is *chased*. Wait before you explain; somebody will find *the*.
#
# **Say.** The method did what we asked. We asked the wrong thing: raw counts are mostly about how frequent a
# word is. The surprise belongs to window 2: with windows 1, 4 and 5 the raw map has *dog* nearest. The explorer
# shows it; let the room find out, and ask what three sentences can prove.
#
# **Skip.** The section on conventions is for those who are quick. With little time give 3.4 as reading.

# %%
from collections import Counter

import numpy as np
from scipy.stats import spearmanr

import embedlab
from embedlab import check, datasets, hint, plots, probe
from embedlab.course.probe import scoreboard
from embedlab.course.widgets import dense, explorer
from embedlab.distances import euclidean
from embedlab.text import split_sentences, tokenize

# %% [markdown]
# ## Words and their neighbours
#
# Nobody can choose good attributes for every word by hand. But a text shows, at every place, which words stand
# around a word. We call them its *company*. Here is the smallest text that has something to show: the three sentences of the article
# behind this course.

# %% tags=["nbval-check-output"]
sentences = [tokenize(sentence) for sentence in datasets.load_sentences()]
for sentence in sentences:
    print(sentence)

# %% [markdown]
# Take one word and look up to two positions to the left and to the right: these words stand in its
# **window**. Here is the window of *sat* in the first sentence.

# %% tags=["nbval-check-output"]
place = sentences[0].index("sat")
print("left: ", sentences[0][place - 2 : place])
print("right:", sentences[0][place + 1 : place + 3])

# %% [markdown]
# So *sat* meets *the*, *cat*, *on* and *the* again. If we move the window over the whole text and note for
# every pair how often it meets, we get a table: one row and one column for each word.
#
# ### Exercise 3.1: Count which words stand near which


# %% tags=["exercise"]
def cooccurrence(sentences, window=2):
    """Count, for each pair of words, how often they stand at most `window` positions apart.

    A window stays inside its sentence. A position does not count itself. Each pair of positions
    counts in both directions, so the table is symmetric.

    sentences: a list of lists of words, for example [["the", "cat", "sat"]]
    window: how many positions to look at on each side, at least 1
    returns: the table and the list of words, as (counts, words). Each word that occurs is in the
        list once, in any order; row and column i of the table belong to words[i]. No sentences
        give an empty table and an empty list. For the example and window=1:
        (array([[0, 1, 1], [1, 0, 0], [1, 0, 0]]), ["cat", "sat", "the"])
    """
    ### BEGIN SOLUTION
    words = sorted({word for sentence in sentences for word in sentence})
    number = {word: i for i, word in enumerate(words)}
    counts = np.zeros((len(words), len(words)), dtype=int)
    for sentence in sentences:
        for i, word in enumerate(sentence):
            for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
                if j != i:
                    counts[number[word], number[sentence[j]]] += 1
    return counts, words
    ### END SOLUTION


# %% tags=["check"]
check("3.1", cooccurrence)

# %% tags=["nbval-check-output"]
counts, words = embedlab.counts.cooccurrence(sentences, window=2)
_ = plots.heatmap(counts, words, words, title="How often two words meet, window 2")

# %% [markdown]
# The table is symmetric, and one row and column stand out: *the* meets every other word. The rows of *log*
# and *mat* are the same, as the two words are used in the same way.
#
# ## Each row is a vector
#
# The row of a word shows its company. Rows can be compared like any vectors. Often it is the direction that is
# compared, by the **cosine** of the angle between two rows: 1 for the same direction, 0 when they share no company
# at all. In the code, `a @ b` multiplies the two vectors position by position and adds up. The *length* of a vector
# is its distance from zero, `np.linalg.norm`. Dividing by both lengths leaves only the direction.

# %% tags=["nbval-check-output"]
rows = dict(zip(words, counts.toarray(), strict=True))


def cosine(a, b):
    return a @ b / (np.linalg.norm(a) * np.linalg.norm(b))


print(words)
print("cat:", rows["cat"])
print("dog:", rows["dog"])
print("how often cat and dog meet:", rows["cat"][words.index("dog")])
for other in ["dog", "sat", "log", "chased"]:
    print(f"cosine of cat and {other}: {cosine(rows['cat'], rows[other]):.3f}")

# %% [markdown]
# ### Exercise 3.2: Why cat and dog are alike
#
# Why is the cosine of *cat* and *dog* higher than the others? Put the letter into `answer`.
#
# - `"a"`: they stand next to each other often
# - `"b"`: they have the same neighbours
# - `"c"`: both are frequent words
# - `"d"`: both are animals

# %% tags=["exercise"]
### BEGIN SOLUTION
answer = "b"
### END SOLUTION

# %% tags=["check"]
check("3.2", answer)

# %% [markdown]
# ## From eight columns to two
#
# We cannot look at eight columns. **Principal component analysis** (PCA, Pearson 1901) looks for the direction
# in which the rows differ most, then for the next one at a right angle to it, and so on. The places of the rows
# along these directions are the *scores*. With the first two we can draw a map.
#
# The tool is the SVD. First subtract from each column its mean. Then
#
# ```python
# left, singular, directions = np.linalg.svd(centred, full_matrices=False)
# ```
#
# splits the table into three parts: how the rows lie, how strong each direction is (strongest first), and the
# directions, one in each row. The scores are `left * singular`. How much the rows differ along a direction is its
# *variance*, the mean of the squared scores; it is proportional to `singular ** 2`.
#
# ### Exercise 3.3: Principal components through the SVD


# %% tags=["exercise"]
def pca(matrix, k=2):
    """Place the rows of a table along the k directions in which they differ most.

    The columns are centred, and not scaled. The sign of a column of scores is arbitrary.

    matrix: an array with n rows, one row for each item
    k: how many directions to keep
    returns: the scores and the shares, as (scores, share); scores is an array (n, k), share
        holds k numbers: the part of the whole variance that each direction carries.
        For np.array([[1.0], [2.0], [6.0]]) and k=1: ([[-2], [-1], [3]], [1.0])
    """
    ### BEGIN SOLUTION
    centred = matrix - matrix.mean(axis=0)
    left, singular, directions = np.linalg.svd(centred, full_matrices=False)
    share = singular**2 / (singular**2).sum()
    return (left * singular)[:, :k], share[:k]
    ### END SOLUTION


# %% tags=["check"]
check("3.3", pca)

# %% [markdown]
# **Predict first.** We are going to draw the map of the eight words. Which word will be nearest to *cat*?
# Write it down before you run the next cell.

# %%
points, share = embedlab.reduction.pca(counts, k=2)
_ = plots.scatter_words(points, words, title="Raw counts, first two components")

# %% tags=["nbval-check-output"]
print("share of the variance:", share.round(3))

# %% [markdown]
# It is *chased*. Not *dog*, whose row is almost the same as that of *cat*. (*log* and *mat* share one
# point. Your map may be mirrored: the sign of a component means nothing.)
#
# Is that what the table says, or only what the map says? Compare both.


# %% tags=["nbval-check-output"]
def compare_with_full_rows(full, plane):
    for other in ["dog", "chased"]:
        pair = [words.index("cat"), words.index(other)]
        in_full, on_map = euclidean(*full[pair]), euclidean(*plane[pair])
        print(f"cat - {other}: full rows {in_full:.3f}, map {on_map:.3f}")


compare_with_full_rows(counts.toarray(), points)

# %% [markdown]
# In the full table *dog* is near and *chased* is far. The map shows the distance from *cat* to *dog* almost whole, but
# keeps less than a third of the distance to *chased*: what separates these two words lies in the six columns that
# are not drawn. A map with two columns has to leave something out, and it spends its first column on what varies most.
# On what? Vectors of large length decide, and the row of *the* is the longest.

# %% tags=["nbval-check-output"]
the = words.index("the")
lengths = {word: round(float(np.linalg.norm(row)), 2) for word, row in rows.items()}
print("length of the rows:", lengths)
first = points[:, 0] ** 2
print(f"part of the first component that is due to 'the': {first[the] / first.sum():.0%}")

# %% [markdown]
# Most of the first component only says "this is *the*", a word that meets all others. One of our two columns is
# gone for that.
#
# (A good place to pause. When you come back: **Run > Run All Above Selected Cell**.)
#
# ## How much more often than chance?
#
# *The* meets every other word because it is everywhere. A count should impress us only when it is larger than what
# chance would give. If words met at random, a pair would be expected
#
# $$\text{expected} = \frac{\text{sum of its row} \times \text{sum of its column}}{\text{sum of the whole table}}$$
#
# times. The **pointwise mutual information** (Church and Hanks 1990) is the logarithm of count / expected. In
# base 2, a value of 1 means twice as often as by chance, 2 means four times. Negative values are hard to tell
# from bad luck in small texts, so one keeps the positive part: **PPMI**.
#
# ### Exercise 3.4: Positive pointwise mutual information


# %% tags=["exercise"]
def ppmi(counts):
    """How much more often than by chance each pair occurs, in bits.

    log2(count / expected) where that is positive, else 0. A pair that never occurs gets 0.

    counts: a symmetric array of numbers that are not negative, for example [[0, 1], [1, 2]];
        some rows may hold zeros only
    returns: an array of the same shape, here [[0, 0.415], [0.415, 0]]
    """
    ### BEGIN SOLUTION
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0) / counts.sum()
    ratio = np.divide(counts, expected, out=np.ones(counts.shape), where=counts > 0)
    return np.maximum(np.log2(ratio), 0)
    ### END SOLUTION


# %% tags=["check"]
check("3.4", ppmi)

# %%
surprise = embedlab.counts.ppmi(counts)
ppmi_points, _ = embedlab.reduction.pca(surprise, k=2)

left, right = plots.panels(2)
plots.scatter_words(points, words, ax=left, title="Raw counts")
_ = plots.scatter_words(ppmi_points, words, ax=right, title="PPMI")

# %% tags=["nbval-check-output"]
compare_with_full_rows(surprise.toarray(), ppmi_points)
first = dict(zip(words, ppmi_points[:, 0] ** 2 / (ppmi_points[:, 0] ** 2).sum(), strict=True))
print("part of the first component:", {w: f"{first[w]:.0%}" for w in ["the", "on"]})

# %% [markdown]
# With PPMI *cat* and *dog* are near in the full rows as well as on the map, and *the* no longer rules the first
# component (*on* does). The map still flatters: *chased* looks near to *cat* and is not. The words did not change
# and neither did PCA. We asked a better question, and we compared the map with the rows.
#
# ## What if we had counted differently?
#
# How wide the window is, whether it stops at the end of a sentence, whether near words count more: each is
# somebody's choice, and each changes the table. The next cell prints two counts under four conventions. After it
# you can choose for yourself: that map is drawn with **your** functions from 3.1, 3.3 and 3.4.

# %% tags=["nbval-check-output"]
whole_text = [[word for sentence in sentences for word in sentence]]
variants = {
    "as above": embedlab.counts.cooccurrence(sentences),
    "across sentence ends": embedlab.counts.cooccurrence(whole_text),
    "weighted by 1 / distance": embedlab.counts.cooccurrence(sentences, weighting="harmonic"),
    "window 4": embedlab.counts.cooccurrence(sentences, window=4),
}
cat = words.index("cat")
for name, (variant, _) in variants.items():
    print(f"{name:25} the-the {variant[the, the]:.1f}   cat-the {variant[cat, the]:.1f}")


# %%
def word_map(window, leave_out_the_word_the, weigh_with_PPMI):
    left_out = {"the"} if leave_out_the_word_the else set()
    chosen = [[word for word in sentence if word not in left_out] for sentence in sentences]
    table, names = cooccurrence(chosen, window)
    plane, _ = pca(dense(ppmi(dense(table)) if weigh_with_PPMI else table))
    plots.scatter_words(dense(plane), names)
    print(plots.describe_points(dense(plane), names))


explorer(word_map, window=(1, 5, 2), leave_out_the_word_the=False, weigh_with_PPMI=False)

# %% [markdown]
# Try all five windows, with and without PPMI, with and without *the*. PPMI does not always help: with window 1
# *dog* is nearest to *cat* on the raw map, but with PPMI it is *on*. Three sentences cannot decide which convention
# is best. A larger text can.

# %% [markdown]
# ## The same on a real encyclopedia
#
# Three sentences are a toy. Here are the first paragraphs of ten thousand articles. Words that occur less
# than ten times are left out. The table is large but almost empty, so it is stored sparsely, and since
# centring would fill in its zeros, it is reduced by a *truncated SVD*: PCA without the centring.

# %% tags=["nbval-check-output"]
texts = [article.text for article in datasets.load_encyclopedia("en")]
real_sentences = [tokenize(sentence) for text in texts for sentence in split_sentences(text)]
real_counts, real_words = embedlab.counts.cooccurrence(real_sentences, window=2, min_count=10)
print(f"{len(real_sentences):,} sentences, a table of {len(real_words):,} words")
print(f"{real_counts.nnz / len(real_words) ** 2:.1%} of the table is not zero")

frequency = Counter(word for sentence in real_sentences for word in sentence)
chosen = ["river", "music", "dog", "cat", "camel", "car", "kitten", "puppy"]
print({word: frequency[word] for word in chosen})

# %% tags=["nbval-check-output"]
raw_vectors, _ = embedlab.reduction.truncated_svd(real_counts.astype(float), k=100)
real_vectors, _ = embedlab.reduction.truncated_svd(embedlab.counts.ppmi(real_counts), k=100)


def nearest(word, vectors, k=5):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    similarity = unit @ unit[real_words.index(word)]
    return [real_words[i] for i in np.argsort(-similarity)[1 : k + 1]]


for word in ["dog", "music", "river", "car"]:
    print(f"{word:6} raw counts: {', '.join(nearest(word, raw_vectors))}")
    print(f"{'':6} PPMI:       {', '.join(nearest(word, real_vectors))}")

# %% [markdown]
# Nobody told the program what an animal or a river is. It counted neighbours, asked how surprising each count
# is, and kept 100 columns. Raw counts do badly for *dog*, and not so badly for *river*. PPMI does badly for *car*,
# which is too rare here, as the counts above show. Put words of your own into the list; one that is not in
# `real_words` gives an error.
#
# ## The scoreboard

# %% tags=["nbval-check-output"]
probe(rows, name="counts, 3 sentences")
probe(dict(zip(words, ppmi_points, strict=True)), name="PPMI + PCA, 3 sentences")
probe(dict(zip(real_words, real_vectors, strict=True)), name="PPMI + SVD, encyclopedia")
scoreboard()

# %% [markdown]
# *Kitten* and *puppy* have no vector: neither the three sentences nor the ten thousand articles use them once. A
# method that learns from text knows nothing about words that the text does not have. *Cat* occurs only 19 times,
# and its nearest word is *camel*: with so few counts much is accident. (The scoreboard uses straight-line distance.
# Distances of different rows cannot be compared with one another: each kind of vectors has its own scale.)
#
# ## The claim on trial
#
# The article says of such a map that words used in similar contexts are close, and that words which rarely
# co-occur are further apart. We can measure both halves. Go through the 28 pairs of words, and compare how far
# apart a pair is on the map with how alike its rows are (their cosine), and with how often the two words meet.
# The rank correlation compares two orders: +1 the same, 0 unrelated, -1 reversed. If the claim holds, both are
# clearly negative: the more alike, and the more meetings, the less distance.


# %% tags=["claim-number", "nbval-check-output"]
def rank_correlation(values, plane, chosen):
    first, second = np.triu_indices(len(chosen), k=1)
    a, b = np.array(chosen)[first], np.array(chosen)[second]
    distance = euclidean(plane[a], plane[b]).round(6)  # rounded, so that equal distances stay ties
    return spearmanr(values[a, b].round(6), distance).statistic


meetings = counts.toarray()
alike = np.array([[cosine(a, b) for b in meetings] for a in meetings])
every, others = range(8), [i for i in range(8) if i != the]
for name, plane in [("raw counts", points), ("PPMI", ppmi_points)]:
    for pairs, chosen in [("28 pairs", every), ("21 without 'the'", others)]:
        first_half = rank_correlation(alike, plane, chosen)
        second_half = rank_correlation(meetings, plane, chosen)
        print(f"{name}, {pairs}: alike {first_half:+.2f}, meetings {second_half:+.2f}")

# %% [markdown] tags=["claim"]
# **The claim.** On the map, words that are used in similar contexts are close, and words that rarely co-occur
# are far apart.
#
# **Verdict: loose.** The first half holds on the map of PPMI. On the map of raw counts it holds only thanks to
# *the*: without its pairs nothing is left. The second half is wrong on both maps: no correlation with meetings is
# negative. *Cat* and *dog* never meet and are alike; to meet and to be alike are two different things. (The pairs
# share their words, so they are not independent: believe the signs, not the second digit.)

# %% [markdown]
# ## Key points
#
# - A row of the co-occurrence table shows the company of a word: the words around it.
# - Words with the same company are alike, even if they never meet.
# - A map of two components shows a part only. Compare it with the full rows before you believe it.
# - Raw counts are mostly about frequency. PPMI asks what is surprising.
# - Windows, sentence ends, weights: say which convention you used.
#
# ## Your own data
#
# Put a text of yours into `my_text`. To read it from a file that lies beside this notebook, write
# `my_text = Path("my.txt").read_text(encoding="utf-8")`. With a few sentences, expect accidents.

# %% tags=["nbval-check-output"]
from pathlib import Path

my_text = "The tea is hot. The coffee is hot. She drinks the tea. He drinks the coffee."
my_sentences = [tokenize(sentence) for sentence in split_sentences(my_text)]
my_counts, my_words = embedlab.counts.cooccurrence(my_sentences)
my_points, _ = embedlab.reduction.pca(embedlab.counts.ppmi(my_counts))
_ = plots.scatter_words(my_points, my_words)

# %% [markdown]
# ## Next
#
# [Lesson 04](04_word2vec_glove.ipynb) lets a small network guess neighbours instead of counting them, and loads
# vectors that were trained on billions of words.
