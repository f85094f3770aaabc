"""What a sidecar says of theories and memos: its shape, and what it names is there. Refused, with the place, where not.

``SHAPE`` is the schema, in the order of the README. A file that a person or another program changed is no harm: every
value is checked here before a row is made, and nothing of it is believed further than its shape.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from spokework.core.errors import Refused
from spokework.evaluation import codes
from spokework.evaluation.states import TheoryState

Check = Callable[[Any, str], Any]
MOST, LONGEST = 50_000, 20_000


def _no(where: str, what: str) -> Refused:
    return Refused(f"This project was not read: in its spokework.json {where} {what}. Export it again.", field="file")


def text(longest: int = LONGEST, *, needed: bool = False) -> Check:
    def check(value: Any, where: str) -> str:
        if not isinstance(value, str) or len(value) > longest or "\0" in value or (needed and not value.strip()):
            raise _no(where, f"is no text of at most {longest:,} characters")
        return value

    return check


def one_of(values: Collection[str]) -> Check:
    def check(value: Any, where: str) -> str:
        if not isinstance(value, str) or value not in values:
            raise _no(where, "is none of what it may be")
        return value

    return check


def whole(least: int = 0, most: int = 2**31 - 1) -> Check:
    def check(value: Any, where: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise _no(where, f"is no whole number from {least} to {most}")
        return value

    return check


def flag(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise _no(where, "is neither true nor false")
    return value


def guid(value: Any, where: str) -> UUID:
    try:
        return UUID(value)
    except (ValueError, AttributeError, TypeError):
        raise _no(where, "is no GUID") from None


def day(value: Any, where: str) -> date:
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        raise _no(where, "is no date") from None


def moment(value: Any, where: str) -> datetime:
    try:
        found = datetime.fromisoformat(value)
    except (ValueError, TypeError):
        raise _no(where, "is no time") from None
    if found.tzinfo is None:
        raise _no(where, "is a time without its zone")
    return found


def share(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise _no(where, "is no share from 0 to 1")
    return value


def maybe(check: Check) -> Check:
    return lambda value, where: None if value is None else check(value, where)


def many(check: Check, most: int = MOST) -> Check:
    def checked(value: Any, where: str) -> list[Any]:
        if not isinstance(value, list) or len(value) > most:
            raise _no(where, f"is no list of at most {most:,}")
        return [check(each, f"{where}, {at},") for at, each in enumerate(value, start=1)]

    return checked


def thing(**fields: Check) -> Check:
    def check(value: Any, where: str) -> dict[str, Any]:
        if not isinstance(value, dict) or set(value) != set(fields):
            raise _no(where, f"does not say exactly {', '.join(fields)}")
        return {name: field(value[name], f"{where} {name}") for name, field in fields.items()}

    return check


def named(check: Check, longest: int = 120) -> Check:
    def checked(value: Any, where: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise _no(where, "is no object")
        return {text(longest)(name, where): check(each, f"{where} {name}") for name, each in value.items()}

    return checked


_BY, _SHORT = maybe(text(200)), text(200)
_VERSION = whole(1, 10_000)
_ROW = thing(
    code=text(60),
    label=_SHORT,
    numerator=maybe(whole()),
    denominator=maybe(whole()),
    missing=maybe(whole()),
    rate=maybe(share),
    withheld=_SHORT,
    silent=many(_SHORT, 1_000),
)
_STATES = [state.value for state in TheoryState]

SHAPE: dict[str, Check] = {
    "memos": many(
        thing(
            note=guid,
            theory=maybe(guid),
            site=maybe(guid),
            participant=maybe(text(60, needed=True)),
            snapshot=maybe(guid),
        )
    ),
    "outcomes": many(
        thing(
            number=whole(1, 1_000),
            title=text(120, needed=True),
            is_working_title=flag,
            indicators=many(thing(code=text(60), title=_SHORT), 200),
        )
    ),
    "theories": many(
        thing(
            id=guid,
            outcome=whole(1, 1_000),
            title=text(120, needed=True),
            state=one_of(_STATES),
            versions=many(
                thing(
                    number=_VERSION,
                    if_said=text(needed=True),
                    then_said=text(needed=True),
                    because_said=text(),
                    context=text(),
                    resource=text(),
                    reasoning=text(),
                    outcome=text(),
                    level=one_of(codes.TheoryLevel.values),
                    kind_of_change=one_of(codes.Change.values),
                    reason=text(),
                    by=_BY,
                    at=moment,
                    prompted_by=many(guid),
                )
            ),
            steps=many(
                thing(
                    at_version=_VERSION,
                    before=one_of(_STATES),
                    after=one_of(_STATES),
                    reason=text(),
                    by=_BY,
                    at=moment,
                )
            ),
        )
    ),
    "relations": many(thing(theory=guid, other=guid, kind=one_of(codes.RelationKind.values))),
    "snapshots": many(
        thing(
            id=guid,
            key=text(120, needed=True),
            quarter=whole(0, 2**15 - 1),
            edition=whole(1, 2**15 - 1),
            profile=text(20),
            as_at=day,
            extract=text(60),
            published_at=moment,
            table=thing(
                key=text(120),
                indicator=text(60),
                title=_SHORT,
                breakdown=text(40),
                breakdown_title=_SHORT,
                to_date=flag,
                period_title=_SHORT,
                is_count=flag,
                year=flag,
                rows=many(_ROW, 1_000),
                unconfirmed=many(_SHORT, 1_000),
            ),
            definition=named(text()),
            by=_BY,
            at=moment,
        )
    ),
    "evidence": many(
        thing(
            id=guid,
            theory=guid,
            at_version=_VERSION,
            source=maybe(guid),
            passage=maybe(guid),
            snapshot=maybe(guid),
            text_moved_on=flag,
            site=maybe(guid),
            part=one_of(codes.Part.values),
            verdict=one_of(codes.Verdict.values),
            relevance=one_of(codes.Grade.values),
            rigour=one_of(codes.Grade.values),
            reasoning=text(),
            by=_BY,
            at=moment,
            replaced_by=maybe(guid),
        )
    ),
    "patterns": many(
        thing(
            theory=guid,
            at_version=_VERSION,
            key=text(120, needed=True),
            title=_SHORT,
            breakdown=text(40),
            tiers=many(many(text(60), 1_000), 1_000),
            names=named(_SHORT),
            reasoning=text(),
            seen_before=text(30),
            by=_BY,
            at=moment,
            looks=many(thing(snapshot=guid, by=_BY, at=moment)),
        )
    ),
}


def read_theories(
    sidecar: Mapping[str, Any],
    *,
    sources: Collection[UUID],
    passages: Collection[UUID],
    sites: Collection[UUID],
    notes: Collection[UUID] = (),
) -> dict[str, list[dict[str, Any]]]:
    """Empty where the file says nothing of theories or memos. What it refers to of the project must be in that."""
    if not set(SHAPE) & set(sidecar):
        return {}
    told = {name: check(_as_now(name, sidecar.get(name, [])), name) for name, check in SHAPE.items()}
    _versions(told["theories"])
    _figures(told["snapshots"])
    _references(told, sources, passages, sites)
    _memos(told, notes, sites)
    return told


def _as_now(name: str, said: Any) -> Any:
    """Files from before memos were about figures do not say that they are not."""
    if name != "memos" or not isinstance(said, list):
        return said
    return [{"snapshot": None} | each if isinstance(each, dict) else each for each in said]


def _versions(theories: list[dict[str, Any]]) -> None:
    titles = [each["title"].strip().casefold() for each in theories]
    if len(set(titles)) != len(titles):
        raise _no("theories", "has one title twice")
    for each in theories:
        if [version["number"] for version in each["versions"]] != list(range(1, len(each["versions"]) + 1)):
            raise _no("theories", f"“{each['title'][:60]}” has versions that do not follow one another")
        if not each["versions"] or any(step["at_version"] > len(each["versions"]) for step in each["steps"]):
            raise _no("theories", f"“{each['title'][:60]}” speaks of a version that is not there")


def _figures(snapshots: list[dict[str, Any]]) -> None:
    from spokework.evaluation.models.snapshot import COUNTED_BY  # noqa: PLC0415  # names of words, no row

    for each in snapshots:
        if each["table"]["key"] != each["key"] or not set(COUNTED_BY) <= set(each["definition"]):
            raise _no("snapshots", "has a figure that is not the one it is said to be")
        for row in each["table"]["rows"]:
            if None not in (row["numerator"], row["denominator"]) and row["numerator"] > row["denominator"]:
                raise _no("snapshots", "has a part that is larger than its whole")


def _references(
    told: dict[str, list[dict[str, Any]]],
    sources: Collection[UUID],
    passages: Collection[UUID],
    sites: Collection[UUID],
) -> None:
    versions = {each["id"]: len(each["versions"]) for each in told["theories"]}
    theory_of = {each["id"]: each["theory"] for each in told["evidence"]}
    snapshots = {each["id"] for each in told["snapshots"]}
    outcomes = {each["number"] for each in told["outcomes"]}
    for name in ("theories", "snapshots", "evidence"):
        if len({each["id"] for each in told[name]}) != len(told[name]):
            raise _no(name, "has one id twice")

    def there(place: str, found: UUID | None, known: Collection[UUID]) -> None:
        if found is not None and found not in known:
            raise _no(place, "refers to something that is not in the project")

    for theory in told["theories"]:
        if theory["outcome"] not in outcomes:
            raise _no("theories", "refers to an outcome that is not in it")
        for version in theory["versions"]:
            for each in version["prompted_by"]:
                there("theories", each, theory_of)
    for relation in told["relations"]:
        there("relations", relation["theory"], versions)
        there("relations", relation["other"], versions)
        if relation["theory"] == relation["other"]:
            raise _no("relations", "relates a theory to itself")
    _once(told["relations"], ("theory", "other", "kind"), "relations", "says one relation twice")
    for row in told["evidence"]:
        there("evidence", row["theory"], versions)
        there("evidence", row["source"], sources)
        there("evidence", row["passage"], passages)
        there("evidence", row["snapshot"], snapshots)
        there("evidence", row["site"], sites)
        there("evidence", row["replaced_by"], theory_of)
        if row["at_version"] > versions[row["theory"]]:
            raise _no("evidence", "speaks of a version that is not there")
        if (row["source"] is None) == (row["snapshot"] is None) or (row["passage"] and row["source"] is None):
            raise _no("evidence", "is neither one source nor one figure")
        if row["replaced_by"] is not None and theory_of[row["replaced_by"]] != row["theory"]:
            raise _no("evidence", "was judged again of another theory")
    _chains(told["evidence"])
    for pattern in told["patterns"]:
        there("patterns", pattern["theory"], versions)
        groups = [code for tier in pattern["tiers"] for code in tier]
        if len(set(groups)) != len(groups) or not set(groups) <= set(pattern["names"]) or len(pattern["tiers"]) < 2:
            raise _no("patterns", "puts groups in places that it does not name")
        if pattern["at_version"] > versions[pattern["theory"]]:
            raise _no("patterns", "speaks of a version that is not there")
        for look in pattern["looks"]:
            there("patterns", look["snapshot"], snapshots)
        _once(pattern["looks"], ("snapshot",), "patterns", "looks at one figure twice")


def _once(rows: list[dict[str, Any]], names: tuple[str, ...], where: str, what: str) -> None:
    """What one row alone may say in the database."""
    if len({tuple(row[name] for name in names) for row in rows}) != len(rows):
        raise _no(where, what)


def _memos(told: dict[str, list[dict[str, Any]]], notes: Collection[UUID], sites: Collection[UUID]) -> None:
    theories, snapshots = ({each["id"] for each in told[name]} for name in ("theories", "snapshots"))
    if len({each["note"] for each in told["memos"]}) != len(told["memos"]):
        raise _no("memos", "has one note twice")
    for each in told["memos"]:
        if sum(each[name] is not None for name in ("theory", "site", "participant", "snapshot")) != 1:
            raise _no("memos", "is not about one thing")
        for name, known in (("note", notes), ("theory", theories), ("site", sites), ("snapshot", snapshots)):
            if each[name] is not None and each[name] not in known:
                raise _no("memos", "refers to something that is not in the project")


def _chains(evidence: list[dict[str, Any]]) -> None:
    """A verdict is judged again once, and later: no two by the same one, and never in a circle."""
    after = [row["replaced_by"] for row in evidence if row["replaced_by"] is not None]
    if len(set(after)) != len(after):
        raise _no("evidence", "has one verdict in place of two")
    place = {row["id"]: at for at, row in enumerate(evidence)}
    if any(row["replaced_by"] is not None and place[row["replaced_by"]] <= place[row["id"]] for row in evidence):
        raise _no("evidence", "was judged again before it was judged")
