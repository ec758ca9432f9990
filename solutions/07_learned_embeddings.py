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
# You open the black box: you measure gradients, send them back through a lookup table until random numbers have become a map
# of four animals, and train GloVe with a loss that you wrote.
#
# ## What you will be able to do
#
# - say why an embedding layer is a matrix product, and why ids are names and not quantities
# - measure a gradient, and use it to test one that was derived
# - follow how a small table is trained by steps against the gradient
# - tell what a training discovered from what was put into its labels
#
# ## What you need
#
# 120 minutes, 70 before the pause and 50 after it. The lookup table
# ([lesson 02](02_cat_dog_kitten_puppy.ipynb)), counts of neighbours ([lesson 03](03_cooccurrence_pca.ipynb)), GloVe
# ([lesson 04](04_word2vec_glove.ipynb)), what a logarithm is. You need no calculus: the only new idea is a slope, and
# you will measure it yourself.

# %% [markdown] tags=["instructor"]
# **Minutes:** least 65 (7.1, 7.2 and the 200 starts), typical 120, slow 150.
#
# **Where learners get stuck.** In 7.1, on moving one number at a time. In 7.2, on `+=` with
# repeated ids, which keeps the last one only: it is the bug that everybody writes once. In 7.4 some divide by the number
# of pairs.
#
# **Draw** a parabola and a tangent before 7.1, and a table with arrows from rows to a batch before 7.2.
#
# **Say.** There is nothing in an embedding layer but a table and a rule for changing it.
#
# **Before the 200 starts,** ask for two guesses: how many tables are equal, and how many solve the analogy.
#
# **Skip.** After the pause it is a lesson of its own: with little time stop at 7.3, and show the twelve words.

# %%
from itertools import permutations

import numpy as np

import embedlab
from embedlab import check, datasets, evaluation, hint, ours, plots, probe
from embedlab.course.probe import scoreboard
from embedlab.course.widgets import explorer
from embedlab.neighbors import nearest
from embedlab.text import split_sentences, tokenize

# %% [markdown]
# ## A table, and nothing else
#
# Programs that learn from words begin with an **embedding layer**. It sounds like machinery. It is the lookup of lesson
# 02: a table with one row for each word, and ids that say which rows to read. Reading rows is the same as multiplying
# with one-hot vectors, only without the work.

# %% tags=["nbval-check-output"]
random = np.random.default_rng(0)
small_table, ids = random.normal(size=(5, 2)), [3, 0, 3]
print("same rows:", np.array_equal(np.eye(5)[ids] @ small_table, small_table[ids]))

# %% [markdown]
# So why not use the id itself? It is a number too.
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
# Only when both dogs happen to stand at one end. An id is a *name*, without "more" or
# "less". When we number the animals anew, the rows of a table change places, and nothing else does.
#
# ## Which way is down?
#
# The table begins with random numbers. One number says how bad the table is: the **loss**. For each number in the table
# we ask: when this number becomes a little larger, does the loss rise or fall, and how steeply? That is its **slope**.
# (All slopes together are called the *gradient*.) We can measure it: one small step up, one small step down.
#
# ### Exercise 7.1: Measure a gradient by small steps


