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
# # Bring two languages into one space
#
# ## What you will do
#
# You rotate English word vectors onto French ones, so that words find their translations, and let French questions find English articles.
#
# ## What you will be able to do
#
# - say why the vectors of two runs cannot be compared, and rotate one onto the other
# - measure how often a translation is found, on words held out, against controls
# - correct for hubs
# - find wrong pairs in a dictionary, and say which ones stay hidden
#
# ## What you need
#
# 45 minutes. The SVD ([lesson 03](03_cooccurrence_pca.ipynb)), hubs ([lesson 08](08_what_a_score_is_worth.ipynb)), intervals
# ([lesson 10](10_which_differences_are_real.ipynb)). You need no French.

# %% [markdown] tags=["instructor"]
# **Minutes:** least 25 (19.1, the prediction and the map), typical 45, slow 60.
#
# **Where learners get stuck.** In 19.1, on `numpy` giving V' and not V, and on the order of the two tables: draw an arrow from source to target on
# the board. In 19.2, on dividing by k.
#
# **Before the curve,** let everybody write a number down. Nearly all think that words spelt alike teach little about the others.
#
# **Say.** No vector here has ever seen a letter. That *piano* is spelt the same tells us which two rows to pair, and nothing else.
#
# **Skip.** The audit.

# %%
import numpy as np
from embedlab import check, datasets, hint, ours, plots, reveal
from embedlab.bootstrap import paired_bootstrap
from embedlab.course.widgets import explorer
from embedlab.distances import normalize
from embedlab.languages.alignment import csls_nearest, held_out_cosines
from embedlab.neighbors import k_occurrences, nearest
from embedlab.reduction import pca
from embedlab.text import tokenize
from gensim.models import Word2Vec
from sklearn.feature_extraction.text import TfidfVectorizer

# %% [markdown]
# ## Twice the same
#
# Train word2vec on the same thousand articles twice, from two random starts. Then look for each word of the first run among the
# words of the second: is the nearest vector that of the same word? (A few seconds.)

# %%
articles = datasets.load_encyclopedia("en")
texts = [tokenize(article.text) for article in articles[::10]]
runs = []
for seed in [1, 2]:
    model = Word2Vec(texts, seed=seed, min_count=10, epochs=20, workers=1)
    runs.append(normalize(model.wv.vectors))
first, second = runs

itself = np.arange(len(first))
found, _ = nearest(second, first, 1)
print(f"{len(first)} words; find themselves: {(found[:, 0] == itself).mean():.0%}")

# %% [markdown]
# Hardly any, though text and settings are the same. Distances and angles *within* a run mean something, and they stay when all its vectors are turned
# together. So perhaps each run is only turned in its own way, and a **rotation** brings them together again.
#
# We look for the orthogonal map R (it turns, perhaps mirrors, and never stretches) that brings `source @ R` as close to `target` as possible, by the sum of the
# squared distances. This is the **Procrustes** problem (Schönemann 1966), named after the innkeeper who made his guests fit the bed. With
# U S V' the SVD of `source.T @ target`, the answer is U V'.
#
# ### Exercise 19.1: Rotate one space onto another


# %% tags=["exercise"]
def procrustes(source, target):
    """The orthogonal map R for which source @ R is closest to target.

    "Closest" is by the sum of the squared distances of the rows. R may turn and
    mirror. The vectors are taken as they are. The pairs are always enough for one
    best R.

    source, target: arrays (n, d); row i of one belongs with row i of the other
    returns: an array (d, d). For source [[1, 0], [0, 2]] and target [[0, 1], [-2, 0]]
        (a quarter turn): [[0, 1], [-1, 0]]
    """
    ### BEGIN SOLUTION
    left, _, right = np.linalg.svd(source.T @ target)
    return left @ right
    ### END SOLUTION


# %% tags=["check"]
check("19.1", procrustes)

# %% [markdown]
# Two hundred words tell us the rotation. We ask the *others*, which had no part in it.

# %%
rotate = ours("19.1")  # what the course wrote; yours does the same
known = np.random.default_rng(0).permutation(itself)[:200]
others = np.setdiff1d(itself, known)

