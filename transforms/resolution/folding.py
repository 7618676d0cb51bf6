"""Names as they are compared: folded to words of plain Latin letters, and to keys that romanisations share."""

import re
import unicodedata
from functools import cache, lru_cache

from transforms.lexicons import load_lexicon

POSSESSIVE = re.compile(r"['’][sS](?=\s|$)|(?<=[sS])['’](?=\s|$)")
APOSTROPHES = re.compile(r"['’‘ʼʻʾʿ`´]")
WORD = re.compile(r"[^\W_]+")
SAINT = re.compile(r"\bst\. ")
LETTERS_WITH_STOPS = re.compile(r"\b(?:[^\W\d_]\. ?)+[^\W\d_]\b\.?")


@cache
def load_letters() -> dict[int, str]:
    """Return what letters of other alphabets become, as a table for ``str.translate``."""
    tables = load_lexicon("letters")
    return str.maketrans({"&": " and ", **tables["cyrillic"], **tables["greek"], **tables["latin"]})


@lru_cache(maxsize=100_000)
def fold_words(surface: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, without accents, possessives, apostrophes and stops.

    Cyrillic and Greek letters become Latin ones; hyphens part words; U.S. and U. S. are the one word us.
    """
    text = unicodedata.normalize("NFKC", POSSESSIVE.sub("", surface)).lower().translate(load_letters())
    if not text.isascii():
        text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
        text = text.translate(load_letters())  # once more: Greek letters have lost their accents
    return tuple(WORD.findall(APOSTROPHES.sub("", join_initials(text)).replace(".", " ")))


def join_initials(text: str) -> str:
    """Return the text with letters that stops part run together: u.s. and d. c. become us and dc."""
    if "." not in text:
        return text
    return LETTERS_WITH_STOPS.sub(lambda found: re.sub(r"[. ]", "", found[0]), SAINT.sub("saint ", text))


SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?:sky|skyy|skiy|skyi|skij|skii|skyj|ski)$", "ski"),
        (r"(?:tsch|tch)", "ch"),
        (r"(?:sch)", "sh"),
        (r"(?:ic|ich|its|itz)$", "ich"),
        (r"(?:yu|iu|ju)", "u"),
        (r"(?:ya|ia|ja)", "a"),
        (r"(?:ye|ie|je)", "e"),
        (r"(?:yo|jo)", "o"),
        (r"(?:kh|gh|dh|th|ph|bh)", lambda found: {"ph": "f", "kh": "k"}.get(found[0], found[0][0])),
        (r"zh|dzh|dj|j", "j"),
        (r"oo|ou|ow", "u"),
        (r"ee|ea|ei|ey|ay|ai|ae", "i"),
        (r"off$|ov$", "ov"),
        (r"eff$|ev$", "ev"),
        (r"ck|q|c(?=[^ehiy]|$)", "k"),
        (r"c(?=[eiy])", "s"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"(?:iy|yy|ij|yi|ii|y)", "i"),
        (r"(?<=[aeiou])h(?![aeiou])", ""),
        (r"(.)\1+", r"\1"),
        (r"[ae]", "a"),
        (r"[ou]", "o"),
        (r"(.)\1+", r"\1"),
    )
]


@lru_cache(maxsize=100_000)
def key_sound(word: str) -> str:
    """Return a key that common romanisations of one word share: Zelenskyy and Zelensky, Muhammad and Mohamed.

    ``word`` is folded. Finer than Soundex: consonants stay, vowels fall into three classes.
    """
    for pattern, sound in SOUNDS:
        word = pattern.sub(sound, word)
    return word
