"""voice_commands.py: every utterance fits its template, and everyone gets the same ones."""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from importlib import metadata

import hassil
import numpy as np
import pytest
from hassil.recognize import is_match

from embedlab.datasets import DataError, voice_commands
from embedlab.datasets.household_words import NAMES, WORDS
from embedlab.datasets.voice_commands import (
    INTENTS,
    LANGUAGES,
    Command,
    load_commands,
    load_other_requests,
)

FINGERPRINTS = {  # of the defaults: the lists that the lesson's numbers belong to
    "en": "801ccceccb9ac759",
    "de": "f1dba7ac36bac8be",
    "fr": "c33a2e6e9ded906e",
    "es": "0584354c83318343",
}


@pytest.fixture
def fresh():
    """Forget what was loaded before, and what a test loads."""
    voice_commands._grammar.cache_clear()
    yield
    voice_commands._grammar.cache_clear()


def texts(found):
    return [command.text for command in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_drawn(language):
    found = load_commands(language)
    assert len(found) == 960 and Counter(c.intent for c in found) == dict.fromkeys(INTENTS, 60)
    assert len({text.casefold() for text in texts(found)}) == len(found)
    assert all(text == " ".join(text.split()) and text for text in texts(found))
    assert not [text for text in texts(found) if set(text) & set("[]{}<>()|")]
    templates = {(command.intent, command.template) for command in found}
    assert min(Counter(intent for intent, _ in templates).values()) >= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_hassil_finds_each_utterance_in_its_template(language):
    path = f"home_assistant_intents/data/{language}.json"
    intents = hassil.Intents.from_dict(
        json.loads(voice_commands.read_package(voice_commands.PACKAGE, path))
    )
    words = {
        slot: hassil.TextSlotList.from_strings(w.split(";")) for slot, w in WORDS[language].items()
    }
    for text, intent, template in random.Random(0).sample(load_commands(language), 200):
        slots = {**intents.slot_lists, **words, "name": words[NAMES.get(intent, "name")]}
        sentence = hassil.parse_sentence(template)
        assert is_match(text, sentence, slots, intents.expansion_rules), (text, template)


def test_the_names_fit_the_intent():
    asked = [
        c.text for c in load_commands() if c.template == "<what_is> [<the>] {name} weather [like]"
    ]
    assert asked
    assert all(any(place in text for place in WORDS["en"]["place"].split(";")) for text in asked)
    assert set(NAMES) <= set(INTENTS)
    assert len({tuple(words) for words in WORDS.values()}) == 1


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_everyone_gets_the_same_list(hash_seed):
    code = (
        "import hashlib, json\n"
        "from embedlab.datasets.voice_commands import LANGUAGES, load_commands\n"
        "for language in LANGUAGES:\n"
        "    lines = '\\n'.join('\\t'.join(command) for command in load_commands(language))\n"
        "    print(language, hashlib.sha256(lines.encode()).hexdigest()[:16])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert dict(line.split() for line in run.stdout.splitlines()) == FINGERPRINTS


def test_the_seed_and_the_global_state():
    random.seed(0)
    state = random.getstate()
    first = load_commands("fr", seed=1)
    assert random.getstate() == state
    assert first == load_commands("fr", seed=1) != load_commands("fr", seed=0)
    first.clear()
    assert load_commands("fr", seed=1)


def test_an_utterance_of_two_intents_is_left_out(monkeypatch):
    next_or_back = {"HassMediaNext": ["(Next|skip|forward)"], "HassMediaPrevious": ["(next|back)"]}
    none = dict.fromkeys(INTENTS, [])
    grammar = voice_commands._grammar("en")._replace(templates=none | next_or_back)
    monkeypatch.setattr(voice_commands, "_grammar", lambda language: grammar)
    found = load_commands("en", per_intent=10)
    assert sorted(texts(found)) == ["back", "forward", "skip"]
    assert Command("back", "HassMediaPrevious", "(next|back)") in found


def test_the_grammar(monkeypatch):
    grammar = voice_commands._grammar("en")
    grammar = grammar._replace(
        rules={"on": "turn[  on]"},
        slots={**grammar.slots, "name": ["(red|blue) lamp"], "number": ["7"]},
        templates=dict.fromkeys(INTENTS, []) | {"HassTurnOn": ["(<on>;{name:x}) at {number}"]},
    )
    monkeypatch.setattr(voice_commands, "_grammar", lambda language: grammar)
    parts = [(on, lamp) for on in ("turn", "turn on") for lamp in ("red lamp", "blue lamp")]
    expected = {f"{a} {b} at 7" for pair in parts for a, b in (pair, pair[::-1])}
    assert set(texts(load_commands("en", per_intent=50))) == expected


def test_few_and_impossible():
    assert len(load_commands("es", per_intent=1)) == 16
    with pytest.raises(ValueError, match="per_intent must be 1 or more; got 0"):
        load_commands(per_intent=0)
    with pytest.raises(ValueError, match="en, de, fr and es; got 'it'"):
        load_commands("it")


def test_other_requests_are_no_commands():
    others = load_other_requests()
    assert len(set(others)) == 15
    assert not set(others) & set(texts(load_commands()))


def test_no_template_is_in_both_parts():
    templates = np.array([command.template for command in load_commands()])
    first, second = voice_commands.divide_by_template(templates, 0.25)
    assert sorted([*first, *second]) == list(range(len(templates)))
    assert not set(templates[first]) & set(templates[second])
    assert len(set(templates[first])) == len(set(templates)) / 4
    for share in (0, 0.001, 1):
        with pytest.raises(ValueError, match="each part needs a template"):
            voice_commands.divide_by_template(templates, share)


def test_the_package_is_never_imported():
    load_commands()
    assert "home_assistant_intents" not in sys.modules


def test_a_missing_package(monkeypatch, fresh):
    def not_found(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", not_found)
    with pytest.raises(DataError, match=r"en.json is missing .*home-assistant-intents==2026.10.27"):
        load_commands()