# %% tags=["exercise"]
def numerical_gradient(function, x, step=0.001):
    """Measure how steeply a function rises along each of its numbers: its gradient.

    For each place in x: add `step` there and only there, subtract it there and only there, and
    divide the difference of the two values of the function by the distance of the two points.

    function: takes an array like x, returns a number
    x: an array of floats, for example np.array([3.0, 1.0]); it must stay as it is: use copies
    step: how far to go to each side
    returns: an array of the length of x. For the function "x[0] ** 2 + 5 * x[1]": [6, 5]
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
check("7.1", numerical_gradient)

# %% [markdown]
# Now the animals. Each has a row of two random numbers. A **read-out** turns a row into two answers, *is it a dog?* and
# *is it grown?*: it multiplies the row by a small table of weights, which gives two *scores*, and the *sigmoid* turns each
# score into a probability between 0 and 1. Table and read-out together are a very small **network**. The loss
# adds up -log of the probability that was given to each right answer: .9 costs .1, .5 costs .7, and .01 costs 4.6.


# %% tags=["nbval-check-output"]
def sigmoid(score):
    return 1 / (1 + np.exp(-np.clip(score, -30, 30)))  # beyond 30 it is 0 or 1 anyway


def loss(table, weights, answers):
    probability = sigmoid(table @ weights)
    return -np.log(np.where(answers == 1, probability, 1 - probability)).sum()


answers = np.array(list(animals.values()))  # is it a dog? is it grown?
start, weights = random.normal(size=(4, 2)), random.normal(size=(2, 2))
print(plots.describe_table(sigmoid(start @ weights).round(2), names, ["dog?", "grown?"]))
print(f"loss of this random table: {loss(start, weights, answers):.2f}")

# %% [markdown]
# Measuring costs two looks at the loss for every number, which is far too slow for a million numbers. So one *derives* the
# gradient with pencil and paper, once. Here it takes two steps. When a score grows a little, the loss grows by
#
# $$\text{probability} - \text{answer}$$
#
# times as much, where *answer* is the true one, 0 or 1. This is near 0 when the network is right and sure, and near 1 or -1
# when it is sure and wrong; below 0 it means that a larger score makes the loss smaller. And when a number of the
# row grows, each score grows by the weight that this number is multiplied by. So multiply the two, and add up over
# the answers. Is that right? We need not believe it.

# %% tags=["nbval-check-output"]
our_gradient, measure = ours("7.2"), ours("7.1")

derived = (sigmoid(start @ weights) - answers) @ weights.T
measured = measure(lambda x: loss(x.reshape(4, 2), weights, answers), start.ravel())
both = np.column_stack([derived.ravel(), measured]).round(4)
places = [f"{name} {column}" for name in names for column in (1, 2)]
print(plots.describe_table(both, places, ["derived", "measured"]))
print("largest difference below 0.000001:", np.abs(derived.ravel() - measured).max() < 1e-6)

# %% [markdown]
# The same. (A step that is too large cuts across the curve; one that is far too small drowns in rounding.)
#
# One piece is missing. A network reads several rows at a time (a *batch*), often the same row more than once. The gradients
# arrive for what was *read*, one row for each reading. What does the table get?
#
# ### Exercise 7.2: Send the gradients back through the lookup


# %% tags=["exercise"]
def gradient_of_lookup(ids, gradients, rows):
    """The gradient of an embedding matrix, from those of the rows that were looked up.

    `matrix[ids]` reads row ids[0], then row ids[1], and so on. Row i of the matrix gets the sum
    of the gradients of all places where it was read, and zeros where it was not read.

    ids: a list of whole numbers from 0 to rows - 1, for example [2, 0, 2]; it may be empty
    gradients: an array with one row for each id, for example
        np.array([[1.0, 0.0], [0.0, 1.0], [2.0, 3.0]]); with no ids it has no rows, but columns
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
check("7.2", gradient_of_lookup)

# %% [markdown]
# That is the whole embedding layer: reading rows on the way forward, adding up gradients on the way back. Now train. Draw
# a batch of eight animals, look up their rows, answer, and move every number a little against its slope: by 0.25 times the
# slope. (`known` says which answers the training may see: all of them, for now.)


# %%
def train(answers, seed, columns=2, steps=300, known=None, gradient=our_gradient, size=0.25):
    random = np.random.default_rng(seed)
    table = 0.1 * random.normal(size=(len(answers), columns))
    weights = 0.1 * random.normal(size=(columns, answers.shape[1]))
    known = np.ones(answers.shape) if known is None else known
    for _ in range(steps):
        ids = random.integers(len(answers), size=8)
        rows = table[ids]
        of_scores = (sigmoid(rows @ weights) - answers[ids]) * known[ids]
        of_table = gradient(ids.tolist(), of_scores @ weights.T, len(table))
        weights -= size * rows.T @ of_scores
        table -= size * of_table
    return table, weights


# %%
def draw_table(table, **options):
    cat, dog, _, puppy = table
    arrows = [("dog", "puppy"), ("cat", cat + puppy - dog)]  # a step, and the same step from cat
    square = ["cat", "dog", "puppy", "kitten"]
    plots.scatter_words(table, names, arrows=arrows, outline=square, **options)


