"""Whatever decides a row is in the version that names its shard."""

from flows.lake.versions import ANNOTATION, CLEANING, CLEANING_LEXICONS, READING, list_files
from flows.settings import ROOT


def test_every_place_that_decides_rows_exists_and_counts() -> None:
    for place in (*ANNOTATION, *CLEANING, *CLEANING_LEXICONS, *READING):
        assert list_files(ROOT / place), place


def test_all_lexicons_and_weights_count() -> None:
    counted = {path for place in ANNOTATION for path in list_files(ROOT / place)}
    decisive = {path for folder in ("lexicons", "models") for path in list_files(ROOT / "config" / folder)}
    assert decisive <= counted