rotation = rotate(first[known], second[known])
found, _ = nearest(second, first[others] @ rotation, 1)
print(f"{len(others)} other words: {(found[:, 0] == others).mean():.0%} find themselves")

# %% [markdown]
# Nearly all. The two runs had learned nearly the same, and only held it differently.
#
# ## Two languages
#
# Is that so for two *languages*, too? Here are English word vectors from the English encyclopedia and French ones from the French (PPMI and SVD, lesson 04, made
# beforehand). The dictionary comes from the sentence encoder of lesson 09: two words are a pair if, for the encoder, each is nearest to the other. A third of
# the pairs are spelt alike. They are too easy to test on. Of the others we hold out 500.

# %% tags=["nbval-check-output"]
english, french, pairs = datasets.load_two_languages()
en, fr = normalize(english.vectors), normalize(french.vectors)
rows = np.array([[english.key_to_index[e], french.key_to_index[f]] for e, f in pairs])
spelt_alike = np.array([e == f for e, f in pairs])

shuffle = np.random.default_rng(0).permutation
alike, different = shuffle(rows[spelt_alike]), shuffle(rows[~spelt_alike])
test, train = different[:500], different[500:]
print(f"{len(en):,} English and {len(fr):,} French words; pairs: {len(alike)} spelt alike,")
print(f"{len(train):,} others to learn from, {len(test)} to test")

# %% [markdown]
# How often is the right French word among the first k? Work on dictionaries calls this P@k.
#
# ### Exercise 19.2: How often the right one is among the first k


# %% tags=["exercise"]
def share_found(found, right, k):
    """The share of questions whose right answer is among the first k answers.

    found: an array, one row for each question: the numbers of the answers, best
        first; no number stands twice in a row
    right: an array with the number of the right answer to each question
    k: how many places count, from 1 to the length of a row
    returns: a number from 0 to 1. For [[4, 7], [2, 9]], [7, 3] and k=2: 0.5, since
        7 is in the first row, and 3 is not in the second
    """
    ### BEGIN SOLUTION
    return np.mean((found[:, :k] == right[:, None]).any(axis=1))
    ### END SOLUTION


# %% tags=["check"]
check("19.2", share_found)

# %% [markdown]
# **Predict first:** suppose that we have no dictionary, and learn the rotation from words that are spelt alike (*piano*, *radio*, and
# false friends such as *king*, which in French is only a name). How many of the 500 test words, none of them spelt alike, have their translation among the first five of some five
# thousand? And with as many pairs of the real dictionary? Two shares.

# %%
my_guess = ...


# %%
def translations(pairs):
    turned = en @ rotate(en[pairs[:, 0]], fr[pairs[:, 1]])
    return csls_nearest(fr, turned[test[:, 0]], 5, source=turned)[0]


def compare(first, second, right, k):
    hits = [(found[:, :k] == right[:, None]).any(axis=1) for found in (first, second)]
    gap = paired_bootstrap(*hits)
    print(f"difference, first {k}: {gap.difference:+.2f} [{gap.low:+.2f}, {gap.high:+.2f}]")


# %% tags=["nbval-check-output"]
share = ours("19.2")
sizes, curves = [25, 50, 100, 200, 400, 800], {}
for name, known in [("dictionary", train), ("spelt alike", alike)]:
    found = [translations(known[:size]) for size in sizes]
    curves[name] = [share(best, test[:, 1], 5) for best in found]
    print(f"{name:12}", *(f"{value:.2f}" for value in curves[name]))
reveal(my_guess, "about four in ten, and about as many with the dictionary")

# %%
_ = plots.line_chart(sizes, curves, log="x", xlabel="pairs to learn from", ylabel="P@5")

# %% [markdown]
# Pair for pair, words that happen to be spelt alike teach the rotation as well as a dictionary does. The rotation is one for *all* words: whichever pairs
# tell us, the others follow. Do we deceive ourselves? Two controls: the same words, paired at random; and no rotation at all. Then the difference of
# 800 pairs of the dictionary and 800 spelt alike, with its interval.

