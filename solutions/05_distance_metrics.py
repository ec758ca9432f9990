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
# a cosine of .37 is worth.
#
# ## What you will be able to do
#
# - say what the dot product, the cosine and several distances look at, and choose between them
# - tell which of them give the same order, and which do not keep the triangle inequality
# - read a score beside the scores of random pairs
# - recognise hubs, and say why "nearest" is not mutual
#
# ## What you need
#
# 90 minutes, 50 before the pause and 40 after it. Vectors of words ([lesson 04](04_word2vec_glove.ipynb)), the cosine
# ([lesson 03](03_cooccurrence_pca.ipynb)).

# %% [markdown] tags=["instructor"]
# **Minutes:** least 45 (5.1, 5.2 and the random pairs), typical 90, slow 115.
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
import numpy as np

import embedlab
from embedlab import check, datasets, hint, ours, plots
from embedlab.course.widgets import explorer
from embedlab.distances import cosine, euclidean, hamming, jaccard, normalize
from embedlab.neighbors import nearest, relative_contrast
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
check("5.1", minkowski)

# %% [markdown]
# What does "one step away" look like? For each distance we colour the points that are at most 1 from the centre. Such a
# set is called the *unit ball*, even when it is not round.

# %%
our_minkowski = ours("5.1")


def unit_ball(distance, p, ax=None):
    plots.unit_ball(lambda point: distance(point, np.zeros(2), p), ax=ax, title=f"p = {p}")


for p, place in zip([0.5, 1, 2, np.inf], plots.panels(4, height=2.2), strict=True):
    unit_ball(our_minkowski, p, place)


# %% [markdown]
# A star, a diamond, a disc and a square. The four points (1, 0), (0, 1), (-1, 0) and (0, -1) are 1 away with every p; what
# differs is how much it costs to use *both* columns. The explorer draws the ball of **your** formula.


# %%
def ball(p):
    unit_ball(minkowski, p)
    print(f"(0, 0) to (1, 1): {minkowski(np.zeros(2), np.ones(2), p):.2f}")


explorer(ball, p=(0.5, 5.5, 2.0))

# %% [markdown]
# For p below 1 something is odd: from (0, 0) straight to (1, 1) costs 4 with p = .5, but over the corner (1, 0) it costs
# only 1 + 1. In a true *distance* a detour is never shorter: that rule is the **triangle inequality**. (People call
# many things a distance that break it. We come back to it.)
#
# ## Angle or place?
#
# Many people do not subtract, they multiply. The **dot product** multiplies column by column and adds up; it grows with the
# length of the vectors. The **cosine** does the same after both vectors were brought to length 1, so that only the direction
# counts.
#
# **Predict first.** Which words are nearest to *kitten* by the cosine, by the straight line, and by the dot product?

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
# prefers vectors that are as short as *kitten*'s. The dot product grows with length, so it prefers long ones. Ask about a
# word of your own:


# %%
def nearest_words(word, metric):
    if word not in glove:
        return f"{word} has no vector"
    found, scores = nearest(vectors, [glove[word]], k=6, metric=metric)
    return "\n".join(f"{scores[0, i]:6.2f}  {words[found[0, i]]}" for i in range(6))


print(nearest_words("puppy", "cosine"))
explorer(nearest_words, word="kitten", metric=["cosine", "euclidean", "dot"])

# %% [markdown]
# (Above the explorer: *puppy*.) How often do straight line and cosine agree?
#
# ### Exercise 5.2: Where two rankings agree
#
# Take the 1,000 most frequent words, `thousand`. For how many of them is the nearest **other** word by cosine the same
# as the nearest other word by straight line? Only these 1,000 words are candidates. Put the number into `agreeing`.
# (`nearest(thousand, thousand, k=2, metric="cosine")` gives two tables: the row numbers of the two nearest for each word,
# and their scores. The nearest of all is the word itself. The straight line is called `"euclidean"`.)

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
by_cosine, by_line = (
    nearest(thousand, thousand, k=2, metric=m)[0][:, 1] for m in ("cosine", "euclidean")
)
for word in ["party", "life"]:
    row = list(words[:1000]).index(word)
    print(f"{word}: {words[by_cosine[row]]} by cosine, {words[by_line[row]]} by straight line")
unit = normalize(thousand)
by_line = nearest(unit, unit, k=2, metric="euclidean")[0][:, 1]
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
print("argsort of the cosines:  ", *words[np.argsort(cosine(frequent, cat))[:5]])
print("argsort of the distances:", *words[np.argsort(euclidean(frequent, cat))[:5]])

# %% [markdown]
# `argsort` puts the smallest first. The smallest distances are near, the smallest *similarities* are far. (And the farthest
# word is no opposite: opposites are near, as lesson 04 showed.)
#
# ## Is 1 - cosine a distance?
#
# It is small for vectors that point the same way, and libraries call it the *cosine distance*. But does it keep the
# triangle inequality?
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
def squared(x, y):
    return euclidean(x, y) ** 2


