import pytest

from transforms.claims.passages import find_attributions
from transforms.sentences import split_sentences

Told = list[tuple[str | None, list[str]]]


def attribute(text: str) -> Told:
    """Return who is given what, by the rules alone."""
    return [
        (
            text[one.source.start_char : one.source.end_char] if one.source else None,
            [text[span.start_char : span.end_char] for span in one.contents],
        )
        for one in find_attributions(text, split_sentences("a", text))
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“The ferry left early and in the dark.\n\n“It was cold,” said Ada Moll.",
         [("Ada Moll", ["“The ferry left early and in the dark.", "“It was cold,”"])]),
        ('"The ferry left early and in the dark.\nIt was cold," said Ada Moll.',
         [("Ada Moll", ['"The ferry left early and in the dark.\nIt was cold,"'])]),
        ('Ada Moll said: "The ferry left early and in the dark.\nIt was cold."\nRain fell.',
         [("Ada Moll", ['"The ferry left early and in the dark.\nIt was cold."'])]),
        ("“The ferry left early and in the dark.” “It was cold,” said Ada Moll.",
         [("Ada Moll", ["“The ferry left early and in the dark.”", "“It was cold,”"])]),
        ('"I am glad!\nI love the sea in May," said Ada Moll.',
         [("Ada Moll", ['"I am glad!\nI love the sea in May,"'])]),
        ("“The ferry left early,” Ada Moll said on Monday.\n“It is over.”",
         [("Ada Moll", ["“The ferry left early,”", "“It is over.”"])]),
        ("“It is over.”\nRain fell.", []),
        ("“The ferry left early and in the dark.” Moll said.",
         [("Moll", ["“The ferry left early and in the dark.”"])]),
        ("Ada Moll said: ` The ferry left early.\nIt was cold. '\nRain fell.",
         [("Ada Moll", ["` The ferry left early.\nIt was cold. '"])]),
        ("‘The ferry left early and dark.\nIt was cold,’ said Ada Moll.",
         [("Ada Moll", ["‘The ferry left early and dark.\nIt was cold,’"])]),
        ("Moll, who said she left, was arrested.", [("Moll, who", ["she left"])]),
        ("` The ferry left early.\nThe workers' boats came later.", []),
        ("“The ferry left early,” Ada Moll said on Monday.\n“It was cold and dark and long.”",
         [("Ada Moll", ["“The ferry left early,”", "“It was cold and dark and long.”"])]),
        ("“Not again,” sighed Ada Moll.", [("Ada Moll", ["“Not again,”"])]),
        ("“Not again,” Ada Moll shot back.", [("Ada Moll", ["“Not again,”"])]),
        ("'We can't wait,' said Ada Moll.", [("Ada Moll", ["'We can't wait,'"])]),
        ("„We wait“, said Ada Moll.", [("Ada Moll", ["„We wait“"])]),
        ("The workers' boats and the farmers' carts were sold.", []),
    ],
)  # fmt: skip
def test_a_quotation_belongs_to_the_cue_that_closes_it(text: str, told: Told) -> None:
    assert attribute(text) == told
