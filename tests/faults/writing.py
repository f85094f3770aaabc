"""A writer: every write goes through the product's actions under a submission key, and is acknowledged once saved."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from itertools import chain
from random import Random
from typing import NoReturn
from uuid import UUID

from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError, connections

from spokework.casework import actions, codes
from spokework.core import clock
from spokework.core.once import once
from spokework.programme.memberships import actor_for
from spokework.vault.keyring import forget

from .installation import Scene

# Said on the pipe before a write is tried and once it is saved.
TRYING, SAVED = "?", "="
_A_LITTLE = 0.05


def words_of(token: UUID) -> str:
    """What is written says by which sending, so that a second copy is seen."""
    return f"written by {token}"


def token_in(words: str) -> UUID | None:
    return UUID(words.removeprefix("written by ")) if words.startswith("written by ") else None


def tokens(seed: str) -> Iterator[UUID]:
    rng = Random(seed)
    while True:
        yield UUID(int=rng.getrandbits(128))


def write(scene: Scene, token: UUID, *, saved: Callable[[], None] = lambda: None) -> str:
    """As a page does it: a new young person with a key in the keyring, or a contact of one who is known."""
    forget()
    by = actor_for(scene.worker)

    def referral() -> str:
        return actions.record_referral(
            by=by,
            hub_id=scene.hub.pk,
            identity=actions.Identity(given_name="Wren", family_name=f"Quillfeather {token}"),
            received=clock.today(),
            area=scene.area,
            source=codes.Source.SOCIAL_CARE,
            reasons=[codes.Reason.MISSING],
            words=words_of(token),
        ).young_person.reference

    def contact() -> str:
        made = actions.record_contact(
            case=scene.case,
            by=by,
            day=clock.today(),
            mode=codes.Mode.FACE_TO_FACE,
            attendance=codes.Attendance.ATTENDED,
            minutes=45,
            note=words_of(token),
        )
        return f"contact {made.number}"

    def work() -> str:
        answer = referral() if token.int % 3 == 0 else contact()
        saved()
        return answer

    return once(token, person_id=by.id, work=work)


def write_until_killed(scene: Scene, pipe: int, first: list[UUID], seed: str) -> NoReturn:
    for token in chain(first, tokens(seed)):
        _say(pipe, TRYING, token)
        _say(pipe, SAVED, token, _until_saved(scene, token))
    raise AssertionError("there is always another one to write")


def acknowledge_too_early(scene: Scene, pipe: int, token: UUID) -> NoReturn:
    """A writer as it must not be, to see that its loss would be noticed."""
    _say(pipe, TRYING, token)

    def before_it_is_saved() -> None:
        _say(pipe, SAVED, token, "?")
        signal.pause()

    write(scene, token, saved=before_it_is_saved)
    raise AssertionError("it was to be killed before it saved")


def _until_saved(scene: Scene, token: UUID) -> str:
    """Where the server goes away the same sending is tried again, as a person presses the button again."""
    while True:
        try:
            return write(scene, token)
        except (OperationalError, InterfaceError):
            if connections["default"].vendor == "sqlite":
                raise
            connections.close_all()
            time.sleep(_A_LITTLE)


def write_until_full(scene: Scene, pipe: int, seed: str) -> tuple[UUID, str]:
    """The sending that was refused, and what the database said."""
    for token in tokens(seed):
        _say(pipe, TRYING, token)
        try:
            answer = write(scene, token)
        except IntegrityError:
            raise
        except DatabaseError as fault:
            return token, str(fault)
        _say(pipe, SAVED, token, answer)
    raise AssertionError("there is always another one to write")


def _say(pipe: int, *words: object) -> None:
    """One write, so that nothing waits in a buffer when the process is killed."""
    os.write(pipe, (" ".join(map(str, words)) + "\n").encode())
