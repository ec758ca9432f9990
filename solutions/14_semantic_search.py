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
# # Search by words, by letters and by meaning
#
# ## What you will do
#
# You build a search over ten thousand articles in three ways, join them, and measure which one finds what people ask for.
#
# ## What you will be able to do
#
# - build the index of a keyword search, find phrases, and forgive a typing error
# - rank by BM25, by vectors, and by both
# - judge a search by recall, reciprocal rank and nDCG, and say for which questions it is good
#
# ## What you need
#
# 45 minutes. A keyword search ([lesson 01](01_one_hot_encoding.ipynb)), the encoder
# ([lesson 09](09_document_classification.ipynb)), intervals ([lesson 10](10_which_differences_are_real.ipynb)).

# %% [markdown] tags=["instructor"]
# **Minutes:** least 30 (14.1, 14.3 and the figure), typical 45, slow 60.
#
# **Where learners get stuck.** In 14.1, on a word that stands twice in a document. In 14.3, on ranks that begin at 1, and on an item that one
# ranking does not list.
#
# **Before the scores,** vote: words or vectors? Nearly all say vectors. Then let everybody type a question of their own into the explorer.
#
# **Ask.** "Who wrote these questions, and what did they look at when they wrote them?" "Another article may be a species of duck as well. Is it
# wrong to find it?" (The judgements are incomplete, for both searches alike.)
#
# **Skip.** Phrases.

# %%
from itertools import pairwise, zip_longest

import numpy as np
from bm25s import BM25
from embedlab import check, datasets, hint, ours, plots, reveal
from embedlab.bootstrap import paired_bootstrap
from embedlab.course.widgets import explorer
from embedlab.neighbors import nearest
from embedlab.search.fusion import fuse
from embedlab.search.keywords import bm25_lists
from embedlab.search.ranking import ndcg_at_k, recall_at_k, reciprocal_rank
from embedlab.text import tokenize
from sklearn.feature_extraction.text import TfidfVectorizer

# %% [markdown]
# ## An index from back to front
#
# The search of lesson 01 read every article for every question. A book does better: at its end stands an index, which says for
# each word on which pages it is. Made once, it is used for every question.
#
# ### Exercise 14.1: The index at the end of the book


# %% tags=["exercise"]
def inverted_index(documents):
    """For each word, the numbers of the documents in which it stands.

    documents: a list of documents, each a list of words, for example
        [["the", "cat"], ["a", "cat", "cat"]]
    returns: a dict: word -> a list of the numbers of its documents, counted from 0,
        ascending, each once; here {"the": [0], "cat": [0, 1], "a": [1]}
    """
    ### BEGIN SOLUTION
    index = {}
    for number, words in enumerate(documents):
        for word in set(words):
            index.setdefault(word, []).append(number)
    return index
    ### END SOLUTION


# %% tags=["check"]
check("14.1", inverted_index)

# %% tags=["nbval-check-output"]
articles = datasets.load_encyclopedia("en")
documents = [tokenize(article.text) for article in articles]
our_index = ours("14.1")  # what the course wrote; yours does the same

index = our_index(documents)
print(f"{len(articles):,} articles, {len(index):,} words")
both = sorted(set(index["north"]) & set(index["sea"]))
print(len(both), "with north and sea:", [articles[i].title for i in both[:6]])

# %% [markdown]
# Most of these are not about the North Sea. The index does not know which words stand side by side, unless we index *pairs* of
# neighbouring words as well. Such pieces of a text are called **n-grams**; here n is 2.

# %% tags=["nbval-check-output"]
pairs = [list(pairwise(words)) for words in documents]
phrases = our_index(pairs)
found = phrases["north", "sea"]
print(len(found), "with north sea:", [articles[i].title for i in found[:6]])

# %% [markdown]
# And who types *shakespaere* finds nothing. Here n-grams of *letters* help. A wrong letter destroys the word, but only some of its
# pieces.
#
# ### Exercise 14.2: Forgive a typing error


# %% tags=["exercise"]
def likeness(first, second):
    """How many of the pieces of three letters two words share.

    A word gets a space in front and a space behind. Its pieces are all runs of three
    characters, each counted once: " ca", "cat" and "at " for "cat".

    first, second: words of one letter or more
    returns: the number of shared pieces, divided by the number of all different
        pieces of the two words: 1 for the same word, 0 where nothing is shared.
        For "cat" and "cats": 2 of the 5 pieces " ca", "cat", "at ", "ats", "ts ": 0.4
    """
    ### BEGIN SOLUTION
    pieces = []
    for word in [f" {first} ", f" {second} "]:
        pieces.append({word[i : i + 3] for i in range(len(word) - 2)})
    return len(pieces[0] & pieces[1]) / len(pieces[0] | pieces[1])
    ### END SOLUTION


# %% tags=["check"]
check("14.2", likeness)

