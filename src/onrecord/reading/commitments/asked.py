"""Requests, and what became of them: made, unanswered, refused.

All requests of one side to the same addressee in a report are one commitment with a status
line for each time it is voiced.
"""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.act_table import acts_at
from onrecord.reading.commitments.dates import deadline, time_limit
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.duties import duty_of
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.sides import Side
from onrecord.reading.commitments.words import verb_is, words
from onrecord.records import EventMention, Span, Statement

_WAYS = frozenset({"through", "via"})
_WAY_HOPS = 3
"""Heads between a name and the preposition of its phrase."""

_ANSWERED = frozenset({"dobj", "nsubjpass"})
_TO_REPORTERS = frozenset({"comment", "comments", "interview", "information", "clarification"})


def requests(earlier: Earlier, texts: list[Draft]) -> list[Draft]:
    """Return one draft per requester and addressee, with answers and silences attached."""
    drafts: dict[tuple[str, str], Draft] = {}
    parse = earlier.page.parse
    asking = [s for s in earlier.statements if s.stance == "requests" and s.content]
    asking = [s for s in asking if s.cue is None or not _is_answered(parse, s.cue)]
    for statement in asking:
        if not any(other.span.contains(statement.span) for other in asking if other != statement):
            _add(earlier, drafts, statement)
    told = [entry.span for text in texts for entry in text.status]
    for mention in earlier.mentions:
        is_other = any(span.contains(mention.span) for span in told)  # "invoked a treaty"
        if mention.type == "REQUEST" and mention.reality == "actual" and not is_other:
            _add_mention(earlier, drafts, mention)
    found = list(drafts.values())
    claims = _claims(earlier) if found else {}
    for draft in found:
        draft.basis = next((text for text in texts if _rests_on(earlier, draft, text)), None)
        draft.trigger = claims.get(_requester(draft))
    for statement in earlier.statements:
        _answer(earlier, found, statement)
    return found


def _add(earlier: Earlier, drafts: dict[tuple[str, str], Draft], statement: Statement) -> None:
    requester = earlier.sides.of(statement.speaker)
    addressee = _addressee(earlier, statement, requester)
    if requester is None or addressee is None:
        return
    verb = _asking(earlier.page.parse, statement)
    span = statement.content[0] if verb is None else clauses.group(earlier.page.parse, verb)
    draft = drafts.setdefault((requester.key, addressee.key), _draft(requester, addressee, span))
    duty = None if verb is None else duty_of(earlier, verb)
    draft.duty.extend(p for p in duty or statement.content if p not in draft.duty)
    for piece in statement.content:
        draft.deadline = draft.deadline or deadline(earlier, piece)
        draft.term = draft.term or time_limit(earlier, piece)
    if draft.deadline and _is_demanded(earlier.page.parse, statement):
        draft.kind = "ultimatum"
    draft.add(
        earlier.entry(
            "made",
            statement.span if verb is None else span,
            on=_said_on(earlier, statement),
            by=statement.speaker.name,
            statement=statement,
            performed=verb is not None,
        )
    )


def _asking(parse: Parse, statement: Statement) -> int | None:
    """Return the verb of a cue that asks by being told; None where it is only said."""
    if statement.cue is None:
        return None
    verbs = [t for t in parse.tokens_in(statement.cue) if parse.pos[t] == "VERB"]
    return next((t for t in verbs if any(a.kind == "request" for a in acts_at(parse, t))), None)


def _is_demanded(parse: Parse, statement: Statement) -> bool:
    """Tell a demand, which with a date is an ultimatum, from a request with a date."""
    tokens = () if statement.cue is None else parse.tokens_in(statement.cue)
    return any(verb_is(parse, token, "demanding") for token in tokens)


def _draft(requester: Side, addressee: Side, words: Span) -> Draft:
    draft = Draft(kind="request", rule="cm.request", span=words, title="request")
    draft.join("requester", requester)
    draft.join("addressee", addressee)
    return draft


def _addressee(earlier: Earlier, statement: Statement, requester: Side | None) -> Side | None:
    """Return who is asked: the one told, unless a medium, else the first other side named."""
    own = requester.key if requester else ""
    if statement.addressee is not None and statement.addressee.kind != "outlet":
        side = earlier.sides.of(statement.addressee)
        if side is not None and side.key != own:
            return side
    spans = [s for s in (statement.cue, *statement.content) if s is not None]
    for span in spans:
        for side in earlier.sides.within(span):
            beside = _is_go_between(earlier.page.parse, side.span)
            if side.key != own and not beside and not _is_for_whom(earlier, span, side.span):
                return side
    return None


def _is_go_between(parse: Parse, span: Span) -> bool:
    """Tell whether a request goes by way of them: "asked through Swiss envoys for a pause"."""
    token = parse.token_at(span.start)
    above = () if token is None else zip(parse.ancestors(token), range(_WAY_HOPS), strict=False)
    return any(parse.lemma[head].lower() in _WAYS for head, _ in above)


def _is_for_whom(earlier: Earlier, piece: Span, span: Span) -> bool:
    """Tell whom a thing is for or against: "demanded access for Chad", "before talks with Chad"."""
    parse = earlier.page.parse
    token = parse.token_at(span.start)
    for head in () if token is None else parse.ancestors(token):
        if parse.pos[head] == "VERB":
            return False
        if parse.pos[head] == "ADP":
            inside = piece.contains(parse.span(parse.head[head], parse.head[head] + 1))
            low = parse.form[head].lower()
            return low in _BESIDE or (low in _ON and inside)
    return False


_BESIDE = frozenset({"for", "with", "against", "about", "over"})
_ON = frozenset({"on", "upon"})
"""Prepositions before whom a thing is for or against, and before where it stands."""


