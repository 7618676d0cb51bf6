"""A test per family of rules: what it finds, what it makes of it, what it refuses. Published on Thursday 2024-10-31."""

import pytest

from tests.unit.timelines.reading import read, read_values

FOUND = {
    "iso": [
        ("Filed 2024-03-05 in Oslo.", "2024-03-05", "2024-03-05"),
        ("At 2024-03-05T10:30Z.", "2024-03-05T10:30Z", "2024-03-05T10:30"),
    ],
    "month and day": [
        ("The bridge opened on March 5, 2019.", "March 5, 2019", "2019-03-05"),
        ("They met on Friday, Oct. 25, in Riga.", "Friday, Oct. 25", "2024-10-25"),
        ("The court will sit on Jan. 9.", "Jan. 9", "2025-01-09"),
        ("The mayor resigned on August 3.", "August 3", "2024-08-03"),
        ("It was signed on the 4th of May last year.", "the 4th of May last year", "2023-05-04"),
        ("He was born on 7 September 1958.", "7 September 1958", "1958-09-07"),
        ("The vote is due by March eighth.", "March eighth", "2025-03-08"),
        ("It burned in the week of 14 October.", "the week of 14 October", "2024-W42"),
    ],
    "dateline": [
        ("KYIV, Oct. 30 (Agency) - Talks stalled.", "Oct. 30", "2024-10-30"),
        ("LISBON, 29 October - Rain fell.", "29 October", "2024-10-29"),
    ],
    "no-break space": [("It fell on 5\u00a0May\u00a02021.", "5\u00a0May\u00a02021", "2021-05-05")],
    "month": [
        ("Exports fell in September.", "September", "2024-09"),
        ("They wed in early June 2017.", "early June 2017", "2017-06"),
        ("The fair returns next May.", "next May", "2025-05"),
        ("The fair was held last May.", "last May", "2024-05"),
        ("Rents rose in August of last year.", "August of last year", "2023-08"),
        ("In April and June 1955 he toured.", "April", "1955-04"),
    ],
    "year": [
        ("The mine closed in 1987.", "1987", "1987"),
        ("It was founded in early 2003.", "early 2003", "2003"),
        ("By the end of 2026 it will be built.", "the end of 2026", "2026"),
        ("Income rose in fiscal 2023.", "fiscal 2023", "2023"),
        ("It began in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("He led the class of '98.", "98", "1998"),
    ],
    "decade and century": [
        ("Housing of the 1970s decayed.", "the 1970s", "197"),
        ("Fashion of the '80s is back.", "the '80s", "198"),
        ("A church of the 12th century burned.", "the 12th century", "11"),
        ("A vase of the fourth century BC broke.", "the fourth century BC", "BC03"),
        ("It was sunk in 480 BC.", "480 BC", "BC0480"),
    ],
    "season": [
        ("The dam failed in the summer of 2022.", "the summer of 2022", "2022-SU"),
        ("They toured last winter.", "last winter", "2023-WI"),
        ("Talks will resume in the spring.", "the spring", "2025-SP"),
    ],
    "quarter and half": [
        ("Sales fell in the third quarter.", "the third quarter", "2024-Q3"),
        ("It reported a second-quarter loss.", "second-quarter", "2024-Q2"),
        ("Profit rose in Q2 2023.", "Q2 2023", "2023-Q2"),
        ("Last year's first quarter was weak.", "Last year's first quarter", "2023-Q1"),
        ("Output fell in the first half of 2023.", "the first half of 2023", "2023-H1"),
        ("Output fell in H1 2023.", "H1 2023", "2023-H1"),
    ],
    "deictic day": [
        ("She resigned yesterday.", "yesterday", "2024-10-30"),
        ("The vote is tomorrow.", "tomorrow", "2024-11-01"),
        ("They spoke earlier today.", "earlier today", "2024-10-31"),
        ("Snow fell last night.", "last night", "2024-10-30TNI"),
        ("They arrive tonight.", "tonight", "2024-10-31TNI"),
        ("It rained this morning.", "this morning", "2024-10-31TMO"),
    ],
    "weekday": [
        ("The council met on Monday.", "Monday", "2024-10-28"),
        ("The council will meet on Monday.", "Monday", "2024-11-04"),
        ("They spoke on Friday night.", "Friday night", "2024-10-25TNI"),
        ("The talks are set for next Tuesday.", "next Tuesday", "2024-11-05"),
        ("Friday's ruling may be appealed.", "Friday", "2024-10-25"),
        ("They arrive on Monday of next week.", "Monday of next week", "2024-11-04"),
    ],
    "this, last and next": [
        ("Prices rose last week.", "last week", "2024-W43"),
        ("Prices rose earlier this week.", "earlier this week", "2024-W44"),
        ("Taxes will rise early next year.", "early next year", "2025"),
        ("It opened last month.", "last month", "2024-09"),
        ("They hiked over the weekend.", "the weekend", "2024-W43-WE"),
    ],
    "distance": [
        ("It sank two days ago.", "two days ago", "2024-10-29"),
        ("It closed about five years ago.", "about five years ago", "2019"),
        ("They will return three weeks from now.", "three weeks from now", "2024-W47"),
        ("It was sold several years ago.", "several years ago", "PAST_REF"),
        ("It was sold half a century ago.", "half a century ago", "1974"),
    ],
    "expression before": [
        ("He fell on 3 May 2021. He died two days later.", "two days later", "2021-05-05"),
        ("He fell on 3 May 2021. He died the next day.", "the next day", "2021-05-04"),
        ("It opened in 1990. It closed the following year.", "the following year", "1991"),
        ("He came on 3 May 2021 and left the same day.", "the same day", "2021-05-03"),
        ("It opened in March 1990 and later that year it closed.", "later that year", "1990"),
        ("It began on 3 May 2021. The day before, it had rained.", "The day before", "2021-05-02"),
    ],
    "clock": [
        ("The blast came at 10:15 p.m. on Tuesday.", "10:15 p.m. on Tuesday", "2024-10-29T22:15"),
        ("Polls closed at noon Wednesday.", "noon Wednesday", "2024-10-30T12:00"),
        ("Trading began at 9 a.m. EST.", "9 a.m. EST", "2024-10-31T09:00"),
    ],
    "duration": [
        ("It lasted two hours.", "two hours", "PT2H"),
        ("They waited for 18 months.", "18 months", "P18M"),
        ("The trial took a year and a half.", "a year and a half", "P1Y6M"),
        ("A ten-year plan was drawn up.", "ten-year", "P10Y"),
        ("They talked for several days.", "several days", "PXD"),
        ("They fought for decades.", "decades", "PXY"),
        ("Over the past three years it grew.", "the past three years", "P3Y"),
        ("It takes two to three weeks.", "two to three weeks", "P2W"),
        ("The siege lasted twenty-four hours.", "twenty-four hours", "PT24H"),
    ],
    "set": [
        ("They train every day.", "every day", "P1D"),
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
        ("The paper appears weekly.", "weekly", "P1W"),
        ("It opens on Sundays.", "Sundays", "XXXX-WXX-7"),
        ("They bathe twice a day.", "twice a day", "P1D"),
    ],
    "holiday": [
        ("They will meet after Christmas.", "Christmas", "2024-12-25"),
        ("They met at Easter 2019.", "Easter 2019", "2019-04-21"),
        ("Parades were held on Labor Day.", "Labor Day", "2024-09-02"),
    ],
    "reference": [
        ("He now lives in Graz.", "now", "PRESENT_REF"),
        ("She recently moved.", "recently", "PAST_REF"),
        ("Nobody knows the future.", "the future", "FUTURE_REF"),
    ],
}


@pytest.mark.parametrize(
    ("text", "surface", "value"), [case for cases in FOUND.values() for case in cases], ids=lambda part: part[:40]
)
def test_expression_is_found_and_valued(text: str, surface: str, value: str) -> None:
    assert (surface, value) in read_values(text)


@pytest.mark.parametrize(
    "text",
    [
        "It may rain and they march on.",
        "He came second, just ahead of her.",
        "It pays $5 a share a year.",
        "The suspect is 34 years old.",
        "A 12-year-old girl won.",
        "Some 2,000 people came.",
        "Flight 1549 landed.",
        "They sold 1500 tickets.",
        "He rode at 1200 rpm and spring water fell.",
        "The Windows 2000 machine broke.",
        "She was in her thirties.",
        "The show '60 Minutes' aired.",
        "The girl, Jan Novak, won.",
        "It costs 3.2024 euros.",
        "He scored in the first half of the match.",
        "It was settled in the 0th century.",
        "Listeners of the Today programme rang; USA Today wrote of it.",
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    assert read_values(text) == []


def test_ranges_of_days_and_years_are_two_expressions() -> None:
    assert read_values("The fair runs from 5-7 October 2021.") == [
        ("5", "2021-10-05"),
        ("7 October 2021", "2021-10-07"),
    ]
    assert read_values("The fair ran on Oct. 5-7, 2021.") == [("Oct. 5", "2021-10-05"), ("7", "2021-10-07")]
    assert read_values("The war of 1914-18 ended.") == [("1914", "1914"), ("18", "1918")]


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("It began in early 2003.", "START"),
        ("It began in mid-2003.", "MID"),
        ("It began at the end of 2003.", "END"),
        ("It took about two years.", "APPROX"),
        ("It took more than two years.", "MORE_THAN"),
        ("It began more than two years ago.", "BEFORE"),
        ("It began in 2003.", None),
    ],
)
def test_modifier_says_which_part_or_how_much(text: str, modifier: str | None) -> None:
    assert [timex.modifier for timex in read(text)] == [modifier]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("It sank on 3 May 2021.", "explicit"),
        ("It sank yesterday.", "publication"),
        ("It took two days.", "none"),
        ("It sank two days after the strike.", "event"),
    ],
)
def test_anchor_names_what_the_value_counts_from(text: str, anchor: str) -> None:
    assert [timex.anchor for timex in read(text)] == [anchor]


