"""What is said to be done later: expectations, pledges, threats of sanctions, offers of aid.

An expectation is the holder's hope and never a pledge of the one it names.
"""

from onrecord.language.parse import Parse
from onrecord.reading.commitments.act_table import acts_of
from onrecord.reading.commitments.acts import lemmas
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.parties import is_somebody
from onrecord.reading.commitments.sides import Side
from onrecord.reading.commitments.words import words
from onrecord.records import Span, Statement
from onrecord.records.vocabulary import CommitmentKind, PartyRole, StatusWord

_STANCES: dict[str, tuple[CommitmentKind, PartyRole, StatusWord]] = {
    "promises": ("pledge", "obligor", "made"),
}


def voiced(earlier: Earlier, requests: list[Draft]) -> list[Draft]:
    """Return expectations and pledges, one per statement."""
    found: list[Draft] = []
    for statement in earlier.statements:
        side = earlier.sides.of(statement.speaker)
        if not statement.content or _is_outer(earlier, statement):
            continue
        if _expects(earlier, statement):
            side = side or _holder(earlier, statement)
            if side is None:
                continue
            expected = _expectation(earlier, statement, side, requests)
            found.extend([expected] if len(expected.parties) > 1 else [])
        elif side is not None and statement.stance in _STANCES and not _is_act(earlier, statement):
            found.append(_pledge(earlier, statement, side))
    return found


def _is_outer(earlier: Earlier, statement: Statement) -> bool:
    """Tell whether the hope is told by a statement of its own: "said **it hoped that** …"."""
    inner = earlier.inner.get(statement.id, ())
    return any(_expects(earlier, s) for s in inner if s.content and s.cue is not None)


def _holder(earlier: Earlier, statement: Statement) -> Side | None:
    """Return a speaker without a side as holder: a body or an office, nobody private."""
    source = statement.speaker
    if not source.name or source.private_person or source.kind in {"unidentified", "unknown"}:
        return None
    return earlier.sides.speaker(source, source.span or statement.span)


def _expected_of(earlier: Earlier, statement: Statement, holder: Side) -> Side | None:
    """Return who shall act: the subject of what is expected, else the first other side in it."""
    parse = earlier.page.parse
    for piece in statement.content:
        for token in parse.tokens_in(piece):
            if parse.dep[token] != "nsubj" or not _acts(parse, parse.head[token]):
                continue
            named = next(earlier.sides.within(parse.span(token, token + 1)), None)
            if named is not None or is_somebody(earlier, token):
                side = named or earlier.sides.party(token)
                return side if side.key != holder.key else None
    if earlier.sides.of(statement.speaker) is None:
        return None
    others = (s for p in statement.content for s in earlier.sides.within(p) if s.key != holder.key)
    return next(others, None)


def _acts(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is of what shall be done: "will send", "to disarm", not "has sent"."""
    forms = {parse.form[c].lower() for c in parse.children[verb]}
    return bool(forms & {"will", "would", "to", "should"}) and parse.pos[verb] == "VERB"


def _is_act(earlier: Earlier, statement: Statement) -> bool:
    """Tell whether the cue is a verb that promises or offers by itself: another rule reads it."""
    cue, parse = statement.cue, earlier.page.parse
    if cue is None:
        return False
    tokens = (parse.token_at(at) for at in range(cue.start, cue.end))
    return any(t is not None and acts_of(parse.lemma[t].lower()) for t in tokens)


def _expects(earlier: Earlier, statement: Statement) -> bool:
    """Tell whether the cue, or the main words of the content, expect or hope."""
    parse = earlier.page.parse
    if statement.stance in {"requests", "denies", "no_response", "declines_comment"}:
        return False
    if statement.cue is not None:
        cue = parse.token_at(statement.cue.end - 1)
        if cue is not None and parse.lemma[cue].lower() in words("expecting"):
            return True
    return _hope(parse, statement.content[0]) is not None


def _hope(parse: Parse, content: Span) -> int | None:
    """Return the word that hopes at the beginning of the content: "We expect", "Our hope is"."""
    inside = parse.tokens_in(content)
    for at in range(inside[0], min(inside[0] + 4, len(parse))) if inside else ():
        lemma = parse.lemma[at].lower()
        if lemma in words("expecting") and parse.pos[at] == "VERB":
            return at
        if lemma in words("hoping") and parse.pos[at] == "NOUN":
            return at
    return None


def _duty(earlier: Earlier, statement: Statement) -> list[Span]:
    """Return what is said without stray words: "Oran", "it is ready to send observers"."""
    parse = earlier.page.parse
    whole = [p for p in statement.content if len(parse.tokens_in(p)) > 1]
    return whole or list(statement.content)


def _expectation(
    earlier: Earlier, statement: Statement, side: Side, requests: list[Draft]
) -> Draft:
    under = next((d for d in requests if d.has("requester", side.key)), None)
    draft = Draft(
        kind="expectation",
        rule="cm.expectation",
        span=statement.span,
        title="expectation",
        duty=_duty(earlier, statement),
        under=under,
    )
    draft.join("holder", side)
    draft.join("addressee", _expected_of(earlier, statement, side))
    draft.add(
        earlier.entry(
            "voiced",
            statement.span,
            on=earlier.published,
            by=statement.speaker.name,
            statement=statement,
        )
    )
    return draft


def _pledge(earlier: Earlier, statement: Statement, side: Side) -> Draft:
    kind, role, status = _STANCES[statement.stance]
    if any(set(lemmas(earlier.page.parse, p)) & words("offering") for p in statement.content):
        kind, role = "offer", "proposer"
    draft = Draft(
        kind=kind,
        rule=f"cm.{kind}",
        span=statement.span,
        title=kind,
        duty=_duty(earlier, statement),
    )
    draft.join(role, side)
    others = (s for p in statement.content for s in earlier.sides.within(p) if s.key != side.key)
    draft.join("beneficiary", next(others, None))
    draft.add(
        earlier.entry(
            status,
            statement.span,
            on=earlier.published,
            by=statement.speaker.name,
            statement=statement,
        )
    )
    return draft
