"""All rules together: a page goes in, its utterances come out in text order."""

from onrecord.reading.page import Page
from onrecord.reading.utterances import speech, verbs
from onrecord.reading.utterances.scene import Scene
from onrecord.reading.utterances.utterance import Utterance


def find(page: Page) -> tuple[Utterance, ...]:
    """Return every utterance of `page`, by hull in text order, none twice."""
    scene = Scene(parse=page.parse)
    drafts = list(verbs.find(scene))
    return speech.utterances(scene, drafts)
