"""What a time expression says before it is known when it was said: a small algebra of times."""

from typing import Literal

import msgspec

from onrecord.records.vocabulary import TimexMod, TimexType

Origin = Literal["published", "reference"]
"""What a time is counted from: the day of publication, or the time last spoken of."""

Edge = Literal["START", "MID", "END", "EARLIER", "LATER", ""]
"""The part of a time that is meant; EARLIER and LATER end or begin at publication."""


class Exact(msgspec.Struct, frozen=True):
    """A time that needs no anchor ("1991", "16 November 2021")."""

    value: str


class Named(msgspec.Struct, frozen=True):
    """A time by a name that comes back: a weekday, a month, a day of the year, a quarter.

    `name` is what follows the year ("11", "11-16", "Q3", "SU"), or the number of a weekday, or
    the rule of a holiday. `direction` is the word before it, empty where there is none.
    """

    what: Literal["weekday", "weekend", "of_year", "holiday"]
    name: str
    direction: str = ""
    year: "Moved | None" = None
    week: "Moved | None" = None


class Moved(msgspec.Struct, frozen=True):
    """The day, week, month … `count` units from the origin ("last year", "two days ago").

    `like_origin` keeps the granularity of the time it is counted from ("a year earlier").
    """

    unit: str
    count: float
    origin: Origin = "published"
    like_origin: bool = False


class Spoken(msgspec.Struct, frozen=True):
    """The unit last spoken of ("that day", "the quarter"); `back` years before it.

    A negative `back` is a year itself, negated ("the 1988 quarter"); with `ended` ("the latest
    quarter") the unit is over at publication.
    """

    unit: str
    back: int = 0
    ended: bool = False


class WeekOf(msgspec.Struct, frozen=True):
    """A week of a month: the `nth` one (-1 the last), or with 0 the week that holds a day."""

    of: "Meaning"
    nth: int = 0


class Length(msgspec.Struct, frozen=True):
    """A duration; `side` is -1 for one that ends now, 1 for one that begins now, else 0."""

    value: str
    unit: str = ""
    count: float = 0
    side: int = 0


class TimeOfDay(msgspec.Struct, frozen=True):
    """A part of a day ("TNI") or a time of the clock ("T22:00") of the day `of`.

    Without `of` it is a time of the day last spoken of, or of publication.
    """

    time: str
    of: "Meaning | None" = None


class Fixed(msgspec.Struct, frozen=True):
    """A value that stays as it is: PRESENT_REF, a repeated time."""

    value: str


Meaning = Exact | Named | Moved | Spoken | WeekOf | Length | TimeOfDay | Fixed


class Expression(msgspec.Struct, frozen=True):
    """A meaning with its TIMEX3 type and what narrows or hedges it.

    `more_days` is how many days after the first it goes on ("March 14-16").
    """

    meaning: Meaning
    type: TimexType = "DATE"
    mod: TimexMod | None = None
    edge: Edge = ""
    more_days: int = 0