def one_minus_cosine(x, y):
    return 1 - cosine(x, y)


fruit, apple, microsoft = glove["fruit"], glove["apple"], glove["microsoft"]
some = vectors[np.random.default_rng(0).integers(2000, size=(3, 20_000))]
for away in [euclidean, squared, one_minus_cosine]:
    straight, over_apple = away(fruit, microsoft), away(fruit, apple) + away(apple, microsoft)
    broken = (away(some[0], some[1]) + away(some[1], some[2]) < away(some[0], some[2]) - 1e-9).sum()
    print(f"{away.__name__:16} fruit to microsoft {straight:5.2f}, over apple {over_apple:5.2f}")
    print(f"{'':16} random detours that are shorter: {broken} of 20,000")

# %% [markdown]
# *Apple* belongs to both worlds, and 1 - cosine makes the way over it shorter than the direct one. At length 1 it is half the
# squared straight line, by the formula above, and squares break the rule: from 0 to 2 it is 4, over 1 it is 1 + 1. The
# straight line itself keeps it, which can be proved, and so does the angle. For a list of neighbours this does not
# matter. For a search program that skips far-away parts by relying on the rule, it does.
#
# ## Bits and sets
#
# Not everything has columns of numbers. The **Hamming** distance counts the places that differ, the **Jaccard** distance
# says which part of two sets is not shared. Keep of each number in GloVe only its sign, one bit: what is left of the
# neighbours of *cat*?

# %% tags=["nbval-check-output"]
for name, distance in [
    ("50 bits:   ", hamming(frequent > 0, cat > 0)),
    ("50 numbers:", -cosine(frequent, cat)),
]:
    print(name, *words[np.argsort(distance, kind="stable")[1:7]])

articles = datasets.load_encyclopedia("en")
sets = {article.title: set(tokenize(article.text)) for article in articles}
mercury = "Mercury (planet)"
for other in ["Venus", "Mercury (element)"]:
    vocabulary = sorted(sets[mercury] | sets[other])
    both = [[word in sets[title] for word in vocabulary] for title in (mercury, other)]
    print(f"{mercury} and {other}: Jaccard distance {jaccard(*both):.2f}")

# %% [markdown]
# *Dog*, *dogs* and *pet* are still there, and *crazy* and *boy* have come in: fifty bits are few. And by the words that they share, the planet is
# nearer to *Venus* than to the metal of the same name.
#
# (A good place to pause. When you come back: **Run > Run All Above Selected Cell**.)
#
# ## What is a cosine of .37 worth?
#
# *School* and *government* have a cosine of .37 in GloVe. Is that much?
#
# **Predict first.** Take two words by chance from the 2,000 most frequent words. What will their cosine be, on average?
# And for two words from the whole list? Write down two numbers.

# %%
spaces = {
    "GloVe, frequent": glove.vectors[:2000],
    "GloVe, all": glove.vectors,
    "articles": datasets.load_encyclopedia_encodings(),
    "random numbers": np.random.default_rng(0).normal(size=(5000, 50)),
}


def by_chance(table, pairs=20_000):
    first, second = np.random.default_rng(0).integers(len(table), size=(2, pairs))
    return cosine(table[first], table[second])[first != second]


chance = {name: by_chance(table) for name, table in spaces.items()}
print(f"school and government: {glove.similarity('school', 'government'):.2f}")

# %%
marks, xlabel = {"school and government": 0.37}, "cosine of two drawn by chance"
_ = plots.histogram(chance, marks=marks, limits=(-0.7, 1), xlabel=xlabel)

# %% tags=["nbval-check-output"]
table = [
    [
        scores.mean(),
        *np.percentile(scores, [5, 95]),
        *(100 * np.mean(scores < c) for c in (0.37, 0.7)),
    ]
    for scores in chance.values()
]
columns = ["mean", "from", "to", "% below .37", "% below .7"]
print(plots.describe_table(np.round(table, 2), list(chance), columns))
centred = glove.vectors[:2000] - glove.vectors[:2000].mean(axis=0)
print(f"frequent words, their common mean subtracted: {by_chance(centred).mean():+.2f}")

# %% [markdown]
# (Nine of ten pairs lie between *from* and *to*.) Two frequent words drawn by chance have a cosine of .43 on average; so .37
# is less than most pairs have. Among all words the mean is close to 0, and .37 is more than nearly all have. Frequent
# words share a direction: subtract their mean, and the rest is centred at 0. A score alone says little, its place among
# random pairs does. (A ready-made program turned each *article* into 512 numbers; lesson 06 uses them.) Choose a score and a
# space:


# %%
def percentile(score, space):
    share = np.mean(chance[space] < score)
    marks = {f"{score:.2f}": score}
    plots.histogram(chance[space], marks=marks, limits=(-1, 1), xlabel=xlabel)
    return f"{score:.2f} is more than {share:.1%} of the pairs taken by chance have"


explorer(percentile, score=(-0.23, 0.97, 0.37), space=list(chance))

# %% [markdown]
# ## Whose neighbour are you?
#
# By cosine *kitten* has *puppy* as its nearest word. Is *kitten* then the nearest of *puppy*? No: that is *puppies*. Nearest is not
# mutual. Some items stand in the lists of very many others, and some in none.
#
# ### Exercise 5.4: How often each one is somebody's neighbour


# %% tags=["exercise"]
def k_occurrences(distances, k=1):
    """Count for each item in how many of the others' lists of neighbours it stands.

    The list of an item holds the k items that are nearest to it; it never holds the item
    itself.

    distances: an array (n, n); row i holds the distances of item i to all items, 0 to
        itself. The others in a row are above 0, and no two of them are equal. For example
        np.array([[0, 1, 3], [1, 0, 2], [3, 2, 0]])
    k: how long the lists are, from 1 to n - 1
    returns: n numbers; for the example and k = 1: [1, 2, 0] (0 is nearest to 1; 1 is
        nearest to both others; 2 to nobody)
    """
    ### BEGIN SOLUTION
    lists = np.argsort(distances, axis=1)[:, 1 : k + 1]
    return np.bincount(lists.ravel(), minlength=len(distances))
    ### END SOLUTION


# %% tags=["check"]
check("5.4", k_occurrences)

# %% [markdown]
# **Predict first.** For ten thousand words we write down the ten nearest of each. So a word stands in ten lists on
# average. In how many will the most wanted word stand? How many words will stand in none? And with random numbers
# instead of words? (Some ten seconds.)

# %%
clouds = {
    "GloVe": frequent,
    "random, 3 columns": np.random.default_rng(0).normal(size=(10_000, 3)),
    "random, 50 columns": np.random.default_rng(0).normal(size=(10_000, 50)),
}
clouds["GloVe, at length 1"] = normalize(frequent)  # so that the order is that of the cosine
wanted = {}
for name, cloud in clouds.items():
    lists, _ = nearest(cloud, cloud, k=11, metric="euclidean")
    wanted[name] = np.bincount(lists[:, 1:].ravel(), minlength=10_000)

# %% tags=["nbval-check-output"]
bounds = [0, 1, 6, 21, 101, 10_000]
groups = ["in no list", "in 1 to 5", "in 6 to 20", "in 21 to 100", "in more than 100"]
table = np.transpose([np.histogram(counts, bounds)[0] for counts in wanted.values()])
_ = plots.bar_chart(table, groups, list(wanted), label="how many of the 10,000")
for name, counts in wanted.items():
    who = words[np.argsort(-counts)[:5]] if name.startswith("GloVe") else []
    print(f"{name}: the most wanted stands in {counts.max()} lists", *who)
long = np.linalg.norm(frequent, axis=1)
stars = np.argsort(-wanted["GloVe"])[:20]
print(
    f"mean length of GloVe's twenty most wanted {long[stars].mean():.1f}, of all {long.mean():.1f}"
)

# %% [markdown]
# In three columns hardly anybody is left out and nobody is a star. In fifty columns of random numbers a few **hubs** stand
# in hundreds of lists, and more than one in six stands in none (Radovanović et al. 2010). GloVe has fifty columns too, but words
# are not scattered at random in them, and it lies in between. By straight line its hubs have short vectors, so they lie in
# the middle and near to everything; at length 1 there are fewer hubs, and other ones. When a recommender shows everybody the same few things, look for hubs.
#
# ## More columns, less contrast
#
# A nearest neighbour means something when it is clearly nearer than the rest. The **contrast** is (largest distance -
# smallest distance) / smallest distance: 0 when everything is equally far. We draw random points in a cube.
#
# **Predict first.** With 2 columns the contrast is near 100. What is it with 512 columns?


# %% tags=["nbval-check-output"]
def typical_contrast(table, queries=50):
    chosen = np.random.default_rng(0).choice(len(table), queries, replace=False)
    return np.median([relative_contrast(np.delete(table, i, axis=0), table[i]) for i in chosen])


amounts = [2, 10, 50, 100, 512]
cubes = [typical_contrast(np.random.default_rng(0).uniform(size=(2000, n))) for n in amounts]
for columns, value in zip(amounts, cubes, strict=True):
    print(f"{columns:5} columns: contrast {value:.2f}")

