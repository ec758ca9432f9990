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
# # Let a network guess the neighbours: word2vec and GloVe
#
# ## What you will do
#
# You train word vectors on an encyclopedia in seconds, load others that were trained on six billion words, and
# measure what both know about likeness, about analogies, and about our prejudices.
#
# ## What you will be able to do
#
# - prepare a text for word2vec, read its settings, and say what a seed fixes and what it does not
# - test word vectors against what people say, and always say on how many words
# - ask an analogy in two ways, and tell an honest score from a flattering one
# - measure one association that the vectors have learned from us, and be careful with it
#
# ## What you need
#
# 95 minutes, 45 before the pause and 50 after it. Cosine and co-occurrence
# ([lesson 03](03_cooccurrence_pca.ipynb)), and the analogy *puppy - dog + cat*
# ([lesson 02](02_cat_dog_kitten_puppy.ipynb)).

# %% [markdown] tags=["instructor"]
# **Minutes:** least 50 (4.1, 4.3, 4.4 and the claim), typical 95, slow 125.
#
# **Where learners get stuck.** In 4.1, on the difference between `append` and `extend`. In 4.3 they meet a word
# without a vector and either stop with a `KeyError` or give it zeros; both verdicts say so. Training takes about ten
# seconds on a free machine and more on a slow one: let it run while you draw word2vec's table on the board.
#
# **Say.** The printed neighbours of your own training may differ from your neighbour's in the next seat if the machine is
# another one. That is the subject of the section on seeds, not a fault.
#
# **The bias section.** Flowers and insects come first, so that the number has a harmless meaning before it gets another.
# Do not let the room argue whether the effect is *justified*; ask which text could have put it there, and
# what *secretary* means in a newspaper.
#
# **Skip.** With little time leave out training (the section on seeds too) and begin at *Six billion words*: everything
# after it uses shipped vectors.

# %%
from collections import Counter

import numpy as np
from gensim.models import Word2Vec
from scipy.stats import spearmanr

import embedlab
from embedlab import check, datasets, evaluation, hint, ours, plots, probe
from embedlab.course.probe import scoreboard
from embedlab.course.widgets import explorer
from embedlab.distances import cosine, normalize
from embedlab.text import split_sentences, tokenize

# %% [markdown]
# ## Guess instead of count
#
# In lesson 03 we counted which words stand near a word. **word2vec** (Mikolov et al. 2013) plays a guessing game
# instead: here is a word of the text, which words stand around it? It has two vectors for each word, one as
# the word of the text and one as a neighbour (in the end we keep the first), with random numbers at the start, and it reads the text again and again. Whenever two words meet, it moves their vectors so that
# they fit together a little better; and it moves the word away from a few words drawn by chance. This form of the game
# is called *skip-gram with negative sampling*.
#
# The library gensim does this fast. `vector_size` is how many numbers a word gets, words rarer than `min_count` are left
# out, and `.wv` holds the finished vectors. We give it the three sentences of lesson 03 and look which words it has learned.

# %% tags=["nbval-check-output"]
sentences = datasets.load_sentences()
first_try = Word2Vec(sentences, vector_size=10, min_count=1, seed=0, workers=1)
print("words:", sorted(first_try.wv.index_to_key))

# %% [markdown]
# These are not words. gensim wants a list of sentences, and each sentence a *list of words*. A string is read as a
# list too: of its letters. gensim may warn you in red, but it goes on.
#
# ### Exercise 4.1: Give word2vec what it reads


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
check("4.1", prepare)

# %% [markdown]
# With such lists gensim learns words:

# %% tags=["nbval-check-output"]
toy = [tokenize(sentence) for sentence in sentences]
second_try = Word2Vec(toy, vector_size=10, min_count=1, seed=0, workers=1)
print("words:", sorted(second_try.wv.index_to_key))

# %% [markdown]
# And what does it learn from? From pairs: a word, and one of its neighbours.
#
# ### Exercise 4.2: The pairs that skip-gram learns from


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
check("4.2", skip_gram_pairs)

