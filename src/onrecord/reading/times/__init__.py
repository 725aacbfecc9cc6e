"""When: time expressions, their TIMEX3 values and the days they allow.

Lexemes (what the words are) → grammar (which runs of them are a time) → building (what they
mean) → resolving (which day that is, given publication, tense and the time last spoken of).
"""

from onrecord.reading.times.reader import read

__all__ = ["read"]
