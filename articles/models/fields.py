from typing import Any

from django.db import models


class RichTextField(models.TextField):
    """Clean HTML (articles.richtext.clean). Which editor types it, the admin says, in one place."""

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
