import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0008_workflow_and_audit'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Beat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(blank=True, choices=[('ru', 'Русский'), ('uk', 'Українська')], help_text='Empty: both languages.', max_length=2, verbose_name='language')),
                ('section', models.ForeignKey(blank=True, help_text='With all that is below it. Empty: every section.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.section', verbose_name='section')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='beats', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'verbose_name': 'beat',
                'verbose_name_plural': 'beats',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('user', 'section', 'language'), name='beat_once', nulls_distinct=False, violation_error_message='This section and language are in the list already.'), models.CheckConstraint(condition=models.Q(('language__in', ['', 'ru', 'uk'])), name='beat_language_known', violation_error_message='This language is not one of the site’s.')],
            },
        ),
    ]
