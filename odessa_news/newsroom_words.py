"""Words of other packages that our catalogues translate: here gettext finds them.

django-unfold speaks English only. Django's own admin glues a noun into a sentence ("Добавить статья", "Фото был
изменён"); the catalogues say those so that any noun fits. LOCALE_PATHS come before the packages' catalogues.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

UNFOLD = (
    _("After you've created a user, you’ll be able to edit more user options."),
    _("All applications"),
    _("Apply Filters"),
    _("Cancel"),
    _("Choose file to upload"),
    _("Click to cancel"),
    _("Click to download"),
    _("Dark"),
    _("Date"),
    _("Date from"),
    _("Date to"),
    _("Expand row"),
    _("False"),
    _("Filters"),
    _("Forgotten your password or username?"),
    _("From"),
    _("General"),
    _("Go back"),
    _("Image preview"),
    _("Light"),
    _("Loading more results..."),
    _("More actions"),
    _("Next"),
    _("No data"),
    _("No recent searches"),
    _("No results found"),
    _("No results matching your query"),
    _("Not enough data."),
    _("Previous"),
    _("Recent searches"),
    _("Record picture"),
    _("Reset filters"),
    _("Return to site"),
    _("Run"),
    _("Search apps and models..."),
    _("Select action"),
    _("Select action to run"),
    _("Select all rows"),
    _("Select record"),
    _("Select value"),
    _("Submit"),
    _("System"),
    _("This item will be deleted."),
    _("This page yielded into no results. Create a new item or reset your filters."),
    _("To"),
    _("Toggle password visibility"),
    _("True"),
    _("Type to search"),
    _("Value"),
    _("Welcome back to"),
    _("You have been successfully logged out from the administration"),
    _(
        "Raw passwords are not stored, so there is no way to see this user’s password, but you can change the password "
        'using <a href="{}" class="text-primary-600 dark:text-primary-500">this form</a>.'
    ),
)

DJANGO = (
    _("Add %(name)s"),
    _("Add %s"),
    _("Add another %(model)s"),
    _("Add another %(verbose_name)s"),
    _("Cannot delete %(name)s"),
    _("Change %s"),
    _("Change selected %(model)s"),
    _("Delete selected %(model)s"),
    _("Delete selected %(verbose_name_plural)s"),
    _("Select %s"),
    _("Select %s to change"),
    _("Select %s to view"),
    _("Successfully deleted %(count)d %(items)s."),
    _("View %s"),
    _("View selected %(model)s"),
    _("The %(name)s “%(obj)s” was deleted successfully."),
    _("The {name} “{obj}” was added successfully."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was added successfully. You may edit it again below."),
    _("The {name} “{obj}” was changed successfully."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
)

# In Ukrainian, Django writes the apostrophe of a typewriter, and some of its sentences want a proofreader.
PROOFREAD = (
    _("%(name)s with ID “%(key)s” doesn’t exist. Perhaps it was deleted?"),
    _("A user with that username already exists."),
    _("Added {name} “{object}”."),
    _("Added “%(object)s”."),
    _(
        'Are you sure you want to delete the %(object_name)s "%(escaped_object)s"? All of the following related '
        "items will be deleted:"
    ),
    _(
        "Are you sure you want to delete the selected %(objects_name)s? All of the following objects and their "
        "related items will be deleted:"
    ),
    _("Changed {fields} for {name} “{object}”."),
    _("Changed {fields}."),
    _("Changed “%(object)s” — %(changes)s"),
    _("Click here to select the objects across all pages"),
    _("Constraint “%(name)s” is violated."),
    _("Delete multiple objects"),
    _("Deleted {name} “{object}”."),
    _("email address"),
    _(
        "Whether the user will be able to authenticate using a password or not. If disabled, they may still be able to "
        "authenticate using other backends, such as Single Sign-On or LDAP."
    ),
    _("Deleted “%(object)s.”"),
    _(
        "Deleting %(class_name)s %(instance)s would require deleting the following protected related objects: "
        "%(related_objects)s"
    ),
    _(
        "Deleting the %(object_name)s '%(escaped_object)s' would require deleting the following protected related "
        "objects:"
    ),
    _(
        "Deleting the %(object_name)s '%(escaped_object)s' would result in deleting related objects, but your "
        "account doesn't have permission to delete the following types of objects:"
    ),
    _("Deleting the selected %(objects_name)s would require deleting the following protected related objects:"),
    _(
        "Deleting the selected %(objects_name)s would result in deleting related objects, but your account "
        "doesn't have permission to delete the following types of objects:"
    ),
    _("Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters."),
    _("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    _("Filter navigation items"),
    _("first name"),
    _("Friday"),
    _("Objects"),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("Select all objects on this page for an action"),
    _("Select this object for an action - {}"),
    _("The inline value did not match the parent instance."),
    _("This field is required."),
    _("This object doesn’t have a change history. It probably wasn’t added via this admin site."),
    _("username"),
    _("Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only."),
    _("Your password can’t be entirely numeric."),
    _("Enter the same password as before, for verification."),
    ngettext_lazy("entry", "entries"),
)

# What Django has not said in Ukrainian yet. The reserve of a language is the site's first one: Russian.
UNSAID = (
    _(
        "%(datetime)s couldn’t be interpreted in time zone %(current_timezone)s; it may be ambiguous or it may not "
        "exist."
    ),
    _(
        "ManagementForm data is missing or has been tampered with. Missing fields: %(field_names)s. You may need to "
        "file a bug report if the issue persists."
    ),
    _("Add link"),
    _("After you’ve created a user, you’ll be able to edit more user options."),
    _("Change or view list link"),
    _("Forgotten your login credentials?"),
    _("Model name"),
    _("“%(pk)s” is not a valid value."),
    _("“%(value)s” value must be an integer."),
)

# Who has an account here works in the newsroom, and a group is a role.
STAFF = (_("user"), _("users"), _("group"), _("groups"))

# django-axes has no Ukrainian.
AXES = (_("access attempt"), _("access attempts"))
