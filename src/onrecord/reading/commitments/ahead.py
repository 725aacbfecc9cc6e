"""What is said to come: meetings fixed, troops to be withdrawn, captives let go, promises told.

These hang on a verb alone: "envoys are to meet", "the guns were to be withdrawn", "the nurse was
freed", "the ministry said it would pay".
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.dates import day_ahead, deadline, term
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.parties import is_somebody
from onrecord.reading.commitments.sides import Side
from onrecord.reading.commitments.words import words
from onrecord.records import Option, Span, Statement, StatusEntry
from onrecord.records.vocabulary import CommitmentKind, StatusWord

_WILL = frozenset({"will", "would", "shall", "’ll", "'ll", "’d", "'d"})
_SELF = frozenset({"it", "they", "he", "she", "we", "i"})
_IF_NOT = frozenset({"if", "unless"})
_TELLING = frozenset({"asserts", "announces", "promises", "threatens"})
_CONDITION = re.compile(
    r"\b(?:if|once|provided(?: that)?|as long as|on condition that)\b", re.IGNORECASE
)


def ahead(earlier: Earlier, taken: list[Draft]) -> list[Draft]:
    """Return meetings, withdrawals, releases, told promises, threats with a date, conditions."""
    parse = earlier.page.parse
    found: list[Draft] = []
    for verb in range(len(parse)):
        if parse.pos[verb] in {"VERB", "AUX"} and earlier.reads[verb]:
            found.extend(filter(None, (rule(earlier, verb) for rule in _RULES)))
    found.extend(_promises(earlier))
    found.extend(_on_condition(earlier))
    found.extend(_with_if(earlier, [*taken, *found]))
    kept: list[Draft] = []
    for draft in found:
        if not any(d.kind == draft.kind and d.meets(draft) for d in (*taken, *kept)):
            kept.append(draft)
    return kept


def _meeting(earlier: Earlier, verb: int) -> Draft | None:
    """Read "envoys are to meet in Osk": talks that are announced."""
    parse = earlier.page.parse
    lemma = parse.lemma[verb].lower()
    if lemma not in words("meeting") or not clauses.is_ahead(parse, verb):
        return None
    who = clauses.doer(parse, verb)
    if who is None or clauses.is_negated(parse, verb) or parse.tag[who] == "PRP":
        return None
    draft = _draft(earlier, "consultation", "cm.meeting", verb, "announced")
    other = clauses.undergoer(parse, verb) or clauses.behind(parse, verb, "with")
    for token in (who, other):
        if token is not None:
            draft.join("party", earlier.party(token))
    draft.deadline = draft.deadline or day_ahead(earlier, verb)
    return draft


def _withdrawal(earlier: Earlier, verb: int) -> Draft | None:
    """Read "fighters are to be disarmed", "obliged to withdraw its guns": ground to be given up."""
    parse = earlier.page.parse
    if parse.lemma[verb].lower() not in words("giving_up_arms"):
        return None
    aux = {parse.form[c].lower() for c in parse.children[verb]}
    bound = {"to", "be"} <= aux or aux & {"must", "shall"}
    who = clauses.subject(parse, verb)
    if not bound or who is None or parse.pos[who] == "PRON":
        return None
    draft = _draft(earlier, "concession", "cm.withdrawal", verb, "agreed")
    draft.join("giver", earlier.party(who))
    return draft


def _release(earlier: Earlier, verb: int) -> Draft | None:
    """Read "the nurse was freed", "the militia let the crew go": captives given back."""
    parse = earlier.page.parse
    if parse.lemma[verb].lower() not in words("freeing") or not clauses.is_told(parse, verb):
        return None
    whom = clauses.undergoer(parse, verb)
    if whom is None or parse.pos[whom] not in {"NOUN", "PROPN"}:
        return None
    below = set(clauses.below(parse, whom))
    held = bool(below & words("captives"))
    of_people = parse.lemma[verb].lower() != "liberate" and not below & words("land")
    is_held = held or (of_people and earlier.people.at(parse.start[whom]) is not None)
    if not is_held or set(clauses.below(parse, verb)) & words("of_court"):
        return None
    word: StatusWord = "announced" if clauses.is_ahead(parse, verb) else "performed"
    draft = _draft(earlier, "concession", "cm.release", verb, word)
    who = clauses.doer(parse, verb)
    if who is not None and who != whom:
        draft.join("giver", earlier.party(who))
    return draft


def _threat(earlier: Earlier, verb: int) -> Draft | None:
    """Read "if the dam is not opened by Friday, the committee will …": a demand with a date."""
    parse = earlier.page.parse
    label, main = parse.dep[verb], parse.head[verb]
    if label != "advcl" or not _is_unmet(parse, verb):
        return None
    will = {parse.form[c].lower() for c in parse.children[main]} & _WILL
    low, high = parse.edges[verb]
    duty = parse.span(low, high + 1)
    when = deadline(earlier, duty)
    if not will or when is None:
        return None
    draft = _draft(earlier, "ultimatum", "cm.if_not", main, "made")
    draft.duty, draft.deadline = [duty], when
    holder = earlier.holder(draft.span)
    if holder is not None:
        draft.join("requester", earlier.sides.speaker(holder.speaker, holder.span))
        return draft
    who = clauses.doer(parse, main)
    if who is not None:
        draft.join("requester", earlier.party(who))
    return draft


def _is_unmet(parse: Parse, verb: int) -> bool:
    marks = {parse.form[c].lower() for c in parse.children[verb]} & _IF_NOT
    return "unless" in marks or (bool(marks) and clauses.is_negated(parse, verb))


_RULES = (_meeting, _withdrawal, _release, _threat)


def _promises(earlier: Earlier) -> Iterator[Draft]:
    """Read what a speaker says that it will do for somebody: "said it would rebuild the bridge"."""
    parse = earlier.page.parse
    for statement in earlier.statements:
        if statement.stance not in _TELLING or not statement.cue:
            continue
        verb = _main_verb(earlier, statement)
        if verb is None or not _is_own(parse, verb):
            continue
        if parse.lemma[verb].lower() not in words("promised_by_saying"):
            continue
        draft = Draft(
            kind="pledge",
            rule="cm.said_would",
            span=clauses.group(parse, verb),
            title="pledge",
            duty=list(statement.content),
            deadline=deadline(earlier, statement.content[0]),
        )
        who = clauses.subject(parse, verb)
        other = who is not None and parse.pos[who] in {"NOUN", "PROPN"}
        speaking = earlier.sides.speaker(statement.speaker, statement.span)
        draft.join("obligor", earlier.party(who) if other and who else speaking)
        draft.add(earlier.entry("made", statement.cue, statement=statement))
        yield draft


def _main_verb(earlier: Earlier, statement: Statement) -> int | None:
    """Return the verb over the others in what is said."""
    parse = earlier.page.parse
    for piece in statement.content[:1]:
        first, last = parse.token_at(piece.start), parse.token_at(piece.end - 1)
        if first is None or last is None:
            return None
        for token in range(first, last + 1):
            inside = first <= parse.head[token] <= last
            if parse.pos[token] == "VERB" and (not inside or parse.head[token] == token):
                return token
    return None


def _is_own(parse: Parse, verb: int) -> bool:
    below = {parse.form[c].lower() for c in parse.children[verb]}
    if not below & _WILL or clauses.is_negated(parse, verb):
        return False
    who = clauses.subject(parse, verb)
    return who is not None and parse.lemma[who].lower() in _SELF | words("authority")


def _on_condition(earlier: Earlier) -> Iterator[Draft]:
    """Read "on one condition", "under the condition that", "its condition for talks"."""
    parse = earlier.page.parse
    for token in range(len(parse)):
        if parse.lemma[token].lower() not in {"condition", "precondition"}:
            continue
        if parse.pos[token] != "NOUN" or not _is_set(parse, token):
            continue
        draft = Draft(
            kind="condition",
            rule="cm.on_condition",
            span=clauses.phrase(parse, token),
            title="condition",
            duty=_what_is_set(earlier, token),
        )
        holder = earlier.holder(draft.span)
        own = next((c for c in parse.children[token] if parse.dep[c] == "poss"), None)
        resolved = own is not None and earlier.people.at(parse.start[own]) is not None
        if own is not None and (resolved or parse.pos[own] != "PRON"):
            draft.join("proposer", earlier.party(own))
        elif holder is not None:
            draft.join("proposer", earlier.sides.speaker(holder.speaker, holder.span))
        else:
            draft.join("proposer", _who_sets(earlier, token))
        draft.add(earlier.entry("proposed", draft.span))
        yield draft


def _who_sets(earlier: Earlier, token: int) -> Side | None:
    """Return who acts on a condition: "**the general** will talk on one condition"."""
    parse = earlier.page.parse
    who = clauses.doer(parse, parse.head[parse.head[token]])
    return earlier.party(who) if who is not None and is_somebody(earlier, who) else None


def _what_is_set(earlier: Earlier, token: int) -> list[Span]:
    """Return the words behind "on one condition:" or "the condition that", none without them."""
    parse = earlier.page.parse
    _, last = parse.sentences[parse.sentence[token]]
    end = last - 1 if parse.pos[last - 1] == "PUNCT" else last
    colon = next((t for t in range(token + 1, end) if parse.form[t] == ":"), None)
    if colon is not None and colon + 1 < end:
        return [parse.span(colon + 1, end)]
    for child in parse.children[token]:
        low, high = parse.edges[child]
        if parse.dep[child] in {"acl", "ccomp"} and parse.form[low].lower() == "that":
            return [parse.span(low + 1, max(high, child) + 1)]
    return []


def _is_set(parse: Parse, token: int) -> bool:
    """Tell a condition that somebody sets from the condition of the wounded or of a road."""
    held = set(clauses.below(parse, token))
    if held & words("state_of_health"):
        return False
    if parse.dep[token] in {"nsubj", "nsubjpass"}:
        head = parse.head[token]
        said = set(clauses.below(parse, head))
        if parse.lemma[head].lower() in words("being") or said & words("state_of_health"):
            return False  # "their condition is stable", "is stated to be stable"
    above = parse.form[parse.head[token]].lower()
    below = {parse.dep[c] for c in parse.children[token]}
    singular = parse.tag[token] == "NN"
    return singular and (above in {"on", "under"} or bool(below & {"poss", "acl", "relcl"}))


def _with_if(earlier: Earlier, drafts: list[Draft]) -> Iterator[Draft]:
    """Read the "if" or "once" of an offer or a promise as a condition under it."""
    text = earlier.page.text
    for draft in drafts:
        if draft.kind not in {"offer", "pledge", "aid"}:
            continue
        for piece in draft.duty:
            token = earlier.page.parse.token_at(piece.start)
            end = piece.end if token is None else max(piece.end, earlier.sentence(token).end)
            found = _CONDITION.search(text, piece.start, end)
            if found is None or found.start() == piece.start:
                continue
            when = Span(found.start(), len(text[:end].rstrip('. \n"”’')))
            held = Draft(
                kind="condition",
                rule="cm.with_if",
                span=when,
                title="condition",
                under=draft,
                options=[Option(duty=Span(piece.start, found.start()), when=when)],
            )
            for party in draft.parties:
                if party.role in {"proposer", "obligor", "giver"} and party.span:
                    held.join("proposer", draft.sides.get(_key_of(draft, party.name)))
            held.add(_beside(earlier.entry("proposed", when), draft))
            yield held
            break


def _beside(entry: StatusEntry, draft: Draft) -> StatusEntry:
    """Put a condition on the word on which the offer or promise stands that it limits."""
    first = next(iter(draft.status), None)
    return entry if first is None else replace(entry, said_by=first.said_by)


def _key_of(draft: Draft, name: str) -> str:
    return next((key for key, side in draft.sides.items() if side.name == name), "")


def _draft(earlier: Earlier, kind: CommitmentKind, rule: str, verb: int, word: StatusWord) -> Draft:
    parse = earlier.page.parse
    span = clauses.group(parse, verb)
    low, high = parse.edges[verb]
    whole = parse.span(low, high + 1)
    draft = Draft(
        kind=kind,
        rule=rule,
        span=span,
        title=kind,
        duty=[parse.span(verb, max(high, verb) + 1)],
        term=term(earlier, whole) if kind != "ultimatum" else None,
    )
    day = earlier.made_on(verb) if kind == "ultimatum" else earlier.day_of(verb)
    draft.add(earlier.entry(word, span, on=None if day == earlier.published else day))
    return draft
