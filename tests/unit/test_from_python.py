"""What docs/python.md shows of annotation works as it stands there."""

import re
from datetime import date
from pathlib import Path
from typing import Any

DOCUMENT = Path(__file__).parents[2] / "docs" / "python.md"


def test_a_text_is_annotated_in_three_lines() -> None:
    code = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.S)[0]
    names: dict[str, Any] = {"DAY": date(2024, 11, 6)}
    exec(code, names)
    assert [claim.content_text for claim in names["read"].claims] == ["14 people were hurt"]
    assert [quantity.value for quantity in names["read"].claim_quantities] == [14.0]
