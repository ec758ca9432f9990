"""Exercises of 04_word2vec_glove: sentences of words, skip-gram's pairs, ratings, analogies."""

from embedlab.course.exercises.lesson_04.neighbours import PAIRS
from embedlab.course.exercises.lesson_04.questions import RETURNED
from embedlab.course.exercises.lesson_04.ratings import SIMILARITY
from embedlab.course.exercises.lesson_04.sentences import PREPARE

EXERCISES = (PREPARE, PAIRS, SIMILARITY, RETURNED)
