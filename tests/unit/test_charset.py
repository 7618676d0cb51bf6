"""Charsets: the WHATWG order, and labels that lie."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.charset import decode_html

TEXTS = {
    "cp1252": "<p>Le ministre a déclaré que l’été serait long ; « ça ira », a-t-il ajouté.</p>",
    "cp1251": "<p>Министр заявил, что об этом пока рано говорить, и ушёл.</p>",
    "cp932": "<p>大臣は、まだ早すぎると述べ、それ以上のコメントを控えた。</p>",
    "gb18030": "<p>部长说现在下结论还为时过早，拒绝进一步评论。</p>",
    "cp949": "<p>장관은 아직 이르다고 말하며 더 이상의 언급을 거부했다.</p>",
    "cp1250": "<p>Minister powiedział, że jest za wcześnie, żeby o tym mówić. Później odjechał.</p>",
}
LABELS = {
    "cp1252": "ISO-8859-1",
    "cp1251": "windows-1251",
    "cp932": "Shift_JIS",
    "gb18030": "gb2312",
    "cp949": "euc-kr",
    "cp1250": "x-cp1250",
}


@pytest.mark.parametrize("codec", TEXTS)
def test_the_http_header_names_the_charset(codec: str) -> None:
    assert decode_html(TEXTS[codec].encode(codec), LABELS[codec]) == (TEXTS[codec], codec)


@pytest.mark.parametrize("codec", TEXTS)
@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="{}">',
        "<META content='text/html; charset={}' http-equiv=content-type>",
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
def test_the_page_declares_its_charset(codec: str, declaration: str) -> None:
    text = declaration.format(LABELS[codec]) + TEXTS[codec]
    assert decode_html(text.encode(codec), None) == (text, codec)


@pytest.mark.parametrize("label", [None, "utf-8", "no-such-charset", "utf-7"])
@pytest.mark.parametrize("codec", TEXTS)
def test_content_decides_where_the_label_lies_or_says_nothing(codec: str, label: str | None) -> None:
    text = TEXTS[codec] * 5
    assert decode_html(text.encode(codec), label)[0] == text


@pytest.mark.parametrize("label", [None, "iso-8859-1", "windows-1251", "shift_jis"])
@pytest.mark.parametrize("text", TEXTS.values())
def test_utf8_is_known_under_any_label(text: str, label: str | None) -> None:
    assert decode_html(text.encode(), label) == (text, "utf-8")


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_overrules_every_label(mark: bytes, codec: str) -> None:
    text = '<meta charset="windows-1251"><p>L’été</p>'
    assert decode_html(mark + text.encode(codec), "iso-8859-1") == (text, codec)


def test_the_header_comes_before_the_page() -> None:
    text = '<meta charset="windows-1251"><p>déjà</p>'
    assert decode_html(text.encode("cp1252"), "latin1") == (text, "cp1252")


def test_utf16_declared_in_ascii_means_utf8() -> None:
    assert decode_html(b'<meta charset="utf-16"><p>plain</p>', None)[1] == "utf-8"


def test_a_declaration_in_a_comment_does_not_count() -> None:
    text = '<!-- <meta charset="koi8-r"> --><meta charset="windows-1252"><p>déjà</p>'
    assert decode_html(text.encode("cp1252"), None) == (text, "cp1252")


@pytest.mark.parametrize("n_good", [3, 300])
def test_a_few_bad_bytes_in_utf8_cost_only_themselves(n_good: int) -> None:
    text, codec = decode_html("été ".encode() * n_good + b"\xff" + " été".encode(), "utf-8")
    assert codec == "utf-8"
    assert text.count("\ufffd") == 1 and text.count("été") == n_good + 1


def test_a_character_cut_at_the_end_does_not_unmake_utf8() -> None:
    assert decode_html("<p>It sailed — she said".encode()[:-9] + b"\xe2\x80", None)[1] == "utf-8"


@pytest.mark.parametrize("n_times", [1, 20])
@pytest.mark.parametrize("words", ["It was “too early” — £5m was spent.", "She said it’s fine.", "Zoë ate a jalapeño."])
def test_the_odd_character_of_an_english_page_is_windows_1252(words: str, n_times: int) -> None:
    text = f"<p>{words} The rest of the page is plain.</p>\n" * n_times
    assert decode_html(text.encode("cp1252"), "utf-8") == (text, "cp1252")


def test_nulls_are_dropped() -> None:
    assert decode_html(b"<p>It\0 sai\0led.</p>", None) == ("<p>It sailed.</p>", "utf-8")


@pytest.mark.parametrize("body", [bytes(range(256)) * 9, b"\x1f\x8b\x08\0\x05\x06\x07" * 40])
def test_binary_data_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match="binary"):
        decode_html(body, "utf-8")


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"])))
def test_utf8_round_trips(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode_html(b"<p>" + text.encode(), None)[0] == "<p>" + text


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "iso-8859-1", "gbk", "utf-16", "\x00", "é"]))
def test_any_bytes_give_text_or_a_value_error(body: bytes, label: str | None) -> None:
    try:
        text, codec = decode_html(body, label)
    except ValueError:
        return
    assert "\0" not in text and codecs.lookup(codec)
