"""Where the ground holds something about a person: account, ways to sign in, roles, mail, journal."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet

from buendnis.access.rules import Role
from buendnis.accounts.models import Membership
from buendnis.journal.models import Entry, replaced
from buendnis.personal_data.parts import NAME, Part, Person

TRACE = "Wer gehandelt hat, muss nachvollziehbar sein; zu lesen ist nur noch „Gelöschte Person“."
WITH_THE_ALLIANCE = "zur Löschung des Bündnisses."


def account(person: Person) -> Q | None:
    """Return what finds the account itself."""
    return Q(pk=person.user.pk) if person.user else None


def sessions(person: Person) -> Q | None:
    """Return what finds the open sessions; whose they are stands inside of them only."""
    if person.user is None:
        return None
    key = str(person.user.pk)
    found = (each for each in Session.objects.iterator() if _of(each) == key)
    return Q(pk__in=[each.pk for each in found])


def _of(session: Session) -> str:
    return str(session.get_decoded().get("_auth_user_id", ""))


def told_in_journal(person: Person) -> Q | None:
    """Return what finds the lines in which the person acts or is named."""
    words = words_for(person)
    keys = [
        entry.pk
        for entry in Entry.objects.order_by("pk").iterator(chunk_size=500)
        if (person.user and entry.actor_id == person.user.pk)
        or replaced([entry.sentence, entry.details], words) != [entry.sentence, entry.details]
    ]
    return Q(pk__in=keys) if keys else None


def words_for(person: Person) -> Mapping[str, str]:
    """Return what is replaced in lines of the journal: addresses, and a name of two words and more.

    A single word would be found in the names of others as well.
    """
    words = {person.name: person.tombstone} if " " in person.name else {}
    return words | dict.fromkeys(person.addresses, person.dead_address)


def clear_journal(rows: QuerySet[Any], person: Person) -> int:
    """Put the tombstone in place of name and address in these lines; return how many there were."""
    count = rows.count()
    key = person.user.pk if person.user else None
    Entry.objects.filter(pk__in=rows.values("pk")).replace_person(
        actor=key, name=person.tombstone, words=words_for(person)
    )
    return count


def last_administrator(person: Person) -> Iterator[str]:
    """Yield a sentence for every alliance that nobody else administers."""
    if person.user is None:
        return
    held = Membership.objects.filter(user=person.user, role=Role.ADMIN, until__isnull=True)
    for membership in held.select_related("alliance"):
        others = Membership.objects.filter(
            alliance=membership.alliance, role=Role.ADMIN, until__isnull=True, user__is_active=True
        ).exclude(user=person.user)
        if not others.exists():
            yield (
                f"Letzte Verwaltung von „{membership.alliance}“. Geben Sie zuerst jemand anderem diese "
                f"Aufgabe: manage.py invite MAIL {membership.alliance.slug} admin"
            )


PARTS = [
    Part(
        "buendnis.User", "Konto", finds=account,
        shows=("email", "name", "is_active", "date_joined", "last_login"),
        stays="Protokoll und Siegel zeigen auf das Konto; Name und Adresse sind ersetzt.",
        until=WITH_THE_ALLIANCE,
    ),
    Part(
        "account.EmailConfirmation", "Bestätigungen von Adressen",
        users=("email_address__user",), shows=("created", "sent"), deletes=True,
    ),
    Part(
        "account.EmailAddress", "Adressen zum Anmelden", users=("user",), emails=("email",),
        shows=("email", "verified", "primary"), deletes=True,
    ),
    Part(
        "mfa.Authenticator", "Zweiter Faktor", users=("user",),
        shows=("type", "created_at", "last_used_at"), deletes=True,
    ),
    Part(
        "socialaccount.SocialToken", "Schlüssel der Anmeldung über ein anderes Haus",
        users=("account__user",), shows=("expires_at",), deletes=True,
    ),
    Part(
        "socialaccount.SocialAccount", "Anmeldung über ein anderes Haus", users=("user",),
        shows=("provider", "uid", "date_joined", "last_login"), deletes=True,
    ),
    Part(
        "sessions.Session", "Offene Sitzungen", finds=sessions, shows=("expire_date",), deletes=True,
    ),
    Part(
        "buendnis.Membership", "Aufgaben im Bündnis", users=("user",), ends="until",
        shows=("alliance__name", "role", "since", "until", "phone", "reachable"),
        becomes={"phone": "", "reachable": ""}, stays=TRACE, until=WITH_THE_ALLIANCE,
    ),
    Part(
        "buendnis.Invitation", "Einladungen an die Person", users=("accepted_by",), emails=("email",),
        shows=("alliance__name", "email", "role", "employer_code", "created_at", "accepted_at"),
        deletes=True,
    ),
    Part(
        "buendnis.Invitation", "Einladungen durch die Person", users=("invited_by",),
        shows=("alliance__name", "role", "created_at"),
        stays=TRACE, until="90 Tage nach Ablauf der Einladung.",
    ),
    Part(
        "buendnis.Callback", "Bitten um Rückruf (nach dem Namen gefunden)", names=("name",),
        shows=("alliance__name", "name", "phone", "window", "asked_at"), deletes=True,
    ),
    Part(
        "buendnis.SecretLink", "Links ohne Konto", emails=("email",),
        shows=("alliance__name", "purpose", "about", "email", "created_at", "expires_at", "used_at"),
        deletes=True,
    ),
    Part(
        "buendnis.Mail", "Mails an die Person", emails=("to",),
        shows=("alliance__name", "to", "subject", "body", "created_at", "sent_at"), deletes=True,
    ),
    Part(
        "buendnis.Entry", "Zeilen im Protokoll", users=("actor",), names=("actor_name",),
        finds=told_in_journal, erases=clear_journal,
        shows=("alliance__name", "at", "actor_name", "verb", "case_code", "sentence"),
        stays=TRACE, until=WITH_THE_ALLIANCE,
    ),
    Part(
        "buendnis.PageText", "Bearbeitete Texte", names=("changed_by",),
        shows=("alliance__name", "key", "changed_at"), becomes={"changed_by": NAME},
    ),
    Part(
        "buendnis.Alliance", "Geschäftsstelle eines Bündnisses", names=("contact_name",),
        emails=("contact_email",), shows=("name", "contact_name", "contact_email", "contact_phone"),
        stays="Die Angaben stehen öffentlich; die Verwaltung trägt eine andere Person ein.",
        until="die Verwaltung sie ändert.",
    ),
]  # fmt: skip
