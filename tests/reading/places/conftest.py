"""One gazetteer for the tests of places."""

import pytest

from onrecord.knowledge.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer.load()
