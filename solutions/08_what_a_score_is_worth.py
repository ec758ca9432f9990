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
# # Find out what a score is worth
#
# ## What you will do
#
# You compare a cosine with the cosines of random pairs, find words that are everybody's neighbour, and measure a
# prejudice beside what is usual.
#
# ## What you will be able to do
#
# - read a score beside the scores of random pairs
# - recognise hubs, and say why "nearest" is not mutual
# - measure one association that vectors have learned from us, and be careful with it
#
# ## What you need
#
# 45 minutes. The cosine and other measures ([lesson 07](07_distance_metrics.ipynb)).

# %% [markdown] tags=["instructor"]
# **Minutes:** least 25 (8.1, 8.2), typical 45, slow 60.
#
# **Where learners get stuck.** In 8.2, on the difference between "whom do I list" and "who lists me".
#
# **Before the histograms,** let everybody write down the cosine of two random words. Most say 0. Collect, then show.
#
# **The last section.** Flowers and insects come first, so that the number has a harmless meaning before it gets another.
# Do not let the room argue whether the effect is *justified*; ask which text could have put it there.
#
# **Skip.** The random clouds of the hubs.

# %%
import embedlab
import numpy as np
from embedlab import check, datasets, hint, plots, reveal
from embedlab.course.widgets import explorer
from embedlab.distances import cosine
from embedlab.neighbors import k_occurrences, nearest

# %% [markdown]
# ## What is a cosine of .37 worth?
#
# *School* and *government* have a cosine of .37 in GloVe. Is that much? Take two words by chance from the 2,000 most frequent
# words. **Predict first:** what will their cosine be, on average?

# %%
my_guess = ...

# %%
glove = datasets.load_glove()
words = np.array(glove.index_to_key)
spaces = {
    "frequent words": glove.vectors[:2000],
    "all words": glove.vectors,
    "random numbers": np.random.default_rng(0).normal(size=(5000, 50)),
}

# %% tags=["nbval-check-output"]
chance = {}
for name, table in spaces.items():
    first, second = np.random.default_rng(0).integers(len(table), size=(2, 20_000))
    chance[name] = cosine(table[first], table[second])[first != second]
    print(f"{name}: mean {chance[name].mean():+.2f}")
reveal(my_guess, f"{chance['frequent words'].mean():.2f}")

# %%
score = glove.similarity("school", "government")
_ = plots.histogram(
    chance, marks={"school, government": score}, xlabel="cosine of a random pair"
)

# %% [markdown]
# Two frequent words drawn by chance have a cosine of .43, so .37 is a little below the usual. Among all words the mean is close to 0, and
# .37 is much. Where does the .43 come from? Frequent words share a direction, their mean (Mu and Viswanath 2018). Subtract it:

# %% tags=["nbval-check-output"]
frequent = glove.vectors[:2000]
first, second = np.random.default_rng(0).integers(2000, size=(2, 20_000))
centred = frequent - frequent.mean(axis=0)
print(
    f"random frequent words, mean subtracted: {cosine(centred[first], centred[second]).mean():+.2f}"
)

# %% [markdown]
# So a score alone says little. What percentage of random pairs stands below it says more.
#
# ### Exercise 8.1: A score among random scores


# %% tags=["exercise"]
def percentile_of(score, random_scores):
    """What percentage of random scores are below a score.

    score: a number, for example 0.5
    random_scores: an array of numbers, at least one, for example
        np.array([0.1, 0.9, 0.2, 0.5])
    returns: a number from 0 to 100; for the example 50.0 (two of four are below
        0.5)
    """
    ### BEGIN SOLUTION
    return 100 * (random_scores < score).mean()
    ### END SOLUTION


# %% tags=["check"]
check("8.1", percentile_of)

# %% [markdown]
# Type two words. The explorer compares them with random pairs, by your function.


# %%
def worth(first, second, among):
    if missing := [word for word in (first, second) if word not in glove]:
        return f"no vector for: {', '.join(missing)} (small letters?)"
    score = glove.similarity(first, second)
    plots.histogram(chance[among], marks={f"{first}, {second}": score})
    above = percentile_of(score, chance[among])
    print(f"cosine {score:.2f}: above {above:.1f} % of random pairs")


explorer(worth, first="school", second="government", among=["frequent words", "all words"])

# %% [markdown]
# ## Whose neighbour are you?
#
# By cosine *kitten* has *puppy* as its nearest word. Is *kitten* then the nearest of *puppy*?

