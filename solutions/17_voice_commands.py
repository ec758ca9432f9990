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
# # Obey a command in any words
#
# ## What you will do
#
# You build the part of a voice assistant that knows what is wanted, on vectors that another team delivers, and keep it alive when
# that team improves them.
#
# ## What you will be able to do
#
# - train a classifier on frozen vectors, and test it on phrasings and languages that it has not seen
# - let it say nothing when it is not sure, by a threshold chosen on the validation part
# - write a contract for embeddings, and find the clause that a delivery breaks
# - repair a consumer after an upgrade, with a rotation
#
# ## What you need
#
# 45 minutes. Train, validation and test, TF-IDF and intervals ([lessons 09](09_document_classification.ipynb) and
# [10](10_which_differences_are_real.ipynb)), and PCA ([lesson 03](03_cooccurrence_pca.ipynb)).

# %% [markdown] tags=["instructor"]
# **Minutes:** least 25 (17.2, the upgrade and the adapter), typical 45, slow 60.
#
# **Where learners get stuck.** In 17.1, on equal confidences, and on a share that falls and rises again. In 17.2, on the length of
# each row (`axis=1`).
#
# **Before the upgrade,** let everybody write down a number. Most say that the score stays, or drops by a little: "it was
# trained on more, and size and scale are the same".
#
# **Say.** Play both teams with two learners: one may see only numbers, one only sentences.
#
# **Skip.** The upgrade that English does not notice.

# %%
import numpy as np
from embedlab import check, datasets, hint, ours, plots, reveal
from embedlab.applications.contract import Delivery, agree, broken_clause
from embedlab.bootstrap import paired_bootstrap
from embedlab.course.widgets import explorer
from embedlab.datasets.voice_commands import divide_by_template
from embedlab.distances import normalize
from embedlab.languages.alignment import procrustes
from sklearn.decomposition import PCA
from sklearn.feature_extraction.text import TfidfVectorizer, strip_accents_unicode
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

# %% [markdown]
# ## Sixteen wishes in four languages
#
# Home Assistant, a program for homes, has *templates* for what people say: `[please] (turn|switch) on [the] {name}` stands for many
# commands. What is wanted is called the **intent**. We draw commands from its templates, at random.

# %% tags=["nbval-check-output"]
languages = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}
texts, intents, templates = {}, {}, {}
for code in languages:
    commands = datasets.load_commands(code)
    columns = [np.array(column) for column in zip(*commands, strict=True)]
    texts[code], intents[code], templates[code] = columns
    print(len(commands), code, len(set(templates[code])), "templates:", commands[420].text)

# %% [markdown]
# Two commands of one template differ in a word or two. If one is in train and the other in test, the test is too easy. So
# whole templates go into one part: test phrasings are new.


# %% tags=["nbval-check-output"]
rest, test = divide_by_template(templates["en"], 0.75)
train, validation = (rest[i] for i in divide_by_template(templates["en"][rest], 2 / 3))
print(f"train {len(train)}, validation {len(validation)}, test {len(test)}")

asked = {code: np.arange(len(texts[code])) for code in languages}
asked["en"] = test

# %% [markdown]
# ## Two teams
#
# **Team A** has the sentence encoder of lesson 09. To save room it keeps 256 of its 512 numbers, by a PCA learned from five thousand
# encyclopedia articles, and brings each vector to length 1. It sends a `Delivery`: a version, the vectors, and four
# more vectors that we come to later. **Team B** never sees a text; it gets the vectors and, for English,
# the intents. (Some seconds.)

# %%
encode = datasets.load_sentence_encoder()
articles = datasets.load_encyclopedia_encodings()
first_pca = PCA(256, svd_solver="covariance_eigh").fit(articles[::2])
sentences = ["play music", "spiel Musik in der Küche", "joue de la musique", "pon música"]


def team_a(texts, pca=first_pca):
    vectors = normalize(pca.transform(encode(texts)))
    return Delivery("1", vectors, normalize(pca.transform(encode(sentences))))


delivered = {code: team_a(texts[code]) for code in languages}

# %% [markdown]
# From the *English* train commands Team B trains a logistic regression, the **head**. Beside it stands TF-IDF
# with a head of its own, which needs the texts.

