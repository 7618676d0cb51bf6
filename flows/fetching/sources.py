"""Sources: whom to capture, where links to articles stand, and how often one may ask; one TOML file each."""

import re
import tomllib
from pathlib import Path
from typing import Annotated as A
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


class SourceError(ValueError):
    """A source file is missing or says something that cannot be meant; the message is one line for the user."""


def check_address(text: str) -> str:
    """Return an http(s) address as it is; raises ValueError for anything else."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("no http(s) address")
    return text


def check_place(text: str) -> str:
    """Return an http(s) address or the path of a file as it is; raises ValueError for an address of another kind."""
    return check_address(text) if "://" in text else text


def check_pattern(text: str) -> str:
    """Return a regular expression as it is; raises ValueError when it is none."""
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from error
    return text


def check_language(text: str) -> str:
    """Return an ISO 639-1 code as it is; raises ValueError for anything else."""
    if not re.fullmatch("[a-z]{2}", text):
        raise ValueError("no ISO 639-1 code such as en")
    return text


def check_host(text: str) -> str:
    """Return a host name as it is; raises ValueError when it holds anything else."""
    if not re.fullmatch(r"[a-z0-9.-]+", text):
        raise ValueError("no host name in lower case such as www.example.org")
    return text


Address = A[str, AfterValidator(check_address)]
Place = A[str, AfterValidator(check_place)]
Pattern = A[str, AfterValidator(check_pattern)]
Language = A[str, AfterValidator(check_language)]
Host = A[str, AfterValidator(check_host)]


class Source(BaseModel):
    """One outlet to capture. What each key means stands in ``config/sources/example.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: str
    is_enabled: bool = True
    schedule: str = "nightly"
    languages: list[Language] = []
    feeds: list[Address] = []
    sitemaps: list[Address] = []
    sections: list[Address] = []
    lists: list[Place] = []
    urls: list[Address] = []
    hosts: list[Host] = []
    allow: list[Pattern] = []
    deny: list[Pattern] = []
    delay_seconds: float = Field(default=2.0, ge=0, le=3600)
    min_articles: int = Field(default=0, ge=0)
    max_articles: int = Field(default=1000, ge=1)
    max_minutes: float = Field(default=240, gt=0)
    max_age_days: int = Field(default=30, ge=0)
    revisit_days: int = Field(default=2, ge=0)

    @model_validator(mode="after")
    def check_whole(self) -> "Source":
        """Raise ValueError when the source names no place to look at, or asks for more than it allows."""
        if not (self.feeds or self.sitemaps or self.sections or self.lists or self.urls):
            raise ValueError("names no feeds, sitemaps, sections, lists or urls")
        if self.min_articles > self.max_articles:
            raise ValueError("min_articles is greater than max_articles")
        return self

    @property
    def addresses(self) -> list[str]:
        """Every web address the file names."""
        lists = [place for place in self.lists if "://" in place]
        return [*self.feeds, *self.sitemaps, *self.sections, *lists, *self.urls]


def read_source(path: Path) -> Source:
    """Return the source a file describes, named after the file; raises SourceError naming the key that is wrong."""
    if not NAME.fullmatch(path.stem):
        raise SourceError(f"{path}: a source's name has small letters, digits and hyphens only")
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        return Source.model_validate({**values, "name": path.stem})
    except FileNotFoundError as error:
        raise SourceError(f"{path}: no such source") from error
    except ValidationError as error:
        raise SourceError(f"{path}: {describe_fault(error)}") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: {error}") from error


def describe_fault(error: ValidationError) -> str:
    """Return the first fault as key, what is wrong and what stands there, in one line."""
    first = error.errors()[0]
    what = first["msg"].removeprefix("Value error, ")
    if not first["loc"]:
        return what
    return f"{'.'.join(str(part) for part in first['loc'])}: {what} (got {first['input']!r})"


def list_sources(folder: Path) -> list[Source]:
    """Return every source in a folder, enabled or not, by name; none when there is no such folder."""
    return [read_source(path) for path in sorted(folder.glob("*.toml"))]


def choose_sources(folder: Path, names: list[str]) -> list[Source]:
    """Return the named sources, enabled or not, or without names all that are enabled; SourceError for an unknown."""
    if names:
        return [read_source(folder / f"{name}.toml") for name in dict.fromkeys(names)]
    return [source for source in list_sources(folder) if source.is_enabled]


def render_source(site: str, feeds: list[str], sitemaps: list[str], delay: float) -> str:
    """Return the text of a file for a site whose feeds and sitemaps were found; its front page is a section."""
    sections = [] if feeds or sitemaps else [site]
    return "".join(
        [
            f"# Found by `dateline sources add {site}`; the keys are explained in example.toml.\n",
            "is_enabled = true\n",
            render_list("feeds", feeds),
            render_list("sitemaps", sitemaps),
            render_list("sections", sections),
            f"delay_seconds = {delay}\n",
            "min_articles = 0\n",
            "max_articles = 1000\n",
        ]
    )


def render_list(key: str, addresses: list[str]) -> str:
    """Return one key with a list of addresses in TOML; percent-encoding leaves nothing in them to be escaped."""
    lines = "".join(f'    "{address}",\n' for address in addresses)
    return f"{key} = [\n{lines}]\n" if lines else f"{key} = []\n"


def name_source(site: str) -> str:
    """Return the name a source gets from its site's address: the host without www, dots as hyphens."""
    host = urlsplit(site).hostname or ""
    return re.sub(r"[^a-z0-9]+", "-", host.removeprefix("www.")).strip("-")[:60]
