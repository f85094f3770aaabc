"""Django's own command, for which a database without a table is brought up to date at once."""

from typing import Any

from django.core.management.commands import migrate

from spokework.core import new_databases


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if not (options["app_label"] or options["plan"] or options["check_unapplied"]):
            new_databases.make_tables_at_once(options["database"])
        super().handle(*args, **options)
