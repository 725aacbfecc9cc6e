"""Which commitment rests on which: "under the accord, fighters are to be disarmed".

What opens a sentence ("Under its terms, …") holds for the rest of its paragraph. A request has the
text that it invokes as its basis; whatever else is told so stands under it.
"""

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.words import words

_TEXTS = frozenset({"treaty", "ceasefire"})
_BACK = 2
"""Sentences back to the request or offer that a condition is set for."""


def resting(earlier: Earlier, drafts: list[Draft]) -> None:
    """Link the drafts to the texts, requests and offers that they rest on."""
    texts = [d for d in drafts if d.kind in _TEXTS]
    for draft in drafts:
        if draft.kind == "condition" and draft.under is None:
            draft.under = _set_for(earlier, drafts, draft)
        if draft.under is not None or draft.basis is not None or not texts:
            continue
        text = _named_to(earlier, texts, draft) if draft in texts else None
        text = text or _under(earlier, texts, draft)
        if text is None or text is draft or (draft.kind == "treaty" and text.kind == "ceasefire"):
            continue
        if draft.kind == "request":
            draft.basis = text
        else:
            draft.under = text


def _under(earlier: Earlier, texts: list[Draft], draft: Draft) -> Draft | None:
    """Return the text that "under" names in the draft's sentence, or at the head of an earlier one.

    A text itself rests only on what its own noun is tied to: "the truce under the Osk accord".
    """
    parse = earlier.page.parse
    token = parse.token_at(draft.span.start)
    if token is None:
        return None
    number = parse.sentence[token]
    for place in range(number, -1, -1):
        first, last = parse.sentences[place]
        if parse.block[first] != parse.block[token]:
            break
        for at in reversed(range(first, last)) if place == number else (first,):
            if parse.lemma[at].lower() in words("under") and _holds(parse, at, first, token, draft):
                found = _text_at(parse, texts, at)
                if found is not None:
                    return found
    return None


def _holds(parse: Parse, at: int, first: int, token: int, draft: Draft) -> bool:
    """Tell whether "under" can be about the draft: for a text, only right behind its noun."""
    if draft.kind in _TEXTS:
        return parse.head[at] == token or (at > token and at - token <= 1)
    if parse.sentence[at] != parse.sentence[token] or at == first:
        return True
    governed = parse.head[at]
    verb = governed if parse.pos[governed] in {"VERB", "AUX"} else None
    return verb is None or verb == token or token in parse.subtree(verb)


def _text_at(parse: Parse, texts: list[Draft], at: int) -> Draft | None:
    """Return the text behind "under", for "its terms" and "which" the latest before it."""
    noun = next((c for c in parse.children[at] if parse.dep[c] == "pobj"), None)
    if noun is None:
        return None
    named = [d for d in texts if any(at < seen <= noun + 1 for seen in d.seen)]
    if named:
        return named[-1]
    pointing = parse.lemma[noun].lower() in {"which", "term", "it", "this", "provision"}
    before = [(max(s for s in d.seen if s < at), d) for d in texts if min(d.seen, default=at) < at]
    return max(before, key=lambda pair: pair[0])[1] if pointing and before else None


def _named_to(earlier: Earlier, texts: list[Draft], draft: Draft) -> Draft | None:
    """Return the text in the name of another: "the Protocol to the Memorandum"."""
    parse = earlier.page.parse
    for token in draft.seen:
        near = parse.form[token + 1 : token + 3]
        if [form.lower() for form in near] == ["to", "the"] or clauses.behind(parse, token, "to"):
            follow = [d for d in texts if any(token < seen <= token + _NAME for seen in d.seen)]
            if follow and follow[0] is not draft:
                return follow[0]
    return None


_NAME = 6
"""Words between "Protocol to" and the name of the text that it is added to."""


def _set_for(earlier: Earlier, drafts: list[Draft], draft: Draft) -> Draft | None:
    """Return the request or offer told just before, for which a condition is set."""
    parse = earlier.page.parse
    token = parse.token_at(draft.span.start)
    if token is None:
        return None
    first = parse.start[parse.sentences[max(0, parse.sentence[token] - _BACK)][0]]
    waiting = [d for d in drafts if d.kind in {"request", "offer"}]
    near = [d for d in waiting if first <= d.span.start < draft.span.start]
    return near[-1] if near else None
