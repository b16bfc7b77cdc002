"""Where certification holds something about a person: employers, cases, who answered, who examined, who signed."""

import json
from collections.abc import Iterator

from django.db.models import Q

from buendnis.access.rules import EmploymentRole
from buendnis.personal_data.parts import ADDRESS, NAME, Part, Person
from certification.applications.models import Application
from certification.applications.states import OPEN
from certification.employers.models import Employment
from certification.records.models import SealedRecord

CASE = "application__code"
FILE_ENDS = "zur Löschung der Fallakte; eine Frist setzt das Bündnis."
TRACE = "Wer gehandelt hat, muss nachvollziehbar sein; zu lesen ist nur noch „Gelöschte Person“."
THREE_PEOPLE = (
    "Beratung, Prüfung und Entscheidung waren drei verschiedene Menschen; das muss belegt bleiben. "
    "Zu lesen ist nur noch „Gelöschte Person“."
)
SEALED = "Versiegelte Stände lassen sich nicht ändern, ohne dass das Siegel bricht."
SIGNED = "Die Unterschrift der Leitung gehört zum Antrag und zur Urkunde."
# Rows that note by name who changed them last, and what tells one from the other.
VERSIONED = {
    "Answer": ("Antworten", "criterion"),
    "BenefitRow": ("Zeilen der Leistungen", "row"),
    "PeopleNumbers": ("Zahlen über Beschäftigte (ohne die Zahlen)", CASE),
    "Finding": ("Befunde", "criterion"),
    "NumberFinding": ("Befunde zu Zahlen (ohne die Zahlen)", "group"),
    "BenefitFinding": ("Befunde zu Leistungen", "row"),
    "Visit": ("Besuche", "date"),
    "ReportText": ("Texte für den Bericht", CASE),
    "ComplaintsOffice": ("Beschwerdestellen", "named_on"),
}


def last_owner_of_an_open_case(person: Person) -> Iterator[str]:
    """Yield a sentence for every employer with an open case that nobody else is responsible for."""
    if person.user is None:
        return
    held = Employment.objects.filter(
        user=person.user, role=EmploymentRole.OWNER, until__isnull=True
    ).select_related("employer")
    for employment in held:
        employer = employment.employer
        others = employer.employments.filter(
            role=EmploymentRole.OWNER, until__isnull=True, user__is_active=True
        ).exclude(user=person.user)
        if employer.applications.filter(state__in=sorted(OPEN)).exists() and not others.exists():
            yield (
                f"Letzte verantwortliche Person von „{employer}“, und dort läuft ein Antrag. "
                "Laden Sie zuerst eine weitere ein, oder lassen Sie den Antrag zurückziehen."
            )


def part_in_an_open_case(person: Person) -> Iterator[str]:
    """Yield a sentence for every open case that the person advises or examines today."""
    if person.user is None:
        return
    for task, name in (("adviser", "Beratung"), ("examiner", "Prüfung")):
        found = Application.objects.filter(state__in=sorted(OPEN), **{task: person.user})
        for code in found.order_by("code").values_list("code", flat=True):
            yield f"{name} im laufenden Antrag {code}. Geben Sie den Fall zuerst weiter."


def in_seals(person: Person) -> Q | None:
    """Return what finds the sealed records that hold the name, wherever in them it stands."""
    found = [record.pk for record in _sealed_with(person.name)]
    return Q(pk__in=found) if found else None


def in_declarations(person: Person) -> Q | None:
    """Return what finds the declarations of the person: noted as „name, function“, earlier as the name alone."""
    name = person.name
    return Q(declared_by=name) | Q(declared_by__startswith=f"{name}, ") if name else None


def in_papers(person: Person) -> Q | None:
    """Return what finds the stored documents that print these records."""
    found = [record.hash for record in _sealed_with(person.name)]
    return Q(record_hash__in=found) if found else None


def _sealed_with(name: str) -> Iterator[SealedRecord]:
    for record in SealedRecord.objects.order_by("pk").iterator(chunk_size=50) if name else ():
        if name == record.sealed_by or name in json.dumps(record.parts, ensure_ascii=False):
            yield record


def _changed_by(model: str) -> Part:
    title, which = VERSIONED[model]
    return Part(
        f"certification.{model}", f"{title}, zuletzt geändert von der Person",
        names=("changed_by",), becomes={"changed_by": NAME},
        shows=tuple(dict.fromkeys((CASE, which, "changed_at"))),
    )  # fmt: skip


