from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    """The permission to publish (the row itself is made after `migrate`, as all are); an index for the newsroom's desk."""

    dependencies = [("articles", "0002_listing_keys")]

    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["-published_at", "-id"],
                "permissions": [("publish_article", "Can publish articles")],
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
        ),
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
