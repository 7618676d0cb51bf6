import random
from dataclasses import replace

import pytest

from flows.lab.training.copies import open_with_dateline, rewrite, vary, write_title_case
from flows.lab.training.corpora import Attribution, Example, is_held_out, read_example, read_lines, read_plan
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


def test_what_may_be_a_name_nobody_marked_teaches_nothing() -> None:
    line = {"doc": "a", "text": "The Tarn Cup began on Monday in Oslo.", "entities": [[32, 36, "LOC"]]}
    assert [line["text"][s:e] for s, e in read_example(line, is_partial=True).unknown] == ["The", "Tarn", "Cup"]
    assert read_example(line, is_partial=False).unknown == ()


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
    examples = [read_example({**line, "text": " " * 100_000}, is_partial=False) for line in lines]
    assert len({example.doc for example in examples}) == 147
    assert all(one.content for example in examples for one in example.attributions or ())
    assert 10 < sum(is_held_out(example.doc, 8) for example in examples) < 25


def test_the_plan_teaches_only_by_rounds_that_came_before() -> None:
    plan, known = read_plan(), {"pretrained", "shipped"}
    for entry in plan["rounds"]:
        assert {entry["start"], *entry.get("teachers", ())} <= known
        assert set(entry.get("reads", ())) <= set(plan["corpora"])
        known.add(entry["name"])
    assert plan["rounds"][-1]["size"] == "student"
