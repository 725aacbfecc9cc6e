"""Utterance -> its wording: stance, certainty, polarity, distance."""

from onrecord.reading.wording.wording import Wording, wording

__all__ = ["Wording", "wording"]