# %% tags=["nbval-check-output"]
print("kitten:", glove.most_similar("kitten", topn=1)[0][0])
print("puppy: ", glove.most_similar("puppy", topn=1)[0][0])

# %% [markdown]
# It is not mutual. Some words stand in the lists of very many others, and some in none.
#
# ### Exercise 8.2: How often each one is somebody's neighbour


# %% tags=["exercise"]
def count_lists(distances, k=1):
    """Count for each item in how many of the others' lists of neighbours it stands.

    The list of an item holds the k items that are nearest to it; it never holds the item
    itself.

    distances: an array (n, n); row i holds the distances of item i to all items, 0 to
        itself. The others in a row are above 0, and no two of them are equal. For example
        np.array([[0, 1, 3],
                  [1, 0, 2],
                  [3, 2, 0]])
    k: how long the lists are, from 1 to n - 1
    returns: n numbers; for the example and k = 1: [1, 2, 0] (0 is nearest to 1; 1 is
        nearest to both others; 2 to nobody)
    """
    ### BEGIN SOLUTION
    lists = np.argsort(distances, axis=1)[:, 1 : k + 1]
    return np.bincount(lists.ravel(), minlength=len(distances))
    ### END SOLUTION


# %% tags=["check"]
check("8.2", count_lists)

# %% [markdown]
# For ten thousand words we write down the ten nearest of each. So a word stands in ten lists on average. **Predict first:** in how
# many will the most wanted word stand? (Some ten seconds.)

# %%
my_guess = ...

# %%
clouds = {
    "GloVe": glove.vectors[:10_000].astype(float),
    "random, 3 columns": np.random.default_rng(0).normal(size=(10_000, 3)),
    "random, 50 columns": np.random.default_rng(0).normal(size=(10_000, 50)),
}
wanted = {}
for name, cloud in clouds.items():
    lists, _ = nearest(cloud, cloud, k=11, metric="euclidean")
    wanted[name] = k_occurrences(lists[:, 1:], 10_000)  # counts as your count_lists does

# %% tags=["nbval-check-output"]
for name, counts in wanted.items():
    print(f"{name}: at most {counts.max()} lists; {np.mean(counts == 0):.0%} stand in none")
counts = wanted["GloVe"]
print("GloVe's most wanted:", *words[np.argsort(-counts)[:6]])
reveal(my_guess, counts.max())

# %%
in_order = {name: np.sort(counts)[::-1] + 1 for name, counts in wanted.items()}
labels = {"xlabel": "place, the most wanted first", "ylabel": "number of lists + 1"}
_ = plots.line_chart(np.arange(1, 10_001), in_order, log="xy", **labels)

# %% [markdown]
# (On both axes equal steps are equal factors; 1 is added because 0 has no place there.) In three columns everybody is wanted about equally. In
# fifty columns of random numbers a few **hubs** stand in hundreds of lists, and many points in none (Radovanović and others 2010). GloVe lies in
# between. Who becomes a hub? Sort the points by their distance to the *mean* of all, and look at the nearest and the farthest tenth.

# %% tags=["nbval-check-output"]
for name, cloud in clouds.items():
    order = np.argsort(np.linalg.norm(cloud - cloud.mean(axis=0), axis=1))
    near, far = wanted[name][order[:1000]].mean(), wanted[name][order[-1000:]].mean()
    print(
        f"{name}: nearest tenth in {near:.0f} lists on average, farthest tenth in {far:.0f}"
    )

# %% [markdown]
# The points near the mean are near to everyone. When a recommender shows everybody the same few things, look for hubs.
#
# ## What else the vectors have learned
#
# Vectors learn how people write, and with it what people write about whom. Take two lists of qualities, such as lovely and awful words. A word's *lean*
# is its mean cosine with the first list minus that with the second. The **word embedding association test** (WEAT; Caliskan, Bryson and Narayanan
# 2017) compares the leans of two groups of things: the *effect* is the difference of their means, divided by how much the leans of all these words
# differ (their *standard deviation*: about how far a lean is from the mean of all leans). It cannot exceed 2, and comes near it only when the words inside each group
# hardly differ.