# %% tags=["nbval-check-output"]
sides, diagonals = [(0, 1), (1, 3), (3, 2), (2, 0)], [(0, 3), (1, 2)]
for seed, place in enumerate(plots.panels(3, height=2.9)):
    table, weights = train(answers, seed)
    draw_table(table, ax=place, title=f"start {seed}")
    right = ((table @ weights > 0) == answers).sum()
    far = [f"{np.linalg.norm(table[i] - table[j]):.1f}" for i, j in (*sides, *diagonals)]
    print(f"{right} of 8 answers right; sides", *far[:4], " diagonals", *far[4:])

# %% [markdown]
# Four equal sides and two equal diagonals: three squares (nearly), turned or mirrored. No column is "species" and none is "age".
# Watch a square grow, with the gradients that **your** function from 7.2 sends back.


# %%
def after(steps, start):
    table, weights = train(answers, start, steps=steps, gradient=gradient_of_lookup)
    draw_table(table, limits=(-4, 4))
    print(((table @ weights > 0) == answers).sum(), "of 8 answers right")


explorer(after, steps=[0, 3, 6, 10, 30, 300], start=(0, 20))

# %% [markdown]
# At first the four points lie in a heap in the middle. After a few steps they leave it, and the answers come right long before
# the square is large.
#
# **Predict first.** We train from 200 starts. How many of the 200 will be the same? In how many is *kitten* the nearest
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
# No two tables are the same, and all of them solve the analogy. Is that because training *found* something? We chose the
# two questions. Lesson 02 had 24 ways to give the four animals two yes/no answers, no two animals the same; in 8 of them
# the answers themselves solve the analogy. We train on each of the 24, from five starts.
#
# **Predict first.** The other 16: will training find *kitten* there?

# %% tags=["nbval-check-output"]
hits = {True: [], False: []}
for code in permutations([(0, 0), (0, 1), (1, 0), (1, 1)]):
    cat, dog, kitten, puppy = code = np.array(code)
    solves = np.array_equal(puppy - dog + cat, kitten)
    hits[solves] += [lands_on(train(code, seed)[0]) == "kitten" for seed in range(5)]
for solves, kind in [(True, "solve"), (False, "do not solve")]:
    codes, landed = len(hits[solves]) // 5, sum(hits[solves])
    print(f"{codes} codes that {kind} it: {landed} of {5 * codes} tables land on kitten")

# %% [markdown]
# ### Exercise 7.3: Why all 200 tables land on kitten
#
# Why does *puppy - dog + cat* land on *kitten* in all 200 tables? Put the letter into `answer`.
#
# - `"a"`: every start ends in the same numbers
# - `"b"`: the answers themselves do, and the table repeats their shape
# - `"c"`: a table with two columns for four things always does that
# - `"d"`: the network saw that a kitten is a young cat

# %% tags=["exercise"]
### BEGIN SOLUTION
answer = "b"
### END SOLUTION

# %% tags=["check"]
check("7.3", answer)

# %% [markdown]
# (A good place to pause. When you come back: **Run > Run All Above Selected Cell**.)
#
# ## When there is something to discover
#
# Let us ask not two questions but twelve. Has this animal been seen with the word *purrs*? with *fetches*? with *plays*?
# We wrote the list so that six words depend on the species and six on the age; the network is not told. It sees twelve
# columns of 0 and 1. And we hide one of the 48 answers, for example that *kitten* is seen with *purrs*. Will the trained
# table know it? The same is done with 48 tosses of a coin. (Each three times, with other starts and other tosses.)
#
# **Predict first.** For how many of the 48, each hidden in its turn, will the table say the right thing? And of the 48
# tosses?

# %%
by_species = [["meows", "purrs", "climbs"], ["barks", "fetches", "digs"]]
by_age = [["tiny", "plays", "grows"], ["heavy", "hunts", "rests"]]
seen_with = [by_species[species] + by_age[age] for species, age in animals.values()]
verbs = sorted({word for seen in seen_with for word in seen})
twelve = np.array([[word in seen for word in verbs] for seen in seen_with], dtype=float)
tosses = np.random.default_rng(0).integers(2, size=(3, *twelve.shape)).astype(float)


