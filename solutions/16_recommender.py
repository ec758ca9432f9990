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
# You explain ratings by kindness, quality and taste, make lists of films in several ways, and see which list people liked later.
#
# ## What you will be able to do
#
# - test a recommender on the future, and on people whom it has not met
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
# **If somebody objects.** What *other* people rated may be later than what is tested; a recommender of that evening could not know it.
# True. Tried once, with each list made only from what anybody had rated until then: the fans stay ahead of the most popular, by as much.
#
# **Skip.** The map of films.

# %%
import re

import numpy as np
from embedlab import check, datasets, hint, neighbors, ours, plots, reduction, reveal
from embedlab.applications import recommender
from embedlab.bootstrap import paired_bootstrap
from embedlab.course.widgets import explorer
from sklearn.preprocessing import normalize

# %% [markdown]
# ## A table that is nearly empty
#
# One row for each person, one column for each film: 671 people gave stars to films that they had seen (MovieLens; Harper and
# Konstan 2015; not for commercial use). Where the course was installed without these ratings, made-up ones stand in: the cell says
# so, and all numbers differ from the text.

# %% tags=["nbval-check-output"]
source, (users, films, stars, times, titles, _) = datasets.any_ratings()
shape = (users.max() + 1, len(titles))
print(f"{source}: {shape[0]} people, {shape[1]:,} films, {len(stars):,} ratings")
print(f"{len(stars) / (shape[0] * shape[1]):.1%} of the table is filled")
print(f"stars: {stars.min()} to {stars.max()}, mean {stars.mean():.2f}")

# %% [markdown]
# A recommender is used tomorrow. So we hide the *last* fifth of the ratings of each person, and learn from what came before.

# %% tags=["nbval-check-output"]
future = recommender.latest(users, times, share=0.2)
user, film, given = users[~future], films[~future], stars[~future]
print(f"to learn from {len(given):,}, to test on {future.sum():,}")
unseen = np.setdiff1d(films[future], film)
print(f"{len(unseen):,} films of the test have no earlier rating at all")
days = [np.ptp(times[users == person]) / 86_400 for person in range(shape[0])]
print(
    f"{np.mean(np.array(days) < 1):.0%} of the people gave all their ratings within a day"
)

# %% [markdown]
# So *later* often means later the same evening. And about a film without any rating, ratings can say nothing: that is the **cold start**. It gets 0 for all that follows.
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
good = recommender.offsets(film, given - mean, shape[1])
kind = recommender.offsets(user, given - mean - good[film], shape[0])
guess = mean + good[films[future]] + kind[users[future]]


def rmse(guess):
    return np.sqrt(np.mean((stars[future] - guess) ** 2))


print(f"the mean for everyone: {rmse(mean):.3f} stars off")
print(f"people and films:      {rmse(guess):.3f}")

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
# (ALS). Ten numbers each; the penalty was chosen beforehand, on the latest fifth of the ratings to learn from. (Some three seconds.)

# %% tags=["nbval-check-output"]
left = given - mean - good[film] - kind[user]
tastes, factors = recommender.als(user, film, left, shape, dimensions=10, penalty=15)
with_taste = guess + (tastes[users[future]] * factors[films[future]]).sum(axis=1)
print(f"people, films and taste: {rmse(with_taste):.3f} stars off")
squares = [(stars[future] - guesses) ** 2 for guesses in (with_taste, guess)]
difference, low, high = paired_bootstrap(*squares, groups=users[future])
print(f"squared errors: {difference:+.3f} [{low:+.3f}, {high:+.3f}]")

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
known = np.flatnonzero(np.bincount(film, minlength=shape[1]) >= 50)  # 50 ratings or more
vectors = factors[known]
stretch = np.random.default_rng(1).permutation(np.geomspace(0.1, 10, 10))
stretched = vectors * stretch
again = (tastes / stretch) @ stretched.T
print("all guesses stay the same:", np.allclose(again, tastes @ vectors.T))


# %% tags=["nbval-check-output"]
def ten_nearest(table):
    return neighbors.nearest(table, table, 11)[0][:, 1:]  # the first is the film itself


def remain(other):
    pairs = zip(ten_nearest(vectors), ten_nearest(other), strict=True)
    return np.mean([np.isin(before, now).sum() for before, now in pairs])


reveal(my_guess, f"{remain(stretched):.1f} of 10 (mean of {len(known)} films)")

# %% tags=["nbval-check-output"]
catalogue = [titles[i] for i in known]
one = catalogue.index("Toy Story (1995)") if "Toy Story (1995)" in catalogue else 0
for name, table in [("learned", vectors), ("stretched", stretched)]:
    print(name, "-", "; ".join(catalogue[i] for i in ten_nearest(table)[one][:4]))

# %% [markdown]
# The model says nothing about the cosine of two films: it was trained for products of a film with a person. Tables with the same guesses
# have other neighbours, and only the penalty prefers one of them (Steck, Ekanadham and Kallus 2024). But nobody stretches a table? Then
# learn it once more, from other random numbers.

# %% tags=["nbval-check-output"]
tastes_2, factors_2 = recommender.als(user, film, left, shape, seed=1)
product = (tastes_2[users[future]] * factors_2[films[future]]).sum(axis=1)
print(f"another start: {rmse(guess + product):.3f} stars off")
print(f"another start: {remain(factors_2[known]):.1f} of 10 remain")

