"""All rules together: a page goes in, its utterances come out in text order."""

from onrecord.reading.page import Page
from onrecord.reading.utterances import according, beside, colons, passives, silences, speech, verbs
from onrecord.reading.utterances.draft import Draft
from onrecord.reading.utterances.scene import Scene
from onrecord.reading.utterances.utterance import Utterance


def find(page: Page) -> tuple[Utterance, ...]:
    """Return every utterance of `page`, by hull in text order, none twice."""
    scene = Scene(parse=page.parse, headlines=_headlines(page))
    drafts = [*verbs.find(scene), *according.find(scene), *colons.find(scene)]
    drafts += passives.find(scene)
    drafts += beside.find(scene, _taken(drafts))
    drafts += silences.find(scene)
    return speech.utterances(scene, drafts)


def _taken(drafts: list[Draft]) -> set[int]:
    """Return the tokens that contents and cues already use."""
    held = {d.cue_head for d in drafts if d.cue_head is not None}
    return held.union(t for d in drafts for a, b in d.content for t in range(a, b))


def _headlines(page: Page) -> frozenset[int]:
    """Return the blocks that are headlines; of a report without regions, the first."""
    if not page.report.regions:
        return frozenset({0})
    return frozenset(
        number
        for number, block in enumerate(page.parse.blocks)
        if page.report.role_at(block.start) in {"headline", "standfirst"}
    )
