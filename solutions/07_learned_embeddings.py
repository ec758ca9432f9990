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
import time
from itertools import permutations

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

begin = time.perf_counter()
product = one_hot @ big_table
middle = time.perf_counter()
looked_up = big_table[ids]
end = time.perf_counter()
print("same numbers:", np.array_equal(product, looked_up))
print("the lookup is more than 20 times faster:", middle - begin > 20 * (end - middle))

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
# The table begins with random numbers. To improve it we need a number that says how bad it is, the **loss**, and for each
# number in the table the answer to: when I make you a little larger, does the loss rise or fall? That is its **slope**.
# We can measure it: one small step up, one small step down.
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
# Measuring costs two evaluations of the loss for every number. With a million numbers that is hopeless, so one *derives*
# the slope with pencil and paper, once. For this loss the result is short: at each answer, the slope of the score is
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
# The same. How small should a step be? Here **your** function measures the first of the eight slopes.


# %%
def measure_with(step):
    found = slopes(lambda x: loss(x.reshape(4, 2), weights, answers), start.ravel(), float(step))
    print(f"measured {found[0]:.10f}, derived {derived[0, 0]:.10f}")


explorer(measure_with, step=["1", "0.1", "0.001", "0.00001", "0.0000000001", "0.000000000000001"])

# %% [markdown]
# Too large a step cuts across the curve; too small a step drowns in rounding. Between them lie eight good digits.
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


fig, axes = plt.subplots(1, 3, figsize=(11, 3.6))
for seed, ax in enumerate(axes):
    table, _ = train(answers, seed)
    plots.scatter_words(table, names, ax=ax, title=f"start {seed}")

# %% tags=["nbval-check-output"]
for seed in range(3):
    table, weights = train(answers, seed)
    right = ((sigmoid(table @ weights) > 0.5) == answers).all()
    sides = [np.linalg.norm(table[i] - table[j]) for i, j in [(0, 1), (2, 3), (0, 2), (1, 3)]]
    print(f"start {seed}: all answers right {right}, longest side / shortest {max(sides) / min(sides):.1f}")

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
print("different tables:", len({table.tobytes() for table in tables}))
print("on kitten before training:", sum(lands_on(train(answers, s, steps=0)[0]) == "kitten" for s in range(200)))
print("on kitten after training: ", sum(lands_on(table) == "kitten" for table in tables))

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
print(f"answers that solve the analogy themselves: {sum(hits[True])} of {len(hits[True])} tables do")
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
goes_with_species = ["meows purrs climbs", "barks fetches digs"]
goes_with_age = ["tiny plays grows", "heavy hunts rests"]
seen_with = [
    f"{goes_with_species[species]} {goes_with_age[age]}".split() for species, age in animals.values()
]
verbs = sorted({word for seen in seen_with for word in seen})
twelve = np.array([[word in seen for word in verbs] for seen in seen_with], dtype=float)

right_guesses = others_guess = 0
for animal, word in np.ndindex(twelve.shape):
    known = np.ones(twelve.shape)
    known[animal, word] = 0
    table, weights = train(twelve, seed=0, known=known)
    right_guesses += (table[animal] @ weights[:, word] > 0) == twelve[animal, word]
    others_guess += (np.delete(twelve[:, word], animal).mean() > 0.5) == twelve[animal, word]
