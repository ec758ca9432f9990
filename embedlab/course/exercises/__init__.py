"""The exercises, one module a lesson; each has a tuple EXERCISES in the order of the lesson."""

import importlib
import pkgutil

from embedlab.course.checking.exercise import Exercise


def lessons() -> list[str]:
    """The numbers of the lessons that have exercises, as in file names: ['00', '01', ...]."""
    modules = (module.name for module in pkgutil.iter_modules(__path__))
    return sorted(name.removeprefix("lesson_") for name in modules if name.startswith("lesson_"))


def of_lesson(number: str) -> tuple[Exercise, ...]:
    """The exercises of one lesson ('03'), in order; empty when it has none."""
    if number not in lessons():
        return ()
    return importlib.import_module(f"{__name__}.lesson_{number}").EXERCISES


def find(exercise_id: str) -> Exercise:
    """The exercise with this id, such as '3.1'. Raises KeyError, with a sentence, when unknown."""
    lesson = exercise_id.partition(".")[0]
    for exercise in of_lesson(lesson.zfill(2)):
        if exercise.id == exercise_id:
            return exercise
    known = [exercise.id for number in lessons() for exercise in of_lesson(number)]
    raise KeyError(f"there is no exercise {exercise_id!r}; there are {', '.join(known)}")
