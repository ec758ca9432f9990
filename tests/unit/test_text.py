"""text.py: tokens, sentences, numbers for words, vocabulary, one-hot."""

import re
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.preprocessing import LabelBinarizer, OneHotEncoder

from embedlab.text import (
    code_points,
    number_words,
    one_hot,
    split_sentences,
    tokenize,
    vocabulary,
)

PROSE = st.text(alphabet="abZÉñ'-_.!? \n\t09«»¿", max_size=40)
WORDS = st.lists(st.sampled_from(["ab", "b", "cc", "d"]), max_size=8)


def slow_tokens(text):
    words, word = [], ""
    for sign in [*text.lower(), " "]:
        if sign.isalpha():
            word += sign
        elif word:
            words.append(word)
            word = ""
    return words


@given(PROSE)
def test_tokens_are_the_runs_of_letters(text):
    assert tokenize(text) == slow_tokens(text)


@given(st.text(max_size=40))
def test_tokens_of_any_text_are_lower_case_and_stable(text):
    words = tokenize(text)
    assert all(words)
    assert tokenize(" ".join(words)) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("3.5 _ --", []),
        ("cat", ["cat"]),
        ("The cat's well-kept mat", ["the", "cat", "s", "well", "kept", "mat"]),
        ("Él señaló l'Être", ["él", "señaló", "l", "être"]),
        ("Кошка 猫", ["кошка", "猫"]),
        ("12 km²", ["km²"]),
    ],
)
def test_tokens_by_hand(text, expected):
    assert tokenize(text) == expected


def test_every_character_of_unicode_is_a_letter_where_a_regular_expression_says_so():
    letters = re.compile(r"[^\W\d_]+")
    for start in range(0, sys.maxunicode + 1, 2**12):
        text = " ".join(f"a{chr(code)}b" for code in range(start, start + 2**12))
        assert tokenize(text) == letters.findall(text.lower())


@pytest.mark.parametrize("cut", [tokenize, split_sentences])
@pytest.mark.parametrize("text", [None, b"cat", ["cat"]])
def test_a_text_is_a_string(cut, text):
    with pytest.raises(TypeError, match="a text is a string; got"):
        cut(text)


@given(PROSE)
def test_splitting_into_sentences_loses_nothing(text):
    sentences = split_sentences(text)
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert [word for s in sentences for word in tokenize(s)] == tokenize(text)
    assert all(s == s.strip() and s for s in sentences)


@given(PROSE)
def test_a_sentence_is_not_split_again(text):
    assert all(split_sentences(sentence) == [sentence] for sentence in split_sentences(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n ", []),
        ("no end", ["no end"]),
        ("It is 3.5 km. so he says", ["It is 3.5 km. so he says"]),
        ("One! Two? 3 more.", ["One!", "Two?", "3 more."]),
        ('He left. "Why?" (No answer.)', ["He left.", '"Why?" (No answer.)']),
        ("Il part. Été. «\xa0Où\xa0?\xa0» Là.", ["Il part.", "Été.", "«\xa0Où\xa0?\xa0» Là."]),
        ("Se fue. ¿Adónde? Ñandú.", ["Se fue.", "¿Adónde?", "Ñandú."]),
    ],
)
def test_sentences_by_hand(text, expected):
    assert split_sentences(text) == expected


@given(st.lists(WORDS, max_size=5))
def test_numbers_and_lengths_give_the_sentences_back(sentences):
    numbers, lengths, words = number_words(iter(sentences))
    flat = [word for sentence in sentences for word in sentence]
    assert words == list(dict.fromkeys(flat))
    assert [words[i] for i in numbers] == flat
    assert lengths.tolist() == [len(sentence) for sentence in sentences]


@given(st.lists(WORDS, max_size=5), st.integers(1, 4))
def test_vocabulary_against_counting_by_hand(sentences, min_count):
    flat = [word for sentence in sentences for word in sentence]
    expected = sorted({word for word in flat if flat.count(word) >= min_count})
    assert vocabulary(sentences, min_count) == expected
    assert vocabulary(iter(sentences), min_count) == expected


@pytest.mark.parametrize(
    "sentences", ["the cat", ["the cat"], [["the"], "cat"], b"cat", [b"cat"], [7], [{"the", "cat"}]]
)
def test_what_is_no_list_of_words(sentences):
    with pytest.raises(TypeError, match="a sentence is a list of words; got .*: tokenize"):
        vocabulary(sentences)


def test_a_word_is_a_string():
    with pytest.raises(TypeError, match="a word is a string; got NoneType"):
        vocabulary([["the", None]])


@pytest.mark.parametrize("min_count", [0, 1.5, "1"])
def test_a_count_is_a_whole_number(min_count):
    with pytest.raises(ValueError, match="min_count is a whole number and starts at 1"):
        vocabulary([["a"]], min_count)


@pytest.mark.parametrize(
    ("word", "length", "expected"),
    [
        ("cat", 5, [99, 97, 116, 0, 0]),
        ("catalogue", 3, [99, 97, 116]),
        ("cat", 0, []),
        ("", 1, [0]),
    ],
)
def test_code_points_keep_the_beginning_of_a_word(word, length, expected):
    assert code_points(word, length) == expected


def test_code_points_have_a_length_and_a_word():
    with pytest.raises(ValueError, match="length is a whole number and starts at 0; got -1"):
        code_points("cat", -1)
    with pytest.raises(ValueError, match="length is at most 1,000,000; got 1,000,000,000,000"):
        code_points("cat", 10**12)
    with pytest.raises(TypeError, match="a word is a string; got list"):
        code_points(["cat"], 3)


@given(WORDS)
def test_one_hot_equals_scikit_learns(words):
    columns = ["ab", "b", "cc", "d"]
    ours = one_hot(words, columns)
    assert ours.shape == (len(words), 4)
    assert ours.dtype == np.float64
    assert ours.nnz == len(words)
    if words:
        table = np.array(words)[:, None]
        theirs = OneHotEncoder(categories=[columns]).fit_transform(table).toarray()
        np.testing.assert_array_equal(ours.toarray(), theirs)
        np.testing.assert_array_equal(
            ours.toarray(), LabelBinarizer().fit(columns).transform(words)
        )


def test_one_hot_keeps_the_order_of_the_vocabulary():
    assert one_hot(["a"], ["b", "a"]).toarray().tolist() == [[0.0, 1.0]]


def test_one_hot_of_nothing():
    assert one_hot([], ["a", "b"]).shape == (0, 2)
    assert one_hot([], []).shape == (0, 0)


def test_one_hot_refuses_a_word_without_a_column():
    with pytest.raises(KeyError, match="'emu' is not in the vocabulary"):
        one_hot(["a", "emu"], ["a"])


def test_one_hot_refuses_a_word_with_two_columns():
    with pytest.raises(ValueError, match="twice"):
        one_hot(["a"], ["a", "b", "a"])


@pytest.mark.parametrize(
    ("words", "columns"), [("cat", ["c"]), (["c"], "cat"), (["c"], {"c", "a"})]
)
def test_one_hot_refuses_what_has_no_words_or_no_order(words, columns):
    with pytest.raises(TypeError, match="a list of words is needed; got (str|set)"):
        one_hot(words, columns)
