"""Typed candidates -> event mentions: roles, time, basis, reality, currency, all anchored."""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.language.parse import Parse
from onrecord.reading.page import Page
from onrecord.reading.places.locus import locus_of
from onrecord.reading.predications.basis import statement_by, statements_around
from onrecord.reading.predications.candidates import candidates, noun_lemma
from onrecord.reading.predications.casting import cast_by, phrases, righted
from onrecord.reading.predications.currency import currency, looks_back, under_terms
from onrecord.reading.predications.dating import shared_date, time_of
from onrecord.reading.predications.features import lemma_of
from onrecord.reading.predications.figurative import is_figurative
from onrecord.reading.predications.frame import Frame
from onrecord.reading.predications.lexicon import control_words, hints, reality_words, senses
from onrecord.reading.predications.phrase import bounds, is_pair
from onrecord.reading.predications.reality import reality
from onrecord.reading.predications.roles import Cast, Part, both_act, cast
from onrecord.reading.predications.scoring import Scorer
from onrecord.reading.predications.surroundings import Surroundings, by_sentence
from onrecord.reading.predications.typing import Typed, typed
from onrecord.records import (
    Actor,
    EventMention,
    Role,
    Span,
    Statement,
    TimeExpression,
)
from onrecord.records.vocabulary import Currency, PloverType, Reality, RoleName, Stance

MEETINGS: frozenset[PloverType] = frozenset({"AID", "CONSULT", "COOPERATE", "SUPPORT"})
"""Types whose nouns, told as not having come about, tell of what was meant to be."""

REACH = 3
"""Sentences of a paragraph over which a date still holds."""

SPOKEN: frozenset[PloverType] = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REQUEST", "THREATEN"})
"""Types of acts by word: the places of their clauses are what they are about."""


def mentions(page: Page, around: Surroundings, scorer: Scorer | None) -> Iterator[EventMention]:
    """Yield the event mentions of a report in text order."""
    old_terms: list[int] = []
    nearby = by_sentence(page.parse, around)
    back = looks_back(around.times, page.report.published.value)
    for found in _decided(page, scorer):
        trigger = found.candidate.frame.trigger
        here = nearby[page.parse.sentence[trigger]]
        if _is_silence(page, trigger, here):
            continue
        filled = _cast(page, found, scorer)
        before = _times_before(page, trigger, nearby)
        for mention in _told(page, found, filled, here, before, back=back):
            told = mention
            if told.currency == "current" and under_terms(page.parse, trigger, old_terms):
                told = told.altered(page, currency="background")
            yield told
        old_terms.extend(_terms(page, found, told.currency))


def _times_before(
    page: Page, trigger: int, nearby: Mapping[int, Surroundings]
) -> list[TimeExpression]:
    """Return the times of the sentences before in the same paragraph, the nearest first."""
    parse = page.parse
    found: list[TimeExpression] = []
    for sentence in range(parse.sentence[trigger] - 1, parse.sentence[trigger] - 1 - REACH, -1):
        if sentence < 0 or parse.block[parse.sentences[sentence][0]] != parse.block[trigger]:
            break
        found.extend(reversed(nearby[sentence].times))
    return found


def _cast(page: Page, found: Typed, scorer: Scorer | None) -> Cast:
    """Return who fills the roles, by the scorer where it knows, else by the rules.

    The rules always say who does something to each other, because all of them are actors.
    """
    mutual = both_act(page.parse, found.candidate.frame, found.type)
    if mutual is not None:
        return mutual
    heads = phrases(page.parse, found.candidate.frame.trigger)
    links = scorer.links(found.candidate, found.type, heads) if scorer is not None else ()
    frame = found.candidate.frame
    filled = cast_by(page.parse, heads, links) if links else cast(page.parse, frame, found.type)
    return righted(page.parse, frame, found.type, filled)


def _decided(page: Page, scorer: Scorer | None) -> list[Typed]:
    """Return the candidates that name events, an empty verb left to its noun.

    "Launched an attack" is told by the noun.
    """
    scored = typed(page.parse, list(candidates(page.parse)), scorer)
    found = [
        one
        for one in scored
        if one is not None
        and _stands(page, one)
        and not is_figurative(page.parse, one.candidate, one.type)
    ]
    carried = {one.candidate.frame.governor for one in found if one.candidate.frame.noun}
    told = [one for one in found if one.candidate.frame.trigger not in carried]
    effects = _effects(page.parse, told)
    return [one for one in told if one.candidate.frame.trigger not in effects]


