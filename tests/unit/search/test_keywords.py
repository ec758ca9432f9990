"""An inverted index, and likeness by letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embedlab.search.keywords import inverted_index, likeness, trigrams

WORDS = st.text("ab ä", min_size=1, max_size=6)


@given(st.lists(st.lists(st.sampled_from("abc"))))
def test_a_word_names_exactly_the_documents_that_hold_it(documents):
    index = inverted_index(documents)
    assert set(index) == {word for words in documents for word in words}
    for word, numbers in index.items():
        assert numbers == [i for i, words in enumerate(documents) if word in words]


@given(WORDS, WORDS)
def test_likeness_is_the_share_of_common_pieces(first, second):
    ours, theirs = trigrams(first), trigrams(second)
    assert all(len(piece) == 3 and piece in f" {first} " for piece in ours)
    assert len(ours) <= len(first)
    assert likeness(first, second) == likeness(second, first)
    different = len(ours ^ theirs) / len(ours | theirs)
    assert likeness(first, second) == pytest.approx(1 - different)


def test_what_cannot_be_meant_is_refused():
    with pytest.raises(TypeError, match="a document is a list of words"):
        inverted_index(["the cat"])
    with pytest.raises(TypeError, match="a word"):
        likeness("cat", 3)
    assert likeness("", "") == 0
