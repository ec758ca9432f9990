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
# # Turn words into one-hot vectors
#
# ## What you will do
#
# You turn words into numbers in the two oldest ways, search an encyclopedia by keywords, and measure
# what these numbers know about meaning.
#
# ## What you will be able to do
#
# - write a word as a vector of character codes, and as a one-hot vector
# - search texts by keywords, and say what such a search cannot find
# - say what distances one-hot vectors have
# - see how a claim about meaning can be measured, and what one number can hide
#
# ## What you need
#
# 45 minutes. [Lesson 00](00_start_here.ipynb), or some practice with notebooks and numpy: the distance between
# two vectors is all the mathematics there is.
#
# The first cell of a lesson loads its tools. Your functions are used by the checks and by the *explorers*, cells with sliders and
# fields. Everything else uses the course's own, so that a mistake of yours never spoils what follows.

# %% [markdown] tags=["instructor"]
# **Minutes:** least 25 (1.1 and 1.3), typical 45, slow 60.
#
# **Where learners get stuck.** In 1.2, on searching for letters in the text (`"cat" in text`) instead of
# words; the check shows "category". In 1.3, on giving out columns in the order in which the words come.
#
# **Ask the room before the first table:** which word is nearest to *dog*? Let them commit to an answer.
# Ask again after 1.3: which of the four animals is nearest to *dog* now? Somebody will object that the
# code points only measure the length of a word. They are right, and the claim on trial shows it.
#
# **Skip.** Exercise 1.2 and the section around it can be shown instead of worked: lesson 08 comes back to it.

# %%
import embedlab
import numpy as np
from embedlab import check, datasets, hint, ours, plots, reveal
from embedlab.course.widgets import explorer
from embedlab.distances import euclidean
from embedlab.text import tokenize

# %% [markdown]
# ## A computer has numbers for letters
#
# For a computer a text is already a row of numbers. Each character has a number, its *code point*,
# and `ord` tells it. For English letters these are the codes of ASCII, which is older than most
# computers in use.

# %% tags=["nbval-check-output"]
for character in "cat":
    print(character, ord(character))

# %% [markdown]
# So *cat* could be the vector (99, 97, 116). Words have different lengths, and vectors that we want
# to compare need the same length; let us fill up with zeros at the end, and cut what is too long.
#
# ### Exercise 1.1: A word as character codes


# %% tags=["exercise"]
def code_points(word, length):
    """The code points of a word, as a list of exactly `length` numbers.

    A longer word is cut, a shorter one is filled up with zeros at the end.

    word: a string, for example "cat"
    length: a whole number, for example 5
    returns: a list of whole numbers, here [99, 97, 116, 0, 0]
    """
    ### BEGIN SOLUTION
    codes = [ord(character) for character in word[:length]]
    return codes + [0] * (length - len(codes))
    ### END SOLUTION


# %% tags=["check"]
check("1.1", code_points)

# %% [markdown]
# Now words are vectors, and vectors have distances. Here are twelve words. **Predict first:** which of the others
# will be nearest to *dog*? Put it between quotes in place of the dots. A guess is not checked; it will be shown beside what
# comes.

# %%
words = "bat cat chased dog god kitten log mat on puppy sat the".split()
my_guess = ...

# %% tags=["nbval-check-output"]
codes = {word: embedlab.text.code_points(word, 6) for word in words}

for word in ["cat", "dog"]:
    distance = {
        other: euclidean(codes[word], codes[other]) for other in words if other != word
    }
    nearest = sorted(distance, key=distance.get)[:3]
    print(word, "-", ", ".join(f"{other} ({distance[other]:.1f})" for other in nearest))
reveal(my_guess, nearest[0])

# %% [markdown]
# The nearest word to *cat* is *bat*: one letter differs, by one step in the alphabet. The nearest word
# to *dog* is *god*, the same letters in another order. The numbers are perfect for storing and
# showing a text, but they are about spelling. And where is the kitten?

# %%
figure_words = ["cat", "bat", "mat", "dog", "god", "kitten", "puppy"]
distances = np.array(
    [[euclidean(codes[a], codes[b]) for b in figure_words] for a in figure_words]
)
title = "Distance between words by their code points (strong blue: far)"
_ = plots.heatmap(distances, figure_words, figure_words, format="{:.0f}", title=title)

