"""The loop over pages that every peer is timed in, run by the Python of its own environment.

    python loop.py MODULE.py PAGES.jsonl

Needs nothing but the standard library. MODULE has ``extract(body, url)``, which returns a page's text or None. Printed
as JSON: how many pages gave a text, how many raised, and the processor seconds of all.
"""

import base64
import importlib.util
import json
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType


def load_module(path: Path) -> ModuleType:
    """Return a file as a module, whatever folder it stands in."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path}: no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def time_pages(module: ModuleType, pages: list[tuple[bytes, str]]) -> dict[str, float]:
    """Return how many pages gave a text, how many raised, and the processor seconds that all took."""
    counts = {"texts": 0, "failed": 0}
    started = time.process_time()
    for body, url in pages:
        try:
            counts["texts"] += bool(module.extract(body, url))
        except Exception:
            counts["failed"] += 1
    return counts | {"seconds": time.process_time() - started}


def main(path: Path, listed: Path) -> None:
    """Print the figures of one peer."""
    rows = [json.loads(line) for line in listed.read_text(encoding="ascii").splitlines()]
    pages = [(base64.b64decode(row["body"]), row["url"]) for row in rows]
    with redirect_stdout(sys.stderr):
        module = load_module(path)
        time_pages(module, pages[:1])  # what only the first page costs is nobody's speed
        figures = time_pages(module, pages)
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
