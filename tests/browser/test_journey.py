"""The main job in one browser: from registering to the certificate that a passer-by looks up."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.test.utils import override_settings
from django.utils import timezone
from playwright.sync_api import Page, expect

from buendnis.access.rules import Role
from buendnis.accounts.models import User
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.applications.models import Application
from certification.assessment.models import Answer, Evidence
from certification.certificates.models import Certificate
from tests.browser.helpers import choose, fill, follow, press, saved
from tests.builders import catalogue, people, rest
from tests.builders.cases import example
from tests.builders.reading import code_in, last_mail
from tests.certification.assessment.files import made

WORKED = "mittel-180-vorbildlich"
MAIL = "wiebke@example.org"


@dataclass
class Stage:
    """The alliance with its people, and the case once it has begun."""

    home: Alliance
    staff: dict[Role, User] = field(default_factory=dict)
    code: str = ""

    @property
    def case(self) -> Application:
        return Application.objects.select_related("employer").get(code=self.code)

    def path(self, below: str = "") -> str:
        """Return the address of a page of the case."""
        return f"/magdeburg/zertifizierung/antraege/{self.code}/{below}"

    def actor(self, user: User):
        """Return the actor that this person is in the alliance."""
        return people.actor(user, self.home)


@pytest.fixture
def stage(live_server, transactional_db):
    """Return Magdeburg with its criteria published and one person for each task."""
    home = people.alliance("magdeburg")
    catalogue.edition(home)
    made_stage = Stage(home)
    for role, name in (
        (Role.COORDINATOR, "Karla Koordination"),
        (Role.EXAMINER, "Paula Prüfung"),
        (Role.BOARD, "Emil Ehrenamt"),
    ):
        made_stage.staff[role] = people.member(home, role, name=name)
    with scope(home), override_settings(BASE_URL=live_server.url):
        yield made_stage


def registers_an_account(page: Page) -> None:
    page.goto("/magdeburg/")
    follow(page, "Betrieb anmelden")
    follow(page, "Hier registrieren Sie sich.")
    fill(
        page, name="Wiebke Wiese", email=MAIL, password1=people.PASSWORD, password2=people.PASSWORD
    )
    press(page, "Konto anlegen")
    page.wait_for_url("**/konto/adresse/bestaetigen/")
    fill(page, code=code_in(last_mail(MAIL)))
    page.locator("main [name=code]").press("Enter")


def registers_the_employer(page: Page, stage: Stage) -> None:
    expect(page.locator("h1")).to_have_text("Betrieb anmelden")
    fill(
        page, name="Elbwerk GmbH", street="Werkstraße 1", postcode="39104", city="Magdeburg",
        contact_name="Wiebke Wiese", contact_email=MAIL, contact_phone="0391 000000",
    )  # fmt: skip
    page.locator("main [name=sector]").select_option("industrie")
    press(page, "Betrieb anmelden")
    expect(page.locator("h1")).to_have_text("Antrag beginnen")
    choose(page, "scope", "sites")
    fill(page, sites="Werk Nord und Werk Süd", excluded="Elbwerk Logistik GmbH", headcount="180")
    press(page, "Antrag beginnen")
    expect(page.locator("h1")).to_have_text("Selbsteinschätzung")
    stage.code = Application.objects.get().code


def answers_some_questions(page: Page, stage: Stage) -> None:
    follow(page, "Arbeitsorganisation")
    choose(page, "AO-1-stage", "4")
    saved(page)
    page.locator("[name='AO-1-upload']").set_input_files(
        {"name": "vertretung.pdf", "mimeType": "application/pdf", "buffer": made.pdf()}
    )
    press(page, "Speichern und Datei hochladen zu Vertretung und Übergabe")
    expect(page.locator("#AO-1")).to_contain_text("vertretung.pdf")
    page.locator("label[for=id_AO-2-stage_5]").click()
    page.locator("[name='AO-2-not_applicable_why']").fill("Wir arbeiten ohne feste Besprechungen.")
    choose(page, "AO-3-stage", "4")
    page.locator("[name='AO-3-show_on_visit']").check()
    page.locator("[name='AO-3-visit_note']").fill("Gefährdungsbeurteilung, Büro, Fachkraft")
    choose(page, "AO-4-stage", "3")
    page.locator("[name='AO-4-planned']").check()
    expect(page.locator("[name='AO-4-version']")).not_to_have_value("0")
    saved(page)
    page.reload()
    expect(page.locator("[name='AO-3-visit_note']")).to_have_value(
        "Gefährdungsbeurteilung, Büro, Fachkraft"
    )
    expect(page.locator("#stand-anzeige")).to_contain_text("sicher")
    expect(page.locator("#stand-anzeige")).to_contain_text("3 von 58 beantwortet")
    stored = {row.criterion: row for row in Answer.objects.filter(application=stage.case)}
    assert stored["AO-1"].stage == 4
    assert stored["AO-2"].not_applicable
    assert stored["AO-4"].planned
    assert Evidence.objects.get(application=stage.case).uses.get().criterion == "AO-1"


def sees_two_values_and_submits(page: Page, stage: Stage) -> None:
    owner = User.objects.get(email=MAIL)
    rest.fill_in_the_rest(stage.case, example(WORKED), by=stage.actor(owner))
    page.goto(stage.path("selbsteinschaetzung/"))
    expect(page.locator("#stand-anzeige")).to_contain_text("wie angegeben")
    expect(page.locator("#stand-anzeige")).to_contain_text("ohne Nachweis")
    follow(page, "Antrag einreichen")
    for name in ("complaints_office", "no_open_findings", "truthful"):
        choose(page, name, "True")
    fill(page, function="Geschäftsführerin")
    page.get_by_label("Ich bin die oberste Leitung dieses Betriebs.").check()
    press(page, "Antrag einreichen")
    expect(page.locator("main")).to_contain_text("Erledigt: Antrag einreichen.")
    assert fetched(page, stage.path("unterlagen/receipt.pdf"))


def fetched(page: Page, path: str) -> bytes:
    """Return a document as this person fetches it; it must be a PDF."""
    answer = page.request.get(path)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.body().startswith(b"%PDF-")
    return answer.body()


def pages_of(pdf: bytes) -> int:
    """Return how many pages a document has."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def accepts_and_names(page: Page, stage: Stage) -> None:
    page.goto("/magdeburg/zertifizierung/")
    follow(page, "Elbwerk GmbH")
    follow(page, "Antrag annehmen")
    # The boxes are counted at once, so the page has to be there first.
    expect(page.get_by_role("button", name="Antrag annehmen", exact=True)).to_be_visible()
    for box in page.locator("main form [type=checkbox]").all():
        box.check()
    press(page, "Antrag annehmen")
    page.goto(stage.path("beteiligte/"))
    page.locator("[name=examiner-person]").select_option(label="Paula Prüfung")
    page.locator("form:has([name=examiner-person]) [type=submit]").click()
    expect(page.locator("main")).to_contain_text("Prüfung: Paula Prüfung.")


