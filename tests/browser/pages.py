"""Every page of the portal with the people who open it: written by hand, held against the addresses by a test."""

from dataclasses import dataclass

from buendnis.access.rules import Role
from buendnis.accounts.models import Invitation, Membership
from buendnis.portal import sample
from buendnis.tenancy.scope import across_alliances
from certification.certificates.models import Certificate
from certification.employers.models import Employment
from certification.programme.models import Measure
from services.directory.models import Entry, Organisation, Place
from tests.browser.asking import marks_of_asking
from tests.browser.content import SECRET, case_of, employer_of, token_of
from tests.permissions import PUBLIC as PUBLIC_NAMES

NOBODY = ""
ADVISER, EXAMINER, BOARD, ADMIN = (
    "magdeburg-coordinator-1",
    "magdeburg-examiner-1",
    "magdeburg-board-1",
    "magdeburg-admin",
)


@dataclass(frozen=True)
class Visit:
    """One address (marks in braces are filled in), who opens it, and the status of the answer."""

    address: str
    people: tuple[str, ...]
    status: int = 200


def visit(address: str, *people: str, status: int = 200) -> Visit:
    """Return one line of the list; without people, nobody is signed in."""
    return Visit(address, people or (NOBODY,), status)


# A mark like {baeckerei} is the case of that sample person's employer, {praxis:betrieb} the employer itself.
PUBLIC = (
    visit("/"),
    visit("/impressum/"),
    visit("/datenschutz/"),
    visit("/barrierefreiheit/"),
    visit("/lizenzen/"),
    visit("/zertifikat/"),
    visit("/zertifikat/?nummer=xyz", status=404),
    visit("/zertifikat/{number}/", NOBODY, "praxis"),
    visit("/zertifikat/{number:confirmation}/"),
    visit("/zertifikat/{number:suspended}/"),
    visit("/zertifikat/MD-2026-999999-9/", status=404),
    visit("/magdeburg/", NOBODY, "baeckerei", EXAMINER),
    visit("/marburg/"),
    visit("/trier/"),
    visit("/neustadt/"),
    visit("/magdeburg/seiten/betriebe/"),
    visit("/marburg/seiten/anlaufstellen/"),
    visit("/magdeburg/impressum/"),
    visit("/magdeburg/datenschutz/"),
    visit("/magdeburg/barrierefreiheit/"),
    visit("/magdeburg/kurzcheck/"),
    visit("/neustadt/kurzcheck/"),
    visit("/magdeburg/rueckruf/"),
    visit("/magdeburg/rueckruf/danke/"),
    visit("/trier/familien/"),
    visit("/magdeburg/familien/suche/?q=oma&thema=gibtesnicht"),
    visit("/trier/familien/suche/?lage=trennung&kostenlos=1&sprache=ar"),
    visit("/marburg/familien/eintrag/{pflegestuetzpunkt}/"),
    visit("/marburg/familien/eintrag/{pflegestuetzpunkt}/zeigen/?sprache=uk"),
    visit("/magdeburg/familien/hilfe-jetzt/"),
    visit("/magdeburg/familien/rueckruf/"),
    visit("/magdeburg/familien/rueckruf/danke/?sprache=ar"),
    visit("/marburg/familien/eintrag/{pflegestuetzpunkt}/melden/"),
    visit("/marburg/familien/eintrag/{pflegestuetzpunkt}/melden/danke/?sprache=uk"),
    visit("/magdeburg/kriterien/"),
    visit("/magdeburg/kriterien/aenderungen/"),
    visit("/magdeburg/kriterien/2026.2/", NOBODY, "baeckerei"),
    visit("/neustadt/kriterien/"),
    visit("/magdeburg/zertifizierte/"),
    visit("/magdeburg/zertifizierte/?name=gibtesnicht"),
    visit("/neustadt/zertifizierte/"),
    visit("/trier/programme/"),
    visit("/neustadt/programme/"),
    visit("/trier/programme/stadtverwaltung-trier-2020/"),
    visit("/trier/familien/termine/"),
    visit("/trier/familien/termine/?ansicht=liste&sprache=ar&thema=treffen&thema=gibtesnicht"),
    visit("/magdeburg/familien/termine/?monat=1999-01"),
    visit("/magdeburg/familien/checklisten/"),
    visit("/magdeburg/familien/checklisten/trennung/?sprache=ar"),
    visit("/magdeburg/familien/checklisten/umzug/"),
    visit("/magdeburg/familien/wegweiser/?sprache=ar&fehlt=1"),
    visit("/marburg/familien/einbetten/?thema=pflege-beruf"),
    visit("/marburg/familien/einbetten/liste/?thema=pflege-beruf"),
    visit("/marburg/familien/pflege-und-beruf/"),
    visit("/trier/familien/pflege-und-beruf/?sprache=ar"),
    visit("/magdeburg/familien/pflege-und-beruf/ueberblick/?am=2015-07-01"),
    visit("/magdeburg/familien/pflege-und-beruf/ueberblick/?sprache=ls"),
    visit("/magdeburg/familien/pflege-und-beruf/wissen/leistungen/?am=2016-05-01"),
    visit("/magdeburg/familien/pflege-und-beruf/wissen/seit-2015/"),
    visit("/marburg/familien/pflege-und-beruf/fragen/"),
    visit("/magdeburg/familien/pflege-und-beruf/schreiben/"),
    visit("/magdeburg/familien/pflege-und-beruf/schreiben/t2/"),
    visit("/trier/familien/pflege-und-beruf/schreiben/t3/?sprache=ar"),
    visit("/magdeburg/familien/pflege-und-beruf/rechner/darlehen/"),
    visit("/marburg/familien/pflege-und-beruf/rechner/pflegeunterstuetzungsgeld/"),
    visit("/trier/familien/pflege-und-beruf/rechner/planer/"),
    visit("/trier/familien/pflege-und-beruf/fragen/?sicht=betrieb&sprache=ar"),
    visit("/marburg/familien/pflege-und-beruf/mappe/?auswahl=starterpaket"),
    visit("/magdeburg/gibt-es-nicht/", NOBODY, "baeckerei", status=404),
)
# Pages that lead to an account: they alone may set a cookie before anybody signs in.
TO_AN_ACCOUNT = (
    visit("/beispiel/"),
    visit("/anmelden/"),
    visit("/registrieren/"),
    visit("/anmelden/code/"),
    visit("/anmelden/passwort-vergessen/"),
    visit("/anmelden/passwort-vergessen/fertig/"),
    visit("/anmelden/gesperrt/"),
    visit("/einladung/{invitation}/", NOBODY, "baeckerei"),
)
PERSONAL = (
    visit("/konto/", ADMIN),
    visit("/konto/uebersicht/", "praxis", ADVISER),
    visit("/konto/name/", "praxis"),
    visit("/konto/adresse/", "praxis"),
    visit("/konto/passwort/setzen/", "praxis"),
    visit("/konto/zweiter-faktor/", "praxis"),
    visit("/abmelden/", "praxis"),
    visit("/postausgang/", ADVISER),
    visit("/bausteine/"),
)
ADMINISTRATION = (
    visit("/magdeburg/verwaltung/", ADMIN),
    visit("/magdeburg/verwaltung/", "praxis", status=403),
    visit("/magdeburg/verwaltung/personen/", ADMIN),
    visit("/magdeburg/verwaltung/meine-nummer/", ADVISER),
    visit("/magdeburg/verwaltung/personen/{membership}/beenden/", ADMIN),
    visit("/magdeburg/verwaltung/auftritt/", ADMIN),
    visit("/magdeburg/verwaltung/texte/", ADMIN),
    visit("/magdeburg/verwaltung/texte/familien/", ADMIN),
    visit("/magdeburg/verwaltung/protokoll/", ADMIN),
)
EMPLOYERS = (
    visit("/magdeburg/zertifizierung/betrieb-anmelden/", "baeckerei"),
    visit("{praxis:betrieb}/", "praxis", "praxis-team", ADVISER),
    visit("{praxis:betrieb}/angaben/", "praxis"),
    visit("{praxis:betrieb}/einladen/", "praxis"),
    visit("{kita:betrieb}/zugang/", "praxis"),
    visit("{praxis:betrieb}/personen/{employment}/beenden/", "praxis"),
    visit("{praxis:betrieb}/antrag/", "praxis"),
    visit("{praxis:betrieb}/verantwortliche-ersetzen/", ADVISER),
)
DESKS = (
    visit(
        "/magdeburg/zertifizierung/",
        "baeckerei", "nordpark-leitung", ADVISER, EXAMINER, BOARD, ADMIN,
    ),
    visit("/magdeburg/zertifizierung/erinnerungen/", "baeckerei", ADVISER),
    visit("/magdeburg/zertifizierung/gespraech/", ADVISER),
    visit("/magdeburg/zertifizierung/vertretung/", ADVISER, ADMIN),
    visit("/magdeburg/rueckrufe/", ADVISER),
    visit("/marburg/verzeichnis/eintraege/{pflegestuetzpunkt}/termine/", "marburg-coordinator-1"),
)  # fmt: skip
CASES = (
    visit("{baeckerei}/", "baeckerei", ADVISER),
    visit("{baeckerei}/", BOARD, status=403),
    visit("{baeckerei}/nachfragen/", ADVISER, status=403),
    visit("{kita}/", "kita", ADVISER),
    visit("{moselufer}/", "moselufer", "trier-examiner-1"),
    visit("{hafenspeicher}/", "hafenspeicher", EXAMINER),
    visit("{hafenspeicher}/?verlauf=alles", "hafenspeicher"),
    visit("{musterstadt}/", "musterstadt", "musterstadt-team"),
    visit("{nordpark}/", "nordpark", "nordpark-team", "nordpark-leitung", BOARD),
    visit("{praxis}/", "praxis", BOARD),
    visit("{boerde}/", "boerde"),
    visit("{buchhandel}/", "buchhandel"),
    visit("{praxis}/ergebnis/", "praxis", EXAMINER),
    visit("{boerde}/ergebnis/", "boerde"),
    visit("{buchhandel}/ergebnis/", "buchhandel"),
    visit("{praxis}/ergebnis/", BOARD, status=403),
    visit("{kita}/", "praxis", status=404),
    visit("{baeckerei}/angaben/", "baeckerei"),
    visit("{baeckerei}/beteiligte/", "baeckerei", ADVISER),
    visit("{baeckerei}/berichtigen/", ADVISER),
    visit("{baeckerei}/gespraech/beginnen/", ADVISER),
    visit("{nordpark}/beteiligte/", BOARD),
    visit("{kita}/schritt/annehmen/", ADVISER),
    visit("{kita}/schritt/zurueckgeben/", ADVISER),
    visit("{kita}/schritt/ablehnen/", ADVISER),
    visit("{kita}/schritt/annehmen/", "kita", status=403),
    visit("{kita}/schritt/zuruecknehmen/", "kita"),
    visit("{baeckerei}/schritt/einreichen/", "baeckerei"),
    visit("{domblick}/schritt/einreichen/", "domblick"),
    visit("{nordpark}/schritt/einreichen/", "nordpark", status=409),
    visit("{nordpark}/schritt/zurueckziehen/", "nordpark-leitung"),
)
ASSESSMENT = (
    visit("{baeckerei}/selbsteinschaetzung/", "baeckerei", ADVISER),
    visit("{domblick}/selbsteinschaetzung/", "domblick"),
    visit("{baeckerei}/selbsteinschaetzung/ao/", "baeckerei", ADVISER),
    visit("{domblick}/selbsteinschaetzung/sf/", "domblick"),
    visit("{nordpark}/selbsteinschaetzung/ao/", "nordpark-team", BOARD, EXAMINER),
    visit("{domblick}/selbsteinschaetzung/diversitaet/", "domblick"),
    visit("{nordpark}/selbsteinschaetzung/diversitaet/", "nordpark"),
    visit("{domblick}/selbsteinschaetzung/zahlen/", "domblick"),
    visit("{nordpark}/selbsteinschaetzung/zahlen/", "nordpark", EXAMINER),
    visit("{baeckerei}/selbsteinschaetzung/stand/", "baeckerei"),
    visit("{baeckerei}/was-waere-wenn/", "baeckerei"),
    visit("{baeckerei}/selbsteinschaetzung/aufteilen/", "baeckerei"),
    visit("{praxis}/was-waere-wenn/", "praxis"),
    visit("{baeckerei}/vorlagen/", "baeckerei", ADVISER),
    visit("{domblick}/selbsteinschaetzung/stand/", "domblick"),
    visit("{nordpark}/selbsteinschaetzung/stand/", "nordpark", BOARD),
    visit("{baeckerei}/nachweise/", "baeckerei", ADVISER),
    visit("{nordpark}/nachweise/", "nordpark", EXAMINER),
    visit("{baeckerei}/nachweise/{file}/", "baeckerei"),
)
EXAMINATION = (
    visit("{hafenspeicher}/pruefung/", EXAMINER),
    visit("{hafenspeicher}/pruefung/", "hafenspeicher", status=403),
    visit("{hafenspeicher}/pruefung/FU/", EXAMINER),
    visit("{hafenspeicher}/pruefung/DI/", EXAMINER),
    visit("{hafenspeicher}/pruefung/zahlen/", EXAMINER),
    visit("{hafenspeicher}/pruefung/besuch/", EXAMINER),
    visit("{hafenspeicher}/pruefung/bericht/", EXAMINER),
    visit("{nordpark}/pruefung/", EXAMINER),
    visit("{nordpark}/pruefung/FU/", EXAMINER),
    visit("{nordpark}/pruefung/zahlen/", EXAMINER),
    visit("{nordpark}/pruefung/besuch/", EXAMINER),
    visit("{nordpark}/pruefung/bericht/", EXAMINER),
)
PROGRAMMES = (
    visit("{musterstadt}/programm/", "musterstadt", "marburg-coordinator-1", "marburg-examiner-1"),
    visit("{nordpark}/programm/", BOARD),
    visit("{musterstadt}/programm/AO/ziel/", "musterstadt"),
    visit("{musterstadt}/programm/FU/neu/", "musterstadt"),
    visit("{musterstadt}/programm/massnahmen/{measure}/", "musterstadt"),
    visit("{musterstadt}/programm/massnahmen/{measure}/loeschen/", "musterstadt"),
    visit("{musterstadt}/programm/unterschrift/", "musterstadt"),
)
BY_LINK = (
    visit("/magdeburg/beschaeftigtenvertretung/{hafenspeicher:link}/"),
    visit("/magdeburg/beschaeftigtenvertretung/{hafenspeicher:link}x/", status=410),
    visit("/magdeburg/unterschrift/erklaerungen/{domblick:link}/"),
    visit("{hafenspeicher}/beschaeftigtenvertretung/", "hafenspeicher", EXAMINER),
    visit("{nordpark}/beschaeftigtenvertretung/", BOARD),
    visit("{domblick}/leitung/", "domblick"),
)
DECISIONS = (
    visit("{nordpark}/entscheidung/", BOARD),
    visit("{praxis}/entscheidung/", BOARD, status=409),
    visit("/magdeburg/zertifizierung/zertifikate/{number}/", BOARD),
    visit("/magdeburg/zertifizierung/zertifikate/{number}/berichtigen/", BOARD),
    visit("/marburg/zertifizierung/zertifikate/{number:suspended}/", "marburg-board-1"),
)
KEEPER = "marburg-coordinator-1"
STAYING_TRUE = (
    visit("/marburg/verzeichnis/", KEEPER),
    visit("/marburg/verzeichnis/?gruppe=historisch", KEEPER),
    visit("/marburg/verzeichnis/links/", KEEPER),
    visit("/marburg/verzeichnis/luecken/?feld=zeiten", KEEPER),
    visit("/marburg/verzeichnis/vorschlaege/", KEEPER),
    visit("/marburg/verzeichnis/vorschlaege/{proposal}/", KEEPER),
    visit("/marburg/verzeichnis/eintraege/{pflegestuetzpunkt}/verlauf/", KEEPER),
    visit("/marburg/verzeichnis/nachbarn/?q=pflege", KEEPER),
    visit("/marburg/verzeichnis/rechtsstand/", KEEPER),
    visit("/marburg/anbieter/{provider:link}/"),
    visit("/marburg/anbieter/{provider:link}x/", status=410),
    visit("/marburg/anbieter/{provider:link}/{pflegestuetzpunkt}/"),
)
DIRECTORY = (
    visit("/marburg/verzeichnis/eintraege/?q=pflege&stand=historisch", KEEPER),
    visit("/marburg/verzeichnis/eintraege/neu/", KEEPER),
    visit("/marburg/verzeichnis/eintraege/{pflegestuetzpunkt}/", KEEPER),
    visit("/marburg/verzeichnis/eintraege/{pflegestuetzpunkt}/bearbeiten/", KEEPER),
    visit("/marburg/verzeichnis/eintraege/{pflegestuetzpunkt}/uebersetzen/ar/", KEEPER),
    visit("/marburg/verzeichnis/eintraege/{pflegestuetzpunkt}/doppelt/{pflegebuero}/", KEEPER),
    visit("/marburg/verzeichnis/doppelte/", KEEPER),
    visit("/marburg/verzeichnis/meldungen/", KEEPER),
    visit("/marburg/verzeichnis/import/", KEEPER),
    visit("/marburg/verzeichnis/uebersetzungen/?sprache=uk&stand=fehlt", KEEPER),
    visit("/marburg/verzeichnis/organisationen/", KEEPER),
    visit("/marburg/verzeichnis/organisationen/{organisation}/", KEEPER),
    visit("/marburg/verzeichnis/orte/{place}/", KEEPER),
)
VISITS = (
    *STAYING_TRUE, *DIRECTORY, *PUBLIC, *TO_AN_ACCOUNT, *PERSONAL, *ADMINISTRATION, *EMPLOYERS, *DESKS, *CASES,
    *ASSESSMENT, *EXAMINATION, *PROGRAMMES, *BY_LINK, *DECISIONS,
)  # fmt: skip

