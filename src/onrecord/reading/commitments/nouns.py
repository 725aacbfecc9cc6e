"""Commitments that a noun names: talks, missions, measures, penalties, help, promises, requests.

A noun and the verb that governs it tell how the commitment stands: "talks were put off", "an
embargo was lifted". A noun with "the", "this" or an owner may point at one that is there already.
"""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.dates import (
    RUNNING,
    day_ahead,
    deadline,
    ends_on,
    named_on,
    own_term,
    term,
)
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.governors import governors
from onrecord.reading.commitments.lasting import is_to_end, is_told_of
from onrecord.reading.commitments.owners import ASKED, owners
from onrecord.reading.commitments.parties import is_somebody
from onrecord.reading.commitments.ranks import rank, rank_of
from onrecord.reading.commitments.sides import Side
from onrecord.reading.commitments.words import Noun, nouns, status_by, words
from onrecord.records import Span, Term
from onrecord.records.vocabulary import STATUS_WORDS, StatusWord

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_POINTING = frozenset({"request", "offer", "ultimatum", "pledge", "concession"})
"""Kinds that a report tells by a verb first and by a noun later: "the request was turned down"."""
_ONCE = frozenset({"mandate", "aid", "decision", "concession"})
"""Kinds of which a sentence tells one, however many nouns it has."""
_UNDONE: dict[str, StatusWord] = {"pledge": "violated", "consultation": "collapsed"}
_DONE = frozenset({"performed", "deployed", "delivered", "imposed", "lifted", "allocated"})
_ONLY_IF = frozenset({"must", "if", "unless", "once", "would", "could", "may", "might"})
_TAKING_PLACE = frozenset({"take", "happen", "occur", "hold"})


def named(earlier: Earlier, taken: list[Draft]) -> list[Draft]:
    """Return the commitments that nouns name; a mention of one in `taken` adds to that one."""
    found: list[Draft] = []
    parse = earlier.page.parse
    for token in range(len(parse)):
        if parse.pos[token] not in {"NOUN", "PROPN"}:
            continue
        noun = _noun(parse, token)
        if noun is None or _is_round(parse, token):
            continue
        told = [(v, w) for v, w in _told(parse, token, noun) if not _is_threat(parse, v, taken)]
        ends = _ending(earlier, token, noun)
        held = _pointed_at(earlier, token, noun, [*taken, *found])
        if held is not None:
            _add(earlier, held, token, told)
            held.deadline = ends or held.deadline
        elif not told and _is_asked_for(earlier, token, taken):
            continue
        elif earlier.reads[token] and (told or noun.alone or noun.bare or _is_joint(parse, token)):
            draft = _draft(earlier, token, noun)
            if noun.alone:
                told = told or [(token, noun.alone)]
            if noun.kind in ASKED and not any(word == "made" for _, word in told):
                told = [*_owned(parse, token), *told]
            _add(earlier, draft, token, told)
            draft.deadline = ends or draft.deadline
            found.append(draft)
    return found


def _is_round(parse: Parse, token: int) -> bool:
    """Tell the talks of "a second round of talks", which is one thing."""
    head = parse.head[parse.head[token]]
    held = nouns().get(parse.lemma[head].lower(), ())
    of = parse.dep[token] == "pobj" and parse.form[parse.head[token]].lower() == "of"
    return of and any(n.kind == "consultation" for n in held)


def _is_threat(parse: Parse, verb: int, taken: list[Draft]) -> bool:
    """Tell "will close the road", said of what happens if a demand is not met."""
    span = parse.span(verb, verb + 1)
    threats = (d for d in taken if d.rule in {"cm.if_not", "cm.harm_unless"})
    return any(draft.span.contains(span) for draft in threats)


_RUNNING_KINDS = frozenset({"mandate", "ultimatum", "sanction", "decision", "offer"})


def _ending(earlier: Earlier, token: int, noun: Noun) -> str | None:
    """Return the date to which it runs: "ends in May", "was prolonged until 30 June"."""
    parse = earlier.page.parse
    if noun.kind not in _RUNNING_KINDS:
        return None
    for verb, slot in governors(parse, token):
        runs = status_by(parse, verb, noun.kind, slot) in RUNNING
        if runs or (slot == "subject" and _ends_ahead(parse, verb)):
            return ends_on(earlier, verb)
    return None


