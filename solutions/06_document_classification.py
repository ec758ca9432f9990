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
# # Sort documents: counted words against dense vectors
#
# ## What you will do
#
# You teach a classifier to sort nine thousand encyclopedia articles into eleven topics, from counted words and from five
# kinds of dense vectors, and find out which differences between them are real.
#
# ## What you will be able to do
#
# - turn a document into numbers by counting, by TF-IDF, and by averaging word vectors
# - split data so that a score means something
# - put an interval around a difference, and say no more than it allows
# - read a confusion matrix and a learning curve
#
# ## What you need
#
# 100 minutes, 50 before the pause and 50 after it. Word vectors ([lesson 04](04_word2vec_glove.ipynb)), cosines
# ([lesson 05](05_distance_metrics.ipynb)). You need no machine learning: what we use is explained.

# %% [markdown] tags=["instructor"]
# **Minutes:** least 50 (6.1, 6.2, 6.4 and the figure of intervals), typical 100, slow 130.
#
# **Where learners get stuck.** In 6.1, on counting *documents* that have a word and not occurrences of it, and on
# division by zero. In 6.2, on the empty document. In 6.3, on indexing an array with a table of row numbers:
# write `first[draws]` on the board, for three documents and two draws.
#
# **Before the seven scores,** let everybody write down the order. Nearly all put the sentence encoder first and counting
# last.
#
# **Say.** "No difference was found" is not "they are the same". Ask what would narrow the interval (more articles; not more
# draws).
#
# **Waiting.** The cell of the counts and the learning curve take ten seconds each on a free machine, more on a busy one.
#
# **Skip.** Topics without labels, and 6.3 for those who only read the intervals.

# %%
import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from threadpoolctl import threadpool_limits

from embedlab import check, datasets, hint, plots
from embedlab.bootstrap import paired_bootstrap
from embedlab.course.widgets import explorer
from embedlab.documents import coverage, mean_vectors, sif_vectors
from embedlab.text import tokenize

_ = threadpool_limits(1)  # such small tables are slower when two processors share the work

# %% [markdown]
# ## Nine thousand articles, eleven topics

# %% tags=["nbval-check-output"]
everything = datasets.load_encyclopedia("en")
with_topic = [i for i, article in enumerate(everything) if article.topic]
texts = np.array([everything[i].text for i in with_topic])
topics = np.array([everything[i].topic for i in with_topic])
documents = [tokenize(text) for text in texts]

names, sizes = np.unique(topics, return_counts=True)
for name, size in zip(names, sizes, strict=True):
    print(f"{size:5} {name}")
print(f"always saying {names[sizes.argmax()]}: {sizes.max() / sizes.sum():.2f} right")

# %% [markdown]
# Always saying *People* is right for one article in five. That is the score to beat.
#
# ## Three parts
#
# A classifier that is tested on the articles it has learned from is like a pupil who knows the questions. So one part
# of the articles is kept for the **test**. And we shall have to choose a setting; if we chose it by the test, the test would
# no longer be new. So a third part is there to **choose** by. Everything is learned from the **train** part alone: the
# words, their weights, the classifier. Each topic keeps its share in each part (`stratify`), and a fixed `random_state`
# gives everybody the same parts.

# %% tags=["nbval-check-output"]
positions = np.arange(len(topics))
train, rest = train_test_split(positions, train_size=0.6, stratify=topics, random_state=0)
choose, test = train_test_split(rest, train_size=0.5, stratify=topics[rest], random_state=0)
print(f"train {len(train):,}, choose {len(choose):,}, test {len(test):,}")

# %% [markdown]
# The classifier is **logistic regression**: for each topic it learns one weight for each column, multiplies, adds
# up, and says the topic with the largest sum. Its setting `C` says how large weights may grow: small `C`, cautious
# weights. We try a few values of `C`, keep the one that does best on the *choose* part, and only then look at the test.


# %%
predictions, right, tables = {}, {}, {}


def classify(name, table, Cs=(1, 10, 100)):
    learners = [LogisticRegression(C=C, max_iter=1000) for C in Cs]
    models = [learner.fit(table[train], topics[train]) for learner in learners]
    best = max(models, key=lambda model: model.score(table[choose], topics[choose]))
    tables[name], predictions[name] = table, best.predict(table[test])
    right[name] = predictions[name] == topics[test]
    print(f"{name}: {table.shape[1]:,} columns, {right[name].mean():.2f} right")
    return best


