"""Whether a name means the place, those who act for it, or its people.

"Baku accused", "talks with Moscow": a government. "Shells fell near Baku": the place. The rows of
`lexicons/en/place_reference.csv` decide by the clause; the id of the row that did stands beside
the answer.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import msgspec

from onrecord.knowledge.gazetteer import Entry
from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.reading.places.naming import Named
from onrecord.records.vocabulary import Reference

POWERS = "CK1R"
"""Kinds of place that stand for a government: countries, capitals, divisions, regions."""


class Row(msgspec.Struct, frozen=True):
    """A row of the table; no `heads` fit any word."""

    rule: str
    places: str
    heads: frozenset[str]
    reference: Reference


@cache
def table() -> Mapping[str, tuple[Row, ...]]:
    """Return the rows by frame, in order."""
    held: dict[str, list[Row]] = defaultdict(list)
    for row in rows("lexicons/en/place_reference"):
        reference = msgspec.convert(row["reference"], Reference)
        heads = frozenset(row["heads"].split())
        held[row["frame"]].append(Row(row["rule"], row["places"], heads, reference))
    return {frame: tuple(found) for frame, found in held.items()}


def reference(parse: Parse, name: Named, entry: Entry | None) -> Reference:
    """Return how `name`, which is taken for `entry`, is meant; literal where no row fits."""
    if name.is_demonym:
        return "demonym"
    if name.inside_body:
        return "metonymic"
    if name.container is not None or name.rule == "pl.division":
        return "literal"
    row = row_of(parse, name, entry)
    return row.reference if row else "literal"


def row_of(parse: Parse, name: Named, entry: Entry | None) -> Row | None:
    """Return the row that decides how `name` is meant, None if none fits."""
    frame, head = frame_of(parse, name)
    kind = "power" if entry is not None and entry.kind in POWERS else "town"
    for row in table().get(frame, ()):
        if row.places in {"any", kind} and (not row.heads or head in row.heads):
            return row
    return None


def frame_of(parse: Parse, name: Named) -> tuple[str, str]:
    """Return the frame of a name and the lemma of the word it hangs on."""
    token = top_of(parse, name)
    if name.last < len(parse) and parse.form[name.last] == ":" and _starts(parse, name.first):
        return "colon", ""
    dep, head = parse.dep[token], parse.head[token]
    if dep in {"compound", "nmod"} and _is_taken_for_person(parse, name, head):
        dep, head = "pobj", name.first - 1
    if dep != "pobj":
        return dep, parse.lemma[head].lower()
    above = parse.head[head]
    if parse.dep[head] == "agent":
        return "agent", parse.lemma[above].lower()
    kind = "verb" if parse.pos[above] in {"VERB", "AUX"} else "noun"
    return f"{parse.form[head].lower()}:{kind}", parse.lemma[above].lower()


def top_of(parse: Parse, name: Named) -> int:
    """Return the token by which a name, or the list it is in, hangs on the rest."""
    inside = range(name.first, name.last)
    token = next((t for t in inside if parse.head[t] not in inside), name.last - 1)
    for _ in range(len(inside) + len(parse)):
        if parse.dep[token] != "conj" or parse.head[token] == token:
            break
        token = parse.head[token]
    return token


def _is_taken_for_person(parse: Parse, name: Named, head: int) -> bool:
    """Tell whether the parser made a place part of the person after it ("envoy to Rome Al Vo")."""
    before = name.first - 1
    entity = parse.entity_at.get(head)
    person = parse.pos[head] == "PROPN" and (entity is None or entity.label == "PERSON")
    return before >= 0 and parse.pos[before] == "ADP" and parse.head[head] == before and person


def _starts(parse: Parse, token: int) -> bool:
    return token == 0 or parse.sentence[token - 1] != parse.sentence[token]
