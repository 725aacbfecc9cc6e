"""The page the product was conceived from, where the checkout has it beside it."""

from pathlib import Path

import pytest

from tests.article.reading import flags, read, roles

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "moscow-times-2021-11-16.txt"


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample page is not in this checkout")
def test_the_sample_page_is_set_apart_from_its_furniture():
    report = read(SAMPLE.read_bytes())
    assert [role for role, _ in roles(report)] == (
        ["appeal", "headline", "photo_credit"]
        + ["body"] * 13
        + ["wire_credit", "appeal", "related_link"]
    )
    assert "lost_link" in flags(report)
