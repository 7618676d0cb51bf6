"""The night, from the lake to the tables: its stages in order, each with what it reads and what it writes.

A stage's statements stand in ``sql/<name>``. Where rows have to be judged by Python, they stand in three folders:
``1_find`` gathers, ``2_ask`` holds the questions whose rows go to ``judge`` (each by the name of its file), ``3_enter``
takes over the tables that it returns. Temporary tables end with their stage, unless it hands them on.

What runs is this list (``running``); the picture in docs/architecture.md, the time table of a night and the version of
the rules are made from it, and a test holds every statement against it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from flows.warehouse import comparing, naming

Rows = list[tuple[Any, ...]]
Judge = Callable[[Mapping[str, Rows]], Mapping[str, pa.Table]]
"""From the rows of a stage's questions, by name, to the tables that it enters, by name."""

GIVEN = ("tonight", "withheld", "reasons", "reviewed")
"""Tables that the night is given: tonight's shards, articles left out, what rejects mean, and corrections."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: the tables it reads and writes, and the temporary ones that it hands on to later stages."""

    name: str
    meaning: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    hands_on: tuple[str, ...] = ()
    judge: Judge | None = None


NIGHT = (
    Stage(
        "withdraw",
        "Take out what shards brought that are withdrawn or loaded anew.",
        reads=("captures", "reasons"),
        writes=("shards", "captures", "rejects", "page_paragraphs", "boilerplate", "reject_reasons"),
        hands_on=("touched",),
    ),
    Stage(
        "read",
        "Enter tonight's shards, and which of their records hold which article.",
        reads=("tonight", "captures", "touched"),
        writes=("shards", "captures", "rejects", "page_paragraphs", "boilerplate", "touched"),
    ),
    Stage(
        "choose",
        "Choose the record that each touched article is read from; take out the articles that go.",
        reads=(
            *("touched", "withheld", "captures", "shards", "articles", "mentions", "dated_mentions"),
            *("claim_keys", "claim_groups", "figure_keys"),
        ),
        writes=(
            *("articles", "sentences", "mentions", "claims", "claim_keys", "figure_keys", "claim_quantities"),
            *("timexes", "events", "fingerprints", "dated_sentences", "dated_mentions", "search_terms"),
            *("defects", "rejects", "touched"),
        ),
        hands_on=("gone", "gone_names", "gone_days", "gone_claims", "gone_figures", "fresh"),
    ),
    Stage(
        "names",
        "Count the names that tonight's mentions stand for; find places and blocks of the new ones.",
        reads=("fresh", "gone_names", "reviewed", "corrections", "names", "name_blocks"),
        writes=("names", "name_blocks"),
        hands_on=("fresh_mentions", "readings", "touched_blocks", "dropped_names"),
        judge=naming.describe_names,
    ),
    Stage(
        "links",
        "Compare the names of each touched block, and link those that mean the same.",
        reads=("names", "name_blocks", "name_links", "touched_blocks", "dropped_names", "reviewed"),
        writes=("name_links",),
        hands_on=("relinked_names", "rejoined_names"),
        judge=naming.link_names,
    ),
    Stage(
        "identities",
        "Find the entity of every name that may have another than before.",
        reads=("rejoined_names", "name_links", "mentions", "corrections", "reviewed"),
        writes=("names", "mentions", "entity_aliases", "corrections"),
        hands_on=("moved_names", "moved_articles", "corrected_names"),
        judge=naming.identify_names,
    ),
    Stage(
        "articles",
        "Enter the articles and all rows read from them.",
        reads=("fresh", "fresh_mentions", "readings", "names", "articles"),
        writes=(
            *("articles", "sentences", "mentions", "claims", "claim_quantities", "timexes", "events"),
            *("claim_keys", "figure_keys", "fingerprints", "search_terms", "defects"),
        ),
    ),
    Stage(
        "stories",
        "Group near duplicates into stories; link the versions of a page.",
        reads=("articles", "fingerprints", "near_duplicates", "fresh", "gone"),
        writes=("articles", "near_duplicates"),
        hands_on=("reversioned", "moved", "changed"),
        judge=comparing.group_texts,
    ),
    Stage(
        "entities",
        "Add up entities, their aliases and outlets; tell which merged or split.",
        reads=(
            *("readings", "gone_names", "moved_names", "corrected_names", "relinked_names", "names", "name_links"),
            *("articles", "mentions", "entities", "entity_aliases", "entity_outlets", "corrections"),
        ),
        writes=("entities", "entity_aliases", "entity_outlets", "changes"),
        hands_on=("touched_entities",),
    ),
    Stage(
        "wikidata",
        "Give entities the ids of the user's alias table.",
        reads=("entities", "touched_entities"),
        writes=("entities",),
    ),
    Stage(
        "timelines",
        "Tell which sentences tell a day, and what each entity's archive says of it.",
        reads=(
            *(
                "articles",
                "sentences",
                "mentions",
                "timexes",
                "events",
                "dated_sentences",
                "dated_mentions",
                "timeline",
            ),
            *("fresh", "gone", "gone_days", "moved", "changed", "moved_articles"),
        ),
        writes=("dated_sentences", "dated_mentions", "timeline"),
    ),
    Stage(
        "comparison",
        "Tell which claims say the same within a fortnight.",
        reads=(
            *("articles", "mentions", "claim_keys", "figure_keys", "claim_links"),
            *("gone_claims", "gone_figures", "moved_names", "changed"),
        ),
        writes=("claim_keys", "claim_links"),
        hands_on=("revoiced_claims", "window_days", "repeats", "near_claims", "near_articles", "pairs", "followers"),
    ),
    Stage(
        "groups",
        "Group the claims that say the same; ten reprints are one witness.",
        reads=(
            *("articles", "mentions", "claims", "claim_keys", "claim_links", "claim_groups"),
            *("near_claims", "repeats", "followers", "gone_claims", "moved", "moved_articles"),
        ),
        writes=("claim_groups",),
        judge=comparing.group_told_claims,
    ),
    Stage(
        "conflicts",
        "Find the claims that do not go together: figures, denials, opposites, turns.",
        reads=(
            *("articles", "sentences", "mentions", "claims", "claim_keys", "figure_keys", "claim_conflicts"),
            *("gone_claims", "gone_figures", "changed", "revoiced_claims", "window_days", "repeats", "near_claims"),
            *("near_articles", "pairs"),
        ),
        writes=("claim_conflicts",),
        judge=comparing.judge_conflicts,
    ),
    Stage(
        "outlets",
        "Add up what outlets publish, day by day.",
        reads=("articles", "claims", "outlet_days", "gone", "reversioned", "changed"),
        writes=("outlet_days", "outlets"),
    ),
    Stage(
        "changes",
        "Enter the run, and what it added, changed and withdrew.",
        reads=(
            *("articles", "claims", "claim_keys", "claim_links", "claim_groups", "claim_conflicts"),
            *("gone", "fresh", "tonight"),
        ),
        writes=("changes", "runs", "stage_times"),
        judge=comparing.describe_edits,
    ),
)
