"""Which code and data made a row: hashes that name a shard, so that new code makes new shards and old code none.

A version is a hash over the modules that a step imports, however far down, the lexicons and weights that these name,
and the libraries that decide besides. What a step does not import does not make it run again.
"""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from flows.settings import ROOT
from transforms.identifiers import hash_parts
from transforms.lexicons import LEXICONS

CLEANING = ("flows.reading", "flows.lake.cleaning")
ANNOTATION = ("flows.lake.annotating",)
UNDECISIVE = frozenset({"flows.settings", "flows.lake.versions"})
"""Modules that decide no row: what a setting changes stands in a shard's name by its value."""
CLEANING_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext", "lxml", "py3langid", "fastwarc")
ANNOTATION_LIBRARIES = ("datasketch", "onnxruntime", "snowballstemmer", "tokenizers")
OURS = ("flows", "transforms")
LOADERS = ("load_lexicon", "load_words")
"""Functions whose first argument names a lexicon."""
DATA = (".onnx", ".json", ".toml")
"""Endings of files that a module reads from its own folder or from ``config/models``."""


@cache
def name_cleaning_version() -> str:
    """Return a hash of everything that decides how a record is read and cleaned."""
    return hash_parts(hash_files(trace_files(CLEANING)), *(version(name) for name in CLEANING_LIBRARIES))


@cache
def name_annotation_version() -> str:
    """Return a hash of everything that decides how an article is annotated."""
    return hash_parts(hash_files(trace_files(ANNOTATION)), *(version(name) for name in ANNOTATION_LIBRARIES))


def hash_files(paths: Iterable[Path]) -> str:
    """Return one hash of the names and contents of files of the installation."""
    parts: list[str] = []
    for path in sorted(set(paths)):
        parts += [path.relative_to(ROOT).as_posix(), sha256(path.read_bytes()).hexdigest()]
    return hash_parts(*parts)


def trace_files(roots: Iterable[str]) -> set[Path]:
    """Return the files of the modules at or below ``roots`` (dotted names), and the data files that they name."""
    modules: dict[str, Path] = {}
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        path = locate_module(name)
        if path and name not in modules and name not in UNDECISIVE:
            modules[name] = path
            waiting += [*read_named(path).imports, name.rpartition(".")[0]]
    return {file for path in modules.values() for file in (path, *read_named(path).data)}


class Named(NamedTuple):
    """What a module names: modules of ours that it imports, and files of data that it reads."""

    imports: tuple[str, ...]
    data: tuple[Path, ...]


@cache
def read_named(path: Path) -> Named:
    """Return what a module names; parsed and walked once, though several versions rest on it."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return Named(tuple(list_imports(nodes)), tuple(list_data(nodes, path)))


def locate_module(name: str) -> Path | None:
    """Return the file of a module or package of ours, None when the name is neither."""
    if not name:
        return None
    place = ROOT.joinpath(*name.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()), None)


def list_imports(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield the names of ours that a module imports, anywhere in it: modules, packages, and what may be in these."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in OURS)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in OURS:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def list_data(nodes: Iterable[ast.AST], path: Path) -> Iterator[Path]:
    """Yield the lexicons, weights and vocabularies that the module of a file names."""
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LOADERS:
            names = [f"{one.value!s}.toml" for one in node.args[:1] if isinstance(one, ast.Constant)]
            yield from (file for name in names if (file := LEXICONS / name).is_file())
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(DATA):
            found = (path.parent / node.value, LEXICONS.parent / "models" / node.value)
            yield from (file for file in found if file.is_file())
