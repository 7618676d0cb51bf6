from hypothesis import given
from hypothesis import strategies as st

from transforms.model.windows import MAX_TOKENS, Window, pack_windows
from transforms.sentences import split_sentences

LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=120)


def pack(text: str) -> list[Window]:
    return pack_windows(text, split_sentences("a", text))


@given(LETTERS)
def test_words_of_windows_lie_in_the_text_in_order(text: str) -> None:
    words = [word for window in pack(text) for word in window.words]
    assert all(0 <= start < end <= len(text) for start, end in words)
    assert words == sorted(words)


def test_offsets_are_code_points_of_the_original_whatever_the_normalisation() -> None:
    text = "Ünal çaldı. 𝔘 met É́ric\xa0Søren-Åberg in İzmir."
    assert [text[start:end] for window in pack(text) for start, end in window.words] == [
        *["Ünal", "çaldı", ".", "𝔘", "met", "É́ric", "Søren", "-", "Åberg", "in", "İzmir", "."]
    ]


def test_windows_hold_no_more_than_the_encoder_reads_and_lose_no_word() -> None:
    text = "word " * 1000 + "\n\n" + "Another sentence stands here. " * 50
    windows = pack(text)
    assert all(len(window.ids) == len(window.shapes) <= MAX_TOKENS for window in windows)
    assert [text[s:e] for window in windows for s, e in window.words] == text.replace(".", " .").split()


def test_a_word_is_named_by_its_first_token() -> None:
    (window,) = pack("Reyholtian antidisestablishment won.")
    assert len(window.firsts) == len(window.words) == 4
    assert window.firsts[1] - window.firsts[0] > 1


def test_a_text_without_words_has_no_window() -> None:
    assert pack(" \n ") == []