# %% [markdown]
# How often does each pair come? The explorer counts the pairs that **your** function gives.


# %%
def counted_pairs(sentence, window):
    met = Counter(tuple(pair) for pair in skip_gram_pairs(sentence.split(), window))
    names = list(dict.fromkeys(sentence.split()))
    plots.heatmap([[met[a, b] for b in names] for a in names], names, names)
    print(sum(met.values()), "pairs")


texts = ["the cat sat on the mat", "a rose is a rose is a rose"]
explorer(counted_pairs, sentence=texts, window=(1, 5, 2))

# %% tags=["nbval-check-output"]
our_pairs = ours("4.2")

met = Counter(pair for sentence in toy for pair in our_pairs(sentence, window=2))
counts, words = embedlab.counts.cooccurrence(toy, window=2)
same = all(counts[words.index(a), words.index(b)] == times for (a, b), times in met.items())
print("sat and the:", met["sat", "the"], "  cat and dog:", met["cat", "dog"])
same = same and counts.sum() == sum(met.values())
print("the pairs of all three sentences, counted, are the table of lesson 03:", same)

# %% [markdown]
# Both methods learn from the same facts: one counts the pairs first, the other takes them one by one. (They are closer than
# they look: Levy and Goldberg 2014 show that skip-gram aims at a kind of PMI.)
#
# ## Three sentences are not enough
#
# **Predict first.** We train on the three sentences twenty times, each time from other random numbers (another
# *seed*). There are seven other words, so chance alone would make *dog* the nearest to *cat* in three runs of twenty. In
# how many will it be?
#
# (`sg=1` chooses skip-gram, `epochs` is how often the text is read, `workers` how many parts of the program learn at the
# same time.)

# %%
small = {"sg": 1, "vector_size": 10, "window": 2, "min_count": 1, "epochs": 50, "workers": 1}
runs = [Word2Vec(toy, **small, seed=seed).wv for seed in range(20)]
print(Counter(run.most_similar("cat")[0][0] for run in runs).most_common())

# %% [markdown]
# The runs do not agree, and *dog* is no favourite. What you see is the random numbers of the start: with three
# sentences there are too few steps to get away from them. PPMI found *dog* in the same three sentences. A method that
# learns in small steps needs more text.
#
# ## A real encyclopedia
#
# Ten thousand opening paragraphs, three quarters of a million words. word2vec reads them three times; that takes
# some ten seconds, more on a busy machine.

# %%
articles = datasets.load_encyclopedia("en")
real = [tokenize(s) for article in articles for s in split_sentences(article.text)]
print(f"{len(real):,} sentences, {sum(map(len, real)):,} words")
settings = {"sg": 1, "vector_size": 50, "window": 5, "min_count": 10, "epochs": 3}


def train(sentences, seed=0, workers=1):
    return Word2Vec(sentences, **settings, seed=seed, workers=workers).wv


mine = train(real)
for word in ["king", "music", "river", "dog"]:
    near = [other for other, _ in mine.most_similar(word, topn=6)]
    print(f"{word}, seen {mine.get_vecattr(word, 'count')} times:", *near)

# %% [markdown]
# After three readings *king* has other rulers around it, and *music* other music. *Dog* is too rare for that. (On
# another machine single words may differ.)
#
# ## What a seed fixes
#
# Would somebody else get the same vectors?
#
# **Predict first.** We train once more with another seed, and ask for 200 words: does a word point in the same direction as
# before (mean cosine)? How many of its ten nearest words are the same? (Some ten seconds.)

# %%
part = real[::6]  # a part of the text is enough to see whether the numbers are the same
first = train(part)
print("same seed, one worker, same numbers: ", np.array_equal(first.vectors, train(part).vectors))
four = train(part, workers=4)
print("same seed, four workers, same numbers:", np.array_equal(first.vectors, four.vectors))

other, chosen = train(real, seed=1), mine.index_to_key[100:300]
direction = np.mean([cosine(mine[word], other[word]) for word in chosen])
near = [[{w for w, _ in run.most_similar(word)} for run in (mine, other)] for word in chosen]
shared = np.mean([len(one & two) for one, two in near])
print(
    f"another seed: mean cosine {abs(direction):.1f}, of ten neighbours {shared:.0f} are the same"
)

