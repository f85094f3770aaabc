"""The items of the reporting standard as a page has them, with the sections that are to be written."""

from collections.abc import Sequence

from spokework.core.components import Cell, Column, Table
from spokework.evaluation.models import Evaluation
from spokework.evaluation.presenters.evaluation import link
from spokework.evaluation.sections import BY_KEY

from .checking import Checked


def counted(items: Sequence[Checked]) -> str:
    whole = sum(not each.missing for each in items)
    return f"{whole} of {len(items)} items are there in full"


def items_table(evaluation: Evaluation, items: Sequence[Checked], *, may_write: bool) -> Table:
    def section(each: Checked) -> Cell:
        if not each.item.sections:
            return Cell("Put together from what is on record")
        key = each.item.sections[0]
        url = link("report_section", evaluation, section=key) if may_write else ""
        return Cell(BY_KEY[key].heading, url)

    return Table(
        "RAMESES II, item by item",
        [Column("Item"), Column("State"), Column("What is there, what is missing"), Column("To write")],
        [
            [
                Cell(f"{each.item.number}. {each.item.title}", note=each.item.asks),
                Cell(each.status),
                Cell("; ".join(each.missing) or "Nothing is missing", note="; ".join(each.there)),
                section(each),
            ]
            for each in items
        ],
        note="After Wong and others, BMC Medicine 14:96 (2016), in our own words. That an item is there does not say "
        "that it is good.",
    )
