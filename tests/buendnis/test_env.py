"""Settings from the environment: a word that cannot be right is refused with what to write instead."""

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from buendnis import env


@pytest.mark.parametrize("value", ["1", "true", "Yes", "ON", "ja", " 1 "])
def test_these_words_mean_yes(monkeypatch, value):
    monkeypatch.setenv("PROBE", value)

    assert env.flag("PROBE") is True


@pytest.mark.parametrize("value", ["0", "false", "No", "OFF", "nein"])
def test_these_words_mean_no(monkeypatch, value):
    monkeypatch.setenv("PROBE", value)

    assert env.flag("PROBE", default=True) is False


@pytest.mark.parametrize("default", [True, False])
def test_nothing_said_means_the_default(monkeypatch, default):
    monkeypatch.setenv("PROBE", " ")
    assert env.flag("PROBE", default=default) is default

    monkeypatch.delenv("PROBE")
    assert env.flag("PROBE", default=default) is default


def test_another_word_is_refused(monkeypatch):
    monkeypatch.setenv("PROBE", "vielleicht")

    with pytest.raises(ImproperlyConfigured, match="PROBE='vielleicht': bitte 1 oder 0 angeben"):
        env.flag("PROBE")


def test_words_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("PROBE", " a.example , ,b.example,")

    assert env.words("PROBE") == ["a.example", "b.example"]


def test_a_text_falls_back_to_its_default(monkeypatch):
    monkeypatch.setenv("PROBE", "   ")

    assert env.text("PROBE", "sonst") == "sonst"


def test_a_folder_is_made_when_missing(monkeypatch, tmp_path):
    monkeypatch.setenv("PROBE", str(tmp_path / "a" / "b"))

    assert env.folder("PROBE", tmp_path).is_dir()


def test_a_key_is_drawn_once_and_kept_for_the_portal_alone(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    path = tmp_path / "secret_key"

    first, second = env.secret_key(path), env.secret_key(path)

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_given_key_is_taken_and_none_is_written(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "gegeben")

    assert env.secret_key(tmp_path / "secret_key") == "gegeben"
    assert list(tmp_path.iterdir()) == []


def test_without_an_address_the_embedded_database_serves(tmp_path):
    settings = env.database("", sqlite_file=tmp_path / "portal.sqlite3")

    assert settings["ENGINE"] == "django.db.backends.sqlite3"
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in settings["OPTIONS"]["init_command"]
    assert "foreign_keys=ON" in settings["OPTIONS"]["init_command"]
    assert settings["CONN_MAX_AGE"] is None


def test_an_address_names_a_postgresql(tmp_path):
    url = "postgresql://portal:ge%3Aheim@db.example:5433/buendnis?sslmode=require"

    settings = env.database(url, sqlite_file=tmp_path)

    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert {key: settings[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "buendnis",
        "USER": "portal",
        "PASSWORD": "ge:heim",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert settings["OPTIONS"] == {"sslmode": "require"}


def test_an_address_of_a_socket_folder_works(tmp_path):
    settings = env.database("postgresql://postgres@/probe?host=/run/pg", sqlite_file=tmp_path)

    assert (settings["HOST"], settings["NAME"]) == ("/run/pg", "probe")


def test_the_address_of_another_database_is_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL beginnt mit postgresql://"):
        env.database("mysql://root@localhost/x", sqlite_file=tmp_path)
