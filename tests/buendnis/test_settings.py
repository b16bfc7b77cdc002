"""Settings that protect people: what refuses to start, and what a production has switched on."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

READ = "import django.conf, sys; s = django.conf.settings; print(repr(({})))"


def start(
    expression: str, *, argv: str = "serve", **environment: str
) -> subprocess.CompletedProcess:
    """Load the settings in a process of its own, as a deployment would, and print an expression."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    code = f"import sys; sys.argv = ['manage.py', '{argv}']; " + READ.format(expression)
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**kept, "DJANGO_SETTINGS_MODULE": "buendnis.settings", **environment},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def var(tmp_path):
    return {"VAR_DIR": str(tmp_path)}


@pytest.mark.slow
def test_one_click_sign_in_never_reaches_a_real_database(var):
    done = start("s.DEBUG", SAMPLE_MODE="1", DATABASE_URL="postgresql://x@/y", **var)

    assert done.returncode == 1
    assert "SAMPLE_MODE und DATABASE_URL schließen einander aus" in done.stderr


@pytest.mark.slow
def test_a_production_does_not_start_without_a_key(var):
    done = start("s.DEBUG", argv="serve", **var)

    assert done.returncode == 1
    assert "SECRET_KEY fehlt" in done.stderr


@pytest.mark.slow
def test_authors_of_catalogues_need_no_key(var):
    assert start("s.DEBUG", argv="score", **var).returncode == 0


@pytest.mark.slow
def test_the_sample_mode_starts_with_a_key_of_its_own(var):
    assert start("len(s.SECRET_KEY) > 40", SAMPLE_MODE="1", **var).stdout.strip() == "True"


@pytest.mark.slow
def test_a_production_over_https_protects_its_cookies(var):
    names = "SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SECURE_SSL_REDIRECT SESSION_COOKIE_HTTPONLY"
    expression = "[" + ",".join(f"s.{name}" for name in names.split()) + "], s.SECURE_HSTS_SECONDS"

    done = start(expression, SECRET_KEY="k" * 50, BASE_URL="https://portal.example", **var)

    assert done.stdout.strip() == "([True, True, True, True], 31536000)", done.stderr


@pytest.mark.slow
def test_a_sample_without_https_still_signs_in(var):
    done = start("s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT", SAMPLE_MODE="1", **var)

    assert done.stdout.strip() == "(False, False)", done.stderr


@pytest.mark.slow
def test_the_sample_mode_sends_no_mail_to_anybody(var):
    done = start(
        "s.MAILERS['default']['BACKEND']", SAMPLE_MODE="1", MAIL_HOST="mail.example", **var
    )

    assert "smtp" not in done.stdout


def test_the_policy_of_pages_has_no_loophole():
    policy = {key: [str(value) for value in values] for key, values in settings.SECURE_CSP.items()}

    assert policy["default-src"] == ["'self'"]
    assert "script-src" not in policy
    assert "style-src" not in policy
    assert not [v for values in policy.values() for v in values if "unsafe" in v or "http" in v]
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == ["'none'"]


def test_a_foreign_form_token_and_a_foreign_frame_are_refused():
    middleware = " ".join(settings.MIDDLEWARE)

    assert "CsrfViewMiddleware" in middleware
    assert settings.X_FRAME_OPTIONS == "DENY"
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"


def test_the_scope_is_open_before_anybody_asks_who_acts():
    order = settings.MIDDLEWARE
    tenancy = order.index("buendnis.tenancy.middleware.AllianceMiddleware")

    assert order.index("django.contrib.sessions.middleware.SessionMiddleware") < tenancy
    assert tenancy < order.index("buendnis.accounts.middleware.ActorMiddleware")


def test_the_cache_is_no_table_of_the_database():
    from buendnis import settings as plain

    assert "db" not in plain.CACHES["default"]["BACKEND"].rsplit(".", 1)[-1].lower()
