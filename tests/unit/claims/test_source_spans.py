import pytest

from transforms.claims.attributions import Attribution
from transforms.claims.source_spans import SourceSettler
from transforms.schema.records import Mention, Span


def settle(text: str, source: str, *names: tuple[str, str], spare: str = "") -> str | None:
    """Return what a source becomes in a text with these names; the cue is "said"."""

    def find(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    mentions = [
        Mention(f"m{k}", "a", 0, find(name).start_char, find(name).end_char, name, label, name, None, 1.0)
        for k, (name, label) in enumerate(names)
    ]
    attribution = Attribution(find(source), find("said"), (Span(len(text) - 3, len(text)),), "asserts")
    settled = SourceSettler(text, mentions).settle(attribution, find(spare) if spare else None).source
    return text[settled.start_char : settled.end_char] if settled else None


@pytest.mark.parametrize(
    ("text", "source", "names", "settled"),
    [
        ("The Selm Water Office said so.", "Office", [("Selm Water Office", "ORG")], "The Selm Water Office"),
        ("On Friday the mayor said so.", "On Friday the mayor", [], "the mayor"),
        ("It burnt, which Ada Moll said so.", "which Ada Moll", [("Ada Moll", "PERSON")], "Ada Moll"),
        ("Ada Moll, in a letter to us, said so.", "Ada Moll, in a letter to us", [], "Ada Moll"),
        ("Ada Moll, a judge, said so.", "Ada Moll, a judge", [], "Ada Moll, a judge"),
        ("His wife, Ada Moll, said so.", "His wife", [("Ada Moll", "PERSON")], "His wife, Ada Moll"),
        ("A report by Selm Bank said so.", "A report", [("Selm Bank", "ORG")], "A report by Selm Bank"),
        ("A report about Selm Bank said so.", "A report", [("Selm Bank", "ORG")], "A report"),
        ("Sunday said so.", "Sunday", [], None),
        ("1826 Ada Moll said so.", "1826 Ada Moll", [], "Ada Moll"),
        ("2016 winner Ada Moll said so.", "2016 winner Ada Moll", [], "2016 winner Ada Moll"),
        ("Results from the March vote said so.", "Results from the", [], "Results"),
        ("Ada Moll, head of Selm, an old port, said so.", "Ada Moll, head of Selm, an", [], "Ada Moll, head of Selm"),
    ],
)
def test_a_source_is_whole_and_bare_of_what_hangs_on_it(
    text: str, source: str, names: list[tuple[str, str]], settled: str | None
) -> None:
    assert settle(text, source, *names) == settled


def test_where_the_words_are_no_speaker_the_encoder_is_asked() -> None:
    assert settle("The mayor on Sunday said so.", "Sunday", spare="The mayor") == "The mayor"
