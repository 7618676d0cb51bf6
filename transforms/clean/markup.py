"""Markup that says less, or something else, than the page shows: put right in the tree before anything is read from it.

Pages of 1995 to 2005 lay out their columns in tables and set their headline in a larger font; quotations stand in
elements that extraction drops. Each becomes the element that a page of today would use.
"""

from collections.abc import Iterator

from lxml.html import HtmlElement

from transforms.clean.folding import fold

RUNNING = 250
"""Characters of text in a cell from which it can hold an article's text rather than a datum."""
FEWEST_BREAKS = 2
"""Blocks or line breaks in a cell of running text: a datum is set as one."""
MAX_LINKED = 0.6
"""Share of link text above which a cell of a layout table is a menu."""
SHORTEST_HEADLINE = 16
"""Letters from which a line that repeats the title of the window is the headline."""
INLINE = ("b", "strong", "font", "big", "span", "em", "i", "u", "center", "div", "td", "p")
BLOCKS = ("p", "br", "div", "h1", "h2", "h3", "h4", "table", "ul", "ol", "blockquote")
TABLE_PARTS = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th"))
MARKS = "\"'“”‘’„«»‹›「『"


def repair_markup(tree: HtmlElement) -> None:
    """Change a page's tree: layout tables to divisions, quotations with their speakers to paragraphs, a headline in
    larger letters to a heading."""
    open_tables(tree)
    keep_quotations(tree)
    mark_headline(tree)


def open_tables(tree: HtmlElement) -> None:
    """Make divisions of the tables that only lay out the page, and menus of their cells of links."""
    tables = [table for table in tree.iter("table") if is_layout(table)]
    for table in tables:
        for cell in list(iter_parts(table)):
            if cell.tag in ("td", "th") and is_menu(cell):
                cell.tag = "nav"
            elif cell.tag in TABLE_PARTS:
                cell.tag = "div"
        table.tag = "div"


def is_layout(table: HtmlElement) -> bool:
    """Say whether a table lays out a page: a cell of it holds running text of several blocks, or such a table."""
    return any(
        len(str(cell.text_content())) >= RUNNING and sum(1 for _ in cell.iter(*BLOCKS)) >= FEWEST_BREAKS
        for cell in iter_parts(table)
        if cell.tag == "td"
    )


def iter_parts(table: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the rows and cells of a table, not those of tables within."""
    for part in table:
        if part.tag in TABLE_PARTS and part.tag != "table":
            yield part
            if part.tag not in ("td", "th"):
                yield from iter_parts(part)


def is_menu(cell: HtmlElement) -> bool:
    """Say whether a cell holds links and little else."""
    links = [str(link.text_content()).strip() for link in cell.iter("a")]
    length = len("".join(str(cell.text_content()).split()))
    linked = sum(len("".join(link.split())) for link in links)
    return bool(links) and linked > MAX_LINKED * length


def keep_quotations(tree: HtmlElement) -> None:
    """Make paragraphs of quotations set as figures and of the speakers named beneath, and write the marks of ``q``."""
    for quotation in tree.iter("blockquote"):
        figure = quotation.getparent()
        if figure is not None and figure.tag == "figure":
            figure.tag = "div"
            for caption in figure.iter("figcaption"):
                caption.tag = "p"
        for speaker in quotation.iter("footer"):
            speaker.tag = "p"
    for element in list(tree.iter("q")):
        element.tag = "span"  # which extraction leaves within its sentence
        text = str(element.text_content()).strip()
        if text and text[0] not in MARKS:
            element.text = "“" + (element.text or "").lstrip()
            if len(element):
                element[-1].tail = (element[-1].tail or "").rstrip() + "”"
            else:
                element.text = element.text.rstrip() + "”"


def mark_headline(tree: HtmlElement) -> None:
    """Make a heading of the line that repeats the title of the window, on a page without one of the first level."""
    if next(tree.iter("h1"), None) is not None:
        return
    title = next((fold(str(element.text_content())) for element in tree.iter("title")), "")
    if len(title) < SHORTEST_HEADLINE:
        return
    for element in tree.iter("h2", "h3", *INLINE):
        text = element.text_content() if element.text or len(element) == 1 else ""
        folded = fold(str(text)) if 0 < len(text) <= 2 * len(title) else ""
        if len(folded) >= SHORTEST_HEADLINE and (title.startswith(folded) or title.endswith(folded)):
            find_innermost(element, folded).tag = "h1"
            return


def find_innermost(element: HtmlElement, folded: str) -> HtmlElement:
    """Return the innermost element within ``element`` that holds all of its text."""
    inner = next(
        (child for child in element if child.tag in INLINE and fold(str(child.text_content())) == folded), None
    )
    return element if inner is None else find_innermost(inner, folded)
