"""Rules and the encoder together: one list of drafts from both.

Where both see a cue, the content is the encoder's, the source the likelier of the two, and the
rest (class, hearer, accused) the rule's, unless the form of the rule needs no model. What only
the encoder sees becomes a draft of its own if it is sure of the content and the words are somebody
else's; what only a rule sees stays. The numbers are from trials on PolNeAR's development articles.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from onrecord.knowledge import cues
from onrecord.language.encoder.trace import Numbers
from onrecord.reading.utterances import bracketed, signed, silences
from onrecord.reading.utterances.draft import Draft, Tokens
from onrecord.reading.utterances.hearers import is_telling
from onrecord.reading.utterances.scene import Scene
from onrecord.reading.utterances.traced import CONTENT, CUE, Traced
from onrecord.reading.utterances.verbs import is_performed

FORMS = silences.RULES | {
    signed.RULE,
    signed.TURN,
    bracketed.RULE,
    "ut.alone",
    "ut.quoted_as",
    "ut.quotes",
}
"""Rules whose form alone decides."""

SURE = 0.75
"""Mean probability of a content that the encoder alone finds."""

SURE_NOBODYS = 0.95
"""The same, of what nobody says by no cue."""

SHORT, SURE_SHORT = 5, 0.85
"""Tokens of a content that is so short that the encoder must be surer of it, and how sure."""

SEEN = 0.12
"""What the mean probabilities of cue and content come to, at least, where a rule is in doubt."""

_ANOTHERS = 0.5
_MANY_SENSES = frozenset({"ccomp", "xcomp", "dobj", "acl", "side", "pass", "in"})
GRAMMAR = 2.0
"""What grammar adds to the log probability of its own source."""

_ALIKE = 0.5
_PERCEIVING = frozenset({"see", "hear", "watch", "notice", "look"})


def fused(scene: Scene, drafts: list[Draft], seen: Iterable[Traced]) -> list[Draft]:
    """Return the drafts of a report; `drafts` are the rules', `seen` the encoder's."""
    left = dict(enumerate(drafts))
    near = _by_token(drafts)
    out = []
    formed = _tokens(piece for draft in drafts if draft.rule in FORMS for piece in draft.content)
    for traced in seen:
        number = _partner(left, near, traced)
        own = None if number is None else left.pop(number)
        if own is None and _tokens(traced.content) & formed:
            continue
        if own is not None and own.rule in FORMS:
            out.append(own)
        elif own is not None or (_is_sure(traced) and _is_anothers(scene, traced)):
            out.append(_draft(scene, traced, own))
    return [*out, *left.values()]


def believed(scene: Scene, drafts: list[Draft], chances: Numbers) -> list[Draft]:
    """Return `drafts` without those of common frames in which the encoder sees no words at all.

    `chances` are the class probabilities of each token. Words inside another's words stay: the
    encoder was taught to see the outer ones alone. So do forms that decide by themselves.
    """
    return [
        draft
        for draft in drafts
        if not _is_doubtful(scene, draft)
        or (_chance(draft, chances) >= SEEN and not _is_mentioned(scene, draft, chances))
    ]


def _is_mentioned(scene: Scene, draft: Draft, chances: Numbers) -> bool:
    """Tell whether a noun in another's words only names nobody's words: "no request for tea"."""
    head = draft.cue_head
    if head is None or draft.source is not None or scene.parse.pos[head] != "NOUN":
        return False
    return float(chances[head, CONTENT]) > _ANOTHERS


def _is_doubtful(scene: Scene, draft: Draft) -> bool:
    """Tell whether a rule trusts a word of many senses: "found it dull", "an order for tea"."""
    if draft.rule in FORMS or draft.cue_head is None or not draft.content:
        return False
    frame = draft.rule.removeprefix("ut.").partition("_")[0]
    frame = frame if frame == "pass" else frame.removeprefix("p")
    return frame in _MANY_SENSES and scene.quoted[draft.cue_head] < 0


def _chance(draft: Draft, chances: Numbers) -> float:
    """Return how much of cue and content the encoder sees as such, 0 to 2."""
    said = [token for first, end in draft.content for token in range(first, end)]
    cue = range(*draft.cue) if draft.cue else ()
    parts = ((said, CONTENT), (cue, CUE))
    return sum(float(chances[list(held), kind].mean()) for held, kind in parts if held)


def _is_sure(traced: Traced) -> bool:
    short = len(_tokens(traced.content)) <= SHORT
    return traced.sure >= (SURE_SHORT if short else SURE)


def _is_anothers(scene: Scene, traced: Traced) -> bool:
    """Tell whether somebody else is reported to say the words (guidelines 3.1 and 13.1).

    What nobody says by no cue is the report's own, and so is what the issuer of the page thinks;
    what is seen or heard is perception.
    """
    parse = scene.parse
    if traced.cue is None and traced.source is None:
        quoted = any(scene.quoted[first] >= 0 for first, _ in traced.content)
        return quoted or traced.sure >= SURE_NOBODYS
    head = _head(scene, traced.cue) if traced.cue else None
    if head is not None and parse.lemma[head] in _PERCEIVING and scene.quoted[head] < 0:
        return False
    source = _head(scene, traced.source) if traced.source else None
    own = source is not None and parse.form[source].lower() in {"i", "we"}
    return not own or source is None or scene.quoted[source] >= 0 or is_performed(scene, head)


def _source(traced: Traced, own: Draft | None) -> Tokens | None:
    """Return the likelier source, grammar's preferred."""
    if own is None or own.source is None:
        return traced.source
    by_grammar = traced.affinity(own.source) + GRAMMAR
    return own.source if by_grammar >= traced.affinity(traced.source) else traced.source


