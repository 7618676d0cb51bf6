"""Texts, claims and figures across the archive: what is judged of those that SQL brings together.

The rules are those of ``transforms``; an error over rows names the articles that they were read from.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from flows.lake.faults import blame
from flows.warehouse.naming import build_table
from transforms.claim_groups import ClaimLink, group_claims
from transforms.conflicts.figure_conflicts import compare_figures
from transforms.conflicts.opposites import is_denied_by
from transforms.duplicates import group_duplicates
from transforms.edits import describe_edit
from transforms.identifiers import find_article_id
from transforms.schema.warehouse_records import LoadedFigureKey

Row = tuple[Any, ...]
Rows = Mapping[str, Sequence[Row]]
TEXT, NUMBER = pa.string(), pa.int64()
TEXT_GROUPS = pa.schema([("text_sha256", TEXT), ("group_sha256", TEXT)])
GROUPS = pa.schema([("claim_id", TEXT), ("claim_group_id", TEXT)])
OPPOSITES = pa.schema([("claim_id", TEXT), ("other_claim_id", TEXT)])
EDITS = pa.schema([("article_id", TEXT), ("detail", TEXT)])
JUDGED = pa.schema(
    [
        *(("figure_no", NUMBER), ("other_figure_no", NUMBER), ("kind", TEXT), ("confidence", pa.float64())),
        *(("what", TEXT), ("counted", TEXT)),
    ]
)


def group_texts(rows: Rows) -> dict[str, pa.Table]:
    """Return the group of every text in ``duplicates``, pairs of near-duplicate texts."""
    pairs = [(one, other) for one, other in rows["duplicates"]]
    return {"text_groups": build_table(TEXT_GROUPS, group_duplicates(pairs).items())}


def group_told_claims(rows: Rows) -> dict[str, pa.Table]:
    """Return the group of every claim in ``claims`` (each with the first of its wording, in the order of telling).

    ``links`` are those with earlier claims, ``settled`` the groups of claims that keep theirs.
    """
    repeats = {claim_id: same_as for claim_id, same_as in rows["claims"] if same_as != claim_id}
    links = (ClaimLink(*row) for row in rows["links"])
    settled: dict[str, str] = dict(map(tuple, rows["settled"]))
    groups = group_claims([claim_id for claim_id, _ in rows["claims"]], repeats, links, settled)
    return {"new_groups": build_table(GROUPS, groups.items())}


def judge_conflicts(rows: Rows) -> dict[str, pa.Table]:
    """Return the pairs of figures that do not go together, and those of claims of which one denies the other."""
    return {
        "judged_figures": build_table(JUDGED, judge_figures(rows)),
        "judged_opposites": build_table(OPPOSITES, judge_opposites(rows["opposites"])),
    }


def judge_figures(rows: Rows) -> Iterator[Row]:
    """Yield the ``figure_pairs`` (numbers of two ``figures``, one voice or not) that differ, and in what."""
    figures = {number: LoadedFigureKey(*row) for number, *row in rows["figures"]}
    for number, other_number, is_same_voice in rows["figure_pairs"]:
        figure, other = figures[number], figures[other_number]
        with blame(figure.article_id, other.article_id):
            judgement = compare_figures(figure, other, is_same_voice)
        if judgement:
            kind, confidence, what = judgement
            yield number, other_number, kind, confidence, f": {what}" if what else "", figure.counted


def judge_opposites(pairs: Sequence[Row]) -> Iterator[Row]:
    """Yield the pairs of claims (ids, what both say, whether a place is told) of which one denies the other."""
    for one_id, other_id, one, other, is_placed in pairs:
        with blame(find_article_id(one_id), find_article_id(other_id)):
            is_denied = is_denied_by(one, other, is_placed) or is_denied_by(other, one, is_placed)
        if is_denied:
            yield one_id, other_id


def describe_edits(rows: Rows) -> dict[str, pa.Table]:
    """Return in words what the later version of each page in ``edits`` (article, text before, after) changed."""
    edits = []
    for article_id, before, after in rows["edits"]:
        with blame(article_id):
            edits.append((article_id, describe_edit(before, after)))
    return {"edits": build_table(EDITS, edits)}
