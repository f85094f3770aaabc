from django.db import migrations


class Migration(migrations.Migration):
    """In a step of its own: PostgreSQL changes no table in the transaction that wrote its rows."""

    dependencies = [
        ('evaluation', '0012_why_a_passage_was_decided_and_a_text_put_right_is_sealed'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='adjudication',
            name='reason',
        ),
        migrations.RemoveField(
            model_name='sourcetext',
            name='reason',
        ),
    ]
