import pytest

from spokework.insight.presenters.words import percent

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0 %"),
        (0.0049, "under 1 %"),
        (0.005, "under 1 %"),
        (0.72, "72 %"),
        (0.994, "99 %"),
        (0.996, "over 99 %"),
        (1, "100 %"),
    ],
)
def test_a_share_is_never_nought_or_all_when_it_is_neither(share: float, said: str) -> None:
    assert percent(share) == said
