"""Django's and other packages' own pages for accounts give way to ours."""

from django.contrib import admin
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from . import attempts, people, tasks

__all__ = ["attempts", "people", "tasks"]

# They would show the keys of everybody's second factor to a superuser.
for device in (StaticDevice, TOTPDevice):
    admin.site.unregister(device)
