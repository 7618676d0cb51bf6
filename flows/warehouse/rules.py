"""The rules in force: which SQL, Python and lexicons made the tables of a file from its shards."""

from functools import cache
from importlib.metadata import version

from flows.lake.versions import hash_files, trace_files
from flows.warehouse.night import NIGHT
from flows.warehouse.statements import FOLDER
from transforms.identifiers import hash_parts

ROOTS = ("flows.warehouse.running", "flows.warehouse.withholding")
BESIDES = ("macros", "checks", "views")
"""Folders of ``sql`` that decide what the tables hold, beside those of the stages."""


@cache
def name_rules_version() -> str:
    """Return a hash of everything that decides what the tables say of given shards."""
    folders = [*(stage.name for stage in NIGHT), *BESIDES]
    statements = [path for folder in folders for path in (FOLDER / folder).rglob("*.sql")]
    return hash_parts(hash_files([*trace_files(ROOTS), *statements]), version("duckdb"))
