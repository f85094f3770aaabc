from django.db import migrations, models

from spokework.core.words import keeper

PLACE = 'evaluation_evidence.sealed'


def seal_reasons(apps, _schema_editor):
    """Each under a key of its own. What was emptied when its source was withdrawn stays empty. There is no way back."""
    rows = apps.get_model('evaluation', 'Evidence')._base_manager.all()
    for key, words in list(rows.exclude(reasoning='').values_list('pk', 'reasoning')):
        rows.filter(pk=key).update(sealed=keeper().seal(key, words, PLACE), reasoning='')


class Migration(migrations.Migration):

    dependencies = [
        ('evaluation', '0009_memos_on_anything'),
    ]

    operations = [
        migrations.AddField(
            model_name='evidence',
            name='sealed',
            field=models.BinaryField(default=b''),
            preserve_default=False,
        ),
        migrations.RunPython(seal_reasons),
    ]
