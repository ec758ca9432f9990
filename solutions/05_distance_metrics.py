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
# # Measure how near two vectors are
#
# ## What you will do
#
# You write one formula for many distances, find out where two of them agree and where one breaks a rule, and learn what
# a cosine of .7 is worth.
#
# ## What you will be able to do
#
# - choose between the dot product, the cosine and several distances, and say what each one looks at
# - tell which of them give the same order, and which do not keep the rule that a detour is never shorter
# - read a score beside the scores of random pairs
# - recognise hubs, and say why "nearest" is not mutual
#
# ## What you need
#
# 75 minutes. Vectors of words ([lesson 04](04_word2vec_glove.ipynb)), the cosine
# ([lesson 03](03_cooccurrence_pca.ipynb)).

# %% [markdown] tags=["instructor"]
# **Minutes:** least 40 (5.1, 5.2 and the null distribution), typical 75, slow 100.
#
# **Where learners get stuck.** In 5.1, on `np.inf`, which needs a case of its own. In 5.2, on the word itself, which is
# its own nearest word. In 5.4, on the difference between "whom do I list" and "who lists me".
#
# **Before the histograms,** let everybody write down the cosine of two random words. Most say 0. Collect, then show.
#
# **Say.** There is no best distance. There is a question, and a distance that answers it.
#
# **Skip.** Bits and sets can be left out. With little time show the contrast curve as a demonstration.

# %%
import matplotlib.pyplot as plt
import numpy as np

import embedlab
from embedlab import check, datasets, hint, plots
from embedlab.course.widgets import explorer
from embedlab.distances import cosine, dot, euclidean, hamming, jaccard, normalize
from embedlab.neighbors import contrast, nearest
from embedlab.text import tokenize

# %% [markdown]
# ## How far is (3, 4)?
#
# From (0, 0) to (3, 4) a bird flies 5. A taxi in a city of square blocks drives 3 + 4 = 7. A king on a chessboard,
# who may also step diagonally, needs 4 moves. Three honest answers, and one formula behind them.
#
# ### Exercise 5.1: One formula for many distances


# %% tags=["exercise"]
def minkowski(a, b, p):
    """The Minkowski distance: the p-th root of the sum of |difference| ** p.

    p = 1 is the city-block distance, p = 2 the straight line, p = np.inf the largest difference
    (Chebyshev).

    a, b: arrays of the same length, for example np.array([0, 0]) and np.array([3, 4])
    p: a number above 0 (a half is allowed), or np.inf
    returns: a number; for the example 7 for p = 1, 5 for p = 2, 4 for p = np.inf
    """
    ### BEGIN SOLUTION
    difference = np.abs(a - b)
    if p == np.inf:
        return difference.max()
    return (difference**p).sum() ** (1 / p)
    ### END SOLUTION


# %% tags=["check"]
check("5.1", minkowski)

# %% [markdown]
# What does "one step away" look like? For each distance we colour the points that are at most 1 from the centre. Such a
# set is called the *unit ball*, even when it is not round.

# %%
from embedlab.course.exercises.lesson_05.minkowski import minkowski as our_minkowski

grid = np.linspace(-1.25, 1.25, 81)


def unit_ball(distance, p, ax):
    away = [[distance(np.array([x, y]), np.zeros(2), p) for x in grid] for y in grid]
    ax.contourf(grid, grid, away, levels=[0, 1], colors=[plots.COLOURS[5]])
    ax.set(aspect="equal", title=f"p = {p}", xticks=[-1, 0, 1], yticks=[-1, 0, 1])


fig, axes = plt.subplots(1, 4, figsize=(11, 2.9))
for p, ax in zip([0.5, 1, 2, np.inf], axes, strict=True):
    unit_ball(our_minkowski, p, ax)


# %% [markdown]
# A star, a diamond, a disc and a square: all four points on the axes are 1 away for everybody; what differs is how
# much it costs to use *both* columns. The explorer draws the ball of **your** formula.


# %%
def ball(p):
    fig, ax = plt.subplots(figsize=(3.2, 3.2))
    unit_ball(minkowski, p, ax)
    print(f"(0, 0) to (1, 1): {minkowski(np.zeros(2), np.ones(2), p):.2f}")


explorer(ball, p=(0.25, 5.25, 2.0))

