"""wordpiece.py against Hugging Face's tokenizers, which the model was trained with."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from embedlab.datasets import load_encyclopedia, load_minilm
from embedlab.transformer.wordpiece import cut_word, split_words, wordpiece

VOCABULARY = load_minilm().vocabulary
THEIRS = Tokenizer(WordPiece(VOCABULARY, unk_token="[UNK]", max_input_chars_per_word=100))
THEIRS.normalizer, THEIRS.pre_tokenizer = BertNormalizer(), BertPreTokenizer()


def is_settled(character):
    """Its kind has not changed since Unicode 3.2: newer tables than ours know younger ones."""
    kinds = unicodedata.category(character), unicodedata.ucd_3_2_0.category(character)
    return kinds[0] == kinds[1] != "Cn"


CHARACTERS = st.characters(exclude_categories=["Cs", "Cn"]).filter(is_settled)
FRAGMENTS = st.sampled_from([*sorted(VOCABULARY)[::40], " ", "##", "é", "Ä", "don't", "3.5"])


@given(st.text(CHARACTERS) | st.lists(FRAGMENTS | CHARACTERS).map("".join))
@example("")
@example(" \t\n\r\u00a0\u3000\u2028")
@example("The café's naïve Ångström: ÉCOLE, e\u0301")
@example("ΟΔΟΣ İstanbul ẞ ﬁ")  # a letter has no neighbours: no final sigma
@example("日本語のテキスト 中文 \U00020000\U0002a6df 한국어")
@example("မြန်မာစာ")
@example("👩\u200d👩\u200d👧 🐱 cat🐶dog")
@example("a\x00b\x07c\x1bd\x85e\u200bf\ufeffg\ufffdh\ue000i")
@example("$5 + 3^2 = `x` ~ |y| <z> «w» ¿v? 1²³")
@example("[CLS] [SEP] [UNK] ##s")
@example("a" * 100)
@example("a" * 101)
@example("x\u0300" * 101)
def test_it_equals_the_library(text):
    assert wordpiece(text, VOCABULARY) == THEIRS.encode(text).tokens


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_it_equals_the_library_on_the_encyclopedia(language):
    texts = [article.text for article in load_encyclopedia(language)[::7]]
    theirs = [encoding.tokens for encoding in THEIRS.encode_batch(texts)]
    assert [wordpiece(text, VOCABULARY) for text in texts] == theirs


@given(st.text())
def test_any_string_has_pieces_of_the_vocabulary(text):
    assert set(wordpiece(text, VOCABULARY)) <= VOCABULARY.keys()


def test_a_text_is_a_string():
    with pytest.raises(TypeError, match="a text is a string; got list"):
        wordpiece(["the", "cat"], VOCABULARY)


def test_half_a_character_is_dropped():
    assert wordpiece("cat\ud83d", VOCABULARY) == ["cat"]


@given(st.text("ab", min_size=1, max_size=8), st.sets(st.text("ab", min_size=1, max_size=3)))
def test_the_pieces_of_a_word_spell_it_and_none_could_be_longer(word, parts):
    vocabulary = parts | {"##" + part for part in parts}
    pieces = cut_word(word, vocabulary)
    if pieces == ["[UNK]"]:
        return
    bare = [piece.removeprefix("##") for piece in pieces]
    assert "".join(bare) == word
    assert [piece.startswith("##") for piece in pieces] == [False] + [True] * (len(pieces) - 1)
    start = 0
    for part in bare:
        longer = (word[start:end] for end in range(start + len(part) + 1, len(word) + 1))
        assert not vocabulary & set(longer)
        start += len(part)


def test_a_word_with_one_unknown_sign_is_unknown_as_a_whole():
    assert cut_word("ab", {"a", "b"}) == ["[UNK]"]
    assert cut_word("ab", {"a", "##b"}) == ["a", "##b"]
    assert cut_word("ab", set()) == ["[UNK]"]


def test_words():
    assert split_words("") == []
    assert split_words("Don't!") == ["don", "'", "t", "!"]
    assert split_words("ÀÉ e\u0301") == ["ae", "e"]
    assert split_words("日本go") == ["日", "本", "go"]