# %% tags=["nbval-check-output"]
known = [word for word in index if len(index[word]) > 4]  # in five articles or more
for typed in ["shakespaere", "volcanoe", "quantm"]:
    scores = {word: ours("14.2")(typed, word) for word in known}
    best = sorted(scores, key=scores.get, reverse=True)[:3]
    print(f"{typed}: {', '.join(best)}")

# %% [markdown]
# ## Two rankings
#
# Which of the articles that hold the words comes first? **BM25** (Robertson and others 1994) is TF-IDF (lesson 09) with two more rules: a word that
# comes ten times does not count ten times as much, and a long article needs more hits than a short one. Most search engines begin with it.
#
# The other way is that of the vectors: the encoder turned each article into 512 numbers, and now turns the question into
# 512 more. The nearest articles come first, whatever their words.

# %%
bm25 = BM25()
bm25.index(documents, show_progress=False)
encode = datasets.load_sentence_encoder()
encodings = datasets.load_encyclopedia_encodings()


def by_words(questions):
    return bm25_lists(bm25, [tokenize(question) for question in questions])


def by_vectors(questions):
    return nearest(encodings, encode(questions), 100)[0]


# %%
for search in [by_words, by_vectors]:
    top = search(["big cat with stripes"])[0][:5]
    print(f"{search.__name__:10}", [articles[i].title for i in top])

# %% [markdown]
# ## Questions with known answers
#
# One question proves nothing. We need many, and for each the articles that should be found: the **judgements**. Wikipedia's editors wrote a short
# description of each article, such as *Species of duck*. We ask with the description; **relevant** is each article that it
# was written for. The text that is searched does not hold the description.
#
# - **recall@10**: which share of the relevant articles is among the first ten
# - **MRR**: 1 / the place of the first relevant one, averaged (*mean reciprocal rank*)
# - **nDCG@10**: both in one. A hit on the first place counts 1, on the second .63, on the tenth .29; the sum is divided by that of the best
#   order possible
#
# **Predict first:** who finds more, words or vectors? (Asking more than a thousand questions takes up to ten seconds.)

# %%
my_guess = ...

# %%
described = our_index([[article.description] for article in articles])
questions = sorted(described)[1::8]  # every eighth; the first is the empty one
relevant = [described[question] for question in questions]
keyword_lists, vector_lists = by_words(questions), by_vectors(questions)
of_both = [ndcg_at_k(lists, relevant) for lists in (keyword_lists, vector_lists)]


def compare(name, first, second):
    gap = paired_bootstrap(first, second)
    print(f"{name}: {gap.difference:+.2f} [{gap.low:+.2f}, {gap.high:+.2f}]")


# %% tags=["nbval-check-output"]
print("         recall@10  MRR   nDCG@10")
for name, ranking in [("words", keyword_lists), ("vectors", vector_lists)]:
    recall = recall_at_k(ranking, relevant, 10).mean()
    mrr = reciprocal_rank(ranking, relevant).mean()
    print(f"{name:8} {recall:8.2f} {mrr:7.2f} {ndcg_at_k(ranking, relevant).mean():7.2f}")
compare("nDCG, vectors minus words", *of_both[::-1])
reveal(my_guess, "words")

# %% [markdown]
# Words win, clearly. Is this fair? Whoever describes an article has read it, and may use its words. So sort the questions by how many of
# their words stand in the article that is wanted.

# %% tags=["nbval-check-output"]
shared = []
for question, wanted in zip(questions, relevant, strict=True):
    asked = set(tokenize(question))
    shared.append(max(len(asked & set(documents[i])) / len(asked) for i in wanted))
shared = np.array(shared)
for name, least, most in [("few", 0, 0.6), ("most", 0.6, 1), ("all", 1, 2)]:
    these = np.flatnonzero((least <= shared) & (shared < most))
    by_word, by_vector = of_both[0][these], of_both[1][these]
    print(f"{name} shared, {len(these)} questions. Ahead: words in", end=" ")
    print(f"{sum(by_word > by_vector)}, vectors in {sum(by_vector > by_word)}", end="; ")
    compare("vectors minus words", by_vector, by_word)

# %% [markdown]
# Where all words of the question stand in the article, a keyword search is far ahead. Where few do, vectors are. The mean over all questions
# hides this: it mostly says how many questions of each kind somebody collected.
#
# ## Both
#
# Can we have both? The scores of the two cannot be added: one counts words, the other measures angles. But **places** can.
# *Reciprocal rank fusion* (Cormack, Clarke and Buettcher 2009) gives each article 1 / (60 + its place) from each ranking.
#
# ### Exercise 14.3: Join the rankings


# %% tags=["exercise"]
def fused_scores(rankings, k):
    """The score of each item: 1 / (k + its place), added up over the rankings.

    rankings: a list of rankings, each a list of items, best first; places count from
        1, and no item stands twice in one ranking
    k: a number, 0 or more
    returns: a dict: item -> score. An item that a ranking does not list gets nothing
        from it. For [["a", "b"], ["b", "c"]] and k=1: {"a": 1/2, "b": 1/3 + 1/2,
        "c": 1/3}
    """
    ### BEGIN SOLUTION
    scores = {}
    for ranking in rankings:
        for place, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0) + 1 / (k + place)
    return scores
    ### END SOLUTION


