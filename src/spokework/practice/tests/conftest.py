import pytest

from .desk import Desk, a_desk


@pytest.fixture
def desk(db: None) -> Desk:
    return a_desk()
