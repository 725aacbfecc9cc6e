"""What the encoder's heads answer; training and reading share these lists.

A token head has, for each of its classes, a first piece and further pieces (0 is neither). A
link head scores, from each piece, every piece of the window, place 0 standing for nothing. A
pooled head reads the means of some stretches ("slots") and names one of its classes.
"""

from typing import get_args

from onrecord.records.vocabulary import PloverType

TAGS: dict[str, tuple[str, ...]] = {
    "attribution": ("source", "cue", "content"),
    "roles": ("actor", "recipient"),
    "trigger": ("event",),
}
"""Token heads: attributions; the two parties of a sentence's main event; triggers of events."""

LINKS: tuple[str, ...] = ("source", "cue", "actor", "recipient")
"""Link heads: from a content to its source and its cue, from a trigger to its two parties."""

ROOTS = (
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
    "YIELD",
)
"""PLOVER types as PLV has them: CONCEDE and RETREAT are one class."""

POOLED: dict[str, tuple[str, ...]] = {
    "root": ROOTS,
    "plover": get_args(PloverType),
}
"""Pooled heads and what their three slots are.

`root`: sentence, actor, recipient of its main event. `plover`: trigger, actor, recipient.
"""

LINK_WIDTH = 64
"""Width of the two projections whose product scores a link."""