def _said_on(earlier: Earlier, statement: Statement) -> str | None:
    """Return the day of an utterance: the time beside its cue, else the day of publication."""
    times = {time.id: time for time in earlier.times}
    said = times.get(statement.said_at or "")
    if said is not None and said.edtf:
        return said.edtf
    cue = statement.cue
    token = earlier.page.parse.token_at(cue.start) if cue else None
    if token is not None and cue is not None:
        inside = [
            t.edtf
            for t in earlier.times_in(earlier.sentence(token))
            if t.edtf and not any(piece.contains(t.span) for piece in statement.content)
            if earlier.dates_verb(token, t)
        ]
        if inside:
            return inside[0]
    return earlier.published


def _add_mention(
    earlier: Earlier, drafts: dict[tuple[str, str], Draft], mention: EventMention
) -> None:
    """Add a request that the report tells in its own words ("turned to Russia for help")."""
    role = earlier.page.report.role_at(mention.span.start)
    if role == "headline" or any(_covers(s, mention.span) for s in earlier.statements):
        return
    if _is_answered(earlier.page.parse, mention.span):
        return
    actors = _sides_of(earlier, mention, "actor")
    recipients = _sides_of(earlier, mention, "recipient")
    holder = earlier.holder(mention.span)
    if not actors and holder is not None:
        speaker = earlier.sides.of(holder.speaker)
        actors = [speaker] if speaker else []
    for requester in actors[:1]:
        for addressee in recipients[:1]:
            if requester.key == addressee.key:
                continue
            key = (requester.key, addressee.key)
            span = _with_roles(mention)
            draft = drafts.setdefault(key, _draft(requester, addressee, span))
            entry = earlier.entry(
                "made",
                span,
                on=earlier.published,
                by=requester.name,
                statement=earlier.holder(mention.span),
            )
            draft.add(entry)


def _is_answered(parse: Parse, span: Span) -> bool:
    """Tell whether the words are of an answer: "refused the request that Oran had made"."""
    token = parse.token_at(span.start)
    if token is not None and parse.dep[token] == "relcl":
        token = parse.head[token]
    if token is None or parse.pos[token] != "NOUN" or parse.dep[token] not in _ANSWERED:
        return False
    return parse.lemma[parse.head[token]].lower() in words("refusing") | words("accepting")


def _covers(statement: Statement, span: Span) -> bool:
    at_cue = statement.cue is not None and statement.cue.overlaps(span)
    return statement.stance == "requests" and (at_cue or statement.span.contains(span))


def _with_roles(mention: EventMention) -> Span:
    spans = [mention.span, *(role.span for role in mention.roles)]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _sides_of(earlier: Earlier, mention: EventMention, role: str) -> list[Side]:
    spans = [r.span for r in mention.roles if r.role == role]
    return [side for span in spans for side in earlier.sides.within(span)]


def _rests_on(earlier: Earlier, draft: Draft, text: Draft) -> bool:
    """Tell whether a request invokes a text: the requester did, or its words name it."""
    invoked = any(entry.word == "invoked" for entry in text.status)
    by = {entry.by for entry in text.status if entry.word == "invoked"}
    named = bool(text.agreed) and any(
        (text.agreed or "")[:4] in piece.of(earlier.page.text) for piece in draft.duty
    )
    return named or (invoked and _requester(draft) in by)


def _requester(draft: Draft) -> str:
    return next(party.name for party in draft.parties if party.role == "requester")


def _claims(earlier: Earlier) -> dict[str, str]:
    """Return each side's own claim of harm that its requests answer, by the side's name.

    A claim of attack from which the reporter keeps distance comes first, then any claim of
    attack, then an accusation.
    """
    first: dict[str, tuple[int, Span, str]] = {}
    for statement in earlier.statements:
        rank = _harm(earlier, statement)
        side = earlier.sides.of(statement.speaker) if rank is not None else None
        if rank is not None and side is not None:
            claim = (rank, statement.span, statement.id)
            first[side.name] = min(claim, first.get(side.name, claim))
    return {name: claim[2] for name, claim in first.items()}


def _harm(earlier: Earlier, statement: Statement) -> int | None:
    """Rank a claim of harm, None for a statement that claims none."""
    parse = earlier.page.parse
    attacked = any(
        parse.lemma[t].lower() in words("attacking")
        for piece in statement.content
        for t in parse.tokens_in(piece)
    )
    if attacked:
        return 0 if statement.distance == "distanced" else 1
    return 2 if statement.stance == "accuses" else None


def _answer(earlier: Earlier, drafts: list[Draft], statement: Statement) -> None:
    """Attach silence, a refusal or an answer of an addressee to the request it is about."""
    if statement.stance not in {"no_response", "denies"}:
        return
    asked = " ".join(piece.of(earlier.page.text).lower() for piece in statement.content)
    if set(asked.split()) & _TO_REPORTERS:
        return
    side = earlier.sides.of(statement.speaker)
    for draft in drafts:
        if side is None or not draft.has("addressee", side.key):
            continue
        if statement.stance == "no_response":
            word = earlier.entry(
                "unanswered",
                statement.span,
                on=earlier.published,
                by=side.name,
                statement=statement,
            )
            draft.add(word)
        elif set(_lemmas(earlier, statement)) & words("refusing") and "request" in asked:
            entry = earlier.entry(
                "refused",
                statement.span,
                on=_said_on(earlier, statement),
                by=side.name,
                statement=statement,
            )
            draft.add(entry)


def _lemmas(earlier: Earlier, statement: Statement) -> Iterator[str]:
    parse = earlier.page.parse
    cue = statement.cue
    if cue is not None:
        yield from (parse.lemma[token].lower() for token in parse.tokens_in(cue))
