"""An utterance while the rules still work on it, in token numbers."""

import msgspec

Tokens = tuple[int, int]
"""First token and end (exclusive)."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An `Utterance` in tokens; `hearer` and `accused` are heads of phrases."""

    rule: str
    cue: Tokens | None = None
    cue_head: int | None = None
    lemma: str = ""
    kind: str = "neutral"
    source: Tokens | None = None
    source_head: int | None = None
    content: tuple[Tokens, ...] = ()
    hearer: int | None = None
    accused: int | None = None
