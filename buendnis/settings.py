"""Settings of the portal; what differs between installations comes from the environment (docs/betrieb.md)."""

import importlib.util
import os
import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from buendnis import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env.folder("VAR_DIR", BASE_DIR / "var")
TESTING = "pytest" in sys.modules

DEBUG = env.flag("DEBUG")
SAMPLE_MODE = env.flag("SAMPLE_MODE")
DATABASE_URL = env.text("DATABASE_URL")
if SAMPLE_MODE and DATABASE_URL:
    raise ImproperlyConfigured(
        "SAMPLE_MODE und DATABASE_URL schließen einander aus: Der Beispielbetrieb läuft nur auf der "
        "eingebauten Datenbank, damit Anmeldung per Klick nie echte Daten erreicht."
    )
PRODUCTION = not (DEBUG or SAMPLE_MODE or TESTING)
if (
    PRODUCTION
    and not env.text("SECRET_KEY")
    and len(sys.argv) > 1
    and sys.argv[1]
    not in {
        "score",
        "collectstatic",
        "check",
        "makemigrations",
        "draw_procedure",
    }
):
    raise ImproperlyConfigured("SECRET_KEY fehlt. docs/betrieb.md nennt die nötigen Einstellungen.")
SECRET_KEY = env.secret_key(VAR_DIR / "secret_key")

BASE_URL = env.text("BASE_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL.startswith("https://") else []
DEPLOYMENT_NAME = env.text("DEPLOYMENT_NAME", "Bündnisportal")
# Who hears of weaknesses (RFC 9116): mailto:… or https://…; without it there is no security.txt.
SECURITY_CONTACT = env.contact("SECURITY_CONTACT")
SECURITY_EXPIRES = env.day("SECURITY_EXPIRES")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "buendnis.apps.BuendnisConfig",
    "certification.apps.CertificationConfig",
    "services.apps.ServicesConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "crispy_forms",
    "django_htmx",
]
if TESTING and importlib.util.find_spec("zeal"):
    INSTALLED_APPS.append("zeal")
    # allauth asks for the same row several times in one sign-in; that is its own matter.
    ZEAL_ALLOWLIST = [
        {"model": "account.EmailAddress"},
        {"model": "mfa.Authenticator"},
        {"model": "sessions.Session"},
    ]

MIDDLEWARE = [
    "buendnis.access.unkept.UnkeptMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "buendnis.tenancy.middleware.AllianceMiddleware",
    "buendnis.accounts.middleware.ActorMiddleware",
]

ROOT_URLCONF = "buendnis.urls"
WSGI_APPLICATION = "buendnis.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "buendnis.context.portal",
            ],
            "builtins": [
                "buendnis.templatetags.components",
                "buendnis.templatetags.figures",
                "buendnis.templatetags.german",
                "buendnis.templatetags.addresses",
            ],
        },
    }
]

DATABASES = {"default": env.database(DATABASE_URL, sqlite_file=VAR_DIR / "portal.sqlite3")}
if not DATABASE_URL:
    # Browser tests need a file: parallel requests fail on a database in memory.
    DATABASES["default"]["TEST"] = {
        "NAME": env.text("TEST_DB_NAME", str(VAR_DIR / f"test-{os.getpid()}.sqlite3"))
    }

