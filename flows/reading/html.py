"""HTML files on disk: pages saved one by one, and mirrors whose folders spell the address."""

import re
from pathlib import PurePath
from urllib.parse import quote

HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?::\d+)?", re.IGNORECASE)


def guess_url(path: PurePath) -> str:
    """Return the address of a page from its path within an input: mirroring tools store it under its host.

    Empty when no folder is a host name. An ``index.html`` stands for its folder.
    """
    folders = path.parts[:-1]
    at = next((at for at, folder in enumerate(folders) if HOST.fullmatch(folder)), None)
    if at is None:
        return ""
    name = "" if path.name in ("index.html", "index.htm") else path.name
    route = "/".join([*folders[at + 1 :], name])
    return f"https://{folders[at].lower()}/{quote(route, safe='/?=&%:@!$()*+,;~')}"
