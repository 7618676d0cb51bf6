"""What an edit changed."""

from flows.page.diffs import compare_versions


def test_words_that_went_and_came_are_told_in_order() -> None:
    changes = compare_versions("Four lamps were lost.", "Nine lamps were lost at sea.")
    assert [(change.kind, change.text) for change in changes] == [
        ("gone", "Four"),
        ("new", "Nine"),
        ("same", " lamps were "),
        ("gone", "lost."),
        ("new", "lost at sea."),
    ]


def test_what_stayed_is_shortened() -> None:
    long = "the same words over and over " * 200
    changes = compare_versions(long + "end", long + "stop")
    assert len("".join(change.text for change in changes)) < 700
    assert "…" in changes[0].text
