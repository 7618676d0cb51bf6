"""Whether a person is spoken of as he or as she, as far as titles, nouns and given names tell."""

from functools import cache

from transforms.lexicons import load_words
from transforms.schema.records import Mention

FEMALE, MALE, UNKNOWN = "female", "male", ""
PRONOUNS = {"he": MALE, "him": MALE, "his": MALE, "himself": MALE, "she": FEMALE, "her": FEMALE, "herself": FEMALE}


def judge_name(name: str) -> str:
    """Return the gender that a full name's first word tells; unknown for single words, which may be surnames."""
    words = name.split()
    return load_given_names().get(words[0], UNKNOWN) if len(words) > 1 else UNKNOWN


@cache
def load_given_names() -> dict[str, str]:
    """Return the gender of each given name that only women or only men bear."""
    either, female = load_words("genders", "either_names"), load_words("genders", "female_names")
    male = load_words("genders", "male_names") | load_words("people", "first_names")
    return dict.fromkeys(male - female - either, MALE) | dict.fromkeys(female - either, FEMALE)


def judge_words(phrase: str) -> str:
    """Return the gender that a title or a noun of a phrase tells: Mrs, congresswoman, father; the last one counts."""
    for word in reversed(phrase.lower().replace(".", " ").split()):
        if word in load_words("genders", "female_words"):
            return FEMALE
        if word in load_words("genders", "male_words"):
            return MALE
    return UNKNOWN


def judge_mention(text: str, mention: Mention) -> str:
    """Return the gender of a person named: by the title before the name, else by the given name."""
    opening = text.rfind("\n", 0, mention.start_char) + 1
    before = text[max(opening, mention.start_char - 30) : mention.start_char].split()
    first, *rest = mention.surface.split() or [""]
    return (
        judge_words(before[-1] if before else "")
        or (judge_words(first) if rest else UNKNOWN)
        or judge_name(mention.head)
    )
