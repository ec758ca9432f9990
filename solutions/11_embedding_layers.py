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
# # Train an embedding layer by hand
#
# ## What you will do
#
# You measure gradients, send them back through a lookup table, and watch random numbers become a map of four animals.
#
# ## What you will be able to do
#
# - say what an embedding layer does on the way forward and on the way back
# - measure a gradient, and use it to test one that was derived
# - follow how a small table is trained by steps against the gradient
#
# ## What you need
#
# 45 minutes. The lookup table ([lesson 02](02_cat_dog_kitten_puppy.ipynb)), the sigmoid ([lesson 05](05_word2vec.ipynb)). You need
# no calculus: the only new idea is a slope, and you will measure it yourself.

# %% [markdown] tags=["instructor"]
# **Minutes:** least 25 (11.1, 11.2), typical 45, slow 65.
#
# **Where learners get stuck.** In 11.1, on moving one number at a time. In 11.2, on `+=` with repeated ids, which keeps the last one
# only: it is the bug that everybody writes once.
#
# **Draw** a table with arrows from rows to a batch before 11.2.
#
# **Say.** There is nothing in an embedding layer but a table and a rule for changing it.
#
# **Skip.** The derivation can be believed: the measurement after it tests it.

# %%
import numpy as np
from embedlab import check, datasets, hint, ours, plots, reveal
from embedlab.course.widgets import explorer

# %% [markdown]
# ## A table, and nothing else
#
# Many programs that learn from words begin with an **embedding layer**. It is the lookup of lesson 02: a table with one row for
# each word, and ids that say which rows to read. An id is a name, and 3 is not more than 2: when we number the words
# anew, the rows change places, and nothing else does. But where do the numbers in the table come from? From training. Here
# are our four animals with two random numbers each.

# %% tags=["nbval-check-output"]
animals = datasets.load_animals()
names = list(animals)
answers = np.array(list(animals.values()))  # is it a dog? is it grown?
random = np.random.default_rng(0)
table, weights = random.normal(size=(4, 2)), random.normal(size=(2, 2))
for name, row in zip(names, table, strict=True):
    print(f"{name:6} {row.round(2)}")

# %% [markdown]
# Two questions are asked about each animal: *is it a dog?* and *is it grown?* A second small table, the `weights`, turns a row into two
# scores (`table @ weights`), and the sigmoid turns each score into a probability. How bad the answers are is the **loss**: -log of
# the probability that was given to each right answer, added up. The cell prints what three probabilities cost.


# %% tags=["nbval-check-output"]
def sigmoid(score):
    return 1 / (1 + np.exp(-score))


def loss(table, weights):
    probability = sigmoid(table @ weights)
    return -np.log(np.where(answers == 1, probability, 1 - probability)).sum()


for probability in [0.9, 0.5, 0.01]:
    print(f"a right answer given {probability} costs {-np.log(probability):.1f}")
print("is it a dog? is it grown?")
print(sigmoid(table @ weights).round(2))
print(f"loss: {loss(table, weights):.2f}")

# %% [markdown]
# ## Which way is down?
#
# Take one number of the table, the first one of *cat*, and change only this one. The loss becomes a curve. How steep is the curve at the
# number that we have? Go a small step to each side, and draw the line through the two points: its **slope** says how much the
# loss rises for each step to the right.


# %%
def loss_of_one_number(number):
    changed = table.copy()
    changed[0, 0] = number
    return loss(changed, weights)


labels = {"xlabel": "the first number of cat", "ylabel": "loss"}
_ = plots.slope(loss_of_one_number, at=table[0, 0], step=0.5, **labels)

# %% [markdown]
# With a smaller step the line touches the curve. All slopes together, one for each number of the table, are the **gradient**.
#
# ### Exercise 11.1: Measure a gradient by small steps


# %% tags=["exercise"]
def numerical_gradient(function, x, step=0.001):
    """Measure how steeply a function rises along each of its numbers: its gradient.

    For each place in x: add `step` there and only there, subtract it there and only
    there, and divide the difference of the two values of the function by the
    distance of the two points.

    function: takes an array like x, returns a number
    x: an array of floats, for example np.array([3.0, 1.0]); it must stay as it is:
        use copies
    step: how far to go to each side
    returns: an array of the length of x. For the function "x[0] ** 2 + 5 * x[1]":
        [6, 5]
    """
    ### BEGIN SOLUTION
    slopes = []
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += step
        down[i] -= step
        slopes.append((function(up) - function(down)) / (2 * step))
    return np.array(slopes)
    ### END SOLUTION


# %% tags=["check"]
check("11.1", numerical_gradient)

# %% [markdown]
# ## Derive it once
#
# Measuring costs two looks at the loss for every number: too slow for a million numbers. So one derives the gradient with pencil and
# paper. Take one score $s$ whose right answer is 1. Its part of the loss is
#
# $$-\log\frac{1}{1 + e^{-s}} = \log(1 + e^{-s}), \qquad \text{slope} = \frac{-e^{-s}}{1 + e^{-s}} = p - 1$$
#
# (who has not met such a rule takes it on trust: the next cell tests it). For an answer of 0 the slope is $p$. So the slope for each score is
# **probability - answer**, near 0 where the answer is right and sure. A score adds up *number of the row x weight*. So when a number of the
# row grows, the score grows by its weight; when a weight grows, the score grows by the number. That is why the gradient of the table is
# made with the weights, and that of the weights with the table. Is it right? We need not believe it.

