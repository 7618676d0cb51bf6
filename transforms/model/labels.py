"""What the heads of the encoder tell a word to be."""

ENTITY_LABELS = ("PERSON", "ORG", "LOC", "NORP", "EVENT", "MISC")
ROLES = ("cue", "source", "content")
"""Parts of an attribution, after PARC 3 (Pareti 2016)."""
LINKS = ("cue-source", "source-cue", "content-cue", "cue-content")
"""Vectors a word offers to the link scorers: a cue asks for its source by the product of the first two of cue and
source, a content for its cue by that of the last two."""

OUTSIDE, BEGIN, INSIDE = 0, 1, 2


def tag_entity(label: str, is_first: bool) -> int:
    """Return the tag of a word of a name: 0 is outside, 1 + 2k begins a name of the k-th label, 2 + 2k goes on."""
    return 1 + 2 * ENTITY_LABELS.index(label) + (not is_first)
