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
# # Recommend films from ratings
#
# ## What you will do
#
# You explain ratings by kindness, quality and taste, recommend films in five ways, and see which list people liked later.
#
# ## What you will be able to do
#
# - test a recommender on the future, not on the past
# - find somebody's taste by least squares, and say what the penalty is for
# - say why the cosine of two learned vectors may mean nothing
#
# ## What you need
#
# 45 minutes. Intervals ([lesson 10](10_which_differences_are_real.ipynb)), training a table
# ([lesson 11](11_embedding_layers.ipynb)).

# %% [markdown] tags=["instructor"]
# **Minutes:** least 30 (16.1, the table of lists, the rescaled factors), typical 45, slow 60.
#
# **Where learners get stuck.** In 16.2, on the order of the two products. Write the shapes under the letters: F' is (k, m), F is
# (m, k). In 16.1, on the word *leftover*: draw one rating as a bar of three pieces, mean, person, film.
#
# **Say.** Nobody asked *what* the ten numbers mean. That is why they may be stretched.
#
# **Ask.** "Who would rate a bad film that nobody made them watch?" Ratings are given to films that people chose: what is missing is not
# missing by chance.
#
# **Skip.** The map of films.

# %%
import re

import embedlab
import numpy as np
from embedlab import check, datasets, hint, ours, plots, reveal
from embedlab.bootstrap import paired_bootstrap
from embedlab.course.widgets import explorer
from embedlab.recommender import als, latest, offsets
from scipy.sparse import csr_array
from sklearn.metrics.pairwise import cosine_similarity
from sklearn.preprocessing import normalize

# %% [markdown]
# ## A table that is nearly empty
#
# One row for each person, one column for each film: 671 people gave stars to films that they had seen (MovieLens; Harper and
# Konstan 2015; not for commercial use). Where the course was installed without these ratings, made-up ones stand in: the cells
# run, and show other numbers than the text.

# %% tags=["nbval-check-output"]
try:
    ratings = datasets.load_ratings()
except datasets.DataError:
    ratings = datasets.generate_ratings()
users, films, stars, times, titles, _ = ratings
shape = (users.max() + 1, len(titles))
print(f"{shape[0]} people, {shape[1]:,} films, {len(stars):,} ratings")
print(f"{len(stars) / (shape[0] * shape[1]):.1%} of the table is filled")
print(f"stars: {stars.min()} to {stars.max()}, mean {stars.mean():.2f}")

# %% [markdown]
# A recommender is used tomorrow. So we hide the *last* fifth of the ratings of each person, and learn from what came before.

# %% tags=["nbval-check-output"]
future = latest(users, times, share=0.2)
user, film, given = users[~future], films[~future], stars[~future]
print(f"to learn from {len(given):,}, to test on {future.sum():,}")
unseen = np.setdiff1d(films[future], film)
print(f"{len(unseen):,} films of the test have no earlier rating at all")

# %% [markdown]
# About a film without any rating, ratings can say nothing: that is the **cold start**. It gets 0 for all that follows.
#
# ## Kind people, good films
#
# Some people are kind, some films are good. Take the mean of all ratings away, and ask for each person how far the **leftovers** stand above 0.
# But whoever gave one rating of 5 is not yet a kind person. So we are cautious: as if each person had given five more ratings
# that were exactly the mean.
#
# ### Exercise 16.1: A cautious mean


# %% tags=["exercise"]
def cautious_means(ids, leftovers, n, pretended):
    """The mean leftover of each person, as if there were some more leftovers of 0.

    The sum of somebody's leftovers is divided by how many they are plus `pretended`.

    ids: whose leftover each one is, an array of whole numbers from 0 to n - 1
    leftovers: a numpy array of as many numbers
    n: how many people there are; some may have no leftover: their mean is 0
    pretended: how many zeros each person gets besides, more than 0
    returns: n numbers. For ids [0, 0, 2], leftovers [3, 1, -2], n 3 and pretended 2:
        [1, 0, -2/3]
    """
    ### BEGIN SOLUTION
    sums = np.bincount(ids, leftovers, n)
    counts = np.bincount(ids, minlength=n)
    return sums / (counts + pretended)
    ### END SOLUTION


# %% tags=["check"]
check("16.1", cautious_means)

# %% [markdown]
# embedlab has the same as `offsets`. First the films, then the people, from what the films leave over. How far off are
# the guesses on the test? The usual measure is **RMSE**: the root of the mean of the squared errors, in stars.

# %% tags=["nbval-check-output"]
mean = given.mean()
good = offsets(film, given - mean, shape[1])
kind = offsets(user, given - mean - good[film], shape[0])
guess = mean + good[films[future]] + kind[users[future]]


def errors(guess):
    return (stars[future] - guess) ** 2


print(f"the mean for everyone: {np.sqrt(errors(mean).mean()):.3f} stars off")
print(f"people and films:      {np.sqrt(errors(guess).mean()):.3f}")

