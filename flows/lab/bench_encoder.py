"""Part of ``make bench``: names found a CPU-second, beside a bare onnxruntime loop over the same windows."""

import time
from collections.abc import Callable, Sequence

import numpy as np

from flows.cli import screen
from transforms.annotate import annotate
from transforms.entities import find_mentions
from transforms.model.encoder import load_session, read_text, read_window
from transforms.model.windows import Window, pack_windows
from transforms.schema.records import Article, Document
from transforms.sentences import split_sentences

SAMPLE_WORDS = 60_000


def bench_encoder(articles: Sequence[Article]) -> float:
    """Print words per CPU-second of the encoder's parts; returns the CPU seconds of the bare loop over all articles.

    The parts are timed on a sample of the articles, evenly drawn.
    """
    everything = sum(article.words for article in articles)
    articles = articles[:: max(1, everything // SAMPLE_WORDS)]
    documents = [Document(article.article_id, article.text, article.published_date) for article in articles]
    words = sum(article.words for article in articles)
    windows = [window for document in documents for window in pack_document(document)]
    read_window(windows[0])  # loading is neither side's
    bare = time_cpu(lambda: run_bare(windows))
    rows = [["bare onnxruntime loop over the windows", words / bare, 1.0]]
    for what, function in (
        ("names: sentences, tokens, encoder, decoding", find_names),
        ("whole annotation", annotate),
    ):
        seconds = time_cpu(lambda function=function: [function(document) for document in documents])  # type: ignore[misc]
        rows.append([what, words / seconds, bare / seconds])
    screen.show_rows(["encoder", "words/CPU-s", "ratio to bare"], [[w, f"{s:,.0f}", f"{r:.2f}"] for w, s, r in rows])
    return bare * everything / words


def pack_document(document: Document) -> list[Window]:
    """Return the windows of a document."""
    return pack_windows(document.text, split_sentences(document.article_id, document.text))


def run_bare(windows: Sequence[Window]) -> None:
    """Run the network over the windows and throw the answers away."""
    session = load_session()
    for window in windows:
        ids = np.array([window.ids], dtype=np.int64)
        session.run(None, {"ids": ids, "shapes": np.array([window.shapes], np.int64), "mask": np.ones_like(ids)})


def find_names(document: Document) -> None:
    """Find the names of a document from its text."""
    sentences = split_sentences(document.article_id, document.text)
    find_mentions(document, sentences, read_text(document.text, sentences))


def time_cpu(function: Callable[[], object]) -> float:
    """Return the CPU seconds of one call."""
    started = time.process_time()
    function()
    return time.process_time() - started
