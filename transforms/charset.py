"""Bytes of a page to text, in the order of the WHATWG Encoding and HTML standards, but not trusting labels that lie.

The order is: byte order mark, HTTP header, declaration in the page, content. A label is set aside where the bytes
themselves say otherwise: multi-byte UTF-8 hardly ever comes about by chance, and a page full of bytes that its label
cannot read was labelled wrongly.
"""

import codecs
import re
from collections.abc import Iterator
from itertools import islice

import cchardet

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED_WITHIN = 16_384
"""Bytes searched for a declaration. The standard looks at 1,024 and lets the parser start over at a later one."""

DECLARATION = re.compile(
    rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([^\s"'/>;]+) | ^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"']+)""",
    re.IGNORECASE | re.VERBOSE,
)
COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)

LABELS = {
    "unicode-1-1-utf-8": "utf-8",
    "x-cp1252": "cp1252",
    "x-user-defined": "cp1252",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "dos-874": "cp874",
    "windows-874": "cp874",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "x-x-big5": "big5hkscs",
    "windows-949": "cp949",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-ukrainian": "mac-cyrillic",
    "logical": "iso8859-8",
    "visual": "iso8859-8",
}
"""Labels of the standard that Python's codec registry does not know."""

WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "utf-16": "utf-16-le",
}
"""What the standard decodes a codec's label with: the larger set that pages under that label really use."""

ALLOWED = {
    *("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs", "euc_jp", "iso2022_jp", "cp932", "cp949", "cp866"),
    *("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "cp874", *(f"cp{page}" for page in range(1250, 1259))),
    *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
}
"""Codecs of the standard; Python knows others (utf-7, punycode) that no browser obeys."""

WESTERN = frozenset("‘’‚“”„•–—…‹›«»€£¥©®™°·§½¼¾²¡¿\xa0\xadÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÙÚÛÜßàáâãäåæçèéêëíîïñòóôõöøùúûüŒœ")
"""What English, French, German, Spanish and Scandinavian text in windows-1252 has beyond ASCII."""

HIGH = re.compile(rb"[\x80-\xff]")
BESIDE = 200
HIGH_LINE = re.compile(rb"[^\n]{0,200}[\x80-\xff][^\n]{0,200}")
SAMPLE_LINES = 200
MOST_WESTERN = 0.2
"""Share of non-ASCII characters in a sample up to which it may be a Western language."""

CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
CONTROLS_WITHIN = 20_000
MOST_CONTROLS = 0.02
"""Share of control characters above which bytes are no text: random bytes hold ten times this, pages none."""


WINDOWS_BYTES = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0x100)}
"""The byte of each character of windows-1252; its five undefined ones stand for themselves, as browsers have it."""
WINDOWS_BYTES["\ufffd"] = 0x9D
"""What a stricter reader made of them: of the five, only the closing quotation mark's byte is frequent."""
FOLLOWING = "".join(re.escape(character) for character, byte in WINDOWS_BYTES.items() if byte < 0xC0)
SECOND_ENCODING = re.compile(
    f"[\u00c2-\u00df][{FOLLOWING}]|[\u00e0-\u00ef][{FOLLOWING}]{{2}}|[\u00f0-\u00f4][{FOLLOWING}]{{3}}"
)
NOT_ASCII = re.compile("[^\x00-\x7f]")
FEWEST_ENCODED = 2


class UndecodableError(ValueError):
    """Bytes that are no text in any charset."""


def decode_html(body: bytes, http_charset: str | None) -> tuple[str, str]:
    """Return the text of a page or plain text file, without NULs, and the Python name of the codec it was read with.

    ``http_charset`` is the charset parameter of the HTTP header, if any. Bytes that do not fit the codec become
    U+FFFD. Raises UndecodableError when the bytes are no text in any charset.
    """
    text, codec = decode_marked(body) or decode_labelled(body, http_charset) or decode_detected(body)
    text = undo_second_encoding(text.replace("\0", ""))
    if len(CONTROLS.findall(text, 0, CONTROLS_WITHIN)) > MOST_CONTROLS * min(len(text), CONTROLS_WITHIN):
        raise UndecodableError("binary data, no text")
    return text, codec


