"""Files that hold one document each as their whole content: plain text and HTML, compressed or not."""

from hashlib import sha256
from pathlib import Path

from flows.reading.signatures import name_binary
from flows.reading.streams import ByteStream
from transforms.records import RawDocument, Reject


def read_file(path: str, uri: str, url: str, media_type: str, page_bytes: int) -> RawDocument | Reject:
    """Return the document a file is, or why it is none; raises OSError when the file cannot be opened."""
    with Path(path).open("rb") as file:
        stream = ByteStream(file)
        body = stream.take(page_bytes + 1)
    if stream.defect:
        return Reject(uri, 0, url, "read", stream.defect, "compression is broken")
    if not body.strip() or len(body) > page_bytes:
        reason, detail = ("too-large", f"over {page_bytes} bytes") if body.strip() else ("empty", "")
        return Reject(uri, 0, url, "read", reason, detail)
    if kind := name_binary(body):
        return Reject(uri, 0, url, "read", "not-html", f"{kind}, by its first bytes")
    return RawDocument(uri, 0, sha256(body).hexdigest(), url, body, media_type)
