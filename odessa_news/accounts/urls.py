"""Below /admin/. What stands in for a page of the admin has that page's path, and comes before it."""

from django.contrib import admin
from django.urls import path

from .views import account, login

app_name = "accounts"
inside = admin.site.admin_view

urlpatterns = [
    path("login/", login.password_page),
    path("login/code/", login.code_page, name="code"),
    path("password_change/", inside(account.ChangePassword.as_view())),
    path("account/", inside(account.account), name="account"),
    path("account/two-factor/", inside(account.two_factor), name="two_factor"),
    path("account/two-factor/codes/", inside(account.new_codes), name="new_codes"),
    path("account/two-factor/off/", inside(account.turn_off), name="turn_off"),
    path("account/sessions/end-others/", inside(account.end_others), name="end_others"),
    path("account/sessions/<slug:public_id>/end/", inside(account.end_session), name="end_session"),
]
