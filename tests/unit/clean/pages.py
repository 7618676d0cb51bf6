"""Invented pages for the tests of cleaning."""

from transforms.schema.records import Given, RawDocument

SENTENCES = (
    "The harbour council of Merrow voted on Tuesday to close the northern ferry line for at least eleven months.",
    "Engineers had warned since spring that the old pier could no longer carry the weight of two loaded vessels.",
    "Shop owners along the quay said they feared for the summer and asked the mayor for a smaller substitute boat.",
    "A spokeswoman for the shipping office answered that no vessel of that size could be leased before the autumn.",
    "The council will meet again in two weeks to decide how the repairs, put at nine million crowns, are to be paid.",
)


def make_raw(
    body: str | bytes, url: str = "https://www.merrow-post.example/news/ferry-line-closes-for-months", **fields: object
) -> RawDocument:
    content = body.encode() if isinstance(body, str) else body
    values: dict[str, object] = {"media_type": "text/html", "captured_at": None, "given": Given()} | fields
    return RawDocument("archive/test.warc.gz", 12, "0" * 64, url, content, **values)  # type: ignore[arg-type]


def make_page(head: str = "", body: str = "", sentences: tuple[str, ...] = SENTENCES, lang: str = "en") -> str:
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        f"<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><main><article>{body}{paragraphs}</article></main>"
        "<footer><a href='/imprint'>Imprint</a></footer></body></html>"
    )