# %% [markdown]
# For p below 1 something is odd: from (0, 0) straight to (1, 1) costs 4 with p = .5, but over the corner (1, 0) it costs
# only 1 + 1. A true *distance* never lets a detour be shorter. We come back to this rule.
#
# ## Angle or place?
#
# Many people use none of these, but compare directions. The **dot product** multiplies column by column and adds up; the
# **cosine** does the same after both vectors were brought to length 1. Which word is nearest to *kitten*, according to
# each?

# %% tags=["nbval-check-output"]
glove = datasets.load_glove()
words, vectors = np.array(glove.index_to_key), glove.vectors.astype(float)
length = dict(zip(words, np.linalg.norm(vectors, axis=1), strict=True))
for metric in ["cosine", "euclidean", "dot"]:
    found, _ = nearest(vectors, [glove["kitten"]], k=4, metric=metric)
    near = [word for word in words[found[0]] if word != "kitten"]
    print(f"{metric:10}", *(f"{word} (length {length[word]:.1f})" for word in near))
print(f"kitten itself has length {length['kitten']:.1f}")

# %% [markdown]
# The cosine looks at the direction alone and finds *puppy*. The straight line wants the end points to be close, so it
# prefers vectors that are as short as *kitten*'s. The dot product grows with length, so it prefers long ones. (When a
# system should show popular things first, that can be wanted.)
#
# How often do straight line and cosine agree?
#
# ### Exercise 5.2: Where two rankings agree
#
# Take the 1,000 most frequent words, `thousand`. For how many of them is the nearest **other** word by cosine the same
# as the nearest other word by straight line? Only these 1,000 words are candidates. Put the number into `agreeing`.
# (`nearest(thousand, thousand, k=2, metric="cosine")` gives the row numbers of the two nearest for each word, and
# their scores.)

# %% tags=["exercise"]
thousand = vectors[:1000]
### BEGIN SOLUTION
by_angle, _ = nearest(thousand, thousand, k=2, metric="cosine")
by_place, _ = nearest(thousand, thousand, k=2, metric="euclidean")
agreeing = (by_angle[:, 1] == by_place[:, 1]).sum()
### END SOLUTION

# %% tags=["check"]
check("5.2", agreeing)

# %% tags=["nbval-check-output"]
for name, table in [("as they are", thousand), ("brought to length 1", normalize(thousand))]:
    first = {m: nearest(table, table, k=2, metric=m)[0][:, 1] for m in ["euclidean", "cosine"]}
    both = first["euclidean"] == first["cosine"]
    print(f"{name}: straight line and cosine agree on {both.sum()} of 1,000")
unlike = [words.tolist().index(word) for word in ["party", "life"]]
for row in unlike:
    angle, place = (
        nearest(thousand, thousand[[row]], k=2, metric=m)[0][0, 1] for m in ["cosine", "euclidean"]
    )
    print(f"nearest to {words[row]}: {words[angle]} by cosine, {words[place]} by straight line")

# %% [markdown]
# Once all vectors have length 1 the two agree on every word, and this is no accident. For such vectors
#
# $$\text{distance}^2 = 2 - 2 \cdot \text{cosine}$$
#
# so the larger the cosine, the smaller the distance: the same order, read from the other end. That other end is a
# classic mistake:

# %% tags=["nbval-check-output"]
cat, frequent = glove["cat"], vectors[:10_000]
print("argsort of the cosines:  ", *words[np.argsort(cosine(frequent, cat))[:5]])
print("argsort of the distances:", *words[np.argsort(euclidean(frequent, cat))[:5]])

# %% [markdown]
# `argsort` puts the smallest first. The smallest distances are near, the smallest *similarities* are far. (And the farthest
# word is no opposite: opposites are near, as lesson 04 showed.)
#
# ## Is 1 - cosine a distance?
#
# It is small for vectors that point the same way, and libraries call it the *cosine distance*. But does it keep the
# rule that a detour is never shorter?
#
# ### Exercise 5.3: Where a detour is shorter
#
# Find three vectors *a*, *b*, *c* so that the way from *a* over *b* to *c* is shorter than the direct way:
# (1 - cosine of *a* and *b*) + (1 - cosine of *b* and *c*) is less than 1 - cosine of *a* and *c*. Put them into
# `detour` as three rows. Two columns are enough. (Draw arrows on paper first.)

