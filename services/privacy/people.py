"""Where the directory holds something about a person: contacts, addresses on file, reports, old printed names."""

import json
from collections import defaultdict

from django.db.models import Q, QuerySet

from buendnis.personal_data.parts import ADDRESS, NAME, Part, Person
from buendnis.tenancy.models import Alliance
from buendnis.tenancy.scope import scope
from services.directory.changes import tell
from services.directory.models import Entry, Organisation
from services.freshness.models import Proposal, ProposedChange

OF_THE_ENTRY = ("entry__title", "name", "function", "email")


def printed_in_entries(person: Person) -> Q | None:
    """Return what finds entries whose old source names the person (never shown to families)."""
    return _printed(Entry.objects.exclude(printed={}), person)


def printed_in_organisations(person: Person) -> Q | None:
    """Return what finds organisations whose old source names the person (never shown to families)."""
    return _printed(Organisation.objects.exclude(printed={}), person)


def _printed(rows: QuerySet, person: Person) -> Q | None:
    words = [word.lower() for word in (person.name, *person.addresses) if word]
    found = [
        row.pk
        for row in rows.only("pk", "printed")
        if any(word in json.dumps(row.printed, ensure_ascii=False).lower() for word in words)
    ]
    return Q(pk__in=found) if found else None


def proposals_that_name(person: Person) -> Q | None:
    """Return what finds proposals of providers whose message or fields name the person."""
    words = [word.lower() for word in (person.name, *person.addresses) if word]
    told: dict[int, str] = dict(Proposal.objects.values_list("pk", "note"))
    for pk, before, after in ProposedChange.objects.values_list("proposal", "before", "after"):
        told[pk] += json.dumps([before, after], ensure_ascii=False)
    found = [pk for pk, text in told.items() if any(word in text.lower() for word in words)]
    return Q(pk__in=found) if found else None


def forget_printed(rows: QuerySet, person: Person) -> int:
    """Empty what was kept of the source beside the public facts; return how many rows changed."""
    return rows.update(printed={})


def forget_contacts(rows: QuerySet, person: Person) -> int:
    """Delete who was to be asked, also from the words that a search finds; return how many there were."""
    entries = defaultdict(set)
    for alliance, code in rows.values_list("entry__alliance", "entry__code"):
        entries[alliance].add(code)
    count = rows.delete()[0]
    for alliance in Alliance.objects.filter(pk__in=entries):
        with scope(alliance):
            tell(entries[alliance.pk])
    return count


PARTS = [
    Part(
        "services.Contact", "Ansprechperson eines Angebots", names=("name",), emails=("email",),
        shows=OF_THE_ENTRY, deletes=True, erases=forget_contacts,
    ),
    Part(
        "services.Entry", "Angebote mit dieser E-Mail-Adresse", emails=("email",),
        shows=("title", "email"), becomes={"email": ""},
    ),
    Part(
        "services.Entry", "Angebote, geprüft von der Person", names=("checked_by",),
        shows=("title", "checked_on"), becomes={"checked_by": NAME},
    ),
    Part(
        "services.Entry", "Angebote, deren alte Quelle die Person nennt", finds=printed_in_entries,
        shows=("title", "source"), erases=forget_printed,
    ),
    Part(
        "services.Organisation", "Organisationen, deren alte Quelle die Person nennt",
        finds=printed_in_organisations, shows=("name", "source"), erases=forget_printed,
    ),
    Part(
        "services.Organisation", "Organisationen, die unter dieser Adresse gefragt werden",
        emails=("provider_email",), shows=("name", "provider_email"), becomes={"provider_email": ""},
    ),
    Part(
        "services.CheckRequest", "Nachfragen an diese Adresse", emails=("email",),
        shows=("organisation__name", "email", "sent_at", "answered_at"), becomes={"email": ADDRESS},
    ),
    Part(
        "services.Proposal", "Vorschläge von Organisationen, die die Person nennen",
        finds=proposals_that_name, shows=("entry__title", "note", "made_at"), deletes=True,
    ),
    Part(
        "services.ErrorReport", "Gemeldete Fehler", emails=("email",), deletes=True,
        shows=("entry_code", "what", "words", "email", "reported_at"),
    ),
]  # fmt: skip
