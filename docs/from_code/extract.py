"""The tables of an extract, column by column."""

from spokework.extract.schema import TABLES, VERSION

from .markdown import code, page, table


def extract() -> str:
    parts = []
    for each in TABLES:
        rows = [
            (
                code(column.name),
                column.kind.value,
                column.means,
                code(column.codes) if column.codes else "–",
                "yes" if column.may_be_empty else "",
            )
            for column in each.columns
        ]
        parts += [
            f"## {code(each.name)}",
            f"{each.holds}.",
            table(("column", "kind", "means", "code list", "may be empty"), rows),
        ]
    return page(
        "# The extract",
        f"Version {VERSION}. What `spokework extract` writes, as Parquet; `schema.json` beside the tables says the "
        "same, with the code lists. No table holds a name, a written word or a birth date.",
        *parts,
    )