# %% [markdown]
# With the same seed and one worker every number is the same. With four workers they are not: the four write into one table
# in an order that nobody controls. With another seed the *directions* have nothing in common, while more than half of
# the neighbours stay. So vectors of two runs cannot be compared number by number; what can be compared is who lies near
# whom. (Lesson 11 turns one space into the other.)
#
# (A good place to pause. When you come back: **Run > Run All Above Selected Cell**.)
#
# ## Six billion words
#
# **GloVe** (Pennington, Socher and Manning 2014) was trained on the counts of six billion words of news and
# encyclopedia; lesson 07 shows how it learns. We load 40,000 of its words, each with 50 numbers, and word2vec vectors
# (64 numbers each) that read our encyclopedia fifteen times: saved, so that everybody sees the same numbers from here on.

# %% tags=["nbval-check-output"]
glove = datasets.load_glove()
encyclopedia = datasets.load_encyclopedia_vectors()
both = {"encyclopedia": encyclopedia, "GloVe": glove}
for name, vectors in both.items():
    near = [word for word, _ in vectors.most_similar("dog", topn=6)]
    print(f"{name}: {len(vectors):,} words. Nearest to dog: {near}")

# %% [markdown]
# Which are better? People were asked. In *WordSim-353* they said for 353 pairs how related the two words are, in
# *SimLex-999* how similar. (*Coffee* and *cup* are related, not similar.) We compare their order with the order of the
# cosines. But not every word has a vector, and a missing word is no mistake: it is something to report.
#
# ### Exercise 4.3: Agree with people, and say on how many pairs


# %% tags=["exercise"]
def word_similarity(pairs, vectors):
    """Compare the cosines of pairs of words with what people said.

    A pair counts only when both of its words have a vector. The functions `cosine(a, b)`,
    for two vectors, and `spearmanr(x, y).statistic` are imported above.

    pairs: a list of (word, word, rating), each pair of words once, for example
        [("cat", "dog", 7.0), ("cat", "car", 1.5)]
    vectors: a dict, or anything that answers `word in vectors` and `vectors[word]`
        (an array)
    returns: (correlation, covered): Spearman's rank correlation of the cosines with the
        ratings of the pairs that count, and how many those are. At least three pairs
        count in every test.
    """
    ### BEGIN SOLUTION
    known = [(a, b, rating) for a, b, rating in pairs if a in vectors and b in vectors]
    cosines = [cosine(vectors[a], vectors[b]) for a, b, _ in known]
    ratings = [rating for _, _, rating in known]
    return spearmanr(cosines, ratings).statistic, len(known)
    ### END SOLUTION


# %% tags=["check"]
check("4.3", word_similarity)

# %% [markdown]
# **Predict first.** Which of the two agrees better with people: 775,000 words of an encyclopedia, or six billion words?

# %% tags=["nbval-check-output"]
related, similar = datasets.load_word_pairs("wordsim353"), datasets.load_word_pairs("simlex999")
answered = {pair: all(word in encyclopedia for word in pair[:2]) for pair in related}
tests = {
    "WordSim": related,
    "  pairs that both answer": [pair for pair in related if answered[pair]],
    "  the other pairs": [pair for pair in related if not answered[pair]],
    "SimLex": similar,
    "  pairs that both answer ": [p for p in similar if all(w in encyclopedia for w in p[:2])],
}
for test, pairs in tests.items():
    for name, vectors in both.items():
        correlation, covered, total = evaluation.word_similarity(pairs, vectors)
        print(f"{test:26}{name:13} {correlation:.2f} on {covered} of {total} pairs")

# %% [markdown]
# On WordSim the encyclopedia scores higher than GloVe! But it answers 254 pairs, and GloVe all 353. On the same 254 pairs the
# two are about equal. (*nan*: no pair, so no number.) On the 99 others GloVe gets .46, a little less, but so few pairs cannot
# decide it. Compare two scores on the same pairs only: a method that leaves out hard words looks better than it is.
#
# Both are much worse on SimLex. Why?
#
# **Predict first.** To which word is *hard* nearer in GloVe: to *easy* or to *difficult*? And *fast*: to *slow* or to
# *rapid*?

