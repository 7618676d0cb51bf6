"""How resolution is measured on our own articles: which found mention stands for a marked name."""

from flows.lab.evaluate_resolution import OURS, Article, align
from flows.lab.training.corpora import read_lines
from transforms.schema.records import Mention

TEXT = "Ada Moll of Selm Council met Ada."


def find(start: int, end: int) -> Mention:
    return Mention(f"{start}", "a", 0, start, end, TEXT[start:end], "ORG", TEXT[start:end], None, 1.0)


def test_a_marked_name_takes_the_entity_of_the_mention_that_covers_most_of_it() -> None:
    names = [(0, 8, "PERSON"), (12, 24, "ORG"), (29, 32, "PERSON")]
    article = Article("a", TEXT, names, ["Ada Moll", "Selm Council", "Ada Moll"])
    mentions = [find(0, 8), find(12, 16), find(17, 24)]
    assert list(align(article, mentions, ["one", "two", "three"])) == ["one", "three", None]
    assert list(align(article, [], [])) == [None, None, None]


def test_our_articles_tell_the_entity_of_every_name() -> None:
    names = {line["doc"]: line["entities"] for line in read_lines(OURS / "wikinews.jsonl")}
    entities = {line["doc"]: line["entities"] for line in read_lines(OURS / "wikinews_entities.jsonl")}
    assert names.keys() == entities.keys()
    assert all(len(entities[doc]) == len(spans) and all(entities[doc]) for doc, spans in names.items())
