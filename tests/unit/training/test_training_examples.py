import random
from dataclasses import replace

import pytest

from flows.lab.training.copies import open_with_dateline, rewrite, vary, write_title_case
from flows.lab.training.corpora import (
    Answers,
    Attribution,
    Example,
    is_held_out,
    read_answers,
    read_example,
    read_lines,
)
from flows.lab.training.targets import NOTHING, make_training_examples
from flows.settings import ROOT
from transforms.model.labels import BEGIN, INSIDE, OUTSIDE, tag_entity

TEXT = "Ana Weld said rain fell in Tarn."
EXAMPLE = Example(
    "a",
    TEXT,
    ((0, 8, "PERSON"), (27, 31, "LOC")),
    (Attribution(cue=((9, 13),), source=((0, 8),), content=((14, 31),)),),
)


def test_each_word_learns_its_tag() -> None:
    (training_example,) = make_training_examples(EXAMPLE)
    person, place = tag_entity("PERSON", True), tag_entity("LOC", True)
    assert training_example.entities == [person, person + 1, OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE, place, OUTSIDE]
    cue, source, content = training_example.roles
    assert cue == [OUTSIDE, OUTSIDE, BEGIN, *[OUTSIDE] * 5]
    assert source == [BEGIN, INSIDE, *[OUTSIDE] * 6]
    assert content == [*[OUTSIDE] * 3, BEGIN, INSIDE, INSIDE, INSIDE, OUTSIDE]


def test_links_go_from_cue_to_source_and_from_content_to_cue() -> None:
    (training_example,) = make_training_examples(EXAMPLE)
    assert (training_example.sources, training_example.contents) == (((2, 0),), ((3, 2),))
    (nameless,) = make_training_examples(replace(EXAMPLE, attributions=(replace(EXAMPLE.attributions[0], source=()),)))
    assert nameless.sources == ((2, -1),)


def test_what_is_unknown_or_not_annotated_teaches_nothing() -> None:
    (training_example,) = make_training_examples(
        replace(EXAMPLE, entities=((0, 8, "PERSON"),), unknown=((27, 31),), attributions=None)
    )
    assert training_example.entities[6] == NOTHING
    assert {tag for role in training_example.roles for tag in role} == {NOTHING}


def test_larger_encoders_stand_in_where_nobody_annotated() -> None:
    answers = read_answers(
        {
            "words": [[0, 3], [4, 8], [9, 13], [14, 18], [19, 23], [24, 26], [27, 31], [31, 32]],
            "entities": {"0": {"B-PERSON": 60, "B-ORG": 20}, "6": {"B-MISC": 50, "O": 50}},
            "roles": {"2": {"cue": [90, 5]}},
            "links": [["cue-source", 2, 0, 80], ["content-cue", 3, 2, 40]],
        }
    )
    example = replace(EXAMPLE, entities=((0, 8, "PERSON"),), attributions=None, answers=answers, trust=0.5)
    (training_example,) = make_training_examples(example)
    assert training_example.soft_entities[0] == {tag_entity("PERSON", True): 0.75, tag_entity("ORG", True): 0.25}
    assert training_example.soft_roles[2] == (0.05, 0.9, 0.05, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    assert (training_example.sources, training_example.contents) == (((2, 0),), ())
    (annotated,) = make_training_examples(replace(EXAMPLE, answers=answers))
    assert set(annotated.soft_roles) == {None}
    assert annotated.soft_entities[0] is not None


def test_people_alone_teach_peoples_events_and_products() -> None:
    example = replace(EXAMPLE, entities=((27, 31, "NORP"),), answers=Answers({27: {0: 1.0}}, {}, (), ()))
    (training_example,) = make_training_examples(example)
    assert training_example.soft_entities[6] is None


def test_a_label_marked_only_in_part_counts_as_right_beside_outside() -> None:
    (training_example,) = make_training_examples(replace(EXAMPLE, partial=frozenset({"MISC"})))
    assert training_example.allowed == {tag_entity("MISC", True), tag_entity("MISC", False)}


def test_copies_keep_every_offset() -> None:
    assert rewrite(EXAMPLE, str.upper).text == TEXT.upper()
    assert rewrite(replace(EXAMPLE, text="ß" + TEXT), str.upper).text == "ß" + TEXT
    assert write_title_case(TEXT) == "Ana Weld Said Rain Fell in Tarn."


@pytest.mark.parametrize("seed", range(8))
def test_a_dateline_moves_the_names_and_marks_its_own(seed: int) -> None:
    plain = replace(EXAMPLE, attributions=None)
    opened = open_with_dateline(plain, random.Random(seed))
    assert opened.text.endswith(TEXT)
    assert opened.entities is not None
    names = [opened.text[start:end] for start, end, _ in opened.entities]
    assert names[-2:] == ["Ana Weld", "Tarn"]
    assert len(names) == 4


def test_variation_is_drawn_from_the_seed() -> None:
    chances = {"title": 0.3, "upper": 0.3, "lower": 0.3, "dateline": 0.5}
    first = [vary(EXAMPLE, chances, random.Random(seed)).text for seed in range(20)]
    assert first == [vary(EXAMPLE, chances, random.Random(seed)).text for seed in range(20)]
    assert len(set(first)) > 3


def test_our_annotation_is_well_formed() -> None:
    lines = list(read_lines(ROOT / "flows" / "lab" / "training" / "wikinews.jsonl"))
    examples = [read_example({**line, "text": " " * 100_000}, frozenset()) for line in lines]
    assert len({example.doc for example in examples}) == 147
    assert all(one.content for example in examples for one in example.attributions or ())
    assert 10 < sum(is_held_out(example.doc, 8) for example in examples) < 25