# %% [markdown]
# Counting first: one column for each word of the training articles that occurs in two of them at least. (This takes some ten
# seconds.)

# %% tags=["nbval-check-output"]
counter = CountVectorizer(analyzer=tokenize, min_df=2).fit(texts[train])
by_count = classify("counts", counter.transform(texts).astype(float), Cs=(0.1, 1))

# %% [markdown]
# Just counting words is right for 86 of 100 articles.
#
# ## Which words matter?
#
# *The* and *of* fill every article and say little about its topic. A word that only few documents have says more.
#
# ### Exercise 6.1: Weigh words by how few documents have them


# %% tags=["exercise"]
def tf_idf(counts):
    """Weigh the counts of words: TF-IDF.

    The weight of a word in a document is its count times log(number of documents / number of
    documents that have the word); log is the natural logarithm. A word that no document has gets
    0 everywhere. (The number of documents that have a word is called its document frequency, df;
    the logarithm is the inverse document frequency, idf.)

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
check("6.1", tf_idf)

# %% [markdown]
# scikit-learn's version adds 1 here and there, so that nothing is divided by zero, and brings each document to length 1.

# %% tags=["nbval-check-output"]
weigher = TfidfVectorizer(analyzer=tokenize, min_df=2).fit(texts[train])
by_tfidf = classify("TF-IDF", weigher.transform(texts))
vocabulary = weigher.get_feature_names_out()
for topic in ["Mathematics", "Geography", "Arts"]:
    weights = by_tfidf.coef_[list(by_tfidf.classes_).index(topic)]
    print(f"{topic}:", *vocabulary[np.argsort(-weights)[:7]])

# %% [markdown]
# A little better, and we can read what it has learned. (Surprised by *the* and *by*? Their weights are small, not zero, and
# the classifier has found a use for them.)
#
# ## From fifteen thousand columns to fifty
#
# A dense way: look up the vector of each word, and take the mean.
#
# ### Exercise 6.2: The mean vector of a document


# %% tags=["exercise"]
def document_vector(words, vectors, dimensions):
    """The mean of the vectors of a document's words.

    A word counts as often as it occurs. Words without a vector are left out. When no word has one,
    the document has no vector: an array of NaN.

    words: a list of words, for example ["the", "cat", "sat"]
    vectors: a dict, or anything that answers `word in vectors` and `vectors[word]` (an array)
    dimensions: how many numbers a vector has
    returns: an array of `dimensions` numbers; for the example and {"cat": np.array([2, 0]),
        "sat": np.array([0, 2])}: [1, 1]
    """
    ### BEGIN SOLUTION
    known = [vectors[word] for word in words if word in vectors]
    if not known:
        return np.full(dimensions, np.nan)
    return np.mean(known, axis=0)
    ### END SOLUTION


# %% tags=["check"]
check("6.2", document_vector)

# %% [markdown]
# NaN, "not a number", and not zeros: a vector of zeros would be a place like any other, and the classifier would give it
# a topic with full confidence. Missing must look missing.
#
# **SIF** (Arora, Liang and Ma 2017) changes the mean in two ways: frequent words weigh less, and what all
# documents have in common is subtracted.

# %% tags=["nbval-check-output"]
glove = datasets.load_glove()
known = coverage(documents, glove)
print(f"words with a vector: {known.mean():.0%}; least in an article: {known.min():.0%}")
by_mean = classify("mean GloVe", mean_vectors(documents, glove).astype(np.float32))
fitted_on = [documents[i] for i in train]
by_sif = classify(
    "SIF GloVe", sif_vectors(documents, glove, fitted_on=fitted_on).astype(np.float32)
)

# %% [markdown]
# SIF does not help here. It was made for comparing short sentences, not for a classifier that learns weights of its own.
#
# Now sentences of our own: write yours into `made_up`. The explorer asks with **your** `document_vector`, the lines
# above it with ours.

# %% tags=["nbval-check-output"]
made_up = [
    "The sum of two odd numbers is even.",
    "She painted the river at night.",
    "The striker scored in the last minute.",
    "Blorp zibble quonk!",
]
for text in made_up:
    vector = mean_vectors([tokenize(text)], glove)
    by_vector = "nothing" if np.isnan(vector).any() else by_mean.predict(vector)[0]
    print(text)
    print("    TF-IDF:", by_tfidf.predict(weigher.transform([text]))[0], "   mean:", by_vector)


# %%
def what_topic(text):
    words = tokenize(text)
    vector = np.asarray(document_vector(words, glove, 50), dtype=float)
    print("without a vector:", [word for word in words if word not in glove])
    print("mean GloVe says:", "nothing" if np.isnan(vector).any() else by_mean.predict([vector])[0])


explorer(what_topic, text=made_up)

# %% [markdown]
# The first is easy, and on the second one can differ. For the striker both are wrong (sport belongs to
# *Everyday life*): few of these articles are about football, and a classifier never says that it does not know. For the last text TF-IDF sees nothing but zeros, and names the most frequent topic; the mean is
# honest, since we let NaN be NaN.
#
# (A good place to pause. When you come back: **Run > Run All Above Selected Cell**.)
#
# ## Three more ways to be dense
#
# - **Doc2Vec** (Le and Mikolov 2014) is word2vec with a vector for each document. Training takes half a minute, which is
#   too long here: a recipe did it, on our train part only, and the course ships the result.
# - A **sentence encoder** reads the whole text and gives it 512 numbers. Lesson 13 looks inside one. It was trained on a great
#   deal of other text. This, too, was done beforehand.
# - A small **network with an embedding layer** learns its own word vectors from our labels. Each word has 50 numbers, and a
#   document is the mean of them, as in 6.2; but now training chooses the numbers. A network multiplies by one table (here: of
#   word vectors) and then by a second one (here: from 50 numbers to 11 topics); each table is called a *layer*.
#
# **Predict first.** TF-IDF has .88, the mean of GloVe .84. Where will the three new ones go? (The network takes some ten
# seconds.)

# %% tags=["nbval-check-output"]
doc2vec, trained_on = datasets.load_encyclopedia_doc2vec()
trained = trained_on[with_topic]
print("Doc2Vec has learned from train:", trained[train].all(), "from test:", trained[test].any())
_ = classify("Doc2Vec", doc2vec[with_topic])
_ = classify("encoder", datasets.load_encyclopedia_encodings()[with_topic])

# %%
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import normalize

shares = normalize(counter.transform(texts).astype(float), norm="l1")  # a row adds up to 1
settings = {"activation": "identity", "learning_rate_init": 0.01, "n_iter_no_change": 3}
network_right = []
for start in range(3):  # from other random numbers; a tenth of train says when to stop
    network = MLPClassifier(50, early_stopping=True, random_state=start, **settings)
    prediction = network.fit(shares[train], topics[train]).predict(shares[test])
    network_right.append(prediction == topics[test])
    print(f"network, start {start}: {network_right[-1].mean():.2f} right")
    if start == 0:
        predictions["network"], right["network"] = prediction, network_right[0]
        tables["network"] = (shares @ network.coefs_[0]).astype(np.float32)

# %% [markdown]
# `shares @ table` is the mean of the rows of the table, for each document: a lookup by one-hot product, as in
# lesson 02, for all its words at once.
#
# ## Which differences are real?
#
# With other test articles the order might be different. How different? Draw 1,807 test articles
# *with replacement* (some twice, some not at all), measure both methods on the **same** drawn articles, and note the
# difference. Do this two thousand times. The middle 95 percent of the differences are the **interval** (bootstrap, Efron
# 1979).
#
# ### Exercise 6.3: Draw the same documents for both


# %% tags=["exercise"]
def differences(first, second, draws):
    """How much better the first method does than the second on each draw of documents.

    Each row of draws holds the numbers of the documents in one draw (some twice or more, some not
    at all). Both methods are measured on the same documents.

    first, second: for each document 1 if the method was right, else 0 (or True, False); arrays of
        length n
    draws: an array of whole numbers from 0 to n - 1, one row of n for each draw
    returns: for each draw, the share of right answers of the first minus that of the second.
        For [1, 1, 0], [1, 0, 0] and draws [[0, 1, 2], [1, 1, 0]]: [1 / 3, 2 / 3]
    """
    ### BEGIN SOLUTION
    first_share = first[draws].mean(axis=1)
    second_share = second[draws].mean(axis=1)
    return first_share - second_share
    ### END SOLUTION


# %% tags=["check"]
check("6.3", differences)

# %% tags=["nbval-check-output"]
others = [name for name in right if name != "TF-IDF"]
measured = {name: paired_bootstrap(right[name], right["TF-IDF"]) for name in others}
_ = plots.intervals(measured, xlabel="TF-IDF better  ←  difference  →  TF-IDF worse")
for name, (difference, low, high) in measured.items():
    print(
        f"{name:10} {right[name].mean():.2f}  difference {difference:+.3f} [{low:+.3f}, {high:+.3f}]"
    )

# %% [markdown]
# Counts, mean GloVe, SIF and Doc2Vec are behind TF-IDF, and their intervals stay clear of 0. For the encoder and for this start
# of the network 0 lies inside.
#
# ### Exercise 6.4: What an interval allows
#
# The encoder is right a little less often than TF-IDF, and the interval of the difference includes 0. What may we say? Put
# the letter into `answer`.
#
# - `"a"`: TF-IDF is better, since its share is larger
# - `"b"`: the two are equally good
# - `"c"`: these articles do not tell which is better; if there is a difference, it is small
# - `"d"`: with more draws the interval would not include 0 any more

# %% tags=["exercise"]
### BEGIN SOLUTION
answer = "c"
### END SOLUTION

# %% tags=["check"]
check("6.4", answer)

# %% [markdown]
# What would narrow the interval? Compare any two methods on a part of the test, with **your** function of 6.3, and try
# several parts. (With 1807 every part is the whole test.)


# %%
def interval(first, second, articles, which_part):
    part = np.random.default_rng(which_part).permutation(len(test))[:articles]
    draws = np.random.default_rng(0).integers(articles, size=(2000, articles))
    found = differences(right[first][part], right[second][part], draws)
    low, high = np.percentile(found, [2.5, 97.5])
    marks, xlabel = {"0": 0, "low end": low, "high end": high}, f"{first} minus {second}"
    plots.histogram(found, marks=marks, limits=(-0.25, 0.25), xlabel=xlabel)
    print(f"95 of 100 draws lie between {low:+.3f} and {high:+.3f}")


methods = ["encoder", "TF-IDF", "network", "mean GloVe"]
explorer(interval, first=methods, second=methods[1:], articles=[1807, 450, 110], which_part=(0, 20))

# %% tags=["nbval-check-output"]
for articles in [1807, 450, 110]:
    part = np.random.default_rng(1).permutation(len(test))[:articles]
    _, low, high = paired_bootstrap(right["encoder"][part], right["TF-IDF"][part])
    print(f"encoder minus TF-IDF on {articles} articles: {low:+.3f} to {high:+.3f}")

# %% [markdown]
# A quarter of the articles makes the interval about twice as wide. Some parts put 0 outside: part 14 of 110 seems to say that
# TF-IDF is better, part 2 of 450 that the encoder is. About one interval in twenty misses the truth. Who may choose the part
# can "show" anything.
#
# The interval speaks of other *articles*. Other random starts of the network are another matter:

# %%
for start, those in enumerate(network_right):
    difference, low, high = paired_bootstrap(those, right["TF-IDF"])
    print(f"network, start {start}, minus TF-IDF: {difference:+.3f} [{low:+.3f}, {high:+.3f}]")

# %% [markdown]
# All a little above TF-IDF; whether 0 lies inside depends on the start.
#
# What does each cost? The seconds to make the vectors of all articles, and the bytes that each article takes. (In a sparse
# table each number that is not zero takes 8 bytes and 4 for its place.)

# %%
from timeit import timeit

make = {
    "TF-IDF": lambda: weigher.transform(texts),
    "mean GloVe": lambda: mean_vectors(documents, glove),
    "SIF GloVe": lambda: sif_vectors(documents, glove, fitted_on=fitted_on),
}
seconds = {name: f"{timeit(function, number=1):.1f}" for name, function in make.items()}
seconds |= {"Doc2Vec": "30, beforehand", "encoder": "60, beforehand", "network": "3, to train"}
for name, taken in seconds.items():
    table = tables[name]
    size = table.nnz * 12 if name == "TF-IDF" else table.nbytes
    print(f"{name:10} {table.shape[1]:6,} columns {size / len(texts):6.0f} bytes, seconds: {taken}")

# %% [markdown]
# Fifty dense numbers take a third of the bytes of a counted article. But 512 of them take several times as many: fifteen
# thousand columns sound like much, yet nearly all are zero and need no room.
#
# ## Who is taken for whom?
#
# A **confusion matrix** has a row for each true topic and a column for each answer. Here are the shares of each row in percent;
# what lies off the diagonal is wrong.


# %% tags=["nbval-check-output"]
from sklearn.metrics import confusion_matrix

short = [name.split()[0] for name in names]
predicted = predictions["mean GloVe"]
confused = confusion_matrix(topics[test], predicted, labels=names, normalize="true")
title = "mean GloVe, percent: true topic in rows, answer in columns"
_ = plots.heatmap((100 * confused).round(), short, short, title=title)
for name, predicted in predictions.items():
    people_as_arts = ((topics[test] == "People") & (predicted == "Arts")).sum()
    arts_as_people = ((topics[test] == "Arts") & (predicted == "People")).sum()
    print(
        f"{name:10} people taken for arts: {people_as_arts:2}   arts for people: {arts_as_people:2}"
    )

# %% [markdown]
# Philosophy is often taken for society, and technology for the physical sciences; perhaps people would do so too. But only
# the means of GloVe take people for arts so often. Is averaging to blame? The network also averages, and hardly does it. One
# thing differs: who chose the numbers.

# %% tags=["nbval-check-output"]
from embedlab.distances import cosine

learned = dict(zip(counter.get_feature_names_out(), network.coefs_[0], strict=True))
for pair in [("painter", "painting"), ("writer", "novel")]:
    by_network = cosine(*(learned[word] for word in pair))
    print(*pair, f"cosine in GloVe {glove.similarity(*pair):.1f}, in the network {by_network:.1f}")

# %% [markdown]
# GloVe put *painter* beside *painting* long before it heard of our topics. The network, which was asked about topics, keeps
# them apart.
#
# ## With few examples
#
# We had five thousand labelled articles. Labels are work; often there are a hundred. A **learning curve** shows the score for
# more and more labelled articles. (Some ten seconds. Each point but the last is the mean of three draws, with `C` = 10; the last is the
# score from above.)
#
# **Predict first.** With 110 labelled articles, ten for each topic on average: which is best, TF-IDF, mean GloVe or the encoder?


# %%
def with_few(few, seen, asked):
    model = LogisticRegression(C=10, max_iter=1000).fit(seen, topics[few])
    return model.score(asked, topics[test])


amounts, curve = [110, 330, 1000, len(train)], []
for amount in amounts[:3]:
    for seed in range(3):
        few = np.random.default_rng(seed).permutation(train)[:amount]
        words = TfidfVectorizer(analyzer=tokenize).fit(texts[few])
        curve.append([with_few(few, words.transform(texts[few]), words.transform(texts[test]))])
        for name in ["mean GloVe", "encoder"]:
            curve[-1].append(with_few(few, tables[name][few], tables[name][test]))

# %% tags=["nbval-check-output"]
three = ["TF-IDF", "mean GloVe", "encoder"]
draws = np.reshape(curve, (3, 3, 3))  # amount, draw, method
full = [right[name].mean() for name in three]
lines = dict(zip(three, np.vstack([draws.mean(axis=1), full]).T, strict=True))
labels = {"xlabel": "labelled articles", "ylabel": "share of right answers"}
_ = plots.line_chart(amounts, lines, log="x", **labels)
for name, scores, low, high in zip(
    three, lines.values(), draws.min(1).T, draws.max(1).T, strict=True
):
    print(f"{name:10} {scores.round(2)}, with 110 from {low[0]:.2f} to {high[0]:.2f}")

# %% [markdown]
# With 110 labels GloVe and the encoder are both far ahead of TF-IDF; three draws do not tell which of the two is better. They
# have read much text before: they may know that *sonata* is like *symphony* although the labelled articles have only one of
# them. TF-IDF has to see a word to know it. From a few hundred labels on the encoder leads, and with five thousand TF-IDF has
# seen the words and comes level.
#
# ## Topics that nobody named
#
# And with no labels at all? **NMF** (Lee and Seung 1999) writes the table of TF-IDF as a sum of eleven lists of words.
# **K-means** puts the vectors of the encoder into eleven clusters, each around its own mean; we look which topics are in them.

# %% tags=["nbval-check-output"]
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF
from sklearn.metrics import adjusted_rand_score

chooser = TfidfVectorizer(analyzer=tokenize, min_df=5, max_df=0.2)
table = chooser.fit_transform(texts)
lists = NMF(11, init="nndsvda", max_iter=400, random_state=0).fit(table).components_
for words in lists:
    print(*chooser.get_feature_names_out()[np.argsort(-words)[:7]])

# %%
clusters = KMeans(11, n_init=1, random_state=0).fit_predict(tables["encoder"])
for cluster in range(11):
    inside, found = np.unique(topics[clusters == cluster], return_counts=True)
    largest = np.argsort(-found)[:2]
    shares_of = (f"{found[i] / found.sum():.0%} {inside[i]}" for i in largest)
    print(f"{found.sum():5} articles:", *shares_of, sep="  ")
agreement = adjusted_rand_score(topics, clusters)
print(f"adjusted Rand index (0 chance, 1 the same clusters): {agreement:.2f}")

# %% [markdown]
# Most lists have a theme: cities, species, languages, empires; one ("be such may can") is only a way of writing. Some clusters
# are nearly pure, others are mixed. They are not our eleven topics: people and biology fall into several clusters, while
# technology and everyday life share one (another start gives other clusters). That is no mistake. Nobody said which differences matter.
#
# ## The claim on trial
#
# The article says that embeddings represent documents compactly, and that even simple networks rely on them to read
# their input well.

# %% tags=["claim-number", "nbval-check-output"]
for name in ["mean GloVe", "encoder", "network"]:
    difference, low, high = paired_bootstrap(right[name], right["TF-IDF"])
    print(f"{name} minus TF-IDF {difference:+.3f} [{low:+.3f}, {high:+.3f}]")
first = draws[0].mean(axis=0)
print(f"with 110 labels: TF-IDF {first[0]:.2f}, mean GloVe {first[1]:.2f}, encoder {first[2]:.2f}")

# %% [markdown] tags=["claim"]
# **The claim.** Embeddings represent documents compactly and well, even for simple networks.
#
# **Verdict: loose.** The simple network supports it: fifty numbers for a document, chosen in training, score a little above
# fifteen thousand columns from all three starts, in one of them with 0 outside the interval. And with few labels ready-made
# vectors win by far. But with
# five thousand labels no dense vector is clearly ahead of TF-IDF, the mean of GloVe is clearly behind, and the encoder's
# vectors take more room than the counted words. (GloVe and the encoder may have read these very articles before, though
# never the topics.)

# %% [markdown]
# ## Key points
#
# - Learn everything from the train part, choose by a second one, and look at the test once for each method.
# - TF-IDF is counting, with rare words weighing more. It is hard to beat when there are many labels.
# - A document without known words has no vector: NaN, and not zeros.
# - Compare methods on the same documents, and give the difference with its interval.
# - "Not told apart" is not "equal".
# - Dense vectors that have read much text before win when labels are few.
#
# ## Your own data
#
# Put a table of your own beside this notebook, as CSV with the columns `text` and `label`, and read it with
# `my_rows = list(csv.DictReader(open("my.csv", encoding="utf-8-sig", newline="")))` after `import csv`. (Semicolons? Add
# `delimiter=";"`.) You need two labels at least, and some twenty rows of each. Below are articles on two topics instead.

# %% tags=["nbval-check-output"]
two = np.flatnonzero(np.isin(topics, ["Arts", "Everyday life"]))
some = np.random.default_rng(0).permutation(two)[:300]
my_rows = [{"text": texts[i], "label": topics[i]} for i in some]

vectors = mean_vectors([tokenize(row["text"]) for row in my_rows], glove)
known = ~np.isnan(vectors).any(axis=1)
labels = np.array([row["label"] for row in my_rows])[known]
parts = train_test_split(vectors[known], labels, test_size=0.3, stratify=labels, random_state=0)
model = LogisticRegression(C=10, max_iter=1000).fit(parts[0], parts[2])
hits = model.predict(parts[1]) == parts[3]
_, low, high = paired_bootstrap(hits, np.zeros(len(hits)))
print(f"{(~known).sum()} rows without a known word left out; learned from {len(parts[0])}")
most_frequent = np.unique(labels, return_counts=True)[1].max() / len(labels)
print(f"right for {hits.mean():.2f} of {len(hits)}, interval {low:.2f} to {high:.2f}")
print(f"always the most frequent label: {most_frequent:.2f}")

# %% [markdown]
# ## Next
#
# Where do such numbers come from? [Lesson 07](07_learned_embeddings.ipynb) opens the network and trains an embedding
# layer by hand.
