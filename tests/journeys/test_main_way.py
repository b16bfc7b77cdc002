"""The main job through the test client: every step by its page, as five people, without a browser."""

import json
import re
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from buendnis.access.rules import Role
from buendnis.accounts.models import User
from certification.applications.models import Application
from certification.applications.states import State
from certification.certificates.models import Certificate
from tests.builders import catalogue, people, rest
from tests.builders.cases import example
from tests.builders.papers import quick_papers
from tests.builders.people import PortalClient, signed_in
from tests.builders.reading import code_in, last_mail, words_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MAIL = "wiebke@example.org"
TODAY = timezone.localdate


@dataclass
class Case:
    """The case and the clients of its people."""

    alliance: object
    owner: PortalClient
    coordinator: PortalClient
    examiner: PortalClient
    board: PortalClient
    users: dict[Role, User]
    code: str = ""

    def path(self, below: str = "") -> str:
        return f"/magdeburg/zertifizierung/antraege/{self.code}/{below}"

    def actor(self, user: User):
        return people.actor(user, self.alliance)

    @property
    def stored(self) -> Application:
        return Application.objects.select_related("employer").get(code=self.code)


@pytest.fixture
def papers():
    """Draw documents on the first database; on the second it is enough that they are stored and fetched."""
    with quick_papers() if connection.vendor != "sqlite" else nullcontext():
        yield


@pytest.fixture
def case(alliance, papers):
    catalogue.edition(alliance)
    users = {role: people.member(alliance, role) for role in Role}
    clients = [signed_in(users[role]) for role in (Role.COORDINATOR, Role.EXAMINER, Role.BOARD)]
    return Case(alliance, PortalClient(), *clients, users)


def took(client: PortalClient, case: Case, name: str, **data) -> None:
    """Take a step and hold that it was taken: the page after it says so."""
    answer = client.post(case.path(f"schritt/{name}/"), data, follow=True)
    assert "Erledigt:" in words_of(answer), words_of(answer)


def registers(case: Case) -> None:
    word = people.PASSWORD
    new = {"name": "Wiebke Wiese", "email": MAIL, "password1": word, "password2": word}
    case.owner.post("/registrieren/", new)
    case.owner.post("/konto/adresse/bestaetigen/", {"code": code_in(last_mail(MAIL))})
    employer = {
        "name": "Elbwerk GmbH", "sector": "industrie", "street": "Werkstraße 1", "postcode": "39104",
        "city": "Magdeburg", "contact_name": "Wiebke Wiese", "contact_email": MAIL,
        "contact_phone": "0391 000000",
    }  # fmt: skip
    case.owner.post("/magdeburg/zertifizierung/betrieb-anmelden/", employer)
    found = User.objects.get(email=MAIL).employments.get().employer
    scope = {"scope": "whole", "reference_date": TODAY().isoformat(), "headcount": "180"}
    case.owner.post(f"/magdeburg/zertifizierung/betriebe/{found.code}/antrag/", scope)
    case.code = Application.objects.get().code


def answers_and_submits(case: Case) -> None:
    sheet = case.path("selbsteinschaetzung/ao/")
    given = {"AO-1-version": "0", "AO-1-base": "", "AO-1-stage": "3", "AO-1-note": "Zwei Namen."}
    assert case.owner.post(sheet, given).status_code == 303
    assert "beantwortet" in words_of(case.owner.get(sheet))
    owner = case.actor(User.objects.get(email=MAIL))
    rest.fill_in_the_rest(case.stored, example("mittel-180-vorbildlich"), by=owner)
    assert "ohne Nachweise" in words_of(case.owner.get(case.path("selbsteinschaetzung/")))
    yes = dict.fromkeys(("complaints_office", "no_open_findings", "truthful"), "True")
    took(case.owner, case, "einreichen", **yes, function="Geschäftsführerin", stated="on")
    assert pdf(case.owner, case, "receipt")


