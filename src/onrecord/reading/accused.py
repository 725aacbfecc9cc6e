"""Whom a statement blames: by a verb of blame, or by what it plainly says was done.

"Oran accused Velle of shelling the mill" and "Oran said Velle's guns had hit the mill" both
blame Velle (guidelines 3.4 and 3.10, 6 and 7).
"""

from bisect import bisect_left
from itertools import takewhile

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, phrase, tokens_in
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording import lexicon
from onrecord.reading.wording.blame import blame
from onrecord.reading.wording.predicate import predicate_of
from onrecord.records import Span

_OBJECTS = ("dobj", "dative")
_BEHIND = {
    "blame": "on",
    "attribute": "to",
    "ascribe": "to",
    "impute": "to",
    "pin": "on",
    "point": "at",
    "accusation": "against",
    "allegation": "against",
    "charge": "against",
    "complaint": "against",
}
"""Words of blame that name the blamed party behind a preposition, with that preposition."""
_DIRECT = frozenset({"accuse", "blame", "charge", "denounce", "fault", "name", "condemn"})
_ARMS = frozenset({"gun", "position", "shell", "rocket", "missile", "mortar", "artillery"})
_REACH = 12
"""Tokens at the end of a content in which the party of "blamed the raid on Velle" is sought."""
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def accused_in(parse: Parse, utterance: Utterance) -> Span | None:
    """Return the words for whom `utterance` blames, if it blames anybody; None if nobody."""
    head = _by_cue(parse, utterance)
    if head is None:
        predicate = predicate_of(parse, utterance)
        found = None if predicate is None else blame(parse, utterance, predicate)
        head = None if found is None else found.accused
        if found is not None and head is None:
            head = _after(parse, found.cue.end)
    return None if head is None else _party(parse, head)


def _after(parse: Parse, end: int) -> int | None:
    """Return whose signature or work it is: what stands behind "of" at the end of the cue."""
    last = bisect_left(parse.start, end) - 1
    return next(iter(below(parse, last, "pobj")), None) if last >= 0 else None


def _party(parse: Parse, head: int) -> Span:
    """Return the words for the party itself: "guns of the brigade" blame the brigade."""
    if parse.lemma[head].lower() in _ARMS:
        for child in below(parse, head, "prep"):
            if parse.lemma[child].lower() == "of":
                head = next(iter(below(parse, child, "pobj")), head)
    whole = phrase(parse, head)
    joined = [c for c in parse.children[head] if parse.dep[c] == "cc" and c > head]
    if joined and parse.start[joined[0]] < whole.end:
        return Span(whole.start, parse.end[joined[0] - 1])
    return whole


def _by_cue(parse: Parse, utterance: Utterance) -> int | None:
    cue, lemma = utterance.cue_head, utterance.cue_lemma.lower()
    if cue is None:
        return None
    if lemma in _BEHIND and (found := _behind(parse, utterance, cue, _BEHIND[lemma])) is not None:
        return found
    if lemma not in _DIRECT:
        return None
    objects = below(parse, cue, "nsubjpass") or below(parse, cue, *_OBJECTS)
    return objects[0] if objects else None


def _behind(parse: Parse, utterance: Utterance, cue: int, preposition: str) -> int | None:
    """Return what stands behind `preposition`, below the cue or the object of the cue.

    The first is meant, but behind "on" rather the last side ("the raid on the mill on Velle"); no
    day, and nothing in a clause ("the claim that it voted against the law").
    """
    held = [*parse.children[cue]]
    for piece in utterance.content[-1:]:
        held += tokens_in(parse, piece)[-_REACH:]
    found: list[int] = []
    for token in sorted(set(held)):
        is_link = parse.dep[token] in {"prep", "dative"}
        if is_link and parse.lemma[token].lower() == preposition:
            inside = _in_clause(parse, token, cue)
            found += () if inside else below(parse, token, "pobj")
    found = [token for token in found if not _is_day(parse, token)]
    named = [token for token in found if preposition == "on" and _is_side(parse, token)]
    return next(iter(named[-1:] or found), None)


def _is_side(parse: Parse, token: int) -> bool:
    """Tell whether a word by itself, not what hangs on it, names a state, a body or a force."""
    name = parse.entity_at.get(token)
    force = parse.lemma[token].lower() in lexicon.words("adversary") | lexicon.words("regular")
    return force or (name is not None and name.label in {"GPE", "NORP", "ORG"})


def _is_day(parse: Parse, token: int) -> bool:
    name = parse.entity_at.get(token)
    return name is not None and name.label in {"DATE", "TIME"}


def _in_clause(parse: Parse, token: int, cue: int) -> bool:
    """Tell whether a finite verb stands between a word and the cue above it."""
    between = takewhile(lambda above: above != cue, parse.ancestors(token))
    return any(parse.tag[above] in _FINITE for above in between)
