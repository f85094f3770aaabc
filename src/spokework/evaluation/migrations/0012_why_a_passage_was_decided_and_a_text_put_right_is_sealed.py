from django.db import migrations, models

from spokework.core.words import keeper

SEALED = {
    'Adjudication': ('coding__source', 'sealed', 'evaluation_adjudication.sealed'),
    'SourceText': ('source', 'why', 'evaluation_sourcetext.why'),
}


def seal_reasons(apps, _schema_editor):
    """Each under the key of its row. What was written of a source that was withdrawn is dropped. There is no way back."""
    for model, (source, column, place) in SEALED.items():
        rows = apps.get_model('evaluation', model)._base_manager.exclude(reason='')
        rows.filter(**{f'{source}__withdrawn_on__isnull': False}).update(reason='')
        for key, words in list(rows.values_list('pk', 'reason')):
            rows.filter(pk=key).update(**{column: keeper().seal(key, words, place), 'reason': ''})


class Migration(migrations.Migration):

    dependencies = [
        ('evaluation', '0011_no_verdict_in_the_open'),
    ]

    operations = [
        migrations.AddField(
            model_name='adjudication',
            name='sealed',
            field=models.BinaryField(default=b''),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='sourcetext',
            name='why',
            field=models.BinaryField(default=b''),
        ),
        migrations.RunPython(seal_reasons),
    ]
