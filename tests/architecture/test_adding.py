"""docs/adding.md names files and folders that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLACE = re.compile(r"`((?:flows|transforms|sql|config|tests)/[\w./]+)`")
INVENTED = ("NAME", "STAGE")


def test_every_place_that_adding_names_is_there() -> None:
    places = PLACE.findall((ROOT / "docs" / "adding.md").read_text(encoding="utf-8"))
    known = [place for place in places if not any(word in place for word in INVENTED)]
    assert len(known) > 15
    assert [place for place in known if not (ROOT / place).exists()] == []
