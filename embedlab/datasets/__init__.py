"""The texts, vectors and numbers that the lessons read: one loader per set.

Nothing is downloaded, nothing is unpickled. Each file is compared with the sha256 of the one that
the course was made with; its source and its licence stand in `datasets/README.md`. What a loader
returns is the caller's own, but for the two encoders, which are loaded once. Each loader raises
DataError, with a sentence about what to do, when its file is missing or damaged.
"""

from embedlab.datasets.article_example import load_animals, load_article, load_sentences
from embedlab.datasets.encyclopedia import (
    Article,
    load_encyclopedia,
    load_encyclopedia_doc2vec,
    load_encyclopedia_encodings,
    load_encyclopedia_sentences,
)
from embedlab.datasets.evaluation_sets import load_analogies, load_word_pairs
from embedlab.datasets.feelings import load_feelings
from embedlab.datasets.files import DataError
from embedlab.datasets.minilm import load_minilm
from embedlab.datasets.ratings import Ratings, any_ratings, generate_ratings, load_ratings
from embedlab.datasets.sentence_encoder import load_sentence_encoder
from embedlab.datasets.spoken_commands import Recording, load_spoken_commands
from embedlab.datasets.two_languages import load_french_questions, load_two_languages
from embedlab.datasets.verify import verify
from embedlab.datasets.voice_commands import Command, load_commands, load_other_requests
from embedlab.datasets.word_vectors import load_encyclopedia_vectors, load_glove

__all__ = [
    "Article",
    "Command",
    "DataError",
    "Ratings",
    "Recording",
    "any_ratings",
    "generate_ratings",
    "load_analogies",
    "load_animals",
    "load_article",
    "load_commands",
    "load_encyclopedia",
    "load_encyclopedia_doc2vec",
    "load_encyclopedia_encodings",
    "load_encyclopedia_sentences",
    "load_encyclopedia_vectors",
    "load_feelings",
    "load_french_questions",
    "load_glove",
    "load_minilm",
    "load_other_requests",
    "load_ratings",
    "load_sentence_encoder",
    "load_sentences",
    "load_spoken_commands",
    "load_two_languages",
    "load_word_pairs",
    "verify",
]