def test_interval_covers_the_days_of_the_value() -> None:
    week, quarter = read("Prices rose last week after the third quarter of 2023.")
    assert [str(week.begin_date), str(week.end_date), week.precision] == ["2024-10-21", "2024-10-27", "week"]
    assert [str(quarter.begin_date), str(quarter.end_date), quarter.precision] == [
        "2023-07-01",
        "2023-09-30",
        "quarter",
    ]


def test_uncertain_reading_names_the_other_and_is_less_certain() -> None:
    (guess,) = read("Meeting Monday.")
    (sure,) = read("The meeting of 28 October 2024 failed.")
    assert guess.alternatives == ("2024-11-04",)
    assert guess.certainty < sure.certainty


def test_without_a_publication_date_values_keep_unknown_digits() -> None:
    assert read_values("He left on Friday, in May, yesterday and in 1990.", published=None) == [
        ("Friday", "XXXX-WXX-5"),
        ("May", "XXXX-05"),
        ("yesterday", "XXXX-XX-XX"),
        ("1990", "1990"),
    ]


def test_order_of_a_numeric_date_follows_the_evidence() -> None:
    assert read_values("Signed 3/4/2024.", outlet="herald.co.uk") == [("3/4/2024", "2024-04-03")]
    assert read_values("Signed 3/4/2024.", outlet="tribune.us") == [("3/4/2024", "2024-03-04")]
    assert read_values("Signed 3/4/2024, paid 13/4/2024.")[0] == ("3/4/2024", "2024-04-03")
    (guess,) = read("Signed 3/4/2024.")
    assert (guess.timex3_value, guess.alternatives) == ("2024-03-04", ("2024-04-03",))


