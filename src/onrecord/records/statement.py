"""Who said what, to whom, through which chain, and how it was worded.

FollowTheMoney calls a property triple a statement; ours is an attributed utterance.
"""

from typing import Annotated, ClassVar

import msgspec

from onrecord.records.base import Record
from onrecord.records.spans import Span
from onrecord.records.vocabulary import (
    AnonymousClass,
    Certainty,
    Distance,
    Link,
    Mode,
    Polarity,
    RelationKind,
    SourceKind,
    Stance,
    Via,
)


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody or something that words come from.

    `name` is the fullest name the report gives ("Armen Grigoryan"), or the words used
    ("a military official"); empty for kind `unknown`, where the page lost the source. `span`
    is where this source stands in the sentence, `antecedent` where the full name stands if
    `span` is a pronoun or a short name. `title` is the office or affiliation as worded.
    """

    kind: SourceKind
    name: str
    span: Span | None = None
    antecedent: Span | None = None
    title: str | None = None
    anonymous: AnonymousClass | None = None
    count: int | None = None
    actor: Link | None = None
    private_person: bool = False


class Hop(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One link of a chain: `via` says how the words passed to this source from the one before.

    The first hop is the speaker (`spoken`). `span` is the wording that shows the hop ("as
    quoted by"), None where it is implicit, as for the report's own outlet.
    """

    source: Source
    via: Via
    span: Span | None = None

    @property
    def name(self) -> str:
        """Name of the source, or in brackets that it is unknown: lost, or no outlet given."""
        unknown = "(outlet unknown)" if self.via == "implicit" else "(source unknown)"
        return self.source.name or unknown


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """A tie from a statement to another statement or event of the same report."""

    kind: RelationKind
    target: Link


Relations = Annotated[tuple[Relation, ...], msgspec.Meta(extra={"link": True})]
"""Ties are links: what a statement means does not hang on what else its report says."""


class Statement(Record, frozen=True, kw_only=True):
    """One utterance by one source. The primary span is the hull of source, cue and content.

    `content` may be empty ("There was no comment") and may be in pieces (a split quotation).
    `chain` runs from the speaker to the report's own outlet and has at least one hop. Each
    wording field has the span of the cue that decided it, None where it is the default.
    `certainty` is the source's as worded, `distance` the reporter's, `polarity` the content's
    own. `accused` is who is blamed, which is not whom the words were addressed to.
    """

    kind_name: ClassVar[str] = "statement"

    source: Span | None = None
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    chain: tuple[Hop, ...]
    addressee: Source | None = None
    accused: Source | None = None
    basis: tuple[Span, ...] = ()
    mode: Mode = "indirect"
    stance: Stance = "asserts"
    stance_cue: Span | None = None
    certainty: Certainty = "certain"
    certainty_cue: Span | None = None
    polarity: Polarity = "positive"
    polarity_cue: Span | None = None
    distance: Distance = "neutral"
    distance_cue: Span | None = None
    quoted: tuple[Span, ...] = ()
    said_at: Link | None = None
    occasion: Span | None = None
    medium: Span | None = None
    inside: Link | None = None
    relates: Relations = ()
    act: Link | None = None

    @property
    def speaker(self) -> Source:
        """Who said it: the first hop of the chain."""
        return self.chain[0].source
