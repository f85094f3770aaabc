"""What a test that commits leaves behind is taken away: from the tables that hold rows, not from all there are.

Django's own flush empties every table of both databases – on PostgreSQL it makes new files for each of them – and then
writes down anew what kinds of rows and permissions there are, which nobody here asks about.
"""

from collections.abc import Iterable

from django.db import connections, transaction

# Made with the tables, the same for every test.
_STAY = {"django_migrations", "django_content_type", "auth_permission"}


def empty(aliases: Iterable[str]) -> None:
    for alias in aliases:
        _empty(alias)


def _empty(alias: str) -> None:
    connection = connections[alias]
    quote = connection.ops.quote_name
    with transaction.atomic(using=alias), connection.cursor() as cursor:
        there = {*connection.introspection.table_names(cursor)} - _STAY
        asked = (f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {quote(table)})" for table in sorted(there))
        cursor.execute(" UNION ALL ".join(asked))
        # In whatever order: references are looked at when the transaction ends.
        for (table,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {quote(table)}")
