"""Incidents against the templates of MUC-3 and MUC-4: type, date, victims, perpetrators.

`python -m benchmarks.muc --gold FOLDER`, where FOLDER holds texts (`tst1-muc3`,
`dev-muc3-0001-0100`) and keys (`key-tst1.v7`). Texts are upper case; the day of publication is
that of the dateline. An incident is the violent events of a report that have one MUC type.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.contract import arguments, report, write_lines
from benchmarks.muc_score import MONTHS, Fill, Template, figures, read_keys, score
from benchmarks.plain import plain_report
from onrecord.knowledge.table import rows
from onrecord.reader import Reader
from onrecord.records import (
    EventMention,
    Figure,
    Reading,
    Role,
    Span,
    Statement,
    TimeExpression,
)
from onrecord.settings import Settings

_HEAD = re.compile(r"^((?:DEV|TST\d)-MUC[34]-\d{4})\b.*$", re.MULTILINE)
_DATELINE = re.compile(r"\b(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")

TYPES = (
    ("KIDNAPPING", re.compile(r"kidnap|abduct|hostage", re.IGNORECASE)),
    ("ARSON", re.compile(r"\b(?:burn|arson|torch|set fire)", re.IGNORECASE)),
    ("ROBBERY", re.compile(r"\b(?:rob|loot|st[eo]le?|theft)", re.IGNORECASE)),
    ("BOMBING", re.compile(r"bomb|dynamit|explo|detonat|blast|blow|blew", re.IGNORECASE)),
    ("FORCED WORK STOPPAGE", re.compile(r"stoppage", re.IGNORECASE)),
)
"""MUC types by the words of a trigger; a violent event with none of them is an ATTACK."""

MODES = {"abduct": "KIDNAPPING", "explosives": "BOMBING", "suicide-attack": "BOMBING"}
"""MUC types by PLOVER mode, where the mode is as narrow as the type."""

HARM = frozenset({"killed", "wounded", "missing", "captured", "abducted"})
"""Measures that count victims."""

GROUPS = frozenset({"armed_group", "separatist", "party", "government", "military", "police"})
"""Kinds of actors that are organisations of perpetrators."""

MUTUAL = re.compile(
    r"\b(?:clash|fight|fought|war\b|conflict|offensive|violence|combat|battle)", re.IGNORECASE
)
"""Triggers of fighting that has two sides, or no single act."""

ARMED = frozenset({"armed_group", "separatist"})
FORCES = ARMED | {"military"}
OFFICIAL = frozenset({"state", "government", "military", "police"})
HUMAN = frozenset({"person", "civilian", "religious", "military", "police", "government"})
BODIES = frozenset(
    ["ARMY", "POLICE", "FORCE", "GOVERNMENT", "GARRISON", "BATTALION", "BRIGADE", "PATROL",
     "CONVOY", "POPULATION", "MINISTRY", "UNIT", "POST", "STATION", "GUARD", "VEHICLE",
     "HELICOPTER", "HEADQUARTERS", "EMBASSY", "TEAM", "GROUP", "COMMITTEE", "STAFF",
     "MILITARY"]
)  # fmt: skip
"""Last words of a single noun that is no single person."""

MEMBERS = frozenset(
    ["GUERRILLAS", "TERRORISTS", "REBELS", "MEMBERS", "COMMANDOS", "COMMANDO", "MEN",
     "GUNMEN", "ATTACKERS", "INSURGENTS", "FIGHTERS", "TROOPS", "SOLDIERS", "SUBVERSIVES",
     "EXTREMISTS", "UNITS", "FORCES", "COMMANDS", "MILITANTS", "INDIVIDUALS", "CRIMINALS",
     "PEOPLE", "GROUP", "GROUPS", "GUERRILLA", "REBEL", "TERRORIST", "ASSASSINS", "HITMEN",
     "KIDNAPPERS", "AUTHORITIES", "LEADERS", "PATROL", "COLUMN", "COLUMNS"]
)  # fmt: skip
"""Words for members after the name of an organisation, or without one."""

ATTRIBUTES = frozenset(
    ["URBAN", "ALLEGED", "ARMED", "SUSPECTED", "UNIDENTIFIED", "UNKNOWN", "LEFTIST",
     "RIGHTIST", "LEFT-WING", "RIGHT-WING", "MARXIST", "MAOIST", "SEVERAL", "HEAVILY", "THE",
     "SOME", "FOREIGN", "TWO", "THREE", "FOUR", "ABOUT", "OF"]
)  # fmt: skip
"""Words that alone name no organisation; nor do those for peoples."""

PEOPLES = frozenset(
    form.strip("~").upper() for row in rows("names/countries") for form in row["people"].split("|")
)

_NAME_WORD = re.compile(r"[^\s\[\]()]+")
AUTHORITIES = frozenset({"official", "military", "police"})
_REAL = frozenset({"actual", "attempted", "failed", "planned"})


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the id and the text of every message of a folder, by file and place."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(("key", ".")) or not path.is_file():
            continue
        whole = path.read_text("latin-1")
        heads = list(_HEAD.finditer(whole))
        ends = [*(head.start() for head in heads[1:]), len(whole)][: len(heads)]
        for head, end in zip(heads, ends, strict=True):
            yield head[1], whole[head.end() : end].strip()


def published(text: str) -> str | None:
    """Return the day of the dateline as an ISO date."""
    found = _DATELINE.search(text[:200])
    if found is None or found[2] not in MONTHS:
        return None
    return f"19{found[3]}-{MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}"


def muc_day(iso: str) -> str:
    """Return "1990-02-04" as "04 FEB 90"."""
    year, month, day = iso[:10].split("-")
    return f"{day} {MONTHS[int(month) - 1]} {year[2:]}"


class Incident(NamedTuple):
    """What a reading has on one incident: its MUC type, mentions, and counts of people harmed."""

    kind: str
    mentions: list[EventMention]
    figures: list[Figure]


def templates(reading: Reading) -> list[Template]:
    """Return the incidents of a reading, one for each MUC type, in the order they are told.

    People harmed in paragraphs without any incident are an incident of their own.
    """
    return [_template(incident, reading) for incident in _incidents(reading)]


def _incidents(reading: Reading) -> Iterator[Incident]:
    groups: dict[str, list[EventMention]] = {}
    for mention in reading.event_mentions:
        kind = muc_type(mention, reading)
        if kind is not None:
            groups.setdefault(kind, []).append(mention)
    harmed = [figure for figure in reading.figures if _is_harm(figure)]
    told = set[int]()
    for kind, mentions in groups.items():
        places = {_paragraph(mention.span.start, reading) for mention in mentions}
        told |= places
        near = [figure for figure in harmed if _paragraph(figure.span.start, reading) in places]
        yield Incident(kind, mentions, near)
    left = [figure for figure in harmed if _paragraph(figure.span.start, reading) not in told]
    if left:
        kind = _kind_in(_sentence(left[0].span, reading)) or "ATTACK"
        if kind not in groups:
            yield Incident(kind, [], left)


def muc_type(mention: EventMention, reading: Reading) -> str | None:
    """Return the MUC type of a mention; None for what is no current act of violence.

    Fighting between two sides is none, nor is what befalls an armed group.
    """
    if mention.reality not in _REAL or mention.currency != "current":
        return None
    words = reading.text_of(mention.span)
    named = _kind_in(words)
    if mention.type != "ASSAULT":
        return named if mention.type == "COERCE" else None
    befallen = [role for role in mention.roles if role.role == "recipient"]
    if MUTUAL.search(words) or any(ARMED & _kinds(role, reading) for role in befallen):
        return None
    told = MODES.get(mention.mode or "") or named
    return told or _kind_in(_sentence(mention.span, reading)) or "ATTACK"


def _kind_in(words: str) -> str | None:
    return next((kind for kind, pattern in TYPES if pattern.search(words)), None)


def _sentence(span: Span, reading: Reading) -> str:
    """Return the words around a span up to full stops or the ends of its paragraph."""
    text = reading.report.text
    start = max(text.rfind(". ", 0, span.start), text.rfind("\n\n", 0, span.start), 0)
    ends = [end for end in (text.find(". ", span.end), text.find("\n\n", span.end)) if end > 0]
    return text[start : min(ends, default=len(text))]


def _paragraph(offset: int, reading: Reading) -> int:
    return reading.report.text.rfind("\n\n", 0, offset)


def _template(incident: Incident, reading: Reading) -> Template:
    organisations = [
        (name, confidence(mention, reading))
        for name, mention in _perpetrators(incident.mentions, reading)
    ] or [*_claiming(reading), *_blamed(reading)]
    return Template(
        {
            "incident_type": _fills([incident.kind]),
            "date": _fills([_date(incident.mentions, reading)]),
            "victim_number": _fills(list(_victims(incident, reading))),
            "perpetrator": _fills([name for name, _ in organisations[:1]]),
            "confidence": _fills([sure for _, sure in organisations[:1]]),
        }
    )


def _fills(values: Iterable[str]) -> tuple[Fill, ...]:
    return tuple(Fill((value,)) for value in values if value)


def _date(mentions: list[EventMention], reading: Reading) -> str:
    """Return the day of the first mention that has one, else "up to the day of the report"."""
    times = {time.id: time for time in reading.times}
    for mention in mentions:
        time = times.get(mention.time or "")
        if time and (value := _interval(time)):
            return value
    day = reading.report.published.value
    return f"- {muc_day(day)}" if day else ""


def _interval(time: TimeExpression) -> str:
    if not (time.earliest and time.latest):
        return f"- {muc_day(time.latest)}" if time.latest else ""
    first, last = muc_day(time.earliest), muc_day(time.latest)
    return first if first == last else f"{first} - {last}"


def _is_harm(figure: Figure) -> bool:
    """Tell whether a figure counts victims of an incident: no rebels, no dead of a whole war."""
    counted = figure.measure in HARM and figure.best != 0 and figure.scope != "conflict"
    return counted and figure.population != "militant"


def _victims(incident: Incident, reading: Reading) -> Iterator[str]:
    """Yield the counts of people harmed, once each.

    Each single person whom an event befalls counts as 1; people without a number are PLURAL
    where there is no count at all.
    """
    counts = dict.fromkeys(f"{f.best:.0f}" for f in incident.figures if f.best)
    befallen = [
        role for mention in incident.mentions for role in mention.roles if role.role == "recipient"
    ]
    people = {role.name.upper() for role in befallen if _is_one_person(role, reading)}
    yield from counts
    yield from ["1"] * (len(people) - ("1" in counts))
    if not counts and not people and any(_are_people(role, reading) for role in befallen):
        yield "PLURAL"


def _is_one_person(role: Role, reading: Reading) -> bool:
    kinds, last = _kinds(role, reading), role.name.upper().split()[-1:]
    if "person" in kinds:
        return True
    single = not _is_plural(role.name) and not role.name[:1].isdigit()
    return bool(kinds & HUMAN) and "state" not in kinds and single and not BODIES & set(last)


def _are_people(role: Role, reading: Reading) -> bool:
    return bool(_kinds(role, reading) & {"civilian", "religious"}) and _is_plural(role.name)


def _is_plural(name: str) -> bool:
    return name.upper().endswith(("S", "MEN", "PEOPLE", "CHILDREN"))


def _kinds(role: Role, reading: Reading) -> frozenset[str]:
    found = (actor.kinds for actor in reading.actors if actor.id == role.actor)
    return frozenset(next(found, ()))


def _perpetrators(
    mentions: list[EventMention], reading: Reading
) -> Iterator[tuple[str, EventMention]]:
    """Yield the organisations that act, with the mention that says so."""
    for mention in mentions:
        for role in mention.roles:
            if role.role == "actor" and role.certainty != "unknown":
                name = _named(role, mention.span.start, reading, GROUPS)
                yield from [(name, mention)] if name else []


def _claiming(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the organisations that admit what they did."""
    actors = {actor.id: actor for actor in reading.actors}
    for statement in reading.statements:
        actor = actors.get(statement.speaker.actor or "")
        if statement.stance == "admits" and actor and FORCES & set(actor.kinds):
            name = _organisation(actor.name)
            yield from [(name, "CLAIMED OR ADMITTED")] if name else []


