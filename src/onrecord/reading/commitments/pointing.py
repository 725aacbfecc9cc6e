"""What later words say of a truce without naming it: "it held", "monitors counted violations"."""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.governors import governors
from onrecord.reading.commitments.lasting import endured, is_survived
from onrecord.reading.commitments.parties import is_side
from onrecord.reading.commitments.words import status_by, words
from onrecord.records import Span
from onrecord.records.vocabulary import StatusWord

_PRONOUNS = frozenset({"it", "them", "one"})
_SAID_OF_IT = frozenset(
    {"proposed", "in_force", "collapsed", "violated", "extended", "renewed", "expired"}
)


def pointing(earlier: Earlier, drafts: list[Draft]) -> None:
    """Add to the ceasefires and treaties of `drafts` what pronouns and "violations" say of them."""
    held = [draft for draft in drafts if draft.kind in {"ceasefire", "treaty"}]
    parse = earlier.page.parse
    for token in range(len(parse)) if held else ():
        if parse.form[token].lower() in _PRONOUNS:
            _of_pronoun(earlier, held, token)
        elif parse.lemma[token].lower() in words("signing") and parse.pos[token] == "VERB":
            _signed(earlier, held, token)
        elif _is_violation(parse, token):
            _counted(earlier, held, token)


def _of_pronoun(earlier: Earlier, held: list[Draft], token: int) -> None:
    parse = earlier.page.parse
    number = parse.sentence[token]
    near = [draft for draft in held if any(0 <= number - n <= 1 for n in _numbers(earlier, draft))]
    for draft in near[-1:]:
        for verb, slot in governors(parse, token):
            status = status_by(parse, verb, draft.kind, slot)
            told = clauses.is_told(parse, verb)
            if clauses.is_negated(parse, verb):
                undone: StatusWord = "collapsed" if slot == "subject" else "violated"
                status, told = undone if status == "in_force" else None, True
            else:
                status = endured(parse, verb, status)
            if _holds_thing(parse, verb, slot):
                continue  # "land that it had held"
            if status in _SAID_OF_IT and told:
                span = clauses.group(parse, verb)
                draft.add(earlier.entry(_alleged(earlier, status, span), span))


def _alleged(earlier: Earlier, status: StatusWord, span: Span) -> StatusWord:
    """Return a breach as alleged where a side says that the truce was broken."""
    holder = earlier.holder(span) if status == "violated" else None
    return "breach_alleged" if holder is not None and is_side(earlier, holder) else status


def _holds_thing(parse: Parse, verb: int, slot: str) -> bool:
    """Tell whether somebody holds or begins a thing: a truce holds nothing."""
    if slot != "subject" or is_survived(parse, verb):
        return False
    held = parse.dep[verb] == "relcl" and parse.lemma[verb].lower() == "hold"
    return held or any(parse.dep[c] in {"dobj", "xcomp"} for c in parse.children[verb])


def _numbers(earlier: Earlier, draft: Draft) -> Iterator[int]:
    """Yield the numbers of the sentences that name a text, its own and those of its lines."""
    for span in (draft.span, *(entry.span for entry in draft.status)):
        token = earlier.page.parse.token_at(span.start)
        if token is not None:
            yield earlier.page.parse.sentence[token]


def _signed(earlier: Earlier, held: list[Draft], verb: int) -> None:
    """Read "Chad signed on Monday": the text just spoken of is left out."""
    parse = earlier.page.parse
    who = clauses.doer(parse, verb)
    labels = {parse.dep[c] for c in parse.children[verb]}
    if who is None or parse.pos[who] != "PROPN" or labels & {"dobj", "nsubjpass", "ccomp", "acl"}:
        return
    number = parse.sentence[verb]
    near = [d for d in held if any(0 <= number - n <= _BACK for n in _numbers(earlier, d))]
    if not near or not clauses.is_told(parse, verb) or parse.dep[verb] in {"relcl", "acl"}:
        return
    whom = clauses.behind(parse, verb, "for")
    side = earlier.sides.party(who) if whom is None else earlier.sides.at(whom)
    if side is None:
        return  # "Novak signed for Dinamo"
    near[-1].join("party", side)
    span = Span(parse.start[who], parse.end[verb])
    near[-1].add(earlier.entry("agreed", span, on=earlier.worded_day(verb), by=side.name))


_BACK = 3
"""Sentences back to the text that somebody signs without its being named again."""


def _is_violation(parse: Parse, token: int) -> bool:
    """Tell "violations", "breaches" and "31 cases of firing" from cases of another kind."""
    lemma = parse.lemma[token].lower()
    if lemma in {"case", "instance", "incident"}:
        what = clauses.behind(parse, token, "of")
        return what is not None and parse.lemma[what].lower() in words("opening_fire")
    return lemma in words("breach")


def _counted(earlier: Earlier, held: list[Draft], token: int) -> None:
    """Add violations that somebody counts, where the report has one ceasefire only."""
    truces = [draft for draft in held if draft.kind == "ceasefire"]
    parse = earlier.page.parse
    verbs = [verb for verb, _ in governors(parse, token)]
    counting = any(parse.lemma[verb].lower() in words("counting") for verb in verbs)
    if len(truces) == 1 and counting:
        low = min(token, *(c for c in (*parse.children[token], token)))
        truces[0].add(earlier.entry("violated", Span(parse.start[low], parse.end[token])))
