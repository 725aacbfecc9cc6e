"""Page and utterances -> statements: who said what, through whom, how worded, about what.

The report's own words are no statements: a statement needs an utterance, a source that is not
the reporter, or a reported silence. Nothing is read from furniture.
"""

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading import chains, exchanges, relations
from onrecord.reading.accused import accused_in
from onrecord.reading.coreference import Cast, Referent, Speakers, is_reciprocal, members
from onrecord.reading.page import Page
from onrecord.reading.stretch import main_word, phrase
from onrecord.reading.told import Told, Voice, around, told_outlet
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.within import in_its_paragraph, is_own_regret, is_own_silence
from onrecord.reading.wording import Wording, wording
from onrecord.reading.wording.finding import Finding
from onrecord.records import Hop, Source, Span, Statement, digest, hull, is_valid
from onrecord.records.vocabulary import READ_ROLES, Distance

EARLIER = 200
"""Utterances back in which the members of "both countries" are sought."""


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
                    addressee=addressee or told_outlet(hops),
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
    told = exchanges.asked(page.parse, exchanges.carried(page.parse, told, ending), cues)
    holders = around(told)
    whole: list[tuple[Hop, ...]] = []
    made: list[Statement] = []
    for place, one in enumerate(told):
        outer = holders[place]
        own = one.hops
        if outer is not None:
            beside = _is_beside(page.parse, one.utterance)
            own = own if beside else chains.through(own, whole[outer], told[outer].utterance.cue)
        whole.append(own)
        inside = None if outer is None else made[outer].id
        worded = wording(page.parse, one.utterance, cues)
        made.append(_statement(page, one, worded, ending.after(own), inside))
    return tuple(made)


def _is_beside(parse: Parse, utterance: Utterance) -> bool:
    """Tell whether words stand in a clause about somebody, which nobody need have said.

    "The envoy, who wants a truce, said …": who reported the wish is the report.
    """
    head = utterance.cue_head
    return head is not None and parse.dep[head] in {"relcl", "advcl"}


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
