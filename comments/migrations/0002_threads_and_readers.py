"""Readers with a key, threads, and what the filter and the reactions leave on a comment. New columns have defaults of
the database, for code that still runs without them."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0016_retraction'),
        ('comments', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Mailbox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='first seen')),
                ('asked_at', models.DateTimeField(editable=False, null=True, verbose_name='asked to confirm')),
                ('confirmed_at', models.DateTimeField(editable=False, null=True, verbose_name='confirmed')),
                ('unsubscribed_at', models.DateTimeField(editable=False, null=True, verbose_name='unsubscribed')),
                ('told_at', models.DateTimeField(editable=False, null=True, verbose_name='last letter')),
            ],
            options={
                'verbose_name': 'mailbox',
                'verbose_name_plural': 'mailboxes',
            },
        ),
        migrations.CreateModel(
            name='Reader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='first seen')),
            ],
            options={
                'verbose_name': 'reader',
                'verbose_name_plural': 'readers',
            },
        ),
        migrations.RemoveConstraint(
            model_name='comment',
            name='comment_has_name_and_text',
        ),
        migrations.AddField(
            model_name='comment',
            name='depth',
            field=models.PositiveSmallIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddField(
            model_name='comment',
            name='downs',
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddField(
            model_name='comment',
            name='edited_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='changed'),
        ),
        migrations.AddField(
            model_name='comment',
            name='edited_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='changed by'),
        ),
        migrations.AddField(
            model_name='comment',
            name='findings',
            field=models.JSONField(db_default=models.Value([], models.JSONField()), default=list, editable=False, verbose_name='findings'),
        ),
        migrations.AddField(
            model_name='comment',
            name='rating',
            field=models.IntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddField(
            model_name='comment',
            name='reason',
            field=models.CharField(blank=True, choices=[('insult', 'an insult'), ('hate', 'hatred or a call to violence'), ('obscene', 'obscene language'), ('false', 'a false claim about a person'), ('private', 'somebody’s private data'), ('off_topic', 'not about the article'), ('advertising', 'advertising'), ('law', 'the law asks for it')], db_default='', default='', max_length=12, verbose_name='reason'),
        ),
        migrations.AddField(
            model_name='comment',
            name='root',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='thread', to='comments.comment'),
        ),
        migrations.AddField(
            model_name='comment',
            name='score',
            field=models.FloatField(db_default=0, default=0, editable=False, verbose_name='suspicion'),
        ),
        migrations.AddField(
            model_name='comment',
            name='shown_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='shown'),
        ),
        migrations.AddField(
            model_name='comment',
            name='ups',
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddField(
            model_name='comment',
            name='wants_answers',
            field=models.BooleanField(db_default=True, default=True, verbose_name='wants to hear of answers'),
        ),
        migrations.AlterField(
            model_name='comment',
            name='name',
            field=models.CharField(blank=True, max_length=60, verbose_name='name'),
        ),
        migrations.AlterField(
            model_name='comment',
            name='parent',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='answers', to='comments.comment', verbose_name='answer to'),
        ),
        migrations.AlterField(
            model_name='comment',
            name='status',
            field=models.CharField(choices=[('pending', 'waiting'), ('approved', 'approved'), ('rejected', 'rejected'), ('spam', 'spam'), ('withdrawn', 'withdrawn')], default='pending', max_length=10, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='comment',
            name='text',
            field=models.TextField(blank=True, max_length=5000, verbose_name='comment'),
        ),
        migrations.AlterField(
            model_name='moderation',
            name='verdict',
            field=models.CharField(choices=[('pending', 'waiting'), ('approved', 'approved'), ('rejected', 'rejected'), ('spam', 'spam'), ('withdrawn', 'withdrawn')], max_length=10, verbose_name='verdict'),
        ),
        migrations.AddConstraint(
            model_name='mailbox',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='mailbox_email'),
        ),
        migrations.AddField(
            model_name='reader',
            name='mailbox',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='readers', to='comments.mailbox', verbose_name='mailbox'),
        ),
        migrations.AddField(
            model_name='comment',
            name='reader',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='comments', to='comments.reader', verbose_name='reader'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'withdrawn'), models.Q(models.Q(('name', ''), _negated=True), models.Q(('text', ''), _negated=True)), _connector='OR'), name='comment_has_name_and_text'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('depth', 0), ('parent', None), ('root', None)), models.Q(('depth__gt', 0), ('parent__isnull', False), ('root__isnull', False)), _connector='OR'), name='comment_depth_below_root'),
        ),
        migrations.AddIndex(
            model_name='reader',
            index=models.Index(models.OrderBy(models.F('created_at'), descending=True), name='reader_newest'),
        ),
        migrations.AddConstraint(
            model_name='reader',
            constraint=models.CheckConstraint(condition=models.Q(('key_hash', ''), _negated=True), name='reader_has_key'),
        ),
    ]