def examines(page: Page, stage: Stage) -> None:
    page.goto(stage.path())
    follow(page, "Prüfung beginnen")
    press(page, "Prüfung beginnen")
    page.goto(stage.path("pruefung/AO/"))
    page.locator("#befund-AO-3").get_by_role(
        "button", name="Wie angegeben, beim Besuch bestätigt"
    ).click()
    expect(page.locator("#stand-AO-3")).to_contain_text("Entschieden")
    corrected = page.locator("#befund-AO-1")
    corrected.locator("[name='AO-1-choice'][value='3']").check()
    corrected.locator("[name='AO-1-evidence'][value='document']").check()
    corrected.locator("[name='AO-1-reason']").select_option(index=1)
    corrected.locator("[name='AO-1-text']").fill(
        "Der Plan gilt für alle Teams außer der Werkstatt."
    )
    expect(corrected.locator("[data-autosave-status]")).to_have_text("Gespeichert")
    expect(page.locator("#stand-AO-1")).to_contain_text("Entschieden")


def finishes_the_examination(page: Page, stage: Stage) -> None:
    page.goto(stage.path("pruefung/zahlen/"))
    page.get_by_role("button", name="Befund speichern").first.click()
    expect(page.locator("main")).to_contain_text("Bestätigt")
    press(page, "Alle offenen wie angegeben bestätigen")
    page.goto(stage.path("pruefung/besuch/"))
    fill(page, date=timezone.localdate().isoformat(), with_whom="Leitung, Betriebsrat")
    choose(page, "kind", "site")
    press(page, "Besuch eintragen")
    rest.confirm_the_rest(stage.case, by=stage.actor(stage.staff[Role.EXAMINER]))
    page.goto(stage.path("pruefung/bericht/"))
    fill(
        page, strengths="Vertretung gelingt in allen Teams.", potentials="Pflege sichtbarer machen."
    )
    press(page, "Texte speichern")
    page.goto(stage.path("pruefung/"))
    expect(page.locator("main")).to_contain_text("Alles ist geprüft")
    follow(page, "Prüfung abschließen")
    press(page, "Prüfung abschließen")
    expect(page.locator("main")).to_contain_text("Erledigt: Prüfung abschließen.")


