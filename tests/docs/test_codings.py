"""The page of codings names every rule that the code has, and no other."""

import re
from pathlib import Path

import onrecord.views.codings
from onrecord.knowledge.table import rows

CODE = Path(onrecord.views.codings.__file__).parent
PAGE = Path(__file__).parents[2] / "docs/reference/codings.md"
_RULE = re.compile(r"[\"`]((?:ac|uc|cd)\.[a-z_]+)[\"`]")


def test_every_rule_is_on_the_page_and_every_rule_of_the_page_is_in_the_code():
    in_code = {
        rule for path in CODE.glob("*.py") for rule in _RULE.findall(path.read_text("utf-8"))
    }
    in_code |= {row["rule"] for row in rows("acled_modes")}
    assert set(_RULE.findall(PAGE.read_text("utf-8"))) == in_code