def test_history_counts_from_the_expression_before() -> None:
    history = (
        "The league was founded in 1891. In 1893 it grew. War came in 1899 and again in 1901. "
        "In 1904 the port fell. On 3 March 1905 the king fled; the next day the army mutinied. "
        "In April a council was formed. In 1907 it was dissolved."
    )
    values = dict(read_values(history))
    assert values["the next day"] == "1905-03-04"
    assert values["April"] == "1905-04"


def test_paragraph_break_parts_expressions() -> None:
    assert read_values("He left in May\n\n1990 was a good year.") == [("May", "2024-05"), ("1990", "1990")]


def test_news_with_a_long_memory_is_no_history() -> None:
    news = (
        "The league, founded in 1891, split yesterday. Splits in 1893, 1899, 1901, 1904 and 1907 had been healed. "
        "Leaders will meet on Monday."
    )
    values = dict(read_values(news))
    assert values["yesterday"] == "2024-10-30"
    assert values["Monday"] == "2024-11-04"


def test_part_of_a_decade_or_day_is_found_and_an_age_is_not() -> None:
    assert read_values("Fashion of the early nineties was shown in the morning.") == [
        ("the early nineties", "199"),
        ("the morning", "2024-10-31TMO"),
    ]
    assert read_values("He was in his early thirties.") == []
