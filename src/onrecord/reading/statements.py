"""Page and utterances -> statements: who said what, through whom, how worded, about what.

The report's own words are no statements: a statement needs an utterance, a source that is not
the reporter, or a reported silence. Nothing is read from furniture.
"""

from bisect import bisect_left
from itertools import pairwise

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading import chains, relations
from onrecord.reading.accused import accused_in
from onrecord.reading.coreference import Cast, Referent, Speakers, is_reciprocal, members
from onrecord.reading.page import Page
from onrecord.reading.stretch import main_word, phrase
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.within import in_its_paragraph, is_own_regret, is_own_silence
from onrecord.reading.wording import Wording, wording
from onrecord.reading.wording.finding import Finding
from onrecord.records import Hop, Source, Span, Statement, digest, hull, is_valid
from onrecord.records.vocabulary import READ_ROLES, Confidence, Distance

EARLIER = 200
"""Utterances back in which the members of "both countries" are sought."""


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One source of an utterance; of a joint one, one member and `other`, its opposite."""

    source: Source
    other: Source | None = None
    confidence: Confidence = "high"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One statement to be: an utterance by one voice, with the hops inside its sentence.

    `outside` are the tokens of that sentence that are not part of what is said; `accused` is
    whom they blame if they blame.
    """

    utterance: Utterance
    span: Span
    nth: int
    voice: Voice
    hops: tuple[Hop, ...]
    basis: tuple[Span, ...]
    accused: Source | None
    addressee: Source | None
    outside: tuple[int, ...]


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

EARLIER_VERSION = "an earlier version of the report"
"""Whose words a note of correction repeats, where the label stands for its subject."""

_CORRECTING = frozenset({"correction", "corrections", "clarification", "corrected"})


def read(page: Page, found: tuple[Utterance, ...]) -> tuple[Statement, ...]:
    """Return the statements of `page` in text order, from the utterances `found` in it."""
    whole = (in_its_paragraph(page, utterance) for utterance in found)
    kept = _once(sorted((u for u in whole if _is_read(page, u)), key=_place))
    if not kept:
        return ()
    headlines = tuple(r.span for r in page.report.regions if r.role == "headline")
    heads = tuple(u.source_head for u in kept if u.source_head is not None)
    speakers = Speakers(Cast(page.parse, headlines, heads))
    ending = chains.ending_of(page.report)
    told = _told(page, speakers, kept, ending)
    cues = tuple(u.cue for u in kept if u.cue is not None)
    return relations.related(speakers.cast, page.text, _statements(page, told, cues, ending))


def act_of(report: str, cue: Span) -> str:
    """Return the id shared by all records that one utterance makes: statement, event, duty."""
    return digest(report, "act", str(cue.start), str(cue.end))


def _is_read(page: Page, utterance: Utterance) -> bool:
    """Tell whether an utterance stands in the report proper, and has words to anchor it."""
    spans = _spans(utterance)
    if not spans or not all(is_valid(span, page.text) for span in spans):
        return False
    if is_own_regret(page, utterance) or is_own_silence(page, utterance):
        return False
    roles = (page.report.role_at(span.start) for span in spans)
    return all(role is None or role in READ_ROLES for role in roles)


def _once(found: list[Utterance]) -> list[Utterance]:
    """Drop what is read twice: the same content by part of a cue, and what was declined."""
    by_content: dict[tuple[Span, ...], list[Utterance]] = {}
    for utterance in found:
        by_content.setdefault(utterance.content, []).append(utterance)
    declining: dict[Span | None, Utterance] = {
        u.source: u for u in found if u.cue_lemma in {"decline", "refuse"} and u.source is not None
    }
    once = [u for u in found if not any(_is_wider(o, u) for o in by_content[u.content])]
    return [u for u in once if not _is_declined(u, declining.get(u.source))]


def _is_wider(one: Utterance, other: Utterance) -> bool:
    if one.cue is None or other.cue is None or one.cue == other.cue:
        return False
    return one.cue.contains(other.cue)


def _is_declined(utterance: Utterance, declined: Utterance | None) -> bool:
    """Tell whether the words are what somebody would not do ("declined to confirm it")."""
    if declined is None or utterance.cue is None:
        return False
    at = utterance.cue.start
    return any(piece.start <= at < piece.end for piece in declined.content)


def _spans(utterance: Utterance) -> tuple[Span, ...]:
    own = (utterance.source, utterance.cue)
    return (*(span for span in own if span is not None), *utterance.content)


def _place(utterance: Utterance) -> tuple[int, int, int]:
    whole = hull(_spans(utterance))
    return whole.start, -whole.end, (utterance.cue or whole).start


