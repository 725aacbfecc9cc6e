"""What the utterance rules hand on: who seems to speak, which word says so, what is said.

Chains, wording and links are read later from these; nothing here is a record yet.
"""

import msgspec

from onrecord.records import Span
from onrecord.records.vocabulary import Mode


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """One source, cue and content as found by `rule`.

    `source` is None where nobody is named (an agentless passive, a source the page lost);
    `source_head` and `cue_head` are token numbers of the parse, None where the span holds no
    single head. `cue_class` is the class of the cue lexicon. `content` holds the pieces in
    text order and may be empty. `addressee` and `accused` are the words for whom it was said
    to and whom it blames. `quoted` are the quotations inside the content, marks excluded.
    """

    rule: str
    source: Span | None = None
    source_head: int | None = None
    cue: Span | None = None
    cue_head: int | None = None
    cue_lemma: str = ""
    cue_class: str = "neutral"
    content: tuple[Span, ...] = ()
    mode: Mode = "indirect"
    addressee: Span | None = None
    accused: Span | None = None
    quoted: tuple[Span, ...] = ()
    lost_source: bool = False
