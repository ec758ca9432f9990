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
# # Start here: run a cell, give an answer
#
# ## What you will do
#
# You run your first cells, write two small functions and one line, get one of them wrong on purpose,
# and see how this course answers.
#
# ## What you will be able to do
#
# - run cells, restart, save and stop without losing anything
# - replace a `...` with your own code and have it checked
# - read a verdict, and ask for a hint when you are stuck
# - measure the distance between two vectors with numpy
#
# ## What you need
#
# 25 minutes. No earlier lesson. You can write a Python function with a loop in it; you need not
# have seen a notebook before.
#
# The course follows an article, *A Deep Dive into Embeddings: From Theory to Practical Applications*. What it
# claims, you will measure.

# %% [markdown] tags=["instructor"]
# **Minutes:** least 10, typical 25, slow 40.
#
# **Where learners get stuck.** They change the exercise cell and run only the check cell: the old
# function is still in memory. Say it once aloud: *run the cell that you changed, look for red text, then check.*
# Some type their answer below the `...` and leave the `...`; that works, and the check accepts it.
#
# **Say.** A wrong answer costs nothing here and is not shown to anyone. Everybody gets 0.1 wrong on
# purpose, together, before anybody gets it right: it takes the fear out of the room.
#
# **Skip.** Whoever knows notebooks and numpy does 0.1 and goes on to lesson 01.

# %% [markdown]
# ## Run a cell
#
# This page is a *notebook*: text like this, and grey cells with code. Click into the cell below
# and press **Shift + Enter**. The computer runs the cell and shows what it made.

# %%
import numpy as np
from embedlab import plots
from embedlab.drawings import draw_animals

steps = np.linspace(0, 1, 4)
_ = plots.picture_grid(
    draw_animals(steps, 1 - steps, size=160, nuisance=0), ["cat", "?", "?", "puppy"]
)

# %% [markdown]
# This is where we go. A computer drew these four from two numbers each, and the two in the middle, for which
# we have no word, lie between *cat* and *puppy*. (You need not read the code yet.) An **embedding** gives a word, a picture or a text such numbers,
# so that what is alike lies close together. In fourteen evenings you will make such numbers in a dozen ways, and measure
# how good they are.
#
# A cell can also show a value: that of its last line.

# %%
animals = ["cat", "dog", "kitten", "puppy"]
len(animals)

# %% [markdown]
# The 4 below the cell is the value of `len(animals)`. The number in square brackets on the left
# counts the cells that you ran; a star `[*]` means that one is still running.
#
# A cell remembers what earlier cells did. The next one uses `animals` although it does not define
# it.

# %%
for animal in animals:
    print(animal, "has", len(animal), "letters")

# %% [markdown]
# If you had run this cell first, Python would have complained: *NameError: name 'animals' is not
# defined*. Such a message stands in red under the cell that went wrong. **Read the red text under your own cell first.**
# After a NameError, run the cells above; if it stays, look for a typing mistake.
#
# When things look confused, choose **Kernel > Restart Kernel and Run All Cells** in the menu and confirm with
# **Restart**. Python forgets all values and begins again at the top. Your text and your code stay.

# %% [markdown]
# ## Save and stop
#
# The notebook saves itself every two minutes, and at once when you press **Ctrl + S**
# (**Cmd + S** on a Mac). What you are looking at is your own copy. It lies in the folder that the
# next cell prints. The course never overwrites it, so feel free to change anything.

# %% tags=["nbval-ignore-output"]
from pathlib import Path

print(Path.cwd())

# %% [markdown]
# To stop for today, save, go to the terminal in which you started the course, and press
# **Ctrl + C**. The command that you started with brings you back. Your text and your results are there
# again, but Python has forgotten all values: click where you want to go on, and choose **Run > Run All
# Above Selected Cell**. Later lessons have sliders and buttons: they need this too.

# %% [markdown]
# ## Give an answer
#
# Exercises have a cell with three dots, `...`, where your code belongs, and a cell that checks it.
# The text between the triple quotes says exactly what is wanted.
#
# ### Exercise 0.1: Count the words of a text
#
# **Get it wrong on purpose first.** Replace the dots with `return len(text)`, run the cell, and then
# run the check below it. Read what it says. After that, write the right answer.


# %% tags=["exercise"]
def count_words(text):
    """Count the words of a text.

    Words are separated by white space: one or more spaces or line breaks.

    text: a string, for example "the cat sat"
    returns: a whole number, here 3
    """
    ### BEGIN SOLUTION
    return len(text.split())
    ### END SOLUTION


