"""Mistakes as edits: what each mark does, and that an edit which no longer fits is an error."""

import numpy as np
import pytest

from embedlab.course.checking.edits import Solution, solved_cell

PPMI = Solution("4.1", np=np)


def wrong(edits):
    return PPMI.mistakes(f"It is wrong.\n{edits}\n")


def test_the_function_is_the_lessons_own():
    assert PPMI.function.__name__ == "ppmi" and "### BEGIN SOLUTION" in solved_cell("4.1")
    assert PPMI.function(np.array([[0, 1], [1, 0]])).tolist() == [[0, 1], [1, 0]]


def test_a_sentence_and_its_edits():
    first, second = PPMI.mistakes("""
        You took the natural
        logarithm.
            np.log2 -> np.log

        Nothing happens here.
            | return counts
    """)
    assert first.says == "You took the natural logarithm."
    table = np.array([[0, 1], [1, 0]])
    np.testing.assert_allclose(first.wrong(table), np.log(2) * table)
    assert second.wrong("the counts") == "the counts"


def test_several_lines_are_the_whole_body():
    [mistake] = wrong("    | if len(counts):\n    |     counts = 'first'\n    | return counts")
    assert mistake.wrong([1]) == "first" and mistake.wrong([]) == []


def test_a_line_goes_first_and_text_goes():
    [mistake] = wrong("    ^ counts = counts * 0\n    | return 1 - counts\n    1 - ->")
    assert mistake.wrong(7) == 0


def test_one_mistake_in_two_ways():
    first, second = wrong("    | return 1\n    or\n    | return 2")
    assert (first.says, first.wrong(0), second.wrong(0)) == (second.says, 1, 2)


def test_ways_on_one_line_go_with_those_on_the_next():
    edits = "    | return a, b\n    a, -> 1,  or  2,\n    b -> 3  or  4"
    assert [way.wrong(0) for way in wrong(edits)] == [(1, 3), (1, 4), (2, 3), (2, 4)]


def test_what_many_do_besides_is_left_out_where_it_does_not_fit():
    text = "It is wrong.\n    np.log2 -> np.log\n\nIt is nothing.\n    | return 0"
    mistakes = PPMI.mistakes(text, ", 0) -> , 9)")
    results = [mistake.wrong(np.array([[0, 1], [1, 0]])) for mistake in mistakes]
    assert [np.max(result) for result in results] == [pytest.approx(np.log(2)), 9, 0]
    with pytest.raises(ValueError, match="exercise 4.1: the edit"):
        PPMI.mistakes(text, "no such code -> 1")


@pytest.mark.parametrize("edit", ["no such code -> 1", "np.log2", "BEGIN -> 1"])
def test_an_edit_that_does_not_fit_is_an_error(edit):
    with pytest.raises(ValueError, match="exercise 4.1: the edit"):
        wrong(f"    {edit}")


def test_no_lesson_no_solution():
    with pytest.raises(LookupError, match="exercise 99.1"):
        Solution("99.1")
