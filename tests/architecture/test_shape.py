"""The rules of the house that a tool can hold: layers, sizes, SQL in its place, docs that match the code."""

import ast
import re
from pathlib import Path

import pytest

from flows.lab.docs import ARCHITECTURE, QUERIES, TABLES, fill_architecture, read, render_queries, render_tables

ROOT = Path(__file__).parents[2]
MODULES = sorted([*(ROOT / "flows").rglob("*.py"), *(ROOT / "transforms").rglob("*.py")])
STATEMENTS = sorted((ROOT / "sql").rglob("*.sql"))
SQL_TEXT = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|CREATE\s+(OR\s+REPLACE\s+)?(TABLE|MACRO)|DELETE\s+FROM)\b", re.S
)
GENERATES_DDL = ROOT / "transforms" / "schema" / "tables.py"


def name_file(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_file)
def test_modules_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 400
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= 60] == []


@pytest.mark.parametrize("path", [p for p in MODULES if p != GENERATES_DDL], ids=name_file)
def test_python_holds_no_sql(path: Path) -> None:
    strings = [
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in strings if SQL_TEXT.search(text)] == []


@pytest.mark.parametrize("path", STATEMENTS, ids=name_file)
def test_sql_files_begin_by_saying_what_they_do(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("-- ")


def test_docs_are_those_of_the_code() -> None:
    assert read(TABLES) == render_tables(), "run: make docs"
    assert read(QUERIES) == render_queries(), "run: make docs"
    assert read(ARCHITECTURE) == fill_architecture(read(ARCHITECTURE)), "run: make docs"
