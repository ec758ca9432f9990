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
# You count which words of a text stand near which, turn the counts into a map of words, and find out how far to
# trust the map.
#
# ## What you will be able to do
#
# - count co-occurrences within a window
# - explain why two words that never meet can still be alike
# - say what principal component analysis draws, and what it leaves out
# - compare a map with the table behind it
#
# ## What you need
#
# 45 minutes. Distances of vectors ([lesson 00](00_start_here.ipynb)), and what the rows of an embedding matrix are
# ([lesson 02](02_cat_dog_kitten_puppy.ipynb)).

# %% [markdown] tags=["instructor"]
# **Minutes:** least 25 (3.1, 3.2 and the surprise), typical 45, slow 65.
#
# **Where learners get stuck.** In 3.2, on the ends of the window (`range`) and on windows that run from one
# sentence into the next. In 3.4, on returning `left` without the singular values.
#
# **Before the first map,** let everybody write down cat's nearest word, and count hands: almost all say
# *dog*. It is *chased*. Wait before you explain; somebody will try another window.
#
# **Say.** The map did what we asked: it kept as much as two numbers can keep. What it left out was what we wanted to know.
#
# **Skip.** 3.4 can be read: it is the least thinking and the most typing.

# %%
import embedlab
import numpy as np
from embedlab import check, datasets, hint, plots, reveal
from embedlab.course.widgets import dense, explorer
from embedlab.distances import euclidean
from embedlab.text import tokenize

# %% [markdown]
# ## Words and their neighbours
#
# Nobody can choose good attributes for every word by hand. But a text shows, at every place, which words stand
# around a word: its *context*. Here is the smallest text that has something to show, the three sentences of the
# article behind this course.

# %% tags=["nbval-check-output"]
sentences = [tokenize(sentence) for sentence in datasets.load_sentences()]
for sentence in sentences:
    print(sentence)

# %% [markdown]
# We are going to make a table with one row and one column for each word. So each word needs the number of its row.
#
# ### Exercise 3.1: The words and their numbers


# %% tags=["exercise"]
def number_words(sentences):
    """Give each different word a number: 0, 1, 2, ... in the order that `sorted` gives.

    sentences: a list of lists of words, for example [["the", "cat"], ["the", "dog"]]
    returns: a dict from words to numbers, here {"cat": 0, "dog": 1, "the": 2}
    """
    ### BEGIN SOLUTION
    words = sorted({word for sentence in sentences for word in sentence})
    return {word: number for number, word in enumerate(words)}
    ### END SOLUTION


# %% tags=["check"]
check("3.1", number_words)

# %% [markdown]
# Now take one word and look up to two positions to the left and to the right. These positions are its
# **window**. Here is the window of *sat* in the first sentence.

# %% tags=["nbval-check-output"]
first = sentences[0]
place = first.index("sat")
print("left: ", first[place - 2 : place])
print("right:", first[place + 1 : place + 3])

# %% [markdown]
# So *sat* meets *the*, *cat*, *on* and *the* again. Move the window over the whole text, and count for every pair of words
# how often it meets.
#
# ### Exercise 3.2: Count which words stand near which


# %% tags=["exercise"]
def count_neighbours(sentences, numbers, window):
    """Count, for each pair of words, how often they stand at most `window` positions apart.

    A window stays inside its sentence. A position does not count itself. Each pair
    of positions counts in both directions, so the table is symmetric: in
    [["cat", "cat"]] cat meets cat 2 times.

    sentences: a list of lists of words, for example [["the", "cat", "sat"]]
    numbers: each word's row, for example {"cat": 0, "sat": 1, "the": 2}
    window: how many positions to look at on each side, at least 1
    returns: an array with a row and a column for each word; for the example and
        window=1: [[0, 1, 1], [1, 0, 0], [1, 0, 0]]
    """
    ### BEGIN SOLUTION
    counts = np.zeros((len(numbers), len(numbers)), dtype=int)
    for sentence in sentences:
        for i, word in enumerate(sentence):
            for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
                if j != i:
                    counts[numbers[word], numbers[sentence[j]]] += 1
    return counts
    ### END SOLUTION


# %% tags=["check"]
check("3.2", count_neighbours)

# %% [markdown]
# The course's own function does both steps at once, and does them quickly.

# %%
table, words = embedlab.counts.cooccurrence(sentences, window=2)
counts = table.toarray()
_ = plots.heatmap(counts, words, words, title="How often two words meet, window 2")

# %% [markdown]
# The table is symmetric, and one row and column stand out: *the* meets every other word. The rows of *log*
# and *mat* are the same, as the two words are used in the same way.
#
# ## Each row is a vector
#
# The row of a word shows its contexts, and rows can be compared like any vectors.

# %% tags=["nbval-check-output"]
cat, dog = words.index("cat"), words.index("dog")
print(words)
print("cat", counts[cat])
print("dog", counts[dog])
for other in ["dog", "chased", "sat"]:
    print(f"cat - {other}: {euclidean(counts[cat], counts[words.index(other)]):.2f}")

# %% [markdown]
# ### Exercise 3.3: Why cat and dog are alike
#
# Why is the row of *dog* so near to the row of *cat*? Put the letter into `answer`.
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
check("3.3", answer)

# %% [markdown]
# ## From many columns to one
#
# We cannot look at eight columns. Let us begin with two of them, *the* and *sat*, and ask for less: **one** number for each
# word instead of two. Then each word becomes a place on a line. The best line for this is the one along which
# the words differ most. Each word drops its shadow on it, at a right angle.

# %%
two = counts[:, [words.index("the"), words.index("sat")]]
_ = plots.cloud(two, words, title="To the right: meetings with the. Up: meetings with sat.")