def _effects(parse: Parse, told: Sequence[Typed]) -> set[int]:
    """Return the triggers that are the effect of violence told in their clause, no second event.

    "Two died in the shelling", "a blast killed nine", "four were killed when rebels attacked":
    the toll belongs to the violence.
    """
    violent = [one.candidate.frame.trigger for one in told if one.type == "ASSAULT"]
    tolls = {trigger for trigger in violent if _is_toll(parse, trigger)}
    return tolls & {_brought(parse, deed) for deed in violent if deed not in tolls}


def _is_toll(parse: Parse, token: int) -> bool:
    return lemma_of(parse, token) in control_words("toll")


def _brought(parse: Parse, deed: int) -> int | None:
    """Return the word of which a deed is told as the place, the subject or the time."""
    above = parse.head[deed]
    if parse.pos[deed] == "VERB":
        return above if parse.dep[deed] == "advcl" and _marks_time(parse, deed) else None
    if parse.dep[deed] == "nsubj":
        return above
    return parse.head[above] if parse.dep[deed] == "pobj" and parse.dep[above] == "prep" else None


def _marks_time(parse: Parse, verb: int) -> bool:
    return any(parse.form[c].lower() in {"when", "as"} for c in parse.children[verb])


SILENT: frozenset[Stance] = frozenset({"declines_comment", "no_response", "no_claim"})


def _is_silence(page: Page, trigger: int, around: Surroundings) -> bool:
    """Tell whether a word tells of a silence, which is a statement and no event."""
    span = page.parse.span(trigger, trigger + 1)
    return any(
        statement.stance in SILENT
        and statement.span.contains(span)
        and not any(piece.contains(span) for piece in statement.content)
        for statement in around.statements
    )


def _stands(page: Page, found: Typed) -> bool:
    """Tell whether there is anything to tell: a request to whoever reads is no event.

    Nor is the end of a deed a deed of its own: "police foiled an attack".
    """
    frame = found.candidate.frame
    return not (_bids_the_reader(page.parse, frame) or _only_stops(page.parse, found))


def _only_stops(parse: Parse, found: Typed) -> bool:
    """Tell whether a word only keeps a deed of violence from happening."""
    frame = found.candidate.frame
    if found.type != "ASSAULT" or parse.lemma[frame.trigger].lower() not in control_words(
        "stopping"
    ):
        return False
    named = (("noun", noun_lemma(parse, token)) for token in frame.objects)
    return any(sense.type == "ASSAULT" for key in named for sense in senses().get(key, ()))


def _bids_the_reader(parse: Parse, frame: Frame) -> bool:
    """Tell whether a sentence opens with a request to whoever reads: "Support our work"."""
    first, _ = parse.sentences[parse.sentence[frame.trigger]]
    bare = parse.tag[frame.trigger] == "VB" and parse.dep[frame.trigger] == "ROOT"
    return bare and frame.trigger == first and not frame.subjects


def _terms(page: Page, found: Typed, told: Currency) -> list[int]:
    """Tokens that name an agreement which the report tells as background."""
    frame = found.candidate.frame
    named = (frame.trigger, *frame.objects)
    terms = control_words("agreement")
    return [t for t in named if told == "background" and noun_lemma(page.parse, t) in terms]


def _told(
    page: Page,
    found: Typed,
    filled: Cast,
    around: Surroundings,
    before: Sequence[TimeExpression],
    *,
    back: bool,
) -> Iterator[EventMention]:
    """Yield one mention, or one for each of several sources that claim it in the same words."""
    frame = found.candidate.frame
    parse, published = page.parse, page.report.published.value
    trigger = parse.span(frame.trigger, frame.trigger + 1)
    holders = statements_around(trigger, around.statements)
    own = statement_by(trigger, around.statements)
    time = time_of(parse, frame.trigger, around.times)
    time = time or shared_date(parse, frame.trigger, around.times)
    dated = time or next((t for t in before if t.type == "DATE"), None)
    for nth, holder in enumerate(holders or (None,)):
        yield EventMention.make(
            page,
            span=trigger,
            nth=nth,
            made_by=found.rule,
            confidence=found.confidence,
            type=found.type,
            mode=found.mode,
            roles=tuple(_roles(page, filled, around, holder)),
            time=time.id if time else None,
            locus=None if found.type in SPOKEN else locus_of(page, frame.trigger, around.places),
            basis="attributed" if holder else "reporter",
            statement=holder.id if holder else None,
            reality=_outcome(parse, found),
            currency="current" if back else currency(parse, frame, dated, published),
            act=own.act or own.id if own else None,
        )


