"""The people and employers of the sample mode, as data: invented names, addresses that lead nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction

from buendnis.access.rules import Actor, EmploymentRole, Role
from buendnis.accounts.actions import join, set_number
from buendnis.accounts.actors import actor_for
from buendnis.accounts.models import User
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from certification.employers.actions import register_employer, take_in
from certification.employers.models import Employer

DOMAIN = "@beispiel.example"
PORTAL = Actor(name="Beispieldaten")
REACHABLE = "Montag bis Donnerstag, 9 bis 13 Uhr"

ALLIANCES: dict[str, dict[str, str]] = {
    "magdeburg": {
        "name": "Magdeburger Bündnis für Familien", "city": "Magdeburg", "land": "ST", "code_prefix": "MD",
        "accent": "elbe", "emblem": "elbe",
        "tagline": "Familie hat viele Formen. Arbeit soll zu jeder passen.",
        "contact_name": "Geschäftsstelle des Bündnisses (Beispiel)",
        "contact_email": f"magdeburg{DOMAIN}", "contact_phone": "0391 000000",
    },
    "marburg": {
        "name": "Marburger Bündnis für Familie", "city": "Marburg", "land": "HE", "code_prefix": "MR",
        "accent": "lahn", "emblem": "lahn",
        "tagline": "Pflege und Beruf: Wir lassen niemanden damit allein.",
        "contact_name": "Geschäftsstelle des Bündnisses (Beispiel)",
        "contact_email": f"marburg{DOMAIN}", "contact_phone": "06421 000000",
    },
    "trier": {
        "name": "Trierer Bündnis für Familie", "city": "Trier", "land": "RP", "code_prefix": "TR",
        "accent": "mosel", "emblem": "mosel",
        "tagline": "Gute Vorsätze werden Maßnahmen, und Maßnahmen werden Alltag.",
        "contact_name": "Geschäftsstelle des Bündnisses (Beispiel)",
        "contact_email": f"trier{DOMAIN}", "contact_phone": "0651 000000",
    },
}  # fmt: skip


@dataclass(frozen=True)
class SamplePerson:
    """Somebody to sign in as: `key` makes the address, `hint` says what to try."""

    key: str
    name: str
    alliance: str
    hint: str
    roles: tuple[Role, ...] = ()
    employer: str = ""
    employment: EmploymentRole | None = None
    phone: str = ""

    @property
    def email(self) -> str:
        return f"{self.key}{DOMAIN}"

    @property
    def task(self) -> str:
        """What the person is, for the list to choose from."""
        if self.employment:
            return f"{self.employer}: {self.employment.label}"
        return ", ".join(role.label for role in self.roles)


ROLE_HINTS = {
    Role.COORDINATOR: "Berät Betriebe: Antrag ansehen, Handlungsprogramm vereinbaren, annehmen, Prüfung benennen.",
    Role.EXAMINER: "Prüft: Antworten neben den Nachweisen lesen, bestätigen oder mit Grund ändern, Besuch eintragen.",
    Role.BOARD: "Entscheidet: Zertifikat und Bericht ansehen, wie sie herauskämen, und dann entscheiden.",
    Role.ADMIN: "Verwaltet das Bündnis: Personen einladen, Farbe und Zeichen wählen, Texte ändern.",
}
STAFF = {
    "magdeburg": (
        (Role.COORDINATOR, "Karla Beispiel", "Kuno Beispiel"),
        (Role.EXAMINER, "Paula Probe", "Pascal Probe"),
        (Role.BOARD, "Elke Ehrenamt", "Emil Ehrenamt"),
        (Role.ADMIN, "Amira Amtsstube"),
    ),
    "marburg": (
        (Role.COORDINATOR, "Lene Lahnufer", "Lars Lahnufer"),
        (Role.EXAMINER, "Meike Muster", "Murat Muster"),
        (Role.BOARD, "Bettina Bergschloss", "Bruno Bergschloss"),
        (Role.ADMIN, "Olga Oberstadt"),
    ),
    "trier": (
        (Role.COORDINATOR, "Mona Moselbogen", "Max Moselbogen"),
        (Role.EXAMINER, "Petra Porta", "Piet Porta"),
        (Role.BOARD, "Rosa Römerbrücke", "Rainer Römerbrücke"),
        (Role.ADMIN, "Winnie Weinberg"),
    ),
}


@dataclass(frozen=True)
class SampleEmployer:
    """An employer of the sample mode; its people are those in PEOPLE who name it."""

    name: str
    alliance: str
    sector: str
    street: str
    postcode: str
    city: str


EMPLOYERS = (
    SampleEmployer("Praxis Elbwiese", "magdeburg", "gesundheit", "Uferweg 3", "39104", "Magdeburg"),
    SampleEmployer(
        "Nordpark Antriebstechnik GmbH",
        "magdeburg",
        "industrie",
        "Werkring 12",
        "39106",
        "Magdeburg",
    ),
    SampleEmployer(
        "Stadtverwaltung Musterstadt",
        "marburg",
        "verwaltung",
        "Rathausplatz 1",
        "35037",
        "Musterstadt",
    ),
    SampleEmployer(
        "Domblick Software GmbH", "magdeburg", "it", "Lindenhof 8", "39104", "Magdeburg"
    ),
    SampleEmployer(
        "Bäckerei Morgenrot", "magdeburg", "handel", "Marktgasse 2", "39104", "Magdeburg"
    ),
    SampleEmployer(
        "Hafenspeicher Logistik GmbH", "magdeburg", "logistik", "Am Kai 21", "39126", "Magdeburg"
    ),
    SampleEmployer(
        "Kita Sonnenkäfer e. V.", "magdeburg", "bildung", "Wiesenpfad 5", "39108", "Magdeburg"
    ),
    SampleEmployer(
        "Börde Feinkost GmbH", "magdeburg", "industrie", "Feldweg 7", "39110", "Magdeburg"
    ),
    SampleEmployer(
        "Lahntal Maschinenbau AG", "marburg", "industrie", "Talweg 40", "35041", "Marburg"
    ),
    SampleEmployer(
        "Oberstadt Buchhandel GmbH", "marburg", "handel", "Stiege 3", "35037", "Marburg"
    ),
    SampleEmployer(
        "Moselufer Hotel GmbH", "trier", "gastgewerbe", "Uferstraße 9", "54290", "Trier"
    ),
)
OWNER, CONTRIBUTOR, MANAGEMENT = (
    EmploymentRole.OWNER,
    EmploymentRole.CONTRIBUTOR,
    EmploymentRole.MANAGEMENT,
)
EMPLOYED = (
    ("praxis", "Wiebke Wiesner", "Praxis Elbwiese", OWNER,
     "Kleiner Betrieb mit sieben Menschen: Fragen beantworten, Nachweise ablegen, Stand ansehen."),
    ("praxis-team", "Tom Therapeut", "Praxis Elbwiese", CONTRIBUTOR,
     "Wirkt mit: eine Antwort zur selben Zeit ändern wie die Verantwortliche und sehen, was passiert."),
    ("nordpark", "Nora Nordmann", "Nordpark Antriebstechnik GmbH", OWNER,
     "Mittlerer Betrieb mit allen Teilen: Selbsteinschätzung, Diversitätsindikator, Handlungsprogramm."),
    ("nordpark-team", "Theo Turbine", "Nordpark Antriebstechnik GmbH", CONTRIBUTOR,
     "Wirkt mit: Antworten und Nachweise ergänzen, aber nicht einreichen."),
    ("nordpark-leitung", "Greta Getriebe", "Nordpark Antriebstechnik GmbH", MANAGEMENT,
     "Oberste Leitung: Erklärungen abgeben, Handlungsprogramm abzeichnen, einreichen."),
    ("musterstadt", "Rita Rathaus", "Stadtverwaltung Musterstadt", OWNER,
     "Große Verwaltung mit einem Programm nach Trierer Art."),
    ("musterstadt-team", "Falk Formular", "Stadtverwaltung Musterstadt", CONTRIBUTOR,
     "Wirkt mit an einer großen Selbsteinschätzung."),
    ("domblick", "Dora Datenbank", "Domblick Software GmbH", OWNER,
     "Vorbildlich zertifiziert: Zertifikat und Bericht ansehen."),
    ("baeckerei", "Berta Backstube", "Bäckerei Morgenrot", OWNER,
     "Neun Beschäftigte, die Selbsteinschätzung ist halb fertig: weitermachen und einreichen."),
    ("hafenspeicher", "Henri Hafen", "Hafenspeicher Logistik GmbH", OWNER,
     "Wird gerade geprüft: sehen, wo der Antrag steht."),
    ("kita", "Katrin Käfer", "Kita Sonnenkäfer e. V.", OWNER,
     "Eben eingereicht: Eingangsbestätigung laden oder die Einreichung zurücknehmen."),
    ("boerde", "Bodo Börde", "Börde Feinkost GmbH", OWNER,
     "Auf dem Weg: Teilnahmebestätigung und Bericht mit den nächsten Schritten."),
    ("lahntal", "Lisbeth Lager", "Lahntal Maschinenbau AG", OWNER,
     "Das Zertifikat ist ausgesetzt: sehen, was die Öffentlichkeit liest."),
    ("buchhandel", "Bela Blattgold", "Oberstadt Buchhandel GmbH", OWNER,
     "Nicht zertifiziert: den Bericht mit den Gründen lesen."),
    ("moselufer", "Minna Morgengast", "Moselufer Hotel GmbH", OWNER,
     "Angenommen, die Prüfung beginnt bald."),
)  # fmt: skip


def _staff() -> Iterator[SamplePerson]:
    for alliance, rows in STAFF.items():
        for role, *names in rows:
            for number, name in enumerate(names, start=1):
                key = (
                    f"{alliance}-{role.value}-{number}"
                    if len(names) > 1
                    else f"{alliance}-{role.value}"
                )
                yield SamplePerson(
                    key,
                    name,
                    alliance,
                    ROLE_HINTS[role],
                    roles=(role,),
                    phone=_phone(alliance, role, number),
                )


def _phone(alliance: str, role: Role, number: int) -> str:
    """Return the invented extension of somebody whom employers ring up."""
    office = ALLIANCES[alliance]["contact_phone"]
    return f"{office[:-1]}{number}" if role is Role.COORDINATOR else ""


def _employed() -> Iterator[SamplePerson]:
    home = {employer.name: employer.alliance for employer in EMPLOYERS}
    for key, name, employer, employment, hint in EMPLOYED:
        yield SamplePerson(
            key, name, home[employer], hint, employer=employer, employment=employment
        )


PEOPLE: tuple[SamplePerson, ...] = (*_employed(), *_staff())


def sample_person(key: str) -> SamplePerson | None:
    """Return the sample person of that key, or None."""
    return next((person for person in PEOPLE if person.key == key), None)


def user_of(key: str) -> User:
    """Return the loaded user of a sample person; raises User.DoesNotExist before loading."""
    return User.objects.get(email=f"{key}{DOMAIN}")


@transaction.atomic
def load_sample_alliances() -> list[Alliance]:
    """Create the three alliances where they are missing; those that exist stay as they are."""
    return [
        Alliance.objects.get_or_create(slug=slug, defaults=fields)[0]
        for slug, fields in ALLIANCES.items()
    ]


@transaction.atomic
def load_sample_people() -> list[User]:
    """Create the sample people with their verified addresses and roles; return them. Does nothing twice."""
    alliances = {alliance.slug: alliance for alliance in load_sample_alliances()}
    users = []
    for person in PEOPLE:
        user, new = User.objects.get_or_create(email=person.email, defaults={"name": person.name})
        if new:
            user.set_unusable_password()
            user.save()
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        with scope(alliances[person.alliance]):
            for role in person.roles:
                membership = join(user, role=role, by=PORTAL)
                if new and person.phone:
                    set_number(membership, phone=person.phone, reachable=REACHABLE, by=PORTAL)
        users.append(user)
    return users


@transaction.atomic
def load_sample_employers() -> list[Employer]:
    """Register the sample employers through the real steps, with owner first; return them. Does nothing twice."""
    return [_load_employer(employer) for employer in EMPLOYERS]


def _load_employer(sample: SampleEmployer) -> Employer:
    alliance = Alliance.objects.get(slug=sample.alliance)
    people = [person for person in PEOPLE if person.employer == sample.name]
    owner = next(person for person in people if person.employment is OWNER)
    with scope(alliance):
        found = Employer.objects.filter(name=sample.name).first()
        if found:
            return found
        user = user_of(owner.key)
        employer = register_employer(
            name=sample.name, sector=sample.sector, street=sample.street, postcode=sample.postcode,
            city=sample.city, contact_name=owner.name, contact_email=owner.email, contact_phone="0000 000000",
            user=user, by=actor_for(user, alliance),
        )  # fmt: skip
        for person in people:
            if person.employment and person is not owner:
                take_in(
                    employer,
                    user=user_of(person.key),
                    role=person.employment,
                    by=actor_for(user, alliance),
                )
        return employer
