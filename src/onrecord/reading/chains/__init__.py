"""Utterance -> the chain of sources from the speaker to the report's own outlet."""

from onrecord.reading.chains.chain import Ending, ending_of, hops, through
from onrecord.reading.chains.passing import around, spoken_to
from onrecord.reading.chains.settings import resting_on, setting
from onrecord.reading.chains.sources import UNKNOWN, UNSAID, source_of

__all__ = [
    "UNKNOWN",
    "UNSAID",
    "Ending",
    "around",
    "ending_of",
    "hops",
    "resting_on",
    "setting",
    "source_of",
    "spoken_to",
    "through",
]