# %%
def known_when_hidden(answers, columns, seed):
    right = 0
    for animal, question in np.ndindex(answers.shape):
        known = np.ones(answers.shape)
        known[animal, question] = 0
        table, weights = train(answers, seed, columns, known=known)
        right += ((table @ weights)[animal, question] > 0) == answers[animal, question]
    return int(right)


# %% tags=["nbval-check-output"]
known_words, known_tosses = (
    sum(known_when_hidden(asked[seed], columns=12, seed=seed) for seed in range(3))
    for asked in ([twelve] * 3, tosses)
)
print(f"hidden answers that the table knows, of 3 x 48: words {known_words}, tosses {known_tosses}")

# %% [markdown]
# All of them. *Kitten* climbs and meows like *cat*, so its row comes to lie near that of *cat*, where *purrs* is true. And
# of the tosses about half, which is what guessing gives. What makes the difference is not the table: it is that the answers
# repeat each other. (With 4 columns a start now and then fails; with one column all do. Try it.) This is what learned
# embeddings are for.
#
# ## GloVe is the same game
#
# Text asks many such questions: has *kitten* been seen near *purrs*? How often? **GloVe** (lesson 04) gives each word a
# row in one table and each neighbour a row in a second one, and it predicts the *logarithm* of the count:
#
# $$\text{prediction} = \text{row} \cdot \text{row of the neighbour} + \text{one number for each of the two}$$
#
# The two single numbers say how frequent each word is. An error on a pair that met once says little, so it weighs less.
# (`np.minimum(a, b)` takes the smaller one, place by place.)
#
# ### Exercise 7.4: GloVe's loss and its gradient


# %% tags=["exercise"]
def loss_and_gradient(predictions, counts, x_max=10, alpha=0.75):
    """GloVe's loss over some pairs of words, and its gradient: a slope for each prediction.

    error = prediction - log(count), with the natural logarithm
    weight = (count / x_max) ** alpha, but never more than 1
    The loss is the sum of weight * error ** 2; its slope for a prediction is 2 * weight * error.

    predictions: an array of numbers, one for each pair; it may be empty. Below there are 300,000
        pairs at once, so compute with whole arrays
    counts: an array of numbers above 0, how often each pair met
    returns: (loss, gradient), a number and an array. For [1.0], [1.0], x_max=1: (1.0, [2.0])
    """
    ### BEGIN SOLUTION
    error = predictions - np.log(counts)
    weight = np.minimum(1, (counts / x_max) ** alpha)
    return (weight * error**2).sum(), 2 * weight * error
    ### END SOLUTION


# %% tags=["check"]
check("7.4", loss_and_gradient)

# %% [markdown]
# The rest is exercise 7.2. A prediction is made from the row of a word and the row of its neighbour. Each of the two
# gets the slope times the other one, and each row adds up what it gets from all its pairs. Over the whole table of
# counts this adding up is one product, `gradient @ neighbours`. (In `train_glove` a number that has already moved a lot takes
# smaller steps: *AdaGrad*, Duchi et al. 2011.)


# %%
def predict(model):
    rows, neighbours, frequency, neighbour_frequency = model
    return rows @ neighbours.T + frequency + neighbour_frequency


def gradients(model, gradient):
    rows, neighbours, _, _ = model
    sums = gradient.sum(axis=1, keepdims=True), gradient.sum(axis=0, keepdims=True)
    return gradient @ neighbours, gradient.T @ rows, *sums


# %%
def train_glove(counts, loss_and_gradient, dimensions=50, epochs=100):
    random, size = np.random.default_rng(0), len(counts)
    shapes = (size, dimensions), (size, dimensions), (size, 1), (1, size)
    model = [random.normal(0, 0.1, shape).astype(np.float32) for shape in shapes]
    met, squares, losses = np.nonzero(counts), [1e-8] * 4, []
    gradient = np.zeros_like(counts)
    for _ in range(epochs):
        loss, gradient[met] = loss_and_gradient(predict(model)[met], counts[met])
        losses.append(loss / len(met[0]))
        for part, of_part in enumerate(gradients(model, gradient)):
            squares[part] = squares[part] + of_part**2
            model[part] -= 0.1 * of_part / np.sqrt(squares[part])
    return model, losses


