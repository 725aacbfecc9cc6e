"""When: TIMEX3 values with the interval of days they allow."""

from typing import ClassVar

from onrecord.records.base import Record
from onrecord.records.vocabulary import Edtf, Granularity, TimeAnchor, TimexMod, TimexType


class TimeExpression(Record, frozen=True, kw_only=True):
    """A time as worded. `value` is TIMEX3, symbolic ("XXXX-WXX-2") where nothing anchors it.

    `earliest` and `latest` are ISO dates, both inclusive, None where open. `anchor` says what
    the value was resolved against.
    """

    kind_name: ClassVar[str] = "time"

    type: TimexType
    value: str
    mod: TimexMod | None = None
    earliest: str | None = None
    latest: str | None = None
    granularity: Granularity = "day"
    anchor: TimeAnchor = "absolute"
    edtf: Edtf | None = None
