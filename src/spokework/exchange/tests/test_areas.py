"""Reading the published look-up: what is taken, what is passed over, what is refused and where."""

import json
from collections.abc import Sequence

import pytest

from spokework.exchange.area_details import read_details
from spokework.exchange.areas import read_lookup
from spokework.exchange.problems import FileRefused, Problem
from spokework.exchange.tables import Table, read_table

HEAD = "LTLA21CD,LTLA21NM,UTLA21CD,UTLA21NM"
HARTLEPOOL = "E06000001,Hartlepool,E06000001,Hartlepool"
CAMBRIDGE = "E07000008,Cambridge,E10000003,Cambridgeshire"
CARDIFF = "W06000015,Cardiff,W06000015,Cardiff"


def table(*lines: str) -> Table:
    return read_table("\n".join(lines).encode())


def problems(*lines: str) -> Sequence[Problem]:
    try:
        return read_lookup(table(*lines)).problems
    except FileRefused as refused:
        return refused.problems


def test_a_district_is_taken_with_its_county_and_wales_is_passed_over() -> None:
    lookup = read_lookup(table(HEAD, HARTLEPOOL, CAMBRIDGE, CARDIFF))
    assert not lookup.problems
    assert {code: facts.parent_name for code, facts in lookup.areas.items()} == {
        "E06000001": "",
        "E07000008": "Cambridgeshire",
        "E10000003": "",
    }
    assert [(s.row, s.code, s.name, s.why) for s in lookup.skipped] == [(4, "W06000015", "Cardiff", "in Wales")]


@pytest.mark.parametrize(
    "content",
    [
        f"\ufeff{HEAD}\r\n{CAMBRIDGE}\r\n",
        f"{HEAD}\n\n{CAMBRIDGE}\n\n\n",
        HEAD + ',FID\n"E07000008","Cambridge","E10000003","Cambridgeshire",1\n',
        HEAD.replace(",", ";") + "\n" + CAMBRIDGE.replace(",", ";"),
        HEAD.replace(",", "\t") + "\n" + CAMBRIDGE.replace(",", "\t"),
        HEAD.replace("21", "23").lower() + f"\n {CAMBRIDGE} ",
        "LAD23CD,LAD23NM,CTYUA23CD,CTYUA23NM\n" + CAMBRIDGE,
        json.dumps([dict(zip(HEAD.split(","), CAMBRIDGE.split(","), strict=True), FID=1)]),
        "\ufeff  " + json.dumps([dict(zip(HEAD.split(","), CAMBRIDGE.split(","), strict=True))]),
    ],
)
def test_the_list_is_read_however_it_was_saved(content: str) -> None:
    lookup = read_lookup(read_table(content.encode()))
    assert set(lookup.areas) == {"E07000008", "E10000003"}
    assert lookup.areas["E07000008"].parent_name == "Cambridgeshire"


def test_a_name_with_a_comma_and_quotes_is_kept() -> None:
    lookup = read_lookup(
        table(HEAD, 'E06000019,"Herefordshire, ""County of""",E06000019,"Herefordshire, ""County of"""')
    )
    assert lookup.areas["E06000019"].name == 'Herefordshire, "County of"'