# %%
head = LogisticRegression(C=30, max_iter=1000)
head = head.fit(delivered["en"].vectors[train], intents["en"][train])


def correct(code, vectors):
    return head.predict(vectors[asked[code]]) == intents[code][asked[code]]


def by_words(code, rows):
    model = make_pipeline(TfidfVectorizer(), LogisticRegression(C=30, max_iter=1000))
    return model.fit(texts[code][rows], intents[code][rows])


# %% [markdown]
# Both learn from English alone. We test on new English templates, and on all German, French and Spanish commands. As a
# control, TF-IDF is also taught *in each language*: half of its templates train, only the others test.

# %%
from_english = by_words("en", train)
shares = []
for code, rows in asked.items():
    first = correct(code, delivered[code].vectors)
    second = from_english.predict(texts[code][rows]) == intents[code][rows]
    learn, ask = divide_by_template(templates[code], 0.5)
    taught = by_words(code, learn).score(texts[code][ask], intents[code][ask])
    shares.append([second.mean(), first.mean(), taught])
    gain, low, high = paired_bootstrap(first, second, groups=templates[code][rows])
    print(f"{code}: right {first.mean():.2f}, gain {gain:+.2f} [{low:+.2f}, {high:+.2f}]")

# %%
ways = ["TF-IDF", "vectors", "TF-IDF, own language"]
_ = plots.bar_chart(
    shares, [*languages.values()], ways, format="{:.2f}", label="share right"
)

# %% [markdown]
# In English the interval includes 0: a gain does not show. (Whole templates are drawn; commands of one template are no independent
# evidence.) In languages of which the head has not seen a single command it is right for about three in four, TF-IDF for one in four or so. The
# control keeps us modest: labelled commands of the language itself are worth more than these vectors without them.
#
# ## When to say nothing
#
# A head always names an intent. The largest probability of `predict_proba` is its **confidence**; below a *threshold* the
# assistant should say "I did not understand". Which threshold? The validation part decides.
#
# ### Exercise 17.1: Choose the threshold


# %% tags=["exercise"]
def choose_threshold(confidence, right, wanted):
    """The smallest threshold at which enough of the answers given are right.

    With a threshold, commands whose confidence is the threshold or more are answered,
    all others are not. Only the numbers in confidence are tried as thresholds.

    confidence: an array of n numbers from 0 to 1, in any order; n is 1 or more, and
        some may be equal
    right: for each command, 1 if the answer is right, else 0 (or True, False)
    wanted: a number above 0; the share of right ones among the answered commands
        should be at least this
    returns: the smallest threshold that reaches it, even if a larger one does not;
        np.inf if none does. For [0.9, 0.5, 0.7], [1, 0, 1] and 0.75: 0.7
    """
    ### BEGIN SOLUTION
    for threshold in np.unique(confidence):
        answered = confidence >= threshold
        if right[answered].mean() >= wanted:
            return threshold
    return np.inf
    ### END SOLUTION


# %% tags=["check"]
check("17.1", choose_threshold)

# %% [markdown]
# We want 98 of 100 answers to be right. And what happens to requests for which we have no intent at all?

# %%
chances = head.predict_proba(delivered["en"].vectors[validation])
confidence = chances.max(axis=1)
right = head.classes_[chances.argmax(axis=1)] == intents["en"][validation]
threshold = ours("17.1")(confidence, right, 0.98)
print(f"threshold {threshold:.2f}")

# %%
for code, rows in asked.items():
    answered = head.predict_proba(delivered[code].vectors[rows]).max(axis=1) >= threshold
    share = correct(code, delivered[code].vectors)[answered].mean()
    print(f"{code}: answered {answered.mean():.2f}, of these right {share:.2f}")

strange = datasets.load_other_requests()
answered = head.predict_proba(team_a(strange).vectors).max(axis=1) >= threshold
print("answered although no intent fits:", [strange[i] for i in np.flatnonzero(answered)])
print(head.predict(team_a(["mach das Licht an", "mach das Licht aus"]).vectors))

