import pytest

from .things import Memo


@pytest.fixture
def memo(db: None) -> Memo:
    return Memo.objects.create(title="First", text="Words")