def _outcome(parse: Parse, found: Typed) -> Reality:
    """Return the reality, with what the type makes of it.

    Who "foiled a raid" tells of a failed one; who "did not open the gate" did refuse, but who
    "did not refuse" did not; talks that did not take place had been meant to.
    """
    frame = found.candidate.frame
    told, lemma = reality(parse, frame), lemma_of(parse, frame.trigger)
    if told == "negated" and found.type == "REJECT" and not _means_refusing(frame, lemma):
        return "actual"
    if told == "negated" and found.type in MEETINGS and frame.noun:
        named = (parse.form[c].lower() for c in parse.children[frame.trigger])
        return told if any(word in {"no", "any"} for word in named) else "failed"
    if told == "actual" and found.type == "ASSAULT" and lemma in control_words("stopping"):
        return reality_words("governor").get(lemma, told)
    return told


def _means_refusing(frame: Frame, lemma: str) -> bool:
    """Tell whether a word of itself says that somebody refuses, so that "not" takes it back."""
    words = {("verb", lemma), ("verb", f"{lemma}_{frame.particle}")}
    known = any(sense.type == "REJECT" for key in words for sense in senses().get(key, ()))
    return frame.noun or known or any("REJECT" in hints().get(key, ()) for key in words)


def _roles(
    page: Page, filled: Cast, around: Surroundings, holder: Statement | None
) -> Iterator[Role]:
    """Yield the roles, nobody twice: who acts on himself is only the actor."""
    filling: tuple[tuple[RoleName, tuple[Part, ...]], ...] = (
        ("actor", filled.actors),
        ("recipient", filled.recipients),
        ("instrument", filled.instruments),
    )
    taken: set[str] = set()
    for name, parts in filling:
        fillers = [role for part in parts for role in _fillers(page, around, name, part, holder)]
        for role in fillers if name != "actor" else _without_accuser(fillers, holder):
            if (who := role.actor or role.name) not in taken:
                yield role
                taken.add(who)


def _without_accuser(actors: Sequence[Role], holder: Statement | None) -> list[Role]:
    """Return who did it, without who blames another of them for it."""
    accused = holder.accused.actor if holder and holder.accused else None
    speaker = holder.speaker.actor if holder else None
    if accused is None or speaker in {None, accused}:
        return list(actors)
    blamed = any(role.actor == accused for role in actors)
    return [role for role in actors if not blamed or role.actor != speaker]


def _fillers(
    page: Page, around: Surroundings, name: RoleName, part: Part, holder: Statement | None
) -> Iterator[Role]:
    """Yield one role, or one for each member where the words mean several parties."""
    if page.parse.form[part.head].lower() in control_words("course"):
        return  # "Clashes With Oran Worsen"
    people = around.people
    span = page.parse.span(*bounds(page.parse, part.head))
    at = page.parse.start[part.named]
    actor = people.at(at) or people.within(span)
    if actor is None and holder is not None and _is_speaker(page, part.named):
        actor = people.by_id.get(holder.speaker.actor or "")
    if actor is not None and actor.members:
        accused = holder.accused.actor if holder and holder.accused else None
        meant = [accused] if accused in actor.members else actor.members
        known = [people.by_id[member] for member in meant if member]
        yield from (_filled(name, span, member) for member in known)
    elif actor is None and is_pair(page.parse, part.head):
        yield from _of_pair(page, name, span, around, holder)
    elif actor is not None:
        yield _filled(name, span, actor)
    elif not _is_place(around, at):
        yield Role(role=name, span=span, name=span.of(page.text))


def _is_place(around: Surroundings, at: int) -> bool:
    """Tell whether a name means a place and nobody there: "agreed in Osk"."""
    named = (m for m in around.places if m.span.start <= at < m.span.end)
    return any(mention.reference == "literal" for mention in named)


def _is_speaker(page: Page, token: int) -> bool:
    return page.parse.form[token].lower() in {"i", "we", "us", "me"}


def _filled(name: RoleName, span: Span, actor: Actor) -> Role:
    return Role(role=name, span=span, name=actor.name, code=actor.code, actor=actor.id)


def _of_pair(
    page: Page, name: RoleName, span: Span, around: Surroundings, holder: Statement | None
) -> Iterator[Role]:
    """Yield who "both sides" are, as the statements made in the same words know them."""
    if holder is not None and holder.accused is not None:
        named = [holder.accused]
    else:
        named = [s.speaker for s in around.statements if s.source and s.source.overlaps(span)]
    if not named:
        yield Role(role=name, span=span, name=span.of(page.text))
    for source in named:
        actor = around.people.by_id.get(source.actor or "")
        code = actor.code if actor else None
        yield Role(role=name, span=span, name=source.name, code=code, actor=source.actor)
