"""What becomes of a commitment in words that do not name it, as in "they did not".

"In vain", "still waiting", "has not said whether", "nothing came of it", "14 have arrived": each
says how the commitment just spoken of stands.
"""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.acts import lemmas
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.standing import mark, meant
from onrecord.reading.commitments.words import nouns, words
from onrecord.records import Span
from onrecord.records.vocabulary import CommitmentKind, StatusWord

_WAITING = frozenset({"request", "offer", "ultimatum", "condition"})
_FRUITLESS = frozenset({("in", "vain"), ("no", "avail"), ("without", "success")})
_WHETHER = frozenset({"whether", "if"})
_FAILED: dict[CommitmentKind, StatusWord] = {
    "pledge": "violated",
    "consultation": "collapsed",
    "request": "refused",
    "offer": "refused",
}
_DONE: dict[CommitmentKind, StatusWord] = {
    "aid": "delivered",
    "concession": "performed",
    "pledge": "performed",
}
_WAITS = frozenset({"waiting", "awaiting"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def outcomes(earlier: Earlier, drafts: list[Draft]) -> None:
    """Add to `drafts`, in text order, what later words say without naming them."""
    waiting = [d for d in drafts if d.kind in _WAITING]
    failing = [d for d in drafts if d.kind in _FAILED]
    partly = [d for d in drafts if d.kind in _DONE]
    parse = earlier.page.parse
    for token in range(len(parse)) if drafts else ():
        if not earlier.reads[token]:
            continue
        if waiting:
            for word, span in _waited(earlier, token):
                if parse.form[token].lower() in _WAITS:
                    _wait(earlier, waiting, token, span)
                else:
                    mark_nearest(earlier, waiting, word, span, by=_doer(earlier, token))
        if failing and _came_to_nothing(parse, token):
            held = _near(earlier, failing, parse.span(token, token + 1))
            _fail(earlier, held, token)
        if partly and parse.tag[token] == "CD" and parse.dep[token] in _SUBJECTS:
            _counted(earlier, partly, token)


def mark_nearest(
    earlier: Earlier, waiting: list[Draft], word: StatusWord, span: Span, *, by: str
) -> None:
    """Mark the commitment that `by`, or whoever a pronoun means, answers or leaves open."""
    draft = meant(earlier, waiting, span, by)
    if draft is not None:
        mark(earlier, draft, word, span, by=by)


def _wait(earlier: Earlier, waiting: list[Draft], token: int, span: Span) -> None:
    """Mark the request of the one who waits; whoever asked nothing waits for something else."""
    who = clauses.subject(earlier.page.parse, token)
    if who is not None:
        thing = _awaited(earlier.page.parse, token)
        own = [
            draft
            for draft in waiting
            if _may_ask(earlier, draft, who) and _may_get(earlier, draft, thing)
        ]
        mark_nearest(earlier, own, "unanswered", span, by="")


def _may_ask(earlier: Earlier, draft: Draft, who: int) -> bool:
    """Tell whether `who` has asked, or may have: a pronoun, or where nobody is named."""
    asking = [p for p in draft.parties if p.role in {"requester", "proposer"}]
    if not asking:
        return True
    parse = earlier.page.parse
    side = earlier.sides.at(who) or earlier.sides.party(who)
    if parse.pos[who] == "PRON" and earlier.people.at(parse.start[who]) is None:
        return True
    held = draft.sides.get(side.key)
    names = {(held or side).name, parse.form[who]}
    return any(party.name in names for party in asking)


def _awaited(parse: Parse, token: int) -> int | None:
    """Return what one waits for: "waiting for **rain**", "for **rain** to fall"."""
    for child in parse.children[token]:
        if any(parse.form[c].lower() == "for" for c in parse.children[child]):
            return next((c for c in parse.children[child] if parse.dep[c] in _SUBJECTS), child)
    return clauses.behind(parse, token, "for") or clauses.undergoer(parse, token)


def _may_get(earlier: Earlier, draft: Draft, thing: int | None) -> bool:
    """Tell whether one waits for an answer, for who is to give it or for what was asked for."""
    parse, wanted = earlier.page.parse, words("awaited")
    if thing is None or parse.lemma[thing].lower() in wanted or parse.form[thing].lower() in wanted:
        return True
    named = any(parse.form[thing] in party.name.split() for party in draft.parties)
    asked = (draft.span, *draft.duty)
    return named or any(parse.lemma[thing].lower() in lemmas(parse, span) for span in asked)


def _waited(earlier: Earlier, token: int) -> Iterator[tuple[StatusWord, Span]]:
    """Yield what the word at `token` says of a request just made."""
    parse = earlier.page.parse
    lemma = parse.lemma[token].lower()
    if _is_elided(parse, token):
        negated = clauses.is_negated(parse, token)
        yield "refused" if negated else "accepted", clauses.group(parse, token)
    elif token and (parse.form[token - 1].lower(), lemma) in _FRUITLESS:
        yield "refused", parse.span(token - 1, token + 1)
    elif lemma in words("getting") and _gets_nothing(parse, token):
        yield "refused", clauses.group(parse, token)
    elif _is_open(parse, token) or _is_undecided(parse, token):
        yield "unanswered", clauses.group(parse, token)
    elif _is_considered(parse, token):
        yield "answered", clauses.group(parse, token)


def _gets_nothing(parse: Parse, verb: int) -> bool:
    """Tell "asked for six trucks and got none"."""
    thing = clauses.undergoer(parse, verb)
    return thing is not None and parse.form[thing].lower() in {"none", "nothing"}


def _is_elided(parse: Parse, token: int) -> bool:
    """Tell whether a sentence is nothing but "They did not": what was asked is left out."""
    if parse.lemma[token].lower() != "do" or parse.dep[token] != "ROOT":
        return False
    below = {parse.dep[c] for c in parse.children[token]}
    return "nsubj" in below and not below & {"dobj", "xcomp", "ccomp", "attr", "acomp"}


def _is_open(parse: Parse, token: int) -> bool:
    """Tell "they are still waiting", "the request is pending" from "pending an inquiry"."""
    form, children = parse.form[token].lower(), parse.children[token]
    still = any(parse.form[c].lower() == "still" for c in children)
    if form in words("open_word"):
        above = parse.lemma[parse.head[token]].lower()
        after = token + 1 < len(parse) and parse.pos[token + 1] in {"DET", "NOUN", "PROPN"}
        return not after and (still or above in {"be", "remain"})
    return still and form in _WAITS


def _is_undecided(parse: Parse, token: int) -> bool:
    """Tell "has not said whether it would receive them"."""
    if parse.lemma[token].lower() not in words("deciding") or not clauses.is_negated(parse, token):
        return False
    told = clauses.clause(parse, token)
    return told is not None and any(parse.form[c].lower() in _WHETHER for c in parse.children[told])


def _is_considered(parse: Parse, token: int) -> bool:
    """Tell "promised to think", "would forward the request", "is studying it"."""
    if parse.lemma[token].lower() not in words("considering") or parse.pos[token] != "VERB":
        return False
    thing = clauses.undergoer(parse, token) or clauses.behind(parse, token, "about", "on")
    answered = thing is not None and parse.lemma[thing].lower() in words("what_is_answered")
    promised = parse.lemma[parse.head[token]].lower() in words("promising")
    return not clauses.is_negated(parse, token) and (
        answered or (promised and parse.dep[token] == "xcomp" and thing is None)
    )


def _doer(earlier: Earlier, token: int) -> str:
    """Return who does it by name, empty for a pronoun or nobody."""
    parse = earlier.page.parse
    who = clauses.doer(parse, token) if parse.pos[token] in {"VERB", "AUX"} else None
    if who is None or parse.pos[who] == "PRON" or parse.lemma[who].lower() in nouns():
        return ""
    return earlier.sides.party(who).name


def _came_to_nothing(parse: Parse, token: int) -> bool:
    """Tell "nothing came of it" and "the promise came to nothing"."""
    if parse.lemma[token].lower() != "come":
        return False
    if any(
        parse.dep[c] == "nsubj" and parse.form[c].lower() in {"nothing", "little"}
        for c in parse.children[token]
    ):
        return clauses.behind(parse, token, "of") is not None
    end = clauses.behind(parse, token, "to")
    return end is not None and parse.form[end].lower() in {"nothing", "naught"}


def _fail(earlier: Earlier, held: Draft | None, token: int) -> None:
    if held is None:
        return
    span = clauses.group(earlier.page.parse, token)
    word = _FAILED[held.kind]
    if word == "violated" and earlier.holder(span) is not None:
        word = "breach_alleged"
    mark(earlier, held, word, span)


def _counted(earlier: Earlier, partly: list[Draft], token: int) -> None:
    """Read a bare number that is its verb's subject: "pledged 40 trucks; 14 have arrived"."""
    parse = earlier.page.parse
    verb = parse.head[token]
    told = parse.lemma[verb].lower() in words("done_in_part") | {"be"}
    perfect = any(parse.lemma[c].lower() == "have" for c in parse.children[verb])
    if not told or not (perfect or parse.tag[verb] == "VBD") or clauses.is_negated(parse, verb):
        return
    if parse.lemma[verb].lower() == "be" and not (perfect and _is_bare(parse, verb)):
        return
    span = Span(parse.start[token], clauses.group(parse, verb).end)
    draft = _near(earlier, partly, span)
    if draft is not None:
        mark(earlier, draft, _DONE[draft.kind], span)


def _is_bare(parse: Parse, verb: int) -> bool:
    """Tell whether "have been" leaves its verb out."""
    below = {parse.dep[c] for c in parse.children[verb]}
    return not below & {"attr", "acomp", "prep", "advmod"}


def _near(earlier: Earlier, drafts: list[Draft], span: Span) -> Draft | None:
    """Return the latest of `drafts` told in the sentence of `span` or the one before."""
    parse = earlier.page.parse
    token = parse.token_at(span.start)
    if token is None:
        return None
    here = parse.sentence[token]
    first = parse.start[parse.sentences[max(0, here - 1)][0]]
    spans = ((d, [d.span, *(e.span for e in d.status)]) for d in drafts)
    near = [d for d, held in spans if any(first <= s.start < span.start for s in held)]
    return near[-1] if near else None
