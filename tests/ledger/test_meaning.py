"""What `check` recomputes must not hang on links: they are set after a record is made."""

import msgspec

from onrecord.records import Relation, meaning_of
from tests.work.fakes import item, reading_of


def test_ties_and_acts_are_no_part_of_the_meaning() -> None:
    held = reading_of(item("Anna said yes."))
    [made] = held.statements
    tied = msgspec.structs.replace(
        made, act="ab" * 10, inside="cd" * 10, relates=(Relation(kind="denies", target="ef" * 10),)
    )
    assert meaning_of(tied, held.report.text) == made.meaning


def test_the_same_claim_in_two_reports_means_the_same() -> None:
    one, other = reading_of(item("Anna said yes.")), reading_of(item("It rained. Anna said yes."))
    assert one.statements[0].meaning == other.statements[0].meaning
    assert one.statements[0].id != other.statements[0].id
