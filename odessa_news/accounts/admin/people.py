"""Accounts of the staff. Roles are made by code (articles.roles), so here they are given and taken, not changed."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as BaseGroupAdmin
from django.contrib.auth.admin import UserAdmin as BaseUserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from articles import roles
from articles.admin.base import NewsroomAdmin
from articles.admin.columns import column
from articles.models import AuditEntry

from ..models import StaffSession
from . import rights
from .beats import BeatInline
from .verbs import AccountVerbs

admin.site.unregister(User)
admin.site.unregister(Group)


# What is said of them in the log.
RIGHTS = ("is_active", "is_staff", "is_superuser", "groups")


class RoleChoiceField(forms.ModelMultipleChoiceField):
    widget = UnfoldAdminCheckboxSelectMultipleWidget

    def label_from_instance(self, group: Group) -> str:
        return str(roles.NAMES.get(group.name, group.name))


class RightsChoiceField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, permission: Permission) -> str:
        return rights.in_words(permission)


class PlainlyDeleted(NewsroomAdmin):
    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        named, counts, *rest = super().get_deleted_objects(objs, request)
        ties = {field.remote_field.through._meta.verbose_name_plural for field in self.opts.many_to_many}
        counts = {name: count for name, count in counts.items() if name not in ties}
        return rights.without_joins(named, self.model), counts, *rest


@admin.register(User)
class UserAdmin(AccountVerbs, PlainlyDeleted, BaseUserAdmin, NewsroomAdmin):  # type: ignore[misc]  # Unfold is used so, and has no types
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "full_name", "roles", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    ordering = ["username"]
    filter_horizontal = ()
    readonly_fields = ["last_login", "date_joined", "second_factor", "logged_in"]
    add_fieldsets = ((None, {"fields": ("username", "usable_password", "password1", "password2")}),)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        if not obj:
            return super().get_fieldsets(request, obj)
        rights = ["is_active", "is_staff", *(["is_superuser"] if request.user.is_superuser else []), "groups"]
        return [
            (None, {"fields": ["username", "password"]}),
            (_("Person"), {"fields": [("first_name", "last_name"), "email"]}),
            (_("Rights"), {"fields": rights}),
            (_("Login"), {"fields": [("second_factor", "logged_in"), ("last_login", "date_joined")]}),
        ]

    def get_inlines(self, request: HttpRequest, obj: User | None = None) -> list[Any]:
        return [BeatInline] if obj else []

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and _within_reach(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _within_reach(request, obj)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            return RoleChoiceField(Group.objects.order_by("id"), label=_("Roles"), required=False)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            # An account made in the newsroom is for the newsroom; what it may do there, its roles say.
            obj.is_staff = True
        super().save_model(request, obj, form, change)
        if change and not (obj.is_staff and obj.is_active):
            StaffSession.objects.all().end(obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Django's log names the fields that were changed; who was given what, ours says."""
        super().save_related(request, form, formsets, change)
        user = form.instance
        if change and {*RIGHTS} & {*form.changed_data}:
            given = [*user.groups.order_by("name").values_list("name", flat=True), *["superuser"] * user.is_superuser]
            verb = "rights_given" if user.is_active and user.is_staff else "account_closed"
            AuditEntry.record(verb, user, request.user, roles=", ".join(given) or "—")

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """In one transaction with its entries of the log."""
        with transaction.atomic():
            response: HttpResponse = super().user_change_password(request, id, form_url)
        return response

    @column(_("name"))
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    @column(_("roles"))
    def roles(self, user: User) -> str:
        return ", ".join(str(roles.NAMES.get(group.name, group.name)) for group in user.groups.all())


@admin.register(Group)
class GroupAdmin(PlainlyDeleted, BaseGroupAdmin, NewsroomAdmin):  # type: ignore[misc]
    list_display = ["name", "what"]

    def get_fields(self, request: HttpRequest, obj: Group | None = None) -> Any:
        may_change = obj is None or self.has_change_permission(request, obj)
        return ["name", "permissions"] if may_change else ["what", "rights"]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "permissions":
            every = Permission.objects.select_related("content_type")
            return RightsChoiceField(every, widget=field.widget, label=field.label, required=False)
        return field

    @column(_("rights"))
    def rights(self, group: Group) -> SafeString:
        return rights.as_list(group.permissions.all())

    @column(_("role"))
    def what(self, group: Group) -> str:
        return str(roles.NAMES.get(group.name, ""))

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        # ensure_groups() would undo the change at the next start.
        return super().has_change_permission(request, obj) and (obj is None or obj.name not in roles.PERMISSIONS)

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.name not in roles.PERMISSIONS)


def _within_reach(request: HttpRequest, user: User | None) -> bool:
    """Only a superuser changes superusers: a chief could otherwise give the password of one anew, and be it."""
    return user is None or not user.is_superuser or bool(request.user.is_superuser)
