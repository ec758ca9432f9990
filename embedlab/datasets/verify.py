"""Whether every set is there, and is the one that the course was made with."""

from collections.abc import Callable
from functools import partial

from embedlab.datasets import encyclopedia, evaluation_sets, voice_commands, word_vectors
from embedlab.datasets.article_example import load_article
from embedlab.datasets.feelings import load_feelings
from embedlab.datasets.files import DataError, is_installed
from embedlab.datasets.minilm import load_minilm
from embedlab.datasets.ratings import load_ratings
from embedlab.datasets.sentence_encoder import load_sentence_encoder
from embedlab.datasets.spoken_commands import load_spoken_commands


def verify() -> list[tuple[str, str | None]]:
    """Load every set once.

    The ratings are looked at only where they are expected, which is not in an installed copy.

    Returns
    -------
    list of pairs: the name of a set, and None or a sentence about what is wrong with it

    >>> verify()[0]
    ('article example', None)
    """
    sets: dict[str, Callable[[], object]] = {
        "article example": load_article,
        "MiniLM": load_minilm,
        "sentence encoder": load_sentence_encoder,
        "spoken commands": load_spoken_commands,
    }
    for language in voice_commands.LANGUAGES:
        sets[f"commands ({language})"] = partial(voice_commands.load_commands, language)
    for language in encyclopedia.FILES:
        sets[f"encyclopedia ({language})"] = partial(encyclopedia.load_encyclopedia, language)
    sets["encyclopedia vectors"] = word_vectors.load_encyclopedia_vectors
    sets["encyclopedia encodings"] = encyclopedia.load_encyclopedia_encodings
    sets["encyclopedia sentences"] = encyclopedia.load_encyclopedia_sentences
    sets["encyclopedia Doc2Vec"] = encyclopedia.load_encyclopedia_doc2vec
    sets["GloVe"] = word_vectors.load_glove
    for name in evaluation_sets.WORD_PAIRS:
        sets[name] = partial(evaluation_sets.load_word_pairs, name)
    sets["feelings"] = load_feelings
    sets["analogies"] = evaluation_sets.load_analogies
    if not is_installed():
        sets["ratings"] = load_ratings
    return [(name, _problem(load)) for name, load in sets.items()]


def _problem(load: Callable[[], object]) -> str | None:
    try:
        load()
    except DataError as error:
        return str(error)
    return None