# %% tags=["exercise"]
### BEGIN SOLUTION
detour = [[1, 0], [1, 1], [0, 1]]
### END SOLUTION

# %% tags=["check"]
check("5.3", detour)

# %% tags=["nbval-check-output"]
seed = np.random.default_rng(0)
a, b, c = vectors[seed.integers(2000, size=(3, 20_000))]
fruit, apple, microsoft = glove["fruit"], glove["apple"], glove["microsoft"]
for name, away in {
    "straight line": euclidean,
    "straight line, squared": lambda x, y: euclidean(x, y) ** 2,
    "1 - cosine": lambda x, y: 1 - cosine(x, y),
    "angle": lambda x, y: np.arccos(cosine(x, y)),
}.items():
    direct, detour = away(fruit, microsoft), away(fruit, apple) + away(apple, microsoft)
    shorter = (away(a, b) + away(b, c) < away(a, c) - 1e-9).sum()
    print(f"{name:22} fruit to microsoft {direct:5.2f}, over apple {detour:5.2f};", end=" ")
    print(f"detours that are shorter: {shorter} of 20,000")

# %% [markdown]
# *Apple* is a word for both worlds, and 1 - cosine makes the way over it shorter than the direct one. The straight line
# and the angle itself keep the rule in every case. Does it matter? For a list of neighbours, no. For programs that save
# work by relying on the rule (many search trees do), yes.
#
# ## Bits and sets
#
# Not everything has columns of numbers. The **Hamming** distance counts the places that differ, the **Jaccard** distance
# says which part of two sets is not shared. Keep of each number in GloVe only its sign, one bit. What is left of the
# neighbours?

# %% tags=["nbval-check-output"]
order = np.argsort(hamming(frequent > 0, cat > 0), kind="stable")
print("cat, 50 bits:", *words[order[1:7]])

articles = datasets.load_encyclopedia("en")
sets = {article.title: set(tokenize(article.text)) for article in articles}
mercury = "Mercury (planet)"
for other in ["Venus", "Mercury (element)"]:
    vocabulary = sorted(sets[mercury] | sets[other])
    both = [[word in sets[title] for word in vocabulary] for title in (mercury, other)]
    print(f"{mercury} and {other}: Jaccard distance {jaccard(*both):.2f}")

# %% [markdown]
# Fifty bits still find animals. And by the words that they share, the planet is nearer to *Venus* than to the metal of the
# same name.
#
# ## What is a cosine of .7 worth?
#
# "A cosine of .7: these two are similar." Is that much?
#
# **Predict first.** Take two words by chance from the 2,000 most frequent words. What will their cosine be, on average?
# And for two words from the whole list? Write down two numbers.

# %%
spaces = {
    "GloVe, 2,000 most frequent words": glove.vectors[:2000],
    "GloVe, all words": glove.vectors,
    "encyclopedia, words": datasets.load_encyclopedia_vectors().vectors,
    "encyclopedia, articles": datasets.load_encyclopedia_encodings(),
    "random numbers, 50 columns": seed.normal(size=(5000, 50)),
}


def by_chance(table, pairs=20_000):
    first, second = np.random.default_rng(0).integers(len(table), size=(2, pairs))
    return cosine(table[first], table[second])[first != second]


chance = {name: by_chance(table) for name, table in spaces.items()}

# %%
fig, ax = plt.subplots(figsize=(8, 4.5))
for (name, scores), colour, line in zip(
    chance.items(), plots.COLOURS, ["-", "--", "-.", ":", "-"], strict=False
):
    style = {"color": colour, "linestyle": line, "linewidth": 1.8, "histtype": "step"}
    ax.hist(scores, bins=np.linspace(-1, 1, 81), label=name, **style)
ax.axvline(0.7, color=plots.TEXT)
ax.set(xlabel="cosine of two taken by chance", ylabel="pairs")
_ = ax.legend(loc="upper left")

# %% tags=["nbval-check-output"]
school = glove.similarity("school", "government")
for name, scores in chance.items():
    low, high = np.percentile(scores, [5, 95])
    print(
        f"{name:33} mean {scores.mean():+.2f}, nine of ten from {low:+.2f} to {high:+.2f};", end=" "
    )
    print(
        f".7 beats {np.mean(scores < 0.7):.0%}, {school:.2f} beats {np.mean(scores < school):.0%}"
    )

