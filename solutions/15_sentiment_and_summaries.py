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
# # Tell how words feel, and sum up a text
#
# ## What you will do
#
# You read from a word's vector how it feels to people, ask what becomes of it after *not*, and pick the one sentence that stands for a
# text.
#
# ## What you will be able to do
#
# - make an axis of opposites, and compare it with people's ratings
# - fit a weighted sum to ratings, and judge it on words that it has not seen
# - say what *not* does to a mean of words, and to a sentence encoder
# - pick the central sentence of a text, and know which judges are on whose side
#
# ## What you need
#
# 45 minutes. GloVe and analogies ([lesson 06](06_glove_analogies.ipynb)), TF-IDF and the mean of word vectors
# ([lesson 09](09_document_classification.ipynb)), intervals ([lesson 10](10_which_differences_are_real.ipynb)).

# %% [markdown] tags=["instructor"]
# **Minutes:** least 25 (15.1, 15.2 and what stands between them), typical 45, slow 60.
#
# **Where learners get stuck.** In 15.1, on `mean` without `axis=0`. In 15.2, some compare each sentence with the one before it. Draw five
# arrows and their sum on the board.
#
# **Before *not*,** let everybody write down four numbers: the film was good, not good, bad, not bad. Most expect that *not* turns both
# round, or neither.
#
# **Say.** Whoever chooses by TF-IDF should not be judged by TF-IDF alone. Ask where else a judge is on somebody's side.
#
# **Skip.** The spelling control, with little time: then the first half of the claim stays open.

# %%
import numpy as np
from embedlab import check, datasets, hint, ours, plots, reveal
from embedlab.applications.summaries import choose_each, finds_its_rest
from embedlab.course.widgets import explorer
from embedlab.distances import normalize
from embedlab.documents import mean_vectors
from embedlab.text import split_sentences, tokenize
from scipy.stats import spearmanr
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge
from sklearn.model_selection import GroupShuffleSplit, train_test_split

# %% [markdown]
# ## How a word feels
#
# Ten people rated each of more than seven thousand words, from -4 (very bad) to 4 (very good). The list is that of VADER (Hutto and Gilbert 2014).
# We take the words that have a GloVe vector.

# %% tags=["nbval-check-output"]
glove, feelings = datasets.load_glove(), datasets.load_feelings()
words = [word for word in feelings if word in glove]
vectors = np.array([glove[word] for word in words])
ratings = np.array([feelings[word] for word in words])
print(f"rated {len(feelings):,} words, with a vector {len(words):,}")
print(*(f"{word} {feelings[word]}" for word in ["happy", "lucky", "noisy", "murder"]))

# %% [markdown]
# In lesson 06 *queen* minus *king* was a direction. So is *good* minus *bad*. Each pair of opposites gives a slightly different one; their
# mean is an **axis**.
#
# ### Exercise 15.1: An axis of opposites


# %% tags=["exercise"]
def axis(pairs, vectors):
    """The mean of the differences between the words of each pair.

    pairs: a list of at least one pair (first word, second word); each word has a vector
    vectors: a dict, or anything that answers `vectors[word]` (an array)
    returns: an array as long as a vector: for each pair the first word's vector minus
        the second's, and the mean of these differences. For [("good", "bad"),
        ("up", "down")] and {"good": np.array([3, 1]), "bad": np.array([1, 1]),
        "up": np.array([0, 2]), "down": np.array([0, 0])}: [1, 1]
    """
    ### BEGIN SOLUTION
    differences = [vectors[first] - vectors[second] for first, second in pairs]
    return np.mean(differences, axis=0)
    ### END SOLUTION


# %% tags=["check"]
check("15.1", axis)

# %% [markdown]
# The dot product with the axis says how far a word lies to the good side. Does the order agree with people's (Spearman's rank correlation,
# lesson 06)? The control: axes of four pairs drawn from the frequent words.


# %%
def agreement(scores, ask=slice(None)):
    return spearmanr(scores[ask], ratings[ask]).statistic


# %% tags=["nbval-check-output"]
pairs = [("good", "bad"), ("happy", "sad"), ("love", "hate"), ("beautiful", "ugly")]
on_axis = vectors @ ours("15.1")(pairs, glove)
print(f"four pairs of opposites {agreement(on_axis):.2f}")

random, frequent = np.random.default_rng(0), glove.index_to_key[:10_000]
for _ in range(5):
    drawn = random.choice(frequent, (4, 2), replace=False)
    print(f"four at random {agreement(vectors @ ours('15.1')(drawn, glove)):+.2f}")

# %% [markdown]
# Eight words say much about three thousand. (The sign of a random axis is arbitrary; look at the size.)
#
# ## A fit instead of an axis
#
# We chose the pairs by hand. The ratings can choose a direction themselves: **ridge regression** looks for one weight for each of the 50
# numbers, so that the weighted sum is close to the rating, and keeps the weights small. It learns from six words in ten; we ask it about the
# others. The control: the same fit to shuffled ratings.


# %%
def fit(table, learn, to=ratings):
    return Ridge(alpha=1).fit(table[learn], to[learn]).predict(table)


