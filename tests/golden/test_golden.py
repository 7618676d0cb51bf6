"""Invented articles with all that the rules read from them, kept as files.

DATELINE_REGENERATE_GOLDEN=1 makes pytest write the expected files anew; read the difference before committing it.
"""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from transforms.annotate import annotate
from transforms.schema.records import Claim, ClaimQuantity, Document, Mention

ARTICLES = sorted(Path(__file__).parent.glob("*.txt"))


def describe_mention(mention: Mention) -> str:
    role = f" [{mention.role}]" if mention.role else ""
    return f"{mention.surface} = {mention.label} {mention.head}{role}"


def describe_claim(claim: Claim, text: str, heads: dict[str, str]) -> dict[str, Any]:
    return {
        "source": claim.source_text,
        "cue": claim.cue_text,
        "content": [text[span.start_char : span.end_char] for span in claim.content_spans],
        "speaker": heads.get(claim.speaker_mention_id or ""),
        "speaker_how": f"{claim.speaker_method}, {claim.speaker_type}",
        "speaker_role": claim.speaker_role,
        "said": f"{claim.act}{' (negated)' if claim.is_cue_negated else ''}, {claim.quote_type}, {claim.factuality}",
        "is_nested": claim.parent_claim_id is not None,
    }


def describe_quantity(quantity: ClaimQuantity) -> str:
    bounds = f"{quantity.low} to {quantity.high}"
    return f"{quantity.surface} = {quantity.comparator} {bounds} {quantity.unit} of {quantity.counted_phrase}"


def describe_article(text: str) -> dict[str, Any]:
    document = Document("golden", text, date(2024, 5, 6))
    read = annotate(document)
    heads = {mention.mention_id: mention.head for mention in read.mentions}
    return {
        "sentences": [f"{one.zone}: {text[one.start_char : one.end_char]}" for one in read.sentences],
        "mentions": [describe_mention(one) for one in read.mentions],
        "claims": [describe_claim(one, text, heads) for one in read.claims],
        "quantities": [describe_quantity(one) for one in read.claim_quantities],
    }


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_article_is_read_as_before(path: Path) -> None:
    found = describe_article(path.read_text(encoding="utf-8"))
    expected = path.with_suffix(".json")
    if os.environ.get("DATELINE_REGENERATE_GOLDEN"):
        expected.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
