"""The stop list, prints of texts and what verdicts have taught: tables of the filter."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0016_retraction'),
        ('comments', '0010_letters_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LearnedWord',
            fields=[
                ('stem', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('example', models.CharField(blank=True, max_length=40)),
                ('approved', models.PositiveIntegerField()),
                ('refused', models.PositiveIntegerField()),
            ],
            options={
                'verbose_name': 'learned word',
                'verbose_name_plural': 'learned words',
            },
        ),
        migrations.CreateModel(
            name='StopForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(max_length=100)),
            ],
            options={
                'verbose_name': 'form of a word',
                'verbose_name_plural': 'forms of words',
            },
        ),
        migrations.CreateModel(
            name='StopWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=100, verbose_name='word, phrase or domain')),
                ('key', models.CharField(editable=False, max_length=100, unique=True)),
                ('language', models.CharField(blank=True, choices=[('', 'Both'), ('ru', 'Русский'), ('uk', 'Українська')], default='', help_text='Whose forms of the word are looked for.', max_length=2, verbose_name='language')),
                ('weight', models.FloatField(default=1, help_text='1 and more holds a comment by itself; less only together with something else.', validators=[django.core.validators.MinValueValidator(0.1), django.core.validators.MaxValueValidator(10)], verbose_name='weight')),
                ('spared', models.CharField(blank=True, help_text='Forms that are innocent words too, with commas between them: they are let through.', max_length=500, verbose_name='but not')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='entered')),
                ('formed_at', models.DateTimeField(editable=False, null=True)),
                ('parts', models.JSONField(editable=False, null=True)),
                ('anchor', models.PositiveSmallIntegerField(default=0, editable=False)),
            ],
            options={
                'verbose_name': 'entry of the stop list',
                'verbose_name_plural': 'stop list',
                'ordering': ['key'],
            },
        ),
        migrations.CreateModel(
            name='TextPrint',
            fields=[
                ('comment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='print', serialize=False, to='comments.comment')),
                ('bands', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'print of a text',
                'verbose_name_plural': 'prints of texts',
            },
        ),
        migrations.AddIndex(
            model_name='stopword',
            index=models.Index(models.F('id'), condition=models.Q(('formed_at', None)), name='stop_word_without_forms'),
        ),
        migrations.AddConstraint(
            model_name='stopword',
            constraint=models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='stop_word_has_key'),
        ),
        migrations.AddField(
            model_name='stopform',
            name='word',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forms', to='comments.stopword'),
        ),
        migrations.AddIndex(
            model_name='textprint',
            index=django.contrib.postgres.indexes.GinIndex(models.F('bands'), fastupdate=False, name='text_print_bands'),
        ),
        migrations.AddIndex(
            model_name='textprint',
            index=models.Index(models.F('created_at'), name='text_print_oldest'),
        ),
        migrations.AddConstraint(
            model_name='stopform',
            constraint=models.UniqueConstraint(fields=('form', 'word'), name='stop_form_once'),
        ),
    ]
