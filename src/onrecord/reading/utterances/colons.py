"""Speakers before a colon: headlines, transcripts, and a name right before a quotation."""

from collections.abc import Iterator
from functools import cache

from onrecord.knowledge.table import rows
from onrecord.reading.coreference import lexicon
from onrecord.reading.utterances.draft import Draft, Tokens
from onrecord.reading.utterances.scene import Scene

LONGEST_NAME = 6
"""Tokens of a speaker before a colon."""
HEADLINE_TOKENS = 25
_LEAST = 4
"""Tokens from the colon on that a speaker's words have at least."""

_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
_NAME_PARTS = _NOMINAL | {"DET", "ADJ", "ADP", "PUNCT", "PART", "NUM", "X", "CCONJ"}
_LONGEST = 11
"""Tokens before a colon inside the text: "The governor on the steps of his office: …"."""
_STANDS = frozenset({"position", "version", "verdict", "account", "view", "answer", "reply"})
"""Nouns whose owner speaks: "Position of the army: …"."""
_SPEAKING = ("capital:", "seat:", "group:")
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
            (t for t in range(token, min(token + _LONGEST, last)) if parse.form[t] == ":"), None
        )
        if colon is None or colon == token or last - colon < _LEAST or scene.quoted[token] >= 0:
            continue
        held = _speaker(scene, token, colon)
        if held is not None:
            source, head = held
            yield Draft(
                rule="ut.colon_inside",
                cue=(colon, colon + 1),
                cue_head=None,
                lemma=":",
                source=source,
                source_head=head,
                content=((colon + 1, last),),
            )


def _speaker(scene: Scene, first: int, colon: int) -> tuple[Tokens, int] | None:
    """Return phrase and head of the speaker between the start of a sentence and a colon.

    "The governor on the steps of his office:", "An aide, unnamed:", "Position of the army:".
    """
    parse = scene.parse
    parts = range(first, colon)
    heads = [t for t in parts if parse.pos[t] in _NOMINAL]
    if not heads or any(parse.pos[t] not in _NAME_PARTS for t in parts):
        return None
    if parse.pos[first] == "ADP" or not _says(scene, colon):
        return None  # "To the army: …", "Press officer: Ana Lima, Porto"
    head = next((t for t in heads if parse.head[t] not in parts), heads[0])
    comma = next((t for t in parts if parse.form[t] == ","), None)
    if comma is not None:
        head = next((t for t in heads if t < comma and parse.head[t] not in range(t, comma)), head)
    known = parse.entity_at.get(head)
    named = known is not None and bool(known.key)
    if (parse.tag[head] in {"NNS", "NNPS"} and colon - first == 1 and not named) or _is_label(
        scene, heads
    ):
        return None  # "Sources: …"
    if parse.lemma[head].lower() in _STANDS and (owner := _owner(scene, head)) is not None:
        return scene.noun_phrase(owner), owner
    long = comma is not None or colon - first > LONGEST_NAME
    if (long and known is not None) or not _answers(scene, head):
        return None  # "Ana, Porto: …"
    return (scene.noun_phrase(head) if long else (first, colon)), head


def _says(scene: Scene, colon: int) -> bool:
    """Tell whether more than names stands between a colon and the end of its sentence."""
    parse = scene.parse
    words = range(colon + 1, scene.bounds(colon)[1])
    return any(parse.pos[t] not in {"PROPN", "PUNCT", "ADP", "DET", "SYM", "X"} for t in words)


def _owner(scene: Scene, noun: int) -> int | None:
    """Return whose position, version or verdict it is."""
    parse = scene.parse
    for child in parse.children[noun]:
        if parse.dep[child] == "poss":
            return child
        if parse.dep[child] == "prep" and parse.lemma[child] == "of":
            return next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
    return None


def _answers(scene: Scene, head: int) -> bool:
    """Tell whether a noun or name in the running text can be the speaker before a colon."""
    parse = scene.parse
    name = parse.entity_at.get(head)
    if name is not None and (name.key or name.label in {"PERSON", "GPE", "LOC", "FAC"}):
        return name.key.startswith(_SPEAKING) or name.label == "PERSON"
    noun = lexicon.nouns().get(parse.lemma[head].lower())
    return noun is not None and noun.kind in {"named", "anonymous_source", "outlet"}


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
    topic = all(_is_place(scene, head) for head in heads)
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
