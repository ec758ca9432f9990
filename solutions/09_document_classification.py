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
# # Sort documents by their words
#
# ## What you will do
#
# You teach a classifier to sort nine thousand encyclopedia articles into eleven topics, from counted words and from dense
# vectors, and see what happens when labels are few.
#
# ## What you will be able to do
#
# - turn a document into numbers by counting, by TF-IDF, and by averaging word vectors
# - train a classifier on one part of the data, and measure it on another
# - read a learning curve, and ask for the control that explains it
#
# ## What you need
#
# 45 minutes. Word vectors ([lesson 06](06_glove_analogies.ipynb)) and the truncated SVD
# ([lesson 04](04_ppmi_encyclopedia.ipynb)). You need no machine learning: what we use is explained.

# %% [markdown] tags=["instructor"]
# **Minutes:** least 25 (9.1, 9.2 and the curve), typical 45, slow 60.
#
# **Where learners get stuck.** In 9.1, on counting *documents* that have a word and not occurrences of it, and on
# division by zero. In 9.2, on the empty document.
#
# **Before the curve,** let everybody write down the order with 110 labels. When GloVe wins, ask why *before* the fourth line
# is explained: nearly all say that it has read so much.
#
# **Skip.** The own sentences, with little time.

# %%
import numpy as np
from embedlab import check, datasets, hint, plots, reveal
from embedlab.course.widgets import explorer
from embedlab.distances import normalize
from embedlab.documents import coverage, mean_vectors
from embedlab.text import tokenize
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

# %% [markdown]
# ## Nine thousand articles, eleven topics

# %% tags=["nbval-check-output"]
everything = datasets.load_encyclopedia("en")
with_topic = [i for i, article in enumerate(everything) if article.topic]
texts = np.array([everything[i].text for i in with_topic])
topics = np.array([everything[i].topic for i in with_topic])
documents = [tokenize(text) for text in texts]

names, sizes = np.unique(topics, return_counts=True)
print(", ".join(f"{name} {size}" for name, size in zip(names, sizes, strict=True)))
print(f"always saying {names[sizes.argmax()]}: {sizes.max() / sizes.sum():.2f} right")

# %% [markdown]
# Always saying *People* is right for one article in five. That is the score to beat.
#
# A classifier that is tested on the articles it has learned from is like a pupil who knows the questions. So it learns from the
# **train** part alone, and is measured on the **validation** part. A third part, the **test**, is not touched before lesson 10.
# Each topic keeps its share in each part (`stratify`), and a fixed `random_state` gives everybody the same parts.

# %% tags=["nbval-check-output"]
train, rest = train_test_split(
    np.arange(len(topics)), train_size=0.6, stratify=topics, random_state=0
)
validation, test = train_test_split(
    rest, train_size=0.5, stratify=topics[rest], random_state=0
)
print(f"train {len(train):,}, validation {len(validation):,}, test {len(test):,}")

# %% [markdown]
# ## Counting words
#
# One column for each word that stands in two train articles at least, and the number of its occurrences. The classifier is **logistic
# regression**. For each topic it has a weight for each column: a document's numbers times these weights, added up, are the topic's
# score, and the largest score wins. `fit` finds weights that give the train articles their own topics. `C` says how large weights
# may grow. `score` is the share of right answers. (Some seconds.)

# %% tags=["nbval-check-output"]
counter = CountVectorizer(analyzer=tokenize, min_df=2).fit(texts[train])
counts = counter.transform(texts).astype(float)

by_counts = LogisticRegression(C=1, max_iter=1000)
by_counts.fit(counts[train], topics[train])
print(f"{counts.shape[1]:,} columns")
print(f"right: {by_counts.score(counts[validation], topics[validation]):.2f}")

# %% [markdown]
# Just counting words is right for nearly nine of ten articles.
#
# ## Which words matter?
#
# *The* and *of* fill every article and say little about its topic. A word that only few documents have says more.
#
# ### Exercise 9.1: Weigh words by how few documents have them


# %% tags=["exercise"]
def tf_idf(counts):
    """Weigh the counts of words: TF-IDF.

    The weight of a word in a document is its count times log(number of documents /
    number of documents that have the word); log is the natural logarithm. A word
    that no document has gets 0 everywhere. (The number of documents that have a
    word is called its document frequency, df; the logarithm is the inverse document
    frequency, idf.)

    counts: an array with one row for each document and one column for each word,
        for example np.array([[1, 0], [1, 2]])
    returns: an array of the same shape, here [[0, 0], [0, 1.386]]
    """
    ### BEGIN SOLUTION
    df = (counts > 0).sum(axis=0)
    idf = np.log(len(counts) / np.maximum(df, 1))
    return counts * idf
    ### END SOLUTION


