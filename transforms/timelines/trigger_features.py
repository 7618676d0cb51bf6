"""What an event's own words tell of it: its form, its tense, the words beside it, its place in the article."""

import re
from functools import cache

from transforms.lexicons import load_words
from transforms.schema.records import Sentence
from transforms.timelines.event_candidates import SAYING, STEM, Story, Trigger, find_near, is_line
from transforms.timelines.triggers import list_triggers

REACH = 60  # code points before an event in which the words that govern it stand
QUOTE_REACH = 1000  # code points of a sentence in which its quotation marks are counted
WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d+|[^\w\s]")
BEFORE, BEHIND = 3, 3  # words looked at on either side
LEAD = 3  # sentences that tell what an article is about
# The verb group a trigger ends: the last auxiliary before it, adverbs and negations skipped.
GROUP = re.compile(
    r"(?<!\w)(?:(?P<modal>will|would|could|might|may|can|shall|should|must|'ll)(?: (?:have|be|have been))?"
    r"|(?P<pluperfect>had(?: been)?)|(?P<perfect>(?:has|have|'ve)(?: been)?)|(?P<past_be>was|were)"
    r"|(?P<present_be>is|are|be|being|been)|(?P<infinitive>to(?: be| have| have been)?)|(?P<do>did|does|do)"
    r"|(?P<relative>which|who|that)|(?P<having>having(?: been)?)|(?P<after>after|before|since|when|while|by|for|of|in))"
    r"(?: (?:not|also|never|[a-z]+ly|since|now|once|first|already|still|again|later|then|currently|been))* $"
)
DETERMINER = re.compile(
    r"(?<!\w)(?:(?P<the>the)|(?P<this>this|that|those|these)|(?P<own>its|their|his|her|our|my|'s)|(?P<a>an?|another)"
    r"|(?P<any>any|no|every|each|all|some|more|further|many|several|two|three|four|five|\d+))(?: (?P<more>[\w-]+))? $"
)
# The preposition that puts a noun under another word: "the search for survivors of the earthquake".
GOVERNOR = re.compile(
    r"(?<!\w)(of|for|with|after|following|before|from|to|by|in|about|over|on|against|during|since|despite|amid|between|at"
    r"|into|as) (?:(?:the|an?|its|their|his|her|this|that|these|those) )?(?:[\w'-]+ ){0,2}$"
)
EARLIER = re.compile(
    r"(?<!\w)(?:previous(?:ly)?|former(?:ly)?|earlier|before|always|ever|often|once|recent(?:ly)?|usually|already|last"
    r"|first|original(?:ly)?|past|historic(?:ally)?|regularly|typically|since|later|then|subsequently)(?: [a-z]+)? $"
)
SENTENCE_CUES = re.compile(
    r"(?<!\w)(?:(?P<had>had)|(?P<would>would|could|might|if)|(?P<will>will|plans?|expected)|(?P<said>said|told|says)"
    r"|(?P<since>since|until|as of|so far|over the)|(?P<perfect>has|have)|(?P<was>was|were)|(?P<present>is|are))(?!\w)"
)
ENDINGS = ("ing", "ed", "ly", "ion", "ment", "er", "s", "al", "ive", "ic", "ous", "ate")


def describe_event(story: Story, trigger: Trigger) -> list[str]:
    """Return the features of an event word, whatever the candidate: its form, the words beside it, its place."""
    features = [*describe_form(story, trigger), *describe_words(story, trigger), *describe_telling(story.text, trigger)]
    if trigger.sentence is None:
        return features
    cues = [f"{trigger.form}-{cue}" for cue in list_cues(story, trigger, trigger.sentence)]
    return [*features, *describe_place(story, trigger, trigger.sentence), *cues]


def describe_form(story: Story, trigger: Trigger) -> list[str]:
    """Return the features of the word itself: which it is, in which form, under which auxiliary or determiner."""
    text, start, form = story.text, trigger.start, trigger.form
    word, group = text[start : trigger.end], name_group(text, start, form)
    nominal = form in {"noun", "ing"}
    features = [
        form,
        f"word-{word}",
        "listed" if word in list_triggers() else "given",
        f"group-{group}",
        f"{form}-{group}",
        f"realis-{trigger.realis}",
        f"days{min(3, len({timex.begin_date for timex in story.recent}))}",
        f"{form}-topic-{is_topic(story, trigger)}",
        f"capital-{is_name(story, trigger)}",
        f"article-{name_determiner(text, start)}" if nominal else "verb",
    ]
    return [*features, f"under-{name_governor(text, start)}"] if nominal else features


def describe_telling(text: str, trigger: Trigger) -> list[str]:
    """Return whether an event is told as an earlier one, and whether it is a saying."""
    is_earlier = EARLIER.search(text, max(0, trigger.start - REACH), trigger.start) is not None
    told = {"earlier": is_earlier, "saying": text[trigger.start : trigger.end] in SAYING}
    return [name for name, holds in told.items() if holds]


