"""Statements that ask, order or promise, where no rule has read the act from its verb.

The stance of a statement may come from words that no table of acts has, or from a model.
"""

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.act_table import acts_at
from onrecord.reading.commitments.acts import lemmas
from onrecord.reading.commitments.asides import is_aside
from onrecord.reading.commitments.dates import deadline
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.words import words
from onrecord.records import Source, Span, Statement
from onrecord.records.vocabulary import CommitmentKind, PartyRole, StatusWord

_KINDS: dict[str, tuple[CommitmentKind, StatusWord, PartyRole, PartyRole]] = {
    "requests": ("request", "made", "requester", "addressee"),
    "orders": ("decision", "announced", "decider", "addressee"),
    "promises": ("pledge", "made", "obligor", "beneficiary"),
}


def worded(earlier: Earlier, taken: list[Draft]) -> list[Draft]:
    """Return a draft for each statement of such a stance whose words no draft has yet."""
    return [
        _draft(earlier, statement)
        for statement in earlier.statements
        if statement.stance in _KINDS and _counts(earlier, statement)
        if not any(_touches(draft, statement) for draft in taken)
    ]


def _counts(earlier: Earlier, statement: Statement) -> bool:
    """Tell whether it is told in the text with a cue and asks for more than a hidden name."""
    cue = statement.cue
    if cue is None or not statement.content:
        return False
    verb = _verb(earlier.page.parse, cue)
    if verb is None or not earlier.reads[verb]:
        return False
    parse = earlier.page.parse
    if not clauses.is_told(parse, verb) or is_aside(earlier, verb):
        return False
    if parse.lemma[verb].lower() in words("plain_saying"):
        return False
    if any(act.kind == "offer" for act in acts_at(parse, verb)):
        return False  # the table of acts knows what may be offered
    if not any(letter.isalpha() for letter in _said(earlier, statement)):
        return False  # "they insist on 119"
    said = {lemma for piece in statement.content for lemma in lemmas(parse, piece)}
    return not said & (words("hiding") | words("no_request") | words("audience"))


def _said(earlier: Earlier, statement: Statement) -> str:
    return " ".join(piece.of(earlier.page.text) for piece in statement.content)


def _verb(parse: Parse, cue: Span) -> int | None:
    """Return the verb of a cue; "in order" has none."""
    tokens = (parse.token_at(at) for at in range(cue.start, cue.end))
    verbs = [t for t in tokens if t is not None and parse.pos[t] == "VERB"]
    return verbs[-1] if verbs else None


def _touches(draft: Draft, statement: Statement) -> bool:
    spans = [draft.span, *draft.duty, *(entry.span for entry in draft.status)]
    return any(held.overlaps(span) for span in spans for held in _words_of(statement))


def _words_of(statement: Statement) -> list[Span]:
    return [*([statement.cue] if statement.cue else []), *statement.content]


def _draft(earlier: Earlier, statement: Statement) -> Draft:
    kind, word, doer, target = _KINDS[statement.stance]
    span = statement.cue or statement.span
    draft = Draft(
        kind=kind,
        rule="cm.worded",
        span=span,
        title=kind,
        duty=list(statement.content),
        deadline=next(filter(None, (deadline(earlier, p) for p in statement.content)), None),
    )
    _join(earlier, draft, doer, statement.speaker, statement.span)
    if statement.addressee is not None:
        _join(earlier, draft, target, statement.addressee, statement.span)
    by = statement.speaker.name or None
    draft.add(earlier.entry(word, span, by=by, statement=statement, performed=True))
    return draft


def _join(earlier: Earlier, draft: Draft, role: PartyRole, source: Source, span: Span) -> None:
    if source.name and source.kind != "unidentified":
        draft.join(role, earlier.sides.speaker(source, source.span or span))
