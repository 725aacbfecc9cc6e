"""Statements -> the same statements, their sources tied to the actors of the report."""

import msgspec

from onrecord.reading.actors.people import People
from onrecord.records import Actor, Hop, Source, Statement


def link_sources(statements: tuple[Statement, ...], people: People) -> tuple[Statement, ...]:
    """Return `statements` with `Source.actor` filled for speaker, addressee, accused and hops.

    A source is the actor whose mention comes first in the words where its full name stands, else
    in its own words; a source without words in the report is found by name.
    """
    by_name = {actor.name.casefold(): actor for actor in reversed(people.actors)}
    return tuple(_linked(statement, people, by_name) for statement in statements)


def _linked(statement: Statement, people: People, by_name: dict[str, Actor]) -> Statement:
    chain = tuple(_hop(hop, people, by_name) for hop in statement.chain)
    return msgspec.structs.replace(
        statement,
        chain=chain,
        addressee=_source(statement.addressee, people, by_name),
        accused=_source(statement.accused, people, by_name),
    )


def _hop(hop: Hop, people: People, by_name: dict[str, Actor]) -> Hop:
    return msgspec.structs.replace(hop, source=_tied(hop.source, people, by_name))


def _source(source: Source | None, people: People, by_name: dict[str, Actor]) -> Source | None:
    return None if source is None else _tied(source, people, by_name)


def _tied(source: Source, people: People, by_name: dict[str, Actor]) -> Source:
    actor = _actor(source, people, by_name)
    return source if actor is None else msgspec.structs.replace(source, actor=actor.id)


def _actor(source: Source, people: People, by_name: dict[str, Actor]) -> Actor | None:
    for span in (source.antecedent, source.span):
        found = None if span is None else people.first_in(span)
        if found is not None:
            return found
    return by_name.get(source.name.casefold())