def _told(
    page: Page, speakers: Speakers, kept: list[Utterance], ending: chains.Ending
) -> list[Told]:
    """Resolve everybody, in text order; the number tells apart what has the same span."""
    told: list[Told] = []
    seen: dict[Span, int] = {}
    for place, utterance in enumerate(kept):
        span = hull(_spans(utterance))
        voices = _voices(speakers, utterance, kept[max(0, place - EARLIER) : place])
        blamed = utterance.accused or accused_in(page.parse, utterance)
        accused = _somebody(speakers, utterance, blamed)
        outside = chains.around(page.parse, utterance)
        addressee = _hearer(speakers, utterance, outside)
        for voice in voices:
            hops, basis = chains.hops(
                page, speakers, utterance, voice.source, outside=outside, ending=ending
            )
            told.append(
                Told(
                    utterance=utterance,
                    span=span,
                    nth=seen.get(span, 0),
                    voice=voice,
                    hops=hops,
                    basis=(*basis, *chains.resting_on(page.parse, outside)),
                    accused=voice.other or accused,
                    addressee=addressee or _told_outlet(hops),
                    outside=outside,
                )
            )
            seen[span] = seen.get(span, 0) + 1
    return told


def _hearer(speakers: Speakers, utterance: Utterance, outside: tuple[int, ...]) -> Source | None:
    """Return whom the words are put to; a briefing that is told something is an occasion."""
    heard = utterance.addressee if utterance.addressee != utterance.source else None
    if heard is None:
        return _spoken_to(speakers, utterance, outside)
    occasion = chains.setting(speakers.cast.parse, utterance, outside, "occasion")
    return None if occasion == heard else _somebody(speakers, utterance, heard)


def _spoken_to(speakers: Speakers, utterance: Utterance, outside: tuple[int, ...]) -> Source | None:
    """Return the people whom the speaker spoke to, where another word than the cue says so."""
    head = chains.spoken_to(speakers.cast.parse, outside)
    if head is None or head == utterance.source_head:
        return None
    return _somebody(speakers, utterance, phrase(speakers.cast.parse, head))


def _told_outlet(hops: tuple[Hop, ...]) -> Source | None:
    """Return the outlet that the words were told: addressee as well as hop (guidelines 3.7)."""
    return next((hop.source for hop in hops if hop.via == "told"), None)


def _voices(
    speakers: Speakers, utterance: Utterance, earlier: list[Utterance]
) -> tuple[Voice, ...]:
    """Return who speaks: one source, or the two members of a joint one that is clear."""
    span, parse = utterance.source, speakers.cast.parse
    if span is None:
        return (_unnamed(speakers, utterance),)
    if span.of(parse.text).casefold() in _CORRECTING:
        withdrawn = Source(kind="document", name=EARLIER_VERSION, span=span)
        return (Voice(source=withdrawn, confidence="low"),)
    head = utterance.source_head if utterance.source_head is not None else main_word(parse, span)
    if head is None:
        return (Voice(source=Source(kind="unidentified", name=span.of(parse.text), span=span)),)
    both = members(speakers.cast, head, utterance, earlier)
    if len(both) == 2:
        return _members(speakers.cast, span, both, utterance)
    referent = speakers.resolve(span, head, utterance)
    source = chains.source_of(speakers.cast, span, referent)
    sure = source.antecedent is None and source.kind != "unidentified"
    return (Voice(source=source, confidence="high" if sure else "medium"),)


def _members(
    cast: Cast, span: Span, both: tuple[Referent, ...], utterance: Utterance
) -> tuple[Voice, ...]:
    one, two = (chains.source_of(cast, span, member) for member in both)
    opposed = is_reciprocal(cast.parse, utterance)
    return (
        Voice(source=one, other=two if opposed else None, confidence="medium"),
        Voice(source=two, other=one if opposed else None, confidence="medium"),
    )


def _unnamed(speakers: Speakers, utterance: Utterance) -> Voice:
    """Return the voice of words without a source: quotations go on inside a paragraph."""
    if utterance.cue is None and utterance.mode == "direct" and not utterance.lost_source:
        token = main_word(speakers.cast.parse, utterance.content[0])
        last = None if token is None else speakers.last_in_block(token)
        if last is not None:
            source = chains.source_of(speakers.cast, last.span, last)
            source = msgspec.structs.replace(source, span=None, antecedent=last.span)
            return Voice(source=source, confidence="low")
    lost = utterance.cue is None or utterance.lost_source
    return Voice(source=chains.UNKNOWN if lost else chains.UNSAID, confidence="low")


def _somebody(speakers: Speakers, utterance: Utterance, span: Span | None) -> Source | None:
    """Return the source-like party of an utterance: whom it is told to, whom it blames."""
    if span is None:
        return None
    head = main_word(speakers.cast.parse, span)
    referent = None if head is None else speakers.meant(span, head, utterance)
    return chains.source_of(speakers.cast, span, referent)


