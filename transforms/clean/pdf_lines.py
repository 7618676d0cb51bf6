"""PDF with a text layer to paragraphs. PDFium (pypdfium2) gives the characters with their places, in the order of the
file; what belongs together is told by the distance of lines, by indents, by lines that end early, by size."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from transforms.clean.folding import fold

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

MOST_PAGES = 300
"""Pages beyond which a document is no article."""
HYPHENS = ("\x02", "\xad", "\ufffe")
"""What PDFium writes for a hyphen at the end of a line."""
LINE_ENDS = (*map(ord, HYPHENS), 10, 13)
HYPHEN = "-"
WORD = re.compile(r"[^\W\d_]+")
LAST_PART, FIRST_PART = re.compile(r"([^\W\d_]+)-$"), re.compile(r"[^\W\d_]+")
SAME_SIZE = 0.12
"""Share by which the height of two lines of a paragraph may differ."""
FARTHER = 1.3
"""How many times the usual distance of lines parts two paragraphs."""
INDENT, EARLY = 0.6, 3.0
"""Heights of a line by which the first line of a paragraph is indented, and its last may end before the edge."""
SHORT = 0.3
"""Share of the width by which a line ends early that is the last of its paragraph, or alone."""
MARKED = 0.1
"""Share of the lines behind the end of a sentence that stand apart, or are indented, where paragraphs are told so."""
COLUMN = 18.0
"""Points by which the lines of a column may begin at different places."""
SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
PAGE_NUMBER = re.compile(
    r"\W*(?:(?:https?|file)://\S+)?\s*(?:page|seite|pagina|página|p\.|s\.)?\s*"
    r"\d{1,4}(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?\W*|\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d\b.*",
    re.IGNORECASE,
)
"""The number of a page, also behind the address that browsers print, and the day and time of printing."""
LOCKED = re.compile("password|security", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
Edges = dict[tuple[int, int, int], tuple[float, float]]
"""The left and right edges of columns, by page, by about where a line begins, and by its size."""
EDGE = 2
"""Lines at the top and at the bottom of a page that can be its header and footer."""


class PdfError(ValueError):
    """A PDF cannot be read; ``reason`` is one of ``transforms.reasons``, the message says why."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its text, its page (0-based), and its edges in points from the lower left corner of the page."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float

    @property
    def column(self) -> int:
        """About where it begins, so that the lines of a column have the same or the next number."""
        return round(self.left / COLUMN)

    @property
    def size(self) -> float:
        """Its height, which grows with the size of its letters."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, the height of its lines in points, and the page (0-based) that it begins on."""

    text: str
    size: float
    page: int


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF says: its paragraphs, and its own fields (Title, CreationDate ...) as they are."""

    paragraphs: list[Paragraph]
    fields: dict[str, str]


def read_pdf(body: bytes) -> PdfText:
    """Return the text of a PDF; raises PdfError for one that is broken, locked, too long or has no text layer."""
    from pypdfium2 import PdfDocument, PdfiumError  # loaded where a PDF comes: few archives hold any

    try:
        with PdfDocument(body) as document:
            if len(document) > MOST_PAGES:
                raise PdfError("too-large", f"PDF of {len(document)} pages, of which at most {MOST_PAGES} are read")
            pages = [read_page(document, number) for number in range(len(document))]
            fields = document.get_metadata_dict()
    except PdfiumError as error:
        is_locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise PdfError(
            "malformed", "encrypted PDF: save it without its password" if is_locked else f"broken PDF: {error}"
        ) from error
    if not any(pages):
        raise PdfError(
            "no-text", f"PDF of {len(pages)} pages without a text layer, such as a scan: recognise its text (OCR)"
        )
    return PdfText(list(join_lines(list(chain.from_iterable(drop_edges(pages))))), fields)


def read_page(document: "PdfDocument", number: int) -> list[Line]:
    """Return the lines of a page in the order of the file."""
    page = document[number]
    textpage = page.get_textpage()
    lines = list(read_lines(textpage, number))
    textpage.close()
    page.close()
    return lines


def read_lines(textpage: "PdfTextPage", page: int) -> Iterator[Line]:
    """Yield the lines of a page that have visible characters."""
    from pypdfium2.raw import FPDFText_GetUnicode

    codes = [FPDFText_GetUnicode(textpage, index) for index in range(textpage.count_chars())]
    start = 0
    for end in [*(index + 1 for index, code in enumerate(codes) if code in LINE_ENDS), len(codes)]:
        seen = [index for index in range(start, end) if not chr(codes[index]).isspace() and codes[index]]
        if seen:
            text = write_text(codes[seen[0] : seen[-1] + 1])
            left, bottom, _, top = textpage.get_charbox(seen[0], loose=True)
            right = textpage.get_charbox(seen[-1], loose=True)[2]
            yield Line(text[:-1] + HYPHEN if text.endswith(HYPHENS) else text, page, left, right, bottom, top)
        start = end


def write_text(codes: Iterable[int]) -> str:
    """Return characters as text: pairs of surrogates as the character they mean, marks of control left out."""
    units = "".join(map(chr, codes)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(one for one in units if one in HYPHENS or one.isprintable())


def drop_edges(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the lines of pages without page numbers, and without headers and footers: lines at the edge of at least
    two pages, and half of all, that differ in digits at most."""
    edges = [
        [*sorted(lines, key=lambda line: -line.top)[:EDGE], *sorted(lines, key=lambda line: line.top)[:EDGE]]
        for lines in pages
    ]
    counts = Counter(key for lines in edges for key in {name_line(line) for line in lines})
    return [
        [line for line in lines if not (line in edge and is_running_head(line, counts[name_line(line)], len(pages)))]
        for lines, edge in zip(pages, edges, strict=True)
    ]


