"""Text and its blocks -> a trace: what a small encoder with several heads sees in each piece.

The encoder runs once per report; every reader of the `default` profile asks the same trace.
"""

from onrecord.language.encoder.encoder import Encoder
from onrecord.language.encoder.trace import Sight, Trace

__all__ = ["Encoder", "Sight", "Trace"]