# %% tags=["nbval-check-output"]
mixed = np.column_stack([alike[:, 0], shuffle(alike[:, 1])])
unturned, _ = csls_nearest(fr, en[test[:, 0]], 5, source=en)
print(f"paired at random {share(translations(mixed), test[:, 1], 5):.2f}")
print(f"not rotated      {share(unturned, test[:, 1], 5):.2f}")
compare(translations(train[:800]), translations(alike[:800]), test[:, 1], 5)

# %% [markdown]
# ## The hubs are back
#
# We did not use `nearest`, but `csls_nearest`. In lesson 08, some words were near to everything; here such a **hub** is everybody's translation. **CSLS** (Conneau and others
# 2018) takes twice the cosine of two words, and subtracts the mean cosine of each of them with its ten nearest in the other language.

# %% tags=["nbval-check-output"]
turned = en @ rotate(en[alike[:, 0]], fr[alike[:, 1]])
by_cosine, by_csls = nearest(fr, turned, 5)[0], csls_nearest(fr, turned, 5)[0]
for name, found in [("cosine", by_cosine), ("CSLS", by_csls)]:
    times = k_occurrences(found[:, :1], len(fr))
    print(f"{name:6} P@5 {share(found[test[:, 0]], test[:, 1], 5):.2f}", end="; ")
    print(f"{french.index_to_key[times.argmax()]} comes first for {times.max()} words")
compare(by_csls[test[:, 0]], by_cosine[test[:, 0]], test[:, 1], 5)

# %% [markdown]
# The hubs shrink, and the translations get better.
#
# ## A map in two languages
#
# Some English words of a few themes that we chose, and their partners in the dictionary. An arrow leads from each to its own. None of these pairs is spelt alike,
# so none had a part in the rotation.

# %%
shown = "queen god church war army water sea mountain dog horse bird music poet".split()
partners = [dict(pairs)[word] for word in shown]
of_shown = turned[[english.get_index(word) for word in shown]]
of_partners = fr[[french.get_index(word) for word in partners]]

places, _ = pca(np.vstack([of_shown, of_partners]))
groups = dict.fromkeys(shown, "English") | dict.fromkeys(partners, "French")
arrows = list(zip(shown, partners, strict=True))
_ = plots.scatter_words(places, shown + partners, groups=groups, arrows=arrows)

# %% [markdown]
# *Horse* lies far from *cheval*: ask the explorer what comes first. Translate words of your own, too. It uses **your** `procrustes`.


# %%
def translate(word):
    word = word.strip().lower()
    if word not in english:
        return f"{word} is not among the English words"
    mine = en @ procrustes(en[alike[:, 0]], fr[alike[:, 1]])
    best, _ = csls_nearest(fr, mine[[english.key_to_index[word]]], 8, source=mine)
    return ", ".join(french.index_to_key[i] for i in best[0])


explorer(translate, word="doctor")

# %% [markdown]
# ## Ask in French
#
# The sentence encoder was trained to bring translations together, and has its sixteen languages in one space from the start. We ask with the first sentence of a French
# article, and want the English one of the same title, among ten thousand. The title's words are cut from the question: a name would give the answer away. The
# rival is TF-IDF, which can use what the languages share: other names, and words spelt alike. (Questions and articles were
# encoded beforehand.)

# %% tags=["nbval-check-output"]
questions, wanted, asked = datasets.load_french_questions()
encodings = datasets.load_encyclopedia_encodings()
weigher = TfidfVectorizer(analyzer=tokenize)
weighted = weigher.fit_transform([article.text for article in articles])


def by_words(questions):
    scores = (weigher.transform(questions) @ weighted.T).toarray()
    return np.argsort(-scores, axis=1, kind="stable")[:, :10]


print(questions[9], "->", articles[wanted[9]].title)

# %% tags=["nbval-check-output"]
rankings = {"encoder": nearest(encodings, asked, 10)[0], "TF-IDF": by_words(questions)}
for name, found in rankings.items():
    print(f"{name:8}", *(f"P@{k} {share(found, wanted, k):.2f} " for k in [1, 10]))

