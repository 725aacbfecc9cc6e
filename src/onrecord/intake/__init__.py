"""bytes -> Capture: what is read, in which encoding, and how much of it."""

from onrecord.intake.dates import checked_date
from onrecord.intake.encoding import Decoded, decode
from onrecord.intake.inputs import items
from onrecord.intake.item import Item
from onrecord.intake.limits import run_limited

__all__ = ["Decoded", "Item", "checked_date", "decode", "items", "run_limited"]
