"""Exercises of 05_distance_metrics: Minkowski, two rankings, a detour, who is whose neighbour."""

from embedlab.course.exercises.lesson_05.agreement import AGREEING
from embedlab.course.exercises.lesson_05.detour import DETOUR
from embedlab.course.exercises.lesson_05.hubs import OCCURRENCES
from embedlab.course.exercises.lesson_05.minkowski import MINKOWSKI

EXERCISES = (MINKOWSKI, AGREEING, DETOUR, OCCURRENCES)
