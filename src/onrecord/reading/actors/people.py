"""The actors of one report, to be asked by character who is meant there."""

from collections.abc import Mapping
from functools import cached_property

import msgspec

from onrecord.records import Actor, ActorMention, Span
from onrecord.records.spans import Ordered


class People(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The actors of a report and every mention of them, each in text order."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[ActorMention, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def _at(self) -> Mapping[int, ActorMention]:
        longest_last = sorted(self.mentions, key=lambda m: -len(m.span))
        return {at: m for m in reversed(longest_last) for at in range(m.span.start, m.span.end)}

    @cached_property
    def _spans(self) -> Ordered:
        return Ordered.of(mention.span for mention in self.mentions)

    def mention_at(self, offset: int) -> ActorMention | None:
        """Return the longest mention over the character at `offset`, if any."""
        return self._at.get(offset)

    def at(self, offset: int) -> Actor | None:
        """Return who is meant at the character `offset`, if it is known."""
        mention = self._at.get(offset)
        return self.by_id.get(mention.actor) if mention and mention.actor else None

    def within(self, span: Span) -> Actor | None:
        """Return the actor whose mention covers most of `span`, the first on a tie."""
        best: tuple[int, ActorMention] | None = None
        for place in self._spans.near(span):
            mention = self.mentions[place]
            shared = min(span.end, mention.span.end) - max(span.start, mention.span.start)
            if shared > 0 and mention.actor and (best is None or shared > best[0]):
                best = (shared, mention)
        return self.by_id.get(best[1].actor or "") if best else None

    def first_in(self, span: Span) -> Actor | None:
        """Return the actor of the first known mention in `span`, of two there the longer one."""
        for place in self._spans.near(span):
            mention = self.mentions[place]
            if mention.actor and mention.span.overlaps(span):
                longest = self.mention_at(max(mention.span.start, span.start)) or mention
                return self.by_id.get(longest.actor or mention.actor)
        return None
