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
# # Let the numbers learn themselves: embedding layers
#
# ## What you will do
#
# You open the black box: you measure slopes, send them back through a lookup table until random numbers have become four
# animals, and train GloVe with a loss that you wrote.
#
# ## What you will be able to do
#
# - say why an embedding layer is a matrix product, and why ids are names and not quantities
# - measure a slope, and use it to test one that was derived
# - train a small table by steps against the slope
# - tell what a training discovered from what was put into its labels
#
# ## What you need
#
# 95 minutes, 55 before the pause and 40 after it. The lookup table
# ([lesson 02](02_cat_dog_kitten_puppy.ipynb)), counts of neighbours ([lesson 03](03_cooccurrence_pca.ipynb)). No
# calculus: a slope is all there is to it, and we measure it first.

# %% [markdown] tags=["instructor"]
# **Minutes:** least 50 (7.1, 7.2 and the 200 starts), typical 95, slow 125.
#
# **Where learners get stuck.** In 7.1, when `x` holds whole numbers and a small step disappears. In 7.2, on `+=` with
# repeated ids, which keeps the last one only: it is the bug that everybody writes once. In 7.4 some divide by the number
# of pairs.
#
# **Draw** a parabola and a tangent before 7.1, and a table with arrows from rows to a batch before 7.2.
#
# **Say.** There is nothing in an embedding layer but a table and a rule for changing it.
#
# **Before the 200 starts,** ask for two guesses: how many tables are equal, and how many solve the analogy.
#
# **Skip.** The fifteen words, and the last section on GloVe's many numbers.

# %%
from itertools import permutations
from timeit import timeit

import matplotlib.pyplot as plt
import numpy as np

import embedlab
from embedlab import check, datasets, evaluation, hint, plots, probe
from embedlab.course.probe import scoreboard
from embedlab.course.widgets import explorer
from embedlab.neighbors import nearest
from embedlab.text import split_sentences, tokenize

# %% [markdown]
# ## A table, and nothing else
#
# Programs that learn from words begin with an **embedding layer**. It sounds like machinery. It is the lookup of lesson
# 02: a table with one row for each word, and ids that say which rows to read. Reading row 3 is the same as multiplying
# with a one-hot vector that has its 1 at place 3, only without the work.

# %% tags=["nbval-check-output"]
random = np.random.default_rng(0)
big_table, ids = random.normal(size=(20_000, 100)), random.integers(20_000, size=256)
one_hot = np.zeros((256, 20_000))
one_hot[np.arange(256), ids] = 1

by_product = timeit(lambda: one_hot @ big_table, number=1)
by_lookup = timeit(lambda: big_table[ids], number=1)
print("same numbers:", np.array_equal(one_hot @ big_table, big_table[ids]))
print("the lookup is more than 20 times faster:", by_product > 20 * by_lookup)

# %% [markdown]
# So why not feed the id itself into the network? An id is a number too.
#
# **Predict first.** Number the four animals 0 to 3 in some order. Can one cut, "ids below this, ids above", tell the dogs
# from the cats? In how many of the 24 orders?

# %% tags=["nbval-check-output"]
animals = datasets.load_animals()
names = list(animals)
separable = 0
for order in permutations(names):
    species = [animals[name][0] for name in order]
    separable += species in ([0, 0, 1, 1], [1, 1, 0, 0])
print(f"one cut tells dogs from cats in {separable} of 24 orders")

# %% [markdown]
# Only when both dogs happen to stand at one end. An id is a *name*. It has no "more" and no "less", and nothing should
# change when we number the animals anew. With a table nothing does: the rows change places, that is all.
#
# ## Which way is down?
#
# The table begins with random numbers. A number that says how bad it is, is called the **loss**. For each number in the table
# we ask: when you become a little larger, does the loss rise or fall, and how steeply? That is its **slope**. We can
# measure it: one small step up, one small step down.
#
# ### Exercise 7.1: Measure a slope by two small steps