def _blamed(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the organisations that are accused of acts, with whose word that is."""
    for mention in reading.event_mentions:
        if (mention.type, mention.mode) != ("ACCUSE", "allege"):
            continue
        accusers = [_kinds(role, reading) for role in mention.roles if role.role == "actor"]
        official = any(kinds & OFFICIAL for kinds in accusers)
        sure = f"SUSPECTED OR ACCUSED{' BY AUTHORITIES' * official}"
        for role in mention.roles:
            if role.role == "recipient":
                name = _named(role, mention.span.start, reading, FORCES)
                yield from [(name, sure)] if name else []


def _named(role: Role, offset: int, reading: Reading, kinds: frozenset[str]) -> str:
    """Return the organisation in a role, nothing where it is none of `kinds`.

    "Guerrillas" are of the armed group that the report names last before them, or else first.
    """
    found = _kinds(role, reading)
    if not kinds & found:
        return ""
    names = {actor.id: actor.name for actor in reading.actors}
    name = _organisation(names.get(role.actor or "", role.name))
    return _group_near(offset, reading) if not name and ARMED & found else name


def _group_near(offset: int, reading: Reading) -> str:
    groups = {
        actor.id: name
        for actor in reading.actors
        if ARMED & set(actor.kinds) and (name := _organisation(actor.name))
    }
    named = [
        (mention.span.start > offset, abs(mention.span.start - offset), groups[mention.actor])
        for mention in reading.actor_mentions
        if mention.actor in groups
    ]
    return min(named, default=(False, 0, ""))[2]


def _organisation(name: str) -> str:
    """Return "FMLN" of "FMLN guerrillas", nothing of "armed men"."""
    words = _NAME_WORD.findall(name.upper())
    while words and words[-1] in MEMBERS:
        words.pop()
    return "" if (ATTRIBUTES | PEOPLES).issuperset(words) else " ".join(words)


def confidence(mention: EventMention, reading: Reading) -> str:
    """Return how sure a report is of the perpetrator: on whose word, and how it is put."""
    said = {statement.id: statement for statement in reading.statements}
    statement = said.get(mention.statement or "")
    if mention.basis == "reporter" or statement is None:
        return "REPORTED AS FACT"
    if statement.stance == "admits" or _is_own_act(mention, statement):
        return "CLAIMED OR ADMITTED"
    if statement.certainty in ("possible", "unknown"):
        return "POSSIBLE"
    if statement.stance != "accuses":
        return "REPORTED AS FACT"
    official = statement.speaker.anonymous in AUTHORITIES or statement.speaker.title
    return f"SUSPECTED OR ACCUSED{' BY AUTHORITIES' if official else ''}"


def _is_own_act(mention: EventMention, statement: Statement) -> bool:
    speaker = statement.speaker
    actors = {role.actor for role in mention.roles if role.role == "actor" and role.actor}
    return speaker.actor is not None and speaker.actor in actors


def _lines(name: str, made: Sequence[Template]) -> Iterator[dict[str, object]]:
    for template in made:
        slots = {slot: [f.options[0] for f in fills] for slot, fills in template.slots.items()}
        yield {"doc": name, **slots}


def main() -> None:
    """Score the incidents of a gold folder and print the figures."""
    options = arguments(__doc__)
    keys: dict[str, list[Template]] = {}
    for path in sorted(options.gold.glob("key*")):
        keys.update(read_keys(path))
    reader = Reader.load(Settings(profile=options.profile))
    made = {
        name: templates(reader.read_report(plain_report(name, text, published(text))))
        for name, text in texts(options.gold)
        if name in keys
    }
    write_lines(options.out, (line for name, found in made.items() for line in _lines(name, found)))
    counts = [score(keys[name], found) for name, found in made.items()]
    report("muc", counts, figures, as_json=options.json)


if __name__ == "__main__":
    main()
