import pytest

from onrecord.language.engine import Engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine.load()
