"""Keys of MUC-3 and MUC-4, and how responses are scored against them.

Templates of a text are aligned one-to-one by their overlap, best first; their types must agree,
with ATTACK as the general type at half credit. A fill counts 1 if it equals one of the key's
alternatives and a half where it is right in part: a date inside the key's interval or at an end
of it, a number at an end of the key's range, a name with the same last word. Fills marked "?"
and templates marked OPTIONAL cost nothing where they are missing. A key scored against itself
gives 100.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.contract import f1

SLOTS = {4: "incident_type", 2: "date", 21: "victim_number", 10: "perpetrator", 11: "confidence"}
"""The slots that are scored, by their number in a key."""

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
GENERAL = "ATTACK"

_LINE = re.compile(r"(\d{1,2})\.\s+[A-Z ]+:\s(?:[A-Z]+ )*[A-Z]+(?:\s+(.*))?$")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_DAY = re.compile(r"(\d{1,2}) ([A-Za-z]{3})[A-Za-z]* (\d{2})")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")


class Fill(NamedTuple):
    """One filler with its alternatives, in upper case."""

    options: tuple[str, ...]
    optional: bool = False


class Template(NamedTuple):
    """One incident: the fills of each scored slot."""

    slots: dict[str, tuple[Fill, ...]]
    optional: bool = False


class Counts(NamedTuple):
    """Of each slot in one text: credit, fills of the response, fills of the key that count."""

    slots: dict[str, tuple[float, int, int]]


def read_keys(path: Path) -> dict[str, list[Template]]:
    """Return the templates of each message in a key file; none for an irrelevant message."""
    found: dict[str, list[Template]] = {}
    for slots in _entries(path.read_text("latin-1").splitlines()):
        message = slots[0][0].split()[0] if slots.get(0) else ""
        templates = found.setdefault(message, [])
        number = " ".join(slots.get(1, ["*"]))
        if "*" not in number.split():
            fills = {name: tuple(_fills(name, slots.get(n, []))) for n, name in SLOTS.items()}
            templates.append(Template(fills, "OPTIONAL" in number))
    found.pop("", None)
    return found


def _entries(lines: Iterable[str]) -> Iterator[dict[int, list[str]]]:
    """Yield each template as the lines of its slots, continuation lines included."""
    slots: dict[int, list[str]] = {}
    number = -1
    for line in lines:
        if line.lstrip().startswith(";"):
            continue
        if head := _LINE.match(line):
            number = int(head[1])
            if number == 0 and slots:
                yield slots
                slots = {}
            slots[number] = [head[2].strip()] if head[2] and head[2].strip() else []
        elif line.strip() and number in slots:
            slots[number].append(line.strip())
    if slots:
        yield slots


def _fills(name: str, lines: list[str]) -> Iterator[Fill]:
    joined: list[str] = []
    for line in lines:  # a line that begins with "/" goes on with the one before
        if joined and (line.startswith("/") or joined[-1].endswith("/")):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    for line in joined:
        value = line.strip()
        optional = value.startswith("?")
        value = value.removeprefix("?").strip()
        if value not in ("", "-", "*"):
            yield Fill(tuple(_options(name, value)), optional)


def _options(name: str, value: str) -> list[str]:
    if name == "perpetrator":
        return [q[1:-1].replace('\\"', '"').upper() for q in _QUOTED.findall(value)] or [value]
    if name in ("confidence", "victim_number"):
        value = _QUOTED.sub("", value).split(":")[0]
    pieces = re.split(r"\s/\s", value.upper())
    return [piece.strip(" ()/?") if name != "date" else piece.strip(" ()?") for piece in pieces]


def days(value: str) -> tuple[date | None, date | None]:
    """Return first and last day of "02 FEB 90", "- 04 FEB 90" or a range of two; None if open."""
    found = [day for text in _DAY.findall(value) if (day := _day(*text))]
    if not found:
        return None, None
    if value.strip().startswith("-"):
        return None, found[0]
    return found[0], found[-1]


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(1900 + int(year), MONTHS.index(month.upper()) + 1, int(day))
    except ValueError:
        return None


def _date_credit(key: str, response: str) -> float:
    if key == response:
        return 1.0
    (first, last), (early, late) = days(key), days(response)
    if (first, last) == (early, late) and last:
        return 1.0
    if last is None or late is None:
        return 0.0
    if first is None or early is None:
        return 0.5 if last == late else 0.0
    return 0.5 if first <= early and late <= last else 0.0


def _type_credit(key: str, response: str) -> float:
    if key == response:
        return 1.0
    return 0.5 if GENERAL in (key, response) else 0.0


def _number_credit(key: str, response: str) -> float:
    if key == response:
        return 1.0
    ends = set(_NUMBER.findall(key))
    return 0.5 if ends & set(_NUMBER.findall(response)) else 0.0


def _name_credit(key: str, response: str) -> float:
    one, two = _WORD.findall(key), _WORD.findall(response)
    one, two = ([word for word in words if word != "THE"] for words in (one, two))
    if one == two:
        return 1.0
    return 0.5 if one and two and one[-1] == two[-1] else 0.0


def _equal_credit(key: str, response: str) -> float:
    return float(key == response)


CREDIT: dict[str, Callable[[str, str], float]] = {
    "incident_type": _type_credit,
    "date": _date_credit,
    "victim_number": _number_credit,
    "perpetrator": _name_credit,
    "confidence": _equal_credit,
}


def _credit(name: str, key: Fill, response: Fill) -> float:
    return max(CREDIT[name](one, two) for one in key.options for two in response.options)


def _slot(name: str, key: Sequence[Fill], response: Sequence[Fill]) -> tuple[float, int, int]:
    """Pair the fills of one slot, best first, and count."""
    candidates = sorted(
        (-_credit(name, one, two), k, r)
        for k, one in enumerate(key)
        for r, two in enumerate(response)
    )
    taken_key, taken = set[int](), set[int]()
    credit = 0.0
    for negative, k, r in candidates:
        if negative < 0 and k not in taken_key and r not in taken:
            taken_key.add(k)
            taken.add(r)
            credit -= negative
    counted = sum(not fill.optional or k in taken_key for k, fill in enumerate(key))
    return credit, len(response), counted


def _overlap(key: Template, response: Template) -> float:
    """Return how much two templates share, 0 to 1; 0 where their types exclude each other."""
    counts = {
        name: _slot(name, key.slots.get(name, ()), response.slots.get(name, ())) for name in CREDIT
    }
    if counts["incident_type"][0] == 0:
        return 0.0
    credit, made, wanted = (sum(parts) for parts in zip(*counts.values(), strict=True))
    return float(2 * credit / (made + wanted))


def aligned(keys: Sequence[Template], responses: Sequence[Template]) -> list[tuple[int, int]]:
    """Return pairs of positions, one-to-one, the most alike first."""
    candidates = sorted(
        (-_overlap(key, response), k, r)
        for k, key in enumerate(keys)
        for r, response in enumerate(responses)
    )
    pairs: list[tuple[int, int]] = []
    for negative, k, r in candidates:
        if negative < 0 and all(k != one and r != two for one, two in pairs):
            pairs.append((k, r))
    return pairs


def score(keys: Sequence[Template], responses: Sequence[Template]) -> Counts:
    """Return the counts of one text."""
    pairs = aligned(keys, responses)
    rows: list[tuple[Template | None, Template | None]] = [
        (keys[k], responses[r]) for k, r in pairs
    ]
    held_keys, held = {k for k, _ in pairs}, {r for _, r in pairs}
    rows += [(t, None) for k, t in enumerate(keys) if k not in held_keys and not t.optional]
    rows += [(None, t) for r, t in enumerate(responses) if r not in held]
    slots = {}
    for name in CREDIT:
        parts = [
            _slot(
                name,
                key.slots.get(name, ()) if key else (),
                made.slots.get(name, ()) if made else (),
            )
            for key, made in rows
        ]
        credit = sum(part[0] for part in parts)
        slots[name] = (credit, sum(part[1] for part in parts), sum(part[2] for part in parts))
    return Counts(slots)


def figures(documents: Sequence[Counts]) -> dict[str, float]:
    """Return F1 of each slot over all texts, as percentages."""
    found = {}
    for name in ("date", "victim_number", "incident_type", "perpetrator", "confidence"):
        parts = [document.slots[name] for document in documents]
        found[f"{name}_f1"] = f1(*(sum(part[at] for part in parts) for at in range(3)))
    return found