def _by_token(drafts: Sequence[Draft]) -> dict[int, list[int]]:
    """Return the numbers of the drafts whose cue or content holds a token, by token."""
    held: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        for token in _words(draft):
            held.setdefault(token, []).append(number)
    return held


def _words(found: Draft | Traced) -> set[int]:
    return _tokens(found.content if found.cue is None else (found.cue, *found.content))


def _partner(left: dict[int, Draft], near: dict[int, list[int]], traced: Traced) -> int | None:
    """Return the number of the rule's draft of the same words: by cue, else by content."""
    numbers = {n for token in _words(traced) for n in near.get(token, ()) if n in left}
    scored = [(_likeness(left[n], traced), -n) for n in numbers]
    likeness, number = max(scored, default=(0.0, 0))
    return -number if likeness >= _ALIKE else None


def _likeness(draft: Draft, traced: Traced) -> float:
    same_cue = draft.cue is not None and traced.cue is not None and _meet(draft.cue, traced.cue)
    return same_cue + _dice(draft.content, traced.content)


def _meet(one: Tokens, other: Tokens) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _dice(one: tuple[Tokens, ...], other: tuple[Tokens, ...]) -> float:
    a, b = _tokens(one), _tokens(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _tokens(pieces: Iterable[Tokens]) -> set[int]:
    return {token for piece in pieces for token in range(*piece)}


def _draft(scene: Scene, traced: Traced, own: Draft | None) -> Draft:
    source = _source(traced, own)
    source_head = _head(scene, source) if source else None
    if own is not None:
        if own.source is None and source_head is not None and own.hearer == source_head:
            source, source_head = None, None  # "the driver was told …"
        if source == own.source:
            source_head = own.source_head
        return replace(
            own,
            rule=own.rule + "+",
            source=source,
            source_head=source_head,
            cue=traced.cue or own.cue,
            content=_without_hearer(scene, traced.content, own.hearer),
        )
    head = _head(scene, traced.cue) if traced.cue else None
    hearer = _told(scene, head, source_head)
    if hearer is not None:
        source, source_head = None, None
    cue = None if head is None else cues.english().get((scene.parse.lemma[head], "VERB"))
    return Draft(
        rule="ut.encoder",
        cue=traced.cue,
        cue_head=head,
        lemma="" if head is None else scene.parse.lemma[head],
        kind="neutral" if cue is None else cue.kind,
        source=source,
        source_head=source_head,
        content=traced.content,
        hearer=hearer,
    )


def _without_hearer(
    scene: Scene, content: tuple[Tokens, ...], hearer: int | None
) -> tuple[Tokens, ...]:
    """Drop a piece that is nothing but who was told: "the driver was told that …"."""
    if hearer is None or scene.parse.dep[hearer] != "nsubjpass":
        return content
    first, end = scene.noun_phrase(hearer)
    kept = tuple((a, b) for a, b in content if not first <= a < b <= end)
    return kept or content


def _told(scene: Scene, cue: int | None, source: int | None) -> int | None:
    """Return the source if it is who was told: "the driver was told that …"."""
    passive = cue is not None and source is not None and scene.passive(cue)
    told = passive and scene.parse.dep[source or 0] == "nsubjpass"
    return source if told and cue is not None and is_telling(scene, cue) else None


def _head(scene: Scene, tokens: Tokens) -> int | None:
    """Return the token of a run that the others hang on."""
    parse = scene.parse
    outside = [t for t in range(*tokens) if not tokens[0] <= parse.head[t] < tokens[1]]
    roots = [t for t in range(*tokens) if parse.head[t] == t]
    words = [t for t in roots + outside if parse.pos[t] != "PUNCT"]
    return words[0] if words else None
