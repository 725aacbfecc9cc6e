"""The table of verbs that ask, promise, offer, order and agree by being told."""

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.records.vocabulary import CommitmentKind, PartyRole, StatusWord


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table of acts."""

    id: str
    kind: CommitmentKind
    status: StatusWord
    doer: PartyRole
    target: PartyRole
    needs: frozenset[str]


@cache
def _acts() -> Mapping[str, tuple[Act, ...]]:
    held: dict[str, list[Act]] = {}
    for row in rows("lexicons/en/commitment_acts"):
        act = Act(
            id=row["id"],
            kind=msgspec.convert(row["kind"], CommitmentKind),
            status=msgspec.convert(row["status"], StatusWord),
            doer=msgspec.convert(row["doer"], PartyRole),
            target=msgspec.convert(row["target"], PartyRole),
            needs=frozenset(row["needs"].split()),
        )
        for lemma in row["lemmas"].split():
            held.setdefault(lemma, []).append(act)
    return {lemma: tuple(found) for lemma, found in held.items()}


def acts_of(lemma: str) -> tuple[Act, ...]:
    """Return the acts that the verb `lemma` performs by being told."""
    return _acts().get(lemma, ())


def acts_at(parse: Parse, verb: int) -> Iterator[Act]:
    """Yield the acts that the verb at `verb`, with its particle or preposition, may perform."""
    lemma = parse.lemma[verb].lower()
    for child in parse.children[verb]:
        fronted = child < verb and parse.dep[child] != "prt" and not _is_relative(parse, child)
        if parse.dep[child] in {"prt", "prep", "dative"} and not fronted:
            yield from _acts().get(f"{lemma}_{parse.form[child].lower()}", ())
    yield from _acts().get(lemma, ())


def _is_relative(parse: Parse, preposition: int) -> bool:
    """Tell "the help for which they asked" from "for the others we are calling"."""
    return any(parse.tag[c] in {"WDT", "WP"} for c in parse.children[preposition])
