"""What the tests of events share."""

import pytest

import onrecord


@pytest.fixture
def read(tmp_path):
    """Read a text as a user would, published on a Wednesday unless told otherwise."""

    def run(text, published="2023-05-17"):
        page = tmp_path / "report.txt"
        page.write_text(text, "utf-8")
        return onrecord.read(page, published=published)

    return run
