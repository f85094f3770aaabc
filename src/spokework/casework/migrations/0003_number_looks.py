from itertools import groupby
from typing import Any

from django.db import migrations, models


def number_looks(apps: Any, schema_editor: Any) -> None:
    """In the order in which they were counted until now, so that every address in a notice stays right."""
    rows = apps.get_model("casework", "BreakGlass")._base_manager.using(schema_editor.connection.alias)
    looks = rows.order_by("young_person_id", "starts", "pk").only("pk", "young_person_id", "number")
    for _, of_one in groupby(looks, key=lambda look: look.young_person_id):
        for number, look in enumerate(of_one, start=1):
            rows.filter(pk=look.pk).update(number=number)


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_sharing_and_consent")]

    operations = [
        migrations.AddField(
            model_name="breakglass",
            name="number",
            field=models.PositiveIntegerField(editable=False, null=True),
        ),
        migrations.RunPython(number_looks, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="breakglass",
            name="number",
            field=models.PositiveIntegerField(editable=False),
        ),
        migrations.AddConstraint(
            model_name="breakglass",
            constraint=models.UniqueConstraint(fields=("young_person", "number"), name="breakglass_number"),
        ),
    ]