# %% tags=["exercise"]
def slopes(function, x, step=0.001):
    """Measure how steeply a function rises along each of its numbers.

    For each place in x: add `step` there and only there, subtract it there and only there, and
    divide the difference of the two values of the function by the distance of the two points.

    function: takes an array like x, returns a number
    x: an array of numbers, whole or not, for example np.array([3.0, 1.0])
    step: how far to go to each side
    returns: an array of the length of x. For the function "x[0] ** 2 + 5 * x[1]": [6, 5]
    """
    ### BEGIN SOLUTION
    measured = []
    for i in range(len(x)):
        up, down = x.astype(float), x.astype(float)
        up[i] += step
        down[i] -= step
        measured.append((function(up) - function(down)) / (2 * step))
    return np.array(measured)
    ### END SOLUTION


# %% tags=["check"]
check("7.1", slopes)

# %% [markdown]
# Now the animals. Each has a row of two random numbers. A **read-out** turns a row into two answers, *is it a dog?* and
# *is it grown?*: it multiplies the row by a small table of weights and squeezes the result between 0 and 1. That
# squeezing is the *sigmoid*; .9 means "probably yes". The loss is large when a confident answer is wrong.


# %% tags=["nbval-check-output"]
def sigmoid(score):
    return 1 / (1 + np.exp(-score))


def loss(table, weights, answers):
    probability = sigmoid(table @ weights)
    return -np.log(np.where(answers == 1, probability, 1 - probability)).sum()


answers = np.array(list(animals.values()))  # is it a dog? is it grown?
start, weights = random.normal(size=(4, 2)), random.normal(size=(2, 2))
print("answers for", names, answers.tolist())
print(f"loss of a random table: {loss(start, weights, answers):.2f}")

# %% [markdown]
# Measuring costs two looks at the loss for every number, which is hopeless for a million. So one *derives* the
# slope with pencil and paper, once. For this loss the result is short: the slope of each score is
#
# $$\text{slope} = \text{probability} - \text{answer}$$
#
# and a row of the table gets these slopes times the weights. Is that right? We need not believe it.

# %% tags=["nbval-check-output"]
from embedlab.course.exercises.lesson_07.lookup import gradient_of_lookup as our_gradient
from embedlab.course.exercises.lesson_07.steps import slopes as our_slopes

derived = (sigmoid(start @ weights) - answers) @ weights.T
measured = our_slopes(lambda x: loss(x.reshape(4, 2), weights, answers), start.ravel())
print(derived.round(3).tolist())
print(measured.reshape(4, 2).round(3).tolist())
print("largest difference below 0.000001:", np.abs(derived.ravel() - measured).max() < 1e-6)


# %% [markdown]
# The same. (A step that is too large cuts across the curve; one that is far too small drowns in rounding.)
#
# One piece is missing. A network reads rows by their ids, often the same row several times in one batch. The slopes arrive
# for what was *read*, one row for each reading. What does the table get?
#
# ### Exercise 7.2: Send the slopes back through the lookup


# %% tags=["exercise"]
def gradient_of_lookup(ids, slopes, rows):
    """The slopes for an embedding matrix, from the slopes for the rows that were looked up.

    `matrix[ids]` reads row ids[0], then row ids[1], and so on. Row i of the matrix gets the sum
    of the slopes of all places where it was read, and zeros where it was not read.

    ids: a list of whole numbers from 0 to rows - 1, for example [2, 0, 2]; it may be empty
    slopes: an array with one row for each id, for example
        np.array([[1.0, 0.0], [0.0, 1.0], [2.0, 3.0]])
    rows: how many rows the matrix has, here 3
    returns: an array with `rows` rows, here [[0, 1], [0, 0], [3, 3]]
    """
    ### BEGIN SOLUTION
    gradient = np.zeros((rows, slopes.shape[1]))
    for i, slope in zip(ids, slopes, strict=True):
        gradient[i] += slope
    return gradient
    ### END SOLUTION


# %% tags=["check"]
check("7.2", gradient_of_lookup)

