"""Recent pages of outlets, which tonight's pages are held against to see what recurs."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from flows.lake.store import locate_shard, read_manifest, read_rows
from flows.settings import Settings
from flows.warehouse import building
from flows.warehouse.healing import list_loaded
from transforms.schema.records import PageParagraphs


def read_recent_pages(settings: Settings, outlets: Collection[str]) -> list[PageParagraphs]:
    """Return the newest captured pages of each outlet, from the published file, or where that is lost from the lake."""
    if settings.warehouse.exists():
        return building.read_recent_pages(settings.warehouse, sorted(outlets))
    kept: dict[str, list[PageParagraphs]] = defaultdict(list)
    for pages in read_loaded_pages(settings):
        for page in pages:
            if page.outlet in outlets:
                kept[page.outlet].append(page)
        for found in kept.values():
            found[:] = sorted(found, key=rank_page)[: building.RECENT_PAGES]
    return [page for outlet in sorted(kept) for page in kept[outlet]]


def read_loaded_pages(settings: Settings) -> Iterator[list[PageParagraphs]]:
    """Yield the pages of each loaded shard that the lake holds."""
    for shard in list_loaded(settings):
        folder = locate_shard(settings.lake, "annotated", shard.shard_id)
        if read_manifest(folder):
            yield read_rows(folder, "page_paragraphs", PageParagraphs)


def rank_page(page: PageParagraphs) -> tuple[bool, float, str, str]:
    """Return what pages of an outlet are ranked by, as in ``sql/status/list_recent_pages.sql``: the newest first."""
    captured = page.captured_at.timestamp() if page.captured_at else 0.0
    return page.captured_at is None, -captured, page.canonical_url, page.shard_id