def _statements(
    page: Page, told: list[Told], cues: tuple[Span, ...], ending: chains.Ending
) -> tuple[Statement, ...]:
    """Make the records: chains run through the statements around them, then to the outlet."""
    told = _asked(page.parse, _carried(page.parse, told, ending), cues)
    around = _around(told)
    whole: list[tuple[Hop, ...]] = []
    made: list[Statement] = []
    for place, one in enumerate(told):
        outer = around[place]
        own = one.hops
        if outer is not None:
            beside = _is_beside(page.parse, one.utterance)
            own = own if beside else chains.through(own, whole[outer], told[outer].utterance.cue)
        whole.append(own)
        inside = None if outer is None else made[outer].id
        worded = wording(page.parse, one.utterance, cues)
        made.append(_statement(page, one, worded, ending.after(own), inside))
    return tuple(made)


def _carried(parse: Parse, told: list[Told], ending: chains.Ending) -> list[Told]:
    """Return `told`, where a speaker who goes on in the same paragraph goes on through whom before.

    "The envoy said on state television …. He conceded …": both words passed through the station;
    "told Radio Lind …. He added …" are both told to it. The two stand side by side, and the
    second says nothing of where or when it was said.
    """
    done: list[Told] = []
    around = _around(told)
    for place, one in enumerate(told):
        before = done[-1] if done else None
        if before is None or around[place] is not None or not _goes_on(parse, before, one):
            done.append(one)
            continue
        further = one.utterance.cue_lemma in _CONTINUING
        hops = ending.relays(before.hops[1:])
        hops = tuple(hop for hop in hops if further or hop.via != "told")
        hearer = one.addressee or _told_outlet(hops)
        done.append(msgspec.structs.replace(one, hops=(*one.hops, *hops), addressee=hearer))
    return done


def _asked(parse: Parse, told: list[Told], cues: tuple[Span, ...]) -> list[Told]:
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


def _around(told: list[Told]) -> list[int | None]:
    """Return, for each, the place of the smallest earlier one whose content holds it."""
    found: list[int | None] = []
    open_: list[int] = []
    for place, one in enumerate(told):
        open_ = [o for o in open_ if told[o].span.end > one.span.start]
        holders = [o for o in open_ if _holds(told[o].utterance, one)]
        found.append(min(holders, key=lambda o: (len(told[o].span), o), default=None))
        open_.append(place)
    return found


def _is_beside(parse: Parse, utterance: Utterance) -> bool:
    """Tell whether words stand in a clause about somebody, which nobody need have said.

    "The envoy, who wants a truce, said …": who reported the wish is the report.
    """
    head = utterance.cue_head
    return head is not None and parse.dep[head] in {"relcl", "advcl"}


def _holds(outer: Utterance, inner: Told) -> bool:
    cue = inner.utterance.cue
    if outer is inner.utterance or (cue is not None and cue == outer.cue):
        return False
    if any(piece.contains(inner.span) for piece in outer.content):
        return True
    return cue is not None and _is_between(outer, inner.span, cue)


def _is_between(outer: Utterance, inner: Span, cue: Span) -> bool:
    """Tell whether words and their cue stand in a content that a reader cut in pieces.

    Not where the outer source or cue stands among them: "“…,” she said, “…”".
    """
    if not outer.content or not hull(outer.content).contains(inner):
        return False
    own = (span for span in (outer.cue, outer.source) if span is not None)
    return any(p.overlaps(cue) for p in outer.content) and not any(o.overlaps(inner) for o in own)


def _is_scare(utterance: Utterance, distance: Finding[Distance]) -> bool:
    """Tell whether the only marks are scare quotes: they make no content mixed (guidelines 3.3)."""
    scare = utterance.mode == "mixed" and distance.value == "distanced"
    return scare and len(utterance.quoted) == 1 and distance.cue == utterance.quoted[0]


def _statement(
    page: Page, told: Told, worded: Wording, chain: tuple[Hop, ...], inside: str | None
) -> Statement:
    utterance = told.utterance
    return Statement.make(
        page,
        span=told.span,
        nth=told.nth,
        made_by=utterance.rule,
        confidence=told.voice.confidence,
        source=utterance.source,
        cue=utterance.cue,
        content=utterance.content,
        chain=chain,
        addressee=told.addressee,
        accused=told.accused if worded.stance.value == "accuses" else None,
        basis=told.basis,
        mode="indirect" if _is_scare(utterance, worded.distance) else utterance.mode,
        stance=worded.stance.value,
        stance_cue=worded.stance.cue,
        certainty=worded.certainty.value,
        certainty_cue=worded.certainty.cue,
        polarity=worded.polarity.value,
        polarity_cue=worded.polarity.cue,
        distance=worded.distance.value,
        distance_cue=worded.distance.cue,
        quoted=utterance.quoted,
        occasion=chains.setting(page.parse, utterance, told.outside, "occasion"),
        medium=chains.setting(page.parse, utterance, told.outside, "medium"),
        inside=inside,
        act=act_of(page.id, utterance.cue or told.span),
    )
