"""Seeded mutations of texts: what the world does to an article, and worse. The same seed gives the same text."""

import re
from collections.abc import Callable
from random import Random

Mutation = Callable[[str, Random], str]

PARAGRAPH = re.compile(r".+?(?:\n\s*\n|\Z)", re.S)
SENTENCE = re.compile(r".+?(?:[.!?]['\"”’)]*\s+|\Z)", re.S)
WORD = re.compile(r"\S+\s*|\s+")
NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+")
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
QUOTE = re.compile(r"[\"“”‘’'«»]")
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "June", "July", "August", "September", "October", "November"]
CALENDAR = re.compile(rf"\b(?:{'|'.join(WEEKDAYS + MONTHS)})\b")

ODD_CHARACTERS = [
    *["\x00", "\x1b[31m", "\x7f", "\x85", "\xa0", "\xad", "\u200b", "\u200e", "\u202e", "\u2028", "\u2029", "\u3000"],
    *["\ufeff", "\ufffd", "\ufffe", "e\u0301", "\u0345" * 9, "\t", "\r", "\r\n", "\x0c", "İ", "ı", "ß", "ŉ", "ﬁ", "Ǆ"],
    *["ς", "𝔘", "½", "①", "٣", "五", "\U0001f469\u200d\U0001f467", "🇱🇾", "شيء", "Ελλάδα", "Київ", "한국", "😀"],
]
ODD_NAMES = [
    *["X", "O", "-", "Mr.", "Dr", "Jr.", "al-", "de", "’s", "O’", "St.", "J.", "J. R. R.", "Mr. Mr. Mr. Dunn", "I"],
    *["Juan Carlos de la Santísima Trinidad van der Berg y Ruiz-Ochoa von und zu Hohenau the Third, Jr."],
    *["Ann", "Ann-", "-Ann Lee", "Lee, Ann", "Ann (Lee)", "ANN LEE", "ann lee", "Ann  Lee", "Ann\nLee", "Ann O'"],
    *["Sir Dame Lord Justice Dr. Prof. President Prime Minister Ann Lee", "Ann Lee Ann Lee", "Lee Lee", "A", "Đặng"],
]
ODD_NUMBERS = [
    *["0", "-5", "1,000,000,000,000,000,000,000", "9" * 400, "1e308", "0.0000001", "1,11,1", "½", "10-5", "5-10"],
    *["a dozen dozen", "hundreds of thousands of millions", "minus two", "no", "$", "$0", "100%", "200 %", "1.2.3"],
    *["between 9 and 3", "30 February 2020", "29 February 1900", "31/31/2020", "0000", "99999", "year 1", "1990s"],
    *["12345-67-89", "2020-W60", "the 32nd of May", "Q5 2020", "24:61", "last next Monday", "40 years ago"],
    *["9999-12-31", "4,000,000 years ago"],
]
ODD_DATES = [
    *["", "0001-01-01", "9999-12-31", "1899-02-29", "2020-13-45", "yesterday", "1583020800", "2020", "05/06/07"],
    *["1989-04-15", "2020-02-30T25:00:00+99:00", "Mon, 31 Nov 2019", "0000-00-00", "2024-11-02T07:00:00Z"],
]
ACTS = ["said", "denied", "told him that", "announced", "did not say", "according to", "promised", "refused"]


def mutate(text: str, random: Random) -> str:
    """Return the text after up to four mutations drawn at random; sometimes the very text."""
    for mutation in random.choices(MUTATIONS, k=random.randint(0, 4)):
        text = mutation(text, random)
    return text


def mutate_date(date: str, random: Random) -> str:
    """Return a publication date as given, or one time in five another that a careless archive may hold."""
    return random.choice(ODD_DATES) if random.random() < 0.2 else date


def draw_passage(text: str, random: Random, characters: int) -> str:
    """Return whole paragraphs of a text, from a random one on, until they are as long as ``characters``."""
    paragraphs = PARAGRAPH.findall(text)
    kept, first = "", random.randrange(max(len(paragraphs), 1))
    for paragraph in paragraphs[first:] + paragraphs[:first]:
        kept += paragraph
        if len(kept) >= characters:
            break
    return kept[:characters]


def cut_anywhere(text: str, random: Random) -> str:
    """Take away a stretch that begins and ends anywhere."""
    one, other = sorted(random.randint(0, len(text)) for _ in range(2))
    return text[:one] + text[other:]


def end_anywhere(text: str, random: Random) -> str:
    """Break the text off anywhere."""
    return text[: random.randint(0, len(text))]


def shuffle_pieces(text: str, random: Random) -> str:
    """Put paragraphs, sentences or the words of one sentence in another order."""
    pieces = random.choice([PARAGRAPH, SENTENCE]).findall(text)
    random.shuffle(pieces)
    if pieces and random.random() < 0.3:
        pieces[0] = "".join(random.sample(words := WORD.findall(pieces[0]), len(words)))
    return "".join(pieces)


