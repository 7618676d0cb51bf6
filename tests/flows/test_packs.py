"""Many small files share a task, and each keeps its shard."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from flows import tasks
from flows.ingest import PACKS, pack_slices
from flows.lake.shards import name_annotated_shard
from flows.lake.store import Manifest, write_shard
from flows.reading import Slice
from flows.settings import read_settings
from transforms.schema.tables import LAKE


def make_slices(counts: list[int]) -> list[Slice]:
    return [
        Slice(f"f{number}.jsonl", 0, "jsonl", 0, count, str(number), (str(number),))
        for number, count in enumerate(counts)
    ]


@given(st.lists(st.integers(1, 250)), st.integers(1, 300))
def test_every_slice_is_in_one_pack_in_order_and_none_is_too_large(counts: list[int], documents: int) -> None:
    slices = make_slices(counts)
    packs = list(pack_slices(slices, documents))
    assert [one for pack in packs for one in pack] == slices
    for pack in packs:
        assert len(pack) == 1 or sum(one.count for one in pack) <= min(documents, sum(counts) / PACKS)


def test_files_of_three_pages_share_tasks_and_those_of_a_few_hundred_do_not() -> None:
    assert len(list(pack_slices(make_slices([3] * 400), 250))) == PACKS
    assert len(list(pack_slices(make_slices([3] * 40_000), 250))) == 40_000 // (250 // 3) + 1
    assert len(list(pack_slices(make_slices([250] * 12), 250))) == 12


def test_a_pack_is_known_by_all_of_its_shards(tmp_path: Path) -> None:
    settings = replace(read_settings(), data=tmp_path)
    cleaned = [Manifest(f"s{number}", "clean", f"f{number}.jsonl", 0, 0, 0, 0) for number in range(2)]
    given = {"pack": cleaned, "settings": settings}
    for one in cleaned:
        assert tasks.key_annotation(None, given) is None  # type: ignore[arg-type]
        named = name_annotated_shard(one.shard_id, settings.names)
        write_shard(settings.lake, replace(one, shard_id=named, stage="annotated"), {name: [] for name in LAKE})
    key = tasks.key_annotation(None, given)  # type: ignore[arg-type]
    assert key not in (None, tasks.key_annotation(None, given | {"pack": cleaned[:1]}))  # type: ignore[arg-type]
