"""Every audit finds the fault it is there for."""

import shutil
from pathlib import Path

import duckdb
import pytest

from flows.warehouse.audits import audit_night
from flows.warehouse.building import check_archive
from flows.warehouse.statements import list_statements
from flows.warehouse.views import find_working_tables, view_tables
from tests.sql.building import Archive

FOOTERS = """
INSERT INTO articles BY NAME
SELECT * EXCLUDE (i) REPLACE (
    'x' || i AS article_id, 'x' || i AS story_id, 'Updated 8 May 2024' AS text, 'x.example' AS outlet
)
FROM (FROM articles LIMIT 1), range(5) AS r(i);
INSERT INTO sentences SELECT 'x' || i, 0, 0, 0, 18, 'body' FROM range(5) AS r(i);
INSERT INTO timexes BY NAME
SELECT * EXCLUDE (i) REPLACE (
    'x' || i AS article_id, 't' || i AS timex_id, '8 May 2024' AS surface, 8 AS start_char, 18 AS end_char
)
FROM (FROM timexes LIMIT 1), range(5) AS r(i);
UPDATE timeline SET timex_id = 't0';
"""

FAULTS = {
    "offsets_of_mentions": "UPDATE mentions SET surface = 'Ann lee' WHERE surface = 'Ann Lee'",
    "offsets_of_claim_sources": "UPDATE claims SET source_start_char = source_start_char + 1",
    "offsets_of_claim_cues": "UPDATE claims SET cue_text = 'said', cue_start_char = 0, cue_end_char = 4",
    "offsets_of_claim_contents": "UPDATE claims SET content_text = content_text || '.'",
    "offsets_of_content_spans": "UPDATE claims SET content_spans = [{'start_char': 0, 'end_char': 9999}]",
    "offsets_of_claim_quantities": "UPDATE claim_quantities SET end_char = end_char + 1",
    "offsets_of_timexes": "UPDATE timexes SET surface = upper(surface)",
    "offsets_of_events": "INSERT INTO events SELECT 'e', article_id, 0, 0, 3, 'xyz', 'actual', NULL, NULL, NULL,"
    " 'none', NULL, [] FROM articles LIMIT 1",
    "offsets_of_sentences": "UPDATE sentences SET end_char = 99999 WHERE sentence_no = 1",
    "offsets_of_timeline_sentences": "UPDATE timeline SET start_char = start_char + 1",
    "keys_are_unique": "INSERT INTO mentions SELECT * FROM mentions LIMIT 1",
    "references_to_articles": "UPDATE timexes SET article_id = 'nobody'",
    "references_to_sentences": "DELETE FROM sentences WHERE sentence_no = 2",
    "references_to_mentions": "UPDATE claims SET speaker_mention_id = 'nobody'",
    "references_to_claims": "UPDATE claim_quantities SET claim_id = 'nobody'",
    "references_to_timexes": "DELETE FROM timexes",
    "days_name_timexes": "UPDATE timeline SET timex_id = 'nobody'",
    "references_to_entities": "DELETE FROM entities WHERE name = 'Port Vale'",
    "references_to_names": "DELETE FROM names WHERE key = 'port vale'",
    "mentions_stand_for_the_entity_of_their_name": "UPDATE mentions SET entity_id = 'x' WHERE surface = 'Lee'",
    "linked_names_are_one_entity": "INSERT INTO name_links SELECT 'b', a.name_id, b.name_id, 'm', 1, 'e'"
    " FROM names a, names b WHERE a.key = 'ann lee' AND b.key = 'port vale'",
    "aliases_have_method_and_evidence": "UPDATE entity_aliases SET evidence = '' WHERE surface = 'Lee'",
    "totals_of_entities_add_up": "UPDATE entity_outlets SET n_mentions = n_mentions + 1 WHERE outlet = 'tide.example'",
    "claims_have_a_group": "DELETE FROM claim_groups WHERE method = 'reprint'",
    "groups_are_of_their_first": "UPDATE claim_groups SET first_day = first_day + 1",
    "outlets_add_up": "UPDATE outlet_days SET n_claims = n_claims + 1",
    "shards_are_all_told": "UPDATE rejects SET shard_id = 'nobody'",
    "stories_have_one_original": "UPDATE articles SET is_original = true",
    "records_are_all_told": "DELETE FROM rejects WHERE reason = 'index-page'",
    "dates_are_ordered": "UPDATE timexes SET end_date = begin_date - 1",
    "timex3_values_are_valid": "UPDATE timexes SET timex3_value = '2024-13-45'",
    "edtf_values_are_valid": "UPDATE timexes SET edtf = '2024-13'",
    "dates_come_from_no_furniture": FOOTERS,
    "articles_are_dated_soundly": "UPDATE articles SET published_date = DATE '2031-01-01'",
    "reasons_are_known": "UPDATE rejects SET reason = 'mood'",
    "figures_lie_in_their_range": "UPDATE claim_quantities SET low = value + 1, high = value + 2",
}


def test_every_audit_has_a_fault_here() -> None:
    assert sorted(FAULTS) == sorted(audit.name for audit in list_statements("checks"))


def test_a_sound_file_passes(world: Archive) -> None:
    assert check_archive(world.published) == []


@pytest.mark.parametrize("name", FAULTS)
def test_audit_finds_its_fault(world: Archive, tmp_path: Path, name: str) -> None:
    broken = tmp_path / "broken.duckdb"
    shutil.copyfile(world.published, broken)
    with duckdb.connect(str(broken)) as connection:
        find_working_tables(connection)
        connection.execute(FAULTS[name])
    failures = {failure.name: failure for failure in check_archive(broken)}
    assert name in failures
    assert failures[name].n_rows >= len(failures[name].rows) > 0
    assert failures[name].meaning.endswith(".")


def test_a_night_s_audit_sees_the_night_s_rows_only(world: Archive, tmp_path: Path) -> None:
    broken = tmp_path / "broken.duckdb"
    shutil.copyfile(world.published, broken)
    with duckdb.connect(str(broken)) as connection:
        find_working_tables(connection)
        view_tables(connection, "tonight")
        connection.begin()
        connection.execute("CREATE TEMP TABLE entered AS FROM articles; DELETE FROM articles")
        connection.execute("INSERT INTO articles FROM entered")
        connection.execute("INSERT INTO mentions SELECT * REPLACE ('Ann lee' AS surface) FROM mentions LIMIT 1")
        assert "offsets_of_mentions" in {failure.name for failure in audit_night(connection)}
        connection.commit()
    with duckdb.connect(str(broken)) as connection:
        find_working_tables(connection)
        view_tables(connection, "tonight")
        connection.begin()
        assert audit_night(connection) == []