# %%
lovely = "love peace joy happy pleasure friend".split()
awful = "hatred filth pain ugly disaster agony".split()
male = "man boy brother he him son".split()
female = "woman girl sister she her daughter".split()
flowers = "rose tulip daisy lily orchid violet".split()
insects = "flea wasp mosquito beetle cockroach moth".split()
math = "math algebra geometry calculus equations numbers".split()
arts = "poetry art dance novel symphony drama".split()


# %%
def lean(word, first, second, centre=0):
    """The mean cosine with the first list minus that with the second."""
    vector = glove[word] - centre
    to_first = glove.cosine_similarities(vector, glove[first] - centre).mean()
    to_second = glove.cosine_similarities(vector, glove[second] - centre).mean()
    return to_first - to_second


# %% tags=["nbval-check-output"]
def weigh_up(group, other, first, second):
    effect = embedlab.bias.weat((group, other), (first, second), glove).effect
    leans = [
        np.mean([lean(word, first, second) for word in some]) for some in (group, other)
    ]
    print(f"{group[0]}, ... against {other[0]}, ...: effect {effect:+.2f}")
    print(f"    mean leans {leans[0]:+.3f} and {leans[1]:+.3f}")


weigh_up(flowers, insects, lovely, awful)
weigh_up(math, arts, male, female)

# %% [markdown]
# Both effects are large, and nearly equal. That does not mean that the groups lie equally far apart: the difference of the mean leans is more than twice
# as large for flowers and insects as for mathematics and the arts.
#
# And is 0 neutral? This lesson's own question: what does *any* word get? **Predict first:** which share of the 800 most frequent words leans to
# the male list?

# %%
my_guess = ...

# %% tags=["nbval-check-output"]
for start in [0, 2000, 20_000]:
    some = words[start : start + 800]
    usual = np.array([lean(word, male, female) for word in some])
    moved = np.array([lean(word, male, female, frequent.mean(axis=0)) for word in some])
    print(f"words from place {start:,} on: {np.mean(usual > 0):.0%} lean to the male list,")
    print(f"    with the mean of frequent words subtracted {np.mean(moved > 0):.0%}")
reveal(
    my_guess, "nine in ten of the frequent words, little more than half of the rare ones"
)

# %% [markdown]
# Much of it comes from the direction that all share, as at the beginning of this lesson. So a word must be compared with words of like frequency. Here each stands beside the 800 words around its own place in the list.


# %% tags=["nbval-check-output"]
def above(word, first, second):
    place = glove.key_to_index[word]
    alike = words[max(0, place - 400) : place + 400]
    score = lean(word, first, second)
    usual = np.array([lean(other, first, second) for other in alike])
    share = 100 * np.mean(usual < score)
    print(f"{word:10} {score:+.3f}, above {share:.0f} % of words as frequent")


for word in ["math", "poetry", "doctor", "secretary", "nurse"]:
    above(word, male, female)
print("near secretary:", *[word for word, _ in glove.most_similar("secretary", topn=5)])

# %% [markdown]
# *Math* is like half of the words around it, *doctor* below the middle. *Nurse* is below nearly all, *secretary* high up, and its neighbours
# are offices. What such a number shows is that a *text* puts words together, and a program that uses these vectors will inherit it. It does not tell
# why, it does not tell what is true of people, and it depends on the words that somebody chose:

# %% tags=["nbval-check-output"]
for he, she in [("he", "she"), ("his", "her"), ("his", "hers")]:
    effect = embedlab.bias.weat((math, arts), ([he], [she]), glove).effect
    print(f"math/arts with {he}/{she} alone: effect {effect:+.2f}")

# %% [markdown]
# With *hers* the sign turns, and nothing here tells us why. Never trust a single pair.
#
# ## Key points
#
# - Read a score beside the scores of random pairs from the same vectors.
# - Nearest is not mutual. Points near the mean become hubs.
# - An association is read beside what is usual for words of like frequency: 0 is not neutral.
# - The effect of WEAT cannot grow beyond 2: report the plain difference as well.
#
# Before you trust "nearest", ask: what does the measure look at? What do random pairs get? Who is everybody's neighbour?
#
# ## Your own data
#
# Two lists of words of your own, and a question.

# %% tags=["nbval-check-output"]
my_first, my_second = ["summer", "sun", "beach"], ["winter", "snow", "ice"]
for word in ["holiday", "coffee", "football", "skiing"]:
    above(word, my_first, my_second)

# %% [markdown]
# ## Next
#
# Now we can compare words. [Lesson 09](09_document_classification.ipynb) sorts whole documents.
