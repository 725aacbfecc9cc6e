"""What happened, and on whose word: every event of a report in its own words."""

import re
from collections.abc import Iterable, Iterator

from onrecord.records import Event, EventMention, Reading, Role, Span, Statement, hull
from onrecord.records.vocabulary import Standing
from onrecord.views.brief_parts import Block, Entry, Section, words_of
from onrecord.views.status_days import date_words

LONGEST = 220
"""Characters of an event's words; where its parts stand farther apart, the trigger is shown."""

REST = 90
"""Characters after trigger and roles within which the end of their clause is looked for."""

_CLAUSE_END = re.compile(r"[,;:.!?](?=\s|[”\"'’]|$)|[”“\"\n]| [–—-] ")

BACKGROUND = "Background"
UNREAL = "Not done, or not yet"

_NEVER = frozenset({"planned", "hypothetical", "negated", "failed", "attempted"})

_TONES: dict[Standing, str] = {"claimed": "asked", "denied": "opposed", "disputed": "opposed"}


def what_happened(reading: Reading) -> Section:
    """Every event: what is going on, then the background, then what has not (yet) been done.

    Requests, accusations and other acts that are statements at the same time are told under
    who said what, and counted here.
    """
    said = {s.act for s in reading.statements if s.act} | {s.id for s in reading.statements}
    told = [event for event in reading.events if event.act not in said]
    blocks: dict[str, list[Entry]] = {"": [], BACKGROUND: [], UNREAL: []}
    known = _Known(reading)
    for event in told:
        blocks[_heading(event)].append(_entry(event, known, reading))
    spoken = len(reading.events) - len(told)
    if spoken:
        acts = "act" if spoken == 1 else "acts"
        blocks[""].append(Entry(lead=f"{spoken} {acts} of speech: see who said what", mark="·"))
    return Section(
        title="What happened",
        blocks=tuple(Block(heading=name, entries=tuple(es)) for name, es in blocks.items() if es),
    )


def words_span(event: Event, text: str) -> Span:
    """Return the words of an event: trigger and roles, and what is left of their clause."""
    near = [role.span for role in event.roles if abs(role.span.start - event.span.start) < LONGEST]
    whole = hull([event.span, *near])
    if len(whole) > LONGEST:
        whole = event.span
    rest = _CLAUSE_END.search(text, whole.end, min(len(text), whole.end + REST))
    return Span(whole.start, rest.start()) if rest else whole


class _Known:
    """The records of a reading by id, each looked up once however many events there are."""

    def __init__(self, reading: Reading) -> None:
        self.statements = {statement.id: statement for statement in reading.statements}
        self.times = {time.id: time for time in reading.times}
        self._mentions = {mention.id: mention for mention in reading.event_mentions}
        self._denials: dict[str, list[Statement]] = {}
        for statement in reading.statements:
            for tie in statement.relates:
                if tie.kind == "denies":
                    self._denials.setdefault(tie.target, []).append(statement)

    def mentions(self, event: Event) -> list[EventMention]:
        """Return the mentions of `event` that the reading holds."""
        return [self._mentions[link] for link in event.mentions if link in self._mentions]

    def denials(self, targets: Iterable[str]) -> list[Statement]:
        """Return the statements that deny any of `targets`."""
        return [denial for target in targets for denial in self._denials.get(target, ())]


def _heading(event: Event) -> str:
    if event.standing in _NEVER or event.reality in _NEVER:
        return UNREAL
    return BACKGROUND if event.currency == "background" else ""


def _entry(event: Event, known: _Known, reading: Reading) -> Entry:
    return Entry(
        lead=_standing(event, known),
        quote=words_of(reading, words_span(event, reading.report.text)),
        notes=tuple(_notes(event, known, reading)),
        id=event.id,
        tone=_TONES.get(event.standing, "plain"),
    )


def _standing(event: Event, known: _Known) -> str:
    """Return the display word with whose word it is: "claimed by Veska", "reported"."""
    if event.standing == "asserted":
        return "reported"
    links = [mention.statement for mention in known.mentions(event) if mention.statement]
    speakers = _names(known.statements[link] for link in links if link in known.statements)
    if event.standing in ("denied", "disputed"):
        speakers = _names(known.denials([event.id, *event.mentions, *links])) or speakers
    if not speakers:
        return event.standing
    joint = " by" if event.standing in ("claimed", "denied", "disputed") else ", in the words of"
    return f"{event.standing}{joint} {', '.join(speakers)}"


def _names(statements: Iterable[Statement]) -> list[str]:
    return list(dict.fromkeys(statement.chain[0].name for statement in statements))


def _notes(event: Event, known: _Known, reading: Reading) -> Iterator[str]:
    yield " ".join(filter(None, (event.type.lower(), event.mode)))
    yield from _roles(event.roles)
    when = known.times.get(event.time or "")
    if when:
        yield date_words(when.edtf) if when.edtf else reading.text_of(when)
    if event.locus:
        yield f"{event.locus.relation} {', '.join(event.locus.anchors)}"
    if any(mention.headline_drops_attribution for mention in known.mentions(event)):
        yield "the headline drops who says so"
    if event.confidence == "low":
        yield "low confidence"


def _roles(roles: tuple[Role, ...]) -> Iterator[str]:
    """Yield who did it to whom, then the other roles; a role that is only claimed says so."""
    actors, targets = (", ".join(_named(roles, name)) for name in ("actor", "recipient"))
    if actors or targets:
        yield f"{actors or '(actor not named)'} → {targets}" if targets else f"by {actors}"
    for name in ("instrument", "beneficiary", "cause", "accused"):
        held = ", ".join(_named(roles, name))
        if held:
            yield f"{name} {held}"


def _named(roles: tuple[Role, ...], name: str) -> Iterator[str]:
    for role in roles:
        if role.role == name:
            yield f"{role.name} (as claimed)" if role.statement else role.name
