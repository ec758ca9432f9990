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
# # Learn vectors in small steps: word2vec
#
# ## What you will do
#
# You write one training step of word2vec, train it on three sentences and on an encyclopedia, and find a default that
# decided a result.
#
# ## What you will be able to do
#
# - prepare a text for word2vec, and say which pairs it learns from
# - say what one training step changes
# - look for the cause of a bad result among the settings, not only in the method
# - say what a seed fixes, and what can be compared between two runs
#
# ## What you need
#
# 45 minutes. Co-occurrence ([lesson 03](03_cooccurrence_pca.ipynb)) and the cosine
# ([lesson 04](04_ppmi_encyclopedia.ipynb)).

# %% [markdown] tags=["instructor"]
# **Minutes:** least 25 (5.2, 5.3 and the twenty seeds), typical 45, slow 60.
#
# **Where learners get stuck.** In 5.1, on the difference between `append` and `extend`. In 5.3, on changing the first
# vector before the second is computed from it.
#
# **Say.** There is no more to the "network" than two tables. And: the library did what its documentation says; nobody had read it.
#
# **The printed neighbours** of your own training may differ from those in the next seat if the machine is another
# one. That is the subject of the section on seeds, not a fault.
#
# **Skip.** 5.1 can be shown. The training on the encyclopedia takes about ten seconds on a free machine and more on a
# slow one: let it run while you draw the two tables on the board.

# %%
from collections import Counter

import embedlab
import numpy as np
from embedlab import check, datasets, hint, ours, plots, reveal
from embedlab.course.widgets import explorer
from embedlab.distances import cosine
from embedlab.text import split_sentences, tokenize
from gensim.models import Word2Vec

# %% [markdown]
# ## What word2vec reads
#
# In lesson 03 we counted which words stand near a word. **word2vec** (Mikolov and others 2013) takes the pairs one by one
# instead, and moves two vectors a little at each of them. gensim does this fast. We give it three sentences and look which
# words it has learned. (`vector_size` is how many numbers a word gets; words rarer than `min_count` are left out; `.wv`
# holds the finished vectors.)

# %% tags=["nbval-check-output"]
sentences = datasets.load_sentences()
first_try = Word2Vec(sentences, vector_size=10, min_count=1)
print(sorted(first_try.wv.index_to_key))

# %% [markdown]
# These are not words. gensim wants a list of sentences, and each sentence a *list of words*. A string is read as a
# list too: of its letters.
#
# ### Exercise 5.1: Give word2vec what it reads


# %% tags=["exercise"]
def prepare(text):
    """Turn a text into sentences of words, as word2vec wants them.

    Sentences are those of `split_sentences`, words those of `tokenize`.

    text: a string, for example "The cat sat. It purred!"
    returns: a list of lists of words, here [["the", "cat", "sat"], ["it", "purred"]].
        A sentence without any word ("12?") may be left out or stay as an empty list
    """
    ### BEGIN SOLUTION
    return [tokenize(sentence) for sentence in split_sentences(text)]
    ### END SOLUTION


# %% tags=["check"]
check("5.1", prepare)

# %% [markdown]
# And what does it learn from? From pairs: a word, and one of the words in its window. This form of word2vec is called
# *skip-gram*.
#
# ### Exercise 5.2: The pairs that skip-gram learns from


# %% tags=["exercise"]
def skip_gram_pairs(sentence, window=2):
    """List each word of a sentence with each of its neighbours, as (word, neighbour).

    A neighbour stands at most `window` positions away; a position is no neighbour of
    itself.

    sentence: a list of words, for example ["the", "cat", "sat"]
    window: how many positions to look at on each side, at least 1
    returns: a list of pairs, in any order; a pair that occurs twice is in it twice. For
        the example and window=1:
        [("the", "cat"), ("cat", "the"), ("cat", "sat"), ("sat", "cat")]
    """
    ### BEGIN SOLUTION
    pairs = []
    for i, word in enumerate(sentence):
        for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
            if j != i:
                pairs.append((word, sentence[j]))
    return pairs
    ### END SOLUTION


# %% tags=["check"]
check("5.2", skip_gram_pairs)

# %% tags=["nbval-check-output"]
our_pairs = ours("5.2")  # what the course wrote; yours does the same

toy = [tokenize(sentence) for sentence in sentences]
met = Counter(pair for sentence in toy for pair in our_pairs(sentence))
counts, words = embedlab.counts.cooccurrence(toy)
print("sat and the:", met["sat", "the"], "  cat and dog:", met["cat", "dog"])
same = all(
    counts[words.index(a), words.index(b)] == met[a, b] for a in words for b in words
)
print("the pairs, counted, are the table of lesson 03:", same)