# %% tags=["nbval-check-output"]
for pair in [("hard", "easy"), ("hard", "difficult"), ("fast", "slow"), ("fast", "rapid")]:
    print(*pair, f"{glove.similarity(*pair):.2f}")

# %% [markdown]
# We say *a hard question* and *an easy question*: opposites stand in the same places. A high cosine means "used in the same
# places". It does not mean "the same".
#
# ## The famous analogy
#
# Lesson 02 went from *dog* to *puppy* and took the same step from *cat*. The most famous step of all is *king - man +
# woman*.
#
# **Predict first.** Which word is nearest to that point, when **no** word is left out?

# %% tags=["nbval-check-output"]
for a, b, c in [("man", "king", "woman"), ("dog", "puppy", "cat")]:
    print(f"{b} - {a} + {c}")
    every = [word for word, _ in glove.similar_by_vector(glove[b] - glove[a] + glove[c])]
    others = [word for word in every if word not in (a, b, c)]
    print("    no word left out:       ", every[:4])
    print("    question words left out:", others[:4])

# %% [markdown]
# It is *king* itself. The step from *man* to *woman* is short, so we hardly leave the place where we began. gensim's
# `most_similar`, like nearly everybody, leaves the words of the question out and does not say so. How often does that matter?
#
# ### Exercise 4.4: How often the question comes back
#
# `questions` holds 1,332 questions about plurals, such as `("cow", "cows", "bird", "birds")`: in `(a, b, c, d)`, *a* is to
# *b* as *c* is to *d*. For how many of them is the word nearest to `glove[b] - glove[a] + glove[c]`, with no word left
# out, one of the three question words *a*, *b*, *c*? Put the number into `returned`. (The cell above shows how
# `similar_by_vector` finds it.)
#
# All 1,332 searches take some six seconds, more on a busy machine. Try your loop on `questions[:50]` first.

# %% tags=["exercise"]
questions = datasets.load_analogies()["gram8-plural"]
### BEGIN SOLUTION
returned = 0
for a, b, c, _ in questions:
    [(nearest, _)] = glove.similar_by_vector(glove[b] - glove[a] + glove[c], topn=1)
    returned += nearest in (a, b, c)
### END SOLUTION

# %% tags=["check"]
check("4.4", returned)

# %% [markdown]
# In two of three questions the nearest word is part of the question: the step from *cow* to *cows*, say, is too short to get
# away from *bird*. Now all 19,544 questions in fourteen sections; the computer needs some ten seconds. (As is
# usual, the vectors are brought to length 1 before they are added; so the numbers differ a little from yours.)

# %% tags=["nbval-check-output"]
questions = {
    name.removeprefix("gram").lstrip("0123456789-").replace("-", " "): asked
    for name, asked in datasets.load_analogies().items()
}
answers = {name: evaluation.analogies(asked, glove) for name, asked in questions.items()}
shares = np.array([[a.correct.mean(), a.correct_unfiltered.mean()] for a in answers.values()])
order = np.argsort(-shares[:, 0])
sections = [list(answers)[i] for i in order]
columns = ["question words left out", "no word left out"]
title = "Analogies: share of right answers"
_ = plots.bar_chart(shares[order], sections, columns, title=title, format="{:.2f}")

# %% [markdown]
# Nationalities and capitals do well; currencies, opposites and adverbs hardly work at all. In every section the score
# falls when no word is left out. Ask for yourself, and find a question that fails: *a* is to *b* as *c* is to ...


# %%
def ask(a, b, c, leave_out_question_words):
    found = glove.similar_by_vector(glove[b] - glove[a] + glove[c], topn=8)
    left_out = {a, b, c} if leave_out_question_words else set()
    return "\n".join(f"{score:.2f}  {word}" for word, score in found if word not in left_out)


