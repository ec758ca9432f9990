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
# You write one formula for many distances, find out where two measures agree, and look for a detour that is shorter
# than the straight way.
#
# ## What you will be able to do
#
# - say what the dot product, the cosine and several distances look at, and choose between them
# - tell which of them give the same order
# - sort by a similarity and by a distance without mixing them up
# - say what the triangle inequality is, and which measures break it
#
# ## What you need
#
# 45 minutes. The cosine ([lesson 04](04_ppmi_encyclopedia.ipynb)) and GloVe ([lesson 06](06_glove_analogies.ipynb)).

# %% [markdown] tags=["instructor"]
# **Minutes:** least 25 (7.1 and 7.2), typical 45, slow 60.
#
# **Where learners get stuck.** In 7.1, on `np.inf`, which needs a case of its own. In 7.2, on the word itself, which is
# its own nearest word. In 7.3, on looking with the keyboard instead of pencil and paper.
#
# **Say.** There is no best distance. There is a question, and a distance that answers it.
#
# **Skip.** 7.3 with a room that does not like geometry; do not skip it with one that does.

# %%
import numpy as np
from embedlab import check, datasets, hint, ours, plots, reveal
from embedlab.course.widgets import explorer
from embedlab.distances import cosine, euclidean, normalize
from embedlab.neighbors import nearest

# %% [markdown]
# ## How far is (3, 4)?
#
# From (0, 0) to (3, 4) a bird flies 5. A taxi in a city of square blocks drives 3 + 4 = 7. A king on a chessboard,
# who may also step diagonally, needs 4 moves. Three honest answers, and one formula behind them.
#
# ### Exercise 7.1: One formula for many distances