def name_line(line: Line) -> str:
    """Return what is the same in a header on all pages."""
    return DIGITS.sub("0", fold(line.text))


def is_running_head(line: Line, n_pages: int, n_all: int) -> bool:
    """Tell whether a line at the edge of a page is its number, or repeated from page to page."""
    return PAGE_NUMBER.fullmatch(line.text) is not None or (n_pages > 1 and n_pages * 2 >= n_all)


def join_lines(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document, also those that go on in the next column or on the next page."""
    leading, edges = find_leading(lines), find_edges(lines)
    is_marked, words = are_marked(lines, leading, edges), list_words(lines)
    waiting: list[Line] = []
    for line in lines:
        if waiting and not goes_on(waiting[-1], line, leading, edges, is_marked):
            yield make_paragraph(waiting, words)
            waiting = []
        waiting.append(line)
    if waiting:
        yield make_paragraph(waiting, words)


def find_leading(lines: Sequence[Line]) -> float:
    """Return the distance of a line from the one before it within a paragraph, in heights of a line: one of the least
    that there are, as lists and headings stand further apart."""
    steps = sorted(
        (before.bottom - line.bottom) / before.size
        for before, line in pairwise(lines)
        if before.page == line.page and has_size(before, line) and 0 < before.bottom - line.bottom < 3 * before.size
    )
    return steps[len(steps) // 10] if steps else 1.0


def find_edges(lines: Iterable[Line]) -> Edges:
    """Return where the lines of each column of a page begin and how far they reach."""
    edges: Edges = {}
    for line in lines:
        for beside in (-1, 0, 1):
            key = (line.page, line.column + beside, round(line.size))
            left, right = edges.get(key, (line.left, line.right))
            edges[key] = (min(left, line.left), max(right, line.right))
    return edges


def has_size(before: Line, line: Line) -> bool:
    """Tell whether a line can be of the paragraph of the one before by its size."""
    return before.size > 0 and abs(line.size - before.size) <= SAME_SIZE * before.size


def are_marked(lines: Sequence[Line], leading: float, edges: Edges) -> bool:
    """Tell whether paragraphs are told by space before them or by an indent; else a line that ends early tells."""
    behind = [(before, line) for before, line in pairwise(lines) if before.page == line.page and is_ended(before)]
    n_marked = sum(is_indented(line, edges) or is_apart(before, line, leading) for before, line in behind)
    return n_marked >= MARKED * len(behind)


def is_ended(line: Line) -> bool:
    """Tell whether a line ends a sentence."""
    return SENTENCE_END.search(line.text) is not None


def find_edge(line: Line, edges: Edges) -> tuple[float, float]:
    """Return the left and right edge of the column that a line stands in."""
    return edges[line.page, line.column, round(line.size)]


def is_indented(line: Line, edges: Edges) -> bool:
    """Tell whether a line begins further in than its column."""
    return line.left - find_edge(line, edges)[0] > INDENT * line.size


def is_apart(before: Line, line: Line, leading: float) -> bool:
    """Tell whether a line stands further below the one before it than is usual."""
    return before.bottom - line.bottom > FARTHER * leading * before.size


def goes_on(before: Line, line: Line, leading: float, edges: Edges, is_marked: bool) -> bool:
    """Tell whether a line is of the paragraph of the one before it."""
    step = before.bottom - line.bottom
    if before.page == line.page and abs(step) < before.size / 2 and line.left > before.left:
        return True  # one line, in parts
    if not has_size(before, line):
        return False
    if before.page != line.page or step < 0:
        return not is_ended(before)
    left, right = find_edge(before, edges)
    is_parted = before.text.endswith(HYPHEN) or line.text[:1].islower()
    is_short = right - before.right > SHORT * (right - left) and not is_parted
    is_early = not is_marked and right - before.right > EARLY * before.size
    is_last = is_short or (is_ended(before) and (is_indented(line, edges) or is_early))
    return not is_apart(before, line, leading) and not is_last


def make_paragraph(lines: Sequence[Line], words: Set[str]) -> Paragraph:
    """Return the lines of a paragraph as one text; a word that is parted at the end of a line is whole again."""
    text = ""
    for line in lines:
        if not text.endswith(HYPHEN):
            text = f"{text} {line.text}"
        elif is_compound(text, line.text, words):
            text += line.text
        else:
            text = text[:-1] + line.text
    return Paragraph(" ".join(text.split()), lines[0].size, lines[0].page)


def is_compound(before: str, after: str, words: Set[str]) -> bool:
    """Tell whether the hyphen between two lines is the word's own: the document has both parts as words of their own,
    and not the whole; or what is parted is no word."""
    first, second = LAST_PART.search(before), FIRST_PART.match(after)
    if not first or not second or not second[0].islower():
        return True
    parts = (first[1].casefold(), second[0].casefold())
    return "".join(parts) not in words and all(part in words for part in parts)


def list_words(lines: Sequence[Line]) -> set[str]:
    """Return the words of a document, without the parts of those that are parted at the end of a line."""
    words: set[str] = set()
    is_parted = False
    for line in lines:
        found = WORD.findall(line.text.casefold())
        words.update(found[is_parted : len(found) - line.text.endswith(HYPHEN)])
        is_parted = line.text.endswith(HYPHEN)
    return words
