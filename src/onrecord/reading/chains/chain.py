"""The chain of one statement: from who spoke, through who passed it on, to the outlet."""

import msgspec

from onrecord.reading.chains.credits import credit_hops, own_outlet, same_outlet, shortens
from onrecord.reading.chains.passing import Passing, citing, is_relay, passings
from onrecord.reading.chains.sources import UNKNOWN, source_of
from onrecord.reading.coreference import Speakers
from onrecord.reading.page import Page
from onrecord.reading.stretch import phrase, sentence_span
from onrecord.reading.utterances.utterance import Utterance
from onrecord.records import Hop, Report, Source, Span
from onrecord.records.vocabulary import Via

_OURS = (["this"], ["our"], ["us"])
"""First words of names by which an outlet speaks of itself: "this newspaper"."""


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """What ends every chain of a report: credited wires, then the outlet itself."""

    credits: tuple[Hop, ...]
    outlet: Hop

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the outlets in the ending, and their first words ("Northgate" of two)."""
        held = (*self.credits, self.outlet)
        return tuple(name for h in held for name in (h.source.name, *h.source.name.split()[:1]))

    def after(self, hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
        """Return `hops` with the ending; who is in the chain already does not come twice.

        The report's own outlet is told nothing: it is the last hop anyway (guidelines 13.1).
        """
        own = self.outlet.source.name
        called = tuple(self._credited(hop) for hop in hops)
        kept = tuple(hop for hop in called if hop.via != "told" or not _is_own(hop, own))
        credited = tuple(c for c in self.credits if not _has(kept, c.source.name))
        whole = (*kept, *credited)
        return whole if _has(whole, own) else (*whole, self.outlet)

    def relays(self, hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
        """Return the `hops` of other outlets that were told words or quoted them."""
        own = self.outlet.source.name
        passed = (hop for hop in hops if hop.via in {"told", "quoted_by"})
        others = (hop for hop in passed if not (hop.via == "told" and _is_own(hop, own)))
        return tuple(hop for hop in others if not self._has_credit(hop))

    def _has_credit(self, hop: Hop) -> bool:
        return any(shortens(hop.source.name, credit.source.name) for credit in self.credits)

    def _credited(self, hop: Hop) -> Hop:
        """Return a hop of a credited wire under the name that the credit gives it."""
        if hop.via == "spoken" or hop.source.kind != "outlet":
            return hop
        full = (c.source.name for c in self.credits if shortens(hop.source.name, c.source.name))
        name = next(full, hop.source.name)
        return msgspec.structs.replace(hop, source=msgspec.structs.replace(hop.source, name=name))


def _is_own(hop: Hop, outlet: str) -> bool:
    """Tell whether who was told is the report's outlet itself, or the press at large."""
    name = hop.source.name.casefold()
    general = name.removeprefix("the ") in {"press", "media"} or name.split()[:1] in _OURS
    return general or shortens(name, outlet) or _ends(name.removeprefix("the "), outlet.casefold())


def _ends(name: str, outlet: str) -> bool:
    """Tell whether a name is the last words of the outlet's: "the Tribune"."""
    return bool(name) and outlet.endswith(f" {name}")


def ending_of(report: Report) -> Ending:
    """Return the ending of the chains of `report`."""
    outlet = own_outlet(report)
    own = outlet.source.name
    wires = tuple(c for c in credit_hops(report) if not shortens(c.source.name, own))
    return Ending(credits=wires, outlet=outlet)


def hops(
    page: Page,
    speakers: Speakers,
    utterance: Utterance,
    speaker: Source,
    *,
    outside: tuple[int, ...],
    ending: Ending,
) -> tuple[tuple[Hop, ...], tuple[Span, ...]]:
    """Return the hops inside the sentence, the speaker first, and what the speaker cites.

    Where an outlet cites somebody ("Ostrov News reported, citing an officer"), that somebody
    spoke and the outlet cites; what anybody else cites, and a cited document, is a basis.
    `outside` is what `around` gives.
    """
    spoken = Hop(source=speaker, via="spoken")
    first, basis = _cited(speakers, utterance, spoken, outside)
    found = passings(page.parse, utterance, outside, ending.names)
    passed = [_hop(speakers, passing, ending.names) for passing in found]
    passed = [hop for hop in passed if not hop.name or hop.source.name != first[0].source.name]
    lost = _lost(page, utterance) if not any(h.source.kind == "unknown" for h in passed) else ()
    return (*first, *passed, *lost), basis


def through(own: tuple[Hop, ...], outer: tuple[Hop, ...], cue: Span | None) -> tuple[Hop, ...]:
    """Return the chain of a statement inside another: its own hops, then who reported it.

    `outer` is the whole chain of the statement around it, `cue` that statement's cue. A
    speaker who reports own words is no second hop.
    """
    names = [hop.source.name for hop in outer]
    speaker = own[0].source.name
    if speaker and speaker in names:
        return (*own, *outer[names.index(speaker) + 1 :])
    teller = outer[0].source
    if not teller.name:
        return (*own, *outer[1:])
    return (*own, Hop(source=teller, via=_relay(teller), span=cue), *outer[1:])


def _relay(teller: Source) -> Via:
    """Return how somebody else's words passed to `teller`: outlets quote, others cite."""
    return "quoted_by" if teller.kind in {"outlet", "unknown", "document"} else "citing"


def _cited(
    speakers: Speakers, utterance: Utterance, spoken: Hop, outside: tuple[int, ...]
) -> tuple[tuple[Hop, ...], tuple[Span, ...]]:
    parse = speakers.cast.parse
    found = citing(parse, utterance, outside)
    if found is None:
        return (spoken,), ()
    word, head = found
    words = phrase(parse, head)
    source = source_of(speakers.cast, words, speakers.named(words, head))
    if spoken.source.kind != "outlet" or source.kind in {"document", "unidentified"}:
        return (spoken,), (words,)
    cites = Hop(source=spoken.source, via="citing", span=parse.span(word, word + 1))
    return (Hop(source=source, via="spoken"), cites), ()


def _hop(speakers: Speakers, passing: Passing, known: tuple[str, ...]) -> Hop:
    if passing.head is None:
        return Hop(source=UNKNOWN, via=passing.via, span=passing.span)
    words = phrase(speakers.cast.parse, passing.head)
    source = source_of(speakers.cast, words, speakers.named(words, passing.head))
    parse = speakers.cast.parse
    relays = source.kind == "named" and is_relay(parse, passing.head)
    if parse.form[passing.head] in known or relays:
        source = Source(kind="outlet", name=source.name, span=words)
    return Hop(source=source, via=passing.via, span=passing.span)


def _lost(page: Page, utterance: Utterance) -> tuple[Hop, ...]:
    """Return a hop of an unknown source where the page lost a link in this sentence."""
    if utterance.cue_head is None or utterance.source is None:
        return ()
    sentence = sentence_span(page.parse, utterance.cue_head)
    spans = (flag.span for flag in page.report.flags if flag.kind == "lost_link" and flag.span)
    here = next((span for span in spans if span.overlaps(sentence)), None)
    if here is None and not utterance.lost_source:
        return ()
    return (Hop(source=UNKNOWN, via="quoted_by", span=here),)


def _has(chain: tuple[Hop, ...], name: str) -> bool:
    return bool(name) and any(same_outlet(hop.source.name, name) for hop in chain)