# %% [markdown]
# So both methods start from the same pairs. (gensim draws for each word how wide its window is, at most as wide as we say. And the two are closer than they look: skip-gram aims at a kind of PMI, as Levy
# and Goldberg showed in 2014.)
#
# ## One step
#
# word2vec keeps **two tables**, with a row for each word in both: one for the word itself, one for the word as somebody's
# neighbour, its *context*. That is the whole "network". They begin with random numbers. For a word and a context it takes the product
# of their two vectors, and turns it into a probability with the *sigmoid*:
#
# $$p = \frac{1}{1 + e^{-\text{word} \cdot \text{context}}}$$
#
# (`np.exp` is e to the power of something.) The product is large when the two point the same way. If the pair did meet in the text, $p$ should
# be 1. If the context was only drawn at random (a *negative sample*), $p$ should be 0. How far it is from that, times a rate, is the *pull*, and each
# vector moves along the other one:
#
# $$\text{pull} = \text{rate} \cdot (\text{met} - p) \qquad \text{word} + \text{pull} \cdot \text{context} \qquad
# \text{context} + \text{pull} \cdot \text{word}$$
#
# ### Exercise 5.3: One step of skip-gram with negative sampling


# %% tags=["exercise"]
def one_step(word, context, met, rate):
    """One training step for one pair: both vectors move along each other.

    p is the sigmoid of their product. Both new vectors are computed from the two old
    ones, which stay as they are.

    word, context: two vectors of the same length, for example np.array([1.0, 0.0]) and
        np.array([0.0, 2.0])
    met: 1 if the pair stands in the text, 0 if the context was drawn at random
    rate: a number above 0 that says how large the step is, for example 0.5
    returns: the two new vectors, as (word, context); for the example and met=1, where
        p = 0.5: ([1.0, 0.5], [0.25, 2.0])
    """
    ### BEGIN SOLUTION
    p = 1 / (1 + np.exp(-(word @ context)))
    pull = rate * (met - p)
    return word + pull * context, context + pull * word
    ### END SOLUTION


# %% tags=["check"]
check("5.3", one_step)

# %%
our_step = ours("5.3")

cat, chased, log = np.array([1.0, 0.2]), np.array([0.1, 1.2]), np.array([0.9, -0.9])
new_cat, new_chased = our_step(cat, chased, met=1, rate=1)
_ = plots.vector_step(
    {"cat": cat, "chased": chased}, {"cat": new_cat, "chased": new_chased}
)

# %% [markdown]
# *Cat* and its context *chased* stand together in the text: one step turns them towards each other. With a pair that was
# only drawn at random, the two turn apart. Go through ten steps with your function.


# %%
def steps(number, pair):
    other = chased if pair == "cat, chased (met)" else log
    a, b = cat, other
    for _ in range(number):
        a, b = one_step(a, b, met=int(other is chased), rate=1)
    name = "chased" if other is chased else "log"
    plots.vector_step({"cat": cat, name: other}, {"cat": a, name: b}, limits=(-2.2, 2.2))
    print(f"p = {1 / (1 + np.exp(-(a @ b))):.2f}")


explorer(steps, number=(0, 10, 1), pair=["cat, chased (met)", "cat, log (at random)"])

# %% [markdown]
# ## Three sentences
#
# Now the whole training: the pairs of the three sentences, fifty times over (`epochs`), and five random contexts for each pair.
# We do it twenty times, each time from other random numbers (another *seed*). There are seven other words, so chance alone
# would make *dog* the nearest word to *cat* in about three runs of twenty. **Predict first:** in how many will it be?

# %%
my_guess = ...

# %%
small = {"sg": 1, "vector_size": 10, "window": 2, "min_count": 1, "workers": 1}


def dog_is_nearest(epochs, **settings):
    """In how many of twenty runs dog is the word nearest to cat."""
    runs = [Word2Vec(toy, **small, epochs=epochs, seed=s, **settings).wv for s in range(20)]
    return sum(run.most_similar("cat")[0][0] == "dog" for run in runs)


reveal(my_guess, f"{dog_is_nearest(epochs=50)} of 20")

# %% [markdown]
# No better than chance. Is the text too short? Are fifty rounds too few? Before we blame the method, let us see what it
# did. `train` gives back how many words it used.

# %% tags=["nbval-check-output"]
model = Word2Vec(**small, seed=0)
model.build_vocab(toy)
used, offered = model.train(toy, total_examples=len(toy), epochs=50)
print(f"used {used} of {offered} words;  sample = {model.sample}")

