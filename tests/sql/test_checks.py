"""Every audit finds the fault it is there for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb

from flows.warehouse.audits import audit_night, list_audits, run_audit
from flows.warehouse.building import check_archive
from flows.warehouse.declared_audits import Audit, list_declared_audits
from flows.warehouse.statements import Connection, count_rows
from flows.warehouse.views import find_working_tables, view_tables
from tests.sql.building import Archive
from transforms.schema.tables import WAREHOUSE, Table

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
    "records_keep_their_article": "UPDATE captures SET article_id = 'nobody'",
    "entities_have_names": "DELETE FROM entity_aliases WHERE surface = 'Port Vale'",
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
    "dates_come_from_no_template": FOOTERS,
    "articles_are_dated_soundly": "UPDATE articles SET published_date = DATE '2031-01-01'",
    "reasons_are_known": "UPDATE rejects SET reason = 'mood'",
}
NO_ROW = {
    "VARCHAR": "'nobody'",
    "BIGINT": "-1",
    "DOUBLE": "-1",
    "BOOLEAN": "false",
    "DATE": "DATE '2024-05-01'",
    "TIMESTAMP": "TIMESTAMP '2024-05-01'",
}
"""A value of each type that is no row's key and nothing's form."""


def list_declared_faults() -> Iterator[tuple[str, str]]:
    """Yield each audit that a table declares, and a statement that makes the fault it is there for."""
    for table in WAREHOUSE.values():
        types = {column.name: column.sql_type for column in table.columns}
        if len(table.volatile) < len(table.columns):
            yield f"key_of_{table.name}", f"INSERT INTO {table.name} FROM {table.name} LIMIT 1"
        for span in table.rules.spans:
            yield f"span_of_{table.name}_{span.start}", f"UPDATE {table.name} SET {span.start} = -1"
            if span.text:
                yield f"text_of_{table.name}_{span.text}", f"UPDATE {table.name} SET {span.text} = 'no such words'"
        if table.rules.is_sequence:
            yield f"sequence_of_{table.name}", f"UPDATE {table.name} SET end_char = 9999"
        for pieces, _ in table.rules.pieces:
            wrong = "[{'start_char': -1, 'end_char': 0}]"
            yield f"pieces_of_{table.name}_{pieces}", f"UPDATE {table.name} SET {pieces} = {wrong}"
        for columns in table.rules.ranges:
            first, last = ("DATE '9999-12-30'", "DATE '9999-12-29'") if types[columns[0]] == "DATE" else ("2", "1")
            fault = f"UPDATE {table.name} SET {columns[0]} = {first}, {columns[-1]} = {last}"
            yield f"range_of_{table.name}_{columns[0]}", fault
        for column, _ in table.rules.forms:
            yield f"form_of_{table.name}_{column}", f"UPDATE {table.name} SET {column} = 'no such form'"
        for reference in table.rules.references:
            column = reference.columns[-1]
            nobody = "['nobody']" if types[column].endswith("[]") else NO_ROW[types[column]]
            yield f"reference_of_{table.name}_{column}", f"UPDATE {table.name} SET {column} = {nobody}"


def test_every_audit_has_a_fault_here() -> None:
    audits = [*list_audits("tonight"), *list_audits("archive")]
    assert sorted([*FAULTS, *dict(list_declared_faults())]) == sorted(audit.name for audit in audits)


def test_a_sound_file_passes(world: Archive) -> None:
    assert check_archive(world.published) == []


def test_audits_find_their_faults(world: Archive, tmp_path: Path) -> None:
    broken = tmp_path / "broken.duckdb"
    shutil.copyfile(world.published, broken)
    audits = {audit.name: audit for audit in [*list_audits("tonight"), *list_audits("archive")]}
    with duckdb.connect(str(broken)) as connection:
        find_working_tables(connection)
        view_tables(connection, "whole")
        for name, fault in FAULTS.items():
            check_fault(connection, audits[name], fault)


def check_fault(connection: Connection, audit: Audit, fault: str) -> None:
    """Enter a fault, which the audit must find, and take it back."""
    connection.begin()
    connection.execute(fault)
    failure = run_audit(connection, audit)
    assert failure, audit.name
    assert failure.name == audit.name
    assert failure.n_rows >= len(failure.rows) > 0
    assert failure.meaning.endswith(".")
    connection.rollback()


def fill_table(connection: Connection, table: Table) -> None:
    """Enter a row into an empty table: of an article if its rows are of one, nothing else in it true."""
    values = [
        "(SELECT min(article_id) FROM articles)" if column.name == "article_id" else NO_ROW.get(column.sql_type, "[]")
        for column in table.columns
    ]
    if not count_rows(connection, table.name):
        connection.execute(f"INSERT INTO {table.name} VALUES ({', '.join(values)})")


def test_declared_audits_find_their_faults(world: Archive, tmp_path: Path) -> None:
    broken = tmp_path / "broken.duckdb"
    shutil.copyfile(world.published, broken)
    audits = {audit.name: audit for audit in list_declared_audits()}
    with duckdb.connect(str(broken)) as connection:
        find_working_tables(connection)
        view_tables(connection, "whole")
        for table in WAREHOUSE.values():
            fill_table(connection, table)
        for name, fault in list_declared_faults():
            check_fault(connection, audits[name], fault)


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
        assert "text_of_mentions_surface" in {failure.name for failure in audit_night(connection)}
        connection.commit()
    with duckdb.connect(str(broken)) as connection:
        find_working_tables(connection)
        view_tables(connection, "tonight")
        connection.begin()
        assert audit_night(connection) == []