def pdf(client: PortalClient, case: Case, kind: str) -> bytes:
    answer = client.get(case.path(f"unterlagen/{kind}.pdf"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return answer.getvalue()


def accepts(case: Case) -> None:
    boxes = ("master_data", "not_applicable", "declarations", "knockouts", "free_texts")
    took(case.coordinator, case, "annehmen", **dict.fromkeys(boxes, "on"))
    named = {"task": "examiner", "examiner-person": case.users[Role.EXAMINER].pk}
    assert case.coordinator.post(case.path("beteiligte/"), named).status_code == 302


def examines(case: Case) -> None:
    took(case.examiner, case, "pruefung-beginnen")
    below = case.path("pruefung/")
    corrected = {
        "AO-1-version": "0", "AO-1-choice": "2", "AO-1-evidence": "document", "AO-1-reason": "part_only",
        "AO-1-text": "Der Plan gilt bisher nur für zwei der vier Teams.",
    }  # fmt: skip
    answer = case.examiner.post(f"{below}befund/AO-1/", corrected)
    assert answer.status_code == 302, words_of(answer)
    rest.confirm_the_rest(case.stored, by=case.actor(case.users[Role.EXAMINER]))
    visit = {"version": "0", "date": TODAY().isoformat(), "kind": "video", "with_whom": "Leitung"}
    assert case.examiner.post(f"{below}besuch/", visit).status_code == 302
    texts = {"version": "0", "strengths": "Vertretung.", "potentials": "Pflege."}
    assert case.examiner.post(f"{below}bericht/", texts).status_code == 302
    took(case.examiner, case, "pruefung-abschliessen")


def writes_the_programme(case: Case) -> None:
    below = case.path("programm/")
    due = (TODAY() + timedelta(days=300)).isoformat()
    for field in ("AO", "SF", "IK"):
        case.owner.post(
            f"{below}{field}/ziel/", {"seen": "", "text": "Ein Ziel.", **seen(case, field)}
        )
        measure = {"text": "Etwas tun", "units": "Leitung", "due": due, "status": "planned",
                   "success": "Es wirkt.", "criterion": ""}  # fmt: skip
        assert case.owner.post(f"{below}{field}/neu/", measure).status_code == 302
    case.coordinator.post(f"{below}zustimmen/")
    signed = {"way": "portal", "portal-function": "Geschäftsführerin", "portal-place": "Magdeburg",
              "portal-stated": "on"}  # fmt: skip
    assert case.owner.post(f"{below}unterschrift/", signed).status_code == 302
    took(case.examiner, case, "vorlegen")


def seen(case: Case, field: str) -> dict[str, str]:
    """Return what the page of an objective sends along: the fingerprint of the text it showed."""
    page = case.owner.get(case.path(f"programm/{field}/ziel/")).content.decode()
    return {"seen": re.search(r'name="seen"[^>]*value="([^"]*)"', page)[1]}


def decides(case: Case) -> str:
    page = case.board.get(case.path("entscheidung/"))
    form = page.context["form"]
    plan = {name: form.initial[name] for name in ("level", "reasons", "decided_on", "valid_from")}
    preview = case.board.post(case.path("entscheidung/"), plan)
    assert "Bevor Sie entscheiden" in words_of(preview)
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', preview.content.decode()))
    took(case.board, case, preview.context["step"], **{n: sent[n] for n in (*plan, "basis")})
    return Certificate.objects.get().number


def test_an_employer_is_certified_and_a_passer_by_reads_it(case, client):
    registers(case)
    answers_and_submits(case)
    accepts(case)
    examines(case)
    writes_the_programme(case)
    number = decides(case)

    page = words_of(client.get(f"/zertifikat/{number}/"))
    said = json.loads(client.get(f"/zertifikat/{number}.json").content)

    assert case.stored.state == State.CERTIFIED
    assert "Elbwerk GmbH" in page
    assert said["@type"] == "Certification"
    assert pdf(case.owner, case, "certificate") == pdf(case.owner, case, "certificate")
    assert pdf(case.owner, case, "report").startswith(b"%PDF-")
    assert client.get("/magdeburg/zertifizierte/?name=elbwerk").content.count(b"Elbwerk GmbH") > 0
