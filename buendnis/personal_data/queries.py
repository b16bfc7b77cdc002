"""Finding a person by an address, and gathering what is held about them."""

from typing import Any

from allauth.account.models import EmailAddress

from buendnis.accounts.models import User
from buendnis.personal_data.parts import Part, Person, registered_parts
from buendnis.tenancy.scope import across_alliances


def person_by(address: str) -> Person:
    """Return the person behind an address: the account with it, or only the address itself."""
    wanted = address.strip().lower()
    user = User.objects.filter(email__iexact=wanted).first()
    if user is None:
        known = EmailAddress.objects.filter(email__iexact=wanted).select_related("user").first()
        user = known.user if known else None
    if user is None:
        return Person(addresses=frozenset({wanted}))
    others = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    has_namesake = User.objects.filter(name__iexact=user.name).exclude(pk=user.pk).exists()
    return Person(
        addresses=frozenset({wanted, user.email.lower(), *(each.lower() for each in others)}),
        user=user,
        name="" if has_namesake else user.name.strip(),
        has_namesake=has_namesake,
    )


def everything_about(person: Person) -> list[tuple[Part, list[dict[str, Any]]]]:
    """Return each part of the table that holds something, with the fields that it shows."""
    with across_alliances("Eine Auskunft gilt für alle Bündnisse"):
        found = [(part, list(part.rows(person).values(*part.shows))) for part in registered_parts()]
    return [(part, rows) for part, rows in found if rows]