things = ["man", "woman", "king", "dog", "puppy", "cat", "france", "paris", "japan", "yen"]
explorer(ask, a=things, b=things[2:], c=things[1:], leave_out_question_words=False)

# %% [markdown]
# A relation is *linear* when the steps are the same: from *athens* to *greece* as from *berlin* to *germany*. Here are
# eight such steps on a map. Above the picture we print, for all pairs of the section, the mean cosine between two steps, and
# the same for shuffled ends (each capital with some country).


# %%
def steps_of(section):
    pairs = sorted({pair for asked in questions[section] for pair in (asked[:2], asked[2:])})
    starts, ends = (np.array([glove[pair[side]] for pair in pairs]) for side in (0, 1))
    between = np.triu_indices(len(pairs), k=1)
    mixed = np.random.default_rng(0).permutation(ends)
    steps = [normalize(goals - starts) for goals in (ends, mixed)]
    return pairs, *((step @ step.T)[between].mean() for step in steps)


# %% tags=["nbval-check-output"]
def draw_steps(section):
    pairs, alike, shuffled = steps_of(section)
    words = list(dict.fromkeys(word for pair in pairs[:8] for word in pair))
    plane, _ = embedlab.reduction.pca(np.array([glove[word] for word in words]))
    plots.scatter_words(plane, words, arrows=pairs[:8])
    print(f"{section}: cosine of the steps {alike:.2f}, shuffled {shuffled:.2f}")


draw_steps("capital common countries")

# %%
explorer(draw_steps, section=["capital common countries", "family", "past tense", "opposite"])

# %% [markdown]
# ## What else the vectors have learned
#
# Vectors learn how people write, and with it what people write about whom. The **word embedding association test**
# (Caliskan, Bryson and Narayanan 2017) takes two groups of things, such as flowers and insects, and two groups of
# qualities, such as lovely and awful ones. Are the flowers nearer to *lovely* than the insects are? The *effect* says how
# far apart the two groups are, counted in standard deviations: a plus means that the first group is nearer to the first
# qualities, a minus the opposite, and it stays between -2 and 2. The *p-value* is the share of random regroupings of the same
# things with an effect as large: below .05, chance rarely does it. (It asks about the plus side only. A strong minus has a
# p-value near 1.)
#
# **Predict first.** Flowers and insects first. Then mathematics and the arts, male and female words: which sign?

# %%
flowers, insects = "rose tulip daisy lily orchid violet", "flea wasp mosquito beetle cockroach moth"
lovely, awful = "love peace joy happy pleasure friend", "hatred filth pain ugly disaster agony"
math, arts = (
    "math algebra geometry calculus equations numbers",
    "poetry art dance novel symphony drama",
)
male, female = "man boy brother he him son", "woman girl sister she her daughter"


# %% tags=["nbval-check-output"]
def association(targets, attributes, vectors):
    groups = [tuple(group.split() for group in pair) for pair in (targets, attributes)]
    effect, p_value, missing = embedlab.bias.weat(*groups, vectors)
    return f"effect {effect:+.2f}, p {p_value:.3f}" + (f", missing: {missing}" if missing else "")


print("flowers/insects, lovely/awful:", association((flowers, insects), (lovely, awful), glove))
print("math/arts, male/female:       ", association((math, arts), (male, female), glove))
print("the same, encyclopedia:       ", association((math, arts), (male, female), encyclopedia))
for he, she in [("he", "she"), ("his", "her"), ("his", "hers")]:
    print(f"math/arts, {he}/{she} only:", association((math, arts), (he, she), glove))
print("rank of his, her, hers:", *(glove.key_to_index[word] for word in ["his", "her", "hers"]))

# %% [markdown]
# In GloVe mathematics leans towards *he* and the arts towards *she*, as strongly as flowers towards *love*. In the
# encyclopedia's vectors the effect is small and chance often does as much: nothing can be said. (*math* has no vector there.)
# And how firm is the number? With one pair of words instead of six it stays for *he/she* and *his/her*, and turns round for
# *his/hers*: *hers* is rare, and stands in other places than *her*. Never trust a single pair.
#
# **Predict first.** To which side do *nurse* and *secretary* lean in GloVe?