# %% [markdown]
# ## The claim on trial
#
# The article says that simple metrics become easier to implement and to interpret when embeddings are larger, and gives
# this as the reason for their hundreds of columns. To implement they are one line for any size. For *to interpret* we ask two
# questions, of real articles, with 2, 10, 50, 100 and all 512 of their columns. Is the nearest clearly nearer than the rest
# (contrast)? And how much is lost when we keep of each number only its sign, the simplest metric of all? A good neighbourhood
# is one in which many of the ten nearest articles have the same topic. (Some ten seconds.)

# %%
with_topic = [i for i, article in enumerate(articles) if article.topic]
chosen = np.random.default_rng(0).permutation(with_topic)
topics = np.array([articles[i].topic for i in chosen])
encoded = datasets.load_encyclopedia_encodings()[chosen]
encoded -= encoded.mean(axis=0)  # the common mean, as above
mixed = encoded[:, np.random.default_rng(0).permutation(512)]  # no column before the others


def same_topic(table):
    near, _ = nearest(table, table[:1000], k=11, metric="euclidean")
    others = [row[row != i][:10] for i, row in enumerate(near)]
    return (topics[others] == topics[:1000, None]).mean()


# %% tags=["claim-number", "nbval-check-output"]
contrasts = [typical_contrast(mixed[:2000, :n]) for n in amounts]
full = [same_topic(mixed[:, :n]) for n in amounts]
signs = [same_topic(np.sign(mixed[:, :n])) for n in amounts]
for n, *values in zip(amounts, contrasts, full, signs, strict=True):
    print("{} columns: contrast {:.2f}, same topic {:.2f}, by signs {:.2f}".format(n, *values))
by_chance_same = np.mean(topics[:1000, None] == topics[None, 1000:])
best, _ = embedlab.reduction.pca(encoded, k=512)
print(f"by chance {by_chance_same:.2f}; the best 50 columns of PCA {same_topic(best[:, :50]):.2f}")
print(f"512 columns of PCA {same_topic(best):.2f}, their signs {same_topic(np.sign(best)):.2f}")

# %%
left, right = plots.panels(2)
lines = {"articles": contrasts, "random points in a cube": cubes}
plots.line_chart(amounts, lines, log="xy", ax=left, title="contrast", xlabel="columns")
lines = {"straight line": full, "signs only": signs}
title = "nearest with the same topic"
_ = plots.line_chart(amounts, lines, log="x", ax=right, title=title, xlabel="columns")

# %% [markdown] tags=["claim"]
# **The claim.** The larger the embedding, the easier simple distances are to implement and to interpret.
#
# **Verdict: loose.** Not easier to implement: it is the same one line for any size. Not easier to interpret: the contrast
# falls all the way, although with many columns real articles keep more of it than the cube. But a *crude* metric does
# profit: with 50 of the columns the signs lose much, with all 512 hardly anything. That holds where all columns matter
# about equally; of PCA's columns, where the first matter most, the signs lose a good deal
# (.79 to .63). And size itself is no aim: 50
# columns chosen by PCA find as good neighbours as all 512.

# %% [markdown]
# ## Key points
#
# - City block, straight line and largest difference are one formula. They differ in what using several columns costs.
# - The dot product counts length, the cosine does not. At length 1, cosine, dot product and straight line give one order.
# - Similarities are sorted from the largest down, distances from the smallest up.
# - 1 - cosine breaks the triangle inequality; the angle keeps it.
# - Read a score beside the scores of random pairs from the same vectors.
# - Random points in many columns are all about equally far. Real vectors keep more contrast.
# - Nearest is not mutual. Random points in many columns have strong hubs, real words weaker ones, and which they are depends on
#   the measure.
#
# Before you trust "nearest", ask: what does the measure look at? What do random pairs get? Who is everybody's neighbour?
#
# ## Your own data
#
# Put your own vectors into `my_vectors`, one row for each thing and a dozen rows at least, for example
# `np.loadtxt("my_vectors.csv", delimiter=",")` (`skiprows=1` leaves out a line of names). Nothing is unpickled: never load
# vectors from a `.pkl` file of strangers, it can run programs. Which score do random pairs have? Is there a hub?

# %% tags=["nbval-check-output"]
my_vectors = datasets.load_encyclopedia_vectors().vectors[:500]

my_vectors = np.atleast_2d(np.asarray(my_vectors, dtype=float))
low, high = np.percentile(by_chance(my_vectors), [5, 95])
print(f"nine of ten random pairs have a cosine from {low:.2f} to {high:.2f}")
my_lists, _ = nearest(my_vectors, my_vectors, k=11, metric="cosine")
others = [row[row != i][:10] for i, row in enumerate(my_lists)]
print("by cosine the most wanted stands in", np.bincount(np.concatenate(others)).max(), "lists")

# %% [markdown]
# ## Next
#
# Now we can compare words. [Lesson 06](06_document_classification.ipynb) compares and sorts whole documents, and asks
# whether dense vectors really beat counted words.