# %% [markdown]
# Read a row as "how far is this word from each of the others". The five words of three letters form the
# pale block; *kitten* and *puppy* stand out. So it is the **length** that decides first, because each missing
# letter is compared with a zero. Within the pale block it is the spelling.
#
# The list below uses **your** function. Once exercise 1.1 is written, run it and try other words. With a length
# of 1, only the first letters are compared: what is near *dog* then?


# %%
def nearest_by_spelling(word, length):
    vectors = {other: code_points(other, length) for other in words}
    others = [other for other in words if other != word]
    distance = {other: float(euclidean(vectors[word], vectors[other])) for other in others}
    for other in sorted(distance, key=distance.get)[:6]:
        print(f"{other:8} {distance[other]:6.1f}")


explorer(nearest_by_spelling, word=words, length=(1, 8, 6))

# %% [markdown]
# ## Searching for words
#
# With spelling alone one can still do something useful: find the texts that contain a word. Let us
# do this on a real encyclopedia, the first paragraphs of ten thousand articles of Wikipedia.

# %% tags=["nbval-check-output"]
articles = datasets.load_encyclopedia("en")
texts = [article.text for article in articles]
print(len(texts), "articles")
print(articles[0].title, "|", texts[0][:76])

# %% [markdown]
# ### Exercise 1.2: Search by keywords
#
# `tokenize` cuts a text into lower-case words, for the query as well as for the documents.


# %% tags=["exercise"]
def keyword_search(query, documents):
    """Find the documents that contain every word of the query.

    Words are what `tokenize` makes of a text, so capitals and punctuation do not
    count: "cat" is found in "A Cat." and in "the cat's tail", not in "category".

    query: a string with at least one word, for example "cat dog"
    documents: a list of strings, for example ["The dog and the cat.", "A dog."]
    returns: the positions of the documents found, in rising order, here [0]
    """
    ### BEGIN SOLUTION
    wanted = set(tokenize(query))
    return [i for i, document in enumerate(documents) if wanted <= set(tokenize(document))]
    ### END SOLUTION


# %% tags=["check"]
check("1.2", keyword_search)

# %% [markdown]
# *Car* and *automobile* mean the same. **Predict first:** take ten of these short first paragraphs that say *automobile*. How many of them
# also say *car*?

# %%
my_guess = ...

# %% tags=["nbval-check-output"]
search = ours("1.2")  # what the course wrote; yours does the same

car, automobile = set(search("car", texts)), set(search("automobile", texts))
print("car:", len(car), "articles")
print("automobile:", len(automobile), "articles")
print("both:", len(car & automobile), "articles")
print("automobile, but not car:", [articles[i].title for i in sorted(automobile - car)])
reveal(my_guess, f"{10 * len(car & automobile) / len(automobile):.1f} of ten")
for query in ["cat", "cats", "cat cats", "kitten"]:
    print(f"{query}:", len(search(query, texts)), "articles")

# %% [markdown]
# Only 2 of the 15 articles that say *automobile* also say *car*. Whoever asks for *car* never sees the other 13, *Volkswagen*
# among them. The plural is yet another word: few articles have both *cat* and *cats*, and *kitten* finds none at all. The search
# does exactly what it was told: two words are either the same or not.
#
# ## One column for each word
#
# If all we know is whether two words are the same, we can write just that down. Give each word of a
# *vocabulary* a column. The vector of a word has a 1 in its own column and 0 in all others: a **one-hot
# vector**. Here are four images that we want to tell apart.

# %%
from embedlab.drawings import draw_animals

animals = datasets.load_animals()
species, age = np.array(list(animals.values())).T
_ = plots.picture_grid(draw_animals(species, age, size=160, nuisance=0), list(animals))

# %% [markdown]
# A cat with pointed ears and narrow eyes, a dog with hanging ears and its tongue out, a kitten and a
# puppy with large eyes. We see at once who belongs to whom. A one-hot vector will not.
#
# ### Exercise 1.3: One-hot vectors


# %% tags=["exercise"]
def one_hot(words, vocabulary):
    """A table with one row for each word: 1 in the column of that word, 0 elsewhere.

    words: a list of n words of the vocabulary; a word may come twice
    vocabulary: a list of V different words; column k belongs to vocabulary[k]
    returns: an array with n rows and V columns; for the words ["dog", "dog"] and the
        vocabulary ["cat", "dog"] it is [[0, 1], [0, 1]]
    """
    ### BEGIN SOLUTION
    table = np.zeros((len(words), len(vocabulary)))
    for row, word in enumerate(words):
        table[row, vocabulary.index(word)] = 1
    return table
    ### END SOLUTION


