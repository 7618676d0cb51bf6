"""What rules know besides the words they match: the document, the clause, the expressions before."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from transforms.schema.records import Document
from transforms.timelines.direction import find_direction
from transforms.timelines.evidence import is_day_first
from transforms.timelines.meaning import Meaning
from transforms.timelines.narrative import tells_history
from transforms.timelines.values import cover

WORD_BEFORE = re.compile(r"([a-z]+\.?)[ -](?:the )?'?$")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
STAMP_REST = re.compile(r"[\W\d_]|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[ap]m|gmt|utc", re.I)
NEAR = 600  # code points behind which an expression is still the one before
IN_SENTENCE = re.compile(r"\w \Z")
LOOK_BACK = 24
REPORTED_MONTHS = {"P9M", "P6M"}  # what a company reports on beside a quarter; "a year earlier" is then a year


@dataclass(slots=True)
class Context:
    """A document being read. Texts are in lower case; ``start`` and ``end`` bound the words being matched.

    ``published`` is the day of the entry being read, in a live blog; ``edition`` the document's.
    """

    text: str
    original: str
    published: date | None
    is_narrative: bool
    is_day_first: bool | None
    start: int = 0
    end: int = 0
    last_value: str = ""
    last_day: date | None = None
    last_end: int = 0
    last_period: str = ""
    edition: date | None = None
    direction_at: tuple[int, str | None] = field(default=(-1, None))

    def move(self, start: int, end: int) -> None:
        """Bound the words being matched."""
        self.start, self.end = start, end

    def direction(self) -> str | None:
        """Return ``past``, ``future`` or None for the clause of the words being matched."""
        if self.direction_at[0] != self.start:
            self.direction_at = (self.start, find_direction(self.text, self.start, self.end))
        return self.direction_at[1]

    def word_before(self) -> str:
        """Return the word before the words being matched, an article skipped; empty when none stands there."""
        match = WORD_BEFORE.search(self.text[max(0, self.start - LOOK_BACK) : self.start])
        return match[1] if match else ""

    def is_capitalized(self, group_start: int) -> bool:
        """Tell whether the character of the original text at an offset is upper case."""
        return self.original[group_start : group_start + 1].isupper()

    def is_name(self, start: int) -> bool:
        """Tell whether the word at an offset is upper case in mid-sentence: the Today programme."""
        return self.is_capitalized(start) and IN_SENTENCE.search(self.original, max(0, start - 2), start) is not None

    def publication(self) -> tuple[date | None, str]:
        """Return the publication day and the name of the anchor it is."""
        return self.published, "publication" if self.published else "none"

    def reference(self) -> tuple[date | None, str]:
        """Return the day that "last week" counts from and its name as an anchor."""
        if self.is_narrative and self.last_day:
            return self.last_day, "previous"
        return self.publication()

    def antecedent(self) -> tuple[date | None, str]:
        """Return the day that "the next day" counts from and its name as an anchor."""
        if self.last_day and (self.is_narrative or self.start - self.last_end < NEAR):
            return self.last_day, "previous"
        return self.reference()

    def antecedent_day(self) -> tuple[date | None, str]:
        """Return the day that "that night" belongs to: the expression before if it named a day, and its anchor."""
        return self.antecedent() if DAY.match(self.last_value) else self.reference()

    def is_stamp(self, end: int) -> bool:
        """Tell whether the words being matched, up to ``end``, fill their line, up to a weekday or a time of day."""
        before = self.original[max(0, self.start - LOOK_BACK) : self.start].rpartition("\n")[2]
        after = self.original[end : end + LOOK_BACK].partition("\n")[0]
        return not STAMP_REST.sub("", before + after)

    def remember(self, reading: Meaning, end: int) -> None:
        """Make a reading the expression before, if it lies on the calendar."""
        days = cover(reading.value)
        if self.published and days and reading.anchor == "explicit" and days.precision == "day" and self.is_stamp(end):
            self.published = min(
                days.begin, self.edition or days.begin
            )  # an entry of a live blog was published on its own day
        if reading.value in REPORTED_MONTHS and self.published:
            self.last_period = f"{self.published.year:04d}"
        if days is None or reading.timex_type not in {"DATE", "TIME"}:
            return
        if self.is_narrative and (reading.anchor == "publication" or self.direction() == "future"):
            return
        self.last_value, self.last_day, self.last_end = reading.value, days.begin, end
        if days.precision == "quarter" and reading.anchor != "previous":
            self.last_period = reading.value


def read_document(document: Document) -> Context:
    """Return the context of a document before its first expression."""
    original = document.text
    text = normalize(original)
    return Context(
        text=text,
        original=original,
        published=document.published_date,
        edition=document.published_date,
        is_narrative=tells_history(text, document.published_date),
        is_day_first=is_day_first(text, document.outlet),
    )


OTHER_DIGITS = {n: str(unicodedata.decimal(chr(n))) for n in range(0x660, 0x20000) if chr(n).isdecimal()}
LOOKALIKES = str.maketrans("\n\r\t\u00a0\u2007\u2009\u202f’‘–‑‐", " " * 7 + "''---") | OTHER_DIGITS
PARAGRAPH_BREAK = re.compile(r"\n(?=[ \t\r]*\n)")


def normalize(text: str) -> str:
    """Return ``text`` as rules read it, of the same length: lower case, plain spaces, hyphens, apostrophes and figures.

    A paragraph break becomes a form feed, which no rule matches.
    """
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow in lower case, such as a dotted capital I
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return PARAGRAPH_BREAK.sub("\x0c", lower).translate(LOOKALIKES)


def move_year(value: str, years: int) -> str:
    """Return a value that begins with a year, moved by years: 1989-Q3 to 1988-Q3."""
    return f"{int(value[:4]) + years:04d}{value[4:]}"
