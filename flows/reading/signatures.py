"""What a file is by its first bytes, whatever its name or the server says (WHATWG MIME Sniffing, section 6)."""

SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"\x00\x00\x01\x00", "icon"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "zip file"),
    (b"Rar!\x1a\x07", "RAR file"),
    (b"7z\xbc\xaf\x27\x1c", "7z file"),
    (b"\x1f\x8b\x08", "gzip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office document (save it as HTML or plain text)"),
    (b"{\\rtf", "RTF document (save it as HTML or plain text)"),
    (b"\x7fELF", "program"),
    (b"OggS\x00", "Ogg file"),
    (b"ID3\x03", "MP3 audio"),
    (b"ID3\x04", "MP3 audio"),
    (b"\x1aE\xdf\xa3", "WebM video"),
    (b"wOFF", "font"),
    (b"wOF2", "font"),
)
CHUNKED = {b"WEBP": "WebP image", b"WAVE": "WAVE audio", b"AVI ": "AVI video"}


def name_binary(body: bytes) -> str:
    """Return what bytes are that are surely no text, such as ``PNG image``; empty for all others."""
    if body.startswith(b"RIFF"):
        return CHUNKED.get(body[8:12], "")
    if body.startswith(b"\0\0\0") and body[4:8] == b"ftyp":
        return "MP4 video"
    return next((name for signature, name in SIGNATURES if body.startswith(signature)), "")