# %% [markdown]
# That is the whole embedding layer: reading rows on the way forward, adding up slopes on the way back. Now train. Draw a few
# animals, look up their rows, answer, and take a step against every slope.


# %%
def train(answers, seed, columns=2, steps=300, known=1):
    random = np.random.default_rng(seed)
    table = 0.1 * random.normal(size=(len(answers), columns))
    weights = 0.1 * random.normal(size=(columns, answers.shape[1]))
    for _ in range(steps):
        ids = random.integers(len(answers), size=8)
        rows = table[ids]
        slope = (sigmoid(rows @ weights) - answers[ids]) * (known * np.ones(answers.shape))[ids] / 4
        weights_slope = rows.T @ slope
        table -= our_gradient(ids, slope @ weights.T, len(table))
        weights -= weights_slope
    return table, weights


# %% tags=["nbval-check-output"]
fig, axes = plt.subplots(1, 3, figsize=(11, 3.6))
for seed, ax in enumerate(axes):
    table, weights = train(answers, seed)
    plots.scatter_words(table, names, ax=ax, title=f"start {seed}")
    right = ((table @ weights > 0) == answers).all()
    sides = [np.linalg.norm(table[i] - table[j]) for i, j in [(0, 1), (2, 3), (0, 2), (1, 3)]]
    print(f"start {seed}: right {right}, longest side / shortest {max(sides) / min(sides):.1f}")

# %% [markdown]
# Three starts, three squares, turned differently. No column is "species" and none is "age": the square may lie at
# any angle.
#
# **Predict first.** We train from 200 starts. How many of the tables will be equal? In how many is *kitten* the nearest
# of all four to *puppy - dog + cat*, with no word left out?


# %% tags=["nbval-check-output"]
def lands_on(table):
    cat, dog, kitten, puppy = table
    return names[np.linalg.norm(table - (puppy - dog + cat), axis=1).argmin()]


tables = [train(answers, seed)[0] for seed in range(200)]
starts = [train(answers, seed, steps=0)[0] for seed in range(200)]
print("different tables:", len({table.tobytes() for table in tables}))
for name, some in [("before training", starts), ("after training", tables)]:
    print(f"on kitten {name}: {sum(lands_on(table) == 'kitten' for table in some)} of 200")

# %% [markdown]
# No two tables are equal, and all of them solve the analogy. Is that because training *found* something? We chose the two
# questions. Lesson 02 had 24 ways to give four animals two yes/no answers each, and 8 of them solved the analogy. We
# train on each of the 24, from five starts.

# %% tags=["nbval-check-output"]
hits = {True: [], False: []}
for code in permutations([(0, 0), (0, 1), (1, 0), (1, 1)]):
    cat, dog, kitten, puppy = code = np.array(code)
    solves = np.array_equal(puppy - dog + cat, kitten)
    hits[solves] += [lands_on(train(code, seed)[0]) == "kitten" for seed in range(5)]
print(
    f"answers that solve the analogy themselves: {sum(hits[True])} of {len(hits[True])} tables do"
)
print(f"answers that do not: {sum(hits[False])} of {len(hits[False])} tables do")

# %% [markdown]
# ### Exercise 7.3: Why every table solves the analogy
#
# Why does *puppy - dog + cat* land on *kitten* in all 200 tables? Put the letter into `answer`.
#
# - `"a"`: every start ends in the same numbers
# - `"b"`: the two questions are about species and age, so one step in the table changes one answer and leaves the other
# - `"c"`: a table with two columns for four things always does that
# - `"d"`: the network saw that a kitten is a young cat

# %% tags=["exercise"]
### BEGIN SOLUTION
answer = "b"
### END SOLUTION

# %% tags=["check"]
check("7.3", answer)

# %% [markdown]
# So the table repeats the shape of the answers that somebody gave. (A good place to pause. When you come back: **Run > Run
# All Above Selected Cell**.)
#
# ## When there is something to discover
#
# Let us ask not two questions but twelve, and none of them about species or age: has this animal been seen with the
# word *purrs*? with *fetches*? with *plays*? All twelve answers have to fit through two columns. And we hide one of the
# 48 answers: nobody tells the network that *kitten* is seen with *purrs*. Can it know?

