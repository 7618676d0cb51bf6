from pathlib import Path

import pytest
import spacy

from transforms.annotate import annotate
from transforms.entities.backends import check_backend
from transforms.schema.records import Document


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny spaCy pipeline that knows three names."""
    folder = tmp_path_factory.mktemp("pipeline")
    nlp = spacy.blank("en")
    patterns = [("PERSON", "Ilse Moor"), ("GPE", "Tarn"), ("DATE", "Monday")]
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": text} for label, text in patterns])
    nlp.to_disk(folder)
    return folder


def test_names_come_from_a_spacy_pipeline_with_our_labels(pipeline: Path) -> None:
    text = "It rained. On Monday minister Ilse Moor left Tarn."
    found = annotate(Document("a", text), f"spacy:{pipeline}").mentions
    assert [(one.surface, one.label, one.role) for one in found] == [
        ("Ilse Moor", "PERSON", "minister"),
        ("Tarn", "LOC", None),
    ]


def test_a_pipeline_that_is_not_there_is_named_in_one_line() -> None:
    with pytest.raises(ValueError, match="names: 'spacy:no_such_pipeline' cannot be loaded"):
        check_backend("spacy:no_such_pipeline")