# %% tags=["check"]
check("9.1", tf_idf)

# %% [markdown]
# By this formula *the*, which nearly every article has, gets an idf near 0. scikit-learn's version adds 1 to the logarithm, so
# that such words keep a weight, and then brings each document to length 1.

# %% tags=["nbval-check-output"]
weigher = TfidfVectorizer(analyzer=tokenize, min_df=2).fit(texts[train])
weighted = weigher.transform(texts)
words = weigher.get_feature_names_out()
mean_weight = np.asarray(weighted[train].mean(axis=0)).ravel()
print("largest mean weight:", *words[np.argsort(-mean_weight)[:5]])

by_tfidf = LogisticRegression(C=10, max_iter=1000).fit(weighted[train], topics[train])
print(f"right: {by_tfidf.score(weighted[validation], topics[validation]):.2f}")
for topic in ["Mathematics", "Geography", "Arts"]:
    weights = by_tfidf.coef_[list(by_tfidf.classes_).index(topic)]
    print(f"{topic}:", *words[np.argsort(-weights)[:7]])

# %% [markdown]
# Surprised? *The* still has the largest weight of all: its idf is among the smallest, but it stands in an article many times. The classifier has even
# found a use for it in *Geography*. All the same TF-IDF scores a little higher than counting, and we can read what has been learned.
#
# ## From fifteen thousand columns to fifty
#
# A dense way: look up the vector of each word, and take the mean.
#
# ### Exercise 9.2: The mean vector of a document


# %% tags=["exercise"]
def document_vector(words, vectors, dimensions):
    """The mean of the vectors of a document's words.

    A word counts as often as it occurs. Words without a vector are left out. When
    no word has one, the document has no vector: an array of NaN.

    words: a list of words, for example ["the", "cat", "sat"]
    vectors: a dict, or anything that answers `word in vectors` and `vectors[word]`
        (an array)
    dimensions: how many numbers a vector has
    returns: an array of `dimensions` numbers; for the example and {"cat":
        np.array([2, 0]), "sat": np.array([0, 2])}: [1, 1]
    """
    ### BEGIN SOLUTION
    known = [vectors[word] for word in words if word in vectors]
    if not known:
        return np.full(dimensions, np.nan)
    return np.mean(known, axis=0)
    ### END SOLUTION


# %% tags=["check"]
check("9.2", document_vector)

# %% [markdown]
# NaN, "not a number", and not zeros: a vector of zeros would be a place like any other. Missing must look missing. (The fit takes some
# seconds, more on a busy machine.)

# %% tags=["nbval-check-output"]
glove = datasets.load_glove()
print(f"words of the articles with a vector: {coverage(documents, glove).mean():.0%}")

means = mean_vectors(documents, glove)
by_mean = LogisticRegression(C=10, max_iter=1000).fit(means[train], topics[train])
print(f"right: {by_mean.score(means[validation], topics[validation]):.2f}")

# %% [markdown]
# Fifty columns instead of fifteen thousand, and six fewer in a hundred articles are right. Which are taken for which? Each row is a
# true topic, each column an answer, in percent of the row (a *confusion matrix*).

# %%
from sklearn.metrics import confusion_matrix

answers = by_mean.predict(means[validation])
confused = confusion_matrix(topics[validation], answers, labels=names, normalize="true")
short = [name.split()[0] for name in names]
_ = plots.heatmap(
    (100 * confused).round(), short, short, xlabel="answer", ylabel="true topic"
)

# %% [markdown]
# *Philosophy* is taken for *Society*, *Arts* for *People*; perhaps we would do so too. Type a sentence of your
# own. The explorer uses **your** `document_vector`.


# %%
def what_topic(text):
    vector = np.asarray(document_vector(tokenize(text), glove, 50), dtype=float)
    by_vector = "nothing" if np.isnan(vector).any() else by_mean.predict([vector])[0]
    print("TF-IDF:", by_tfidf.predict(weigher.transform([text]))[0])
    print("mean GloVe:", by_vector)


explorer(what_topic, text="The sum of two odd numbers is even.")