# %% tags=["check"]
check("1.3", one_hot)

# %% [markdown]
# Which of the other three is nearest to *dog* in this table?

# %% tags=["nbval-check-output"]
names = list(animals)
four = embedlab.text.one_hot(names, names).toarray()  # .toarray(): with all its zeros
print(four)
for name, row in zip(names, four, strict=True):
    print(f"dog - {name}: {euclidean(four[1], row):.3f}")

# %% [markdown]
# None is. Any two rows differ in exactly two columns, so every distance is the square root of 2. Spelling
# and length have gone, which is good. But nothing has come in their place: all animals are strangers to one
# another.
#
# One-hot vectors are also long: in a real text each different word needs a column.

# %% tags=["nbval-check-output"]
sentences = [tokenize(text) for text in texts]
vocabulary = embedlab.text.vocabulary(sentences)
vector = embedlab.text.one_hot(["cat"], vocabulary)
print(f"{len(vocabulary):,} columns, of which {vector.nnz} is not zero")

# %% [markdown]
# Programs store only the number that is not zero, and its column (a *sparse* vector). So memory is not the
# problem. Knowing nothing is.
#
# ## The claim on trial
#
# The article says that codes such as ASCII let computers show and send text, but do not hold what the words mean.
# Nobody doubts it; but how would one measure such a thing?
#
# People were asked how closely related 353 pairs of words are, from 0 to 10 (WordSim-353, Finkelstein and others
# 2002). We put the pairs in order twice: by what people said, and by how near the codes are. The *rank correlation*
# compares the two orders: 1 is the same order, 0 means unrelated, -1 is reversed. **Predict first:** where between -1
# and 1 will it be?

# %%
my_guess = ...

# %% tags=["claim-number", "nbval-check-output"]
from scipy.stats import spearmanr

pairs = datasets.load_word_pairs("wordsim353")
people = np.array([rating for _, _, rating in pairs])
code_of = embedlab.text.code_points
nearness = np.array([-euclidean(code_of(a, 15), code_of(b, 15)) for a, b, _ in pairs])
by_length = np.array([-abs(len(a) - len(b)) for a, b, _ in pairs])
correlation = spearmanr(nearness, people).statistic
print(f"code points against people, {len(pairs)} pairs: {correlation:.2f}")
print(f"length of the words alone: {spearmanr(by_length, people).statistic:.2f}")
glove = embedlab.evaluation.word_similarity(pairs, datasets.load_glove())
print(f"for comparison, the vectors of lesson 06: {glove.correlation:.2f}")

# %%
reveal(my_guess, f"{correlation:.2f}")

# %% [markdown]
# Close to 0, where vectors that were made for it reach far more. And the number of letters alone, as the figure above made us suspect, does as
# well. Always ask what else could have produced a number.

# %% [markdown] tags=["claim"]
# **The claim.** Codes such as ASCII let computers show and send text, but do not hold the meaning of words.
#
# **Verdict: true.** (We tested the second half of the sentence.) Code points put the pairs in an order that has
# next to nothing to do with the order in which people put them.

# %% [markdown]
# ## Key points
#
# - Character codes are about spelling: *cat* is nearest to *bat*, *dog* to *god*.
# - A keyword search finds the word that you typed. It does not know that *automobile* means the same.
# - One-hot vectors have one column for each word, and all their distances are equal.
#
# ## Your own data
#
# Put your own words into `my_words`, names of friends or of dishes, and look who is near whom by
# spelling. Then think about what you would like to be near instead. That is the subject of all the lessons
# to come.

# %%
my_words = ["tea", "sea", "coffee", "ocean"]
my_codes = np.array([embedlab.text.code_points(word, 8) for word in my_words])
my_table = np.array([euclidean(my_codes, row) for row in my_codes])
_ = plots.heatmap(my_table, my_words, my_words, format="{:.0f}")

# %% [markdown]
# ## Next
#
# [Lesson 02](02_cat_dog_kitten_puppy.ipynb) describes the same four animals with two numbers that mean
# something, and does arithmetic with them.
