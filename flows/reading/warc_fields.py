"""Named fields of WARC records and HTTP messages, and the field of our own that tells of a reject."""

REJECTED = "dateline-rejected"
"""Field of a metadata record: the reason, of ``transforms.reasons``, why its address gave nothing to store."""


def read_headers(text: bytes) -> dict[str, str]:
    """Return the named fields after the first line of a record or message, up to a blank line; names in lower case."""
    lines = text.partition(b"\r\n\r\n")[0].decode("utf-8", "replace").split("\r\n")[1:]
    pairs = (line.partition(":") for line in lines)
    return {name.lower(): value.strip() for name, _, value in pairs}
