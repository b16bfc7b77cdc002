"""The ways into an account: registering, password, one-time code, reset, second factor."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache

from buendnis.accounts.models import User
from buendnis.mail.models import Mail
from tests.builders import people
from tests.builders.reading import code_in, inline_things, last_mail, says_du, words_of

PASSWORD = people.PASSWORD
NEW = {
    "name": "Neue Person",
    "email": "neu@example.org",
    "password1": PASSWORD,
    "password2": PASSWORD,
}
EVERYBODY = (
    "/anmelden/", "/registrieren/", "/anmelden/code/", "/anmelden/passwort-vergessen/",
    "/anmelden/passwort-vergessen/fertig/", "/anmelden/gesperrt/",
)  # fmt: skip
SIGNED_IN = (
    "/konto/uebersicht/", "/konto/name/", "/konto/passwort/", "/konto/adresse/", "/konto/zweiter-faktor/",
    "/konto/zweiter-faktor/app/", "/anmelden/bestaetigen/", "/abmelden/",
)  # fmt: skip
WITH_APP = (
    "/konto/zweiter-faktor/", "/konto/zweiter-faktor/app/entfernen/", "/konto/zweiter-faktor/codes/",
    "/konto/zweiter-faktor/codes/neu/", "/anmelden/bestaetigen/zweiter-faktor/",
)  # fmt: skip


def sign_in_with_password(client, user):
    return client.post("/anmelden/", {"login": user.email, "password": PASSWORD})


def confirm(client):
    """Type the password once more, as pages that change the sign-in ask for."""
    return client.post("/anmelden/bestaetigen/", {"password": PASSWORD})


def totp_code(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return f"{hotp_value(secret, counter):06d}"


def with_app(user) -> str:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def test_who_registers_proves_the_address_with_a_code(client, db):
    client.post("/registrieren/", NEW)

    answer = client.post(
        "/konto/adresse/bestaetigen/", {"code": code_in(last_mail("neu@example.org"))}
    )

    user = User.objects.get(email="neu@example.org")
    assert answer.headers["Location"] == "/konto/"
    assert user.name == "Neue Person"
    assert EmailAddress.objects.get(user=user).verified


def test_before_the_code_nobody_is_signed_in(client, db):
    client.post("/registrieren/", NEW)

    assert client.get("/konto/uebersicht/").headers["Location"].startswith("/anmelden/")


def test_the_password_of_who_registered_a_foreign_address_ends_when_its_owner_signs_in(client, db):
    """Otherwise whoever registers somebody's address first would share the account from then on."""
    client.post("/registrieren/", NEW)
    owner = people.PortalClient()
    owner.post("/anmelden/code/", {"email": "neu@example.org"})

    owner.post("/anmelden/code/eingeben/", {"code": code_in(last_mail("neu@example.org"))})

    again = people.PortalClient().post(
        "/anmelden/", {"login": "neu@example.org", "password": PASSWORD}
    )
    assert "E-Mail-Adresse oder Passwort stimmen nicht." in words_of(again)
    assert owner.get("/konto/uebersicht/").status_code == 200
    assert client.get("/konto/uebersicht/").headers["Location"].startswith("/anmelden/")


def test_a_confirmed_account_keeps_its_password_when_a_code_signs_in(client, db):
    user = people.person()
    client.post("/anmelden/code/", {"email": user.email})

    client.post("/anmelden/code/eingeben/", {"code": code_in(last_mail(user.email))})

    user.refresh_from_db()
    assert user.has_usable_password()


def test_a_new_code_can_be_asked_for(client, db):
    client.post("/registrieren/", NEW)

    cache.clear()  # ten seconds later
    client.post("/konto/adresse/bestaetigen/", {"action": "resend"})

    assert Mail.objects.filter(to="neu@example.org").count() == 2


def test_registering_a_known_address_tells_only_its_owner(client, db):
    known = people.person(email="neu@example.org")

    answer = client.post("/registrieren/", NEW)

    assert answer.headers["Location"] == "/konto/adresse/bestaetigen/"
    assert last_mail(known.email).subject == "Sie haben schon ein Konto"


def test_a_password_signs_in(client, db):
    answer = sign_in_with_password(client, people.person())

    assert answer.headers["Location"] == "/konto/"


def test_a_wrong_password_gets_a_sentence(client, db):
    user = people.person()

    answer = client.post("/anmelden/", {"login": user.email, "password": "falsch"})

    assert "E-Mail-Adresse oder Passwort stimmen nicht." in words_of(answer)


def test_a_code_by_mail_signs_in_without_a_password(client, db):
    user = people.person()
    client.post("/anmelden/code/", {"email": user.email})

    answer = client.post("/anmelden/code/eingeben/", {"code": code_in(last_mail(user.email))})

    assert answer.headers["Location"] == "/konto/"


def test_a_wrong_code_gets_a_sentence(client, db):
    client.post("/anmelden/code/", {"email": people.person().email})

    answer = client.post("/anmelden/code/eingeben/", {"code": "FALSCH"})

    assert "Dieser Code stimmt nicht." in words_of(answer)


def test_an_unknown_address_learns_by_mail_that_there_is_no_account(client, db):
    client.post("/anmelden/code/", {"email": "niemand@example.org"})

    assert last_mail("niemand@example.org").subject == "Zu dieser Adresse gibt es kein Konto"


