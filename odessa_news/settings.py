"""Settings. The site starts with no environment at all; every variable read here is in docs/deploy.md's table."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from articles.richtext.embeds import FRAME_HOSTS
from odessa_news import environment
from odessa_news.newsroom import UNFOLD as UNFOLD
from odessa_news.newsroom_editor import CKEDITOR_CONFIGS as CKEDITOR_CONFIGS
from odessa_news.postgres.server import DATABASE, SUPERUSER, EmbeddedServer

BASE_DIR = Path(__file__).resolve().parent.parent
# Everything that a running site writes: database, media, collected static files, secret key.
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var").resolve()

DEBUG = environment.flag("DEBUG", False)
SECRET_KEY = environment.secret_key(VAR_DIR / "secret_key")

SITE_URL = environment.site_url(
    f"http://{os.environ.get('HOST') or '127.0.0.1'}:{environment.number('PORT', 8000, lowest=1, highest=65535)}"
)
IS_HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = [
    urlsplit(SITE_URL).hostname,
    *("localhost", "127.0.0.1", "[::1]"),
    *environment.env.list("ALLOWED_HOSTS", default=[]),
]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# gunicorn's. Read here, before gunicorn reads the first of them itself and stumbles over it.
WEB_CONCURRENCY = environment.number("WEB_CONCURRENCY", min(os.cpu_count() or 1, 4), lowest=1, highest=64)
# Two, so that a slow reader does not hold up a worker; with more, threads that compute wait for each other (the GIL),
# and bench/run serves a third fewer pages.
WEB_THREADS = environment.number("WEB_THREADS", 2, lowest=1, highest=64)
# Whether `manage.py serve` runs the background tasks too; where several hosts serve, `manage.py worker` does it alone.
TASK_WORKER = environment.flag("TASK_WORKER", True)
# How many proxies of ours stand in front; each adds one address to X-Forwarded-For. 0: that header is not believed.
TRUSTED_PROXIES = environment.number("TRUSTED_PROXIES", 0, highest=10)
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

INSTALLED_APPS = [
    "odessa_news",
    "unfold",
    "unfold.contrib.filters",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "ckeditor",
    "imagefield",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django_tasks",
    "django_tasks_db",
    "articles",
    "comments",
    "odessa_news.accounts",
]

# The last nine touch a cookie only where something asks them to, which no public page does
# (docs/decisions/0003-cookie-free-pages.md).
MIDDLEWARE = [
    "odessa_news.middleware.malformed.refuse_malformed",
    "odessa_news.middleware.acting.remember_who_acts",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "odessa_news.middleware.policy.ContentSecurityPolicy",
    "odessa_news.newsroom_headers.newsroom_headers",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "odessa_news.middleware.language.language_of_address",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "odessa_news.middleware.newsroom.Sessions",
    "odessa_news.middleware.newsroom.Tokens",
    "odessa_news.middleware.newsroom.Authentication",
    "odessa_news.middleware.newsroom.SecondFactors",
    "odessa_news.middleware.expired_login.ExpiredLogin",
    "odessa_news.middleware.newsroom.Messages",
    "odessa_news.middleware.second_factor.SecondFactorFirst",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "odessa_news.urls"
WSGI_APPLICATION = "odessa_news.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"environment": "odessa_news.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Database ---------------------------------------------------------------------------------------------------

EMBEDDED_SERVER = None
if external := environment.database_url():
    DATABASES = {"default": {**external, "ENGINE": "odessa_news.postgres.external"}}
else:
    EMBEDDED_SERVER = EmbeddedServer(VAR_DIR / "postgres", durable=environment.flag("EMBEDDED_POSTGRES_DURABLE", True))
    DATABASES = {
        "default": {
            "ENGINE": "odessa_news.postgres",
            "HOST": str(EMBEDDED_SERVER.socket_dir),
            "USER": SUPERUSER,
            "NAME": DATABASE,
        }
    }
DATABASES["default"]["CONN_MAX_AGE"] = environment.number("CONN_MAX_AGE", 60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Off where a pooler hands each transaction another connection (PgBouncer in transaction mode).
KEEP_PLANS = environment.flag("KEEP_PLANS", True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Background tasks and letters -------------------------------------------------------------------------------

# Rows of our own database: a task is enqueued in the transaction that calls for it, and so exists if that commits.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

vars().update(environment.email())
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL") or f"Odessa News <news@{urlsplit(SITE_URL).hostname}>"

# --- Watching ---------------------------------------------------------------------------------------------------

# Whoever sends it as a bearer token may read /metrics; unset, there is no such page.
METRICS_TOKEN = environment.token("METRICS_TOKEN")

# --- Comments ---------------------------------------------------------------------------------------------------

# After so many approved comments a reader's next ones are shown at once (comments/trust.py). 0: all wait.
COMMENT_TRUST_AFTER = environment.number("COMMENT_TRUST_AFTER", 5, highest=100)

# --- Languages --------------------------------------------------------------------------------------------------

LANGUAGES = [("ru", "Русский"), ("uk", "Українська")]
# Which language stands at `/`; the other one has a prefix. A medium registered in Ukraine must put `uk` here.
LANGUAGE_CODE = environment.choice("DEFAULT_LANGUAGE", "ru", ("ru", "uk"))
# The language without which no story is published in the other one (articles/twins.py), or "".
REQUIRE_TWIN = environment.choice("REQUIRE_TWIN", "", ("", "ru", "uk"))
# Days after which nobody can answer an article any more, where its section says nothing else; 0: never.
COMMENTS_CLOSE_AFTER = environment.number("COMMENTS_CLOSE_AFTER", 90, highest=10_000)
# Public holidays that are free again once martial law has ended, and days that the government moves.
DAYS_OFF = environment.days("DAYS_OFF")
# Days after which a decided complaint is emptied of what names or quotes somebody; 0: never. Three years is how long
# claims can be brought (Civil Code, art. 257).
COMPLAINTS_FORGET_AFTER = environment.number("COMPLAINTS_FORGET_AFTER", 1095, highest=36_500)
# The newsroom's choice of language; public pages have theirs in the address.
LANGUAGE_COOKIE_PATH = "/admin/"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Kyiv"

# --- Files ------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "odessa_news.newsroom_static.FencingFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "odessa_news.staticfiles.BundlingStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o644
# A photo library takes pictures of up to this size (articles/photos/intake.py); a proxy in front should agree.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
IMAGEFIELD_BIN_DEPTH = 2
IMAGEFIELD_AUTOGENERATE = False  # renditions are made by Photo.make_renditions(), which also records their addresses
WHITENOISE_MAX_AGE = 3600

# --- Security ---------------------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "odessa_news.accounts.sessions"
LOGIN_URL, LOGIN_REDIRECT_URL = "admin:login", "admin:index"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "odessa_news.views.errors.form_refused"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # Players are loaded only after a click on an embed card.
        "frame-src": list(FRAME_HOSTS),
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
ROLES = ("reporter", "editor", "moderator", "chief")  # those of articles.roles, which needs its models
# Roles whose people must log in with a second factor.
REQUIRE_OTP = environment.choices("REQUIRE_OTP", ROLES)
OTP_TOTP_ISSUER = "Odessa News"
# Why these numbers: odessa_news/accounts/guessing.py.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_HANDLER = "odessa_news.accounts.guessing.TwoLimits"
AXES_CLIENT_IP_CALLABLE = "odessa_news.accounts.guessing.client_ip"
AXES_LOCKOUT_CALLABLE = "odessa_news.accounts.guessing.refused"
AXES_ENABLE_ADMIN = False  # odessa_news/accounts/admin has our own
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
# What it keeps of a request has no secrets in it, nor what somebody was writing ("_kept") when the login expired.
AXES_SENSITIVE_PARAMETERS = [
    *("username", "ip_address", "code", "csrfmiddlewaretoken", "_kept"),
    *("old_password", "new_password1", "new_password2"),
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "articles.audit.passwords.WatchedLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

SILENCED_SYSTEM_CHECKS = [
    # "CKEditor 4.22.1 isn't supported any more." Known, and fenced in: no samples and no upload view are served, few
    # plugins are loaded, the newsroom has a policy of its own, and every text is cleaned by articles.richtext on saving
    # (odessa_news/newsroom_editor.py, odessa_news/newsroom_static.py).
    "ckeditor.W001",
    # "You don't appear to use CsrfViewMiddleware." Its subclass asks for tokens wherever there is somebody to be forged
    # (odessa_news/middleware/newsroom.py); a test posts to the newsroom without one.
    "security.W003",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    # What a visitor did wrong (4xx) is one line; only what we did wrong has a traceback.
    "filters": {"one_line": {"()": "odessa_news.logs.OneLineForRefusals"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["one_line"]}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "imagefield": {"level": "WARNING"},
        "axes": {"level": "WARNING"},
        # Where it has its dictionaries from.
        "pymorphy3": {"level": "WARNING"},
        # A line for each task that starts and one for its end; failures are errors.
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
    },
}

if not DEBUG and SECRET_KEY.startswith("django-insecure"):
    raise ImproperlyConfigured("SECRET_KEY is Django's example; set your own.")
