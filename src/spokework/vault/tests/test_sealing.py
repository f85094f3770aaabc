import pytest
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st

from spokework.vault.sealing import MasterKeyMissing, Unreadable, master_key, new_key, seal, subkey, unseal

KEY = b"k" * 32


@given(st.binary(), st.text())
def test_what_is_sealed_opens_in_its_place(plain: bytes, place: str) -> None:
    assert unseal(KEY, seal(KEY, plain, place), place) == plain


@given(st.binary(min_size=1), st.integers(min_value=0), st.integers(1, 255))
def test_a_changed_byte_is_found(plain: bytes, at: int, change: int) -> None:
    sealed = bytearray(seal(KEY, plain, "here"))
    sealed[at % len(sealed)] ^= change
    with pytest.raises(Unreadable):
        unseal(KEY, bytes(sealed), "here")


@pytest.mark.parametrize(("key", "place"), [(KEY, "there"), (b"x" * 32, "here"), (KEY, "here ")])
def test_it_opens_nowhere_else(key: bytes, place: str) -> None:
    with pytest.raises(Unreadable, match="was not sealed there"):
        unseal(key, seal(KEY, b"words", "here"), place)


@pytest.mark.parametrize("length", [0, 5, 12, 27])
def test_a_shortened_text_is_unreadable_and_not_a_crash(length: int) -> None:
    with pytest.raises(Unreadable):
        unseal(KEY, seal(KEY, b"words", "here")[:length], "here")


def test_the_same_words_never_look_the_same() -> None:
    assert seal(KEY, b"words", "here") != seal(KEY, b"words", "here")


def test_keys_and_subkeys_differ() -> None:
    assert new_key() != new_key()
    assert len({subkey(KEY, "identity"), subkey(KEY, "narrative"), KEY}) == 3


@pytest.mark.parametrize("text", ["", "c2hvcnQ=", "not base64 at all!"])
def test_a_master_key_that_is_none_says_what_to_do(settings: LazySettings, text: str) -> None:
    settings.SPOKEWORK_MASTER_KEY = text
    with pytest.raises(MasterKeyMissing, match="spokework init"):
        master_key()
