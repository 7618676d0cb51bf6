"""HTML files on disk: pages saved one by one, and mirrors whose folders spell the address."""

import re
from pathlib import PurePath
from urllib.parse import quote

HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?::\d+)?", re.IGNORECASE)


def guess_url(path: PurePath) -> str:
    """Return the address of a page from its path within an input: mirroring tools store it under its host.

    Empty when the first folder is no host name. An ``index.html`` stands for its folder.
    """
    if len(path.parts) < 2 or not HOST.fullmatch(path.parts[0]):
        return ""
    host, *rest = path.parts
    if rest[-1] in ("index.html", "index.htm"):
        rest[-1] = ""
    return f"https://{host.lower()}/{quote('/'.join(rest), safe='/?=&%:@!$()*+,;~')}"
