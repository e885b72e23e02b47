"""Reactions, and the order of reading in place of the order of age below a root. There are no answers yet to put into
order: until now no page took them."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

STEPS = django.contrib.postgres.fields.ArrayField(models.BigIntegerField())


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("comments", "0007_waiting_findings")]
    operations = [
        migrations.CreateModel(
            name='Reaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.SmallIntegerField(verbose_name='up or down')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('is_by_new_key', models.BooleanField(default=False)),
                ('address_hash', models.CharField(blank=True, max_length=64)),
                ('comment', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='reactions', to='comments.comment', verbose_name='comment')),
                ('reader', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reactions', to='comments.reader', verbose_name='reader')),
            ],
            options={
                'verbose_name': 'reaction',
                'verbose_name_plural': 'reactions',
                'constraints': [
                    models.UniqueConstraint(fields=('comment', 'reader'), name='reaction_one_a_reader'),
                    models.CheckConstraint(condition=models.Q(('value__in', (1, -1))), name='reaction_up_or_down'),
                ],
                'indexes': [
                    models.Index(models.F('reader'), models.F('at'), condition=models.Q(('reader__isnull', False)), name='reaction_by_reader'),
                    models.Index(models.F('address_hash'), models.F('at'), condition=models.Q(('address_hash', ''), _negated=True), name='reaction_by_address'),
                ],
            },
        ),
        migrations.AddField(
            model_name='comment',
            name='above',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, db_default=models.Value([], STEPS), default=list, editable=False, size=None),
        ),
        AddIndexConcurrently(
            model_name='comment',
            index=models.Index(
                models.F('root'),
                models.ExpressionWrapper(models.Q(('shown_at__isnull', False)), output_field=models.BooleanField()),
                models.Func(models.F('above'), models.F('id'), function='array_append', output_field=STEPS),
                condition=models.Q(('root__isnull', False)),
                name='comment_in_thread',
            ),
        ),
        RemoveIndexConcurrently(model_name='comment', name='comment_below_root'),
        migrations.AlterField(
            model_name='comment',
            name='root',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='thread', to='comments.comment'),
        ),
    ]
