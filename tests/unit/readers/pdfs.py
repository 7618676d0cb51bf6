"""PDF files for tests: lines of text at places of a page, in Helvetica, uncompressed."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Placed(NamedTuple):
    """A line of text, the points from the left and from the bottom of the page where it begins, and its size."""

    text: str
    left: float
    bottom: float
    size: float = 10


def write_pdf(pages: Sequence[Sequence[Placed]], fields: Mapping[str, str] | None = None, trailer: str = "") -> bytes:
    """Return a PDF; ``fields`` are its Title and so on, ``trailer`` what else its last dictionary says."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    about = "".join(f"/{name} ({escape(value)}) " for name, value in (fields or {}).items())
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        font,
        f"<< {about}>>",
    ]
    for number, lines in enumerate(pages):
        shown = "\n".join(
            f"BT /F1 {line.size} Tf {line.left} {line.bottom} Td ({escape(line.text)}) Tj ET" for line in lines
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(shown.encode('cp1252'))} >>\nstream\n{shown}\nendstream")
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R {trailer}>>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


def escape(text: str) -> str:
    """Return a text as it stands in brackets."""
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
