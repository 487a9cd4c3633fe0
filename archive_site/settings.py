"""Settings of the site: one file, everything from the environment, safe by default.

The README lists the variables. A value that makes no sense stops the start with a sentence.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from archive_site import environment
from archive_site.database import address
from archive_site.logs import LEVELS

BASE_DIR = Path(__file__).resolve().parent.parent

# What an operator may set.
VAR_DIR = environment.folder("VAR_DIR", BASE_DIR / "var")
DEBUG = environment.switch("DEBUG", False)
HTTPS = environment.switch("HTTPS", False)
SITE_URL = environment.site_url("SITE_URL")
SITE_NAME = environment.text("SITE_NAME", "Quote Archive")
CONTACT_EMAIL = environment.email("CONTACT_EMAIL")
LICENSE_URL = environment.web_address("LICENSE_URL")
KEEP_SOURCES = environment.switch("KEEP_SOURCES", True)
REMOVAL_GRACE = environment.days("REMOVAL_GRACE_DAYS", 30)
SEARCH_SECONDS = environment.seconds("SEARCH_SECONDS", 3)
REANCHOR_ACCEPT = environment.share("REANCHOR_ACCEPT", 0.75)
REANCHOR_ASK = environment.share("REANCHOR_ASK", 0.6)
LOG_LEVEL = environment.choice("LOG_LEVEL", LEVELS)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *environment.words("ALLOWED_HOSTS", [])]
ADMIN_PATH = environment.url_path("ADMIN_PATH", "admin/")
ADMIN_TWO_FACTOR = environment.choice("ADMIN_TWO_FACTOR", ("optional", "required"))
SECRET_KEY = environment.secret("SECRET_KEY", VAR_DIR / "secret_key")
DATABASE_URL = environment.text("DATABASE_URL", "")
ARCHIVE_DATABASE = environment.choice("ARCHIVE_DATABASE", address.EMBEDDED_NAMES)

SHOWS_SAMPLE = ARCHIVE_DATABASE == "sample" and not DATABASE_URL
POSTGRES_DIR = VAR_DIR / "postgres"
DATABASES = {
    "default": address.from_url(DATABASE_URL)
    if DATABASE_URL
    else address.embedded(POSTGRES_DIR, ARCHIVE_DATABASE)
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "articles.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django_filters",
    "articles.apps.ArticlesConfig",
]
MIDDLEWARE = [
    "archive_site.middleware.no_body_to_head",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "archive_site.middleware.permissions_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # forms lie on the desk alone, under a masked token
    "articles.views.language.of_the_reader",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "archive_site.urls"
WSGI_APPLICATION = "archive_site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.views.site.site",
            ]
        },
    }
]

# What changes with a deploy alone is rendered once by each process, and always while it is written.
_KEEPING = "django.core.cache.backends.{}".format(
    "dummy.DummyCache" if DEBUG else "locmem.LocMemCache"
)
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "template_fragments": {"BACKEND": _KEEPING, "LOCATION": "fragments"},
}

LANGUAGES = [("en", _("English")), ("fa", _("Persian"))]
LANGUAGE_CODE = environment.choice("LANGUAGE_CODE", [code for code, _name in LANGUAGES])
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60  # seconds: a year
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "articles" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = environment.folder("STATIC_DIR", VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
_STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "archive_site.static_files.WholeSheets"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIC_STORAGE},
}

# What a browser may load and run: our own files, nothing inline.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# HTTPS=yes: a proxy in front speaks TLS and sets X-Forwarded-Proto.
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0  # a year, as the preload list asks
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SECURE = HTTPS
if SITE_URL:
    ALLOWED_HOSTS.append(urlsplit(SITE_URL).hostname)
    CSRF_TRUSTED_ORIGINS = [SITE_URL]

# Who may come to the desk. Only there is a session, and only there goes its cookie.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds: a working day
SESSION_COOKIE_SAMESITE = "Lax"  # a link in a message still opens the desk
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = f"/{ADMIN_PATH}"
LOGIN_URL = "admin:login"
CSRF_FAILURE_VIEW = "articles.login.form_refused"

# Ten wrong passwords from one address close the login to it for an hour. Its records go with the
# first login after that; passwords, names and addresses stand in no log.
AXES_LOCKOUT_PARAMETERS = ["ip_address"]  # a name would let anybody lock an editor out
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(hours=1)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # else who hammers fills the table
AXES_CLIENT_IP_CALLABLE = "articles.login.client_address"
AXES_LOCKOUT_CALLABLE = "articles.login.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code"]
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
OTP_TOTP_ISSUER = SITE_NAME
OTP_ADMIN_HIDE_SENSITIVE_DATA = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "archive_site.logs.LineFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": LOG_LEVEL, "propagate": False},
        "django.request": {"level": "ERROR"},  # gunicorn says every request, also one to nowhere
    },
}