# %% [markdown]
# In English the promise is kept. In the other languages it is not: a threshold holds for commands like those that it was chosen on. A few
# requests for which there is no intent are obeyed. The last line is German, for light *on* and light *off*: to this head they are the same.
#
# ## A contract
#
# Team B now depends on numbers that it cannot read. So the two teams write down what the numbers are like. `agree` writes a
# contract from the first delivery: version, type of the numbers, dimension, length, and the vectors of four agreed sentences,
# the **canaries**.

# %% tags=["nbval-check-output"]
contract = agree(delivered["en"])
print(*contract[:4], "canaries:", contract.canaries.shape)

# %% [markdown]
# ### Exercise 17.2: Which clause is broken?


# %% tags=["exercise"]
def broken(contract, delivery):
    """Name the first clause of a contract that a delivery breaks.

    The clauses, in the order in which they are looked at:
    "version": delivery.version is another text than contract.version
    "dtype": delivery.vectors has another type of numbers than contract.dtype
    "dimension": delivery.vectors has not contract.dimension columns
    "norm": the length of any row of delivery.vectors differs from contract.norm by
        more than 0.01
    "canaries": any number in delivery.canaries differs from the one in the same
        place of contract.canaries by more than 0.01

    contract: has version and dtype (texts, such as "1" and "float32"), dimension (a
        whole number), norm (a number) and canaries (an array, a row each)
    delivery: has version (a text), vectors (an array of one row or more) and canaries
        (an array of as many rows as the contract's, and as many columns as vectors)
    returns: one of the five names, or None if all clauses are kept
    """
    ### BEGIN SOLUTION
    vectors, canaries = delivery.vectors, delivery.canaries
    if delivery.version != contract.version:
        return "version"
    if vectors.dtype != contract.dtype:
        return "dtype"
    if vectors.shape[1] != contract.dimension:
        return "dimension"
    lengths = np.linalg.norm(vectors, axis=1)
    if np.any(np.abs(lengths - contract.norm) > 0.01):
        return "norm"
    if np.any(np.abs(canaries - contract.canaries) > 0.01):
        return "canaries"
    return None
    ### END SOLUTION


# %% tags=["check"]
check("17.2", broken)

# %% [markdown]
# ## The upgrade
#
# Team A improves its vectors: the PCA now learns from all ten thousand articles instead of five thousand. The encoder, the size and
# the length are as they were, and nobody thinks of a new version. **Predict first:** in English the head was right for 96 in 100.
# For how many, with the improved vectors?

# %%
my_guess = ...

# %% tags=["nbval-check-output"]
second_pca = PCA(256, svd_solver="covariance_eigh").fit(articles)
upgraded = {code: team_a(texts[code], second_pca) for code in ["en", "de"]}
after = correct("en", upgraded["en"].vectors).mean()
reveal(my_guess, "fewer than 10 in 100" if after < 0.1 else f"{after:.2f}")
print("broken:", ours("17.2")(contract, upgraded["en"]))

# %% [markdown]
# No better than guessing among sixteen. Only the last clause is broken: version, type, dimension and length are kept. Are the new
# vectors worse? Three controls: a head trained on them; the cosines between commands; and the old head with every column
# turned back to its old sign (a PCA may flip any column, lesson 03).

# %%
old, new = delivered["en"].vectors, upgraded["en"].vectors
again = LogisticRegression(C=30, max_iter=1000).fit(new[train], intents["en"][train])
print(f"new head: {again.score(new[test], intents['en'][test]):.2f}")

cosines_differ = np.abs(old[test] @ old[test].T - new[test] @ new[test].T).max()
print(f"largest change of a cosine between two commands: {cosines_differ:.2f}")

signs = np.sign((old[train] * new[train]).sum(axis=0))
print(f"{(signs < 0).sum()} flips undone: {correct('en', signs * new).mean():.2f}")

# %% [markdown]
# Nothing is wrong with the new vectors: all commands lie to one another as they did. Only the *axes* are others: some have flipped, some have
# turned. The weights of the head are weights of columns, and a column is no longer what it was.
#
# A canary notices what happens to *it*. Another upgrade: Team A drops capitals and accents before it encodes, as many tools do.


# %%
def plain(texts):
    return [strip_accents_unicode(text.lower()) for text in texts]