# %% tags=["nbval-check-output"]
measure = ours("11.1")  # what the course wrote; yours does the same

of_scores = sigmoid(table @ weights) - answers
of_table, of_weights = of_scores @ weights.T, table.T @ of_scores

measured = measure(lambda x: loss(x.reshape(4, 2), weights), table.ravel())
print("table:  ", of_table.ravel().round(3))
print("measured", measured.round(3))
measured = measure(lambda x: loss(table, x.reshape(2, 2)), weights.ravel())
print("weights:", of_weights.ravel().round(3))
print("measured", measured.round(3))

# %% [markdown]
# The same. (`lambda x: ...` is a function without a name; `ravel` and `reshape` make one row out of a table and back.)
#
# ## Back through the lookup
#
# One piece is missing. Programs read some rows at a time (a *batch*), often the same row more than once. The gradients arrive for what was
# *read*, one row for each reading. What does the table get?
#
# ### Exercise 11.2: Send the gradients back through the lookup


# %% tags=["exercise"]
def gradient_of_lookup(ids, gradients, rows):
    """The gradient of an embedding matrix, from those of the rows that were looked up.

    `matrix[ids]` reads row ids[0], then row ids[1], and so on. Row i of the matrix
    gets the sum of the gradients of all places where it was read, and zeros where
    it was not read.

    ids: a list of whole numbers from 0 to rows - 1, for example [2, 0, 2]; it may
        be empty
    gradients: an array with one row for each id, for example
        np.array([[1.0, 0.0], [0.0, 1.0], [2.0, 3.0]]); with no ids it has no rows,
        but columns
    rows: how many rows the matrix has, here 3
    returns: an array with `rows` rows, here [[0, 1], [0, 0], [3, 3]]
    """
    ### BEGIN SOLUTION
    result = np.zeros((rows, gradients.shape[1]))
    for i, gradient in zip(ids, gradients, strict=True):
        result[i] += gradient
    return result
    ### END SOLUTION


# %% tags=["check"]
check("11.2", gradient_of_lookup)

# %% [markdown]
# That is the whole embedding layer: reading rows on the way forward, adding up gradients on the way back. Now train. Draw a batch of eight
# animals, look up their rows, answer, and move every number a little *against* its slope: by a quarter of it (the *learning rate*).


# %%
def train(steps, seed, gradient):
    random = np.random.default_rng(seed)
    table, weights = 0.1 * random.normal(size=(4, 2)), 0.1 * random.normal(size=(2, 2))
    for _ in range(steps):
        ids = random.integers(4, size=8)
        rows = table[ids]
        of_scores = sigmoid(rows @ weights) - answers[ids]
        table -= 0.25 * np.asarray(gradient(ids.tolist(), of_scores @ weights.T, 4))
        weights -= 0.25 * rows.T @ of_scores
    return table, weights


# %% [markdown]
# **Predict first:** what shape will the four animals make after 300 steps?

# %%
my_guess = ...

# %%
trained, trained_weights = train(300, seed=0, gradient=ours("11.2"))
steps = [("dog", "puppy"), ("cat", "kitten"), ("cat", "dog"), ("kitten", "puppy")]
_ = plots.scatter_words(trained, names, arrows=steps, title="After 300 steps")

# %% tags=["nbval-check-output"]
cat, dog, kitten, puppy = trained
sides = [cat - dog, dog - puppy, puppy - kitten, kitten - cat]
print("sides:", *(f"{np.linalg.norm(side):.1f}" for side in sides))
print(f"diagonal: {np.linalg.norm(cat - puppy):.1f}")
print(((trained @ trained_weights > 0) == answers).sum(), "of 8 answers right")
reveal(my_guess, "look at the sides: are they equal? The diagonal of a square is 1.4 sides")

# %% [markdown]
# Four equal sides, and a diagonal that is 1.4 times as long: a square, nearly. Nobody drew it. The table began with random numbers, and each step only made its answers a little less wrong. No column is
# "species" and none is "age": the square lies turned. Watch it grow, with the gradients that **your** function sends back.


# %%
def after(number_of_steps, start):
    trained, weights = train(number_of_steps, start, gradient_of_lookup)
    plots.scatter_words(trained, names, arrows=steps, limits=(-4, 4))
    print(((trained @ weights > 0) == answers).sum(), "of 8 answers right")


explorer(after, number_of_steps=[0, 3, 6, 10, 30, 300], start=(0, 20))

# %% [markdown]
# After how many steps do the answers come right, and when is the square there?
#
# ## Key points
#
# - An embedding layer is a lookup. On the way back its gradients are added up, row by row.
# - A derived gradient can be tested: a small step up, one down, and compare.
# - Training moves every number a little against its slope.
#
# ## Your own data
#
# Put other answers into `answers` (a row for each animal, a 0 or 1 for each of two questions), and run the cells of the training
# again. Does the square come back?
#
# ## Next
#
# Did training *find* species and age? [Lesson 12](12_what_training_finds.ipynb) tries 200 starts, and other questions.