# %% [markdown]
# It threw nine of ten words away! The setting `sample`, by default 0.001, drops a part of the very frequent words; that helps with
# long texts, where it takes away most of *the*. In a text of 17 words *every* word is very frequent. The words are dropped before pairs are made: so
# very few pairs are left, and they are others, for what is left of a sentence moves together. With `sample=0` nothing is dropped. (Twenty
# runs each.)

# %%
print("rounds   default   sample=0")
for epochs in [50, 500]:
    print(f"{epochs:6}   {dog_is_nearest(epochs):7}   {dog_is_nearest(epochs, sample=0):8}")

# %% [markdown]
# With the default, ten times more rounds change nothing. Without it, *dog* wins in most runs after fifty rounds, and in all
# after five hundred. The three sentences were enough; **a default decided the result**.
#
# ## A real encyclopedia
#
# Ten thousand opening paragraphs, three quarters of a million words. Here few words are that frequent. word2vec reads them three
# times, which takes some ten seconds, more on a busy machine.

# %%
articles = datasets.load_encyclopedia("en")
real = [tokenize(s) for article in articles for s in split_sentences(article.text)]
print(f"{sum(map(len, real)):,} words")
settings = {"sg": 1, "vector_size": 50, "window": 5, "min_count": 10, "epochs": 3}
mine = Word2Vec(real, **settings, seed=0, workers=1).wv
for word in ["king", "music", "river", "dog"]:
    near = ", ".join(other for other, _ in mine.most_similar(word, topn=6))
    print(f"{word}, seen {mine.get_vecattr(word, 'count')} times: {near}")

# %% [markdown]
# *King* has other rulers around it, and *music* other music. *Dog* has plants, where lesson 04 found animals in the same
# text. If you have a minute, try more rounds: `Word2Vec(real, **settings | {"epochs": 15}, seed=0, workers=1).wv`. (On another machine single
# words may differ.)
#
# ## What a seed fixes
#
# We train once more with another seed, and ask for 200 words: does a word point in the same direction as before (mean
# cosine), and how many of its ten nearest words are the same? (Some ten seconds.) **Predict first:** what will it be?

# %%
my_guess = ...

# %%
other = Word2Vec(real, **settings, seed=1, workers=1).wv
chosen = mine.index_to_key[100:300]
direction = np.mean([cosine(mine[word], other[word]) for word in chosen])
shared = 0
for word in chosen:
    first, second = dict(mine.most_similar(word)), dict(other.most_similar(word))
    shared += len(first.keys() & second.keys()) / len(chosen)
reveal(
    my_guess,
    f"mean cosine {abs(direction):.1f}; {shared:.0f} of ten neighbours are the same",
)

# %%
part = real[::6]  # enough to see whether the numbers are the same
first, again = (Word2Vec(part, **settings, seed=0, workers=1).wv.vectors for _ in range(2))
four = Word2Vec(part, **settings, seed=0, workers=4).wv.vectors
print("same seed, one worker, same numbers:  ", np.array_equal(first, again))
print("same seed, four workers, same numbers:", np.array_equal(first, four))

# %% [markdown]
# With another seed the *directions* have nothing in common, while more than half of the neighbours of these frequent words stay. So vectors of two
# runs cannot be compared number by number; what can be compared is who lies near whom. With the same seed and one worker
# every number is the same, on one machine. With four workers it is not: they write into one table in an order that nobody
# controls.
#
# ## Key points
#
# - word2vec learns from the pairs that lesson 03 counts, in small steps, with two tables.
# - A step turns the vectors of a pair that met towards each other, and those of a random pair apart.
# - Read the settings before you blame the method: a default threw nine words of ten away.
# - Two runs share neighbours, not coordinates.
#
# ## Your own data
#
# Put a long text into `my_text`, for example `Path("my.txt").read_text(encoding="utf-8")`; a book or two is a beginning.

# %%
my_text = " ".join(article.text for article in articles if article.topic == "Geography")
my_word = "river"
my_sentences = [tokenize(sentence) for sentence in split_sentences(my_text)]
my_vectors = Word2Vec(my_sentences, **settings, seed=0, workers=1).wv
if my_word in my_vectors:
    print([word for word, _ in my_vectors.most_similar(my_word, topn=5)])
else:
    print(f"{my_word!r} has no vector: small letters? a smaller min_count?")

# %% [markdown]
# ## Next
#
# [Lesson 06](06_glove_analogies.ipynb) loads vectors that have read six billion words, and asks people whether they are
# any good.