# %% tags=["nbval-check-output"]
train, test = train_test_split(np.arange(len(words)), train_size=0.6, random_state=0)
print(f"axis, on the same words {agreement(on_axis, test):.2f}")
print(f"fit {agreement(fit(vectors, train), test):.2f}")
for seed in range(5):
    shuffled = np.random.default_rng(seed).permutation(ratings)
    print(f"fit to shuffled ratings {agreement(fit(vectors, train, shuffled), test):+.2f}")

# %% [markdown]
# The fit does better, on words that it has never seen. How far the shuffled ratings stray from 0 says what chance can do.
#
# But many words are relatives: *abuse, abused, abuser*. Would *spelling* do as well? We fit the ratings to pieces of two to
# five letters. Then once more with relatives kept together: words that begin with the same four letters go to the same part.

# %% tags=["nbval-check-output"]
letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5)).fit_transform(words)
family = [word[:4] for word in words]
apart = GroupShuffleSplit(1, train_size=0.6, random_state=0).split(words, groups=family)
learn, ask = next(apart)
for name, table in [("spelling", letters), ("GloVe", vectors)]:
    print(f"{name}: any words {agreement(fit(table, train), test):.2f}")
    print(f"{name}: new families {agreement(fit(table, learn), ask):.2f}")

# %% [markdown]
# Spelling knows a word by its relatives, and little about a word without them. The vector does as well there as before.
#
# ## How a sentence feels
#
# A sentence is the mean of its words (lesson 09). The sentence encoder reads it in its order; we fit it to the same
# rated words. The sentences are made for the purpose, of ten good and ten bad words. (Some seconds, more on a busy machine.)

# %%
good = "good great excellent wonderful happy beautiful friendly clever funny safe".split()
bad = "bad terrible awful horrible sad ugly rude stupid boring dangerous".split()
encode = datasets.load_sentence_encoder()
by_mean = Ridge(alpha=1).fit(vectors[train], ratings[train])
by_encoder = Ridge(alpha=1).fit(encode(words)[train], ratings[train])


def feeling(texts):
    means = mean_vectors([tokenize(text) for text in texts], glove)
    return by_mean.predict(means), by_encoder.predict(encode(texts))


# %% [markdown]
# *Good, not bad* and *bad, not good* have the same words and so the same mean: that needs no measurement. **Predict first:** for the
# *encoder*, where will *not bad* land: beside *good*, in the middle, or beside *bad*?

# %%
my_guess = ...

# %% [markdown]
# Three controls: *very*, to see what any added word does, *sadly*, a bad word that turns nothing round, and *terribly*, a bad word that can be
# praise.

# %% tags=["nbval-check-output"]
kinds, table = [], []
for kind, adjectives in [("good", good), ("bad", bad)]:
    for added in ["", "very ", "sadly ", "terribly ", "not "]:
        things = ["film", "food", "teacher"]
        texts = [f"The {thing} was {added}{a}." for thing in things for a in adjectives]
        kinds.append(added + kind)
        table.append([scores.mean() for scores in feeling(texts)])
        print(f"{kinds[-1]:13} mean {table[-1][0]:+.1f}  encoder {table[-1][1]:+.1f}")
reveal(my_guess, "beside bad")

# %%
_ = plots.bar_chart(table, kinds, ["mean", "encoder"], format="{:+.1f}", label="feeling")

# %% [markdown]
# (Compare within a column.) For the mean, *not* is one more word among five. With the encoder *not good* is no longer good, and *very* changes much
# less. But *not bad* is as bad as *bad*, and *terribly good* sinks as *not good* does. *Not* does not turn the feeling round: it acts like one more bad
# word.
#
# Our fit has learned from single words; one on sentences might find *not bad* in another direction. Type sentences of your own.


# %%
def how_it_feels(sentence):
    if not any(word in glove for word in tokenize(sentence)):
        return "no word has a vector"
    mean, encoded = feeling([sentence])
    return f"mean {mean[0]:+.1f}, encoder {encoded[0]:+.1f}"


explorer(how_it_feels, sentence="I was not unhappy with the soup.")

# %% [markdown]
# A fit gives a number to everything, to names of people and countries too. That is no feeling of theirs, but what was written near them.
#
# ## The sentence that stands for a text
#
# Summing up by *choosing*: which sentence of a text says most of the whole? Put each sentence into a row of TF-IDF, add the rows up, and
# take the sentence nearest to the sum.
#
# ### Exercise 15.2: The central sentence


# %% tags=["exercise"]
def central_sentence(table):
    """The number of the sentence that is nearest to the sum of all.

    Nearest means: the largest dot product with the sum of the rows.

    table: an array with one row for each sentence, at least one; each row has length
        1, or is all zeros where no word is known. For example
        np.array([[0, 1], [0.6, 0.8], [1, 0]])
    returns: a whole number, counted from 0, here 1; of sentences that are equally
        near, any one
    """
    ### BEGIN SOLUTION
    total = table.sum(axis=0)
    return int(np.argmax(table @ total))
    ### END SOLUTION


# %% tags=["check"]
check("15.2", central_sentence)