# %% [markdown]
# **Principal component analysis** (PCA, Pearson 1901) does this with any number of columns. It looks for the direction
# in which the rows differ most, then for the next one at a right angle to it, and so on. The places of the shadows
# are the *scores*. The mean of the squared scores is the *variance* along a direction: each direction carries a part of the whole, its
# *share*, and all shares add up to 1.
#
# The tool is the singular value decomposition. Subtract from each column its mean, and call the result `centred`. Then
#
# ```python
# left, singular, directions = np.linalg.svd(centred, full_matrices=False)
# ```
#
# gives the directions, the strongest first, one in each row. The scores are `left * singular`, one column for each
# direction. A direction's share is its part of the sum of `singular ** 2`. (Why this tool does it, we take on trust.)
#
# ### Exercise 3.4: Principal components through the SVD


# %% tags=["exercise"]
def pca(matrix, k=2):
    """Place the rows of a table along the k directions in which they differ most.

    The columns are centred, and not scaled. The sign of a column of scores is
    arbitrary.

    matrix: an array with n rows, one row for each item
    k: how many directions to keep
    returns: the scores and the shares, as (scores, share); scores is an array (n,
        k), share holds k numbers: the part of the whole variance that each
        direction carries. For np.array([[1.0], [2.0], [6.0]]) and k=1:
        ([[-2], [-1], [3]], [1.0])
    """
    ### BEGIN SOLUTION
    centred = matrix - matrix.mean(axis=0)
    left, singular, directions = np.linalg.svd(centred, full_matrices=False)
    share = singular**2 / (singular**2).sum()
    return (left * singular)[:, :k], share[:k]
    ### END SOLUTION


# %% tags=["check"]
check("3.4", pca)

# %% [markdown]
# ## The map, and what it leaves out
#
# Two scores for each word make a map. **Predict first:** which word will be nearest to *cat* on it?

# %%
my_guess = ...

# %% tags=["nbval-check-output"]
points, share = embedlab.reduction.pca(counts, k=2)
_ = plots.scatter_words(points, words, title="Eight words on the map of two components")
print(f"share of the variance that is drawn: {share.sum():.0%}")

# %% [markdown]
# (Your own map may be mirrored: the sign of a component means nothing.) Cat, dog and chased stand close together. Let us
# measure, on the map and in the whole rows.


# %% tags=["nbval-check-output"]
def nearest_to(word, vectors, words):
    distance = euclidean(vectors, vectors[words.index(word)])
    distance[words.index(word)] = np.inf  # not the word itself
    return words[distance.argmin()]


for other in ["dog", "chased"]:
    pair = [cat, words.index(other)]
    in_rows, on_map = euclidean(*counts[pair]), euclidean(*points[pair])
    print(f"cat - {other}: in the rows {in_rows:.2f}, on the map {on_map:.2f}")
reveal(my_guess, nearest_to("cat", points, words))

# %% [markdown]
# On the map it is *chased*; in the rows it is *dog*, by far. The rows of *cat* and *dog* differ in one number only, and
# the map shows nearly all of this difference. *Chased* differs from *cat* in several columns, and the map does not draw
# most of that. A map of two numbers keeps what differs most over *all* words. What it drops may be just what sets two of them apart.
#
# Is that a law, or an accident of our window?

# %% tags=["nbval-check-output"]
print("window  cat's nearest row  on the map")
for window in range(1, 6):
    table, words = embedlab.counts.cooccurrence(sentences, window)
    plane, share = embedlab.reduction.pca(table)
    in_rows = nearest_to("cat", table.toarray(), words)
    print(f"{window:4}    {in_rows:17}  {nearest_to('cat', plane, words)}")

# %% [markdown]
# The rows say *dog* with every window. The map says *dog* with three of the five. So two lessons: **a map is not the rows**,
# and three sentences prove little about any way of counting. In the explorer, your own functions draw the map.


# %%
def word_map(window, without_the):
    left_out = {"the"} if without_the else set()
    chosen = [[word for word in sentence if word not in left_out] for sentence in sentences]
    numbers = number_words(chosen)
    table = dense(count_neighbours(chosen, numbers, window))
    plane = dense(pca(table)[0])
    plots.scatter_words(plane, sorted(numbers, key=numbers.get))
    pair = [numbers["cat"], numbers["dog"]]
    in_rows, on_map = euclidean(*table[pair]), euclidean(*plane[pair])
    print(f"cat - dog: in the rows {in_rows:.2f}, on the map {on_map:.2f}")


explorer(word_map, window=(1, 5, 2), without_the=False)

# %% [markdown]
# Without *the*, *cat* and *dog* fall on one point of the map, whatever the window; in the rows they do so with window 1 only. So here it is the
# map that hides a difference. *The* meets every word and tells little about any. Must we throw such words out by hand? Lesson 04 tries
# another way.
#
# ## Key points
#
# - A row of the co-occurrence table shows the contexts of a word.
# - Words with the same contexts are alike, even if they never meet.
# - PCA keeps the directions in which the rows differ most.
# - A map of two components shows a part only. Compare it with the rows before you believe it.
#
# ## Your own data
#
# Put a text of yours into `my_text`. With a few sentences, expect accidents.

# %%
from embedlab.text import split_sentences

my_text = "The tea is hot. The coffee is hot. She drinks the tea. He drinks the coffee."
my_sentences = [tokenize(sentence) for sentence in split_sentences(my_text)]
my_counts, my_words = embedlab.counts.cooccurrence(my_sentences)
my_points, _ = embedlab.reduction.pca(my_counts)
_ = plots.scatter_words(my_points, my_words)

# %% [markdown]
# ## Next
#
# [Lesson 04](04_ppmi_encyclopedia.ipynb) asks how surprising a count is, reads an encyclopedia of ten thousand articles,
# and draws a map of real words.
