from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    """For the newsroom's desk."""

    dependencies = [("articles", "0003_publish_permission")]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                F("updated_at").desc(),
                F("id").desc(),
                condition=Q(status__in=["draft", "review"]),
                name="article_being_written",
            ),
        ),
    ]
