"""Characters of what is there already, a thousand rows at a time beside a site that runs; and the calendar's index."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import F, Max, Min, Q

BATCH = 1000


def count_characters(apps, schema_editor):
    articles = apps.get_model("articles", "Article").objects
    ends = articles.aggregate(first=Min("id"), last=Max("id"))
    for start in range(ends["first"] or 0, (ends["last"] or -1) + 1, BATCH):
        # Its trigger counts.
        articles.filter(id__gte=start, id__lt=start + BATCH, characters=0).update(characters=F("characters"))


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0012_characters")]
    operations = [
        migrations.RunPython(count_characters, migrations.RunPython.noop),
        AddIndexConcurrently(
            model_name="article",
            index=models.Index(
                F("unpublish_at"),
                condition=Q(status="published", unpublish_at__isnull=False),
                name="article_taken_down",
            ),
        ),
    ]