def _is_asked_for(earlier: Earlier, token: int, drafts: list[Draft]) -> bool:
    """Tell whether somebody only asks for it: "called for a day of mourning"."""
    span = earlier.page.parse.span(token, token + 1)
    asked = (piece for draft in drafts if draft.kind == "request" for piece in draft.duty)
    return any(piece.contains(span) for piece in asked)


def _is_joint(parse: Parse, token: int) -> bool:
    """Tell a body that several states have charged: "the joint commission"."""
    if parse.lemma[token].lower() not in words("charged_bodies"):
        return False
    undone = (clauses.is_negated(parse, verb) for verb, _ in governors(parse, token))
    return bool(set(clauses.below(parse, token)) & words("charged")) and not any(undone)


def _owned(parse: Parse, token: int) -> Iterator[tuple[int, StatusWord]]:
    """Yield that a promise or request was made where the noun says whose or what it is."""
    labels = {parse.dep[c] for c in parse.children[token]}
    if parse.tag[token] == "NN" and labels & {"poss", "acl", "prep"}:
        yield token, "made"


def _noun(parse: Parse, token: int) -> Noun | None:
    for noun in nouns().get(parse.lemma[token].lower(), ()):
        end = token + len(noun.name)
        found = tuple(parse.lemma[t].lower() for t in range(token, min(end, len(parse))))
        if found == noun.name:
            if noun.name[0] in words("journeys") and not _is_of_envoys(parse, token):
                return None
            first = token > 0 and parse.lemma[token - 1].lower() == "first"
            return None if first and noun.kind == "aid" else noun
    return None


def _is_of_envoys(parse: Parse, token: int) -> bool:
    """Tell the trip of a mediator from one to the market."""
    return bool(set(clauses.below(parse, token)) & words("envoys"))


def _has_object(parse: Parse, verb: int) -> bool:
    return any(parse.dep[c] == "dobj" for c in parse.children[verb])


def _told(parse: Parse, token: int, noun: Noun) -> Iterator[tuple[int, StatusWord]]:
    """Yield the verbs that say how it stands, with what they say."""
    below = {parse.form[c].lower() for c in parse.children[token]}
    if "no" in below:
        return
    if noun.kind == "mandate" and "on" in below and "patrol" in clauses.below(parse, token):
        yield token, "deployed"
    if noun.kind == "aid":
        yield from _handed_out(parse, token)
    for verb, slot in governors(parse, token):
        status = status_by(parse, verb, noun.kind, slot)
        if status is None and slot == "subject" and not _has_object(parse, verb):
            status = status_by(parse, verb, noun.kind, "object")  # "a board set up in May", misread
        if slot == "ended":
            status = "withdrawn" if noun.kind == "mandate" else None
        if noun.kind == "consultation" and slot == "subject" and clauses.is_ahead(parse, verb):
            status = "announced"
        lemma = parse.lemma[verb].lower()
        if _is_hung_on(parse, verb) or (status == "delivered" and _is_load(parse, verb)):
            status = None
        elif clauses.is_negated(parse, verb):
            undone = status == "performed" or lemma in _TAKING_PLACE
            status = _UNDONE.get(noun.kind) if undone else None
        elif not _is_told(parse, verb, noun, status) or _is_over(parse, verb, status):
            status = None
        elif status in _DONE and _is_to_come(parse, verb):
            status = "announced" if "announced" in STATUS_WORDS[noun.kind] else None
        if status == "withdrawn" and lemma == "recall" and _tells_that(parse, verb, token):
            status = None
        if status is not None and status != "in_force":
            yield verb, status


def _is_hung_on(parse: Parse, verb: int) -> bool:
    """Tell "called for mourning, with shops shut", which tells of no closing."""
    marks = {parse.form[c].lower() for c in parse.children[verb] if parse.dep[c] == "mark"}
    return parse.dep[verb] == "advcl" and "with" in marks


def _is_load(parse: Parse, verb: int) -> bool:
    """Tell "a convoy bringing food", which says what it carries, from "a convoy brought food"."""
    return parse.dep[verb] == "acl" and parse.tag[verb] == "VBG"


def _ends_ahead(parse: Parse, verb: int) -> bool:
    """Tell "the mandate ends in May", which gives a date, from "ended the mandate", which did."""
    ending = parse.lemma[verb].lower() in words("ending_on")
    alone = not clauses.is_passive(parse, verb) and not _has_object(parse, verb)
    return ending and alone and is_to_end(parse, verb)