# %% [markdown]
# Two frequent words have a cosine of .43 on average without having anything to do with each other; among all words the mean
# is close to 0. *School* and *government* have .37: among frequent words that is less than most pairs by chance have,
# among all words more than nearly all. So a bare "cosine of .7" says little; its place among random pairs does. Choose
# a score and a space:


# %%
def percentile(score, space):
    share = np.mean(chance[space] < score)
    fig, ax = plt.subplots(figsize=(6.4, 2.4))
    ax.hist(chance[space], bins=np.linspace(-1, 1, 81), color=plots.COLOURS[5])
    ax.axvline(score, color=plots.COLOURS[1])
    ax.set(xlabel="cosine of two taken by chance", yticks=[])
    return f"{score:.2f} is more than {share:.1%} of the pairs taken by chance have"


explorer(percentile, score=(-1.0, 1.0, 0.7), space=list(chance))

# %% [markdown]
# ## Whose neighbour are you?
#
# *Dog* has *cat* as its nearest word. Is *dog* then the nearest of *cat*? Often, but nearest is not mutual: some items
# stand in the lists of very many others, and some in none.
#
# ### Exercise 5.4: How often each one is somebody's neighbour


# %% tags=["exercise"]
def occurrences(distances, k=1):
    """Count for each item in how many of the others' lists of nearest neighbours it stands.

    The list of an item holds the k items that are nearest to it; it never holds the item itself.

    distances: an array (n, n); row i holds the distances of item i to all items, 0 to itself. The
        others in a row are above 0, and no two of them are equal; the table need not be symmetric.
        For example np.array([[0, 1, 3], [1, 0, 2], [3, 2, 0]])
    k: how long the lists are, from 1 to n - 1
    returns: n numbers; for the example and k = 1: [1, 2, 0] (0 is nearest to 1; 1 is nearest to
        both others; 2 to nobody)
    """
    ### BEGIN SOLUTION
    lists = np.argsort(distances, axis=1)[:, 1 : k + 1]
    return np.bincount(lists.ravel(), minlength=len(distances))
    ### END SOLUTION


# %% tags=["check"]
check("5.4", occurrences)

# %% [markdown]
# **Predict first.** For ten thousand words we write down the ten nearest of each. So a word stands in ten lists on
# average. In how many will the most wanted word stand? How many words will stand in none?

# %%
clouds = {
    "GloVe, 10,000 words": frequent,
    "random numbers, 3 columns": seed.normal(size=(10_000, 3)),
    "random numbers, 50 columns": seed.normal(size=(10_000, 50)),
}
wanted = {}
for name, cloud in clouds.items():
    lists, _ = nearest(cloud, cloud, k=11, metric="euclidean")
    wanted[name] = embedlab.neighbors.occurrences(lists[:, 1:], 10_000)
lines = {name: np.sort(counts)[::-1] for name, counts in wanted.items()}
labels = {"xlabel": "rank, the most wanted first", "ylabel": "stands in so many lists"}
_ = plots.curves(range(1, 10_001), lines, log="x", **labels)

# %% tags=["nbval-check-output"]
for name, counts in wanted.items():
    print(
        f"{name:26} the most wanted stands in {counts.max()} lists; {(counts == 0).sum():,} stand in none"
    )
print("most wanted words:", *words[np.argsort(-wanted["GloVe, 10,000 words"])[:6]])

# %% [markdown]
# In three columns hardly anybody is left out and nobody is a star. In fifty columns of the same random numbers a few **hubs**
# stand in hundreds of lists, and one item in six stands in none (Radovanović et al. 2010). GloVe lies in between; its
# hubs are words such as *instance* and *indeed*, which fit into every text. When a recommender shows
# everybody the same few things, look for hubs.
#
# ## More columns, less contrast
#
# A nearest neighbour means something when it is clearly nearer than the rest. The **contrast** is (largest distance -
# smallest distance) / smallest distance: 0 when everything is equally far. We draw random points in a cube.
#
# **Predict first.** With 2 columns the contrast is near 100. What is it with 1,000 columns?


# %% tags=["nbval-check-output"]
def typical_contrast(table, queries=50):
    chosen = np.random.default_rng(0).choice(len(table), queries, replace=False)
    return np.median([contrast(np.delete(table, i, axis=0), table[i]) for i in chosen])


