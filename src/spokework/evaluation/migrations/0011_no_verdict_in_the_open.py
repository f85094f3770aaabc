from django.db import migrations


class Migration(migrations.Migration):
    """In a step of its own: PostgreSQL changes no table in the transaction that wrote its rows."""

    dependencies = [
        ('evaluation', '0010_why_a_verdict_was_given_is_sealed'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='evidence',
            name='reasoning',
        ),
    ]