# %% [markdown]
# Its guesses are as good, and fewer than half of the nearest films are the same.
#
# ## Liked by the same people
#
# There is a row for a film that nobody can stretch: who liked it. One column for each person, 1 where the person gave four stars or more.
# These are lesson 03's rows, with people in place of context words: two films are near when the same people like both.

# %% tags=["nbval-check-output"]
likes = (given >= 4) & np.isin(film, known)


def marked(who, what):
    table = np.zeros(shape, dtype=bool)
    table[who, what] = True
    return table[:, known]  # people x films


liked = marked(user[likes], film[likes])
fans = liked.T  # films x people
print("by fans -", "; ".join(catalogue[i] for i in ten_nearest(fans)[one][:4]))

# %%
points, _ = reduction.pca(normalize(fans))
year = np.array([int(title[-5:-1]) for title in catalogue])
shown = plots.far_apart(points, np.argsort(-fans.sum(axis=1), kind="stable"), 0.08)
named = {re.split(r" \(|, | - ", catalogue[i])[0]: i for i in shown}
names = sorted(named, key=lambda name: year[named[name]])
groups = {name: f"{year[named[name]] // 10 * 10}s" for name in names}
_ = plots.scatter_words(points[[named[name] for name in names]], names, groups=groups)

# %% tags=["nbval-check-output"]
for what, numbers in [("quality", good[known]), ("year", year)]:
    first, second = (np.corrcoef(direction, numbers)[0, 1] for direction in points.T)
    print(f"{what:7} with the first direction {first:+.2f}, the second {second:+.2f}")

# %% [markdown]
# Nobody told it when a film was made; it knows who liked what. Yet one direction follows the year, and the other how good a film is
# thought to be (its number of 16.1). (Which end is up or left is arbitrary, lesson 03.)
#
# ## Your five films
#
# A film's score is its cosine to each of your films, added up. Type words of titles with `;` between them. Is the list any good? We
# shall test that.


# %%
def near_likes(table, liked):
    rows = normalize(table)
    return liked @ rows @ rows.T  # for each person, a score for each film


# %%
def my_list(my_films):
    mine = recommender.find_titles(my_films.split(";"), catalogue)
    scores = near_likes(fans, np.isin(np.arange(len(known)), mine))
    scores[mine] = -np.inf
    print("because of", "; ".join(catalogue[i] for i in mine))
    for i in np.argsort(-scores, kind="stable")[:10]:
        print("-", catalogue[i])


explorer(my_list, my_films="toy story; alien; amelie; the godfather; fargo")

# %% [markdown]
# ## The claim on trial
#
# The article says that recommenders work with embeddings: films near to what somebody liked are what they will like. We test it with
# lists: for each person ten of our films, none that they rated before. What counts is how many of the ten they gave
# four stars or more *later*. The lists are made like yours, by each of our three tables. Beside them stand the model's own guesses of stars,
# and two controls: the films with most fans, and films at random. **Predict first:** put them in order.

# %%
my_guess = ...


# %%
later = future & (stars >= 4)
rated, liked_later = marked(user, film), marked(users[later], films[later])
scores = {
    "nearest by fans": near_likes(fans, liked),
    "most fans": fans.sum(axis=1),
    "guessed stars": good[known] + tastes @ vectors.T,
    "nearest, learned": near_likes(vectors, liked),
    "nearest, stretched": near_likes(stretched, liked),
    "random": np.random.default_rng(0).random(rated.shape),
}

# %% tags=["nbval-check-output", "claim-number"]
found = {name: recommender.hits(scores[name], rated, liked_later) for name in scores}
for name, count in found.items():
    print(f"{name:18} {count.mean():.2f} of 10 films liked later")

# %%
reveal(my_guess, "; ".join(sorted(found, key=lambda name: -found[name].mean())))
intervals = {name: paired_bootstrap(found[name], found["most fans"]) for name in found}
_ = plots.intervals(intervals, xlabel="films liked later, more than with the most popular")

# %% [markdown]
# **Somebody new.** All these people stand in the table themselves, with many ratings. You do not, and of you the list knows a few films. So we
# take every fifth person out of the table, make their lists from the first films that they liked, and go on with the next fifth. The baseline
# are the most popular films again.


# %%
def of_newcomers(count):
    first = recommender.earliest(user[likes], times[~future][likes], count)
    few = marked(user[likes][first], film[likes][first])
    scores = np.zeros(rated.shape)
    for fifth in range(5):
        new = np.arange(len(few)) % 5 == fifth
        scores[new] = near_likes(fans[:, ~new], few[new])
    return recommender.hits(scores, rated, liked_later)


# %% tags=["nbval-check-output"]
for count in [1, 5, 10, 20]:
    difference, low, high = paired_bootstrap(of_newcomers(count), found["most fans"])
    print(f"{count:2} liked films: {difference:+.2f} [{low:+.2f}, {high:+.2f}]")

# %% [markdown] tags=["claim"]
# **The claim.** A recommender looks for films whose embeddings are near to those of what somebody liked.
#
# **Verdict: loose.** It depends on what the vectors were made for, and on how much is known. Near by *who liked them* beats the most
# popular films, and the interval is clear of 0. A newcomer's list from one liked film does not; from ten it does. Near by the learned numbers is better than chance and behind the most popular. And the model whose guesses of stars were
# best makes a list behind the most popular, too: how many stars somebody would give is another question than what they will watch and like.

# %% [markdown]
# ## Key points
#
# - Hide the future, and hide whole people.
# - Good films and kind people explain a good part of a rating, taste a little more.
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