# %% tags=["nbval-check-output"]
by_species = [["meows", "purrs", "climbs"], ["barks", "fetches", "digs"]]
by_age = [["tiny", "plays", "grows"], ["heavy", "hunts", "rests"]]
seen_with = [by_species[species] + by_age[age] for species, age in animals.values()]
verbs = sorted({word for seen in seen_with for word in seen})
twelve = np.array([[word in seen for word in verbs] for seen in seen_with], dtype=float)

right_guesses = others_guess = 0
for animal, word in np.ndindex(twelve.shape):
    known = np.ones(twelve.shape)
    known[animal, word] = 0
    table, weights = train(twelve, seed=0, known=known)
    right_guesses += (table[animal] @ weights[:, word] > 0) == twelve[animal, word]
    others_guess += (np.delete(twelve[:, word], animal).mean() > 0.5) == twelve[animal, word]
print(f"the table is right about {right_guesses} of {twelve.size} hidden answers,", end=" ")
print(f"the majority of the other three animals about {others_guess}")

# %% [markdown]
# It can. *Kitten* climbs and meows like *cat*, and so its row comes to lie where *purrs* is true. The majority of the other
# animals is always wrong here: each word goes with two animals, so without the hidden one the vote is two to one against
# it. Squeezing twelve answers through two columns made the table find what they have in
# common, and that is species and age, which nobody named. This is what learned embeddings are for.
#
# ## GloVe is the same game
#
# Text asks many such questions: has *kitten* been seen near *purrs*? How often? **GloVe** (lesson 04) gives each word a
# row in one table and each neighbour a row in a second one, and it guesses the *logarithm* of the count:
#
# $$\text{prediction} = \text{row} \cdot \text{row of the neighbour} + \text{two small corrections}$$
#
# An error on a pair that met once says little, so it weighs less.
#
# ### Exercise 7.4: GloVe's loss and its slopes


# %% tags=["exercise"]
def loss_and_slopes(predictions, counts, x_max=10, alpha=0.75):
    """GloVe's loss over some pairs of words, and its slope for each prediction.

    error = prediction - log(count), with the natural logarithm
    weight = (count / x_max) ** alpha, but never more than 1
    The loss is the sum of weight * error ** 2; its slope for a prediction is 2 * weight * error.

    predictions: an array of numbers, one for each pair; it may be empty
    counts: an array of numbers above 0, how often each pair met
    returns: (loss, slopes), a number and an array. For [1.0], [1.0], x_max=1: (1.0, [2.0])
    """
    ### BEGIN SOLUTION
    error = predictions - np.log(counts)
    weight = np.minimum(1, (counts / x_max) ** alpha)
    return (weight * error**2).sum(), 2 * weight * error
    ### END SOLUTION


# %% tags=["check"]
check("7.4", loss_and_slopes)

# %% [markdown]
# The rest you know. The slope of a prediction goes to the row of the word, times the row of the neighbour, and the other
# way round, and each row adds up what it gets: exercise 7.2 for every pair that met, written as one product
# of tables. (The steps are divided by the root of the sum of their past squares, *AdaGrad*, Duchi et al. 2011: then
# frequent words do not drown the others.)


# %%
def predict(model):
    rows, neighbours, corrections, neighbour_corrections = model
    return rows @ neighbours.T + corrections + neighbour_corrections


def gradients(model, slopes):
    rows, neighbours, _, _ = model
    sums = slopes.sum(axis=1, keepdims=True), slopes.sum(axis=0, keepdims=True)
    return slopes @ neighbours, slopes.T @ rows, *sums