# %% [markdown]
# Try *Blorp zibble quonk!* TF-IDF sees nothing but zeros there and still names a topic. The mean has no vector, and says nothing.
#
# ## When labels are few
#
# We had five thousand labelled articles. Labels are work; often there are a hundred. A **learning curve** shows the score for more
# and more of them. We compare TF-IDF, mean GloVe, and a *sentence encoder*: Google's multilingual Universal Sentence
# Encoder (Yang and others 2020), which read each article whole and gave it 512 numbers beforehand. **Predict first:** with 110 labelled
# articles, some ten for each topic, which is worst?

# %%
my_guess = ...

# %% [markdown]
# If the ready-made vectors win, is it because they have read so much other text? Two controls. Articles *without* labels cost nothing, and we have
# 5,419 of them: we let the truncated SVD of lesson 04 learn 100 columns from their TF-IDF, without a label and without other text. And is it
# enough to have few columns? So we also mix TF-IDF into 100 columns at random. (Each point is the mean of three draws. Some ten seconds, more on
# a busy machine.)

# %%
from sklearn.decomposition import TruncatedSVD
from sklearn.random_projection import GaussianRandomProjection

svd = TruncatedSVD(100, random_state=0).fit(weighted[train])
at_random = GaussianRandomProjection(100, random_state=0)
tables = {
    "TF-IDF": weighted,
    "TF-IDF + SVD": normalize(svd.transform(weighted)),
    "TF-IDF, mixed": normalize(at_random.fit_transform(weighted)),
    "mean GloVe": means,
    "encoder": datasets.load_encyclopedia_encodings()[with_topic],
}


# %%
def score(table, learn_from):
    model = LogisticRegression(C=30, max_iter=1000)
    model.fit(table[learn_from], topics[learn_from])
    return model.score(table[validation], topics[validation])


# %% tags=["nbval-check-output"]
amounts = [110, 330, 1000]
draws = [np.random.default_rng(seed).permutation(train) for seed in range(3)]
curve = {}
for name, table in tables.items():
    curve[name] = [np.mean([score(table, draw[:n]) for draw in draws]) for n in amounts]
    print(f"{name:13}", *(f"{value:.2f}" for value in curve[name]))
reveal(my_guess, "TF-IDF, far behind mean GloVe and the encoder")

# %%
_ = plots.line_chart(
    amounts, curve, log="x", xlabel="labelled articles", ylabel="share of right answers"
)

# %% [markdown]
# With 110 labels the ready-made vectors are far ahead of TF-IDF. The SVD has read nothing but our own articles, and closes most of the gap; with 330
# labels it is level with mean GloVe. Few columns alone do not help at all: mixed at random they are last. So the larger part of the
# gain comes from *columns learned from text without labels*, lesson 04's old tool. With a thousand labels TF-IDF has caught up with all but the encoder.
#
# And room? At four bytes a number:

# %% tags=["nbval-check-output"]
print(f"TF-IDF: {8 * weighted.nnz / len(texts):.0f} bytes an article (number and column)")
for name in ["mean GloVe", "encoder"]:
    print(f"{name}: {4 * tables[name].shape[1]} bytes")

# %% [markdown]
# Fifteen thousand columns sound like much. Nearly all are zero and need no room.
#
# ## Key points
#
# - Learn from the train part, measure on another.
# - TF-IDF is counting, with rare words weighing more. With many labels it is hard to beat.
# - A document without known words has no vector: NaN, and not zeros.
# - With few labels, columns that were learned from unlabelled text win. Few columns alone do not.
#
# ## Your own data
#
# Put texts and labels of your own into the two lists, some twenty of each label at least. Below are articles on two topics.

# %% tags=["nbval-check-output"]
two = np.isin(topics, ["Arts", "Everyday life"])
my_texts, my_labels = list(texts[two]), list(topics[two])

learn, ask, learn_labels, ask_labels = train_test_split(my_texts, my_labels, random_state=0)
my_weigher = TfidfVectorizer(analyzer=tokenize).fit(learn)
model = LogisticRegression(C=10, max_iter=1000).fit(
    my_weigher.transform(learn), learn_labels
)
right = model.score(my_weigher.transform(ask), ask_labels)
print(f"right for {right:.2f} of {len(ask_labels)} texts")

# %% [markdown]
# ## Next
#
# .88 against .90: is that a difference? [Lesson 10](10_which_differences_are_real.ipynb) asks on the test part.
