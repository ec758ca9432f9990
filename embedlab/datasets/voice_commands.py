"""Spoken commands for a home, in four languages, drawn from the templates of Home Assistant.

A template such as "[please] (turn|switch) on [the] {name}" is a tree. A random walk through it,
which chooses one branch at each fork and a word for each slot, is one utterance. The templates and
their grammar are by the Home Assistant project (Apache-2.0, see `datasets/README.md`); the words
for rooms, devices and the like, which every home names in its own way, are ours.
"""

import json
import random
from collections.abc import Callable, Sequence
from functools import cache
from itertools import cycle, islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from embedlab.datasets.files import read_package
from embedlab.datasets.household_words import NAMES, OTHER_REQUESTS, WORDS

if TYPE_CHECKING:
    from hassil import Expression

INTENTS = (  # with four templates or more in each language, few of them much like another
    "HassCancelTimer",
    "HassClimateGetTemperature",
    "HassClimateSetTemperature",
    "HassFanSetSpeed",
    "HassGetState",
    "HassGetWeather",
    "HassLightSet",
    "HassMediaNext",
    "HassMediaPrevious",
    "HassMediaSearchAndPlay",
    "HassPauseTimer",
    "HassSetVolumeRelative",
    "HassStartTimer",
    "HassTimerStatus",
    "HassTurnOff",
    "HassTurnOn",
)
PACKAGE = "home-assistant-intents"
LANGUAGES = tuple(WORDS)


class Command(NamedTuple):
    """One utterance, what it asks for, and the template that it was drawn from."""

    text: str
    intent: str
    template: str


def load_commands(language: str = "en", *, per_intent: int = 60, seed: int = 0) -> list[Command]:
    """Utterances of the sixteen intents of `INTENTS`, intent after intent.

    The templates of an intent take turns, so each is drawn about equally often. Divide a set by
    template, not by utterance, when you want to know how a model does on sentences that are new.

    Parameters
    ----------
    language : "en", "de", "fr" or "es"
    per_intent : how many utterances of an intent are looked for; a few fewer are returned where the
        templates have no more, or where two intents share an utterance, which is then left out
    seed : another seed, another draw; the same seed gives the same list on every machine

    Returns
    -------
    list of commands, each with text, intent and template

    Raises
    ------
    ValueError
        For another language, or a per_intent below 1.
    DataError
        If the package that holds the templates is missing or damaged.

    >>> commands = load_commands("en")
    >>> len({command.intent for command in commands})
    16
    """
    if language not in LANGUAGES:
        raise ValueError(f"the commands exist in en, de, fr and es; got {language!r}")
    if per_intent < 1:
        raise ValueError(f"per_intent must be 1 or more; got {per_intent}")
    grammar = _grammar(language)
    rng = random.Random(seed)
    drawn = [command for name in INTENTS for command in _draw(grammar, name, per_intent, rng)]
    intents: dict[str, set[str]] = {}
    for text, intent, _ in drawn:
        intents.setdefault(text.casefold(), set()).add(intent)
    return [command for command in drawn if len(intents[command.text.casefold()]) == 1]


def load_other_requests() -> list[str]:
    """Requests in English for which none of the intents of `INTENTS` is right.

    They were written for this course before anything was measured. One was left out afterwards,
    "open the garage": `HassTurnOn` is a right answer to it.

    Returns
    -------
    list of fifteen texts

    >>> load_other_requests()[2]
    'tell me a joke'
    """
    return list(OTHER_REQUESTS)


def divide_by_template(templates: Sequence[str], share: float) -> tuple[np.ndarray, np.ndarray]:
    """Positions in two parts, such that no template is in both; the same for everybody.

    Parameters
    ----------
    templates : the template of each of n commands, two different ones or more
    share : of the templates that go into the first part, above 0 and below 1

    Returns
    -------
    first, second : arrays of whole numbers, sorted; together 0 to n - 1

    Raises
    ------
    ValueError
        If one part would get no template.

    >>> divide_by_template(["a", "a", "b", "b"], 0.5)
    (array([0, 1]), array([2, 3]))
    """
    known = sorted(set(templates))
    chosen = np.random.default_rng(0).permutation(len(known))[: round(share * len(known))]
    if not 0 < len(chosen) < len(known):
        raise ValueError(
            f"each part needs a template; a share of {share} of {len(known)} leaves none for one"
        )
    first = np.isin(templates, [known[i] for i in chosen])
    return np.flatnonzero(first), np.flatnonzero(~first)


class _Grammar(NamedTuple):
    """What the templates of a language refer to, and how a template is read."""

    templates: dict[str, list[str]]  # by intent
    rules: dict[str, str]
    slots: dict[str, list[str]]
    parse: "Callable[[str], Expression]"


@cache
def _grammar(language: str) -> _Grammar:
    from hassil import parse_sentence

    data = json.loads(read_package(PACKAGE, f"home_assistant_intents/data/{language}.json"))
    slots = {slot: words.split(";") for slot, words in WORDS[language].items()}
    for slot, values in data["lists"].items():
        if "range" in values:
            numbers = values["range"]
            steps = range(numbers["from"], numbers["to"] + 1, numbers.get("step", 1))
            slots[slot] = [str(number) for number in steps]
        elif "values" in values:
            slots[slot] = [value["in"] for value in values["values"]]
    return _Grammar(
        templates={
            intent: [
                text for block in data["intents"][intent]["data"] for text in block["sentences"]
            ]
            for intent in INTENTS
        },
        rules=data["expansion_rules"],
        slots=slots,
        parse=cache(lambda text: parse_sentence(text).expression),
    )


def _draw(grammar: _Grammar, intent: str, count: int, rng: random.Random) -> list[Command]:
    names = grammar.slots[NAMES.get(intent, "name")]
    grammar = grammar._replace(slots={**grammar.slots, "name": names})
    templates = grammar.templates[intent].copy()
    rng.shuffle(templates)
    found: dict[str, Command] = {}
    for template in islice(cycle(templates), 10 * count):  # there may be fewer than `count`
        text = " ".join(_walk(grammar.parse(template), grammar, rng).split())
        found.setdefault(text.casefold(), Command(text, intent, template))
        if len(found) == count:
            break
    return list(found.values())


def _walk(node: "Expression", grammar: _Grammar, rng: random.Random) -> str:
    """One of the texts that an expression stands for."""
    import hassil

    if isinstance(node, hassil.TextChunk):
        return node.original_text
    if isinstance(node, hassil.RuleReference):
        return _walk(grammar.parse(grammar.rules[node.rule_name]), grammar, rng)
    if isinstance(node, hassil.ListReference):
        return _walk(grammar.parse(rng.choice(grammar.slots[node.list_name])), grammar, rng)
    if isinstance(node, hassil.Alternative):
        return _walk(rng.choice(node.items), grammar, rng)
    assert isinstance(node, hassil.Group)  # a sequence, or a permutation
    parts = [_walk(item, grammar, rng) for item in node.items]
    if isinstance(node, hassil.Permutation):
        rng.shuffle(parts)
        return " ".join(parts)
    return "".join(parts)
