"""Verdicts say why, and can be undone; the log of them is kept by the database itself. Bans."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


# Verdicts of before know only the account.
NAME_THEM = """
UPDATE comments_moderation SET who = auth_user.username FROM auth_user WHERE auth_user.id = comments_moderation.by_id;
"""

# Whatever wrote it, a verdict stays as it was written, but for the text before an edit, which may be forgotten. It goes
# only together with its comment: looked at when the transaction ends, since Django deletes the comment after it.
KEEP = """
CREATE FUNCTION comments_keep_moderation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.text = '' THEN
        OLD.text := '';
    END IF;
    IF NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'Verdicts are not changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER comments_moderation_kept BEFORE UPDATE ON comments_moderation
    FOR EACH ROW EXECUTE FUNCTION comments_keep_moderation();

CREATE FUNCTION comments_keep_verdicts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM comments_comment WHERE id = OLD.comment_id) THEN
        RAISE EXCEPTION 'Verdicts are not deleted while their comment stays' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER comments_verdicts_kept AFTER DELETE ON comments_moderation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION comments_keep_verdicts();
"""

LET_GO = """
DROP TRIGGER comments_verdicts_kept ON comments_moderation;
DROP FUNCTION comments_keep_verdicts();
DROP TRIGGER comments_moderation_kept ON comments_moderation;
DROP FUNCTION comments_keep_moderation();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0016_retraction'),
        ('comments', '0005_typo_report'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ban',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('network', models.CharField(blank=True, editable=False, max_length=64, verbose_name='address')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('reason', models.CharField(choices=[('insult', 'an insult'), ('hate', 'hatred or a call to violence'), ('obscene', 'obscene language'), ('false', 'a false claim about a person'), ('private', 'somebody’s private data'), ('off_topic', 'not about the article'), ('advertising', 'advertising'), ('law', 'the law asks for it')], max_length=12, verbose_name='reason')),
                ('note', models.TextField(blank=True, max_length=500, verbose_name='note')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='since')),
                ('lifted_at', models.DateTimeField(editable=False, null=True, verbose_name='lifted')),
            ],
            options={
                'verbose_name': 'ban',
                'verbose_name_plural': 'bans',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.AddField(
            model_name='comment',
            name='range_hash',
            field=models.CharField(blank=True, db_default='', default='', editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='comment',
            name='version',
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddField(
            model_name='moderation',
            name='before',
            field=models.JSONField(db_default=models.Value({}, models.JSONField()), default=dict),
        ),
        migrations.AddField(
            model_name='moderation',
            name='note',
            field=models.TextField(blank=True, db_default='', default='', max_length=500, verbose_name='note'),
        ),
        migrations.AddField(
            model_name='moderation',
            name='reason',
            field=models.CharField(blank=True, choices=[('insult', 'an insult'), ('hate', 'hatred or a call to violence'), ('obscene', 'obscene language'), ('false', 'a false claim about a person'), ('private', 'somebody’s private data'), ('off_topic', 'not about the article'), ('advertising', 'advertising'), ('law', 'the law asks for it')], db_default='', default='', max_length=12, verbose_name='reason'),
        ),
        migrations.AddField(
            model_name='moderation',
            name='text',
            field=models.TextField(blank=True, db_default='', default='', verbose_name='text before'),
        ),
        migrations.AddField(
            model_name='moderation',
            name='undoes',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='undone_by', to='comments.moderation', verbose_name='undoes'),
        ),
        migrations.AddField(
            model_name='moderation',
            name='who',
            field=models.CharField(blank=True, db_default='', default='', max_length=150, verbose_name='who'),
        ),
        migrations.AlterField(
            model_name='moderation',
            name='by',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='moderator'),
        ),
        migrations.AlterField(
            model_name='moderation',
            name='verdict',
            field=models.CharField(choices=[('approved', 'approved'), ('rejected', 'rejected'), ('spam', 'marked as spam'), ('edited', 'edited'), ('undone', 'verdict undone'), ('trusted', 'published at once, as trusted'), ('withdrawn', 'withdrawn')], max_length=10, verbose_name='verdict'),
        ),
        migrations.AddIndex(
            model_name='moderation',
            index=models.Index(models.F('by'), models.OrderBy(models.F('id'), descending=True), name='moderation_by_account'),
        ),
        migrations.AddField(
            model_name='ban',
            name='by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='moderator'),
        ),
        migrations.AddField(
            model_name='ban',
            name='reader',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='bans', to='comments.reader', verbose_name='browser'),
        ),
        migrations.AddIndex(
            model_name='ban',
            index=models.Index(models.OrderBy(models.F('at'), descending=True), models.OrderBy(models.F('id'), descending=True), name='ban_newest'),
        ),
        migrations.AddIndex(
            model_name='ban',
            index=models.Index(django.db.models.functions.text.Lower('email'), name='ban_by_email'),
        ),
        migrations.AddIndex(
            model_name='ban',
            index=models.Index(models.F('network'), name='ban_by_network'),
        ),
        migrations.AddConstraint(
            model_name='ban',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('email', ''), ('network', ''), ('reader__isnull', False)), models.Q(('network', ''), ('reader', None), models.Q(('email', ''), _negated=True)), models.Q(('email', ''), ('reader', None), models.Q(('network', ''), _negated=True)), _connector='OR'), name='ban_of_one'),
        ),
        migrations.RunSQL(NAME_THEM, migrations.RunSQL.noop),
        migrations.RunSQL(KEEP, LET_GO),
    ]
