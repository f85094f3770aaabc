"""Projects drawn at random, with what breaks offsets: emoji, combining characters, CRLF, marks, overlaps."""

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

from hypothesis import strategies as st

from spokework.evaluation.interchange.project import (
    Answer,
    Case,
    Code,
    Codebook,
    Coder,
    Coding,
    Direction,
    Link,
    Making,
    Project,
    Selection,
    Set,
    Source,
    Value,
    Variable,
    VariableKind,
)

LETTERS = st.one_of(
    st.sampled_from(
        ["a", " ", "é", "e\u0301", "😀", "👩🏽‍🚒", "\r\n", "\n", "\r", "\t", "<", "&", "]]>", "\ufeff", "\u2028", '"']
    ),
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
)
WORDS = st.lists(LETTERS, max_size=8).map("".join)
# A text lies in a file of its own, which can hold what XML cannot.
TEXTS = st.lists(LETTERS | st.sampled_from(["\0", "\x1b", "\x0c"]), max_size=30).map("".join)
COLOURS = st.just("") | st.from_regex(r"#([0-9a-f]{6}|[0-9a-f]{3})", fullmatch=True)
ZONES = st.sampled_from([None, UTC, timezone(timedelta(hours=5.5))])
EARLIEST, LATEST = datetime.fromisoformat("1901-01-01"), datetime.fromisoformat("2099-01-01")
MOMENTS = st.none() | st.datetimes(EARLIEST, LATEST, timezones=ZONES)
ANSWERS: dict[VariableKind, st.SearchStrategy[Answer]] = {
    VariableKind.TEXT: WORDS,
    VariableKind.BOOLEAN: st.booleans(),
    VariableKind.INTEGER: st.integers(),
    VariableKind.DECIMAL: st.decimals(allow_nan=False, allow_infinity=False, places=4),
    VariableKind.DATE: st.dates(date(1900, 1, 1)),
    VariableKind.MOMENT: MOMENTS,
}