sung = team_a(plain(sentences)).vectors
for sentence, numbers in zip(sentences, np.abs(sung - contract.canaries), strict=True):
    print(f"{sentence:25} largest change {numbers.max():.3f}")

was = correct("de", delivered["de"].vectors)
now = correct("de", team_a(plain(texts["de"])).vectors)
gain, low, high = paired_bootstrap(now, was, groups=templates["de"])
print(f"German: {was.mean():.2f}, gain {gain:+.2f} [{low:+.2f}, {high:+.2f}]")

# %% [markdown]
# German suffers, and the German canary notices; so does the Spanish one. The English one sings on, and so does the French, which has no accent to lose.
# (Miners took canaries along: the bird notices bad air before people do.)
#
# ## The adapter
#
# Must Team B train again? There is a shorter way. Both teams take some sentences as **anchors**: nobody has to know their
# intents. Team A delivers them in the old way and the new, and `procrustes` finds the rotation that brings the new ones nearest to the old
# ones. (Lesson 19 opens it up.) How many anchors does it take?

# %%
anchors = [16, 32, 64, 128, 256]
order = np.random.default_rng(0).permutation(train)
curves = {"en": [], "de": []}
for n in anchors:
    rotation = procrustes(new[order[:n]], old[order[:n]])
    for code, curve in curves.items():
        curve.append(correct(code, upgraded[code].vectors @ rotation).mean())

for code, curve in curves.items():
    print(code, np.round(curve, 2))
_ = plots.line_chart(anchors, curves, log="x", xlabel="anchors", ylabel="share right")

# %% [markdown]
# With about as many anchors as half the dimensions nearly all is back, in German too, though all anchors are English.
#
# Now speak to your assistant, in English, German, Italian, Japanese, or in no language at all; then tick the upgrade. It uses **your**
# `choose_threshold`.


# %%
def listen(command, wanted, upgrade):
    sent = team_a([command], second_pca if upgrade else first_pca)
    chances = head.predict_proba(sent.vectors)[0]
    least = choose_threshold(confidence, right, wanted)
    print(f"{head.classes_[chances.argmax()]}: {chances.max():.2f}, threshold {least:.2f}")
    print("I do it." if chances.max() >= least else "I did not understand.")


explorer(listen, command="sube el volumen", wanted=[0.98, 0.9, 1], upgrade=False)

# %% [markdown]
# ## The claim on trial
#
# The article compares the embedding of voice commands to a REST interface between two teams: they may have to coordinate size and
# scale, and the rest stays hidden inside the model. What could refute it: a delivery of the same size and scale, as good as the first, that breaks
# the consumer.

# %% tags=["claim-number"]
before = correct("en", old).mean()
print(f"same size and scale: {before:.2f} -> {after:.2f}")
print(f"with an adapter of 256 anchors: {curves['en'][-1]:.2f}")

# %% [markdown] tags=["claim"]
# **The claim.** Embeddings are an interface between teams, like a REST API: coordinate size and scale, and the rest stays hidden.
#
# **Verdict: loose.** Team B obeyed commands in four languages and never saw a text: the interface is real. But size and scale are not enough.
# A field of a REST answer has a name that keeps its meaning; a column of an embedding has none, and its meaning may change while all that was agreed
# is kept. A version helps if somebody remembers it; canaries notice by themselves, for the kinds of text that they stand for.

# %% [markdown]
# ## Key points
#
# - Split by template, or the test asks what was taught.
# - A multilingual encoder carries a head into languages without labels. Labels of one's own are better.
# - Choose a threshold on validation; it holds for commands like those.
# - Size, type and length do not fix what a column means. Canaries notice; a rotation learned from anchors repairs.
#
# ## Your own data
#
# Put sentences of your own, in all languages that you use, into the list, and keep the contract beside your vectors. Here a
# colleague delivers with half the numbers.

# %% tags=["nbval-check-output"]
vectors = encode(["good morning", "guten Morgen"])
mine = agree(Delivery("2026-11", vectors, vectors))
halves = Delivery("2026-11", vectors[:, :256], vectors[:, :256])
print("broken:", broken_clause(mine, halves))

# %% [markdown]
# ## Next
#
# The commands were typed. [Lesson 18](18_spoken_commands.ipynb) listens to them, in several accents.