def is_topic(story: Story, trigger: Trigger) -> str:
    """Tell whether the first sentences speak of what an event word does, in whichever form."""
    if trigger.sentence is None or trigger.sentence.sentence_no < LEAD:
        return "lead"
    closing = story.sentences[min(LEAD, len(story.sentences)) - 1].end_char
    stem = STEM.sub("", story.text[trigger.start : trigger.end])
    return str(story.text.find(stem, 0, closing) >= 0)


def name_group(text: str, start: int, form: str) -> str:
    """Return the kind of auxiliary that a verb form at ``start`` follows, ``bare`` without one, ``noun`` for nouns."""
    if form == "noun":
        return "noun"
    match = GROUP.search(text, max(0, start - REACH), start)
    return match.lastgroup or "bare" if match else "bare"


def name_determiner(text: str, start: int) -> str:
    """Return the kind of determiner of a noun at ``start``, marked when a word stands between; ``none`` without one."""
    match = DETERMINER.search(text, max(0, start - REACH), start)
    if not match:
        return "none"
    kind = next(name for name in ("the", "this", "own", "a", "any") if match[name])
    return f"{kind}{'+' if match['more'] else ''}"


def name_governor(text: str, start: int) -> str:
    """Return the preposition that a noun at ``start`` stands under, ``none`` without one."""
    match = GOVERNOR.search(text, max(0, start - REACH), start)
    return match[1] if match else "none"


def is_name(story: Story, trigger: Trigger) -> str:
    """Tell how an event word is written: in small letters, first in its sentence, or with a capital as a name is."""
    if not story.original[trigger.start : trigger.start + 1].isupper():
        return "no"
    is_first = trigger.sentence and not story.text[trigger.sentence.start_char : trigger.start].strip(" \"'“‘([-")
    return "first" if is_first else "headline" if trigger.sentence and is_line(story, trigger.sentence) else "yes"


def describe_words(story: Story, trigger: Trigger) -> list[str]:
    """Return the classes of the words on either side of an event word."""
    left_end, right_start = trigger.start, trigger.end
    sentence = trigger.sentence
    first = max(sentence.start_char if sentence else 0, left_end - REACH)
    last = min(sentence.end_char if sentence else len(story.text), right_start + REACH)
    left = [classify(story, match) for match in WORD.finditer(story.text, first, left_end)][-BEFORE:]
    right = [classify(story, match) for match in WORD.finditer(story.text, right_start, last)][:BEHIND]
    left = ["^"] * (BEFORE - len(left)) + left
    right += ["$"] * (BEHIND - len(right))
    glue = "hyphen" if "-" in (story.text[left_end - 1 : left_end], story.text[right_start : right_start + 1]) else ""
    found = [
        f"-1:{left[-1]}",
        f"-2:{left[-2]}",
        f"+1:{right[0]}",
        f"+2:{right[1]}",
        f"{trigger.form}-1:{left[-1]}",
        f"{trigger.form}+1:{right[0]}",
    ]
    return [*found, glue] if glue else found


def classify(story: Story, match: re.Match[str]) -> str:
    """Return a word itself if it is a common one or a mark, else a class by its first letter and its ending."""
    word = match[0]
    if word in common_words() or not word[0].isalnum():
        return word
    if word[0].isdigit():
        return "year" if len(word) == 4 else "number"
    if story.original[match.start()].isupper():
        return "Name"
    return next((f"~{ending}" for ending in ENDINGS if word.endswith(ending) and len(word) > len(ending) + 1), "~")


@cache
def common_words() -> frozenset[str]:
    """Return the words that stand for themselves as neighbours of an event word."""
    return load_words("events", "neighbours")


def describe_place(story: Story, trigger: Trigger, sentence: Sentence) -> list[str]:
    """Return where in its article and its sentence an event word stands."""
    number = sentence.sentence_no
    zone = name_place(story, sentence)
    features = [
        f"zone-{zone}",
        f"sentence-{min(number, 3) if number < 4 else 'few' if number < 10 else 'many'}",
        f"zone-{zone}-{trigger.form}",
    ]
    if is_quoted(story.text, sentence, trigger.start):
        features.append("quoted")
    near = find_near(story, sentence, trigger.start, trigger.end)
    features.append(f"expressions{min(len(near), 3)}")
    features.extend(sorted({f"near-{timex.precision}" for timex in near}))
    return features


def name_place(story: Story, sentence: Sentence) -> str:
    """Return which of four kinds of sentence one is that the model tells apart: ``headline`` for any line as headlines
    are written, ``lead``, ``caption``, ``body``."""
    if is_line(story, sentence):
        return "headline"
    return sentence.zone if sentence.zone in ("lead", "caption") else "body"


def list_cues(story: Story, trigger: Trigger, sentence: Sentence) -> list[str]:
    """Return the cues of tense in the event's sentence, in a fixed order."""
    cues = {
        str(match.lastgroup)
        for match in SENTENCE_CUES.finditer(
            story.text,
            max(sentence.start_char, trigger.start - QUOTE_REACH),
            min(sentence.end_char, trigger.end + QUOTE_REACH),
        )
    }
    return sorted(cues)


def is_quoted(text: str, sentence: Sentence, start: int) -> bool:
    """Tell whether a position stands in a quotation that its sentence opened."""
    before = text[max(sentence.start_char, start - QUOTE_REACH) : start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
