from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models.functions import Concat, Lower

SEARCHED = models.Func(
    Lower(
        Concat(
            *("alt_ru", models.Value(" "), "alt_uk", models.Value(" "), "caption_ru", models.Value(" ")),
            *("caption_uk", models.Value(" "), "credit", models.Value(" "), "file_name", models.Value(" ")),
        )
    ),
    models.Value("ё'ʼ`_"),
    models.Value("е’’’-"),
    function="TRANSLATE",
)
# Older photos: what the storage calls them is made of the name that they came with.
NAMES = "UPDATE articles_photo SET file_name = regexp_replace(file, '^.*/', '') WHERE file_name = ''"


class Migration(migrations.Migration):
    """Beside a live site: nobody waits for these indexes."""

    atomic = False
    dependencies = [("articles", "0010_photo_library")]

    operations = [
        migrations.RunSQL(NAMES, migrations.RunSQL.noop),
        AddIndexConcurrently("photo", GinIndex(OpClass(SEARCHED, name="gin_trgm_ops"), name="photo_by_words")),
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