# %%
encode = datasets.load_sentence_encoder()


def ask(question):
    by_encoder = nearest(encodings, encode([question]), 6)[0][0]
    print("encoder:", *(f"{articles[i].title};" for i in by_encoder))
    print("TF-IDF:", *(f"{articles[i].title};" for i in by_words([question])[0, :6]))


explorer(ask, question="une île où il y a des volcans")

# %% [markdown]
# German, Spanish or Italian will do as well. Where TF-IDF knows no word, it still names articles.
#
# ## Look through the dictionary
#
# No person has checked the dictionary. Let each pair be judged by the others: learn the rotation from four fifths of the pairs, and see how near the last fifth
# comes. These come least near:

# %% tags=["nbval-check-output"]
cosines = held_out_cosines(en[different[:, 0]], fr[different[:, 1]])
for e, f in different[np.argsort(cosines)[:18]]:
    print(f"{english.index_to_key[e]} = {french.index_to_key[f]}", end="; ")

# %% [markdown]
# Nearly all are wrong: *golf* is not *golfe* (a gulf), nor *gravel* a *graveur* (an engraver); many just look alike. But *academy = académie* is right, and stands among
# them. And what stays hidden? Spoil 200 pairs on purpose, once with random words, once with the nearest neighbour of the right one. How often has a spoilt pair a
# lower cosine than one that we did not spoil (chance: .50)?

# %% tags=["nbval-check-output"]
right = different[:200, 1]
neighbours = nearest(fr, fr[right], 2)[0][:, 1]  # the first one is the word itself
for name, wrong in [("random words", shuffle(right)), ("neighbours", neighbours)]:
    target = np.append(wrong, different[200:, 1])
    cosines = held_out_cosines(en[different[:, 0]], fr[target])
    print(f"{name}: {(cosines[:200, None] < cosines[200:]).mean():.2f}")

# %% [markdown]
# Gross mistakes are found. A neighbour in the place of the right word is hardly noticed. The audit says which pairs a person should look at first, and no more.
#
# ## The claim on trial
#
# The article says that embeddings let us process documents across languages, and that a network trained on multilingual text gives vectors in
# which likeness crosses languages. Two things could speak against one space for several languages. Shared words may do as well. And
# each language may keep to itself in it: put all English and French words there, and ask whether a word's nearest neighbour is of its own language.

# %% tags=["claim-number"]
compare(rankings["encoder"], rankings["TF-IDF"], wanted, 1)
compare(rankings["encoder"], rankings["TF-IDF"], wanted, 10)
together = np.vstack([turned, fr])
is_french = np.arange(len(together)) >= len(turned)
neighbour = nearest(together, together, 2)[0][:, 1]
print(f"nearest word of the own language: {(is_french[neighbour] == is_french).mean():.0%}")

# %% [markdown] tags=["claim"]
# **The claim.** Embeddings let us compare texts across languages: one space holds several of them.
#
# **Verdict: true.** By the encoder, a French question finds its English article far more often than by shared words. Even two spaces that never saw each other fit after a
# rotation learned from words spelt alike. A caution: a shared space is not a mixed one. In our rotated vectors nearly every word's nearest neighbour is of its own language (for the encoder we did not ask), so
# ask for the nearest *of the other one*. (Two related languages, and encyclopedias on the same things; languages further apart may fit worse.)

# %% [markdown]
# ## Key points
#
# - Vectors of two runs cannot be compared before they are rotated onto each other.
# - Procrustes: U V' of the SVD of `source.T @ target`. Words spelt alike can stand in for a dictionary.
# - Measure on pairs held out, against random pairs and no rotation; CSLS corrects for hubs.
# - Geometry finds gross mistakes in a dictionary, not near ones.
#
# ## Your own data
#
# Sentences in any of the encoder's languages: which ones say the same?

# %% tags=["nbval-check-output"]
mine = encode(["The dog is asleep.", "Le train a du retard.", "Der Hund schläft."])
print((mine @ mine.T).round(1))

# %% [markdown]
# ## Next
#
# A hundred columns here, fifty there, 512 in the encoder. How many does one need? Lesson 20 counts.
