"""Acts that make a commitment by being told: to ask, promise, offer, order, forbid.

Read from the verb and what stands under it, so that an act is found whether or not somebody's
words are reported with it: "drivers are asked to register".
"""

from collections.abc import Iterator

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.act_table import Act, acts_at
from onrecord.reading.commitments.asides import is_aside
from onrecord.reading.commitments.dates import deadline, term, time_limit
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.duties import duty_under, is_plural
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.parties import is_somebody
from onrecord.reading.commitments.sides import Side, is_first_person
from onrecord.reading.commitments.words import words
from onrecord.records import Span, Statement, StatusEntry, Term
from onrecord.records.vocabulary import CommitmentKind, PartyRole, StatusWord

_ONTO = ("on", "upon", "to", "with", "from", "of")
_SPEAKING = frozenset({"say", "tell", "add", "write", "state", "announce", "declare", "note"})


def acts(earlier: Earlier, taken: list[Draft]) -> list[Draft]:
    """Return what is asked, promised, offered and ordered, but for what `taken` has already."""
    found: list[Draft] = []
    parse = earlier.page.parse
    for verb in range(len(parse)):
        if parse.pos[verb] not in {"VERB", "AUX", "ADJ"} or not earlier.reads[verb]:
            continue
        draft = _read(earlier, verb)
        if draft is None or _is_taken(draft, taken):
            continue
        held = next((d for d in found if _is_same(d, draft)), None)
        if held is None:
            found.append(draft)
        else:
            _join(held, draft)
    return found


def _read(earlier: Earlier, verb: int) -> Draft | None:
    parse = earlier.page.parse
    rows_of = list(acts_at(parse, verb))
    if not rows_of or not clauses.is_told(parse, verb) or is_aside(earlier, verb):
        return None
    for act in rows_of:
        duty = duty_under(earlier, verb, act)
        if duty is not None:
            draft = _draft(earlier, verb, act, duty)
            return None if draft.rule == "cm.decides" and draft.kind == "decision" else draft
    return None


def _draft(earlier: Earlier, verb: int, act: Act, duty: list[Span]) -> Draft:
    parse = earlier.page.parse
    span = clauses.group(parse, verb)
    statement = earlier.told_by(verb)
    draft = Draft(
        kind=act.kind,
        rule=act.id,
        span=span,
        title=act.kind,
        duty=duty,
        deadline=_limit(earlier, verb, duty),
        term=_term(earlier, duty, limit=act.kind == "request"),
    )
    doer, *others = [*_doers(earlier, verb, statement), None]
    targets = list(_targets(earlier, verb, duty))
    if not targets and act.kind in {"request", "decision"}:
        targets = list(_called_to_act(earlier, verb))
    if not targets and act.kind in _GIVING:
        targets = list(_given_to(earlier, verb))
    act = _turned(earlier, verb, act, draft)
    draft.kind = act.kind
    for side in (doer, *others):
        draft.join(act.doer, side)
    for target in targets:
        draft.join(act.target, target)
    day = earlier.made_on(verb, tuple(duty)) if act.status == "made" else earlier.day_of(verb)
    alone = None if any(others) else doer  # of two who do it none is named alone
    draft.add(_entry(earlier, verb, act, span, doer=alone, on=day))
    return draft


def _limit(earlier: Earlier, verb: int, duty: list[Span]) -> str | None:
    """Return the deadline in the words of the duty, else in those behind the verb.

    The parser may hang "by Friday" on "demanded" rather than on what is demanded.
    """
    parse = earlier.page.parse
    own = next(filter(None, (deadline(earlier, piece) for piece in duty)), None)
    if own is not None or not duty:
        return own
    high = parse.edges[verb][1]
    for child in parse.children[verb]:
        if parse.dep[child] == "conj" and child > verb:
            high = min(high, child - 1)
    return deadline(earlier, parse.span(verb, high + 1))


def _term(earlier: Earlier, duty: list[Span], *, limit: bool) -> Term | None:
    read = time_limit if limit else term
    return next(filter(None, (read(earlier, piece) for piece in duty)), None)