def _is_to_come(parse: Parse, verb: int) -> bool:
    """Tell whether it is only planned or conditional: "will close", "is to be sent"."""
    if parse.dep[verb] == "acomp":
        verb = parse.head[verb]  # "must be complete"
    return (
        clauses.is_ahead(parse, verb)
        or any(parse.tag[c] == "TO" and parse.dep[c] == "aux" for c in parse.children[verb])
        or any(parse.form[c].lower() in _ONLY_IF for c in parse.children[verb])
    )


def _tells_that(parse: Parse, verb: int, token: int) -> bool:
    """Tell "recalls that the mission ends in May", a saying, from "recalls the mission"."""
    if any(parse.dep[c] == "ccomp" for c in parse.children[verb]):
        return True
    return "that" in {parse.form[t].lower() for t in range(verb + 1, token)}


def _handed_out(parse: Parse, token: int) -> Iterator[tuple[int, StatusWord]]:
    """Read a list of deliveries: "Delivered on Monday: 300 food sets in Osk"."""
    first = parse.sentences[parse.sentence[token]][0]
    if parse.tag[first] in {"VBN", "VBD"} and parse.dep[token] not in {"dobj", "nsubjpass"}:
        status = status_by(parse, first, "aid", "object")
        if status is not None:
            yield first, status


def _is_over(parse: Parse, verb: int, status: StatusWord | None) -> bool:
    """Tell whether talks that "went on" are past, or an end is still ahead: neither is so now."""
    lemma = parse.lemma[verb].lower()
    if _ends_ahead(parse, verb):
        return True
    if lemma == "reopen":
        return not clauses.is_ahead(parse, verb)
    if lemma in {"reach", "arrive"}:
        return parse.tag[verb] not in {"VBD", "VBN"}  # "so that supplies reach them"
    begun = lemma in words("beginning")
    return status == "under_way" and parse.tag[verb] == "VBD" and not begun


def _is_told(parse: Parse, verb: int, noun: Noun, status: StatusWord | None) -> bool:
    if noun.kind in {"consultation", "sanction", "decision"} and status in {
        "announced",
        "proposed",
    }:
        return True
    return clauses.is_told(parse, verb) or is_told_of(parse, verb)


def _pointed_at(earlier: Earlier, token: int, noun: Noun, drafts: list[Draft]) -> Draft | None:
    """Return the latest commitment of the kind that the mention can mean."""
    parse = earlier.page.parse
    at = parse.start[token]
    before = sorted((d for d in drafts if d.kind == noun.kind), key=lambda d: d.span)
    name = parse.words(token, token + len(noun.name)).lower()
    same = [d for d in before if d.rule == "cm.noun" and d.title.lower() == name]
    same = [d for d in same if rank(parse, token) == rank_of(earlier, d)]
    definite = any(parse.form[c].lower() in _DEFINITE for c in parse.children[token])
    near = [d for d in before if noun.kind in _POINTING and d.span.start < at]
    here = earlier.sentence(token)
    beside = [
        d for d in before if (noun.kind in _ONCE or d.rule == "cm.talks") and d.span.overlaps(here)
    ]
    return next(reversed(same or beside or (near if definite else [])), None)


def _draft(earlier: Earlier, token: int, noun: Noun) -> Draft:
    parse = earlier.page.parse
    span = clauses.phrase(parse, token)
    sentence = earlier.sentence(token)
    draft = Draft(
        kind=noun.kind,
        rule="cm.noun",
        span=span,
        title=parse.words(token, token + len(noun.name)),
        deadline=_limit(earlier, token) if noun.kind == "ultimatum" else None,
        term=own_term(earlier, span) or _term(earlier, sentence, noun),
    )
    low, high = parse.edges[token]
    when = deadline(earlier, parse.span(low, high + 1))
    if noun.kind == "pledge":
        draft.deadline = when
    if noun.kind == "request" and when and draft.title.lower() in words("demanded"):
        draft.kind, draft.deadline = "ultimatum", when
    for role, held in owners(earlier, token, noun):
        draft.join(role, earlier.party(held))
    if not draft.parties and parse.lemma[token].lower() in words("acting_bodies"):
        draft.join(noun.owner, earlier.party(token))
    return draft


def _limit(earlier: Earlier, token: int) -> str | None:
    """Return the date of an ultimatum: "a deadline of 20 May", "its ultimatum to leave by then"."""
    held = deadline(earlier, earlier.sentence(token))
    return held or named_on(earlier, token)


def _term(earlier: Earlier, sentence: Span, noun: Noun) -> Term | None:
    return term(earlier, sentence) if noun.kind in {"mandate", "ultimatum", "decision"} else None