for columns in [2, 10, 100, 1000]:
    cube = np.random.default_rng(0).uniform(size=(2000, columns))
    print(f"{columns:5} columns: contrast {typical_contrast(cube):.2f}")

# %% [markdown]
# ## The claim on trial
#
# The article says that simple metrics become easier to implement and to interpret when embeddings are larger, and gives
# this as the reason for their hundreds of columns. We take real articles, each encoded with 512 numbers, and use 2, 10,
# 50 ... of these columns. Is the nearest easier to tell from the rest when there are more? What part of the ten nearest
# articles has the same topic? And how much is lost with the simplest metric of all, the signs?

# %% tags=["claim-number", "nbval-check-output"]
with_topic = [i for i, article in enumerate(articles) if article.topic]
chosen = np.random.default_rng(0).permutation(with_topic)
topics = np.array([articles[i].topic for i in chosen])
encoded = datasets.load_encyclopedia_encodings()[chosen]
encoded = (encoded - encoded.mean(axis=0))[:, np.random.default_rng(0).permutation(512)]


def same_topic(table):
    near, _ = nearest(table, table[:1000], k=11, metric="euclidean")
    return (topics[near[:, 1:]] == topics[:1000, None]).mean()


amounts, measured = [2, 10, 50, 100, 512], []
for columns in amounts:
    part = encoded[:, :columns]
    measured.append([typical_contrast(part[:2000]), same_topic(part), same_topic(np.sign(part))])
    print(
        "{} columns: contrast {:.2f}, same topic {:.2f}, signs {:.2f};".format(
            columns, *measured[-1]
        )
    )

# %%
fig, (left, right) = plt.subplots(1, 2, figsize=(11, 3.8))
contrasts, full, signs = np.transpose(measured)
cubes = [typical_contrast(np.random.default_rng(0).uniform(size=(2000, n))) for n in amounts]
lines = {"articles": contrasts, "random points in a cube": cubes}
plots.curves(amounts, lines, log="xy", ax=left, title="contrast", xlabel="columns")
lines = {"straight line": full, "signs only": signs}
title = "nearest articles of the same topic"
_ = plots.curves(amounts, lines, log="x", ax=right, title=title, xlabel="columns")

# %% [markdown] tags=["claim"]
# **The claim.** The larger the embedding, the easier simple distances are to implement and to interpret.
#
# **Verdict: loose.** Not to implement: it is the same one line for any number of columns. Not to interpret in general: the
# contrast falls all the way, though real articles keep more of it than the cube. But one thing is true: with 50 columns
# the signs alone lose much against the full numbers, and with 512 hardly anything. When there are many columns, a crude
# metric will do. The neighbours themselves get better with more columns since these hold more, not since distances
# become simpler.

# %% [markdown]
# ## Key points
#
# - City block, straight line and largest difference are one formula. They differ in what using several columns costs.
# - The dot product counts length, the cosine does not. At length 1, cosine, dot product and straight line give one order.
# - Similarities are sorted from the largest down, distances from the smallest up.
# - 1 - cosine breaks the rule about detours; the angle keeps it.
# - Read a score beside the scores of random pairs from the same vectors.
# - With many columns everything is about equally far, but crude metrics suffice.
# - Nearest is not mutual. In many columns a few hubs are near to very many.
#
# ## Your own data
#
# Put your own vectors into `my_vectors`, one row for each thing, for example
# `np.loadtxt("my_vectors.csv", delimiter=",")`. (Nothing is unpickled: never load vectors from a `.pkl` file of
# strangers, it can run programs.) Which score do random pairs have? Is there a hub?

# %% tags=["nbval-check-output"]
my_vectors = datasets.load_encyclopedia_vectors().vectors[:500].astype(float)
my_scores = by_chance(my_vectors)
my_lists, _ = nearest(my_vectors, my_vectors, k=min(11, len(my_vectors)))
print(f"nine of ten random pairs have less than {np.percentile(my_scores, 90):.2f}")
print("the most wanted stands in", np.bincount(my_lists[:, 1:].ravel()).max(), "lists")

# %% [markdown]
# ## Next
#
# Now we can compare words. [Lesson 06](06_document_classification.ipynb) compares and sorts whole documents, and asks
# whether dense vectors really beat counted words.