# %% [markdown]
# We count as in lesson 03, with a wider window in which near words count more, and take the 1,000 most frequent words of
# the encyclopedia. Below the figure an explorer does the same training with **your** loss from 7.4. A change takes about
# a second with whole arrays, and very long with a loop. (The cell itself takes some seconds.)

# %%
our_loss = ours("7.4")

texts = [article.text for article in datasets.load_encyclopedia("en")]
sentences = [tokenize(sentence) for text in texts for sentence in split_sentences(text)]
counts, words = embedlab.counts.cooccurrence(sentences, 5, weighting="harmonic", min_count=10)
top = np.argsort(-counts.sum(axis=1), kind="stable")[:1000]
top_words, top_counts = np.array(words)[top], counts[top][:, top].toarray().astype(np.float32)
_, losses = train_glove(top_counts, our_loss)
labels = {"xlabel": "epoch (once through all pairs)", "ylabel": "mean loss of a pair"}
_ = plots.line_chart(range(1, len(losses) + 1), {"loss": losses}, **labels)
print("mean loss in epoch 1, 10, 100:", *(f"{losses[i]:.1f}" for i in (0, 9, 99)))


# %%
def your_glove(epochs, columns):
    (rows, neighbours, *_), losses = train_glove(top_counts, loss_and_gradient, columns, epochs)
    print(f"mean loss of a pair in the last epoch {losses[-1]:.3f}")
    for word in ["music", "river", "king", "war"]:
        row = np.flatnonzero(top_words == word)
        found, _ = nearest(rows + neighbours, (rows + neighbours)[row], k=6)
        print(f"{word:6}", *(other for other in top_words[found[0]] if other != word))


explorer(your_glove, epochs=[100, 10, 1], columns=[50, 10, 2])

# %% [markdown]
# (The small hump in the curve: the first steps are large, and one of them goes too far.) After one epoch the neighbours are noise. After a hundred, with 50 columns, most of them make sense. (*i* and *ii* beside
# *king* are Charles I and Charles II.) A loss, its gradient and two tables: that is all of it. On the whole table of counts we use
# `embedlab.glove`, which does the same in small parts, and compare it with the PPMI and SVD of lesson 03 on the same counts.

# %% tags=["nbval-check-output"]
from gensim.models import KeyedVectors

glove = embedlab.glove.train_glove(counts, words, dimensions=50, epochs=15)
by_svd = KeyedVectors(50)
by_svd.add_vectors(words, embedlab.reduction.truncated_svd(embedlab.counts.ppmi(counts), k=50)[0])
for name, vectors in [("GloVe", glove), ("PPMI + SVD", by_svd)]:
    rho, covered, total = evaluation.word_similarity(
        datasets.load_word_pairs("wordsim353"), vectors
    )
    print(f"{name:10} WordSim {rho:.1f} on {covered} of {total} pairs")
    probe(vectors, name=f"{name}, 50 columns")
scoreboard()

# %% [markdown]
# With so little text PPMI and SVD agree with people clearly better, from the very same counts. One rare word as an example: SVD
# puts *rodent* next to *cat*, a word with similar neighbours; GloVe puts *corpus*. (GloVe was made for billions of words; the one
# that we loaded in lesson 04 had read six billion.)
#
# ## The claim on trial
#
# Two claims this time. First: a learned embedding discovers by itself the features that matter for the task.

# %% tags=["claim-number", "nbval-check-output"]
species_only, _ = train(answers[:, :1], seed=0)
to_dog, to_kitten = (np.linalg.norm(species_only[0] - species_only[i]) for i in (1, 2))
print(f"asked for the species only: cat - dog {to_dog:.1f}, cat - kitten {to_kitten:.1f}")
print(f"of other questions {sum(hits[False])} of {len(hits[False])} tables solve the analogy")
print(f"one of the 48 answers hidden: {known_words} of 144 known")
print(f"one of 48 tosses hidden: {known_tosses} of 144 known")