# Pages that open only in the middle of something: test_accessibility walks there step by step.
ON_THE_WAY = {
    "account_email_verification_sent": "nach dem Registrieren",
    "account_confirm_login_code": "nach dem Anfordern eines Codes",
    "account_confirm_password_reset_code": "nach dem Zurücksetzen",
    "account_complete_password_reset": "nach dem Code zum Zurücksetzen",
    "account_change_password": "nur mit Passwort",
    "account_reauthenticate": "vor Änderungen an der Anmeldung",
    "mfa_activate_totp": "nach dem Bestätigen",
    "mfa_view_recovery_codes": "mit zweitem Faktor",
    "mfa_generate_recovery_codes": "mit zweitem Faktor",
    "mfa_deactivate_totp": "mit zweitem Faktor",
    "mfa_reauthenticate": "mit zweitem Faktor",
    "mfa_authenticate": "beim Anmelden mit zweitem Faktor",
}
# Pages that exist only where a city's own account service is set up (tests/buendnis/accounts/test_staff_sign_in).
WITH_A_SERVICE = {
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_cancelled",
}
NO_PAGES = {
    "quickcheck:questions": "nur aus dem Formular davor, test_kurzcheck geht hin",
    "quickcheck:result": "nur aus dem Formular davor, test_kurzcheck geht hin",
    "quickcheck:carry": "führt zum Konto",
    "talks:talk": "nur in einem Gespräch, test_talks geht hin",
    "talks:hand_over": "nur in einem Gespräch, test_talks geht hin",
    "employers:readdress": "nur mit einer offenen Einladung, test_people_change geht hin",
    "editing:status": "ein Feld, wie reminders:nudge",
    "editing:choose_other": "eine Suche, wie editing:entries",
    "editing:new_organisation": "das Formular von editing:organisation",
    "editing:places": "eine Tabelle, wie editing:organisations",
    "healthz": "antwortet Maschinen",
    "takealong:guide_pdf": "ein Dokument",
    "folder:booklet": "ein Dokument",
    "takealong:embed_json": "antwortet Maschinen",
    "events:feed": "ein Kalender",
    "events:entry_calendar": "ein Kalender",
    "machines:security_txt": "antwortet Maschinen",
    "machines:robots_txt": "antwortet Maschinen",
    "machines:sitemap": "antwortet Maschinen",
    **dict.fromkeys(
        (name for name in PUBLIC_NAMES if name.startswith(("hsds:", "exchange:"))),
        "antwortet Maschinen",
    ),
    "check:json": "antwortet Maschinen",
    "exchange:export_xlsx": "eine Datei",
    "exchange:export_csv": "eine Datei",
    "mfa_download_recovery_codes": "eine Datei",
    "assessment:evidence_file": "eine Datei",
    "assessment:questionnaire": "ein Dokument",
    "programme:pdf": "ein Dokument",
    "programme:paper": "ein Dokument",
    "programme:open": "wie signoffs:open; test_signing öffnet sie",
    "programme:open_pdf": "ein Dokument",
    "signoffs:paper": "ein Dokument",
    "signoffs:page": "eine Datei",
    "programme:published_pdf": "ein Dokument",
    "reports:document": "ein Dokument",
    "reports:board_paper": "ein Dokument",
    "reports:board_folder": "ein Dokument",
}