def _turned(earlier: Earlier, verb: int, act: Act, draft: Draft) -> Act:
    """Return what the act comes to with this duty and these parties.

    A demand with a deadline is an ultimatum; a promise to send observers is a mandate; what
    several agree to do is an arrangement among them.
    """
    parse = earlier.page.parse
    lemma = parse.lemma[verb].lower()
    if act.kind == "request" and lemma in words("demanding") and not draft.deadline:
        draft.deadline = _given_after(earlier, verb)
    if act.kind == "request" and draft.deadline and lemma in words("demanding"):
        return _as(act, "ultimatum", "made", act.doer)
    below = {x for piece in draft.duty for x in lemmas(parse, piece)}
    if act.id in _LETTING_GO and below & words("giving_back") and below & words("held_people"):
        return _as(act, "concession", "announced", "giver")
    if act.kind in {"pledge", "decision"} and below & words("helping_out"):
        return _as(act, "aid", "announced", "giver", "receiver")
    if act.kind == "pledge" and below & words("peacekeeping") and below & words("deploying"):
        return _as(act, "mandate", "agreed", "provider")
    if act.id in {"cm.agrees", "cm.agrees_on"} and is_plural(parse, clauses.doer(parse, verb)):
        if below & (words("talks") | words("meeting")) and not below & words("freeing"):
            return _as(act, "consultation", "agreed", "party")
        draft.level = "informal"
        return _as(act, "treaty", "agreed", "party")
    return act


def _given_after(earlier: Earlier, verb: int) -> str | None:
    """Return the deadline that the next sentence gives: "They have until Friday"."""
    parse = earlier.page.parse
    after = parse.sentence[verb] + 1
    if after >= len(parse.sentences):
        return None
    first, last = parse.sentences[after]
    if parse.block[first] != parse.block[verb] or "until" not in parse.form[first:last]:
        return None
    return deadline(earlier, parse.span(first, last))


def _as(
    act: Act,
    kind: CommitmentKind,
    status: StatusWord,
    doer: PartyRole,
    target: PartyRole | None = None,
) -> Act:
    turned = target or act.target
    return msgspec.structs.replace(act, kind=kind, status=status, doer=doer, target=turned)


def lemmas(parse: Parse, span: Span) -> Iterator[str]:
    """Yield the lemmas of the words of `span`, in text order."""
    first, last = parse.token_at(span.start), parse.token_at(span.end - 1)
    if first is not None and last is not None:
        yield from (parse.lemma[t].lower() for t in range(first, last + 1))


def _doers(earlier: Earlier, verb: int, statement: Statement | None) -> Iterator[Side]:
    """Yield who does it, each member of "Chad and Sudan" apart; nobody for "was asked"."""
    parse = earlier.page.parse
    token = clauses.doer(parse, verb)
    if token is not None and parse.lemma[token].lower() in words("ways"):
        return  # "was demanded by telephone"
    joint = [] if token is None else [c for c in parse.children[token] if parse.dep[c] == "conj"]
    names = [c for c in joint if parse.pos[c] in {"NOUN", "PROPN"}]
    if token is not None and names:
        yield from (earlier.party(t) for t in (token, *names))
        return
    if statement is not None and statement.source is not None and statement.speaker.name:
        if token is None and clauses.is_passive(parse, verb):
            return
        if token is not None and is_first_person(statement.speaker.name):
            yield earlier.party(token)
            return
        side = earlier.sides.of(statement.speaker)
        name = statement.speaker.name
        same = side is not None and token is not None
        if same and side is not None and earlier.party(token or 0).key == side.key:
            yield side
        else:
            yield Side(key=name.casefold(), name=name, span=statement.source)
    elif token is not None:
        yield earlier.party(token)


