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
_LEAST = 4
"""Tokens from the colon on that a speaker's words have at least."""

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
        if parse.block[first] not in scene.headlines:
            yield from _sentences(scene, first + 1 if draft else first, end)
        first = end


def _sentences(scene: Scene, first: int, end: int) -> Iterator[Draft]:
    """Yield a draft per sentence that opens with somebody and a colon, inside the text proper.

    "The governor: nine dead." A state alone is a topic; its capital speaks.
    """
    parse = scene.parse
    for token in range(first, end):
        opens = token == 0 or parse.sentence[token - 1] != parse.sentence[token]
        if not opens:
            continue
        last = scene.bounds(token)[1]
        colon = next(
            (t for t in range(token, min(token + LONGEST_NAME, last)) if parse.form[t] == ":"), None
        )
        if colon is None or colon == token or last - colon < _LEAST or scene.quoted[token] >= 0:
            continue
        parts = range(token, colon)
        heads = [t for t in parts if parse.pos[t] in _NOMINAL]
        if not heads or any(parse.pos[t] not in _NAME_PARTS for t in parts):
            continue
        head = next((t for t in heads if parse.head[t] not in parts), heads[-1])
        bare = parse.tag[head] in {"NNS", "NNPS"} and colon - token == 1
        if bare or any(parse.form[t] == "," for t in parts):
            continue  # "Sources: …", "Ana, Porto: …"
        if not _is_label(scene, heads) and _answers(scene, head):
            yield Draft(
                rule="ut.colon_inside",
                cue=(colon, colon + 1),
                cue_head=None,
                lemma=":",
                source=(token, colon),
                source_head=head,
                content=((colon + 1, last),),
            )


def _answers(scene: Scene, head: int) -> bool:
    """Tell whether a noun or name in the running text can be the speaker before a colon."""
    parse = scene.parse
    name = parse.entity_at.get(head)
    if name is not None:
        return name.key.startswith(("capital:", "seat:", "group:")) or name.label == "PERSON"
    noun = lexicon.nouns().get(parse.lemma[head].lower())
    return noun is not None and noun.kind in {"named", "anonymous_source"}


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
    shouted = shouted and not _is_known(scene, heads)
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


def _is_known(scene: Scene, heads: list[int]) -> bool:
    """Tell whether the capitals are a known abbreviation: "NATO: …" is a topic."""
    names = [scene.parse.entity_at.get(head) for head in heads]
    return len(names) == 1 and names[0] is not None and bool(names[0].key)


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
    return any(scene.parse.form[head].lower() in labels() for head in heads)


def _is_place(scene: Scene, head: int) -> bool:
    """Tell whether the name is a place: "Sudan: …" in a headline is a topic, not a speaker."""
    name = scene.parse.entity_at.get(head)
    return name is not None and name.label in {"GPE", "LOC", "FAC"}


@cache
def labels() -> frozenset[str]:
    """Return the kickers that stand before a colon and speak for nobody, in small letters."""
    return frozenset(row["word"] for row in rows("lexicons/en/cue_labels"))
