"""``dateline resolve``: the entities behind the mentions of a JSONL file, without a database."""

import json
from pathlib import Path
from typing import Any

from flows.cli.annotation_files import read_entries
from transforms.resolution.corpus import resolve_documents
from transforms.resolution.documents import Said


def resolve_file(source: Path, target: Path) -> int:
    """Write the entity ids of each document's mentions, one document a line; returns the number of documents.

    Equal ids, anywhere in the file, mean one entity. Raises ValueError for a line that lacks what is needed.
    """
    entries = list(read_entries(source))
    ids = resolve_documents([(str(entry["doc"]), read_mentions(entry)) for entry in entries])
    with target.open("w", encoding="utf-8") as out:
        for entry, entity_ids in zip(entries, ids, strict=True):
            out.write(json.dumps({"doc": entry["doc"], "entity_ids": entity_ids}, ensure_ascii=False) + "\n")
    return len(entries)


def read_mentions(entry: dict[str, Any]) -> list[Said]:
    """Return the mentions of an entry, in text order."""
    try:
        return [Said(m["surface"], m["label"], m.get("role") or "") for m in entry["mentions"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"document {entry['doc']}: a mention needs 'surface' and 'label'") from error
