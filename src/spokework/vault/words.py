"""How the vault keeps words that belong to no hub: a key for each owner, in the keyring, under the master key."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from .keyring import destroy_person_keys, new_person_keys, person_key, person_keys
from .models import PersonKey
from .scrubbing import scrub_after_commit
from .sealing import seal, unseal


class WordsKept:
    """A ``core.words.Keeper``."""

    def seal(self, owner: UUID, words: str, place: str) -> bytes:
        return seal(person_key(owner), words.encode(), _place(owner, place))

    def seal_new(self, words: Mapping[UUID, str], place: str) -> dict[UUID, bytes]:
        keys = new_person_keys(words)
        return {owner: seal(keys[owner], said.encode(), _place(owner, place)) for owner, said in words.items()}

    def open(self, sealed: Mapping[UUID, bytes], place: str) -> dict[UUID, str]:
        keys = person_keys(sealed)
        return {
            owner: unseal(keys[owner], bytes(words), _place(owner, place)).decode()
            for owner, words in sealed.items()
            if owner in keys
        }

    def destroy(self, owners: Iterable[UUID]) -> None:
        destroy_person_keys(owners)
        scrub_after_commit("keyring", PersonKey)


def _place(owner: UUID, place: str) -> str:
    return f"{place}|{owner}"