def writes_the_programme(page: Page, stage: Stage) -> None:
    due = (timezone.localdate() + timedelta(days=300)).isoformat()
    for place, part in enumerate(("AO", "SF", "IK"), start=1):
        page.goto(stage.path(f"programm/{part}/ziel/"))
        fill(page, text="Niemand trägt eine Lücke allein.")
        press(page, "Ziel speichern")
        page.goto(stage.path(f"programm/{part}/neu/"))
        fill(
            page, text=f"Maßnahme {place}", units="Leitung", due=due, success="Drei Teams haben es."
        )
        choose(page, "status", "planned")
        press(page, "Maßnahme speichern")
    expect(page.locator("main")).to_contain_text("steht noch aus")


def agrees(page: Page, stage: Stage) -> None:
    page.goto(stage.path("programm/"))
    press(page, "Dem Handlungsprogramm zustimmen")
    expect(page.locator("main")).to_contain_text("Karla Koordination")


def signs(page: Page, stage: Stage) -> None:
    page.goto(stage.path("programm/"))
    follow(page, "Unterschrift der Leitung")
    fill(page, **{"portal-function": "Geschäftsführerin", "portal-place": "Magdeburg"})
    page.get_by_label("Ich bin die oberste Leitung dieses Betriebs.").check()
    press(page, "Jetzt unterschreiben")
    follow(page, "Zurück zum Handlungsprogramm")
    expect(page.locator("main")).to_contain_text("vereinbart und unterschrieben")


def presents(page: Page, stage: Stage) -> None:
    page.goto(stage.path())
    follow(page, "Dem Kuratorium vorlegen")
    press(page, "Dem Kuratorium vorlegen")
    expect(page.locator("main")).to_contain_text("Erledigt: Dem Kuratorium vorlegen.")


def decides(page: Page, stage: Stage) -> None:
    page.goto(stage.path())
    follow(page, "Entscheiden")
    press(page, "Weiter zur Vorschau")
    expect(page.locator("h1")).to_have_text("Bevor Sie entscheiden")
    assert pages_of(previewed(page, "certificate")) == 1
    assert pages_of(previewed(page, "report")) >= 12
    assert not Certificate.objects.exists()
    press(page, "Zertifikat erteilen")
    expect(page.locator("main")).to_contain_text("Erledigt: Zertifikat erteilen.")


def previewed(page: Page, kind: str) -> bytes:
    """Return a document as the form of the preview page asks for it."""
    form = page.locator(f"form[action$='vorschau/{kind}.pdf']")
    sent = form.evaluate("form => Object.fromEntries(new FormData(form))")
    answer = page.request.post(form.get_attribute("action"), form=sent)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    return answer.body()


def test_an_employer_is_certified_and_a_passer_by_reads_it(stage, window):
    owner, coordinator = window(), window(stage.staff[Role.COORDINATOR])
    examiner, board = window(stage.staff[Role.EXAMINER]), window(stage.staff[Role.BOARD])
    registers_an_account(owner)
    registers_the_employer(owner, stage)
    answers_some_questions(owner, stage)
    sees_two_values_and_submits(owner, stage)
    accepts_and_names(coordinator, stage)
    examines(examiner, stage)
    finishes_the_examination(examiner, stage)
    writes_the_programme(owner, stage)
    agrees(coordinator, stage)
    signs(owner, stage)
    presents(examiner, stage)
    decides(board, stage)

    certificate = fetched(owner, stage.path("unterlagen/certificate.pdf"))
    report = fetched(owner, stage.path("unterlagen/report.pdf"))

    assert certificate == fetched(owner, stage.path("unterlagen/certificate.pdf"))
    assert (pages_of(certificate), pages_of(report) >= 12) == (1, True)
    number = Certificate.objects.get().number
    a_passer_by_looks_it_up(window(), number)


def a_passer_by_looks_it_up(page: Page, number: str) -> None:
    page.goto("/zertifikat/")
    page.get_by_label("Nummer").fill(number.lower().replace("-", " "))
    press(page, "Prüfen")
    expect(page.locator("h1")).to_have_text("Elbwerk GmbH")
    expect(page.locator("main")).to_contain_text("Gültig")
    expect(page.locator("main")).to_contain_text("Werk Nord und Werk Süd")
    assert page.context.cookies() == []
    said = json.loads(page.request.get(f"/zertifikat/{number}.json").text())
    assert said["@type"] == "Certification"
    assert said["certificationStatus"].endswith("CertificationActive")
    assert said["url"] == page.url