# %% tags=["check"]
check("14.3", fused_scores)

# %% [markdown]
# embedlab's `fuse` sorts the items by these scores. Now ask in five ways: with the description; with a rare word, which stands in one article
# alone; with the title; with the title and two letters swapped; with the French description of the same article. (For the rare word our own
# index is the judge, so words cannot lose. What do vectors make of it?) A fourth search compares the question with the *titles*, by their pieces
# of three letters. (Some ten seconds.)

# %%
titles = [article.title for article in articles]
letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3)).fit(titles)
spelled = letters.transform(titles)


def by_letters(questions):
    return np.argsort(-(letters.transform(questions) @ spelled.T).toarray())[:, :100]


def swapped(title):
    i = len(title) // 2
    return title[: i - 1] + title[i] + title[i - 1] + title[i + 1 :]


# %%
french = {one.title: one.description for one in datasets.load_encyclopedia("fr")}
some = np.random.default_rng(0).choice(len(titles), 300, replace=False)
both_have = [i for i, title in enumerate(titles) if french.get(title)][::8]
once = [word for word in sorted(index) if len(index[word]) == 1][::60]
kinds = {
    "as described": (questions, relevant),
    "a rare word": (once, [index[word] for word in once]),
    "the title": ([titles[i] for i in some], [{i} for i in some]),
    "misspelt": ([swapped(titles[i]) for i in some], [{i} for i in some]),
    "in French": ([french[titles[i]] for i in both_have], [{i} for i in both_have]),
}

# %%
scored = {}
for kind, (asked, wanted) in kinds.items():
    rankings = [by_words(asked), by_vectors(asked)]
    rankings.append([fuse(pair) for pair in zip(*rankings, strict=True)])
    rankings.append(by_letters(asked))
    scored[kind] = [ndcg_at_k(ranking, wanted) for ranking in rankings]

table = [[score.mean() for score in scores] for scores in scored.values()]
systems = ["words (BM25)", "vectors", "both", "letters of titles"]
_ = plots.bar_chart(table, list(kinds), systems, format="{:.2f}", label="nDCG@10")

# %% [markdown]
# Five kinds of questions, and no search is best for all. Letters know titles, and forgive; they know little else. Words need the words. Vectors
# cross languages, and miss most rare words. Words and vectors joined are as good as the better one of the two, or nearly so; in French the
# words bring noise.
#
# Now type questions of your own. A name, a question in another language, a word that nobody ever wrote? Where no article holds a word of the
# question, words find nothing, and say so by an empty column. Vectors always find something.


# %%
def ask(question):
    words, vectors = by_words([question])[0], by_vectors([question])[0]
    lists = [words, vectors, fuse([words, vectors])]
    print(f"{'words':24}{'vectors':24}both")
    columns = [[titles[i][:22] for i in ranking[:10]] for ranking in lists]
    for row in zip_longest(*columns, fillvalue=""):
        print("".join(f"{title:24}" for title in row))


explorer(ask, question="an animal that carries its house")

# %% [markdown]
# ## The claim on trial
#
# The article says that search by keywords was common before semantic search took its place. If vectors have taken it, they should be ahead where
# people ask in the language of the texts.

# %% tags=["claim-number"]
for kind, (by_word, by_vector, by_both, _) in scored.items():
    compare(f"{kind}, vectors minus words", by_vector, by_word)
    compare(f"{kind}, both minus words", by_both, by_word)

# %% [markdown] tags=["claim"]
# **The claim.** Keyword search was common before semantic search surpassed it.
#
# **Verdict: wrong.** Words are ahead of these vectors for descriptions, titles and rare words, which are in the language of the texts, and most
# so where the question uses the words of the article. Vectors win where it does not: in other words, misspelt, or in another language. Neither
# has replaced the other; joined they lose little. (One encoder, one vector for a whole article, and questions that editors wrote; people who search
# write shorter ones. An encoder that was trained for search, or a vector for each sentence, may do better.)

# %% [markdown]
# ## Key points
#
# - An inverted index says where a word stands; n-grams find phrases and forgive typing errors.
# - BM25 ranks by rare words, and soon stops counting repetitions.
# - Judge by many questions with known answers; ask who wrote them, and with what in view.
# - Words win where words are shared, vectors where they are not: in other words, misspelt, in another language. Reciprocal rank fusion joins both.
#
# ## Your own data
#
# Notes, mails, recipes: put them into a list.

# %% tags=["nbval-check-output"]
notes = ["Buy apples and pears", "Call the dentist on Monday", "Water the plants"]
mine = encode(notes)
for question in ["fruit", "my teeth hurt"]:
    best = nearest(mine, encode([question]), 1)[0][0, 0]
    print(f"{question}: {notes[best]}")

# %% [markdown]
# ## Next
#
# What else does a vector say? [Lesson 15](15_sentiment_and_summaries.ipynb) asks whether a word is a pleasant one, and which sentence stands for an article.
