"""Exercises of 06_document_classification: TF-IDF, the mean vector, the same draws for both."""

from embedlab.course.exercises.lesson_06.averaging import DOCUMENT_VECTOR
from embedlab.course.exercises.lesson_06.drawing import DIFFERENCES
from embedlab.course.exercises.lesson_06.weighing import TF_IDF

EXERCISES = (TF_IDF, DOCUMENT_VECTOR, DIFFERENCES)