# %%
def train_glove(counts, loss_and_slopes, dimensions=50, epochs=100):
    random, size = np.random.default_rng(0), len(counts)
    shapes = (size, dimensions), (size, dimensions), (size, 1), (1, size)
    model = [random.normal(0, 0.1, shape).astype(np.float32) for shape in shapes]
    met, squares, losses = np.nonzero(counts), [1e-8] * 4, []
    slopes = np.zeros_like(counts)
    for _ in range(epochs):
        loss, slopes[met] = loss_and_slopes(predict(model)[met], counts[met])
        losses.append(loss / len(met[0]))
        for part, gradient in enumerate(gradients(model, slopes)):
            squares[part] = squares[part] + gradient**2
            model[part] -= 0.1 * gradient / np.sqrt(squares[part])
    return model, losses


# %% [markdown]
# We count as in lesson 03, with a wider window in which near words count more, and take the 1,000 most frequent words of
# the encyclopedia. Below the figure an explorer does the same training with **your** loss from 7.4; a change takes
# a second or two.

# %%
from embedlab.course.exercises.lesson_07.loss import loss_and_slopes as our_loss

texts = [article.text for article in datasets.load_encyclopedia("en")]
sentences = [tokenize(sentence) for text in texts for sentence in split_sentences(text)]
counts, words = embedlab.counts.cooccurrence(sentences, 5, weighting="harmonic", min_count=10)
top = np.argsort(-counts.sum(axis=1), kind="stable")[:1000]
top_words, top_counts = np.array(words)[top], counts[top][:, top].toarray().astype(np.float32)
_, losses = train_glove(top_counts, our_loss)
labels = {"xlabel": "epoch", "ylabel": "mean loss of a pair"}
_ = plots.curves(range(1, len(losses) + 1), {"loss": losses}, log="y", **labels)


# %%
def your_glove(epochs, dimensions):
    (rows, neighbours, *_), losses = train_glove(top_counts, loss_and_slopes, dimensions, epochs)
    print(f"mean loss of a pair {losses[-1]:.3f}")
    for word in ["music", "river", "king", "war"]:
        row = np.flatnonzero(top_words == word)
        found, _ = nearest(rows + neighbours, (rows + neighbours)[row], k=6)
        print(f"{word:6}", *(other for other in top_words[found[0]] if other != word))


explorer(your_glove, epochs=[100, 10, 1], dimensions=[50, 10, 2])

# %% [markdown]
# After one epoch the neighbours are noise; after a hundred, with 50 columns, most of them make sense. A loss, its slopes
# and a table: that is all of it. On the whole table of counts we use `embedlab.glove`, which does the same in small parts,
# and compare it with the PPMI and SVD of lesson 03 on the same counts.

# %% tags=["nbval-check-output"]
from gensim.models import KeyedVectors

glove = embedlab.glove.train_glove(counts, words, dimensions=50, epochs=15)
by_svd = KeyedVectors(50)
by_svd.add_vectors(words, embedlab.reduction.truncated_svd(embedlab.counts.ppmi(counts), k=50)[0])
for name, vectors in [("GloVe", glove), ("PPMI + SVD", by_svd)]:
    score = evaluation.word_similarity(datasets.load_word_pairs("wordsim353"), vectors)
    print(f"{name:10} WordSim {score.correlation:.1f} on {score.covered} of {score.total} pairs")
    probe(vectors, name=f"{name}, 50 columns")
scoreboard()

# %% [markdown]
# On three quarters of a million words counting wins: the same counts, the same 50 columns, and PPMI with SVD agrees with
# people clearly better. (And *cat*, seen 19 times, has an accident for its neighbour.) GloVe was made for billions of
# words; the one we loaded in lesson 04 had six.
#
# ## The claim on trial
#
# Two claims this time. The article says that a learned embedding discovers by itself the features that matter for the
# task. Here are the tables of this lesson once more.

