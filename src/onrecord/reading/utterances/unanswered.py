"""Calls, letters and requests that nobody answered, and the draft of a silence."""

from collections.abc import Iterator

import msgspec

from onrecord.reading.utterances.draft import Draft
from onrecord.reading.utterances.scene import Scene

ANSWERS = frozenset({"comment", "response", "reply", "reaction", "answer", "word", "claim"})
STAYING = frozenset({"go", "ring", "rang", "remain", "be", "stay", "find", "meet", "get",
                     "receive"})  # fmt: skip
"""Verbs of what stays without an answer, or of who stays silent."""
_CALLS = frozenset({"call", "message", "email", "e-mail", "text", "phone"})
_ASKINGS = frozenset({"request", "letter", "question", "query", "enquiry", "inquiry", "offer",
                      "appeal", "proposal", "plea", "demand", "note"})  # fmt: skip
_ANSWERED = frozenset({"answer", "return", "acknowledge"})


def of_word(scene: Scene, token: int) -> Draft | None:
    """Read "Calls to the garrison rang unanswered" and "The request was not answered"."""
    parse = scene.parse
    lemma, verb = parse.lemma[token], token
    if parse.form[token].lower() == "unanswered" or (
        lemma in ANSWERS and _without(scene, token) is not None
    ):
        verb = parse.head[token] if lemma not in ANSWERS else parse.head[parse.head[token]]
        if parse.lemma[verb] not in STAYING:
            return None
    elif not (
        lemma in _ANSWERED
        and scene.passive(token)
        and any(parse.dep[c] == "neg" for c in parse.children[token])
    ):
        return None
    asked = scene.subject(verb)
    if asked is None or parse.lemma[asked] not in _CALLS | _ASKINGS:
        return None
    first, end = scene.cue_range(verb)
    draft = silence(
        scene, "ut.unanswered", token, (first, max(end, token + 1)), asked_at(scene, asked)
    )
    if parse.lemma[asked] in _CALLS:
        return draft
    return msgspec.structs.replace(draft, content=(scene.noun_phrase(asked),))


def others_asked(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the same for the others: "Calls to the garrison and to the mayor rang unanswered"."""
    parse, first = scene.parse, draft.source_head
    to = None if first is None else parse.head[first]
    if first is None or to is None or parse.lemma[to] != "to":
        return
    again = (c for link in (to, parse.head[to]) for c in parse.children[link])
    links = (c for c in again if parse.dep[c] == "conj" and parse.lemma[c] == "to" and c > to)
    pairs = (c for link in links for c in parse.children[link] if parse.dep[c] == "pobj")
    for asked in dict.fromkeys(pairs):
        phrase = scene.noun_phrase(asked)
        yield msgspec.structs.replace(draft, source=phrase, source_head=asked)


def _without(scene: Scene, noun: int) -> int | None:
    head = scene.parse.head[noun]
    return head if scene.parse.lemma[head] == "without" else None


def asked_at(scene: Scene, noun: int) -> int | None:
    """Return to whom calls and requests went."""
    parse = scene.parse
    for child in parse.children[noun]:
        if parse.dep[child] in {"prep", "dative"} and parse.lemma[child] == "to":
            return next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
    return None


def silence(scene: Scene, rule: str, head: int, cue: tuple[int, int], source: int | None) -> Draft:
    """Return the draft of a silence of `source`, of nobody named where that is None."""
    return Draft(
        rule=rule,
        cue=cue,
        cue_head=head,
        lemma=scene.parse.lemma[head],
        kind="no_comment",
        source=scene.noun_phrase(source) if source is not None else None,
        source_head=source,
    )
