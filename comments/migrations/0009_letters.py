"""Letters to commenters: what is to be told, and what has been."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0016_retraction'),
        ('comments', '0008_reactions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('approved', 'Approved'), ('rejected', 'Rejected'), ('answered', 'Answered')], max_length=8)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('sent_at', models.DateTimeField(null=True)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='comment',
            name='noted',
            field=models.CharField(blank=True, db_default='approved', default='', editable=False, max_length=10),
        ),
        migrations.AddField(
            model_name='mailbox',
            name='asked_by',
            field=models.CharField(blank=True, db_default='', default='', editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='mailbox',
            name='linked_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name='mailbox',
            index=models.Index(models.F('asked_by'), models.F('asked_at'), condition=models.Q(('asked_by', ''), _negated=True), name='mailbox_asked_by'),
        ),
        migrations.AddField(
            model_name='notice',
            name='comment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='comments.comment'),
        ),
        migrations.AddField(
            model_name='notice',
            name='mailbox',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='comments.mailbox'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(models.F('mailbox'), models.F('id'), condition=models.Q(('sent_at', None)), name='notice_unsent'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(models.F('created_at'), name='notice_by_age'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(fields=('mailbox', 'comment', 'kind'), name='notice_told_once'),
        ),
    ]
