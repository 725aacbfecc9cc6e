"""Incidents against the templates of MUC-3 and MUC-4: type, date, victims, perpetrators.

`python -m benchmarks.muc --gold FOLDER`, where FOLDER holds texts (`tst1-muc3`,
`dev-muc3-0001-0100`) and keys (`key-tst1.v7`). Texts are upper case; the day of publication is
that of the dateline. An incident is the violent events of a report that have one MUC type.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.contract import arguments, report, write_lines
from benchmarks.muc_score import MONTHS, Fill, Template, figures, read_keys, score
from benchmarks.plain import plain_report
from onrecord.reader import Reader
from onrecord.records import Actor, EventMention, Reading, Role, Statement, TimeExpression

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


def templates(reading: Reading) -> list[Template]:
    """Return the incidents of a reading, one for each MUC type, in the order they are told."""
    groups: dict[str, list[EventMention]] = {}
    for mention in reading.event_mentions:
        kind = muc_type(mention, reading)
        if kind is not None:
            groups.setdefault(kind, []).append(mention)
    return [_template(kind, mentions, reading) for kind, mentions in groups.items()]


def muc_type(mention: EventMention, reading: Reading) -> str | None:
    """Return the MUC type of a mention; None for what is no current act of violence."""
    if mention.reality not in _REAL or mention.currency != "current":
        return None
    words = reading.text_of(mention.span)
    named = next((kind for kind, pattern in TYPES if pattern.search(words)), None)
    if mention.type != "ASSAULT":
        return named if mention.type == "COERCE" else None
    return MODES.get(mention.mode or "") or named or "ATTACK"


def _template(kind: str, mentions: list[EventMention], reading: Reading) -> Template:
    organisations = list(_perpetrators(mentions, reading))
    names = dict.fromkeys(name.upper() for name, _ in organisations)
    sure = [confidence(mention, reading) for _, mention in organisations][:1]
    return Template(
        {
            "incident_type": _fills([kind]),
            "date": _fills([_date(mentions, reading)]),
            "victim_number": _fills(list(_victims(mentions, reading))),
            "perpetrator": _fills(list(names)[:1]),
            "confidence": _fills(sure),
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


def _victims(mentions: list[EventMention], reading: Reading) -> Iterator[str]:
    """Yield the counts of people harmed in the paragraphs of an incident, once each.

    A single person whom the event befalls counts as 1.
    """
    places = {_paragraph(mention.span.start, reading) for mention in mentions}
    counts = [
        f"{figure.best:.0f}"
        for figure in reading.figures
        if figure.measure in HARM
        and figure.best is not None
        and _paragraph(figure.span.start, reading) in places
    ]
    yield from dict.fromkeys(counts)
    people = {actor.id for actor in reading.actors if "person" in actor.kinds}
    befallen = (role for m in mentions for role in m.roles if role.role == "recipient")
    yield from ["1"] if any(role.actor in people for role in befallen) else []


def _paragraph(offset: int, reading: Reading) -> int:
    return reading.report.text.rfind("\n\n", 0, offset)


def _perpetrators(
    mentions: list[EventMention], reading: Reading
) -> Iterator[tuple[str, EventMention]]:
    """Yield the organisations that act, by their fullest names, with the mention that says so."""
    actors = {actor.id: actor for actor in reading.actors}
    for mention in mentions:
        for role in mention.roles:
            actor = actors.get(role.actor or "")
            if role.role == "actor" and actor and _is_organisation(actor, role):
                yield actor.name, mention


def _is_organisation(actor: Actor, role: Role) -> bool:
    return bool(GROUPS & set(actor.kinds)) and role.certainty != "unknown"


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
    if statement.speaker.anonymous in AUTHORITIES or statement.speaker.title:
        return "SUSPECTED OR ACCUSED BY AUTHORITIES"
    return "REPORTED AS FACT" if statement.stance != "accuses" else "SUSPECTED OR ACCUSED"


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
    reader = Reader.load()
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
