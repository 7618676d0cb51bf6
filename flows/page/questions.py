"""A page's questions to the published file: asked with bound values, shown as SQL, given as CSV."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from flows.page.faults import AskedWronglyError
from flows.warehouse.snapshots import Reader, Row, find_statement
from flows.warehouse.statements import fit_statement, quote_text

LONGEST = 300
"""Characters of what a reader may ask with; more is cut."""
PARAMETER = re.compile(r"\$(\w+)")
DECLARATION = re.compile(r"^-- \$.*\n", re.M)
FORMULA = re.compile(r"[=+\-@\t\r]|\s+[=+\-@]")
"""How a cell begins that a spreadsheet would run."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement that was asked, with the values it was given and the rows it gave."""

    name: str
    values: dict[str, str]
    rows: list[Row]

    @property
    def meaning(self) -> str:
        """What the statement tells."""
        return find_statement(self.name).meaning

    @property
    def sql(self) -> str:
        """The statement with its values written in, to be run elsewhere."""
        return render_sql(self.name, self.values)

    @property
    def csv(self) -> str:
        """The address of its rows as CSV."""
        given = {name: value for name, value in self.values.items() if value and name not in ("most", "skip")}
        folder, _, name = self.name.rpartition("/")
        given |= {"stored": "yes"} if folder == "queries" else {}
        return f"/rows/{name}.csv" + (f"?{urlencode(given)}" if given else "")


@dataclass(slots=True)
class Desk:
    """What a page is made with: who asks for it, its address and the parts of that, and what it has asked so far."""

    reader: Reader
    here: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    asked: list[Asked] = field(default_factory=list)

    def ask(self, name: str, /, **values: str) -> list[Row]:
        """Return the rows of a statement of ``sql/page``; what is not given has the statement's default."""
        return self.ask_statement(f"page/{name}", values)

    def ask_statement(self, name: str, values: Mapping[str, str]) -> list[Row]:
        """Return the rows of a statement of ``sql/``, and keep the question for the foot of the page."""
        filled = {key: values.get(key) or default for key, default in find_statement(name).parameters.items()}
        rows = self.reader.ask(name, **filled)
        self.asked.append(Asked(name, filled, rows))
        return rows

    def hold(self, name: str, /, **values: str) -> None:
        """Hold what a statement finds for those that are asked next, as it stands within them."""
        given = find_statement(f"page/{name}").parameters
        self.reader.hold(f"page/{name}", **{key: values.get(key) or default for key, default in given.items()})

    def find_rows(self, article: str) -> dict[str, dict[str, str]]:
        """Return where the rows of an article lie, by table, as a statement is asked for them; none while not known."""
        known: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for table, (first, last) in self.reader.find_rows(article).items():
            known[table] = {"first": str(first), "last": str(last)}
        return known

    def remember(self, name: str) -> list[Row]:
        """Return what a statement gives for its defaults, asked once a snapshot."""
        kept = self.reader.remember(f"page/{name}")
        self.asked.append(Asked(f"page/{name}", find_statement(f"page/{name}").parameters, kept))
        return kept

    def get(self, name: str) -> str:
        """Return what the reader gave for a field, empty when nothing."""
        return self.query.get(name, "").strip()[:LONGEST]

    def get_days(self) -> dict[str, str]:
        """Return the first and the last day that the reader gave, as far as they did.

        Raises AskedWronglyError when one is no day.
        """
        given = {name: self.get(name) for name in ("from", "until")}
        return {name: check_day(name, value) for name, value in given.items() if value}

    def get_number(self, name: str, default: int, most: int) -> int:
        """Return a number that the reader gave, within 0 and ``most``."""
        given = self.get(name)
        return min(int(given), most) if given.isascii() and given.isdigit() and len(given) < 7 else default


def check_day(name: str, value: str) -> str:
    """Return a day as given; raises AskedWronglyError when it is none."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise AskedWronglyError(f"“{value}” is no day; write 2024-11-02 in the field “{name}”") from None


def render_sql(name: str, values: Mapping[str, str]) -> str:
    """Return a statement of ``sql/`` as text that runs without parameters; the header stays, their declarations go."""
    text = DECLARATION.sub("", fit_statement(find_statement(name), values)[0]).strip()
    return PARAMETER.sub(lambda found: quote_text(values[found[1]]) if found[1] in values else found[0], text)


def render_csv(columns: Iterable[str], rows: Iterable[Row]) -> str:
    """Return rows as CSV (RFC 4180); cells that a spreadsheet would run as a formula begin with an apostrophe."""
    out = io.StringIO()
    names = list(columns)
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([write_cell(row[name]) for name in names] for row in rows)
    return out.getvalue()


def write_cell(value: Any) -> Any:
    """Return a value as a cell of CSV."""
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, list):
        return disarm("; ".join(str(write_cell(one)) for one in value))
    return disarm(str(value))


def disarm(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if FORMULA.match(text) else text
