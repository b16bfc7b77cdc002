"""A city's own account service lets in people whom we know and who have a task, and nobody else."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from buendnis import env
from buendnis.access.rules import Role
from buendnis.accounts import staff_adapter as sentences
from buendnis.accounts.models import Membership, User
from buendnis.mail.models import Mail
from buendnis.tenancy.scope import scope
from tests.builders import account_service, people
from tests.builders.people import PortalClient

FROM_HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
ANNA = "anna@stadt.example"


@pytest.fixture
def service():
    with account_service.running() as found, override_settings(**found.settings):
        yield found


@pytest.fixture
def anna(alliance) -> User:
    """Return somebody who coordinates, with an account by code."""
    return people.member(alliance, Role.COORDINATOR, user=people.person("Anna", email=ANNA))


def come_in(client: PortalClient, target: str = "/konto/uebersicht/"):
    """Walk to the service and back; return the portal's last answer."""
    away = client.get("/anmelden/dienst/", {"next": target}, **FROM_HERE)
    state = account_service.led_to(away)["state"]
    return client.get("/anmelden/dienst/zurueck/", {"code": "abc", "state": state})


def who(client: PortalClient) -> int | None:
    key = client.session.get("_auth_user_id")
    return int(key) if key else None


# Off by default


@pytest.mark.django_db
def test_without_settings_there_is_no_button_and_no_address(client):
    assert "dienst" not in client.get("/anmelden/").content.decode()
    for path in ("", "zurueck/", "abgebrochen/"):
        assert client.get(f"/anmelden/dienst/{path}", **FROM_HERE).status_code == 404


def test_half_a_setting_says_what_is_missing(monkeypatch):
    monkeypatch.setenv("OIDC_ISSUER", "https://konto.stadt.example/")
    with pytest.raises(ImproperlyConfigured, match="OIDC_CLIENT_ID, OIDC_CLIENT_SECRET"):
        env.account_service()

    monkeypatch.setenv("OIDC_CLIENT_ID", "portal")
    monkeypatch.setenv("OIDC_CLIENT_SECRET", "x")

    assert env.account_service()["settings"] == {"server_url": "https://konto.stadt.example"}
    monkeypatch.setenv("OIDC_ISSUER", "http://konto.stadt.example/")
    with pytest.raises(ImproperlyConfigured, match="https://"):
        env.account_service()


# The way in


def test_the_button_leads_to_the_service_and_asks_for_no_more_than_needed(client, service, anna):
    button = client.get("/anmelden/?next=/konto/name/").content.decode()
    away = client.get(
        "/anmelden/dienst/?next=/konto/name/&auth_params=redirect_uri%3Dx", **FROM_HERE
    )

    asked = account_service.led_to(away)
    assert "Mit dem Stadtkonto anmelden" in button
    assert 'href="/anmelden/dienst/?next=/konto/name/"' in button
    assert away["Location"].startswith(f"{service.issuer}/authorize?")
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}
    assert asked["redirect_uri"] == "http://testserver/anmelden/dienst/zurueck/"
    assert asked["code_challenge_method"] == "S256"


def test_a_link_from_elsewhere_shows_a_page_first(client, service, anna):
    response = client.get("/anmelden/dienst/", HTTP_SEC_FETCH_SITE="cross-site")

    assert response.status_code == 200
    assert "Haben Sie das selbst gewollt?" in response.content.decode()
    assert service.asked == []


def test_the_first_time_links_by_address_and_says_so_by_mail(client, service, anna):
    service.knows(ANNA.upper())

    response = come_in(client)

    assert (response.status_code, response["Location"]) == (302, "/konto/uebersicht/")
    assert who(client) == anna.pk
    link = SocialAccount.objects.get()
    assert (link.user, link.uid, link.extra_data) == (anna, "s-1", {})
    assert not SocialToken.objects.exists()
    assert Mail.objects.get().subject == "Anmeldedienst verbunden"


def test_from_then_on_the_subject_counts_whatever_the_address(service, anna):
    service.knows(ANNA)
    come_in(PortalClient())
    service.knows("anna-neu@stadt.example", sub="s-1", verified=False)
    client = PortalClient()

    come_in(client)

    assert who(client) == anna.pk
    assert (User.objects.count(), SocialAccount.objects.count()) == (1, 1)
    assert SocialAccount.objects.get().extra_data == {}


def test_who_is_signed_in_already_cannot_tie_another_account(service, anna):
    service.knows("fremd@stadt.example", sub="s-9")
    client = people.signed_in(anna)
    away = client.get("/anmelden/dienst/?process=connect", **FROM_HERE)

    client.get(
        "/anmelden/dienst/zurueck/", {"code": "a", "state": account_service.led_to(away)["state"]}
    )

    assert not SocialAccount.objects.exists()


# Refusals


def refused(service) -> str:
    client = PortalClient()
    response = come_in(client)
    assert response.status_code == 403
    assert who(client) is None
    return response.content.decode()


