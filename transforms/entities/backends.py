"""Names by other models than our own, for those who have them: spaCy pipelines and GLiNER, as optional extras."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from transforms.entities.tags import Name
from transforms.model.labels import ENTITY_LABELS
from transforms.schema.records import Sentence

SPACY_LABELS = {
    **dict.fromkeys(("PERSON", "PER"), "PERSON"),
    "ORG": "ORG",
    **dict.fromkeys(("GPE", "LOC", "FAC"), "LOC"),
    "NORP": "NORP",
    "EVENT": "EVENT",
    **dict.fromkeys(("PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE", "MISC"), "MISC"),
}
"""Our label for each of OntoNotes and of WikiNER; their labels of numbers and dates are no names."""
GLINER_LABELS = {
    "person": "PERSON",
    "organization": "ORG",
    "location": "LOC",
    "nationality, religion or political group": "NORP",
    "event": "EVENT",
    "product, law, work of art or award": "MISC",
}
"""What GLiNER is asked for, and our label for it."""

ENCODER = "encoder"
Finder = Callable[[str, Sequence[Sentence]], Iterator[Name]]


def check_backend(backend: str) -> None:
    """Load a backend; raises ValueError when there is none of that name or it is not installed."""
    if backend == ENCODER:
        return
    try:
        LOADERS[backend.partition(":")[0]](backend.partition(":")[2])
    except KeyError:
        raise ValueError(f"names: {backend!r} is none of encoder, spacy:PIPELINE, gliner:MODEL") from None
    except (ImportError, OSError) as error:
        raise ValueError(f"names: {backend!r} cannot be loaded: {str(error).splitlines()[0]}") from error


def choose_finder(backend: str) -> Finder:
    """Return what finds names: ``spacy:PIPELINE`` or ``gliner:MODEL``, each a package's name or a folder."""
    kind, _, model = backend.partition(":")
    find = {"spacy": find_by_spacy, "gliner": find_by_gliner}[kind]
    return lambda text, sentences: find(model, text, sentences)


@cache
def load_spacy(model: str) -> Any:
    """Return a spaCy pipeline; raises ImportError without spaCy and OSError without the pipeline."""
    import spacy

    return spacy.load(model)


@cache
def load_gliner(model: str) -> Any:
    """Return a GLiNER model from a folder or the local cache; raises ImportError or OSError when it is not there."""
    from gliner import GLiNER

    return GLiNER.from_pretrained(model, local_files_only=True)


LOADERS: dict[str, Callable[[str], Any]] = {"spacy": load_spacy, "gliner": load_gliner}


def find_by_spacy(model: str, text: str, sentences: Sequence[Sentence]) -> Iterator[Name]:
    """Yield the names that a spaCy pipeline finds in each sentence; it gives no probabilities."""
    pieces = (text[sentence.start_char : sentence.end_char] for sentence in sentences)
    for sentence, read in zip(sentences, load_spacy(model).pipe(pieces), strict=True):
        for entity in read.ents:
            label = SPACY_LABELS.get(entity.label_)
            if label:
                yield place(sentence, entity.start_char, entity.end_char, label, 1.0)


def find_by_gliner(model: str, text: str, sentences: Sequence[Sentence]) -> Iterator[Name]:
    """Yield the names that a GLiNER model finds in each sentence."""
    for sentence in sentences:
        piece = text[sentence.start_char : sentence.end_char]
        found = load_gliner(model).predict_entities(piece, list(GLINER_LABELS), flat_ner=True)
        for entity in sorted(found, key=lambda one: one["start"]):
            label, score = GLINER_LABELS[entity["label"]], round(float(entity["score"]), 3)
            yield place(sentence, entity["start"], entity["end"], label, score)


def place(sentence: Sentence, start: int, end: int, label: str, score: float) -> Name:
    """Return a name of a sentence with its place in the text."""
    assert label in ENTITY_LABELS
    return Name(sentence.start_char + start, sentence.start_char + end, sentence.sentence_no, label, score)
