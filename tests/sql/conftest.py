"""Archives for the warehouse's tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from flows.warehouse.building import check_archive
from tests.sql.building import Archive
from tests.sql.quarrel import load_quarrel
from tests.sql.scenes import SHARDS, load_nights


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


@pytest.fixture
def make_archive(tmp_path: Path) -> Callable[[str], Archive]:
    return lambda name: Archive(tmp_path / name)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The whole world of ``scenes``, loaded in one night. Only for reading."""
    archive = Archive(tmp_path_factory.mktemp("world"))
    load_nights(archive, [SHARDS])
    assert check_archive(archive.published) == []
    return archive


@pytest.fixture(scope="session")
def quarrel(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The world of ``quarrel``, loaded in one night. Only for reading."""
    archive = Archive(tmp_path_factory.mktemp("quarrel"))
    load_quarrel(archive)
    assert check_archive(archive.published) == []
    return archive
