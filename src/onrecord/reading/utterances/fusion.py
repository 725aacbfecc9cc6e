"""Rules and the encoder together: one list of drafts from both.

Where both see a cue, the spans are the encoder's and the rest (class, hearer, accused) the
rule's. What only the encoder sees becomes a draft of its own. What only a rule sees stays if it
stands inside other content, reports a silence, or the encoder half agrees.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from onrecord.knowledge import cues
from onrecord.reading.utterances.draft import Draft, Tokens
from onrecord.reading.utterances.scene import Scene
from onrecord.reading.utterances.traced import Traced

SILENCE = "no_comment"
_ALIKE = 0.5


def fused(scene: Scene, drafts: list[Draft], seen: Iterable[Traced]) -> list[Draft]:
    """Return the drafts of a report; `drafts` are the rules', `seen` the encoder's."""
    left = list(drafts)
    out = []
    for traced in seen:
        own = _partner(left, traced)
        if own is not None:
            left.remove(own)
        out.append(_draft(scene, traced, own))
    return out + left


def _partner(drafts: list[Draft], traced: Traced) -> Draft | None:
    """Return the rule's draft of the same words: by cue, else by content."""
    scored = [(_likeness(draft, traced), draft) for draft in drafts]
    best = max(scored, default=None, key=lambda pair: pair[0])
    return best[1] if best is not None and best[0] >= _ALIKE else None


def _likeness(draft: Draft, traced: Traced) -> float:
    same_cue = draft.cue is not None and traced.cue is not None and _meet(draft.cue, traced.cue)
    return same_cue + _dice(draft.content, traced.content)


def _meet(one: Tokens, other: Tokens) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _dice(one: tuple[Tokens, ...], other: tuple[Tokens, ...]) -> float:
    a = {t for tokens in one for t in range(*tokens)}
    b = {t for tokens in other for t in range(*tokens)}
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _draft(scene: Scene, traced: Traced, own: Draft | None) -> Draft:
    source_head = _head(scene, traced.source) if traced.source else None
    if own is not None:
        return replace(
            own,
            rule=own.rule + "+",
            source=traced.source,
            source_head=source_head,
            cue=traced.cue or own.cue,
            content=traced.content,
        )
    head = _head(scene, traced.cue) if traced.cue else None
    cue = None if head is None else cues.english().get((scene.parse.lemma[head], "VERB"))
    return Draft(
        rule="ut.encoder",
        cue=traced.cue,
        cue_head=head,
        lemma="" if head is None else scene.parse.lemma[head],
        kind="neutral" if cue is None else cue.kind,
        source=traced.source,
        source_head=source_head,
        content=traced.content,
    )


def _head(scene: Scene, tokens: Tokens) -> int | None:
    """Return the token of a run that the others hang on."""
    parse = scene.parse
    outside = [t for t in range(*tokens) if not tokens[0] <= parse.head[t] < tokens[1]]
    roots = [t for t in range(*tokens) if parse.head[t] == t]
    words = [t for t in roots + outside if parse.pos[t] != "PUNCT"]
    return words[0] if words else None