# %% tags=["claim-number", "nbval-check-output"]
shaped, unshaped = (f"{sum(hits[solves])} of {len(hits[solves])}" for solves in (True, False))
print(f"answers that solve the analogy: so do {shaped} tables; that do not: {unshaped};")
species_only, _ = train(answers[:, :1], seed=0)
to_dog, to_kitten = (np.linalg.norm(species_only[0] - species_only[i]) for i in (1, 2))
print(f"asked for the species only: cat - dog {to_dog:.1f}, cat - kitten {to_kitten:.1f};")
print(f"twelve answers in two columns: {right_guesses} of {twelve.size} hidden ones are known")

# %% [markdown] tags=["claim"]
# **The claim.** Learned embeddings discover by themselves the features that are most relevant to the task.
#
# **Verdict: loose.** *Relevant to the task* is exactly right: asked for the species alone, the table gives *cat* and
# *kitten* the same place. *By themselves* depends on the question. With two answers the table repeats what somebody had
# put into them. With twelve answers and only two columns it found species and age, which nobody had named, and knew
# what it had not been told. Something has to be shared before there is something to discover; and the columns it finds
# are not the ones that we would name.

# %% [markdown]
# The second claim: GloVe, SVD and PCA come from *dimensionality reduction*. A reduced table should hold less than it was
# made from and still tell what matters. So we hide one pair in ten from GloVe. How well does it know the others, and
# how well the hidden ones? (The score is 1 when every count is met, 0 when the mean does as well.)


# %%
def score(model, cells):
    truth, guess = np.log(top_counts[cells]), predict(model)[cells]
    weight = np.minimum(1, (top_counts[cells] / 10) ** 0.75)
    around = np.average(truth, weights=weight)
    return 1 - (weight * (guess - truth) ** 2).sum() / (weight * (around - truth) ** 2).sum()


# %% tags=["claim-number", "nbval-check-output"]
half = np.triu(np.random.default_rng(0).random(top_counts.shape) < 0.1)
hidden = (half | half.T) & (top_counts > 0)  # a pair is hidden in both directions
shown = np.where(hidden, 0, top_counts)
for columns in [0, 2, 10, 50]:
    model, _ = train_glove(shown, our_loss, columns)
    print(f"{columns} columns, {sum(part.size for part in model):,} numbers:", end=" ")
    print(f"shown {score(model, shown > 0):.1f}, hidden {score(model, hidden):.1f};")
print(f"different pairs shown: {np.triu(shown > 0).sum():,}")

# %% [markdown] tags=["claim"]
# **The claim.** GloVe, like SVD and PCA, reduces the dimensions of a table without a neural network.
#
# **Verdict: loose.** With few columns it does reduce: ten columns hold fewer than a sixth as many numbers as there are pairs,
# and predict pairs that they never saw. With fifty it holds most of what it was shown and knows the hidden pairs no better:
# it memorises. And SVD and PCA are computed once and for all, while GloVe starts at random and walks down a slope, with
# the lookup and the slopes of the network above. Only the layers on top are missing.

# %% [markdown]
# ## Key points
#
# - An embedding layer is a lookup. Its slopes are added up, row by row.
# - An id is a name. Numbering the words anew must change nothing.
# - A derived slope can be tested: take a small step up and one down, and compare.
# - Every start gives other numbers. What lies where, seen from each other, is what was learned.
# - A table repeats the shape of its labels. It discovers something when many answers share few columns.
# - GloVe is a loss on counts. With too many columns it memorises.
#
# ## Your own data
#
# Put your own things and questions into `my_answers`: a row for each thing, a column for each question, 0 or 1. With
# two columns in the table, which things come to lie together?

# %% tags=["nbval-check-output"]
my_things = ["bicycle", "car", "boat", "plane"]
my_answers = np.array([[1, 1, 0], [1, 0, 0], [0, 1, 1], [0, 0, 1]])  # wheels? quiet? off the road?
my_table, _ = train(my_answers, seed=0)
print(plots.describe_points(my_table / np.abs(my_table).max(), my_things))

# %% [markdown]
# ## Next
#
# You have walked from one-hot vectors to learned ones, and opened both word2vec and GloVe. The lessons that follow will
# put vectors to work: in search, in recommendation, in speech and across languages.