def test_an_unknown_address_gets_no_account(service, anna):
    service.knows("fremd@stadt.example")

    assert sentences.UNKNOWN in refused(service)
    assert User.objects.count() == 1


@pytest.mark.parametrize("claim", [False, "false", "true", 1, None])
def test_an_address_that_is_not_proved_counts_for_nothing(service, anna, claim):
    service.knows(ANNA, verified=claim)

    assert sentences.UNPROVED in refused(service)


def test_a_service_that_says_nothing_of_proof_is_believed_for_named_domains(service, anna):
    service.knows(ANNA)
    del service.person["email_verified"]
    assert sentences.UNPROVED in refused(service)

    client = PortalClient()
    with override_settings(OIDC_MAIL_DOMAINS=["stadt.example"]):
        come_in(client)

    assert who(client) == anna.pk


def test_who_has_no_task_comes_in_by_other_ways_only(service, anna, alliance):
    service.knows(ANNA)
    with scope(alliance):
        Membership.objects.update(until=anna.date_joined)

    assert sentences.WITHOUT_TASK in refused(service)
    assert not SocialAccount.objects.exists()


def test_who_lost_the_task_after_linking_is_refused_too(service, anna, alliance):
    service.knows(ANNA)
    come_in(PortalClient())
    with scope(alliance):
        Membership.objects.update(until=anna.date_joined)

    assert sentences.WITHOUT_TASK in refused(service)


def test_a_second_subject_for_the_same_person_is_refused(service, anna):
    service.knows(ANNA)
    come_in(PortalClient())
    service.knows(ANNA, sub="s-2")

    assert sentences.ANOTHER in refused(service)
    assert SocialAccount.objects.get().uid == "s-1"


def test_token_and_answer_about_different_people_are_refused(service, anna):
    service.knows(ANNA)
    service.token["sub"] = "s-2"

    assert sentences.CONTRADICTION in refused(service)


@pytest.mark.parametrize("claims", [{"aud": "anderswo"}, {"iss": "https://x.example"}, {"exp": 1}])
def test_a_token_for_somebody_else_or_out_of_date_is_none(client, service, anna, claims):
    service.knows(ANNA, **claims)

    response = come_in(client)

    assert response.status_code == 401
    assert "nicht gelungen" in response.content.decode()
    assert who(client) is None


def test_an_answer_that_nobody_asked_for_is_none(client, service, anna):
    service.knows(ANNA)

    response = client.get("/anmelden/dienst/zurueck/", {"code": "abc", "state": "erfunden"})

    assert response.status_code == 401
    assert service.asked == []


def test_who_turns_back_reads_that_nothing_happened(client, service, anna):
    state = account_service.led_to(client.get("/anmelden/dienst/", **FROM_HERE))["state"]

    response = client.get(
        "/anmelden/dienst/zurueck/", {"error": "access_denied", "state": state}, follow=True
    )

    assert "Es ist nichts passiert" in response.content.decode()


def test_a_service_that_is_down_leaves_the_other_ways_open(client, service, anna):
    service.works = False

    response = client.get("/anmelden/dienst/", **FROM_HERE)

    assert response.status_code == 503
    assert "antwortet gerade nicht" in response.content.decode()


# The second factor


def needs_second_factor(client: PortalClient) -> bool:
    """Return whether the administration asks for a second factor first."""
    response = client.get("/magdeburg/verwaltung/")
    return response.status_code == 403 and "zweite" in response.content.decode().lower()


@pytest.fixture
def admin(alliance) -> User:
    alliance.second_factor_roles = [Role.ADMIN]
    alliance.save()
    return people.member(alliance, Role.ADMIN, user=people.person("Anna", email=ANNA))


@pytest.mark.parametrize(
    ("counts", "amr", "needed"),
    [(False, ["pwd", "mfa"], True), (True, ["pwd", "mfa"], False), (True, ["pwd"], True), (True, "mfa", True)],
)  # fmt: skip
def test_the_factor_of_the_service_counts_only_where_the_operator_says_so(
    client, service, admin, counts, amr, needed
):
    service.knows(ANNA, amr=amr)

    with override_settings(OIDC_SECOND_FACTOR=counts):
        come_in(client)

        assert needs_second_factor(client) is needed


def test_the_factor_of_the_service_ends_with_the_session(client, service, admin):
    service.knows(ANNA, amr=["mfa"])
    with override_settings(OIDC_SECOND_FACTOR=True):
        come_in(client)
        client.post("/abmelden/")
        client.post("/anmelden/", {"login": ANNA, "password": people.PASSWORD})

        assert who(client) == admin.pk
        assert needs_second_factor(client)


def test_an_app_that_somebody_set_up_here_is_still_asked_for(client, service, admin):
    TOTP.activate(admin, generate_totp_secret())
    service.knows(ANNA, amr=["mfa"])

    with override_settings(OIDC_SECOND_FACTOR=True):
        response = come_in(client)

    assert response["Location"].startswith("/anmelden/zweiter-faktor/")
    assert who(client) is None