# %% [markdown]
# ## What somebody likes
#
# What is still left over is taste. Suppose each film had a few numbers, say how much *action* and how much *love* is in it. Then
# somebody's taste is a few numbers, too, and the product of the two (lesson 07's dot product) is how many stars more or less the film
# gets. Given the films' numbers, the best taste is a **least squares** problem, and it has a formula. With F the numbers of the films that
# the person rated, one row a film, and r the leftovers, the taste p solves
#
# (F' F + penalty I) p = F' r
#
# F' is F with rows and columns swapped, I is `np.eye`. The **penalty** keeps the taste of somebody with few ratings near 0 (*ridge
# regression*).
#
# ### Exercise 16.2: Somebody's taste


# %% tags=["exercise"]
def taste(factors, leftovers, penalty):
    """The numbers of one person that explain the leftovers best.

    They make the sum of (leftovers - factors @ taste) ** 2, plus penalty times the sum
    of taste ** 2, as small as it can be.

    factors: a table, for each film that the person rated a row of k numbers
    leftovers: one number for each of these films
    penalty: a number above 0
    returns: k numbers. For factors [[1, 0], [0, 2]], leftovers [1, 2] and penalty 1:
        [0.5, 0.8]
    """
    ### BEGIN SOLUTION
    size = factors.shape[1]
    squares = factors.T @ factors + penalty * np.eye(size)
    return np.linalg.solve(squares, factors.T @ leftovers)
    ### END SOLUTION


# %% tags=["check"]
check("16.2", taste)

# %% [markdown]
# And where do the films' numbers come from? Nobody writes them down. We begin with random ones, and find everybody's taste. Then the
# tastes are held fast, and the same formula gives each film its numbers; and so on, in turns: **alternating least squares**
# (ALS). Ten numbers each; the penalty was chosen on a random part of these ratings. (Some three seconds.)

# %% tags=["nbval-check-output"]
left = given - mean - good[film] - kind[user]
tastes, factors = als(user, film, left, shape, dimensions=10, penalty=15)
product = (tastes[users[future]] * factors[films[future]]).sum(axis=1)
print(f"people and films: {np.sqrt(errors(guess).mean()):.3f} stars off")
print(f"and taste:        {np.sqrt(errors(guess + product).mean()):.3f}")
gain = paired_bootstrap(errors(guess + product), errors(guess), groups=users[future])
print(f"squared errors: {gain.difference:+.3f} [{gain.low:+.3f}, {gain.high:+.3f}]")

# %% [markdown]
# Taste helps, by little, and the interval (whole people are drawn) is clear of 0. Both tables were learned: `factors` is a table of
# **embeddings** of films. So let us ask which film is nearest to another, by cosine, as we asked of words.
#
# ## Stretch a column
#
# Multiply the first column of `factors` by 10, and divide the first column of `tastes` by 10. Each product of the two is what it
# was: not one guess changes. **Predict first:** of the ten films nearest to a film, how many remain when we do so with all columns, each by
# another number between a tenth and ten?

# %%
my_guess = ...

# %% tags=["nbval-check-output"]
stretch = np.random.default_rng(1).permutation(np.geomspace(0.1, 10, 10))
stretched = factors * stretch
same = np.allclose((tastes / stretch) @ stretched.T, tastes @ factors.T)
print("all guesses stay the same:", same)

# %% tags=["nbval-check-output"]
known = np.flatnonzero(np.bincount(film, minlength=shape[1]) >= 50)  # 50 ratings or more


def nearest(table, which):
    similarity = cosine_similarity(table[known], table[[which]]).ravel()
    return known[np.argsort(-similarity)[1:11]]


remain = [np.isin(nearest(factors, one), nearest(stretched, one)).sum() for one in known]
print(f"of ten nearest films, {np.mean(remain):.1f} remain (mean of {len(known)} films)")
reveal(my_guess, f"{np.mean(remain):.1f} of 10")

# %% tags=["nbval-check-output"]
one = titles.index("Toy Story (1995)") if "Toy Story (1995)" in titles else 0
for name, table in [("learned", factors), ("stretched", stretched)]:
    print(name, "-", "; ".join(titles[film] for film in nearest(table, one)[:4]))

# %% [markdown]
# The model says nothing about the cosine of two films: it was trained for products of a film with a person. It could have landed at any of
# these tables, and each has other neighbours (Steck, Ekanadham and Kallus 2024). Here the penalty chose one of them. Which cosine is
# right is not in the data.
#
# ## Liked by the same people
#
# There is a row for a film that nobody can stretch: who liked it. One column for each person, 1 where the person gave four stars or more.
# These are lesson 03's rows, with people in place of context words: two films are near when the same people like both.

# %% tags=["nbval-check-output"]
likes = given >= 4
fans = csr_array((np.ones(likes.sum()), (film[likes], user[likes])), (shape[1], shape[0]))
print("by fans -", "; ".join(titles[film] for film in nearest(fans, one)[:4]))

