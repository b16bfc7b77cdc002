"""Sample mode signs in with one click, shows the outbox, and is nowhere else to be found."""

import pytest
from django.test.utils import override_settings

from buendnis.access.rules import EmploymentRole, Role
from buendnis.mail.sending import post
from buendnis.portal import sample
from buendnis.portal.sample_views import clickable
from buendnis.tenancy.models import Alliance
from certification.employers.models import Employer
from tests.builders import people
from tests.builders.reading import inline_things, says_du, words_of


@pytest.fixture
def loaded(db):
    sample.load_sample_people()
    sample.load_sample_employers()


@pytest.fixture
def sample_mode():
    with override_settings(SAMPLE_MODE=True):
        yield


@pytest.mark.parametrize(
    ("method", "path"),
    [("get", "/beispiel/"), ("post", "/beispiel/praxis/"), ("get", "/postausgang/")],
)
def test_outside_of_sample_mode_nothing_is_there(client, loaded, method, path):
    answer = getattr(client, method)(path)

    assert answer.status_code == 404
    assert "sessionid" not in answer.cookies


def test_every_alliance_has_somebody_for_every_role():
    staff = {}
    for person in sample.PEOPLE:
        for role in person.roles:
            staff.setdefault((person.alliance, role), []).append(person.key)

    wanted = {Role.COORDINATOR: 2, Role.EXAMINER: 2, Role.BOARD: 2, Role.ADMIN: 1}
    assert {key: len(keys) for key, keys in staff.items()} == {
        (slug, role): number for slug in sample.ALLIANCES for role, number in wanted.items()
    }


def test_keys_are_unique_and_every_employer_has_an_owner():
    keys = [person.key for person in sample.PEOPLE]
    owners = {p.employer for p in sample.PEOPLE if p.employment is EmploymentRole.OWNER}

    assert len(keys) == len(set(keys))
    assert owners == {employer.name for employer in sample.EMPLOYERS}


def test_addresses_lead_nowhere():
    assert all(person.email.endswith("@beispiel.example") for person in sample.PEOPLE)


def test_loading_twice_changes_nothing(loaded):
    before = sample.User.objects.count()

    sample.load_sample_people()
    sample.load_sample_employers()

    assert sample.User.objects.count() == before


def test_people_have_the_roles_of_the_list(loaded):
    magdeburg = Alliance.objects.get(slug="magdeburg")

    board = people.actor(sample.user_of("magdeburg-board-1"), magdeburg)
    owner = people.actor(sample.user_of("praxis"), magdeburg)

    assert board.roles == {Role.BOARD}
    assert list(owner.employments.values()) == [EmploymentRole.OWNER]


def test_the_page_names_everybody_with_a_sentence_what_to_try(client, loaded, sample_mode):
    page = client.get("/beispiel/")

    assert all(p.name in words_of(page) and p.hint in words_of(page) for p in sample.PEOPLE)
    assert says_du(words_of(page)) == []
    assert inline_things(page) == []


def test_one_click_signs_in_and_leads_to_the_desk(client, loaded, sample_mode):
    answer = client.post("/beispiel/marburg-admin/")

    assert answer.headers["Location"] == "/marburg/zertifizierung/"
    assert "Olga Oberstadt" in words_of(client.get("/konto/uebersicht/"))


def test_nobody_else_can_be_signed_in_as(client, loaded, sample_mode):
    real = people.person()

    assert client.post(f"/beispiel/{real.email.split('@')[0]}/").status_code == 404


def test_signing_in_by_a_mere_link_is_refused(client, loaded, sample_mode):
    assert client.get("/beispiel/praxis/").status_code == 405


def test_the_outbox_shows_mails_with_links_into_the_portal(client, db, sample_mode, settings):
    post(to="a@example.org", subject="Erste", body="Text")
    post(to="a@example.org", subject="Zweite", body=f"Hier: {settings.BASE_URL}/einladung/abc/ <b>")

    page = client.get("/postausgang/").content.decode()

    assert page.index("Zweite") < page.index("Erste")
    assert f'<a href="/einladung/abc/">{settings.BASE_URL}/einladung/abc/</a> &lt;b&gt;' in page


def test_addresses_elsewhere_stay_text():
    assert clickable("https://anderswo.example/") == "https://anderswo.example/"


def test_employers_are_registered_by_the_real_steps(loaded):
    with people.scope(Alliance.objects.get(slug="magdeburg")):
        names = set(Employer.objects.values_list("name", flat=True))

    assert names == {
        employer.name for employer in sample.EMPLOYERS if employer.alliance == "magdeburg"
    }