def _targets(earlier: Earlier, verb: int, duty: list[Span]) -> Iterator[Side]:
    """Yield to whom it is done: the object of the verb, or who stands behind "on", "to"."""
    parse = earlier.page.parse
    passive = clauses.is_passive(parse, verb)
    token = clauses.undergoer(parse, verb)
    inside = token is not None and any(p.contains(parse.span(token, token + 1)) for p in duty)
    if token is None or inside:
        token = None if passive else clauses.behind(parse, verb, *_ONTO)
        inside = token is not None and any(p.contains(parse.span(token, token + 1)) for p in duty)
    if token is None or inside or parse.pos[token] == "VERB":
        return
    if parse.form[token].lower().endswith(("self", "selves")):
        return  # "offered itself as a go-between"
    if parse.lemma[token].lower() in words("ways"):
        return  # "appealed for calm on the radio"
    yield earlier.party(token)
    for child in parse.children[token]:
        if parse.dep[child] == "conj" and parse.pos[child] in {"NOUN", "PROPN"}:
            yield earlier.party(child)


def _called_to_act(earlier: Earlier, verb: int) -> Iterator[Side]:
    """Yield who shall act: "demanded that **Oran** leave", "that guns be moved by **both sides**".

    A war that shall end is nobody.
    """
    parse = earlier.page.parse
    told = clauses.clause(parse, verb)
    who = None if told is None else clauses.doer(parse, told)
    if who is None or told is None or who in {verb, clauses.doer(parse, verb)}:
        return
    joint = (c for c in parse.children[who] if parse.dep[c] == "conj")
    for member in (who, *joint):
        if parse.pos[member] in {"NOUN", "PROPN"} and is_somebody(earlier, member):
            yield earlier.party(member)


_GIVING = frozenset({"pledge", "offer", "decision"})


def _given_to(earlier: Earlier, verb: int) -> Iterator[Side]:
    """Yield who gets it: "promised tents **to the families**", "ready to show **the monitors** it".

    Whom a thing is for stands in the words of what is promised.
    """
    parse = earlier.page.parse
    told = clauses.clause(parse, verb)
    for above in (verb,) if told is None else (verb, told):
        thing = clauses.undergoer(parse, above)
        near = [*parse.children[above], *(parse.children[thing] if thing is not None else ())]
        for child in near:
            if child <= verb or parse.form[child].lower() not in {"to", "for"}:
                named = child if parse.dep[child] == "dative" and child > verb else None
            else:
                named = next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
            if named is not None and is_somebody(earlier, named):
                yield earlier.party(named)
                return


def _entry(
    earlier: Earlier,
    verb: int,
    act: Act,
    span: Span,
    *,
    doer: Side | None,
    on: str | None,
) -> StatusEntry:
    statement = earlier.told_by(verb)
    said = earlier.page.parse.lemma[verb].lower() in _SPEAKING and act.id != "cm.tells_to"
    return earlier.entry(
        act.status,
        span,
        on=on,
        by=doer.doer if doer else None,
        statement=statement,
        performed=not said,
    )


_LETTING_GO = frozenset({"cm.promises", "cm.commits", "cm.agrees", "cm.decides"})
_FAMILY: dict[str, str] = {"ultimatum": "request"}
"""A demand with a date is told by the same words as a request: it is one record, not two."""


def _is_taken(draft: Draft, taken: list[Draft]) -> bool:
    """Tell whether a rule before this one has read the same words as the same kind."""
    return any(
        _FAMILY.get(held.kind, held.kind) == _FAMILY.get(draft.kind, draft.kind)
        and entry.span.overlaps(draft.span)
        for held in taken
        for entry in held.status
    )


def _is_same(one: Draft, other: Draft) -> bool:
    """Tell whether two tellings are of one commitment: same kind, same parties, both known."""
    keys, others = set(one.sides), set(other.sides)
    return one.kind == other.kind and len(keys) > 1 and keys == others


def _join(held: Draft, draft: Draft) -> None:
    held.duty.extend(piece for piece in draft.duty if piece not in held.duty)
    held.deadline = held.deadline or draft.deadline
    held.term = held.term or draft.term
    for entry in draft.status:
        held.add(entry)