# %% [markdown] tags=["claim"]
# **The claim.** Learned embeddings discover by themselves the features that are most relevant to the task.
#
# **Verdict: loose.** *Relevant to the task* is exactly right: asked for the species alone, the table gives *cat* and
# *kitten* the same place. *Discover* is right where the answers repeat each other: then the table knows what it was not
# told, and with tosses of a coin it does not. *By themselves* is too much. With two answers the table repeats the shape that
# somebody gave them; and with twelve it finds what we had written into the words.

# %% [markdown]
# The second claim: GloVe comes from *dimensionality reduction* and needs no neural network. A reduced table should hold
# fewer numbers than it was made from and still tell what matters. So we hide one pair in ten
# (and train four times: some ten seconds). How well does GloVe know the
# pairs that it was shown, and how well the hidden ones? (The score is 1 when every count is met, 0 when the mean does as
# well.)


# %%
def score(model, cells):
    truth = np.log(top_counts[cells])
    weight = np.minimum(1, (top_counts[cells] / 10) ** 0.75)
    error = (weight * (predict(model)[cells] - truth) ** 2).sum()
    spread = (weight * (np.average(truth, weights=weight) - truth) ** 2).sum()
    return 1 - error / spread


# %% tags=["claim-number", "nbval-check-output"]
half = np.triu(np.random.default_rng(0).random(top_counts.shape) < 0.1)
hidden = (half | half.T) & (top_counts > 0)  # a pair is hidden in both directions
shown = np.where(hidden, 0, top_counts)
print(f"pairs shown {np.triu(shown > 0).sum():,}")
for columns in [0, 2, 10, 50]:
    model, _ = train_glove(shown, our_loss, columns)
    told, untold = score(model, shown > 0), score(model, hidden)
    numbers = sum(part.size for part in model)
    print(f"{columns:2} columns, {numbers:7,} numbers: shown {told:.2f}, hidden {untold:.2f}")

# %% [markdown] tags=["claim"]
# **The claim.** GloVe, like SVD and PCA, reduces a table to few dimensions without a neural network.
#
# **Verdict: loose.** It does reduce: with ten columns, fewer than a sixth as many numbers as there are pairs, it predicts hidden
# pairs far better than the frequencies alone (0 columns). With fifty it knows better what it was shown, and the hidden
# pairs no better: more columns are not more knowledge. *Without a neural network* is the loose part. SVD and PCA are
# computed once and for all. GloVe starts at random and walks down a slope, with the same lookup and the same gradients as the
# network above.

# %% [markdown]
# ## Key points
#
# - An embedding layer is a lookup. Its gradients are added up, row by row.
# - An id is a name. Numbering the words anew must change nothing.
# - A derived gradient can be tested: take a small step up and one down, and compare.
# - Every start gives other numbers. What lies where, seen from each other, is what was learned.
# - A table repeats the shape of its labels. It discovers something when the answers repeat each other.
# - GloVe is a loss on counts, trained with the same two steps.
#
# ## Your own data
#
# Put your own things and questions into `my_answers`: a row for each thing, a column for each question, 0 or 1; a single
# question needs its own brackets, too: `[[1], [0]]`. Two columns can hold only answers that repeat each other: look at the
# printed number of right answers, and try `columns=4` when it is low. With more than about 15 questions make `size` smaller.

# %% tags=["nbval-check-output"]
my_things = ["bicycle", "car", "boat", "plane"]
my_answers = np.array([[1, 1, 0], [1, 0, 0], [0, 1, 1], [0, 0, 0]])  # on the road? quiet? swims?
my_table, my_weights = train(my_answers, seed=0, size=0.1)
print(((my_table @ my_weights > 0) == my_answers).sum(), "right of", my_answers.size)
_ = plots.scatter_words(my_table[:, :2], my_things)

# %% [markdown]
# ## Next
#
# You have walked from one-hot vectors to learned ones, and opened both word2vec and GloVe. The lessons that follow will
# put vectors to work: in search, in recommendation, in speech and across languages.
