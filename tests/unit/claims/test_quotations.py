import pytest

from transforms.claims.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ("“She told me ‘go’ twice,” he said.", ["“She told me ‘go’ twice,”"]),
        ("They called it ‘a day’s work’.", ["‘a day’s work’"]),
        ("The dogs’ owner and the ’90s.", []),
        ("''We won,'' she said.", ["''We won,''"]),
        ("“Open to the end", ["“Open to the end"]),
        ("“We ran, Sund said.", ["“We ran,"]),
        ("“One.\n\n“Two.”", ["“One.", "“Two.”"]),
        ("He is 6'1\" tall.", []),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, quotations: list[str]) -> None:
    assert [text[one.start_char : one.end_char] for one in find_quotations(text)] == quotations
