"""Who says how likely a candidate names an event of each type: the seam for models.

The rest of the room asks a `Scorer` and never a model, so that the linear model of the `fast`
profile and another one (an encoder that has read the whole report) can stand in for each other.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from onrecord.knowledge.linear import LinearModel
from onrecord.language.parse import Parse
from onrecord.reading.predications.candidates import Candidate
from onrecord.reading.predications.casting import link_features
from onrecord.reading.predications.features import features
from onrecord.reading.predications.roles import cast
from onrecord.reading.predications.setting import Setting
from onrecord.records.vocabulary import PloverType

NONE = "NONE"
"""The class of candidates that name no event."""


class Scorer(Protocol):
    """Scores candidates of one page; made anew for each page.

    `rule` is the rule id that goes into the records ("ev.linear").
    """

    @property
    def rule(self) -> str:
        """Id of what decides, for `made_by`."""
        ...

    def types(self, candidates: Sequence[Candidate]) -> Sequence[Mapping[str, float]]:
        """Return for each candidate a probability for `NONE` and for each PLOVER type, 1 in all.

        `candidates` are all of the page, their triggers tokens of its parse. The probability of
        naming an event at all is 1 less that of `NONE`, and is compared with one threshold, so
        that it should be calibrated over all candidates of whole reports.
        """
        ...

    def links(
        self, candidate: Candidate, kind: PloverType, heads: Sequence[int]
    ) -> Sequence[Mapping[str, float]]:
        """Return for each phrase the probability of each role of an event of type `kind`.

        `heads` are tokens that head the phrases of its sentence. Keys are `NONE`, "actor",
        "recipient" and "instrument"; an empty list leaves the roles to the rules.
        """
        ...


class LinearScorer(msgspec.Struct, frozen=True):
    """The linear models over named features, with what stands around the words of its page.

    Without `roles` the rules find the roles.
    """

    model: LinearModel
    roles: LinearModel | None
    parse: Parse
    setting: Setting

    @property
    def rule(self) -> str:
        """Id of what decides, for `made_by`."""
        return "ev.linear"

    def types(self, candidates: Sequence[Candidate]) -> list[dict[str, float]]:
        """Return the probabilities of the model's classes for each candidate."""
        return [self._types(candidate) for candidate in candidates]

    def _types(self, candidate: Candidate) -> dict[str, float]:
        found = features(self.parse, candidate)
        found.extend(self.setting.features(candidate.frame.trigger))
        return dict(zip(self.model.classes, self.model.scores(found), strict=True))

    def links(
        self, candidate: Candidate, kind: PloverType, heads: Sequence[int]
    ) -> list[dict[str, float]]:
        """Return the probabilities of roles for each phrase."""
        if self.roles is None:
            return []
        ruled = cast(self.parse, candidate.frame, kind)
        trigger = candidate.frame.trigger
        found = []
        for head in heads:
            named = link_features(self.parse, candidate, kind, head, ruled)
            named.extend(self.setting.links(trigger, head))
            found.append(dict(zip(self.roles.classes, self.roles.scores(named), strict=True)))
        return found
