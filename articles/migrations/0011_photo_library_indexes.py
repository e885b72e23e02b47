from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# Older photos: what the storage calls them is made of the name that they came with. The trigger writes `searched`.
NAMES = """
UPDATE articles_photo SET file_name = CASE file_name WHEN '' THEN regexp_replace(file, '^.*/', '') ELSE file_name END
 WHERE searched = ''
"""


class Migration(migrations.Migration):
    """Beside a live site: nobody waits for these indexes."""

    atomic = False
    dependencies = [("articles", "0010_photo_library")]

    operations = [
        migrations.RunSQL(NAMES, migrations.RunSQL.noop),
        AddIndexConcurrently("photo", GinIndex(OpClass("searched", name="gin_trgm_ops"), name="photo_by_words")),
        AddIndexConcurrently(
            "photo", models.Index(models.F("created_by"), models.F("id").desc(), name="photo_by_uploader")
        ),
        AddIndexConcurrently(
            "photo", models.Index(models.F("created_at").desc(), models.F("id").desc(), name="photo_newest")
        ),
        AddIndexConcurrently(
            "photo",
            models.Index(
                models.F("id").desc(),
                name="photo_without_words",
                condition=models.Q(alt_ru="") | models.Q(alt_uk="") | models.Q(credit=""),
            ),
        ),
    ]
