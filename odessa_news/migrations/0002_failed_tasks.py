"""An index for those tasks that failed, of which there are few among all that were done, beside a site that runs."""

from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("odessa_news", "0001_recurrence"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
    ]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS task_failed ON django_tasks_database_dbtaskresult (finished_at)"
            " WHERE status = 'FAILED'",
            "DROP INDEX CONCURRENTLY IF EXISTS task_failed",
        ),
    ]
