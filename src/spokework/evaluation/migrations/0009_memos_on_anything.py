from django.db import migrations, models
import django.db.models.deletion


class Migration(migrations.Migration):

    dependencies = [
        ('evaluation', '0008_what_a_lesson_was_called'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='memo',
            name='memo_about_one_thing',
        ),
        migrations.AddField(
            model_name='memo',
            name='participant',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evaluation.participant'),
        ),
        migrations.AddField(
            model_name='memo',
            name='site',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evaluation.site'),
        ),
        migrations.AddField(
            model_name='memo',
            name='theory',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evaluation.theory'),
        ),
        migrations.AddConstraint(
            model_name='memo',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('code__isnull', True), ('participant__isnull', True), ('site__isnull', True), ('source__isnull', False), ('theory__isnull', True)), models.Q(('code__isnull', False), ('participant__isnull', True), ('site__isnull', True), ('source__isnull', True), ('theory__isnull', True)), models.Q(('code__isnull', True), ('participant__isnull', True), ('site__isnull', True), ('source__isnull', True), ('theory__isnull', False)), models.Q(('code__isnull', True), ('participant__isnull', True), ('site__isnull', False), ('source__isnull', True), ('theory__isnull', True)), models.Q(('code__isnull', True), ('participant__isnull', False), ('site__isnull', True), ('source__isnull', True), ('theory__isnull', True)), _connector='OR'), models.Q(('coding__isnull', True), ('source__isnull', False), _connector='OR')), name='memo_about_one_thing'),
        ),
    ]