@pytest.mark.parametrize(
    ("lines", "row", "column", "words"),
    [
        (["LTLA21CD,UTLA21CD,UTLA21NM", "E06000001,E06000001,Hartlepool"], 1, "LTLA21NM", "no column"),
        ([HEAD + ",LAD21CD", HARTLEPOOL + ",E06000001"], 1, "LAD21CD", "says the authority's code too"),
        ([HEAD], 2, "", "no rows"),
        ([HEAD, ",Hartlepool,,"], 2, "LTLA21CD", "the code is empty"),
        ([HEAD, "E06000001,,,"], 2, "LTLA21NM", "the name is empty"),
        ([HEAD, HARTLEPOOL, "E05000026,Abbey,,"], 3, "LTLA21CD", "E06 to E10"),
        ([HEAD, "E0600001,Hartlepool,,"], 2, "LTLA21CD", "E06 to E10"),
        ([HEAD, "E07000008,Cambridge,,"], 2, "UTLA21CD", "needs the code of its county"),
        ([HEAD, "E07000008,Cambridge,E10000003,"], 2, "UTLA21NM", "the name is empty"),
        ([HEAD, "E06000001,Hartlepool,K04000001,England"], 2, "UTLA21CD", "not the code of a county"),
        ([HEAD, HARTLEPOOL, "E06000001,Hartlepol,,"], 3, "LTLA21NM", "“Hartlepool” in row 2"),
        (
            [HEAD, CAMBRIDGE, "E07000009,East Cambridgeshire,E10000003,Cambs"],
            3,
            "UTLA21NM",
            "“Cambridgeshire” in row 2",
        ),
        ([HEAD, CAMBRIDGE, "E07000008,Cambridge,E10000020,Norfolk"], 3, "UTLA21CD", "Keep one"),
        ([HEAD, f"E06000001,{'x' * 121},,"], 2, "LTLA21NM", "too long"),
        ([HEAD, "E06000001,Hart\x00lepool,,"], 2, "LTLA21NM", "do not print"),
        ([HEAD, "E06000001,Hartlepool"], 2, "", "2 cells, the headings 4"),
        ([HEAD + ",UTLA21NM", HARTLEPOOL + ",Hartlepool"], 1, "UTLA21NM", "twice"),
        ([HEAD, 'E06000001,"Hartle"pool,,'], 0, "", "cannot be read as CSV"),
        (["  "], 0, "", "empty"),
        ([";;"], 0, "", "empty"),
        (["[1]"], 1, "", "not a record"),
        (["[]"], 0, "", "list of records"),
        (["[" * 100_000], 0, "", "cannot be read"),
        (['{"a": 1}'], 0, "", "list of records"),
    ],
)
def test_a_fault_is_named_with_its_row_its_column_and_the_remedy(
    lines: list[str], row: int, column: str, words: str
) -> None:
    found = problems(*lines)
    assert (found[0].row, found[0].column) == (row, column), found
    assert words in found[0].message
    assert str(found[0]).endswith(".")


def test_a_file_that_is_no_utf_8_or_too_large_says_so() -> None:
    with pytest.raises(FileRefused) as refused:
        read_table("LTLA21CD\nMôn".encode("latin-1"))
    assert "CSV UTF-8" in str(refused.value.problems[0])
    with pytest.raises(FileRefused) as refused:
        read_table(b" " * (5 * 1024 * 1024 + 1))
    assert "5 MB" in str(refused.value.problems[0])


def test_every_fault_of_the_file_is_named_at_once() -> None:
    found = problems(HEAD, ",A,,", "E06000001,,,", "E07000008,Cambridge,,", "E06000002,Middlesbrough,,")
    assert [(p.row, p.column) for p in found] == [(2, "LTLA21CD"), (3, "LTLA21NM"), (4, "UTLA21CD")]


KNOWN = {"E06000001", "E06000002", "E06000003"}


def test_details_may_be_left_empty_and_give_neighbours_by_code() -> None:
    details = read_details(
        table(
            "code,region,population_10_17,neighbours",
            'E06000001,North East,"9,100",E06000002; E06000003 W06000015',
            "E06000002,,,",
            "W06000015,Wales,1,",
        ),
        known=KNOWN,
    )
    assert not details.problems
    assert details.regions == {"E06000001": "North East"}
    assert details.populations == {"E06000001": 9100}
    assert details.neighbours == {"E06000001": {"E06000002", "E06000003"}}


@pytest.mark.parametrize(
    ("lines", "row", "column", "words"),
    [
        (["name", "x"], 1, "code", "no column"),
        (["code", "E06000001"], 1, "", "none of the columns"),
        (["code,region", "E06000009,x"], 2, "code", "not a code of the list"),
        (["code,region", "E06000001,x", "E06000001,y"], 3, "code", "in row 2 already"),
        (["code,population", "E06000001,many"], 2, "population", "whole number"),
        (["code,population", "E06000001,-3"], 2, "population", "whole number"),
        (["code,population", "E06000001,999999999"], 2, "population", "whole number"),
        (["code,population", "E06000001,٣"], 2, "population", "whole number"),
        (["code,neighbours", "E06000001,E06000009"], 2, "neighbours", "E06000009: not in the list"),
        (["code,region", f"E06000001,{'x' * 81}"], 2, "region", "no region"),
    ],
)
def test_a_fault_in_the_details_is_named_too(lines: list[str], row: int, column: str, words: str) -> None:
    found = read_details(table(*lines), known=KNOWN).problems
    assert (found[0].row, found[0].column) == (row, column)
    assert words in found[0].message
