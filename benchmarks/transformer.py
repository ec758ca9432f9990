"""The encoder beside onnxruntime on the same file, its tokenizer beside Hugging Face's.

    python benchmarks/transformer.py

CPU seconds of one thread, medians of rounds in which ours and the peer take turns.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import metadata

import numpy as np
import onnxruntime
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from embedlab.datasets import load_encyclopedia
from embedlab.minilm import VOCABULARY, WEIGHTS, load_minilm
from embedlab.text import split_sentences
from embedlab.transformer import encode
from embedlab.wordpiece import tokenize

PATH = str(metadata.distribution(WEIGHTS[0]).locate_file(WEIGHTS[2]))
ROUNDS, BATCH = 5, 16
_MEMORY = """
import psutil, sys
import numpy, onnxruntime, embedlab.minilm
before = psutil.Process().memory_info().rss
kept = {load}
print((psutil.Process().memory_info().rss - before) / 1e6)
"""


def rows() -> list[tuple[str, float, float, float, str]]:
    """What was measured: the work, ours, the peer's, ours / the peer's, a note."""
    articles = [article.text for article in load_encyclopedia()[::25]]
    sentences = [split_sentences(text)[0] for text in articles[:200]]
    minilm, session, tokenizer = load_minilm(), open_session(), peer_tokenizer()
    read = load_minilm.__wrapped__
    return [
        row("load, s", read, open_session, "onnxruntime"),
        row(
            "encode 200 sentences, s",
            lambda: encode(sentences, minilm),
            lambda: peer_encode(sentences, session, tokenizer),
            f"onnxruntime, in batches of {BATCH} of like length",
        ),
        row(
            "encode 40 articles, s",
            lambda: encode(articles[:40], minilm),
            lambda: peer_encode(articles[:40], session, tokenizer, batch=1),
            "onnxruntime, one by one: its batches are slower here",
        ),
        row(
            "cut 402 articles into pieces, s",
            lambda: [tokenize(text, minilm.vocabulary) for text in articles],
            lambda: [tokenizer.encode(text, add_special_tokens=False).tokens for text in articles],
            "tokenizers",
        ),
        memory_row(),
    ]


def row(
    work: str, ours: Callable, peer: Callable, note: str
) -> tuple[str, float, float, float, str]:
    """Both take turns, after one round that does not count."""
    times = [], []
    with threadpool_limits(1):
        for _ in range(ROUNDS + 1):
            for run, seconds in zip((ours, peer), times, strict=True):
                start = time.process_time()
                run()
                seconds.append(time.process_time() - start)
    a, b = (statistics.median(seconds[1:]) for seconds in times)
    return work, a, b, a / b, note


def memory_row() -> tuple[str, float, float, float, str]:
    """What a fresh process grows by when it loads the model, in MB."""
    loads = ["embedlab.minilm.load_minilm()", f"onnxruntime.InferenceSession({PATH!r})"]
    a, b = (
        float(subprocess.check_output([sys.executable, "-c", _MEMORY.format(load=load)]))
        for load in loads
    )
    return "memory of the loaded model, MB", a, b, a / b, "onnxruntime"


def open_session() -> onnxruntime.InferenceSession:
    """onnxruntime with the same file, on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(PATH, options)


def peer_tokenizer() -> Tokenizer:
    """Hugging Face's tokenizer with the same vocabulary."""
    path = metadata.distribution(VOCABULARY[0]).locate_file(VOCABULARY[2])
    tokenizer = Tokenizer(WordPiece.from_file(str(path), unk_token="[UNK]"))
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
    for work, ours, peer, ratio, note in rows():
        print(f"{work:34} {ours:9.3f} {peer:9.3f} {ratio:6.2f}x  {note}")
