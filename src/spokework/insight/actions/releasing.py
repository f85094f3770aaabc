"""A release's way out. What takes seconds – counting, protecting, attacking – is done before a row is locked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.core import clock
from spokework.core.beside import Progress, silently
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.core.quarters import quarter_name, quarter_start
from spokework.extract.files import Extract, current, folder
from spokework.insight.models import KeyMessage, Release
from spokework.insight.states import RELEASE, ReleaseState
from spokework.programme.queries.names import hub_names

from .base import after, did, lock, one_at_a_time, published
from .boards import keep_for_boards, out_to_boards
from .messages import carry_over

if TYPE_CHECKING:
    from spokework.insight.releases.checking import Attacked
    from spokework.insight.releases.ledger import Out
    from spokework.insight.releases.making import Candidate

ROUND5 = "round5"
_GROWN = "Another release came out since it was made. Make it again, so that it is protected together with that one."
_FIELDS = ("profile", "as_at", "extract", "tables", "figures", "missing_returns")


class Leaking(Refused):
    """The attack found what may not go out. ``cells`` name the counts in words, never with their number."""

    def __init__(self, message: str, cells: Sequence[str]) -> None:
        super().__init__(message)
        self.cells = tuple(cells)


def candidate_for(*, quarter: int, by: Actor, profile: str = ROUND5, progress: Progress = silently) -> "Candidate":
    """Counted on the current extract and protected together with all that is out. Changes nothing."""
    require(by, P.PREPARE_RELEASES)
    extract, ledger = refuse_the_quarter(quarter)
    from spokework.insight.releases.making import candidate

    return candidate(
        extract,
        quarter,
        profile=profile,
        ledger=_out(ledger),
        hub_names=hub_names(),
        boards=out_to_boards(ledger),
        progress=progress,
    )


def refuse_the_quarter(quarter: int) -> tuple[Extract, list[Release]]:
    """One that the figures have not got whole, or that a later release came after; else figures and ledger."""
    extract = current()
    if extract is None:
        raise Refused("There are no figures yet. Bring figures up to date first.", field="quarter")
    if quarter_start(quarter + 1) > extract.as_at:
        raise Refused(
            f"{quarter_name(quarter)} is not over in the figures as at {long_date(extract.as_at)}. Choose an earlier "
            "quarter, or bring figures up to date once it is.",
            field="quarter",
        )
    ledger = published()
    if ledger and quarter < max(each.quarter for each in ledger):
        latest = quarter_name(max(each.quarter for each in ledger))
        raise Refused(f"{latest} is published already. Choose it, or a later quarter.", field="quarter")
    return extract, ledger


def refuse_a_second(quarter: int, reason: str) -> int:
    """While one is being prepared; and another version without its reason. Else which version was the last."""
    rows = Release.objects.unscoped("versions are numbered").filter(quarter=quarter)
    if rows.exclude(state=ReleaseState.PUBLISHED).exists():
        raise Refused(
            f"A release of {quarter_name(quarter)} is being prepared already. Open it and make it again.",
            field="quarter",
        )
    last: int = rows.aggregate(last=Max("edition"))["last"] or 0
    if last and not reason.strip():
        raise Refused("Say why there is another version: it is published with it.", field="reason")
    return last


@transaction.atomic
def make_release(*, candidate: "Candidate", by: Actor, reason: str = "") -> Release:
    """A draft. The second one of a quarter is another version: it says why, and starts with the words of the first."""
    require(by, P.PREPARE_RELEASES)
    _still_against(candidate)
    last = refuse_a_second(candidate.quarter, reason)
    release = Release(
        quarter=candidate.quarter,
        edition=last + 1,
        reason=reason.strip() if last else "",
        state=RELEASE.first,
        made_by_id=by.account_id,
        made_at=clock.now(),
        **{name: getattr(candidate, name) for name in _FIELDS},
    )
    release.save(force_insert=True)
    keep_for_boards(release, candidate)
    carried = ["messages"] if carry_over(release) else []
    did("release made", release, by=by, fields=["quarter", "profile", *carried])
    return release


@transaction.atomic
def make_again(*, release: Release, candidate: "Candidate", by: Actor) -> Release:
    """From the figures of today; whoever makes it is its author from then on. Key messages stay."""
    locked = lock(release, "make_again", by=by)
    if candidate.quarter != locked.quarter:
        raise ValueError("the candidate is of another quarter")
    _still_against(candidate)
    taken = {f"{step}_{what}": None for step in ("checked", "approved") for what in ("by_id", "at")}
    _change(
        locked,
        **{name: getattr(candidate, name) for name in _FIELDS},
        **taken,
        report={},
        state=after("make_again", locked),
        made_by_id=by.account_id,
        made_at=clock.now(),
    )
    keep_for_boards(locked, candidate)
    did("release made again", locked, by=by, fields=["figures", "profile"])
    return locked


def figures_of(release: Release) -> Extract:
    extract = Extract(folder() / release.extract)
    if not extract.is_whole:
        raise Refused("The figures it was counted on are no longer there. Make it again, then check it.")
    return extract


def attack_release(*, release: Release, by: Actor, progress: Progress = silently) -> "Attacked":
    """By anybody outside and by each hub, with everything that is out. Changes nothing."""
    require(by, P.PREPARE_RELEASES)
    RELEASE.step("check", release.state)
    extract = figures_of(release)
    from spokework.insight.releases.checking import attacked

    (candidate,) = _out([release])
    return attacked(
        candidate,
        profile=release.profile,
        extract=extract,
        ledger=_out(published()),
        hub_names=hub_names(),
        named_missing=[(each["hub"], each["quarter"]) for each in release.missing_returns],
        progress=progress,
    )


@transaction.atomic
def check_release(*, release: Release, attacked: "Attacked", by: Actor) -> Release:
    """The report stands with the release from then on. What leaks is refused, with the counts it would give away."""
    locked = lock(release, "check", by=by)
    if (locked.name, locked.made_at) != (attacked.release, release.made_at):
        raise Refused("It was made again meanwhile. Check it once more.")
    _same_ledger(attacked.against)
    _refuse_what_leaks(attacked)
    done = {"report": attacked.report(), "checked_by_id": by.account_id, "checked_at": clock.now()}
    _change(locked, state=after("check", locked), **done)
    did("release checked", locked, by=by, fields=["state", "report"])
    return locked


@transaction.atomic
def approve_release(*, release: Release, by: Actor) -> Release:
    """By somebody who had no hand in it, under their own name."""
    locked = lock(release, "approve", by=by)
    if by.account_id is None:
        raise Refused("A release is approved under somebody's own name. Sign in and approve it on its page.")
    writers = KeyMessage.objects.unscoped("whoever wrote of it does not approve it").filter(release=locked)
    if locked.had_a_hand_in_it(by.account_id, writers.values_list("by_id", flat=True)):
        raise Refused("You made, checked or wrote part of this release. Ask another person to approve it.")
    _same_ledger(locked.report["against"])
    _change(locked, state=after("approve", locked), approved_by_id=by.account_id, approved_at=clock.now())
    did("release approved", locked, by=by, fields=["state"])
    return locked


@transaction.atomic
def publish_release(*, release: Release, by: Actor) -> Release:
    """Frozen from then on."""
    require(by, P.PREPARE_RELEASES)
    one_at_a_time()
    locked = lock(release, "publish", by=by)
    _same_ledger(locked.report["against"])
    _change(locked, state=after("publish", locked), published_by_id=by.account_id, published_at=clock.now())
    did("release published", locked, by=by, fields=["state"])
    return locked


def _refuse_what_leaks(attacked: "Attacked") -> None:
    if attacked.noughts or attacked.not_named:
        raise Leaking(
            "A hub that sent no return would be counted as nought, or is not named. Make the release again.",
            [*attacked.noughts, *attacked.not_named],
        )
    if attacked.contradicts:
        raise Leaking(
            "Numbers were corrected after an earlier release, so that nobody can tell what both give away together. "
            "Make the release again: what cannot be checked is then left out.",
            attacked.contradicts,
        )
    if attacked.leaks or attacked.undecided:
        raise Leaking(
            "Small counts could be worked out from this release. Make it again with every number rounded.",
            [*attacked.leaks, *attacked.undecided],
        )


def _still_against(candidate: "Candidate") -> None:
    if list(candidate.against) != [each.name for each in published()]:
        raise Refused(_GROWN)


def _same_ledger(against: Sequence[str]) -> None:
    """One that came out between the attack and this step was no part of the attack."""
    if list(against) != [each.name for each in published()]:
        raise Refused(_GROWN)


def _out(releases: Sequence[Release]) -> "list[Out]":
    from spokework.insight.releases.ledger import Out

    return [Out(each.name, each.quarter, each.tables) for each in releases]


def _change(release: Release, **values: Any) -> None:
    release.change(**values)
