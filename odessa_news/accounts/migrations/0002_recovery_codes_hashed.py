from django.db import migrations

from odessa_news.accounts.second_factor import as_stored


def keep_hashes_only(apps, schema_editor):
    StaticToken = apps.get_model("otp_static", "StaticToken")
    for token in StaticToken.objects.filter(token__regex="^.{8}$"):
        token.token = as_stored(token.token)
        token.save(update_fields=["token"])


class Migration(migrations.Migration):
    # No way back: codes can't be read from their hashes. Going back leaves them useless, and new ones can be had.
    dependencies = [("accounts", "0001_sessions"), ("otp_static", "0003_add_timestamps")]
    operations = [migrations.RunPython(keep_hashes_only, migrations.RunPython.noop)]
