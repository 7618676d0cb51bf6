"""Rows that tell who is who in the archive; the warehouse makes them. Conventions as in ``records``."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated as A


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or other thing that mentions across the archive refer to."""

    entity_id: A[str, "Key"]
    name: A[str, "Most frequent full name"]
    label: A[str, "PERSON | ORG | LOC | NORP | EVENT | MISC"]
    n_mentions: A[int, "Mentions"]
    n_articles: A[int, "Articles naming it"]
    n_outlets: A[int, "Outlets naming it"]
    first_date: A[date | None, "First publication day"]
    last_date: A[date | None, "Last publication day"]
    place_kind: A[str | None, "country | state | city, of a place where that is certain"]
    country: A[str | None, "ISO 3166 code of the country that a place is or lies in, where that is certain"]
    admin1: A[str | None, "ISO 3166-2 code of the US state that a place is or lies in, where that is certain"]
    is_rejected: A[bool, "A reviewer says that it is no entity"]
    wikidata_id: A[str | None, "Id of the only thing of this name and label in the user's alias table, if there is one"]
    wikidata_evidence: A[str | None, "What the id rests on"]


@dataclass(frozen=True, slots=True)
class EntityAlias:
    """A name under which an entity is mentioned, and why it is taken for that entity."""

    entity_id: A[str, "Entity"]
    surface: A[str, "Name as written"]
    label: A[str, "Label of those mentions"]
    name_id: A[str, "Name they stand for within their articles"]
    read_as: A[str, "How that was read: exact | surname | first-name | acronym | short-form ..."]
    n_mentions: A[int, "How often"]
    method: A[str, "read_as, unless exact: then how the name was linked with others: spelling | nickname | surname ..."]
    evidence: A[str, "What the link rests on"]


@dataclass(frozen=True, slots=True)
class ArchiveName:
    """A name that mentions stand for within their articles: what is compared across the archive."""

    name_id: A[str, "Key: hash of label and key, and of the article for a name that holds in one only"]
    label: A[str, "PERSON | ORG | LOC | NORP | EVENT | MISC"]
    key: A[str, "The name folded: lower case, no titles; acronyms in capitals; @ and ISO code for territories"]
    scope: A[str, "Article of a name that holds in one only (the Court, a first name), else empty"]
    n_mentions: A[int, "Mentions that stand for it"]
    entity_id: A[str, "Entity it stands for"]
    place_kind: A[str | None, "country | state | city, where that is certain"]
    country: A[str | None, "ISO 3166 code of the country"]
    admin1: A[str | None, "ISO 3166-2 code of the US state"]


@dataclass(frozen=True, slots=True)
class NameBlock:
    """A block in which a name is compared: names that share none never meet."""

    block: A[str, "Kind of block and what its names share: family name by sound, core words, initials ..."]
    name_id: A[str, "Name"]


@dataclass(frozen=True, slots=True)
class NameLink:
    """Two names that are taken to mean the same, and why."""

    block: A[str, "Block in which they met; of a correction c and the name"]
    name_id: A[str, "The less telling name"]
    other_name_id: A[str, "The more telling name"]
    method: A[str, "spelling | initial | nickname | title | surname | acronym | short-form | label | correction ..."]
    score: A[float, "How sure, 0 to 1"]
    evidence: A[str, "What it rests on"]


@dataclass(frozen=True, slots=True)
class EntityOutlet:
    """What one outlet's articles say of an entity: what its totals are added up from."""

    entity_id: A[str, "Entity"]
    outlet: A[str, "Outlet"]
    n_mentions: A[int, "Mentions"]
    n_articles: A[int, "Articles naming it"]
    first_date: A[date | None, "First publication day"]
    last_date: A[date | None, "Last publication day"]


@dataclass(frozen=True, slots=True)
class AppliedCorrection:
    """A reviewer's decision, as replayed tonight."""

    kind: A[str, "merge | split | alias | reject | retype"]
    name: A[str, "Label and name it is about"]
    other: A[str, "Label and name of the other, or the new label; empty where there is none"]
    who: A[str, "Who decided"]
    why: A[str, "Why"]
    name_id: A[str, "The name's id"]
    other_name_id: A[str, "The other's id, empty where there is none"]