def marks() -> dict[str, str]:
    """Return what stands for each mark in the addresses."""
    found = {}
    for person in sample.PEOPLE:
        if person.employer:
            below = f"/{person.alliance}/zertifizierung"
            found[person.key] = f"{below}/antraege/{case_of(person.key).code}"
            found[f"{person.key}:betrieb"] = f"{below}/betriebe/{employer_of(person.key).code}"
    with across_alliances("tests look at every alliance"):
        numbers = Certificate.objects
        found |= {
            "number": numbers.get(employer_name="Praxis Elbwiese").number,
            "number:confirmation": numbers.get(kind="confirmation").number,
            "number:suspended": numbers.get(employer_name="Lahntal Maschinenbau AG").number,
            "invitation": Invitation.objects.get(email="neu@beispiel.example").token,
            "membership": str(
                Membership.objects.filter(alliance__slug="magdeburg", role=Role.EXAMINER).latest("pk").pk
            ),
            "employment": str(Employment.objects.get(user__email="praxis-team@beispiel.example").pk),
            "measure": str(Measure.objects.filter(text="Vertretungsplan einführen").latest("pk").pk),
            "file": case_of("baeckerei").evidence.earliest("pk").code,
            "pflegestuetzpunkt": Entry.objects.get(
                alliance__slug="marburg", title="Pflegestützpunkt Marburg-Biedenkopf"
            ).code,
            "pflegebuero": Entry.objects.exclude(
                title="Pflegestützpunkt Marburg-Biedenkopf"
            ).filter(alliance__slug="marburg", title__contains="Pflege").earliest("pk").code,
            "organisation": Organisation.objects.filter(alliance__slug="marburg").earliest("pk").code,
            "place": Place.objects.filter(alliance__slug="marburg").earliest("pk").code,
            "hafenspeicher:link": token_of("hafenspeicher"),
            "domblick:link": token_of("domblick"),
        } | marks_of_asking(SECRET)  # fmt: skip
    return found


def filled(address: str, known: dict[str, str]) -> str:
    """Return the address with its marks filled in."""
    for mark, value in known.items():
        address = address.replace(f"{{{mark}}}", value)
    return address