# %%
points, _ = embedlab.reduction.pca(normalize(fans[known]).toarray())
year = np.array([int(titles[one][-5:-1]) for one in known])
by_fans = np.argsort(-fans[known].sum(axis=1))
shown = sorted(plots.far_apart(points, by_fans, distance=0.08), key=lambda i: year[i])
names = [re.split(r" \(|, ", titles[known[i]])[0] for i in shown]
groups = {name: f"{year[i] // 20 * 20} on" for name, i in zip(names, shown, strict=True)}
_ = plots.scatter_words(points[shown], names, groups=groups)

# %% tags=["nbval-check-output"]
for what, numbers in [("year", year), ("offset", good[known])]:
    first, second = (np.corrcoef(direction, numbers)[0, 1] for direction in points.T)
    print(
        f"{what:6} of a film: with the first direction {first:+.2f}, the second {second:+.2f}"
    )

# %% [markdown]
# Nobody told it when a film was made; it knows who liked what. Yet one direction follows the year, and the other how good a film is thought to be.
# (Which end is up or left is arbitrary, lesson 03.)
#
# ## Your five films
#
# Type a part of a title into each field; the list is nearest by fans.


# %%
def find(text):
    found = [i for i in known if text.lower() in titles[i].lower()]
    if not found:
        print(f"none of the {len(known)} films has {text!r} in its title")
    return sorted(found, key=lambda i: len(titles[i]))[:1]


# %%
def my_list(**mine):
    picked = [i for text in mine.values() if text for i in find(text)]
    rows = normalize(fans)
    score = rows @ rows[picked].sum(axis=0)
    score[picked] = -np.inf
    print("because of", "; ".join(titles[i] for i in picked))
    for i in np.argsort(-score)[:10]:
        print("-", titles[i])


explorer(my_list, first="toy story", second="alien", third="amelie", fourth="", fifth="")

# %% [markdown]
# ## The claim on trial
#
# The article says that recommenders work with embeddings: films near to what somebody liked are what they will like. We test it with
# lists: for each person ten of our films with 50 ratings or more, none that they rated before. What counts is how many of the ten they gave
# four stars or more *later*. A film's score is its cosine to each film that the person liked, added up, by each of our three
# tables. Beside them stand the model's own guesses of stars, and two controls: the films with most fans, and films at random. **Predict
# first:** put them in order.

# %%
my_guess = ...


# %%
def hits(scores):
    found = []
    for person in range(shape[0]):
        score = np.array(scores[person])[known]
        score[np.isin(known, film[user == person])] = -np.inf  # rated before
        best_ten = known[np.argsort(-score)[:10]]
        liked_later = films[future & (users == person) & (stars >= 4)]
        found.append(np.isin(best_ten, liked_later).sum())
    return np.array(found)


# %%
def near_likes(table):
    rows = normalize(table)
    return (rows @ (rows.T @ fans)).T  # for each person, a score for each film


scores = {
    "nearest by fans": near_likes(fans).toarray(),
    "most fans": [fans.sum(axis=1)] * shape[0],
    "guessed stars": good + tastes @ factors.T,
    "nearest, learned": near_likes(factors),
    "nearest, stretched": near_likes(stretched),
    "random": np.random.default_rng(0).random(shape),
}

# %% tags=["nbval-check-output", "claim-number"]
found = {name: hits(scores[name]) for name in scores}
for name, count in found.items():
    print(f"{name:18} {count.mean():.2f} of 10 films liked later")
reveal(my_guess, "fans, most fans, guessed stars, learned, stretched, random")

# %%
others = [name for name in scores if name != "most fans"]
intervals = {name: paired_bootstrap(found[name], found["most fans"]) for name in others}
_ = plots.intervals(
    intervals, xlabel="films liked later, of ten, more than with the most popular"
)

# %% [markdown] tags=["claim"]
# **The claim.** A recommender looks for films whose embeddings are near to those of what somebody liked.
#
# **Verdict: loose.** It depends on what the vectors were made for. Near by *who liked them* beats the films with most fans, and the interval
# is clear of 0. Near by the learned numbers is better than chance and behind the most popular films; stretching them, which changes no guess of
# stars, makes it worse. And the model whose guesses of stars were best makes a list behind the most popular, too: how many stars
# somebody would give is another question than what they will watch and like.

# %% [markdown]
# ## Key points
#
# - Hide the future: test on what each person rated last.
# - Mean, people and films explain most; taste adds little to the error.
# - A penalty, or some pretended ratings, keeps those with few ratings near the mean.
# - Cosines of vectors that were trained for products may mean nothing; rows of fans cannot be stretched.
# - Good guesses of stars are not a good list. Compare with the most popular.
#
# ## Your own data
#
# Anything that people choose or rate: a list of who, what and how much. `offsets` and `als` take three arrays.
#
# ## Next
#
# [Lesson 17](17_voice_commands.ipynb) gives vectors from one team to another, with a contract.