def undo_second_encoding(text: str) -> str:
    """Return a text freed of a second encoding in UTF-8, where that is certain: all that it holds beyond ASCII, taken
    for the bytes that windows-1252 reads so, is UTF-8 again."""
    first = NOT_ASCII.search(text)
    if first is None or SECOND_ENCODING.match(text, first.start()) is None:
        return text
    found = SECOND_ENCODING.findall(text)
    n_high = len(NOT_ASCII.findall(text)) if len(found) >= FEWEST_ENCODED else -1
    return SECOND_ENCODING.sub(decode_piece, text) if sum(map(len, found)) == n_high else text


def decode_piece(found: re.Match[str]) -> str:
    """Return the character that a matched piece is the bytes of; the piece where these are no UTF-8."""
    try:
        return bytes(WINDOWS_BYTES[character] for character in found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def decode_marked(body: bytes) -> tuple[str, str] | None:
    """Return text and codec of bytes that begin with a byte order mark or with ``<`` in UTF-16, else None."""
    for mark, codec in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace"), codec
    if body[:1] == b"<" and body[1:4:2] == b"\0\0":
        return body.decode("utf-16-le", "replace"), "utf-16-le"
    if body[1:2] == b"<" and body[0:3:2] == b"\0\0":
        return body.decode("utf-16-be", "replace"), "utf-16-be"
    return None


def decode_labelled(body: bytes, http_charset: str | None) -> tuple[str, str] | None:
    """Return text and codec of bytes that are UTF-8 or fit what header or page declare, else None."""
    declared = find_codec(http_charset or "") or read_declaration(body)
    if (declared is None or not body.isascii()) and is_utf8(body):
        declared = "utf-8"
    if declared is None:
        return None
    text = body.decode(declared, "replace")
    return (text, declared) if fits(text) else None


def decode_detected(body: bytes) -> tuple[str, str]:
    """Return text and codec of bytes judged by their content alone; windows-1252 when nothing speaks for another."""
    sample = b"\n".join(islice(list_high_lines(body), SAMPLE_LINES))
    guess = None if is_western(sample) else cchardet.detect(sample)["encoding"]
    codec = find_codec(guess or "") or "cp1252"
    return body.decode(codec, "replace"), codec


def list_high_lines(body: bytes) -> Iterator[bytes]:
    """Yield the pieces of lines that hold bytes beyond ASCII, up to 401 bytes each."""
    done = 0
    while high := HIGH.search(body, done):
        line = HIGH_LINE.match(body, max(done, high.start() - BESIDE, body.rfind(b"\n", done, high.start()) + 1))
        done = line.end() if line else high.end()
        yield line[0] if line else high[0]


def is_western(sample: bytes) -> bool:
    """Tell whether bytes read as windows-1252 are a Western language: statistics err on a few quotation marks."""
    high = [char for char in sample.decode("cp1252", "replace") if char > "\x7f"]
    return WESTERN.issuperset(high) and len(high) <= MOST_WESTERN * len(sample)


def find_codec(label: str) -> str | None:
    """Return the name of the codec that the WHATWG Encoding Standard reads ``label`` with, None for an unknown one."""
    label = label.strip(" \t\r\n\f\"'").lower()
    try:
        name = codecs.lookup(LABELS.get(label, label)).name
    except (LookupError, ValueError):
        return None
    name = WIDER.get(name, name)
    return name if name in ALLOWED else None


def read_declaration(body: bytes) -> str | None:
    """Return the codec a page's ``meta`` element or XML declaration names, None without one.

    A declaration that can be read as ASCII is not UTF-16, whatever it says: the standard takes it for UTF-8.
    """
    found = DECLARATION.search(COMMENT.sub(b"", body[:DECLARED_WITHIN]))
    if not found:
        return None
    codec = find_codec((found[1] or found[2]).decode("ascii", "replace"))
    return "utf-8" if codec in ("utf-16-le", "utf-16-be") else codec


def is_utf8(body: bytes) -> bool:
    """Tell whether all bytes are UTF-8, a character cut at the end aside."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return False
    return True


def fits(text: str) -> bool:
    """Tell whether most of what is not ASCII in a decoded text was decoded, rather than replaced by U+FFFD."""
    n_replaced = text.count("\ufffd")
    return not n_replaced or n_replaced * 2 <= len(text) - sum(map(str.isascii, text))