# %% tags=["nbval-check-output"]
for word in ["nurse", "secretary"]:
    to_men, to_women = (
        np.mean([glove.similarity(word, other) for other in group.split()])
        for group in (male, female)
    )
    print(f"{word}: to the men {to_men:.2f}, to the women {to_women:.2f};", end=" ")
    print("near:", *(other for other, _ in glove.most_similar(word, topn=5)))

# %% [markdown]
# *Nurse* leans to the women, *secretary* to the men. Look at its neighbours: in the news a secretary is often a minister. So such a number
# tells us that a *text* puts words together, and a program that uses these vectors will inherit it. It does not tell
# why, it does not tell what is true of people, and it depends on the words that somebody chose.
#
# ## The scoreboard

# %% tags=["nbval-check-output"]
probe(encyclopedia, name="word2vec, encyclopedia")
probe(glove, name="GloVe, 6 billion words")
scoreboard()

# %% [markdown]
# The scoreboard measures straight lines. By them *kitten* is the answer, by the cosine it was *puppies*: which one is nearer is
# a matter of the measure, and the subject of lesson 05.
#
# ## The claim on trial
#
# The article says that such vectors keep linear relationships. We have two measurements: how many analogies come out
# right, and how alike the steps of one relation are.

# %% tags=["claim-number", "nbval-check-output"]
every = [np.concatenate(part) for part in zip(*answers.values(), strict=True)]
total, *results = len(every[0]), *every[1:]
texts = ["right, question words left out", "right, no word left out", "nearest is a question word"]
for text, result in zip(texts, results, strict=True):
    print(f"{text}: {result.mean():.0%} of {total:,}")
for section in ["nationality adjective", "family", "opposite", "past tense", "currency"]:
    _, alike, shuffled = steps_of(section)
    print(f"steps of {section}: cosine {alike:.2f}, shuffled {shuffled:.2f}")

# %% [markdown] tags=["claim"]
# **The claim.** Word vectors keep relationships between words as linear steps.
#
# **Verdict: loose.** Steps of one relation point in more similar directions than shuffled ones, in each of these sections, best
# for nationalities; for currencies and opposites only a little more. But with no word left out fewer than a third
# of the questions are right, and in about half the nearest word is one of the question: leaving these out does a good part
# of the work. *Some* relations are *roughly* linear.

# %% [markdown]
# ## Key points
#
# - word2vec learns from the pairs that lesson 03 counts. It needs lists of words, and much more than three sentences.
# - A seed and one worker repeat a run on one machine. Two runs share neighbours, not coordinates.
# - Say on how many words a score was measured, and compare on the same words.
# - A high cosine means the same company: opposites have it too.
# - Analogies are usually scored with the words of the question left out.
# - Vectors repeat what a text says about the world, and you choose the words of the test.
#
# ## Your own data
#
# Put a long text into `my_text`, for example `Path("my.txt").read_text(encoding="utf-8")`; a book or two is a beginning.
# Words that occur less than ten times are left out; for a shorter text make `min_count` smaller. Train with another seed:
# what stays is what the text says.

# %%
from pathlib import Path

my_text = " ".join(article.text for article in articles if article.topic == "Geography")
my_word, my_settings = "river", {**settings, "min_count": 10}
my_sentences = [tokenize(sentence) for sentence in split_sentences(my_text)]
often = Counter(word for sentence in my_sentences for word in sentence)
if max(often.values(), default=0) < my_settings["min_count"]:
    print("no word occurs often enough: make min_count smaller")
else:
    my_vectors = Word2Vec(my_sentences, **my_settings, seed=0, workers=1).wv
    near = my_vectors.most_similar(my_word, topn=5) if my_word in my_vectors else []
    print(
        my_word, [word for word, _ in near] or "has no vector: small letters? a smaller min_count?"
    )

# %% [markdown]
# ## Next
#
# We used the cosine all the time. [Lesson 05](05_distance_metrics.ipynb) asks why, what else there is, and what a
# cosine of .37 is worth.
