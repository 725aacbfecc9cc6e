"""Statements and events -> commitments: who owes whom what, and how it stands.

One record per commitment, not per mention: later mentions add lines of status. The order is
fixed, because later rules hang their drafts under earlier ones: texts, requests, conditions,
talks, concessions and mandates, expectations and pledges.
"""

from collections.abc import Iterator

from onrecord.reading.commitments.acts import acts
from onrecord.reading.commitments.ahead import ahead
from onrecord.reading.commitments.asked import requests
from onrecord.reading.commitments.breaches import breaches
from onrecord.reading.commitments.conditions import conditions
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.handed import concessions, mandates
from onrecord.reading.commitments.limits import limits
from onrecord.reading.commitments.listed import listed
from onrecord.reading.commitments.nouns import named
from onrecord.reading.commitments.outcomes import outcomes
from onrecord.reading.commitments.pointing import pointing
from onrecord.reading.commitments.provisos import provisos
from onrecord.reading.commitments.resting import resting
from onrecord.reading.commitments.standing import standing
from onrecord.reading.commitments.talks import talks
from onrecord.reading.commitments.texts import texts
from onrecord.reading.commitments.voiced import voiced
from onrecord.reading.commitments.worded import worded
from onrecord.reading.commitments.words import words
from onrecord.records import Commitment, identity

__all__ = ["Earlier", "read"]


def read(earlier: Earlier) -> tuple[Commitment, ...]:
    """Return the commitments of a report, in the order of their first mentions."""
    written = texts(earlier)
    breaches(earlier, written)
    pointing(earlier, written)
    asked = requests(earlier, written)
    drafts = [
        *written,
        *asked,
        *conditions(earlier, asked),
        *talks(earlier, asked),
        *concessions(earlier, written),
        *mandates(earlier, written),
        *voiced(earlier, asked),
    ]
    drafts.extend(_new(limits(earlier), drafts))
    drafts.extend(acts(earlier, drafts))
    drafts.extend(listed(earlier))
    drafts.extend(ahead(earlier, drafts))
    drafts.extend(_new(provisos(earlier), drafts))
    drafts.extend(named(earlier, drafts))
    drafts.extend(worded(earlier, drafts))
    drafts.sort(key=lambda d: d.span)
    standing(earlier, drafts)
    outcomes(earlier, drafts)
    resting(earlier, drafts)
    kept = [d for d in drafts if d.status or d.kind in _WITHOUT_STATUS]
    if not _is_of_war(earlier):
        kept = [d for d in kept if _is_text(d) or any(party.code for party in d.parties)]
    told = sorted(kept, key=lambda d: (d.span, d.kind))
    return _made(earlier, told)


def _new(found: Iterator[Draft], taken: list[Draft]) -> list[Draft]:
    """Return the drafts whose words no draft of the same kind has yet."""
    kept: list[Draft] = []
    for draft in found:
        if not any(d.kind == draft.kind and d.meets(draft) for d in (*taken, *kept)):
            kept.append(draft)
    return kept


_WITHOUT_STATUS = frozenset({"treaty", "ceasefire", "mandate"})
"""Kinds that are on record by being named: "under the treaty of 1992"."""
_ARMED = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "SPY", "IGO", "CRM", "PRE"})


def _is_text(draft: Draft) -> bool:
    """Tell a text that its noun alone makes one from a deal, which a club may sign as well."""
    return draft.kind in _WITHOUT_STATUS and draft.confidence == "high"


def _is_of_war(earlier: Earlier) -> bool:
    """Tell whether the report names an armed body or has a word of war in it.

    In a report of a harvest or a museum only what binds a state is kept.
    """
    if any(actor.role in _ARMED for actor in earlier.people.actors):
        return True
    return any(lemma.lower() in words("of_war") for lemma in earlier.page.parse.lemma)


def _made(earlier: Earlier, drafts: list[Draft]) -> tuple[Commitment, ...]:
    """Give the drafts their ids, then make the records with links between them."""
    numbers: dict[int, int] = {}
    ids: dict[int, str] = {}
    seen: dict[tuple[int, int], int] = {}
    for draft in drafts:
        place = (draft.span.start, draft.span.end)
        numbers[id(draft)] = seen.get(place, 0)
        seen[place] = numbers[id(draft)] + 1
        ids[id(draft)] = identity(
            earlier.page.id, Commitment.kind_name, draft.span, numbers[id(draft)]
        )
    return tuple(_record(earlier, draft, numbers[id(draft)], ids) for draft in drafts)


def _record(earlier: Earlier, draft: Draft, nth: int, ids: dict[int, str]) -> Commitment:
    return Commitment.make(
        earlier.page,
        span=draft.span,
        nth=nth,
        made_by=draft.rule,
        confidence=draft.confidence,
        kind=draft.kind,
        title=draft.title,
        level=draft.level,
        parties=tuple(draft.parties),
        duty=tuple(draft.duty),
        under=ids.get(id(draft.under)),
        basis=ids.get(id(draft.basis)),
        trigger=draft.trigger,
        agreed=draft.agreed,
        deadline=draft.deadline,
        term=draft.term,
        expires=draft.expires,
        options=tuple(draft.options),
        channels=tuple(draft.channels),
        quantity=draft.quantity,
        status=tuple(draft.status),
    )