# %% tags=["check"]
from embedlab import check, hint

check("0.1", count_words)

# %% [markdown] tags=["solution"]
# This is what the wrong answer gets, `len` itself standing in for it:

# %% tags=["solution", "nbval-check-output"]
from embedlab.course.checking import judge

judge("0.1", len)

# %% [markdown]
# A verdict shows a *small input on which your answer fails*, what was expected there, and what
# your function gave. When others have made the same mistake before, the verdict also says what it is.
# You can try as often as you like. A check judges what ran last: if your cell ended in red, it judges your
# earlier answer.
#
# When you are stuck, ask for a hint. Run the next cell again and it says a little more. The last hint
# works an example by hand; the answer stays yours. Elsewhere, add a cell: click into the check,
# press **+** in the toolbar above, and type `hint("0.2")`.

# %% tags=["nbval-ignore-output"]
hint("0.1")

# %% [markdown]
# ## A little numpy
#
# A *vector* is a list of numbers that belong together. In this course vectors are numpy arrays,
# because an array can be added, subtracted and multiplied number by number.

# %% tags=["nbval-check-output"]
first = np.array([1, 5])
second = np.array([4, 1])
print(first - second)
print((first - second) ** 2)

# %% [markdown]
# The subtraction went through both positions at once: 1 - 4 and 5 - 1. So did the square. `.sum()`
# adds the numbers of an array up, and `np.sqrt` takes the square root. With these you can measure
# how far apart two vectors are, in a straight line:
#
# $$\text{distance}(a, b) = \sqrt{(a_1 - b_1)^2 + (a_2 - b_2)^2 + \dots}$$
#
# Almost every lesson asks which vectors are near and which are far, so let us write this once by
# hand.
#
# ### Exercise 0.2: The distance between two vectors


# %% tags=["exercise"]
def distance(a, b):
    """The straight-line distance between two vectors.

    a, b: numpy arrays with the same number of entries, for example
        np.array([1, 5]) and np.array([4, 1])
    returns: one number, here 5.0
    """
    ### BEGIN SOLUTION
    return np.sqrt(((a - b) ** 2).sum())
    ### END SOLUTION


# %% tags=["check"]
check("0.2", distance)

# %% [markdown]
# Several vectors, one below the other, make a *table*. This one describes three cats, one row for each cat:
# the weight in kilograms, then the age in years.

# %% tags=["nbval-check-output"]
table = np.array([[3, 1], [4, 2], [8, 6]])
print(table)
print("shape:", table.shape)

# %% [markdown]
# The *shape* says three rows, two columns. One number is picked by its row and its column, counted from
# 0; a colon means "all of them".

# %% tags=["nbval-check-output"]
print("row 1, column 0:", table[1, 0])
print("all rows, column 0:", table[:, 0])

zeros = np.zeros((2, 3))
zeros[0, 1] = 5
print(zeros)

# %% [markdown]
# `np.zeros((2, 3))` made a table of zeros (the two brackets belong there: one for the call, one for the shape), and
# the next line wrote into it. You will pick and write like this in the next lessons.
#
# Many functions of numpy work on a whole table, or on its columns or rows, and `axis` chooses. With `axis=0`
# you get one number for each column, with `axis=1` one number for each row. They are easy to mix up, so
# look at how many numbers come out: two columns, two numbers, the shape `(2,)`.
#
# ### Exercise 0.3: The mean of each column
#
# What do the three cats weigh on average, and how old are they on average? Put both numbers into
# `means` with one call of `table.mean`.

# %% tags=["exercise"]
### BEGIN SOLUTION
means = table.mean(axis=0)
### END SOLUTION

# %% tags=["check"]
check("0.3", means)

# %% [markdown]
# ## See how far you are
#
# Each exercise that was right once stays on your list. In a second terminal, in the folder of the
# course, `python3 start.py progress` prints the list for all lessons (on Windows, `py start.py progress`).
# `python3 start.py reset 00` gives you a fresh copy of this lesson and keeps yours beside it; close the
# lesson's tab before you do that.

# %% [markdown]
# ## Key points
#
# - Shift + Enter runs a cell. Restart and run all when things look confused.
# - Replace the `...`, run that cell, look for red text, then run the check.
# - A verdict shows a small input that fails. Hints come in steps.
# - The distance of two vectors: differences, squares, sum, root.
# - `axis=0` gives one number for each column, `axis=1` one number for each row.
#
# ## Next
#
# [Lesson 01](01_one_hot_encoding.ipynb) turns words into vectors in the two oldest ways, and
# measures what gets lost.
