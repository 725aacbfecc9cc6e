"""What statements that stand beside each other say of each other: who goes on, who replies.

In: what is told, in text order. Out: the same with hops and hearers that only the statement before
shows.
"""

from bisect import bisect_left
from itertools import pairwise

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.chains import Ending
from onrecord.reading.told import Told, around, told_outlet
from onrecord.reading.wording import wording
from onrecord.records import Span

_PUT = frozenset({"questions", "requests"})
"""Stances of what somebody may reply to."""
_ASKING = frozenset({"ask", "question"})
_REPLYING = frozenset({"reply", "answer", "respond", "retort"})
_CONTINUING = frozenset({"add", "go", "go on", "continue", "stress", "note", "emphasise",
                         "emphasize", "insist", "reiterate", "repeat", "conclude"})  # fmt: skip
"""Cues of who goes on speaking to the same outlet."""
_WHERE = frozenset({"in", "at", "on"})
_BESIDE = 3
"""Characters between a question and the words of whom it was put to: a comma and a blank."""


def carried(parse: Parse, told: list[Told], ending: Ending) -> list[Told]:
    """Return `told`, where a speaker who goes on in the same paragraph goes on through whom before.

    "The envoy said on state television …. He conceded …": both words passed through the station;
    "told Radio Lind …. He added …" are both told to it. The two stand side by side, and the
    second says nothing of where or when it was said.
    """
    done: list[Told] = []
    holders = around(told)
    for place, one in enumerate(told):
        before = done[-1] if done else None
        if before is None or holders[place] is not None or not _goes_on(parse, before, one):
            done.append(one)
            continue
        further = one.utterance.cue_lemma in _CONTINUING
        hops = ending.relays(before.hops[1:])
        hops = tuple(hop for hop in hops if further or hop.via != "told")
        hearer = one.addressee or told_outlet(hops)
        done.append(msgspec.structs.replace(one, hops=(*one.hops, *hops), addressee=hearer))
    return done


def asked(parse: Parse, told: list[Told], cues: tuple[Span, ...]) -> list[Told]:
    """Return `told` with the hearers of questions and replies that stand beside each other.

    "Asked who fired, the mayor said …" asks the mayor; "the minister replied" tells who asked.
    """
    done = list(told)
    for place, (one, other) in enumerate(pairwise(told)):
        if one.utterance.cue_lemma not in _ASKING:
            continue
        asker, answering = one.voice.source, other.voice.source
        near = 0 <= other.span.start - one.span.end <= _BESIDE
        if near and not asker.name and answering.name and one.addressee is None:
            done[place] = msgspec.structs.replace(one, addressee=answering)
        replied = other.utterance.cue_lemma in _REPLYING and other.addressee is None
        if not replied or not asker.name or asker.name == answering.name:
            continue
        put = one.addressee is None or one.addressee.name == answering.name
        stance = wording(parse, one.utterance, cues).stance.value
        if put and stance in _PUT and _block(parse, one) == _block(parse, other):
            done[place + 1] = msgspec.structs.replace(other, addressee=asker)
    return done


def _block(parse: Parse, told: Told) -> int | None:
    """Return the paragraph in which the cue stands, else that of the first words."""
    span = told.utterance.cue or told.span
    token = bisect_left(parse.start, span.start)
    return parse.block[token] if token < len(parse) else None


def _goes_on(parse: Parse, before: Told, one: Told) -> bool:
    """Tell whether the speaker of `before` speaks on in its paragraph, by no way of their own."""
    source, block = one.voice.source, _block(parse, one)
    if len(one.hops) != 1 or source.antecedent is None or not source.name:
        return False
    if source.name != before.voice.source.name or block is None or block != _block(parse, before):
        return False
    dated = (parse.entity_at.get(token) for token in one.outside)
    if any(entity is not None and entity.label in {"DATE", "TIME"} for entity in dated):
        return False
    return not any(
        parse.dep[token] == "prep" and parse.lemma[token].lower() in _WHERE for token in one.outside
    )
