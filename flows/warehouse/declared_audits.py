"""Audits that follow from what the tables declare: keys, and the rules of ``transforms.schema.rules``.

Each is a statement of ``sql/checks/declared``, filled with the names of a table and its columns.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from flows.warehouse.statements import FOLDER, fill_statement, read_meaning, read_statement
from transforms.schema.rules import Reference, SpanColumns
from transforms.schema.tables import WAREHOUSE, Table, quote_sql


@dataclass(frozen=True, slots=True)
class Audit:
    """A question for rows that are wrong: its name, what should hold, and its statement.

    ``last`` is asked where the statement finds rows, and has the last word: it looks further than tonight's rows.
    """

    name: str
    meaning: str
    text: str
    last: str = ""


@cache
def list_declared_audits() -> tuple[Audit, ...]:
    """Return the audits of all tables."""
    return tuple(audit for table in WAREHOUSE.values() for audit in audit_table(table))


def audit_table(table: Table) -> Iterator[Audit]:
    """Yield the audits of a table: one a key, span, list of pieces, range, form and reference.

    What a run that is tried again logs twice is no reason to publish nothing: logs may repeat a key.
    """
    if len(table.volatile) < len(table.columns):
        yield fill_audit("key", f"key_of_{table.name}", table)
    for span in table.rules.spans:
        yield from audit_span(span, table)
    if table.rules.is_sequence:
        yield fill_audit("sequence", f"sequence_of_{table.name}", table)
    for pieces, span in table.rules.pieces:
        name = f"pieces_of_{table.name}_{pieces}"
        yield fill_audit("pieces", name, table, pieces=pieces, start=span.start, end=span.end)
    for columns in table.rules.ranges:
        yield fill_audit("range", f"range_of_{table.name}_{columns[0]}", table, columns=", ".join(columns))
    for column, form in table.rules.forms:
        yield fill_audit("form", f"form_of_{table.name}_{column}", table, column=column, form=quote_sql(form))
    for reference in table.rules.references:
        yield audit_reference(reference, table)


def audit_span(span: SpanColumns, table: Table) -> Iterator[Audit]:
    """Yield the audits of a stretch of text: where it lies, and what it reads if the table keeps that."""
    names = {"start": span.start, "end": span.end}
    yield fill_audit("span", f"span_of_{table.name}_{span.start}", table, **names)
    if span.text:
        yield fill_audit("span_text", f"text_of_{table.name}_{span.text}", table, **names, text=span.text)


def audit_reference(reference: Reference, table: Table) -> Audit:
    """Return the audit of a reference.

    Most rows name rows of the same night; only where some do not is the whole of the other table looked up.
    """
    parent, key = reference.table, WAREHOUSE[reference.table].key
    column = reference.columns[-1]
    is_list = next(one for one in table.columns if one.name == column).sql_type.endswith("[]")
    names = {
        "parent": parent,
        "columns": ", ".join(reference.columns),
        "column": column,
        "parent_key": key[0],
        "match": " AND ".join(f"x.{one} = p.{other}" for one, other in zip(reference.columns, key, strict=True)),
    }
    kind, name = "list_reference" if is_list else "reference", f"reference_of_{table.name}_{column}"
    last = fill_audit(kind, name, table, **names, looked_up=f"whole_{parent}")
    return Audit(name, last.meaning, fill_audit(kind, name, table, **names, looked_up=parent).text, last.text)


def fill_audit(kind: str, name: str, table: Table, **names: str) -> Audit:
    """Return an audit of a table from its statement; its rows begin with what tells a row, the article first."""
    statement = read_statement(FOLDER / "checks" / "declared" / f"{kind}.sql")
    columns = [column.name for column in table.columns]
    identity = dict.fromkeys(["article_id", *table.key] if "article_id" in columns else table.key)
    told = {"table": table.name, "key": ", ".join(table.key), "identity": ", ".join(f"x.{one}" for one in identity)}
    filled = fill_statement(statement, **told, **names)
    return Audit(name, read_meaning(filled), filled)
