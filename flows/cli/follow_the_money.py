"""Entities of the FollowTheMoney model (followthemoney.tech), the form that Aleph and OpenSanctions take: a line each.

People, organisations, places and events under all their names; the articles; and, as Documentation, which article names
whom. Claims and dates have no place in that model: they are in the tables.
"""

from collections.abc import Callable, Iterator
from typing import Any

Row = tuple[Any, ...]
Thing = dict[str, Any]
SCHEMATA = {"PERSON": "Person", "ORG": "Organization", "LOC": "Address", "EVENT": "Event"}


def build_thing(key: str, schema: str, **properties: Any) -> Thing:
    """Return an entity: its properties are lists of texts, those without a value left out."""
    lists = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    return {
        "id": key,
        "schema": schema,
        "properties": {name: [str(one) for one in some] for name, some in lists.items()},
    }


def build_entity(row: Row) -> Thing:
    """Return the entity of a row of ``sql/export/ftm_entities``."""
    entity_id, label, name, country, wikidata_id, first, last, aliases = row
    told = f"named in articles of {first} to {last}" if first else None
    more = {"full": name} if label == "LOC" else {}
    return build_thing(
        entity_id,
        SCHEMATA[label],
        name=name,
        alias=aliases,
        country=country and country.lower(),
        wikidataId=wikidata_id,
        notes=told,
        **more,
    )


def build_article(row: Row) -> Thing:
    """Return the article of a row of ``sql/export/ftm_articles``."""
    article_id, title, url, outlet, authors, published, modified, captured, text = row
    return build_thing(
        article_id,
        "Article",
        title=title,
        sourceUrl=url if url.startswith(("http://", "https://")) else None,
        publisher=outlet,
        author=authors,
        publishedAt=published,
        modifiedAt=modified,
        retrievedAt=captured,
        bodyText=text,
    )


def build_link(row: Row) -> Thing:
    """Return the Documentation of a row of ``sql/export/ftm_links``: an article and an entity that it names."""
    entity_id, article_id, published, role = row
    key = f"{article_id}-{entity_id}"
    return build_thing(key, "Documentation", document=article_id, entity=entity_id, date=published, role=role)


STATEMENTS: dict[str, Callable[[Row], Thing]] = {
    "ftm_entities": build_entity,
    "ftm_articles": build_article,
    "ftm_links": build_link,
}
"""The statements of ``sql/export`` in the order in which their rows are written."""


def build_all(read: Callable[[str], Iterator[Row]]) -> Iterator[Thing]:
    """Yield all entities; ``read`` gives the rows of a statement by its name."""
    for name, build in STATEMENTS.items():
        yield from map(build, read(name))