class Drawing:
    """Gives every thing a GUID of its own, and lets things refer to those drawn before."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw, self._count = draw, 0
        self.coders: list[UUID] = []
        self.codes: list[UUID] = []
        self.notes: list[UUID] = []

    def guid(self) -> UUID:
        self._count += 1
        return UUID(int=self._count * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 2**128)

    def some(self, known: list[UUID]) -> tuple[UUID, ...]:
        return tuple(self._draw(st.lists(st.sampled_from(known), max_size=2, unique=True))) if known else ()

    def one(self, known: list[UUID]) -> UUID | None:
        return self._draw(st.none() | st.sampled_from(known)) if known else None

    def making(self) -> Making:
        return Making(
            by=self.one(self.coders),
            at=self._draw(MOMENTS),
            changed_by=self.one(self.coders),
            changed_at=self._draw(MOMENTS),
        )

    def code(self, depth: int = 0) -> Code:
        guid = self.guid()
        self.codes.append(guid)
        inner = self._draw(st.integers(0, 2)) if depth < 3 else 0
        return Code(
            guid=guid,
            name=self._draw(WORDS),
            description=self._draw(WORDS),
            colour=self._draw(COLOURS),
            codable=self._draw(st.booleans()),
            notes=self.some(self.notes),
            codes=tuple(self.code(depth + 1) for _ in range(inner)),
        )

    def codings(self) -> tuple[Coding, ...]:
        return tuple(
            Coding(
                guid=self.guid(),
                code=code,
                by=self.one(self.coders),
                at=self._draw(MOMENTS),
                notes=self.some(self.notes),
            )
            for code in self.some(self.codes)
        )

    def source(self, variables: list[Variable], *, guid: UUID | None = None) -> Source:
        text = self._draw(TEXTS)
        ends = self._draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2), max_size=3))
        return Source(
            guid=guid or self.guid(),
            text=text,
            name=self._draw(WORDS),
            description=self._draw(WORDS),
            selections=tuple(
                Selection(
                    guid=self.guid(),
                    start=min(pair),
                    end=max(pair),
                    name=self._draw(WORDS),
                    codings=self.codings(),
                    notes=self.some(self.notes),
                    making=self.making(),
                )
                for pair in ends
            ),
            codings=self.codings(),
            notes=self.some(self.notes),
            values=self.values(variables),
            making=self.making(),
        )

    def values(self, variables: list[Variable]) -> tuple[Value, ...]:
        return tuple(
            Value(variable=found.guid, value=self._draw(st.none() | ANSWERS[found.kind]))
            for found in variables
            if self._draw(st.booleans())
        )


@st.composite
def projects(draw: st.DrawFn) -> Project:
    d = Drawing(draw)
    coders = [Coder(guid=d.guid(), name=draw(WORDS), id=draw(WORDS)) for _ in range(draw(st.integers(0, 3)))]
    d.coders = [coder.guid for coder in coders]
    d.notes = [d.guid() for _ in range(draw(st.integers(0, 2)))]
    codes = [d.code() for _ in range(draw(st.integers(0, 2)))]
    kinds = draw(st.lists(st.sampled_from(list(VariableKind)), max_size=3))
    variables = [Variable(guid=d.guid(), name=draw(WORDS), kind=kind, description=draw(WORDS)) for kind in kinds]
    sources = [d.source(variables) for _ in range(draw(st.integers(0, 2)))]
    known = [source.guid for source in sources]
    selections = [selection.guid for source in sources for selection in source.selections]
    return Project(
        name=draw(WORDS),
        description=draw(WORDS),
        coders=tuple(coders),
        codes=tuple(codes),
        variables=tuple(variables),
        cases=(
            Case(
                guid=d.guid(), name=draw(WORDS), description=draw(WORDS), codes=d.some(d.codes),
                values=d.values(variables), sources=d.some(known), selections=d.some(selections),
            ),
        ),
        sources=tuple(sources),
        notes=tuple(d.source(variables, guid=guid) for guid in d.notes),
        links=(
            Link(
                guid=d.guid(), name=draw(WORDS), direction=draw(st.none() | st.sampled_from(Direction)),
                colour=draw(COLOURS), origin=d.one(d.codes), target=d.one(known), notes=d.some(d.notes),
            ),
        ),
        sets=(
            Set(guid=d.guid(), name=draw(WORDS), description=draw(WORDS), codes=d.some(d.codes),
                sources=d.some(known), notes=d.some(d.notes)),
        ),
        about=d.some(d.notes),
        making=d.making(),
    )  # fmt: skip


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    d = Drawing(draw)
    codes = tuple(d.code() for _ in range(draw(st.integers(1, 3))))
    group = Set(guid=d.guid(), name=draw(WORDS), description=draw(WORDS), codes=d.some(d.codes))
    return Codebook(codes=codes, sets=(group,) if draw(st.booleans()) else ())


def small_project(**changed: object) -> Project:
    """Two coders who marked overlapping words behind an emoji; a note, a case, an attribute."""
    d = [UUID(int=number) for number in range(1, 20)]
    text = "She was always there 😀 and I could\r\nsay no. Cafe\u0301."
    found = Project(
        name="Trust",
        coders=(Coder(guid=d[0], name="Wren"), Coder(guid=d[1], name="Finch")),
        codes=(
            Code(guid=d[2], name="Trust", colour="#3366cc", codes=(Code(guid=d[3], name="Choice", notes=(d[10],)),)),
        ),
        variables=(Variable(guid=d[4], name="Setting", kind=VariableKind.TEXT),),
        sources=(
            Source(
                guid=d[5],
                text=text,
                name="Interview 7",
                selections=(
                    Selection(guid=d[6], start=0, end=22, codings=(Coding(guid=d[7], code=d[2], by=d[0]),)),
                    Selection(
                        guid=d[8], start=21, end=text.index(" no"), codings=(Coding(guid=d[9], code=d[3], by=d[1]),)
                    ),
                ),
                values=(Value(variable=d[4], value="police"),),
            ),
        ),
        notes=(Source(guid=d[10], text="Ask again\nabout this.", name="Memo"),),
        cases=(
            Case(
                guid=d[11],
                name="Site A",
                values=(Value(variable=d[4], value="police"),),
                sources=(d[5],),
                selections=(d[6],),
            ),
        ),
    )
    return Project(**{name: getattr(found, name) for name in found.__dataclass_fields__} | changed)
