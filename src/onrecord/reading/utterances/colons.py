"""Speakers before a colon: headlines, transcripts, and a name right before a quotation."""

from collections.abc import Iterator
from functools import cache

from onrecord.knowledge.table import rows
from onrecord.reading.coreference import lexicon
from onrecord.reading.utterances.draft import Draft
from onrecord.reading.utterances.scene import Scene

LONGEST_NAME = 6
"""Tokens of a speaker before a colon."""
HEADLINE_TOKENS = 25

_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
_NAME_PARTS = _NOMINAL | {"DET", "ADJ", "ADP", "PUNCT", "PART", "NUM", "X"}
_ENDS = frozenset({".", "?", "!"})


def find(scene: Scene) -> Iterator[Draft]:
    """Yield a draft per block that opens with a speaker and a colon.

    "Minister: talks failed" (a short block without a final stop), "OKORO: We did not agree."
    and "Okoro: “We did not agree.”"; "Note: the road is closed." is none of these.
    """
    parse = scene.parse
    first = 0
    while first < len(parse):
        end = first + 1
        while end < len(parse) and parse.block[end] == parse.block[first]:
            end += 1
        draft = _block(scene, first, end)
        if draft is not None:
            yield draft
        first = end


def _block(scene: Scene, first: int, end: int) -> Draft | None:
    parse = scene.parse
    colon = next(
        (t for t in range(first, min(first + LONGEST_NAME + 1, end)) if parse.form[t] == ":"), None
    )
    if colon is None or colon == first or colon + 1 >= end or scene.quoted[colon] >= 0:
        return None
    if any(parse.pos[t] not in _NAME_PARTS for t in range(first, colon)):
        return None
    heads = [t for t in range(first, colon) if parse.pos[t] in _NOMINAL]
    title = parse.block[first] in scene.headlines
    named = any(parse.pos[t] == "PROPN" for t in range(first, colon)) or title
    if _is_label(scene, heads) or all(form.isupper() for form in _words(scene, first, end)):
        return None
    quoted = scene.quoted[colon + 1] >= 0
    shouted = all(form.isupper() for form in _words(scene, first, colon))
    topic = len(heads) == 1 and _is_place(scene, heads[0])
    headline = (
        (title or end - first <= HEADLINE_TOKENS) and not topic and parse.form[end - 1] not in _ENDS
    )
    headline = headline and bool(heads) and _may_speak(scene, heads[-1])
    long_enough = end - colon > 2
    if not (heads and named and long_enough and (quoted or shouted or headline)):
        return None
    return Draft(
        rule="ut.colon",
        cue=(colon, colon + 1),
        cue_head=None,
        lemma=":",
        source=(first, colon),
        source_head=heads[-1],
        content=((colon + 1, end),),
    )


def _may_speak(scene: Scene, head: int) -> bool:
    """Tell whether a noun before a colon can speak: "Coffee: …" is a topic."""
    parse = scene.parse
    name = parse.entity_at.get(head)
    if name is not None and name.label in {"PERSON", "ORG", "NORP"}:
        return True
    noun = lexicon.nouns().get(parse.lemma[head].lower())
    return noun is not None and noun.kind != "document"


def _words(scene: Scene, first: int, end: int) -> list[str]:
    return [form for form in scene.parse.form[first:end] if form.isalpha()]


def _is_label(scene: Scene, heads: list[int]) -> bool:
    """Tell whether one of the nouns is a kicker: "Live: …", "BREAKING: …"."""
    return any(scene.parse.form[head].lower() in _labels() for head in heads)


def _is_place(scene: Scene, head: int) -> bool:
    """Tell whether the name is a place: "Sudan: …" in a headline is a topic, not a speaker."""
    name = scene.parse.entity_at.get(head)
    return name is not None and name.label in {"GPE", "LOC", "FAC"}


@cache
def _labels() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("lexicons/en/cue_labels"))