# %% tags=["exercise"]
def minkowski(a, b, p):
    """The Minkowski distance: the p-th root of the sum of |difference| ** p.

    p = 1 is the city-block distance, p = 2 the straight line, p = np.inf the largest
    difference (Chebyshev).

    a, b: arrays with as many numbers, for example np.array([0, 0]) and np.array([3, 4])
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
check("7.1", minkowski)

# %% [markdown]
# What does "one step away" look like? For each distance we colour the points that are at most 1 from the centre. Such a
# set is called the *unit ball*, even when it is not round.

# %%
our_minkowski = ours("7.1")  # what the course wrote; yours does the same


def unit_ball(distance, p, ax=None):
    plots.unit_ball(lambda point: distance(point, np.zeros(2), p), ax=ax, title=f"p = {p}")


for p, place in zip([0.5, 1, 2, np.inf], plots.panels(4, height=2.2), strict=True):
    unit_ball(our_minkowski, p, place)

# %% [markdown]
# A star, a diamond, a disc and a square. Along one axis all of them reach 1. They differ when both numbers are used: how far is the
# point (1, 1) from the centre? The explorer draws the ball of **your** formula, and prints this distance.


# %%
def ball(p):
    unit_ball(minkowski, p)
    print(f"(0, 0) to (1, 1): {minkowski(np.zeros(2), np.ones(2), p):.2f}")


explorer(ball, p=(0.5, 5.5, 2.0))

# %% [markdown]
# ## Angle or place?
#
# Instead of subtracting, one can multiply. The **dot product** multiplies entry by entry and adds up; it grows with the
# length of the vectors. The **cosine** does the same after both vectors were brought to length 1, so that only the direction
# counts. **Predict first:** will the cosine and the straight line name the same word as nearest to *kitten*?

# %%
my_guess = ...

# %% tags=["nbval-check-output"]
glove = datasets.load_glove()
words, vectors = np.array(glove.index_to_key), glove.vectors.astype(float)


def nearest_words(word, metric, k=4):
    found, _ = nearest(vectors, [glove[word]], k=k + 1, metric=metric)
    return [other for other in words[found[0]] if other != word][:k]


for metric in ["cosine", "euclidean", "dot"]:
    print(f"{metric:9}", ", ".join(nearest_words("kitten", metric)))
reveal(my_guess, "no: puppy by the cosine, tarantula by the straight line")

# %% tags=["nbval-check-output"]
kitten = glove["kitten"]
print("          length  from kitten  cosine")
for word in ["kitten", "puppy", "tarantula", "blonde"]:
    length, away = np.linalg.norm(glove[word]), euclidean(kitten, glove[word])
    print(f"{word:9} {length:6.1f}  {away:11.2f}  {cosine(kitten, glove[word]):6.2f}")

# %% [markdown]
# The cosine looks at the direction alone and finds *puppy*. The straight line wants the end points to be close: *tarantula* points
# elsewhere, but it is short, and so it ends a hair nearer than the longer *puppy*. The dot product grows with length, so it prefers long
# ones. Ask about a word of your own:


# %%
def ask(word, metric):
    if word not in glove:
        return f"{word!r} has no vector (small letters?)"
    return ", ".join(nearest_words(word, metric, k=8))


explorer(ask, word="puppy", metric=["cosine", "euclidean", "dot"])

# %% [markdown]
# ### Exercise 7.2: Where two rankings agree
#
# Take the 1,000 most frequent words, `thousand`. For how many of them is the nearest **other** word by cosine the same
# as the nearest other word by straight line? Only these 1,000 words are candidates. Put the number into `agreeing`.
#
# `nearest(thousand, thousand, k=2, metric="cosine")` gives two tables with a row for each word. The first holds the row numbers
# of the two nearest, the second their scores. The nearest of all is the word itself. The straight line is called
# `"euclidean"`.

# %% tags=["exercise"]
thousand = vectors[:1000]
### BEGIN SOLUTION
by_angle, _ = nearest(thousand, thousand, k=2, metric="cosine")
by_place, _ = nearest(thousand, thousand, k=2, metric="euclidean")
agreeing = (by_angle[:, 1] == by_place[:, 1]).sum()
### END SOLUTION

# %% tags=["check"]
check("7.2", agreeing)


# %% tags=["nbval-check-output"]
def partners(table, metric):
    return nearest(table, table, k=2, metric=metric)[0][:, 1]


by_cosine, by_line = partners(thousand, "cosine"), partners(thousand, "euclidean")
party = list(words).index("party")
print(
    f"party: {words[by_cosine[party]]} by cosine, {words[by_line[party]]} by straight line"
)
print("they agree on", (by_cosine == by_line).sum(), "of 1,000 words")
by_line = partners(normalize(thousand), "euclidean")
print("brought to length 1 they agree on", (by_cosine == by_line).sum())

# %% [markdown]
# Once all vectors have length 1 the two agree on every word, and this is no accident. For such vectors
#
# $$\text{distance}^2 = 2 - 2 \cdot \text{cosine}$$
#
# so the larger the cosine, the smaller the distance: the same order. Only the sorting turns round, and forgetting that is a
# classic mistake:

# %% tags=["nbval-check-output"]
cat, frequent = glove["cat"], vectors[:10_000]
print("smallest cosines:  ", *words[np.argsort(cosine(frequent, cat))[:5]])
print("smallest distances:", *words[np.argsort(euclidean(frequent, cat))[:5]])

# %% [markdown]
# The smallest distances are near (*cat* itself comes first), the smallest *similarities* are far. (And the farthest word is no opposite: opposites are
# near, as lesson 06 showed.)
#
# ## Is 1 - cosine a distance?
#
# From a true distance one expects that a detour is never shorter than the straight way: the **triangle inequality**. Libraries
# call 1 - cosine the *cosine distance*: 0 for the same direction, 1 for a right angle. Does it keep this rule?
#
# ### Exercise 7.3: Where a detour is shorter
#
# Find three vectors *a*, *b*, *c* so that the way from *a* over *b* to *c* is shorter than the direct way:
# (1 - cosine of *a* and *b*) + (1 - cosine of *b* and *c*) is less than 1 - cosine of *a* and *c*. Put them into
# `detour` as three rows. Two columns are enough. (Draw arrows on paper first.)

# %% tags=["exercise"]
### BEGIN SOLUTION
detour = [[1, 0], [1, 1], [0, 1]]
### END SOLUTION

# %% tags=["check"]
check("7.3", detour)

# %% [markdown]
# Does this happen with real words? *Apple* is a fruit and a company. And how often does it happen with three words drawn at
# random?


# %%
def angle(x, y):
    return np.arccos(np.clip(cosine(x, y), -1, 1))


def one_minus_cosine(x, y):
    return 1 - cosine(x, y)


# %% tags=["nbval-check-output"]
measures = {"straight line": euclidean, "angle": angle, "1 - cosine": one_minus_cosine}
fruit, apple, microsoft = glove["fruit"], glove["apple"], glove["microsoft"]
for name, away in measures.items():
    over_apple = away(fruit, apple) + away(apple, microsoft)
    print(f"{name}: direct {away(fruit, microsoft):.2f}, over apple {over_apple:.2f}")

# %% tags=["nbval-check-output"]
a, b, c = vectors[np.random.default_rng(0).integers(2000, size=(3, 20_000))]
for name, away in measures.items():
    shorter = (away(a, b) + away(b, c) < away(a, c) - 1e-9).sum()
    print(f"{name}: {shorter} of 20,000 random detours are shorter")

# %% [markdown]
# By 1 - cosine the way over *apple* is shorter than the direct one; among random words that is rare. For the straight line and the angle it
# never happens, which can be proved. For a list of neighbours it does not matter: 1 - cosine puts them in the same order as the angle. It matters for
# search programs that skip far-away parts by relying on the rule.
#
# The ball of p = 0.5 breaks it too: from (0, 0) straight to (1, 1) it costs 4, over the corner (1, 0) only 1 + 1.
#
# ## Key points
#
# - City block, straight line and largest difference are one formula. They differ in what using several columns costs.
# - The dot product counts length, the cosine does not. At length 1, cosine, dot product and straight line give one order.
# - Similarities are sorted from the largest down, distances from the smallest up.
# - 1 - cosine breaks the triangle inequality; the angle and the straight line keep it.
#
# ## Your own data
#
# Put vectors of your own into `my_vectors`, for example `np.loadtxt("my_vectors.csv", delimiter=",")`. (Never load vectors of
# strangers from a `.pkl` file: it can run programs.) For how many rows do the two measures agree?

# %% tags=["nbval-check-output"]
my_vectors = datasets.load_encyclopedia_vectors().vectors[:500]

agree = partners(my_vectors, "cosine") == partners(my_vectors, "euclidean")
print(f"{agree.mean():.0%} of {len(my_vectors)} rows")

# %% [markdown]
# ## Next
#
# *School* and *government* have a cosine of .37 in GloVe. Is that much?
# [Lesson 08](08_what_a_score_is_worth.ipynb) finds out.