def _add(earlier: Earlier, draft: Draft, token: int, told: list[tuple[int, StatusWord]]) -> None:
    parse = earlier.page.parse
    for verb, told_word in told:
        word = told_word
        if word == "announced" and _is_within(earlier, draft, verb):
            continue
        if word == "violated" and earlier.holder(parse.span(verb, verb + 1)) is not None:
            word = "breach_alleged"
        span = clauses.group(parse, verb) if verb != token else clauses.phrase(parse, token)
        doer = clauses.doer(parse, verb) if verb != token and _is_object(parse, token) else None
        by = None if doer is None or doer == token else earlier.party(doer)
        by = None if word == "expired" else by
        if by is not None and doer is not None and _can_act(earlier, doer):
            _join_doer(draft, by, word, parse.lemma[verb].lower())
        whom = _receiver(parse, token, verb, draft)
        if whom is not None:
            draft.join("receiver", earlier.party(whom))
        low, high = parse.edges[token]
        if word == "announced" and draft.kind in {"consultation", "decision"}:
            draft.deadline = draft.deadline or _ahead(earlier, verb)
        day = _day(earlier, verb, parse.span(low, high + 1), made=word == "made")
        gets = parse.lemma[verb].lower() in words("getting")
        name = None if by is None or gets else by.doer
        blamed = word == "breach_alleged"  # "Chad says Mali has not kept its promise"
        draft.add(
            earlier.entry(
                word,
                span,
                on=day,
                by=None if blamed else name,
                against=name if blamed else None,
            )
        )


def _can_act(earlier: Earlier, doer: int) -> bool:
    """Tell the council that shuts a road from the floods that do."""
    return earlier.page.parse.pos[doer] != "NOUN" or is_somebody(earlier, doer)


def _is_within(earlier: Earlier, draft: Draft, verb: int) -> bool:
    """Tell "agreed **to send** observers", whose agreeing is a line of the draft already."""
    parse = earlier.page.parse
    above = parse.span(parse.head[verb], parse.head[verb] + 1)
    return parse.dep[verb] == "xcomp" and any(e.span.overlaps(above) for e in draft.status)


def _is_object(parse: Parse, token: int) -> bool:
    """Tell whether somebody else does it: not for "tents and food have reached the village"."""
    for _ in range(_JOINED):
        if parse.dep[token] == "conj":
            token = parse.head[token]
    return parse.dep[token] != "nsubj"


_JOINED = 4
"""Words of a list that are looked through for the one the verb is told of."""


def _ahead(earlier: Earlier, verb: int) -> str | None:
    """Return the day for which it is set, only where the verb itself is still to come."""
    parse = earlier.page.parse
    if parse.lemma[verb].lower() in words("due_word"):
        low, high = parse.edges[parse.head[verb] if parse.dep[verb] == "acomp" else verb]
        return deadline(earlier, parse.span(low, high + 1)) or day_ahead(earlier, verb)
    return day_ahead(earlier, verb) if _is_to_come(parse, verb) else None


def _receiver(parse: Parse, token: int, verb: int, draft: Draft) -> int | None:
    """Return who gets it: "granted an amnesty to 90 prisoners", "the kits reached the clinic"."""
    if draft.kind not in {"aid", "concession"} or verb == token:
        return None
    if parse.lemma[verb].lower() in {"reach", "arrive"}:
        return next((c for c in parse.children[verb] if parse.dep[c] == "dobj"), None)
    whom = clauses.behind(parse, verb, "to")
    return whom if whom is not None and parse.pos[whom] in {"NOUN", "PROPN"} else None


def _join_doer(draft: Draft, doer: Side, word: StatusWord, lemma: str) -> None:
    """Make who does it a party: who answers or gets a thing is not whose it is."""
    rows = (noun for held in nouns().values() for noun in held)
    noun = next(noun for noun in rows if noun.kind == draft.kind)
    role = noun.other if word in _ANSWERS or lemma in words("getting") else noun.owner
    taken = any(party.role == role for party in draft.parties)
    if not taken or (draft.kind == "consultation" and len(draft.parties) < _PAIR):
        draft.join(role, doer)


_ANSWERS = frozenset({"accepted", "refused", "answered", "unanswered"})
_PAIR = 2
"""Sides of talks: who calls them off is one of them."""


def _day(earlier: Earlier, verb: int, span: Span, *, made: bool) -> str | None:
    day = earlier.made_on(verb, (span,)) if made else earlier.day_of(verb)
    return None if day == earlier.published else day