# %% [markdown]
# The article on libraries, and then a text of your own: paste it into the field. The explorer uses **your** `central_sentence`.

# %%
articles = datasets.load_encyclopedia("en")
weigher = TfidfVectorizer(analyzer=tokenize, min_df=2)
weigher.fit([article.text for article in articles])
library = next(article.text for article in articles if article.title == "Library")


def show(text, choose):
    parts = split_sentences(text)
    best = choose(weigher.transform(parts).toarray())
    for i, part in enumerate(parts):
        print("->" if i == best else "  ", part)


show(library, ours("15.2"))


# %%
def sum_up(text):
    show(text, central_sentence)


explorer(sum_up, text=library)

# %% [markdown]
# ## Is it a good choice?
#
# A sentence that stands for its article should be nearer to the *rest* of it than to the rest of any other article. We try that with 1,500
# articles: the central sentence by TF-IDF and by the encoder, against the first, the longest and a random one. (The encoder read the
# sentences beforehand.)

# %% tags=["nbval-check-output"]
picked, by_encoding = datasets.load_encyclopedia_sentences()
texts_of = [split_sentences(articles[i].text) for i in picked]
sentences = [sentence for text in texts_of for sentence in text]
by_words = weigher.transform(sentences)

lengths = np.array([len(text) for text in texts_of])
print(f"{len(picked):,} articles, {len(sentences):,} sentences")

# %%
starts = np.cumsum(lengths) - lengths  # the row of each article's first sentence
size = np.array([[len(tokenize(sentence))] for sentence in sentences])
choices = {
    "TF-IDF": choose_each(by_words, lengths, ours("15.2")),
    "encoder": choose_each(by_encoding, lengths, ours("15.2")),
    "first": starts,
    "longest": choose_each(size, lengths, np.argmax),
    "random": starts + np.random.default_rng(0).integers(lengths),
}

# %% tags=["nbval-check-output"]
by_glove = normalize(mean_vectors([tokenize(one) for one in sentences], glove))
judges = {"TF-IDF": by_words, "encoder": by_encoding, "mean GloVe": by_glove}
found = {}
for judge, rows in judges.items():
    for name, chosen in choices.items():
        found[judge, name] = finds_its_rest(rows, lengths, chosen)
    shares = [f"{name} {found[judge, name].mean():.2f}" for name in choices]
    print(f"judge {judge}: {', '.join(shares)}")

# %% [markdown]
# With each judge both central sentences are ahead of the first, and the first ahead of the longest. But which central
# sentence is better? TF-IDF says TF-IDF, the encoder says the encoder: each judge is on the side of its own.
#
# ## The claim on trial
#
# The article names sentiment analysis and summarization, and says that networks rest on embeddings there, simple ones too. What
# could refute it: that counted letters and words do as well. For feelings you have seen the spelling; for summaries it is TF-IDF
# against the encoder. Mean GloVe chose nothing, so it is the judge to look at.

# %% tags=["claim-number"]
from embedlab.bootstrap import paired_bootstrap

between = {}
for judge in judges:
    for other in ["first", "encoder"]:
        better = paired_bootstrap(found[judge, "TF-IDF"], found[judge, other])
        between[f"TF-IDF minus {other}, judge {judge}"] = better
for name, (difference, low, high) in between.items():
    print(f"{name}: {difference:+.2f} [{low:+.2f}, {high:+.2f}]")

# %%
_ = plots.intervals(between, xlabel="TF-IDF worse   <-   difference   ->   better")

# %% [markdown] tags=["claim"]
# **The claim.** Tasks such as sentiment and summaries rest on embeddings.
#
# **Verdict: loose.** For the feeling of a word without relatives among the rated ones spelling is not enough: it agrees with people
# at .22, the vector at .77. With relatives spelling comes near it. To choose the sentence that stands for an article, counted words are enough: TF-IDF beats
# the first sentence with all three judges, and the judge that chose nothing sees the encoder only a little ahead. And an embedding need not
# understand: in the direction that we fitted, *not bad* is as bad as *bad*. (No reader was asked. Mean GloVe is dense, as the encoder is, and may lean to
# its side.)

# %% [markdown]
# ## Key points
#
# - A few pairs of opposites make an axis. A fit to ratings does better; judge it on new words, and on words without relatives.
# - The mean does not hear *not*. The encoder hears it as a bad word: *not good* sinks, *not bad* does not rise.
# - The central sentence is the one nearest to the sum of all. It finds the rest of its article more often than the first.
# - A judge made like a method is on its side. Take several, and one that chose nothing.
#
# ## Your own data
#
# Rate words of your own, from -4 to 4, before you look. (The fit has seen only words that people feel something about. Try some that leave
# you cold, such as *table*.)

# %%
my_ratings = {"holiday": 3, "exam": -2, "rain": -1, "music": 3, "spider": -2}
for word in [word for word in my_ratings if word in glove]:
    print(f"{word} {my_ratings[word]:+}, fit {by_mean.predict([glove[word]])[0]:+.1f}")

# %% [markdown]
# ## Next
#
# Words had a feeling in common. What do people have in common who like the same films? [Lesson 16](16_recommender.ipynb).