def join_paragraphs(text: str, random: Random) -> str:
    """Take the breaks between paragraphs away, or make one of every space for a while."""
    if random.random() < 0.7:
        return re.sub(r"\n\s*\n", random.choice([" ", "", "\n"]), text)
    return text.replace(" ", "\n\n", random.randint(1, 60))


def change_case(text: str, random: Random) -> str:
    """Write the whole text, or some of its words, in capitals, small letters or capitalised."""
    change = random.choice([str.upper, str.lower, str.title, str.swapcase])
    if random.random() < 0.3:
        return change(text)
    return "".join(change(word) if random.random() < 0.3 else word for word in WORD.findall(text))


def spoil_quotes(text: str, random: Random) -> str:
    """Drop, double or exchange some or all of the quotation marks."""
    others = ["", '""', '"', "“", "”", "''", "«", "‘", "’"]
    share, other = random.choice([0.2, 1.0]), random.choice(others)
    return QUOTE.sub(lambda mark: other if random.random() < share else mark[0], text)


def insert_anywhere(text: str, random: Random) -> str:
    """Put odd characters, names, figures or dates between or into words."""
    pool = random.choice([ODD_CHARACTERS, ODD_NAMES, ODD_NUMBERS])
    for _ in range(random.randint(1, 12)):
        place = random.randint(0, len(text))
        text = text[:place] + random.choice([" ", ""]) + random.choice(pool) + random.choice([" ", ""]) + text[place:]
    return text


def swap_numbers(text: str, random: Random) -> str:
    """Exchange the numbers of the text, or some of them for odd ones."""
    numbers = NUMBER.findall(text) + random.sample(ODD_NUMBERS, 3)
    return NUMBER.sub(lambda found: random.choice(numbers) if random.random() < 0.5 else found[0], text)


def swap_calendar(text: str, random: Random) -> str:
    """Exchange weekdays and months for any of both."""
    return CALENDAR.sub(lambda _: random.choice(WEEKDAYS + MONTHS), text)


def rename(text: str, random: Random) -> str:
    """Give a bearer of a name another: of one word, of twelve, or one that is hardly a name."""
    names = sorted(set(NAME.findall(text)))
    for name in random.sample(names, min(len(names), 3)):
        parts = name.split()
        long = " ".join(random.choices([*parts, "van", "Al", "Maria", "O'Neill", "St."], k=12))
        other = random.choice([parts[0], parts[-1], long, random.choice(ODD_NAMES)])
        text = text.replace(name, other, random.choice([-1, 1, 2]))
    return text


def nest_quotations(text: str, random: Random) -> str:
    """Put a sentence into the mouth of one who quotes another, who quotes another."""
    sentences = SENTENCE.findall(text)
    if not sentences:
        return text
    number = random.randrange(len(sentences))
    for _ in range(random.randint(1, 12)):
        opening, closing = random.choice([("“", "”"), ("‘", "’"), ('"', '"'), ("“", ""), ("", "”")])
        said = f"{random.choice(ODD_NAMES)} {random.choice(ACTS)}"
        quoted = f"{opening}{sentences[number].strip()}{closing}"
        sentences[number] = random.choice([f"{said}: {quoted} ", f"{quoted}, {said}. "])
    return "".join(sentences)


def append_list(text: str, random: Random) -> str:
    """Add a list of names or figures, or one word over and over, with or without commas."""
    pool = random.choice([NAME.findall(text), NUMBER.findall(text), ODD_NAMES, ODD_NUMBERS, WORD.findall(text)[:1]])
    items = random.choices(pool or ["so"], k=random.randint(2, 80))
    return f"{text}\n\n{random.choice([', ', ' and ', ' ', '; ', ' said ', chr(10)]).join(items)}."


def repeat_piece(text: str, random: Random) -> str:
    """Say a sentence, or a few characters, again and again."""
    sentences = SENTENCE.findall(text)
    place = random.randint(0, len(text))
    few = text[place : place + random.randint(1, 20)]
    piece: str = random.choice([*sentences[:5], few])
    return text[:place] + piece * random.randint(2, 20) + text[place:]


def drop_characters(text: str, random: Random) -> str:
    """Lose every space, full stop, comma or letter of one kind, or one character in fifty."""
    if random.random() < 0.5:
        return text.replace(random.choice(" .,e\n-"), random.choice(["", " "]))
    return "".join(character for character in text if random.random() < 0.98)


MUTATIONS: list[Mutation] = [
    cut_anywhere,
    end_anywhere,
    shuffle_pieces,
    join_paragraphs,
    change_case,
    spoil_quotes,
    insert_anywhere,
    swap_numbers,
    swap_calendar,
    rename,
    nest_quotations,
    append_list,
    repeat_piece,
    drop_characters,
]