def test_a_code_leads_to_a_new_password(client, db):
    user = people.person()
    client.post("/anmelden/passwort-vergessen/", {"email": user.email})
    client.post("/anmelden/passwort-vergessen/code/", {"code": code_in(last_mail(user.email))})

    form = {"password1": "blauer-montag-77", "password2": "blauer-montag-77"}
    client.post("/anmelden/passwort-vergessen/neu/", form)

    user.refresh_from_db()
    assert user.check_password("blauer-montag-77")
    assert last_mail(user.email).subject == "Neues Passwort gewählt"


def test_the_second_factor_is_asked_after_the_password(client, db):
    user = people.person()
    secret = with_app(user)

    first = sign_in_with_password(client, user)
    page = client.get(first.headers["Location"])
    second = client.post("/anmelden/zweiter-faktor/", {"code": totp_code(secret)})

    assert first.headers["Location"].startswith("/anmelden/zweiter-faktor/")
    assert "Öffnen Sie die App" in words_of(page)
    assert second.headers["Location"] == "/konto/"


def test_a_code_by_mail_does_not_replace_the_second_factor(client, db):
    user = people.person()
    with_app(user)
    client.post("/anmelden/code/", {"email": user.email})

    answer = client.post("/anmelden/code/eingeben/", {"code": code_in(last_mail(user.email))})

    assert answer.headers["Location"].startswith("/anmelden/zweiter-faktor/")


def test_an_app_is_set_up_with_its_first_code_and_gives_spare_codes(
    client, db, django_capture_on_commit_callbacks
):
    user = people.person()
    sign_in_with_password(client, user)
    confirm(client)
    page = client.get("/konto/zweiter-faktor/app/")

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/konto/zweiter-faktor/app/", {"code": totp_code(page.context["form"].secret)})

    assert set(Authenticator.objects.filter(user=user).values_list("type", flat=True)) == {
        "totp",
        "recovery_codes",
    }
    assert last_mail(user.email).subject == "Zweiter Faktor eingerichtet"


def test_a_new_address_counts_once_its_code_was_typed(client, db):
    user = people.person()
    sign_in_with_password(client, user)

    client.post("/konto/adresse/", {"email": "umzug@example.org", "action_add": "1"})
    before = User.objects.get(pk=user.pk).email
    client.post("/konto/adresse/bestaetigen/", {"code": code_in(last_mail("umzug@example.org"))})

    assert before == user.email
    assert User.objects.get(pk=user.pk).email == "umzug@example.org"


def test_too_many_attempts_get_a_page_that_says_how_long_to_wait(client, db):
    answers = [
        client.post("/registrieren/", NEW | {"email": f"n{i}@example.org"}) for i in range(25)
    ]

    late = answers[-1]
    assert late.status_code == 429
    assert "Bitte warten Sie eine Minute" in words_of(late)


def test_signing_out_asks_once_and_leads_home(client, db):
    sign_in_with_password(client, people.person())

    assert "Möchten Sie sich jetzt abmelden?" in words_of(client.get("/abmelden/"))
    assert client.post("/abmelden/").headers["Location"] == "/"


@pytest.mark.parametrize("path", EVERYBODY)
def test_pages_before_signing_in_say_sie_and_keep_the_security_policy(client, db, path):
    answer = client.get(path)

    assert answer.status_code == 200
    assert says_du(words_of(answer)) == []
    assert inline_things(answer) == []


@pytest.mark.parametrize("path", SIGNED_IN)
def test_pages_of_the_account_say_sie_and_keep_the_security_policy(client, db, path):
    sign_in_with_password(client, people.person())
    confirm(client)

    answer = client.get(path)

    assert answer.status_code == 200
    assert says_du(words_of(answer)) == []
    assert inline_things(answer) == []


@pytest.mark.parametrize("path", WITH_APP)
def test_pages_of_the_second_factor_say_sie_and_keep_the_security_policy(client, db, path):
    user = people.person()
    secret = with_app(user)
    sign_in_with_password(client, user)
    client.post("/anmelden/zweiter-faktor/", {"code": totp_code(secret)})
    confirm(client)
    client.post("/konto/zweiter-faktor/codes/neu/")

    answer = client.get(path)

    assert answer.status_code == 200
    assert says_du(words_of(answer)) == []
    assert inline_things(answer) == []


def test_pages_that_ask_for_a_code_say_sie(client, db):
    user = people.person()
    client.post("/anmelden/code/", {"email": user.email})
    sign_in = client.get("/anmelden/code/eingeben/")
    client.post("/anmelden/passwort-vergessen/", {"email": user.email})
    reset = client.get("/anmelden/passwort-vergessen/code/")

    assert user.email in words_of(sign_in)
    assert says_du(words_of(sign_in) + words_of(reset)) == []
    assert inline_things(sign_in) + inline_things(reset) == []


def test_somebody_without_a_password_can_set_one(client, db):
    user = people.person()
    user.set_unusable_password()
    user.save()
    client.force_login(user)

    page = client.get("/konto/passwort/setzen/")

    assert "Passwort festlegen" in words_of(page)
    assert says_du(words_of(page)) == []


def test_mistakes_in_forms_are_told_with_sie(client, db):
    sign_in_with_password(client, people.person())

    answer = client.post(
        "/konto/passwort/", {"oldpassword": "x", "password1": "kurz", "password2": "anders"}
    )

    assert answer.status_code == 200
    assert says_du(words_of(answer)) == []
