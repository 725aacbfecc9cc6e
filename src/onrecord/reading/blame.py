"""Whom a statement blames: by a verb of blame, or by what it plainly says was done.

"Oran accused Velle of shelling the mill" and "Oran said Velle's guns had hit the mill" both
blame Velle (guidelines 3.4 and 3.10, 6 and 7).
"""

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, phrase, tokens_in
from onrecord.reading.utterances.utterance import Utterance
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
_REACH = 12
"""Tokens of a content in which the blamed party of "blames X for Y" is sought."""


def blamed(parse: Parse, utterance: Utterance) -> Span | None:
    """Return the words for whom `utterance` blames, if it blames anybody; None if nobody."""
    head = _by_cue(parse, utterance)
    if head is None:
        predicate = predicate_of(parse, utterance)
        found = None if predicate is None else blame(parse, utterance, predicate)
        head = None if found is None else found.accused
    return None if head is None else phrase(parse, head)


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
    """Return what stands behind `preposition`, below the cue or the object of the cue."""
    held = [*parse.children[cue]]
    for piece in utterance.content[-1:]:
        held += tokens_in(parse, piece)[-_REACH:]
    for token in held:
        if parse.dep[token] in {"prep", "dative"} and parse.lemma[token].lower() == preposition:
            return next(iter(below(parse, token, "pobj")), None)
    return None
