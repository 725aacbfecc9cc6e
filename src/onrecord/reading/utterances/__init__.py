"""Page -> Utterances: quotations, cues, sources, contents."""

from onrecord.reading.utterances.finding import find
from onrecord.reading.utterances.utterance import Utterance

__all__ = ["Utterance", "find"]
