"""The tables of words for commitments, as look-ups by lemma."""

from collections.abc import Mapping
from functools import cache

import msgspec

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.records.vocabulary import STATUS_WORDS, CommitmentKind, PartyRole, StatusWord


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A noun that names a commitment; `bare` if it does so without further signs."""

    kind: CommitmentKind
    level: str | None
    bare: bool


@cache
def terms() -> Mapping[str, Term]:
    """Return the nouns that name commitments, by lemma."""
    return {
        lemma: Term(
            kind=msgspec.convert(row["kind"], CommitmentKind),
            level=row["level"] or None,
            bare=row["bare"] == "yes",
        )
        for row in rows("lexicons/en/commitment_terms")
        for lemma in row["lemmas"].split()
    }


@cache
def _verbs(slot: str) -> Mapping[str, tuple[tuple[str, StatusWord], ...]]:
    found: dict[str, list[tuple[str, StatusWord]]] = {}
    for row in rows("lexicons/en/commitment_verbs"):
        if row["slot"] == slot:
            status = msgspec.convert(row["status"], StatusWord)
            for lemma in row["lemmas"].split():
                found.setdefault(lemma, []).append((row["kinds"], status))
    return {lemma: tuple(held) for lemma, held in found.items()}


def status_of(kind: CommitmentKind, slot: str, lemma: str) -> StatusWord | None:
    """Return what the verb `lemma` says of a commitment of `kind` in `slot`.

    A status that the vocabulary does not allow for the kind is none.
    """
    rows_of = _verbs(slot).get(lemma, ())
    for wanted in (kind, "any"):
        for kinds, status in rows_of:
            if kinds == wanted and status in STATUS_WORDS[kind]:
                return status
    return None


def status_by(parse: Parse, verb: int, kind: CommitmentKind, slot: str) -> StatusWord | None:
    """Return what the verb at `verb`, with its particle or preposition, says of a commitment."""
    lemma = parse.lemma[verb].lower()
    joined = [c for c in parse.children[verb] if parse.dep[c] in {"prt", "prep", "advmod"}]
    near = [(c, p) for c in joined for p in parse.children[c] if parse.dep[p] in {"prep", "pobj"}]
    names = [f"{lemma}_{parse.form[c]}_{parse.form[p]}".lower() for c, p in near]
    names += [f"{lemma}_{parse.form[c].lower()}" for c in joined]
    found = (status_of(kind, slot, name) for name in (*names, lemma))
    return next(filter(None, found), None)


class Noun(msgspec.Struct, frozen=True, kw_only=True):
    """A noun that names a commitment other than a text; `alone` is what a bare mention says.

    `bare` tells that a mention is enough, without any status.
    """

    kind: CommitmentKind
    bare: bool
    alone: StatusWord | None
    owner: PartyRole
    other: PartyRole
    name: tuple[str, ...]


@cache
def nouns() -> Mapping[str, tuple[Noun, ...]]:
    """Return the nouns that name commitments, by their first word, longer names first."""
    held: dict[str, list[Noun]] = {}
    for row in rows("lexicons/en/commitment_nouns"):
        for lemmas in row["lemmas"].split():
            name = tuple(lemmas.split("_"))
            noun = Noun(
                kind=msgspec.convert(row["kind"], CommitmentKind),
                bare=row["alone"] == ".",
                alone=None
                if row["alone"] in {"-", "."}
                else msgspec.convert(row["alone"], StatusWord),
                owner=msgspec.convert(row["owner"], PartyRole),
                other=msgspec.convert(row["other"], PartyRole),
                name=name,
            )
            held.setdefault(name[0], []).append(noun)
    return {first: tuple(sorted(n, key=lambda x: -len(x.name))) for first, n in held.items()}


@cache
def words(name: str) -> frozenset[str]:
    """Return the lemmas of the word class `name`; "_" joins a verb and its particle."""
    for row in rows("lexicons/en/commitment_words"):
        if row["class"] == name:
            return frozenset(row["lemmas"].split())
    raise KeyError(name)


def verb_is(parse: Parse, token: int, name: str) -> bool:
    """Tell whether the verb at `token`, with its particle or preposition, is of class `name`."""
    lemma = parse.lemma[token].lower()
    if lemma in words(name):
        return True
    joined = (c for c in parse.children[token] if parse.dep[c] in {"prt", "prep"})
    return any(f"{lemma}_{parse.form[c].lower()}" in words(name) for c in joined)
