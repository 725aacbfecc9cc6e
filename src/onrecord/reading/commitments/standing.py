"""What became of what was asked, offered and demanded: answered, accepted, refused, left open.

A later sentence rarely names the request again: "Velle has not replied", "both were refused".
The nearest commitment before it that waits for an answer is meant; one whose addressee speaks
or stays silent comes first.
"""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.words import words
from onrecord.records import Span, Statement
from onrecord.records.vocabulary import STATUS_WORDS, StatusWord

_WAITING = frozenset({"request", "offer", "ultimatum", "condition"})
_NEAR = 2
"""Sentences back to look for what an answer without a name is about."""
_FAR = 8
"""Sentences back to look for what a named addressee answers."""
_ANSWERS: dict[str, StatusWord] = {
    "refusing": "refused",
    "accepting": "accepted",
    "answering": "answered",
}


def standing(earlier: Earlier, drafts: list[Draft]) -> None:
    """Add to `drafts` the lines of status that later sentences tell."""
    waiting = [d for d in drafts if d.kind in _WAITING]
    if not waiting:
        return
    for statement in earlier.statements:
        if statement.stance == "no_response" and not _is_to_reporters(earlier, statement):
            _silence(earlier, waiting, statement)
    parse = earlier.page.parse
    for token in range(len(parse)):
        lemma = parse.lemma[token].lower()
        if parse.pos[token] == "VERB" and earlier.reads[token]:
            _answer(earlier, waiting, token, lemma)
        elif lemma in words("reply") and parse.pos[token] == "NOUN":
            _reply(earlier, waiting, token)


def _is_to_reporters(earlier: Earlier, statement: Statement) -> bool:
    told = statement.span.of(earlier.page.text).lower().split()
    return bool({word.strip(",.") for word in told} & words("to_press"))


def _silence(earlier: Earlier, waiting: list[Draft], statement: Statement) -> None:
    span = statement.cue or statement.span
    draft = meant(earlier, waiting, span, statement.speaker.name)
    if draft is not None:
        mark(earlier, draft, "unanswered", span, by=statement.speaker.name, statement=statement)


def _answer(earlier: Earlier, waiting: list[Draft], verb: int, lemma: str) -> None:
    """Add what a verb of refusing or accepting says of the commitment it is about."""
    parse = earlier.page.parse
    word = next((w for name, w in _ANSWERS.items() if _is(parse, verb, lemma, name)), None)
    if word is None or _has_own(parse, verb):
        return
    if clauses.is_neither(parse, verb):
        word = "unanswered"
    elif not clauses.is_told(parse, verb):
        return
    doer = clauses.doer(parse, verb)
    span = clauses.group(parse, verb)
    named = doer is not None and parse.pos[doer] != "PRON"
    name = earlier.sides.party(doer).name if doer is not None and named else ""
    draft = meant(earlier, waiting, span, name)
    if draft is not None:
        mark(earlier, draft, word, span, by=name)


def _is(parse: Parse, verb: int, lemma: str, name: str) -> bool:
    if lemma in words("backing"):  # "accepted" only where what is backed is named
        thing = clauses.undergoer(parse, verb)
        named = thing is not None and parse.lemma[thing].lower() in words("what_is_answered")
        return name == "accepting" and named
    joined = (f"{lemma}_{parse.form[c].lower()}" for c in parse.children[verb])
    return lemma in words(name) or any(held in words(name) for held in joined)


def _has_own(parse: Parse, verb: int) -> bool:
    """Tell whether the verb has a clause or an object of its own: "refused to leave the sector"."""
    if clauses.is_passive(parse, verb):
        return False
    below = {parse.dep[c]: c for c in parse.children[verb]}
    if below.keys() & {"xcomp", "ccomp"}:
        return True
    thing = below.get("dobj")
    return thing is not None and parse.lemma[thing].lower() not in words("what_is_answered")


def _reply(earlier: Earlier, waiting: list[Draft], noun: int) -> None:
    """Read "no answer was given", "the reply arrived", "without reply"."""
    parse = earlier.page.parse
    label, head = parse.dep[noun], parse.head[noun]
    around = {parse.form[c].lower() for c in (*parse.children[noun], *parse.children[head], head)}
    if around & words("to_press"):
        return
    span = parse.span(min(noun, head), max(noun, head) + 1)
    word: StatusWord = "answered"
    if around & words("no_reply"):
        word = "unanswered"
    elif label not in {"nsubj", "nsubjpass", "ROOT"} or head == noun:
        return
    draft = meant(earlier, waiting, span, "")
    if draft is not None:
        mark(earlier, draft, word, span)


def meant(earlier: Earlier, waiting: list[Draft], span: Span, name: str) -> Draft | None:
    """Return what is answered: asked of `name` before, else the nearest that waits."""
    here = _number(earlier, span)
    before = [d for d in waiting if d.span.start < span.start]
    near = list(_within(earlier, before, here, _FAR))
    addressed = [d for d in near if name and _asks(d, name)]
    known = bool(name) and not _is_described(name)
    nearest = [
        d for d in _within(earlier, before, here, _NEAR) if not known or not _has_addressee(d)
    ]
    return next(reversed(addressed or nearest), None)


def _is_described(name: str) -> bool:
    """Tell "the alliance", "government", which may be anybody named before, from a name."""
    return name.removeprefix("the ").removeprefix("The ").islower()


def _has_addressee(draft: Draft) -> bool:
    return any(party.role == "addressee" for party in draft.parties)


def _within(earlier: Earlier, drafts: list[Draft], here: int, distance: int) -> Iterator[Draft]:
    for draft in drafts:
        last = max(_number(earlier, entry.span) for entry in draft.status) if draft.status else -1
        if 0 <= here - last <= distance:
            yield draft


def _number(earlier: Earlier, span: Span) -> int:
    token = earlier.page.parse.token_at(span.start)
    return -1 if token is None else earlier.page.parse.sentence[token]


def _asks(draft: Draft, name: str) -> bool:
    """Tell whether `name` is who was asked, offered or threatened."""
    asked = [p.name.casefold() for p in draft.parties if p.role in {"addressee", "beneficiary"}]
    low = name.casefold()
    return any(low in held or held in low for held in asked)


def mark(
    earlier: Earlier,
    draft: Draft,
    word: StatusWord,
    span: Span,
    *,
    by: str = "",
    statement: Statement | None = None,
) -> None:
    """Add the line `word` to `draft` if its kind can carry it and no other line has its words."""
    told = any(entry.span.overlaps(span) for entry in draft.status)
    if told or word not in STATUS_WORDS[draft.kind]:
        return
    name = by or (_only_asked(draft) if word == "unanswered" else None)
    draft.add(earlier.entry(word, span, by=name, statement=statement, performed=True))


def _only_asked(draft: Draft) -> str | None:
    """Return who is silent where the words do not say it: the one who was asked, if it is one."""
    asked = [party.name for party in draft.parties if party.role == "addressee"]
    sides = [side.doer for side in draft.sides.values() if side.name in asked]
    return sides[0] if len(sides) == 1 else None