CACHES = {
    "default": {
        # A file, because two processes share the limits and a page shown by GET may not write to the
        # database (docs/decisions).
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
        # A flood from many sources must not push the counters of others out.
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

AUTH_USER_MODEL = "buendnis.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "personal:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "buendnis.accounts.forms.NameForm"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
# Mail may be slow, and a code of six signs can be tried three times: ten minutes are safe.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 60 * 10
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_ADAPTER = "buendnis.accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if BASE_URL.startswith("https://") else "http"
# The sign-in ends with the browser window: many here share a computer.
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "buendnis.accounts.allauth_forms.Login",
    "signup": "buendnis.accounts.allauth_forms.Signup",
    "request_login_code": "buendnis.accounts.allauth_forms.RequestLoginCode",
    "confirm_login_code": "buendnis.accounts.allauth_forms.ConfirmLoginCode",
    "confirm_email_verification_code": "buendnis.accounts.allauth_forms.ConfirmAddress",
    "confirm_password_reset_code": "buendnis.accounts.allauth_forms.ConfirmReset",
    "reset_password": "buendnis.accounts.allauth_forms.ResetPassword",
    "reset_password_from_key": "buendnis.accounts.allauth_forms.NewPassword",
    "change_password": "buendnis.accounts.allauth_forms.ChangePassword",
    "set_password": "buendnis.accounts.allauth_forms.SetPassword",
    "add_email": "buendnis.accounts.allauth_forms.AddAddress",
    "reauthenticate": "buendnis.accounts.allauth_forms.Reauthenticate",
}
MFA_FORMS = {
    "authenticate": "buendnis.accounts.allauth_forms.SecondFactor",
    "reauthenticate": "buendnis.accounts.allauth_forms.SecondFactorAgain",
    "activate_totp": "buendnis.accounts.allauth_forms.ActivateApp",
}
# How many proxies of ours stand in front; limits per source count the address behind them.
ALLAUTH_TRUSTED_PROXY_COUNT = int(env.text("TRUSTED_PROXIES", "0"))
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = DEPLOYMENT_NAME
MFA_ADAPTER = "allauth.mfa.adapter.DefaultMFAAdapter"

# Sign-in of a city's own staff through its account service (docs/decisions/0013); off without settings.
OIDC = {} if SAMPLE_MODE else env.account_service()
OIDC_NAME = OIDC.get("name", "")
OIDC_MAIL_DOMAINS = env.words("OIDC_MAIL_DOMAINS")
OIDC_SECOND_FACTOR = env.flag("OIDC_SECOND_FACTOR")
SOCIALACCOUNT_ADAPTER = "buendnis.accounts.staff_adapter.StaffAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [OIDC] if OIDC else []}
}
# A person is found by the proved address once, and by the subject of the service from then on.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# staff_sign_in looks where the click came from before it leads away.
SOCIALACCOUNT_LOGIN_ON_GET = True

# In the session: a cookie of its own would appear on the next public page.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "buendnis.access.failures.csrf_failure"
if BASE_URL.startswith("https://"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
# Whether other names of a city speak https alone is not for this portal to say.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],  # KERN draws its icons as masks with data addresses
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in ("camera", "geolocation", "microphone", "payment", "usb", "display-capture")
}

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch")]
LOCALE_PATHS = [BASE_DIR / "buendnis" / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
NODE_MODULES = BASE_DIR / "node_modules"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    *(
        (prefix, folder)
        for prefix, folder in (
            ("vendor/kern", NODE_MODULES / "@kern-ux" / "native" / "dist"),
            ("vendor/htmx", NODE_MODULES / "htmx.org" / "dist"),
        )
        if folder.exists()
    ),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or TESTING

EVIDENCE_ROOT = VAR_DIR / ("test-evidence" if TESTING else "evidence")
EVIDENCE_MAX_BYTES = 15 * 1024 * 1024
# A virus scanner (clamd): the path of its socket, or host:port. Without one nothing is said about viruses.
CLAMD = "" if TESTING else env.text("CLAMD")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

CRISPY_ALLOWED_TEMPLATE_PACKS = ("kern",)
CRISPY_TEMPLATE_PACK = "kern"
# crispy adds the widget's class name to every control; KERN has its own.
CRISPY_CLASS_CONVERTERS = dict.fromkeys(
    [
        "textinput",
        "emailinput",
        "numberinput",
        "dateinput",
        "select",
        "radioselect",
        "textarea",
        "checkboxinput",
        "checkboxselectmultiple",
        "clearablefileinput",
        "fileinput",
        "passwordinput",
        "urlinput",
        "telinput",
        "selectmultiple",
    ],
    "",
)

DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "portal@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env.text("MAIL_HOST"),
            "port": int(env.text("MAIL_PORT", "587")),
            "username": env.text("MAIL_USER"),
            "password": env.text("MAIL_PASSWORD"),
            "use_tls": env.flag("MAIL_TLS", default=True),
            "timeout": 15,
        },
    }
    if env.text("MAIL_HOST") and not SAMPLE_MODE
    else {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
}
# Without a mail server nothing is thrown away: mails wait in the database, and /healthz says so.
MAIL_LEAVES = bool(env.text("MAIL_HOST")) or not PRODUCTION
ADMINS = env.words("ADMIN_MAILS")

EMAIL_SUBJECT_PREFIX = f"[{DEPLOYMENT_NAME}] "

# On pages where people type what is kept nowhere a report has no words either.
DEFAULT_EXCEPTION_REPORTER = "buendnis.access.unkept.Reporter"

# Lines and error mails without what people typed (buendnis/logs.py); nobody's requests are listed.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "buendnis.logs.WithoutPeople",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "mail": {"class": "buendnis.logs.ErrorMail", "formatter": "plain", "level": "ERROR"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Replaces Django's own handlers, whose mails hold the request with its body.
    "loggers": {"django": {"handlers": [] if DEBUG else ["mail"], "level": "WARNING"}},
}

if TESTING:
    SECURITY_CONTACT = "mailto:sicherheit@portal.example"
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