PARTS = [
    Part(
        "certification.Employer", "Ansprechperson eines Betriebs", names=("contact_name",),
        emails=("contact_email",), shows=("name", "contact_name", "contact_email", "contact_phone"),
        becomes={"contact_name": NAME, "contact_email": "", "contact_phone": ""},
    ),
    Part(
        "certification.Employment", "Mitwirkung in Betrieben", users=("user",), ends="until",
        shows=("employer__name", "role", "since", "until"), becomes={},
        stays="Wer zu einem Betrieb gehörte, darf ihn nicht prüfen. " + TRACE, until=FILE_ENDS,
    ),
    Part(
        "certification.AccessRequest", "Anfragen um Zugang", users=("user",), deletes=True,
        shows=("employer__name", "message", "asked_at", "answered_at", "granted"),
    ),
    Part(
        "certification.Application", "Anträge, die die Person berät oder prüft",
        users=("adviser", "examiner"), shows=("code", "state", "created_at", "decided_at"),
        stays=THREE_PEOPLE, until=FILE_ENDS,
    ),
    Part(
        "certification.Application", "Erklärungen der Leitung", names=("declared_by",),
        finds=in_declarations, shows=("code", "declared_by", "submitted_at"),
        stays=SIGNED, until=FILE_ENDS,
    ),
    Part(
        "certification.CasePerson", "Beratung, Prüfung und Vertretung in Anträgen", users=("user",),
        shows=(CASE, "task", "since", "until"), stays=THREE_PEOPLE, until=FILE_ENDS,
    ),
    Part(
        "certification.Talk", "Gespräche, erfasst oder bestätigt von der Person",
        users=("typed_by", "confirmed_by"), shows=(CASE, "held_on", "begun_at", "confirmed_at"),
        stays=TRACE, until=FILE_ENDS,
    ),
    Part(
        "certification.Deputy", "Vertretungen", users=("coordinator", "deputy"),
        shows=("alliance__name", "first_day", "last_day", "named_at"),
        stays=THREE_PEOPLE, until="zur Löschung des Bündnisses.",
    ),
    Part(
        "certification.Deputy", "Vertretungen, bestimmt von der Person", names=("named_by",),
        shows=("alliance__name", "first_day", "last_day"), becomes={"named_by": NAME},
    ),
    *map(_changed_by, VERSIONED),
    Part(
        "certification.SectionTask", "Abschnitte, die die Person übernommen hat", users=("user",),
        shows=(CASE, "section", "due", "given_at"), deletes=True,
    ),
    Part(
        "certification.SectionTask", "Abschnitte, verteilt von der Person", names=("given_by",),
        shows=(CASE, "section", "given_at"), becomes={"given_by": NAME},
    ),
    Part(
        "certification.Evidence", "Nachweise, hochgeladen von der Person",
        users=("uploaded_by_user",), names=("uploaded_by",),
        shows=(CASE, "title", "file_name", "uploaded_at"), becomes={"uploaded_by": NAME},
    ),
    Part(
        "certification.SealedRecord", "Versiegelte Stände", names=("sealed_by",), finds=in_seals,
        shows=(CASE, "kind", "number", "sealed_at"), stays=SEALED, until=FILE_ENDS,
    ),
    Part(
        "certification.StoredDocument", "Gespeicherte Unterlagen zu diesen Ständen", finds=in_papers,
        shows=(CASE, "kind", "rendered_at"), stays=SEALED, until=FILE_ENDS,
    ),
    Part(
        "certification.Decision", "Entscheidungen", users=("decided_by",), names=("decided_by_name",),
        shows=(CASE, "decided_on", "decided_by_name"), stays=SEALED, until=FILE_ENDS,
    ),
    Part(
        "certification.CertificateEvent", "Schritte zu Zertifikaten", names=("by_name",),
        shows=("certificate__number", "kind", "on"), becomes={"by_name": NAME},
    ),
    Part(
        "certification.Programme", "Handlungsprogramme, vereinbart von der Person",
        names=("agreed_by",), shows=(CASE, "agreed_at"), becomes={"agreed_by": NAME},
    ),
    Part(
        "certification.Reminder", "Erinnerungen", users=("user",), deletes=True,
        shows=("alliance__name", "kind", "case_code", "written_at"),
    ),
    Part(
        "certification.ReminderPause", "Pausen von Erinnerungen", users=("user",), deletes=True,
        shows=("alliance__name", "since", "until"),
    ),
    Part(
        "certification.Voice", "Stimme der Beschäftigtenvertretung: Adresse", emails=("email",),
        shows=(CASE, "email", "asked_at", "noted_at", "name", "function", "statement"),
        becomes={"email": ADDRESS},
    ),
    Part(
        "certification.Voice", "Stimme der Beschäftigtenvertretung: Name", names=("name",),
        shows=(CASE, "name", "function", "noted_at"), becomes={"name": NAME},
    ),
    Part(
        "certification.Voice", "Fragen an die Beschäftigtenvertretung", names=("asked_by",),
        shows=(CASE, "asked_at"), becomes={"asked_by": NAME},
    ),
    Part(
        "certification.SignOff", "Unterschriften der Leitung: Adresse", emails=("email",),
        shows=(CASE, "purpose", "name", "function", "place", "email", "asked_at", "signed_at"),
        becomes={"email": ADDRESS},
    ),
    Part(
        "certification.SignOff", "Unterschriften der Leitung: Name", names=("name",),
        shows=(CASE, "purpose", "name", "function", "signed_at"), stays=SIGNED, until=FILE_ENDS,
    ),
    Part(
        "certification.SignOff", "Unterschriften, erbeten von der Person", names=("asked_by",),
        shows=(CASE, "purpose", "asked_at"), becomes={"asked_by": NAME},
    ),
    Part(
        "certification.StepNote", "Vorgemerkte Schritte", names=("noted_by",),
        shows=(CASE, "question", "noted_at"), becomes={"noted_by": NAME},
    ),
]  # fmt: skip
