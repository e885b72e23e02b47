from typing import Any

from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple

from .photo_choice import is_id


class OnlyNumbers(AutocompleteMixin):
    """A form that is sent back shows what was chosen by asking the database for it. What is no number was never a
    choice, and would be an error there rather than in the form."""

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        return super().optgroups(name, [each for each in value if not each or is_id(str(each))], attr)


class ChosenOne(OnlyNumbers, AutocompleteSelect):
    pass


class ChosenMany(OnlyNumbers, AutocompleteSelectMultiple):
    pass
