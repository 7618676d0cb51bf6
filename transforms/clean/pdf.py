"""A PDF to an article: its paragraphs, and title and date from its text, else from its fields where these are
believable: programs fill them with names of files, and with the day on which a paper was scanned."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from transforms.clean.assembly import reject_document
from transforms.clean.folding import fold
from transforms.clean.page_template import strip_template
from transforms.clean.pdf_lines import Paragraph, PdfError, PdfText, read_pdf
from transforms.clean.plain import Head, clean_paragraphs, is_title, read_head
from transforms.clean.signs import LONG, SENTENCE_END
from transforms.schema.records import Article, Given, RawDocument, Reject

FILE_NAME = re.compile(
    r"\.(?:docx?|odt|rtf|indd|qx[dp]|pdf|txt|html?|pub|wpd|pptx?)\b|^(?:microsoft|untitled|unbenannt|document|layout)\b|[\\/_]",
    re.IGNORECASE,
)
"""What a title has that a program made of the name of a file."""
CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
LARGE = 1.2
"""How much higher than those of the text the lines of a headline are."""
FEWEST_WORDS = 2


def clean_pdf(raw: RawDocument, earliest_guess: date) -> Article | Reject:
    """Return the article in a PDF with a text layer, or why there is none.

    A date that stands at the head of the text counts from ``earliest_guess`` on.
    """
    try:
        found = read_pdf(raw.body)
    except PdfError as error:
        return reject_document(raw, error.reason, str(error))
    paragraphs = [paragraph.text for paragraph in found.paragraphs]
    if paragraphs and not any(len(text) > LONG and SENTENCE_END.search(text) for text in paragraphs):
        return reject_document(raw, "not-article", "a PDF without running text: a form, a table, a list")
    head = read_head(paragraphs)
    title = choose_title(found, head)
    published = "" if head.moments else read_created(found, paragraphs)
    body = strip_template(head.paragraphs, [title], head.authors)
    return clean_paragraphs(replace(raw, given=Given(title=title, published=published)), head, body, earliest_guess)


def choose_title(found: PdfText, head: Head) -> str:
    """Return the title of a PDF: its own field where the first page shows it, else the first line there that is larger
    than the text, else the field if it is no file's name, else what the head of the text gives."""
    first = [paragraph for paragraph in found.paragraphs if paragraph.page == 0]
    stated = " ".join(found.fields.get("Title", "").split())
    is_believed = len(stated.split()) >= FEWEST_WORDS and not FILE_NAME.search(stated)
    if is_believed and fold(stated) in fold(" ".join(paragraph.text for paragraph in first)):
        return stated
    return find_headline(first, found.paragraphs) or (stated if is_believed else head.title)


def find_headline(first: Sequence[Paragraph], paragraphs: Sequence[Paragraph]) -> str:
    """Return the largest of the first page's paragraphs that can be a title, where it is larger than the text; empty
    without one."""
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[round(paragraph.size, 1)] += len(paragraph.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    titles = [one for one in first if is_title(one.text) and len(one.text.split()) >= FEWEST_WORDS]
    largest = max(titles, key=lambda one: one.size, default=None)
    return largest.text if largest and largest.size > LARGE * usual else ""


def read_created(found: PdfText, paragraphs: Sequence[str]) -> str:
    """Return the day on which a PDF says it was made, empty without one, and where the text speaks of other years
    alone: then it was digitised later."""
    made = CREATED.match(found.fields.get("CreationDate", ""))
    years = set(YEAR.findall(" ".join(paragraphs)))
    return "-".join(made.groups()) if made and (not years or made[1] in years) else ""
