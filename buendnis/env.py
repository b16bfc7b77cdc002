"""Reads the portal's settings from the environment and says what to do when one is wrong."""

import os
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured


def flag(name: str, *, default: bool = False) -> bool:
    """Return True for 1/true/yes/on/ja; raises ImproperlyConfigured for a word that is neither."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on", "ja"}:
        return True
    if value in {"0", "false", "no", "off", "nein"}:
        return False
    raise ImproperlyConfigured(f"{name}={value!r}: bitte 1 oder 0 angeben.")


def text(name: str, default: str = "") -> str:
    """Return the variable without surrounding blanks, or the default."""
    return os.environ.get(name, "").strip() or default


def words(name: str, default: str = "") -> list[str]:
    """Return a comma separated variable as a list without empty entries."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def day(name: str) -> date | None:
    """Return a date written like 2027-01-31, None without one; raises ImproperlyConfigured otherwise."""
    value = text(name)
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value!r}: bitte als JJJJ-MM-TT angeben.") from None


def contact(name: str) -> str:
    """Return an address that machines can follow (mailto:, https:, tel:); a bare mail address gets its mailto:."""
    value = text(name)
    if not value or value.startswith(("mailto:", "https://", "tel:")):
        return value
    if "@" in value and ":" not in value:
        return f"mailto:{value}"
    raise ImproperlyConfigured(f"{name}={value!r}: bitte mit mailto:, https:// oder tel: angeben.")


def folder(name: str, default: Path) -> Path:
    """Return a folder that exists, made when missing (readable by the portal alone)."""
    path = Path(text(name, str(default)))
    path.mkdir(parents=True, exist_ok=True, mode=0o750)
    return path


def secret_key(path: Path) -> str:
    """Return SECRET_KEY, or for the sample mode a key that is drawn once and kept in a file."""
    from django.core.management.utils import get_random_secret_key

    given = text("SECRET_KEY")
    if given:
        return given
    if not path.exists():
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text()


def account_service() -> dict[str, Any]:
    """Return allauth's description of a city's account service (OpenID Connect), empty without one.

    Raises ImproperlyConfigured where only some of its settings are there or the issuer is not https.
    """
    given = {name: text(name) for name in ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")}
    missing = [name for name, value in given.items() if not value]
    if len(missing) == len(given):
        return {}
    if missing:
        raise ImproperlyConfigured(f"Für den Anmeldedienst fehlt noch: {', '.join(missing)}.")
    if not given["OIDC_ISSUER"].startswith("https://"):
        raise ImproperlyConfigured("OIDC_ISSUER beginnt mit https://.")
    return {
        "provider_id": "anmeldedienst",
        "name": text("OIDC_NAME", "dem Konto der Stadt"),
        "client_id": given["OIDC_CLIENT_ID"],
        "secret": given["OIDC_CLIENT_SECRET"],
        "settings": {"server_url": given["OIDC_ISSUER"].rstrip("/")},
    }


def database(url: str, *, sqlite_file: Path) -> dict:
    """Return Django's settings of one database: PostgreSQL by URL, otherwise the embedded SQLite."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": sqlite_file,
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                # Immediate transactions wait for the lock instead of failing half way through.
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
                "init_command": (
                    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
                    "PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;PRAGMA foreign_keys=ON;"
                ),
            },
        }
    if not url.startswith(("postgresql://", "postgres://")):
        raise ImproperlyConfigured(
            "DATABASE_URL beginnt mit postgresql:// (oder fehlt; dann dient die eingebaute Datenbank)."
        )
    from psycopg.conninfo import conninfo_to_dict

    parts = dict(conninfo_to_dict(url))
    known = {
        "dbname": "NAME",
        "user": "USER",
        "password": "PASSWORD",
        "host": "HOST",
        "port": "PORT",
    }
    settings = {theirs: parts.pop(ours) for ours, theirs in known.items() if ours in parts}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **settings,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": parts,
    }
